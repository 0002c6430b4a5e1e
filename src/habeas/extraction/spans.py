"""What is recognised in a line before any rule looks at it: people, pronouns, numbers of people, terms, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.people import Name
from habeas.extraction.rules import Slot
from habeas.extraction.words import Line

__all__ = ["Number", "recognise"]

_AGE = re.compile(r"^, [1-9]\d[,.;)]$")
_PRONOUNS = frozenset("he him she her they them himself herself themselves who his their i me we us".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people: its bounds, the noun counted ("journalists") and the period where it is a rate."""

    range: quantities.Range
    group: str | None
    per: str | None


def recognise(
    text: str, line: Line, names: Sequence[Name], anchor: When | None, language: str, near: When | None = None
) -> list[Slot]:
    """Everything recognised in the line, by position; `text` is the document's text as received, `near` its last date."""
    slots = [Slot("person", n.first, n.last, n) for n in names]
    slots += [Slot("pronoun", i, i, w.lower) for i, w in enumerate(line.words) if w.lower in _PRONOUNS]
    part = text[line.start : line.end]
    for counted in quantities.together(part, quantities.counts(part, language), language):
        if _AGE.search(part[max(0, counted.start - 2) : counted.end + 1]):
            continue
        group = part[slice(*counted.group)] if counted.group else None
        slots += _slot(line, "count", counted.start, counted.end, Number(counted.value, group, counted.per))
    for start, end, term in quantities.terms(part, language):
        slots += _slot(line, "term", start, end, term)
    for found in dates.find(part, anchor, language, near):
        slots += _slot(line, "date", found.start, found.end, found)
    slots += _labelled(text, line, anchor, language)
    if language != "en":  # "2021 года" is a year, though it is written as "two years" is
        dated = [(s.first, s.last) for s in slots if s.kind == "date"]
        slots = [s for s in slots if s.kind != "term" or not any(a <= s.last and s.first <= b for a, b in dated)]
    return sorted(slots, key=lambda s: (s.first, s.last))


_LABEL = re.compile(r"[^\n]{4,60}[:–—] *")


def _labelled(text: str, line: Line, anchor: When | None, language: str) -> list[Slot]:
    """The date in the label right before a line, as a slot of its own kind at the first word: "Monday, Varna: ..."."""
    label = text[max(0, line.start - 64) : line.start].rpartition("\n")[2]
    if not line.words or not _LABEL.fullmatch(label):
        return []
    dated = [d for d in dates.find(label, anchor, language) if d.when.iso]
    return [Slot("label", 0, 0, dated[0])] if len(dated) == 1 else []


def _slot(line: Line, kind: str, start: int, end: int, value: object) -> list[Slot]:
    """The words that cover these characters of the line, as a slot."""
    first = line.word_at(line.start + start)
    last = line.word_at(line.start + end - 1)
    return [Slot(kind, first, last, value)] if first is not None and last is not None else []
