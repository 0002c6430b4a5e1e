"""Time stamps of the logs: what is stamped, and whether the logs are still what was."""

import re
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, Table, select

from habeas.register import schema
from habeas.register.evidence import Evidence
from habeas.register.verifying import Problem

_LOGS = {"capture": schema.capture, "judgement": schema.judgement}
_LINE = re.compile(r"habeas log of (capture|judgement)s: row (\d+), hash ([0-9a-f]+)")


def said_now(connection: Connection) -> bytes:
    """Where the logs stand, a line each: a row's hash stands for all rows before it as well."""
    lines = list[str]()
    for name, log in _LOGS.items():
        row = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).one_or_none()
        if row is not None:
            lines.append(f"habeas log of {name}s: row {row.seq}, hash {row.hash}\n")
    return "".join(lines).encode()


def name_of(said: bytes) -> str:
    """Under what name a stamp is kept: in the order of the logs."""
    rows = [f"{int(row):010d}" for _, row, _ in _LINE.findall(said.decode("utf-8", "replace"))]
    return "-".join([*rows, sha256(said).hexdigest()[:8]])


def faults(connection: Connection, evidence: Evidence) -> Iterator[Problem]:
    """Stamps that are not of what they say, and rows that were stamped and are gone or others now."""
    for stamp in evidence.stamps():
        about = f"time stamp {stamp.name}"
        if sha256(stamp.said).digest() not in stamp.token:
            yield Problem(about, "what it stamped is missing or has changed")
            continue
        for name, row, known in _LINE.findall(stamp.said.decode("utf-8", "replace")):
            if _hash(connection, _LOGS[name], int(row)) != known:
                yield Problem(about, f"row {row} of the log of {name}s is gone or is not what was stamped")


def _hash(connection: Connection, log: Table, seq: int) -> str | None:
    found: str | None = connection.scalar(select(log.c.hash).where(log.c.seq == seq))
    return found
