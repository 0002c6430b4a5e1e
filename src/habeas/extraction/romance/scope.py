"""Whether a report with words of imprisonment is about something else: taxes, prices, football, a film, a robbery.

Different words of ordinary life and crime are weighed against those of politics in the whole text.
"""

import re
from collections.abc import Iterable

from habeas.extraction.romance.words import Tongue

__all__ = ["elsewhere"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST = 3


def elsewhere(text: str, tongue: Tongue) -> str | None:
    """Why a report is out of scope, naming the words that say so; None for one that may be in scope.

    Politics wins a draw; work is linear in the length of the text.
    """
    words = frozenset(_WORD.findall(text.lower()))
    found = _different(w for w in words if tongue.has("elsewhere", w))
    politics = _different(w for w in words if tongue.has("politics", w))
    if len(found) < _LEAST or len(found) <= len(politics):
        return None
    return f"about something else: {', '.join(found[:5])}"


def _different(words: Iterable[str]) -> list[str]:
    """One word for each beginning: forms of one word count once."""
    return sorted({w[:5]: w for w in sorted(words, reverse=True)}.values())
