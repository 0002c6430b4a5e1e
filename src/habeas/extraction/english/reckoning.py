"""Numbers told only for comparison or as a sum: "up from 288 in June", "(147 in 2023)", "which brings the total to 63".

An earlier number is told of the same thing as the number that it is compared with, at its own time. A total sums up
what its sentence, or the one before, tells of, over a time that is no one day.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.model import Statement
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["reckoned"]

_TOLD = (
    Type.COUNT_HELD, Type.COUNT_DETAINED, Type.ARREST, Type.CHARGE, Type.CONVICTION, Type.SENTENCE, Type.RECOGNISED,
    Type.RELEASE, Type.PARDON, Type.DEATH,
)  # fmt: skip
_THAN = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)|(?:as )?(?P<bare>against))(?: (?:only|just|the))?\s*$")
_OPEN = re.compile(r"\([^()]*$")
_BESIDE_A_TIME = frozenset({"in", "on", "at", "as", "of", ":", "from"})
_AFTER = 9
"""How many words behind an earlier number its time stands at most."""
_SUM = r"(?:total|number|tally|figure|toll)"
_TOTAL = re.compile(
    r"\b(?:(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|rais(?:es?|ing|ed))\b"
    rf"[^.;:]{{0,40}}?\b{_SUM}\b[^.;:]{{0,60}}? to"
    r"|(?:that|this|which|it) (?:makes?|made)(?: it| up)?(?: a total of)?"
    r"|(?:the|this|our|their) total\b[^.;:]{0,60}? (?:comes? to|came to|stands at|stood at|reach(?:es|ed)))\s*$",
    re.IGNORECASE,
)
_MAKES = re.compile(r"(?:that|this|which|it) ma", re.IGNORECASE)
_FEW_TIMES = 5
"""How many times greater than the number before it the sum is at most that "makes" introduces."""
_OF_ONE = re.compile(rf"\b(?:her|his|my) (?:\w+ )?{_SUM}\b", re.IGNORECASE)
_NEAR = 250
"""How many characters before a total the end of what it sums up stands at most."""
_WHAT = (
    (re.compile(r"\b(?:prisoners|held|behind bars|in (?:prison|jail|custody))\b"), Type.COUNT_HELD),
    (re.compile(r"\b(?:detained|arrested|arrests|detentions)\b"), Type.COUNT_DETAINED),
    (re.compile(r"\b(?:freed|released|releases)\b"), Type.RELEASE),
    (re.compile(r"\b(?:pardoned|pardons)\b"), Type.PARDON),
    (re.compile(r"\brecogni[sz]ed\b"), Type.RECOGNISED),
)
"""What the words of a total say that it sums up; the later in this row is the more particular."""
_BASES = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}


def reckoned(report: Report, scene: Scene, told: Sequence[Statement]) -> list[Statement]:
    """What is told in a line, with its earlier numbers and its totals."""
    made = list(told)
    for slot in scene.slots:
        if slot.kind == "count" and slot.value.per is None:
            made = _with_total(report, scene, slot, _with_earlier(report, scene, slot, made))
    return made


def _with_earlier(report: Report, scene: Scene, slot: Slot, made: list[Statement]) -> list[Statement]:
    """With a number of an earlier time, where the line compares a number that it tells with it."""
    times = [s for s in scene.slots if s.kind == "date"]
    found = _in_brackets(report, scene, slot, times) or _compared(report, scene, slot, times)
    model = next((s for s in reversed(made) if _number_of(s, scene.slots, slot)), None)
    if found is None or model is None or _told_apart(scene, slot, model, made):
        return made
    first, time = found
    when = time.value.when if time is not None else None
    if when is not None and model.date == when:  # the rules gave the time to both
        own = next((s.value.when for s in times if s.first < slot.first and s.value.when != when), None)
        made = [replace(s, date=own) if s is model else s for s in made]
    earlier = replace(_of(model, report, scene, first, slot), date=when, by="ledger.en/earlier")
    return [s for s in made if (s.count, s.type) != (earlier.count, earlier.type)] + [earlier]


def _told_apart(scene: Scene, slot: Slot, model: Statement, made: Sequence[Statement]) -> bool:
    """Whether the line tells something else of a number by words of its own: "30 died, compared with 12 released"."""
    others = (s for s in made if s.type is not model.type and not s.by.startswith("model/"))
    return any(s.count == slot.value.range and s.start == scene.line.start for s in others)


def _number_of(one: Statement, slots: Sequence[Slot], slot: Slot) -> bool:
    """Whether a statement tells a fact of a number that stands before this one."""
    if one.count is None or one.persons or one.type not in _TOLD or one.modality is not Modality.ACTUAL:
        return False
    return any(s.kind == "count" and s.first < slot.first and s.value.range == one.count for s in slots)


_Earlier = tuple[int, Slot | None] | None
"""The word at which the telling of an earlier number begins, and its time where it is given."""


def _in_brackets(report: Report, scene: Scene, slot: Slot, times: Sequence[Slot]) -> _Earlier:
    """ "(31 March: 1,461)", "(1,161 in December)": a number in brackets with a time and nothing else."""
    line, words = scene.line, scene.line.words
    opened = _OPEN.search(report.folded, line.start, words[slot.first].start)
    shut = report.folded.find(")", words[slot.last].end, line.end)
    if opened is None or shut < 0:
        return None
    inside = [i for i, w in enumerate(words) if opened.start() < w.start < shut]
    time = next((t for t in times if t.first in inside), None)
    if time is None:
        return None
    known = {*range(slot.first, slot.last + 1), *range(time.first, time.last + 1)}
    alone = all(words[i].lower in _BESIDE_A_TIME for i in inside if i not in known)
    return (inside[0], time) if alone else None


def _compared(report: Report, scene: Scene, slot: Slot, times: Sequence[Slot]) -> _Earlier:
    """ "Up from 27", "against three on 1 May": a number behind words that compare, with the time that follows it."""
    line = scene.line
    than = _THAN.search(report.folded, line.start, line.words[slot.first].start)
    if than is None:
        return None
    time = next((t for t in times if 0 < t.first - slot.last <= _AFTER), None)
    if than.group("bare") and time is None:
        return None  # "six against one": those of two sides
    first = line.word_at(than.start())
    return (slot.first if first is None else first), time


def _with_total(report: Report, scene: Scene, slot: Slot, made: list[Statement]) -> list[Statement]:
    """With a total, told of what its own words name, or else of what the numbers before it are told of."""
    line = scene.line
    total = _TOTAL.search(report.folded, line.start, line.words[slot.first].start)
    near = report.told_just_before(line.start, _NEAR) + made
    model = next((s for s in reversed(near) if s.count not in (None, slot.value.range) and s.type in _TOLD), None)
    if total is None or model is None or _OF_ONE.search(total.group()):
        return made
    if _MAKES.match(total.group()) and (slot.value.range.low or 0) > _FEW_TIMES * (
        model.count.low or 0 if model.count else 0
    ):
        return made  # "three were struck off, which makes 328": of those who stay
    named = next((type_ for words, type_ in reversed(_WHAT) if words.search(total.group())), None)
    if named is None and "number of" in total.group().lower():
        return made  # "the number of decrees to 14"
    named = named or model.type
    type_ = Type.COUNT_DETAINED if named is Type.ARREST else named
    if any(s.count == slot.value.range and s.type is type_ for s in made):
        return made
    first = line.word_at(total.start())
    own = _of(model, report, scene, slot.first if first is None else first, slot)
    own = replace(own, type=type_, date=None, basis=_BASES.get(type_), place=None, by="ledger.en/total")
    return [s for s in made if s.count != own.count] + [own]


def _of(model: Statement, report: Report, scene: Scene, first: int, slot: Slot) -> Statement:
    """What is told by a statement of another number, told of this one by the words from the first of them on."""
    line, text = scene.line, report.text
    return replace(
        model, quote=text[line.start : line.end], start=line.start, end=line.end, persons=(), count=slot.value.range,
        trigger=text[line.words[first].start : line.words[slot.last].end], group=slot.value.group or model.group,
        source=model.source if model.start == line.start else None, confidence=min(model.confidence, 0.6),
    )  # fmt: skip
