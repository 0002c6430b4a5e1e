"""The foreigners of a number told: "three of them foreigners", "Two of the nineteen are foreign citizens".

Of the parts of a number by what people are, only the foreigners are told apart; what was told of all is told of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import number
from habeas.vocabulary import Modality, Type

__all__ = ["FOREIGNERS", "with_foreigners"]

FOREIGNERS = "list.en/foreigners"
"""What such a statement says it was found by."""

_ABROAD = r"(?:foreigners?\b|foreign (?:citizens?|nationals?)\b|(?:citizens?|nationals?|subjects?) of (?:other|foreign) (?:states?|countries)\b)"
_OF_THEM = r"(?: of (?:them|whom|these|those|the(?: [\w-]+){1,3}))?"
_ARE = re.compile(
    rf"{_OF_THEM}(?: (?:are|were|is|was) {_ABROAD}| (?:holds?|held) (?:an? )?foreign passports?\b)", re.IGNORECASE
)
_BESIDE = re.compile(rf" of (?:them|whom|these|those) {_ABROAD}", re.IGNORECASE)
_AMONG = re.compile(rf" {_ABROAD}", re.IGNORECASE)
_AMONG_THEM = re.compile(r"\b(?:including|among (?:them|whom)|of whom)(?: are| were| is| was)?,? $", re.IGNORECASE)
_OF_ALL = re.compile(r"\bof (?:the|our|its|their|those|these) ([\w-]+)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\bof (?:the|these|those|our|its|their) (?:[\w-]+ )?(?:mediators|guards|judges|guests|envoys|diplomats|officials|lawyers|doctors|jailers|prosecutors|relatives|speakers)\b"
    r"|\b(?:those|these|others|people|prisoners) (?:who|still|left|not|waiting|remaining)\b",
    re.IGNORECASE,
)
"""Other people than those told of: "two of the mediators", "of those still held", "among those who met them"."""
_NEAR = 3
"""How many of the groups told of last a number without "of the nineteen" may be part of."""
_TOLD = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION, Type.ARREST, Type.COUNT_HELD, Type.RECOGNISED,
)  # fmt: skip


def with_foreigners(
    line: Line, text: str, folded: str, slots: Sequence[Slot], before: Sequence[Statement], made: list[Statement]
) -> list[Statement]:
    """The statements of a line with those of the foreigners it counts; what else was made of their number goes."""
    for slot in (s for s in slots if s.kind == "count"):
        words = _said(line, folded, slot)
        sized = _OF_ALL.findall(folded, line.start, line.end)
        if words and not any(number(w) for w in sized) and _OTHERS.search(folded, line.start, words):
            continue
        whole = _whole(line, folded, slot, [*before, *made]) if words else None
        alike = [s for s in made if s.count == slot.value.range and s.type in _TOLD]
        if whole is None or (alike and whole.start == line.start):
            continue
        part = replace(
            whole, quote=text[line.start : line.end], start=line.start, end=line.end,
            trigger=text[line.words[slot.first].start : words], by=FOREIGNERS, persons=(),
            count=slot.value.range, group=slot.value.group, confidence=min(whole.confidence, 0.6),
        )  # fmt: skip
        return [s for s in made if s.count != part.count or s.persons] + [part]
    return made


def _said(line: Line, folded: str, slot: Slot) -> int:
    """Where the words that call those of a number foreigners end; 0 where none do."""
    start = line.words[slot.first].start
    end = line.words[slot.last].end
    shapes = [_ARE, _BESIDE]
    if _AMONG_THEM.search(folded, line.start, start):
        shapes.append(_AMONG)
    # a number may be recognised with its noun, "four foreigners": its words are read from its first
    first = line.words[slot.first].end
    found = (shape.match(folded, at) for shape in shapes for at in (end, first))
    return next((f.end() for f in found if f is not None and f.end() <= line.end), 0)


def _whole(line: Line, folded: str, slot: Slot, told: Sequence[Statement]) -> Statement | None:
    """What was told of all of whom these are part: of "the nineteen", or else of the group told of last."""
    few = slot.value.range.low
    sizes = {number(word) for word in _OF_ALL.findall(folded, line.start, line.end)} - {None}
    groups = [s for s in reversed(told) if s.count is not None and not s.persons and s.modality is Modality.ACTUAL]
    larger = [s for s in groups if few and s.count and s.count != slot.value.range and (s.count.low or 0) > few]
    larger = [s for s in larger if s.count and s.count.low in sizes] if sizes else larger[:_NEAR]
    return next((s for s in larger if s.type in _TOLD), None)
