"""Whether evidence and log are as they were written."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from habeas.model import SetAside
from habeas.register import asking, journal, schema
from habeas.register.evidence import Evidence, is_true_to
from habeas.register.keeping import capture_hash, judgement_hash


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: the document or judgement it is about, and what is wrong."""

    about: str
    what: str

    def __str__(self) -> str:
        return f"{self.about}: {self.what}"


def of_evidence(evidence: Evidence, sha256: str, documents: list[str]) -> Iterator[Problem]:
    """What is wrong with the bytes under one SHA-256, for each document that came from them."""
    content = evidence.read(sha256)
    if content is None:
        what = "its bytes are missing from the evidence" if sha256 not in evidence else "its bytes cannot be unpacked"
    elif not is_true_to(content, sha256):
        what = f"its bytes in the evidence have changed: their SHA-256 is no longer {sha256}"
    else:
        return
    for document in documents:
        yield Problem(document, what)


def evidence_wanted(connection: Connection, restored: str) -> dict[str, list[str]]:
    """The documents that came from each SHA-256, without those of which it was kept, at that stage, that they came
    without their bytes."""
    asides = schema.set_aside.c
    without = {
        asking.parse(SetAside, f).about for f in connection.scalars(select(asides.form).where(asides.stage == restored))
    }
    found: dict[str, list[str]] = {}
    asked = select(schema.document.c.sha256, schema.document.c.id).order_by(schema.document.c.seq)
    for sha256, document in connection.execute(asked):
        if document not in without:
            found.setdefault(sha256, []).append(document)
    return found


def of_logs(connection: Connection) -> Iterator[Problem]:
    """What is wrong with the rows that were written one after the other, each with the hash of the one before."""
    yield from _of_captures(connection)
    judged = list(_of_judgements(connection))
    yield from judged
    in_journal = (*journal.faults(connection), *(() if judged else journal.gone(connection)))
    yield from (Problem(about, what) for about, what in in_journal)
    received = select(schema.capture.c.document)
    for document in connection.scalars(select(schema.document.c.id).where(schema.document.c.id.not_in(received))):
        yield Problem(document, "the log does not say when it was received")
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (Problem("the register's file", what) for what in said if what != "ok")


def _of_captures(connection: Connection) -> Iterator[Problem]:
    last, docs = "", schema.document.c
    for seqs in asking.in_chunks(_seqs(connection, schema.capture)):
        columns = (*schema.capture.c, docs.sha256, docs.text)
        asked = select(*columns).join(schema.document, docs.id == schema.capture.c.document)
        for row in connection.execute(asked.where(schema.capture.c.seq.in_(seqs)).order_by(schema.capture.c.seq)):
            if row.prev != last:
                yield Problem(row.document, f"before row {row.seq} of the log a row is gone or changed")
            if row.hash != capture_hash(dict(row._mapping), row.sha256, row.text):
                yield Problem(row.document, f"row {row.seq} of the log, or its text, has changed")
            last = row.hash


def _of_judgements(connection: Connection) -> Iterator[Problem]:
    last = ""
    for row in connection.execute(select(schema.judgement).order_by(schema.judgement.c.seq)):
        if row.prev != last:
            yield Problem(row.id, f"before row {row.seq} of the judgements a row is gone or changed")
        if row.hash != judgement_hash(dict(row._mapping)):
            yield Problem(row.id, f"row {row.seq} of the judgements has changed")
        last = row.hash


def _seqs(connection: Connection, log: Table) -> list[int]:
    return list(connection.scalars(select(log.c.seq).order_by(log.c.seq)))
