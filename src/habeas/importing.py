"""A list of people into the register: read, recognised, compared with what the list said before, then kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from habeas import lists, reading
from habeas.lists import Columns, Differences, Listed, MapError, Plan
from habeas.lists.overlap import State, called, states
from habeas.model import ROWS, Document, Extraction, Mention, Reading, SetAside
from habeas.register import Register
from habeas.register.view import View
from habeas.vocabulary import Tier

BATCH = 500
"""Rows that are kept at once: an import that dies loses no more than these."""


@dataclass(frozen=True, slots=True)
class Import:
    """A list read and not yet kept.

    `list` is the list's own document, `rows` what each row says, `bad` the lines that could not be read, `repeated`
    the lines that say the same as an earlier one (with that one's line). `before` is the list as it stood last, or
    stands where it is there already, and `differences` what has changed since, None where the list is new.
    """

    list: Document
    content: bytes
    columns: Columns
    method: str
    rows: tuple[Listed, ...]
    bad: tuple[SetAside, ...]
    repeated: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]
    before: State | None = None
    differences: Differences | None = None

    @property
    def statements(self) -> int:
        return sum(len(row.extraction.statements) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported: whose list it is, of which day (None: of the day it comes in), read how, and for readers
    of which tier (None: of the tier that the list had last, public if it is new)."""

    source: str
    plan: Plan = Plan()  # noqa: RUF009  (frozen)
    on: date | None = None
    tier: Tier | None = None


def prepare(item: reading.Item, order: Order, received: datetime, register: Register | None, tier: Tier) -> Import:
    """The list as it would be kept, with its differences from what readers of `tier` see of its last state.

    Raises Unreadable for a file that is no table, and MapError where its columns cannot be told.
    """
    table = reading.table(item)
    cells = [(row.line, row.cells) for row in table.rows if row.wrong is None]
    columns = lists.recognised(cells, order.plan)
    own = _own(table, columns, order, received, item.location, register)
    rows, bad, repeated = _rows(table, columns, own)
    if not rows:
        raise MapError("none of its rows has a name in the column for it: nothing could be kept")
    known = _states(register.as_seen_by(tier), order.source) if register else ()
    before = next((s for s in known if s.list.id == own.id), None)
    notes = (_LATER,) if before and before is not known[-1] else ()
    before = before or next((s for s in reversed(known) if s.on <= State(own, ()).on), None)
    return Import(
        own, table.content, columns, table.method, rows, bad, repeated, (*table.notes, *notes), before,
        lists.differences(_listed(register.as_seen_by(tier), before), rows) if before and register else None,
    )  # fmt: skip


_LATER = "this file was imported before, and a later state of the list stands; if the list is so again, give its day"


def keep(
    made: Import, register: Register, watch: Callable[[Sequence[Sequence[Listed]]], Iterable[Sequence[Listed]]] = iter
) -> int:
    """Keeps a list, its rows before the list itself: one that is there is there whole. How many rows are new.

    The same list kept twice is there once; an import that was interrupted is finished by the next.
    """
    new, rows = 0, made.rows
    for batch in watch([rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]):
        new += register.keep_rows([(Reading(r.document, made.content), r.extraction) for r in batch])
    own = Reading(made.list, made.content, made.bad)
    register.keep_rows([(own, Extraction(made.list.id, made.rows[0].extraction.version))])
    for aside in made.bad:
        register.set_aside(aside)
    return new


def _own(
    table: reading.Table, columns: Columns, order: Order, received: datetime, location: str, register: Register | None
) -> Document:
    """The list's own document. What the register knows of the list decides on its name, day and tier, seen or not."""
    known = _states(register.as_seen_by(max(Tier)), order.source) if register else ()
    source = known[-1].name if known else " ".join(order.source.split())
    tier = order.tier if order.tier is not None else known[-1].list.tier if known else Tier.PUBLIC
    on = order.on or _day_of(known, table.sha256) or received.date()
    taken = _taken(order.on, received)
    return lists.snapshot(source, location, table.sha256, columns, on, taken, table.method, tier)


def _day_of(known: Sequence[State], sha256: str) -> date | None:
    """The day of the list as it stood last, where these are its bytes: the same file again says nothing new."""
    return known[-1].on if known and known[-1].list.sha256 == sha256 else None


def _taken(on: date | None, received: datetime) -> datetime:
    """When a list was taken down: at the end of the day that is given for it, never later than now."""
    return min(received, datetime.combine(on, time(23, 59), UTC)) if on else received


def _rows(
    table: reading.Table, columns: Columns, own: Document
) -> tuple[tuple[Listed, ...], tuple[SetAside, ...], tuple[tuple[int, int], ...]]:
    """The rows below the header, those that cannot be read, and those that are there twice."""
    good: dict[str, Listed] = {}
    bad, repeated = list[SetAside](), list[tuple[int, int]]()
    for row in table.rows:
        if row.line <= columns.line:
            continue
        made = row.wrong or lists.read(row.line, row.cells, columns, own)
        if isinstance(made, str):
            bad.append(SetAside("reading", f"{own.location}:{row.line}", made))
        elif made.document.id in good:
            repeated.append((row.line, good[made.document.id].line))
        else:
            good[made.document.id] = made
    return tuple(good.values()), tuple(bad), tuple(repeated)


def _states(view: View, source: str) -> tuple[State, ...]:
    known = states(view.lists())
    return known.get(called(source, known) or "", ())


def _listed(view: View, state: State) -> list[Listed]:
    """The rows of a list as they stood, as far as differences need them."""
    wanted = {d.id for d in state.rows}
    people: dict[str, Mention] = {m.document: m for m in view.mentions() if m.document in wanted}
    return [Listed(_line(d), d, Extraction(d.id, ROWS, mentions=(people[d.id],))) for d in state.rows if d.id in people]


def _line(row: Document) -> int:
    """The line on which a row first stood."""
    number = row.location.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
