"""Whether a report with words of imprisonment is about something else: burglars, a striker freed by his club, storks.

Such reports arrest, sentence and release in earnest or in jest, and nothing in a sentence shows it. So the whole is
weighed: different words of ordinary crime, sport, stage, animals and goods against those of politics.
"""

import re

from habeas.extraction.lexicon import ELSEWHERE, ELSEWHERE_PERHAPS, PLAINLY_POLITICS, POLITICS

__all__ = ["elsewhere"]

_WORD = re.compile(r"[a-z]+")
_LEAST = 2


def elsewhere(text: str) -> str | None:
    """Why an English report is out of scope, naming the words that say so; None for one that may be in scope.

    Politics wins a draw, and a word that is plainly political counts twice; work is linear in the length of the text.
    """
    words = frozenset(_WORD.findall(text.lower()))
    found = sorted(words & ELSEWHERE) + sorted(words & ELSEWHERE_PERHAPS)
    weight = len(words & ELSEWHERE) + len(words & ELSEWHERE_PERHAPS) / 2
    politics = len(words & POLITICS) + 2 * len(words & PLAINLY_POLITICS)
    if weight < _LEAST or weight <= politics:
        return None
    return f"about something else: {', '.join(found[:5])}"
