"""Every expression of time in an English text as TIMEX3 (ISO-TimeML): dates, times of day, lengths and frequencies.

The register needs dates alone; this is for measuring against news annotated by others, and for `habeas dates`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from habeas import numerals
from habeas.dates.cutting import Found
from habeas.dates.finding import Anchor, read
from habeas.dates.when import Grain, Span, around


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time at start..end (exclusive): `type` is DATE, TIME, DURATION or SET, `value` as in TIMEX3."""

    start: int
    end: int
    type: str
    value: str


def timexes(text: str, anchor: Anchor) -> list[Timex]:
    """The expressions of time in an English text, in order and without overlap; the longest wins at each place."""
    folded, chosen = numerals.plain(text), list[Timex]()
    dates = [d for f in read(text, anchor, "en", None, None) for d in _date(f)]
    found = [*dates, *_quarters(folded, dates), *_times(folded, dates), *_years(folded), *_near(folded, dates)]
    found += [*_lengths(folded), *_words(folded)]
    for t in sorted(found, key=lambda t: (t.start, -t.end)):
        if not chosen or t.start >= chosen[-1].end:
            chosen.append(t)
    return chosen


def value(span: Span) -> str:
    """The TIMEX3 value of days: '2009-06-18', '2009-W24', '2009-06', '2009-SU', '2009', '199'."""
    match span.grain:
        case Grain.WEEK:
            year, week, _ = span.first.isocalendar()
            return f"{year:04}-W{week:02}"
        case Grain.SEASON:
            return f"{span.last.year:04}-{('WI', 'SP', 'SU', 'FA')[span.last.month % 12 // 3]}"
        case Grain.DECADE:
            return f"{span.first.year // 10:03}"
    return span.iso() or "XXXX-XX-XX"


def _date(f: Found) -> Iterator[Timex]:
    """A date by its days; a day with its part of the day is a time; "8-9 May" is two dates."""
    if f.span is None:
        return
    groups = f.match.groupdict()
    if f.span.grain is Grain.DAY and f.span.first < f.span.last:
        yield Timex(f.start, f.match.end("day"), "DATE", f.span.first.isoformat())
        yield Timex(f.match.start("day2"), f.end, "DATE", f.span.last.isoformat())
        return
    said = groups.get("daypart") or groups.get("word") or ""
    part = next((code for code, forms in _table()["dayparts"].items() if re.search(rf"\b(?:{forms})\b", said)), "")
    yield Timex(f.start, f.end, "TIME" if part else "DATE", value(f.span) + part)


def _quarters(folded: str, dates: Iterable[Timex]) -> Iterator[Timex]:
    """'the third quarter of 2009': of the year behind it, else of the latest year before it in the text."""
    known = sorted(dates, key=lambda t: t.start)
    for m in _QUARTER.finditer(folded):
        inside = next((d for d in known if m.end() <= d.start <= m.end() + 4), None)
        before = [d for d in known if d.start < m.start()]
        year = inside or (before[-1] if before else None)
        if year:
            number = {"first": 1, "second": 2, "third": 3}.get(m["which"], 4)
            yield Timex(m.start(), inside.end if inside else m.end(), "DATE", f"{year.value[:4]}-Q{number}")


def _times(folded: str, dates: Iterable[Timex]) -> Iterator[Timex]:
    """'18:00 UTC', '3:40 p.m.': on the latest day before it in the text."""
    known = [d for d in dates if re.match(r"\d{4}-\d\d-\d\d", d.value)]
    for m in _TIME.finditer(folded):
        near = [d for d in known if d.start < m.end() + 12]
        hour = int(m["hour"]) % 12 + 12 if (m["half"] or "").startswith("p") else int(m["hour"])
        if near and hour < 24:
            beside = near[-1] if m.end() <= near[-1].start <= m.end() + 4 else None
            clock = f"T{hour:02}:{m['minute']}" + ("Z" if m["zone"] else "")
            yield Timex(m.start(), beside.end if beside else m.end(), "TIME", near[-1].value[:10] + clock)


def _years(folded: str) -> Iterator[Timex]:
    """Years that are part of a name, which `find` leaves out: 'the 1991 agreement'; and 'the 70s'."""
    for m in _YEAR.finditer(folded):
        yield Timex(m.start(), m.end(), "DATE", m["year"] or f"19{m['decade'][0]}")


def _near(folded: str, dates: Iterable[Timex]) -> Iterator[Timex]:
    """'the day', 'the weekend', 'the entire year': those of the latest date before in the text."""
    known = [d for d in dates if re.match(r"\d{4}-\d\d-\d\d", d.value)]
    for m in _NEAR.finditer(folded):
        before = [d for d in known if d.start < m.start()]
        if before:
            day = date.fromisoformat(before[-1].value[:10])
            week = value(around(day, Grain.WEEK))
            values = {"day": day.isoformat(), "weekend": f"{week}-WE", "week": week, "year": f"{day.year:04}"}
            yield Timex(m.start(), m.end(), "DATE", values[m["unit"]])


def _lengths(folded: str) -> Iterator[Timex]:
    for m in _length().finditer(folded):
        amount = numerals.read(m["number"]) if m["number"] else 1 if m["one"] or m["last"] else None
        unit = next(code for code, forms in _table()["units"].items() if re.fullmatch(forms, m["unit"]))
        if unit == "DE":
            unit, amount = "Y", amount and amount * 10
        yield Timex(m.start(), m.end(), "DURATION", _period(unit, amount))


def _period(unit: str, amount: float | None) -> str:
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{unit[-1]}" if unit.startswith("T-") else f"P{number}{unit}"


def _words(folded: str) -> Iterator[Timex]:
    for kind, entries in (("SET", "sets"), ("DATE", "references")):
        for meant, forms in _table()[entries].items():
            for m in re.finditer(numerals.spaced(rf"(?<![\w-])(?:{forms})(?![\w-])"), folded):
                yield Timex(m.start(), m.end(), kind, meant)


_YEAR = re.compile(r"(?<![\w$.,/:-])(?:(?P<year>(?:19|20)\d\d)(?![\w%]|[.,:]\d)|'?(?P<decade>[2-9]0)s(?!\w))")
_NEAR = re.compile(numerals.spaced(r"(?<!\w)(?:the|this)(?: entire| whole)? (?P<unit>day|weekend|week|year)(?![\w-])"))
_QUARTER = re.compile(
    numerals.spaced(r"(?<!\w)(?:the )?(?P<which>first|second|third|fourth|final|last)(?:-| )quarter(?!\w)(?: of)?")
)
_TIME = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)"
    r"(?:(?: ?(?P<half>[ap])\.?m\.?)|(?P<zone> ?(?:utc|gmt|z)\b))+"
)


@cache
def _length() -> re.Pattern[str]:
    t, number = _table(), numerals.pattern("en")
    amount = rf"(?:(?P<number>{number})(?!\w)|(?P<one>an?)|(?:{t['vague']}))(?:-| )"
    said = rf"(?:(?:{t['hedges']}) )?{amount}|(?P<last>the (?:past|last|next) )|(?={t['plural']}(?![\w-]))"
    return re.compile(numerals.spaced(rf"(?<![\w$.,-])(?:{said})(?P<unit>{'|'.join(t['units'].values())})(?!\w)"))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("habeas.dates").joinpath("timex3.toml").read_text("utf-8"))
