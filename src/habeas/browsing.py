"""What tables of people, events and documents are paged, sorted and narrowed by: rows that follow from the findings.

Rows hold no more than their columns; the things themselves are fetched by id from the register, on the reader's behalf.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from habeas import names
from habeas.folding import fold
from habeas.model import Copy, Deal, Disagreement, Document, Event, Finding, Judgement, Mention, Person, Statement
from habeas.reconciliation import POLICIES, turns
from habeas.vocabulary import Stance, Support, Type

LONGEST = 60
"""Characters of a value to narrow by; longer ones are descriptions, not values."""
TAKEN = (Type.ARREST, Type.REARREST)
_ARTICLE = re.compile(r"(?<![\d.-])(\d{2,3}(?:[-.]\d{1,2})?)(?![\d.-]*\d)")
_FEMALE = "wom[ae]n|female|mother|wife|daughter|sister|widow|женщин\\w*|мать|жена|дочь|жанчын\\w*|маці|жонка|дачка"
_MALE = "m[ae]n|male|father|husband|son|brother|widower|мужчин\\w*|отец|муж|сын|мужчын\\w*|бацька"
_STATED = (("female", re.compile(rf"\b({_FEMALE})\b")), ("male", re.compile(rf"\b({_MALE})\b")))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the table: under which name they are sorted, and what they can be narrowed by."""

    id: str
    finding: str
    sort: str
    facets: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One person's answer from a day up to the day before another; `policies` has a bit for each policy it is so by."""

    person: str
    first: str
    over: str
    policies: int
    answer: str
    status: str
    since: str
    word: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in the list: which, of what type, when, whether it is told as a fact that took place."""

    finding: str
    type: str
    day: str
    month: str
    fact: bool


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One disagreement, its kind, and how many origins stand on its two sides."""

    finding: str
    kind: str
    origins: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """That a judgement of a rule is about a mention."""

    mention: str
    judgement: str


@dataclass(slots=True)
class SourceRow:
    """A source and its record: what it said, how much of it others say as well or deny, what it mended or took over."""

    name: str
    documents: int = 0
    statements: int = 0
    corroborated: int = 0
    disputed: int = 0
    corrections: int = 0
    copies: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that the tables are made of."""

    people: tuple[PersonRow, ...] = ()
    turns: tuple[TurnRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    disputes: tuple[DisputeRow, ...] = ()
    links: tuple[LinkRow, ...] = ()
    sources: tuple[SourceRow, ...] = field(default=())


def rows(
    findings: Sequence[Finding],
    documents: Mapping[str, Document],
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    links: Iterable[Judgement] = (),
) -> Rows:
    """The rows that follow from these findings and the links that the people rest on."""
    named = {m.id: m for m in mentions}
    told, lists = _told_of(findings), _lists(documents)
    people = tuple(
        PersonRow(f.value.id, f.id, fold(f.value.name), tuple(_facets(f.value, told, named, lists)), _keys(f.value))
        for f in findings
        if isinstance(f.value, Person)
    )
    events = tuple(_event(f, f.value) for f in findings if isinstance(f.value, Event))
    tied = tuple(LinkRow(m, j.id) for j in links for m in dict.fromkeys(j.subjects))
    disputes = tuple(
        DisputeRow(f.id, f.value.kind.value, f.origins_for + f.origins_against)
        for f in findings
        if isinstance(f.value, Disagreement)
    )
    return Rows(
        people, tuple(_turns(findings)), events, disputes, tied, tuple(_sources(findings, documents, statements))
    )


def _keys(person: Person) -> tuple[str, ...]:
    """What a person is looked up by: the keys of each word of each of their names."""
    return tuple(sorted({key for name in person.names for key in names.fold_for_search(name)}))


def _told_of(findings: Iterable[Finding]) -> dict[str, list[Event]]:
    told: dict[str, list[Event]] = defaultdict(list)
    for f in findings:
        if isinstance(f.value, Event):
            for person in f.value.persons:
                told[person].append(f.value)
    return told


def _facets(
    person: Person, told: Mapping[str, list[Event]], named: Mapping[str, Mention], lists: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """What a person can be narrowed by, each once: only what is stated of them."""
    own = [named[m] for m in person.mentions if m in named]
    roles = dict.fromkeys(r for r in (person.role, *(m.role for m in own)) if r)
    events = told.get(person.id, ())
    found = [("occupation", _value(r)) for r in roles]
    found += [("gender", g) for r in roles for g in _gender(r)]
    found += [("place", e.place) for e in events if e.place and e.type in TAKEN]
    found += [("place", m.place) for m in own if m.place]
    found += [("charge", c) for e in events if e.charge and len(e.persons) < 2 for c in charges(e.charge)]
    found += [("list", name) for m in own for name in lists.get(m.document, ())]
    yield from dict.fromkeys((facet, value) for facet, value in found if value and len(value) <= LONGEST)


def _value(words: str) -> str:
    said = words.lower().split()
    return " ".join(said[1:] if said[:1] in (["a"], ["an"], ["the"]) else said)


def _gender(role: str) -> list[str]:
    """What a description states: "mother of two" does, a name never."""
    return [gender for gender, words in _STATED if words.search(role.lower())]


def charges(said: str) -> list[str]:
    """The articles that a charge names, else its words.

    >>> charges("Article 361-4 and 342 of the Criminal Code"), charges("Inciting hatred")
    (['361-4', '342'], ['inciting hatred'])
    """
    return list(dict.fromkeys(_ARTICLE.findall(said))) or [_value(said)]


def _lists(documents: Mapping[str, Document]) -> dict[str, list[str]]:
    """For each row of a list the names of the lists that it stands in, as they stood last."""
    latest: dict[str, Document] = {}
    for d in documents.values():
        if d.outlet and d.id in d.lists and (d.outlet not in latest or _as_of(latest[d.outlet]) < _as_of(d)):
            latest[d.outlet] = d
    names = {d.id: outlet for outlet, d in latest.items()}
    return {d.id: [names[i] for i in d.lists if i in names] for d in documents.values() if d.lists}


def _as_of(d: Document) -> tuple[date, str]:
    return ((d.published.last or d.published.first) if d.published else None) or date.min, d.id


def _turns(findings: Sequence[Finding]) -> Iterator[TurnRow]:
    """The turns of everybody, those that are alike by several policies once."""
    policies: dict[tuple[str, ...], int] = defaultdict(int)
    for t in turns(findings):
        h = t.holding
        since = ((h.since.first or h.since.last) if h.since else None) or date.max
        first, over = t.first.isoformat(), (t.over or date.max).isoformat()
        said = (h.held, h.status.value, since.isoformat(), h.last_word_on.isoformat() if h.last_word_on else "")
        policies[(h.person, first, over, *said)] |= 1 << POLICIES.index(t.policy)
    for (person, first, over, answer, status, begun, word), bits in policies.items():
        yield TurnRow(person, first, over, bits, answer, status, begun, word)


def _event(f: Finding, e: Event) -> EventRow:
    first, last = (e.date.first, e.date.last) if e.date else (None, None)
    whole = first and last and (first.year, first.month) == (last.year, last.month)
    on = first or last
    fact = e.happened is not False and e.modality.value == "actual" and f.support is not Support.WITHDRAWN
    month = first.isoformat()[:7] if whole and first else ""
    return EventRow(f.id, e.type.value, on.isoformat() if on else "", month, fact)


def _sources(
    findings: Iterable[Finding], documents: Mapping[str, Document], statements: Iterable[Statement]
) -> list[SourceRow]:
    """The record of each source: of whoever is named in the text as saying it, else of the outlet."""
    made: dict[str, SourceRow] = {}
    by: dict[str, str] = {}
    for s in statements:
        document = documents.get(s.document)
        name = s.source or (document.outlet if document else None)
        if name and len(name) <= LONGEST:
            row = made.setdefault(name, SourceRow(name))
            row.statements += 1
            row.corrections += s.stance in (Stance.CORRECTS, Stance.WITHDRAWS)
            by[s.id] = name
    for name, n in Counter(d.outlet for d in documents.values() if d.outlet).items():
        made.setdefault(name, SourceRow(name)).documents = n
    _dated(made, documents)
    for f in findings:
        if isinstance(f.value, Event | Deal) and f.support in (Support.CORROBORATED, Support.DISPUTED):
            for name in {by[i] for i in (*f.supporting, *f.opposing) if i in by}:
                made[name].corroborated += f.support is Support.CORROBORATED
                made[name].disputed += f.support is Support.DISPUTED
        if isinstance(f.value, Copy) and (d := documents.get(f.value.copy)) and d.outlet:
            made[d.outlet].copies += 1
    return sorted(made.values(), key=lambda r: (-r.statements, r.name))


def _dated(made: Mapping[str, SourceRow], documents: Mapping[str, Document]) -> None:
    for d in documents.values():
        on = _as_of(d)[0]
        if d.outlet and on != date.min:
            row, day = made[d.outlet], on.isoformat()
            row.first, row.last = min(row.first or day, day), max(row.last, day)


def near(word: str, spelt: Sequence[str]) -> list[str]:
    """Those of the keys that people are looked up by which a word of a query may stand for: the same, one that goes on,
    and, of longer ones, one letter apart.

    >>> near("Haldn", ["hldn", "hldnsk", "=mira", "tlb"])
    ['hldn', 'hldnsk']
    """
    own = names.fold_for_search(word)
    sounds = [k for k in own if not k.startswith("=") and len(k) > 1]
    found = own | {k for k in spelt for s in sounds if k.startswith(s)}
    for sound in (s for s in sounds if len(s) > 2):
        found |= {k for k, *_ in extract(sound, spelt, scorer=OSA.distance, score_cutoff=1, limit=None)}
    return sorted(found.intersection(spelt))
