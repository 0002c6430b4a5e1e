"""What comes in many at once, such as rows of a list: the same as `keeping` adds one by one, in fewer questions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, text

from habeas.model import Document, Extraction, Reading
from habeas.register import asking, keeping, schema
from habeas.register.forms import moment


class Kept(NamedTuple):
    """What the register has of a document."""

    sha256: str
    text: str


def keep_rows(connection: Connection, rows: Sequence[tuple[Reading, Extraction]]) -> int:
    """Documents with what was found in each; how many of the documents are new."""
    documents = [reading.document for reading, _ in rows if reading.document is not None]
    kept = _kept(connection, sorted({d.id for d in documents}))
    fresh = {d.id: d for d in reversed(documents) if d.id not in kept}
    _add_documents(connection, [d for d in documents if fresh.get(d.id) is d])
    kept |= {id_: Kept(d.sha256, d.text) for id_, d in fresh.items()}
    _add_captures(connection, documents, kept)
    _add_extractions(connection, [extraction for _, extraction in rows], kept)
    return len(fresh)


def _kept(connection: Connection, ids: Sequence[str]) -> dict[str, Kept]:
    table = schema.document.c
    asked = select(table.id, table.sha256, table.text)
    found = (row for chunk in asking.in_chunks(ids) for row in connection.execute(asked.where(table.id.in_(chunk))))
    return {row.id: Kept(row.sha256, row.text) for row in found}


def _add_documents(connection: Connection, documents: Sequence[Document]) -> None:
    if not documents:
        return
    connection.execute(insert(schema.document), [keeping.document_row(d) for d in documents])
    if connection.dialect.name == "sqlite":
        added = text("INSERT INTO document_search (rowid, tokens) SELECT seq, tokens FROM document WHERE id = :id")
        connection.execute(added, [{"id": d.id} for d in documents])


def _add_captures(connection: Connection, documents: Iterable[Document], kept: dict[str, Kept]) -> None:
    """Those that are news, chained to the log."""
    known = _earliest(connection, sorted(kept))
    prev, rows = keeping.last_hash(connection, schema.capture), list[keeping.Row]()
    for document in documents:
        place, received = (document.id, keeping.place(document)), moment(document.received)
        if place in known and received >= known[place]:
            continue
        known[place] = received
        row = keeping.capture_row(document, prev, *kept[document.id])
        rows.append(row)
        prev = row["hash"]
    if rows:
        connection.execute(insert(schema.capture), rows)


def _earliest(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """When each document was first received from each place."""
    table = schema.capture.c
    asked = select(table.document, table.place, func.min(table.received).label("at"))
    asked = asked.group_by(table.document, table.place)
    chunks = asking.in_chunks(ids)
    found = (row for chunk in chunks for row in connection.execute(asked.where(table.document.in_(chunk))))
    return {(row.document, row.place): row.at for row in found}


def _add_extractions(connection: Connection, extractions: Sequence[Extraction], kept: dict[str, Kept]) -> None:
    new = _new(connection, extractions)
    for extraction in new:
        if extraction.document not in kept:
            raise ValueError(f"no document {extraction.document} is kept; keep its reading first")
        keeping.check(extraction, kept[extraction.document].text)
    if new:
        wanted = [{"document": e.document, "version": e.version} for e in new]
        connection.execute(insert(schema.extraction), wanted)
    seqs = _seqs(connection, new)
    keeping.add_found(connection, [(seqs[e.document, e.version], e) for e in new])


def _new(connection: Connection, extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions that are not kept, each once."""
    there = set(_seqs(connection, extractions))
    return list({(e.document, e.version): e for e in extractions if (e.document, e.version) not in there}.values())


def _seqs(connection: Connection, extractions: Sequence[Extraction]) -> dict[tuple[str, str], int]:
    """The rows of these extractions, by document and version."""
    table = schema.extraction.c
    asked = select(table.document, table.version, table.seq)
    chunks = asking.in_chunks(sorted({e.document for e in extractions}))
    found = (row for chunk in chunks for row in connection.execute(asked.where(table.document.in_(chunk))))
    return {(row.document, row.version): row.seq for row in found}
