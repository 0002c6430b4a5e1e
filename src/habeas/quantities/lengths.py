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


def terms(text: str, language: str = "en") -> list[tuple[int, int, Term]]:
    """The lengths of time in a text as (start, end, term), in order: 'four years', '11-year', '15 days', 'life'.

    Months are None for life, death and ranges ("five to seven years"); "up to seven years" keeps its number. Ages and
    "two years ago" are no terms.
    """
    words = lengths(language)
    if words is None:
        return []
    found = words.term.finditer(plain(text))
    return [(m.start(), m.end(), Term(text[m.start() : m.end()], _months(m, words))) for m in found]


def term(text: str, language: str = "en") -> Term:
    """One cut-out length as a term; a number without a unit is of years: '14', 'seven and a half', 'up to 12 years'.

    A unit without a number is one of it, as 'год' is, but days are not counted so.
    """
    if found := terms(text, language):
        return Term(text, found[0][2].months)
    words = lengths(language)
    folded = plain(text).strip()
    if words:
        folded = words.most.sub("", folded)
        if whole := next((each for unit, each in words.units if each >= 1 and unit.fullmatch(folded)), None):
            return Term(text, whole)
    years = read(folded, language)
    return Term(text, None if years is None else _whole(years * 12))


def _months(m: re.Match[str], words: Lengths) -> float | None:
    if m["endless"] or m["range"]:
        return None
    months = 0.0
    for part in words.part.finditer(m.group()):
        value = read(part["value"], words.language) if part["value"] else 1
        each = next(months for unit, months in words.units if unit.fullmatch(part["unit"]))
        months += ((value or 0) + (0.5 if part["half"] else 0)) * each
    return _whole(months)


def _whole(months: float) -> float:
    """Rounded to hundredths; an int where it is whole."""
    return int(months) if abs(months - round(months)) < 0.005 else round(months, 2)
