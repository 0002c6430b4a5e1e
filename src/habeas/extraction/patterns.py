"""Patterns: the words by which a rule knows what is told, laid against a line.

A pattern is a row of words, each matched by its form or lemma:

    freed            a word by form or lemma             free/V       the same, as a verb only (V N A); also (free|let)/V
    arrest*          any word that begins so             (a|b c)      one of these
    =free            a word by form only, not "freed"
    the?             may be missing                      (to the)?    the same for several
    ...              up to four words                    {term}       something recognised: see SLOTS

There is no unbounded repetition, and a pattern with too many readings is refused, so matching always ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from habeas.extraction.words import Line

__all__ = ["ANY_HOUSE", "HOUSE", "SLOTS", "Match", "Pattern", "Slot"]

SLOTS = ("person", "who", "count", "term", "date", "place")
"""What a pattern can name in braces; `who` is a person, a number of people or a pronoun."""
HOUSE, ANY_HOUSE = "house", "prison"
"""A prison known by its name, as a slot: it stands wherever a pattern has the plain word for one."""

_MOST_READINGS = 4000
_GAP = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """Something recognised in a line: words first to last (inclusive), of a kind, with its value."""

    kind: str
    first: int
    last: int
    value: Any


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits: words first to last, which of them are literal, and the slots it filled."""

    first: int
    last: int
    literal: tuple[int, ...]
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    pos: str = ""
    prefix: bool = False
    form: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    kind: str


@dataclass(frozen=True, slots=True)
class _Gap:
    pass


@dataclass(frozen=True, slots=True)
class _Either:
    options: tuple[tuple["_Part", ...], ...]


_Part = _Word | _Named | _Gap | _Either
_Path = tuple[int, tuple[int, ...], tuple[Slot, ...]]
_PIECE = re.compile(r"\{(\w+)\}|(\.\.\.)|([()|?])|([^\s(){}|?/*]+)(\*)?|/([VNA])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of words as written in a rule, ready to be laid against a line.

    `begins` are the words one of which a fit begins with, and their prefixes; None where it may begin with anything.
    """

    text: str
    parts: tuple[_Part, ...]
    begins: frozenset[str] | None = None
    prefixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Raises ValueError, saying what is wrong, for a pattern that cannot be read or has too many readings."""
        pieces = list(_PIECE.finditer(text))
        rest = _PIECE.sub("", text).strip()
        if rest or not pieces:
            raise ValueError(f"cannot read {rest or text!r} in pattern {text!r}")
        options, at = _options(pieces, 0, text)
        if at != len(pieces):
            raise ValueError(f"a bracket is closed but never opened in pattern {text!r}")
        parts = options[0] if len(options) == 1 else (_Either(options),)
        first = _first(parts)
        words = None if first is None else frozenset(w for w, is_prefix in first if not is_prefix)
        pattern = cls(text, parts, words, tuple(w for w, is_prefix in first or () if is_prefix))
        if pattern.readings() > _MOST_READINGS:
            raise ValueError(
                f"pattern {text!r} has {pattern.readings()} readings; at most {_MOST_READINGS}. Split it in two"
            )
        if not any(pattern.keys()):
            raise ValueError(f"pattern {text!r} names no word that must be there")
        return pattern

    def shown(self) -> str:
        """The pattern for people, in Markdown: "[x]" may be missing, "a / b" is either, "…" up to four words,
        "‹who›" something recognised, "arrest-" a word that begins so, "“freed”" that form only, "_v._" a verb.

        >>> Pattern.of("(free|let)/V (the|all)? {who} ... jail*").shown()
        '(free / let) _v._ [the / all] ‹who› … jail-'
        """
        return _shown(self.parts)

    def readings(self) -> int:
        """In how many ways the pattern can be laid, a bound on the work of matching it once."""
        return _readings(self.parts)

    def keys(self) -> frozenset[tuple[str, bool]]:
        """Words (text, is a prefix) of which one must stand in a line for the pattern to fit."""
        return _keys(self.parts) or frozenset()

    def places(self, line: Line) -> Iterable[int]:
        """The words of a line at which a fit can begin."""
        if self.begins is None:
            return range(len(line.words))
        found = {i for word in self.begins & line.places.keys() for i in line.places[word]}
        if self.prefixes:
            found |= {i for i, w in enumerate(line.words) if w.lower.startswith(self.prefixes)}
        return sorted(found)

    def matches(self, line: Line, slots: Mapping[int, Sequence[Slot]], at: int) -> Match | None:
        """The longest fit beginning at word `at`; slots are given by their first word."""
        best: _Path | None = None
        for path in _follow(self.parts, line, slots, (at, (), ())):
            if path[1] and (best is None or path[0] > best[0]):
                best = path
        return Match(at, best[0] - 1, best[1], best[2]) if best else None


def _options(pieces: list[re.Match[str]], at: int, text: str) -> tuple[tuple[tuple[_Part, ...], ...], int]:
    """Alternatives up to a closing bracket or the end, and where they end."""
    options: list[list[_Part]] = [[]]
    while at < len(pieces):
        slot, gap, mark, word, star, of_class = pieces[at].groups()
        if mark == ")":
            break
        if mark == "|":
            options.append([])
        elif mark == "?":
            if not options[-1]:
                raise ValueError(f"nothing before '?' in pattern {text!r}")
            options[-1][-1] = _Either(((options[-1][-1],), ()))
        elif of_class:
            if not options[-1]:
                raise ValueError(f"nothing before '/{of_class}' in pattern {text!r}")
            options[-1][-1] = _classed(options[-1][-1], of_class)
        elif mark == "(":
            inner, at = _options(pieces, at + 1, text)
            if at >= len(pieces):
                raise ValueError(f"a bracket is never closed in pattern {text!r}")
            options[-1].append(_Either(inner))
        elif slot:
            if slot not in SLOTS:
                near = get_close_matches(slot, SLOTS, 1, 0)
                raise ValueError(
                    f"unknown slot {{{slot}}}.\nSlots are: {', '.join(SLOTS)}. Did you mean {{{near[0]}}}?"
                )
            options[-1].append(_Named(slot))
        elif gap:
            options[-1].append(_Gap())
        else:
            options[-1].append(_Word(word.lower().lstrip("="), "", bool(star), word.startswith("=")))
        at += 1
    return tuple(tuple(o) for o in options), at


def _classed(part: _Part, pos: str) -> _Part:
    """The part with its words, or each first word of its alternatives, held to a class."""
    if isinstance(part, _Word):
        return _Word(part.text, pos, part.prefix, part.form)
    if isinstance(part, _Either):
        return _Either(tuple((_classed(o[0], pos), *o[1:]) if o else o for o in part.options))
    return part


_CLASSES = {"V": " _v._", "N": " _n._", "A": " _adj._", "": ""}


def _shown(parts: tuple[_Part, ...], *, classed: bool = True) -> str:
    """Parts for people; without the class of the first word where it has been said of all alternatives."""
    return " ".join(_part_shown(part, classed=classed or n > 0) for n, part in enumerate(parts))


def _part_shown(part: _Part, *, classed: bool = True) -> str:
    if isinstance(part, _Word):
        text = part.text + "-" * part.prefix
        return (f"“{text}”" if part.form else text) + (_CLASSES[part.pos] if classed else "")
    if isinstance(part, _Named):
        return f"‹{part.kind}›"
    if isinstance(part, _Gap):
        return "…"
    options = [o for o in part.options if o]
    classes = {o[0].pos if isinstance(o[0], _Word) else "" for o in options}
    alike = len(classes) == 1 and len(options) > 1
    inner = " / ".join(_shown(o, classed=not alike) for o in options)
    mark = _CLASSES[classes.pop()] if alike else ""
    if len(options) == len(part.options):
        return f"({inner}){mark}"
    return f"[{inner.removeprefix('(').removesuffix(')') if _bracketed(options) else inner}{mark}]"


def _bracketed(options: Sequence[tuple[_Part, ...]]) -> bool:
    """Whether all there is, is one row of alternatives, which then needs no bracket of its own."""
    only = options[0][0] if len(options) == 1 and len(options[0]) == 1 else None
    return isinstance(only, _Either) and all(only.options)


def _readings(parts: tuple[_Part, ...]) -> int:
    total = 1
    for part in parts:
        if isinstance(part, _Gap):
            total *= _GAP + 1
        elif isinstance(part, _Either):
            total *= _ways(part)
    return total


def _ways(part: _Either) -> int:
    """Options that begin with different words exclude one another; only the rest add up."""
    worded = [_readings(o) for o in part.options if o and isinstance(o[0], _Word)]
    return max(worded, default=0) + sum(_readings(o) for o in part.options if not (o and isinstance(o[0], _Word)))


def _keys(parts: tuple[_Part, ...]) -> frozenset[tuple[str, bool]] | None:
    """The smallest set of words of which one must be present, None when nothing must."""
    best: frozenset[tuple[str, bool]] | None = None
    for part in parts:
        found: frozenset[tuple[str, bool]] | None = None
        if isinstance(part, _Word):
            found = _openings(part)
        elif isinstance(part, _Either):
            inner = [_keys(o) for o in part.options]
            found = None if any(k is None for k in inner) else frozenset().union(*(k for k in inner if k))
        if found is not None and (best is None or len(found) < len(best)):
            best = found
    return best


def _first(parts: tuple[_Part, ...]) -> frozenset[tuple[str, bool]] | None:
    """The words (text, is a prefix) of which one begins a fit, None when it may begin with anything."""
    if not parts:
        return None
    part, rest = parts[0], parts[1:]
    if isinstance(part, _Word):
        return _openings(part)
    if not isinstance(part, _Either):
        return None
    inner = [_first(option + rest) for option in part.options]
    return None if any(i is None for i in inner) else frozenset[tuple[str, bool]]().union(*(i for i in inner if i))


def _openings(word: _Word) -> frozenset[tuple[str, bool]]:
    """What a fit of a word begins with: the word (and whether it is a prefix), or what stands before its hyphen."""
    whole = (word.text, word.prefix)
    return frozenset({whole, (word.text.split("-")[0], False)}) if _parted(word) else frozenset({whole})


def _parted(word: _Word) -> list[str]:
    """The words and hyphens of a compound, which a parser may read one by one; none of a plain word."""
    if "-" not in word.text:
        return []
    parts = re.split("(-)", word.text)
    return parts if len(parts) > 1 and all(parts) else []


_MONTH = "may"
_ALSO = {"V": "VX", "N": "NP", "A": "AV"}


def _fits(word: _Word, line: Line, at: int) -> bool:
    w = line.words[at]
    forms = (w.lower,) if word.form else (w.lower, w.lemma)
    if not (w.lower.startswith(word.text) if word.prefix else word.text in forms):
        return False
    if word.text == _MONTH and w.pos == "P":
        return False  # a rule that must not stand with "may" stands with a day in May
    if not word.pos or not line.parsed or w.pos in _ALSO[word.pos]:
        return True
    return word.pos == "V" and w.lower.endswith("ed")  # taggers take participles for nouns and adjectives


def _ends(word: _Word, line: Line, at: int) -> Iterator[int]:
    """Where a word of a pattern that fits at word `at` ends: behind it, or behind the last of its parts."""
    if at < len(line.words) and _fits(word, line, at):
        yield at + 1
    parts = _parted(word)
    last = at + len(parts) - 1
    if not parts or last >= len(line.words) or any(line.words[at + n].lower != p for n, p in enumerate(parts[:-1])):
        return
    if _fits(replace(word, text=parts[-1]), line, last):
        yield last + 1


def _follow(parts: tuple[_Part, ...], line: Line, slots: Mapping[int, Sequence[Slot]], path: _Path) -> Iterator[_Path]:
    """Every way to lay the parts from here on."""
    if not parts:
        yield path
        return
    (at, literal, filled), part, rest = path, parts[0], parts[1:]
    if isinstance(part, _Word):
        for end in _ends(part, line, at):
            yield from _follow(rest, line, slots, (end, (*literal, end - 1), filled))
        for house in _houses(part, slots, at):
            yield from _follow(rest, line, slots, (house.last + 1, (*literal, house.last), filled))
    elif isinstance(part, _Named):
        for slot in slots.get(at, ()):
            if slot.kind == part.kind or (part.kind == "who" and _somebody(slot)):
                yield from _follow(rest, line, slots, (slot.last + 1, literal, (*filled, slot)))
    elif isinstance(part, _Gap):
        for skip in range(_GAP + 1):
            if skip and (at + skip > len(line.words) or line.words[at + skip - 1].lower in ".;:!?"):
                break
            yield from _follow(rest, line, slots, (at + skip, literal, filled))
    else:
        for option in part.options:
            if option and isinstance(option[0], _Word) and not _begins(option[0], line, slots, at):
                continue
            yield from _follow(option + rest, line, slots, path)


def _somebody(slot: Slot) -> bool:
    """Whether a slot holds a person, a number of people or a pronoun for them; "who" only opens a clause."""
    return slot.kind in ("person", "count") or (slot.kind == "pronoun" and slot.value != "who")


def _houses(word: _Word, slots: Mapping[int, Sequence[Slot]], at: int) -> list[Slot]:
    """The prisons known by name at word `at` that stand for this word of a pattern."""
    plain = word.text == ANY_HOUSE and not (word.pos or word.prefix or word.form)
    return [s for s in slots.get(at, ()) if s.kind == HOUSE] if plain else []


def _begins(word: _Word, line: Line, slots: Mapping[int, Sequence[Slot]], at: int) -> bool:
    """Whether a word of a pattern stands at word `at`, or what stands for it."""
    return any(_ends(word, line, at)) or bool(_houses(word, slots, at))
