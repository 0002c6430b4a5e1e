"""Sums of money as reports write them, by which what was frozen, freed or paid is known in whatever words."""

import re

from habeas.memory import remembered

__all__ = ["sums"]

_NUMBER = r"(?<!\d)\d+(?:[.,]\d+)?"
_MILLION = r"m(?:n|ln|illions?)?|млн|миллион\w*|мільйон\w*|мільён\w*"
_BILLION = r"bn?|billions?|млрд|миллиард\w*|мільярд\w*"
_CURRENCY = r"(?:US )?(?:dollars?|euros?|pounds?|rials?|roubles?)|долл\w*|дол\w*|даляр\w*|евро|євро|еўра|рубл\w*"
_SUMS = (
    re.compile(rf"[$€£]\s?(?P<number>{_NUMBER})[\s-]?(?:(?P<billion>{_BILLION})|{_MILLION})\b", re.IGNORECASE),
    re.compile(rf"(?P<number>{_NUMBER})[\s-](?:(?P<billion>{_BILLION})|{_MILLION})\.? (?:{_CURRENCY})", re.IGNORECASE),
)


@remembered
def sums(said: str) -> frozenset[str]:
    """The sums of a million and more in a text, each as its number and m or b: millions, thousands of millions.

    >>> sorted(sums("the $1.4 billion")), sorted(sums("1,4 млрд долларов")), sorted(sums("a fine of $30"))
    (['1.4b'], ['1.4b'], [])
    """
    return frozenset(
        f"{m['number'].replace(',', '.')}{'b' if m['billion'] else 'm'}" for p in _SUMS for m in p.finditer(said)
    )
