"""Names without an East Slavic sign: their words paired as they fit best, in any order, by how they sound."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations

import anyascii
from rapidfuzz.distance import OSA

from habeas.names import spelling
from habeas.names.comparing import INITIAL_ONLY, MISSING, SLIP

__all__ = ["alike", "of_another_mother", "plain"]

MANY = 4
"""Up to so many words all ways to pair them are tried."""
UNLIKE, ONE_UNLIKE = 0.6, 0.85
"""A pair of words less alike than this, and what is left of likeness for it."""
MONONYM = 0.9
RUN_TOGETHER = 0.93
"""When two names are alike but for where their words are divided: Soo Yong, Sooyong."""
_PARTICLES = frozenset("al el ul bin ibn ben abu de del dela la las los y da dos von der den".split())
_ABD = re.compile("^abd[aeu]l")
_SPELLINGS = (
    ("oe", "u"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("q", "k"), ("ph", "f"), ("th", "t"),
    ("ch", "C"), ("c", "k"), ("y", "i"), ("e", "i"), ("o", "u"), ("z", "s"), ("j", "i"),
)  # fmt: skip


def alike(name: str, other: str) -> tuple[float, bool]:
    """How alike two names are, their words paired as they fit best, and whether one of them has but one word."""
    one, two = sorted((plain(name), plain(other)), key=len)
    score = max(_paired(one, way) for way in _joined(two, len(one)))
    alone = len(one) == 1
    if alone:
        score *= MISSING if len(two) > 1 else MONONYM
    elif _run_together(one, two):
        score = max(score, RUN_TOGETHER)
    return 1.0 if sorted(one) == sorted(two) else round(score, 4), alone


def of_another_mother(name: str, other: str) -> bool:
    """Whether names of three words or more are alike but for the last: two who share a given name and a first surname.

    >>> of_another_mother("Ivo Luis Halden Brod", "Ivo Luis Halden Verik"), of_another_mother("Ivo Halden", "Ivo Verik")
    (True, False)
    """
    one, two = plain(name), plain(other)
    if len(one) != len(two) or len(one) < 3 or min(len(one[-1]), len(two[-1])) < 3:
        return False
    if one[-1].startswith(two[-1]) or two[-1].startswith(one[-1]) or _alike(one[-1], two[-1]) >= UNLIKE:
        return False
    return all(_alike(w, v) >= SLIP for w, v in zip(one[:-1], two[:-1], strict=True))


def _joined(words: tuple[str, ...], number: int) -> list[tuple[str, ...]]:
    """The words as they are, and with two neighbours as one where the other name has fewer: Ruihong for Rui-hong.

    The last and the first are neighbours too: with the surname first the words stand in the same round.
    """
    if number < 2 or not number < len(words) < 6:
        return [words]
    rounds = [words[i:] + words[:i] for i in range(len(words))]
    return [words, *((first + second, *rest) for first, second, *rest in rounds)]


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The mean likeness of the words, paired as they fit best as a whole; less for each that is left over.

    `one` has no more words than `other`. Names of very many words are paired one by one, in the order of the letters.
    """
    if len(other) > MANY:
        ways: Iterable[Sequence[str]] = [_one_by_one(sorted(one), sorted(other))]
        one = tuple(sorted(one))
    else:
        ways = permutations(other, len(one))
    left_over = 0.97 ** (len(other) - len(one))
    return max(_fit([_alike(w, v) for w, v in zip(one, way, strict=True)]) for way in ways) * left_over


def _one_by_one(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """For each word the one of those left that fits it best."""
    rest, found = list(other), list[str]()
    for word in one:
        found.append(max(rest, key=lambda w: _alike(word, w)))
        rest.remove(found[-1])
    return found


def _fit(fits: Sequence[float]) -> float:
    """The mean of how well pairs fit; less where one of them does not."""
    return sum(sorted(fits)) / len(fits) * (ONE_UNLIKE if min(fits) < UNLIKE else 1.0)


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> tuple[str, ...]:
    """The words in small ASCII letters, halves of double names apart; particles only if nothing else is there."""
    text: str = anyascii.anyascii(" ".join(spelling.words(name)[0]).replace("-", " "))
    found = [_ABD.sub("abd", word) for word in text.lower().split() if any(c.isalnum() for c in word)]
    return tuple([word for word in found if word not in _PARTICLES] or found)


def _run_together(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names are the same, written in more words or fewer."""
    return len(one) != len(other) and _sound("".join(one)) == _sound("".join(other))


def _alike(word: str, other: str) -> float:
    """How alike two words sound where nothing is known of their language; an initial fits its word."""
    if len(word.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return INITIAL_ONLY if _sound(word[0]) == _sound(other[0]) else 0.0
    if word == other:
        return 1.0
    one, two = _sound(word), _sound(other)
    if one == two or _but_for_article(one, two) or _but_for_article(two, one):
        return 0.95
    edits = OSA.distance(one, two)
    if edits == 1 and _without_vowels(one) == _without_vowels(two):
        return 0.5 if one[-1] != two[-1] and "a" in (one[-1], two[-1]) else 0.8  # a last a makes Luisa of Luis
    if edits == 1 and sorted(word) == sorted(other) and len(word) > 4:
        return SLIP  # two letters changed places
    return max(0.0, 1.0 - 2 * edits / max(len(one), len(two)))


def _but_for_article(sound: str, other: str) -> bool:
    """Whether a word is the other with the Arabic article before it: Aldosari."""
    return len(other) > 4 and sound[:2] in ("al", "il") and sound[2:] == other


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """A word with what spellings vary in made one: e and i, o and u, k and q, doubled letters, h at the end."""
    for written, said in _SPELLINGS:
        word = word.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", word.rstrip("h") or word)


def _without_vowels(sound: str) -> str:
    return re.sub("[aiu]", "", sound)
