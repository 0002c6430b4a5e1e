"""Lengths of time: punishments, in months."""

import re
from dataclasses import dataclass

from habeas.numerals import plain, read
from habeas.quantities.words import Lengths, lengths


@dataclass(frozen=True, slots=True)
class Term:
    """A punishment's length as written, in months of 30 days, years of 12 months; None for life, death, unstated."""

    text: str
    months: float | None


@dataclass(frozen=True, slots=True)
class _Length:
    """A length found at start..end; `months` is None where it has none, `unit` the months of its smallest unit."""

    start: int
    end: int
    months: float | None
    unit: float


def terms(text: str, language: str = "en") -> list[tuple[int, int, Term]]:
    """The lengths of time in a text as (start, end, term), in order: 'four years', '11-year', '15 days', 'life'.

    Months are None for life, death and ranges ("five to seven years"); "up to seven years" keeps its number. Ages and
    "two years ago" are no terms.
    """
    words = lengths(language)
    if words is None:
        return []
    folded, found = plain(text), list[_Length]()
    for m in words.piece.finditer(folded):
        _add(found, _read(m, words), folded, words)
    found = [_widened(f, folded, words) for f in found if not words.no_term_after.match(folded, f.end)]
    return [(f.start, f.end, Term(text[f.start : f.end], _whole(f.months))) for f in found]


def term(text: str, language: str = "en") -> Term:
    """One cut-out length as a term; a number without a unit is of years: '14', 'seven and a half', 'up to 12 years'.

    A unit without a number is one of it, as 'год' is, but days are not counted so.
    """
    if found := terms(text, language):
        return Term(text, found[0][2].months)
    words = lengths(language)
    folded = plain(text).strip()
    if words:
        folded = words.lead.sub("", folded)
        if whole := next((each for unit, each in words.units if each >= 1 and unit.fullmatch(folded)), None):
            return Term(text, whole)
    years = read(folded, language)
    return Term(text, None if years is None else _whole(years * 12))


def _read(m: re.Match[str], words: Lengths) -> _Length:
    """One number with its unit, or life or death."""
    if m["endless"]:
        return _Length(m.start(), m.end(), None, 0)
    if m["bare"]:
        each = next((each for unit, each in words.units if unit.fullmatch(m["bare"])), 6)  # half a year
        return _Length(m.start(), m.end(), each if each >= 1 else None, each)
    if m.groupdict().get("yearly"):
        years = read(" ".join(filter(None, (m["tens"], m["yearly"]))), words.language) or 0
        return _Length(m.start(), m.end(), years * 12, 12)
    value = read(m["value"], words.language) if m["value"] else 1
    each = next(each for unit, each in words.units if unit.fullmatch(m["unit"]))
    return _Length(m.start(), m.end(), ((value or 0) + (0.5 if m["half"] else 0)) * each, each)


def _add(found: list[_Length], new: _Length, folded: str, words: Lengths) -> None:
    """Adds a length to those before it: 'six years' and 'nine months' are one, and so are the ends of a range."""
    last = found[-1] if found else None
    if last and new.months is not None and last.months is not None:
        gap = folded[last.end : new.start]
        opened = words.between.search(folded[max(0, last.start - 12) : last.start])
        if new.unit < last.unit and new.months < last.unit and words.glue.fullmatch(gap):
            found[-1] = _Length(last.start, new.end, last.months + new.months, new.unit)
            return
        if words.to.fullmatch(gap) or (opened and words.either.fullmatch(gap)):
            start = last.start - len(opened.group()) if opened else last.start
            found[-1] = _Length(start, new.end, None, new.unit)
            return
    found.append(new)


def _widened(f: _Length, folded: str, words: Lengths) -> _Length:
    """A length with the bare number that makes it a range ("five to seven years"), or "up to", before it."""
    window = max(0, f.start - 48)
    before = folded[window : f.start]
    low = words.low.search(before) if f.months is not None else None
    if low and f.months is not None and _makes_range(low, f.months / f.unit, before, words):
        return _Length(window + low.start(), f.end, None, f.unit)
    end = words.endless_end.match(folded, f.end)
    opened = words.between.search(before)
    if end and opened:
        return _Length(window + opened.start(), end.end(), None, 0)
    most = words.most.search(before)
    return _Length(window + most.start(), f.end, f.months, f.unit) if most else f


def _makes_range(low: re.Match[str], high: float, before: str, words: Lengths) -> bool:
    """Whether a number is the lower end of a length: not in 'sentenced in 2022 to ten years', 'on July 4 to nine'."""
    if low["low"] is None or low["and"]:
        return bool(low["between"]) and (low["low"] is None or (read(low["low"], words.language) or 0) < high)
    if not low["between"] and words.months.search(before[: low.start()]):
        return False
    return (read(low["low"], words.language) or 0) < high


def _whole(months: float | None) -> float | None:
    """Rounded to hundredths; an int where it is whole."""
    if months is None:
        return None
    return int(months) if abs(months - round(months)) < 0.005 else round(months, 2)
