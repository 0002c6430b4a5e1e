"""The pages about documents: the list, one text with its statements marked, and words found by search."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.model import Copy, Document, Finding, Person, SetAside, Statement
from habeas.publication.asking import Answers
from habeas.publication.evidence import PART, Found, place
from habeas.publication.histories import people_with
from habeas.publication.marking import Span, Stretch, stretches
from habeas.vocabulary import Type

FAMILIES = {
    Type.RELEASE: "freed", Type.PARDON: "freed", Type.EXCHANGE: "freed",
    Type.COUNT_HELD: "counted", Type.COUNT_DETAINED: "counted",
    Type.SANCTION_IMPOSED: "given", Type.SANCTION_LIFTED: "given",
    Type.DEPORTATION: "moved", Type.EXILE: "moved", Type.TRANSFER: "moved", Type.REFUSAL: "moved",
    Type.RECOGNISED: "named", Type.CONDITIONS: "harmed", Type.DEATH: "harmed",
}  # fmt: skip
"""Types that are marked alike in a text; all others are steps of arrest and court."""


PEOPLE = 20
"""People that a search shows."""


def family(type: Type) -> str:
    """The look that a type of statement has in a text."""
    return FAMILIES.get(type, "taken")


@dataclass(frozen=True, slots=True)
class Twin:
    """Another document with the same text: which, whether it came first, and whether it was reworded."""

    document: Document
    finding: Finding
    earlier: bool
    reworded: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One part of a document with its statements marked; `number` of `parts`, counted from 1."""

    document: Document
    statements: tuple[Statement, ...]
    stretches: tuple[Stretch, ...]
    set_aside: tuple[SetAside, ...]
    twins: tuple[Twin, ...]
    order: Mapping[str, int]
    legend: tuple[tuple[Type, int], ...]
    number: int
    parts: int

    @property
    def here(self) -> tuple[Statement, ...]:
        """The statements that begin in this part."""
        start = (self.number - 1) * PART
        return tuple(s for s in self.statements if start <= s.start < start + PART)


def text(ask: Answers, id: str, part: int = 1, found: Span | None = None) -> Text | None:
    """A document's text as a page shows it; None when there is no such document, or no such part of it.

    `found` is a passage to be marked as the one looked for.
    """
    document = ask.document(id)
    parts = -(-max(len(document.text), 1) // PART) if document else 0
    if document is None or not 1 <= part <= parts:
        return None
    statements = tuple(sorted(ask.statements_of(id), key=lambda s: (s.start, s.end, s.id)))
    start = (part - 1) * PART
    return Text(
        document,
        statements,
        tuple(stretches(document.text, statements, start, start + PART, found)),
        tuple(ask.set_asides(id)),
        tuple(twins(ask, id)),
        {s.id: n for n, s in enumerate(statements, 1)},
        tuple(sorted(Counter(s.type for s in statements).items(), key=lambda item: (-item[1], item[0]))),
        part,
        parts,
    )


def twins(ask: Answers, id: str) -> list[Twin]:
    """The documents that carry this one's text, or whose text this one carries."""
    made = []
    for f in ask.findings_about([id]):
        if isinstance(f.value, Copy) and id in (f.value.original, f.value.copy):
            earlier = f.value.copy == id
            other = ask.document(f.value.original if earlier else f.value.copy)
            made += [Twin(other, f, earlier, f.value.reworded)] if other else []
    return made


@dataclass(frozen=True, slots=True)
class Search:
    """People and passages for one query."""

    people: tuple[Person, ...]
    passages: tuple[Found, ...]


def search(ask: Answers, query: str, limit: int, known: date | None = None) -> Search:
    """People whose names are like the query and passages with its words; nothing for an empty query."""
    if not query.strip():
        return Search((), ())
    people = people_with(ask, ask.looked_up(query, known)[:PEOPLE], known)
    return Search(tuple(people.values()), place(ask, ask.search(query, limit)))
