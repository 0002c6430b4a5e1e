"""Which claims are copies that got it wrong: attributed to somebody whose own report, told before, says otherwise."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from habeas.reconciliation.bases import basis_of, is_count
from habeas.reconciliation.claims import Case, Claim, with_claims
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.happenings import Sort, sort_of
from habeas.reconciliation.origins import voice
from habeas.reconciliation.outcomes import tells_held

RECENT = 60
"""Days within which a report is retold by others."""


def marked(case: Case) -> Case:
    """The case with garbled claims marked: they count against what they say, not for it."""
    own: dict[str, list[Claim]] = {}
    for c in case.claims:
        if c.said.source is None and voice(c.document) == c.origin:
            own.setdefault(c.origin, []).append(c)
    garbled = {c.id for c in case.claims if _garbled(case, c, own.get(c.origin, ()))}
    garbled |= {c.id for c in case.claims if _carried(case, c, garbled)}
    if not garbled:
        return case
    return with_claims(case, (replace(c, garbled=True) if c.id in garbled else c for c in case.claims))


def _carried(case: Case, c: Claim, garbled: Set[str]) -> bool:
    """Whether it only carries on, however late, what the report that it copies got wrong."""
    if c.accepted or c.teller == c.document.id:
        return False
    return any(o.id in garbled and _same_words(o, c) for o in case.by_document.get(c.teller, ()))


def _garbled(case: Case, c: Claim, own: Sequence[Claim]) -> bool:
    """Whether the words that it copies, or the origin's own, contradict it. What a person accepted is not garbled."""
    if c.accepted:
        return False
    if c.teller != c.document.id:
        return _number_differs(c, case.by_document.get(c.teller, ()))
    if not (is_count(c) or _freed(c)) or voice(c.document) == c.origin:
        return False
    before = [o for o in own if o.document_order < c.document_order and (_recent(o, c) or _of_one_day(o, c))]
    if any(_same_words(o, c) for o in before):
        return False
    return _number_differs(c, before) or _freed_though_held(c, before)


def _recent(own: Claim, c: Claim) -> bool:
    return (c.latest - own.latest).days <= RECENT


def _of_one_day(own: Claim, c: Claim) -> bool:
    """Whether both are numbers of one and the same day, which is told as it was however long ago that is."""
    return is_count(own) and is_count(c) and c.day is not None and own.day == c.day


def _same_words(one: Claim, other: Claim) -> bool:
    return (one.said.type, one.said.quote, one.persons) == (other.said.type, other.said.quote, other.persons)


def _number_differs(c: Claim, own: Iterable[Claim]) -> bool:
    if not is_count(c):
        return False
    same = [
        o for o in own if is_count(o) and basis_of(o) is basis_of(c) and group_of(o) == group_of(c) and _same_day(o, c)
    ]
    return bool(same) and all(not o.said.count.overlaps(c.said.count) for o in same if o.said.count and c.said.count)


def _same_day(one: Claim, other: Claim) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _freed(c: Claim) -> bool:
    return c.actual and bool(c.persons) and sort_of(c) is Sort.FREED


def _freed_though_held(c: Claim, own: Iterable[Claim]) -> bool:
    day = c.last
    return _freed(c) and any(
        set(o.persons) & set(c.persons) and tells_held(o) and (day is None or day <= o.latest) for o in own
    )
