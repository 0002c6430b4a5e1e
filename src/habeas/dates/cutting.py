"""Cuts out of a text the words that are dates, before it is known what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.dates.when import Span
from habeas.dates.words import Form, Words


@dataclass(frozen=True, slots=True)
class Found:
    """A form found at start..end: the words cut out, before they are read."""

    start: int
    end: int
    form: Form
    match: re.Match[str]
    span: Span | None = None


def cut(text: str, folded: str, words: Words) -> Iterator[Found]:
    """The forms that stand in the text: from left to right, the longest at each place."""
    found = [f for f in _matches(folded, words) if _stands(f, text, folded, words)]
    last = 0
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if f.start >= last:
            yield f
            last = f.end


def _matches(folded: str, words: Words) -> Iterator[Found]:
    for form in words.forms:
        skips = "skip" in form.regex.groupindex
        for m in form.regex.finditer(folded):
            start = m.end("skip") if skips and m["skip"] else m.start()
            start += len(folded[start : m.end()]) - len(folded[start : m.end()].lstrip())
            yield Found(start, m.end(), form, m)


def _stands(f: Found, text: str, folded: str, words: Words) -> bool:
    """Whether what looks like a date is one: no modal "may", no "sat in a cell", no month that is a name."""
    groups = f.match.groupdict()
    for name in ("month", "weekday"):
        said = groups.get(name)
        lower = said is not None and not text[f.match.start(name)].isupper()
        if said and lower and words.capital.fullmatch(said) and not groups.get("year"):
            return False
    if f.form.reads == "lone_year":
        if words.labels.search(folded[max(0, f.start - 16) : f.start]):
            return False
        heads = text[f.start - 1 : f.start] in ("", "\n") and text[f.end : f.end + 2].strip()[:1].isupper()
        return heads or bool(words.sole.match(folded, f.end))
    if f.form.reads == "days":
        day, other = (re.match(r"\d+", f.match[name]) for name in ("day", "day2"))
        return not (day and other) or int(day.group()) < int(other.group())
    if f.form.reads == "calendar" and not any(groups.get(k) for k in ("day", "year", "year_word", "direction", "part")):
        return _is_month(f, text, folded, words)
    return True


def _is_month(f: Found, text: str, folded: str, words: Words) -> bool:
    """Whether a month's name by itself is the month: after a preposition, or at the head of a line or capitalised, and
    not a person's name."""
    before = folded[max(0, f.start - 16) : f.start]
    if words.year_before.search(before):
        return True
    if re.match(r"\s[^\W\d_]", text[f.end : f.end + 2]) and text[f.end + 1].isupper():
        return False
    free = text[f.start].isupper() and words.free_months.fullmatch(f.match["month"])
    return bool(free or re.search(r"(?:: |\n[^\w\n]*|^[^\w\n]*)$", before))
