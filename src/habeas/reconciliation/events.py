"""Event findings: one for each side of a happening (its pardon, its release), and totals that cover earlier events."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from habeas.model import Event, Finding, Range, Sum, digest
from habeas.reconciliation import sentences
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.outcomes import dated, most_told, number, taking_part, took_place
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Modality, Type

SLACK = 1.1
"""An open total ("over 75") is met by parts that come to no more than this times its lower bound."""
MOST_PARTS = 10
"""More candidates than this are only tried all together, not in every choice of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """The events of the case, as findings, with the happening each is a side of."""

    findings: tuple[Finding, ...]
    happening_of: Mapping[str, Happening]
    sums: tuple[Finding, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(f.value for f in self.findings if isinstance(f.value, Event))


def events(case: Case, found: Sequence[Happening], names: Mapping[str, str], shown: Mapping[str, str]) -> Told:
    """Every event, and every stated total with the events it covers."""
    findings: dict[str, Finding] = {}
    happening_of: dict[str, Happening] = {}
    for h in found:
        for finding in _sides(case, h, names, shown):
            assert isinstance(finding.value, Event)
            findings[finding.id] = finding
            happening_of[finding.value.id] = h
    by_happening: dict[str, list[Event]] = {}
    for f in findings.values():
        by_happening.setdefault(happening_of[f.value.id].id, []).append(f.value)  # type: ignore[union-attr,arg-type]
    sums: list[Finding] = []
    for h in found:
        parts = parts_of(h, found)
        for summary in [e for e in by_happening[h.id] if e.count] if parts else ():
            made = _sum(h, summary, parts, by_happening)
            covering = findings[summary.id]
            findings[summary.id] = replace(covering, value=replace(summary, covers=made.parts))
            sums.append(_sum_finding(h, summary, made))
    return Told(tuple(findings.values()), happening_of, tuple(sums))


def _sides(case: Case, h: Happening, names: Mapping[str, str], shown: Mapping[str, str]) -> Iterable[Finding]:
    part = taking_part(case, h)
    for type_ in sorted({c.said.type for c in h.claims}):
        claims = [c for c in h.claims if c.said.type is type_]
        yield _event(case, h, type_, claims, part, names, shown)


def _event(
    case: Case,
    h: Happening,
    type_: Type,
    claims: Sequence[Claim],
    part: Mapping[str, bool | None],
    names: Mapping[str, str],
    shown: Mapping[str, str],
) -> Finding:
    happened = took_place(case, claims)
    positive = [c for c in claims if not c.negative]
    supporting, opposing = (positive, [c for c in claims if c.negative])
    if happened is False:
        supporting, opposing = opposing, [c for c in claims if c.actual]
    count = number(claims)
    persons = tuple(sorted({p for c in positive for p in c.persons if part.get(p) is not False}))
    best = _telling(supporting or claims)
    value = Event(
        id="e" + digest(h.id, type_),
        type=type_,
        modality=best.said.modality,
        happened=happened,
        date=dated(claims) or dated(h.claims),
        persons=persons,
        count=count,
        group=most_told(claims, lambda c: c.said.group),
        place=most_told(claims, lambda c: c.said.place),
        actor=most_told(claims, lambda c: c.said.actor),
        term=most_told(claims, lambda c: c.said.term),
        charge=most_told(claims, lambda c: c.said.charge),
        happening=h.id,
        period=h.period,
    )
    garbled = [c for c in supporting if c.garbled]
    supporting = [c for c in supporting if not c.garbled]
    opposing = [*opposing, *garbled]
    who = sentences.people(count, persons, names, value.group)
    if h.sort in (Sort.EASED, Sort.IMPOSED):
        who = value.place or "target not stated"
    reason = sentences.event(
        type_, who, value.date, happened, sentences.sources(supporting, shown), sentences.sources(opposing, shown)
    )
    return weighed(value.id, value, supporting, opposing, reason)


def _telling(claims: Sequence[Claim]) -> Claim:
    """The claim whose modality is the event's: a fact before a plan before a denial, the earliest of equals."""
    rank = {Modality.ACTUAL: 0, Modality.PLANNED: 1, Modality.FAILED: 2, Modality.DENIED: 3}
    return min(claims, key=lambda c: (rank.get(c.said.modality, 4), c.order))


def parts_of(summary: Happening, found: Sequence[Happening]) -> tuple[Happening, ...]:
    """The happenings that a stated total covers, none when it is no total or its parts are not known.

    First those that the same report tells, then all that are known within its stretch of time.
    """
    whole = _whole(summary, found)
    if whole is None:
        return ()
    candidates = [h for h in found if h is not summary and _can_be_part(h, summary)]
    here = [h for h in candidates if h.documents & summary.documents]
    for some in (*_choices(here), *_latest(candidates, summary)):
        if len(some) > 1 and within(sum(size_in(h, summary) or 0 for h in some), whole):
            return tuple(some)
    low = whole[0] or 0
    told = sum(size for h in here if (size := size_in(h, summary)))
    return tuple(here) if len(here) > 1 and told < low <= told * 2 and not summary.persons else ()


def _whole(summary: Happening, found: Sequence[Happening]) -> Bounds | None:
    """The bounds of the total, where this is one: over a stretch of time, or undated and above each group beside it."""
    if summary.sort is not Sort.FREED and summary.sort is not Sort.TAKEN:
        return None
    count = number(summary.claims)
    if count is None or summary.days:
        return None
    if summary.period:
        return (count.low, count.high)
    beside = [h for h in found if h is not summary and _can_be_part(h, summary) and h.documents & summary.documents]
    sizes = [size for h in beside if (size := size_in(h, summary))]
    undated = summary.span is None and len(summary.tellings) == 1
    return (count.low, count.high) if undated and len(sizes) > 1 and (count.low or 0) > max(sizes) else None


def _can_be_part(h: Happening, summary: Happening) -> bool:
    if h.sort is not summary.sort or h.period or not size_in(h, summary) or not any(c.actual for c in h.claims):
        return False
    if h.span is None:
        return bool(h.documents & summary.documents)
    told = max(c.latest for c in summary.claims)
    first = max((c.first for c in summary.claims if c.first), default=None)
    last = min((c.last for c in summary.claims if c.last), default=None)
    return h.span[0] <= (last or told) and (first is None or first <= h.span[1])


def size_in(h: Happening, summary: Happening) -> int | None:
    """The exact size of a happening as the total's own reports give it, else as it is best told."""
    here = number([c for c in h.claims if c.document.id in summary.documents])
    for count in (here, number(h.claims)):
        if count and count.low is not None and count.low == count.high:
            return count.low
    return None


def _choices(here: Sequence[Happening]) -> Iterator[Sequence[Happening]]:
    """All that the report tells, then ever fewer of them, the latest first: it may list more than it adds."""
    here = _by_day(here)
    yield here
    for length in range(len(here) - 1, 1, -1) if len(here) <= MOST_PARTS else ():
        yield from reversed(list(combinations(here, length)))


def _latest(known: Sequence[Happening], summary: Happening) -> Iterator[Sequence[Happening]]:
    """All that is known, then, for a total that gives no dates, all from some day on ("since March")."""
    known = _by_day(known)
    yield known
    if summary.span is None:
        yield from (known[i:] for i in range(1, len(known) - 1))


def _by_day(some: Iterable[Happening]) -> list[Happening]:
    return sorted(some, key=lambda h: (h.span[0].toordinal() if h.span else 0, h.id))


def within(total: int, whole: Bounds) -> bool:
    """Whether parts that come to this meet a stated total; an open one is met up to `SLACK`."""
    low, high = whole
    ceiling = high if high is not None else (low or 0) * SLACK
    return (low or 0) <= total <= ceiling


def _sum(summary: Happening, event: Event, parts: Sequence[Happening], events_of: Mapping[str, list[Event]]) -> Sum:
    assert event.count is not None
    told = [(part, size_in(part, summary)) for part in parts]
    total = sum(size or 0 for _, size in told)
    ids = tuple(_part(events_of[part.id], size, event.type).id for part, size in told)
    bounds = (event.count.low, event.count.high)
    return Sum(event.count, ids, Range(total, total, " + ".join(str(size) for _, size in told)), within(total, bounds))


def _part(sides: Sequence[Event], size: int | None, type_: Type) -> Event:
    """The side of a happening that the total adds: of its size, of its type, a release before others."""
    return min(
        sides,
        key=lambda e: (not (e.count and e.count.low == size), e.type is not type_, e.type is not Type.RELEASE, e.id),
    )


def _sum_finding(h: Happening, event: Event, made: Sum) -> Finding:
    claims = [c for c in h.claims if c.said.type is event.type and not c.negative]
    verdict = "which adds up" if made.adds_up else f"which does not add up: the parts come to {made.value.low}"
    reason = f"The total of {made.total.text} covers {len(made.parts)} events told of ({made.value.text}), {verdict}."
    return weighed("t" + digest(event.id, *made.parts), made, claims, (), reason)
