"""Whether a passage has words of a topic ("in exchange for", "remains in prison").

The topics stand in words.toml, those of ties between releases and concessions in ties.toml, lists of plain words in
lists.toml.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from habeas.folding import fold
from habeas.memory import remembered
from habeas.reconciliation.pieces import Pieces

TOPICS = {
    topic: entry
    for name in ("words.toml", "ties.toml")
    for topic, entry in tomllib.loads(files("habeas.reconciliation").joinpath(name).read_text("utf-8")).items()
}
"""{topic: {says, patterns, finds, ignores}}."""
LISTS = tomllib.loads(files("habeas.reconciliation").joinpath("lists.toml").read_text("utf-8"))
"""{list: {says, words}}."""


def words_of(topic: str, text: str) -> str | None:
    """The first words of the topic in the text, as written; None when it has none.

    >>> words_of("exchange_tie", "Given in exchange for fuel.")
    'in exchange'
    """
    return _first(topic, text) if topic in _possible(text) else None


def spans_of(topic: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where all words of the topic stand in a text, as (start, end)."""
    return tuple(m.span() for m in _pattern(topic).finditer(_folded(text))) if topic in _possible(text) else ()


def speaks_of(topic: str, *texts: str | None) -> bool:
    """Whether one of the texts has words of the topic."""
    for text in texts:  # noqa: SIM110 (asked by the million: a loop takes half the time)
        if text and topic in _possible(text) and _first(topic, text):
            return True
    return False


def speak_of_any(topics: tuple[str, ...], text: str) -> bool:
    """Whether a text has words of any of the topics."""
    possible = _possible(text)
    return not possible.isdisjoint(topics) and any(topic in possible and _first(topic, text) for topic in topics)


def may_speak_of(topic: str, text: str) -> bool:
    """Whether a text, or any part of it, can have words of the topic: asked first of a report, it saves looking for
    the parts that are asked about."""
    return topic in _possible(text)


_folded = lru_cache(maxsize=2**10)(fold)
"""Remembered for a moment: a passage is asked for one topic after another."""


@remembered
def _first(topic: str, text: str) -> str | None:
    found = _pattern(topic).search(_folded(text))
    return text[found.start() : found.end()] if found else None


@remembered
def _possible(text: str) -> frozenset[str]:
    """The topics that a text may have words of, remembered: one look at it saves a search for each of the others."""
    return _pieces().names(_folded(text))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of the lists in lists.toml."""
    return frozenset(LISTS[name]["words"])


@cache
def _pieces() -> Pieces:
    return Pieces({topic: _patterns(topic) for topic in TOPICS})


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_patterns(topic))})(?!\w)")


def _patterns(topic: str) -> list[str]:
    return [fold(p) if p.isalpha() else p for p in TOPICS[topic]["patterns"]]
