"""Terms that stand alone in an entry of a list: "8 June - X, 51. Gomel, colony No. 4. Six and a half years. Likes crosswords."."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from habeas.extraction.patterns import Slot
from habeas.extraction.slavic.forms import past
from habeas.extraction.slavic.standing import official, relative_of
from habeas.extraction.slavic.words import LANGUAGES
from habeas.extraction.told import Told
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["with_terms_alone"]

_HEAD = 5
"""Words before the name that heads an entry, at most: a day, a number, what somebody is."""
_CONFIDENCE = 0.3
_INSIDE = re.compile(
    r"\b(?:[ипв]к-\d|с[иі]з[оа]\b|кол[оі]н[ияії]|калоні|тюрьм|турм|тюрм|(?:ст|арт)\. ?\d|осужд|асудж|засудж|пригов|прысуд|вирок"
    r"|освобожд|вызвален|звільнен|полит\w*заключ|палітвяз|політв.яз)",
    re.IGNORECASE,
)
"""What an entry on a prisoner speaks of beside the term."""
_FOR = frozenset("за".split())
_FREED = ("освобожд", "вызвален", "звільнен", "выход", "выхад", "вихід")


def with_terms_alone(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements, and a sentence for each term that is all a line of an entry says of the one who heads the entry."""
    if not made:
        return list(made)
    sentenced = {p for s in made if s.type is Type.SENTENCE for p in s.persons}
    found, language = list(made), made[0].by.partition("/")[0].rpartition(".")[2]
    heads: dict[int, str | None] = {}  # by where a paragraph begins: it may have thousands of terms
    for number, line in enumerate(told.lines):
        term = _alone(line, told.slots[number]) if language in LANGUAGES else None
        if term is None:
            continue
        start = told.text.rfind("\n", 0, line.start) + 1
        if start not in heads:
            heads[start] = _heads(told, start)
        person = heads[start]
        if person is None or person in sentenced:
            continue
        sentenced.add(person)
        found.append(
            Statement(
                made[0].document,
                Type.SENTENCE,
                persons=(person,),
                term=term.value,
                modality=Modality.ACTUAL,
                quote=told.text[line.start : line.end],
                start=line.start,
                end=line.end,
                trigger=told.text[line.words[term.first].start : line.words[term.last].end],
                by=f"sentence.{language}/verdict-line",
                confidence=_CONFIDENCE,
            )
        )
    return sorted(found, key=lambda s: s.start)


def _alone(line: Line, slots: Sequence[Slot]) -> Slot | None:
    """The term that is all of a line, but for what it is for or when it ends."""
    term = next((s for s in slots if s.kind == "term" and s.first == 0), None)
    if term is None or any(s.kind == "person" for s in slots):
        return None
    after = [w.lower for w in line.words[term.last + 1 : term.last + 3]]
    ends = not after or after[0] in ".!;" or after[0] in _FOR
    return term if ends or (after[0] == "," and after[-1].startswith(_FREED)) else None


def _heads(told: Told, start: int) -> str | None:
    """Whom a paragraph opens with, where it goes on as entries on prisoners do; `start` is where it begins."""
    end = told.text.find("\n", start)
    head = bisect_right(told.lines, start, key=lambda line: line.end)
    if head == len(told.lines) or not _INSIDE.search(told.text, start, end if end >= 0 else len(told.text)):
        return None
    line, named = told.lines[head], [s for s in told.slots[head] if s.kind == "person"]
    if len(named) != 1 or named[0].first > _HEAD or official(named[0].value) or relative_of(named[0].value, line):
        return None
    others = [w for i, w in enumerate(line.words) if not named[0].first <= i <= named[0].last]
    return None if any(past(w.lower) for w in others) else str(named[0].value.person)
