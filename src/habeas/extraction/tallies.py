"""A number told by its parts: "77 were freed this year: 17 in March, 25 in July and four in October".

Two numbers or more in a row, each with its own day or month and no verb, tell what the sentence told of the whole.
"""

from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.rules import Slot
from habeas.extraction.series import series
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["parts", "tally"]

_ACTS = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.ARREST, Type.SENTENCE, Type.CONVICTION, Type.CHARGE, Type.DEPORTATION,
    Type.DEATH, Type.RECOGNISED, Type.COUNT_DETAINED,
)  # fmt: skip
_BETWEEN = frozenset("in on last the this of more others".split())
_MORE = frozenset("more another others".split())
_JOINS = frozenset({"and", ",", ";", "another"})


def parts(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The statements of the parts of a number that a line tells of, and of the numbers in a row of countries."""
    found = _by_day(line, text, slots, made)
    return found + series(line, text, slots, [*made, *found])


def _by_day(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The parts of a number by day or month; none where a line tells of no whole, or in one part."""
    whole = next((s for s in made if s.count is not None and s.type in _ACTS and s.modality is Modality.ACTUAL), None)
    if whole is None:
        return []
    return [
        replace(
            whole, trigger=text[line.words[n.first].start : line.words[d.last].end], by="ledger.en/parts", date=d.value.when,
            count=n.value.range, group=n.value.group, per=None, persons=(), basis=None, confidence=min(whole.confidence, 0.6),
        )
        for n, d in tally(line, slots) or _more(line, slots)
    ]  # fmt: skip


def tally(line: Line, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The numbers of a line that stand in a row with a day or month each; none where there are fewer than two."""
    found = [(number, day) for number in slots if number.kind == "count" and (day := _day_of(line, number, slots))]
    return found if len(found) > 1 else []


def _more(line: Line, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The numbers of more people of whom no verb is said, each with its day: "another 50 on 30 May", "nine more on Monday"."""
    return [
        (n, day)
        for n in slots
        if n.kind == "count" and n.first and line.words[n.first - 1].lower in _JOINS and _of_more(line, n)
        if (day := _day_of(line, n, slots)) is not None and not _with_a_verb(line, day)
    ]


def _with_a_verb(line: Line, day: Slot) -> bool:
    """Whether something else is told of a number behind its day: "nine more on Tuesday were arrested"."""
    return day.last + 1 < len(line.words) and line.words[day.last + 1].pos in ("V", "X")


def _of_more(line: Line, number: Slot) -> bool:
    return any(w.lower in _MORE for w in line.words[number.first - 1 : number.last + 3])


def _day_of(line: Line, number: Slot, slots: Sequence[Slot]) -> Slot | None:
    """The day or month right behind a number, with no more than "in" or "last" between them."""
    for s in slots:
        if s.kind == "date" and 0 < s.first - number.last <= 4:
            between = line.words[number.last + 1 : s.first]
            if all(w.lower in _BETWEEN for w in between):
                return s
    return None
