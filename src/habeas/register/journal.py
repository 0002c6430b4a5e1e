"""The journal: every decision and every sign-in, each row chained by hash to the one before. Rows are only added."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from habeas.model import Judgement
from habeas.register import schema
from habeas.register.accounts_schema import journal
from habeas.register.forms import link, moment, to_form
from habeas.register.keeping import last_hash

DECIDED, SIGNED_IN, REFUSED, SIGNED_OUT, ACCOUNT = "decided", "signed in", "refused", "signed out", "account"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: when, who, what they did and to what. `form` holds the ids of judgements, or what was changed."""

    seq: int
    at: datetime
    actor: str
    what: str
    about: str
    form: dict[str, Any]

    @property
    def judgements(self) -> tuple[str, ...]:
        """The ids of the judgements that this decision came to."""
        return tuple(self.form.get("judgements", ()))


def add(connection: Connection, at: datetime, actor: str, what: str, about: str, form: dict[str, Any]) -> None:
    """Adds a row, chained to the last."""
    prev = last_hash(connection, journal)
    row = {"at": moment(at), "actor": actor, "what": what, "about": about, "form": to_form(form), "prev": prev}
    connection.execute(insert(journal), row | {"hash": row_hash(row)})


def decided(connection: Connection, made: list[Judgement], about: str) -> None:
    """Adds a row for judgements made in one go."""
    if made and made[0].at is not None:
        add(connection, made[0].at, made[0].by, DECIDED, about, {"judgements": [j.id for j in made]})


def row_hash(row: dict[str, Any]) -> str:
    """What a row stands for."""
    return link(row["prev"], row["at"], row["actor"], row["what"], row["about"], row["form"])


def entries(connection: Connection, actor: str | None = None, most: int = 100) -> list[Entry]:
    """The latest rows, of one actor or all, the newest first."""
    asked = select(journal).order_by(journal.c.seq.desc()).limit(most)
    asked = asked if actor is None else asked.where(journal.c.actor == actor)
    return [_entry(row._mapping) for row in connection.execute(asked)]


def _entry(row: Any) -> Entry:
    at = datetime.fromisoformat(f"{row['at']}+00:00")
    return Entry(row["seq"], at, row["actor"], row["what"], row["about"], json.loads(row["form"]))


def times(connection: Connection, what: str, about: str, since: datetime) -> int:
    """How often that was done since then."""
    asked = select(func.count()).select_from(journal)
    asked = asked.where(journal.c.what == what, journal.c.about == about, journal.c.at > moment(since))
    return connection.scalar(asked) or 0


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What is not as it was written, as (about, what) pairs."""
    last = ""
    for row in connection.execute(select(journal).order_by(journal.c.seq)):
        if row.prev != last:
            yield f"journal row {row.seq}", "before it a row is gone or changed"
        if row.hash != row_hash(dict(row._mapping)):
            yield f"journal row {row.seq}", "it has changed"
        last = row.hash


def gone(connection: Connection) -> Iterator[tuple[str, str]]:
    """Judgements that the journal knows and that are kept no more, such as those taken off the end."""
    rows = connection.execute(select(journal.c.seq, journal.c.form).where(journal.c.what == DECIDED))
    named = {id_: row.seq for row in rows for id_ in json.loads(row.form).get("judgements", ())}
    kept = set(connection.scalars(select(schema.judgement.c.id))) if named else set()
    for id_ in sorted(named.keys() - kept):
        yield id_, f"row {named[id_]} of the journal knows this judgement, and it is gone"
