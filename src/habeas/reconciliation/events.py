"""Event findings: one for each side of a happening (its pardon, its release), and totals that cover earlier events."""

from collections import defaultdict
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
    """The events of the case, as findings, with the happening each is a side of.

    `sides_of` has the events of a happening, `covers` the events that the total of a happening covers, both by its id.
    """

    findings: tuple[Finding, ...]
    happening_of: Mapping[str, Happening]
    sums: tuple[Finding, ...]
    sides_of: Mapping[str, Sequence[Event]]
    covers: Mapping[str, tuple[str, ...]]

    def side(self, h: Happening, type_: Type) -> Event:
        """The side of a happening of that type, else its release, else its first."""
        return min(self.sides_of[h.id], key=lambda e: (e.type is not type_, e.type is not Type.RELEASE, e.id))


def events(case: Case, found: Sequence[Happening], names: Mapping[str, str], shown: Mapping[str, str]) -> Told:
    """Every event, and every stated total with the events it covers."""
    findings: dict[str, Finding] = {}
    happening_of: dict[str, Happening] = {}
    for h in found:
        for finding in _sides(case, h, names, shown):
            assert isinstance(finding.value, Event)
            findings[finding.id] = finding
            happening_of[finding.value.id] = h
    sides_of = _by_happening(findings.values())
    sums: list[Finding] = []
    covers: dict[str, tuple[str, ...]] = {}
    parts_known = Parts(found)
    for h in found:
        parts = parts_known.of(h)
        for summary in [e for e in sides_of[h.id] if e.count] if parts else ():
            made = _sum(h, summary, parts, sides_of)
            covering = findings[summary.id]
            findings[summary.id] = replace(covering, value=replace(summary, covers=made.parts))
            sums.append(_sum_finding(h, summary, made))
            covers[h.id] = made.parts
    return Told(tuple(findings.values()), happening_of, tuple(sums), sides_of, covers)


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


def _by_happening(findings: Iterable[Finding]) -> dict[str, list[Event]]:
    sides: dict[str, list[Event]] = defaultdict(list)
    for f in findings:
        if isinstance(f.value, Event) and f.value.happening:
            sides[f.value.happening].append(f.value)
    return sides


class Parts:
    """The groups that a total can be made up of, looked up by sort and by report."""

    def __init__(self, found: Sequence[Happening]) -> None:
        self.all: dict[Sort, list[Happening]] = defaultdict(list)
        self.told_in: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        for h in found:
            if h.sort in (Sort.FREED, Sort.TAKEN) and not h.period and h.sizes and any(c.actual for c in h.claims):
                self.all[h.sort].append(h)
                for document in sorted(h.documents):
                    self.told_in[h.sort, document].append(h)

    def of(self, summary: Happening) -> tuple[Happening, ...]:
        """The happenings that a stated total covers, none when it is no total or its parts are not known.

        First those that the same report tells, then all that are known within its stretch of time.
        """
        here = [h for h in self._beside(summary) if _can_be_part(h, summary)]
        whole = _whole(summary, here)
        if whole is None:
            return ()
        sizes = {h.id: size_in(h, summary) or 0 for h in here}
        for some in _choices(here):
            if len(some) > 1 and within(sum(sizes[h.id] for h in some), whole):
                return tuple(some)
        if known := self._known(summary, whole):
            return known
        told = sum(sizes.values())
        low = whole[0] or 0
        return tuple(_by_day(here)) if len(here) > 1 and told < low <= told * 2 and not summary.persons else ()

    def _beside(self, summary: Happening) -> list[Happening]:
        told = [h for d in sorted(summary.documents) for h in self.told_in[summary.sort, d] if h is not summary]
        return list({h.id: h for h in told}.values())

    def _known(self, summary: Happening, whole: Bounds) -> tuple[Happening, ...]:
        """All that is known, if that adds up; for a total that gives no dates, all from some day on ("since March")."""
        some = _by_day(h for h in self.all[summary.sort] if h is not summary and _can_be_part(h, summary))
        left = sum(size_in(h, summary) or 0 for h in some)
        for i in range(len(some) - 1):
            if within(left, whole):
                return tuple(some[i:])
            if summary.span is not None:
                break
            left -= size_in(some[i], summary) or 0
        return ()


def _whole(summary: Happening, here: Sequence[Happening]) -> Bounds | None:
    """The bounds of the total, where this is one: over a stretch of time, or undated and above each group beside it."""
    count = number(summary.claims) if summary.sort in (Sort.FREED, Sort.TAKEN) else None
    if count is None or summary.days:
        return None
    if summary.period:
        return (count.low, count.high)
    sizes = [size for h in here if (size := size_in(h, summary))]
    undated = summary.span is None and len(summary.tellings) == 1
    return (count.low, count.high) if undated and len(sizes) > 1 and (count.low or 0) > max(sizes) else None


def _can_be_part(h: Happening, summary: Happening) -> bool:
    if not size_in(h, summary):
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


def _by_day(some: Iterable[Happening]) -> list[Happening]:
    return sorted(some, key=lambda h: (h.span[0].toordinal() if h.span else 0, h.id))


def within(total: int, whole: Bounds) -> bool:
    """Whether parts that come to this meet a stated total; an open one is met up to `SLACK`."""
    low, high = whole
    ceiling = high if high is not None else (low or 0) * SLACK
    return (low or 0) <= total <= ceiling


def _sum(summary: Happening, event: Event, parts: Sequence[Happening], events_of: Mapping[str, Sequence[Event]]) -> Sum:
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
