"""By what a telling is known to others, and by what it looks for the happenings that it may fit."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache

from habeas.folding import without_places
from habeas.reconciliation.happenings import MEASURES, MONTH, Sort, Telling, heard

SAME_SIZE_LAG = 3
"""Days between a decree and the gate, for a group of the same size told as two sides of one thing."""


def known_by(t: Telling) -> Iterator[tuple[object, ...]]:
    """What a telling is known by: also the month it is of, for those that give no day or another number, and every
    word of a measure, for those who call its target by one."""
    yield from t.about
    if t.sort in MEASURES:
        yield from (("target", t.sort, w) for w in sorted(heard(without_places(t.lead.said.quote))))
    first, last = t.lead.first, t.lead.last
    if first and last and (last - first).days <= MONTH:
        yield ("month", t.sort, first.year, first.month)
        if t.lead.day is None:
            yield ("days of", t.sort, first.year, first.month)


def looked_up(t: Telling) -> Iterator[tuple[object, ...]]:
    """What a telling is looked up by: what it is about, without that by which alone it would fit nothing; and a month
    where it names nobody and gives no day, or a round number."""
    idle = _idle(t)
    for key in t.about:
        if key[0] not in idle:
            yield key
    first, last = t.lead.first, t.lead.last
    open_ = (t.size is not None or t.sort is Sort.DIED) and not t.lead.persons
    if open_ and first and last and (last - first).days <= MONTH:
        yield from _of_its_month(t, first)
    if t.lead.day is None and not t.lead.persons and "told" not in idle:
        yield ("month", t.sort, t.lead.latest.year, t.lead.latest.month)


def _of_its_month(t: Telling, first: date) -> Iterator[tuple[object, ...]]:
    """What is of the month in which a telling begins; of one day, only what can be on the days around it."""
    near = days_around(first) if t.lead.day and t.sort not in MEASURES else ()
    if near and all(day.month == first.month for day in near):
        yield from (("day", t.sort, day) for day in near)
        yield ("days of", t.sort, first.year, first.month)
    else:
        yield ("month", t.sort, first.year, first.month)


def _idle(t: Telling) -> Collection[str]:
    """What no happening fits a telling by alone: who was taken or judged is not told by a day alone;
    words for a thing eased, and being told of in one month, tell of one measure only on days that can be the same."""
    if t.sort in MEASURES:
        return () if t.dated else ("thing", "told")
    alone = bool(t.lead.persons) and t.size is None and t.whole is None
    return ("day",) if alone and t.sort not in (Sort.FREED, Sort.RECOGNISED) else ()


def on_other_days(t: Telling, days: Collection[date], persons: Collection[str]) -> bool:
    """Whether days alone rule out, at a glance, that it tells of what was on these days, of these people: in one town
    many others were taken on other days."""
    day = t.lead.day
    if day is None or not days or t.sort in MEASURES:
        return False
    return days_around(day).isdisjoint(days) and t.persons.isdisjoint(persons)


@lru_cache(maxsize=2**12)
def days_around(day: date) -> frozenset[date]:
    """The days that a happening told of without the same people may be on."""
    return frozenset(day + timedelta(n) for n in range(-SAME_SIZE_LAG, SAME_SIZE_LAG + 1))
