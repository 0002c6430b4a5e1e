"""The tables that pages show, paged, sorted and narrowed in the database: rows that follow from one tier's findings.

They are kept beside the findings and made anew when these are; for another view (as known on a day, by one source)
they are made in memory. Nobody is named in an answer but by id: what is shown of an id is asked of the register.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from itertools import accumulate
from threading import RLock
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    and_,
    create_engine,
    delete,
    func,
    insert,
    inspect,
    select,
)  # fmt: skip
from sqlalchemy.pool import StaticPool

from habeas.register.schema import Exact

FORMAT = "4"
"""The version of these rows; made by another one they are made anew."""
BATCH = 5_000
KEPT, LARGE = 40, 20_000
"""Common values of a facet that are kept; people above which no facet is counted anew for all of them."""
CHUNK = 500
"""Keys in one question."""
NAMED = "named"
"""The answer for whoever is only named: no report speaks of their custody."""
SORTS = ("name", "since", "word", "status")


class Made(Protocol):
    """The rows of all tables."""

    @property
    def people(self) -> Sequence[Any]: ...
    @property
    def turns(self) -> Sequence[Any]: ...
    @property
    def events(self) -> Sequence[Any]: ...
    @property
    def disputes(self) -> Sequence[Any]: ...
    @property
    def links(self) -> Sequence[Any]: ...
    @property
    def sources(self) -> Sequence[Any]: ...


browsed = MetaData()


def _tier() -> Column[int]:
    return Column("tier", Integer, primary_key=True, autoincrement=False)


def _code(name: str, **more: Any) -> Column[str]:
    return Column(name, String().with_variant(String(collation="C"), "postgresql"), nullable=False, **more)


def _number(name: str, **more: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, **more)


made = Table("browse_made", browsed, _tier(), _code("stamp"))
people = Table(
    "browse_person", browsed, _tier(), _code("id", primary_key=True), _code("finding"),
    Column("sort", Exact, nullable=False), Index("browse_person_sort", "tier", "sort", "id"),
)  # fmt: skip
turns = Table(
    "browse_turn", browsed, _tier(), _code("person", primary_key=True), _number("n", primary_key=True), _code("first"),
    _code("over"), _number("policies"), _code("answer"), _code("status"), _code("since"), _code("word"),
    Index("browse_turn_word", "tier", "answer", "word"),
)  # fmt: skip
facets = Table(
    "browse_facet", browsed, _tier(), _code("facet", primary_key=True), Column("value", Exact, primary_key=True),
    _code("person", primary_key=True), Index("browse_facet_person", "tier", "person"),
)  # fmt: skip
events = Table(
    "browse_event", browsed, _tier(), _code("finding", primary_key=True), _code("type"),
    _code("day"), _code("month"), _number("fact"), Index("browse_event_day", "tier", "day"),
    Index("browse_event_type", "tier", "type", "month", "fact"),
)  # fmt: skip
keys = Table("browse_key", browsed, _tier(), Column("key", Exact, primary_key=True), _code("person", primary_key=True))
changes = Table(
    "browse_change", browsed, _tier(), _number("policy", primary_key=True, autoincrement=False),
    _code("answer", primary_key=True), _code("status", primary_key=True), _code("day", primary_key=True),
    _number("more"),
)  # fmt: skip
common = Table(
    "browse_common", browsed, _tier(), _code("facet", primary_key=True), Column("value", Exact, primary_key=True),
    _number("n"),
)  # fmt: skip
disputes = Table(
    "browse_dispute", browsed, _tier(), _code("finding", primary_key=True), _code("kind"), _number("origins"),
)  # fmt: skip
links = Table("browse_link", browsed, _tier(), _code("mention", primary_key=True), _code("judgement", primary_key=True))
sources = Table(
    "browse_source", browsed, _tier(), Column("name", Exact, primary_key=True), _number("documents"),
    _number("statements"), _number("corroborated"), _number("disputed"), _number("corrections"), _number("copies"),
    _code("first"), _code("last"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people: by answer on a day by a policy (its number), by facets, and among given ids (None: all)."""

    on: date
    policy: int = 0
    answer: str = "all"
    facets: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source and its record; see the columns of the page of sources."""

    name: str
    documents: int
    statements: int
    corroborated: int
    disputed: int
    corrections: int
    copies: int
    first: str
    last: str


def is_made(connection: Connection, tier: int, stamp: str) -> bool:
    """Whether the rows of a tier are those that follow from what the stamp names."""
    if not inspect(connection).has_table(made.name):
        return False
    return connection.scalar(select(made.c.stamp).where(made.c.tier == tier)) == f"{FORMAT}/{stamp}"


def keep(connection: Connection, tier: int, stamp: str, rows: Made) -> None:
    """Puts these rows in the place of the tier's earlier ones."""
    if not _current(connection):
        browsed.drop_all(connection)
        browsed.create_all(connection)
    for table in browsed.sorted_tables:
        connection.execute(delete(table).where(table.c.tier == tier))
    _add(connection, people, ({"tier": tier, "id": p.id, "finding": p.finding, "sort": p.sort} for p in rows.people))
    _add(connection, keys, ({"tier": tier, "key": k, "person": p.id} for p in rows.people for k in p.keys))
    _add(connection, facets, _facet_rows(tier, rows.people))
    _add(connection, turns, ({"tier": tier, "n": n} | asdict(t) for n, t in enumerate(rows.turns)))
    _add(connection, events, ({"tier": tier} | asdict(e) for e in rows.events))
    _add(connection, changes, _change_rows(tier, rows.turns))
    _add(connection, common, _common_rows(tier, rows.people))
    _add(connection, disputes, ({"tier": tier} | asdict(d) for d in rows.disputes))
    _add(connection, links, ({"tier": tier} | asdict(link) for link in rows.links))
    _add(connection, sources, ({"tier": tier} | asdict(s) for s in rows.sources))
    connection.execute(insert(made), {"tier": tier, "stamp": f"{FORMAT}/{stamp}"})


def _current(connection: Connection) -> bool:
    """Whether the tables are there, with the columns of this version."""
    if not inspect(connection).has_table(made.name):
        return False
    return all(stamp.startswith(f"{FORMAT}/") for stamp in connection.scalars(select(made.c.stamp)))


def _change_rows(tier: int, found: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """By how many those with an answer and a status grow on a day, by each policy."""
    more: Counter[tuple[int, str, str, str]] = Counter()
    for t in found:
        for policy in range(t.policies.bit_length()):
            if t.policies >> policy & 1:
                more[policy, t.answer, t.status, t.first] += 1
                more[policy, t.answer, t.status, t.over] -= 1
    return (
        {"tier": tier, "policy": policy, "answer": answer, "status": status, "day": day, "more": n}
        for (policy, answer, status, day), n in more.items()
        if n
    )


def _common_rows(tier: int, rows: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The commonest values of each facet."""
    counted: dict[str, Counter[str]] = {}
    for p in rows:
        for facet, value in p.facets:
            counted.setdefault(facet, Counter())[value] += 1
    return (
        {"tier": tier, "facet": facet, "value": value, "n": n}
        for facet, values in counted.items()
        for value, n in values.most_common(KEPT)
    )


def _facet_rows(tier: int, rows: Sequence[Any]) -> Iterator[dict[str, Any]]:
    return ({"tier": tier, "facet": f, "value": v, "person": p.id} for p in rows for f, v in p.facets)


def _add(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    batch: list[Mapping[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


class Tables:
    """Answers from the rows of one tier. What it hands out are ids and numbers, never a name of a person."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], tier: int) -> None:
        self._reading = reading
        self._tier = tier

    # ------------------------------------------------------------ people

    def tally(self, wanted: Wanted) -> dict[str, int]:
        """How many people under each answer, whatever answer is wanted."""
        if wanted.ids is None and not wanted.facets:
            return self._tally_of_all(wanted)
        answer = func.coalesce(turns.c.answer, NAMED)
        asked = self._people(wanted, answer, func.count()).group_by(answer)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(asked)}

    def _tally_of_all(self, wanted: Wanted) -> dict[str, int]:
        everybody = select(func.count()).select_from(people).where(people.c.tier == self._tier)
        with self._reading() as connection:
            found = self._changed(connection, wanted, changes.c.answer)
            named = (connection.scalar(everybody) or 0) - sum(found.values())
        return found | ({NAMED: named} if named else {})

    def _changed(self, connection: Connection, wanted: Wanted, by: Any) -> dict[str, int]:
        """How many people there are on the day under each answer, or each status."""
        c = changes.c
        asked = select(by, func.sum(c.more)).where(
            c.tier == self._tier, c.policy == wanted.policy, c.day <= wanted.on.isoformat()
        )
        if by is c.status and wanted.answer not in ("all", "told"):
            asked = asked.where(c.answer == wanted.answer)
        return {row[0]: int(row[1]) for row in connection.execute(asked.group_by(by)) if row[1]}

    def latest_held(self, on: date, policy: int) -> str | None:
        """Who is held on the day on the newest word of all, by id; None when nobody is."""
        turn, day = turns.c, on.isoformat()
        asked = (
            select(turn.person)
            .where(
                turn.tier == self._tier, turn.answer == "held", turn.first <= day, turn.over > day,
                turn.policies.op("&")(1 << policy) != 0,
            )
            .order_by(turn.word.desc(), turn.person)
            .limit(1)
        )  # fmt: skip
        with self._reading() as connection:
            return connection.scalar(asked)

    def page(self, wanted: Wanted, sort: str, descending: bool, offset: int, limit: int | None) -> list[str]:
        """The findings of the people wanted, by id, from `offset` on, in the order of one of SORTS."""
        by = {
            "name": people.c.sort, "since": func.coalesce(turns.c.since, "9999-12-31"),
            "word": func.coalesce(turns.c.word, ""), "status": func.coalesce(turns.c.status, ""),
        }[sort]  # fmt: skip
        asked = self._everybody() if wanted == Wanted(wanted.on, wanted.policy) and sort == "name" else None
        if asked is None:
            asked = self._answered(self._people(wanted, people.c.finding), wanted)
        asked = asked.order_by(by.desc() if descending else by, people.c.sort, people.c.id).offset(offset)
        with self._reading() as connection:
            return list(connection.scalars(asked.limit(limit) if limit is not None else asked))

    def _everybody(self) -> Select[Any]:
        """All people, whatever holds of them on a day: in the order of their names an index has them ready."""
        return select(people.c.finding).where(people.c.tier == self._tier)

    def narrowed(self, wanted: Wanted, most: int) -> dict[str, list[tuple[str, int]]]:
        """For each facet its commonest values among the people wanted, and how many people each; status included.

        Where these are very many, the commonest of all, with 0 for how many; only of statuses it is told even then.
        """
        if wanted.ids is None and not wanted.facets and (plain := self._common(wanted, most)):
            return plain
        chosen = self._answered(self._people(wanted, people.c.id, turns.c.status), wanted).subquery()
        n = func.count().label("n")
        values = (
            select(facets.c.facet, facets.c.value, n)
            .where(facets.c.tier == self._tier, facets.c.person.in_(select(chosen.c.id)))
            .group_by(facets.c.facet, facets.c.value)
            .order_by(n.desc(), facets.c.value)
        )
        status = select(chosen.c.status, n).where(chosen.c.status.is_not(None)).group_by(chosen.c.status)
        found: dict[str, list[tuple[str, int]]] = {}
        with self._reading() as connection:
            found["status"] = [(r[0], r[1]) for r in connection.execute(status.order_by(n.desc()))]
            for facet, value, number in connection.execute(values):
                of = found.setdefault(facet, [])
                if len(of) < most:
                    of.append((value, number))
        return found

    def _common(self, wanted: Wanted, most: int) -> dict[str, list[tuple[str, int]]] | None:
        """The commonest values of each facet where there are too many people to count anew, else None."""
        everybody = select(func.count()).select_from(people).where(people.c.tier == self._tier)
        asked = select(common.c.facet, common.c.value).where(common.c.tier == self._tier)
        with self._reading() as connection:
            if (connection.scalar(everybody) or 0) <= LARGE:
                return None
            statuses = self._changed(connection, wanted, changes.c.status)
            found = {"status": sorted(statuses.items(), key=lambda pair: (-pair[1], pair[0]))}
            for facet, value in connection.execute(asked.order_by(common.c.n.desc(), common.c.value)):
                of = found.setdefault(facet, [])
                if len(of) < most:
                    of.append((value, 0))
        return found

    def keys(self) -> list[str]:
        """All keys that people are looked up by."""
        with self._reading() as connection:
            return list(connection.scalars(select(keys.c.key).distinct().where(keys.c.tier == self._tier)))

    def having(self, wanted: Sequence[str]) -> set[str]:
        """The people who are looked up by any of these keys, by id."""
        asked = select(keys.c.person).distinct().where(keys.c.tier == self._tier)
        with self._reading() as connection:
            return {
                person
                for n in range(0, len(wanted), CHUNK)
                for person in connection.scalars(asked.where(keys.c.key.in_(wanted[n : n + CHUNK])))
            }

    def held_on(self, days: Sequence[date], policy: int) -> list[int]:
        """How many people are held on each of the days, which are in order."""
        c = changes.c
        asked = (
            select(c.day, func.sum(c.more))
            .where(c.tier == self._tier, c.policy == policy, c.answer == "held")
            .group_by(c.day)
            .order_by(c.day)
        )
        with self._reading() as connection:
            found = [(row[0], int(row[1])) for row in connection.execute(asked)]
        totals, starts = list(accumulate((n for _, n in found), initial=0)), [day for day, _ in found]
        return [totals[bisect_right(starts, d.isoformat())] for d in days]

    def _people(self, wanted: Wanted, *columns: Any) -> Select[Any]:
        """People with the turn they are in on the day, narrowed by facets and ids, not yet by the answer."""
        turn, on = turns.c, wanted.on.isoformat()
        current = and_(
            turn.tier == self._tier, turn.person == people.c.id, turn.first <= on, turn.over > on,
            turn.policies.op("&")(1 << wanted.policy) != 0,
        )  # fmt: skip
        asked = select(*columns).select_from(people.outerjoin(turns, current)).where(people.c.tier == self._tier)
        if wanted.ids is not None:
            asked = asked.where(people.c.id.in_(wanted.ids))
        for facet, value in wanted.facets:
            asked = asked.where(self._has(facet, value))
        return asked

    def _has(self, facet: str, value: str) -> ColumnElement[bool]:
        if facet == "status":
            return turns.c.status == value
        having = select(facets.c.person).where(
            facets.c.tier == self._tier, facets.c.facet == facet, facets.c.value == value
        )
        return people.c.id.in_(having)

    def _answered(self, asked: Select[Any], wanted: Wanted) -> Select[Any]:
        if wanted.answer == "all":
            return asked
        # not by the answer alone: for that SQLite would begin with all turns that have it, and people are fewer
        answer = func.coalesce(turns.c.answer, NAMED)
        return asked.where(answer != NAMED if wanted.answer == "told" else answer == wanted.answer)

    # ------------------------------------------------------------ events

    def events(
        self, type_: str | None, offset: int, limit: int, types: Sequence[str] | None = None, until: str = "9999"
    ) -> list[str]:
        """The findings of events, by id, newest first; of one type, or of several; none after a day."""
        asked = self._events(events.c.finding, type_, types).where(events.c.day <= until)
        asked = asked.order_by(events.c.day.desc(), events.c.finding).offset(offset).limit(limit)
        with self._reading() as connection:
            return list(connection.scalars(asked))

    def event_types(self) -> dict[str, int]:
        """How many events of each type there are."""
        asked = self._events(events.c.type, None, None).add_columns(func.count()).group_by(events.c.type)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(asked)}

    def months(self, types: Sequence[str]) -> dict[tuple[str, str], int]:
        """How many events that took place fall into each month, by month (YYYY-MM) and type."""
        e = events.c
        asked = (
            select(e.month, e.type, func.count())
            .where(e.tier == self._tier, e.type.in_(types), e.month != "", e.fact == 1)
            .group_by(e.month, e.type)
        )
        with self._reading() as connection:
            return {(row[0], row[1]): row[2] for row in connection.execute(asked)}

    def _events(self, column: Any, type_: str | None, types: Sequence[str] | None) -> Select[Any]:
        asked = select(column).where(events.c.tier == self._tier)
        if types is not None:
            asked = asked.where(events.c.type.in_(types))
        return asked if type_ is None else asked.where(events.c.type == type_)

    # ------------------------------------------------------------ disagreements

    def disputes(self, kind: str | None, offset: int, limit: int) -> list[str]:
        """The findings that are disagreements, by id, those between most origins first; of one kind or all."""
        d = disputes.c
        asked = select(d.finding).where(d.tier == self._tier).order_by(d.origins.desc(), d.finding)
        asked = asked if kind is None else asked.where(d.kind == kind)
        with self._reading() as connection:
            return list(connection.scalars(asked.offset(offset).limit(limit)))

    def dispute_kinds(self) -> dict[str, int]:
        """How many disagreements of each kind there are."""
        d = disputes.c
        asked = select(d.kind, func.count()).where(d.tier == self._tier).group_by(d.kind)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(asked)}

    # ------------------------------------------------------------ links and sources

    def links(self, mentions: Sequence[str]) -> list[str]:
        """The judgements of rules that are about any of these mentions, by id."""
        asked = select(links.c.judgement).distinct().where(links.c.tier == self._tier, links.c.mention.in_(mentions))
        with self._reading() as connection:
            return sorted(connection.scalars(asked))

    def sources(self) -> list[Source]:
        """All sources with their record, those that say most first."""
        s = sources.c
        asked = select(*(s[name] for name in Source.__slots__)).where(s.tier == self._tier)
        with self._reading() as connection:
            return [Source(*row) for row in connection.execute(asked.order_by(s.statements.desc(), s.name))]


def in_memory(rows: Made) -> Tables:
    """Answers from rows that are kept nowhere."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    turn = RLock()

    @contextmanager
    def reading() -> Iterator[Connection]:
        with turn, engine.begin() as connection:
            yield connection

    with reading() as connection:
        keep(connection, 0, "", rows)
    return Tables(reading, 0)
