"""What a number of people counts: those held on a day, those taken in a stretch of time, or all since a day.

Of a number of people detained the sentence tells by its dates: a short stretch ("between 3 and 9 March", "since
Monday") or one that is over ("in 2019") is a flow, a long one that reaches to the day of the report a running total.
Where a sentence tells nothing, the number is on the basis of the same number elsewhere, or of its neighbour from the
same source.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from habeas.dates import Dated, Grain, Kind, find
from habeas.reconciliation.claims import BY_TYPE, Case, Claim, with_claims
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.topics import speak_of_any, speaks_of
from habeas.vocabulary import Basis, Modality, Type

SHORT = timedelta(days=31)
"""Up to this length what is counted from one day to another is a flow, though it may reach to the day of the report."""
OVER = timedelta(days=10)
"""So long before its report a stretch has ended that is over."""
BEFORE = 40
"""Characters before a date in which a word can say that it only begins or ends something."""

_LAID = (Type.CHARGE, Type.CONVICTION, Type.SENTENCE)


def is_count(c: Claim) -> bool:
    """Whether a claim reports how many are held, were detained, or are taken at a time."""
    said = c.said
    if said.count is None or said.modality is not Modality.ACTUAL:
        return False
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

    A number of cases over a long time is a total, whatever act its statement is of.
    """
    totals = [
        replace(c, said=replace(c.said, type=Type.COUNT_DETAINED)) if _counts_cases(c) else c for c in case.claims
    ]
    open_ = [
        c for c in totals if is_count(c) and c.said.type is Type.COUNT_DETAINED and not (c.said.basis or c.said.per)
    ]
    told = {c.id: basis for c in open_ if (basis := _told(c))}
    found = told | _from_others([c for c in open_ if c.id not in told], [c for c in open_ if c.id in told], told)
    made = (replace(c, said=replace(c.said, basis=found[c.id])) if c.id in found else c for c in totals)
    return with_claims(case, made) if found or totals != list(case.claims) else case


def _counts_cases(c: Claim) -> bool:
    """Whether it gives the number of all cases over a time: one that tells of some cases opened is no total."""
    if c.said.type not in _LAID or c.said.count is None or c.persons or c.said.modality is not Modality.ACTUAL:
        return False
    return group_of(c) == "cases" and (bool(_stretches(c)) or speaks_of("running", sentence(c)))


def _told(c: Claim) -> Basis | None:
    """The basis that the sentence of a number of people detained tells; None where it tells none."""
    stretches = _stretches(c)
    if any(c.latest - last > OVER or last - first <= SHORT for first, last in stretches):
        return Basis.FLOW
    if stretches or speaks_of("running", c.said.quote):
        return Basis.CUMULATIVE
    return Basis.FLOW if speak_of_any(("occasion", "of_late"), c.said.quote) else None


def _stretches(c: Claim) -> list[tuple[date, date]]:
    """The stretches of time that the sentence of a claim gives, the last day at the latest that of the report."""
    text = sentence(c)
    found = find(text, c.told or c.latest, c.document.language or "en")
    made = [s for n, d in enumerate(found) if (s := _stretch(d, text, found[n + 1 :], c.latest))]
    return [(first, min(last, c.latest)) for first, last in made if first <= c.latest]


def _stretch(d: Dated, text: str, following: Sequence[Dated], latest: date) -> tuple[date, date] | None:
    """The first and last day of what a date bounds or names; None of a day, which may be that of the report."""
    if d.when.first is None or d.when.last is None:
        return None
    before = text[max(d.start - BEFORE, 0) : d.start].rstrip()
    if d.kind is Kind.SINCE:
        begins = d.begins.first if d.begins and d.begins.first else d.when.first
        return begins, _until(begins, following, latest)
    if speaks_of("begins", before):
        return d.when.first, latest
    if d.kind is Kind.RANGE or d.grain in (Grain.WEEK, Grain.MONTH, Grain.SEASON):
        return None if speaks_of("as_of", before) else (d.when.first, d.when.last)
    named = d.grain is Grain.YEAR and (d.kind is Kind.CALENDAR or speaks_of("past_year", d.when.text))
    return (d.when.first, d.when.last) if named and not speaks_of("as_of", before) else None


def _until(begins: date, following: Sequence[Dated], latest: date) -> date:
    """The day up to which a stretch is told to reach, else that of the report; a day without a year is the next one."""
    end = next((d.when.last for d in following if d.kind is Kind.UNTIL and d.when.last), None)
    if end is None:
        return latest
    return end if end >= begins else end.replace(year=end.year + 1, day=min(end.day, 28))


def sentence(c: Claim) -> str:
    """The sentence of the document in which a claim stands: up to a full stop, or a line's end, on either side."""
    text, start, end = c.document.text, c.said.start, c.said.end
    left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n")) + 1
    rights = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, max(end - 1, start))) >= 0]
    return text[left : min(rights, default=len(text)) + 1].strip()


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
