"""The pages about documents: the list, one text with its statements marked, and words found by search."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.model import Document, Finding, Passage, SetAside, Statement
from habeas.publication.asking import Answers
from habeas.publication.evidence import PART
from habeas.publication.marking import Stretch, stretches
from habeas.vocabulary import Type


@dataclass(frozen=True, slots=True)
class Text:
    """One part of a document with its statements marked; `number` of `parts`, counted from 1."""

    document: Document
    statements: tuple[Statement, ...]
    stretches: tuple[Stretch, ...]
    set_aside: tuple[SetAside, ...]
    order: Mapping[str, int]
    legend: tuple[tuple[Type, int], ...]
    number: int
    parts: int

    @property
    def here(self) -> tuple[Statement, ...]:
        """The statements that begin in this part."""
        start = (self.number - 1) * PART
        return tuple(s for s in self.statements if start <= s.start < start + PART)


def text(ask: Answers, id: str, part: int = 1) -> Text | None:
    """A document's text as a page shows it; None when there is no such document, or no such part of it."""
    document = ask.document(id)
    parts = -(-max(len(document.text), 1) // PART) if document else 0
    if document is None or not 1 <= part <= parts:
        return None
    statements = tuple(sorted(ask.statements_of(id), key=lambda s: (s.start, s.end, s.id)))
    start = (part - 1) * PART
    return Text(
        document,
        statements,
        tuple(stretches(document.text, statements, start, start + PART)),
        tuple(ask.set_asides(id)),
        {s.id: n for n, s in enumerate(statements, 1)},
        tuple(sorted(Counter(s.type for s in statements).items(), key=lambda item: (-item[1], item[0]))),
        part,
        parts,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the document it stands in."""

    passage: Passage
    document: Document | None


@dataclass(frozen=True, slots=True)
class Search:
    """People and passages for one query."""

    people: tuple[Finding, ...]
    passages: tuple[Found, ...]


def search(ask: Answers, query: str, limit: int) -> Search:
    """People whose names are like the query and passages with its words; nothing for an empty query."""
    if not query.strip():
        return Search((), ())
    passages: Sequence[Passage] = ask.search(query, limit)
    found = (Found(p, ask.document(p.document)) for p in passages)
    return Search(tuple(ask.find_people(query)[:limit]), tuple(found))
