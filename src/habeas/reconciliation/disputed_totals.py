"""Disagreements over numbers detained and totals, and over numbers repeated as what they are not.

Two totals in one report are of other units, of other places and people, or of one thing and differ; a source gives
another number than before; detentions are repeated as people, and a number of some day as that of the present.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from habeas.folding import fold
from habeas.model import Finding, Sum
from habeas.reconciliation.bases import is_count
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.counts import Point, Series, comparable
from habeas.reconciliation.disputed_stale import over_stale
from habeas.reconciliation.groups import GROUPS, counted, labelled, noun, unit
from habeas.reconciliation.origins import voice
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.stretches import sentence, stretches
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Basis, Conflict, Type

BESIDE = 500
"""Characters between two numbers of one report within which it tells them as one course of things."""
CLOSE = 120
"""Days within which two numbers of one series are set against each other when nothing known explains the difference."""
TELLING = 100
"""From this number on it is no chance that two reports give the same one."""
HANDFUL = 20
"""A number that is smaller than another by more than this is of some few people, and nobody takes it for the other."""
ROWS = 30
"""Numbers of one report from which on it is a table of many groups."""
NEXT = 160
"""Characters behind a number within which it is said by whose rules it is."""
WITHIN = 31
"""Days within which totals of two counters are of one time."""
ONE_TIME = 3
"""Days within which two numbers in one report are of one time."""


def over_totals(ground: Ground) -> Iterator[Sides]:
    """All that is disputed about totals and flows, in order of points."""
    yield from _in_one_report(ground)
    yield from _of_two_units(ground)
    yield from _in_another_unit(ground)
    yield from over_stale(ground)
    yield from _otherwise_added(ground)


def _otherwise_added(ground: Ground) -> Iterator[Sides]:
    """Totals over the same happenings that each add up and differ: one adds both directions, or others' numbers."""
    totals: dict[frozenset[str], dict[tuple[object, object], Finding]] = defaultdict(dict)
    for f in ground.told.sums:
        if isinstance(f.value, Sum) and f.value.adds_up:
            over = frozenset(ground.told.happening_of[i].id for i in f.value.parts)
            totals[over].setdefault((f.value.total.low, f.value.total.high), f)
    by_id = {c.id: c for c in ground.case.claims} if any(len(t) > 1 for t in totals.values()) else {}
    for _, differing in sorted(totals.items(), key=lambda t: sorted(t[0])):
        for one, other in combinations(differing.values(), 2):
            a, b = one.value, other.value
            assert isinstance(a, Sum) and isinstance(b, Sum)
            first, second = (tuple(by_id[i] for i in f.supporting if i in by_id) for f in (one, other))
            if first and second and a.of and b.of and not a.total.overlaps(b.total):
                question = (
                    f"{a.total.text} ({a.value.text}) or {b.total.text} ({b.value.text})? Each adds up otherwise."
                )
                yield Sides(Conflict.SCOPE, (a.of, b.of), question, first, second)


def _in_one_report(ground: Ground) -> Iterator[Sides]:
    """Numbers that one report sets beside each other, of two sources in one way once; of a series its last there."""
    by_document, spokes = _by_document(ground), off_the_hub(ground)
    for document in sorted(by_document, key=lambda d: min(p.claims[0].document_order for p in by_document[d])):
        met: set[tuple[object, ...]] = set()
        here = by_document[document]
        here = here if len(here) <= ROWS else [p for p in here if _of_people(p)]
        told = sorted(((_told_in(p, document), p) for p in here), key=lambda t: t[0].order)
        for kind, one, other in _differing(told, _last_told(here)):
            if kind is Conflict.CRITERIA and frozenset((one.id, other.id)) in spokes:
                continue
            key = (kind, one.series.origin, other.series.origin)
            if key not in met:
                met.add(key)
                yield Sides(kind, (one.id, other.id), _question(kind, one, other, ground), one.claims, other.claims)


def _by_document(ground: Ground) -> dict[str, list[Point]]:
    """The numbers that each report tells."""
    by_document: dict[str, list[Point]] = defaultdict(list)
    for p in ground.points:
        for document in sorted({c.document.id for c in p.claims}) if p.series.per is None else ():
            by_document[document].append(p)
    return by_document


def widely_told(points: Iterable[Point]) -> Counter[str]:
    """How often reports tell a number of each counter."""
    told = Counter[str]()
    for p in points:
        told[p.series.origin] += len({c.document.id for c in p.claims})
    return told


def off_the_hub(ground: Ground) -> frozenset[frozenset[str]]:
    """Pairs of numbers held, by their ids, that stand in a report which sets those of three counters or more side by
    side, without the one of them that is told most widely: it is that one which the others differ from."""
    told = widely_told(ground.points)
    found: set[frozenset[str]] = set()
    for points in _by_document(ground).values():
        held = [p for p in points if p.series.basis is Basis.STOCK and p.day and _of_people(p)]
        for day in sorted({p.day for p in held if p.day}):
            beside = [p for p in held if p.day == day][:ROWS]
            hub = max((p.series.origin for p in beside), key=lambda o: (told[o], o))
            if len({p.series.origin for p in beside}) > 2:
                pairs = combinations([p for p in beside if p.series.origin != hub], 2)
                found |= {frozenset((one.id, other.id)) for one, other in pairs}
    return frozenset(found)


Pair = tuple[Conflict, Point, Point]


def _last_told(points: Iterable[Point]) -> frozenset[str]:
    """The number of the last day of each series in a report, those of a handful of the people aside."""
    last: dict[Series, Point] = {}
    for p in points:
        if p.series not in last or not _handful(p, last[p.series]):
            last[p.series] = p
    return frozenset(p.id for p in last.values())


def _handful(some: Point, all_: Point) -> bool:
    return (some.bounds[0] or some.bounds[1] or 0) * HANDFUL < (all_.bounds[0] or 0)


def _differing(told: Sequence[tuple[Claim, Point]], last: Collection[str]) -> Iterator[Pair]:
    """The kinds in which numbers of one report differ; numbers held are of another unit only where no others are."""
    days = [(p.series, p.day) for _, p in told]
    found: list[Pair] = []
    labels = {p.series.group for _, p in told} - {"people", *GROUPS}
    for (a, one), (b, other) in combinations(told, 2):
        apart = one.series.origin != other.series.origin
        if not apart or (one.id in last and other.id in last):
            found += ((kind, one, other) for kind in _kinds(one, other, a, b))
            listed = any(days.count((p.series, p.day)) > 1 for p in (one, other))
            if apart and not listed and (kind := _set_beside(one, other, a, b, labels)):
                found.append((kind, one, other))
    taken = {
        p.id for kind, one, other in found if kind is Conflict.UNIT and not _stocks(one, other) for p in (one, other)
    }
    within = {p.series.origin for kind, *two in found if kind is Conflict.UNIT and _of_one_counter(*two) for p in two}
    for kind, one, other in found:
        if (
            kind is Conflict.UNIT
            and not _of_one_counter(one, other)
            and not within.isdisjoint(_counting_acts(one, other))
        ):
            continue  # whoever counts the acts tells how many people they were
        if kind is not Conflict.UNIT or not _stocks(one, other) or taken.isdisjoint({one.id, other.id}):
            yield kind, one, other


def _of_one_counter(one: Point, other: Point) -> bool:
    return one.series.origin == other.series.origin


def _counting_acts(*two: Point) -> set[str]:
    """Who counts acts, of two of whom one counts people."""
    return {p.series.origin for p in two if acts(p)}


def _stocks(one: Point, other: Point) -> int:
    return [p.series.basis for p in (one, other)].count(Basis.STOCK)


def _set_beside(one: Point, other: Point, a: Claim, b: Claim, labels: Collection[str]) -> Conflict | None:
    """The kind in which numbers held differ that one report sets beside each other as of one time, of its own and of
    another counter, or says of that they are two things; None where it does not, or they are of other people."""
    groups = {_counted_as(one, a, labels), _counted_as(other, b, labels)}
    cases = groups == {"people", "cases"}
    units = len(groups) == 1 or cases or _goes_on(one, other, b) or _goes_on(other, one, a)
    if _stocks(one, other) < 2 or not units or one.day is None or other.day is None or one.garbled or other.garbled:
        return None
    own = any(c.origin == voice(c.document) for c in (a, b)) or speaks_of("told_apart", a.document.text)
    near = abs((one.day - other.day).days) <= ONE_TIME and abs(a.said.start - b.said.start) <= BESIDE
    assert a.said.count and b.said.count
    if not (own and near) or _tenth(one, other) or a.said.count.overlaps(b.said.count):
        return None
    if any(speaks_of("rules_of", c.said.quote) or speaks_of("same_rules", _and_next(c)) for c in (a, b)):
        return Conflict.VALUE if len(groups) == 1 and groups.isdisjoint(("people",)) else None
    return Conflict.UNIT if cases else Conflict.CRITERIA


def _counted_as(p: Point, c: Claim, labels: Collection[str]) -> str:
    """Who is counted, by a row of a table of the same report where the words of a number have its label."""
    said = fold(c.said.quote)
    return next((label_ for label_ in sorted(labels) if label_ in said), p.series.group)


def _and_next(c: Claim) -> str:
    """A number's sentence and the two behind it."""
    return c.document.text[c.said.start : c.said.end + NEXT]


def _goes_on(one: Point, other: Point, b: Claim) -> bool:
    """Whether a number without a noun of its own is of those whom a number beside it counts: "nine lawyers; we have
    twelve"."""
    counted_ = noun(b) is not None or unit(counted(b)) != ""
    low, high = sorted(p.exact or 0 for p in (one, other))
    return (
        other.series.group == "people"
        and not (counted_ and _counts_people(b))
        and one.series.group in GROUPS
        and 2 * low > high
    )


def _tenth(one: Point, other: Point) -> bool:
    """Whether one number is less than a tenth of the other: of some profession, and set beside that alone."""
    low, high = sorted(p.bounds[0] or p.bounds[1] or 0 for p in (one, other))
    return 10 * low < high


def _told_in(p: Point, document: str) -> Claim:
    return next(c for c in p.claims if c.document.id == document)


def _kinds(one: Point, other: Point, a: Claim, b: Claim) -> Iterator[Conflict]:
    """In what ways two numbers of one report differ."""
    stocks = _stocks(one, other)
    if a.said.count is None or b.said.count is None:
        return
    apart = not a.said.count.overlaps(b.said.count)
    if not (_of_people(one) and _of_people(other)):
        return
    if one.series.origin == other.series.origin:
        if apart and stocks == 0 and acts(one) != acts(other) and _beside(a, b) and comparable(one, other):
            yield Conflict.UNIT
        elif apart and one.series.basis is other.series.basis and _revised(a, b):
            yield Conflict.VALUE
        return
    text = a.document.text
    own = any(c.origin == voice(c.document) for c in (a, b))
    if acts(one) != acts(other) and (stocks == 0 or (stocks == 1 and own and speaks_of("unit_told", text))):
        yield Conflict.UNIT
    if stocks == 0 and (speaks_of("partly", sentence(a), sentence(b)) or (apart and _of_one_place(a, b))):
        yield Conflict.SCOPE
    elif stocks == 0 and apart and acts(one) == acts(other) and (_one_time(one, other) or _undated(one, other, a, b)):
        yield Conflict.VALUE
    elif stocks == 2 and own and apart and one.series.group == other.series.group and _told_apart(a, b):
        yield Conflict.CRITERIA


def _beside(a: Claim, b: Claim) -> bool:
    """Whether a report tells two numbers in one course, nothing counted between them."""
    return abs(a.said.start - b.said.start) <= BESIDE


def _of_one_place(a: Claim, b: Claim) -> bool:
    """Whether a report says around two numbers, of which neither is of acts, that one of them is of the capital, or of
    some place, alone."""
    first, last = min(a.said.start, b.said.start), max(a.said.end, b.said.end)
    said = a.document.text[max(first - NEXT, 0) : last + 2 * NEXT] if last - first <= BESIDE else ""
    return speaks_of("one_place_alone", said) and not (counts_acts(a) or counts_acts(b))


def _told_apart(a: Claim, b: Claim) -> bool:
    """Whether the report of two numbers says that they are two things, and of neither that it is by another's rules."""
    return speaks_of("told_apart", a.document.text) and not speaks_of("rules_of", a.said.quote, b.said.quote)


def _of_people(p: Point) -> bool:
    """Whether it counts people, or cases, at large."""
    return p.series.group in ("people", "cases")


def _one_time(one: Point, other: Point) -> bool:
    """Whether two flows are of one time and so near that they can be of the same people."""
    flows = one.series.basis is Basis.FLOW and other.series.basis is Basis.FLOW
    near = one.day is not None and other.day is not None and abs((one.day - other.day).days) <= ONE_TIME
    near = near or (flows and not _days_of(one).isdisjoint(_days_of(other)))
    return flows and near and comparable(one, other) and not (one.garbled or other.garbled)


def _undated(one: Point, other: Point, a: Claim, b: Claim) -> bool:
    """Whether a report sets two flows beside each other without a date for either, so near that they can be of the same
    people: "the office speaks of 90, the table of 112"."""
    flows = one.series.basis is Basis.FLOW and other.series.basis is Basis.FLOW
    near = abs(a.said.start - b.said.start) <= NEXT and a.said.date is None and b.said.date is None
    return flows and near and comparable(one, other) and not (one.garbled or other.garbled)


def _days_of(p: Point) -> set[tuple[date, date]]:
    """The stretches of time that a number is told of, those that are over."""
    return {(s.first, s.last) for c in p.claims for s in stretches(c) if s.closed}


def _revised(a: Claim, b: Claim) -> bool:
    """Whether one number is told as what the source gave before the other, and not as that of another day."""
    days = {c.day for c in (a, b) if c.day}
    near = abs(a.said.start - b.said.start) <= BESIDE
    return near and len(days) < 2 and any(speaks_of("earlier_said", c.said.quote) for c in (a, b))


def acts(p: Point) -> bool:
    """Whether it counts acts or cases, in which one person can stand twice."""
    return p.series.group == "cases" or any(counts_acts(c) for c in p.claims)


SERVING = re.compile(r"\bserving\b|(?<!\w)(?:отбыва|адбыва|відбува)\w+", re.IGNORECASE)
"""Who serves a sentence is a person."""


def counts_acts(c: Claim) -> bool:
    words = _what(c)
    return speaks_of("acts", words) and not SERVING.search(words)


def _counts_people(c: Claim) -> bool:
    return speaks_of("persons", _what(c))


def _what(c: Claim) -> str:
    """The words on what is counted: behind the number, or before it where it stands as a row does: "detentions: 90"."""
    return c.said.group or counted(c).strip(" .,") or labelled(c)


def _question(kind: Conflict, one: Point, other: Point, ground: Ground) -> str:
    source, second = (ground.shown.get(p.series.origin, p.series.origin) for p in (one, other))
    a, b = (p.claims[0].said.count for p in (one, other))
    assert a and b
    told = f"{a.text} by {source}, {b.text} by {second}"
    if kind is Conflict.UNIT:
        return f"{told}: one counts people, the other acts, in which one person can stand twice."
    if kind is Conflict.SCOPE:
        return f"{told}: they are of other places, days or people."
    if kind is Conflict.CRITERIA:
        return f"{told}: each counts by rules of its own."
    return f"How many{on(one.as_of)}: {many(a)} or {many(b)}?"


# ---------------------------------------------------------------- numbers repeated as what they are not


def _of_two_units(ground: Ground) -> Iterator[Sides]:
    """Totals of two counters told within days of each other, the one of people and the other of acts or cases."""
    totals = [p for p in ground.points if p.series.basis is not Basis.STOCK and p.series.per is None and p.day]
    timed = sorted(((p.day, p.id, p) for p in totals if p.day and _of_people(p)), key=lambda t: t[:2])
    stories, met = ground.stories, set[tuple[Series, ...]]()
    for i, (day, _, one) in enumerate(timed):
        for later, _, other in timed[i + 1 :]:
            if (later - day).days > CLOSE:
                break
            if (later - day).days > WITHIN and not (_rounds(one, other) or _rounds(other, one)):
                continue
            pair = (one.series, other.series) if one.named < other.named else (other.series, one.series)
            apart = one.series.origin != other.series.origin and acts(one) != acts(other)
            people = other if acts(one) else one
            if pair in met or not (apart and comparable(one, other) and any(map(_counts_people, people.claims))):
                continue
            if stories.one(one.claims, other.claims):
                met.add(pair)
                question = _question(Conflict.UNIT, one, other, ground)
                yield Sides(Conflict.UNIT, (one.id, other.id), question, one.claims, other.claims)


def _rounds(some: Point, exact: Point) -> bool:
    """Whether a number is told as "more than" what a greater exact one is in round figures."""
    least, high = some.bounds
    if exact.exact is None or exact.exact < TELLING or least is None or high is not None:
        return False
    tens = 10 ** (len(str(exact.exact)) - 2)
    return exact.exact // tens * tens in (least, least - 1)


def _in_another_unit(ground: Ground) -> Iterator[Sides]:
    """A number of acts that another report gives as one of people taken."""
    rivals: dict[int, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        count = c.said.count
        taking = c.said.type is Type.ARREST and not is_count(c) and not c.persons and c.actual
        if taking and count and count.low == count.high and (count.low or 0) >= TELLING and not counts_acts(c):
            rivals[count.low or 0].append(c)
    for p in ground.points:
        if not acts(p) or p.exact is None:
            continue
        if people := tuple(c for c in p.claims if _counts_people(c) and c.after(p.claims[0])):
            rest = tuple(c for c in p.claims if c not in people)
            yield Sides(Conflict.UNIT, (p.id,), _people_or_acts(p), rest, people)
        later = [c for c in rivals[p.exact] if c.order > p.claims[0].order and c.document != p.claims[0].document]
        if later:
            yield Sides(Conflict.UNIT, (p.id,), _people_or_acts(p), p.claims, tuple(later))


def _people_or_acts(p: Point) -> str:
    assert p.claims[0].said.count
    return f"{p.claims[0].said.count.text} people, or so many detentions? One person can stand for several."
