"""What reading Spanish and Portuguese takes, behind the interface that all kinds of languages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction.people import Name, People
from habeas.extraction.report import Report, Stated
from habeas.extraction.romance.frames import official
from habeas.extraction.romance.people import find_people, genders, relative_of
from habeas.extraction.romance.rosters import with_rosters
from habeas.extraction.romance.scope import elsewhere
from habeas.extraction.romance.stating import state
from habeas.extraction.romance.words import tongue
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.slavic.occasions import dated
from habeas.extraction.told import Trigger, Unparsed, treated_once
from habeas.extraction.words import Line
from habeas.model import Statement

__all__ = ["Romance"]


@dataclass(frozen=True, slots=True)
class Romance(Unparsed):
    """Reads Spanish ("es") or Portuguese ("pt") by rules, without a parser."""

    language: str

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else."""
        return elsewhere(text, tongue(self.language))

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named, by capitals, roles and given names; labels are part of their lines."""
        return find_people(folded, lines, tongue(self.language))

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether a line names somebody as an official, as a relative of another, or as a source."""
        words = tongue(self.language)
        before = [w.lower for w in line.words[max(0, name.first - 6) : name.first]]
        after = [w.lower for w in line.words[name.last + 1 : name.last + 3]]
        stop = max((k for k, w in enumerate(before) if w in ",;:.("), default=-1)
        speaks = any(words.has("said", w) for w in (*after[: 1 + (after[:1] == [","])], *before[stop + 1 :]))
        return speaks or official(name.role, name.form, words) or relative_of(name, line, words)

    def genders(self, people: People, lines: Sequence[Line]) -> dict[str, str]:
        """The gender that given names and roles tell."""
        return genders(people)

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, by voice, prepositions and clauses."""
        return state(report.document, report.folded, scene, Trigger.of(one, fired))

    def settled(self, report: Report, made: list[Statement]) -> list[Statement]:
        """Dated by their occasion, with those named behind a number."""
        told = self.told(report)
        return dated(with_rosters(treated_once(made), told, tongue(self.language)), told)
