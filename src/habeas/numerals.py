"""Numbers in digits and in words: a regex that finds one and a reader of its value. Languages are data."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.folding import fold

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Numerals:
    """One language's number words, folded, with what each is worth."""

    words: dict[str, float]
    ordinals: dict[str, float]
    times: dict[str, float]
    halves: dict[str, float]
    one: frozenset[str]
    joins: frozenset[str]
    point: str
    thousands: str
    links: str

    @property
    def link(self) -> str:
        """A regex for what stands between hundreds, tens and ones: a space, and in Spanish " y " as well."""
        return f"(?: {self.links} | )" if self.links else " "

    @property
    def grouped(self) -> str:
        """A regex for a number in digits with marks between its thousands: '2,310', in Spanish '2.310'."""
        return rf"\d{{1,3}}(?:[{self.thousands}\x20']\d{{3}})+(?!\d)"


@cache
def numerals(language: str) -> Numerals:
    """The number words of a language; of a language without a table, none: its digits are still read."""
    table = _tables().get(language, {})
    return Numerals(
        words=_by_form(table.get("words", {})),
        ordinals=_by_form(table.get("ordinals", {})),
        times=table.get("times", {}),
        halves=table.get("halves", {}),
        one=frozenset(table.get("one", [])),
        joins=frozenset(table.get("joins", [])),
        point=table.get("point", "."),
        thousands=table.get("thousands", ","),
        links=table.get("links", ""),
    )


@cache
def pattern(language: str) -> str:
    """A regex, for text folded and with ё as е, that matches a whole number or a number with a fraction.

    It has no groups and no word boundaries: put those round it.
    """
    known = numerals(language)
    digits = rf"(?:\d{{1,6}}\{known.point}\d{{1,2}}(?!\d)|(?:{known.grouped}|\d{{1,9}})[½¼¾]?|[½¼¾])"
    if not known.words:
        return digits
    small = _small(known)
    below = _below(known, small)
    times = either([w for w, v in known.times.items() if v >= 1000]) + r"(?!\w)"
    lone = either(known.one) if known.one else None
    lead = "|".join(filter(None, [digits, below, f"half {lone}" if lone else None, lone]))
    scaled = rf"(?:(?:{lead}) )?{times}(?:,?(?: and |{known.link}){below}(?!\w))?"
    halves = either(known.halves)
    return spaced(rf"(?:{scaled}|{digits}|{below})(?: {halves}(?!\w))?")


@cache
def ordinals(language: str) -> str:
    """A regex, for text folded and with ё as е, that matches an ordinal in words: 'ninth', 'twenty-eighth'."""
    known = numerals(language)
    tens = either([w for w, v in known.words.items() if 20 <= v < 100])
    return spaced(rf"(?:(?:{tens}(?:-| ))?{either(known.ordinals)}(?!\w))")


def read(text: str, language: str = "en") -> float | None:
    """The value of a number in digits or words: 'twenty-two', '2,310', '1.2 thousand', 'a hundred and three'.

    None when some word of it is not a number. The value is a float only where the number is not whole.

    >>> read("a hundred and three"), read("6½"), read("half a million"), read("четыреста двадцать", "ru")
    (103, 6.5, 500000, 420)
    """
    known = numerals(language)
    folded = plain(text)
    half = next((h for h in known.halves if folded.endswith(" " + h)), None)
    if half:
        folded = folded.removesuffix(half)
    total = _sum(_piece(known.grouped).findall(folded.replace("-", " ")), known)
    if total is None:
        return None
    total += known.halves[half] if half else 0
    return int(total) if total == int(total) else total


def ordinal(text: str, language: str = "en") -> int | None:
    """The value of an ordinal: 'ninth', 'twenty-eighth', '3rd'; None when it is not one."""
    known = numerals(language)
    *tens, last = plain(text).replace("-", " ").split() or [""]
    if digits := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", last):
        return int(digits[1])
    if last not in known.ordinals or any(t not in known.words for t in tens):
        return None
    return int(known.ordinals[last] + sum(known.words[t] for t in tens))


def plain(text: str) -> str:
    """Folded, with ё as е: the form number words are listed in, of the same length."""
    return fold(text).replace("ё", "е")


def spaced(regex: str) -> str:
    """The regex with each space in it standing for a space or a line end; write \\x20 for a space inside brackets."""
    return regex.replace("\\ ", " ").replace(" ", r"[\x20\n]")


def either(forms: "frozenset[str] | list[str] | dict[str, float]") -> str:
    """A regex for any of these words, longest first; one that never matches where there are none."""
    return "(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + ")" if forms else r"(?!)"


def _small(known: Numerals) -> str:
    ones = either([w for w, v in known.words.items() if v < 10])
    teens = either([w for w, v in known.words.items() if 10 <= v < 20])
    tens = either([w for w, v in known.words.items() if 20 <= v < 100])
    return rf"(?:{tens}(?:(?:-|{known.link}){ones}(?!\w))?|{teens}|{ones})(?!\w)"


def _below(known: Numerals, small: str) -> str:
    """Numbers in words below a thousand: 'three hundred and twelve', 'двести сорок', 'two dozen'."""
    hundreds = either([w for w, v in known.words.items() if v >= 100])
    times = either([w for w, v in known.times.items() if v < 1000]) + r"(?!\w)"
    multiplier = "|".join([small, *([either(known.one), "half " + either(known.one)] if known.one else [])])
    joined = f"(?:{either(known.joins)} )?" if known.joins else ""
    return rf"(?:(?:{multiplier}) {times}(?: {joined}{small})?|{hundreds}(?!\w)(?:{known.link}{small})?|{small})"


def _sum(pieces: list[str], known: Numerals) -> float | None:
    """Adds up number words as they are spoken: what stands before a multiplier is multiplied, the rest is added."""
    total, current, seen = 0.0, 0.0, False
    for piece in pieces:
        value = _worth(piece, known)
        if value is not None:
            current, seen = current + value, True
        elif piece in known.times:
            times = known.times[piece]
            current, seen = (current or 1) * times, True
            if times >= 1000:
                total, current = total + current, 0.0
        elif piece == "half":
            current, seen = 0.5, True
        elif piece not in known.one and piece not in known.joins:
            return None
    return total + current if seen else None


@cache
def _piece(grouped: str) -> re.Pattern[str]:
    return re.compile(rf"{grouped}|\d+(?:[.,]\d+)?|[½¼¾]|[^\W\d_]+(?:'[^\W\d_]+)*\.?")


def _worth(piece: str, known: Numerals) -> float | None:
    if piece in known.words:
        return known.words[piece]
    if piece in _FRACTIONS:
        return _FRACTIONS[piece]
    if not piece[0].isdecimal():
        return None
    if re.fullmatch(known.grouped, piece):
        return float(re.sub(r"\D", "", piece))
    return float(piece.replace(",", "."))


def _by_form(values: dict[str, list[str]]) -> dict[str, float]:
    return {plain(form): float(value) for value, forms in values.items() for form in forms}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("habeas").joinpath("numerals.toml").read_text("utf-8"))
