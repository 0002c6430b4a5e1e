"""The language a page is in: its words through gettext catalogues, its dates and numbers by locale.

A catalogue is `languages/<code>.po`, read when first asked for; what it does not translate stays English. The language
is set for the length of one page with `speaking`, so that no function that words something has to be handed it.
"""

import gettext as _stdlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel.dates import format_date as _format_date
from babel.dates import format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = {"en": "English", "ru": "Русский", "be": "Беларуская"}
"""The languages of the pages, each in its own words; the first is what everything is written in."""

_spoken: ContextVar[str] = ContextVar("language", default="en")


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """For as long as the block lasts everything is worded in this language."""
    token = _spoken.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def preferred(accepted: str) -> str:
    """The language of ours that an Accept-Language header likes best.

    >>> preferred("uk;q=0.9, be;q=0.8, en;q=0.5"), preferred("de")
    ('be', 'en')
    """
    asked = [part.partition(";") for part in accepted[:400].split(",")]
    ranked = sorted(((_quality(q), -n, tag.strip()[:2].lower()) for n, (tag, _, q) in enumerate(asked)), reverse=True)
    return next((code for quality, _, code in ranked if code in LANGUAGES and quality > 0), "en")


def _quality(words: str) -> float:
    try:
        return float(words.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


@cache
def catalogue(language: str) -> _stdlib.NullTranslations:
    """The translations into a language."""
    if language == "en":
        return _stdlib.NullTranslations()
    source = files("habeas.publication").joinpath("languages", f"{language}.po")
    with source.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return _stdlib.GNUTranslations(compiled)


def _(message: str, **values: Any) -> str:
    """The message in the language spoken, its %(placeholders)s filled."""
    said = catalogue(spoken()).gettext(message)
    return said % values if values else said


def ngettext(one: str, many: str, n: int, **values: Any) -> str:
    """The message for so many; %(n)s is the number as the language writes it."""
    return catalogue(spoken()).ngettext(one, many, n) % {"n": digits(n), **values}


def digits(n: int | float) -> str:
    """A number with the separators of the language.

    >>> digits(12034)
    '12,034'
    """
    return format_decimal(n, locale=spoken())


def day(d: date) -> str:
    """A day in words.

    >>> day(date(2025, 9, 11))
    '11 September 2025'
    """
    return _format_date(d, "d MMMM y", locale=spoken())


def day_and_month(d: date) -> str:
    """A day without its year, to stand before another day of the same year."""
    return _format_date(d, "d MMMM", locale=spoken())


def month(d: date) -> str:
    """A month with its year."""
    return _format_date(d, "LLLL y", locale=spoken())


def month_name(d: date) -> str:
    """A month alone."""
    return _format_date(d, "LLLL", locale=spoken())


def short_month(d: date) -> str:
    """A month with its year, abbreviated, for axes.

    >>> short_month(date(2025, 9, 1))
    'Sep 2025'
    """
    return format_skeleton("yMMM", d, locale=spoken())
