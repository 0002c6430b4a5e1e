"""Whether a report with words of imprisonment is about something else: drunk drivers, stray dogs, a film, a late flight.

Different words of ordinary crime, traffic, animals, stage and trade are weighed against those of politics in the whole text.
Words of journeys and the stage are no proof: a driver sees an arrest, an actor is sentenced. Where those made the
difference, what is read decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from habeas.extraction.slavic.words import listed
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["elsewhere", "in_earnest", "plainly_elsewhere"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST = 2


def elsewhere(text: str) -> str | None:
    """Why a report is out of scope, naming the words that say so; None for one that may be in scope.

    Politics wins a draw, and two words of it win over any of journeys and the stage; work is linear in the length of
    the text.
    """
    words = _words(text)
    found = _different(w for w in words if w in listed("elsewhere") or w in listed("elsewhere_perhaps"))
    politics = _different(w for w in words if w in listed("politics"))
    if len(found) < _LEAST or len(found) <= len(politics):
        return None
    if len(politics) >= _LEAST and not plainly_elsewhere(text):
        return None
    return f"about something else: {', '.join(found[:5])}"


def plainly_elsewhere(text: str) -> bool:
    """Whether several words say that a report is of ordinary crime, sport, animals or debts."""
    return len(_different(w for w in _words(text) if w in listed("elsewhere"))) >= _LEAST


def in_earnest(made: Sequence[Statement]) -> bool:
    """Whether two things done to somebody named are told, one with its day, and one that is not done to thieves."""
    told = defaultdict[str, list[Statement]](list)
    for s in made:
        for person in s.persons if s.modality is Modality.ACTUAL else ():
            told[person].append(s)
    return any(_one_case(of_one) for of_one in told.values())


def _one_case(made: Sequence[Statement]) -> bool:
    kinds = {s.type for s in made}
    days = any(s.date is not None and len(s.date.iso or "") > len("2024") for s in made)
    return len(kinds) > 1 and days and not kinds.isdisjoint(_OF_POLITICS)


_OF_POLITICS = frozenset({
    Type.PARDON, Type.EXCHANGE, Type.RECOGNISED, Type.EXILE, Type.DEPORTATION, Type.REARREST,
})  # fmt: skip
"""What happens to prisoners of politics, and hardly ever to those of ordinary crimes."""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _different(words: Iterable[str]) -> list[str]:
    """One word for each beginning: forms of one word count once."""
    return sorted({w[:5]: w for w in sorted(words, reverse=True)}.values())
