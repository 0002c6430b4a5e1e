"""What single cells say: a day, a term, a status. The words are in `cells.toml`."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from habeas import dates, quantities
from habeas.dates import When
from habeas.folding import fold, tokens
from habeas.quantities import Term
from habeas.vocabulary import Type


class Order(StrEnum):
    """Which comes first in 03/04/2021."""

    DAY = "day first"
    MONTH = "month first"


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("habeas.lists").joinpath("cells.toml").read_text("utf-8"))


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing, or a sign for nothing."""
    return " ".join(cell.split()).casefold() in _empties() or not cell.strip()


@cache
def _empties() -> frozenset[str]:
    return frozenset(w.casefold() for w in _words()["empty"]["words"])


# ---------------------------------------------------------------- days

_DIGITS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:[ T]\d.*)?")
_MONTH = re.compile(r"(?:(?P<m>\d{1,2})[./-](?P<y>\d{4})|(?P<y2>\d{4})[./-](?P<m2>\d{1,2}))")
_YEAR_MARK = re.compile(r"\s*(?:г|р|год|рік|г\.\s?р|р\.\s?н|г\.\s?н)\.?$", re.IGNORECASE)
_ENGLISH = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})")


def order_of(cells: Iterable[str]) -> Order | None:
    """The order of day and month that the dates with strokes or dashes themselves show; None where none does."""
    found = (m for c in cells if (m := _DIGITS.match(c.strip())) and m[2] != ".")
    shown = {Order.DAY if int(m[1]) > 12 else Order.MONTH for m in found if max(int(m[1]), int(m[3])) > 12}
    return shown.pop() if len(shown) == 1 else None


@lru_cache(maxsize=1 << 16)
def day(cell: str, order: Order | None, latest: int, language: str | None) -> When | None:
    """The day, month or year that a cell names, with the cell as its words; None where it names none.

    With points the day comes first; with strokes or dashes, where neither `order` nor the numbers tell, it can be
    either and the value is an interval. Years of two digits are the last not after `latest`.
    """
    text = cell.strip()
    bare = _YEAR_MARK.sub("", text)
    try:
        if m := _ISO.fullmatch(text):
            return _exact(cell, date(int(m[1]), int(m[3]), int(m[4])))
        if m := _DIGITS.fullmatch(bare):
            return _written(cell, m, order, latest)
        if m := _MONTH.fullmatch(bare):
            return _month(cell, m)
        if m := _ENGLISH.fullmatch(text):
            text = f"{m[1]} {m[2]} {m[3]}"
    except ValueError:  # no such day, such as 31 April
        return None
    return _in_words(cell, text, language) or _in_words(cell, bare, language)


def _exact(cell: str, on: date) -> When:
    return When(cell, on, on, on.isoformat())


def _written(cell: str, m: re.Match[str], order: Order | None, latest: int) -> When:
    one, other, year = int(m[1]), int(m[3]), int(m[4])
    if len(m[4]) == 2:
        year += 2000 if 2000 + year <= latest else 1900
    order = Order.DAY if m[2] == "." or one > 12 else Order.MONTH if other > 12 else order
    if order is None and one != other:
        first, last = sorted((date(year, other, one), date(year, one, other)))
        return When(cell, first, last, str(year))
    return _exact(cell, date(year, other, one) if order is not Order.MONTH else date(year, one, other))


def _month(cell: str, m: re.Match[str]) -> When:
    year, month = int(m["y"] or m["y2"]), int(m["m"] or m["m2"])
    following = date(year + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    return When(cell, date(year, month, 1), last, f"{year:04}-{month:02}")


def _in_words(cell: str, text: str, language: str | None) -> When | None:
    """The most exact date that one of the languages finds: a year is a year in all, its month has a name in one."""
    found = [dates.resolve(text, None, language=each) for each in dict.fromkeys((language or "en", *_LANGUAGES))]
    known = [(w.last - w.first, n, w) for n, w in enumerate(found) if w.first is not None and w.last is not None]
    return replace(min(known)[2], text=cell) if known else None


_LANGUAGES = ("en", "ru", "be", "uk")


# ---------------------------------------------------------------- terms


@lru_cache(maxsize=1 << 14)
def term(cell: str, months: bool, language: str | None) -> Term | None:
    """The length of a punishment, "4 г. 6 мес." and "7 years" alike; a bare number is of years, or of `months`.

    Without months where the words give none (life, a kind of punishment alone); None where a cell has no letter or
    digit.
    """
    text = fold(cell).strip()
    if not any(c.isalnum() for c in text):
        return None
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        number = float(text.replace(",", "."))
        return Term(cell, _whole(number if months else number * 12))
    if (found := _pieces(text)) is not None:
        return Term(cell, found)
    for each in dict.fromkeys((language or "en", *_LANGUAGES)):
        known = quantities.term(cell, each)
        if known.months is not None:
            return Term(cell, known.months)
    return Term(cell, None)


@cache
def _units() -> tuple[re.Pattern[str], dict[str, float]]:
    each = {w: 1 / 30 if unit == "days" else float(unit) for unit, ws in _words()["units"].items() for w in ws}
    words = "|".join(sorted(map(re.escape, each), key=len, reverse=True))
    return re.compile(rf"\s*(?:and|и|і|,)?\s*(\d+(?:[.,]\d+)?)\s*-?({words})(?!\w)\.?"), each


def _pieces(text: str) -> float | None:
    """The months of numbers with units at the start of a cell, the largest unit first: '4 г. 6 мес.'"""
    piece, each = _units()
    total, at, last = 0.0, 0, float("inf")
    while m := piece.match(text, at):
        unit = each[m[2]]
        if unit >= last:
            break
        total, at, last = total + float(m[1].replace(",", ".")) * unit, m.end(), unit
    return _whole(total) if at else None


def _whole(months: float) -> float:
    return int(months) if abs(months - round(months)) < 0.005 else round(months, 2)


# ---------------------------------------------------------------- status


@cache
def _statuses() -> dict[str, Type | None]:
    said = _words()["status"].items()
    return {tokens(p): None if type_ == "unclear" else Type(type_) for type_, phrases in said for p in phrases}


@lru_cache(maxsize=1 << 12)
def status(cell: str, more: tuple[tuple[str, Type | None], ...]) -> tuple[Type | None, bool]:
    """The kind of statement that a status makes, and whether its words are known; those of the map come first."""
    said = f" {tokens(cell)} "
    for known in (dict(more), _statuses()):
        inside = [p for p in known if f" {p} " in said]
        if inside:
            return known[max(inside, key=lambda p: (len(p), p))], True
    return None, False


# ---------------------------------------------------------------- names


def not_a_name(cell: str) -> str | None:
    """Why a cell cannot be a person's name; None where it can."""
    if sum(c.isalpha() for c in cell) < 2:
        return "it has no letters"
    if any(c.isdigit() for c in cell):
        return "it has digits"
    if re.search(r"[=<>{}|@\\\ufffd]|://", cell):
        return "it has signs that names do not have"
    if len(cell) > 120:
        return f"it is {len(cell):,} characters long"
    if tokens(cell).split()[:1] and tokens(cell).split()[0] in _no_person():
        return "it sums up others"
    return None


@cache
def _no_person() -> frozenset[str]:
    return frozenset(map(tokens, _words()["no_person"]["words"]))


def forms(cell: str) -> Sequence[str]:
    """The names in a cell that may hold several."""
    return [part for piece in re.split(r"[;/]", cell) if not_a_name(part := piece.strip()) is None]
