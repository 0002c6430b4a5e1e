"""The day from which something holds or was so: "from 1 October", "since May", "free since December"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from habeas.dates import Dated, Grain, When
from habeas.dates import Kind as DateKind
from habeas.extraction.scene import Fired, Who
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["YEAR", "from_then", "to_come", "when"]

_PUTS = frozenset({"move", "send", "transfer", "place", "put"})
_AT_ONCE = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION, Type.DEATH, Type.CONVICTION, Type.SENTENCE,
)  # fmt: skip
"""What is done in a moment: of these "since" gives no day."""
_AT_LIBERTY = frozenset("free liberty large home".split())
"""How somebody freed is from then on: "free since December" was freed in December."""
YEAR = re.compile(r"\d{4}")
_JUST_PAST = timedelta(days=30)
"""How long after a day reports still tell in the present tense that something takes effect on it."""
_FROM = re.compile(r"\b(?:from|as of|starting|effective)(?: on)? ?$", re.IGNORECASE)


def from_then(line: Line, one: Fired, day: Dated | None, published: When | None) -> Dated | None:
    """The day to come of what a sentence in the present tense dates "from 1 October"; None for any other."""
    if day is None or line.words[one.anchor].tag not in ("VBZ", "VBP"):
        return None
    before = " ".join(w.text for w in line.words[: _word_at(line, day.start)])
    return to_come(day, published) if _FROM.search(before) else None


def to_come(day: Dated, published: When | None) -> Dated | None:
    """A day without a year that was taken for the last one, long past, as the next; None for any other."""
    if day.grain is not Grain.DAY or day.when.first is None or YEAR.search(day.when.text):
        return None
    if published is None or published.last is None or day.when.first > published.last - _JUST_PAST:
        return None
    first = _a_year_on(day.when.first)
    return replace(day, when=replace(day.when, first=first, last=first, iso=first.isoformat()))


def _word_at(line: Line, start: int) -> int:
    """The word that begins so many characters into a line."""
    return next((i for i, w in enumerate(line.words) if w.start - line.start >= start), len(line.words))


def _a_year_on(day: date) -> date:
    """The same day a year later; of 29 February the day before."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _at_liberty(line: Line, one: Fired) -> bool:
    """Whether a trigger tells how somebody freed is, "free", "at liberty", and not how they came to be: "walked free"."""
    own = [line.words[i] for i in one.match.literal]
    return any(w.lower in _AT_LIBERTY for w in own) and not any(w.pos == "V" and w.lemma != "be" for w in own)


def when(line: Line, one: Fired, dated: Dated | None, who: Who) -> When | None:
    """The day something happened; of "held since May" the day it began, of a total since May the whole stretch.

    Of many freed "since March" these words are given without days: it was not done in a moment.
    """
    if dated is None:
        return None
    type_ = one.rule.type
    stands = type_ is Type.RELEASE and _at_liberty(line, one)
    put = line.words[one.anchor].lemma in _PUTS  # "in prison since March, was moved"
    at_once = put or (type_ in _AT_ONCE and not stands)
    if dated.kind is DateKind.SINCE and at_once:
        many = who.count is not None and (who.count.low or 0) > 1
        return When(dated.when.text) if many else None
    if dated.kind is DateKind.SINCE and dated.begins is not None and type_ is not Type.COUNT_DETAINED:
        return dated.begins
    return dated.when
