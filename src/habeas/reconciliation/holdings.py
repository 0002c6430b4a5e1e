"""Who was held on a day: each person's answer out of their spells, by a policy of how much support is asked for."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from operator import eq
from typing import overload

from habeas.dates import When
from habeas.model import Finding, Person, Spell
from habeas.vocabulary import HELD, Status, Support

POLICIES = ("any", "two-origins", "rights-groups", "confirmed")
"""any: any report will do; two-origins: two independent origins or a person; rights-groups: at least one rights group,
or a person; confirmed: a person decided."""

BACKWARD = timedelta(days=31)
"""How long before the first word of somebody being inside they are taken to have been there, where no day is given;
and how long before they were first taken they are known to have been at large."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, since an answer has tens of thousands, made in half the time
class Holding:
    """Whether one person is held on a day: "held", "not held" or "unknown", since when, and on whose last word.

    `last_word` is the id of the latest statement that speaks of the spell and `last_word_on` its day; both, and
    `since`, are None when no spell can be meant.
    """

    person: str
    name: str
    held: str
    status: Status
    since: When | None
    last_word: str | None
    last_word_on: date | None
    support: Support


def _by_name(h: Holding) -> str:
    return f"{h.name.casefold()}\0{h.person}"


ANSWERS = ("held", "not held", "unknown")


class Holdings(Sequence[Holding]):
    """Everybody's answer on a day, by name. Most are only counted: each is made when it is first looked at."""

    def __init__(self, counted: Mapping[str, int], made: Callable[[str], Iterable[Holding]]) -> None:
        """`counted` has how many people have each answer, `made` makes those of one answer, in any order."""
        self._counted = counted
        self._of = cache(lambda answer: sorted(made(answer), key=_by_name))
        self._all = cache(lambda: sorted((h for answer in ANSWERS for h in self._of(answer)), key=_by_name))

    @classmethod
    def of(cls, found: Iterable[Holding]) -> "Holdings":
        """Those that are made already."""
        by_answer: dict[str, list[Holding]] = {answer: [] for answer in ANSWERS}
        for h in found:
            by_answer[h.held].append(h)
        return cls({answer: len(some) for answer, some in by_answer.items()}, by_answer.__getitem__)

    def counted(self, answer: str) -> int:
        """How many people have this answer."""
        return self._counted.get(answer, 0)

    def saying(self, answer: str) -> Sequence[Holding]:
        """Those with this answer, by name."""
        return self._of(answer) if self.counted(answer) else ()

    def __len__(self) -> int:
        return sum(self._counted.values())

    @overload
    def __getitem__(self, index: int) -> Holding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Holding]: ...
    def __getitem__(self, index: int | slice) -> Holding | Sequence[Holding]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Holding]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        """The same answers in the same order, in whatever sequence."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Reach:
    """The days a spell may cover: from `earliest` on, sure from `begun` on, up to the day before `over`."""

    finding: Finding
    earliest: date
    begun: date
    over: date


def held(findings: Iterable[Finding], on: date, policy: str = "any") -> tuple[Holding, ...]:
    """The answer for everybody of whom any custody is told, by name. Raises ValueError for an unknown policy.

    The day of an arrest is held, that of a release or death is not; custody goes on until something is told that ends
    it. Who is told to have been taken on a day, and not again or out of a prison, was not held shortly before. A day on
    which more than one answer is possible is unknown, as is a day further back than the first word of the person.
    """
    if policy not in POLICIES:
        raise ValueError(f"unknown policy {policy!r}; policies are {', '.join(POLICIES)}")
    names: dict[str, str] = {}
    spells: dict[str, list[Finding]] = {}
    for f in findings:
        if isinstance(f.value, Person):
            names[f.value.id] = f.value.name
        elif isinstance(f.value, Spell):
            spells.setdefault(f.value.person, []).append(f)
    made = (_holding(person, names.get(person, person), _reaches(f), on, policy) for person, f in spells.items())
    return tuple(sorted(made, key=_by_name))


def _holding(person: str, name: str, reaches: Sequence[_Reach], on: date, policy: str) -> Holding:
    possible = [r for r in reaches if r.earliest <= on < r.over]
    answers = {_answer(r.finding, policy) for r in possible}
    last = possible[-1].finding if possible else None
    if len(answers) == 1 and "unknown" not in answers and last and on >= _known_from(reaches[0]):
        return _told(person, name, answers.pop(), _spell(last).status, last)
    if _at_large(reaches[0], on, policy):
        return _told(person, name, "not held", Status.UNKNOWN, None)
    status = Status.CONTESTED if len(answers) > 1 else Status.UNKNOWN
    return _told(person, name, "unknown", status, last)


def _at_large(first: _Reach, on: date, policy: str) -> bool:
    """Whether it is shortly before the first arrest that anybody tells of."""
    before = _spell(first.finding).taken and _answer(first.finding, policy) == "held"
    return before and _until_taken(first) <= on < first.earliest


def _until_taken(first: _Reach) -> date:
    """The first day on which somebody who was taken is known to have been at large."""
    return max(first.earliest, date.min + BACKWARD) - BACKWARD


def _known_from(first: _Reach) -> date:
    """The first day for which anything is known of a person: a little before the first word, where that has no day."""
    since = _spell(first.finding).since
    if (since and since.last) or first.begun.toordinal() <= BACKWARD.days:
        return first.begun
    return first.begun - BACKWARD


def named_on(findings: Iterable[Finding]) -> Callable[[date], int]:
    """How many people are held on a day by any report, for many days: each answer is constant between a few days."""
    spells: dict[str, list[Finding]] = {}
    for f in findings:
        if isinstance(f.value, Spell):
            spells.setdefault(f.value.person, []).append(f)
    change: dict[date, int] = {date.min: 0}
    for person, found in spells.items():
        before, reaches = 0, _reaches(found)
        for day in _turns(reaches):
            now = int(_holding(person, person, reaches, day, "any").held == "held")
            change[day] = change.get(day, 0) + now - before
            before = now
    days = sorted(change)
    totals = list(accumulate(change[day] for day in days))
    return lambda on: totals[bisect_right(days, on) - 1]


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's answer by one policy from a day up to the day before another (None: for good)."""

    holding: Holding
    policy: str
    first: date
    over: date | None


def turns(findings: Iterable[Finding]) -> Iterator[Turn]:
    """Every answer that `held` can give, by policy: with them any day can be asked for without working it out again."""
    names: dict[str, str] = {}
    spells: dict[str, list[Finding]] = {}
    for f in findings:
        if isinstance(f.value, Person):
            names[f.value.id] = f.value.name
        elif isinstance(f.value, Spell):
            spells.setdefault(f.value.person, []).append(f)
    for person, found in spells.items():
        reaches = _reaches(found)
        days = _turns(reaches)
        for policy in POLICIES:
            said = [(day, _holding(person, names.get(person, person), reaches, day, policy)) for day in days]
            fresh = [(d, h) for n, (d, h) in enumerate(said) if n == 0 or h != said[n - 1][1]]
            overs = [*(day for day, _ in fresh[1:]), None]
            yield from (Turn(h, policy, day, over) for (day, h), over in zip(fresh, overs, strict=True))


def _turns(reaches: Sequence[_Reach]) -> list[date]:
    """The days on which the answer can change."""
    first = {date.min, _known_from(reaches[0]), _until_taken(reaches[0])}
    return sorted(first | {*(d for r in reaches for d in (r.earliest, r.begun, r.over))})


def _told(person: str, name: str, answer: str, status: Status, f: Finding | None) -> Holding:
    if f is None:
        return Holding(person, name, answer, status, None, None, None, Support.REPORTED)
    spell = _spell(f)
    return Holding(person, name, answer, status, spell.since, spell.last_word, spell.last_word_on, f.support)


def _answer(f: Finding, policy: str) -> str:
    enough = {"any": True, "two-origins": f.origins_for > 1, "rights-groups": f.rights_groups_for > 0}
    if not enough.get(policy, False) and f.support is not Support.CONFIRMED:
        return "unknown"
    if f.support is Support.WITHDRAWN or _spell(f).status in (Status.UNKNOWN, Status.CONTESTED):
        return "unknown"
    return "held" if _spell(f).status in HELD else "not held"


def _spell(f: Finding) -> Spell:
    assert isinstance(f.value, Spell)
    return f.value


def _order(f: Finding) -> tuple[int, str]:
    return (_spell(f).position, f.id)


def _reaches(found: Sequence[Finding]) -> list[_Reach]:
    ordered = sorted(found, key=_order)
    begun = [_begun(_spell(f)) for f in ordered]
    earliest = [_earliest(_spell(f), _spell(ordered[i - 1]) if i else None) for i, f in enumerate(ordered)]
    over = [*begun[1:], date.max]
    return [_Reach(*r) for r in zip(ordered, earliest, begun, over, strict=True)]


def _begun(spell: Spell) -> date:
    """The day by which it had certainly begun: "this month" it had by the report that tells of it."""
    last, first = (spell.since.last, spell.since.first) if spell.since else (None, None)
    if last and spell.begun_by and first and first <= spell.begun_by:
        return min(last, spell.begun_by)
    return last or spell.begun_by or date.max


def _earliest(spell: Spell, before: Spell | None) -> date:
    """The first day on which it can have begun."""
    if spell.since and spell.since.first:
        return spell.since.first
    if before is None:
        return date.min
    return (before.since.last if before.since and before.since.last else before.begun_by) or date.min
