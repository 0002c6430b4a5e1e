"""What is told of some and, by a bare "had not" or "was not", denied of others, or taken back of the same.

"Fifteen could go home on Monday; Mira Halden could not." "The agency wrote that Mira Halden had been freed. She had not."
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.extraction.english.phrases import gather
from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.names import gender
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["excepted", "left_out", "taken_back"]

_NOT = r"(?P<aux>had|has|have|was|were|is|are|did|could)(?: not|n't)"
_ENDS = r"(?: yet| either| himself| herself)?(?= *(?:[.,;:!?\"”)–—]|$))"
_BARE = re.compile(rf"(?:, \d\d)?,? ?({_NOT}){_ENDS}", re.IGNORECASE)
"""What stands behind a name of which it denies what others did: "Mira Halden, 44, had not"."""
_TAKEN_BACK = re.compile(
    rf"[\"“]?(?:(?:But|In fact|Yet),? )?(?P<who>he|she|they) {_NOT}(?= *(?:[.:;!\"”–—]|$))", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:said|says|say|wrote|writes|reported|reports?|announced|claim(?:s|ed)?|according|told|rumou?rs?|news|believed|thought|alleged(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence only repeats what the next one can take back."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?: \w+){0,2} $", re.IGNORECASE)
_LETS_GO = (*LET_GO, Type.PARDON)
_OPEN = (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL)


_EXCEPT = re.compile(
    r"\b(?:but not|except(?: for)?|excepting|excluding|with the (?:sole )?exception of|(?:everyone|everybody|all) but|, not)"
    r"(?: (?:for|of))?(?: (?!(?:and|or|of|for|in|on|to|at|with|by|who|only|just|merely|before|until|because|as|when|while|after|even|always|yet|least|far|long|unlike|without|alongside|where|if|that|which|whose|from|under|about|how|why|since|near|next|behind|beside|over|through|thanks|due|owing|according)\b)[\w’'-]+){0,4} ?$",
    re.IGNORECASE,
)
"""What stands before the name of one of whom the sentence does not hold: "except the nurse Mira Halden"."""
_EXCEPTS = 160
"""How many characters before a name the words begin that except it, at most."""
_HIS_OWN = (",", "who")


def excepted(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with those it leaves out by "but not", "except": of them what lets the others go is denied."""
    line = scene.line
    told = [s for s in made if s.type in _LETS_GO and s.modality in _OPEN]
    same = told[0] if told and not line.question else None
    if same is None:
        return made
    apart = [s for s in scene.slots if s.kind == "person" and _left_off(report.folded, line, s)]
    if not apart:
        return made
    out = tuple(dict.fromkeys(p for s in apart for p in gather(scene, s).persons))
    own = next((i for s in apart if (i := _own_clause(line, s)) is not None), line.end)
    kept = [_without(s, out) if s in told and _told_at(s) < own else s for s in made]
    first = line.words[apart[0].first].start
    denied = replace(
        same, quote=report.text[line.start : line.end], start=line.start, end=line.end, by="list.en/left-out",
        trigger=report.text[first : line.words[apart[0].last].end], confidence=0.65, persons=out, count=None, group=None,
        per=None, basis=None, modality=Modality.DENIED, date=None,
    )  # fmt: skip
    had = any(s.modality is Modality.DENIED and set(out) <= set(s.persons) for s in made if s.type in _LETS_GO)
    return [s for s in kept if s is not None] + ([] if had else [denied])


def _left_off(folded: str, line: Line, slot: Slot) -> bool:
    """Whether the words before a name except it, and not what is that person's: "except Mira's brother"."""
    behind = line.words[slot.last + 1].lower if slot.last + 1 < len(line.words) else ""
    at = line.words[slot.first].start
    return behind not in ("'s", "’s") and _EXCEPT.search(folded, max(line.start, at - _EXCEPTS), at) is not None


def _own_clause(line: Line, slot: Slot) -> int | None:
    """Where a clause begins on somebody excepted, which tells of them alone: "but not Mira Halden, who was freed in May"."""
    behind = line.words[slot.last + 1 : slot.last + 3]
    return behind[1].start if tuple(w.lower for w in behind) == _HIS_OWN else None


def _told_at(s: Statement) -> int:
    """Where the words stand by which a statement is told."""
    return s.start + max(0, s.quote.find(s.trigger))


def _without(told: Statement, out: Sequence[str]) -> Statement | None:
    """A statement without these people; nothing where it is of them alone."""
    left = tuple(p for p in told.persons if p not in out)
    return None if told.persons and not left and told.count is None else replace(told, persons=left)


def left_out(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with those of whom a bare "had not" denies what it, or the line before, tells of others."""
    if scene.line.question:
        return made
    people = [s for s in scene.slots if s.kind == "person"]
    denials = [(s.value.person, d) for s in people if (d := _bare_denial(report.folded, scene.line, s)) is not None]
    same = _let_go(report, scene, made) if denials else None
    if same is None:
        return made
    line, told = scene.line, {p for s in made if s.type is same.type for p in s.persons}
    denials = [(p, d) for p, d in denials if p not in told and _answers(report, same, d["aux"])]
    if not denials:
        return made
    left, words = tuple(dict.fromkeys(person for person, _ in denials)), denials[0][1]
    denied = replace(
        same, quote=report.text[line.start : line.end], start=line.start, end=line.end, by="list.en/left-out",
        trigger=report.text[words.start("aux") : words.end()], confidence=0.65, persons=left, count=None, group=None, per=None, basis=None,
        modality=Modality.DENIED, date=None,
    )  # fmt: skip
    return [*made, denied]


def _let_go(report: Report, scene: Scene, made: Sequence[Statement]) -> Statement | None:
    """The statement that lets others go, in the line or the one right before."""
    here = [s for s in made if s.type in LET_GO and s.modality in _OPEN]
    if here or not scene.number:
        return here[-1] if here else None
    start, before = scene.line.start, report.lines[scene.number - 1].start
    near = [
        s
        for s in report.told_just_before(start, start - before)
        if s.start == before and s.type in LET_GO and s.modality is Modality.ACTUAL
    ]
    return near[-1] if near and near[-1].type in (Type.RELEASE, Type.PARDON) else None


def _bare_denial(folded: str, line: Line, slot: Slot) -> re.Match[str] | None:
    """The "had not" behind a name that says no more: what others did is meant."""
    return _BARE.match(folded, line.words[slot.last].end, line.end)


def _answers(report: Report, told: Statement, auxiliary: str) -> bool:
    """Whether a bare "was not" can deny the verb of what is told: "did not" denies no "was freed", nor "was not" a "came out"."""
    at = max(told.start, report.text.find(told.trigger, told.start, told.end))
    passive = _PASSIVE.search(report.folded, told.start, at) is not None
    if auxiliary.lower() in ("was", "were", "is", "are"):
        return passive
    if passive:
        return auxiliary.lower() != "did"
    called = [told.count.text, *told.persons] if told.count is not None else told.persons
    return report.text.find(called[0], at + len(told.trigger), told.end) < 0 if called else True


def taken_back(report: Report, made: list[Statement]) -> list[Statement]:
    """The statements with what the next sentence takes back: "... that she had been freed. She had not." is a release denied."""
    back = dict[int, re.Match[str]]()
    for before, line in pairwise(report.lines):
        fits = _TAKEN_BACK.match(report.folded, line.start, line.end)
        if fits is not None:
            back[before.start] = fits
    return [replace(s, modality=Modality.DENIED) if _is_taken_back(report, s, back.get(s.start)) else s for s in made]


def _is_taken_back(report: Report, told: Statement, denial: re.Match[str] | None) -> bool:
    """Whether a denial is of what is told: somebody else's word on those it means, with a verb that it answers."""
    if denial is None or told.type not in LET_GO or told.modality is not Modality.ACTUAL or not told.persons:
        return False
    if told.source is None and _SAID.search(report.folded, told.start, told.end) is None:
        return False
    return _means(denial["who"].lower(), told.persons) and _answers(report, told, denial["aux"])


def _means(pronoun: str, persons: Sequence[str]) -> bool:
    """Whether a pronoun can stand for these people."""
    if len(persons) > 1 or pronoun == "they":
        return len(persons) > 1 and pronoun == "they"
    return gender(persons[0]) in (None, "f" if pronoun == "she" else "m")
