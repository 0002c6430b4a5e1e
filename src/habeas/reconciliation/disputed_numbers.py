"""Disagreements about how many one happening concerned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, permutations

from habeas.model import Range
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_anew import how_many, many_of, over_anew
from habeas.reconciliation.groups import SOME_OF_THEM, besides, group_of, of_them
from habeas.reconciliation.happenings import Bounds, Happening, Sort, sort_of
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.outcomes import bounds_of, number, takes_back
from habeas.reconciliation.sentences import many
from habeas.reconciliation.sides import Ground, Sides, disjoint
from habeas.reconciliation.targets import any_alike, in_latin
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Conflict, Type

FEW = 3
"""People who are named before "and so many others"."""


def over_numbers(ground: Ground) -> Iterator[Sides]:
    """Numbers of one happening that cannot both hold, those of one kind together, and numbers denied for others; no two
    claims are set against each other twice."""
    sides_of: dict[tuple[str, bool], set[int]] = defaultdict(set)  # by claim, and on which side of the two it stands
    for n, sides in enumerate(_all(ground)):
        one, other = ({c.id for c in side} for side in (sides.one, sides.other))
        before = (_met(sides_of, one, other, side) for side in (False, True))
        if not any(before):
            yield sides
        for ids, side in ((one, False), (other, True)):
            for id_ in ids:
                sides_of[id_, side].add(n)


def _met(sides_of: Mapping[tuple[str, bool], set[int]], one: Iterable[str], other: Iterable[str], side: bool) -> bool:
    """Whether any of the one were set against any of the other before, the one on that side."""
    ours, theirs = (
        {n for id_ in ids for n in sides_of.get((id_, where), ())} for ids, where in ((one, side), (other, not side))
    )
    return not ours.isdisjoint(theirs)


def _all(ground: Ground) -> Iterator[Sides]:
    for h in (h for h in ground.found if h.sizes and len(h.claims) > 1 and not h.period):
        yield from _rivals(ground, h)
        yield from _of_some_of_them(ground, h)
        yield from _counted_twice(ground, h)
    yield from over_anew(ground)
    yield from _of_one_day(ground)
    yield from _without_who_stayed(ground)


def _rivals(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Other numbers than the best supported one, unless they are parts of it by the same account."""
    sized = [c for c in h.claims if c.said.count and not c.negative]
    best = number(sized) or number([c for c in h.claims if c.said.count])
    if best is None:
        return
    bounds = (best.low, best.high)
    one = [c for c in sized if bounds_of(c) == bounds]
    by_kind: dict[Conflict, list[Claim]] = defaultdict(list)
    for rival in sorted({bounds_of(c) or bounds for c in sized} - {bounds}, key=str):
        if other := _against(h, best, one, rival):
            by_kind[kind_of(Differs.COUNT, Two(one, other, h.claims))] += other
    for kind, others in sorted(by_kind.items()):
        told = {bounds_of(c): many_of(c) for c in reversed(others)}
        question = f"{how_many(h)}: {many(best)} or {' or '.join(reversed(told.values()))}?"
        yield Sides(kind, (ground.event(h),), question, tuple(one), tuple(others))


def _of_some_of_them(ground: Ground, h: Happening) -> Iterator[Sides]:
    """How many foreigners were among them: two numbers of those who tell different ones."""
    told = [c for c in h.claims if c.actual and not c.garbled and c.said.count and group_of(c) == "foreigners"]
    numbers = dict.fromkeys(b for c in told if (b := bounds_of(c)) and b[0] == b[1])
    for a, b in combinations(numbers, 2):
        one, other = ([c for c in told if bounds_of(c) == n] for n in (a, b))
        reports = [{c.document.id for c in side} for side in (one, other)]
        if disjoint(one, other) and reports[0].isdisjoint(reports[1]):
            question = f"{how_many(h)} who are foreigners: {many_of(one[0])} or {many_of(other[0])}?"
            yield Sides(kind_of(Differs.COUNT, Two(one, other)), (ground.event(h),), question, tuple(one), tuple(other))
            return


def _against(h: Happening, best: Range, one: Sequence[Claim], rival: Bounds) -> list[Claim]:
    """The claims of another number that stand against the best; none where it is a part of it."""
    other = [c for c in h.claims if c.said.count and bounds_of(c) == rival]
    if _charged_of_taken(one, other):
        return []
    told_apart = all(speaks_of("own_rules", c.said.quote) for c in other)
    if best.overlaps(Range(*rival, "")) or (not told_apart and _in_parts(h, best, rival)):
        return []
    return _apart(one, other)


def _charged_of_taken(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether a smaller number of people is only of those charged, of more who were taken."""
    if not (one and other) or _low(other[0]) >= _low(one[0]):
        return False
    charged = all(c.said.type is Type.CHARGE and group_of(c) != "cases" for c in other)
    return charged and any(c.said.type is Type.ARREST for c in one)


def _apart(one: Sequence[Claim], other: Sequence[Claim]) -> list[Claim]:
    """The claims of the other number that do not give it as a part of the one, in the same report."""
    whole = {(c.document.id, c.origin) for c in one}
    told = {c.document.id for c in one}
    other = [
        c for c in other if takes_back(c) or not (_besides(c, one) or (one and all(_besides(o, [c]) for o in one)))
    ]
    corrected = {c.origin for c in other if takes_back(c)}
    rival = [c for c in other if not (c.document.id in told and group_of(c) in SOME_OF_THEM)]
    rival = [c for c in rival if speaks_of("own_rules", c.said.quote) or not _part(c, one)]
    return [
        c
        for c in rival
        if (c.document.id, c.origin) not in whole or c.origin in corrected or speaks_of("own_rules", c.said.quote)
    ]


def _part(c: Claim, whole: Sequence[Claim]) -> bool:
    """Whether a smaller number is told as of some of them: "five of the 14"."""
    return bool(whole) and _low(c) < _low(whole[0]) and of_them(c) and not takes_back(c)


def _besides(c: Claim, whole: Sequence[Claim]) -> bool:
    """Whether a number is of those let out beside the few named with them: "Halden and 13 other people" are 14."""
    return bool(whole) and 0 < _low(whole[0]) - _low(c) <= FEW and besides(c)


def _low(c: Claim) -> int:
    return (c.said.count.low or 0) if c.said.count else 0


def _in_parts(h: Happening, best: Range, bounds: Bounds) -> bool:
    """Whether one report tells numbers of the same happening that, this one among them, come to the whole."""
    if bounds[0] is None or bounds[0] != bounds[1] or best.low is None:
        return False
    if any(bounds_of(c) == bounds and (takes_back(c) or not c.actual) for c in h.claims):
        return False
    return any(_adds(best.low, bounds[0], sizes) for sizes in _exact(h).values() if bounds[0] in sizes)


def _exact(h: Happening) -> dict[str, set[int]]:
    """The exact numbers that each report gives."""
    told: dict[str, set[int]] = defaultdict(set)
    for c in h.claims:
        low, high = bounds_of(c) or (None, None)
        if low is not None and low == high and not c.negative:
            told[c.document.id].add(low)
    return told


def _adds(whole: int, part: int, sizes: Iterable[int]) -> bool:
    """Whether the part and one or two more of the sizes come to the whole."""
    others = sorted(n for n in sizes if n not in (part, whole))[:12]
    return any(part + sum(some) == whole for length in (1, 2) for some in combinations(others, length))


def _counted_twice(ground: Ground, h: Happening) -> Iterator[Sides]:
    """A total that adds two numbers of one happening, as if they were of two."""
    ours = {c.id for c in h.claims}
    for document, sizes in sorted(_exact(h).items()):
        pairs = [(a, b) for a, b in combinations(sorted(sizes)[-6:], 2)]
        totals = [
            c
            for c in (ground.case.by_document.get(document, ()) if pairs else ())
            if c.actual and sort_of(c) is h.sort and c.id not in ours and _sums(c, pairs)
        ]
        others = tuple(c for c in h.claims if c.said.count and c.actual and c.document.id != document)
        if totals and others:
            question = f"{how_many(h)}: were two numbers of them added up to {many_of(totals[0])}?"
            yield Sides(kind_of(Differs.SUM, Two(totals, others)), (ground.event(h),), question, tuple(totals), others)


def _sums(c: Claim, pairs: Iterable[tuple[int, int]]) -> bool:
    """Whether a number, in words that leave it open or not, is two others together."""
    return any(b < _low(c) <= a + b <= _low(c) * 1.1 for a, b in pairs)


def _of_one_day(ground: Ground) -> Iterator[Sides]:
    """Groups of nearly one size taken, judged or moved on one day, each told by reports that know nothing of the other,
    and at no two places: one raid or trial told in two ways."""
    groups: dict[tuple[Sort, date], list[tuple[Happening, Range]]] = defaultdict(list)
    for h in ground.found:
        size = number(h.claims) if h.sizes and h.sort in IN_GROUPS and h.day and not h.period else None
        if h.day and size and size.low and size.low >= FEW:
            groups[h.sort, h.day].append((h, size))
    for _, alike in sorted(groups.items()):
        for (a, one), (b, other) in combinations(alike, 2) if len(alike) <= MANY else ():
            if (
                one.overlaps(other)
                or not _nearly(one, other)
                or _told_side_by_side(a, one, b, other)
                or (_elsewhere(a, b) and not _set_against(a, one, b, other))
            ):
                continue
            ours, theirs = (_giving(h, n) for h, n in ((a, one), (b, other)))
            question = f"{how_many(a)}: {many(one)} or {many(other)}?"
            kind = kind_of(Differs.COUNT, Two(ours, theirs))
            yield Sides(kind, (ground.event(a), ground.event(b)), question, ours, theirs)


def _without_who_stayed(ground: Ground) -> Iterator[Sides]:
    """Groups let out on one day of which the one is the other without those who are told to have stayed: told of in a
    report with it, or denied to have been among the greater."""
    groups: dict[date, list[tuple[int, Happening]]] = defaultdict(list)
    refused: dict[str, set[str]] = defaultdict(set)
    for h in ground.found:
        size = number(h.claims) if h.sort is Sort.FREED and h.day and not h.period else None
        if h.day and size and size.low and size.low == size.high:
            groups[h.day].append((size.low, h))
        if h.sort is Sort.REFUSED:
            for document in sorted(h.documents):
                refused[document] |= h.persons
    for _, alike in sorted(groups.items(), key=lambda g: g[0]):
        for (less, some), (more, all_) in permutations(alike, 2) if len(alike) <= MANY else ():
            stayed = more - less == len(_stayed(all_, some, refused)) and _first_told_apart(some, all_)
            if less < more and (stayed or _fewer_than_decreed(all_, more, some, less)):
                theirs, ours = (_giving(h, Range(n, n, "")) for h, n in ((all_, more), (some, less)))
                question = f"{how_many(all_)}: {more}, or {less} without who stayed?"
                yield Sides(Conflict.SCOPE, (ground.event(all_), ground.event(some)), question, theirs, ours)


def _fewer_than_decreed(all_: Happening, more: int, some: Happening, less: int) -> bool:
    """Whether nearly as many as were pardoned by one account came out by another, told by nobody as two groups."""
    decreed, came = (_giving(h, Range(n, n, "")) for h, n in ((all_, more), (some, less)))
    acts = [{c.said.type for c in side} for side in (decreed, came)]
    apart = not _told_side_by_side(all_, Range(more, more, ""), some, Range(less, less, ""))
    return Type.PARDON in acts[0] and Type.PARDON not in acts[1] and less >= more * MOST and apart


def _first_told_apart(one: Happening, other: Happening) -> bool:
    """Whether no report gives both numbers but one that repeats others."""
    a, b = ({c.document.id for c in h.claims if c.said.count and not c.retelling} for h in (one, other))
    return a.isdisjoint(b)


def _stayed(all_: Happening, some: Happening, refused: Mapping[str, set[str]]) -> set[str]:
    """Those named with the greater group of whom a report of the smaller tells that they refused, and not that they
    came out; and those who are denied to have been in it."""
    out = {(c.document.id, p) for c in (*some.claims, *all_.claims) if c.actual for p in c.persons}
    told = {p for d in some.documents for p in refused.get(d, ()) if (d, p) not in out}
    return (told & all_.persons) | {p for c in all_.claims if c.negative and c.said.count is None for p in c.persons}


def _told_side_by_side(a: Happening, one: Range, b: Happening, other: Range) -> bool:
    """Whether somebody tells of both numbers in one report, as of two groups: not who only denies the one ("nine, not
    twelve"), or sets against their own what others say."""
    denied = {c.document.id for c in (*a.claims, *b.claims) if c.negative and c.said.count and not c.persons}
    told = [{(c.document.id, c.origin) for c in _giving(h, n)} for h, n in ((a, one), (b, other))]
    return any(document not in denied for document, _ in told[0] & told[1])


def _set_against(a: Happening, one: Range, b: Happening, other: Range) -> bool:
    """Whether one report gives both numbers, each as another's: it sets them against each other, wherever it was."""
    told = [{c.document.id for c in _giving(h, n)} for h, n in ((a, one), (b, other))]
    return not told[0].isdisjoint(told[1])


def _giving(h: Happening, size: Range) -> tuple[Claim, ...]:
    return tuple(c for c in h.claims if bounds_of(c) == (size.low, size.high))


IN_GROUPS = (Sort.TAKEN, Sort.JUDGED, Sort.MOVED, Sort.RETAKEN)
"""What is done to groups at one place at a time; people are let out of many prisons on one day."""
MANY = 6
"""More groups than this taken on one day are many raids, and not one told in several ways."""
MOST = 0.8
"""The share of those pardoned from which on those who came out can be the same."""
NEARLY = 0.6
"""The share of the greater number from which on a smaller one can be of the same people."""


def _nearly(one: Range, other: Range) -> bool:
    low, high = sorted((one.low or 0, other.low or 0))
    return low >= high * NEARLY


def _elsewhere(one: Happening, other: Happening) -> bool:
    """Whether the places that are told have nothing in common, in one alphabet."""
    a, b = one.place_words, other.place_words
    if not a or not b or any_alike(frozenset(map(in_latin, a)), frozenset(map(in_latin, b))):
        return False
    return any(w.isascii() for w in a) == any(w.isascii() for w in b)
