"""Countries and places as reports name them. Knows nothing of the rest of the house."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import anyascii
from rapidfuzz.distance import JaroWinkler

from habeas.folding import fold

__all__ = ["called", "country", "names_one", "same_place", "town"]


def country(text: str) -> str | None:
    """The country a text names first: by name, people, adjective, capital or a town of it; its ISO code, else None.

    Understands English, and the cases of Russian, Belarusian and Ukrainian.

    >>> country("the Lithuanian foreign ministry"), country("в Белоруссии"), country("Lozna")
    ('lt', 'by', None)
    """
    return next((code for code, _ in _found(text)), None)


def called(code: str) -> str:
    """The English name of a country of that code.

    >>> called("lt")
    'Lithuania'
    """
    return str(_data()["country"][code]["names"][0])


def names_one(text: str) -> bool:
    """Whether a long text names any country, or town of one: asked first, it saves asking line by line."""
    return next(_named(text), None) is not None


def town(text: str) -> str | None:
    """The town of the gazetteer that a text names first, by the gazetteer's id, else None.

    >>> town("colony No. 1, Новополоцк")
    'navapolatsk'
    """
    return next((found for _, found in _found(text) if found), None)


def same_place(a: str, b: str) -> bool:
    """Whether two texts name one place: the same town in any spelling or, without towns, the same country or words.

    A country is not the same place as a town in it.

    >>> same_place("Grodno prison No. 1", "Гродна"), same_place("Lozna", "the town of Lozna")
    (True, True)
    >>> same_place("Minsk", "Belarus")
    False
    """
    towns = town(a), town(b)
    if any(towns):
        return towns[0] == towns[1]
    one, other = _proper(a), _proper(b)
    known = country(a), country(b)
    if any(known):
        return known[0] == known[1] and _only_country(a) and _only_country(b)
    return any(JaroWinkler.similarity(v, w) >= 0.93 for v in one for w in other)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("habeas").joinpath("places.toml").read_text("utf-8"))


@cache
def _gazetteer() -> dict[str, list[tuple[tuple[str, ...], str, str | None]]]:
    """By a name's first word, of a Cyrillic one its first two letters: (roots of its words, country, town or None)."""
    data = _data()
    entries: list[tuple[str, str, str | None]]
    entries = [(name, code, None) for code, c in data["country"].items() for name in c["names"] + c["people"]]
    entries += [(name, t["country"], key) for key, t in data["town"].items() for name in t["names"]]
    entries += [(name, code, f"capital-{code}") for code, c in data["country"].items() for name in c["capital"]]
    index: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    for name, code, key in entries:
        roots = tuple(_root(word) for word in _words(name))
        index.setdefault(_looked_up(roots[0]), []).append((roots, code, key))
    return index


def _looked_up(word: str) -> str:
    """What a word is looked up by: itself, or where it may have endings its first two letters."""
    return word[:2] if _CYRILLIC.search(word) else word


_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\.)?")
_IN_ASCII = re.compile(r"[a-z]+(?:\.[a-z]\.)?")
"""The same in a folded text that has no other letters."""
_ENDING = re.compile("(ого|ому|ый|ий|ая|ое|ые|[аяоёеыиіїьйэю])$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CASE = re.compile(
    "(ь|[аяуюыиіїеэоё]|[оеэыиі]й|[аеоэ]ю|[оеаяыиі]м|[аяыиі]х|[аяыиі]м[иі]|[оеа]г[оа]|[оеа]му|[ая]я|[ыіи]я|[оа]е|ую|[юя]ю|"
    "[оаеі][вў])?"
)
"""What a case adds to a root."""
_SHORT = 4
"""Roots up to this length begin many other words: only a case may follow them."""


def _words(text: str) -> list[str]:
    found: list[str] = (_IN_ASCII if text.isascii() else _WORD).findall(fold(text))
    return [w.replace(".", "") if "." in w else w for w in found]


def _root(word: str) -> str:
    """A Cyrillic word without its ending; any other, and a short one that has no cases ("Дели"), as it is."""
    caseless = len(word) <= _SHORT and word[-1] in "иіїоеэу"
    return _ENDING.sub("", word) if _CYRILLIC.search(word) and len(word) > 3 and not caseless else word


def _fits(word: str, root: str) -> bool:
    """Whether the word is a case of the root: Cyrillic words may end in up to three letters more.

    >>> country("уголовное дело"), country("Данила"), country("в Дании")
    (None, None, 'dk')
    """
    if not _CYRILLIC.search(root):
        return word == root
    if len(root) <= _SHORT and word.startswith(root) and not _CASE.fullmatch(word[len(root) :]):
        return False
    return word.startswith(root) and len(word) - len(root) <= (3 if len(root) > 2 else 0)


@lru_cache(maxsize=1 << 14)
def _found(text: str) -> tuple[tuple[str, str | None], ...]:
    """What a text names, remembered: names and lines are asked for again and again."""
    return tuple(_named(text))


def _named(text: str) -> Iterator[tuple[str, str | None]]:
    """The countries, with towns, that the text names, in its order; of two that begin together, the longer."""
    words, known, i = _words(text), _gazetteer(), 0
    latin = text.isascii()
    if latin and known.keys().isdisjoint(words):
        return
    while i < len(words):
        begun = known.get(words[i] if latin else _looked_up(words[i]))
        if not begun:
            i += 1
            continue
        fitting = [
            (len(roots), code, key)
            for roots, code, key in begun
            if len(words) >= i + len(roots) and all(map(_fits, words[i:], roots))
        ]
        size, code, key = max(fitting, key=lambda f: (f[0], f[2] is not None, f[1]), default=(0, "", None))
        if size and not (code == "us" and words[i] == "us" and "US" not in text and "U.S." not in text):
            yield code, key
        i += size or 1


def _only_country(text: str) -> bool:
    return len(_words(text)) <= 4


def _proper(text: str) -> list[str]:
    """The capitalised words of a place's name, in ASCII; all its words if none is."""
    capital = [w for w in re.findall(r"[^\W\d_]{3,}", text) if w[0].isupper() and w.lower() not in _KINDS]
    return [anyascii.anyascii(w).lower() for w in capital]


_KINDS = frozenset(
    ["the", "colony", "prison", "region", "district", "city", "town", "village", "remand", "centre", "center"]
)
