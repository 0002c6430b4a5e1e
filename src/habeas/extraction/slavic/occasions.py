"""The day of something told without one: that of the same fact, of what goes together, or of the review it stands in.

"В Зареченске задержали учителя. ... 3 марта к нему пришли с обыском": what a report begins with is dated by what follows.
A date is taken over only by things done, from the lines near, and never from a line that tells of something else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.dates import Dated, Grain, Kind, When
from habeas.extraction.patterns import Slot
from habeas.extraction.slavic.clauses import attribute
from habeas.extraction.slavic.words import listed
from habeas.extraction.told import Told
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["dated"]

_TRIAL = frozenset({Type.CONVICTION, Type.SENTENCE})
_FREED = frozenset({Type.PARDON, Type.RELEASE, Type.TRANSFER, Type.DEPORTATION, Type.EXCHANGE})
_NEVER = frozenset({Type.COUNT_HELD, Type.CONDITIONS, Type.CHARGE, Type.EXILE, Type.REFUSAL})
_DAYS = 31
"""How long before its publication what a report begins with may lie."""
_PLAIN = (Kind.CALENDAR, Kind.ANCHORED, Kind.FOLLOWING)
_LEAD, _BEHIND, _NEAR, _TITLE = 2, 3, 2, 12
_FEWEST, _CHAPTER = 2, 3
"""How many lines that are only a day make a chronicle, and how many lines behind one are of that day."""


def dated(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements, those done without a day with the day of their occasion where the document tells it."""
    at, days, chapters = [told.number(s) for s in made], _days_of(made), _chapters(told)
    found = list(made)
    for i, s in enumerate(made):
        if s.date is None and s.modality in (Modality.ACTUAL, Modality.DENIED) and s.type not in _NEVER:
            again = days.get(_about(s)) if s.persons or s.count else None
            when = (
                again
                or _then(i, found, at)
                or (chapters[at[i]] if s.type in _OF_A_DAY and not _by_the_way(s) else None)
                or _before(i, found, at)
                or _scene(s, at[i], at, told)
                or _behind(s, at[i], found, at, told)
                or _review(s, told)
            )
            found[i] = replace(s, date=when) if when is not None else s
    return found


def _chapters(told: Told) -> list[When | None]:
    """For each line the day that stands alone above it, at most so many lines up, in a chronicle: a report of several such."""
    alone = [_alone(line, slots) for line, slots in zip(told.lines, told.slots, strict=True)]
    if sum(day is not None for day in alone) < _FEWEST:
        return [None] * len(alone)
    found = list[When | None]()
    for number in range(len(alone)):
        above = (alone[k] for k in range(number - 1, max(-1, number - 1 - _CHAPTER), -1))
        found.append(None if alone[number] else next((day for day in above if day is not None), None))
    return found


def _alone(line: Line, slots: Sequence[Slot]) -> When | None:
    """The day that a line is all of, but for one word: "5 мая", "Вторник, 5 мая"."""
    days = [s for s in slots if s.kind == "date" and s.value.when.first and s.value.kind in _PLAIN]
    words = [i for i, w in enumerate(line.words) if w.text.isalnum()]
    if len(days) != 1 or sum(not days[0].first <= i <= days[0].last for i in words) > 1:
        return None
    day: When = days[0].value.when
    return day if day.first == day.last else None


def _days_of(made: Sequence[Statement]) -> dict[object, When]:
    """The first day of each fact that has one; a verdict and its punishment are one."""
    found = dict[object, When]()
    for s in made:
        if s.date is not None and _exact(s) and (s.persons or s.count):
            found.setdefault(_about(s), s.date)
    return found


def _about(s: Statement) -> object:
    """What tellings of one fact share: kind, modality, and people or number."""
    kind = Type.SENTENCE if s.type in _TRIAL else s.type
    return kind, s.modality, frozenset(s.persons) if s.persons else s.count and s.count.low


def _exact(s: Statement) -> bool:
    """Whether a statement has a day or a month: a year is too wide to be one occasion."""
    return s.date is not None and len(s.date.iso or "") > 4


def _then(i: int, made: Sequence[Statement], at: Sequence[int]) -> When | None:
    """The day told last, of whatever kind, for a sentence that opens with "at the same time": "Тогда же задержали ..."."""
    words = made[i].quote.lower().split()[:2]
    if len(words) < 2 or words[0] not in _AT_THAT_TIME or words[1] not in ("же", "ж", "жа"):
        return None
    before = (s for s, line in zip(reversed(made[:i]), reversed(at[:i]), strict=True) if 0 < at[i] - line <= _NEAR)
    return next((s.date for s in before if _exact(s)), None)


_AT_THAT_TIME = frozenset("тогда тоді тады".split())


def _before(i: int, made: Sequence[Statement], at: Sequence[int]) -> When | None:
    """The day of the same kind of thing told just before, of others: "Россия получила столько же"."""
    s = made[i]
    for k in range(i - 1, -1, -1):
        if at[i] - at[k] > _NEAR:
            return None
        other = made[k]
        together = other.type is s.type or any({other.type, s.type} <= kinds for kinds in (_TRIAL, _FREED))
        if together and _exact(other) and other.modality is s.modality:
            return other.date
    return None


def _scene(s: Statement, line: int, at: Sequence[int], told: Told) -> When | None:
    """The one day of the sentence before in its paragraph, where that only sets the scene: "В ночь на 8-е прошли обыски. Забрали троих"."""
    if s.type not in _OF_A_DAY or _by_the_way(s) or any(_days(told.slots[line])):
        return None
    for number in range(line - 1, max(-1, line - 1 - _NEAR), -1):
        apart = "\n" in told.text[told.lines[number].end : told.lines[number + 1].start]
        if apart or bisect_left(at, number) < bisect_right(at, number):
            return None
        days = {d.when.iso: d.when for d in _days(told.slots[number]) if d.when.text.lower() not in listed("hours")}
        if days:
            when = next(iter(days.values()))
            if any(w.lower in listed("other_days") for w in told.lines[number].words):
                return None
            return when if len(days) == 1 and _recent(when, told.published) else None
    return None


def _by_the_way(s: Statement) -> bool:
    """Whether something is told in a clause or a phrase on a name, or of a stretch of time: it has a day of its own."""
    words = s.trigger.lower().split()
    if any(attribute(w) or w.startswith(_LASTS) for w in words):
        return True
    clause = s.quote[: s.quote.find(s.trigger)].lower().rpartition(",")[2].split()
    return any(w in listed("relative") for w in clause[:3]) or any(w in ("кого", "каго") for w in clause[:1])


_LASTS = ("отбыва", "адбыва", "відбува", "сид", "сяд", "содерж", "утрым", "ўтрым", "держ", "трыма", "трима")
_OF_A_DAY = frozenset({Type.ARREST, Type.REARREST, Type.RELEASE, Type.SENTENCE, Type.CONVICTION, Type.DEPORTATION})


def _behind(s: Statement, line: int, made: Sequence[Statement], at: Sequence[int], told: Told) -> When | None:
    """For what a report begins with: the first day that a line behind gives, unless the line tells it of something else."""
    if line >= _LEAD + _titles(told):
        return None
    for number in range(line + 1, min(line + 1 + _BEHIND, len(told.lines))):
        others = made[bisect_left(at, number) : bisect_right(at, number)]
        if any(o.date is not None and not _goes_with(s, o) for o in others):
            continue
        for found in _days(told.slots[number]):
            if _recent(found.when, told.published):
                return found.when
    return None


def _goes_with(s: Statement, other: Statement) -> bool:
    return other.type is s.type or any({other.type, s.type} <= kinds for kinds in (_TRIAL, _FREED))


def _days(slots: Sequence[Slot]) -> Iterator[Dated]:
    return (
        s.value
        for s in slots
        if s.kind == "date" and s.value.grain is Grain.DAY and s.value.kind in _PLAIN and s.value.when.iso
    )


def _recent(when: When, published: When | None) -> bool:
    if when.first is None or published is None or published.last is None:
        return False
    return 0 <= (published.last - when.first).days <= _DAYS


def _titles(told: Told) -> int:
    """How many lines at the head are no sentences: a title, a dateline."""
    return int(bool(told.lines) and len(told.lines[0].words) <= _TITLE and told.lines[0].words[-1].text not in ".!?")


def _review(s: Statement, told: Told) -> When | None:
    """The month or the year that a review tells of, in its title or at the head of its first sentence, for its numbers."""
    end = told.text.find("\n")
    if s.count is None or not 0 < end <= _HEADING:
        return None
    title = [i for i, line in enumerate(told.lines) if line.start < end]
    if not title or not any(w.lower in listed("reviews") for i in title for w in told.lines[i].words):
        return None
    spans = [x.value for i in title for x in told.slots[i] if _wide(x)]
    summed_up = any(w.lower in listed("summings_up") for i in title for w in told.lines[i].words)
    if not spans and summed_up and len(title) < len(told.lines):
        spans = [x.value for x in told.slots[len(title)] if _wide(x) and x.first <= 2]
    return spans[0].when if len(spans) == 1 and spans[0].when.iso else None


_HEADING = 120
"""How long a title is at most, in letters."""


def _wide(x: Slot) -> bool:
    return x.kind == "date" and x.value.grain in (Grain.MONTH, Grain.YEAR)
