"""What punctuation alone tells of a line without a parse: what is set in between two marks, and which commas only list."""

from collections.abc import Callable

from habeas.extraction.words import Line

__all__ = ["listing", "set_in", "unquoted"]

_OPENS, _CLOSES = '«„“"', '»“”"'
"""Quotation marks that open and that close; some do either."""


def set_in(line: Line, start: int, right: int, aside: Callable[[list[str]], bool]) -> int | None:
    """The mark that closes what the mark at `start` sets in, before `right`; None where it sets nothing in.

    Brackets always do; between two commas `aside` says whether the words, in small letters, are said by the way: a
    clause, an age, a role, a source.
    """
    words = line.words
    if words[start].text == "(":
        return next((i for i in range(start + 1, right) if words[i].text == ")"), None)
    if words[start].text != "," or listing(line, start):
        return None
    end = next((i for i in range(start + 1, right) if words[i].text == "," and not listing(line, i)), None)
    inner = [w.lower for w in words[start + 1 : end]] if end is not None else []
    return end if inner and aside(inner) else None


def listing(line: Line, i: int) -> bool:
    """Whether a comma stands between two items of a list of names, or before an age."""
    before, after = line.words[i - 1].text if i else "", line.words[i + 1].text if i + 1 < len(line.words) else ""
    behind = line.words[i + 2].text if i + 2 < len(line.words) else "."
    return (after.isdigit() and behind in (",", ".", ")")) or (before[:1].isupper() and after[:1].isupper())


def unquoted(text: str) -> str:
    """The text without spaces and quotation marks about it, but with those that belong to a part of it.

    >>> unquoted('«Весна»'), unquoted('«говорит брат'), unquoted('центр «Весна»'), unquoted('«Весна» и «Память»')
    ('Весна', 'говорит брат', 'центр «Весна»', '«Весна» и «Память»')
    """
    text = text.strip()
    opened, closed = text[:1] in _OPENS and text != "", text[-1:] in _CLOSES and text != ""
    inner = text[opened : len(text) - closed]
    first = next((c for c in inner if c in _OPENS + _CLOSES), "")
    last = next((c for c in reversed(inner) if c in _OPENS + _CLOSES), "")
    if opened and closed and not first:
        return inner.strip()
    text = text[1:] if opened and (not first or first not in _CLOSES) else text
    return (text[:-1] if closed and (not last or last not in _OPENS) else text).strip()
