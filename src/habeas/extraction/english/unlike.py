"""What is told of some and, by a bare "had not" or "was not", denied of others, or taken back of the same.

"Fifteen could go home on Monday; Mira Halden could not." "The agency wrote that Mira Halden had been freed. She had not."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.report import Report
from habeas.extraction.rules import Slot
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["left_out", "taken_back"]

_NOT = r"(?:had|has|have|was|were|is|are|did|could)(?: not|n't)"
_ENDS = r"(?: yet| either| himself| herself)?(?= *(?:[.,;:!?\"”)–—]|$))"
_BARE = re.compile(rf"(?:, \d\d)?,? ?({_NOT}){_ENDS}", re.IGNORECASE)
"""What stands behind a name of which it denies what others did: "Mira Halden, 44, had not"."""
_TAKEN_BACK = re.compile(
    rf"[\"“]?(?:(?:But|In fact|Yet),? )?(?:he|she|they) {_NOT}(?= *(?:[.:;!\"”–—]|$))", re.IGNORECASE
)
_OPEN = (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL)


def left_out(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with those of whom a bare "had not" denies what it, or the line before, tells of others."""
    same = _let_go(report, scene, made)
    if same is None or scene.line.question:
        return made
    line, told = scene.line, {p for s in made if s.type is same.type for p in s.persons}
    people = [s for s in scene.slots if s.kind == "person" and s.value.person not in told]
    denials = [(s.value.person, d) for s in people if (d := _bare_denial(report.folded, line, s)) is not None]
    if not denials:
        return made
    left, words = tuple(dict.fromkeys(person for person, _ in denials)), denials[0][1]
    denied = replace(
        same, quote=report.text[line.start : line.end], start=line.start, end=line.end, by="list.en/left-out",
        trigger=report.text[words.start(1) : words.end(1)], confidence=0.65, persons=left, count=None, group=None, per=None, basis=None,
        modality=Modality.DENIED, date=None,
    )  # fmt: skip
    return [*made, denied]


def _let_go(report: Report, scene: Scene, made: Sequence[Statement]) -> Statement | None:
    """The statement that lets others go, in the line or the one right before."""
    here = [s for s in made if s.type in LET_GO and s.modality in _OPEN]
    if here or not scene.number:
        return here[-1] if here else None
    before = report.lines[scene.number - 1].start
    near = [s for s in report.before if s.start == before and s.type in LET_GO and s.modality is Modality.ACTUAL]
    return near[-1] if near and near[-1].type in (Type.RELEASE, Type.PARDON) else None


def _bare_denial(folded: str, line: Line, slot: Slot) -> re.Match[str] | None:
    """The "had not" behind a name that says no more: what others did is meant."""
    return _BARE.match(folded, line.words[slot.last].end, line.end)


def taken_back(report: Report, made: list[Statement]) -> list[Statement]:
    """The statements with what the next sentence takes back: "... had been freed. She had not." is a release denied."""
    for at, line in enumerate(report.lines[1:], 1):
        if _TAKEN_BACK.match(report.folded, line.start, line.end) is None:
            continue
        before = report.lines[at - 1]
        made = [
            replace(s, modality=Modality.DENIED)
            if s.start == before.start and s.type in LET_GO and s.modality is Modality.ACTUAL and s.persons
            else s
            for s in made
        ]
    return made
