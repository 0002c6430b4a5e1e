"""Terms given in one sentence to people without a name: "gave her twelve years and him nine", "eight years to another six".

Only where the sentence tells of a sentence already; a bare number there is of years.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas import quantities
from habeas.extraction.english.phrases import meant_by
from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Term
from habeas.vocabulary import Modality, Type

__all__ = ["apiece", "asked_for_each", "of_whom_it_stands"]

_THEM = frozenset({"him", "her", "them"})
_JOINS = frozenset({"and", ",", ";", "but", "while"})
_TO = frozenset({"to", "for"})
_MORE = frozenset("another others other the a further more remaining some and of them".split())
_CLOSES = frozenset({",", ";", ".", ")", "and", "for", "in", "each", "apiece"})
_MOST_YEARS = 40
_EACH = re.compile(r"\b(?:each|apiece|for all(?: of them)?|for every one(?: of them)?)\b", re.IGNORECASE)
_TRIED = (Type.CONVICTION, Type.SENTENCE, Type.CHARGE)
_NEAR = 400
"""How many characters back those are told of for each of whom a term is asked, at most."""
_Given = tuple[Slot, Term, int]
"""Who got a term, the term, and its first word."""


def apiece(report: Report, scene: Scene, told: Sequence[Statement]) -> list[Statement]:
    """The sentences of those without a name in a line that tells of a sentence; none twice."""
    if not told:
        return []
    line, text, found = scene.line, report.text, list[Statement]()
    had = {(s.persons, s.count) for s in told}
    for slot, term, first in (*_to_them(text, scene), *_to_numbers(scene), *_got(text, scene)):
        persons = meant_by(scene, slot.first).persons if slot.kind == "pronoun" else ()
        count = None if slot.kind == "pronoun" else slot.value.range
        if (persons, count) in had or not (persons or count):
            continue
        had.add((persons, count))
        words = text[line.words[first].start : line.words[first].end]
        like = replace(told[0], by="sentence.en/list", confidence=min(told[0].confidence, 0.6))
        found.append(replace(like, persons=persons, count=count, group=None, term=term, trigger=words))
    return found


def asked_for_each(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with the term that a prosecutor asked for "each" asked for those told of just before."""
    line = scene.line
    named = any(s.kind in ("person", "count") for s in scene.slots)
    if named or _EACH.search(report.folded, line.start, line.end) is None:
        return made
    before = (s for s in reversed(report.before) if s.start >= line.start - _NEAR and s.type in _TRIED)
    last = next((s for s in before if s.count is not None or len(s.persons) > 1), None)
    return [
        replace(s, persons=last.persons, count=last.count, group=last.group)
        if last is not None and s.type is Type.SENTENCE and s.modality is Modality.CALLED_FOR
        else s
        for s in made
    ]


def of_whom_it_stands(scene: Scene, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with a term that the model gave to somebody else as the one's whose it is by where it
    stands: in brackets right behind a name, or where one person is found guilty in the same line.
    """
    convicted = {s.persons for s in made if s.type is Type.CONVICTION and len(s.persons) == 1}
    named = {slot.value.person for slot in scene.slots if slot.kind == "person"}
    found = list[Statement]()
    for s in made:
        if s.type is Type.SENTENCE and s.by == "model/sentence" and s.term is not None:
            whose = _in_brackets_behind(scene, s.term)
            if whose is None and len(convicted) == 1 and not named & set(s.persons):
                (whose,) = next(iter(convicted))
            s = replace(s, persons=(whose,), count=None) if whose is not None else s
        found.append(s)
    return found


def _in_brackets_behind(scene: Scene, term: Term) -> str | None:
    """The person behind whose name a term opens a bracket: "Mira Halden (six years)"."""
    words = scene.line.words
    at = next((s.first for s in scene.slots if s.kind == "term" and s.value == term), 0)
    if at < 2 or words[at - 1].text != "(":
        return None
    return next((s.value.person for s in scene.slots if s.kind == "person" and s.last == at - 2), None)


def _to_them(text: str, scene: Scene) -> Iterator[_Given]:
    """ "And him nine": a pronoun behind "and" with a term or a bare number behind it."""
    words = scene.line.words
    for slot in scene.slots:
        if slot.kind == "pronoun" and slot.value in _THEM and slot.first and words[slot.first - 1].lower in _JOINS:
            term = next((s for s in scene.slots if s.kind == "term" and s.first == slot.last + 1), None)
            years = term.value if term is not None else _years(text, scene.line, slot.last + 1)
            if years is not None:
                yield slot, years, slot.last + 1


def _to_numbers(scene: Scene) -> Iterator[_Given]:
    """ "Eight years to another six": a term with those who got it behind "to" or "for"."""
    words = scene.line.words
    for term in (s for s in scene.slots if s.kind == "term"):
        at = term.last + 1
        number = next((s for s in scene.slots if s.kind == "count" and at < s.first <= at + 4), None)
        if at >= len(words) or words[at].lower not in _TO or number is None:
            continue
        if all(w.lower in _MORE for w in words[at + 1 : number.first]):
            yield number, term.value, term.first


def _got(text: str, scene: Scene) -> Iterator[_Given]:
    """ "Four others five": a number of others, and a bare number right behind them."""
    words = scene.line.words
    for slot in (s for s in scene.slots if s.kind == "count" and s.value.per is None):
        at = slot.last + 1
        while at < len(words) and words[at].lower in _MORE:
            at += 1
        others = any(w.lower in ("others", "more", "another") for w in words[max(0, slot.first - 1) : at])
        years = _years(text, scene.line, at) if others and at > slot.last + 1 else None
        if years is not None:
            yield slot, years, at


def _years(text: str, line: Line, at: int) -> Term | None:
    """The bare number at a word, as the years it means; None where it counts something."""
    words = line.words
    if at >= len(words) or words[at].pos != "D":
        return None
    closes = at + 1 >= len(words) or words[at + 1].lower in _CLOSES
    term = quantities.term(text[words[at].start : words[at].end])
    fits = term.months is not None and term.months <= _MOST_YEARS * 12
    return term if closes and fits else None
