"""Which of two texts carries the other: unchanged, cut, or reworded; and what to look such texts up by.

A text is looked up by some of its hashed 3-word sequences, the same of every text: one in eight, one in two of a short
text. Two that share three of them are compared: the share of the shorter text's 5-word sequences in the other tells a
copy, that of its 2-word sequences a rewrite. Scripts without spaces are taken by characters. A label is a score read
off at a bound: people's own rewrites overlap. The bounds were chosen on synthetic rewrites; nothing else was.

Paraphrase by a machine, and translation, leave no sequence: these are told after extraction, by what is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import xxhash

from habeas.folding import words

VERSION = "1"
"""Names how keys are made: keys of another version are made anew."""
LENGTH, SAMPLED, SAMPLED_SHORT, SHORT = 3, 8, 2, 2_000
"""Keys are sequences of so many words, one in so many of them, of texts under so many characters one in fewer."""
SHARED = 3
"""From so many keys on two texts are compared; of a text that has fewer, all."""
COPY, REWRITE, TRUNCATED = 0.8, 0.2, 2 / 3
"""A copy has this share of its 5-word sequences in the other, a rewrite this share of its 2-word sequences; a copy is
truncated where it has less than this share of the other's words."""
RUN = 6
"""A shared passage has so many words at least."""

Span = tuple[int, int]
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
"""A character of a script that is written without spaces."""


class Relation(StrEnum):
    """How two texts are related, by their words alone."""

    EXACT = "exact"
    COPY = "copy"
    TRUNCATED = "truncated copy"
    REWRITE = "rewrite"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one text is like another: `score` is the share of the shorter one's word sequences that the other has (of
    five words for copies, of two otherwise), `passages` what both have, as spans of the one and of the other."""

    relation: Relation
    score: float
    passages: tuple[tuple[Span, Span], ...] = ()


def keys(text: str) -> frozenset[int]:
    """What a text is looked up by: numbers of 63 bits."""
    said = [word for _, _, word in _units(text)]
    sampled = SAMPLED_SHORT if len(text) < SHORT else SAMPLED
    return frozenset(h >> 1 for h in _hashes(said, min(LENGTH, len(said)) or 1) if h % sampled == 0)


def compare(one: str, other: str) -> Likeness:
    """How two texts are related, with a score and the passages they share.

    >>> compare("Mira Halden was freed on Monday.", "MIRA HALDEN was freed on Monday").relation
    <Relation.EXACT: 'exact'>
    """
    a, b = list(_units(one)), list(_units(other))
    said, heard = [word for _, _, word in a], [word for _, _, word in b]
    if said == heard and said:
        return Likeness(Relation.EXACT, 1.0, (((a[0][0], a[-1][1]), (b[0][0], b[-1][1])),))
    fives, twos = _containment(said, heard, 5), _containment(said, heard, 2)
    if fives < COPY and twos < REWRITE:
        return Likeness(Relation.INDEPENDENT, round(twos, 3))
    passages = tuple(
        ((a[i][0], a[i + n - 1][1]), (b[j][0], b[j + n - 1][1])) for i, j, n in _runs(said, heard) if n >= RUN
    )
    if fives < COPY:
        return Likeness(Relation.REWRITE, round(twos, 3), passages)
    lengths = sorted((len(said), len(heard)))
    relation = Relation.TRUNCATED if lengths[0] < TRUNCATED * lengths[1] else Relation.COPY
    return Likeness(relation, round(fives, 3), passages)


def _units(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their places, folded; each character by itself where there are no spaces."""
    for start, end, word in words(text):
        if _UNSPACED.search(word):
            yield from ((start + n, start + n + 1, character) for n, character in enumerate(word))
        else:
            yield start, end, word


def _hashes(said: Sequence[str], length: int) -> Iterator[int]:
    spelt = [word.encode("utf-8", "surrogatepass") for word in said]
    return (xxhash.xxh3_64_intdigest(b" ".join(spelt[i : i + length])) for i in range(len(spelt) - length + 1))


def _containment(said: Sequence[str], heard: Sequence[str], length: int) -> float:
    """The share of the sequences of the one that has fewer that the other has too."""
    one, other = frozenset(_hashes(said, length)), frozenset(_hashes(heard, length))
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def _runs(said: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The runs of words that both have, as (place, place, number), from left to right in the one."""
    first: dict[int, int] = {}
    for j, h in enumerate(_hashes(heard, LENGTH)):
        first.setdefault(h, j)
    begins, i = list(_hashes(said, LENGTH)), 0
    while i < len(begins):
        j = first.get(begins[i], -1)
        if j < 0:
            i += 1
            continue
        n = 0
        while i + n < len(said) and j + n < len(heard) and said[i + n] == heard[j + n]:
            n += 1
        yield i, j, n
        i += max(n - LENGTH + 2, 1)
