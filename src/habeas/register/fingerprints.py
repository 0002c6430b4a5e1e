"""The register's fingerprints: what each document is looked up by, and the pairs of which one carries the other's text.

Documents are taken in as they come, each compared with those that came before: what is there is never made again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Float, MetaData, String, Table, delete, func, insert, or_, select

from habeas.fingerprints import SHARED, VERSION, Relation, compare, keys
from habeas.model import Document
from habeas.register import asking, schema

CROWD = 64
"""A key that more documents have than this is looked up with the first of them alone: the cost of a key is bounded."""
COMPARED = 200
"""So many documents, those that share most keys, one is compared with."""
CHUNK = 400
AT_ONCE = 50
"""Documents taken in by one transaction."""


def _code() -> String:
    return String().with_variant(String(collation="C"), "postgresql")


tables = MetaData()

fingerprint = Table(
    "fingerprint",
    tables,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("document", _code(), primary_key=True, index=True),
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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents by id of which one carries the other's text; `score` as in `Likeness`."""

    one: str
    other: str
    relation: Relation
    score: float


def wanted(connection: Connection) -> list[str]:
    """The documents without fingerprints of this version, in the order of arrival; rows of lists have none."""
    done = select(fingerprinted.c.document).where(fingerprinted.c.version == VERSION)
    listed = asking.listed(connection)
    ids = connection.scalars(select(schema.document.c.id).order_by(schema.document.c.seq))
    through = frozenset(connection.scalars(done)) | frozenset(listed)
    return [i for i in ids if i not in through]


def keep(connection: Connection, documents: Sequence[Document]) -> None:
    """Takes documents in, and compares each with those that were there and with one another."""
    for document in documents:
        made = sorted(keys(document.text))
        connection.execute(delete(fingerprint).where(fingerprint.c.document == document.id))
        connection.execute(delete(fingerprinted).where(fingerprinted.c.document == document.id))
        connection.execute(delete(alike).where(or_(alike.c.one == document.id, alike.c.other == document.id)))
        near = candidates(connection, made)
        texts = _texts(connection, near)
        pairs = [(id_, compare(document.text, text)) for id_, text in texts.items() if id_ != document.id]
        rows = [
            {
                "one": min(id_, document.id),
                "other": max(id_, document.id),
                "relation": found.relation.value,
                "score": found.score,
            }
            for id_, found in pairs
            if found.relation is not Relation.INDEPENDENT
        ]
        if rows:
            connection.execute(insert(alike), rows)
        if made:
            connection.execute(insert(fingerprint), [{"hash": h, "document": document.id} for h in made])
        connection.execute(insert(fingerprinted), {"document": document.id, "version": VERSION, "number": len(made)})


def candidates(connection: Connection, made: Sequence[int]) -> list[str]:
    """The documents that share enough keys with these, those that share most first."""
    shared: dict[str, int] = {}
    place = func.row_number().over(partition_by=fingerprint.c.hash, order_by=fingerprint.c.document).label("place")
    for start in range(0, len(made), CHUNK):
        held = (
            select(fingerprint.c.document, place).where(fingerprint.c.hash.in_(made[start : start + CHUNK])).subquery()
        )
        asked = select(held.c.document, func.count().label("n")).where(held.c.place <= CROWD).group_by(held.c.document)
        for row in connection.execute(asked):
            shared[row.document] = shared.get(row.document, 0) + row.n
    enough = {d: n for d, n in shared.items() if n >= min(SHARED, len(made))}
    few = select(fingerprinted.c.document).where(fingerprinted.c.number < SHARED)
    short = [d for d in shared if d not in enough]
    if short:  # texts with hardly any keys
        enough |= dict.fromkeys(connection.scalars(few.where(fingerprinted.c.document.in_(short[:CHUNK]))), 1)
    return sorted(enough, key=lambda d: (-enough[d], d))[:COMPARED]


def pairs(connection: Connection, document: str | None = None) -> list[Pair]:
    """The pairs, or those of one document, sorted by id."""
    asked = select(alike).order_by(alike.c.one, alike.c.other)
    if document is not None:
        asked = asked.where(or_(alike.c.one == document, alike.c.other == document))
    return [Pair(row.one, row.other, Relation(row.relation), row.score) for row in connection.execute(asked)]


def _texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    table = schema.document.c
    asked = select(table.id, table.text)
    chunks = asking.in_chunks(sorted(ids))
    found = (row for chunk in chunks for row in connection.execute(asked.where(table.id.in_(chunk))))
    return {row.id: row.text for row in found}
