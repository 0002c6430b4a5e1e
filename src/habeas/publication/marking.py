"""A text with its statements marked: cut into stretches, each under the statements that cover it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.model import Statement

Span = tuple[int, int]
"""Where characters of a text begin and end (exclusive)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text, the statements that cover it, those that begin with it and those that end with it.

    `found` says that it belongs to the passage that was looked for.
    """

    text: str
    covered_by: tuple[Statement, ...]
    begins: tuple[Statement, ...]
    ends: tuple[Statement, ...]
    found: bool = False


def stretches(
    text: str, statements: Sequence[Statement], start: int = 0, end: int | None = None, found: Span | None = None
) -> list[Stretch]:
    """The text from start to end in stretches; joined they are that text, to the character."""
    end = len(text) if end is None else min(end, len(text))
    here = [s for s in statements if s.start < end and s.end > start]
    spans = [(s.start, s.end) for s in here] + ([found] if found else [])
    edges = {min(max(edge, start), end) for span in spans for edge in span}
    return [_stretch(text, (a, b), here, (start, end), found) for a, b in pairwise(sorted(edges | {start, end}))]


def _stretch(text: str, span: Span, statements: Sequence[Statement], limits: Span, found: Span | None) -> Stretch:
    a, b = span
    return Stretch(
        text[a:b],
        tuple(s for s in statements if s.start < b and s.end > a),
        tuple(s for s in statements if max(limits[0], s.start) == a),
        tuple(s for s in statements if min(limits[1], s.end) == b),
        found is not None and found[0] <= a and b <= found[1],
    )
