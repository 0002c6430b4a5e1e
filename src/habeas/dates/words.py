"""The date words of each language, read from `en.toml` and its like and compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas import numerals


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date, and the name of the reading that gives its days."""

    regex: re.Pattern[str]
    reads: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's date words; see `en.toml` for what each is. Lists of pairs hold a form and what it means."""

    language: str
    forms: tuple[Form, ...]
    months: tuple[tuple[re.Pattern[str], int], ...]
    weekdays: tuple[tuple[re.Pattern[str], int], ...]
    seasons: tuple[tuple[re.Pattern[str], str], ...]
    units: tuple[tuple[re.Pattern[str], str], ...]
    parts: tuple[tuple[re.Pattern[str], str], ...]
    directions: tuple[tuple[re.Pattern[str], tuple[int, str]], ...]
    words: tuple[tuple[re.Pattern[str], int], ...]
    holidays: tuple[tuple[re.Pattern[str], str], ...]
    counts: tuple[tuple[re.Pattern[str], int], ...]
    capital: re.Pattern[str]
    free_months: re.Pattern[str]
    sole: re.Pattern[str]
    future: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    joins: re.Pattern[str]
    bare_month: re.Pattern[str]


def meaning(forms: "tuple[tuple[re.Pattern[str], Any], ...]", text: str) -> Any:
    """What the first form that fits a whole word or phrase means; None when none fits."""
    return next((meant for form, meant in forms if form.fullmatch(text)), None)


@cache
def date_words(language: str) -> Words | None:
    """The date words of a language; None for one without a file."""
    source = files("habeas.dates").joinpath(f"{language}.toml")
    if not re.fullmatch(r"[a-z]{2,3}", language) or not source.is_file():
        return None
    t = tomllib.loads(source.read_text("utf-8"))
    slots = _slots(t, language)
    return Words(
        language=language,
        forms=tuple(Form(_form(f["says"], slots), f["reads"]) for f in t["forms"]),
        months=_numbered(t["months"], 1),
        weekdays=_numbered(t["weekdays"], 0),
        seasons=_swapped(t["seasons"]),
        units=_swapped(t["units"]),
        parts=_swapped(t["parts"]),
        directions=tuple((_compiled(form), (int(n), str(of))) for form, (n, of) in t["directions"].items()),
        words=tuple((_compiled(form), days) for form, days in t["words"].items()),
        holidays=tuple((_compiled(form), day) for form, day in t["holidays"].items()),
        counts=tuple((_compiled(form), number) for form, number in t["counts"].items()),
        capital=_compiled(t["capital"]),
        free_months=_compiled(t["free_months"]),
        sole=_compiled(rf"$|[^\w\s]|\n| (?:{t['after_year']})(?!\w)"),
        future=_compiled(rf"(?<!\w)(?:{t['future']})(?!\w)"),
        since=_compiled(rf"(?<!\w)(?:{t['since']}) $"),
        until=_compiled(rf"(?<!\w)(?:{t['until']}) $"),
        before=_compiled(rf"(?<!\w)(?:{t['before']}) $"),
        between=_compiled(rf"(?<!\w)(?:{t['between']}) (?:the )?$"),
        to=_compiled(rf" ?(?:{t['to']}) ?"),
        joins=_compiled(rf",? ?(?:{t['joins']}) "),
        bare_month=_compiled(rf"(?:(?<!\w)(?:{t['year_before']}) |\n[^\w\n]*|^[^\w\n]*)$"),
    )


_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\w|%|[.,:]\d|-\d\d?(?!\d)|-[^\W\d])"


def _slots(t: dict[str, Any], language: str) -> dict[str, str]:
    ordinals = numerals.ordinals(language)
    day = rf"(?:{_DAY}(?:{t['ordinal']})?(?!\w)|{ordinals})"
    number = numerals.pattern(language)
    slots = {
        "day": rf"(?P<day>{day})",
        "day2": rf"(?P<day2>{day})",
        "year": rf"(?P<year>{_YEAR}|'\d\d(?!\w))",
        "decade": r"(?P<decade>(?:1[5-9]|20)\d0)",
        "digits_year": r"(?<![\d.,/-])(?P<year>\d{4})(?![\d])",
        "digits_month": r"(?<!\d)(?P<month>0?[1-9]|1[0-2])(?!\d)",
        "digits_day": rf"(?<!\d)(?P<day>{_DAY})(?!\d)",
        "count": rf"(?P<count>(?:{number}|{'|'.join(t['counts'])})(?!\w))",
        "daypart": rf"(?P<daypart>(?:{t['daypart']})(?!\w))",
        "year_unit": rf"(?P<year_unit>{t['units']['year']})(?!\w)",
        "day_unit": rf"(?P<unit>{t['units']['day']})(?!\w)",
        "month": _named("month", t["months"]),
        "weekday": _named("weekday", t["weekdays"]),
        "season": _named("season", t["seasons"].values()),
        "unit": _named("unit", t["units"].values()),
        "direction": _named("direction", t["directions"]),
        "word": _named("word", t["words"]),
        "holiday": _named("holiday", t["holidays"]),
        "part": rf"(?P<part>{'|'.join(t['parts'].values())})",
    }
    plain = {name: f"(?:{t[name]})" for name in ("ago", "later", "earlier", "year_before")}
    return slots | plain


def _form(says: str, slots: dict[str, str]) -> re.Pattern[str]:
    return _compiled(r"(?<![\w])" + re.sub(r"\{([a-z_]\w*)\}", lambda m: slots[m[1]], says) + r"(?!\w)")


def _named(name: str, forms: Any) -> str:
    return rf"(?P<{name}>(?:{'|'.join(forms)})(?!\w))"


def _numbered(forms: list[str], first: int) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((_compiled(form), number) for number, form in enumerate(forms, first))


def _swapped(forms: dict[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_compiled(form), name) for name, form in forms.items())


def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(numerals.spaced(regex))
