"""Numbers of people and cases in running text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from habeas.numerals import ordinal, plain, read
from habeas.quantities.ranges import Range, add
from habeas.quantities.words import Counting, counting

_AGE = re.compile(r", \d\d(?=[,.;]| \()|(?<=[^\W\d]) \(\d\d(?=\))")
"""A number set off behind a name: 'Mira Halden, 54, said', 'Mira Halden (54)'."""

_YEAR = re.compile(r"(?:19|20)\d\d")

_NAME = re.compile(r"([^\W\d_]\w*[- ])?([^\W\d_][\w'-]*)$")
"""The last word or two of a text."""

_MARKER = re.compile(r"(?:^|\n)[ *+•-]*$")
"""What stands before the number of a list's item."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people or cases at start..end (exclusive) of a text; `value.text` is what stands there.

    `group` is the span of the noun counted, None where the text has only the number; `per` makes it a rate: "day",
    "week", "month" or "year".
    """

    start: int
    end: int
    value: Range
    group: tuple[int, int] | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A number found at start..end, before it is known which of the overlapping ones stand."""

    start: int
    end: int
    low: int | None
    high: int | None


def counts(text: str, language: str = "en") -> list[Counted]:
    """The numbers of people or cases in a text, in order and without overlap, with their hedges.

    Left out are ages, years, dates, clock times, money, percentages, distances, lengths of time, and the numbers of
    articles, colonies and the like. A bare "one" counts only before a noun for people. A language without a table
    gives none.
    """
    words = counting(language)
    if words is None:
        return []
    folded, found = plain(text), list[Counted]()
    for b in sorted(_bounded(text, folded, words), key=lambda b: (b.start, -b.end)):
        if not found or b.start >= found[-1].end:
            group = words.group.match(folded, b.end)
            after = group.end() if group else b.end
            per = next((period for period, near in words.per.items() if near.match(folded, after)), None)
            value = Range(b.low, b.high, text[b.start : b.end])
            found.append(Counted(b.start, b.end, value, group.span("noun") if group else None, per))
    return found


def together(text: str, counted: Iterable[Counted], language: str = "en") -> list[Counted]:
    """The counts with neighbours added up that the text joins: '120 civilians and 270 soldiers' becomes one of 390.

    A sum reaches to the end of its last noun.
    """
    words, joined = counting(language), list[Counted]()
    for one in counted:
        if words and joined and _joined(text, joined[-1], one, words):
            one = _sum(text, joined.pop(), one)
        joined.append(one)
    return joined


def number(text: str, language: str = "en") -> float | None:
    """The value of one number in digits or words, cardinal or ordinal; None when it is none."""
    value = read(text, language)
    return value if value is not None else ordinal(text, language)


def _joined(text: str, one: Counted, other: Counted, words: Counting) -> bool:
    between = plain(text[one.group[1] : other.start]) if one.group and other.group else ""
    part = other.group is not None and text[slice(*other.group)].lower().startswith(
        ("of ", "из ", "з ")
    )  # "40 prisoners, ten of them", "40 заключённых, десять из них"
    acts = any(c.group and words.acts.match(text[slice(*c.group)]) for c in (one, other))  # "40 arrests and two deaths"
    return not part and not acts and bool(words.joined.fullmatch(between))


def _sum(text: str, one: Counted, other: Counted) -> Counted:
    total, end = add([one.value, other.value]), other.group[1] if other.group else other.end
    return Counted(one.start, end, Range(total.low, total.high, text[one.start : end]), other.group, other.per)


def _bounded(text: str, folded: str, words: Counting) -> Iterator[_Bounded]:
    """Every number that counts something; they may overlap."""
    for m in words.vague.finditer(folded):
        if not words.no_count_after.match(folded, m.end()):
            hedge = words.hedge.search(folded[max(0, m.start() - 48) : m.start()])
            one = words.singular.get(m.group()) if hedge else None
            bounds = (one, one) if one else words.bounds[m.lastgroup or ""]
            yield _hedged(folded, words, m.start(), m.end(), *bounds)
    for m in words.count.finditer(folded):
        for start, end, low, high in _numbers(folded, m, words):
            if _counts_people(text, folded, start, end, words):
                yield _hedged(folded, words, start, end, low, high)


def _numbers(folded: str, m: re.Match[str], words: Counting) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, low and high of a number or a range, or of each of two that are no range; fractions are left out."""
    low, high = read(m["low"], words.language), read(m["high"], words.language) if m["high"] else None
    if low and high and (scale := words.scale.search(m["high"])) and not words.scale.search(m["low"]):
        each = read(scale.group(), words.language) or 1  # "100 to 150 thousand" is in thousands at both ends
        low = int(low * each) if low < each and low * each < high else low
    if isinstance(low, int) and isinstance(high, int) and low < high and _is_range(folded, m, words):
        yield m.start(), m.end(), low, high
        return
    for name in ("low", "high"):
        value = read(m[name], words.language) if m[name] else None
        if isinstance(value, int):
            yield m.start(name), m.end(name), value, value


def _is_range(folded: str, m: re.Match[str], words: Counting) -> bool:
    """Whether two numbers are ends of a range: a dash, an "or", or "between" and "from" before them."""
    return m["to"].strip() not in words.joins or bool(words.between.search(folded[max(0, m.start() - 12) : m.start()]))


def _counts_people(text: str, folded: str, start: int, end: int, words: Counting) -> bool:
    """Whether a number can be of people: no year standing alone, no article or age, no "one" instead of a name."""
    before, number = folded[max(0, start - 24) : start], folded[start:end]
    if words.no_count_after.match(folded, end) or _is_label(folded, before, number, end, words):
        return False
    if words.group.match(folded, end):
        return not (_YEAR.fullmatch(number) and words.year_after.search(before))
    if _is_age(text, start) or (words.aged.search(before) and re.fullmatch(r"\d\d", number)):
        return False
    hedge = words.hedge.search(folded[max(0, start - 48) : start])
    if words.alone.fullmatch(number):
        return bool(hedge)
    sure = hedge and hedge.lastgroup not in ("most", "about")
    return bool(sure) or not re.search(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)|^0", number)


def _is_label(folded: str, before: str, number: str, end: int, words: Counting) -> bool:
    """Whether a number in digits is of an article, a day of a month, or an item of a list."""
    if not number[0].isdigit():
        return False
    day = words.months.search(before) and re.fullmatch(r"[12]?\d|3[01]", number)
    item = _MARKER.search(before) and folded[end : end + 2] in (". ", ") ", ".\n", ")\n")
    return bool(words.labels.search(before) or day or item)


def _is_age(text: str, start: int) -> bool:
    """Whether a number is set off behind a name like an age: in brackets, behind two capitalised words."""
    m, name = _AGE.match(text, start - 2), _NAME.search(text[max(0, start - 60) : start - 2])
    if not m or not name or not name[2][0].isupper():
        return False
    return text[start - 2] == "," or bool(name[1] and name[1][0].isupper())


def _hedged(folded: str, words: Counting, start: int, end: int, low: int, high: int) -> _Bounded:
    """The number at start..end with the hedge before or behind it."""
    if after := words.after.match(folded, end):
        return _Bounded(start, after.end(), *_bounds(after.lastgroup, low, high))
    window = max(0, start - 48)
    before = words.hedge.search(folded[window:start])
    if before and before.lastgroup != "reached":
        return _Bounded(window + before.start(), end, *_bounds(before.lastgroup, low, high))
    between = words.between.search(folded[window:start]) if low != high else None
    return _Bounded(window + between.start() if between else start, end, low, high)


def _bounds(hedge: str | None, low: int, high: int) -> tuple[int | None, int | None]:
    """What a hedge makes of a number: whole numbers within 5 % for "about", the next one up for "more than"."""
    match hedge:
        case "above":
            return low + 1, None
        case "least":
            return low, None
        case "estimate" if low % 10:
            return low, high
        case "about" | "estimate":
            return ceil(low * 0.95), floor(high * 1.05)
        case "nearly":
            return ceil(low * 0.95), high
        case "most":
            return None, high
        case "below":
            return None, low - 1
    return low, high
