"""Of which groups a stated total is made up: "sixty: thirty by road, thirty by air", "all in all 42 since March".

A total is told of a stretch of time, or without a day beside the groups it adds. Its parts are looked for in its own
words first, then in its report, then among all that is known of its time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.groups import of_them
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.outcomes import number
from habeas.reconciliation.stretches import sentence_span
from habeas.vocabulary import Type

SLACK = 1.1
"""An open total ("over 60") is met by parts that come to no more than this times its lower bound."""
MOST_PARTS = 10
"""More candidates than this are only tried all together, not in every choice of them."""

Part = tuple[Happening, int]
"""A happening and the number of it that a total adds."""


class Parts:
    """The groups that a total can be made up of, looked up by sort and by report."""

    def __init__(self, found: Sequence[Happening]) -> None:
        self.all: dict[Sort, list[Happening]] = defaultdict(list)
        self.told_in: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        self.named_in: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        self.over_time: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        for h in found:
            if h.sort not in (Sort.FREED, Sort.TAKEN) or not any(c.actual for c in h.claims):
                continue
            if not h.sizes:
                for document in sorted(h.documents):
                    self.named_in[h.sort, document].append(h)
                continue
            if h.period:
                for document in sorted(h.documents):
                    self.over_time[h.sort, document].append(h)
            else:
                self.all[h.sort].append(h)
                for document in sorted(h.documents):
                    self.told_in[h.sort, document].append(h)

    def of(self, summary: Happening) -> tuple[Part, ...]:
        """The parts of a stated total, none when it is no total or its parts are not known; of a part that is itself a
        total its own parts."""
        return tuple(leaf for h, size in self._stated(summary) for leaf in (self._within(h, size) or ((h, size),)))

    def _within(self, h: Happening, size: int) -> tuple[Part, ...]:
        """The parts of an undated part, where they come to the number of it that the total adds."""
        parts = self._stated(h) if h.span is None else ()
        return parts if len(parts) > 1 and sum(n for _, n in parts) == size else ()

    def _stated(self, summary: Happening) -> tuple[Part, ...]:
        """First those of its own sentence, then those that the same report tells, then all known of its time."""
        count = _counted(summary)
        if count is None or any(_listed(summary, h) for h in self._over_time(summary)):
            return ()
        here = _by_day((h, size) for h in self._beside(summary) if (size := _size_of_part(h, summary)))
        low = count[0] or 0
        own = [(h, size) for h, size in here if size < low and _of_its_sentence(h, summary)]
        if len(own) > 1 and within(sum(size for _, size in own), count):
            return tuple(own)
        if said := self._of_one_sentence(summary, count):
            return said
        if both := self._both_ways(summary, count):
            return both
        if not summary.period and (len(here) < 2 or low <= max(size for _, size in here)):
            return ()
        for some in _choices(here):
            if len(some) > 1 and within(sum(size for _, size in some), count):
                return tuple(some)
        if known := self._known(summary, count):
            return known
        told = sum(size for _, size in here)
        return tuple(here) if len(here) > 1 and told < low <= told * 2 and not summary.persons else ()

    def _of_one_sentence(self, summary: Happening, whole: Bounds) -> tuple[Part, ...]:
        """The groups and named people of the sentence that tells the total, by its own numbers, if that adds up."""
        for total in (c for c in summary.claims if c.actual and c.said.count):
            key = (summary.sort, total.document.id)
            beside = [h for h in (*self.told_in[key], *self.named_in[key]) if h is not summary]
            some = _by_day((h, size) for h in beside if (size := _size_beside(h, total)))
            if len(some) > 1 and within(sum(size for _, size in some), whole):
                return tuple(some)
            if rest := _last_part(some, beside, whole) or _told_before(some, beside, total):
                return tuple(_by_day((*some, rest)))
        return ()

    def _both_ways(self, summary: Happening, whole: Bounds) -> tuple[Part, ...]:
        """The exchanges of its report, those who were given counted with those who came out, if that adds up."""
        if Type.EXCHANGE not in summary.types:
            return ()
        swaps = _by_day((h, size) for h in self._beside(summary) if (size := _given_and_got(h)))
        return tuple(swaps) if len(swaps) > 1 and within(sum(size for _, size in swaps), whole) else ()

    def _beside(self, summary: Happening) -> list[Happening]:
        told = [h for d in sorted(summary.documents) for h in self.told_in[summary.sort, d] if h is not summary]
        listed = [h for h in self._over_time(summary) if _listed(h, summary)]
        return list({h.id: h for h in (*told, *listed)}.values())

    def _over_time(self, h: Happening) -> list[Happening]:
        """The groups over a stretch of time that its reports tell."""
        return [o for d in sorted(h.documents) for o in self.over_time[h.sort, d]]

    def _known(self, summary: Happening, whole: Bounds) -> tuple[Part, ...]:
        """All that is known, if that adds up; for a total that gives no dates, all from some day on ("since March")."""
        others = (h for h in self.all[summary.sort] if h is not summary)
        known = _by_day((h, size) for h in others if (size := _size_of_part(h, summary)))
        for i in range(len(known) - 1 if summary.span is None else min(1, len(known) - 1)):
            if fitting := _fitting(known[i:], whole):
                return fitting
        return ()


def _listed(h: Happening, summary: Happening) -> bool:
    """Whether a group is told only within the words of the total, and is smaller: "sixty: thirty by road, ten by air".

    The words for the stretch of time there are the total's.
    """
    return h is not summary and all(any(_less_within(c, s) for s in summary.claims) for c in h.claims)


def _less_within(c: Claim, s: Claim) -> bool:
    one, other = c.said, s.said
    if one.count is None or other.count is None or c.document.id != s.document.id:
        return False
    return other.start <= one.start and one.end <= other.end and (one.count.high or 0) < (other.count.low or 0)


def _fitting(some: Sequence[Part], whole: Bounds) -> tuple[Part, ...]:
    """The parts if they add up, or with another number that is told of one of them."""
    total = sum(size for _, size in some)
    if within(total, whole):
        return tuple(some)
    for i, (h, size) in enumerate(some[:MOST_PARTS]):
        for other in sorted(_numbers(h)):
            if within(total - size + other, whole):
                return (*some[:i], (h, other), *some[i + 1 :])
    return ()


def _numbers(h: Happening) -> set[int]:
    """The exact numbers that are told of a happening."""
    return {low for low, high in h.sizes if low is not None and low == high}


def _counted(summary: Happening) -> Bounds | None:
    """The bounds of what can be a total of people taken or let out: over some time, or told once without a day."""
    count = number(summary.claims) if summary.sort in (Sort.FREED, Sort.TAKEN) else None
    if count is None or (summary.days and not summary.period):
        return None
    undated = summary.span is None and len(summary.tellings) == 1
    return (count.low, count.high) if summary.period or undated else None


def _of_its_sentence(h: Happening, summary: Happening) -> bool:
    """Whether a group is told in a sentence that tells the total."""
    numbers = [c for c in h.claims if c.said.count and c.document.id in summary.documents]
    spans = [(c.document.id, sentence_span(c)) for c in summary.claims]
    return any(c.document.id == d and first <= c.said.start < last for c in numbers for d, (first, last) in spans)


def _size_beside(h: Happening, total: Claim) -> int:
    """How many of a happening the sentence of a total tells: the number given there, else the people named."""
    first, last = sentence_span(total)
    here = [c for c in h.claims if c.document.id == total.document.id and first <= c.said.start < last and c.actual]
    numbers = {c.said.count.low for c in here if c.said.count and c.said.count.low == c.said.count.high}
    return max(n or 0 for n in numbers) if numbers else len({p for c in here for p in c.persons})


def _last_part(some: Sequence[Part], beside: Iterable[Happening], whole: Bounds) -> Part | None:
    """The one other happening of the report whose number is what two parts or more leave of an exact total."""
    low, high = whole
    left = (low or 0) - sum(size for _, size in some)
    if len(some) < 2 or low != high or left <= 0:
        return None
    taken = {h.id for h, _ in some}
    fitting = {h.id: h for h in beside if h.id not in taken and left in _numbers(h)}
    return (next(iter(fitting.values())), left) if len(fitting) == 1 else None


def _told_before(some: Sequence[Part], beside: Iterable[Happening], total: Claim) -> Part | None:
    """The one happening of which the sentence before a total gives what its single part leaves of it: "22 of ours were
    let out on Friday. With the eleven of May that makes 33"."""
    count = total.said.count
    if len(some) != 1 or count is None or count.low != count.high:
        return None
    left, first = (count.low or 0) - some[0][1], sentence_span(total)[0]
    fitting: dict[str, Happening] = {}
    for h in (h for h in beside if h is not some[0][0] and left > 0):
        for c in h.claims:
            n = c.said.count
            follows = c.document.id == total.document.id and c.said.end <= first <= sentence_span(c)[1] + 1
            if follows and n and n.low == n.high == left:
                fitting[h.id] = h
    return (next(iter(fitting.values())), left) if len(fitting) == 1 else None


def _given_and_got(h: Happening) -> int:
    """How many an exchange concerned in both directions together, where one report gives a number for each; else 0."""
    told: dict[str, set[int]] = defaultdict(set)
    for c in h.claims if Type.EXCHANGE in h.types else ():
        count = c.said.count
        if c.actual and count and count.low and count.low == count.high and not c.persons and not of_them(c):
            told[c.document.id].add(count.low)
    return max((sum(sizes) for sizes in told.values() if len(sizes) == 2), default=0)


def _size_of_part(h: Happening, summary: Happening) -> int | None:
    """The size of a group that can be part of the total, None when it cannot."""
    if h.span is None:
        return size_in(h, summary) if h.documents & summary.documents else None
    told = max(c.latest for c in summary.claims)
    stretches = [c for c in summary.claims if not c.day] or summary.claims
    first = max((c.first for c in stretches if c.first), default=None)
    last = min((c.last for c in stretches if c.last), default=None)
    inside = h.span[0] <= (last or told) and (first is None or first <= h.span[1])
    return size_in(h, summary) if inside else None


def size_in(h: Happening, summary: Happening) -> int | None:
    """The exact size of a happening as the total's own reports give it, else as it is best told."""
    here = number([c for c in h.claims if c.document.id in summary.documents])
    for count in (here, number(h.claims)):
        if count and count.low is not None and count.low == count.high:
            return count.low
    return None


def _choices(here: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """All that the report tells, then ever fewer of them, the latest first: it may list more than it adds."""
    yield here
    for length in range(len(here) - 1, 1, -1) if len(here) <= MOST_PARTS else ():
        yield from reversed(list(combinations(here, length)))


def _by_day(some: Iterable[Part]) -> list[Part]:
    return sorted(some, key=lambda part: (part[0].span[0].toordinal() if part[0].span else 0, part[0].id))


def within(total: int, whole: Bounds) -> bool:
    """Whether parts that come to this meet a stated total; an open one is met up to `SLACK`."""
    low, high = whole
    ceiling = high if high is not None else (low or 0) * SLACK
    return (low or 0) <= total <= ceiling
