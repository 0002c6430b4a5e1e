"""What reading Spanish and Portuguese takes, behind the interface that all kinds of languages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction.advice import Fired
from habeas.extraction.blocks import Block
from habeas.extraction.frames import Scene
from habeas.extraction.people import Name, People
from habeas.extraction.report import Report, Span, Stated
from habeas.extraction.romance.frames import official
from habeas.extraction.romance.people import find_people, genders, relative_of
from habeas.extraction.romance.rosters import with_rosters
from habeas.extraction.romance.scope import elsewhere
from habeas.extraction.romance.stating import state
from habeas.extraction.romance.words import tongue
from habeas.extraction.slavic.occasions import dated
from habeas.extraction.told import Told, Trigger, treated_once
from habeas.extraction.words import Line, split_words
from habeas.model import Statement

__all__ = ["Romance"]


@dataclass(frozen=True, slots=True)
class Romance:
    """Reads Spanish ("es") or Portuguese ("pt") by rules, without a parser."""

    language: str
    trained: bool = False

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else."""
        return elsewhere(text, tongue(self.language))

    def begins(self, folded: str, start: int, end: int) -> int:
        """At its first word: a city and a day at the head are a place and a date."""
        return start

    def of_the_sentence(self, label: str) -> bool:
        """Always: "La organización informa: ..." is all one sentence."""
        return True

    def lines(self, folded: str, spans: Sequence[Span]) -> list[Line]:
        """Each span as words, without a tree."""
        return [split_words(folded, a, b, question=q) for a, b, q in spans]

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named, by capitals, roles and given names; labels are part of their lines."""
        return find_people(folded, lines, tongue(self.language))

    def beside(self, people: People) -> set[str]:
        """Nobody wherever they stand: that is told line by line."""
        return set()

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether a line names somebody as an official, as a relative of another, or as a source."""
        words = tongue(self.language)
        before = [w.lower for w in line.words[max(0, name.first - 6) : name.first]]
        after = [w.lower for w in line.words[name.last + 1 : name.last + 3]]
        stop = max((k for k, w in enumerate(before) if w in ",;:.("), default=-1)
        speaks = any(words.has("said", w) for w in (*after[: 1 + (after[:1] == [","])], *before[stop + 1 :]))
        return speaks or official(name.role, name.form, words) or relative_of(name, line, words)

    def genders(self, people: People) -> dict[str, str]:
        """The gender that given names and roles tell."""
        return genders(people)

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, by voice, prepositions and clauses."""
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
        told = Told(report.text, report.lines, slots, report.document.published)
        return dated(with_rosters(treated_once(made), told, tongue(self.language)), told)
