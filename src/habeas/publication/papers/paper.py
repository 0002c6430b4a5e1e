"""What a paper holds, whatever it is written as: sections of lines, each with the numbers of the quotes behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from habeas import __version__
from habeas.model import Statement
from habeas.publication.asking import POLICIES, Answers
from habeas.publication.evidence import Cited, cite, distinct
from habeas.publication.wording import visible, web_address, when
from habeas.vocabulary import Tier

NOT_STATED = "not stated"
QUOTES = 3
"""Quotes for one line at most; the rest stand in the register."""
POLICY = next(iter(POLICIES))
"""How much support a paper asks for before somebody counts as held."""


def edition(tier: Tier) -> str:
    """Of which readers, by which policy and from which version a paper is, in one line."""
    return f"Edition for readers of tier {tier.name.lower()}; held by the policy “{POLICY}” ({POLICIES[POLICY]}); habeas {__version__}"


@dataclass(frozen=True, slots=True)
class Note:
    """A quote by its number: who says it, in what, when, and where that stands."""

    number: int
    quote: str
    source: str
    outlet: str | None
    on: str
    url: str | None
    statement: str

    @property
    def told(self) -> str:
        """Who says it, in which outlet, when."""
        outlet = f", in {self.outlet}" if self.outlet and self.outlet != self.source else ""
        return f"{self.source}{outlet}, {self.on}"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `label` is the question that it answers, where there is one."""

    text: str
    notes: tuple[int, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows in one sentence, and its Vega-Lite definition."""

    title: str
    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; `more` is how many lines were left out of a paper of one page."""

    title: str
    lines: tuple[Line, ...] = ()
    intro: str = ""
    charts: tuple[Chart, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """All of it. `about` says of which edition it is, `closing` what it does not claim."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    closing: str
    short: bool = False


@dataclass
class Numbering:
    """Hands out the numbers of quotes in the order in which they are first needed."""

    ask: Answers
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)

    def of(self, statements: Iterable[str], most: int = QUOTES) -> tuple[int, ...]:
        """The numbers of these statements' quotes, the same passage once."""
        said = distinct(cite(self.ask, statements).values())[:most]
        return tuple(dict.fromkeys(self._number(c) for c in said))

    def _number(self, c: Cited) -> int:
        key = (c.statement.document, c.statement.quote)
        if key not in self.notes:
            self.notes[key] = _note(len(self.notes) + 1, c)
        return self.notes[key].number

    def ended(self, sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
        """The sections and the notes that their lines name, numbered from 1 in the order in which they stand there."""
        named = dict.fromkeys(n for s in sections for line in s.lines for n in line.notes)
        now = {old: new for new, old in enumerate(named, 1)}
        by_number = {n.number: n for n in self.notes.values()}
        notes = tuple(replace(by_number[old], number=new) for old, new in now.items())
        return tuple(
            replace(s, lines=tuple(replace(x, notes=tuple(now[n] for n in x.notes)) for x in s.lines)) for s in sections
        ), notes


def _note(number: int, c: Cited) -> Note:
    said: Statement = c.statement
    document = c.document
    quote = " ".join(visible(said.quote).split())
    on = when(document.published if document else None)
    outlet = document.outlet if document else None
    return Note(number, quote, visible(c.source), outlet and visible(outlet), on, web_address(document.url if document else None), said.id)  # fmt: skip
