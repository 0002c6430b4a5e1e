"""Who speaks, under one name in every language: bodies known by several names, and the words for kinds of them.

"Вясны", "Весна" and "Viasna" are one body, "праваабаронцы" are defenders without a name. Without this, one group cited
in two languages would count as two origins. The names and words stand in bodies.toml.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from habeas.folding import fold
from habeas.memory import remembered
from habeas.reconciliation.pieces import Pieces

BODIES = tomllib.loads(files("habeas.reconciliation").joinpath("bodies.toml").read_text("utf-8"))
"""{"bodies": {says, names: {name as shown: patterns}}, "kinds": {says, words: {English word: patterns}}}."""


@remembered
def body(source: str) -> str | None:
    """The well-known body that a source names, the first of several; None when it names none.

    >>> body("праваабаронцы «Вясны»"), body("HRW"), body("a neighbour")
    ('Viasna', 'Human Rights Watch', None)
    """
    folded = fold(source)
    possible = _possible("bodies", source, folded)
    searched = ((name, patterns) for name, patterns in _bodies() if name in possible)
    found = [(*m.span(), name) for name, patterns in searched if (m := _search(patterns, source, folded))]
    return min(found, key=lambda f: (f[0], -f[1], f[2]))[2] if found else None


@remembered
def in_english(source: str) -> str:
    """The source folded, its words for kinds of bodies, for people without a name and for whose they are in English.

    >>> in_english("Министерство юстиции Беларуси"), in_english("яго сваякі")
    ('ministry юстиции belarus', 'his relatives')
    """
    folded = fold(source)
    possible = _possible("kinds", source, folded)
    if not any(_search(patterns, source, folded) for word, patterns in _kinds() if word in possible):
        return folded  # as in a person's name
    for word, (_, written) in _kinds():
        source = written.sub(word, source) if written else source
    source = fold(source)
    for word, (in_any_case, _) in _kinds():
        source = in_any_case.sub(word, source)
    return source


_Patterns = tuple[re.Pattern[str], re.Pattern[str] | None]
"""What is looked for in folded text, and what in the text as written, where capitals tell."""


def _search(patterns: _Patterns, source: str, folded: str) -> re.Match[str] | None:
    in_any_case, written = patterns
    return in_any_case.search(folded) or (written.search(source) if written else None)


def _possible(table: str, source: str, folded: str) -> frozenset[str]:
    """The entries of a table that a source may name, by the pieces of their patterns."""
    pieces = _pieces(table)
    return pieces.names(folded) | pieces.names(source)


@cache
def _pieces(table: str) -> Pieces:
    return Pieces(BODIES[table]["names" if table == "bodies" else "words"])


@cache
def _bodies() -> tuple[tuple[str, _Patterns], ...]:
    return tuple((name, _compiled(patterns)) for name, patterns in BODIES["bodies"]["names"].items())


@cache
def _kinds() -> tuple[tuple[str, _Patterns], ...]:
    longest = sorted(BODIES["kinds"]["words"].items(), key=lambda item: -max(map(len, item[1])))
    return tuple((word, _compiled(patterns)) for word, patterns in longest)


def _compiled(patterns: list[str]) -> _Patterns:
    capitals = [p for p in patterns if re.search(r"(?<!\\)[A-ZА-Я]", p)]
    folded = [p for p in patterns if p not in capitals]
    return _whole(folded or [r"(?!)"]), _whole(capitals) if capitals else None


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
