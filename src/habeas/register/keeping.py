"""What comes into the register: each function adds rows inside the transaction it is given, and changes none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, delete, func, insert, select, text

from habeas.json_form import encode
from habeas.model import Document, Extraction, Finding, Judgement, Mention, Reading, SetAside, Statement, digest
from habeas.register import schema
from habeas.register.forms import link, moment, search_words, strings, to_form
from habeas.vocabulary import Tier, Verdict

_ID = re.compile(r"[a-z][0-9a-f]{16}")

BATCH = 5_000
"""Rows in one insert."""

Row = dict[str, Any]


def keep_document(connection: Connection, document: Document) -> bool:
    """The document and where and when it was received; whether it is new. The first text received stays the text."""
    known = connection.scalar(select(schema.document.c.seq).where(schema.document.c.id == document.id))
    if known is None:
        _add_document(connection, document)
    if _is_news(connection, document):
        _add_capture(connection, document)
    return known is None


def _add_document(connection: Connection, document: Document) -> None:
    tokens = " ".join(search_words(f"{document.title or ''}\n{document.text}"))
    row = {"id": document.id, "sha256": document.sha256, "text": document.text, "tokens": tokens}
    result = connection.execute(insert(schema.document), row)
    if connection.dialect.name == "sqlite":
        index = text("INSERT INTO document_search (rowid, tokens) VALUES (:seq, :tokens)")
        connection.execute(index, {"seq": _seq_of(result), "tokens": tokens})


def _is_news(connection: Connection, document: Document) -> bool:
    """Whether it was not known to be there, or not so early: what was captured first does not hang on reading order."""
    captures = schema.capture.c
    earliest = select(func.min(captures.received)).where(
        captures.document == document.id, captures.place == _place(document)
    )
    known = connection.scalar(earliest)
    return known is None or moment(document.received) < known


def _place(document: Document) -> str:
    """Names where a document was received from: its location, and of a row the list that it stood in."""
    return digest(document.location, *document.lists)


def _add_capture(connection: Connection, document: Document) -> None:
    form = {k: v for k, v in encode(document).items() if k not in ("id", "sha256", "text")}
    kept = connection.execute(
        select(schema.document.c.sha256, schema.document.c.text).where(schema.document.c.id == document.id)
    ).one()
    row = {
        "document": document.id,
        "place": _place(document),
        "received": moment(document.received),
        "tier": int(document.tier),
        "form": to_form(form),
        "prev": _last_hash(connection, schema.capture),
    }
    row["hash"] = capture_hash(row, kept.sha256, kept.text)
    connection.execute(insert(schema.capture), row)


def capture_hash(row: Row, sha256: str, document_text: str) -> str:
    """What a capture's row in the log stands for: document, bytes, text, and all that was said of them on receipt."""
    said = (row["document"], row["place"], row["received"], str(row["tier"]), row["form"], sha256, document_text)
    return link(row["prev"], *said)


def keep_extraction(connection: Connection, extraction: Extraction) -> bool:
    """All that one version of the rules found in one document; whether it is new. Earlier versions stay."""
    wanted = select(schema.document.c.text).where(schema.document.c.id == extraction.document)
    document_text = connection.scalar(wanted)
    if document_text is None:
        raise ValueError(f"no document {extraction.document} is kept; keep its reading first")
    _check(extraction, document_text)
    table = schema.extraction
    same = (table.c.document == extraction.document, table.c.version == extraction.version)
    if connection.scalar(select(table.c.seq).where(*same)) is not None:
        return False
    row = {"document": extraction.document, "version": extraction.version}
    seq = _seq_of(connection.execute(insert(table), row))
    statements = sorted(extraction.statements, key=lambda s: (s.start, s.end, s.id, to_form(s)))
    mentions = sorted(extraction.mentions, key=lambda m: (m.id, to_form(m)))
    _add(connection, schema.statement, _statements(seq, statements))
    _add(connection, schema.statement_mention, _named(seq, statements))
    _add(connection, schema.mention, _mentions(seq, mentions))
    _add(connection, schema.set_aside, (_aside(a, seq) for a in {a.id: a for a in extraction.set_aside}.values()))
    return True


def keep_rows(connection: Connection, rows: Iterable[tuple[Reading, Extraction]]) -> int:
    """Documents with what was found in each; how many of the documents are new."""
    new = 0
    for reading, extraction in rows:
        new += reading.document is not None and keep_document(connection, reading.document)
        keep_extraction(connection, extraction)
    return new


def _check(extraction: Extraction, document_text: str) -> None:
    """Refuses what does not belong to the document, or quotes what is not there."""
    things: tuple[Statement | Mention, ...] = (*extraction.statements, *extraction.mentions)
    for thing in things:
        if thing.document != extraction.document:
            raise ValueError(f"{thing.id} is of document {thing.document}, not {extraction.document}")
    for s in extraction.statements:
        if not s.quote or document_text[s.start : s.end] != s.quote:
            raise ValueError(
                f"statement {s.id} by {s.by}: its quote is not characters {s.start}..{s.end} of its document"
            )


def _statements(seq: int, statements: Sequence[Statement]) -> Iterator[Row]:
    for position, s in enumerate(statements):
        yield {"extraction": seq, "position": position, "id": s.id, "type": s.type.value, "form": to_form(s)}


def _named(seq: int, statements: Sequence[Statement]) -> Iterator[Row]:
    for position, s in enumerate(statements):
        for mention in dict.fromkeys(s.mentions):
            yield {"extraction": seq, "position": position, "mention": mention}


def _mentions(seq: int, mentions: Sequence[Mention]) -> Iterator[Row]:
    for position, m in enumerate(mentions):
        yield {"extraction": seq, "position": position, "id": m.id, "form": to_form(m)}


def keep_set_aside(connection: Connection, aside: SetAside) -> bool:
    """Something set aside outside an extraction; whether it is new."""
    table = schema.set_aside
    if connection.scalar(select(table.c.seq).where(table.c.id == aside.id, table.c.extraction.is_(None))) is not None:
        return False
    connection.execute(insert(table), _aside(aside, None))
    return True


def _aside(aside: SetAside, extraction: int | None) -> Row:
    return {"extraction": extraction, "id": aside.id, "stage": aside.stage, "form": to_form(aside)}


def keep_judgement(connection: Connection, judgement: Judgement) -> bool:
    """A person's judgement; whether it is new."""
    if connection.scalar(select(schema.judgement.c.seq).where(schema.judgement.c.id == judgement.id)) is not None:
        return False
    row = {"id": judgement.id, "form": to_form(judgement), "prev": _last_hash(connection, schema.judgement)}
    row["hash"] = judgement_hash(row)
    connection.execute(insert(schema.judgement), row)
    return True


def judgement_hash(row: Row) -> str:
    """What a judgement's row in the log stands for."""
    return link(row["prev"], row["id"], row["form"])


def can_be_judged(connection: Connection, verdict: Verdict, id_: str) -> bool:
    """Whether there is such a thing for a judgement to be about."""
    if verdict is Verdict.UNDO:
        tables = [schema.judgement]
    elif verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
        tables = [schema.mention]
    else:
        tables = [schema.document, schema.statement, schema.mention]
        tables += [] if verdict is Verdict.TIER else [schema.finding]
    about = select(schema.finding_about.c.position).where(schema.finding_about.c.about == id_)
    found = any(connection.scalar(select(t.c.id).where(t.c.id == id_).limit(1)) is not None for t in tables)
    return found or (schema.finding in tables and connection.scalar(about.limit(1)) is not None)


def _last_hash(connection: Connection, log: Table) -> str:
    last = select(log.c.hash).order_by(log.c.seq.desc()).limit(1)
    return connection.scalar(last) or ""


def stamp(connection: Connection) -> str:
    """Names what the register holds: another one when a document, an extraction or a judgement has come in."""
    logs = (schema.capture, schema.extraction, schema.judgement)
    return ".".join(str(connection.scalar(select(func.max(log.c.seq))) or 0) for log in logs)


def same_judgements(one: str, other: str) -> bool:
    """Whether between two stamps no judgement has come in."""
    return one.rpartition(".")[2] == other.rpartition(".")[2]


def keep_findings(
    connection: Connection, tier: Tier, findings: Sequence[Finding], judgements: Sequence[Judgement], of: Row
) -> None:
    """Puts these in the place of what had been derived for the tier. `of` is the derivation's stamp and secrecy."""
    drop_findings(connection, tier)
    connection.execute(insert(schema.derivation), {"tier": int(tier), **of})
    at = {"tier": int(tier)}
    _add(
        connection,
        schema.finding,
        (at | {"position": n, "id": f.id, "kind": f.kind, "form": to_form(f)} for n, f in enumerate(findings)),
    )
    _add(
        connection,
        schema.finding_about,
        (at | {"about": about, "position": n} for n, f in enumerate(findings) for about in named_by(f)),
    )
    _add(
        connection,
        schema.rule_judgement,
        (at | {"position": n, "id": j.id, "form": to_form(j)} for n, j in enumerate(judgements)),
    )


def drop_findings(connection: Connection, tier: Tier | None = None) -> None:
    """Takes away what was derived, for one tier or all."""
    for table in schema.derived.sorted_tables:
        connection.execute(delete(table) if tier is None else delete(table).where(table.c.tier == int(tier)))


def named_by(finding: Finding) -> set[str]:
    """The ids that a finding names: of its value, what the value is about, and the statements for and against it."""
    named = {*finding.supporting, *finding.opposing, getattr(finding.value, "id", finding.id)}
    return {*named, *(s for s in strings(encode(finding.value)) if _ID.fullmatch(s))} - {finding.id}


def _seq_of(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None  # one row was inserted
    return int(key[0])


def _add(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        connection.execute(insert(table), batch)
