"""Claims become tellings: those of one content in copies of one text are placed once, read as their report has them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from habeas.folding import fold, without_places
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.groups import besides
from habeas.reconciliation.happenings import Bounds, Sort, Telling, is_state, place_words, sort_of
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Type


def tellings(claims: Iterable[Claim]) -> Iterator[Telling]:
    """The tellings of happenings; demands and mere possibilities are none, nor is word that somebody is held."""
    claims = sorted(claims, key=lambda c: c.order)
    reports = _Reports(claims)
    grouped: dict[tuple[Sort, tuple[object, ...]], list[Claim]] = defaultdict(list)
    for c in claims:
        if (sort := reports.sort(c)) is not None and not is_state(c):
            grouped[sort, _content(c)].append(c)
    for (sort, _), alike in grouped.items():
        period = _sums_up(alike[0]) or reports.adds_up(alike[0], sort)
        yield Telling(tuple(alike), sort, period, reports.whole(alike[0]))


def _content(c: Claim) -> tuple[object, ...]:
    said = c.said
    size = (said.count.low, said.count.high) if said.count else None
    term = said.term.text if said.term else None
    place = (fold(said.place or ""), fold(said.actor or ""))
    quote = " ".join(without_places(said.quote))
    return (said.type, said.modality, c.persons, size, c.first, c.last, term, place, c.origin, quote)


def _sums_up(c: Claim) -> bool:
    """Whether a group is counted over a stretch of time: by the words of its date, or by those of the sentence."""
    if c.said.count is None or c.day:
        return False
    if c.retelling and not c.persons and c.said.type in (Type.RELEASE, Type.EXCHANGE) and c.said.date is None:
        return True  # who only repeats others adds up what they told
    if c.said.type is Type.EXCHANGE and speaks_of("exchange_tie", c.said.quote):
        return False  # so many for so many: one exchange, whatever month it was in
    judged = c.said.type in (Type.CONVICTION, Type.SENTENCE)
    quote = _OF_THEN.sub("", c.said.quote) if judged else c.said.quote
    return speaks_of("period", c.said.date.text if c.said.date else quote)


_OF_THEN = re.compile(r"\b(?:last|this|the past) \w+['’]s\b", re.IGNORECASE)
"""When what people are tried for took place ("last autumn's strike"), not over what time they were tried."""


class _Reports:
    """What a report tells beside a claim, by which the claim is read otherwise than it would be alone."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._taken: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._led: dict[str, set[str]] = defaultdict(set)
        self._others: dict[_Sentence, int] = {}
        self._named: dict[_Sentence, int] = {}
        self._numbers: dict[tuple[str, Sort], set[int]] = defaultdict(set)
        self._of_a_day: set[tuple[Sort, int]] = set()
        self._groups: dict[tuple[str, Sort], list[Claim]] = defaultdict(list)
        for c in claims:
            if c.said.type in (Type.ARREST, Type.REARREST) and c.actual and not is_state(c):
                for person in c.persons:
                    self._taken[c.document.id, person].append(c)
            if c.said.type is Type.TRANSFER and sort_of(c) is Sort.FREED and (c.said.count or len(c.persons) > 1):
                self._led[c.document.id] |= place_words(c)
            self._number(c)
            if c.persons:
                self._named[_sentence(c)] = len(c.persons)
            elif (more := _others(c)) is not None:
                self._others[_sentence(c)] = more

    def sort(self, c: Claim) -> Sort | None:
        """The sort of happening that a claim tells of.

        A charge told beside a new arrest of the same person is laid with that, not with the first one; whoever is
        taken where a whole group is taken is one of the group.
        """
        sort = sort_of(c)
        if sort is Sort.MOVED and not self._led.get(c.document.id, set()).isdisjoint(place_words(c)):
            return Sort.FREED
        if sort is not Sort.TAKEN or c.said.type is not Type.CHARGE or c.day or len(c.persons) != 1:
            return sort
        taken = self._taken.get((c.document.id, c.persons[0]), ())
        nearest = min(taken, key=lambda o: (abs(o.said.start - c.said.start), o.id), default=None)
        return Sort.RETAKEN if nearest and nearest.said.type is Type.REARREST else sort

    def _number(self, c: Claim) -> None:
        sort, number = sort_of(c), _exact(c)
        if sort in _ADDED and c.actual and (number or c.persons):
            self._groups[c.document.id, sort].append(c)
        if sort in _ADDED and number and c.actual:
            self._numbers[c.teller, sort].add(number)
            if c.day:
                self._of_a_day.add((sort, number))

    def adds_up(self, c: Claim, sort: Sort) -> bool:
        """Whether a number for which no day is told comes to two or three others of its report, and is nowhere that of
        a group of one day: "twenty-five in one spring", beside the 23 of March and the two of May."""
        number = _exact(c)
        if number is None or number < LEAST or sort not in _ADDED or c.first or c.persons or not c.actual:
            return False
        if (sort, number) in self._of_a_day:
            return False
        if self._listed(c, sort, number):
            return True
        parts = sorted(n for n in self._numbers[c.teller, sort] if n < number)[-MOST:]
        return any(sum(some) == number for length in (2, 3) for some in combinations(parts, length))

    def _listed(self, c: Claim, sort: Sort, number: int) -> bool:
        """Whether groups and people told within its words come to a number, alone or with one other of its report."""
        groups = self._groups[c.document.id, sort]  # in order of the text
        first = bisect_left(groups, c.said.start, key=lambda o: o.said.start)
        last = bisect_right(groups, c.said.end, key=lambda o: o.said.start)
        inside = {
            (o.said.start, o.said.end): _exact(o) or len(o.persons)
            for o in groups[first:last]
            if o.said.end <= c.said.end and o.said.quote != c.said.quote
        }
        left = number - sum(inside.values())
        return len(inside) > 1 and (left == 0 or left in self._numbers[c.teller, sort])

    def whole(self, c: Claim) -> Bounds | None:
        """The size of a group that a sentence tells by names and by the number of the others: "Halden and six more"."""
        others, named = self._others.get(_sentence(c)), self._named.get(_sentence(c))
        return (others + named,) * 2 if others and named else None


_ADDED = (Sort.FREED, Sort.TAKEN)
LEAST = 10
"""A smaller number is the sum of two others by chance."""
MOST = 12
"""Numbers of a report that are tried as parts of a greater one, the greatest first."""


_Sentence = tuple[str, int, int, Type]


def _sentence(c: Claim) -> _Sentence:
    return (c.document.id, c.said.start, c.said.end, c.said.type)


def _others(c: Claim) -> int | None:
    """The exact number of those whom a sentence counts beside the ones it names."""
    return _exact(c) if besides(c) else None


def _exact(c: Claim) -> int | None:
    count = c.said.count
    return count.low if count and count.low == count.high else None
