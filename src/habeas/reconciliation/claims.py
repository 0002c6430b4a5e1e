"""What each statement may be used for: people's decisions on it, whom it is about, where it comes from, which days."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.judgements import grouped, standing
from habeas.memory import shared
from habeas.model import Document, Judgement, Material, Mention, Statement, digest
from habeas.reconciliation.corrections import corrected
from habeas.vocabulary import Basis, Modality, Type, Verdict

BY_TYPE = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}
"""What a number of these types counts where its words do not tell."""


_FACT, _NOT_SO = Modality.ACTUAL, (Modality.DENIED, Modality.FAILED)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as it stands after people's decisions; `id` stays that of the statement as extracted.

    `persons` are ids of people. `told` is the day of the report, None when unknown; `latest` the day after which
    nothing it tells as a fact can have happened (the day it was told, else received); `received`, the day, sorts its
    document. `teller` is the document that told it first: its own, or the one that its own copies. `origin` names whom
    it comes from: claims of one origin count once; `rights_group` says that this is one. `garbled` marks a copy that
    contradicts what it copies, `retelling` a claim of a report that only repeats what others told.

    `actual` tells that it is of a fact, `negative` that it says that the thing did not take place. `first` and `last`
    are the days that its date lies between, `day` the one that it names, where it names one.
    `document_order` sorts by when its document was told, the same for all claims of one document; `order` by when it
    was told, originals first, then by place in the text: the same in any order of material.
    """

    id: str
    said: Statement
    document: Document
    persons: tuple[str, ...]
    told: date | None
    latest: date
    received: date
    teller: str
    origin: str = ""
    accepted: bool = False
    garbled: bool = False
    rights_group: bool = False
    retelling: bool = False
    actual: bool = field(init=False, repr=False, compare=False)
    negative: bool = field(init=False, repr=False, compare=False)
    first: date | None = field(init=False, repr=False, compare=False)
    last: date | None = field(init=False, repr=False, compare=False)
    day: date | None = field(init=False, repr=False, compare=False)
    document_order: tuple[date, date, str] = field(init=False, repr=False, compare=False)
    order: tuple[tuple[date, date, str], bool, int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # each is asked for dozens of times
        set_, said, when = object.__setattr__, self.said, self.said.date
        first, last = (when.first, when.last) if when else (None, None)
        document_order = shared((self.latest, self.received, self.teller))
        set_(self, "actual", said.modality is _FACT)
        set_(self, "negative", said.modality in _NOT_SO)
        set_(self, "first", first)
        set_(self, "last", last)
        set_(self, "day", first if first == last else None)
        set_(self, "document_order", document_order)
        set_(self, "order", (document_order, self.document.id != self.teller, said.start, self.id))

    def after(self, other: "Claim") -> bool:
        """Whether it was told after another: in a later report, or further on in the same one."""
        if self.document.id == other.document.id:
            return self.said.start > other.said.start
        return self.document_order > other.document_order


@dataclass(frozen=True, slots=True)
class Case:
    """The material made ready: claims in order of telling, those that people rejected, and who is who."""

    claims: tuple[Claim, ...]
    rejected: tuple[Claim, ...]
    documents: Mapping[str, Document]
    mentions: Mapping[str, Mention]
    people: Mapping[str, tuple[Mention, ...]]
    person_of: Mapping[str, str]
    judgements: tuple[Judgement, ...]
    by_document: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)


def prepare(material: Material) -> Case:
    """The case of a material: decisions applied, mentions grouped into people, everything in a stable order.

    A statement whose document is not in the material cannot be shown with its quote, and is left out.
    """
    force = standing(material.judgements)
    people = {"p" + digest(group[0].id): group for group in grouped(material.mentions, force)}
    person_of = {m.id: person for person, group in people.items() for m in group}
    documents = {d.id: d for d in sorted(material.documents, key=lambda d: d.id)}
    statements = _by_id(s for s in material.statements if s.document in documents)
    decided = _Decisions(force)
    made = (
        _claim(i, decided.corrected(i, _sound(s)), documents[s.document], person_of, decided)
        for i, s in statements.items()
    )
    claims = sorted(made, key=lambda c: c.order)
    return Case(
        claims=tuple(c for c in claims if c.id not in decided.rejected),
        rejected=tuple(c for c in claims if c.id in decided.rejected),
        documents=documents,
        mentions={m.id: m for group in people.values() for m in group},
        people=people,
        person_of=person_of,
        judgements=force,
    )


def _by_id(statements: Iterable[Statement]) -> dict[str, Statement]:
    """The statements by id; of two with one id, the same whichever came first."""
    found: dict[str, Statement] = {}
    for s in statements:
        known = found.setdefault(s.id, s)
        if known is not s:
            found[s.id] = max(known, s, key=repr)
    return found


def with_claims(case: Case, claims: Iterable[Claim]) -> Case:
    """The case with these claims instead, indexed by document in order of the text."""
    claims = tuple(claims)
    by_document: dict[str, list[Claim]] = {}
    for c in sorted(claims, key=lambda c: (c.said.start, c.said.end, c.id)):
        by_document.setdefault(c.document.id, []).append(c)
    return replace(case, claims=claims, by_document={d: tuple(cs) for d, cs in by_document.items()})


def led_to(c: Claim, origin: str) -> Claim:
    """The claim with its origin: every claim gets one, and `replace` would take twice as long."""
    return Claim(
        c.id, c.said, c.document, c.persons, c.told, c.latest, c.received, c.teller, origin, c.accepted, c.garbled,
        c.rights_group, c.retelling,
    )  # fmt: skip


def published(document: Document) -> date | None:
    """The last day on which it can have been published; None when that is unknown."""
    return document.published.last if document.published else None


class _Decisions:
    """What people (and rules) decided about statements: accepted, rejected, and fields corrected."""

    def __init__(self, force: Iterable[Judgement]) -> None:
        force = list(force)
        self.accepted = {j.subjects[0] for j in force if j.verdict is Verdict.ACCEPT}
        self.rejected = {j.subjects[0] for j in force if j.verdict is Verdict.REJECT}
        self._corrections: dict[str, list[Judgement]] = {}
        for j in force:
            if j.verdict is Verdict.CORRECT and j.field:
                self._corrections.setdefault(j.subjects[0], []).append(j)

    def corrected(self, id_: str, statement: Statement) -> Statement:
        """The statement with the fields that people corrected."""
        for judgement in self._corrections.get(id_, ()):
            statement = corrected(statement, judgement.field or "", judgement.value or "")
        return statement


def _sound(statement: Statement) -> Statement:
    """The statement without a number that is the year of its own date: nobody counted 2,025 people "in 2025".

    Nor has it a basis that only its type gave it: whoever reads a text gives every number of a type the same one.
    """
    if statement.basis is not None and statement.basis is BY_TYPE.get(statement.type):
        statement = replace(statement, basis=None)
    count, date_ = statement.count, statement.date
    if count is None or date_ is None or count.low is None or count.low != count.high:
        return statement
    year = re.search(rf"\b{count.low}\b", date_.text) and {d.year for d in (date_.first, date_.last) if d}
    return replace(statement, count=None) if year and count.low in year else statement


def _claim(
    id_: str, statement: Statement, document: Document, person_of: Mapping[str, str], decided: _Decisions
) -> Claim:
    persons = {person_of.get(m) or "p" + digest(m) for m in statement.mentions}
    told = published(document)
    return Claim(
        id=id_,
        said=statement,
        document=document,
        persons=shared(tuple(sorted(persons))),
        told=told,
        latest=told or document.received.date(),
        received=document.received.date(),
        teller=document.id,
        accepted=id_ in decided.accepted,
    )
