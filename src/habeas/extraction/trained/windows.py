"""A document as the trained model sees it: word pieces with what the rules recognised, in windows it can read at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.extraction.blocks import Kind
from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = [
    "FEATURES",
    "HINTS",
    "MODALITIES",
    "NEAR",
    "PERSON",
    "ROLES",
    "TYPES",
    "Hinted",
    "Pieces",
    "Place",
    "Window",
    "candidates",
    "nearness",
    "windows",
]

Place = tuple[int, int]
"""A word of a document as (line, number in the line)."""
TYPES = tuple(Type)
MODALITIES = tuple(Modality)
ROLES = ("who", "date", "source", "actor", "place")
"""What the model points at from a trigger: those concerned, the day, who says so, who did it, where."""

_SLOTS = ("person", "count", "pronoun", "term", "date", "place")
_SHAPES = ("capital", "capitals", "digit", "first", "heading", "bullet")
HINTS = len(_SHAPES) + 2 * len(_SLOTS)
"""Where, in a word's features, the types of the rules that fit there begin."""
FEATURES = HINTS + len(TYPES)
PERSON = len(_SHAPES) + 1
"""The feature that a word is part of a person's name."""

_CORE, _BEFORE, _AFTER = 300, 120, 40
_LONGEST_WORD = 12
_LINES, _WORDS = 8, 7
NEAR = _LINES + 4 + 2 * _WORDS + 1
"""How many kinds of distance there are between a trigger and what it points at."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """A line as the rules left it: what is recognised, and (word, type) for every rule that fits."""

    line: Line
    slots: Sequence[Slot]
    hints: Sequence[tuple[int, Type]]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a document: `ids` [pieces], `features` [pieces, FEATURES], and its words.

    `first` [words] is the place of each word's first piece, `owner` [words, 2] its line and number in the line, `core`
    [words] whether the word is read here; the others are context and read in another window.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.float32]
    first: NDArray[np.int64]
    owner: NDArray[np.int64]
    core: NDArray[np.bool_]


class Pieces:
    """Splits words into the pieces that the encoder knows."""

    def __init__(self) -> None:
        self._known = dict[str, list[int]]()

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import BertWordPieceTokenizer

        return BertWordPieceTokenizer(str(files(__package__) / "vocab.txt"), lowercase=True)

    def __call__(self, word: str) -> list[int]:
        """The pieces of a word, at least one, at most twelve."""
        if word not in self._known:
            ids = self._tokenizer.encode(word[:100], add_special_tokens=False).ids[:_LONGEST_WORD]
            self._known[word] = ids or [self._tokenizer.token_to_id("[UNK]")]
        return self._known[word]


def windows(lines: Sequence[Hinted], pieces: Pieces) -> Iterator[Window]:
    """The document in windows; every word is in the core of exactly one."""
    owner = [(at, i) for at, hinted in enumerate(lines) for i in range(len(hinted.line.words))]
    ids = [pieces(lines[at].line.words[i].text) for at, i in owner]
    features = np.concatenate([_features(h) for h in lines] or [np.zeros((0, FEATURES), np.float32)])
    for first, last in _cores([len(p) for p in ids], owner):
        a, b = _reach(ids, first, -1, _BEFORE), _reach(ids, last, 1, _AFTER)
        yield _window(ids[a:b], features[a:b], owner[a:b], first - a, last - a)


def candidates(lines: Sequence[Hinted], owner: Sequence[tuple[int, int]], role: str) -> list[tuple[int, ...]]:
    """For each role the words that can fill it, as the places in `owner` of their words' heads."""
    place = {tuple(o): n for n, o in enumerate(owner)}
    found = list[tuple[int, ...]]()
    for at in sorted({o[0] for o in owner}):
        line, slots = lines[at].line, lines[at].slots
        if role == "who":
            heads = [s.last if s.kind == "person" else s.first for s in slots if s.kind in ("person", "count")]
        elif role == "date":
            heads = [s.first for s in slots if s.kind == "date"]
        else:
            heads = [i for i, w in enumerate(line.words) if w.pos in ("N", "P")]
        found += [(place[at, i], at, i) for i in dict.fromkeys(heads) if (at, i) in place]
    return found


def nearness(trigger: tuple[int, int], other: tuple[int, int]) -> int:
    """The kind of distance from a trigger to a word, both as (line, word): 0 .. NEAR - 1."""
    lines = other[0] - trigger[0]
    if lines:
        return max(-_LINES, lines) + _LINES if lines < 0 else _LINES + min(lines, 4) - 1
    apart = other[1] - trigger[1]
    size = min(_WORDS, abs(apart).bit_length())
    return _LINES + 4 + _WORDS + (size if apart > 0 else -size)


def _features(hinted: Hinted) -> NDArray[np.float32]:
    words = hinted.line.words
    made = np.zeros((len(words), FEATURES), np.float32)
    for i, w in enumerate(words):
        shapes = (
            w.text[:1].isupper(),
            w.text.isupper() and len(w.text) > 1,
            w.text[:1].isdigit(),
            i == 0,
            hinted.kind is Kind.HEADING,
            hinted.kind is Kind.BULLET,
        )
        made[i, : len(shapes)] = shapes
    for slot in hinted.slots:
        if slot.kind not in _SLOTS:
            continue
        at = len(_SHAPES) + 2 * _SLOTS.index(slot.kind)
        made[slot.first, at] = 1
        made[slot.first : slot.last + 1, at + 1] = 1
    for i, type_ in hinted.hints:
        made[i, HINTS + TYPES.index(type_)] = 1
    return made


def _cores(sizes: Sequence[int], owner: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of words, first to last (exclusive), that break between lines unless a line is too long for one window."""
    first, held, broke = 0, 0, 0
    for n, size in enumerate(sizes):
        if owner[n][1] == 0:
            broke = n
        if held + size > _CORE and n > first:
            cut = broke if broke > first else n
            yield first, cut
            held, first = sum(sizes[cut:n]), cut
        held += size
    if sizes:
        yield first, len(sizes)


def _reach(ids: Sequence[Sequence[int]], at: int, step: int, most: int) -> int:
    """How far context goes from a place, in words, within so many pieces."""
    held = 0
    while 0 <= (n := at - 1 if step < 0 else at) < len(ids) and held + len(ids[n]) <= most:
        held += len(ids[n])
        at += step
    return at


def _window(
    ids: Sequence[Sequence[int]],
    features: NDArray[np.float32],
    owner: Sequence[tuple[int, int]],
    first: int,
    last: int,
) -> Window:
    sizes = np.array([len(p) for p in ids])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    spread = np.repeat(features, sizes, axis=0)
    inner = np.ones(len(spread), bool)
    inner[starts] = False
    spread[inner, HINTS:] = 0  # a rule's hint stands on the first piece of its word
    core = np.zeros(len(ids), bool)
    core[first:last] = True
    return Window(
        np.array([i for p in ids for i in p], np.int64),
        spread,
        starts.astype(np.int64),
        np.array(owner, np.int64).reshape(-1, 2),
        core,
    )
