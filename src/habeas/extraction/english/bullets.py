"""A list of names under a line that says what they are named for: "Those freed:", "Thirty were taken on Friday:".

What the line above tells of a number or of nobody by name is told of those whose names head the entries, as one statement.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from habeas.extraction.people import Name
from habeas.extraction.report import Report
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["with_listed_names"]

_ENTRY = re.compile(r"[ \t]*(?:[-*•▪●–—]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\n]+")
_STOPS = re.compile(r"[,;:–—(]")
_HEAD = 45
"""How many characters into an entry a name that heads it begins at most."""
_FEWEST = 2
_TAIL = 300
"""Characters at the end of a line in which it is looked whose names those under it are."""
_TOLD = (
    Type.RELEASE, Type.PARDON, Type.ARREST, Type.EXCHANGE, Type.DEPORTATION, Type.RECOGNISED, Type.DEATH, Type.TRANSFER,
)  # fmt: skip
_SAYS = (
    (re.compile(r"(?:those|people|persons|prisoners|the) (?:freed|released|let out)\W*:$"), Type.RELEASE),
    (re.compile(r"(?:those|people|persons|prisoners|the) (?:pardoned|amnestied)\W*:$"), Type.PARDON),
    (re.compile(r"(?:those|people|persons|the) (?:detained|arrested|taken)\W*:$"), Type.ARREST),
    (re.compile(r"(?:those|people|prisoners|the) (?:exchanged|swapped)\W*:$"), Type.EXCHANGE),
)
"""What a line that tells nothing else says of the names under it."""
_OPENS = re.compile(
    r"(?:.*[.!?])?\W*(?:(?:the|a|an|our|full|complete|partial|first|last|new|some|all|list|names?|of|are|is|were|here|extract|from|register|roll|among|amongst|these|"
    r"this|so|far|as|known|and|today|follow\w*)\W+)*$"
)
"""What may stand before those words: "The names of those freed:", but not "Lawyers of those freed:"."""
_OF_OTHERS = re.compile(
    r"\b(?:not|n't|never|except|without|besides|unlike|instead|than)\b[^.]*$"
    r"|\b(?:by|to)(?: (?:these|the following|several|some|two|three|four|five)(?: \w+){0,2})?\W*:$"
    r"|\b(?:help|support|orders?|command|request|mediation|behalf|courtesy|thanks)\b[^.]*$"
    r"|\b(?:lawyers?|judges?|famil(?:y|ies)|relatives|officers|prosecutors|witnesses|supporters|organi[sz]ers|sponsors)\W*:$"
)
"""How a line goes on behind what it tells when the names under it are those of others."""
_STAYS = re.compile(r"\b(?:still|remain\w*|stay\w*|left behind)\b")
"""How it goes on when they are those who were not let go."""
_NOT_FREED = re.compile(
    r"\bstill (?:in|held|inside|behind|serving)\b|\b(?:remain|stay)(?:s|ed)? (?:in|inside|behind|held)\b"
    r"|\b(?:sent|taken|brought|led) back\b|\brefused to (?:leave|go|cross|board)\b"
    r"|\b(?:not|never|n't) (?:\w+ )?(?:freed|released|let|out|pardoned|amnestied|exchanged|swapped|leave|left|cross|confirmed)\b",
    re.IGNORECASE,
)
_NOT_TAKEN = re.compile(
    r"\b(?:not|never|n't) (?:\w+ )?(?:arrested|detained|held|taken|found|confirmed)\b", re.IGNORECASE
)
"""What an entry says of its own name by which the line above does not hold for it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list: whose names head it, and where what it says of them stands."""

    persons: tuple[str, ...]
    says: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _List:
    """A line that ends in a colon, where the list under it stands, and its entries."""

    lead: tuple[int, int]
    start: int
    end: int
    entries: tuple[_Entry, ...]


def with_listed_names(report: Report, made: list[Statement]) -> list[Statement]:
    """The statements of a report, with those named in lists under what is told of them."""
    made = sorted(made, key=lambda s: s.start)
    starts, told_of = [s.start for s in made], _told_of(made)
    found, dropped = list[Statement](), set[int]()
    for one in _lists(report):
        here = made[bisect_left(starts, one.lead[0]) : bisect_left(starts, one.lead[1])]
        told = _told_above(report, one, here)
        persons = _meant(report, one, told.type) if told is not None else ()
        if told is None or not persons or _had(told_of, told.type, persons):
            continue
        found.append(
            replace(
                told, quote=report.text[one.start : one.end], start=one.start, end=one.end, persons=persons, count=None,
                group=None, basis=None, by="list.en/below", confidence=min(told.confidence, 0.6), trigger=_first(report, one),
            )
        )  # fmt: skip
        if not told.persons and told.count is None:
            dropped.add(id(told))
    return sorted([s for s in made if id(s) not in dropped] + found, key=lambda s: s.start)


def _told_of(made: Sequence[Statement]) -> dict[tuple[Type, str], list[int]]:
    """Which statements of a type are of a person, by their places."""
    found = dict[tuple[Type, str], list[int]]()
    for n, one in enumerate(made):
        for person in set(one.persons):
            found.setdefault((one.type, person), []).append(n)
    return found


def _had(told_of: Mapping[tuple[Type, str], Sequence[int]], type_: Type, persons: Sequence[str]) -> bool:
    """Whether a statement of a type is of two of these people already."""
    times = Counter(n for person in set(persons) for n in told_of.get((type_, person), ()))
    return any(many > 1 for many in times.values())


def _meant(report: Report, one: _List, type_: Type) -> tuple[str, ...]:
    """Those who head the entries of a list, without those of whom their entry says that it is not so."""
    otherwise = _NOT_FREED if type_ in LET_GO else _NOT_TAKEN
    so = (e for e in one.entries if otherwise.search(report.folded, *e.says) is None)
    return tuple(dict.fromkeys(p for e in so for p in e.persons))


def _first(report: Report, one: _List) -> str:
    """The first name of a list, as it is written."""
    name = next(_names(report, one.start, one.end))
    return report.text[name.start : name.end]


def _names(report: Report, start: int, end: int) -> Iterator[Name]:
    """The names that begin between two characters."""
    names = report.people.names
    for n in range(bisect_left(names, start, key=lambda name: name.start), len(names)):
        if names[n].start >= end:
            break
        yield names[n]


def _lists(report: Report) -> Iterator[_List]:
    """The lists of names of a report, each under its line."""
    lines = [m.span() for m in _LINE.finditer(report.folded) if m.group().strip()]
    for n, (start, end) in enumerate(lines):
        if not report.folded[start:end].rstrip().endswith(":"):
            continue
        spans = list(
            takewhile(lambda span: _ENTRY.match(report.folded, *span), (lines[k] for k in range(n + 1, len(lines))))
        )
        entries = tuple(_entry(report, *span) for span in spans)
        if sum(bool(e.persons) for e in entries) >= max(_FEWEST, len(entries) - 1):
            yield _List((start, end), spans[0][0], spans[-1][1], entries)


def _entry(report: Report, start: int, end: int) -> _Entry:
    """An entry, headed by the names before its first comma; what it says of them ends where it names somebody else."""
    mark = _ENTRY.match(report.folded, start, end)
    begins = mark.end() if mark is not None else start
    names = list(_names(report, begins, end))
    heads = [n for n in names if n.start < begins + _HEAD and _STOPS.search(report.folded, begins, n.start) is None]
    last = heads[-1].end if heads else begins
    other = next((n.start for n in names if n.start >= last), end)
    return _Entry(tuple(n.person for n in heads), (last, other))


def _told_above(report: Report, one: _List, made: Sequence[Statement]) -> Statement | None:
    """What the line above a list tells of those in it, by one of its own statements or by its words."""
    start, end = one.lead
    said = report.folded[start:end].rstrip().lower()
    here = [s for s in made if s.type in _TOLD]
    if here:
        sentence = [s for s in here if s.start == here[-1].start]
        fits = [s for s in sentence if s.modality is Modality.ACTUAL and not s.persons]
        return fits[-1] if fits and here[-1].end >= end - 1 and _for_them(said, fits[-1]) else None
    for words, type_ in _SAYS:
        found = words.search(said)
        if found is not None and _OPENS.match(said[max(0, found.start() - _TAIL) : found.start()]):
            quote = report.text[start:end]
            return Statement(report.document.id, type_, quote, start, end, quote.strip(), "list.en/below", 0.6)
    return None


def _for_them(said: str, told: Statement) -> bool:
    """Whether a line that tells something goes on to those of whom it tells it: "Ten were freed:", not "Ten were freed by:"."""
    at = said.rfind(told.trigger.lower())
    behind = (said[at + len(told.trigger) :] if at >= 0 else said)[-_TAIL:]
    return _OF_OTHERS.search(behind) is None and not (told.type in LET_GO and _STAYS.search(behind))
