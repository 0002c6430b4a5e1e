"""Who was held, out of rows: the answers of what is known now, and of what had been known on days asked for before.

What had been known of a part of the register changes only when something comes in: between two such moments it is one
state. A state that somebody asked for is kept with its answers, until the part is derived anew.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, SelectBase, delete, func, select, union_all

from habeas.model import Judgement
from habeas.register import asking, keeping, schema
from habeas.register.asked import Redactions
from habeas.register.forms import end_of, moment
from habeas.register.parts import TurnRow, documents_of
from habeas.register.store import RegisterError, Store
from habeas.vocabulary import Tier, Verdict

ALL = ""
"""Stands for the part that all reports known on a day make, where they are few enough to be worked out together."""
MOST = 20_000
"""States kept; with one more all are given up, since each has the answers of a part's people, for all days."""
NEVER = "9999-12-32"


class Told(NamedTuple):
    """How many people have an answer, and what to hand out of each, with commas between."""

    people: int
    forms: str


class State(NamedTuple):
    """What was known of a part from a moment on and before another, and so at the end of a day between."""

    part: str
    since: str
    until: str
    known: date


class Roll(NamedTuple):
    """Everybody's answers by what they say, and the states that they lack; all of it rests on what `stamp` names."""

    told: Mapping[str, Told]
    lacking: Sequence[State]
    stamp: str


class Held:
    """Who was held, as one tier sees it."""

    def __init__(self, store: Store, redactions: Redactions, tier: Tier) -> None:
        self._store = store
        self._redactions = redactions
        self._tier = tier

    def on(self, day: date, policy: int, known: date | None = None, together: int = 0) -> Roll | None:
        """Everybody's answer on a day by a policy; None where they are not kept so, or some people are withheld.

        With `known` out of what had come in by the end of that day in UTC; where that are at most so many reports
        `together`, they are one state.
        """
        with self._store.reading() as connection:
            asked = self._redactions.asked(connection, self._tier)
            kept = select(schema.derivation).where(schema.derivation.c.tier == asking.rows_of(self._tier))
            row = connection.execute(kept).one_or_none()
            if row is None or asked.redaction or not asked.in_force():
                return None
            at = int(row.tier)
            rows: SelectBase
            lacking = list[State]()
            if known is not None and _are_few(connection, known, together):
                rows, lacking = _then(at, known, of=ALL), _all(connection, at, known)
            elif not row.parted:
                return None
            elif known is None:
                rows = _now(at)
            else:
                judged = _judged_after(connection, self._tier, known)
                rows = union_all(_now(at, known, judged), _then(at, known))
                lacking = _lacking(connection, at, known, judged)
            return Roll(_told(connection, rows.subquery(), day, policy), lacking, row.stamp)

    def remember(self, worked_out: Sequence[tuple[State, Sequence[TurnRow]]], stamp: str) -> None:
        """Keeps the answers of states, as worked out of what `stamp` names, for whoever asks next.

        Left undone where the register has moved on or cannot be written: they are worked out again then.
        """
        if self._store.in_moment:
            return
        with suppress(RegisterError), self._store.writing() as connection:
            derivation = schema.derivation.c
            rests = select(derivation.tier, derivation.stamp).where(derivation.tier == asking.rows_of(self._tier))
            row = connection.execute(rests).one_or_none()
            if row is not None and row.stamp == stamp:
                _keep(connection, int(row.tier), worked_out)


# ---------------------------------------------------------------- what is kept

_COLUMNS = ("first", "over", "policies", "answer", "form")


def _now(at: int, known: date | None = None, judged: Collection[str] = ()) -> Select[Any]:
    """The answers out of what is known now, of parts in which nothing came in after the day."""
    turn, part = schema.turn.c, schema.part.c
    asked = select(*(turn[name] for name in _COLUMNS)).where(turn.tier == at)
    if known is not None:
        later = select(part.part).where(part.tier == at, part.latest > end_of(known))
        asked = asked.where(turn.part.not_in(later))
    return asked.where(turn.part.not_in(sorted(judged))) if judged else asked


def _then(at: int, known: date, of: str | None = None) -> Select[Any]:
    """The answers out of states that hold at the end of the day: of the part given, or of all but `ALL`."""
    past, turn = schema.past.c, schema.past_turn.c
    asked = select(*(turn[name] for name in _COLUMNS)).join_from(
        schema.past,
        schema.past_turn,
        (turn.tier == past.tier) & (turn.part == past.part) & (turn.since == past.since),
    )
    return asked.where(past.tier == at, *_holding(known), past.part != ALL if of is None else past.part == of)


def _holding(known: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return schema.past.c.since <= end_of(known), schema.past.c.until > end_of(known)


def _told(connection: Connection, rows: FromClause, day: date, policy: int) -> dict[str, Told]:
    """One row comes back: a driver takes its time over 100,000."""
    answers, on, c = ("held", "not held", "unknown"), day.isoformat(), rows.c
    of_each: list[ColumnElement[Any]] = [
        column
        for answer in answers
        for column in (
            func.count().filter(c.answer == answer), func.aggregate_strings(c.form, ",").filter(c.answer == answer)
        )
    ]  # fmt: skip
    wanted = select(*of_each).where(c.over > on, c.first <= on, c.policies.op("&")(1 << policy) != 0)
    found = connection.execute(wanted).one()
    return {answer: Told(found[2 * n], found[2 * n + 1] or "") for n, answer in enumerate(answers)}


def _keep(connection: Connection, at: int, worked_out: Sequence[tuple[State, Sequence[TurnRow]]]) -> None:
    kept = connection.scalar(select(func.count()).select_from(schema.past)) or 0
    if kept + len(worked_out) > MOST:
        for table in (schema.past, schema.past_turn):
            connection.execute(delete(table))
    past = schema.past.c
    there = {tuple(row) for row in connection.execute(select(past.part, past.since).where(past.tier == at))}
    new = [(state, rows) for state, rows in worked_out if (state.part, state.since) not in there]
    turns = ({"tier": at, "part": s.part, "since": s.since} | row._asdict() for s, rows in new for row in rows)
    keeping.add_rows(
        connection, schema.past, ({"tier": at, "part": s.part, "since": s.since, "until": s.until} for s, _ in new)
    )
    keeping.add_rows(connection, schema.past_turn, turns)


# ---------------------------------------------------------------- what had been known


def _are_few(connection: Connection, known: date, most: int) -> bool:
    """Whether at most so many documents had been received by the end of that day."""
    captures = schema.capture.c
    by = select(captures.document).where(captures.received <= end_of(known)).distinct().limit(most + 1)
    return len(connection.scalars(by).all()) <= most


def _all(connection: Connection, at: int, known: date) -> list[State]:
    """The state of all reports together, where it is not kept."""
    past, received, end = schema.past.c, schema.capture.c.received, end_of(known)
    there = select(past.part).where(past.tier == at, past.part == ALL, *_holding(known))
    if connection.scalar(there.limit(1)) is not None:
        return []
    before = connection.scalar(select(func.max(received)).where(received <= end))
    after = connection.scalar(select(func.min(received)).where(received > end))
    return [_between(ALL, before, after, _decided(connection), known)]


def _lacking(connection: Connection, at: int, known: date, judged: Collection[str]) -> list[State]:
    """The states, not kept, of parts of which something came in by that day, and something after it."""
    part, past, end = schema.part.c, schema.past.c, end_of(known)
    there = select(past.part).where(past.tier == at, *_holding(known))
    begun = (part.tier == at, part.begun <= end)
    wanted = set(connection.scalars(select(part.part).where(*begun, part.latest > end)))
    wanted.update(connection.scalars(select(part.part).where(*begun, part.part.in_(sorted(judged)))) if judged else ())
    wanted.difference_update(connection.scalars(there))
    members, captures, decided = schema.part_document.c, schema.capture.c, _decided(connection)
    times = (
        select(
            members.part,
            func.max(captures.received).filter(captures.received <= end).label("before"),
            func.min(captures.received).filter(captures.received > end).label("after"),
        )
        .join_from(schema.part_document, schema.capture, captures.document == members.document)
        .group_by(members.part)
    )
    return [
        _between(row.part, row.before, row.after, decided, known)
        for some in asking.in_chunks(sorted(wanted))
        for row in connection.execute(times.where(members.tier == at, members.part.in_(some)))
    ]


def _between(part: str, before: str | None, after: str | None, decided: Sequence[str], known: date) -> State:
    """The state at the end of a day, of which something came in just before and just after, or was decided."""
    end = end_of(known)
    since = max([before or "", *(m for m in decided if m <= end)])
    return State(part, since, min([after or NEVER, *(m for m in decided if m > end)]), known)


def _decided(connection: Connection) -> list[str]:
    """When people decided something."""
    return [moment(j.at) for j in asking.judgements(connection) if j.at]


def _judged_after(connection: Connection, tier: Tier, known: date) -> set[str]:
    """The parts of which people decided something after that day."""
    made = {j.id: j for j in asking.judgements(connection)}
    later = [_first(j, made) for j in made.values() if j.at and moment(j.at) > end_of(known)]
    of, at = schema.part_document.c, asking.rows_of(tier)
    documents = sorted({d for j in later for id_ in j.subjects for d in documents_of(connection, tier, id_)})
    return {
        part
        for some in asking.in_chunks(documents)
        for part in connection.scalars(select(of.part).where(of.tier == at, of.document.in_(some)))
    }


def _first(j: Judgement, made: Mapping[str, Judgement]) -> Judgement:
    """The judgement itself, or that which it takes back."""
    while j.verdict is Verdict.UNDO and j.subjects[0] in made:
        j = made[j.subjects[0]]
    return j
