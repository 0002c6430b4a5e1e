"""English, read by rules over a parse and by the trained model beside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from habeas.extraction.blocks import Block
from habeas.extraction.english.advice import advised
from habeas.extraction.english.apiece import asked_for_each, of_whom_it_stands
from habeas.extraction.english.attribution import speaker
from habeas.extraction.english.bookkeeping import with_bookkeeping
from habeas.extraction.english.bullets import with_listed_names
from habeas.extraction.english.foreigners import FOREIGNERS, with_foreigners
from habeas.extraction.english.houses import houses_in
from habeas.extraction.english.known import with_those_known
from habeas.extraction.english.mistaken import as_it_is
from habeas.extraction.english.occasions import Occasions, plainly_told
from habeas.extraction.english.particular import imagined
from habeas.extraction.english.people import find_people
from habeas.extraction.english.recast import recast
from habeas.extraction.english.reckoning import reckoned
from habeas.extraction.english.recounts import recounted
from habeas.extraction.english.reference import beside_the_case, genders, merciful
from habeas.extraction.english.respective import in_turn
from habeas.extraction.english.scope import elsewhere
from habeas.extraction.english.stating import Stating
from habeas.extraction.english.surface import rows
from habeas.extraction.english.swaps import as_many
from habeas.extraction.english.tallies import added_up, tally
from habeas.extraction.english.tellers import tellers
from habeas.extraction.english.unlike import excepted, left_out, taken_back
from habeas.extraction.english.verbless import each_their_own, likewise, listed, sentences
from habeas.extraction.lexicon import ROLES
from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name, People
from habeas.extraction.rearrests import taken_again
from habeas.extraction.report import Report, Span, Stated
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.words import Line, Pipeline
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["English"]

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ' /-]{2,30}(?:, [A-Z][A-Za-z. ]{2,24})?"  # LOWMARK, Valley
    r"(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?)?"  # 11 May 2025
    r"(?: ?\([A-Z][\w /.]{1,24}\))? ?(?:—|–|--?) "  # (Agency) -
)
_OWNER = re.compile(r"([^\W\d_][\w-]+)'s (?:story|case|trial|detention|fate|arrest|sentence|road|years|time)\b")
_MOST = frozenset("most many some several others nobody none".split())
"""Subjects that stand for people who are not told: "Most have been in custody. They were arrested" is of those."""


@dataclass(slots=True)
class English:
    """Reads English with a spaCy pipeline."""

    pipeline: Pipeline
    trained: ClassVar[bool] = True
    stating: Stating = field(init=False)
    occasions: Occasions = field(default_factory=Occasions)
    tellers: Mapping[int, str] = field(default_factory=dict)

    def elsewhere(self, text: str) -> str | None:
        """Why a report that speaks of arrests is about something else."""
        return elsewhere(text)

    def worth_reading(self, text: str) -> bool:
        """Never: a parse is dear, and the model knows better."""
        return False

    def in_earnest(self, made: Sequence[Statement]) -> bool:
        """Never."""
        return False

    def begins(self, folded: str, start: int, end: int) -> int:
        """Where a sentence begins behind "MADRID (Agency) - ", which the parser takes for its subject; a date there is kept."""
        head = _DATELINE.match(folded, start, end)
        return head.end() if head is not None else start

    def of_the_sentence(self, label: str) -> bool:
        """Whether a label holds a name with more beside it: "Mira Halden, 57, farmer:", "Farmer Mira Halden:"."""
        named = _NAMED.search(label)
        called = label.split()[0].lower()
        if called in ROLES or called.removesuffix("s") in ROLES:  # "Politician Mira Halden: seven months"
            return _NAMED.search(label, len(called)) is not None
        return named is not None and (", " in label or (named.start() > 0 and label[0].isupper()))

    def lines(self, folded: str, spans: Sequence[Span]) -> list[Line]:
        """Each span parsed, one tree a line; what only asks to imagine something is a question."""
        lines = self.pipeline.read(folded, spans)
        for line in lines:
            line.question = line.question or imagined(line)
        return lines

    def people(self, folded: str, lines: Sequence[Line], labels: Sequence[tuple[int, int]]) -> People:
        """Who is named, by evidence gathered over the whole document."""
        return find_people(folded, lines, labels, self.pipeline.is_common)

    def houses(self, lines: Sequence[Line]) -> Mapping[int, Sequence[Slot]]:
        """The prisons that are called one once and by their name alone afterwards."""
        return houses_in(lines)

    def beside_the_case(self, name: Name, line: Line) -> bool:
        """Whether somebody is named for an office, or as somebody's relative."""
        return beside_the_case(name)

    def genders(self, people: People, lines: Sequence[Line]) -> dict[str, str]:
        """What given names, titles and the shape of surnames tell."""
        return genders(people, lines)

    def owner(self, label: str) -> str | None:
        """The word before "'s story", "'s case"."""
        found = _OWNER.match(label)
        return found[1] if found is not None else None

    def begin(self, report: Report) -> None:
        """Notes who is named for an office, as somebody's relative, or as one who pardons."""
        named = {n.person for n in report.people.names if beside_the_case(n)}
        self.stating = Stating(report, named | merciful(report.lines, report.people))
        self.tellers = tellers(report)

    def advised(self, opinion: Opinion, fitted: Fitted, fired: Sequence[list[Fired]]) -> Sequence[list[Fired]]:
        """The rules that the model does not rule out, with what it proposes; it is asked of each trigger."""
        self.stating.opinion, self.stating.fitted = opinion, fitted
        return [advised(opinion, at, rules) for at, rules in enumerate(fired)]

    def hear(self, report: Report, scene: Scene) -> None:
        """Notes the day that a line gives to those behind it, and who says "I" in it."""
        self.occasions.heads(report.of_block[scene.number], scene.line, scene.slots)
        scene.teller = self.tellers.get(scene.number)

    def state(self, report: Report, scene: Scene, one: Fired, fired: Sequence[Fired]) -> Stated:
        """The statements at a trigger, by the parse and the model's opinion, with the day of their occasion.

        Of a number in a row of them, "released this year: 17 in March, ...", all is told at once (`completed`).
        """
        counts = {s.first for s in one.match.slots if s.kind == "count"}
        if counts and any(number.first in counts for number, _ in tally(scene.line, scene.slots)):
            return [], None
        made, why = self.stating.state(scene, one, [f.anchor for f in fired])
        plain = any(s.date is None for s in made) and plainly_told(scene.line, one.anchor)
        return [self._of_the_occasion(scene, s) for s in made] if plain else made, why

    def _of_the_occasion(self, scene: Scene, made: Statement) -> Statement:
        """A statement with the day of its occasion, where it has none of its own."""
        if made.date is not None:
            return made
        block = self.stating.report.of_block[scene.number]
        return replace(made, date=self.occasions.date_for(scene.number, block, scene.line, scene.slots, made))

    def completed(
        self, report: Report, scene: Scene, made: list[Statement], fired: Sequence[Fired], block: Block
    ) -> list[Statement]:
        """With what a list tells without its verb, exchanges told as such, and those named behind a number."""
        made = as_it_is(scene.line, made, report.before)
        lists = [self._of_the_occasion(scene, s) for s in sentences(report, scene, made, fired, block)]
        made = asked_for_each(report, scene, each_their_own(made, lists) + lists)
        made = likewise(report, scene, [recast(self.stating, scene, s) for s in made])
        made = excepted(report, scene, left_out(report, scene, made))
        made = of_whom_it_stands(scene, in_turn(scene, report.text, made))
        made = as_many(report, scene.line, made)
        made = reckoned(report, scene, made + listed(self.stating, scene, made))
        made = added_up(scene.line, report.text, scene.slots, made)
        made = with_those_known(report, scene, recounted(report, scene, made))
        return with_foreigners(scene.line, report.text, report.folded, scene.slots, report.before, made)

    def remember(self, report: Report, scene: Scene, made: Sequence[Statement]) -> None:
        """Keeps in mind who speaks, the days told of, and whom "they" may mean: all of a number, not its foreigners."""
        at, line, named = scene.number, scene.line, report.people.by_line.get(scene.number, ())
        self.stating.sources.note(at, speaker(report.text, line, {n.last: n.person for n in named}))
        for s in made:
            self.occasions.note(at, s)
        together = rows(line, [Slot("person", n.first, n.last, n) for n in named])
        scene.discourse.take_in(at, together, [s for s in made if s.by != FOREIGNERS])
        if any(w.lower in _MOST and not w.kids and w.dep in ("nsubj", "nsubjpass") for w in line.words):
            scene.discourse.group(at, (), None, None)

    def settled(self, report: Report, made: list[Statement]) -> list[Statement]:
        """With those arrested again after a release told as such, and numbers with the day told behind them."""
        told = with_bookkeeping(report, taken_back(report, _of_that_day(report, made)))
        return self._undoubted(taken_again(_with_those_freed(with_listed_names(report, told))))

    def _undoubted(self, made: Sequence[Statement]) -> list[Statement]:
        """What only the model doubts is a fact where the report tells it as one elsewhere."""
        facts = {(s.type, s.persons, s.count) for s in made if s.modality is Modality.ACTUAL and (s.persons or s.count)}
        return [
            replace(s, modality=Modality.ACTUAL)
            if (s.by, s.start, s.trigger) in self.stating.doubted and (s.type, s.persons, s.count) in facts
            else s
            for s in made
        ]


_FIGURES = re.compile(
    r"\b(?:figures?|numbers?|data|counts?|totals?|statistics)\b[^.;:]{0,40}?\b(?:(?:are|is|were) (?:those|that|as) (?:of|at|from)"
    r"|(?:are|is|were|date) from|current (?:on|as of))\b",
    re.IGNORECASE,
)
_COUNTS = (Type.COUNT_HELD, Type.COUNT_DETAINED)


def _of_that_day(report: Report, made: list[Statement]) -> list[Statement]:
    """The numbers of a sentence with the one date that a later one gives: "These figures are as of 1 March"."""
    for at, line in enumerate(report.lines):
        said = _FIGURES.search(report.folded, line.start, line.end)
        days = [s.value.when for s in report.slots[at] if s.kind == "date"] if said else []
        before = [s.start for s in made if s.type in _COUNTS and s.start <= line.start]
        if len(days) != 1 or not before or max(before) == line.start:
            continue
        made = [
            replace(s, date=days[0]) if s.start == max(before) and s.type in _COUNTS and s.date is None else s
            for s in made
        ]
    return made


_FREED_AT_ONCE = 200
"""How many characters behind a pardon of nobody in particular the number of those freed by it begins at most."""


def _with_those_freed(made: Sequence[Statement]) -> list[Statement]:
    """A pardon of nobody in particular with the number of those who are freed right behind it.

    "The president has signed a decree of pardon. Fourteen convicts regained their freedom this morning."
    """
    found = list(made)
    for n, s in enumerate(made):
        if s.type is not Type.PARDON or s.modality is not Modality.ACTUAL or s.persons or s.count is not None:
            continue
        behind = (k for k in made if k.type is Type.RELEASE and 0 <= k.start - s.end <= _FREED_AT_ONCE)
        freed = next((k for k in behind if k.count is not None and k.modality is Modality.ACTUAL), None)
        told = any(k.type is Type.PARDON and k.count is not None for k in made)
        if freed is not None and not told:
            found[n] = replace(s, count=freed.count, group=freed.group)
    return found


_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’-]+ (?:[A-ZÀ-Þ][\w'’.-]* ?)+")
