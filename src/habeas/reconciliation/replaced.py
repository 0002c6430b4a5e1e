"""Numbers that a counter gives in the place of one that it had given before and takes back: "not 74, it was 71"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.reconciliation.claims import BY_TYPE, Case, Claim
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.outcomes import bounds_of, takes_back


@dataclass(frozen=True, slots=True)
class Replaced:
    """A number as its counter had told it, the claim that takes it back, and the number its report gives instead."""

    before: Sequence[Claim]
    denial: Claim
    anew: Claim | None


def replaced(case: Case) -> tuple[Replaced, ...]:
    """Every number of people held or detained that its own counter takes back, with the number in its place."""
    told: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    denied: list[Claim] = []
    for c in (c for c in case.claims if c.said.type in BY_TYPE and c.said.count and not c.persons):
        if takes_back(c):
            denied.append(c)
        elif c.actual:
            told[c.origin, bounds_of(c)].append(c)
    found = []
    for c in denied:
        own = [o for o in told.get((c.origin, bounds_of(c)), ()) if c.after(o) and o.document.id != c.document.id]
        if own:
            found.append(Replaced(own, c, _instead(c, case.by_document.get(c.document.id, ()))))
    return tuple(found)


def _instead(denial: Claim, report: Sequence[Claim]) -> Claim | None:
    """The number of the same people that the same counter gives nearest to the one that it takes back."""
    others = [
        o for o in report
        if o.said.type in BY_TYPE and o.said.count and o.actual and not o.persons and o.origin == denial.origin
        and bounds_of(o) != bounds_of(denial) and group_of(o) == group_of(denial)
    ]  # fmt: skip
    return min(others, key=lambda o: (abs(o.said.start - denial.said.start), o.order), default=None)
