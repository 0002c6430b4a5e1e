"""All that speaks for or against pairs of mentions, what many pairs have in common worked out once."""

from collections.abc import Sequence

from habeas.linking.facts import CHANGING, Beside, Feature, apt, beside, same_company, the_same_company
from habeas.linking.opposing import OF_DAYS, Fact, Opposing, apt_against, story
from habeas.linking.profiles import Profile

_Plan = tuple[Sequence[Fact | Feature], Sequence[Fact | Opposing]]
"""What two mentions have for and against them, in order: facts that hold whenever the same is told of the two, and what
has to be asked of each pair."""


class Comparing:
    """Compares the mentions of one material.

    A few names told of again and again make most pairs, and reports mostly say the same of who somebody is: that is
    compared once for each two such tellings, and only days, words and company for each pair. So are the others whom two
    reports name.
    """

    def __init__(self) -> None:
        self._telling: dict[Profile, int] = {}
        self._tellings: dict[tuple[object, ...], int] = {}
        self._plans: dict[tuple[int, int, bool], _Plan] = {}
        self._company: Feature = _Company().same

    def facts(self, a: Profile, b: Profile) -> tuple[Fact, ...]:
        """All that speaks for or against two mentions being one person, their names left aside."""
        key = (self._number(a), self._number(b), a.mention.document == b.mention.document)
        plan = self._plans.get(key) or self._plans.setdefault(key, self._plan(a, b))
        found = [f for x in plan[0] if (f := x if isinstance(x, Fact) else x(a, b))]
        if plan[1]:
            ours, theirs = story(a), story(b)
            found += [f for x in plan[1] if (f := x if isinstance(x, Fact) else x(ours, theirs))]
        return tuple(found)

    def _number(self, p: Profile) -> int:
        """The same number for all mentions of which the same is told."""
        number = self._telling.get(p)
        if number is None:
            number = self._telling[p] = self._tellings.setdefault(_who(p), len(self._tellings))
        return number

    def _plan(self, a: Profile, b: Profile) -> _Plan:
        ours, theirs = story(a), story(b)
        asked: dict[Feature, Feature] = {same_company: self._company}
        features = ((f, None if f in CHANGING else f(a, b)) for f in apt(a.tells, b.tells))
        against = ((f, None if f in OF_DAYS else f(ours, theirs)) for f in apt_against(ours.tells, theirs.tells))
        return (
            [fact or asked.get(f, f) for f, fact in features if fact or f in CHANGING],
            [fact or f for f, fact in against if fact or f in OF_DAYS],
        )


class _Company:
    """The others whom two reports name, by the reports."""

    def __init__(self) -> None:
        self._beside: dict[tuple[str, str], Sequence[Beside]] = {}

    def same(self, a: Profile, b: Profile) -> Fact | None:
        """`same_company`, of whom both reports name asked once."""
        reports = a.mention.document, b.mention.document
        if reports[0] == reports[1]:
            return None
        others = self._beside.get(reports)
        if others is None:
            others = self._beside[reports] = beside(a, b)
        return the_same_company(a, b, others) if others else None


def _who(p: Profile) -> tuple[object, ...]:
    """All of a profile that what does not change from report to report rests on, and of what it tells at all."""
    return (
        p.name, p.mention.born, p.born, p.birth_stated, p.gender, p.role_words, p.home, p.places, p.countries,
        p.reports, p.types, tuple(p.terms.items()), p.charges, p.outlet, p.row, p.tells, story(p).tells,
    )  # fmt: skip
