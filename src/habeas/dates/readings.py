"""What a written date means: one function for each way of writing it, from the words found to the days they name.

A reading is given the match of a form and the `Setting` it stands in, and returns a span of days, or None where the
words name no day (nothing to count from, no such day).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from habeas import numerals
from habeas.dates import when
from habeas.dates.when import Grain, Span
from habeas.dates.words import Words, meaning


class Tense(StrEnum):
    """Where a date without a year lies: before the anchor, after it, or on whichever side is nearer."""

    PAST = "past"
    AHEAD = "ahead"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a date stands: its language, the day or month of publication, the dates before it in the text, newest
    first, how many of them are in its own paragraph and its own sentence, the last one that was written with its year
    (or just before in the paragraph), and which way the sentence looks."""

    words: Words
    anchor: Span | None
    before: tuple[Span, ...] = ()
    here: int = 0
    beside: int = 0
    told: Span | None = None
    tense: Tense = Tense.PAST

    def latest(self, *grains: Grain) -> Span | None:
        """The nearest date before this one in the text of one of these grains."""
        return next((s for s in self.before if s.grain in grains), None)


Reading = Callable[[re.Match[str], Setting], Span | None]
InYear = Callable[[int], Span]


def calendar(m: re.Match[str], at: Setting) -> Span | None:
    """'Saturday, 24 May 2025', 'September 11th', 'early February 1987', 'last June', 'October of that year'."""
    number, day = meaning(at.words.months, m["month"]), _day(_group(m, "day"), at)
    weekday = meaning(at.words.weekdays, _group(m, "weekday") or "")

    def in_year(year: int) -> Span:
        return when.day(date(year, number, day)) if day else when.month(year, number)

    span = _of_year(in_year, m, at)
    if span and weekday is not None and day and not _group(m, "year"):
        near = sorted(range(-4, 5), key=abs)
        span = next((s for s in _years(in_year, span.first.year, near) if s.first.weekday() == weekday), span)
    return _narrowed(span, m, at) if span else None


def days(m: re.Match[str], at: Setting) -> Span | None:
    """'23-25 May', '20 and 21 September 2024': from the first to the last; of 'the night of 8-9 January', the 9th."""
    number, first, last = meaning(at.words.months, m["month"]), _day(m["day"], at), _day(m["day2"], at)
    if first is None or last is None or first >= last:
        return None
    night = _group(m, "night")
    return _of_year(
        lambda year: Span(date(year, number, last if night else first), date(year, number, last), Grain.DAY), m, at
    )


def week_of(m: re.Match[str], at: Setting) -> Span | None:
    """'the week of 12 July'."""
    day = calendar(m, at)
    return when.week(day.first) if day else None


def digits(m: re.Match[str], at: Setting) -> Span | None:
    """'2025-09-11', '11.09.2025', '11/09/2025', '4.03' at the head of a line: the day before the month."""
    day, month = int(m["day"]), int(m["month"])
    return _of_year(lambda year: when.day(date(year, month, day)), m, at)


def year(m: re.Match[str], at: Setting) -> Span | None:
    """'in 2020', 'late 2020', 'mid-2015', "'95"."""
    return _narrowed(when.year(_full_year(m["year"], at)), m, at)


def decade(m: re.Match[str], at: Setting) -> Span | None:
    """'the 1990s'."""
    return when.decade(int(m["decade"]))


def season(m: re.Match[str], at: Setting) -> Span | None:
    """'spring of 2020', 'last summer', 'in the autumn'."""
    name = meaning(at.words.seasons, m["season"])
    named = _group(m, "year") or _group(m, "year_unit")
    span = _of_year(lambda year: when.named_season(name, year) if named else when.season(name, year), m, at)
    return _narrowed(span, m, at) if span else None


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
    if count > 0 or (at.tense is Tense.AHEAD and back):
        return when.day(when.moved(of.first, 7 - back))
    if count < 0:
        back += 7 if back <= 2 else 0
    return when.day(when.moved(of.first, -back))


def word(m: re.Match[str], at: Setting) -> Span | None:
    """'today', 'yesterday', 'the day after tomorrow'; no one day where the anchor is a month."""
    if at.anchor is None:
        return None
    count = meaning(at.words.words, m["word"])
    span = when.shifted(at.anchor, count, Grain.DAY)
    return replace(span, grain=Grain.DAY) if count else span


def year_word(m: re.Match[str], at: Setting) -> Span | None:
    """One word for last year, this year or next year, as Belarusian and Ukrainian have."""
    return when.shifted(at.anchor, meaning(at.words.year_words, m["year_word"]), Grain.YEAR) if at.anchor else None


def unit(m: re.Match[str], at: Setting) -> Span | None:
    """'last month', 'this week', 'the same day', 'the next morning', 'by the end of the year'."""
    grain = Grain(meaning(at.words.units, _group(m, "unit") or "") or "day")
    count, base = _direction(m, at) or (0, "anchor")
    of = _base(base, at, *_up_to(grain))
    if base == "anchor" and grain is Grain.WEEK and of and of.grain is Grain.MONTH:
        return of
    if base == "before" and grain is Grain.DAY:  # "in March she was freed; the next day ..."
        of = next((s for s in at.before[: at.beside] if s.grain in (Grain.DAY, Grain.WEEK, Grain.MONTH)), of)
    if of is None and count == 0:
        of = next((s for s in at.before[: at.here][:1] if s.grain in (Grain.WEEK, Grain.MONTH)), at.anchor)
    if of is None:
        return None
    return _narrowed(when.shifted(of, count, grain), m, at)


def period(m: re.Match[str], at: Setting) -> Span | None:
    """'during the month', 'in the course of the year': the one before in the text, else the anchor's; but just ended
    where the anchor is in its first days, for reports on a month come out as the next begins."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    this = when.around(at.anchor.first, grain) if at.anchor else None
    if this and at.anchor and (at.anchor.first - this.first).days * 4 < (this.last - this.first).days:
        return when.shifted(this, -1, grain)
    return at.latest(grain) or this


def edge(m: re.Match[str], at: Setting) -> Span | None:
    """'the last day of the month', 'the first day of June 2024', 'the last day of last year'."""
    whole = calendar(m, at) if _group(m, "month") else unit(m, at) if _group(m, "direction") else period(m, at)
    return when.day(whole.last if m["edge"] == "last" else whole.first) if whole else None


def last_day(m: re.Match[str], at: Setting) -> Span | None:
    """'the last day of December', 'the last day of last month', in languages that put no word between."""
    whole = calendar(m, at) if _group(m, "month") else unit(m, at)
    return when.day(whole.last) if whole else None


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


def stretch(m: re.Match[str], at: Setting) -> Span | None:
    """'in the last year', of what came about over it: no day of its own."""
    return None


def ago(m: re.Match[str], at: Setting) -> Span | None:
    """'two years ago', 'three months ago': as exact as the unit, but "a year ago" names a month, "two weeks ago" a
    week, and 'a year ago today' or 'a year ago on Monday' a day."""
    if at.anchor is None:
        return None
    grain, count = Grain(meaning(at.words.units, m["unit"])), _count(m, at)
    number = meaning(at.words.weekdays, _group(m, "weekday") or "")
    span = _counted(m, at, at.anchor, -1)
    if span and at.anchor.grain is Grain.DAY and (number is not None or _group(m, "exactly")):
        back = (at.anchor.first.weekday() - number) % 7 if number is not None else 0
        return when.day(when.moved(at.anchor.first, -back).replace(year=span.first.year))
    if grain is Grain.YEAR and count == 1:
        return when.shifted(at.anchor, -12, Grain.MONTH)
    return replace(span, grain=Grain.WEEK) if span and grain is Grain.WEEK and count != 1 else span


def later(m: re.Match[str], at: Setting) -> Span | None:
    """'two days later', 'a year after': counted from the date before in the text."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    return _counted(m, at, at.latest(*_up_to(grain)), 1)


def earlier(m: re.Match[str], at: Setting) -> Span | None:
    """'a week earlier', 'the day before': counted from the date before in the text."""
    grain = Grain(meaning(at.words.units, m["unit"]))
    return _counted(m, at, at.latest(*_up_to(grain)) or at.anchor, -1)


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
    of = at.latest(Grain.DAY, Grain.MONTH)
    near = at.beside or _direction(m, at) or (of and at.before[0] is at.told is of)
    if of is None or (at.anchor and not near and (at.anchor.last - of.last).days > 70):
        of = at.anchor
    if of is None or number is None:
        return None
    span = when.day(of.last.replace(day=number))
    if of is not at.anchor and of.grain is Grain.DAY and number < of.first.day:  # "held on 28 May, freed on the 3rd"
        later = when.day(when.shifted(of, 1, Grain.MONTH).first.replace(day=number))
        span = later if at.anchor is None or later.first <= at.anchor.last else span
    if at.anchor and span.first > at.anchor.last and at.tense is Tense.PAST:
        return when.day(when.shifted(of, -1, Grain.MONTH).first.replace(day=number))
    return span


def holiday(m: re.Match[str], at: Setting) -> Span | None:
    """'Christmas', "New Year's Eve", 'Easter': the latest not after the anchor, or the next looking ahead."""
    name = meaning(at.words.holidays, m["holiday"])
    return _of_year(lambda year: feast(name, year), m, at)


READINGS: Mapping[str, Reading] = {
    reading.__name__: reading
    for reading in (
        calendar, days, week_of, digits, year, decade, season, weekday, word, year_word, unit, period, edge, last_day,
        same_day,
        rolling, stretch, ago, later, earlier, next_day, day_before, day_of_month, holiday,
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


def _of_year(in_year: InYear, m: re.Match[str], at: Setting) -> Span | None:
    """What comes round every year, in the year that is written ('2020', 'last year', 'of that year'), or chosen."""
    text, (count, base) = _group(m, "year"), _direction(m, at) or (0, "")
    if text:
        return in_year(_full_year(text, at))
    of = at.told or _base(base, at) if base == "before" else at.anchor or at.told
    if shift := _group(m, "year_word"):
        count, base = meaning(at.words.year_words, shift), "anchor"
    if of is None:
        return None
    if base == "before" or _group(m, "year_unit") or (base and count <= 0):
        return in_year(of.last.year + count)  # "last June" said in September is not the June just past
    return _chosen(in_year, of, Tense.AHEAD if count > 0 or at.anchor is None else at.tense)


def _chosen(in_year: InYear, anchor: Span, tense: Tense) -> Span | None:
    """The latest not after the anchor, the next not before it, or the nearer of the two.

    A day less than three weeks off is meant, whichever way, rather than one ten months off. A date told with its year
    does not lend the year to those after it: reports count from their own day (both measured on the training corpus).
    """
    around = list(_years(in_year, anchor.last.year, range(-4, 5)))
    past = next((s for s in reversed(around) if s.first <= anchor.last), None)
    ahead = next((s for s in around if s.last >= anchor.first), None)
    if past is None or ahead is None:
        return past or ahead
    gone, to_come = (anchor.first - past.last).days, (ahead.first - anchor.last).days
    if tense is Tense.NEAREST or (past.grain is Grain.DAY and min(gone, to_come) <= 21 and max(gone, to_come) > 300):
        return ahead if to_come < gone else past
    return ahead if tense is Tense.AHEAD else past


def _years(in_year: InYear, about: int, offsets: Iterable[int]) -> Iterator[Span]:
    """What comes round, in the years about one; not in those where there is no such day (29 February)."""
    for offset in offsets:
        with suppress(ValueError):
            yield in_year(about + offset)


def _full_year(text: str, at: Setting) -> int:
    number = int(re.sub(r"\D", "", text))
    if number >= 100:
        return number
    latest = at.anchor.last.year if at.anchor else 2068
    return 2000 + number if 2000 + number <= latest else 1900 + number


def _replaced(of: date, year: int) -> date:
    """The same day of another year; 28 February for the 29th where there is none."""
    return of.replace(year=year, day=min(of.day, when.month(year, of.month).last.day))


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
    if grain is Grain.YEAR and of is not at.anchor:  # "a year later" is told of the same day or month
        years = sign * int(count)
        return Span(_replaced(of.first, of.first.year + years), _replaced(of.last, of.last.year + years), of.grain)
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
