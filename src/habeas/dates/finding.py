"""Every date a text names, in order, with the days it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from habeas.dates.cutting import Found, cut
from habeas.dates.readings import READINGS, Setting, Tense
from habeas.dates.when import Grain, Kind, Span, When, around, month, moved, when
from habeas.dates.words import Words, date_words
from habeas.numerals import plain

Anchor = date | When | tuple[date, date] | None
"""What "today" means: the day of publication, or the first and last day it can be; None when it is not known."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at start..end (exclusive) of a text; `when.text` is what stands there.

    `grain` is how exact its words are, None where they name no day. Of "since 2020" (kind `since`) the value reaches
    from 2020 to the anchor and has no iso; `begins` is the date after "since" by itself, for who is held since then.
    """

    start: int
    end: int
    when: When
    grain: Grain | None
    kind: Kind
    begins: When | None = None


def find(
    text: str,
    anchor: Anchor,
    language: str = "en",
    near: When | None = None,
    future: bool | None = None,
    *,
    within: bool = False,
) -> list[Dated]:
    """The dates in a text, in order and without overlap.

    Weekdays, "today" and "last month" count from the anchor, and "two days later" from the date before in the text or,
    at its start, from `near`; where that was told `within` the same paragraph, "on the 11th" is of its month. A date
    without a year is the latest not after the anchor; where the words before it in its sentence look ahead (or `future`
    is True) it is the next. What cannot be resolved is there without days. A language without date words has only
    dates in digits.
    """
    found = list(read(text, anchor, language, near, future, within=within))
    return list(_composed(text, plain(text), found, date_words(language), _known(anchor)))


def resolve(text: str, anchor: Anchor, near: When | None = None, future: bool = False, language: str = "en") -> When:
    """One cut-out date, with the days it means; without days where it has none."""
    found = find(text, anchor, language, near, future or None)
    if not found:
        return When(text)
    longest = max(found, key=lambda d: d.end - d.start)
    return replace(longest.when, text=text)


def _known(anchor: Anchor) -> Span | None:
    if isinstance(anchor, When):
        anchor = (anchor.first, anchor.last) if anchor.first and anchor.last else None
    elif isinstance(anchor, date):
        anchor = (anchor, anchor)
    if anchor is None:
        return None
    first, last = anchor
    return Span(first, last, _grain(first, last))


def _grain(first: date, last: date) -> Grain:
    if first == last:
        return Grain.DAY
    return Grain.MONTH if (first.year, first.month) == (last.year, last.month) else Grain.YEAR


def _before(near: When | None) -> tuple[Span, ...]:
    if near is None or near.first is None or near.last is None:
        return ()
    return (Span(near.first, near.last, _grain(near.first, near.last)),)


# ---------------------------------------------------------------- reading


def read(
    text: str, anchor: Anchor, language: str, near: When | None, future: bool | None, *, within: bool = False
) -> Iterator[Found]:
    """Each date by itself, with its days: from left to right, for each can count from those before it."""
    words, folded, last = date_words(language), plain(text), 0
    before = _before(near)
    at = Setting(words, _known(anchor), before, here=int(within), told=before[0] if before and within else None)
    for f in cut(text, folded, words):
        if _ENDS.search(folded[last : f.start]):
            at = replace(at, beside=0)
        tense = _tense(folded, f, at.words) if future is None else Tense.AHEAD if future else Tense.PAST
        try:
            span = READINGS[f.form.reads](f.match, replace(at, tense=tense))
        except (ValueError, OverflowError):  # no such day (31 April), or past the ends of the calendar
            span = None
        if span:
            groups, last = f.match.groupdict(), f.end
            told = span if groups.get("year") or groups.get("year_unit") else at.told
            if f.form.reads not in ("ago", "earlier"):  # what comes next is told from where the story stands
                at = replace(at, before=(span, *at.before[:7]), here=at.here + 1, beside=at.beside + 1, told=told)
        yield replace(f, span=span)


_ENDS = re.compile(r"[.!?;\n]")
"""What ends a sentence, near enough: a stop inside an abbreviation only makes the sentence seem shorter."""


def _tense(folded: str, f: Found, words: Words) -> Tense:
    """Which way the sentence looks: by the last verb before the date, else the first behind it; a date that something
    is to happen by is the nearest."""
    before = _ENDS.split(folded[max(0, f.start - 90) : f.start])[-1]
    after = _ENDS.split(folded[f.end : f.end + 90])[0]
    cues = list(words.tense.finditer(before)) or list(words.tense.finditer(after))[: len(before.split()) <= 2]
    if cues and cues[-1]["ahead"]:
        return Tense.AHEAD
    return Tense.NEAREST if words.until.search(before) or words.before.search(before) else Tense.PAST


# ---------------------------------------------------------------- putting together


def _composed(text: str, folded: str, found: list[Found], words: Words, anchor: Span | None) -> Iterator[Dated]:
    """The dates with ranges, lists, and what "since" and "before" make of them."""
    i = 0
    while i < len(found):
        f, after = found[i], found[i + 1] if i + 1 < len(found) else None
        if after and (pair := _pair(text, folded, f, after, words)):
            yield pair
            i += 2
            continue
        yield _single(text, folded, f, words, anchor)
        i += 1


def _pair(text: str, folded: str, one: Found, two: Found, words: Words) -> Dated | None:
    """'from May to August', '2014-2017', 'April and May'; None where two dates stand side by side by chance."""
    gap, window = folded[one.end : two.start], max(0, one.start - 16)
    opening = words.between.search(folded[window : one.start])
    ranged = words.to.fullmatch(gap) and (opening or not words.joins.fullmatch(gap))
    if not one.span or not two.span or not (ranged or _listed(gap, folded, one, two, words)):
        return None
    first, last = _same_year(one, two), two.span
    if first.first > last.last:
        return None
    start = window + opening.start() if opening else one.start
    iso = None if ranged and not _one_year(one, two) else _shared(first, last)
    value = When(text[start : two.end], first.first, last.last, iso)
    return Dated(start, two.end, value, first.grain, Kind.RANGE, begins=when(text[one.start : one.end], first))


def _listed(gap: str, folded: str, one: Found, two: Found, words: Words) -> bool:
    """Whether two dates are of one thing: not where each has its own year or "respectively" sorts them out."""
    if not words.joins.fullmatch(gap) or one.span is None or two.span is None or one.span.grain is not two.span.grain:
        return False
    both = one.match.groupdict().get("year") and two.match.groupdict().get("year") and one.span.grain is not Grain.YEAR
    return not both and _kind(two) is not Kind.FOLLOWING and not words.each.search(folded[two.end : two.end + 60])


def _same_year(one: Found, two: Found) -> Span:
    """The first of two dates, in the year of the second where only that is written: 'July-Dec 2024'."""
    first, last = one.span, two.span
    assert first and last
    if _one_year(one, two) and first.grain in (Grain.DAY, Grain.MONTH):
        year = last.last.year - (first.first.month > last.last.month)
        if first.first.month != 2:
            return Span(first.first.replace(year=year), first.last.replace(year=year), first.grain)
    return first


def _one_year(one: Found, two: Found) -> bool:
    """Whether two months or days share the year that is written behind the second: 'July-Dec 2024'."""
    return not one.match.groupdict().get("year") and bool(two.match.groupdict().get("year"))


def _shared(one: Span, two: Span) -> str | None:
    if one.grain is Grain.DAY and (one.first.year, one.first.month) == (two.last.year, two.last.month):
        return month(one.first.year, one.first.month).iso()
    return f"{one.first.year:04}" if one.first.year == two.last.year else None


def _single(text: str, folded: str, f: Found, words: Words, anchor: Span | None) -> Dated:
    """A date with what the words before it make of it."""
    value, window = when(text[f.start : f.end], f.span), max(0, f.start - 24)
    prefix = folded[window : f.start]
    decree = f.match.groupdict().get("day") and words.dated_of.search(prefix)  # "the decree of 2 July"
    if (opening := words.since.search(prefix)) and not decree:
        return _since(text, window + opening.start(), f, value, anchor)
    if f.span and f.form.reads == "days" and f.span.first < f.span.last:
        opening = words.between.search(prefix)
        start = window + opening.start() if opening else f.start
        listed = not opening and words.joins.fullmatch(folded[f.match.end("day") : f.match.start("day2")])
        days = replace(value, text=text[start : f.end], iso=_shared(f.span, f.span) if listed else None)
        return Dated(start, f.end, days, f.span.grain, Kind.RANGE)
    iso = _until(f, prefix, words)
    kind = Kind.UNTIL if iso else _kind(f)
    return Dated(f.start, f.end, replace(value, iso=iso or value.iso), f.span.grain if f.span else None, kind)


def _since(text: str, start: int, f: Found, begins: When, anchor: Span | None) -> Dated:
    last = max(anchor.last, f.span.last) if anchor and f.span else begins.last
    value = When(text[start : f.end], begins.first, last)
    return Dated(start, f.end, value, f.span.grain if f.span else None, Kind.SINCE, begins=begins)


def _until(f: Found, prefix: str, words: Words) -> str | None:
    """The iso of a date that something happens by: before a day, and by a feast, that is its month."""
    before = words.before.search(prefix)
    if f.form.reads == "same_day":  # "before nightfall" is still that day
        return None
    if f.span is None or not (before or words.until.search(prefix)):
        return None
    if f.form.reads == "holiday" or (before and f.span.grain in (Grain.DAY, Grain.WEEK)):
        return around(moved(f.span.first, -1), Grain.MONTH).iso()
    return f.span.iso()


def _kind(f: Found) -> Kind:
    if f.form.reads in ("later", "earlier", "next_day", "day_before"):
        return Kind.FOLLOWING
    groups = f.match.groupdict()
    return Kind.CALENDAR if groups.get("year") or f.form.reads == "decade" else Kind.ANCHORED
