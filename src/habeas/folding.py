"""Text folded for comparison, one character for one, so that offsets stay true."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_VARIANTS = {
    "'": "‘’‚‛′ʼʹ`´＇",
    '"': "“”„‟″«»‹›＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
"""Plain characters and the typographic variants they stand for. Line ends stay: they separate blocks."""

_PLAIN = {variant: plain for plain, variants in _VARIANTS.items() for variant in variants}

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
"""Runs of scripts written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


class _Characters(dict[int, str]):
    """A translation table that asks a function about each character once; of an ASCII text about all of it at once."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self.change = change
        self._ascii = bytes(ord(change(chr(code))) for code in range(128)) + bytes(128)

    def __missing__(self, code: int) -> str:
        self[code] = changed = self.change(chr(code))
        return changed

    def of(self, text: str) -> str:
        """The text with its characters changed; in ASCII in a tenth of the time."""
        return text.encode("ascii").translate(self._ascii).decode("ascii") if text.isascii() else text.translate(self)


def fold(text: str) -> str:
    """The text in lower case with plain quotes, dashes and spaces, of the same length: offsets hold in both.

    A character whose lower case is not one character ('İ', 'ß') stays as it is.
    """
    return _FOLDED.of(text)


def words(text: str) -> list[tuple[int, int, str]]:
    """The words of a text in order as (start, end, folded); inner hyphens and apostrophes belong to the word."""
    return list(_of_sentence(text)) if len(text) <= SENTENCE else _words(text)


def without_places(text: str) -> tuple[str, ...]:
    """The words of `words`, without where they stand."""
    return _said_in_sentence(text) if len(text) <= SENTENCE else _said(text)


SENTENCE = 1_000
"""Characters up to which the words of a text are remembered: a quote is asked for its own again and again."""


@lru_cache(maxsize=2**13)
def _of_sentence(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_words(text))


@lru_cache(maxsize=2**13)
def _said_in_sentence(text: str) -> tuple[str, ...]:
    return _said(text)


def _words(text: str) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for run in _SPACED.of(text).split(" "):
        word = run.strip("'-")
        if word:
            start = at + run.index(word)
            found.append((start, start + len(word), word))
        at += len(run) + 1
    return found


def _said(text: str) -> tuple[str, ...]:
    return tuple([word for run in _SPACED.of(text).split() if (word := run.strip("'-"))])


def tokens(text: str) -> str:
    """What the search index stores, the same for a document and a query: words without accents, joined by spaces.

    Hyphens and apostrophes separate. Scripts without spaces give their character pairs, so that a word inside a
    run is found; a single such character stands alone.
    """
    plain = _BARE.of(fold(unicodedata.normalize("NFKD", fold(text))))
    found: list[str] = []
    for run in _UNSPACED.sub(r" \g<0> ", plain).split():
        found.extend(_pairs(run) if _UNSPACED.match(run) else [run])
    return " ".join(found)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def _folded(character: str) -> str:
    lowered = (character.casefold(), character.lower(), character)
    return _PLAIN.get(character) or next(c for c in lowered if len(c) == 1)


def _spaced(character: str) -> str:
    folded = _folded(character)
    return folded if _in_word(folded) or folded in "'-" else " "


def _bare(character: str) -> str:
    return "" if unicodedata.combining(character) else character if _in_word(character) else " "


def _in_word(character: str) -> bool:
    """Whether it is a letter, a digit or a mark upon one (vowel signs of Thai and Hindi are marks)."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


_FOLDED = _Characters(_folded)
_SPACED = _Characters(_spaced)
_BARE = _Characters(_bare)
