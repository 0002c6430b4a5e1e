"""Several told of in one breath: "X and Y got four and five years", "X was arrested in May and Y in June".

What stands in a row behind people in a row is told of each in turn; a second name with a day and no verb, and those "along
with" whom it happened, share the verb that stands before them.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.extraction.english.phrases import gather
from habeas.extraction.patterns import Slot
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Term, number, term
from habeas.vocabulary import Modality, Type

__all__ = ["in_turn"]

_JOINS = frozenset({",", "and"})
_GAPPED = (Type.ARREST, Type.RELEASE, Type.REARREST, Type.DEPORTATION, Type.TRANSFER, Type.DEATH, Type.RECOGNISED)
"""What is told of a second person without its verb where only the day differs."""
_SHARED = (Type.EXCHANGE, Type.PARDON, Type.CHARGE, Type.CONVICTION)
_BESIDE = frozenset({"along", "together"})
_LEAD, _NEAR = 6, 3
"""How many words before a name "along with" is looked for, and how many behind it a day."""
_DATED = frozenset({"in", "on"})
_WHOSE = frozenset({"his", "her", "their"})
_CALLED, _ROLE = "NATP", 6
"""Classes of the words that a name is called by before it, and how many of them there are at most."""


def in_turn(scene: Scene, text: str, made: Sequence[Statement]) -> list[Statement]:
    """The statements of a line, those of several people with a term or a day each taken apart, and those without a verb."""
    apart = list[Statement]()
    for s in made:
        apart += _apart(scene, s) or [s]
    split = {(s.type, p) for s in apart if s not in made for p in s.persons}
    kept = [s for s in apart if s not in made or not any((s.type, p) in split for p in s.persons)]
    more = [*_gapped(scene, text, kept), *_along(scene, text, kept)]
    return kept + more


def _apart(scene: Scene, s: Statement) -> list[Statement]:
    """A statement of several people as one of each, where as many terms, or days "respectively", stand in a row."""
    size = len(s.persons)
    if size < 2:
        return []
    if s.type is Type.SENTENCE and (terms := _terms(scene, size)):
        return [replace(s, persons=(p,), term=t) for p, t in zip(s.persons, terms, strict=True)]
    if s.type in _GAPPED and s.date is not None and (split := _by_own_day(scene, s)):
        return split
    if "respectively" in scene.line.places and len(days := _row(scene, "date")) == size:
        return [replace(s, persons=(p,), date=d.value.when) for p, d in zip(s.persons, days, strict=True)]
    return []


def _by_own_day(scene: Scene, s: Statement) -> list[Statement]:
    """Two or more told of as one, of whom the last has a day of their own: "X was arrested in 2016, her husband Y in 2017"."""
    at = scene.line.word_at(scene.line.start + max(0, s.quote.find(s.trigger)))
    if at is None:
        return []
    behind = [n for n in scene.slots if n.kind == "person" and n.first > at and n.value.person in s.persons]
    days = {
        n.value.person: d for n in behind if (d := _day_behind(scene, n)) is not None and _begins_anew(scene, at, n)
    }
    others = tuple(p for p in s.persons if p not in days)
    if not days or not others or any(n.value.person not in days for n in behind):
        return []
    first = next((d for d in scene.slots if d.kind == "date" and at < d.first < behind[0].first), None)
    own = [replace(s, persons=(p,), date=d.value.when, by="list.en/in-turn", confidence=0.6) for p, d in days.items()]
    return [replace(s, persons=others, date=first.value.when if first is not None else s.date), *own]


def _terms(scene: Scene, size: int) -> list[Term]:
    """The terms of a row of this length: "four years and five years", "fifteen, five and six years"; none with "each"."""
    if "each" in scene.line.places or "apiece" in scene.line.places:
        return []
    row = _row(scene, "term")
    if len(row) == size:
        return [slot.value for slot in row]
    if len(row) != 1:
        return []
    numbers = list(_numbers_before(scene.line, row[0]))
    unit = row[0].value.text.split()[-1]
    terms = [term(f"{n} {unit}") for n in reversed(numbers)]
    return [*(t for t in terms if t is not None), row[0].value] if len(terms) == size - 1 and None not in terms else []


def _numbers_before(line: Line, slot: Slot) -> Iterator[str]:
    """The numbers that share the unit of a term behind them, from right to left."""
    at = slot.first - 1
    while at > 0 and line.words[at].lower in _JOINS:
        at -= 1
        if line.words[at].lower in _JOINS:  # ", and"
            at -= 1
        if number(line.words[at].lower) is None:
            return
        yield line.words[at].lower
        at -= 1


def _row(scene: Scene, kind: str) -> list[Slot]:
    """The slots of a kind that stand in a row, with commas or "and" alone between them; none where there are two rows."""
    slots = [s for s in scene.slots if s.kind == kind]
    words = scene.line.words
    for one, other in itertools.pairwise(slots):
        if not all(w.lower in _JOINS for w in words[one.last + 1 : other.first]):
            return []
    return slots


def _gapped(scene: Scene, text: str, made: Sequence[Statement]) -> Iterator[Statement]:
    """What "and the student Mira Halden, 20, in January" tells behind somebody else's arrest."""
    words = scene.line.words
    for s in (s for s in made if s.type in _GAPPED and s.date is not None):
        for at, slot, who in _others(scene, text, s, made):
            day = _day_behind(scene, slot)
            if day is not None and _begins_anew(scene, at, slot):
                trigger = text[words[slot.first].start : words[day.last].end]
                yield replace(_of(s, who), date=day.value.when, trigger=trigger, place=None)


def _begins_anew(scene: Scene, at: int, slot: Slot) -> bool:
    """Whether a name, with what it is called by before it, stands behind "and", or behind a comma with a day before that.

    `at` is the word of the telling: "X came out on the 24th and the student Y on the 29th".
    """
    words = scene.line.words
    first = slot.first - 1
    while (
        first > at
        and (words[first].pos in _CALLED or words[first].lower in _WHOSE)
        and words[first].lower not in _JOINS
        and slot.first - first <= _ROLE
    ):
        first -= 1
    if words[first].lower == "and":
        return True
    days = any(s.kind == "date" and at < s.last < first and first - s.last <= 1 for s in scene.slots)
    return words[first].text in (",", ";") and days


def _along(scene: Scene, text: str, made: Sequence[Statement]) -> Iterator[Statement]:
    """Those named to whom the same happened: "was released along with Mira Halden and two others"."""
    words = scene.line.words
    for s in (s for s in made if s.type in (*_GAPPED, *_SHARED)):
        for at, slot, who in _others(scene, text, s, made):
            lead = [w.lower for w in words[max(at, slot.first - _LEAD) : slot.first]]
            beside = any(one in _BESIDE and other == "with" for one, other in itertools.pairwise(lead))
            if beside and not any(w.pos in ("V", "X") for w in words[at + 1 : slot.first]):
                yield _of(s, who)
                break


def _others(
    scene: Scene, text: str, s: Statement, made: Sequence[Statement]
) -> Iterator[tuple[int, Slot, tuple[str, ...]]]:
    """Those named behind the words of a fact of whom nothing of its kind is told: its word, their name, and who they are."""
    line = scene.line
    at = line.word_at(text.find(s.trigger, line.start, line.end))
    if at is None or s.modality is not Modality.ACTUAL or not s.persons:
        return
    told = {p for k in made if k.type is s.type for p in k.persons}
    for slot in (n for n in scene.slots if n.kind == "person" and n.first > at):
        who = tuple(p for p in gather(scene, slot).persons if p not in told)
        if who:
            yield at, slot, who


def _of(s: Statement, who: tuple[str, ...]) -> Statement:
    """The same told of others."""
    return replace(s, persons=who, by="list.en/in-turn", confidence=0.6, count=None, group=None)


def _day_behind(scene: Scene, slot: Slot) -> Slot | None:
    """The day right behind a name, and behind an age, with no verb after it: "and Mira Halden, 20, in January."."""
    words = scene.line.words
    last = slot.last + 1
    if [w.text for w in words[last : last + 3 : 2]] == [",", ","] and words[last + 1].text.isdigit():
        last += 3
    days = (d for d in scene.slots if d.kind == "date" and 0 <= d.first - last < _NEAR)
    day = next(days, None)
    if day is None or not any(w.lower in _DATED for w in words[last : day.first + 1]):
        return None
    between = words[last : day.first]
    behind = words[day.last + 1 :]
    ends = next((i for i, w in enumerate(behind) if w.text in ",.;:"), len(behind))
    return None if any(w.pos in ("V", "X") for w in (*between, *behind[: ends + 1])) else day
