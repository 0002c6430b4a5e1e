"""Whom a trigger is about by the order of the words alone, for sentences whose tree has gone wrong.

Short reports defeat the parser: "A court on Friday sentenced newspaper founder X to two years", "Y, 31, arrested in May
and sentenced on Monday". What stands next to the trigger, on the side where English puts those it happens to, is then
the best guess.
"""

from collections.abc import Sequence

from habeas.extraction import discourse
from habeas.extraction.english import grammar
from habeas.extraction.lexicon import PEOPLE, ROLES
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.rules import Rule
from habeas.extraction.words import Line

__all__ = ["begins", "behind_lead", "beside", "listed", "rows"]

_BE = frozenset("be is are was were been being get gets got getting 's 're".split())
_AND = frozenset({"and", "&"})
_RIGHT = 9
_LEFT = 24
_STOPS = frozenset(";:.!?")
_ENDS = _STOPS | {'"'}


def beside(rule: Rule, match: Match, line: Line, slots: Sequence[Slot], anchor: int) -> int | None:
    """The word of those next to the trigger on the side where its kind wants them; None when nobody stands there."""
    found = [s for s in slots if s.kind == "person" or (s.kind == "count" and s.value.group)]
    if rule.who == "of" or (rule.who == "object" and line.words[anchor].pos == "N"):
        return _after(line, found, match.last, frozenset({"of", "for", "against", "to"})) or _owner(line, found, match)
    if rule.who == "given":
        side = _before(line, found, match.first) if _passive(line, match.first) else None
        return side if side is not None else _told(line, found, match.last)
    if rule.who == "undergoer":
        return _before(line, found, match.first) if _passive(line, match.first) else None
    if rule.who == "object":
        if _passive(line, match.first):
            return _before(line, found, match.first)
        right = _right(line, found, match.last)
        return right if right is not None else _before(line, found, match.first) if _participle(line, anchor) else None
    if rule.who == "subject":
        return _before(line, found, match.first)
    return None


def listed(line: Line, slots: Sequence[Slot], size: int, after: int = -1) -> tuple[str, ...]:
    """The people of a row of exactly so many names ("X, a poet, Y and Z") that begins behind a word; else nobody."""
    found = rows(line, [s for s in slots if s.kind == "person" and s.first > after])
    return next((names for names in found if len(names) == size), ())


_LEADS = ("including", "among them", "among whom", "such as", "one of them", "notably")


_WHO = frozenset({"who", "whom", "whose"})


def behind_lead(line: Line, slots: Sequence[Slot], after: int) -> tuple[str, ...]:
    """The names behind "including" or "among them" that follow a number, or before "among them", as far as they are one row."""
    words = [w.lower for w in line.words]
    for i in range(after + 1, len(words)):
        if words[i] in _STOPS:
            return ()
        if words[i] in _LEADS or " ".join(words[i : i + 2]) in _LEADS or " ".join(words[i : i + 3]) in _LEADS:
            ahead = [s for s in slots if s.kind == "person" and after < s.first < i]
            if words[i : i + 2] == ["among", "them"] and ahead and ahead[-1].last >= i - 2:
                return rows(line, ahead)[-1]
            behind = [s for s in slots if s.kind == "person" and s.first > i]
            if not behind or behind[0].first > i + 9 or any(w.pos in "VX" for w in line.words[i + 1 : behind[0].first]):
                return ()
            return _row_past_clauses(line, behind)
    return ()


def _row_past_clauses(line: Line, slots: Sequence[Slot]) -> tuple[str, ...]:
    """The first names of a row, past clauses that describe them: "X, who was held for a year, and Y"."""
    row, *others = rows(line, slots)
    last = next(s for s in slots if s.value.person == row[-1])
    for slot in slots[slots.index(last) + 1 :]:
        if others and slot.value.person == others[0][0] and _past_clause(line, last.last + 1, slot.first):
            row, last = (*row, *others[0]), slot
            others = others[1:]
    return tuple(dict.fromkeys(row))


def _past_clause(line: Line, first: int, end: int) -> bool:
    """Whether between two names there is a clause on the former and then "and": ", who was held for a year, and the poet"."""
    between = line.words[first:end]
    commas = [i for i, w in enumerate(between) if w.text == ","]
    if len(commas) < 2 or commas[0] != 0 or between[1].lower not in _WHO or any(w.text in _STOPS for w in between):
        return False
    rest = between[commas[-1] + 1 :]
    return bool(rest) and rest[0].lower == "and" and not any(w.pos in "VX" for w in rest)


def rows(line: Line, slots: Sequence[Slot]) -> list[tuple[str, ...]]:
    """The people named side by side, row by row."""
    return discourse.rows(line, slots, _AND)


def begins(line: Line, at: int) -> bool:
    """Whether a word begins the line or a part of it behind a stop: "Arrested in May; sentenced in June"."""
    while at > 0 and line.words[at - 1].pos in ("B", "X") and line.words[at - 1].lower not in ("not",):
        at -= 1
    return at == 0 or line.words[at - 1].text in (";", ":", "-", "–", "—", ",", ".", "(")


def _passive(line: Line, at: int) -> bool:
    """Whether a form of be stands before the word, adverbs between them allowed."""
    for i in range(at - 1, max(-1, at - 4), -1):
        w = line.words[i]
        if w.lower in _BE:
            return True
        if w.pos not in "BX" and w.lower not in ("each", "both", "all", "also", "later", "then"):
            return False
    return False


def _participle(line: Line, at: int) -> bool:
    return line.words[at].tag in ("VBN", "VBD", "JJ") or line.words[at].lower.endswith("ed")


def _right(line: Line, found: Sequence[Slot], last: int) -> int | None:
    """Those named or counted behind a verb, with only describing words between."""
    for i in range(last + 1, min(len(line.words), last + _RIGHT)):
        slot = next((s for s in found if s.first <= i <= s.last), None)
        if slot is not None:
            return slot.last
        w = line.words[i]
        if (
            w.text in _ENDS
            or w.pos in ("V", "X", "C")
            or w.lower in ("to", "for", "by", "with", "who", "after", "of", "over", "as")
        ):
            return None
        if w.pos == "N" and (w.lemma in ROLES or w.lower in PEOPLE) and not _named_next(found, i):
            return i
    return None


def _named_next(found: Sequence[Slot], at: int) -> bool:
    return any(at < s.first <= at + 3 for s in found)


def _told(line: Line, found: Sequence[Slot], last: int) -> int | None:
    """Those behind "to" in "handed seven years to X", or directly behind the verb."""
    direct = _right(line, found, last)
    return direct if direct is not None else _after(line, found, last, frozenset({"to", "on", "for"}), reach=_RIGHT)


def _after(line: Line, found: Sequence[Slot], last: int, words: frozenset[str], reach: int = 2) -> int | None:
    """Those behind one of these prepositions, which stands at most `reach` words behind the trigger."""
    for i in range(last + 1, min(len(line.words), last + 1 + reach)):
        if line.words[i].text in _ENDS:
            return None
        if line.words[i].lower in words and (right := _right(line, found, i)) is not None:
            return right
    return None


def _owner(line: Line, found: Sequence[Slot], match: Match) -> int | None:
    """The owner in "X's release", "X's unconditional release"."""
    for slot in found:
        after = slot.last + 1
        if slot.last < match.first <= slot.last + 5 and line.words[after].lower in ("'s", "'", "s"):
            return slot.last
    return None


def _before(line: Line, found: Sequence[Slot], first: int) -> int | None:
    """Those before a verb: the nearest that is not in a phrase with a preposition, in the same stretch of words."""
    second: int | None = None
    for i in range(first - 1, max(-1, first - _LEFT), -1):
        w = line.words[i]
        slot = next((s for s in found if s.last == i), None)
        if slot is not None:
            if not _inside_phrase(line, slot):
                return slot.last
            second = second if second is not None else slot.last
        if w.text in _ENDS or (w.pos in "VX" and w.tag in ("VBD", "VBZ", "VBP") and not _of_relative(line, i)):
            break
    return second


def _inside_phrase(line: Line, slot: Slot) -> bool:
    left = line.words[slot.first - 1].lower if slot.first else ""
    right = line.words[slot.last + 1].lower if slot.last + 1 < len(line.words) else ""
    return left in ("of", "by", "with", "to", "for", "from", "over", "against") or right in ("'s", "'")


def _of_relative(line: Line, at: int) -> bool:
    """Whether a verb belongs to "who was arrested in May and" rather than to a clause of its own."""
    return (
        line.words[at].lower in _BE | {"had", "has", "have"}
        or grammar.is_passive(line, at)
        or (at > 0 and line.words[at - 1].lower in ("who", ","))
    )
