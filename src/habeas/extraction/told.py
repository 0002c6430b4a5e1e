"""What the readers without a parse share: the report told of, a trigger in it, and statements that take up others."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from habeas.dates import When
from habeas.extraction.blocks import Block
from habeas.extraction.discourse import rows
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.report import Report, Span
from habeas.extraction.rules import Rule
from habeas.extraction.scene import Fired, Scene, Who
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.words import Line, split_words
from habeas.model import Statement
from habeas.vocabulary import Type

__all__ = ["Told", "Trigger", "Unparsed", "going_on", "treated_once", "unmet"]


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

    @cached_property
    def roles(self) -> dict[str, set[str]]:
        """The words of the roles in which each person is named."""
        found: dict[str, set[str]] = {}
        for slot in (slot for slots in self.slots for slot in slots if slot.kind == "person" and slot.value.role):
            found.setdefault(str(slot.value.person), set()).update(slot.value.role.lower().split())
        return found

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

    @classmethod
    def of(cls, one: Fired, fired: Sequence[Fired]) -> "Trigger":
        """A rule that fired beside others; one on the same words is no other."""
        anchors = [f.anchor for f in fired if not set(f.match.literal) & set(one.match.literal)]
        return cls(one.rule, one.match, one.anchor, anchors)


class Unparsed:
    """What reading takes alike in every language without a parse; the rest is the language's own (`report.Reader`)."""

    __slots__ = ()
    trained: ClassVar[bool] = False

    def worth_reading(self, text: str) -> bool:
        """Never: the words decide."""
        return False

    def in_earnest(self, made: Sequence[Statement]) -> bool:
        """Never."""
        return False

    def begins(self, folded: str, start: int, end: int) -> int:
        """At its first word: a city and a day at the head are a place and a date."""
        return start

    def of_the_sentence(self, label: str) -> bool:
        """Always: "The service reports: ..." is all one sentence."""
        return True

    def lines(self, folded: str, spans: Sequence[Span]) -> list[Line]:
        """Each span as words, without a tree."""
        return [split_words(folded, a, b, question=q) for a, b, q in spans]

    def houses(self, lines: Sequence[Line]) -> Mapping[int, Sequence[Slot]]:
        """None: a prison is one where the word stands."""
        return {}

    def owner(self, label: str) -> str | None:
        """None: a name in the genitive is found as one."""
        return None

    def begin(self, report: Report) -> None:
        """Needs nothing beforehand."""

    def advised(self, opinion: Opinion, fitted: Fitted, fired: Sequence[list[Fired]]) -> Sequence[list[Fired]]:
        """As they are: no model has learnt from these languages."""
        return fired

    def hear(self, report: Report, scene: Scene) -> None:
        """Needs nothing: days are given to what is told when all is."""

    def completed(
        self, report: Report, scene: Scene, made: list[Statement], fired: Sequence[Fired], block: Block
    ) -> list[Statement]:
        """As they are."""
        return made

    def remember(self, report: Report, scene: Scene, made: Sequence[Statement]) -> None:
        """Keeps in mind those named side by side, and of whom something is told together."""
        named = [s for s in scene.slots if s.kind == "person"]
        scene.discourse.take_in(scene.number, rows(scene.line, named), made)

    def told(self, report: Report) -> Told:
        """The report with what is recognised in each of its lines."""
        slots = [report.slots[at] for at in range(len(report.lines))]
        return Told(report.text, report.lines, slots, report.document.published)


def unmet(one: Trigger, found: Sequence[Who]) -> str | None:
    """Which of those concerned a rule needs and a line does not give."""
    needs = one.rule.needs
    if "who" in needs and not found[0].known:
        return "nobody named, counted or referred to"
    if "count" in needs and all(w.count is None for w in found):
        return "no number"
    if "person" in needs and all(not w.persons for w in found):
        return "no person"
    return None


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
