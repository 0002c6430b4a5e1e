"""Those named behind a number told of before: "Excarcelaron a 14. Entre los liberados están X, Y y Z"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.extraction.patterns import Slot
from habeas.extraction.romance.people import relative_of
from habeas.extraction.romance.words import Tongue
from habeas.extraction.told import Told, going_on
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Type

__all__ = ["with_rosters"]

_NEAR = 2
_NEVER = (Type.CONDITIONS, Type.COUNT_DETAINED)
_NOUNS: Mapping[str, Type] = {
    "desterr": Type.DEPORTATION, "deport": Type.DEPORTATION, "banid": Type.DEPORTATION, "liber": Type.RELEASE,
    "excarcel": Type.RELEASE, "solt": Type.RELEASE, "indult": Type.PARDON, "perdo": Type.PARDON, "deten": Type.ARREST,
    "detid": Type.ARREST, "arrest": Type.ARREST, "canje": Type.EXCHANGE,
}  # fmt: skip
"""What a noun for people at the head of a row says was done to them."""


def with_rosters(made: Sequence[Statement], told: Told, tongue: Tongue) -> list[Statement]:
    """The statements, and after them those of the people named in a line that goes on with a number told before."""
    by_line = defaultdict[int, list[Statement]](list)
    for s in made:
        by_line[told.number(s)].append(s)
    found = list(made)
    for number, line in enumerate(told.lines):
        last = _opened(line, tongue)
        named = tuple(dict.fromkeys(_named(told.slots[number], line, last, tongue))) if last is not None else ()
        if last is None or not named:
            continue
        before = _counted(by_line, number, _kind(line, last))
        if before is not None and not any(
            s.type is before.type and set(s.persons) & set(named) for s in by_line[number]
        ):
            found.append(going_on(before, named, line, last, told))
    return sorted(found, key=lambda s: s.start)


def _kind(line: Line, last: int) -> Type | None:
    word = line.words[last].lower
    return next((type_ for stem, type_ in _NOUNS.items() if word.startswith(stem)), None)


def _counted(by_line: Mapping[int, Sequence[Statement]], number: int, kind: Type | None) -> Statement | None:
    """What was said of a number of people not far before a line: of that kind where the line names one, else the first."""
    for at in range(number, number - 1 - _NEAR, -1):
        fit = [s for s in by_line.get(at, ()) if s.count is not None and s.count.high != 1 and s.type not in _NEVER]
        if at == number:
            fit = []
        if kind is not None:
            fit = [s for s in fit if s.type is kind]
        if fit:
            return fit[0]
    return None


def _opened(line: Line, tongue: Tongue) -> int | None:
    """The last word of "entre ellos" at the head of a line."""
    words = [w.lower for w in line.words[:6]]
    phrase = next((p for p in tongue.phrases("rosters") if tuple(words[: len(p)]) == p), None)
    return len(phrase) - 1 if phrase is not None else None


def _named(slots: Sequence[Slot], line: Line, last: int, tongue: Tongue) -> Iterator[str]:
    for s in slots:
        if s.kind == "person" and s.first > last and not relative_of(s.value, line, tongue):
            yield s.value.person
