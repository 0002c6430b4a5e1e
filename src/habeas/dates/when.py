"""A date as written and the days it can mean, and the arithmetic of days, weeks, months, seasons and years."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class When:
    """A date as written and the interval of days it can mean: "spring 2021" has a first and a last day.

    `first` and `last` are inclusive; both None means that the words name no day (an unknown stays unknown).
    `iso` is YYYY, YYYY-MM or YYYY-MM-DD where the corpus conventions give the date one, else None.
    """

    text: str
    first: date | None = None
    last: date | None = None
    iso: str | None = None


class Grain(StrEnum):
    """How exact a date is: the unit of the calendar that it names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Kind(StrEnum):
    """What a date rests on: the calendar alone, the day of publication, or a date before it in the text; or what it
    makes of other dates: a stretch between two, from one on, or up to one."""

    CALENDAR = "calendar"
    ANCHORED = "anchored"
    FOLLOWING = "following"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included, and the grain of the words that named them."""

    first: date
    last: date
    grain: Grain

    def iso(self) -> str | None:
        """The day, the month or the year of the span; of a week, the month it begins in; of a season,
        the year."""
        if self.grain is Grain.DAY and self.first == self.last:
            return self.first.isoformat()
        if self.grain in (Grain.WEEK, Grain.MONTH):
            return f"{self.first.year:04}-{self.first.month:02}"
        if self.grain in (Grain.SEASON, Grain.YEAR):
            return f"{self.first.year:04}"
        return None


def day(of: date) -> Span:
    return Span(of, of, Grain.DAY)


def week(of: date) -> Span:
    """Monday to Sunday round a day."""
    monday = moved(of, -of.weekday())
    return Span(monday, moved(monday, 6), Grain.WEEK)


def month(year: int, number: int) -> Span:
    return Span(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Grain.MONTH)


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def decade(number: int) -> Span:
    return Span(date(number, 1, 1), date(number + 9, 12, 31), Grain.DECADE)


def season(name: str, number: int) -> Span:
    """Spring is March to May of that year, and so on; winter ends in it. A winter named by a year can lie at either
    end of it: see `named_season`."""
    starts = {"winter": (number - 1, 12), "spring": (number, 3), "summer": (number, 6), "autumn": (number, 9)}
    ends = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11}
    return Span(date(*starts[name], 1), month(number, ends[name]).last, Grain.SEASON)


def named_season(name: str, number: int) -> Span:
    """The season of a year that is named with it: "the winter of 2021" is any day of 2021, for it may be either end."""
    return replace(year(number), grain=Grain.SEASON) if name == "winter" else season(name, number)


def around(of: date, grain: Grain) -> Span:
    """The day, week, month, season, year or decade that holds a day."""
    match grain:
        case Grain.DAY:
            return day(of)
        case Grain.WEEK:
            return week(of)
        case Grain.MONTH:
            return month(of.year, of.month)
        case Grain.SEASON:
            name = ("winter", "spring", "summer", "autumn")[of.month % 12 // 3]
            return season(name, of.year + (of.month == 12))
        case Grain.YEAR:
            return year(of.year)
    return decade(of.year // 10 * 10)


def shifted(of: Span, count: int, grain: Grain) -> Span:
    """The span so many days, weeks, months, years away, as exact as what is counted: a year from a day is a year."""
    match grain:
        case Grain.DAY:
            return Span(moved(of.first, count), moved(of.last, count), of.grain)
        case Grain.WEEK:
            return Span(week(moved(of.first, 7 * count)).first, week(moved(of.last, 7 * count)).last, grain)
        case Grain.MONTH:
            return Span(_months(of.first, count).first, _months(of.last, count).last, grain)
    years = count * (10 if grain is Grain.DECADE else 1)
    first, last = around(date(of.first.year + years, 1, 1), grain), around(date(of.last.year + years, 1, 1), grain)
    return Span(first.first, last.last, grain)


def part(of: Span, name: str) -> Span:
    """The early, middle or late part of a span, or one of its halves, still with the span's grain.

    Early, mid and late are of a year January to March, May to August and October to December; of a month the days up
    to the 10th, the 20th and its end; of anything else thirds.
    """
    length = (of.last - of.first).days + 1
    if name in ("first half", "second half"):
        half = moved(of.first, length // 2) if of.grain is not Grain.YEAR else date(of.first.year, 7, 1)
        return replace(of, last=moved(half, -1)) if name == "first half" else replace(of, first=half)
    if of.grain is Grain.YEAR:
        first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[name]
        return Span(date(of.first.year, first, 1), month(of.first.year, last).last, of.grain)
    third = 10 if of.grain is Grain.MONTH else max(1, length // 3)
    start = {"early": 0, "mid": third, "late": 2 * third}[name]
    end = length if name == "late" else start + third
    return Span(moved(of.first, min(start, length - 1)), moved(of.first, min(end, length) - 1), of.grain)


def moved(of: date, days: int) -> date:
    """So many days on or back, never past the ends of the calendar."""
    return date.fromordinal(min(max(of.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _months(of: date, count: int) -> Span:
    number = of.year * 12 + of.month - 1 + count
    return month(number // 12, number % 12 + 1)


def when(text: str, span: Span | None) -> When:
    """The span as a value, with the words that named it; of no span, the words alone."""
    return When(text, span.first, span.last, span.iso()) if span else When(text)
