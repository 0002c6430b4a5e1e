"""Families named by their surname first: "семью Гальденских — Виктора и его жену Марину", "братьев Дубровиных, Павла и Олега"."""

from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line

__all__ = ["by_given_names", "is_of_a_family"]

_MARKS = frozenset("-–—:,(")


def is_of_a_family(line: Line, at: int) -> bool:
    """Whether a word is the given name of somebody whose family is named before, with a mark between."""
    if not _may_be_given(line, at):
        return False
    i = at - 1
    while i > 1 and _goes_on(line, i):
        if line.words[i].text in _MARKS and _surname(line, i - 1):
            return True
        i -= 1
    return False


def by_given_names(line: Line, at: int) -> bool:
    """Whether a word is the surname of a family whose members are named behind it: nobody by itself."""
    if not _surname(line, at) or at + 2 >= len(line.words) or line.words[at + 1].text not in _MARKS:
        return False
    return any(is_of_a_family(line, i) for i in range(at + 2, min(len(line.words), at + 6)))


def _surname(line: Line, at: int) -> bool:
    """Whether a capitalised word stands behind one for a family or a couple."""
    return at > 0 and line.words[at].text[:1].isupper() and line.words[at - 1].lower in listed("families")


def _goes_on(line: Line, i: int) -> bool:
    """Whether a word between a family's surname and a given name only names others of it: "Виктора и его жену"."""
    word = line.words[i]
    return (
        word.text in _MARKS
        or word.lower in listed("joins")
        or word.lower in listed("whose")
        or word.lower in listed("kin")
        or _may_be_given(line, i)
    )


def _may_be_given(line: Line, at: int) -> bool:
    """Whether a capitalised word, no place and no body, can be a given name."""
    word = line.words[at]
    return word.text[:1].isupper() and word.text[1:].islower() and word.lower not in listed("not_names")
