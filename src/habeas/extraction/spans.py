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
    slots = [_years_asked(line, s) for s in slots]
    for found in dates.find(part, anchor, language, near):
        slots += _slot(line, "date", found.start, found.end, found)
    slots += _labelled(text, line, anchor, language)
    if language != "en":  # "2021 года" is a year, though it is written as "two years" is
        dated = [(s.first, s.last) for s in slots if s.kind == "date"]
        slots = [s for s in slots if s.kind != "term" or not any(a <= s.last and s.first <= b for a, b in dated)]
    return sorted(slots, key=lambda s: (s.first, s.last))


_ASKS = frozenset(["ask", "demand", "seek", "request", "want"])


def _years_asked(line: Line, slot: Slot) -> Slot:
    """A bare number that a prosecutor asks for, as the years it means: "the prosecution had demanded seven"."""
    if slot.kind != "count" or slot.value.group is not None or slot.first == 0:
        return slot
    before = line.words[slot.first - 1]
    asks = line.words[slot.first - 2] if before.lower == "for" and slot.first > 1 else before
    counted = slot.last + 1 < len(line.words) and line.words[slot.last + 1].pos in ("N", "A", "P")
    if counted or asks.lemma not in _ASKS or not any(w.lower.startswith("prosecut") for w in line.words[: slot.first]):
        return slot
    years = quantities.term(" ".join(w.text for w in line.words[slot.first : slot.last + 1]))
    return Slot("term", slot.first, slot.last, years) if years.months is not None else slot


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
