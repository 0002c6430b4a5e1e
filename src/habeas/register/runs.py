"""The runs of letters and digits in a text, and how two of them are compared: without case, accents or hidden marks."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from habeas.folding import fold

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""A letter of a script written without spaces, where a name is found inside a run."""


@cache
def _run() -> re.Pattern[str]:
    """Letters and digits; marks belong to a run, and so do hidden characters, which hide inside words."""
    codes = [c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me", "Cf")]
    ranges = (list(group) for _, group in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]))
    return re.compile("[\\w" + "".join(f"{chr(r[0][1])}-{chr(r[-1][1])}" for r in ranges) + "]+")


class Run(NamedTuple):
    """Letters, digits and marks without a break: characters start to end (exclusive) of a text."""

    start: int
    end: int
    raw: str


def runs(text: str) -> Iterator[Run]:
    """The runs of a text in order; hyphens, apostrophes, underscores, dots and blanks separate them."""
    return (Run(*m.span(), m.group()) for m in _run().finditer(text.replace("_", " ")))


def words(text: str) -> frozenset[str]:
    """The different runs of a text."""
    return frozenset(_run().findall(text.replace("_", " ")))


@lru_cache(maxsize=1 << 17)
def bare(raw: str) -> str:
    """A run without case, accents and hidden characters."""
    plain = unicodedata.normalize("NFKD", fold(raw))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return fold(kept).casefold()


def bare_runs(text: str) -> tuple[str, ...]:
    """The runs of a text, bare."""
    return tuple(b for b in (bare(run.raw) for run in runs(text)) if b)
