"""What the next sentence takes back: "В сети написали, что X освободили. Это неправда"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.extraction.slavic.words import listed
from habeas.extraction.told import Told
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["taken_back"]

_LONGEST = 14
"""How many words a sentence has at most that does nothing but take back the one before."""
_FEW = 5
"""Words before the colon of a sentence that takes back at its head and then tells how things are."""
_NOT = frozenset("не ня ні".split())


def taken_back(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements in their order; what the next sentence calls wrong, and tells nothing else, is denied."""
    at = [told.number(s) for s in made]
    busy = set(at)
    denied = set[int]()
    for number in range(1, len(told.lines)):
        if (number not in busy or ":" in [w.text for w in told.lines[number].words[:_FEW]]) and _takes_back(
            told.lines[number]
        ):
            before = [i for i, line in enumerate(at) if line == number - 1 and _may_be_wrong(made[i])]
            last = max((_place(made[i]) for i in before), default=-1)
            denied |= {i for i in before if _place(made[i]) == last}
    return [replace(s, modality=Modality.DENIED) if i in denied else s for i, s in enumerate(made)]


def _may_be_wrong(s: Statement) -> bool:
    """How somebody is treated is told on the word of those who tell it, and a prison that denies it takes nothing back."""
    return s.modality is Modality.ACTUAL and s.type is not Type.CONDITIONS


def _place(s: Statement) -> int:
    return s.quote.find(s.trigger)


def _first_clause(words: list[str]) -> list[str]:
    """The words up to a colon, behind which it is told how things are: "Это неправда: её видела сестра"."""
    return words[: words.index(":")] if ":" in words[:_LONGEST] else words


def _takes_back(line: Line) -> bool:
    """Whether a sentence says of what was told before that it is wrong, or that nobody confirms it."""
    words = _first_clause([w.lower for w in line.words])
    points = any(w in listed("this") or w in listed("reports") for w in words)
    if not points or len(words) > _LONGEST:
        return False
    wrong = any(w in listed("wrong") and not (i and words[i - 1] in _NOT) for i, w in enumerate(words))
    not_so = any(a in _NOT and (b == "так" or b in listed("confirmed")) for a, b in pairwise(words))
    return wrong or not_so
