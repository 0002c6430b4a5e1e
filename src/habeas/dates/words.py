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
    directions: tuple[tuple[re.Pattern[str], list[Any]], ...]
    words: tuple[tuple[re.Pattern[str], int], ...]
    year_words: tuple[tuple[re.Pattern[str], int], ...]
    holidays: tuple[tuple[re.Pattern[str], str], ...]
    counts: tuple[tuple[re.Pattern[str], int], ...]
    capital: re.Pattern[str]
    free_months: re.Pattern[str]
    sole: re.Pattern[str]
    tense: re.Pattern[str]
    since: re.Pattern[str]
    dated_of: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    joins: re.Pattern[str]
    each: re.Pattern[str]
    year_before: re.Pattern[str]
    labels: re.Pattern[str]


def meaning(forms: "tuple[tuple[re.Pattern[str], Any], ...]", text: str) -> Any:
    """What the first form that fits a whole word or phrase means; None when none fits."""
    return next((meant for form, meant in forms if form.fullmatch(text)), None)


_NEVER = "(?!)"


@cache
def date_words(language: str) -> Words:
    """The date words of a language; for one without a file, those in digits alone."""
    t = _table(language)
    slots = _slots(t, language)
    return Words(
        language=language,
        forms=tuple(Form(_form(f["says"], slots), f["reads"]) for f in t["forms"]),
        months=_numbered(t.get("months", []), 1),
        weekdays=_numbered(t.get("weekdays", []), 0),
        seasons=_swapped(t.get("seasons", {})),
        units=_swapped(t.get("units", {})),
        parts=_swapped(t.get("parts", {})),
        directions=_meanings(t.get("directions", {})),
        words=_meanings(t.get("words", {})),
        year_words=_meanings(t.get("year_words", {})),
        holidays=_meanings(t.get("holidays", {})),
        counts=_meanings(t.get("counts", {})),
        capital=_compiled(t.get("capital", _NEVER)),
        free_months=_compiled(t.get("free_months", _NEVER)),
        sole=_compiled(rf"$| ?[^\w\s]|\n| (?:{t.get('after_year', _NEVER)})(?!\w)"),
        tense=_compiled(rf"(?<!\w)(?:(?P<ahead>{t.get('ahead', _NEVER)})|(?:{t.get('behind', _NEVER)}))(?!\w)"),
        since=_before(t, "since"),
        dated_of=_before(t, "dated_of"),
        until=_before(t, "until"),
        before=_before(t, "before"),
        between=_compiled(rf"(?<!\w)(?:{t.get('between', _NEVER)}) (?:the )?$"),
        to=_compiled(rf" ?(?:{t.get('to', '-')}) ?"),
        each=_compiled(rf"(?<!\w)(?:{t.get('each', _NEVER)})(?!\w)"),
        joins=_compiled(rf",? (?:{t.get('joins', _NEVER)}) "),
        year_before=_before(t, "year_before"),
        labels=_before(t, "labels"),
    )


def month_names(language: str) -> str:
    """What the months of a language are called, as a part of a pattern over small letters."""
    return "|".join(_table(language).get("months", [])) or _NEVER


def _table(language: str) -> dict[str, Any]:
    """The language's file with the forms it shares; every language has the dates in digits."""
    folder = files("habeas.dates")
    source = folder.joinpath(f"{language}.toml")
    known = re.fullmatch(r"[a-z]{2}", language) and source.is_file()
    table = tomllib.loads(source.read_text("utf-8")) if known else {}
    shared = [*([table["shared"]] if "shared" in table else []), "digits.toml"]
    more = [form for name in shared for form in tomllib.loads(folder.joinpath(name).read_text("utf-8"))["forms"]]
    return table | {"forms": [*table.get("forms", []), *more]}


_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_ENDS = r"(?!\w|%|[.,:]\d|-\d\d?(?!\d)|-[^\W\d])"


def _slots(t: dict[str, Any], language: str) -> dict[str, str]:
    """What each `{slot}` of a form stands for: the words of the file and the digits."""
    day = rf"(?:{_DAY}(?:{t.get('ordinal', _NEVER)})?(?!\w)|{numerals.ordinals(language)})"
    suffix, unit = t.get("year_suffix", _NEVER), t.get("units", {})
    named = {
        "month": t.get("months", []),
        "weekday": t.get("weekdays", []),
        "season": t.get("seasons", {}).values(),
        "unit": unit.values(),
        "direction": t.get("directions", {}),
        "word": t.get("words", {}),
        "year_word": t.get("year_words", {}),
        "holiday": t.get("holidays", {}),
        "count": [numerals.pattern(language), *t.get("counts", {})],
        "daypart": [t.get("daypart", _NEVER)],
        "year_unit": [unit.get("year", _NEVER)],
    }
    slots = {name: rf"(?P<{name}>(?:{'|'.join(forms) or _NEVER})(?!\w))" for name, forms in named.items()}
    plain = {name: f"(?:{forms})" for name, forms in t.items() if isinstance(forms, str)}
    return plain | slots | {
        "day": rf"(?P<day>{day})",
        "day2": rf"(?P<day2>{day})",
        "ordinal_day": rf"(?P<day>{_DAY}(?:{t.get('ordinal', _NEVER)})(?!\w)|{numerals.ordinals(language)})",
        "numbered_day": rf"(?P<day>{_DAY}(?:{t.get('ordinal', _NEVER)})(?!\w))",
        "year": rf"(?P<year>{_YEAR}(?=(?:{suffix})(?!\w)|{_YEAR_ENDS})|'\d\d(?!\w))(?:(?:{suffix})(?!\w))?",
        "full_year": rf"(?P<year>{_YEAR})(?:{suffix})",
        "decade": r"(?P<decade>(?:1[5-9]|20)\d0)",
        "digits_year": rf"(?<!\d)(?P<year>{_YEAR})(?!\d)",
        "digits_month": r"(?<!\d)(?P<month>0?[1-9]|1[0-2])(?!\d)",
        "digits_day": rf"(?<!\d)(?P<day>{_DAY})(?!\d)",
        "one_unit": rf"(?P<unit>(?:{'|'.join(t.get('one_unit', [_NEVER]))})(?!\w))",
        "day_unit": rf"(?P<unit>{unit.get('day', _NEVER)})(?!\w)",
        "part": rf"(?P<part>{'|'.join(t.get('parts', {}).values()) or _NEVER})",
    }  # fmt: skip


def _form(says: str, slots: dict[str, str]) -> re.Pattern[str]:
    return _compiled(r"(?<![\w])" + re.sub(r"\{([a-z_]\w*)\}", lambda m: slots[m[1]], says) + r"(?!\w)")


def _numbered(forms: list[str], first: int) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((_compiled(form), number) for number, form in enumerate(forms, first))


def _meanings(forms: dict[str, Any]) -> "tuple[tuple[re.Pattern[str], Any], ...]":
    return tuple((_compiled(form), meant) for form, meant in forms.items())


def _before(t: dict[str, Any], name: str) -> re.Pattern[str]:
    """Words that end right where a date begins."""
    return _compiled(rf"(?<!\w)(?:{t.get(name, _NEVER)}) $")


def _swapped(forms: dict[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_compiled(form), name) for name, form in forms.items())


def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(numerals.spaced(regex))
