"""Who stands over against those a sentence tells of: the other side of a swap, the rest of a number, another's count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.clauses import borders
from habeas.extraction.slavic.standing import relative_of
from habeas.extraction.slavic.whom import so_many
from habeas.extraction.slavic.words import listed
from habeas.extraction.told import Trigger
from habeas.model import Document, Statement
from habeas.quantities import Range
from habeas.vocabulary import Type

__all__ = ["and_so_many", "by_others", "other_side"]

_SWAPS = ("обмен", "абмян", "обмін", "размен", "размян", "помен", "меня", "міня", "мяня", "абмен", "памян")


def other_side(scene: Scene, one: Trigger) -> list[Who]:
    """Those for whom somebody is swapped: "обменяли X на Y", "в обмен на двух офицеров"."""
    line, last = scene.line, one.match.last
    if not any(line.words[i].lower.startswith(_SWAPS) for i in one.match.literal):
        return []
    ahead = range(last, min(len(line.words), last + 10))
    at = next((i for i in ahead if line.words[i].lower == "на" and not borders(line, last, i)), None)
    slot = next((s for s in scene.slots if s.kind in ("person", "count") and at is not None and s.first > at), None)
    if at is None or slot is None or slot.first - at > 5:
        return []
    if not all(_calls(w.lower) for w in line.words[at + 1 : slot.first]):  # no "на глазах адвоката Павла Тучина"
        return []
    if slot.kind == "count":
        alone = slot.first == at + 1 and (slot.last + 1 >= len(line.words) or line.words[slot.last + 1].text in ".,;)")
        by_number = alone and any(s.kind == "count" and s.last < at for s in scene.slots)  # "десять на четырёх"
        return [Who(count=slot.value.range, group=slot.value.group, word=slot.last)] * bool(
            slot.value.group or by_number
        )
    return [Who((str(slot.value.person),), word=slot.last)] if not relative_of(slot.value, line) else []


_DESCRIBES = re.compile(r"(ого|его|ага|яга|ую|юю|у|ых|их|іх)$")


def _calls(word: str) -> bool:
    """Whether a word says what somebody is: "гражданина", "двух российских офицеров"."""
    return word in listed("roles") or (_DESCRIBES.search(word) is not None and not word.endswith(("ах", "ях")))


def and_so_many(scene: Scene, one: Trigger, found: Sequence[Who]) -> list[Who]:
    """A number of others of whom the same is told with a dash: "20 человек улетели на Запад, девять — в Минск"."""
    words = scene.line.words
    if one.rule.type not in _GOING or len(found) != 1 or found[0].count is None:
        return []
    for i in range(one.match.last + 1, len(words) - 2):
        before, behind = words[i - 1].lower, words[i + 1].text
        if behind in "-–—" and before in _PARTS and words[i + 2].lower in _WHERE:
            many = so_many(words[i].text)
            if many is not None:
                return [Who((), Range(many, many, words[i].text), "people", word=i)]
    return []


_COUNTED = (Type.ARREST, Type.COUNT_HELD, Type.COUNT_DETAINED, Type.RELEASE, Type.DEATH)
_OF = frozenset("о об про аб пра".split())
_SOURCE = 4
"""Words for who else has counted, at most."""


def by_others(document: Document, scene: Scene, one: Trigger, made: Sequence[Statement]) -> list[Statement]:
    """Another's number of the same, behind a dash: "полиция насчитала 38 задержанных, правозащитники — 61"."""
    words = scene.line.words
    if one.rule.type not in _COUNTED or len(made) != 1 or made[0].count is None or made[0].persons:
        return []
    for i in range(one.match.first + 1, len(words) - 2):
        if words[i].text not in "-–—":
            continue
        at = i + 1 + (words[i + 1].lower in _OF)
        many = so_many(words[at].text) if at + 1 < len(words) and words[at + 1].text in ",;." else None
        start = next((k + 1 for k in range(i - 1, max(0, i - _SOURCE - 2), -1) if words[k].text in ",;"), None)
        if many is None or start is None or not any(_tells(w.lower) for w in words[start:i]):
            continue
        who = document.text[words[start].start : words[i - 1].end].removeprefix("а ").strip()
        return [replace(made[0], count=Range(many, many, words[at].text), source=who)]
    return []


def _tells(word: str) -> bool:
    """Whether a word is for somebody who counts and tells: a ministry, rights defenders."""
    return word in listed("sources.tellers") or word in listed("sources.labels")


_GOING = (Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION)
_PARTS = frozenset(", ; а и і й ещё еще яшчэ ще".split())
_WHERE = frozenset("в во у ў на к до из з із под пад під".split())
