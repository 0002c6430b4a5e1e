"""Story worlds answered: the documents of a world in, and what the register makes of them in the form its scorer reads.

A world is an invented history told by invented outlets, whose truth is known. `answer` is given statements already
made (by hand, or by extraction) and the world's questions, and writes ANSWERS.json as data.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from habeas.json_form import decode
from habeas.model import (
    Copy,
    Count,
    Deal,
    Disagreement,
    Document,
    Event,
    Finding,
    Judgement,
    Material,
    Mention,
    Person,
    Statement,
    Sum,
    When,
)
from habeas.publication.world_sources import Sources
from habeas.reconciliation import Holding, held, origins, reconcile
from habeas.reconciliation.groups import TRADES
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Modality, Type

_SCOPES = {
    "women": "women",
    "foreigners": "foreign",
    "children": "minors",
    "students": "students",
    "believers": "believers",
}
_SCOPES |= {trade: trade for trade in TRADES}
"""What a world calls those of whom a number is, by the topic of the words for them."""
_OUT = (Type.RELEASE, Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION, Type.PARDON)
Json = dict[str, Any]
Judge = Callable[[Material], tuple[Judgement, ...]]


def documents(lines: Iterable[Mapping[str, Any]]) -> tuple[Document, ...]:
    """The documents of a world's lines, in order of capture."""
    made = (_document(line) for line in lines)
    return tuple(sorted(made, key=lambda d: (d.received, d.id)))


def _document(line: Mapping[str, Any]) -> Document:
    captured = datetime.fromisoformat(line["captured"].replace("Z", "+00:00"))
    published = day(line["published"]) if line.get("published") else None
    made = Document(
        id=line["id"], sha256="", text=line["text"], location=line["id"], received=captured,
        outlet=line.get("outlet"), published=published, language=line.get("lang"),
    )  # fmt: skip
    return replace(made, sha256=sha256(content(made)).hexdigest())


def content(document: Document) -> bytes:
    """What stands for the bytes of a world's document as received: its id and its text."""
    return f"{document.id}\n{document.text}".encode()


def day(iso: str, text: str | None = None) -> When:
    """YYYY, YYYY-MM or YYYY-MM-DD as the days it means."""
    first = date.fromisoformat((iso + "-01-01")[:10])
    following = {4: (first.year + 1, 1), 7: (first.year + first.month // 12, first.month % 12 + 1)}.get(len(iso))
    last = date.fromordinal(date(*following, 1).toordinal() - 1) if following else first
    return When(text or iso, first, last, iso)


def said(line: Mapping[str, Any]) -> tuple[Statement, ...]:
    """The statements that a line of a world gives (`gold`), in its order, each where its quote first stands."""
    return tuple(_statement(line["id"], line["text"], form) for form in line.get("gold", ()))


def _statement(document: str, text: str, form: Mapping[str, Any]) -> Statement:
    start = text.index(form["quote"])
    given = dict(form) | {"document": document, "start": start, "end": start + len(form["quote"]), "trigger": ""}
    given |= {"by": "gold", "confidence": 1.0, "basis": None, "date": _when(form.get("date"))}
    return decode(Statement, given)


def _when(form: Mapping[str, Any] | None) -> When | None:
    if form is None:
        return None
    return day(form["iso"], form["text"]) if form.get("iso") else When(form["text"])


def mentions(text: str, document: str, statements: Iterable[Statement]) -> tuple[Mention, ...]:
    """A mention for each name that the statements of a document give."""
    names = dict.fromkeys(name for s in statements for name in s.persons)
    return tuple(
        Mention(document, name, (name,), tuple(m.span() for m in re.finditer(re.escape(name), text))) for name in names
    )


def answer(
    mode: str, world: Material, order: Mapping[str, int | None], questions: Mapping[str, Any], judge: Judge
) -> Json:
    """ANSWERS.json for a world, from its material, its questions, and each statement's index in the gold list."""
    linked = _linked(world, judge)
    found = _Found(world, reconcile(linked), origins(linked), questions["sources"])
    return {
        "mode": mode,
        "statements": [found.statement(s, order.get(s.id), mode) for s in world.statements],
        "events": found.happenings(),
        "as_of": [_as_of(world, q, judge, found) for q in questions["as_of"]],
        "disputes": found.disputes(),
        "deals": found.deals(),
        "copies": found.copies(),
        "sums": found.sums(),
    }


def _linked(world: Material, judge: Judge) -> Material:
    return Material(world.documents, world.mentions, world.statements, judge(world))


def _as_of(world: Material, query: Mapping[str, Any], judge: Judge, found: "_Found") -> Json:
    """Who was held on the day asked for, by the documents captured by then; people go by their ids at last."""
    known = datetime.fromisoformat(query["known_by"].replace("Z", "+00:00"))
    documents_ = tuple(d for d in world.documents if d.received <= known)
    ids = {d.id for d in documents_}
    then = Material(
        documents_,
        tuple(m for m in world.mentions if m.document in ids),
        tuple(s for s in world.statements if s.document in ids),
    )
    findings = reconcile(_linked(then, judge))
    called = {f.value.id: found.called(f.value) for f in findings if isinstance(f.value, Person)}
    entries: dict[str, list[Holding]] = {}
    for holding in held(findings, date.fromisoformat(query["on"])):
        entries.setdefault(called[holding.person], []).append(holding)
    answers: Json = {"query": query["id"], "held": [], "not_held": [], "unknown": []}
    for person, holdings in sorted(entries.items()):
        answers[latest(holdings).replace(" ", "_")].append(person)
    return answers


def latest(holdings: Iterable[Holding]) -> str:
    """The answer for one human being whom the register of that day still had under several entries.

    Of those that know, the one whose state began last, or is last spoken of where no beginning is told; unknown where
    two began on one day and differ.
    """
    knowing = [h for h in holdings if h.held != "unknown"]
    last = max(map(_turned, knowing), default=None)
    said = {h.held for h in knowing if _turned(h) == last}
    return said.pop() if len(said) == 1 else "unknown"


def _turned(h: Holding) -> date:
    return (h.since.last if h.since else None) or h.last_word_on or date.min


class _Found:
    """The findings of a world, asked for in the words of its scorer."""

    def __init__(
        self,
        world: Material,
        findings: Sequence[Finding],
        origin: Mapping[str, str],
        sources: Iterable[Mapping[str, Any]],
    ) -> None:
        self.places = {s.id: (s.document, s.start, s.end) for s in world.statements}
        self.quotes = {s.id: s.quote for s in world.statements}
        self.told = {d.id: d.published.last.isoformat() for d in world.documents if d.published and d.published.last}
        self.findings = findings
        self.origin = origin
        self.person = {m: f.value.id for f in findings if isinstance(f.value, Person) for m in f.value.mentions}
        self.events = {f.value.id: f.value for f in findings if isinstance(f.value, Event)}
        self.event_of = self._by_statement(Event)
        self.count_of = self._by_statement(Count)
        self.totals: dict[tuple[object, ...], list[str]] = {}
        for s in world.statements:
            self.totals.setdefault(self._total(s), []).append(s.document)
        self.sources = Sources(sources, world.documents, self._freed(world))
        mapped = {s.id: self.sources.of_statement(s, origin[s.id]) for s in world.statements if s.id in origin}
        self.source_of = mapped
        self.by_label = {
            label: self._commonest(mapped[i] for i in mapped if origin[i] == label) for label in origin.values()
        }

    def _freed(self, world: Material) -> Iterable[tuple[str, str]]:
        """The people let out, as each document names them."""
        out = {p for e in self.events.values() if e.type in _OUT and e.happened is not False for p in e.persons}
        return ((m.document, m.name) for m in world.mentions if self.person.get(m.id) in out)

    def _commonest(self, ids: Iterable[str | None]) -> str | None:
        """The source that most statements of one origin come from."""
        counted = Counter(sorted(i for i in ids if i)).most_common(1)
        return counted[0][0] if counted else None

    def _by_statement(self, type_: type[Event] | type[Count]) -> dict[str, Any]:
        return {i: f.value for f in self.findings if isinstance(f.value, type_) for i in (*f.supporting, *f.opposing)}

    def called(self, person: Person) -> str:
        """The id that a person of some day has at last."""
        return next((self.person[m] for m in person.mentions if m in self.person), person.id)

    def statement(self, s: Statement, index: int | None, mode: str) -> Json:
        event = self.event_of.get(s.id)
        alone = len(s.persons) == 1
        names = {"person": s.persons[0] if alone else None, "persons": [] if alone else list(s.persons)}
        size = {"low": s.count.low, "high": s.count.high} if s.count else None
        place = {"type": s.type.value, "start": s.start, "end": s.end, **names, "count": size}
        return {
            "document": s.document,
            **({"index": index} if mode == "gold" else place),
            "people": [self.person.get(m) for m in s.mentions],
            "event": event.happening if event and not self._sums_up(event) else None,
            "origin": self.source_of.get(s.id),
            "basis": self._basis(s, event),
        }

    def _sums_up(self, event: Event) -> bool:
        """Whether an event is a total over a time or over others: a part of another total is none."""
        if any(event.id in e.covers for e in self.events.values()):
            return False
        return event.period or any(e.covers for e in self.events.values() if e.happening == event.happening)

    def _basis(self, s: Statement, event: Event | None) -> Json | None:
        """Whose number it is, of whom and of which day, for counts and totals; others are batches and remarks."""
        count = self.count_of.get(s.id)
        if count is not None:
            day_ = count.as_of.last if count.as_of and count.as_of.last else None
            scope = next((scope for topic, scope in _SCOPES.items() if speaks_of(topic, count.group)), "all")
            criteria = f"{count.source} {count.group or 'people'}"
            as_of = day_.isoformat() if day_ else None
            given = {"kind": count.basis.value, "criteria": criteria, "scope": scope, "as_of": as_of}
            copied = self.origin.get(s.id) != count.source  # a number got wrong is the copier's
            return given | ({"source": self.sources.of(count.source)} if copied else {})
        if s.type is Type.RECOGNISED:
            return None  # what was added to a list is a batch, its number that of the list
        told = s.count is not None and s.modality is Modality.ACTUAL  # who denies a number counts nobody
        if told and event is not None and self._sums_up(event):
            return {
                "kind": "flow_in_period",
                "criteria": f"total {event.id}",
                "scope": "all",
                "as_of": self._first_told(s),
            }
        return None

    def _first_told(self, s: Statement) -> str | None:
        """The day on which a total was told first by who tells it."""
        alike = self.totals.get(self._total(s), ())
        return min((day_ for d in alike if (day_ := self.told.get(d))), default=self.told.get(s.document))

    def _total(self, s: Statement) -> tuple[object, ...]:
        event = self.event_of.get(s.id)
        size = (s.count.low, s.count.high) if s.count else None
        return (event.id if event else None, self.origin.get(s.id), size)

    def happenings(self) -> list[Json]:
        """One event for each happening, of the type that tells most about it."""
        sides: dict[str, list[Event]] = {}
        for e in self.events.values():
            if e.happening and not self._sums_up(e):
                sides.setdefault(e.happening, []).append(e)
        order = ("exchange", "release", "arrest", "sentence")
        return [
            {
                "id": happening,
                "kind": min(of, key=lambda e: (order.index(e.type) if e.type in order else 9, e.id)).type.value,
                "happened": _happened(of),
            }
            for happening, of in sorted(sides.items())
        ]

    def disputes(self) -> list[Json]:
        """Each disagreement with the places of both sides."""
        return [self._dispute(f.value) for f in self.findings if isinstance(f.value, Disagreement)]

    def _dispute(self, d: Disagreement) -> Json:
        one, other = (self._refs(side) for side in (d.one, d.other))
        refs = [*one[:2], *([p.document, p.start, p.end] for p in d.passages), *other, *one[2:]][:6]
        about = [self.events[a].happening or a if a in self.events else a for a in d.about[:2]]
        return {"kind": d.kind.value, "refs": refs, "about": "~".join(dict.fromkeys(about))}

    def _refs(self, side: Iterable[str]) -> list[list[Any]]:
        """The places of up to three statements, each wording once."""
        told: dict[str, list[Any]] = {}
        for i in side:
            if i in self.places:
                told.setdefault(self.quotes[i], list(self.places[i]))
        return list(told.values())[:3]

    def deals(self) -> list[Json]:
        """Each tie of a release to a concession by each who asserts or denies it."""
        made = []
        for deal in (f.value for f in self.findings if isinstance(f.value, Deal)):
            targets = [deal.target, ", ".join(self._names(deal.returned))]
            for release in deal.releases:
                for target in filter(None, targets):
                    for stance, names in (("asserted", deal.asserted_by), ("denied", deal.denied_by)):
                        told = names if stance == "denied" or deal.tie == "words" else ()  # by time nobody says so
                        made += [self._link(release, target, stance, name) for name in told]
        return [link for i, link in enumerate(made) if link["source"] and link not in made[:i]]

    def _names(self, people: Iterable[str]) -> list[str]:
        return [f.value.name for f in self.findings if isinstance(f.value, Person) and f.value.id in set(people)]

    def _link(self, release: str, target: str | None, stance: str, name: str) -> Json:
        event = self.events[release].happening
        return {
            "event": event,
            "target": target,
            "stance": stance,
            "source": self.by_label.get(name) or self.sources.of(name),
        }

    def copies(self) -> list[list[str]]:
        found = (f.value for f in self.findings if isinstance(f.value, Copy))
        return [[c.original, c.copy, "rewrite" if c.reworded else "syndicated"] for c in found]

    def sums(self) -> list[Json]:
        made = []
        for f in self.findings:
            if isinstance(f.value, Sum):
                parts = [self.events[p].happening for p in f.value.parts]
                made += [{"ref": list(self.places[i]), "parts": parts} for i in f.supporting if i in self.places]
        return made


def _happened(sides: Iterable[Event]) -> bool:
    """Whether a happening took place: by those of its sides that can be seen, a decree only where there is no other."""
    sides = list(sides)
    seen = [e for e in sides if e.type is not Type.PARDON] or sides
    return any(e.happened for e in seen) or all(e.happened is None for e in seen)
