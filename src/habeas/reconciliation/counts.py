"""The count ledger: every number of people reported, as a point of a series, and whether the books balance between two.

A series is one origin's numbers on one basis, of one group, by one set of rules. A number repeated by copies or later
reports is one point. Numbers of different series are shown side by side and never added.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from habeas.dates import When, find
from habeas.model import Balance, Count, Finding, Range, digest
from habeas.reconciliation import sentences
from habeas.reconciliation.bases import basis_of, is_count
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.groups import GROUPS, group_of, noun
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.lands import Lands, Setting, ruling
from habeas.reconciliation.named import Named
from habeas.reconciliation.outcomes import dated, most_told, number, written
from habeas.reconciliation.outlets import voice
from habeas.reconciliation.replaced import replaced
from habeas.reconciliation.stretches import Stretch, day_of_number, stretches
from habeas.reconciliation.topics import speaks_of
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Basis, label

GREAT = 100
"""From this number on it is no chance that a number held is the same as one over some time."""
RECENT = timedelta(days=7)
"""So long goes on what happens on one occasion; up to this time after it its number is as of its last day."""
HEADING = 200
"""Characters up to which the first line of a report is its heading."""


@dataclass(frozen=True, slots=True)
class Series:
    """Whose numbers, on what basis, of whom, in which country, by which of their rules."""

    origin: str
    basis: Basis
    group: str
    land: str | None
    rules: str
    per: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series with every claim that gives it; `day` is the one day it is of, where that is known.

    `named` is its series in words that sort.
    """

    series: Series
    bounds: Bounds
    claims: tuple[Claim, ...]
    as_of: When | None
    named: str = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # each is asked for whenever two are set beside each other
        object.__setattr__(self, "named", str(self.series))
        object.__setattr__(self, "id", "k" + digest(self.named, str(self.bounds), self.claims[0].id))

    @property
    def day(self) -> date | None:
        return self.as_of.first if self.as_of and self.as_of.first == self.as_of.last else None

    @property
    def garbled(self) -> bool:
        """Whether only copies that got it wrong give it, and those who repeat them."""
        return self.claims[0].garbled and all(c.garbled or c.retelling for c in self.claims)

    @property
    def exact(self) -> int | None:
        return self.bounds[0] if self.bounds[0] == self.bounds[1] else None


def points(case: Case) -> tuple[Point, ...]:
    """Every point of every series, in order of series and day."""
    rules, land_of = _Rules(case), _lands([c for c in case.claims if is_count(c)])
    series: dict[Series, list[Claim]] = defaultdict(list)
    for c in case.claims:
        if is_count(c):
            series[Series(c.origin, basis_of(c), group_of(c), land_of[c.id], rules.of(c), c.said.per)].append(c)
    _adopt(series)
    made = [p for key, claims in series.items() for p in _of_true_days(list(_points(key, claims)))]
    made = _of_their_days(made, case)
    return tuple(sorted(made, key=lambda p: (p.named, p.day or date.max, p.id)))


class _Rules:
    """By which rules an origin counts, where it tells of a change: the new ones from the day of that report on.

    Who gives a number by the old rules beside another of the same day gives that by new ones, without saying so.
    """

    def __init__(self, case: Case) -> None:
        self.changed: dict[str, tuple[object, ...]] = {}
        self._beside_old: set[tuple[object, ...]] = set()
        for c in (c for c in case.claims if is_count(c)):
            if speaks_of("old_rules", c.said.quote):
                self._beside_old.add(_told_as(c))
        for c in (c for c in case.claims if is_count(c)):
            if speaks_of("new_rules", c.said.quote) or self._is_new(c):
                self.changed.setdefault(c.origin, c.document_order)

    def of(self, c: Claim) -> str:
        changed = self.changed.get(c.origin)
        if changed is None or speaks_of("old_rules", c.said.quote) or c.document_order < changed:
            return "first"
        earlier = c.document_order == changed and not (speaks_of("new_rules", c.said.quote) or self._is_new(c))
        return "first" if earlier else "changed"

    def _is_new(self, c: Claim) -> bool:
        return _told_as(c) in self._beside_old and not speaks_of("old_rules", c.said.quote)


def _told_as(c: Claim) -> tuple[object, ...]:
    """In which report and on whose word a number is told, of whom, on what basis and of which day."""
    return c.document.id, c.origin, basis_of(c), group_of(c), c.first, c.last


def _lands(claims: Sequence[Claim]) -> Mapping[str, str | None]:
    """The country of each count: the one it names; else the one that its origin counts in, if that names but one; else,
    of an origin that counts in several, the one that its report is about.

    What a report is about tells no number from another by itself: one on freed people is often about the country that
    took them in, one on a country unknown to the gazetteer about its neighbours.
    """
    lands = Lands()
    told = {c.id: lands.told(c) for c in claims}
    named = _named(claims, told)
    found = dict[str, str | None]()
    for c in claims:
        known = named.get(c.origin, set())
        about = ruling(c.document.text) if len(known) > 1 and not told[c.id] else None
        found[c.id] = told[c.id] or about or (min(known) if len(known) == 1 else None)
    return found


def _named(claims: Iterable[Claim], land_of: Mapping[str, str | None]) -> Mapping[str, set[str]]:
    """The countries that the counts of each origin name."""
    known: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        if land := land_of[c.id]:
            known[c.origin].add(land)
    return known


def _adopt(series: dict[Series, list[Claim]]) -> None:
    """Moves a number that names nobody to the group of which its origin gives the same number for the same time."""
    for key in [k for k in series if k.group == "people"]:
        for group in GROUPS:
            other = series.get(replace(key, group=group), [])
            moved = [c for c in series[key] if any(_repeats(c, o) for o in other)]
            other += moved
            series[key] = [c for c in series[key] if c not in moved]


def _repeats(c: Claim, other: Claim) -> bool:
    return (
        c.said.count is not None
        and other.said.count is not None
        and c.said.group is None
        and (c.said.count.low, c.said.count.high) == (other.said.count.low, other.said.count.high)
        and _one_point(c, [other])
    )


def _points(series: Series, claims: Sequence[Claim]) -> Iterable[Point]:
    """One point for each number and day; a number without a day is that of the point told before with this number."""
    by_number: dict[Bounds, list[list[Claim]]] = defaultdict(list)
    for c in sorted(claims, key=lambda c: (c.first is None, c.day is None, c.order)):
        assert c.said.count is not None
        told = by_number[c.said.count.low, c.said.count.high]
        host = next((group for group in told if _one_point(c, group)), None)
        if host is None:
            told.append([c])
        else:
            host.append(c)
    for bounds, groups in by_number.items():
        for group in groups:
            ordered = tuple(sorted(group, key=lambda c: c.order))
            yield Point(series, bounds, ordered, _as_of(ordered))


def _of_true_days(points_: Sequence[Point]) -> Iterable[Point]:
    """Numbers of one series, those that copies got wrong as of the day of the number that they stand for, if their
    own words for the time can mean it."""
    sound = [p for p in points_ if not p.garbled and any(c.day == p.day for c in p.claims)]
    for p in points_:
        days = {o.as_of for o in sound if o.day and _can_be_of(p, o.day)} if p.garbled else set()
        yield replace(p, as_of=days.pop()) if len(days) == 1 else p


def _of_their_days(points_: Sequence[Point], case: Case) -> list[Point]:
    """Numbers given in the place of others as of the day of those, if their own words for the time can mean it."""
    first = {r.anew.id: r.before[0].id for r in replaced(case) if r.anew is not None}
    day_of = {c.id: p.as_of for p in points_ for c in p.claims if p.day} if first else {}
    made = []
    for p in points_:
        days = [day_of.get(first[c.id]) for c in p.claims if c.id in first]
        fits = next((d for d in days if d and d.first and all(_within(d.first, c) for c in p.claims)), None)
        made.append(replace(p, as_of=fits) if fits else p)
    return made


def _within(day: date, c: Claim) -> bool:
    return c.first is not None and c.last is not None and c.first <= day <= c.last


def _can_be_of(p: Point, day: date) -> bool:
    """Whether a number is told without a time, or of a stretch in which the day lies."""
    return all(c.first is None or c.last is None or c.first <= day <= c.last for c in p.claims)


def _one_point(c: Claim, group: Sequence[Claim]) -> bool:
    if c.first is None or c.last is None:
        return True
    return any(o.first and o.last and o.first <= c.last and c.first <= o.last for o in group)


def _as_of(claims: Sequence[Claim]) -> When | None:
    """The day the number is of: the last of the stretch it is told of, else as stated, else that of the first report;
    None when none is known.

    "In spring" and "this year" end, for a number, with the day of its report.
    """
    latest = min(c.latest for c in claims)
    ends = sorted(end for c in claims if (end := _end(c)) and end <= latest)  # none after it was told first
    if ends:
        return When(written(ends[0]), ends[0], ends[0], ends[0].isoformat())
    stated = dated([c for c in claims if not _begins(c)])
    if stated and stated.first and stated.last and stated.first < latest < stated.last:
        return replace(stated, last=latest)
    if stated and stated.first:
        return stated
    if told_on := next((d.when for c in claims if (d := day_of_number(c)) and (d.when.last or latest) <= latest), None):
        return told_on
    if headed := next((when for c in claims if (when := _headed(c))), None):
        return headed
    told = next((c.told for c in claims if c.told), None)
    return When(f"as published, {told.day} {told:%B %Y}", told, told, told.isoformat()) if told else stated


def _headed(c: Claim) -> When | None:
    """The day of which a body's own report says at its head that it gives the state: "Register as of 30 June"."""
    heading = c.document.text.lstrip().partition("\n")[0]
    if c.said.source or len(heading) > HEADING or heading == c.document.text.strip():
        return None
    for d in find(heading, c.told or c.latest, c.document.language or "en"):
        day = d.when.last
        if day and day <= c.latest and speaks_of("state_on", heading[: d.start].rstrip()):
            return When(d.when.text, day, day, day.isoformat())
    return None


def _end(c: Claim) -> date | None:
    """The last day of the stretch that a number of people taken is told of, where that ended before the report; what
    went on for some days has the number of the day on which it is told."""
    found = stretches(c, around=False) if basis_of(c) is not Basis.STOCK and not c.said.per else ()
    if not found or not found[0].closed:
        return None
    return found[0].last if _long(found[0]) or c.latest - found[0].last <= RECENT else None


def _long(s: Stretch) -> bool:
    """Whether a stretch is one of the calendar, or longer than what happens on one occasion."""
    return s.calendar or s.length > RECENT


def _begins(c: Claim) -> bool:
    """Whether the date of a number of people taken is that on which the counting began ("since the vote of 7 May"), or
    the days on which they were taken."""
    if c.first is None or basis_of(c) is Basis.STOCK:
        return False
    return any(c.first == s.first and not (s.closed and _long(s)) for s in stretches(c))


def counts(found: Iterable[Point], named: Named, shown: Mapping[str, str]) -> tuple[Finding, ...]:
    """A finding for each point, with how many the register can name beside a number of people held on a day."""
    totals = _totals(found)
    return tuple(_count(p, named, shown, mistaken=_mistaken(p, totals)) for p in found)


def _totals(found: Iterable[Point]) -> set[tuple[str, Bounds]]:
    """The running totals, and numbers over some time that are too great for chance, each by its origin and number."""
    return {
        (p.series.origin, p.bounds)
        for p in found
        if p.series.basis is Basis.CUMULATIVE or (p.series.basis is Basis.FLOW and (p.exact or 0) >= GREAT)
    }


def _mistaken(p: Point, totals: Collection[tuple[str, Bounds]]) -> bool:
    """Whether others only give a running total of somebody as if it were the number held on a day."""
    stock = p.series.basis is Basis.STOCK and p.exact is not None and (p.series.origin, p.bounds) in totals
    return stock and all(voice(c.document) != p.series.origin for c in p.claims)


def value_of(p: Point, shown: Mapping[str, str], *, mistaken: bool = False) -> Count:
    """The point as a value; one `mistaken` for another number is the word of who took it for that."""
    first = p.claims[0].said
    assert first.count is not None
    return Count(
        value=first.count,
        source=_whose(p, shown, mistaken=mistaken),
        basis=p.series.basis,
        as_of=p.as_of,
        group=most_told(p.claims, noun) or (None if p.series.group == "people" else p.series.group),
        place=most_told(p.claims, lambda c: c.said.place),
        per=p.series.per,
    )


def _whose(p: Point, shown: Mapping[str, str], *, mistaken: bool) -> str:
    """Whose number it is: its origin's; one that only a copy gives, against its own source, is the copier's."""
    copier = p.claims[0].document.outlet if p.garbled or mistaken else None
    return copier or shown.get(p.series.origin, p.series.origin)


def _count(p: Point, known: Named, shown: Mapping[str, str], *, mistaken: bool) -> Finding:
    value = value_of(p, shown, mistaken=mistaken)
    beside = ""
    if p.day and p.series.basis is Basis.STOCK and p.series.group == "people" and p.series.per is None:
        value = replace(value, named=known.on(p.day, p.series.land))
        beside = f" The register can name {value.named} as held on that day."
    against = [c for c in p.claims if c.garbled]
    rate = f" a {value.per}" if value.per else ""
    who = value.group or "people"
    many = sentences.many(value.value)
    reason = f"{value.source} counts {many} {who}{rate} ({label(value.basis)}){sentences.on(value.as_of)}."
    return weighed(p.id, value, [c for c in p.claims if not c.garbled], against, reason + beside)


# ---------------------------------------------------------------- balances


def comparable(one: Point, other: Point) -> bool:
    """Whether two numbers are near enough to be of the same people at all."""
    low, high = sorted(p.bounds[0] or p.bounds[1] or 1 for p in (one, other))
    return high <= 3 * low


def balances(
    found: Sequence[Point],
    told: Sequence[Happening],
    named: Named,
    shown: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The books between each two points that follow one another in a series of exact stocks.

    What only repeats a running total of the same origin as if it were a number held opens and closes no books.
    """
    series: dict[Series, list[Point]] = defaultdict(list)
    totals = _totals(found)
    for p in found:
        exact = p.day is not None and p.exact is not None and not p.garbled
        mistaken = (p.series.origin, p.bounds) in totals and all(c.said.date is None for c in p.claims)
        if exact and not mistaken and p.series.basis is Basis.STOCK and p.series.group == "people":
            series[p.series].append(p)
    lands, known = Lands(), _Booked(told)
    return tuple(
        _balance(opening, closing, known.between(opening, closing), lands, named, shown)
        for points_ in series.values()
        for opening, closing in pairwise(points_)
        if opening.day != closing.day and comparable(opening, closing)
    )


def _balance(
    opening: Point,
    closing: Point,
    told: Sequence[Happening],
    lands: Lands,
    named: Named,
    shown: Mapping[str, str],
) -> Finding:
    assert opening.day and closing.day and opening.exact is not None and closing.exact is not None
    counted = Setting(closing.claims)
    between = [h for h in told if lands.meet(h.setting, counted)]
    recognised = [
        h for h in between if h.sort is Sort.RECOGNISED and any(c.origin == closing.series.origin for c in h.claims)
    ]
    taken = recognised or [h for h in between if h.sort in (Sort.TAKEN, Sort.RETAKEN)]
    gone = [h for h in between if h.sort in (Sort.FREED, Sort.DIED)]
    arrested, released = _total(taken), _total(gone)
    low = opening.exact + (arrested.low or 0) - (released.high or 0)
    high = opening.exact + (arrested.high or 0) - (released.low or 0)
    expected = Range(low, high, _text(low, high))
    left = Range(closing.exact - high, closing.exact - low, _text(closing.exact - high, closing.exact - low))
    value = Balance(
        source=shown.get(closing.series.origin, closing.series.origin),
        opening=value_of(opening, shown),
        closing=value_of(closing, shown),
        arrested=arrested,
        released=released,
        expected=expected,
        unexplained=left,
        named=named.on(closing.day, closing.series.land),
    )
    reason = (
        f"{value.source}: {opening.exact}{sentences.on(opening.as_of)}, {arrested.text} known to have been taken, "
        f"{released.text} known to have come out, so {expected.text} expected "
        f"against {closing.exact}{sentences.on(closing.as_of)}; {left.text} unexplained."
    )
    evidence = [*opening.claims, *closing.claims, *(c for h in (*taken, *gone) for c in h.claims if c.actual)]
    return weighed("b" + digest(opening.id, closing.id), value, evidence, (), reason)


class _Booked:
    """The happenings that can be booked: told as facts, with a day by which they had certainly come."""

    def __init__(self, told: Iterable[Happening]) -> None:
        facts = (h for h in told if not h.period and h.span and any(c.actual for c in h.claims))
        self.all = sorted(facts, key=lambda h: (h.span[1] if h.span else date.max, h.id))
        self.firsts = [h.span[0] for h in self.all if h.span]
        self.lasts = [h.span[1] for h in self.all if h.span]

    def between(self, opening: Point, closing: Point) -> list[Happening]:
        """Those that certainly lie after the one day and not after the other."""
        assert opening.day and closing.day
        some = slice(bisect_right(self.lasts, opening.day), bisect_right(self.lasts, closing.day))
        return [h for h, first in zip(self.all[some], self.firsts[some], strict=True) if opening.day < first]


def _total(found: Sequence[Happening]) -> Range:
    """How many they concern together, as bounds: where no number is told, at least the people named."""
    low = high = 0
    for h in found:
        count = number([c for c in h.claims if c.actual])
        least = (count.low if count and count.low is not None else 0) if count else len(h.persons)
        most = count.high if count and count.high is not None else max(least, len(h.persons))
        low, high = low + least, high + most
    return Range(low, high, _text(low, high))


def _text(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
