"""Disagreements about totals over several happenings: those that do not add up, and those of one time that differ."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from habeas.model import Range, Sum
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_anew import COUNTED, many_of
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.holding_state import of_state
from habeas.reconciliation.naming import MONTHS, Differs, Two, kind_of
from habeas.reconciliation.outcomes import bounds_of, dated, number
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides, disjoint
from habeas.reconciliation.sums import within


def over_sums(ground: Ground, added_twice: frozenset[str]) -> Iterator[Sides]:
    """Totals that do not add up to their parts, that stretch over another time, and that differ for one time; those by
    their ids aside of which it is known what they add twice."""
    yield from _unsound(ground)
    yield from _stretched(ground)
    met: set[str] = set()
    yield from _shrunk(ground, met, added_twice)
    yield from _of_one_time(ground, met)
    yield from _side_by_side(ground)


def _unsound(ground: Ground) -> Iterator[Sides]:
    unsound = [f for f in ground.told.sums if isinstance(f.value, Sum) and not f.value.adds_up]
    by_id = {c.id: c for c in ground.case.claims} if unsound else {}
    sounder = _sounder(ground) if unsound else {}
    for f in unsound:
        if isinstance(f.value, Sum):
            one = sorted((by_id[i] for i in f.supporting if i in by_id), key=lambda c: c.order)
            parts = [ground.told.happening_of[i] for i in f.value.parts]
            sound = sounder.get(ground.told.happening_of[f.value.of].id, []) if f.value.of else []
            other = sound or [c for h in parts for c in h.claims if c.said.count and not c.negative]
            whole, parts_ = f"{COUNTED.get(_sort(ground, f.value), 'were concerned')} in all", f.value.value
            question = f"How many {whole}: {many(f.value.total)}, or {parts_.low} ({parts_.text})?"
            kind = kind_of(Differs.SUM, Two(one, other))
            yield Sides(kind, tuple(f.value.parts), question, tuple(one), tuple(other))


def _sort(ground: Ground, total: Sum) -> Sort:
    """What sort of happening a total sums up."""
    return ground.told.happening_of[total.of or total.parts[0]].sort


LATER = 10
"""So many totals told after another are looked at for one that is less."""


def _shrunk(ground: Ground, met: set[str], added_twice: frozenset[str]) -> Iterator[Sides]:
    """A total of those let out, of somebody who only adds up, and lesser ones that who keeps count tells after it: as
    nobody who came out is taken from a total, some were added twice. Notes which totals those are."""
    totals = sorted(_totals(ground), key=lambda t: t[0].order)
    keepers = _keepers(ground)
    kept = list({c.document.id: (c, h) for c, h in sorted(totals, key=_size) if _counts(c, keepers)}.values())
    kept.sort(key=lambda t: t[0].order)
    days = [c.latest for c, _ in kept]
    stories = ground.stories
    for c, h in totals:
        if c.id in added_twice:
            met.add(h.id)
        if _counts(c, keepers) or c.said.source or h.id in met:
            continue
        after = bisect_right(days, c.latest)
        near = [t for t in kept[max(after - LATER, 0) : after + LATER] if _less(t[0], c) and _near(t[0], c)]
        less = [t for t in near if stories.one([t[0]], [c])]
        if later := [t for t in less if t[0].after(c)]:
            met.add(h.id)
            question = f"How many were let out in all: {many_of(c)}, or {many_of(later[0][0])} as told later?"
            one, other = (c,), tuple(o for o, _ in less)
            kind = kind_of(Differs.SUM, Two(one, other))
            yield Sides(kind, (ground.event(h), ground.event(later[0][1])), question, one, other)


def _size(total: tuple[Claim, Happening]) -> int:
    count = total[0].said.count
    return (count.low or 0) if count else 0


def _totals(ground: Ground) -> Iterator[tuple[Claim, Happening]]:
    """The numbers let out over some time, or that two others of their report come to, with what they are of."""
    sizes: dict[str, set[int]] = defaultdict(set)
    freed = [h for h in ground.found if h.sort is Sort.FREED and h.sizes]
    for c in (c for h in freed for c in h.claims if c.said.count and c.said.count.high is not None):
        sizes[c.document.id].add(c.said.count.high if c.said.count and c.said.count.high else 0)
    ordered = {document: sorted(n for n in told if n > 1) for document, told in sizes.items()}
    for h in freed:
        whole = h.period or h.id in ground.told.covers
        for c in h.claims:
            total = c.said.count and c.actual and not c.persons and not c.day
            if total and (whole or _adds_up(c, ordered.get(c.document.id, []))):
                yield c, h


def _adds_up(c: Claim, sizes: Sequence[int]) -> bool:
    """Whether two lesser numbers of people let out in its report come to a number."""
    low, high = bounds_of(c) or (None, None)
    less = sizes[max(bisect_left(sizes, low or 0) - SOME, 0) : bisect_left(sizes, low or 0)]
    return any(within(a + b, (low, high)) for a, b in combinations(less, 2))


SOME = 12
"""So many lesser numbers of a report are tried in pairs."""


def _keepers(ground: Ground) -> frozenset[str]:
    """Those who keep count: who tell in a report of their own how many are held, in nobody else's name."""
    return frozenset(c.origin for p in ground.points for c in p.claims if c.said.source is None and not c.garbled)


def _counts(c: Claim, keepers: frozenset[str]) -> bool:
    """Whether it is the number of who keeps count: a rights group, or the state that lets people out."""
    return c.rights_group or c.origin in keepers or of_state(c)


def _less(c: Claim, than: Claim) -> bool:
    """Whether a number is less than another, and of no time that begins after the other's."""
    one, other = c.said.count, than.said.count
    if one is None or other is None or one.high is None or other.low is None or one.high >= other.low:
        return False
    return c.first is None or c.first <= (than.first or than.latest)


def _near(one: Claim, other: Claim) -> bool:
    return abs((one.latest - other.latest).days) <= MONTHS


def _of_one_time(ground: Ground, met: set[str]) -> Iterator[Sides]:
    """Totals over one stretch of time that differ, where the later told is not the greater because it went on."""
    totals: dict[object, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.period and h.sort is Sort.FREED and h.span:
            totals[h.span].append(h)
    for one, other in (pair for alike in totals.values() for pair in combinations(alike, 2)):
        a, b = number(one.claims), number(other.claims)
        if not (a and b) or one.id in met or other.id in met or _grown(one, a, other, b):
            continue
        if not a.overlaps(b) and disjoint(one.claims, other.claims):
            about = (ground.event(one), ground.event(other))
            question = f"How many were let out in all{on(dated(one.claims))}: {many(a)} or {many(b)}?"
            kind = kind_of(Differs.TOTAL, Two(one.claims, other.claims))
            yield Sides(kind, about, question, tuple(one.claims), tuple(other.claims))


def _grown(one: Happening, a: Range, other: Happening, b: Range) -> bool:
    """Whether the lesser of two totals was told while the time that both are of went on, and the greater later."""
    (less, _), (more, _) = sorted(((one, a), (other, b)), key=lambda t: t[1].low or 0)
    told = max(c.latest for c in less.claims)
    over = less.span is not None and less.span[1] <= told
    return not over and told < min(c.latest for c in more.claims)


def _side_by_side(ground: Ground) -> Iterator[Sides]:
    """Totals of people let out by two counters that one report sets beside each other: "the ministry adds up to 25, we
    count 27"."""
    told: dict[str, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.sort is Sort.FREED and (h.period or h.id in ground.told.covers):
            for document in sorted(h.documents):
                told[document].append(h)
    for document, totals in sorted(told.items()):
        for h, other in combinations(totals, 2) if len(totals) <= MANY else ():
            one, two = (_counted_in(document, t) for t in (h, other))
            a, b = number(one), number(two)
            if a and b and not a.overlaps(b) and disjoint(one, two):
                question = f"How many were let out in all: {many(a)} or {many(b)}?"
                sides = _giving(h, a), _giving(other, b)
                kind = kind_of(Differs.TOTAL, Two(*sides))
                yield Sides(kind, (ground.event(h), ground.event(other)), question, *sides)


MANY = 6
"""More totals than this in one report are a table of many things."""


def _counted_in(document: str, h: Happening) -> list[Claim]:
    return [c for c in h.claims if c.document.id == document and c.said.count and c.actual and not c.day]


def _giving(h: Happening, size: Range) -> tuple[Claim, ...]:
    return tuple(c for c in h.claims if bounds_of(c) == (size.low, size.high))


def _near_totals(ground: Ground) -> Iterator[tuple[Happening, Happening]]:
    """Each total of people let out with those told by other reports within `MONTHS` / 2 of it, both ways round."""
    covered = ground.told.covers
    told = [h for h in ground.found if h.sort is Sort.FREED and (h.period or h.id in covered) and number(h.claims)]
    told.sort(key=lambda h: (h.claims[0].latest, h.id))
    stories = ground.stories
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            if (other.claims[0].latest - one.claims[0].latest).days > MONTHS // 2:
                break
            if not one.documents & other.documents and stories.one(one.claims, other.claims):
                yield one, other
                yield other, one


def _stretched(ground: Ground) -> Iterator[Sides]:
    """A total of a longer time told as of a shorter: the same number, with parts that lie outside."""
    for one, other in _near_totals(ground):
        a, b = number(one.claims), number(other.claims)
        parts = [ground.told.happening_of[e] for e in ground.told.covers.get(other.id, ())]
        if not (a and b and a.overlaps(b) and one.span):
            continue
        first, last = one.span
        if any(p.span and (p.span[1] < first or last < p.span[0]) for p in parts):
            question = f"Were {many(a)} let out{on(dated(one.claims))}, or {many(b)} over a longer time?"
            about = (ground.event(one), ground.event(other))
            kind = kind_of(Differs.SUM, Two(one.claims, other.claims))
            yield Sides(kind, about, question, tuple(one.claims), tuple(other.claims))


def _sounder(ground: Ground) -> Mapping[str, list[Claim]]:
    """For each total, by its id, the claims of other totals told at the same time that do add up."""
    sound = {ground.told.happening_of[f.value.of].id for f in ground.told.sums if isinstance(f.value, Sum)
             and f.value.adds_up and f.value.of}  # fmt: skip
    found: dict[str, list[Claim]] = defaultdict(list)
    for one, other in _near_totals(ground):
        if other.id in sound:
            found[one.id] += other.claims
    return found
