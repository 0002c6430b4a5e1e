"""Event findings: one for each side of a happening (its pardon, its release), and totals that cover earlier events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from habeas.model import Event, Finding, Range, Sum, digest
from habeas.reconciliation import sentences
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.following import follows
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.outcomes import dated, most_told, number, taking_part, took_place
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Modality, Type, label

SLACK = 1.1
"""An open total ("over 60") is met by parts that come to no more than this times its lower bound."""
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
    for id_, earlier in follows(found).items():
        for side in sides_of[id_]:
            findings[side.id] = _following(findings[side.id], side, _shown_side(sides_of[earlier.id]))
    sides_of = _by_happening(findings.values())
    sums: list[Finding] = []
    covers: dict[str, tuple[str, ...]] = {}
    parts_known = Parts(found)
    for h in found:
        parts = parts_known.of(h)
        for summary in [e for e in sides_of[h.id] if e.count] if parts else ():
            made = _sum(summary, parts, sides_of)
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
        supporting, opposing = opposing, positive
    persons = tuple(sorted({p for c in positive for p in c.persons if part.get(p) is not False}))
    modality = _telling(supporting or claims).said.modality
    value = replace(_told(h, type_, claims), modality=modality, happened=happened, persons=persons)
    garbled = [c for c in supporting if c.garbled]
    otherwise = [c for c in opposing if c.negative or c.actual]  # a plan that came to nothing says nothing else
    supporting = [c for c in supporting if not c.garbled]
    opposing, otherwise = [*opposing, *garbled], [*otherwise, *garbled]
    who = sentences.people(value.count, persons, names, value.group)
    if h.sort in (Sort.EASED, Sort.IMPOSED):
        who = value.place or "target not stated"
    vouching = [c for c in supporting if c.actual or not happened]  # who asked for it or planned it saw nothing happen
    reason = sentences.event(
        type_, who, value.date, happened, sentences.sources(vouching, shown), sentences.sources(otherwise, shown)
    )
    return weighed(value.id, value, supporting, opposing, reason, lambda c: c.actual or not happened)


def _told(h: Happening, type_: Type, claims: Sequence[Claim]) -> Event:
    """One side of a happening as its claims tell it: when, where, by whom, of how many."""
    return Event(
        id="e" + digest(h.id, type_),
        type=type_,
        modality=Modality.ACTUAL,
        happened=None,
        date=dated(claims) or dated(h.claims),
        count=_count(h, claims),
        group=most_told(claims, lambda c: c.said.group),
        place=most_told(claims, lambda c: c.said.place),
        actor=most_told(claims, lambda c: c.said.actor),
        term=most_told(claims, lambda c: c.said.term),
        charge=most_told(claims, lambda c: c.said.charge),
        happening=h.id,
        period=h.period,
    )


def _count(h: Happening, claims: Sequence[Claim]) -> Range | None:
    """How many one side of a happening tells of: the number of the whole, where the side tells it, else its own."""
    whole = number(h.claims) if len(h.claims) > len(claims) else None
    same = (c.said.count for c in claims if whole and c.said.count and not c.negative and not c.garbled)
    told = next((n for n in same if whole and (n.low, n.high) == (whole.low, whole.high)), None)
    return told or number(claims) or most_told(claims, lambda c: c.said.count)


def _shown_side(sides: Sequence[Event]) -> Event:
    """The side of a happening that others are linked to: its release or its arrest, else the first."""
    return min(sides, key=lambda e: (e.type not in (Type.RELEASE, Type.ARREST), e.id))


def _following(finding: Finding, side: Event, earlier: Event) -> Finding:
    """The finding with what it came on top of."""
    out = earlier.type not in (Type.ARREST, Type.CHARGE, Type.CONVICTION, Type.SENTENCE, Type.REARREST)
    link = "It ended the" if out else "It was brought against somebody already in custody after the"
    reason = f"{finding.reason} {link} {label(earlier.type)}{sentences.on(earlier.date)}."
    return replace(finding, value=replace(side, follows=earlier.id), reason=reason)


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


Part = tuple[Happening, int]
"""A happening and the number of it that a total adds."""


class Parts:
    """The groups that a total can be made up of, looked up by sort and by report."""

    def __init__(self, found: Sequence[Happening]) -> None:
        self.all: dict[Sort, list[Happening]] = defaultdict(list)
        self.told_in: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        self.over_time: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
        for h in found:
            if h.sort not in (Sort.FREED, Sort.TAKEN) or not h.sizes or not any(c.actual for c in h.claims):
                continue
            if h.period:
                for document in sorted(h.documents):
                    self.over_time[h.sort, document].append(h)
            else:
                self.all[h.sort].append(h)
                for document in sorted(h.documents):
                    self.told_in[h.sort, document].append(h)

    def of(self, summary: Happening) -> tuple[Part, ...]:
        """The parts of a stated total, none when it is no total or its parts are not known.

        First those that the same report tells, then all that are known within its stretch of time.
        """
        if any(_listed(summary, h) for h in self._over_time(summary)):
            return ()
        here = [(h, size) for h in self._beside(summary) if (size := _size_of_part(h, summary))]
        whole = _whole(summary, [size for _, size in here])
        if whole is None:
            return ()
        for some in _choices(_by_day(here)):
            if len(some) > 1 and within(sum(size for _, size in some), whole):
                return tuple(some)
        if known := self._known(summary, whole):
            return known
        told, low = sum(size for _, size in here), whole[0] or 0
        return tuple(_by_day(here)) if len(here) > 1 and told < low <= told * 2 and not summary.persons else ()

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


def _whole(summary: Happening, beside: Sequence[int]) -> Bounds | None:
    """The bounds of the total, where this is one: over a stretch of time, or undated and above each group beside it."""
    count = number(summary.claims) if summary.sort in (Sort.FREED, Sort.TAKEN) else None
    if count is None or (summary.days and not summary.period):
        return None
    if summary.period:
        return (count.low, count.high)
    undated = summary.span is None and len(summary.tellings) == 1
    return (count.low, count.high) if undated and len(beside) > 1 and (count.low or 0) > max(beside) else None


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


def _sum(event: Event, parts: Sequence[Part], events_of: Mapping[str, Sequence[Event]]) -> Sum:
    assert event.count is not None
    total = sum(size for _, size in parts)
    ids = tuple(_part(events_of[part.id], size, event.type).id for part, size in parts)
    bounds = (event.count.low, event.count.high)
    return Sum(
        event.count,
        ids,
        Range(total, total, " + ".join(str(size) for _, size in parts)),
        within(total, bounds),
        event.id,
    )


def _part(sides: Sequence[Event], size: int, type_: Type) -> Event:
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
