"""What a measure was taken against, compared across languages: "Orelair" and "Орелаир" are one target."""

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from habeas.folding import fold
from habeas.memory import remembered
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import target_words

STEM, ENDING = 5, 3
"""Letters that two forms of one word share at least, and those in which they may differ at the end."""
VOWELS = re.compile("[aeiouy]+")
SPELT = 3
"""Consonants by which a word is known in another alphabet."""


def targets(c: Claim) -> frozenset[str]:
    """The words for the target of a measure, in Latin letters: reports of several languages speak of one target."""
    return _all_in_latin(target_words(c))


@remembered
def _all_in_latin(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(in_latin, words))


def in_latin_letters(written: Iterable[str | None]) -> str | None:
    """Of several spellings the first that has a word in Latin letters."""
    return next((w for w in written if w and any(c.isascii() and c.isalpha() for c in w)), None)


@lru_cache(maxsize=2**12)
def in_latin(word: str) -> str:
    """A word in Latin letters, without accents and signs."""
    return fold(anyascii(word)).replace("'", "")


def keys(words: Iterable[str]) -> frozenset[str]:
    """By what words are looked up: any two that are alike have one of these in common."""
    return frozenset(key for word in words for key in _keys(word))


@lru_cache(maxsize=2**12)
def _keys(word: str) -> tuple[str, ...]:
    sounds = VOWELS.sub("", word)
    return (
        f"={word}",
        *([word[:STEM]] if len(word) >= STEM else []),
        *([f"{word[:1]}~{sounds}"] if len(sounds) >= SPELT else []),
    )


def any_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of the one is a word of the other, case endings aside."""
    return not one.isdisjoint(other) or any(_alike(a, b) for a in one for b in other)


def _alike(a: str, b: str) -> bool:
    """Whether two words differ only in their last letters, or only in the vowels that another alphabet spells."""
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= STEM and max(len(a), len(b)) - shared <= ENDING:
        return True
    one, other = VOWELS.sub("", a), VOWELS.sub("", b)
    return a[:1] == b[:1] and one == other and len(one) >= SPELT
