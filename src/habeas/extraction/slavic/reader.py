"""What reading Russian, Belarusian and Ukrainian takes, behind the interface that all kinds of languages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction.people import Name, People
from habeas.extraction.report import Report, Stated
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.slavic.people import find_people
from habeas.extraction.slavic.scope import elsewhere, in_earnest, plainly_elsewhere
from habeas.extraction.slavic.standing import beside_the_case, genders
from habeas.extraction.slavic.stating import settled, state
from habeas.extraction.slavic.words import case
from habeas.extraction.told import Trigger, Unparsed
from habeas.extraction.words import Line
from habeas.model import Statement

__all__ = ["Slavic"]


@dataclass(frozen=True, slots=True)
class Slavic(Unparsed):
    """Reads Russian, Belarusian and Ukrainian by rules, without a parser."""

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else."""
        return elsewhere(text)

    def worth_reading(self, text: str) -> bool:
        """Whether its words are of stages and journeys more than of crime and sport: actors and passengers are arrested too."""
        return not plainly_elsewhere(text)

    def in_earnest(self, made: Sequence[Statement]) -> bool:
        """Whether it tells of somebody by name, on a day or on somebody's word, more than one thing done to them."""
        return in_earnest(made)

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named, by capitals and by names joined over their cases; labels are part of their lines."""
        return find_people(folded, lines)

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether a line names somebody as an official or a source."""
        return beside_the_case(name, line)

    def genders(self, people: People, lines: Sequence[Line]) -> dict[str, str]:
        """The gender that given names, surnames and roles tell."""
        return genders(people)

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, by cases and clauses."""
        return state(report.document, report.folded, scene, Trigger.of(one, fired))

    def remember(self, report: Report, scene: Scene, made: Sequence[Statement]) -> None:
        """Also keeps in mind whom a sentence opens with, as what it is about: "X ждёт приговора. Прокурор просил ..."."""
        Unparsed.remember(self, report, scene, made)
        opens = next((s for s in scene.slots if s.kind == "person" and s.first == 0), None)
        if opens is not None and case(opens.value.form) == {"nom"} and not beside_the_case(opens.value, scene.line):
            scene.discourse.name(opens.value.person, scene.number, 1.5)

    def settled(self, report: Report, made: list[Statement]) -> list[Statement]:
        """Dated by their occasion, with those named behind a number."""
        return settled(made, self.told(report))
