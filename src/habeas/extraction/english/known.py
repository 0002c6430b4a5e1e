"""How many of those let out a group knew: "Of the 27 freed we had 22 on our list", "eleven of them were on our register".

Such a number is not of people held or recognised now: it tells of the release over again, as one body counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["with_those_known"]

_LIST = (
    r"(?:on|in|from) (?:our|its|their|the) (?:own |running )?(?:list|lists|register|registers|books|records|database|index)\b"
    r"(?! (?:of|for) (?!(?:political )?prisoners))"
)
_BEHIND = re.compile(
    rf"^[^.;:]{{0,40}}?\b(?:were|was|stood|had been|had stood|figured) (?:already |indeed |all )?(?:{_LIST}|ours\b)"
)
"""What stands behind a number of those known: "of them were on our list", "of the nineteen were ours"."""
_BEFORE = re.compile(
    r"\b(?:had|knew(?: of)?|regarded|counted|considered|recogni[sz]ed|listed)\s+(?:only |just |at least )?$"
)
_AS = re.compile(rf"^[^.;:]{{0,25}}?\b(?:{_LIST}|as (?:political prisoners|prisoners of conscience)\b)")
"""What stands before and behind it where the group is the subject: "we had 22 on our list"."""
_OF_THEM = re.compile(
    r"\b(?:of|among) (?:them|these|those|whom|the (?:\w+ )?(?:freed|released|pardoned|amnestied)|the [\w-]+(?: [\w-]+){0,4})\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"Of the [\w-]+ (?:\w+ )?(?:whom?|that|let|freed|released|pardoned|amnestied)\b")
_NOT_NOW = re.compile(r"\b(?:still|added|put|placed|remain\w*|now stand)\b")
_ELSEWHERE = re.compile(r"\b(?:sanction\w*|blacklist\w*|entry bans?|visas?)\b", re.IGNORECASE)
"""Lists on which others stand."""
_OTHERWISE = (Type.COUNT_HELD, Type.PARDON, Type.RECOGNISED, Type.DEPORTATION)
"""As what the words of a list are told where nobody minds who is on it."""
_NEAR = 250
"""How many characters before a line those were told of that it means by "of them"."""


def with_those_known(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """What is told in a line, with the number of those let out whom a group had on its list."""
    for slot in scene.slots:
        if slot.kind == "count" and slot.value.per is None and _of_the_known(report, scene, slot):
            whole = _whole(report, scene, slot, made)
            if whole is not None:
                others = [s for s in made if not (s.count == slot.value.range and s.type in _OTHERWISE)]
                had = any(s.count == slot.value.range and s.type is Type.RELEASE for s in others)
                made = others if had else [*others, _known(report, scene, slot, whole)]
    return _with_the_whole(report, scene, made)


def _with_the_whole(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """With the number of all let out, where a line tells only of those known: "Of the 23 whom a decree freed, 17 were ours"."""
    counts = [s for s in scene.slots if s.kind == "count" and s.value.per is None]
    if len(counts) < 2 or not _OF_ALL.match(report.folded, scene.line.start, scene.line.end):
        return made
    whole, known = counts[:2]
    told = next((s for s in made if s.count == known.value.range and s.type is Type.RELEASE), None)
    had = any(s.count == whole.value.range for s in made)
    if told is None or had or not _of_the_known(report, scene, known):
        return made
    return [replace(_known(report, scene, whole, told), source=None), *made]


def _of_the_known(report: Report, scene: Scene, slot: Slot) -> bool:
    """Whether a number is of those among others who were on a list."""
    line, words = scene.line, scene.line.words
    if _ELSEWHERE.search(report.folded, line.start, line.end):
        return False
    if _OF_THEM.search(report.folded, line.start, line.end) is None and not _bare(scene, slot):
        return False
    before = report.folded[line.start : words[slot.first].start]
    behind = report.folded[words[slot.last].end : line.end]
    told = _BEHIND.match(behind) or (_BEFORE.search(before) and _AS.match(behind))
    return told is not None and _NOT_NOW.search(told.group()) is None


def _bare(scene: Scene, slot: Slot) -> bool:
    """Whether a number stands without its noun in a line without a day: "fifteen were on its register"."""
    behind = scene.line.words[slot.last + 1 : slot.last + 2]
    return not any(s.kind == "date" for s in scene.slots) and all(w.pos in "VX" for w in behind)


def _whole(report: Report, scene: Scene, slot: Slot, made: Sequence[Statement]) -> Statement | None:
    """What was told of those let out, of whom these are some: in the line, or just before it."""
    near = report.told_just_before(scene.line.start, _NEAR) + list(made)
    size = slot.value.range.low or 0
    return next(
        (
            s
            for s in reversed(near)
            if s.type in (*LET_GO, Type.TRANSFER)
            and s.modality is Modality.ACTUAL
            and s.count is not None
            and (s.count.low or 0) > size
        ),
        None,
    )


def _known(report: Report, scene: Scene, slot: Slot, whole: Statement) -> Statement:
    """The release of those known, on the day of the whole."""
    line, text = scene.line, report.text
    return replace(
        whole, type=Type.EXCHANGE if whole.type is Type.EXCHANGE else Type.RELEASE, by="ledger.en/known",
        quote=text[line.start : line.end], start=line.start, end=line.end, persons=(), count=slot.value.range,
        trigger=text[line.words[slot.first].start : line.words[slot.last].end], group=slot.value.group or whole.group,
        source=whole.source if whole.start == line.start else None, confidence=min(whole.confidence, 0.6),
    )  # fmt: skip
