"""What punctuation alone tells of a line without a parse: what is set in between two marks, and which commas only list."""

from collections.abc import Callable

from habeas.extraction.words import Line

__all__ = ["listing", "set_in"]


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
