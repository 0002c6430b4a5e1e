"""What comes into the register: each function adds rows inside the transaction it is given, and changes none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, get_args

from sqlalchemy import Connection, CursorResult, Table, delete, func, insert, select, text

from habeas.json_form import encode
from habeas.model import Document, Extraction, Finding, Judgement, Mention, SetAside, Statement, Value, digest
from habeas.register import schema
from habeas.register.forms import link, moment, search_words, to_form
from habeas.vocabulary import Tier, Verdict

_ID = re.compile(r"[a-z][0-9a-f]{16}")
_ID_ALONE = re.compile(rf'(?<=[\[,:])"({_ID.pattern})"')
"""A text of canonical JSON that is an id and no more: a quotation mark inside a text has a backslash before it."""

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
    row = document_row(document)
    result = connection.execute(insert(schema.document), row)
    if connection.dialect.name == "sqlite":
        index = text("INSERT INTO document_search (rowid, tokens) VALUES (:seq, :tokens)")
        connection.execute(index, {"seq": _seq_of(result), "tokens": row["tokens"]})


def document_row(document: Document) -> Row:
    """What is kept of a document itself, whoever received it."""
    tokens = " ".join(search_words(f"{document.title or ''}\n{document.text}"))
    return {"id": document.id, "sha256": document.sha256, "text": document.text, "tokens": tokens}


def _is_news(connection: Connection, document: Document) -> bool:
    """Whether it was not known to be there, or not so early: what was captured first does not hang on reading order."""
    captures = schema.capture.c
    earliest = select(func.min(captures.received)).where(
        captures.document == document.id, captures.place == place(document)
    )
    known = connection.scalar(earliest)
    return known is None or moment(document.received) < known


def place(document: Document) -> str:
    """Names where a document was received from: its location, and of a row the list that it stood in."""
    return digest(document.location, *document.lists)


def _add_capture(connection: Connection, document: Document) -> None:
    kept = connection.execute(
        select(schema.document.c.sha256, schema.document.c.text).where(schema.document.c.id == document.id)
    ).one()
    prev = last_hash(connection, schema.capture)
    connection.execute(insert(schema.capture), capture_row(document, prev, kept.sha256, kept.text))


def capture_row(document: Document, prev: str, sha256: str, document_text: str) -> Row:
    """Where and when a document was received and what was said of it, after the log's row with the hash `prev`."""
    form = {k: v for k, v in encode(document).items() if k not in ("id", "sha256", "text")}
    row = {
        "document": document.id,
        "place": place(document),
        "received": moment(document.received),
        "tier": int(document.tier),
        "form": to_form(form),
        "prev": prev,
    }
    return row | {"hash": capture_hash(row, sha256, document_text)}


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
    check(extraction, document_text)
    table = schema.extraction
    same = (table.c.document == extraction.document, table.c.version == extraction.version)
    if connection.scalar(select(table.c.seq).where(*same)) is not None:
        return False
    row = {"document": extraction.document, "version": extraction.version}
    seq = _seq_of(connection.execute(insert(table), row))
    add_found(connection, [(seq, extraction)])
    return True


def add_found(connection: Connection, extractions: Sequence[tuple[int, Extraction]]) -> None:
    """What extractions found, each with the number of its row."""
    statements, named, mentions, asides = list[Row](), list[Row](), list[Row](), list[Row]()
    for seq, extraction in extractions:
        told = sorted(((s.start, s.end, s.id, to_form(s), s) for s in extraction.statements), key=lambda t: t[:4])
        statements += _statements(seq, [(s, form) for *_, form, s in told])
        named += _named(seq, [s for *_, s in told])
        mentions += _mentions(seq, sorted((m.id, to_form(m)) for m in extraction.mentions))
        asides += (_aside(a, seq) for a in {a.id: a for a in extraction.set_aside}.values())
    for table, rows in (
        (schema.statement, statements), (schema.statement_mention, named), (schema.mention, mentions),
        (schema.set_aside, asides),
    ):  # fmt: skip
        add_rows(connection, table, rows)


def check(extraction: Extraction, document_text: str) -> None:
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


def _statements(seq: int, statements: Sequence[tuple[Statement, str]]) -> Iterator[Row]:
    for position, (s, form) in enumerate(statements):
        yield {"extraction": seq, "position": position, "id": s.id, "type": s.type.value, "form": form}


def _named(seq: int, statements: Sequence[Statement]) -> Iterator[Row]:
    for position, s in enumerate(statements):
        for mention in dict.fromkeys(s.mentions):
            yield {"extraction": seq, "position": position, "mention": mention}


def _mentions(seq: int, mentions: Sequence[tuple[str, str]]) -> Iterator[Row]:
    for position, (id_, form) in enumerate(mentions):
        yield {"extraction": seq, "position": position, "id": id_, "form": form}


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
    row = {"id": judgement.id, "form": to_form(judgement), "prev": last_hash(connection, schema.judgement)}
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


def last_hash(connection: Connection, log: Table) -> str:
    last = select(log.c.hash).order_by(log.c.seq.desc()).limit(1)
    return connection.scalar(last) or ""


def stamp(connection: Connection) -> str:
    """Names what the register holds: another one when a document, an extraction or a judgement has come in."""
    return stamp_of(connection.execute(select(*LAST_OF_LOGS)).one())


def stamp_of(last: Iterable[int | None]) -> str:
    """The stamp for what stands in LAST_OF_LOGS."""
    return ".".join(str(n or 0) for n in last)


LAST_OF_LOGS = tuple(
    select(func.max(log.c.seq)).scalar_subquery() for log in (schema.capture, schema.extraction, schema.judgement)
)


def same_judgements(one: str, other: str) -> bool:
    """Whether between two stamps no judgement has come in."""
    return one.rpartition(".")[2] == other.rpartition(".")[2]


def keep_findings(
    connection: Connection, tier: Tier, findings: Sequence[Finding], judgements: Sequence[Judgement], of: Row
) -> None:
    """Puts these in the place of what had been derived for the tier. `of` is the derivation's stamp and secrecy."""
    drop_findings(connection, tier)
    connection.execute(insert(schema.derivation), {"tier": int(tier), "of": int(tier), "parted": 0, **of})
    add_findings(connection, tier, "", findings, judgements)


def add_findings(
    connection: Connection, tier: Tier, part: str, findings: Sequence[Finding], judgements: Sequence[Judgement]
) -> None:
    """Adds what was derived of one part of the register, "" being all of it."""
    at = int(tier)
    placed = [(n, f, to_form(f)) for n, f in zip(_positions(findings), findings, strict=True)]
    judged = zip(_places([j.id for j in judgements]), judgements, strict=True)
    kept = ((at, n, part, f.id, f.kind, schema.storable(form)) for n, f, form in placed)
    named = ((at, about, n) for n, f, form in placed for about in _ids_in(f, form))
    kept_judgements = ((at, n, part, j.id, schema.storable(to_form(j))) for n, j in judged)
    for table, rows in (
        (schema.finding, kept), (schema.finding_about, named), (schema.rule_judgement, kept_judgements),
    ):  # fmt: skip
        add_plain(connection, table, table.c.keys(), rows)


_KINDS = sorted(type_.__name__.lower() for type_ in get_args(Value))
_DIGITS = 14
"""Hex digits of an id that go into a position: with the kind before them they fit an integer of 64 bits."""


def _positions(findings: Sequence[Finding]) -> list[int]:
    """Where findings stand: by kind and id, whatever else there is."""
    kinds = [_KINDS.index(f.kind) << 4 * _DIGITS for f in findings]
    return [kind + place for kind, place in zip(kinds, _places([f.id for f in findings]), strict=True)]


def _places(ids: Sequence[str]) -> list[int]:
    """A number for each id that sorts as they do; their order, where they are not ids of ours."""
    if not all(map(_ID.fullmatch, ids)):
        return list(range(len(ids)))
    return [int(id_[1 : 1 + _DIGITS], 16) for id_ in ids]


def drop_findings(connection: Connection, tier: Tier | None = None) -> None:
    """Takes away what was derived, for one tier or all."""
    if tier is not None and has_findings_of_others(connection, tier):
        for table in schema.derived.sorted_tables:
            connection.execute(delete(table).where(table.c.tier == int(tier)))
        # those who shared them have none now
        connection.execute(delete(schema.derivation).where(schema.derivation.c.of == int(tier)))
    else:
        for table in schema.derived.sorted_tables:
            connection.execute(delete(table))


def has_findings_of_others(connection: Connection, tier: Tier) -> bool:
    """Whether another tier has findings of its own."""
    others = select(schema.derivation.c.tier).where(schema.derivation.c.of != int(tier)).limit(1)
    return connection.scalar(others) is not None


def named_by(finding: Finding) -> set[str]:
    """The ids that a finding names: of its value, what the value is about, and the statements for and against it."""
    return _ids_in(finding, to_form(finding.value))


def _ids_in(finding: Finding, form: str) -> set[str]:
    """The ids that a finding names, given as JSON text."""
    named = {*finding.supporting, *finding.opposing, getattr(finding.value, "id", finding.id)}
    return named.union(_ID_ALONE.findall(form)) - {finding.id}


def _seq_of(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None  # one row was inserted
    return int(key[0])


def add_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Adds rows that all have the same columns, straight through the driver: there are millions of them."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        columns = list(batch[0])
        add_plain(connection, table, columns, _for_the_driver(table, columns, batch))


def add_plain(connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """The same, with the values in the order of the columns, as the driver takes them."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        connection.exec_driver_sql(_inserting(connection, table, columns), batch)


def _inserting(connection: Connection, table: Table, columns: Sequence[str]) -> str:
    quote = connection.dialect.identifier_preparer.quote
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    names, marks = ", ".join(map(quote, columns)), ", ".join([mark] * len(columns))
    return f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"


def _for_the_driver(table: Table, columns: Sequence[str], rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    escaped = [c for c in columns if isinstance(table.c[c].type, schema.Exact)]
    for row in rows if escaped else ():
        row.update((c, schema.storable(row[c])) for c in escaped)
    return list(map(itemgetter(*columns), rows))
