"""What reading Russian, Belarusian and Ukrainian takes, behind the interface that all kinds of languages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction.advice import Fired
from habeas.extraction.blocks import Block
from habeas.extraction.frames import Scene
from habeas.extraction.people import Name, People
from habeas.extraction.report import Report, Span, Stated
from habeas.extraction.slavic.people import find_people
from habeas.extraction.slavic.scope import elsewhere
from habeas.extraction.slavic.standing import beside_the_case, genders
from habeas.extraction.slavic.stating import settled, state
from habeas.extraction.told import Told, Trigger
from habeas.extraction.words import Line, split_words
from habeas.model import Statement

__all__ = ["Slavic"]


@dataclass(frozen=True, slots=True)
class Slavic:
    """Reads Russian, Belarusian and Ukrainian by rules, without a parser."""

    trained: bool = False

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else."""
        return elsewhere(text)

    def begins(self, folded: str, start: int, end: int) -> int:
        """At its first word: a city and a day at the head are a place and a date."""
        return start

    def of_the_sentence(self, label: str) -> bool:
        """Always: "The service reports: ..." is all one sentence."""
        return True

    def lines(self, folded: str, spans: Sequence[Span]) -> list[Line]:
        """Each span as words, without a tree."""
        return [split_words(folded, a, b, question=q) for a, b, q in spans]

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named, by capitals and by names joined over their cases; labels are part of their lines."""
        return find_people(folded, lines)

    def beside(self, people: People) -> set[str]:
        """Nobody wherever they stand: that is told line by line."""
        return set()

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether a line names somebody as an official or a source."""
        return beside_the_case(name, line)

    def genders(self, people: People) -> dict[str, str]:
        """The gender that given names, surnames and roles tell."""
        return genders(people)

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, by cases and clauses."""
        anchors = [f.anchor for f in fired if not set(f.match.literal) & set(one.match.literal)]
        return state(report.document, report.folded, scene, Trigger(one.rule, one.match, one.anchor, anchors))

    def completed(
        self, report: Report, scene: Scene, made: list[Statement], fired: Sequence[Fired], block: Block
    ) -> list[Statement]:
        """As they are."""
        return made

    def settled(self, report: Report, made: list[Statement]) -> list[Statement]:
        """Dated by their occasion, with those named behind a number."""
        slots = [report.slots[at] for at in range(len(report.lines))]
        return settled(made, Told(report.text, report.lines, slots, report.document.published))
