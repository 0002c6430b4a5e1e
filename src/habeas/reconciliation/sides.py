"""What disagreements are looked for in, and the two accounts that one is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.model import Passage
from habeas.reconciliation import sentences
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.counts import Point
from habeas.reconciliation.custody import Clash
from habeas.reconciliation.deals import Tie
from habeas.reconciliation.events import Told
from habeas.reconciliation.happenings import MEASURES, Happening, Sort
from habeas.reconciliation.stories import Stories
from habeas.reconciliation.terms import Sheet
from habeas.vocabulary import Conflict, Type, label


@dataclass(frozen=True, slots=True)
class Sides:
    """Two accounts that cannot both hold: the kind, what they are about (ids), and the claims on each side."""

    kind: Conflict
    about: tuple[str, ...]
    question: str
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All that disagreements are looked for in; `stories` are what the happenings found make of its reports."""

    case: Case
    found: Sequence[Happening]
    told: Told
    points: Sequence[Point]
    ties: Sequence[Tie]
    terms: Mapping[str, Sheet]
    clashes: Sequence[Clash]
    names: Mapping[str, str]
    shown: Mapping[str, str]
    stories: Stories = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stories", Stories(self.found))  # asked by most that look, made once

    def event(self, h: Happening, type_: Type = Type.RELEASE) -> str:
        """The id of a happening's event of that type, else of its first."""
        return self.told.side(h, type_).id

    def what(self, h: Happening, type_: Type = Type.RELEASE, *, when: bool = True) -> str:
        """A happening as a sentence names it, by that side: 'the release of 44 people on 9 September 2025'."""
        event = self.told.side(h, type_)
        day = sentences.on(event.date) if when else ""
        if h.sort in MEASURES:
            done = "easing" if h.sort is Sort.EASED else "imposing"
            return f"the {done} of measures on {event.place or 'a target not stated'}{day}"
        who = sentences.people(event.count, event.persons, self.names, event.group)
        return f"the {label(event.type)} of {who}{day}"


def disjoint(one: Iterable[Claim], other: Iterable[Claim]) -> bool:
    """Whether no origin stands on both sides."""
    return {c.origin for c in one}.isdisjoint(c.origin for c in other)
