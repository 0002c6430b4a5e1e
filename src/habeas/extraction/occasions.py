"""The day of something told without one: that of the same occasion, told of just before.

"Mira Halden was sentenced to six years on Friday. Her brother got four." A date is taken over only where the telling is
plain (no "had been", no "who was") and only from the same line, the date at the head of an entry, a telling of the same
kind not far before, or of what goes together: verdict and punishment, pardon, release and what followed at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.dates import Dated, Kind, When
from habeas.extraction import grammar
from habeas.extraction.rules import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["Occasions", "plainly_told"]

_REACH = 8
_TOGETHER = (
    frozenset({Type.CONVICTION, Type.SENTENCE}),
    frozenset({Type.PARDON, Type.RELEASE, Type.TRANSFER, Type.DEPORTATION, Type.EXCHANGE}),
)
_NEVER = frozenset({Type.COUNT_HELD, Type.COUNT_DETAINED, Type.CONDITIONS, Type.CHARGE, Type.EXILE, Type.REFUSAL})


@dataclass(slots=True)
class _Told:
    line: int
    type: Type
    modality: Modality
    persons: frozenset[str]
    when: When


@dataclass(slots=True)
class Occasions:
    """What the document has dated so far."""

    told: list[_Told] = field(default_factory=list)
    entry: tuple[int, When] | None = None

    def heads(self, block: int, line: Line, slots: Sequence[Slot]) -> None:
        """Notes a date that stands alone at the head of an entry: "11 March. Varna."."""
        dated = [s for s in slots if s.kind == "date" and s.value.when.iso]
        if len(dated) == 1 and dated[0].first <= 1 and dated[0].last - dated[0].first + 4 >= len(line.words):
            self.entry = (block, dated[0].value.when)

    def note(self, line: int, statement: Statement) -> None:
        """Remembers a dated statement."""
        if statement.date is not None and len(statement.date.iso or "") > 4:  # a year is too wide to be one occasion
            persons = frozenset(statement.persons)
            self.told.append(_Told(line, statement.type, statement.modality, persons, statement.date))

    def date_for(self, at: int, block: int, line: Line, slots: Sequence[Slot], statement: Statement) -> When | None:
        """The day of this statement's occasion; None where the document tells of none."""
        if statement.type in _NEVER:
            return None
        leading = _leading(line, slots)
        if leading is not None:
            return leading
        if self.entry is not None and self.entry[0] == block:
            return self.entry[1]
        persons = frozenset(statement.persons)
        for told in reversed(self.told):
            if at - told.line > _REACH:
                break
            if told.modality is statement.modality and _same_occasion(told, statement.type, persons, at):
                return told.when
        return None


def _same_occasion(told: _Told, type_: Type, persons: frozenset[str], at: int) -> bool:
    if told.type is type_:
        return not (told.persons and persons and told.persons == persons)
    together = any(told.type in kinds and type_ in kinds for kinds in _TOGETHER)
    return together and at - told.line <= 2 and bool(not told.persons or not persons or told.persons & persons)


def _leading(line: Line, slots: Sequence[Slot]) -> When | None:
    """A date at the head of the line, which holds for all that the line plainly tells: "On 9 December the court ..."."""
    for slot in slots:
        if slot.kind == "date":
            dated: Dated = slot.value
            plain = dated.kind in (Kind.CALENDAR, Kind.ANCHORED, Kind.FOLLOWING) and dated.when.iso
            return dated.when if plain and slot.first <= 3 else None
    return None


def plainly_told(line: Line, anchor: int) -> bool:
    """Whether the trigger tells what happened then, not what had happened before or who somebody is."""
    if not line.parsed:
        return False
    for v in (anchor, grammar.clause(line, anchor)):
        w = line.words[v]
        if w.dep in ("relcl", "acl", "amod", "appos") or any(line.words[k].lower == "had" for k in w.kids):
            return False
        if w.dep == "conj" and (
            line.words[w.head].dep == "relcl" or any(line.words[k].lower == "had" for k in line.words[w.head].kids)
        ):
            return False
    return True
