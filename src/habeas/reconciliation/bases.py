"""What a number of people counts: those held on a day, those taken in a stretch of time, or all since a day.

Of a number of people detained the sentence tells by its dates: a stretch that is short ("since Monday"), over ("in
2019") or one of the calendar ("between 1 March and 30 June", "since September") is a flow, a long one that began with
an event and reaches to the day of the report a running total.
Where a sentence tells nothing, the number is on the basis of the same number elsewhere, or of its neighbour from the
same source.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from habeas.reconciliation.claims import BY_TYPE, Case, Claim, with_claims
from habeas.reconciliation.groups import fasting, group_of
from habeas.reconciliation.replaced import replaced
from habeas.reconciliation.stretches import Stretch, days, stretches
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Basis, Modality, Type

SHORT = timedelta(days=31)
"""Up to this length what is counted from one day to another is a flow."""
OPEN = timedelta(days=14)
"""Up to this length what is counted from a day on, as far as the day of the report, is a flow."""
OVER = timedelta(days=10)
"""So long before its report a stretch has ended that is over."""
FEW = 10
"""A smaller group that is told beside a total is one that was taken on some occasion."""
MANY = 50
"""So many cases are not opened over what happened on one occasion."""
YEAR = timedelta(days=396)
"""Up to this length, a year and the month it began in, what is counted from a month or a season on is a flow."""

_LAID = (Type.CHARGE, Type.CONVICTION, Type.SENTENCE)


def is_count(c: Claim) -> bool:
    """Whether a claim reports how many are held, were detained, are taken at a time, or refuse food where they are."""
    said = c.said
    if said.count is None or said.modality is not Modality.ACTUAL:
        return False
    if said.type is Type.CONDITIONS and not c.persons:
        return fasting(c)
    return said.type in BY_TYPE or said.per is not None


def basis_of(c: Claim) -> Basis:
    """What a number counts: as stated or found; else by its rate and its type."""
    if c.said.basis:
        return c.said.basis
    if c.said.per:
        return Basis.FLOW
    return BY_TYPE.get(c.said.type, Basis.STOCK)


def based(case: Case) -> Case:
    """The case with the basis of each number that has words for it, or that others of one origin have words for.

    A number of cases over a long time is a total, whatever act it is of; so is one that goes on from a total.
    """
    going_on = _going_on(case)
    totals = [
        replace(c, said=replace(c.said, type=Type.COUNT_DETAINED)) if c.id in going_on or _counts_cases(c) else c
        for c in case.claims
    ]
    open_ = [
        c for c in totals if is_count(c) and c.said.type is Type.COUNT_DETAINED and not (c.said.basis or c.said.per)
    ]
    told = {c.id: basis for c in open_ if (basis := _told(c))}
    told |= _recalled(open_, told)
    found = told | _from_others([c for c in open_ if c.id not in told], [c for c in open_ if c.id in told], told)
    found |= _told_before(open_, found, told)
    found |= {
        r.anew.id: found.get(r.before[0].id) or basis_of(r.before[0]) for r in replaced(case) if r.anew is not None
    }
    made = (replace(c, said=replace(c.said, basis=found[c.id])) if c.id in found else c for c in totals)
    return with_claims(case, made) if found or totals != list(case.claims) else case


def _counts_cases(c: Claim) -> bool:
    """Whether it gives the number of all cases over a time, or a great one of no day and place: one that tells of some
    cases opened is no total."""
    if c.said.type not in _LAID or c.said.count is None or c.persons or c.said.modality is not Modality.ACTUAL:
        return False
    if group_of(c) != "cases":
        return False
    long = any(s.length > SHORT for s in stretches(c))
    great = (c.said.count.low or 0) >= MANY and c.first is None and c.said.place is None
    return long or great or speaks_of("running", c.said.quote)


def _going_on(case: Case) -> set[str]:
    """The numbers of people arrested or sentenced that stand right behind a larger total of a day, and are of that day:
    "As of 11 May 611 protocols were drawn up. 148 people were given days in the cells"."""
    found: set[str] = set()
    for report in case.by_document.values():
        for total, c in pairwise(c for c in report if not c.persons and c.said.count):
            follows = 0 <= c.said.start - total.said.end <= 2 and c.origin == total.origin and c.actual
            if (
                follows
                and _total_of_a_day(total)
                and c.said.type in (Type.ARREST, *_LAID)
                and c.day in (None, total.day)
            ):
                assert c.said.count and total.said.count
                if FEW <= (c.said.count.low or 0) < (total.said.count.low or 0):
                    found.add(c.id)
    return found


def _total_of_a_day(c: Claim) -> bool:
    return c.said.type is Type.COUNT_DETAINED and c.actual and c.day is not None and not days(c)


def _told(c: Claim) -> Basis | None:
    """The basis that the words of a number of people detained tell, or its sentence; None where they tell none."""
    if speaks_of("ever", c.said.quote):
        return Basis.CUMULATIVE
    return _by_dates(c, around=False) or _by_words(c) or _by_dates(c, around=True)


def _by_dates(c: Claim, *, around: bool) -> Basis | None:
    """What the stretch of time tells that stands nearest to the number."""
    found = stretches(c, around=around)
    return (Basis.FLOW if _reported_on(found[0], c.latest) else Basis.CUMULATIVE) if found else None


def _by_words(c: Claim) -> Basis | None:
    """What words tell that give no dates, or one day on which people were taken."""
    if speaks_of("of_late", c.said.quote):
        return Basis.FLOW
    if speaks_of("running", c.said.quote):
        return Basis.CUMULATIVE
    return Basis.FLOW if speaks_of("occasion", c.said.quote) or _on_a_day(c) else None


def _reported_on(s: Stretch, latest: date) -> bool:
    """Whether a stretch is short, or over, or one of the calendar that is reported on: no total from an event on."""
    if s.length <= (SHORT if s.closed or s.calendar else OPEN) or latest - s.last > OVER:
        return True
    return s.calendar and (s.closed or s.length <= YEAR)


def _on_a_day(c: Claim) -> bool:
    """Whether people were taken on a day that the number's own words give, and not up to that day."""
    return bool(days(c)) and speaks_of("taken", c.said.quote) and not speaks_of("so_far", c.said.quote)


def _recalled(open_: Iterable[Claim], told: Mapping[str, Basis]) -> dict[str, Basis]:
    """For exact numbers without a date of their own that their origin gave before: on the basis they had there.

    "This spring some turned our 611 detentions into 611 prisoners": the season is of something else.
    """
    first: dict[object, Claim] = {}
    found: dict[str, Basis] = {}
    for c in sorted(open_, key=lambda c: c.order):
        count = c.said.count
        if count is None or count.low != count.high or (count.low or 0) < MANY:
            continue
        before = first.setdefault(_number(c), c)
        if before.id in told and c.said.date is None and before.document.id != c.document.id:
            found[c.id] = told[before.id]
    return found


def _told_before(open_: Iterable[Claim], found: Mapping[str, Basis], told: Mapping[str, Basis]) -> dict[str, Basis]:
    """For great numbers without words of their own, that their origin gave before on a basis which a number beside it
    told: on that."""
    first: dict[object, Claim] = {}
    for c in sorted(open_, key=lambda c: c.order):
        if c.id in found and c.said.count and (c.said.count.low or 0) >= MANY:
            first.setdefault(_number(c), c)
    others = ((c, first[_number(c)]) for c in open_ if c.id not in told and _number(c) in first)
    return {c.id: found[o.id] for c, o in others if c.after(o)}


def _from_others(open_: Iterable[Claim], telling: Iterable[Claim], told: Mapping[str, Basis]) -> dict[str, Basis]:
    """For numbers without words of their own: by the same number of one origin, else by the nearest beside them."""
    by_number: dict[object, Claim] = {}
    beside: dict[object, list[Claim]] = defaultdict(list)
    for c in sorted(telling, key=lambda c: c.order):
        by_number.setdefault(_number(c), c)
        beside[c.document.id, c.origin].append(c)
    found: dict[str, Basis] = {}
    for c in open_:
        other = by_number.get(_number(c)) or _nearest(c, beside.get((c.document.id, c.origin), ()))
        if other:
            found[c.id] = told[other.id]
    return found


def _nearest(c: Claim, others: Sequence[Claim]) -> Claim | None:
    """The number that stands nearest to a claim in its report."""
    return min(others, key=lambda o: (abs(o.said.start - c.said.start), o.order), default=None)


def _number(c: Claim) -> tuple[object, ...]:
    assert c.said.count is not None
    return c.origin, c.said.count.low, c.said.count.high
