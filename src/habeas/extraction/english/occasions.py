"""The day of something told without one: that of the same occasion, told of just before.

"Mira Halden was sentenced to six years on Friday. Her brother got four." A date is taken over only where the telling is
plain (no "had been", no "who was") and only from the same line, the date at the head of an entry, a telling of the same
kind not far before, what goes together (verdict and punishment, pardon, release and what followed at once), or a line
just before that dates the trial, the swap or the amnesty. "Among those freed" takes up the last release told of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.dates import Dated, Kind, When
from habeas.extraction.english import grammar
from habeas.extraction.english.details import before, years_on
from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Range
from habeas.vocabulary import Modality, Type

__all__ = ["Occasions", "plainly_told"]

_REACH = 8
_PARTS = "/parts"
"""How the rules end that tell of the parts of a total."""
_TOGETHER = (
    frozenset({Type.CONVICTION, Type.SENTENCE}),
    frozenset({Type.PARDON, Type.RELEASE, Type.TRANSFER, Type.DEPORTATION, Type.EXCHANGE}),
)
_TAKEN = frozenset({Type.ARREST, Type.COUNT_DETAINED})
_NAMED = (  # a line with one of these words and a day dates what is told of these types in the lines behind it
    (
        frozenset("court courts judge judges verdict verdicts bench tribunal trial".split()),
        {Type.SENTENCE, Type.CONVICTION},
    ),
    (frozenset("swap swapped exchange exchanged handover".split()), {Type.EXCHANGE, Type.RELEASE}),
    (frozenset("pardon pardons amnesty decree".split()), {Type.PARDON, Type.RELEASE}),
)
_SOON = 3
_TRIAL = _TOGETHER[0]
_SAME = {
    "same": frozenset("ruling trial case verdict court decree decision deal".split()),
    "this": frozenset("action step move decree decision deal".split()),
}
_DONE = (Modality.ACTUAL, Modality.DENIED)
_AS_OF = frozenset({Type.COUNT_HELD, Type.COUNT_DETAINED})
"""What an entry of a chronicle counts is of its day."""
_NEVER = frozenset({Type.COUNT_HELD, Type.COUNT_DETAINED, Type.CONDITIONS, Type.CHARGE, Type.EXILE, Type.REFUSAL})


_STAYS = re.compile(r"\b(?:remain|stay|sit|languish)(?:s|ed)?\b|\bstill\b", re.IGNORECASE)
"""What goes on began on some other day than what is told beside it."""
_TIED = re.compile(
    r"\b(?:also|too|those|one of|in return|likewise|same|with (?:him|her|them)|co-\w+|fellow|among|defendants?|accused|others?|another|both|latter|respectively)\b",
    re.IGNORECASE,
)
"""What ties a sentence to an occasion told of some sentences before: "her co-defendant got four years"."""
_IN_ALL = re.compile(r"\b(?:altogether|in all|in total|all told|overall|to date)\b", re.IGNORECASE)
"""What sums up is of no one day: "altogether 120 people have been exchanged"."""
_JUST_BEFORE = 14
"""How many letters before a trigger say how it stands: "is still being held"."""


@dataclass(slots=True)
class _Told:
    line: int
    type: Type
    modality: Modality
    persons: frozenset[str]
    when: When
    count: Range | None = None


@dataclass(slots=True)
class Occasions:
    """What the document has dated so far."""

    told: list[_Told] = field(default_factory=list)
    entry: tuple[int, When] | None = None
    named: list[tuple[int, frozenset[Type], When]] = field(default_factory=list)
    read: int = 0

    def heads(self, block: int, line: Line, slots: Sequence[Slot]) -> None:
        """Notes a date that stands alone at the head of an entry: "11 March. Varna."."""
        self.read += 1
        label = next((s.value.when for s in slots if s.kind == "label"), None)
        if label is not None:
            self.entry = (block, label)
        dated = [s for s in slots if s.kind == "date" and s.value.when.iso]
        if len(dated) != 1:
            return
        when, kind = dated[0].value.when, dated[0].value.kind
        if dated[0].first <= 1 and dated[0].last - dated[0].first + 4 >= len(line.words):
            self.entry = (block, when)
        if len(when.iso) > 4 and (kind in _PLAIN or "eve" in line.places):
            types = {t for words, types in _NAMED if words & line.places.keys() for t in types}
            self.named.append((self.read, frozenset(types), when))

    def note(self, line: int, statement: Statement) -> None:
        """Remembers a dated statement."""
        if statement.by.endswith(_PARTS):
            return  # what a total looks back on is no occasion of its own
        if statement.date is not None and len(statement.date.iso or "") > 4:  # a year is too wide to be one occasion
            persons = frozenset(statement.persons)
            told = _Told(line, statement.type, statement.modality, persons, statement.date, statement.count)
            self.told.append(told)

    def date_for(self, at: int, block: int, line: Line, slots: Sequence[Slot], statement: Statement) -> When | None:
        """The day of this statement's occasion; None where the document tells of none."""
        trigger = statement.quote.find(statement.trigger)
        words = statement.quote[max(0, trigger - _JUST_BEFORE) : max(0, trigger) + len(statement.trigger)]
        entered = self.entry[1] if self.entry is not None and self.entry[0] == block else None
        if statement.type in _AS_OF and not _STAYS.search(words):
            return entered
        if (statement.type in _NEVER and statement.type is not Type.CHARGE) or _STAYS.search(words):
            return None
        leading = _leading(line, slots)
        if leading is not None:
            return leading
        if statement.count is not None and _IN_ALL.search(statement.quote):
            return None
        numbered = self._of_the_number(at, line, slots, statement.type)
        if numbered is not None:
            return numbered
        if entered is not None:
            return entered
        if statement.type is Type.CHARGE:
            return None
        persons, again = frozenset(statement.persons), _taken_up(line)
        for told in reversed(self.told):
            if at - told.line > _REACH:
                break
            near = at - told.line < 2 or told.type is not statement.type or _TIED.search(statement.quote)
            if near and _meant_alike(told, statement, at) and _same_occasion(told, statement.type, persons, at):
                return told.when
            if told.modality is statement.modality and again and _one_kind(told.type, statement.type):
                return told.when
        return self._of_the_day(at, statement, line)

    def _of_the_number(self, at: int, line: Line, slots: Sequence[Slot], type_: Type) -> When | None:
        """The day of the number of people that "among the fourteen" takes up."""
        for slot in (s for s in slots if s.kind == "count" and 1 < s.first <= 3):
            before = [w.lower for w in line.words[slot.first - 2 : slot.first]]
            if before == ["among", "the"]:
                told = tail(self.told, lambda t: at - t.line <= _REACH)
                alike = (t for t in reversed(told) if t.count and _one_kind(t.type, type_))
                size = (slot.value.range.low, slot.value.range.high)
                return next((t.when for t in alike if t.count and (t.count.low, t.count.high) == size), None)
        return None

    def _of_the_day(self, at: int, statement: Statement, line: Line) -> When | None:
        """The day of what the line calls the same, of the verdict for what is done in court, else that of a trial, swap or
        amnesty which a line just before dates."""
        if statement.modality not in _DONE:
            return None
        told = tail(self.told, lambda t: at - t.line <= _REACH)
        if _says_same(line) and told:
            return told[-1].when
        if "courtroom" in line.places and statement.type in (Type.ARREST, Type.RELEASE):
            verdicts = [t.when for t in told if t.type in _TRIAL] or self._named(Type.SENTENCE, _REACH)
        else:
            verdicts = self._named(statement.type, _SOON)
        return verdicts[-1] if verdicts else None

    def _named(self, type_: Type, reach: int) -> list[When]:
        near = tail(self.named, lambda n: self.read - n[0] <= reach)
        return [when for read, types, when in near if type_ in types and self.read > read]


def _says_same(line: Line) -> bool:
    """Whether a line says that it tells of the same trial or step: "the same ruling", "this step"."""
    words = line.words
    return any(
        i + 1 < len(words) and words[i + 1].lower in nouns
        for word, nouns in _SAME.items()
        for i in line.places.get(word, ())
    )


def _meant_alike(told: _Told, statement: Statement, at: int) -> bool:
    """Whether both are told as done; "not one came out" right behind a telling is of its day as well."""
    if told.modality is statement.modality:
        return True
    return statement.modality is Modality.DENIED and told.modality is Modality.ACTUAL and at - told.line <= 1


def _same_occasion(told: _Told, type_: Type, persons: frozenset[str], at: int) -> bool:
    if told.type is type_:
        return not (told.persons and persons and told.persons == persons)
    together = any(told.type in kinds and type_ in kinds for kinds in _TOGETHER)
    return together and at - told.line <= 2 and bool(not told.persons or not persons or told.persons & persons)


_PLAIN = (Kind.CALENDAR, Kind.ANCHORED, Kind.FOLLOWING)


def _one_kind(one: Type, two: Type) -> bool:
    """Whether "those freed" can mean the people of a telling: releases by any way, arrests and numbers of the arrested."""
    return one is two or any(one in kinds and two in kinds for kinds in (*_TOGETHER[1:], _TAKEN))


def _taken_up(line: Line) -> list[int]:
    """The participles that take up what was told: "among those freed", "others detained there include"."""
    return [
        k
        for word in ("those", "others")
        for i in line.places.get(word, ())
        for k in line.words[i].kids
        if line.words[k].dep == "acl" and line.words[k].tag == "VBN"
    ]


def _leading(line: Line, slots: Sequence[Slot]) -> When | None:
    """A date at the head of the line, which holds for all that the line plainly tells: "On 9 December the court ..."."""
    for slot in slots:
        if slot.kind == "date" and not before(line, slot):
            dated: Dated = slot.value
            plain = dated.kind in _PLAIN and dated.when.iso
            return dated.when if plain and slot.first <= 3 else None
    return None


def _prolonged(line: Line, anchor: int) -> bool:
    """Whether what is told only goes on: "the court extended the detention of twelve others"."""
    word = line.words[anchor]
    return word.lemma in _PROLONGS or (word.pos == "N" and line.words[word.head].lemma in _PROLONGS)


_PROLONGS = frozenset("extend renew prolong".split())


def plainly_told(line: Line, anchor: int) -> bool:
    """Whether the trigger tells what happened then, not what had happened before or who somebody is."""
    if not line.parsed or years_on(line, anchor) or _prolonged(line, anchor):
        return False
    if anchor in _taken_up(line):
        return True
    for v in (anchor, grammar.clause(line, anchor)):
        w = line.words[v]
        if w.dep in ("relcl", "acl", "amod", "appos") or any(line.words[k].lower == "had" for k in w.kids):
            return False
        if w.dep == "conj" and (
            line.words[w.head].dep == "relcl" or any(line.words[k].lower == "had" for k in line.words[w.head].kids)
        ):
            return False
    return True
