"""Whether a passage has words of a topic ("in exchange for", "remains in prison").

The topics stand in words.toml, those of ties between releases and concessions in ties.toml, lists of plain words in
lists.toml.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from habeas.folding import fold

TOPICS = {
    topic: entry
    for name in ("words.toml", "ties.toml")
    for topic, entry in tomllib.loads(files("habeas.reconciliation").joinpath(name).read_text("utf-8")).items()
}
"""{topic: {says, patterns, finds, ignores}}."""
LISTS = tomllib.loads(files("habeas.reconciliation").joinpath("lists.toml").read_text("utf-8"))
"""{list: {says, words}}."""


@lru_cache(maxsize=2**16)
def words_of(topic: str, text: str) -> str | None:
    """The first words of the topic in the text, as written; None when it has none.

    >>> words_of("exchange_tie", "Given in exchange for fuel.")
    'in exchange'
    """
    found = _pattern(topic).search(_folded(text))
    return text[found.start() : found.end()] if found else None


def spans_of(topic: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where all words of the topic stand in a text, as (start, end)."""
    return tuple(m.span() for m in _pattern(topic).finditer(_folded(text)))


def speaks_of(topic: str, *texts: str | None) -> bool:
    """Whether one of the texts has words of the topic."""
    return any(text and words_of(topic, text) for text in texts)


@lru_cache(maxsize=2**14)
def speak_of_any(topics: tuple[str, ...], text: str) -> bool:
    """Whether a text has words of any of the topics: one look where most texts have none."""
    return _patterns(topics).search(_folded(text)) is not None


_folded = lru_cache(maxsize=2**10)(fold)
"""Remembered for a moment: a passage is asked for one topic after another."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of the lists in lists.toml."""
    return frozenset(LISTS[name]["words"])


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    return _patterns((topic,))


@cache
def _patterns(topics: tuple[str, ...]) -> re.Pattern[str]:
    patterns = (fold(p) if p.isalpha() else p for topic in topics for p in TOPICS[topic]["patterns"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
