"""One moment of the register with what a tier may see of it: what is kept, turned into what is shown."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from sqlalchemy import Connection, bindparam, select

from habeas.model import Document, Finding, Judgement, Mention, Person, SetAside, Statement
from habeas.register import asking, keeping, schema
from habeas.register.forms import end_of, moment
from habeas.register.redaction import Page, Redaction, secrets
from habeas.register.store import once
from habeas.vocabulary import Tier, Verdict

Thing = Document | Statement | Mention | Judgement | Finding | SetAside
T = TypeVar("T", Document, Statement, Mention)


class Redactions:
    """The redaction of each tier, made anew when anything has come in."""

    def __init__(self, today: Callable[[], date] = lambda: datetime.now(UTC).date()) -> None:
        self._today = today  # an embargo ends on a day
        self._made: dict[Tier, tuple[str, Redaction]] = {}

    def asked(self, connection: Connection, tier: Tier) -> "Asked":
        """What may be seen at the moment that the connection sees."""
        return once(connection, ("asked", int(tier)), lambda: self._asked(connection, tier))

    def _asked(self, connection: Connection, tier: Tier) -> "Asked":
        rows = connection.execute(_STATE, {"tier": int(tier)}).all()
        derived = {row.tier: Derived(row.stamp, row.secrecy) for row in rows if row.tier is not None}
        today = self._today()
        held = keeping.stamp_of(rows[0][: len(keeping.LAST_OF_LOGS)])
        stamp = " ".join([held, today.isoformat(), *(f"{t}:{d.stamp}" for t, d in derived.items())])
        known = self._made.get(tier)
        if known is None or known[0] != stamp:
            salt = connection.scalars(select(schema.register.c.value).where(schema.register.c.key == "salt")).one()
            self._made[tier] = known = (stamp, Redaction(secrets(connection, tier, today), salt))
        return Asked(connection, known[1], tier, derived.get(int(tier)))


@dataclass(frozen=True, slots=True)
class Derived:
    """From what the findings of a tier were derived: what the register held, and what of it was withheld."""

    stamp: str
    secrecy: str


_STATE = (
    select(*keeping.LAST_OF_LOGS, schema.derivation.c.tier, schema.derivation.c.stamp, schema.derivation.c.secrecy)
    .select_from(
        schema.register.outerjoin(schema.derivation, schema.derivation.c.tier.in_([bindparam("tier"), int(max(Tier))]))
    )
    .where(schema.register.c.key == "version")  # which there is once
    .order_by(schema.derivation.c.tier)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One moment of the register, with what a tier may see of it."""

    connection: Connection
    redaction: Redaction
    tier: Tier
    derived: Derived | None

    # ------------------------------------------------------------ documents and what they say

    def pages(self, ids: Sequence[str], known: date | None = None) -> dict[str, Page]:
        """The documents with these ids of the register that may be seen, by that id, in this order."""
        found = ((d.id, self.redaction.page(d)) for d in asking.documents(self.connection, ids, known))
        return {id_: page for id_, page in found if page is not None}

    def shown_statements(
        self, found: Iterable[Statement], pages: Mapping[str, Page] | None = None
    ) -> Iterator[Statement]:
        if not self.redaction:
            return iter(found)
        found = list(found)
        pages = self.pages(sorted({s.document for s in found})) if pages is None else pages
        shown = (self.redaction.statement(s, pages.get(s.document)) for s in found)
        return (s for s in shown if s is not None)

    def shown_mentions(self, found: Iterable[Mention], pages: Mapping[str, Page] | None = None) -> Iterator[Mention]:
        if not self.redaction:
            return iter(found)
        found = list(found)
        pages = self.pages(sorted({m.document for m in found})) if pages is None else pages
        shown = (self.redaction.mention(m, pages.get(m.document)) for m in found)
        return iter({m.id: m for m in shown if m is not None}.values())

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """The documents shown under these ids."""
        return self._by_id(ids, self._documents)

    def statements(self, ids: Collection[str]) -> dict[str, Statement]:
        """The statements shown under these ids."""
        return self._by_id(ids, self._statements)

    def mentions(self, ids: Collection[str]) -> dict[str, Mention]:
        """The mentions shown under these ids."""
        return self._by_id(ids, self._mentions)

    def _documents(self, kept: Sequence[str]) -> Iterator[Document]:
        return (page.shown for page in self.pages(kept).values())

    def _statements(self, kept: Sequence[str]) -> Iterator[Statement]:
        return self.shown_statements(asking.statements(self.connection, ids=kept))

    def _mentions(self, kept: Sequence[str]) -> Iterator[Mention]:
        return self.shown_mentions(asking.mentions(self.connection, ids=kept))

    def _by_id(self, ids: Collection[str], fetch: Callable[[Sequence[str]], Iterable[T]]) -> dict[str, T]:
        """What is shown under these ids: most is kept under the same, the rest is looked up among the aliases."""
        found = {thing.id: thing for thing in fetch(list(ids)) if thing.id in ids}
        missing = [i for i in ids if i not in found] if self.redaction else []
        if missing and (kept := [k for i in missing if (k := self._aliases().get(i))]):
            found |= {thing.id: thing for thing in fetch(kept) if thing.id in missing}
        return {i: found[i] for i in ids if i in found}

    def kept_ids(self, ids: Iterable[str]) -> list[str]:
        """The ids of the register for ids as shown."""
        ids = list(ids)
        if not self.redaction:
            return ids
        fetches = (self._documents, self._statements, self._mentions)
        same = {thing.id for fetch in fetches for thing in fetch(ids)}
        return [i if i in same else self._aliases().get(i, i) for i in ids]

    def _aliases(self) -> dict[str, str]:
        """What is kept under another id than it is shown under. Goes through the whole register, once."""
        if self.redaction.aliases is None:
            self.redaction.aliases = dict(self._find_aliases())
        return self.redaction.aliases

    def _find_aliases(self) -> Iterator[tuple[str, str]]:
        for chunk in asking.in_chunks(asking.document_ids(self.connection)):
            pages = self.pages(chunk)
            yield from ((page.shown.id, id_) for id_, page in pages.items())
            for s in asking.statements(self.connection, list(pages)):
                if shown := self.redaction.statement(s, pages[s.document]):
                    yield shown.id, s.id
            for m in asking.mentions(self.connection, list(pages)):
                if seen := self.redaction.mention(m, pages[m.document]):
                    yield seen.id, m.id

    def mentions_of(self, person: str) -> list[str]:
        """The mentions of a person by the findings; of a mention, itself."""
        values = (f.value for f in self.findings("person", person))
        found = [m for v in values if isinstance(v, Person) and v.id == person for m in v.mentions]
        return found or [person]

    # ------------------------------------------------------------ judgements and set-asides

    def judgements(self, known: date | None = None) -> tuple[Judgement, ...]:
        """People's judgements made by that day, on what may be seen, under the ids by which it is seen."""
        made = once(self.connection, ("judgements", 0), lambda: asking.judgements(self.connection))
        shown = self.redaction.judgements
        if shown is None:
            shown = self.redaction.judgements = self._shown_judgements(made)
        return tuple(
            shown[j.id]
            for j in made
            if j.id in shown and (known is None or (j.at is not None and moment(j.at) <= end_of(known)))
        )

    def _shown_judgements(self, made: Sequence[Judgement]) -> dict[str, Judgement]:
        subjects = {subject for j in made for subject in j.subjects}
        seen = self._seen(subjects) if self.redaction else {s: s for s in subjects} | {j.id: "" for j in made}
        shown: dict[str, Judgement] = {}
        undos_last = sorted(made, key=lambda j: j.verdict is Verdict.UNDO)
        for j in undos_last:
            called = tuple(seen.get(s, "") for s in j.subjects)
            if all(called) and self.redaction.may_know(j):
                shown[j.id] = self.redaction.judgement(j, called) if self.redaction else j
                seen[j.id] = shown[j.id].id
        return shown

    def _seen(self, subjects: set[str]) -> dict[str, str]:
        """For ids of the register, those under which what they name is shown; what may not be seen is left out."""
        derived = asking.finding_ids(self.connection, self.tier)
        seen = {id_: id_ for id_ in subjects if id_ in derived}
        seen |= {id_: page.shown.id for id_, page in self.pages(sorted(subjects)).items()}
        for id_ in sorted(subjects - seen.keys()):
            thing = asking.superseded(self.connection, id_)
            if thing and (shown := self._shown(thing)):
                seen[id_] = shown.id
        return seen

    def _shown(self, thing: Statement | Mention) -> Statement | Mention | None:
        page = self.pages([thing.document]).get(thing.document)
        if isinstance(thing, Statement):
            return self.redaction.statement(thing, page)
        return self.redaction.mention(thing, page)

    def judgements_on(self, id_: str) -> tuple[Judgement, ...]:
        """People's judgements on a thing, and their undoing."""
        made = self.judgements()
        on = {id_}
        for j in made:
            if not on.isdisjoint(j.subjects):
                on.add(j.id)
        return tuple(j for j in made if not on.isdisjoint(j.subjects))

    def set_asides(self, stage: str | None = None) -> Iterator[SetAside]:
        """What was set aside, apart from what came of something withheld."""
        found = list(asking.set_asides(self.connection, stage))
        if not self.redaction:
            return (aside for _, aside in found)
        hidden = sorted(self.redaction.secrets.documents)
        places = asking.locations(self.connection, hidden)
        pages = self.pages(sorted({d for document, aside in found for d in (document, aside.about) if d}))
        return (
            self.redaction.set_aside(aside, pages.get(document or aside.about))
            for document, aside in found
            if (document is None or document in pages)
            and not _is_of(aside.about, hidden, places)
            # what later stages set aside may come of people or counts that are withheld
            and aside.stage in ("reading", "extraction")
        )

    # ------------------------------------------------------------ findings

    def findings(self, kind: str | None = None, about: str | None = None, id_: str | None = None) -> Iterator[Finding]:
        """What was derived for the tier, while what was withheld then is what is withheld now."""
        if not self.in_force():
            return iter(())
        shown = map(self.redaction.finding, asking.findings(self.connection, self.tier, kind, about, id_))
        return (f for f in shown if f is not None)

    def rule_judgements(self) -> Iterator[Judgement]:
        if not self.in_force():
            return iter(())
        found = asking.rule_judgements(self.connection, self.tier)
        return (j for j in found if not self.redaction or not any(map(self.redaction.names_someone, j.why)))

    def in_force(self) -> bool:
        """Whether there are findings for the tier, derived from what it may see now."""
        return once(self.connection, ("in force", int(self.tier)), self._in_force)

    def _in_force(self) -> bool:
        return self.derived is not None and self.derived.secrecy == self.secrecy(self.derived.stamp)

    def secrecy(self, stamp: str) -> str:
        """Names what is withheld of what the register held at that stamp."""
        since = asking.received_since(self.connection, int(stamp.split(".")[0])) if self.redaction else ()
        return self.redaction.secrets.stamp(since)

    # ------------------------------------------------------------ anything by its id

    def thing(self, id_: str) -> Thing | None:
        """What is shown under this id, whatever it is. Its letter tells most kinds, which saves asking."""
        by_letter = {"s": self.statement, "m": self.mention, "j": self.judgement, "a": self.set_aside}
        likely = by_letter.get(id_[:1])
        others = (self.finding, self.document, *by_letter.values())
        asked = (likely, *(ask for ask in others if ask is not likely)) if likely else others
        return next((thing for thing in (ask(id_) for ask in asked) if thing is not None), None)

    def finding(self, id_: str) -> Finding | None:
        """The finding with this id, or of the person, event and so on with this id."""
        of_value = (f for f in self.findings(about=id_) if getattr(f.value, "id", None) == id_)
        return next(self.findings(id_=id_), None) or next(of_value, None)

    def document(self, id_: str) -> Document | None:
        return self.documents([id_]).get(id_)

    def statement(self, id_: str) -> Statement | None:
        return self.statements([id_]).get(id_)

    def mention(self, id_: str) -> Mention | None:
        return self.mentions([id_]).get(id_)

    def judgement(self, id_: str) -> Judgement | None:
        """The judgement with this id, by a person or a rule."""
        return next((j for j in (*self.judgements(), *self.rule_judgements()) if j.id == id_), None)

    def set_aside(self, id_: str) -> SetAside | None:
        return next((a for a in self.set_asides() if a.id == id_), None)

    def superseded(self, id_: str) -> Statement | Mention | None:
        """What an earlier extraction found, if it may be seen and under this id."""
        found = asking.superseded(self.connection, id_)
        shown = self._shown(found) if found else None
        return shown if shown and shown.id == id_ else None

    def beneath(self, thing: Thing) -> Iterator[Thing]:
        """What a thing rests on."""
        if isinstance(thing, Finding):
            yield from self.statements((*thing.supporting, *thing.opposing)).values()
        elif isinstance(thing, Statement | Mention):
            yield from self.documents([thing.document]).values()
        elif isinstance(thing, SetAside):
            yield from self.documents([thing.about]).values()
        elif isinstance(thing, Judgement):
            yield from (found for found in map(self.thing, thing.subjects) if found is not None)
        if isinstance(thing, Statement):
            yield from self.mentions(thing.mentions).values()


def _is_of(about: str, hidden: Iterable[str], places: Iterable[str]) -> bool:
    """Whether something was set aside of a hidden document, called by its id or place, or of a part of the place."""
    names = [re.escape(name) for name in (*hidden, *places)]
    return bool(names) and re.match(rf"(?:{'|'.join(names)})(?!\w)", about) is not None
