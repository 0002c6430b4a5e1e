"""What a written date means: one function for each way of writing it, from the words found to the days they name.

A reading is given the match of a form and the `Setting` it stands in, and returns a span of days, or None where the
words name no day (nothing to count from, no such day).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from habeas import numerals
from habeas.dates import when
from habeas.dates.when import Grain, Span
from habeas.dates.words import Words, meaning


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a date stands: its language, the day or month of publication, the dates before it in the text, newest
    first, and whether the words before it look ahead."""

    words: Words
    anchor: Span | None
    before: tuple[Span, ...] = ()
    future: bool = False

    def latest(self, *grains: Grain) -> Span | None:
        """The nearest date before this one in the text of one of these grains."""
        return next((s for s in self.before if s.grain in grains), None)


Reading = Callable[[re.Match[str], Setting], Span | None]


def calendar(m: re.Match[str], at: Setting) -> Span | None:
    """'Saturday, 24 May 2025', 'September 11th', 'early February 1987', 'last June', 'October of that year'."""
    number = meaning(at.words.months, m["month"])
    year, day = _year(m, at), _day(_group(m, "day"), at)
    weekday = meaning(at.words.weekdays, _group(m, "weekday") or "")
    if year is None:
        year = _latest_year(number, day, weekday, _direction(m, at), at)
    if year is None:
        return None
    span = when.day(date(year, number, day)) if day else when.month(year, number)
    return _narrowed(span, m, at)


def days(m: re.Match[str], at: Setting) -> Span | None:
    """'23-25 May', '20 and 21 September 2024': from the first to the last; of 'the night of 8-9 January', the 9th."""
    number, first, last = meaning(at.words.months, m["month"]), _day(m["day"], at), _day(m["day2"], at)
    year = _year(m, at) or _latest_year(number, last, None, None, at)
    if year is None or first is None or last is None:
        return None
    if _group(m, "night"):
        return when.day(date(year, number, last))
    if first >= last:
        return None
    return Span(date(year, number, first), date(year, number, last), Grain.DAY)


def digits(m: re.Match[str], at: Setting) -> Span | None:
    """'2025-09-11', '11.09.2025', '11/09/2025' (day first, unless only month first makes a date)."""
    day, month = int(m["day"]), int(m["month"])
    return when.day(date(int(m["year"]), month, day))


def year(m: re.Match[str], at: Setting) -> Span | None:
    """'in 2020', 'late 2020', 'mid-2015', "'95"."""
    return _narrowed(when.year(_full_year(m["year"], at)), m, at)


def decade(m: re.Match[str], at: Setting) -> Span | None:
    """'the 1990s'."""
    return when.decade(int(m["decade"]))


def season(m: re.Match[str], at: Setting) -> Span | None:
    """'spring of 2020', 'last summer', 'in the autumn'."""
    name, year = meaning(at.words.seasons, m["season"]), _year(m, at)
    if year is not None:
        return _narrowed(when.named_season(name, year), m, at)
    count, base = _direction(m, at) or (0, "anchor")
    of = _base(base, at)
    if of is None:
        return None
    if base == "before":
        return _narrowed(when.named_season(name, of.last.year + count), m, at)
    this = when.season(name, of.last.year + (name == "winter" and of.last.month == 12))
    if count == 0 and _group(m, "direction"):
        return _narrowed(this, m, at)
    ahead = at.future or count > 0
    if not ahead and (this.first > of.last or (count < 0 and this.last >= of.first)):
        this = when.season(name, this.last.year - 1)
    if ahead and this.last < of.first:
        this = when.season(name, this.last.year + 1)
    return _narrowed(this, m, at)


def weekday(m: re.Match[str], at: Setting) -> Span | None:
    """'on Friday', 'last Thursday', 'next Tuesday', 'Saturday night'.

    The latest on or before the anchor; looking ahead, the first after it. "Last Thursday" said on the Friday or
    Saturday after means the one a week earlier.
    """
    number, (count, base) = meaning(at.words.weekdays, m["weekday"]), _direction(m, at) or (0, "anchor")
    of = _base(base, at, Grain.DAY)
    if of is None or of.first != of.last:
        return None
    back = (of.first.weekday() - number) % 7
    if base == "before":
        return when.day(when.moved(of.first, -back + 7 * (count if back else max(count, 0))))
    if count > 0 or (at.future and back):
        return when.day(when.moved(of.first, 7 - back))
    if count < 0:
        back += 7 if back <= 2 else 0
    return when.day(when.moved(of.first, -back))


def word(m: re.Match[str], at: Setting) -> Span | None:
    """'today', 'yesterday', 'the day after tomorrow'."""
    return when.shifted(at.anchor, meaning(at.words.words, m["word"]), Grain.DAY) if at.anchor else None


def year_word(m: re.Match[str], at: Setting) -> Span | None:
    """One word for last year, this year or next year, as Belarusian and Ukrainian have."""
    return when.shifted(at.anchor, meaning(at.words.year_words, m["year_word"]), Grain.YEAR) if at.anchor else None


def unit(m: re.Match[str], at: Setting) -> Span | None:
    """'last month', 'this week', 'the same day', 'the next morning', 'by the end of the year'."""
    grain = Grain(meaning(at.words.units, _group(m, "unit") or "") or "day")
    count, base = _direction(m, at) or (0, "anchor")
    of = _base(base, at, *_up_to(max(grain, Grain.MONTH, key=tuple(Grain).index)))
    if of is None:
        return None
    return _narrowed(when.shifted(of, count, grain), m, at)


def period(m: re.Match[str], at: Setting) -> Span | None:
    """'during the month', 'in the course of the year': the one before in the text, else the anchor's; the one before
    it where the anchor is in the first days, for reports on a month come out as the next begins."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    if told := at.latest(grain):
        return told
    if at.anchor is None:
        return None
    this = when.around(at.anchor.first, grain)
    early = (at.anchor.first - this.first).days * 4 < (this.last - this.first).days
    return when.shifted(this, -1, grain) if early else this


def same_day(m: re.Match[str], at: Setting) -> Span | None:
    """'by evening', 'in the early hours': of the day before in the text, else of the anchor."""
    return at.latest(Grain.DAY) or at.anchor


def rolling(m: re.Match[str], at: Setting) -> Span | None:
    """'over the past week': the days up to the anchor."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    if at.anchor is None:
        return None
    length = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30, Grain.YEAR: 365}.get(grain, 3650)
    return Span(when.moved(at.anchor.first, -length), at.anchor.last, grain)


def ago(m: re.Match[str], at: Setting) -> Span | None:
    """'two years ago', 'a week ago': as exact as its unit; 'a year ago today' and 'a year ago on Monday' to the day."""
    span, number = _counted(m, at, at.anchor, -1), meaning(at.words.weekdays, _group(m, "weekday") or "")
    if at.anchor is None or at.anchor.grain is not Grain.DAY or (number is None and not _group(m, "exactly")):
        return span
    back = (at.anchor.first.weekday() - number) % 7 if number is not None else 0
    day = when.moved(at.anchor.first, -back)
    return when.day(day.replace(year=span.first.year)) if span and span.grain is Grain.YEAR else span


def later(m: re.Match[str], at: Setting) -> Span | None:
    """'two days later', 'a year after': counted from the date before in the text."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    return _counted(m, at, at.latest(*_up_to(grain)), 1)


def earlier(m: re.Match[str], at: Setting) -> Span | None:
    """'a week earlier', 'the day before': counted from the date before in the text."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    return _counted(m, at, at.latest(*_up_to(grain)), -1)


def next_day(m: re.Match[str], at: Setting) -> Span | None:
    """'next day': the one after the day before in the text."""
    of = at.latest(Grain.DAY)
    return when.shifted(of, 1, Grain.DAY) if of else None


def day_before(m: re.Match[str], at: Setting) -> Span | None:
    """One word for the day before, counted from the day before in the text or else from the anchor."""
    of = at.latest(Grain.DAY) or at.anchor
    return when.shifted(of, -1, Grain.DAY) if of else None


def day_of_month(m: re.Match[str], at: Setting) -> Span | None:
    """'on the 7th': of the month before in the text, else the latest such day not after the anchor."""
    number = _day(m["day"], at)
    of = at.latest(Grain.DAY, Grain.MONTH) or at.anchor
    if of is None or number is None:
        return None
    span = when.day(of.last.replace(day=number))
    if at.anchor and span.first > at.anchor.last and not at.future:
        return when.day(when.shifted(of, -1, Grain.MONTH).first.replace(day=number))
    return span


def holiday(m: re.Match[str], at: Setting) -> Span | None:
    """'Christmas', "New Year's Eve", 'Easter': the latest not after the anchor, or the next looking ahead."""
    name, year = meaning(at.words.holidays, m["holiday"]), _year(m, at)
    if year is not None:
        return feast(name, year)
    if at.anchor is None:
        return None
    this = feast(name, at.anchor.last.year)
    if at.future and this.last < at.anchor.first:
        return feast(name, at.anchor.last.year + 1)
    if not at.future and this.first > at.anchor.last:
        return feast(name, at.anchor.last.year - 1)
    return this


READINGS: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (
        calendar, days, digits, year, decade, season, weekday, word, year_word, unit, period, same_day, rolling, ago,
        later, earlier, next_day, day_before, day_of_month, holiday,
    )
} | {"lone_year": year}  # fmt: skip
"""By the name that a form gives under `reads`."""


# ---------------------------------------------------------------- what readings share


def _group(m: re.Match[str], name: str) -> str | None:
    return m[name] if name in m.re.groupindex else None


def _day(text: str | None, at: Setting) -> int | None:
    if text is None:
        return None
    number = re.match(r"\d+", text)
    return int(number.group()) if number else numerals.ordinal(text, at.words.language)


def _direction(m: re.Match[str], at: Setting) -> tuple[int, str] | None:
    text = _group(m, "direction")
    found = meaning(at.words.directions, text) if text else None
    return (found[0], found[1]) if found else None


def _base(name: str, at: Setting, *grains: Grain) -> Span | None:
    if name == "anchor":
        return at.anchor
    return at.latest(*(grains or tuple(Grain)))


def _up_to(grain: Grain) -> tuple[Grain, ...]:
    """The grains at least as fine as one."""
    order = tuple(Grain)
    return order[: order.index(grain) + 1]


def _year(m: re.Match[str], at: Setting) -> int | None:
    """The year as written in the date: '2020', "'95", 'last year', 'of that year'."""
    text = _group(m, "year")
    if text:
        return _full_year(text, at)
    direction = _direction(m, at) if "year_unit" in m.re.groupindex and m["year_unit"] else None
    if direction is None:
        return None
    of = _base(direction[1], at)
    return of.last.year + direction[0] if of else None


def _full_year(text: str, at: Setting) -> int:
    number = int(re.sub(r"\D", "", text))
    if number >= 100:
        return number
    latest = at.anchor.last.year if at.anchor else 2068
    return 2000 + number if 2000 + number <= latest else 1900 + number


def _latest_year(
    number: int, day: int | None, weekday: int | None, direction: tuple[int, str] | None, at: Setting
) -> int | None:
    """The year of a date written without one.

    By default the latest year that puts it not after the anchor; looking ahead, the first that puts it not before.
    A weekday beside it must fit.
    """
    count, base = direction or (0, "anchor")
    of = _base(base, at)
    if of is None:
        return None
    first = _starts(of.last.year, number, day)
    if base == "before":
        year = of.last.year
        return year + count if count else year
    if count > 0 or (at.future and not direction):
        year = of.first.year if first >= of.first.replace(day=1 if not day else of.first.day) else of.last.year + 1
    elif direction:  # "last June" said in September is not the June just past
        year = of.last.year + count
    else:
        year = of.last.year if first <= of.last else of.last.year - 1
    if weekday is not None and day:
        years = sorted(range(year - 3, year + 2), key=lambda y: abs(y - year))
        return next((y for y in years if _starts(y, number, day).weekday() == weekday), year)
    return year


def _starts(year: int, number: int, day: int | None) -> date:
    """That day of a year, or the first of that month; 29 February counts as the 28th where there is none."""
    return date(year, number, min(day or 1, when.month(year, number).last.day))


def _narrowed(span: Span, m: re.Match[str], at: Setting) -> Span:
    text = _group(m, "part")
    return when.part(span, meaning(at.words.parts, text)) if text else span


def _counted(m: re.Match[str], at: Setting, of: Span | None, sign: int) -> Span | None:
    """So many units from a date; "half a year" and the like are counted in whole months."""
    grain, count = Grain(meaning(at.words.units, m["unit"])), _count(m, at)
    if of is None or count is None:
        return None
    if grain is Grain.YEAR and count != int(count):
        return when.around(when.shifted(of, sign * round(count * 12), Grain.MONTH).first, Grain.YEAR)
    if grain is Grain.WEEK and of.grain is Grain.DAY:
        return when.shifted(of, sign * 7 * int(count), Grain.DAY)
    return when.shifted(of, sign * int(count), grain)


def _count(m: re.Match[str], at: Setting) -> float | None:
    text = _group(m, "count")
    if text is None:
        return 1
    named: int | None = meaning(at.words.counts, text)
    return named if named is not None else numerals.read(text, at.words.language)


def feast(name: str, year: int) -> Span:
    """The days of a feast: both Easters where the text does not say whose, and the days about Christmas."""
    match name:
        case "easter":
            first, last = sorted([_easter(year), _orthodox_easter(year)])
            grains = (Grain.YEAR, Grain.MONTH, Grain.DAY)
            return Span(first, last, grains[(first.month == last.month) + (first == last)])
        case "orthodox":
            return when.day(_orthodox_easter(year))
        case "christmas":
            return Span(date(year, 12, 24), date(year, 12, 26), Grain.MONTH)
        case "turn":
            return Span(date(year, 12, 31), when.moved(date(year, 12, 31), 1), Grain.WEEK)
    month, day = name.split("-")
    return when.day(date(year, int(month), int(day)))


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


def _orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar, 1900 to 2099 (Meeus, the Julian algorithm)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)
