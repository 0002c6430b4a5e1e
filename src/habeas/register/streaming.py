"""The register in one pass, for exports: one moment of it, as one reader may see it, a few hundred documents at a time.

Things come as their canonical JSON, as kept: most are only copied on, and a million need not be made and unmade.
Where something is withheld from the reader each is made, covered and written anew.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from habeas.json_form import encode
from habeas.model import PROPOSAL, Document, Finding, Judgement, Mention, Statement
from habeas.register import asking, schema
from habeas.register.asked import Asked
from habeas.register.forms import to_form
from habeas.register.redaction import Page

Json = dict[str, Any]

AT_ONCE = 1_000
"""Rows fetched at once."""


class Read(NamedTuple):
    """A document with what its newest readings found: their versions, and statements and mentions as JSON.

    `statements` are in the order of the text and `mentions` by id, each mention with its `id`. They are the caller's.
    """

    document: Document
    versions: tuple[str, ...]
    statements: list[Json]
    mentions: list[Json]


class Stream:
    """One moment of the register, as readers of one tier see it."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    # ------------------------------------------------------------ documents and what they say

    def documents(self, known: date | None = None) -> Iterator[Read]:
        """The documents received by the end of that day with all that was found in them, by the ids they are shown
        under."""
        kept = asking.document_ids(self._asked.connection, known)
        shown = self._shown_ids(kept, known)
        for chunk in asking.in_chunks(sorted(shown)):
            pages = self._asked.pages([shown[id_] for id_ in chunk], known)
            versions = self._versions(list(pages))
            statements, mentions = self._statements(pages), self._mentions(pages)
            for id_, page in pages.items():
                own = statements.get(id_, []), mentions.get(id_, [])
                yield Read(page.shown, versions.get(id_, ()), *own)

    def _shown_ids(self, kept: Sequence[str], known: date | None) -> dict[str, str]:
        """The ids under which documents are shown, with those under which they are kept."""
        if not self._asked.redaction:
            return {id_: id_ for id_ in kept}
        pages = (self._asked.pages(chunk, known) for chunk in asking.in_chunks(kept))
        return {page.shown.id: id_ for found in pages for id_, page in found.items()}

    def _versions(self, documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The newest extraction of each document and the newest that proposes."""
        table = schema.extraction.c
        proposes = table.version.startswith(PROPOSAL)
        newest = select(func.max(table.seq)).where(table.document.in_(documents)).group_by(table.document, proposes)
        found: dict[str, list[str]] = {}
        for row in self._asked.connection.execute(select(table.document, table.version).where(table.seq.in_(newest))):
            found.setdefault(row.document, []).append(row.version)
        return {id_: tuple(sorted(versions)) for id_, versions in found.items()}

    def _statements(self, pages: Mapping[str, Page]) -> dict[str, list[Json]]:
        shown: dict[str, list[tuple[tuple[Any, ...], int, Json]]] = {}
        for document, form in self._found(schema.statement, list(pages)):
            said = json.loads(form)
            if self._asked.redaction:
                made = self._asked.redaction.statement(asking.parse(Statement, form), pages[document])
                if made is None:
                    continue
                form, said = to_form(made), encode(made)
            own = shown.setdefault(document, [])
            own.append(((said["start"], said["end"], said["id"], form), len(own), said))
        return {document: [said for _, _, said in sorted(told)] for document, told in shown.items()}

    def _mentions(self, pages: Mapping[str, Page]) -> dict[str, list[Json]]:
        shown: dict[str, dict[str, Json]] = {}
        for document, form in self._found(schema.mention, list(pages)):
            mention: Mention | None = asking.parse(Mention, form)
            if mention is not None and self._asked.redaction:
                mention = self._asked.redaction.mention(mention, pages[document])
            if mention is not None:
                shown.setdefault(document, {})[mention.id] = {"id": mention.id} | encode(mention)
        return {document: [told[id_] for id_ in sorted(told)] for document, told in shown.items()}

    def _found(self, table: Any, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The forms that the newest extractions of these documents found, each with the id of its document."""
        extractions = schema.extraction.c
        proposes = extractions.version.startswith(PROPOSAL)
        newest = (
            select(func.max(extractions.seq))
            .where(extractions.document.in_(documents))
            .group_by(extractions.document, proposes)
        )
        asked = (
            select(extractions.document, table.c.form)
            .join(schema.extraction, extractions.seq == table.c.extraction)
            .where(table.c.extraction.in_(newest))
        )
        return ((row.document, row.form) for row in self._rows(asked))

    def statements(self, ids: Iterable[str]) -> dict[str, Json]:
        """The statements shown under these ids, as JSON; what may not be seen is left out."""
        wanted = sorted(set(ids))
        if self._asked.redaction:
            return {id_: encode(s) for id_, s in self._asked.statements(wanted).items()}
        table = schema.statement.c
        asked = select(table.id, table.form).order_by(table.extraction)
        chunks = asking.in_chunks(wanted)
        rows = (row for chunk in chunks for row in self._rows(asked.where(table.id.in_(chunk))))
        return {row.id: json.loads(row.form) for row in rows}

    # ------------------------------------------------------------ what people decided, and what follows

    def judgements(self, known: date | None = None) -> tuple[Judgement, ...]:
        """People's judgements made by that day, in the order in which they were made."""
        return self._asked.judgements(known)

    def findings(self, kind: str) -> Iterator[str]:
        """What was derived for the tier, of one kind, in the order in which it was kept."""
        table = schema.finding.c
        asked = select(table.form).where(table.tier == asking.rows_of(self._asked.tier), table.kind == kind)
        return self._shown_findings(row.form for row in self._rows(asked.order_by(table.position)))

    def findings_about(self, kind: str, about: Sequence[str]) -> Iterator[str]:
        """What was derived of one kind and names any of these ids."""
        table, named = schema.finding.c, schema.finding_about.c
        tier = asking.rows_of(self._asked.tier)
        for chunk in asking.in_chunks(about):
            positions = select(named.position).where(named.tier == tier, named.about.in_(chunk))
            asked = select(table.form).where(table.tier == tier, table.kind == kind, table.position.in_(positions))
            yield from self._shown_findings(row.form for row in self._rows(asked.order_by(table.position)))

    def _shown_findings(self, forms: Iterable[str]) -> Iterator[str]:
        if not self._asked.in_force():
            return iter(())
        if not self._asked.redaction:
            return iter(forms)
        redacted = self._asked.redaction.finding
        return (form for form in forms if redacted(asking.parse(Finding, form)) is not None)

    @property
    def withholds(self) -> bool:
        """Whether anything at all is withheld from these readers."""
        return bool(self._asked.redaction)

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        return iter(self._asked.connection.execute(asked, execution_options={"yield_per": AT_ONCE}))
