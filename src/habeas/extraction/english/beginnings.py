"""The day of what a trigger tells: of its line, or from which it holds or was so: "from 1 October", "free since December"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from habeas.dates import Dated, Grain, When
from habeas.dates import Kind as DateKind
from habeas.extraction.english.advice import FILLS, pointed
from habeas.extraction.english.details import before, years_on
from habeas.extraction.report import Report
from habeas.extraction.scene import Fired, Who
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["after", "day_of", "in_force", "when"]

_PUTS = frozenset({"move", "send", "transfer", "place", "put"})
_AT_ONCE = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION, Type.DEATH, Type.CONVICTION, Type.SENTENCE,
)  # fmt: skip
"""What is done in a moment: of these "since" gives no day."""
_AT_LIBERTY = frozenset("free liberty large home".split())
"""How somebody freed is from then on: "free since December" was freed in December."""
_YEAR = re.compile(r"\d{4}")
_JUST_PAST = timedelta(days=30)
"""How long after a day reports still tell in the present tense that something takes effect on it."""
_TAKES_EFFECT = re.compile(
    r"\b(?:takes?|taking|took|taken) effect|(?:comes?|coming|came|enters?|entering|entered) into (?:force|effect)"
    r"|(?:in|into) force|(?:is|are) (?:valid|effective)\b"
)
_PRESENT = re.compile(r"takes? |(?:comes?|enters?) ", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?:it|they|these|this|(?:the|both|contrary to [^,.;]{0,40}? the) (?:\w+ )?(?:suspension|ban|measures?|decision|licen[cs]es?|waiver|sanctions|move))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about the measures of the one before."""
_EFFECT_WITHIN = 14
"""How many characters behind "takes effect" its day begins at most: "on", "from", "as of"."""
_SINCE = re.compile(r"\bsince the [^.,;:()]*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|as of|starting|effective)(?: on)? ?$", re.IGNORECASE)


def day_of(report: Report, line: Line, one: Fired, found: Dated | None) -> Dated | None:
    """The day the rules found in the line, else the one the model points at."""
    at, long_past = pointed(one, "date", FILLS), years_on(line, one.anchor)
    if found is None and at is not None:
        line = report.lines[at[0]]
        slot = next(s for s in report.slots[at[0]] if s.kind == "date" and s.first == at[1])
        found = None if before(line, slot) else slot.value
    if found is not None and long_past and not _YEAR.search(found.when.text):
        return None  # "Monday is the anniversary of her arrest"
    if (
        one.rule.type in (Type.COUNT_DETAINED, Type.COUNT_HELD)
        and found is not None
        and _SINCE.search(report.folded[line.start : line.start + found.start])
    ):
        return None  # "since the vote of 7 November": where a total begins is not when it was so
    return found


def after(report: Report, day: Dated) -> bool:
    """Whether a day lies after the report: measures that begin then are announced, and nothing else is done then."""
    published = report.document.published
    if published is None or published.last is None or day.when.first is None or day.kind is DateKind.UNTIL:
        return False
    return day.when.first > published.last


def in_force(report: Report, number: int, one: Fired, day: Dated | None) -> Dated | None:
    """The day from which measures or licences hold, where it is told beside that of their announcement; else that day."""
    published = report.document.published
    later = _taking_effect(report, number, later=day is None)
    return later or _from_then(report.lines[number], one, day, published) or day


def _taking_effect(report: Report, number: int, *, later: bool) -> Dated | None:
    """The day of which a line says that measures hold from then on, or one of the next two lines says it of them, where
    these are asked as well: "It takes effect on 1 August"."""
    for at in range(number, min(number + 3, len(report.lines)) if later else number + 1):
        line = report.lines[at]
        if at > number and not _OF_THEM.match(report.folded, line.start):
            break
        for said in _TAKES_EFFECT.finditer(report.folded, line.start, line.end):
            for s in report.slots[at]:
                if s.kind == "date" and 0 <= line.words[s.first].start - said.end() <= _EFFECT_WITHIN:
                    told = _PRESENT.match(said.group())
                    ahead = _to_come(s.value, report.document.published) if told else None
                    dated: Dated = ahead or s.value
                    return dated
    return None


def _from_then(line: Line, one: Fired, day: Dated | None, published: When | None) -> Dated | None:
    """The day to come of what a sentence in the present tense dates "from 1 October"; None for any other."""
    if day is None or line.words[one.anchor].tag not in ("VBZ", "VBP"):
        return None
    words = " ".join(w.text for w in line.words[: _word_at(line, day.start)])
    return _to_come(day, published) if _FROM.search(words) else None


def _to_come(day: Dated, published: When | None) -> Dated | None:
    """A day without a year that was taken for the last one, long past, as the next; None for any other."""
    if day.grain is not Grain.DAY or day.when.first is None or _YEAR.search(day.when.text):
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
