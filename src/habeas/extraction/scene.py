"""One sentence as its reader meets it: what is recognised in it, the rules that fit, and those a trigger is about."""

from dataclasses import dataclass, field

from habeas.extraction.discourse import Discourse
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.people import Name
from habeas.extraction.rules import Rule
from habeas.extraction.trained import Proposal
from habeas.extraction.words import Line
from habeas.quantities import Range

__all__ = ["Fired", "Roll", "Scene", "Who", "anchor_of"]


@dataclass(frozen=True, slots=True)
class Who:
    """Those a trigger is about: named people, or a number of them, or a noun alone; `members` are named among a number.

    `how` says how they were found: grammar, reference, carried (from the sentence before), near, teller (of "I", whom
    nothing else decides); `word` is the head.
    """

    persons: tuple[str, ...] = ()
    count: Range | None = None
    group: str | None = None
    per: str | None = None
    members: tuple[str, ...] = ()
    how: str = "grammar"
    word: int | None = None

    @property
    def known(self) -> bool:
        """Whether somebody is named, numbered or at least called by a noun for people."""
        return bool(self.persons or self.count or self.group)


@dataclass(frozen=True, slots=True)
class Roll:
    """The people named in a list behind a line or a part of one, and the place of the colon that opens it.

    `entries` are the first and last characters of what the list says of each; `agents` says that the words before the
    colon make them those who did what is told: "Detained by:".
    """

    persons: tuple[str, ...]
    colon: int
    entries: tuple[tuple[str, int, int], ...] = ()
    agents: bool = False


@dataclass(slots=True)
class Scene:
    """One line with what was recognised in it, its number in the document, what was said before, the list behind it, and
    the person who says "I" in it."""

    line: Line
    number: int
    slots: list[Slot]
    discourse: Discourse
    topic: tuple[str, ...] = ()
    roll: Roll | None = None
    teller: str | None = None
    by_first: dict[int, list[Slot]] = field(default_factory=dict)

    def before(self, at: int) -> list[Name]:
        """The names that stand in this line before a word, the nearest first."""
        return [s.value for s in reversed(self.slots) if s.kind == "person" and s.last < at]

    @property
    def elliptical(self) -> bool:
        """Whether the line has no subject and names nobody: "In custody since July, ten years"."""
        told = any(w.dep in ("nsubj", "nsubjpass", "csubj", "expl") for w in self.line.words)
        return not told and not any(s.kind == "person" for s in self.slots)

    def covering(self, at: int, kind: str) -> Slot | None:
        """The slot of a kind that covers a word."""
        return next((s for s in self.slots if s.kind == kind and s.first <= at <= s.last), None)


def anchor_of(line: Line, match: Match) -> int:
    """The word of a match that the rest hangs on: the highest in the tree, the last where there is no tree."""
    if not line.parsed:
        return match.literal[-1]
    inside = set(range(match.first, match.last + 1))
    tops = [i for i in match.literal if line.words[i].head not in inside or line.words[i].head == i]
    strong = [i for i in tops if line.words[i].pos in "VNPA"]
    return (strong or tops or list(match.literal))[0]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fits a line, before anybody is found: the words, the word the rest hangs on, what the model proposes."""

    rule: Rule
    match: Match
    anchor: int
    proposal: Proposal | None = None
