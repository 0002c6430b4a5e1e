"""What must stand in a text for a pattern to be found there: one look for pieces of all patterns saves searching most.

`exchange for (fuel|grain)` is found only where "exchange for fuel" or "exchange for grain" stands. What can be many
things ("\\w+") needs no piece; of what a pattern needs in turn, the longest is looked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # a Python that reads patterns elsewhere: each is searched for in every text
    sre = _parser = None

MOST = 24
"""A pattern that can be more strings than this is looked for by a part of it."""

Node = tuple[Any, Any]
_EITHER_WAY = (sre.ASSERT, sre.ASSERT_NOT, sre.AT) if sre else ()
_REPEATED = (sre.MAX_REPEAT, sre.MIN_REPEAT) if sre else ()
_NOTHING = frozenset([""])
_PLAIN = re.compile(r"([\w '-]+)(?:\\w[+*])?")
"""A pattern that is a string, or one and the rest of a word, as most are: it need not be taken apart."""


class Pieces:
    """The pieces of many patterns, by the name of what each pattern is of; all looked for in one pass over a text."""

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        names: dict[str, set[str]] = {}
        for name, of_name in patterns.items():
            for pattern in of_name:
                for piece in needed(pattern):
                    names.setdefault(piece, set()).add(name)
        self._always = frozenset(names.pop("", ()))
        self._names = [frozenset(of_piece) for of_piece in names.values()]
        self._found = AhoCorasick(
            list(names), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self._of = lru_cache(maxsize=2**12)(self._named)  # one answer, and not one each, for texts of the same pieces

    def names(self, text: str) -> frozenset[str]:
        """The names of which a pattern may be found in the text; of all others none is."""
        met = self._found.find_matches_as_indexes(text, overlapping=True)
        return self._of(frozenset([number for number, _, _ in met])) if met else self._always

    def _named(self, met: frozenset[int]) -> frozenset[str]:
        return self._always.union(*(self._names[number] for number in met))


def needed(pattern: str) -> frozenset[str]:
    """Strings one of which stands in whatever the pattern finds; the empty one where none need.

    >>> sorted(needed("(had|has) been (in|behind)")), sorted(needed(r"\\\\w+ (others?|more)"))
    (['had been behind', 'had been in', 'has been behind', 'has been in'], [' more', ' other', ' others'])
    """
    if plain := _PLAIN.fullmatch(pattern):
        return frozenset([plain[1]])
    return _needed(_parser.parse(pattern)) if _parser else _NOTHING


def _needed(nodes: Iterable[Node]) -> frozenset[str]:
    found, run = [], _NOTHING
    for node, strings in _taken_apart(nodes):
        longer = strings and _joined(run, strings)
        if longer:
            run = longer
        else:
            found += [run, _inside(node)]
            run = strings or _NOTHING
    return max((*found, run), key=lambda some: (min(len(s.strip()) for s in some), -len(some)))


def _taken_apart(nodes: Iterable[Node]) -> Iterator[tuple[Node, frozenset[str] | None]]:
    """Each node with all strings that it can be; characters in a row as one string, with the first of them."""
    for plain, some in groupby(nodes, key=lambda node: node[0] is sre.LITERAL):
        if plain:
            characters = list(some)
            yield characters[0], frozenset(["".join(chr(character) for _, character in characters)])
        else:
            yield from ((node, _strings(node)) for node in some)


def _inside(node: Node) -> frozenset[str]:
    """What a node that can be many strings needs."""
    kind, of = node
    if kind is sre.SUBPATTERN and not of[1]:
        return _needed(of[3])
    if kind is sre.BRANCH:
        return frozenset[str]().union(*map(_needed, of[1]))
    return _needed(of[2]) if kind in _REPEATED and of[0] else _NOTHING


def _strings(node: Node) -> frozenset[str] | None:
    """All strings that a node can be; None where they are too many."""
    kind, of = node
    if kind is sre.LITERAL:
        return frozenset([chr(of)])
    if kind is sre.IN and all(one is sre.LITERAL for one, _ in of):
        return frozenset(chr(character) for _, character in of)
    if kind is sre.SUBPATTERN and not of[1]:
        return _all_strings(of[3])
    if kind is sre.BRANCH:
        return _either(map(_all_strings, of[1]))
    if kind in _REPEATED and of[1] == 1:
        return _either((_all_strings(of[2]), _NOTHING))
    return _NOTHING if kind in _EITHER_WAY else None


def _all_strings(nodes: Iterable[Node]) -> frozenset[str] | None:
    found: frozenset[str] | None = _NOTHING
    for _, strings in _taken_apart(nodes):
        found = _joined(found, strings) if found and strings else None
    return found


def _joined(some: frozenset[str], others: frozenset[str]) -> frozenset[str] | None:
    """Each of some before each of others; None where that makes too many."""
    return frozenset(a + b for a in some for b in others) if len(some) * len(others) <= MOST else None


def _either(each: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found = list(each)
    known = [strings for strings in found if strings]
    every = frozenset[str]().union(*known)
    return every if len(known) == len(found) and len(every) <= MOST else None
