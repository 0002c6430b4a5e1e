"""Those named behind a number told of before: "Освободили 14 человек. Среди них — X, Y и Z"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.extraction.patterns import Slot
from habeas.extraction.slavic.standing import official, relative_of
from habeas.extraction.slavic.words import phrases
from habeas.extraction.told import Told, going_on
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Type

__all__ = ["with_rosters"]

_NEAR = 2
_NEVER = (Type.CONDITIONS, Type.COUNT_DETAINED)
_STAY = re.compile(
    r"\b(?:оста(?:л[а-я]*|ётся|ется|ются|вш[а-я]+)|остальн[а-я]+"
    r"|залиш(?:ив[а-яі]*|ил[а-яі]*|а[єю][а-яі]*)|решт[а-яі]+"
    r"|аста(?:л[а-яі]*|ўся|ецца|юцца)|астатн[а-яі]+|рэшт[а-яі]+)\b",
    re.IGNORECASE,
)
"""Words for those who stay behind when others go: "остался тридцать один", "решту повезли", "астатніх"."""


def with_rosters(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements, and after them those of the people named in a line that goes on with a number told before."""
    by_line = defaultdict[int, list[Statement]](list)
    for s in made:
        by_line[told.number(s)].append(s)
    found = list(made)
    for number, line in enumerate(told.lines):
        last = _opened(line)
        named = tuple(dict.fromkeys(_named(told.slots[number], line, last))) if last is not None else ()
        before = _counted(by_line, number, told) if named else None
        if last is None or before is None:
            continue
        if not any(s.type is before.type and set(s.persons) & set(named) for s in by_line[number]):
            found.append(going_on(before, named, line, last, told))
    return sorted(found, key=lambda s: s.start)


def _counted(by_line: Mapping[int, Sequence[Statement]], number: int, told: Told) -> Statement | None:
    """What was said of a number of people not far before a line: first in the nearest line that says something of one.

    Behind words for those who stayed it is not those let go: "Пятерых отпустили, остальных увезли. Среди них" names none
    of the five.
    """
    stayed = False
    for at in range(number - 1, -1, -1):
        if at < number - _NEAR - stayed:
            break
        line = told.lines[at]
        stay = max((m.start() for m in _STAY.finditer(told.text, line.start, line.end)), default=-1)
        for s in by_line.get(at, ()):
            counted = s.count is not None and s.count.high != 1 and s.type not in _NEVER
            let_go_before = s.type in LET_GO and (stayed or stay > told.text.find(s.trigger, s.start))
            if counted and not let_go_before:
                return s
        stayed = stayed or stay >= 0
    return None


def _opened(line: Line) -> int | None:
    """The last word of "among them" at the head of a line."""
    words = [w.lower for w in line.words[:5]]
    phrase = next((p for p in phrases("rosters") if tuple(words[: len(p)]) == p), None)
    return len(phrase) - 1 if phrase is not None else None


def _named(slots: Sequence[Slot], line: Line, last: int) -> Iterator[str]:
    for s in slots:
        if s.kind == "person" and s.first > last and not official(s.value) and not relative_of(s.value, line):
            yield s.value.person
