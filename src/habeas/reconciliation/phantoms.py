"""People said to have come out with a group who never did: what is told of each alone is a happening of its own.

A name that is told beside a group, of somebody who all along was inside, is no part of what happened to the group: it
is a claim that came to nothing, and stands by itself with those who deny it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import Happening, Sort, Telling, heard, in_order
from habeas.reconciliation.outcomes import taking_part


def apart(case: Case, found: Iterable[Happening]) -> tuple[tuple[Happening, ...], tuple[Happening, ...]]:
    """The happenings without the people told of one by one who never came out with a group; and what is told of those.

    Both in order of telling.
    """
    parts = [_parted(case, h) for h in found]
    never = (h for _, *others in parts for h in others)
    return in_order(whole for whole, *_ in parts), in_order(never)


def _parted(case: Case, h: Happening) -> list[Happening]:
    """A happening without, and then each by itself, the people who had no part in it."""
    denied = [c for c in h.claims if c.negative and len(c.persons) == 1] if h.sort is Sort.FREED else []
    if not denied:
        return [h]
    alone: dict[str, list[Telling]] = defaultdict(list)
    for t in h.tellings:
        for person in t.persons:
            alone[person].append(t)
    verdicts = taking_part(case, h)
    denied_of = sorted({p for c in denied for p in c.persons})
    out = (p for p in denied_of if verdicts[p] is False and _told_of_alone(alone[p]))
    never = {p: alone[p] for p in out if not _mistaken(h, alone[p])}
    others = [t for t in h.tellings if never.keys().isdisjoint(t.persons)]
    return [_of(h, others), *(_of(h, told) for told in never.values())] if never and others else [h]


def _told_of_alone(named: Sequence[Telling]) -> bool:
    """Whether somebody is said to have come out, and never in one breath with others.

    A report that both tells and denies it tells of two people of one name, or of two days.
    """
    told = {d for t in named if t.lead.actual for d in t.documents}
    denied = {d for t in named if t.lead.negative for d in t.documents}
    return bool(told) and told.isdisjoint(denied) and all(len(t.lead.persons) == 1 for t in named)


def _mistaken(h: Happening, named: Sequence[Telling]) -> bool:
    """Whether a name too many was told of the group, by mistake: an outlet that told it tells that it is not so, or a
    report tells in its place of another of that name who did come out. Then nobody stands by what was told.
    """
    claims = [c for t in named for c in t.claims]
    told = {c.document.outlet for c in claims if c.actual and c.document.outlet}
    denied = [c for c in claims if c.negative]
    return any(c.document.outlet in told for c in denied) or any(_another(c, h) for c in denied)


def _another(denial: Claim, h: Happening) -> bool:
    """Whether the report of a denial tells of somebody else of the same name who took part."""
    here = (c for c in h.claims if c.document.id == denial.document.id and c.actual)
    return any(c.persons != denial.persons and _name(c) == _name(denial) for c in here if c.persons)


def _name(c: Claim) -> frozenset[str]:
    return heard(word for name in c.said.persons for word in name.split())


def _of(h: Happening, tellings: Sequence[Telling]) -> Happening:
    made = Happening(h.sort)
    for t in tellings:
        made.add(t)
    return made
