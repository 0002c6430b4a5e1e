"""What the findings come to over time: who came in and out by month, how long custody lasts, how sources overlap.

Numbers of happenings are summed by month as bounds, named people are followed one by one; the two are never mixed. A
month takes only what certainly lies in it. Time in custody is by Kaplan and Meier (1958), with those still inside as
censored and a log-log interval for the median (Brookmeyer and Crowley 1982). A hidden total is estimated only when
asked for: two lists, Chapman's estimator (1951) with Seber's variance, and the assumption it stands on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import exp, log, sqrt

from habeas.model import Deal, Event, Finding, Person, Range, Spell
from habeas.vocabulary import HELD, Status, Support, Type

IN = (Type.ARREST, Type.REARREST)
OUT = (Type.RELEASE, Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION, Type.DEATH)
FREE = (Status.RELEASED, Status.RELEASED_EXILE, Status.RELEASED_CONDITIONAL, Status.SERVED)
NORMAL = 1.96
"""The normal quantile of a 95 % interval."""
MONTH = 30.44
"""Days in a month, on average: what a term in months is in days."""


@dataclass(frozen=True, slots=True)
class Month:
    """The revolving door in one month, given by its first day: how many were taken and how many came out, as bounds."""

    month: date
    taken: Range
    let_out: Range


@dataclass(frozen=True, slots=True)
class Trade:
    """What was given for people in one month: those freed in releases tied to concessions, and since the first.

    `concessions` are those of which the tie is asserted, `denied` how many of the ties somebody denies, `lapsed` how
    many concessions were taken back since. `price` is people freed for each concession, as bounds.
    """

    month: date
    freed: Range
    concessions: int
    denied: int
    lapsed: int
    price: Range
    freed_so_far: Range
    concessions_so_far: int


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch of a person's custody in days, from a day known; `ended` is False for those still inside."""

    person: str
    days: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Duration:
    """Time in custody: the median in days with its interval, None where fewer than half have come out."""

    people: int
    ended: int
    median: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many people two sources name: both, only the one, only the other."""

    one: str
    other: str
    both: int
    only_one: int
    only_other: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A total that nobody counted, with its interval, and in the same breath what it assumes."""

    overlap: Overlap
    total: int
    low: int
    high: int
    assumption: str


def months(findings: Iterable[Finding]) -> tuple[Month, ...]:
    """Inflow and outflow by month, of what took place on days that lie in one month; each happening once."""
    sides: dict[str, list[Event]] = defaultdict(list)
    for f in findings:
        e = f.value
        if isinstance(e, Event) and e.happened and not e.period and e.type in (*IN, *OUT):
            sides[e.happening or e.id].append(e)
    flows: dict[date, dict[bool, list[Range]]] = defaultdict(lambda: {True: [], False: []})
    for of in sides.values():
        e = max(of, key=lambda e: (_size(e).low or 0, e.id))
        first, last = (e.date.first, e.date.last) if e.date else (None, None)
        if first and last and (first.year, first.month) == (last.year, last.month):
            flows[first.replace(day=1)][e.type in IN].append(_size(e))
    return tuple(Month(m, _total(flows[m][True]), _total(flows[m][False])) for m in sorted(flows))


def _size(e: Event) -> Range:
    """How many it concerned: the number told, else at least the people named."""
    return e.count or Range(len(e.persons), len(e.persons), str(len(e.persons)))


def _total(sizes: Sequence[Range]) -> Range:
    low = sum(r.low or 0 for r in sizes)
    high = None if any(r.high is None for r in sizes) else sum(r.high or 0 for r in sizes)
    return Range(low, high, str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}")


def trades(findings: Iterable[Finding]) -> tuple[Trade, ...]:
    """Deals by the month of their first release of a known day, in order of time; each release and concession once."""
    findings = list(findings)
    events = {f.value.id: f.value for f in findings if isinstance(f.value, Event)}
    by_month: dict[date, list[Deal]] = defaultdict(list)
    for f in findings:
        if isinstance(f.value, Deal) and f.support is not Support.WITHDRAWN:
            days = [e.date.first for i in f.value.releases if (e := events.get(i)) and e.date and e.date.first]
            if days:
                by_month[min(days).replace(day=1)].append(f.value)
    made: list[Trade] = []
    released: set[str] = set()
    for month, deals in sorted(by_month.items()):
        parts = {e.happening or e.id: e for d in deals for i in d.releases if (e := events.get(i))}
        freed = _total([_size(e) for h, e in sorted(parts.items()) if h not in released])
        released |= parts.keys()
        given = sum(len(d.returned) or len(d.concessions) for d in deals)
        before = made[-1] if made else None
        made.append(
            Trade(
                month=month,
                freed=freed,
                concessions=given,
                denied=sum(bool(d.denied_by) for d in deals),
                lapsed=sum(bool(d.lapsed) for d in deals),
                price=_each(freed, given),
                freed_so_far=_total([before.freed_so_far, freed]) if before else freed,
                concessions_so_far=given + (before.concessions_so_far if before else 0),
            )
        )
    return tuple(made)


def _each(freed: Range, given: int) -> Range:
    """How many for each of so many, as bounds: rounded outwards to whole people."""
    low = (freed.low or 0) // max(given, 1)
    high = None if freed.high is None else -(-freed.high // max(given, 1))
    return Range(low, high, str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}")


def sent_abroad(findings: Iterable[Finding]) -> tuple[int, int]:
    """Of the named people who came out last, how many were sent or taken abroad: (abroad, all)."""
    last = [spells[-1] for spells in _lives(findings).values()]
    out = [s for s in last if s.status in FREE]
    return sum(s.status is Status.RELEASED_EXILE for s in out), len(out)


def _lives(findings: Iterable[Finding]) -> dict[str, list[Spell]]:
    """Everybody's spells in order."""
    lives: dict[str, list[Spell]] = defaultdict(list)
    for f in findings:
        if isinstance(f.value, Spell):
            lives[f.value.person].append(f.value)
    return {p: sorted(spells, key=lambda s: s.position) for p, spells in sorted(lives.items())}


def stays(findings: Iterable[Finding], on: date) -> tuple[Stay, ...]:
    """Each stretch of custody that began on a known day, up to the day it ended, else to the day asked for."""
    found: list[Stay] = []
    for person, spells in _lives(findings).items():
        begun: date | None = None
        inside = False
        for s in spells:
            held = s.status in HELD
            if held and not inside:
                begun = _day(s)
            if inside and not held and begun and (end := _day(s)):
                found.append(Stay(person, max((end - begun).days, 0), ended=True))
            inside = held
        if inside and begun and begun <= on:
            found.append(Stay(person, (on - begun).days, ended=False))
    return tuple(found)


def _day(s: Spell) -> date | None:
    """The day it began, where that is one day."""
    return s.since.first if s.since and s.since.first == s.since.last else None


def left_to_serve(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """For each named person who came out before a term told of them was over, the days they still had to serve."""
    findings = list(findings)
    terms: dict[str, list[float]] = defaultdict(list)
    for f in findings:
        e = f.value
        if isinstance(e, Event) and e.type is Type.SENTENCE and e.happened and e.term and e.term.months is not None:
            for person in e.persons:
                terms[person].append(e.term.months)
    found = []
    for person, spells in _lives(findings).items():
        begun = next((d for s in spells if s.status in HELD and (d := _day(s))), None)
        out = next((d for s in spells if s.status in FREE and (d := _day(s))), None)
        if begun and out and len(terms[person]) == 1:
            found.append((person, round(terms[person][0] * MONTH) - (out - begun).days))
    return tuple((person, days) for person, days in found if days > 0)


def duration(found: Sequence[Stay]) -> Duration:
    """Time in custody by Kaplan and Meier, those still inside censored."""
    curve = list(_survival(found))
    return Duration(
        people=len(found),
        ended=sum(s.ended for s in found),
        median=next((t for t, s, _, _ in curve if s <= 0.5), None),
        low=next((t for t, _, low, _ in curve if low <= 0.5), None),
        high=next((t for t, _, _, high in curve if high <= 0.5), None),
    )


def _survival(found: Sequence[Stay]) -> Iterator[tuple[int, float, float, float]]:
    """For each day on which somebody came out: the share still inside after it, with its log-log interval."""
    share, spread = 1.0, 0.0
    for t in sorted({s.days for s in found if s.ended}):
        at_risk = sum(s.days >= t for s in found)
        out = sum(s.ended and s.days == t for s in found)
        share *= 1 - out / at_risk
        if share in (0.0, 1.0):
            yield t, share, share, share
            continue
        spread += out / (at_risk * (at_risk - out))
        wide = NORMAL * sqrt(spread) / abs(log(share))
        yield t, share, share ** exp(wide), share ** exp(-wide)


def overlaps(findings: Iterable[Finding], origin: Mapping[str, str], most: int = 6) -> tuple[Overlap, ...]:
    """For each two of the sources that name most people, how many both name; `origin` is that of each statement."""
    named: dict[str, set[str]] = defaultdict(set)
    for f in findings:
        if isinstance(f.value, Person):
            for i in f.supporting:
                if i in origin:
                    named[origin[i]].add(f.value.id)
    first = sorted(named, key=lambda o: (-len(named[o]), o))[:most]
    pairs = ((a, b, len(named[a] & named[b])) for a, b in combinations(first, 2))
    return tuple(Overlap(a, b, n, len(named[a]) - n, len(named[b]) - n) for a, b, n in pairs)


def estimate(found: Iterable[Overlap]) -> Estimate | None:
    """A total from the two sources that share most people; None where no two share any."""
    best = max(found, key=lambda o: (o.both, o.one, o.other), default=None)
    if best is None or best.both == 0:
        return None
    one, other, both = best.both + best.only_one, best.both + best.only_other, best.both
    total = (one + 1) * (other + 1) / (both + 1) - 1
    variance = (one + 1) * (other + 1) * best.only_one * best.only_other / ((both + 1) ** 2 * (both + 2))
    known = both + best.only_one + best.only_other
    wide = NORMAL * sqrt(variance)
    assumption = (
        f"if {best.one} and {best.other} found people independently of each other, and everybody could be found by "
        "each alike; sources that read one another make it too low"
    )
    return Estimate(best, round(total), max(known, round(total - wide)), round(total + wide), assumption)
