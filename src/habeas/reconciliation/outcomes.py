"""What came of a happening: whether it took place, when, how many it concerned, and who took part.

A denial that comes later, from the one who claimed it or from one who tells where the person is held, overrules; a
denial that only contradicts leaves it open. Numbers and days go by independent origins, never by outlets.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from habeas.dates import When
from habeas.model import Range
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.groups import SOME_OF_THEM, group_of, of_them
from habeas.reconciliation.happenings import Bounds, Happening, Sort, is_state, sort_of
from habeas.reconciliation.holding_state import for_state, of_state
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Modality, Stance, Type

K = TypeVar("K", bound=Hashable)


def by_origins(claims: Iterable[Claim], key: Callable[[Claim], K | None]) -> list[tuple[K, set[str]]]:
    """The values that claims give, with the origins of each, most origins first; None is no value."""
    given: dict[K, set[str]] = defaultdict(set)
    for c in claims:
        value = key(c)
        if value is not None and not c.garbled:
            given[value].add(c.origin)
    return sorted(given.items(), key=lambda item: (-len(item[1]), str(item[0])))


def most_told(claims: Iterable[Claim], key: Callable[[Claim], K | None]) -> K | None:
    """The value that most origins give; None when no claim gives one."""
    told = [c for c in claims if not c.garbled]
    if len(told) == 1:
        return key(told[0])  # most is told once
    given = by_origins(told, key)
    return given[0][0] if given else None


def dated(claims: Sequence[Claim]) -> When | None:
    """When it was: the day that most origins name; several named equally often make an interval; None when no date.

    A day told in words ("Thursday") is shown as the day it means. Without a day, the shortest interval told.
    """
    if len(claims) == 1 and claims[0].day and not claims[0].garbled:  # as most are
        return _as_day(claims[0].day)
    days = by_origins(claims, lambda c: c.day)
    if days:
        named = sorted(day for day, said in days if len(said) == len(days[0][1]))
        named = _upheld(claims, named) or named
        if len(named) == 1:
            return _as_day(named[0])
        return When(f"{written(named[0])} or {written(named[-1])}", named[0], named[-1])
    spans = [c.said.date for c in claims if c.said.date and c.first and c.last]
    if spans:
        return min(spans, key=lambda w: ((w.last - w.first).days if w.last and w.first else 0, w.text))
    return min((c.said.date for c in claims if c.said.date), key=lambda w: w.text, default=None)


def _upheld(claims: Sequence[Claim], named: Sequence[date]) -> list[date]:
    """Of days that equally many name the one that is told again, at first hand, when the others had been told; whoever
    holds people only repeats themselves."""
    if len(named) < 2:
        return []
    told = [c for c in claims if c.day in named and not c.garbled and not c.retelling]
    first = {day: min((c for c in told if c.day == day), key=lambda c: c.order, default=None) for day in named}
    others = {day: [c for d, c in first.items() if d != day and c] for day in named}
    return [
        day
        for day in named
        if any(
            c.day == day and not of_state(c) and all(c.after(o) for o in others[day])
            for c in told
            if c is not first[day]
        )
    ]


@lru_cache(maxsize=2**14)
def _as_day(day: date) -> When:
    return When(written(day), day, day, day.isoformat())


@lru_cache(maxsize=2**14)
def written(day: date) -> str:
    """9 September 2025."""
    return f"{day.day} {day:%B %Y}"


def number(claims: Sequence[Claim]) -> Range | None:
    """How many: the number of most origins; of equals one told at first hand, then the exact, then the later told.

    Corrected numbers, numbers of cases, and those of some of the people beside the whole are out.
    """
    if not any(c.said.count for c in claims):
        return None
    gone = withdrawn_numbers(claims)
    sized = [c for c in claims if c.said.count and not c.negative and (c.origin, bounds_of(c)) not in gone]
    if len({bounds_of(c) for c in sized}) < 2:
        return sized[0].said.count if any(not c.garbled for c in sized) else None
    cases = {bounds_of(c) for c in sized if group_of(c) == "cases"}
    sized = [c for c in sized if bounds_of(c) not in cases] or sized
    sized = [c for c in sized if not _some_of(c, sized)]
    counts = by_origins(sized, bounds_of)
    if not counts:
        return None
    first = {bounds: min(c.order for c in sized if bounds_of(c) == bounds) for bounds, _ in counts}
    seen = {bounds_of(c) for c in sized if not c.retelling}
    best = max(
        counts, key=lambda item: (len(item[1]), item[0] in seen, item[0][0] == item[0][1], first[item[0]])
    )[0]  # fmt: skip
    return next(c.said.count for c in sized if bounds_of(c) == best)


def _some_of(c: Claim, sized: Iterable[Claim]) -> bool:
    """Whether a number is of some of those whom its report numbers: "17 were let go, three of them foreigners"; or of
    some of those whom any report numbers, where it says so: "five of the 14"."""
    mine, some = bounds_of(c), of_them(c)
    if mine is None or mine[0] is None or not (group_of(c) in SOME_OF_THEM or some):
        return False
    beside = (bounds_of(o) for o in sized if some or o.document.id == c.document.id)
    return any(o is not None and o[0] is not None and o[0] > mine[0] for o in beside)


def bounds_of(c: Claim) -> Bounds | None:
    """The least and the most that a claim's number can be, where it gives one."""
    return (c.said.count.low, c.said.count.high) if c.said.count else None


def withdrawn_numbers(claims: Iterable[Claim]) -> set[tuple[str, Bounds | None]]:
    """The numbers that their own origin denied or corrected, as (origin, bounds)."""
    return {(c.origin, bounds_of(c)) for c in claims if c.said.count and takes_back(c)}


def takes_back(c: Claim) -> bool:
    """Whether a claim takes an earlier one back."""
    return c.said.modality is Modality.DENIED or c.said.stance is Stance.WITHDRAWS


def about_number(case: Case, c: Claim, claims: Iterable[Claim]) -> bool:
    """Whether a denial only replaces a number: it corrects one, or its origin or its report gives another."""
    if c.said.count is None:
        return False
    if c.said.stance is Stance.CORRECTS:
        return True
    others = [o for o in claims if not o.negative and o.said.count and bounds_of(o) != bounds_of(c)]
    if any(o.origin == c.origin or o.document.id == c.document.id for o in others):
        return True
    return not c.persons and bool(given_instead(case, c))


def given_instead(case: Case, denial: Claim) -> list[Claim]:
    """The number that the report of a denied one gives of the same people and time, the nearest to it in the text."""
    here = (o for o in case.by_document.get(denial.document.id, ()) if o.actual and o.said.count and not o.persons)
    anew = [o for o in here if _one_act(o, denial) and _one_day(o, denial) and _comparable(o, denial)]
    return sorted(anew, key=lambda o: abs(o.said.start - denial.said.start))[:1]


def _one_day(one: Claim, other: Claim) -> bool:
    return one.day is None or other.day is None or one.day == other.day


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two numbers differ, and not by so much that they cannot be of the same people."""
    low, high = sorted((bounds_of(c) or (0, 0))[0] or 0 for c in (one, other))
    return bounds_of(one) != bounds_of(other) and 0 < high <= COMPARABLE * low


COMPARABLE = 3
"""How many times greater one of two numbers of the same people can be."""


def _one_act(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one type, or both of people let out."""
    return one.said.type is other.said.type or sort_of(one) is sort_of(other) is Sort.FREED


def took_place(case: Case, claims: Sequence[Claim]) -> bool | None:
    """Whether it took place: None when it was only announced, or when as many deny it as tell it."""
    told = [c for c in claims if c.actual and not c.garbled]
    denied = [
        c
        for c in claims
        if c.negative
        and not c.garbled
        and not about_number(case, c, claims)
        and not _about_term(c, told)
        and not about_day(c, told)
        and not _exception(c, told)
    ]
    if not denied:
        return True if told else None
    if not told or overruled(case, told, denied) or _not_taken(told, denied):
        return False
    return True if len({c.origin for c in told}) > len({c.origin for c in denied}) else None


def _not_taken(told: Iterable[Claim], denied: Sequence[Claim]) -> bool:
    """Whether somebody who was said to have been taken again was not, by one who spoke later and is not the state.

    Not where more tell it than deny it, nor where the state itself says whom it has.
    """
    again = [c for c in told if c.said.type is Type.REARREST and not c.retelling]
    last = max(denied, key=lambda d: d.order)
    if not again or len({c.origin for c in again}) > len({d.origin for d in denied}):
        return False
    return all(last.after(c) and not for_state(c) for c in again) and not of_state(last)


def _about_term(denial: Claim, told: Iterable[Claim]) -> bool:
    """Whether a denial is only of how long a sentence is: another length is told for one of those it names."""
    term = denial.said.term
    other = (c for c in told if c.said.term and not set(c.persons).isdisjoint(denial.persons))
    return term is not None and any(c.said.term and c.said.term.months != term.months for c in other)


def about_day(denial: Claim, told: Iterable[Claim]) -> bool:
    """Whether a denial is only of the day: its report tells the same, of whom it names, of another day."""
    here = (c for c in told if c.document.id == denial.document.id and c.said.type is denial.said.type)
    return denial.day is not None and any(c.day and c.day != denial.day and c.persons == denial.persons for c in here)


def _exception(denial: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial is of some people's part in it, while others' stands."""
    others = any(set(c.persons) - set(denial.persons) or c.said.count for c in told)
    return bool(denial.persons) and others


def overruled(case: Case, told: Iterable[Claim], denied: Iterable[Claim]) -> bool:
    """Whether denials overrule what was told before: by the same origin, or by one that tells where the person is.

    A later telling by another origin that gives a day of its own opens the question again.
    """
    told = list(told)
    strong = [d for d in denied if _strong(case, d, told)]
    if not strong:
        return False
    last = max(strong, key=lambda d: d.order)
    before = {c.origin for c in told if last.after(c)}
    again = [c for c in told if c.after(last) and c.origin not in before and c.day and c.day > last.latest]
    return bool(before) and not again


def _strong(case: Case, denial: Claim, told: Sequence[Claim]) -> bool:
    earlier = [c for c in told if denial.after(c)]
    if any(c.origin == denial.origin for c in earlier):
        return True
    if contests(denial, earlier):
        return False
    here = case.by_document.get(denial.document.id, ())
    return bool(earlier) and any(
        set(c.persons) & set(denial.persons) and (tells_held(c) or _tells_alive(c, denial))
        for c in here
        if c is not denial
    )


def contests(denial: Claim, told: Iterable[Claim]) -> bool:
    """Whether a denial only stands against what was told: the holding state's, of what others tell at first hand.

    One that corrects what its own report's outlet told does more.
    """
    others = [c for c in told if not c.retelling]
    own = any(denial.document.outlet and c.document.outlet == denial.document.outlet for c in others)
    return bool(others) and not own and not all(for_state(c) for c in others) and of_state(denial)


def _tells_alive(c: Claim, denial: Claim) -> bool:
    """Whether a claim says how somebody fares whose death is denied beside it: of late, not in years before."""
    alive = (Type.CONDITIONS, Type.TRANSFER, Type.RELEASE)
    lately = c.last is None or (denial.latest - c.last).days <= LATELY
    return denial.said.type is Type.DEATH and c.actual and c.said.type in alive and lately


LATELY = 31
"""Days before the report within which word of how somebody fares tells that they live."""


def tells_held(c: Claim) -> bool:
    """Whether a claim tells of people in custody at the time of writing."""
    said = c.said
    if said.modality is not Modality.ACTUAL:
        return False
    if said.type is Type.ARREST:
        return is_state(c) or (speaks_of("still_held", said.quote) and not speaks_of("was_held", said.quote))
    inside = speaks_of("prison", said.quote, said.place)
    return inside and said.type in (Type.CONDITIONS, Type.TRANSFER, Type.REARREST)


def _did_not_come(sort: Sort, new: Sequence[Claim], told: Sequence[Claim], later: Sequence[Claim]) -> bool:
    """Whether a release, or a new arrest, is denied by one who is believed: anybody but the holding state, and of a new
    arrest only where nobody tells it again afterwards on a word of their own."""
    if sort is Sort.RETAKEN and not _not_taken(new or told, later):
        return False
    return sort in (Sort.FREED, Sort.RETAKEN) and not all(contests(d, told) for d in later)


def taking_part(case: Case, h: Happening) -> Mapping[str, bool | None]:
    """For each person named, whether they took part: False when a denial overrules, None when it only contradicts."""
    verdicts: dict[str, bool | None] = {}
    sound = [c for c in h.claims if not c.garbled]
    telling, denying = [c for c in sound if c.actual], [c for c in sound if c.negative]
    if not denying:  # as with most
        return {person: any(person in c.persons for c in telling) or None for person in sorted(h.persons)}
    for person in sorted(h.persons):
        told = [c for c in telling if person in c.persons]
        against = [c for c in denying if person in c.persons]
        denied = [c for c in against if not of_kind(c, told) and not about_day(c, told)]
        new = [c for c in told if not c.retelling]  # what only repeats others is no newer than they are
        later = [d for d in denied if not new or d.after(new[0])]
        if not told:
            verdicts[person] = False if denied else None
        elif not later:
            verdicts[person] = True
        elif overruled(case, told, later) or _did_not_come(h.sort, new, told, later):
            verdicts[person] = False
        else:
            verdicts[person] = None
    return verdicts


def of_kind(denial: Claim, told: Iterable[Claim]) -> bool:
    """Whether only the kind of it is denied: that it was an exchange, where the same report tells that they came out,
    an expulsion, where the same teller does, or one of the charges, where it tells of a sentence of that day; that it
    was by a decree, where nobody told that."""
    kind = denial.said.type
    told = list(told)
    if kind is Type.PARDON:
        return bool(told) and all(c.said.type is not kind and c.origin != denial.origin for c in told)
    if kind is Type.CHARGE:
        return any(c.said.type is not kind for c in told)  # who is not charged is held all the same
    if kind not in (Type.EXCHANGE, Type.DEPORTATION, Type.CONVICTION):
        return False
    here = [c for c in told if c.document.id == denial.document.id and c.said.type is not kind]
    if kind is Type.CONVICTION:
        return any(c.said.type is Type.SENTENCE and denial.day in (None, c.day) for c in here)
    return bool(here) and (kind is Type.EXCHANGE or any(c.origin == denial.origin for c in here))


def took_part(h: Happening) -> frozenset[str]:
    """The people of whom somebody tells it as a fact and nobody denies it."""
    told = {p for c in h.claims if c.actual and not c.garbled for p in c.persons}
    return frozenset(told - {p for c in h.claims if c.negative for p in c.persons})
