"""Statements with the documents they stand in: what every value on a page is shown with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.model import Document, Finding, Passage, Statement
from habeas.publication.asking import Answers
from habeas.publication.wording import file_name

PART = 100_000
"""Characters of a document shown at once; a longer text has several parts, each with its own address."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement and the document it stands in (None when that may not be seen)."""

    statement: Statement
    document: Document | None

    @property
    def path(self) -> str:
        """The address of the passage on the page of its document."""
        return passage_path(self.statement)

    @property
    def source(self) -> str:
        """Who says it: the source named in the text, else the outlet, else the title or place of the document."""
        d = self.document
        return self.statement.source or (d and (d.outlet or titled(d))) or "source not stated"


def titled(d: Document) -> str:
    """What to call a document: its title, else its key, else the name of its file."""
    return d.title or d.key or file_name(d.location)


def passage_path(s: Statement) -> str:
    """The address of a statement's passage on the page of its document."""
    part = s.start // PART
    return f"/document/{s.document}" + (f"?part={part + 1}" if part else "") + f"#{s.id}"


def cite(ask: Answers, ids: Iterable[str]) -> dict[str, Cited]:
    """The statements with these ids, each with its document, in the order given; those not to be seen are left out."""
    wanted = list(dict.fromkeys(ids))
    found = ask.statements(wanted)
    documents = ask.documents_with({s.document for s in found.values()})
    return {i: Cited(found[i], documents.get(found[i].document)) for i in wanted if i in found}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the quotes for and against it."""

    finding: Finding
    supporting: tuple[Cited, ...]
    opposing: tuple[Cited, ...]


def show(ask: Answers, findings: Iterable[Finding]) -> tuple[Shown, ...]:
    """The findings, each with its quotes; one question to the register for all of them."""
    findings = tuple(findings)
    cited = cite(ask, (i for f in findings for i in (*f.supporting, *f.opposing)))
    return tuple(Shown(f, pick(cited, f.supporting), pick(cited, f.opposing)) for f in findings)


def distinct(cited: Iterable[Cited]) -> list[Cited]:
    """The quotes without those that say the same passage again in the same mood."""
    first: dict[tuple[object, ...], Cited] = {}
    for c in cited:
        first.setdefault((c.statement.document, c.statement.quote, c.statement.modality), c)
    return list(first.values())


def pick(cited: Mapping[str, Cited], ids: Iterable[str]) -> tuple[Cited, ...]:
    """Those of the ids that may be seen, in order."""
    return tuple(cited[i] for i in ids if i in cited)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the document it stands in."""

    passage: Passage
    document: Document | None

    @property
    def path(self) -> str:
        """The address at which the passage stands marked in its document."""
        p = self.passage
        part = p.start // PART
        return f"/document/{p.document}?at={p.start}-{p.end}" + (f"&part={part + 1}" if part else "") + "#found"


def place(ask: Answers, passages: Iterable[Passage]) -> tuple[Found, ...]:
    """The passages, each once, with their documents; those of documents not to be seen are left out."""
    found = (Found(p, ask.document(p.document)) for p in dict.fromkeys(passages))
    return tuple(f for f in found if f.document)
