"""The register's fingerprints: what each document is looked up by, and the pairs of which one carries the other's text.

Documents are taken in as they come, each compared with those that came before: what is there is never made again.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Connection,
    Float,
    MetaData,
    Row,
    Select,
    String,
    Table,
    TableValuedAlias,
    column,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
)  # fmt: skip
from sqlalchemy.types import TypeEngine

from habeas import fingerprints
from habeas.fingerprints import CROWD, SHARED, VERSION, Alike, Relation, keys, prints, related
from habeas.model import Document
from habeas.register import asking, keeping, schema
from habeas.register.redaction import Page

T = TypeVar("T")

COMPARED = 100
"""So many documents, those that share most keys, one is compared with."""
AT_ONCE, TOGETHER = 1_000, 50
"""Documents taken in by one transaction, and by one question."""


def _code() -> String:
    return String().with_variant(String(collation="C"), "postgresql")


tables = MetaData()

fingerprint = Table(
    "fingerprint",
    tables,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("document", _code(), primary_key=True, index=True),
    sqlite_with_rowid=False,  # millions of rows that are nothing but their key
)

fingerprinted = Table(
    "fingerprinted",
    tables,
    Column("document", _code(), primary_key=True),
    Column("version", _code(), nullable=False),
    Column("number", BigInteger, nullable=False),
)

alike = Table(
    "alike",
    tables,
    Column("one", _code(), primary_key=True),
    Column("other", _code(), primary_key=True, index=True),
    Column("relation", _code(), nullable=False),
    Column("score", Float, nullable=False),
)
"""Pairs that are not independent, `one` before `other` by id."""

crowded = Table("crowded", tables, Column("document", _code(), primary_key=True))
"""Documents that were not compared with all that share enough keys with them, so many share one."""


looked_through = Table(
    "looked_through",
    tables,
    Column("version", _code(), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""Up to which document all have their fingerprints of a version, or are rows of lists, which have none."""


def wanted(connection: Connection) -> tuple[list[str], int]:
    """The documents without fingerprints of this version, in the order of arrival, and the number of the last of all.

    Rows of lists have none.
    """
    document, through = schema.document.c, looked_through.c
    taken = fingerprinted.c.document == document.id, fingerprinted.c.version == VERSION
    before = connection.scalar(select(through.seq).where(through.version == VERSION)) or 0
    left = select(document.id).where(document.seq > before, ~exists().where(*taken)).order_by(document.seq)
    ids = list(connection.scalars(left))
    rows = asking.rows(connection, ids)
    return [i for i in ids if i not in rows], connection.scalar(select(func.max(document.seq))) or 0


def looked(connection: Connection, last: int) -> None:
    """Notes that all documents up to that number have been seen to."""
    connection.execute(delete(looked_through))
    connection.execute(insert(looked_through), {"version": VERSION, "seq": last})


def keep(connection: Connection, documents: Sequence[Document]) -> None:
    """Takes documents in, and compares each with those that were there and with one another."""
    made = {d.id: keys(d.text) for d in documents}
    _forget(connection, sorted(made))
    found, crowd = _near(connection, made)
    near = [(one, other) for one, others in found.items() for other in others]
    texts = _texts(connection, {other for _, other in near} - made.keys()) | {d.id: d.text for d in documents}
    found_alike = fingerprints.among(texts, near)
    rows = ((pair.one, pair.other, pair.relation.value, pair.score) for pair in found_alike)
    hashes = sorted((h, id_) for id_, found in made.items() for h in found)
    done = ((id_, VERSION, len(found)) for id_, found in made.items())
    for table, of_table in ((alike, rows), (fingerprint, hashes), (fingerprinted, done), (crowded, zip(sorted(crowd)))):
        keeping.add_plain(connection, table, table.c.keys(), of_table)


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    """Takes away what was made of these documents, by an earlier version or by another process just now."""
    known = select(fingerprinted.c.document).where(fingerprinted.c.document.in_(ids))
    for id_ in connection.scalars(known).all():
        for table in (fingerprint, fingerprinted, crowded):
            connection.execute(delete(table).where(table.c.document == id_))
        connection.execute(delete(alike).where(or_(alike.c.one == id_, alike.c.other == id_)))


def _near(connection: Connection, made: Mapping[str, Collection[int]]) -> tuple[dict[str, list[str]], set[str]]:
    """For each of these documents those there, and those among them before it, that share enough keys with it: those
    that share most first, and not more than `COMPARED`; and of which there may be more."""
    having: dict[int, list[str]] = {}
    shared: dict[str, Counter[str]] = {id_: Counter() for id_ in made}
    number = {id_: len(found) for id_, found in made.items()}
    for id_, found in made.items():
        for h in found:
            before = having.setdefault(h, [])
            shared[id_].update(before)
            before.append(id_)
    holders: dict[int, list[str]] = {}
    for hash_, document in connection.execute(_held(connection, sorted(having))).all():
        holders.setdefault(hash_, []).append(document)
    for hash_, there in holders.items():
        for id_ in having[hash_]:
            shared[id_].update(there)
    number |= _short(connection, {d for there in holders.values() for d in there})
    near: dict[str, list[str]] = {}
    crowd = {
        id_ for h, having_it in having.items() if len(holders.get(h, ())) + len(having_it) > CROWD for id_ in having_it
    }
    for id_, others in shared.items():
        enough = [d for d, n in others.items() if n >= SHARED or n >= min(number[id_], number.get(d, SHARED))]
        near[id_] = sorted(enough, key=lambda d: (-others[d], d))[:COMPARED]
        crowd |= {id_} if len(enough) > COMPARED else set()
    return near, crowd


def _held(connection: Connection, hashes: Sequence[int]) -> Select[Any]:
    """Who has these keys; of a crowd the first alone, without going through the others."""
    asked, other = _listed(connection, hashes, BigInteger()), fingerprint.alias().c
    of_key = select(other.document).where(other.hash == asked.c.value).order_by(other.document)
    last = of_key.offset(CROWD - 1).limit(1).scalar_subquery()
    first = fingerprint.c.document <= func.coalesce(last, _AFTER_ALL)
    of_asked = (fingerprint.c.hash == asked.c.value) & first
    return select(fingerprint.c.hash, fingerprint.c.document).select_from(asked).join(fingerprint, of_asked)


def _short(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """Those of these documents that have fewer keys than are looked for, with how many they have."""
    table, asked = fingerprinted.c, _listed(connection, sorted(ids), String())
    found = select(table.document, table.number).select_from(asked)
    found = found.join(fingerprinted, (table.document == asked.c.value) & (table.number < SHARED))
    return {row.document: row.number for row in connection.execute(found)}


def _listed(connection: Connection, values: Sequence[T], type_: TypeEngine[T]) -> TableValuedAlias:
    """The values as a table of one column: thousands of them in one question that is always the same."""
    value = column("value", type_)
    if connection.dialect.name == "sqlite":
        return func.json_each(json.dumps(values)).table_valued(value, name="asked")
    return func.unnest(literal(values, ARRAY(type_))).table_valued(value, name="asked").render_derived()


_AFTER_ALL = "\U0010ffff"
"""Sorts after every id."""


def pairs(connection: Connection, document: str | None = None) -> list[Alike]:
    """The pairs, or those of one document, sorted by id."""
    asked = select(alike).order_by(alike.c.one, alike.c.other)
    if document is not None:
        asked = asked.where(or_(alike.c.one == document, alike.c.other == document))
    return [_pair(row) for row in connection.execute(asked)]


def among(connection: Connection, pages: Mapping[str, Page]) -> tuple[Alike, ...] | None:
    """The pairs among these documents, given by the ids that they are kept under, by the ids that they are shown under.

    Of what is shown: where something is covered, the rest is compared anew. Where one has sequences of words that so
    many have that it was not compared with all, the pairs are those that the documents alone tell, whatever came first.
    None where a document has not been taken in yet.
    """
    ids = sorted(id_ for id_, page in pages.items() if not page.kept.lists)
    found, taken, crowd = list[Alike](), 0, 0
    for chunk in asking.in_chunks(ids):
        done = (fingerprinted.c.document.in_(chunk), fingerprinted.c.version == VERSION)
        taken += connection.scalars(select(func.count()).select_from(fingerprinted).where(*done)).one()
        of_crowd = crowded.c.document.in_(chunk)
        crowd += connection.scalars(select(func.count()).select_from(crowded).where(of_crowd)).one()
        found += map(_pair, connection.execute(select(alike).where(alike.c.one.in_(chunk))))
    if taken < len(ids):
        return None
    if crowd:
        return fingerprints.alike({page.shown.id: page.shown.text for page in map(pages.__getitem__, ids)})
    shown = (_as_shown(pair, pages) for pair in found if pair.other in pages)
    return tuple(sorted((pair for pair in shown if pair), key=lambda pair: (pair.one, pair.other)))


def _as_shown(pair: Alike, pages: Mapping[str, Page]) -> Alike | None:
    pages_of = (pages[pair.one], pages[pair.other])
    one, other = (page.shown for page in pages_of)
    relation, score = pair.relation, pair.score
    if any(page.covered for page in pages_of):
        relation, score = related(prints(one.text), prints(other.text))
    first, second = sorted((one.id, other.id))
    return None if relation is Relation.INDEPENDENT else Alike(first, second, relation, score)


def _pair(row: Row[Any]) -> Alike:
    return Alike(row.one, row.other, Relation(row.relation), row.score)


def _texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    table = schema.document.c
    asked = select(table.id, table.text)
    chunks = asking.in_chunks(sorted(ids))
    found = (row for chunk in chunks for row in connection.execute(asked.where(table.id.in_(chunk))))
    return {row.id: row.text for row in found}
