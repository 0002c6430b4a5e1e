"""A text with its statements marked: cut into stretches, each under the statements that cover it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.model import Statement


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text, the statements that cover it, those that begin with it and those that end with it."""

    text: str
    covered_by: tuple[Statement, ...]
    begins: tuple[Statement, ...]
    ends: tuple[Statement, ...]


def stretches(text: str, statements: Sequence[Statement], start: int = 0, end: int | None = None) -> list[Stretch]:
    """The text from start to end in stretches; joined they are that text, to the character."""
    end = len(text) if end is None else min(end, len(text))
    here = [s for s in statements if s.start < end and s.end > start]
    edges = {max(start, s.start) for s in here} | {min(end, s.end) for s in here}
    cuts = sorted(edges | {start, end})
    return [_stretch(text, a, b, here, start, end) for a, b in pairwise(cuts)]


def _stretch(text: str, a: int, b: int, statements: Sequence[Statement], start: int, end: int) -> Stretch:
    return Stretch(
        text[a:b],
        tuple(s for s in statements if s.start < b and s.end > a),
        tuple(s for s in statements if max(start, s.start) == a),
        tuple(s for s in statements if min(end, s.end) == b),
    )
