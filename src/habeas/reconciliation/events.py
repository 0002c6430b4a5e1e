"""Event findings: one for each side of a happening (its pardon, its release), and totals that cover earlier events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.memory import shared
from habeas.model import Event, Finding, Range, Sum, digest
from habeas.reconciliation import sentences
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.following import follows
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.outcomes import dated, most_told, number, taking_part, took_place
from habeas.reconciliation.sums import Part, Parts, within
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Modality, Type, label


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
    told = h.claims
    for type_ in sorted({c.said.type for c in told}):
        claims = [c for c in told if c.said.type is type_]
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
    persons = shared(tuple(sorted({p for c in positive for p in c.persons if part.get(p) is not False})))
    modality = _telling(supporting or claims).said.modality
    value = _told(h, type_, claims, modality, happened, persons)
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


def _told(
    h: Happening,
    type_: Type,
    claims: Sequence[Claim],
    modality: Modality,
    happened: bool | None,
    persons: tuple[str, ...],
) -> Event:
    """One side of a happening as its claims tell it: when, where, by whom, of how many."""
    return Event(
        id="e" + digest(h.id, type_),
        type=type_,
        modality=modality,
        happened=happened,
        persons=persons,
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
