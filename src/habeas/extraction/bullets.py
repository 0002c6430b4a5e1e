"""A list of names under a line that says what they are named for: "Those freed:", "Thirty were taken on Friday:".

What the line above tells of a number or of nobody by name is told of those whose names head the entries, as one statement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.extraction.report import Report
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["with_listed_names"]

_ENTRY = re.compile(r"[ \t]*(?:[-*•▪●–—]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\n]+")
_STOPS = re.compile(r"[,;:–—(]")
_HEAD = 45
"""How many characters into an entry a name that heads it begins at most."""
_FEWEST = 2
_TOLD = (
    Type.RELEASE, Type.PARDON, Type.ARREST, Type.EXCHANGE, Type.DEPORTATION, Type.RECOGNISED, Type.DEATH, Type.TRANSFER,
)  # fmt: skip
_SAYS = (
    (
        re.compile(r"\b(?:of|are|is|were)? ?(?:those|people|persons|prisoners|the) (?:freed|released|let out)\W*:$"),
        Type.RELEASE,
    ),
    (re.compile(r"\b(?:those|people|persons|prisoners|the) (?:pardoned|amnestied)\W*:$"), Type.PARDON),
    (re.compile(r"\b(?:those|people|persons|the) (?:detained|arrested|taken)\W*:$"), Type.ARREST),
    (re.compile(r"\b(?:those|people|prisoners|the) (?:exchanged|swapped)\W*:$"), Type.EXCHANGE),
)
"""What a line that tells nothing else says of the names under it."""


@dataclass(frozen=True, slots=True)
class _List:
    """A line that ends in a colon, where the list under it stands, and whose names head its entries."""

    lead: tuple[int, int]
    start: int
    end: int
    persons: tuple[str, ...]


def with_listed_names(report: Report, made: list[Statement]) -> list[Statement]:
    """The statements of a report, with those named in lists under what is told of them."""
    for one in _lists(report):
        told = _told_above(report, one, made)
        had = any(s.type is told.type and len(set(s.persons) & set(one.persons)) > 1 for s in made) if told else True
        if told is not None and not had:
            named = replace(
                told, quote=report.text[one.start : one.end], start=one.start, end=one.end, persons=one.persons, count=None,
                group=None, basis=None, by="list.en/below", confidence=min(told.confidence, 0.6), trigger=_first(report, one),
            )  # fmt: skip
            bare = not told.persons and told.count is None
            made = [s for s in made if not (bare and s is told)] + [named]
    return sorted(made, key=lambda s: s.start)


def _first(report: Report, one: _List) -> str:
    """The first name of a list, as it is written."""
    name = next(n for n in report.people.names if one.start <= n.start < one.end)
    return report.text[name.start : name.end]


def _lists(report: Report) -> Iterator[_List]:
    """The lists of names of a report, each under its line."""
    lines = [m.span() for m in _LINE.finditer(report.folded) if m.group().strip()]
    for n, (start, end) in enumerate(lines):
        if not report.folded[start:end].rstrip().endswith(":"):
            continue
        entries = list[tuple[int, int]]()
        for span in lines[n + 1 :]:
            if _ENTRY.match(report.folded, *span) is None:
                break
            entries.append(span)
        heads = [_heading(report, *span) for span in entries]
        named = [p for persons in heads for p in persons]
        if sum(bool(h) for h in heads) >= max(_FEWEST, len(entries) - 1):
            yield _List((start, end), entries[0][0], entries[-1][1], tuple(dict.fromkeys(named)))


def _heading(report: Report, start: int, end: int) -> tuple[str, ...]:
    """Whose names head an entry: those before its first comma."""
    mark = _ENTRY.match(report.folded, start, end)
    begins = mark.end() if mark is not None else start
    names = [n for n in report.people.names if begins <= n.start < min(end, begins + _HEAD)]
    return tuple(n.person for n in names if _STOPS.search(report.folded, begins, n.start) is None)


def _told_above(report: Report, one: _List, made: Sequence[Statement]) -> Statement | None:
    """What the line above a list tells of those in it, by a statement of its own or by its words."""
    start, end = one.lead
    here = [s for s in made if start <= s.start < end and s.type in _TOLD]
    if here:
        last = max(here, key=lambda s: s.start)
        sentence = [s for s in here if s.start == last.start]
        fits = [s for s in sentence if s.modality is Modality.ACTUAL and not s.persons]
        return fits[-1] if fits and last.end >= end - 1 else None
    said = report.folded[start:end].rstrip().lower()
    type_ = next((kind for words, kind in _SAYS if words.search(said)), None)
    if type_ is None:
        return None
    return Statement(
        report.document.id,
        type_,
        report.text[start:end],
        start,
        end,
        report.text[start:end].strip(),
        "list.en/below",
        0.6,
    )
