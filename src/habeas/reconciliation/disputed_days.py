"""One thing told under two days so far apart that it was placed as two.

Nobody is taken twice, dies twice or comes out twice within weeks without anything between: where two reports tell it so
on two days, one of the days is late. So it is with a measure that is eased for one target on two days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise

from habeas.model import Range
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_whether import left_open
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.outcomes import written
from habeas.reconciliation.sides import Ground, Sides, disjoint
from habeas.reconciliation.targets import any_alike, keys, targets
from habeas.vocabulary import Modality

WEEKS = 31
"""Days within which one thing happens to somebody once."""
DAYS = 7
"""Days within which groups of one size are one group."""
CROWD = 10
"""From this size on it is no chance that two groups are equally large."""
MONTH = 1
"""Months of a term: who is given less comes out before they can be taken again."""
STEPS = 92
"""Days within which one measure is eased once."""
TURNS = {
    Sort.TAKEN: (Sort.FREED,), Sort.RETAKEN: (Sort.FREED,), Sort.FREED: (Sort.TAKEN, Sort.RETAKEN), Sort.DIED: (),
}  # fmt: skip
"""What happens to people once at a time, with what would have to come between for it to happen again."""


def over_days(ground: Ground) -> Iterator[Sides]:
    """Each thing that is told under two days, once."""
    met: set[frozenset[str]] = set()
    for one, other, a, b in chain(_of_people(ground), _of_sizes(ground.found), _of_targets(ground.found)):
        pair = frozenset((one.id, other.id))
        if pair not in met and _apart(a, b) and _one_act(a, b):
            met.add(pair)
            first, then = a[0].day, b[0].day
            assert first and then
            what = ground.what(one, a[0].said.type, when=False)
            question = f"When was {what}: {written(first)} or {written(then)}?"
            about = (ground.event(one, a[0].said.type), ground.event(other, b[0].said.type))
            yield Sides(kind_of(Differs.DAY, Two(a, b)), about, question, tuple(a), tuple(b))


Pair = tuple[Happening, Happening, Sequence[Claim], Sequence[Claim]]


def _of_people(ground: Ground) -> Iterator[Pair]:
    """The happenings of one sort that follow one another within weeks in the life of somebody, or of one whom linking
    leaves open to be the same."""
    lives: dict[str, dict[str, tuple[Happening, str]]] = defaultdict(dict)
    open_ = left_open(ground.case)
    for h in ground.found:
        if (h.sort in TURNS or h.sort is Sort.JUDGED) and not h.period and not _called_off(h):
            for person in sorted(h.persons):
                others = {o for d in sorted(h.documents) for o in open_.get((d, person), ())}
                for whose in (person, *sorted(others)):
                    lives[whose].setdefault(h.id, (h, person))
    for _, life in sorted(lives.items()):
        told = sorted(((h, p) for h, p in life.values() if h.day), key=lambda t: (t[0].day, t[0].id))
        times = [(sort, *time) for h, _ in life.values() for sort, time in _at_some_time(h)]
        for sort, turns in TURNS.items():
            steps = [(h, p) for h, p in told if h.sort is sort or h.sort in turns]
            for (one, a), (other, b) in pairwise(steps):
                assert one.day and other.day
                near = one.sort is other.sort is sort and 0 < (other.day - one.day).days <= WEEKS
                between = any(s in turns and one.day <= last and first <= other.day for s, first, last in times)
                if near and not between and not _two_groups(one, other):
                    yield one, other, _of(one, a), _of(other, b)


def _at_some_time(h: Happening) -> Iterator[tuple[Sort, tuple[date, date]]]:
    """What comes between two others without a day of its own, with the days it can have been on; and that somebody was
    given days in prison, which are over in weeks."""
    for c in h.claims:
        time = (c.first or c.latest, c.last or c.latest)
        if h.sort is not Sort.JUDGED and h.day is None and c.actual:
            yield h.sort, time
        elif h.sort is Sort.JUDGED and c.actual and c.said.term and (c.said.term.months or MONTH) < MONTH:
            yield Sort.FREED, time


def _two_groups(one: Happening, other: Happening) -> bool:
    """Whether two happenings are of two groups, by their sizes or by the people named: who was in both was so twice."""
    if one.sizes and other.sizes:
        return not any(Range(*a, "").overlaps(Range(*b, "")) for a in one.sizes for b in other.sizes)
    least = min(len(one.persons), len(other.persons))
    return least > 1 and 2 * len(one.persons & other.persons) < least


def _of(h: Happening, person: str) -> list[Claim]:
    """Those who tell of that person that it happened, or will, on its day."""
    told = [c for c in h.claims if person in c.persons and c.day == h.day and not c.negative]
    return [c for c in told if c.actual] or [c for c in told if c.said.modality is Modality.PLANNED]


def _of_sizes(found: Iterable[Happening]) -> Iterator[Pair]:
    """Groups of one size that are too large for chance, taken or let out within days of each other."""
    by_size: dict[tuple[Sort, int], list[tuple[date, Happening, list[Claim]]]] = defaultdict(list)
    for h in found:
        for size in sorted(low for low, high in h.sizes if low and low == high and low >= CROWD):
            told = [c for c in h.claims if c.actual and c.day and c.said.count and c.said.count.low == size]
            if h.sort in (Sort.TAKEN, Sort.FREED) and not h.period and told and told[0].day:
                by_size[h.sort, size].append((told[0].day, h, [c for c in told if c.day == told[0].day]))
    for _, groups in sorted(by_size.items()):
        groups.sort(key=lambda g: (g[0], g[1].id))
        for (day, one, a), (later, other, b) in pairwise(groups):
            if one is not other and 0 < (later - day).days <= DAYS:
                yield one, other, a, b


def _of_targets(found: Iterable[Happening]) -> Iterator[Pair]:
    """The easings of measures on one target that follow one another within months."""
    by_target: Mapping[str, list[Happening]] = defaultdict(list)
    for h in found:
        if h.sort is Sort.EASED and h.day and not _called_off(h):
            for key in sorted(keys(w for c in h.claims for w in targets(c))):
                by_target[key].append(h)
    for _, eased in sorted(by_target.items()):
        eased.sort(key=lambda h: (h.day, h.id))
        for one, other in pairwise(eased):
            assert one.day and other.day
            a, b = ([c for c in h.claims if c.day == h.day and not c.negative] for h in (one, other))
            if a and b and 0 < (other.day - one.day).days <= STEPS and any_alike(targets(a[0]), targets(b[0])):
                yield one, other, a, b


def _apart(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether somebody tells each day and nobody tells both."""
    return bool(one) and bool(other) and disjoint(one, other)


def _one_act(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether both tell of one act: who is charged was arrested before, who is let out may be driven out later."""
    return not {c.said.type for c in one}.isdisjoint(c.said.type for c in other)


def _called_off(h: Happening) -> bool:
    """Whether it was only announced and nothing came of it: what comes later is done then, and not late."""
    return any(c.negative for c in h.claims) and not any(c.actual for c in h.claims)
