"""A report being read, and what reading one takes in each kind of language: the one interface of their readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Protocol

from habeas.extraction.blocks import Block
from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name, People
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.words import Line
from habeas.model import Document, Statement

__all__ = ["Reader", "Report", "Span", "Stated"]

Span = tuple[int, int, bool]
"""Characters start to end of a sentence, and whether it is a question."""
Stated = tuple[list[Statement], str | None]
"""The statements at a trigger, or why there is none."""


@dataclass(slots=True)
class Report:
    """A document being read: its lines and the block of each, what is recognised in them, and what it has told so far.

    `headline` says whether the line being read is a heading.
    """

    document: Document
    folded: str
    lines: list[Line]
    of_block: list[int]
    people: People
    slots: Mapping[int, list[Slot]]
    before: list[Statement] = field(default_factory=list)
    headline: bool = False

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def told_just_before(self, start: int, within: int) -> list[Statement]:
        """What was told at most so many characters before a place, in its order; only as much is looked at."""
        near = takewhile(lambda s: s.end >= start - within, reversed(self.before))
        return [s for s in near if s.end <= start][::-1]


class Reader(Protocol):
    """What differs from one kind of language to another.

    A reader reads one report: first its words and who is named in them; then, begun on the report itself, what it tells,
    line by line.
    """

    @property
    def trained(self) -> bool:
        """Whether the trained model has learnt from reports in this language."""

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else; None where it may be in scope."""

    def worth_reading(self, text: str) -> bool:
        """Whether a report that seems to be about something else is read, to see whether it is, where no model says so."""

    def in_earnest(self, made: Sequence[Statement]) -> bool:
        """Whether what was read in such a report shows that it is in scope all the same."""

    def begins(self, folded: str, start: int, end: int) -> int:
        """Where a sentence begins behind what only says where and when it was written."""

    def of_the_sentence(self, label: str) -> bool:
        """Whether what stands before a colon at the head of a line belongs to the sentence behind it."""

    def lines(self, folded: str, spans: Sequence[Span]) -> list[Line]:
        """Each span of the folded text as words."""

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named in these lines, and in the labels (start, end) at the head of some."""

    def houses(self, lines: Sequence[Line]) -> Mapping[int, Sequence[Slot]]:
        """The prisons known by their name alone, in each line that names one."""

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether a line names somebody as an official or a source: those are rarely whom the next line is about."""

    def genders(self, people: People, lines: Sequence[Line]) -> dict[str, str]:
        """The gender of each person, "m" or "f", as far as names, titles and roles tell it."""

    def owner(self, label: str) -> str | None:
        """The surname in a label that says only whose story follows: "Halden's story"."""

    def begin(self, report: Report) -> None:
        """Meets the report, of which nothing is told yet."""

    def advised(self, opinion: Opinion, fitted: Fitted, fired: Sequence[list[Fired]]) -> Sequence[list[Fired]]:
        """The rules that stand in each line, and what the model alone proposes; only asked where it is trained."""

    def hear(self, report: Report, scene: Scene) -> None:
        """Takes note of a line before anything is stated of it."""

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, or why there is none; `fired` are all the rules that fit the line."""

    def completed(
        self, report: Report, scene: Scene, made: list[Statement], fired: Sequence[Fired], block: Block
    ) -> list[Statement]:
        """The statements of a line, with what it tells beside its triggers."""

    def remember(self, report: Report, scene: Scene, made: Sequence[Statement]) -> None:
        """Keeps in mind, for the lines behind, whom a line names and tells of together."""

    def settled(self, report: Report, made: list[Statement]) -> list[Statement]:
        """The statements of the whole report, seen together."""
