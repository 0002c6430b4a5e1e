"""Statements that cannot both hold, or that look as if they could not, each pair of sides with its kind.

Within a happening: numbers, days, whether it took place and to whom, terms. Between counts: the same day and rules but
other numbers, other rules, other units, a running total taken for a number held. Between people: who is who. Between
tellers: whether a release was given for something. Numbers on different bases are only set against one another where
somebody confuses them. What kind it is follows from what the sides tell differently (`naming`); each is told once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Disagreement, Finding, digest
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.deals import for_people
from habeas.reconciliation.disputed_counts import over_counts
from habeas.reconciliation.disputed_days import over_days
from habeas.reconciliation.disputed_events import over_events
from habeas.reconciliation.disputed_numbers import over_numbers
from habeas.reconciliation.disputed_sums import over_sums
from habeas.reconciliation.disputed_whether import over_whether
from habeas.reconciliation.identities import over_identity, told_apart
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.sentences import sources
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Support, Type, label


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
    apart = told_apart(ground.case)
    of_namesakes = frozenset(c.id for p in apart for c in p.claims if c.negative)
    identities = list(over_identity(ground, apart))
    yield from identities
    yield from over_numbers(ground)
    yield from over_events(ground)
    yield from over_days(ground)
    yield from over_whether(ground, of_namesakes)
    yield from over_sums(ground)
    yield from over_counts(ground)
    yield from _causes(ground)
    yield from _order(ground, {p for sides in identities for p in sides.about})


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


def _order(ground: Ground, confused: set[str]) -> Iterator[Sides]:
    """One person let out by one account and inside, or alive, by another, where nobody confuses who that is."""
    for clash in ground.clashes:
        if clash.person not in confused:
            question = f"{ground.names.get(clash.person, clash.person)}: {clash.question}."
            kind = kind_of(Differs.WHETHER, Two(clash.one, clash.other))
            yield Sides(kind, (clash.person,), question, clash.one, clash.other)
