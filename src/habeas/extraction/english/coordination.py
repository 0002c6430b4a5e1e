"""People named in one row, of whom the tree gives only some: "Blogger Mira Halden and driver Ivo Talby were freed".

The parser often takes the first of such a row for a time or an apposition. Names between which only commas, "and" and
words for what somebody is stand are told of together, unless the verb behind them is in the singular.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line

__all__ = ["whole_row"]

_BETWEEN = 11
"""How many words stand between two names of a row at most."""
_JOINS = frozenset({",", "and", "&"})
_WHENCE = frozenset({"of", "from", "at", "in"})
_ONE = frozenset("was is has does 's".split())
"""A verb for one person right behind a row: the clause begins with its last name alone."""
_OF_ONE = frozenset({"who", "whom", "whose"})
_CALLS = "NATPDJ"
"""Classes of the words for what somebody is."""


def whole_row(
    line: Line, slots: Sequence[Slot], persons: tuple[str, ...], anchor: int, beside: Collection[str]
) -> tuple[str, ...]:
    """All the people of the row in which these stand at one end; `beside`, named for an office or as kin, are not added."""
    named = [s for s in slots if s.kind == "person"]
    kin = _of_others(line, named, persons)
    persons = tuple(p for p in persons if p not in kin)
    for row in _rows(line, named):
        people = [s.value.person for s in row]
        at_an_end = people[0] in persons or people[-1] in persons
        if not at_an_end or not set(persons) < set(people) or row[0].first <= anchor <= row[-1].last:
            continue
        if not _closed(line, row) or _of_the_last(line, row[-1], anchor) or _again(slots, row, persons):
            continue
        return tuple(dict.fromkeys(p for p in people if p in persons or p not in beside))
    return persons


def _of_others(line: Line, named: Sequence[Slot], persons: Collection[str]) -> set[str]:
    """Those whom the tree draws in though one alone is told of: C in "A, father of B and C, was freed"."""
    found = {
        other.value.person
        for one, other in pairwise(named)
        if _said_of(line, one) and _goes_on(line, one) and other.first == one.last + 2 and _for_one(line, other)
        if any(s.value.person in persons and s.last < one.first for s in named)
    }
    return found if set(persons) - found else set()


def _for_one(line: Line, named: Slot) -> bool:
    """Whether a clause closes behind a name, and what is told is told of one: ", was freed", ", freed on Friday"."""
    behind = line.words[named.last + 1 :][:2]
    return len(behind) > 1 and behind[0].text == "," and (behind[1].lower in _ONE or behind[1].tag == "VBN")


def _rows(line: Line, named: Sequence[Slot]) -> list[list[Slot]]:
    """The names of a line, those of one row together."""
    told = [s for s in named if not _said_of(line, s)]
    said = [s for s in named if s not in told]
    rows = [[s] for s in told[:1]]
    for one, other in pairwise(told):
        kin = any(one.last < s.first < other.first and _goes_on(line, s) for s in said)
        if not kin and _side_by_side(line, one, other):
            rows[-1].append(other)
        else:
            rows.append([other])
    return [row for row in rows if len(row) > 1]


def _said_of(line: Line, named: Slot) -> bool:
    """Whether a name only says what somebody else is: "frontman of Norvel Kast"; but "of Halden and of Talby"."""
    before = [w.lower for w in line.words[max(0, named.first - 2) : named.first]]
    return before[-1:] != [] and before[-1] in _WHENCE and not _JOINS & {*before}


def _goes_on(line: Line, named: Slot) -> bool:
    """Whether those of whom somebody is said to be are a row of their own: "father of B and C"."""
    return line.words[named.last + 1].lower in ("and", "&")


def _side_by_side(line: Line, one: Slot, other: Slot) -> bool:
    """Whether only joints and words for what somebody is stand between two names: not "A, father of B and C"."""
    between = range(one.last + 1, other.first)
    words = line.words
    if not between or len(between) > _BETWEEN or words[one.last + 1].lower not in _JOINS | _WHENCE:
        return False
    if not any(words[i].lower in _JOINS for i in between):
        return False
    return all(_calls(line, i, other) for i in between)


def _calls(line: Line, i: int, other: Slot) -> bool:
    """Whether a word joins two names or says what somebody is; the last before a name may be taken for a verb: "diver"."""
    word = line.words[i]
    if word.lower in _JOINS | _WHENCE or word.lower.isdigit() or word.text == "-":
        return True
    if word.lower in ("his", "her", "their", "not", "but", "only"):
        return False
    return word.pos in _CALLS or (word.tag in ("VB", "VBP") and i == other.first - 1)


def _closed(line: Line, row: Sequence[Slot]) -> bool:
    """Whether "and" stands before the last name and no verb for one person, nor an owner's mark, behind it."""
    words = line.words
    joined = any(w.lower in ("and", "&") for w in words[row[-2].last + 1 : row[-1].first])
    behind = [w.lower for w in words[row[-1].last + 1 :][:2]]
    return joined and not _ONE & {*(behind if behind[:1] == [","] else behind[:1])}


def _of_the_last(line: Line, last: Slot, anchor: int) -> bool:
    """Whether a trigger stands in a clause on the last name alone: "A and B, of Minsk, who was freed in May,"."""
    between = [w.lower for w in line.words[last.last + 1 : anchor]]
    if between[:1] != [","] or {"were", "are", "have"} & {*between}:
        return False
    return len(between) == 1 or bool(_OF_ONE & {*between})


def _again(slots: Sequence[Slot], row: Sequence[Slot], persons: Collection[str]) -> bool:
    """Whether one of these people is named again outside the row, where the sentence goes on about them alone."""
    return any(s.kind == "person" and s not in row and s.value.person in persons for s in slots)
