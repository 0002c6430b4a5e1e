"""The register's fingerprints: what each document is looked up by, and the pairs of which one carries the other's text.

Documents are taken in as they come, each compared with those that came before: what is there is never made again.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    MetaData,
    Row,
    Select,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
)  # fmt: skip

from habeas import fingerprints
from habeas.fingerprints import CROWD, SHARED, VERSION, Alike, Relation, keys, prints, related
from habeas.model import Document
from habeas.register import asking, schema
from habeas.register.redaction import Page

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


def wanted(connection: Connection) -> list[str]:
    """The documents without fingerprints of this version, in the order of arrival; rows of lists have none."""
    done = select(fingerprinted.c.document).where(fingerprinted.c.version == VERSION)
    listed = asking.listed(connection)
    ids = connection.scalars(select(schema.document.c.id).order_by(schema.document.c.seq))
    through = frozenset(connection.scalars(done)) | frozenset(listed)
    return [i for i in ids if i not in through]


def keep(connection: Connection, documents: Sequence[Document]) -> None:
    """Takes documents in, and compares each with those that were there and with one another."""
    made = {d.id: keys(d.text) for d in documents}
    _forget(connection, sorted(made))
    near = [(one, other) for one, others in _near(connection, made).items() for other in others]
    texts = _texts(connection, {other for _, other in near} - made.keys()) | {d.id: d.text for d in documents}
    compared = ((sorted(pair), *related(*(prints(texts[id_]) for id_ in pair))) for pair in near)
    rows = [
        {"one": one, "other": other, "relation": relation.value, "score": score}
        for (one, other), relation, score in compared
        if relation is not Relation.INDEPENDENT
    ]
    hashes = [{"hash": h, "document": id_} for id_, found in made.items() for h in sorted(found)]
    done = [{"document": id_, "version": VERSION, "number": len(found)} for id_, found in made.items()]
    for table, of_table in ((alike, rows), (fingerprint, hashes), (fingerprinted, done)):
        if of_table:
            connection.execute(insert(table), of_table)


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    """Takes away what was made of these documents, by an earlier version or by another process just now."""
    known = select(fingerprinted.c.document).where(fingerprinted.c.document.in_(ids))
    for id_ in connection.scalars(known).all():
        for table in (fingerprint, fingerprinted):
            connection.execute(delete(table).where(table.c.document == id_))
        connection.execute(delete(alike).where(or_(alike.c.one == id_, alike.c.other == id_)))


def _near(connection: Connection, made: Mapping[str, Collection[int]]) -> dict[str, list[str]]:
    """For each of these documents those there, and those among them before it, that share enough keys with it: those
    that share most first, and not more than `COMPARED`."""
    having: dict[int, list[str]] = {}
    shared: dict[str, Counter[str]] = {id_: Counter() for id_ in made}
    number = {id_: len(found) for id_, found in made.items()}
    for id_, found in made.items():
        for h in found:
            before = having.setdefault(h, [])
            shared[id_].update(before)
            before.append(id_)
    for chunk in asking.in_chunks(sorted(having), CHUNK):
        for row in connection.execute(_held(chunk)):
            number[row.document] = row.number
            for id_ in having[row.hash]:
                shared[id_][row.document] += 1
    return {
        id_: sorted(
            (d for d, n in others.items() if n >= min(SHARED, number[id_], number[d])), key=lambda d: (-others[d], d)
        )[:COMPARED]
        for id_, others in shared.items()
    }


def _held(hashes: Sequence[int]) -> Select[Any]:
    """Who has these keys, and how many keys each has; of a crowd the first alone."""
    place = func.row_number().over(partition_by=fingerprint.c.hash, order_by=fingerprint.c.document).label("place")
    held = select(fingerprint.c.hash, fingerprint.c.document, place).where(fingerprint.c.hash.in_(hashes)).subquery()
    of = fingerprinted.c.document == held.c.document
    return (
        select(held.c.hash, held.c.document, fingerprinted.c.number)
        .join(fingerprinted, of)
        .where(held.c.place <= CROWD)
    )


def pairs(connection: Connection, document: str | None = None) -> list[Alike]:
    """The pairs, or those of one document, sorted by id."""
    asked = select(alike).order_by(alike.c.one, alike.c.other)
    if document is not None:
        asked = asked.where(or_(alike.c.one == document, alike.c.other == document))
    return [_pair(row) for row in connection.execute(asked)]


def among(connection: Connection, pages: Mapping[str, Page]) -> tuple[Alike, ...] | None:
    """The pairs among these documents, given by the ids that they are kept under, by the ids that they are shown under.

    Of what is shown: where something is covered, the rest is compared anew. Where so many carry one text that not all
    were compared with all, neither when they came nor now, the pairs are those that the documents alone tell, whatever
    came first. None where a document has not been taken in yet.
    """
    ids = sorted(id_ for id_, page in pages.items() if not page.kept.lists)
    found, taken = set[Alike](), 0
    for chunk in asking.in_chunks(ids):
        done = (fingerprinted.c.document.in_(chunk), fingerprinted.c.version == VERSION)
        taken += connection.scalars(select(func.count()).select_from(fingerprinted).where(*done)).one()
        of = (alike.c.one.in_(chunk), alike.c.other.in_(chunk))
        found.update(_pair(row) for row in connection.execute(select(alike).where(or_(*of))))
    if taken < len(ids):
        return None
    texts = {id_: pages[id_].shown.text for id_ in ids}
    shown = (_as_shown(pair, pages) for pair in _uncrowded(found, texts) if {pair.one, pair.other} <= texts.keys())
    return tuple(sorted((pair for pair in shown if pair), key=lambda pair: (pair.one, pair.other)))


def _uncrowded(found: Collection[Alike], texts: Mapping[str, str]) -> Iterator[Alike]:
    """The pairs, without those of a crowd and with what its texts alone tell."""
    near: dict[str, set[str]] = {}
    for pair in found:
        near.setdefault(pair.one, set()).add(pair.other)
        near.setdefault(pair.other, set()).add(pair.one)
    crowd = {id_ for id_, others in near.items() if len(others) >= CROWD}
    reached = list(crowd)
    while reached:
        further = near[reached.pop()] - crowd
        crowd |= further
        reached += further
    yield from (pair for pair in found if pair.one not in crowd)
    yield from fingerprints.alike({id_: texts[id_] for id_ in crowd & texts.keys()})


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
