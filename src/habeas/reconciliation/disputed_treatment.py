"""Disagreements about how somebody is treated: told by one and denied, or answered by the holding state, by another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.groups import FASTING, fasting
from habeas.reconciliation.happenings import place_words
from habeas.reconciliation.holding_state import of_state
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.sides import Ground, Sides, disjoint
from habeas.reconciliation.targets import in_latin, keys
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Modality, Type

LATELY = 60
"""Days for which what is told of how somebody fares is answered."""
A_FAST = 30
"""Days after which those who refused food may well eat again: that nobody refuses it then denies nothing."""
BEFORE = 7
"""Days by which such a denial goes before the report of those who do; what is longer ago is of the time before."""


def lately(told: Claim, denial: Claim) -> bool:
    """Whether a denial in another report comes soon after what was told, or before it."""
    return (denial.latest - told.latest).days <= LATELY and told.document.id != denial.document.id


def over_treatment(ground: Ground) -> Iterator[Sides]:
    """How somebody is treated, told by one and denied by another: of them, or of everybody where they are."""
    yield from _fasts_denied(ground)
    told: dict[str, list[Claim]] = defaultdict(list)
    denied: dict[str, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.said.type is Type.CONDITIONS:
            for person in c.persons:
                (denied if c.said.modality is Modality.DENIED else told)[person].append(c)
    for person, claims in _denied_of_all(ground.case, told):
        denied[person] += claims
    for person, claims in told.items():
        denied[person] += _answered(claims)
    for person, against in sorted(denied.items()):
        all_ = [c for c in told.get(person, ()) if disjoint([c], against) and not of_state(c)]
        for respect, one, other in _by_respect(all_, against):
            question = f"Was {ground.names.get(person, person)} treated as reported{RESPECTS.get(respect, '')}?"
            yield Sides(kind_of(Differs.TREATMENT, Two(one, other)), (person,), question, tuple(one), tuple(other))


def _fasts_denied(ground: Ground) -> Iterator[Sides]:
    """So many who refuse food, told by one; and by another that nobody does, there and at that time."""
    told = sorted((p for p in ground.points if p.series.group == FASTING), key=lambda p: p.claims[0].order)
    for c in ground.case.claims if told else ():
        if c.said.type is not Type.CONDITIONS or not c.negative or c.persons or c.said.count or not fasting(c):
            continue
        others = [p for p in told if p.claims[0].origin != c.origin and p.exact and of_one_place(p.claims[0], c)]
        near = [p for p in others if -BEFORE <= (c.latest - max(o.latest for o in p.claims)).days <= A_FAST]
        for p in [p for p in near if c.after(p.claims[0])][-1:] or near[:1]:
            question = f"Do any refuse food: {p.exact}, or nobody?"
            one = tuple(o for o in p.claims if o.origin != c.origin)
            yield Sides(kind_of(Differs.TREATMENT, Two(one, (c,))), (p.id,), question, one, (c,))


def of_one_place(told: Claim, denial: Claim) -> bool:
    """Whether the places of two claims are told by no other names."""
    ours, theirs = places_of(told), places_of(denial)
    return not ours or not theirs or not ours.isdisjoint(theirs)


RESPECTS = {
    "of_harm": " by those who guard them",
    "of_health": " for their health",
    "of_contact": " by those they write to",
}
"""What a treatment is of: topics of words.toml, with how a question names them."""


def _by_respect(
    told: Sequence[Claim], denied: Sequence[Claim]
) -> Iterator[tuple[str, Sequence[Claim], Sequence[Claim]]]:
    """What is told and denied of somebody's treatment, apart by what it is of where each side speaks of two things."""
    ours, theirs = ({r: [c for c in side if speaks_of(r, c.said.quote)] for r in RESPECTS} for side in (told, denied))
    both = [r for r in RESPECTS if ours[r] and theirs[r]]
    if len(both) < 2 or len({c.id for r in both for c in theirs[r]}) < 2:
        yield "", told, denied
    else:
        for respect in both:
            yield respect, ours[respect], theirs[respect]


def _answered(told: Sequence[Claim]) -> Iterator[Claim]:
    """What the holding state tells, in order, of how somebody fares, soon after others told it: it answers them, unless
    it confirms what they told."""
    last: list[Claim] = []  # the last of others, and the last of another report before it
    for c in told:
        if not of_state(c):
            last = [*(o for o in last if o.document.id != c.document.id), c][-2:]
        elif c.actual and not speaks_of("confirming", c.said.quote) and any(c.after(o) and lately(o, c) for o in last):
            yield c


def _denied_of_all(case: Case, told: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, list[Claim]]]:
    """What is denied soon after of everybody at a place, with each of whom it was told there."""
    at: dict[str, list[Claim]] = defaultdict(list)
    for c in case.claims:
        if c.said.type is Type.CONDITIONS and c.said.modality is Modality.DENIED and not c.persons:
            for key in places_of(c):
                at[key].append(c)
    for person, claims in sorted(told.items()) if at else ():
        found = {
            d.id: d
            for c in claims
            for key in places_of(c)
            for d in at.get(key, ())
            if d.after(c) and lately(c, d) and d.origin != c.origin
        }
        if found:
            yield person, list(found.values())


def places_of(c: Claim) -> frozenset[str]:
    """By what the name of a claim's place is looked up; that it is a prison tells none from another."""
    return keys(in_latin(w) for w in place_words(c) if not speaks_of("prison", w))
