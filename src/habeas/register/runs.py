"""The runs of letters and digits in a text, and how two of them are compared: without case, accents or hidden marks."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from habeas.folding import fold

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""A letter of a script written without spaces, where a name is found inside a run."""

_LETTERS = re.compile("x+")


class Run(NamedTuple):
    """Letters, digits and marks without a break: characters start to end (exclusive) of a text."""

    start: int
    end: int
    raw: str


class _Shape(dict[int, str]):
    """Translates each character to x where it belongs to a run. Hidden characters do: they hide inside words."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        inside = character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
        self[code] = shape = "x" if inside else " "
        return shape


_SHAPE = _Shape()


def runs(text: str) -> Iterator[Run]:
    """The runs of a text in order; hyphens, apostrophes, underscores, dots and blanks separate them."""
    return (Run(m.start(), m.end(), text[m.start() : m.end()]) for m in _LETTERS.finditer(text.translate(_SHAPE)))


@lru_cache(maxsize=1 << 17)
def bare(raw: str) -> str:
    """A run without case, accents and hidden characters."""
    plain = unicodedata.normalize("NFKD", fold(raw))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return fold(kept).casefold()


def bare_runs(text: str) -> tuple[str, ...]:
    """The runs of a text, bare."""
    return tuple(b for b in (bare(run.raw) for run in runs(text)) if b)
