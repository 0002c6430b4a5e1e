"""Callings in four languages, so that a violinist is the скрипач of another report and no taxi driver."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

LONGEST_ENDING = 4
"""Letters by which a Cyrillic word may go on behind the beginning that says the calling: case and gender."""
OTHER_WORDS = re.compile(
    "поэтому|поэтапн.*|пекарн.*|пилотн.*|лекарств.*|лікарн.*|репертуар.*|настоятельн.*|следовательно|генеральн.*|строительн.*"
)
"""Words that begin as a calling does and say none."""
TOGETHER = re.compile(r"\b(?:engine|train|locomotive)[ -]drivers?\b", re.IGNORECASE)
"""Two words of which the first says what the second drives."""
PUBLIC = "public"
"""The field that goes with any other in one life: a teacher may be a candidate."""


class Calling(NamedTuple):
    """What somebody does: its English name, and the field it belongs to."""

    field: str
    name: str


@cache
def _beginnings() -> dict[str, Calling]:
    told = tomllib.loads(files("habeas.linking").joinpath("callings.toml").read_text("utf-8"))
    return {
        begins: Calling(field, name)
        for field, callings in told.items()
        for name, words in callings.items()
        for begins in words.split()
    }


@lru_cache(maxsize=1 << 14)
def calling(word: str) -> Calling | None:
    """The calling that a word in small letters says, in any case or number; None for any other word.

    >>> calling("скрипачу") == calling("violinists")
    True
    """
    known = _beginnings()
    if word.isascii():
        return known.get(word) or (known.get(word[:-1]) if word.endswith("s") else None)
    if OTHER_WORDS.fullmatch(word):
        return None
    longest = range(len(word), max(3, len(word) - LONGEST_ENDING) - 1, -1)
    return next((found for size in longest if (found := known.get(word[:size]))), None)


def in_one_word(told: str) -> str:
    """Words of a calling, those that only together say it in one.

    >>> in_one_word("veteran engine driver")
    'veteran trainman'
    """
    return TOGETHER.sub("trainman", told)


def has_calling(roles: frozenset[str]) -> bool:
    """Whether a calling is among the words of a role."""
    return any(calling(w) for w in roles)


@lru_cache(maxsize=1 << 12)
def only_public(roles: frozenset[str]) -> bool:
    """Whether all of the callings among the words go with any other: a candidate may be a welder."""
    return {c.field for w in roles if (c := calling(w))} == {PUBLIC}


@lru_cache(maxsize=1 << 12)
def fields(roles: frozenset[str]) -> frozenset[str]:
    """The fields of the callings among the words of a role, those left out that go with any other."""
    return frozenset(c.field for w in roles if (c := calling(w)) and c.field != PUBLIC)
