"""A text in pieces that a model reads one at a time, cut where paragraphs end."""

from collections.abc import Iterator

__all__ = ["MOST", "SIZE", "windows"]

SIZE = 3000
"""Characters of a piece at most: some 750 tokens of English, fewer than 2,000 of any script in use."""

MOST = 100
"""Pieces of one document that are asked about; what comes after is set aside."""

_ENDS = ("\n\n", "\n", ". ", " ")


def windows(text: str, size: int = SIZE) -> Iterator[tuple[int, int]]:
    """The pieces as (start, end) in order, each with a letter in it; together all the letters of the text.

    A piece ends with a paragraph, else a line, a sentence, a word; where there is none of these, after `size`.
    """
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cuts = (text.rfind(mark, start + size // 3, end) + len(mark) for mark in _ENDS)
            end = next((cut for cut, mark in zip(cuts, _ENDS, strict=True) if cut > start + len(mark)), end)
        if any(c.isalpha() for c in text[start:end]):
            yield start, end
        start = end
