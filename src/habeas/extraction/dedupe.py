"""A fact told twice in one document is given once: the surest and fullest telling; the others are set aside."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["OTHER_SIDE", "Made", "of_the_same", "told_once", "told_safest"]

OTHER_SIDE = "/other-side"
"""How the rules end that tell of the other side of an exchange: "100 for 100"."""
_OTHER_SIDES = (OTHER_SIDE, "/given-up", "/went-the-other-way")
"""How all of those end, "the king gave up a hundred" among them."""
_BY_FAR = 0.3
_SURE, _SURER = 0.8, 0.1
"""What is told for certain, and by how much more than the other telling it is so."""
_REVIEW = re.compile(r"\b(?:upheld|upholds?|left unchanged)\b", re.IGNORECASE)
_AGE = re.compile(r"(?:[,(]|\baged|\bwho is|\bwho was) (\d{2})(?=[,.;)])")


def told_once(made: Sequence[Statement], headings: set[tuple[int, int]]) -> tuple[list[Statement], list[Statement]]:
    """The statements kept, in the order of the text, and those that repeat one of them."""
    kept, again, alike = list[Statement](), list[Statement](), defaultdict[_About, list[int]](list)
    in_heading = _inside(headings)
    told = {s.type for s in made if not in_heading(s)}
    for one in made:
        if in_heading(one) and not one.persons and one.count is None and one.type in told:
            again.append(one)  # a headline without people says what the body says better
            continue
        same = next((i for i in alike[_about(one)] if _same(kept[i], one)), None)
        if same is None:
            alike[_about(one)].append(len(kept))
            kept.append(one)
        elif _fuller(one, kept[same], in_heading):
            again.append(kept[same])
            kept[same] = _with_term(one, kept[same])
        else:
            again.append(one)
            kept[same] = _with_term(kept[same], one)
    return sorted(kept, key=lambda s: s.start), again


def _with_term(one: Statement, other: Statement) -> Statement:
    """One telling, with the term that the other of the same sentence has and it lacks."""
    lacks = one.term is None and other.term is not None and (one.start, one.end) == (other.start, other.end)
    return replace(one, term=other.term) if lacks else one


_About = tuple[Type, Modality, object]


def _about(s: Statement) -> _About:
    """What two statements of one fact share for certain: type, modality, and people, number or place in the text."""
    if s.persons:
        return s.type, s.modality, frozenset(s.persons)
    return s.type, s.modality, (s.count.low, s.count.high) if s.count is not None else s.start


def _same(a: Statement, b: Statement) -> bool:
    """Whether two statements tell one fact: same type, same people or number, nothing that clashes."""
    if a.type is not b.type or a.modality is not b.modality:
        return False
    if a.by.endswith(_OTHER_SIDES) != b.by.endswith(_OTHER_SIDES):
        return False
    if a.type is Type.CONDITIONS and a.trigger.lower() != b.trigger.lower():
        return False
    if a.charge and b.charge and a.charge != b.charge and a.type in (Type.CHARGE, Type.CONVICTION):
        return False
    if a.start != b.start and (a.modality is Modality.HYPOTHETICAL or _reviewed(a) != _reviewed(b)):
        return False
    if a.persons or b.persons:
        if set(a.persons) != set(b.persons) or _namesakes(a, b):
            return False
    elif a.count is not None and b.count is not None:
        if (a.count.low, a.count.high) != (b.count.low, b.count.high):
            return False
    else:
        return a.count is b.count and a.start == b.start
    return _agree(a.date and a.date.iso, b.date and b.date.iso) and _agree(
        a.term and a.term.months, b.term and b.term.months
    )


def _reviewed(s: Statement) -> bool:
    """Whether it tells what a higher court made of a sentence."""
    return _REVIEW.search(s.trigger) is not None


def _namesakes(a: Statement, b: Statement) -> bool:
    """Whether their sentences give the one whom they name two ages: two people of one name."""
    ages = [_AGE.findall(s.quote) for s in (a, b)] if len(a.persons) == 1 and a.quote != b.quote else [[], []]
    return all(len(found) == 1 for found in ages) and abs(int(ages[0][0]) - int(ages[1][0])) > 1


def _agree(a: object, b: object) -> bool:
    """Whether two values can be one: equal, one missing, or one date inside the other."""
    if a is None or b is None or a == b:
        return True
    return isinstance(a, str) and isinstance(b, str) and (a.startswith(b) or b.startswith(a))


def _fuller(one: Statement, other: Statement, in_heading: Callable[[Statement], bool]) -> bool:
    """Whether one is the better telling: the body's, else the more certain by far, else the one that says more."""
    if in_heading(other) != in_heading(one):
        return in_heading(other)
    if abs(one.confidence - other.confidence) > _BY_FAR:
        return one.confidence > other.confidence
    if _surer(one, other) or _surer(other, one):
        return _surer(one, other)
    return _dated_closer(one, other) or _said(one) > _said(other) + 1


def _surer(one: Statement, other: Statement) -> bool:
    """Whether only the first of two is told for certain, in a sentence of its own."""
    sure = one.confidence >= _SURE > other.confidence and one.confidence - other.confidence > _SURER
    return sure and one.start != other.start


def _dated_closer(one: Statement, other: Statement) -> bool:
    """Whether one gives the day where the other gives but the month or year: "freed last week", "freed on 11 May"."""
    day, time = _day(one), _day(other)
    if day is None or time is None or one.start <= other.start or other.confidence - one.confidence > _SURER:
        return False
    return day != time and day.startswith(time)


def _day(s: Statement) -> str | None:
    return s.date.iso if s.date is not None else None


def _inside(headings: set[tuple[int, int]]) -> Callable[[Statement], bool]:
    """Whether a statement stands within one of these stretches, none of which overlaps another."""
    ordered = sorted(headings)
    starts = [a for a, _ in ordered]

    def inside(s: Statement) -> bool:
        at = bisect_right(starts, s.start) - 1
        return at >= 0 and s.end <= ordered[at][1]

    return inside


def _said(s: Statement) -> int:
    when = s.date and s.date.iso
    return sum(v is not None for v in (when, when, s.term, s.place, s.source, s.actor, s.charge))


Made = tuple[int, Statement]
"""A statement and its trigger's word."""


def told_safest(made: list[Made], anchor: int, found: Sequence[Statement]) -> tuple[list[Made], list[Statement]]:
    """What a line has so far, and what the model adds: one thing is told once, and as no fact where one telling is none."""
    for new in found:
        again = [m for m in made if m[1].type is new.type and of_the_same(m[1], new)]
        if again and new.modality is not Modality.ACTUAL and again[0][1].modality is Modality.ACTUAL:
            made = [(anchor, new) if m is again[0] else m for m in made if m is again[0] or m not in again[1:]]
            found = [s for s in found if s is not new]
        elif again:
            found = [s for s in found if s is not new]
    return made, list(found)


def of_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements of a sentence are about the same people or number."""
    if one.persons or (other.persons and one.count):
        return bool(set(one.persons) & set(other.persons))
    return one.count == other.count if one.count else one.type is other.type
