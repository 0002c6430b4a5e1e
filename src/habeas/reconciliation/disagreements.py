"""Statements that cannot both hold, or that look as if they could not, each pair of sides with its kind.

Within a happening: numbers, days, whether it took place and to whom, terms. Between counts: the same day and rules but
other numbers, other rules, other units, a running total taken for a number held. Between people: who is who. Between
tellers: whether a release was given for something. Numbers on different bases are only set against one another where
somebody confuses them. What kind it is follows from what the sides tell differently (`naming`); each is told once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.model import Disagreement, Finding, digest
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.custody import Clash
from habeas.reconciliation.deals import for_people
from habeas.reconciliation.disputed_counts import over_counts
from habeas.reconciliation.disputed_days import over_days
from habeas.reconciliation.disputed_events import over_events
from habeas.reconciliation.disputed_numbers import over_numbers
from habeas.reconciliation.disputed_sums import over_sums
from habeas.reconciliation.disputed_whether import over_whether
from habeas.reconciliation.happenings import Sort, sort_of
from habeas.reconciliation.identities import over_identity, told_apart
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.sentences import sources
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Conflict, Support, Type, label


def disagreements(ground: Ground) -> tuple[Finding, ...]:
    """Every disagreement once, with both sides' evidence."""
    made: dict[object, Finding] = {}
    for sides in _all(ground):
        if sides.one and sides.other:
            pair = len(sides.about) > 1  # whichever of two is told of first
            key = (sides.kind, frozenset(sides.about), None if pair else sides.question)
            made.setdefault(key, _finding(sides, ground))
    return tuple({f.id: f for f in made.values()}.values())


def _all(ground: Ground) -> Iterator[Sides]:
    told: list[Sides] = []
    for sides in _told(ground):
        told.append(sides)
        yield sides
    yield from _order(ground, told)


def _told(ground: Ground) -> Iterator[Sides]:
    apart = told_apart(ground.case)
    of_namesakes = frozenset(c.id for p in apart for c in p.claims if c.negative)
    yield from over_identity(ground, apart)
    numbers = tuple(over_numbers(ground))
    yield from numbers
    yield from over_events(ground)
    yield from over_days(ground)
    yield from over_whether(ground, of_namesakes)
    yield from over_sums(ground, frozenset(c.id for sides in numbers for c in sides.one))
    yield from over_counts(ground)
    yield from _causes(ground)


def _finding(sides: Sides, ground: Ground) -> Finding:
    one, other = (tuple(sorted(side, key=lambda c: c.order)) for side in (sides.one, sides.other))
    other = tuple(c for c in other if c not in one) or other
    value = Disagreement(
        kind=sides.kind,
        about=sides.about,
        question=sides.question,
        one=tuple(dict.fromkeys(c.id for c in one)),
        other=tuple(dict.fromkeys(c.id for c in other)),
        passages=sides.passages,
    )
    ours, theirs = _tellers(one, other, ground)
    reason = f"{sides.question} {ours} against {theirs}: {label(sides.kind)}."
    id_ = "x" + digest(sides.kind, *sides.about, one[0].id, other[0].id)
    return replace(weighed(id_, value, one, other, reason), support=Support.DISPUTED)


def _tellers(one: Sequence[Claim], other: Sequence[Claim], ground: Ground) -> tuple[str, str]:
    """Who stands on each side: the origins, or where those are the same the outlets that tell it in two ways."""
    ours, theirs = sources(one, ground.shown), sources(other, ground.shown)
    if ours != theirs:
        return ours, theirs
    outlets = [" and ".join(dict.fromkeys(c.document.outlet or ours for c in side)) for side in (one, other)]
    return (outlets[0], outlets[1]) if outlets[0] != outlets[1] else (ours, theirs)


# ---------------------------------------------------------------- ties, order


def _causes(ground: Ground) -> Iterator[Sides]:
    """A tie between releases and a concession that one asserts and another denies."""
    for tie in ground.ties:
        if for_people(tie):
            if strangers := tuple(c for c in tie.denying if c not in tie.release.claims):  # others: of its own account
                question = f"Was {ground.what(tie.release)} an exchange?"
                yield Sides(
                    kind_of(Differs.TIE, Two(tie.asserting, strangers)),
                    (ground.event(tie.release),),
                    question,
                    tie.asserting,
                    strangers,
                    tie.sayings,
                )
        elif tie.denials:
            about = (ground.event(tie.release), ground.event(tie.concession))
            words = f"“{tie.words}”" if tie.words else "told side by side"
            given = ground.what(tie.concession, Type.SANCTION_LIFTED, when=False)
            question = f"Was {ground.what(tie.release)} given for {given} ({words})?"
            denying = tuple(c for c in tie.denying if c not in tie.asserting) or tie.denying
            passages = (*tie.sayings, *(d.passage for d in tie.denials))
            kind = kind_of(Differs.TIE, Two(tie.asserting, denying))
            yield Sides(kind, about, question, tie.asserting, denying, passages)


def _order(ground: Ground, told: Iterable[Sides]) -> Iterator[Sides]:
    """One person let out by one account and inside, or alive, by another, where nothing told before is of that: nobody
    confuses who it is, and no two reports are set against each other on them."""
    met: dict[str, list[tuple[set[str], set[str]]]] = defaultdict(list)
    confused: set[str] = set()
    for sides in told if ground.clashes else ():
        if sides.kind is Conflict.IDENTITY:
            confused |= set(sides.about)
        reports = {c.document.id for c in sides.one}, {c.document.id for c in sides.other}
        for person in {p for c in (*sides.one, *sides.other) for p in c.persons}:
            met[person] += reports, reports[::-1]
    for clash in ground.clashes:
        ours, theirs = ({c.document.id for c in side} for side in (clash.one, clash.other))
        if clash.person in confused or any(a & ours and b & theirs for a, b in met[clash.person]):
            continue
        question = f"{ground.names.get(clash.person, clash.person)}: {clash.question}."
        differs = Differs.WHO if _of_two(ground, clash) else Differs.WHETHER
        yield Sides(kind_of(differs, Two(clash.one, clash.other)), (clash.person,), question, clash.one, clash.other)


def _of_two(ground: Ground, clash: Clash) -> bool:
    """Whether who tells that somebody is inside tells beside it that one of that name came out: they are two."""
    for c in clash.other:
        inside = c.said.type in (Type.ARREST, Type.CONDITIONS)
        for o in ground.case.by_document.get(c.document.id, ()) if inside else ():
            if o.actual and o.origin == c.origin and sort_of(o) is Sort.FREED and o.persons == c.persons:
                return True
    return False
