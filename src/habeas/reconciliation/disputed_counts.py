"""Disagreements between numbers held at one time: in one series, by two sets of rules, by two counters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from habeas.folding import fold
from habeas.memory import remembered
from habeas.model import Range
from habeas.reconciliation.bases import is_count
from habeas.reconciliation.claims import BY_TYPE, Case, Claim
from habeas.reconciliation.counts import Point, comparable
from habeas.reconciliation.disputed_bases import of_other_people, over_bases, repeated
from habeas.reconciliation.disputed_cases import over_cases
from habeas.reconciliation.disputed_stale import LEAP
from habeas.reconciliation.disputed_totals import BESIDE, CLOSE, HANDFUL, off_the_hub, over_totals
from habeas.reconciliation.disputed_treatment import places_of
from habeas.reconciliation.groups import FASTING, GROUPS, group_of, of_them
from habeas.reconciliation.holding_state import of_state
from habeas.reconciliation.origins import name, voice
from habeas.reconciliation.outcomes import withdrawn_numbers
from habeas.reconciliation.replaced import replaced
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.stories import Stories
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Basis, Conflict

NEARLY = 0.8
"""The share of one number from which on another of that day is no part of it that goes without saying."""
SAME_TIME = 62
"""Days within which numbers of different origins are of one time."""


def over_counts(ground: Ground) -> Iterator[Sides]:
    """All that is counted in two ways, or taken for what it is not."""
    yield from _taken_back(ground)
    yield from _between_counts(ground)
    yield from over_bases(ground)
    yield from of_other_people(ground)
    yield from over_totals(ground)
    yield from over_cases(ground)


def _between_counts(ground: Ground) -> Iterator[Sides]:
    """Numbers held that differ for one time: in one series, by two sets of rules, by two counters.

    Of two counters' numbers the pair is given that stood against each other first.
    """
    confused, spokes = repeated(ground), off_the_hub(ground)
    held = [p for p in ground.points if p.series.basis is Basis.STOCK and p.series.per is None]
    stories, told = ground.stories, Counter((p.series, p.day) for p in held)
    taken_back = withdrawn_numbers(c for c in ground.case.claims if c.said.type in BY_TYPE)
    first: dict[tuple[object, ...], tuple[tuple[tuple[date, date, str], int], Conflict, Point, Point]] = {}
    for one, other, gap in _near_in_time([p for p in held if p.id not in confused]):
        kind = _kind_of_counts(one, other, gap, ground.case)
        if kind is None or _range(one).overlaps(_range(other)) or frozenset((one.id, other.id)) in spokes:
            continue
        if one.series == other.series and told[one.series, one.day] > 2 and one.day == other.day:
            continue  # a list of many groups, the names of which nobody reads here
        if kind is Conflict.VALUE and any((p.series.origin, p.bounds) in taken_back for p in (one, other)):
            kind = Conflict.CORRECTION
        within = (one.id, other.id) if one.series == other.series else ()
        pair = (kind, *_pair(one, other), *within)
        rank = (max(one.claims[0].document_order, other.claims[0].document_order), gap)
        if (pair not in first or rank < first[pair][0]) and _one_land(one, other, stories):
            first[pair] = (rank, kind, one, other)
    for (_, gap), kind, one, other in first.values():
        yield _two_counts(kind, one, other, gap, ground)


def _pair(one: Point, other: Point) -> tuple[str, ...]:
    """What a pair is given once for: its two series; of those who refuse food the series of the holding state alone."""
    states = [p.named for p in (one, other) if p.series.group == FASTING and _of_state(p)]
    return (states[0],) if len(states) == 1 else tuple(sorted((one.named, other.named)))


def _of_state(p: Point) -> bool:
    return any(of_state(c) or speaks_of("posts", c.said.source) for c in p.claims)


def _taken_back(ground: Ground) -> Iterator[Sides]:
    """A number that its own counter takes back, and the one given in its place."""
    point_of = {c.id: p.id for p in ground.points for c in p.claims}
    for r in replaced(ground.case):
        before, anew = r.before[0], r.anew
        about = tuple(dict.fromkeys(point_of[c.id] for c in (before, anew) if c and c.id in point_of))
        if about and before.said.count:
            instead = f", or {many(anew.said.count)} as given in its place" if anew and anew.said.count else " at all"
            question = f"How many: {many(before.said.count)}, taken back since{instead}?"
            yield Sides(Conflict.CORRECTION, about, question, tuple(r.before), (r.denial, *([anew] if anew else ())))


def _near_in_time(points: Iterable[Point]) -> Iterator[tuple[Point, Point, int]]:
    """Pairs of points whose times lie within `CLOSE` days of each other, with the days between."""
    timed = sorted((p.as_of.first, p.id, p) for p in points if p.as_of and p.as_of.first and p.as_of.last)
    for i, (_, _, one) in enumerate(timed):
        for first, _, other in timed[i + 1 :]:
            last = one.as_of.last if one.as_of else None
            gap = max((first - last).days, 0) if last else CLOSE + 1
            if gap > CLOSE:
                break
            yield one, other, gap


def _one_land(one: Point, other: Point, stories: Stories) -> bool:
    """Whether two points can be of one country: of one origin, or of reports that have to do with each other."""
    if one.series.origin == other.series.origin:
        return True
    if one.series.group == FASTING and not _places(one).isdisjoint(_places(other)):
        return True
    return stories.one(one.claims, other.claims) or _names(one, other) or _names(other, one)


def _places(p: Point) -> frozenset[str]:
    return frozenset(key for c in p.claims for key in places_of(c))


def _kind_of_counts(one: Point, other: Point, gap: int, case: Case) -> Conflict | None:
    """The kind of disagreement that two stocks can be in; None when they count different people or times."""
    a, b = one.series, other.series
    if a.origin == b.origin:
        if a.group != b.group or not _can_be_one_land(a.land, b.land):
            return None
        if _one_report(one, other) and a.rules == b.rules and (gap == 0 or _told_together(one, other)):
            return Conflict.CRITERIA if gap == 0 and _exact_both(one, other) else None
        if a.rules != b.rules:
            return Conflict.CRITERIA if gap <= SAME_TIME else None
        if gap == 0:
            return Conflict.VALUE
        if one.exact is not None and other.exact is not None:
            return None  # what lies between two days is left to the books, which are opened for exact numbers
        sound = not (one.garbled or other.garbled) and comparable(one, other)
        return Conflict.DATE_LAG if sound and gap <= CLOSE and _leap(one, other) else None
    if gap <= SAME_TIME and a.group == b.group and _none_at_all(one, other):
        return Conflict.CRITERIA
    if gap > SAME_TIME or not comparable(one, other) or any(_hearsay(p) or p.garbled for p in (one, other)):
        return None
    if (a.group == "cases") != (b.group == "cases"):
        return Conflict.UNIT if {a.group, b.group} == {"cases", "people"} else None
    if a.group != b.group:
        return None
    if a.group == FASTING:
        return _of_fasts(one, other, case)
    if _agreed(one, other, case) or _agreed(other, one, case):
        return Conflict.VALUE
    return Conflict.SCOPE if a.group == "foreigners" else Conflict.CRITERIA


def _of_fasts(one: Point, other: Point, case: Case) -> Conflict | None:
    """The kind in which numbers of those who refuse food differ, which change from day to day: that of the holding
    state and another's, or two that one report sets against each other, of which one may take in others."""
    told = [{c.document.id for c in p.claims} for p in (one, other)]
    more = max((one, other), key=lambda p: p.bounds[0] or 0)
    if not told[0].isdisjoint(told[1]) and any(_takes_in_others(c, case) for c in more.claims):
        return Conflict.CRITERIA
    return Conflict.VALUE if _of_state(one) != _of_state(other) or not told[0].isdisjoint(told[1]) else None


def _takes_in_others(c: Claim, case: Case) -> bool:
    """Whether the report of a number, the greatest of its kind there, says behind it whom else it takes in."""
    here = [o for o in case.by_document.get(c.document.id, ()) if is_count(o) and group_of(o) == FASTING]
    least = (c.said.count.low or 0) if c.said.count else 0
    greatest = all(o.said.count is None or (o.said.count.low or 0) <= least for o in here)
    return greatest and speaks_of("counted_in", c.document.text[c.said.start : c.said.end + BESIDE])


def _agreed(one: Point, other: Point, case: Case) -> bool:
    """Whether who tells the one number says that it is by the rules of the other's counter, whom it names, or by the
    same as others, and not as a number of its own in that report."""
    theirs = {c.document.id for c in other.claims}
    for c in one.claims:
        same = speaks_of("same_rules", c.said.quote) and (c.document.id in theirs or not _own_beside(c, case))
        if same or (speaks_of("rules_of", c.said.quote) and _is_named(other.series.origin, c.said.quote)):
            return True
    return False


def _own_beside(c: Claim, case: Case) -> bool:
    """Whether the report of a number gives another of the same counter, by whose rules it can be."""
    beside = (o for o in case.by_document.get(c.document.id, ()) if is_count(o) and o.origin == c.origin)
    return any(o.said.count != c.said.count for o in beside)


def _exact_both(one: Point, other: Point) -> bool:
    """Whether two numbers of one day in one report are each exact, neither of some few of the people, and told apart by
    words for rules, or so near that neither is told as a part: who gives both so counts by two sets of them."""
    low, high = sorted((one.exact or 0, other.exact or 0))
    if low > high * NEARLY and not any(of_them(c) or c.said.place for p in (one, other) for c in p.claims):
        return True
    ruled = any(_of_one(topic, one, other) for topic in ("own_rules", "outside_too")) or any(
        speaks_of("told_apart", c.document.text) for c in one.claims
    )
    return 0 < high < low * HANDFUL and ruled


def _of_one(topic: str, one: Point, other: Point) -> bool:
    """Whether those who tell one number speak of that, and those who tell the other do not."""
    a, b = (any(speaks_of(topic, c.said.quote) for c in p.claims) for p in (one, other))
    return a != b


def _none_at_all(one: Point, other: Point) -> bool:
    """Whether a counter sets beside its own number that another says there is nobody: by its rules there is not."""
    together = {c.document.id for c in one.claims} & {c.document.id for c in other.claims}
    nobody = [p.exact == 0 for p in (one, other)]
    own = other if nobody[0] else one
    said = any(c.document.id in together and c.origin == voice(c.document) for c in own.claims)
    return nobody.count(True) == 1 and said


def _names(one: Point, other: Point) -> bool:
    """Whether a report of the one number names the origin of the other."""
    return any(_is_named(other.series.origin, c.document.text) for c in one.claims)


@remembered
def _is_named(origin: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(origin)}\b", fold(text)) is not None


def _one_report(one: Point, other: Point) -> bool:
    return {c.document.id for c in one.claims} == {c.document.id for c in other.claims}


def _told_together(one: Point, other: Point) -> bool:
    """Whether a report sets two numbers beside each other, as a course of things: "from 300 in May to 410 in June"."""
    return any(abs(c.said.start - o.said.start) <= BESIDE for c in one.claims for o in other.claims)


def _range(p: Point) -> Range:
    return Range(*p.bounds, "")


def _can_be_one_land(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _hearsay(p: Point) -> bool:
    """Whether a number is only said to be somebody's, without a name ("rights groups say")."""
    return all(c.said.source and not name(c.said.source) for c in p.claims)


def _leap(one: Point, other: Point) -> bool:
    """Whether two numbers differ by more than drift."""
    low, high = sorted((_range(one), _range(other)), key=lambda r: r.low or 0)
    return (high.low or 0) > (low.high if low.high is not None else low.low or 0) * (1 + LEAP)


def _two_counts(kind: Conflict, one: Point, other: Point, gap: int, ground: Ground) -> Sides:
    a, b = (p.claims[0].said.count for p in (one, other))
    assert a and b
    source, second = (ground.shown.get(p.series.origin, p.series.origin) for p in (one, other))
    if kind is Conflict.DATE_LAG:
        apart = gap if one.day and other.day else f"{gap} or more"
        question = (
            f"{source} counts {many(a)}{on(one.as_of)} and {many(b)}{on(other.as_of)}: two times {apart} days apart, "
            "and nothing told explains the difference."
        )
    elif kind is Conflict.CORRECTION:
        question = f"{source} takes back {a.text} or {b.text}{on(one.as_of)}: which of the two stands?"
    elif kind is Conflict.UNIT:
        question = f"{a.text} by {source}, {b.text} by {second}: one counts cases, the other people."
    elif kind is Conflict.CRITERIA:
        question = f"{a.text} by {source}, {b.text} by {second}: each counts by rules of its own."
    elif kind is Conflict.SCOPE:
        question = f"{a.text} by {source}, {b.text} by {second}: who is a foreigner, with two passports or without?"
    elif one.series == other.series and any(c.garbled for c in (*one.claims, *other.claims)):
        question = f"{a.text} or {b.text}? A copy gives another number than {source} itself."
    else:
        who = f"{one.series.group} " if one.series.group in GROUPS else ""
        question = f"How many {who}were held{on(one.as_of)}: {many(a)} or {many(b)}?"
    return Sides(kind, (one.id, other.id), question, one.claims, other.claims)
