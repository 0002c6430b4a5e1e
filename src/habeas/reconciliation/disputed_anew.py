"""Numbers denied, where the report of the denial gives another in their place: "nine, not twelve".

Who had given it before corrects themselves; so does a report that says so of a number that nobody else gave: it stood
in an earlier version. A number that others gave stands against theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import Happening, Sort, sort_of
from habeas.reconciliation.lands import elsewhere
from habeas.reconciliation.naming import Differs, Two, is_own_word, kind_of
from habeas.reconciliation.outcomes import bounds_of, dated, given_instead, takes_back
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Conflict

COUNTED = {
    Sort.TAKEN: "were taken into custody", Sort.JUDGED: "were sentenced", Sort.FREED: "were let out",
    Sort.MOVED: "were moved", Sort.RETAKEN: "were taken again", Sort.REFUSED: "refused", Sort.DIED: "died",
    Sort.FLED: "are in exile", Sort.RECOGNISED: "were recognised as political prisoners",
}  # fmt: skip
"""What is asked of how many."""
REMEMBERED = 180
"""Days for which a denied number is one that was told before."""


def over_anew(ground: Ground) -> Iterator[Sides]:
    """Each number denied with the one that the same report gives, or that its teller had given."""
    told = _Told(ground)
    for c in ground.case.claims:
        if not (c.said.count and takes_back(c)) or c.persons:
            continue
        anew, before = given_instead(ground.case, c), told.of(c)
        own = [o for o in before if is_own_word(o, c) and c.after(o)]
        others = [] if own else before
        if own or (anew and (others or _own_earlier(c))):
            h = told.happening(own[-1:]) or told.happening(anew) or told.happening(others)
            if h:
                yield _sides(ground, h, c, anew, own, others)


def _own_earlier(c: Claim) -> bool:
    """Whether a report says of a number that it had given it itself."""
    return c.said.source is None and speaks_of("earlier_said", c.said.quote)


def how_many(h: Happening) -> str:
    """How many it concerned, as a question."""
    return f"How many {COUNTED.get(h.sort, 'were concerned')}{on(dated(h.claims))}"


def many_of(c: Claim) -> str:
    """The number of a claim as a sentence gives it."""
    return many(c.said.count) if c.said.count else ""


def _sides(
    ground: Ground, h: Happening, denial: Claim, anew: Sequence[Claim], own: Sequence[Claim], others: Sequence[Claim]
) -> Sides:
    numbers = " or ".join(map(many_of, (denial, *anew)))
    about = (ground.event(h),)
    if own:
        kind = kind_of(Differs.WHETHER, Two(own, (denial,)))
        return Sides(kind, about, f"{how_many(h)}: {numbers}?", tuple(own), (denial, *anew))
    if others:
        return Sides(Conflict.VALUE, about, f"{how_many(h)}: {numbers}?", tuple(others), (*anew, denial))
    return Sides(Conflict.CORRECTION, about, f"{how_many(h)}: {numbers}, the one told before?", tuple(anew), (denial,))


class _Told:
    """The numbers told as facts, by what they are of."""

    def __init__(self, ground: Ground) -> None:
        self._by_number: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        self._of: Mapping[str, Happening] = {c.id: h for h in ground.found if not h.period for c in h.claims}
        for c in ground.case.claims:
            if c.said.count and c.actual and not c.persons:
                self._by_number[sort_of(c), bounds_of(c)].append(c)

    def of(self, denial: Claim) -> list[Claim]:
        """Those who gave the denied number not long before, in other reports that are not of another country."""
        same = self._by_number.get((sort_of(denial), bounds_of(denial)), ())
        return [
            o
            for o in same
            if o.document.id != denial.document.id
            and abs((denial.latest - o.latest).days) <= REMEMBERED
            and (None in (o.day, denial.day) or o.day == denial.day)
            and (o.origin == denial.origin or not elsewhere(o, denial))
        ]

    def happening(self, claims: Sequence[Claim]) -> Happening | None:
        """What the first of the claims tells of."""
        return next((self._of[c.id] for c in claims if c.id in self._of), None)
