"""The stretch of time that a number is of, as the dates of its sentence tell it: "in May", "since the vote of 3 March".

A stretch is closed where its last day is told, open where it runs on to the report. It is of the calendar where it is a
month, a season or a year, or whole ones, or begins with one: what is reported on, as against what began with an event.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from habeas.dates import Dated, Grain, Kind, find
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import speaks_of

BEFORE = 60
"""Characters before a date in which a word can say that it only begins or ends something."""
_LONG = (Grain.MONTH, Grain.SEASON, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Its first and last day, the last at the latest that of the report."""

    first: date
    last: date
    closed: bool
    calendar: bool

    @property
    def length(self) -> timedelta:
        return self.last - self.first


def stretches(c: Claim, *, around: bool = True) -> tuple[Stretch, ...]:
    """The stretches that the words of a claim give, the nearest to the number first; where they give none, and those
    `around` them are asked for, the sentence's."""
    start, last = sentence_span(c)
    text = c.document.text[start:last]
    found = find(text, c.told or c.latest, c.document.language or "en")
    at = _number_at(c) - start
    made = [
        (abs(d.start - at), d, s) for n, d in enumerate(found) if (s := _stretch(d, text, found[n + 1 :], c.latest))
    ]
    own = [m for m in made if c.said.start - start <= m[1].start < c.said.end - start]
    return tuple(
        s for _, _, s in sorted(own or (made if around else []), key=lambda m: (m[0], m[1].start)) if s.first <= s.last
    )


def days(c: Claim) -> tuple[Dated, ...]:
    """The days that the words of a claim give as when it was, and not as when the number was taken or began."""
    quote = c.said.quote
    found = find(quote, c.told or c.latest, c.document.language or "en")
    return tuple(
        d for d in found
        if d.grain is Grain.DAY and d.kind in (Kind.CALENDAR, Kind.ANCHORED, Kind.FOLLOWING)
        and not any(speaks_of(topic, _before(d, quote)) for topic in ("begins", "as_of", "beside_a_date"))
    )  # fmt: skip


def day_of_number(c: Claim) -> Dated | None:
    """The one day that the words of a claim give behind where a stretch began: "reached 40 since May, on 1 July"."""
    quote = c.said.quote
    found = find(quote, c.told or c.latest, c.document.language or "en")
    later = [
        d
        for before, d in pairwise(found)
        if d.grain is Grain.DAY and before.kind is Kind.SINCE and _ON.search(quote[before.end : d.start])
    ]
    return later[0] if len(later) == 1 else None


_ON = re.compile(r"(?<!\w)(?:on|by|as of|as at|на|к|до|да)\s+(?:the\s+)?$", re.IGNORECASE)


def sentence(c: Claim) -> str:
    """The sentence of the document in which a claim stands."""
    first, last = sentence_span(c)
    return c.document.text[first:last]


def sentence_span(c: Claim) -> tuple[int, int]:
    """Where the sentence of a claim stands: up to a full stop, or a line's end, on either side."""
    text, start, end = c.document.text, c.said.start, c.said.end
    marks = (". ", "! ", "? ", "\n")
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    last = min((at for mark in marks if (at := text.find(mark, max(end - 1, start))) >= 0), default=len(text)) + 1
    said = text[first:last]
    return first + len(said) - len(said.lstrip()), first + len(said.rstrip())


def _number_at(c: Claim) -> int:
    at = c.said.quote.find(c.said.count.text) if c.said.count else -1
    return c.said.start + max(at, 0)


def _before(d: Dated, text: str) -> str:
    return text[max(d.start - BEFORE, 0) : d.start].rstrip()


def _stretch(d: Dated, text: str, following: Sequence[Dated], latest: date) -> Stretch | None:
    """The stretch that a date bounds or names; None of a day, which may be that of the report."""
    first, last, before = d.when.first, d.when.last, _before(d, text)
    if first is None or last is None:
        return None
    if d.kind is Kind.UNTIL and d.grain is Grain.DAY and (since := _FROM_THE.search(before)):
        return _of_one_month(int(since["day"]), last, latest)
    happened = _WHEN.match(text[d.end :]) is not None
    if d.kind is Kind.SINCE:
        begins = d.begins.first if d.begins and d.begins.first else first
        return _from(begins, d, text, following, latest, calendar=not happened)
    if speaks_of("begins", before):
        return _from(first, d, text, following, latest, calendar=speaks_of("from_here", before) and not happened)
    if speaks_of("as_of", before) or speaks_of("beside_a_date", before) or _describes(d, before, text):
        return None
    if d.kind is Kind.RANGE:
        return Stretch(first, min(last, latest), closed=True, calendar=_whole(first, last))
    if d.grain is Grain.WEEK or d.grain in _LONG:
        return Stretch(first, min(last, latest), closed=last < latest, calendar=True)
    return None


_FROM_THE = re.compile(
    r"(?<!\w)(?:со?|[зс]і?|із|ад|від|от) (?P<day>[1-9]|[12]\d|3[01])(?:-?(?:го|га))? (?:по|па|до|да)$"
)
"""Before the last day of a stretch its first, of the same month: "с 2 по 6 апреля"."""


def _of_one_month(day: int, last: date, latest: date) -> Stretch | None:
    """The stretch from a day to a later one of the same month; of days without a year the last before the report."""
    end = last if last <= latest else _moved(last, -1)
    return Stretch(end.replace(day=day), end, closed=True, calendar=False) if day < end.day else None


def _describes(d: Dated, before: str, text: str) -> bool:
    """Whether a date only says which thing is meant, or not which year: "the 2020 election", "so many in the year"."""
    if d.when.text.casefold() in ("the year", "a year", "one year"):
        return True
    return (
        re.search(r"\b(?:the|its|their|our|'s|’s)$", before) is not None
        and re.match(r" [a-z]", text[d.end :]) is not None
    )


def _from(begins: date, d: Dated, text: str, following: Sequence[Dated], latest: date, *, calendar: bool) -> Stretch:
    """The stretch from a date on, up to one told behind it or to the report; of days without a year the nearest."""
    named = calendar and (d.grain in _LONG or (begins.month, begins.day) == (1, 1))
    end = next((f.when.last for f in following if f.when.last and (f.kind is Kind.UNTIL or _joined(d, f, text))), None)
    if end is None:
        return Stretch(begins, latest, closed=False, calendar=named)
    if end < begins:
        later = _moved(end, 1)
        begins, end = (begins, later) if later <= latest else (_moved(begins, -1), end)
    return Stretch(begins, min(end, latest), closed=True, calendar=_whole(begins, end))


def _joined(d: Dated, f: Dated, text: str) -> bool:
    """Whether nothing but a word for the end stands between two dates: "from January to June", "to noon on 4 June"."""
    return _TO.fullmatch(text[d.end : f.start]) is not None


_TO = re.compile(
    r"\s*(?:to|till|until|through|and|по|до|да|–|—|-)\s*(?:(?:the )?(?:early |late )?(?:midnight|noon|dawn|dusk|"
    r"morning|evening|night|afternoon|end|close|start|beginning|полуноч\w+|полудн\w+|утр\w+|вечер\w*|ноч\w+|кон\w+|начал\w+|"
    r"апоўнач\w*|раніц\w+|вечар\w*|канц\w+|пачатк\w+|опівноч\w*|полудн\w+|ран\w+|вечор\w*|кінц\w+|початк\w+)"
    r"(?: (?:on|of|in))?\s*)?(?:the )?"
)
"""Between the first and the last day of a stretch, where they are told one behind the other."""


_WHEN = re.compile(
    r"[,(–—-]?\s*(?:when|the (?:day|night|week|month)|as soon as|когда|калі|коли|как только|як толькі|щойно)(?!\w)"
)
"""Behind a date, that something happened then: "since last May, when the square was cleared"."""


def _moved(day: date, years: int) -> date:
    """The same day some years on; the last of February for its 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _whole(first: date, last: date) -> bool:
    """Whether these are whole months."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1
