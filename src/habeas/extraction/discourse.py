"""Whom "he", "the two", "his brother" and "the activist" mean: what a reader of the document would take them to mean.

Those to whom something was done outweigh those who speak; the nearest sentence outweighs the farther; a clash of gender
rules out. Where nobody fits, nobody is named.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Range

__all__ = ["Discourse", "rows", "some_of_a_number"]

_REACH = 8


@dataclass(slots=True)
class _Seen:
    person: str
    line: int
    weight: float


@dataclass(slots=True)
class Discourse:
    """What the document has said so far, as far as references need it."""

    genders: dict[str, str] = field(default_factory=dict)
    seen: list[_Seen] = field(default_factory=list)
    groups: list[tuple[int, tuple[str, ...], Range | None, str | None]] = field(default_factory=list)
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    last_in_role: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def take_in(self, line: int, rows: Sequence[tuple[str, ...]], made: Sequence[Statement]) -> None:
        """Notes who is named side by side in a line, and those of whom it tells something together."""
        self.rows += [(line, row) for row in rows if len(row) > 1]
        for s in sorted(made, key=lambda s: _is_whole(s, made)):
            if len(s.persons) > 1 or s.count is not None:
                self.group(line, s.persons, s.count, s.group)

    def so_many(self, line: int, size: int) -> tuple[str, ...]:
        """Whom "the three" means: the last people told of or named together who are as many; else all told of so far."""
        groups = [(at, persons) for at, persons, _, _ in tail(self.groups, lambda g: line - g[0] <= _REACH)]
        together = groups + tail(self.rows, lambda r: line - r[0] <= _REACH)
        near = [(at, persons) for at, persons in together if len(persons) == size]
        if near:
            return max(near, key=lambda n: n[0])[1]
        told = tuple(dict.fromkeys(s.person for s in self._near(line) if s.weight >= 2))
        return told if len(told) == size else ()

    def name(self, person: str, line: int, weight: float) -> None:
        """Notes that a line names a person; weight says how much the line is about them."""
        self.seen.append(_Seen(person, line, weight))
        if weight >= 2:
            self.told.add(person)
        for word in self.roles.get(person, ()):
            named = self.last_in_role.setdefault(word, [])
            if not named or named[-1][0] < line:  # the first of a line; the line before is kept for this one
                named[:] = [*named[-1:], (line, person)]

    def group(self, line: int, persons: tuple[str, ...], count: Range | None, noun: str | None) -> None:
        """Notes that a line told of several people; one of a number is no group."""
        if count is not None and count.high == 1:
            return
        self.groups.append((line, persons, count, noun))

    def in_role(self, line: int, role: str) -> str | None:
        """The person named last before a line whose role has this word: "the poet"."""
        return next((person for at, person in reversed(self.last_in_role.get(role, [])) if at < line), None)

    def only_in_role(self, role: str) -> str | None:
        """The one person of the document whose role has this word: "her brother"; None where nobody has it, or several."""
        found = [person for person, words in self.roles.items() if role in words]
        return found[0] if len(found) == 1 else None

    def told_of(self, person: str) -> bool:
        """Whether something is said to have been done to them."""
        return person in self.told

    def person(self, line: int, wanted: str | None, barred: Sequence[str] = ()) -> str | None:
        """Whom a singular reference in a line means; `wanted` is "f", "m" or None."""
        best, most = None, 0.0
        for seen in self._near(line):
            if seen.person in barred:
                continue
            known = self.genders.get(seen.person)
            if wanted and known and known != wanted:
                continue
            apart = self.paragraphs[line] - self.paragraphs[seen.line] if line < len(self.paragraphs) else 0
            score = 1.5 * bool(wanted and known) + seen.weight + 8 - 1.0 * (line - seen.line) - 0.5 * apart
            if score >= most:
                best, most = seen.person, score
        return best

    def _near(self, line: int) -> list[_Seen]:
        """Those named in the lines just before."""
        return tail(self.seen, lambda s: line - s.line <= _REACH)

    def several(
        self, line: int, size: int | None = None, called: str | None = None
    ) -> tuple[tuple[str, ...], Range | None, str | None]:
        """Whom a plural reference means: the last people told of together, of that size where one is said.

        Those called by the same noun come first; "the men" are no women.
        """
        near = tail(self.groups, lambda g: line - g[0] <= _REACH)
        near = [g for g in near if size is None or _as_many(g[1], g[2], size)]
        same = [g for g in near if called and g[3] == called]
        meant = same or [g for g in near if {g[3], called} != {"men", "women"}]
        return meant[-1][1:] if meant else ((), None, None)


def rows(line: Line, persons: Sequence[Slot], ands: Collection[str] = ()) -> list[tuple[str, ...]]:
    """The people named side by side, row by row: with commas, one of the words for "and", and describing words between."""
    found, last = list[list[Slot]](), None
    for slot in persons:
        if last is not None and _joined(line, last.last + 1, slot.first, ands):
            found[-1].append(slot)
        else:
            found.append([slot])
        last = slot
    return [tuple(dict.fromkeys(s.value.person for s in row)) for row in found]


def _joined(line: Line, first: int, end: int, ands: Collection[str]) -> bool:
    """Whether only commas, "and" and describing words without a verb stand between two names."""
    between = line.words[first:end]
    if not between or len(between) > 9 or any(w.text in ";:.!?" for w in between):
        return False
    if any(w.pos in "VX" and w.tag in ("VBD", "VBZ", "VBP", "VB") for w in between):
        return False
    return any(w.text == "," or w.lower in ands for w in between)


def some_of_a_number(made: Sequence[Statement]) -> frozenset[str]:
    """Those named side by side as some of a number that the same words tell of: "four others, among them ..."."""
    wholes = {(s.trigger, s.by) for s in made if s.count is not None}
    return frozenset(p for s in made if len(s.persons) > 1 and (s.trigger, s.by) in wholes for p in s.persons)


def _is_whole(one: Statement, made: Sequence[Statement]) -> bool:
    """Whether a statement counts a number of whom some are named beside it: "they" are all of those, not the named."""
    return one.count is not None and any(s.trigger == one.trigger and s.by == one.by and s.persons for s in made)


def _as_many(persons: tuple[str, ...], count: Range | None, size: int) -> bool:
    """Whether people, or a number of them, are as many."""
    return len(persons) == size or (count is not None and count.low == count.high == size)
