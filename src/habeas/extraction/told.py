"""What the readers without a parse share: the report told of, a trigger in it, and statements that take up others."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from habeas.dates import When
from habeas.extraction.rules import Match, Rule, Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Type

__all__ = ["Told", "Trigger", "going_on", "treated_once"]


@dataclass(frozen=True)
class Told:
    """A document's text, its lines with what is recognised in each, and its day of publication."""

    text: str
    lines: Sequence[Line]
    slots: Sequence[Sequence[Slot]]
    published: When | None

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def number(self, statement: Statement) -> int:
        """The line in which a statement stands."""
        return max(0, bisect_right(self._starts, statement.start) - 1)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that fits a line; `others` are the anchors of all rules that fit it."""

    rule: Rule
    match: Match
    anchor: int
    others: Sequence[int]


def treated_once(made: Sequence[Statement]) -> list[Statement]:
    """The statements, how somebody is treated told once a sentence."""
    seen, kept = set[tuple[object, ...]](), list[Statement]()
    for s in made:
        about = (s.start, s.persons, s.count and (s.count.low, s.count.high))
        if s.type is not Type.CONDITIONS or about not in seen:
            kept.append(s)
        seen |= {about} if s.type is Type.CONDITIONS else set()
    return kept


def going_on(before: Statement, named: tuple[str, ...], line: Line, last: int, told: Told) -> Statement:
    """What was said of the number, said of those named; that people are held tells of their arrest."""
    return replace(
        before,
        type=Type.ARREST if before.type is Type.COUNT_HELD else before.type,
        persons=named,
        count=None,
        group=None,
        basis=None,
        quote=told.text[line.start : line.end],
        start=line.start,
        end=line.end,
        trigger=told.text[line.start : line.words[last].end],
        term=None,
        confidence=round(before.confidence * 0.8, 3),
    )
