"""Those told of, counted by somebody else or counted again: "the ministry makes it 34", "we get 76", "it was ten".

A bare number behind such words is of the same thing as the number told just before, on the word of who gives it.
"""

import re
from dataclasses import replace

from habeas.extraction.english import grammar
from habeas.extraction.english.attribution import text_of
from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.model import Statement
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["recounted"]

_TOLD = (
    Type.COUNT_HELD, Type.COUNT_DETAINED, Type.ARREST, Type.RECOGNISED, Type.RELEASE, Type.PARDON, Type.DEATH,
    Type.EXCHANGE, Type.DEPORTATION, Type.TRANSFER,
)  # fmt: skip
_SPEAKS_OF = (
    (re.compile(r"\b(?:behind bars|political prisoners|in (?:prison|jail|custody))\b", re.IGNORECASE), Type.COUNT_HELD),
    (re.compile(r"\b(?:detentions|arrests)\b", re.IGNORECASE), Type.COUNT_DETAINED),
    (re.compile(r"\b(?:amnesty|pardons?|releases?|freed|released|let (?:out|go))\b", re.IGNORECASE), Type.RELEASE),
)
"""What the sentence just before speaks of, where it tells no number: the last that it speaks of counts."""
_ABOUT = r"(?: (?:only|just|even|about|some|around|roughly|nearly|over|at least|more than))?\s*$"
_SAYS = re.compile(
    rf"\b(?:(?:mak(?:es?|ing)|made|put(?:s|ting)?) (?:it|the (?:number|figure|total|count|sum))(?: (?:of|in) [^.,;:]{{1,40}}?)?(?: at| to)?"
    rf"|arriv(?:es?|ed) at(?: a (?:figure|number|total) of)?|(?:speaks?|spoke|talks?|talked) of){_ABOUT}"
)
"""Words before a number that give it as one's count, whoever does."""
_GIVES = re.compile(
    rf"\b(?:gives?|given|gave|gets?|got|says?|said|counts?|counted|ha[sd]|have|reports?|reported|claims?|claimed|sees?|knows? of|lists?){_ABOUT}"
)
"""Words that give it where a body is their subject."""
_BODIES = frozenset(
    (
        "centre center council committee ministry office group list tracker campaigner organisation organization government "
        "authority state monitor defender union bureau initiative network register outlet official other counter police "
        "prosecutor service department lawyer association alliance coalition we they"
    ).split()
)
_AGAIN = re.compile(
    rf"\b(?:it|there|(?:the|our) (?:(?:right|correct|true|real|actual) )?(?:number|figure|total)) (?:was|were|is|are|should (?:be|have been|read)){_ABOUT}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:number|figure|total|count|sum) (?:of|in) (?:\w+ ){0,6}?(?:wounded|injured|dead|killed|participants|protesters|protestors|marchers"
    r"|visitors|guests|crowd|participating|attending|voters|members|staff|volunteers)\b"
)
"""Whose number is another matter."""
_LOOSELY = "counts.en/owned-to"
"""The rule that tells a bare number of prisoners where there is none before it."""
_FEW_TIMES = 10
"""How many times greater than the number told before another count of the same is at most."""
_NOUN_BEHIND = frozenset({"N", "P", "A"})
_WHAT_BEHIND = frozenset({"of", "behind", "inside", "still", "and"})
_LINES = 3
"""How many lines back such a number may stand."""
_NEAR = 250
"""How many characters before a line the number was told that it gives anew at most."""


def recounted(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """What is told in a line, with the numbers by which somebody else counts the same, or the teller counts again."""
    for slot in scene.slots:
        if slot.kind == "count" and slot.value.per is None and not _counts_something(scene, slot):
            made = _again(report, scene, slot, made) or _by_another(report, scene, slot, made) or made
    return made


def _counts_something(scene: Scene, slot: Slot) -> bool:
    """Whether a noun follows a number: what is counted is told, and is its own matter."""
    behind = scene.line.words[slot.last + 1 : slot.last + 2]
    return any(w.pos in _NOUN_BEHIND or w.text in ("%", "-") or w.lower in _WHAT_BEHIND for w in behind)


def _by_another(report: Report, scene: Scene, slot: Slot, made: list[Statement]) -> list[Statement] | None:
    """With a number that somebody gives of those counted just before."""
    line = scene.line
    before = report.folded[line.start : line.words[slot.first].start]
    who = _subject(scene, slot)
    said = _SAYS.search(before) or (_GIVES.search(before) if who is not None and _is_body(scene, who) else None)
    if said is None or _OTHERS.search(before):
        return None
    model = _counted_before(report, scene, slot, made, Modality.ACTUAL)
    own = [s for s in made if s.count == slot.value.range]
    firmly = (s for s in own if s.by != _LOOSELY)
    if model is None or any(s.type is model.type or not s.by.startswith("model/") for s in firmly):
        return None
    people = {s.last: s.value.person for s in scene.slots if s.kind == "person"}
    source = text_of(report.text, line, who, people) if who is not None and line.words[who].lower != "we" else None
    told = replace(_of(model, report, scene, slot, said.start()), source=source)
    return [s for s in made if s not in own] + [told]


def _again(report: Report, scene: Scene, slot: Slot, made: list[Statement]) -> list[Statement] | None:
    """With the number that is put right: "On Monday we wrote 23. It was 25"."""
    line = scene.line
    said = _AGAIN.search(report.folded[line.start : line.words[slot.first].start])
    model = _counted_before(report, scene, slot, made, Modality.DENIED) if said is not None else None
    if said is None or model is None or any(s.count == slot.value.range for s in made):
        return None
    return [*made, replace(_of(model, report, scene, slot, said.start()), modality=Modality.ACTUAL)]


def _counted_before(report: Report, scene: Scene, slot: Slot, made: list[Statement], how: Modality) -> Statement | None:
    """The last number told before another one, where it was told as a fact, or as none."""
    line = scene.line
    here = line.words[slot.first].start
    near = report.told_just_before(line.start, _NEAR)
    near += [s for s in made if _stands_before(report, s, here)]
    last = next((s for s in reversed(near) if s.count not in (None, slot.value.range)), None)
    if last is None or last.modality is not how or last.persons or last.type not in _TOLD:
        return None
    if _far_greater(slot, last) or _counts_others(report, scene, slot, last):
        return None
    spoken = _spoken_of(report, scene, last) if how is Modality.ACTUAL else None
    return replace(last, type=spoken) if spoken is not None else last


def _far_greater(slot: Slot, last: Statement) -> bool:
    """Whether a number is too great to be another count of those told of: a crowd, not the arrested."""
    told = last.count.high or last.count.low or 0 if last.count is not None else 0
    return (slot.value.range.low or 0) > _FEW_TIMES * max(told, 1)


def _counts_others(report: Report, scene: Scene, slot: Slot, last: Statement) -> bool:
    """Whether a number of something else stands between: "Thirty were detained. The group has 12 volunteers. We have 4"."""
    first = max(0, scene.number - _LINES)
    between = [
        (report.lines[n], s)
        for n in range(first, scene.number + 1)
        for s in report.slots.get(n, ())
        if s.kind == "count" and s.value.per is None
    ]
    here = scene.line.words[slot.first].start
    return any(
        last.end <= line.words[s.first].start < here
        and line.words[s.last + 1 : s.last + 2]
        and line.words[s.last + 1].pos == "N"
        for line, s in between
    )


def _spoken_of(report: Report, scene: Scene, last: Statement) -> Type | None:
    """What the sentence between the last number and this one speaks of."""
    line = report.lines[scene.number - 1] if scene.number else None
    if line is None or last.start >= line.start:
        return None
    said = [
        (m.end(), type_) for words, type_ in _SPEAKS_OF for m in words.finditer(report.folded, line.start, line.end)
    ]
    return max(said, key=lambda found: found[0])[1] if said else None


def _stands_before(report: Report, made: Statement, here: int) -> bool:
    """Whether the number of a statement of the same line stands before a place in it."""
    at = report.text.find(made.count.text if made.count and made.count.text else made.trigger, made.start, made.end)
    return 0 <= at < here


def _subject(scene: Scene, slot: Slot) -> int | None:
    """The subject of the verb above a number."""
    line = scene.line
    verb = next((up for up in line.ancestors(slot.last) if line.words[up].pos in "VX"), None)
    return next(iter(grammar.kids(line, verb, "nsubj")), None) if verb is not None else None


def _is_body(scene: Scene, at: int) -> bool:
    """Whether a word is a body that counts, and no person."""
    word = scene.line.words[at]
    named = any(s.kind == "person" and s.first <= at <= s.last for s in scene.slots)
    return not named and (word.lemma in _BODIES or word.lower in _BODIES or word.pos == "P")


def _of(model: Statement, report: Report, scene: Scene, slot: Slot, first: int) -> Statement:
    """What is told by the statement of another number, told of this one."""
    line, text = scene.line, report.text
    basis = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}.get(model.type)
    days = [s.value.when for s in scene.slots if s.kind == "date"]
    return replace(
        model, quote=text[line.start : line.end], start=line.start, end=line.end, persons=(), count=slot.value.range,
        trigger=text[line.start + first : line.words[slot.last].end], group=slot.value.group or model.group, source=None,
        date=days[0] if len(days) == 1 else None, basis=basis, by="ledger.en/recounted",
        confidence=min(model.confidence, 0.6),
    )  # fmt: skip
