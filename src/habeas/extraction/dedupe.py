"""A fact told twice in one document is given once: the fullest telling; the others are set aside."""

from collections.abc import Sequence

from habeas.model import Statement
from habeas.vocabulary import Type

__all__ = ["told_once"]

_OTHER_SIDE = "movement.en/other-side"


def told_once(made: Sequence[Statement], headings: set[tuple[int, int]]) -> tuple[list[Statement], list[Statement]]:
    """The statements kept, in the order of the text, and those that repeat one of them."""
    kept, again = list[Statement](), list[Statement]()
    told = {s.type for s in made if not _in_heading(s, headings)}
    for one in made:
        if _in_heading(one, headings) and not one.persons and one.count is None and one.type in told:
            again.append(one)  # a headline without people says what the body says better
            continue
        same = next((i for i, k in enumerate(kept) if _same(k, one)), None)
        if same is None:
            kept.append(one)
        elif _fuller(one, kept[same], headings):
            again.append(kept[same])
            kept[same] = one
        else:
            again.append(one)
    return sorted(kept, key=lambda s: s.start), again


def _same(a: Statement, b: Statement) -> bool:
    """Whether two statements tell one fact: same type, same people or number, nothing that clashes."""
    if a.type is not b.type or a.modality is not b.modality:
        return False
    if a.start == b.start and (a.by == _OTHER_SIDE) != (b.by == _OTHER_SIDE):
        return False  # the two sides of one exchange: "100 for 100"
    if a.type is Type.CONDITIONS and a.trigger.lower() != b.trigger.lower():
        return False
    if a.charge and b.charge and a.charge != b.charge and a.type is Type.CHARGE:
        return False
    if a.persons or b.persons:
        if set(a.persons) != set(b.persons):
            return False
    elif a.count is not None and b.count is not None:
        if (a.count.low, a.count.high) != (b.count.low, b.count.high):
            return False
    else:
        return a.count is b.count and a.start == b.start
    return _agree(a.date and a.date.iso, b.date and b.date.iso) and _agree(
        a.term and a.term.months, b.term and b.term.months
    )


def _agree(a: object, b: object) -> bool:
    """Whether two values can be one: equal, one missing, or one date inside the other."""
    if a is None or b is None or a == b:
        return True
    return isinstance(a, str) and isinstance(b, str) and (a.startswith(b) or b.startswith(a))


def _fuller(one: Statement, other: Statement, headings: set[tuple[int, int]]) -> bool:
    if _in_heading(other, headings) != _in_heading(one, headings):
        return _in_heading(other, headings)
    return _said(one) > _said(other) + 1


def _in_heading(s: Statement, headings: set[tuple[int, int]]) -> bool:
    return any(a <= s.start and s.end <= b for a, b in headings)


def _said(s: Statement) -> int:
    when = s.date and s.date.iso
    return sum(v is not None for v in (when, when, s.term, s.place, s.source, s.actor, s.charge))
