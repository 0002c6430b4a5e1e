"""The words of number and length of each language, read from `words.toml` and compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.numerals import either, numerals, pattern, spaced


@dataclass(frozen=True, slots=True)
class Counting:
    """What is needed to find numbers of people in one language; see `words.toml` for what each part is."""

    language: str
    count: re.Pattern[str]
    hedge: re.Pattern[str]
    after: re.Pattern[str]
    scale: re.Pattern[str]
    between: re.Pattern[str]
    vague: re.Pattern[str]
    bounds: dict[str, tuple[int, int]]
    joins: frozenset[str]
    singular: dict[str, int]
    aged: re.Pattern[str]
    labels: re.Pattern[str]
    months: re.Pattern[str]
    no_count_after: re.Pattern[str]
    group: re.Pattern[str]
    alone: re.Pattern[str]
    per: dict[str, re.Pattern[str]]
    joined: re.Pattern[str]
    acts: re.Pattern[str]
    year_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lengths:
    """What is needed to find lengths of time in one language; see `words.toml` for what each part is."""

    language: str
    piece: re.Pattern[str]
    low: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    either: re.Pattern[str]
    glue: re.Pattern[str]
    most: re.Pattern[str]
    lead: re.Pattern[str]
    endless_end: re.Pattern[str]
    months: re.Pattern[str]
    no_term_after: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], float], ...]


@cache
def counting(language: str) -> Counting | None:
    """The words for counting people; None for a language without a table."""
    t, number = _tables().get(language), pattern(language)
    if t is None:
        return None
    filler = rf"(?: (?:{t['filler']}))*"
    vague = {f"v{i}": forms for i, forms in enumerate(t["vague"])}
    second = rf"(?P<to>-| (?:{t['to']}|{t['or']}) )(?P<high>{number})(?!\w)"
    return Counting(
        language=language,
        count=_compiled(rf"(?<![\w$€£:])(?P<low>{number})(?!'?\w)(?:{second})?"),
        hedge=_compiled(rf"(?<!\w)(?:{_named(t['hedges'])}){filler} $"),
        after=_compiled(rf"(?:{_named(t['after'])})(?!\w)"),
        scale=re.compile(either([w for w, v in numerals(language).times.items() if v >= 1000]) + "$"),
        between=_compiled(rf"(?<!\w)(?:{t['between']}) $"),
        vague=_compiled(rf"(?<!\w)(?:{_named(vague)})(?!\w)"),
        bounds=dict(zip(vague, map(tuple, t["vague"].values()), strict=True)),
        joins=frozenset(t["to"].split("|")) - {t["range"]},
        singular=t.get("singular", {}),
        aged=_compiled(rf"(?<!\w)(?:{t['aged']}) $"),
        labels=_compiled(rf"(?:(?<!\w)(?:{t['labels']}) ?|[$€£¥#№] ?|\d[.,:/-]|[^\W\d]-)$"),
        months=_compiled(rf"(?<!\w)(?<!\d )(?:{t.get('months', '(?!)')}) $"),
        no_count_after=_compiled(t["no_count_after"]),
        group=_compiled(rf"(?: (?!(?:{t['ends']}) )[\w'-]+){{0,3}}? (?P<noun>{t['groups']})(?!\w)"),
        alone=re.compile(t["alone"]),
        per={period: _compiled(rf"[^.;\n]{{0,40}}?(?<!\w)(?:{forms})(?!\w)") for period, forms in t["per"].items()},
        joined=_compiled(rf"(?:,? (?:{t['joined']}) |, ?)"),
        acts=_compiled(rf"(?:{t.get('acts', '(?!)')})$"),
        year_after=_compiled(rf"(?<!\w)(?:{t.get('months', '(?!)')}|{t.get('year_after', '(?!)')}) $"),
    )


@cache
def lengths(language: str) -> Lengths | None:
    """The words for lengths of time; None for a language without a table."""
    table, number = _tables().get(language), pattern(language)
    if table is None:
        return None
    t, unit = table["terms"], "|".join(table["units"])
    amount = rf"(?:(?P<value>{number})|(?:{t['one']}))(?:-| )(?:(?:{t['more']}) )?(?P<unit>{unit})(?!\w)"
    if yearly := t.get("yearly"):  # "одиннадцатилетний срок"
        known = "|".join(sorted(numerals(language).words, key=len, reverse=True))
        amount = rf"(?:{amount}|(?P<tens>(?:{known})(?=\w))??(?P<yearly>\d{{1,2}}|{known})-?(?:{yearly}))"
    bare = rf"(?P<bare>{t['bare']})(?!\w){t['bare_before']}"
    return Lengths(
        language=language,
        piece=_compiled(
            rf"(?<![\w$€£.,])(?:(?P<endless>{t['endless']})(?!\w)|{amount}(?P<half>(?:{t['half']})(?!\w))?|{bare})"
        ),
        low=_compiled(
            rf"(?<![\w$€£.,-])(?P<between>(?:{t['between']}) )?(?:(?P<low>{number})|(?:{unit}))(?!\w)"
            rf"(?:-| (?:{t['to']}) |(?P<and> (?:{t['and']}) ))$"
        ),
        between=_compiled(rf"(?<!\w)(?:{t['between']}) $"),
        to=_compiled(rf"-| (?:{t['to']}) "),
        either=_compiled(rf" (?:{t['and']}) "),
        glue=_compiled(rf"(?:{t['glue']})? "),
        most=_compiled(rf"(?<!\w)(?:{t['most']}) $"),
        lead=_compiled(rf"^(?:{t['most']}) "),
        endless_end=_compiled(rf" (?:{t['to']}|{t['and']}) (?:{t['endless']}|{t['endless_end']})(?!\w)"),
        months=_compiled(rf"(?<!\w)(?:{table.get('months', '(?!)')}) $"),
        no_term_after=_compiled(t["no_term_after"]),
        units=tuple((re.compile(forms), months) for forms, months in table["units"].items()),
    )


def _named(forms: dict[str, str]) -> str:
    """Alternatives, each a group with its name."""
    return "|".join(rf"(?P<{name}>{regex})" for name, regex in forms.items())


def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(spaced(regex))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("habeas.quantities").joinpath("words.toml").read_text("utf-8"))
