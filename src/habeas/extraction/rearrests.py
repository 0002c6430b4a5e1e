"""An arrest of somebody whom the same document has freed on an earlier day is a rearrest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["taken_again"]

_FREED = (Type.RELEASE, Type.EXCHANGE)


def taken_again(made: Sequence[Statement]) -> list[Statement]:
    """The statements, with each dated arrest that follows the same people's dated release as a rearrest."""
    freed = dict[str, date]()
    for s in made:
        if s.type in _FREED and s.modality is Modality.ACTUAL and (day := _last(s)) is not None:
            freed |= {person: min(day, freed.get(person, day)) for person in s.persons}
    return [replace(s, type=Type.REARREST) if _after(s, freed) else s for s in made]


def _after(s: Statement, freed: Mapping[str, date]) -> bool:
    if (
        s.type is not Type.ARREST
        or s.modality is not Modality.ACTUAL
        or not s.persons
        or s.date is None
        or s.date.first is None
    ):
        return False
    return any(person in freed and freed[person] < s.date.first for person in s.persons)


def _last(s: Statement) -> date | None:
    return s.date.last if s.date is not None and s.date.first is not None else None
