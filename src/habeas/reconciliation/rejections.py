"""Statements that people rejected: used for nothing, and shown against what they would have supported."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.model import Count, Event, Finding, Spell
from habeas.reconciliation.bases import basis_of, is_count
from habeas.reconciliation.claims import Case, Claim


def with_rejected(case: Case, made: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with rejected statements among those that speak against them."""
    for f in made:
        against = tuple(c.id for c in case.rejected if c.id not in f.opposing and _would_support(c, f))
        yield replace(f, opposing=(*f.opposing, *against)) if against else f


def _would_support(c: Claim, f: Finding) -> bool:
    value = f.value
    if isinstance(value, Event):
        same = c.said.type is value.type and _can_be(c, value)
        return same and (bool(set(c.persons) & set(value.persons)) or (c.said.count is not None and _sized(c, value)))
    if isinstance(value, Count):
        return is_count(c) and basis_of(c) is value.basis and c.said.count == value.value and c.said.per == value.per
    return isinstance(value, Spell) and value.person in c.persons and value.opened_by == c.id


def _sized(c: Claim, value: Event) -> bool:
    assert c.said.count is not None
    return value.count is not None and (c.said.count.low, c.said.count.high) == (value.count.low, value.count.high)


def _can_be(c: Claim, value: Event) -> bool:
    """Whether the days of the two can be the same."""
    when = value.date
    if when is None or not (when.first and when.last and c.first and c.last):
        return True
    return when.first <= c.last and c.first <= when.last
