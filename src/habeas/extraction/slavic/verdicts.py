"""Verdicts read out one by one: "Судья огласила сроки. Павел — девять лет. Вера, 52 лет, — три с половиной"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from habeas import quantities
from habeas.extraction.patterns import Slot
from habeas.extraction.slavic.standing import official
from habeas.extraction.slavic.words import LANGUAGES, listed
from habeas.extraction.told import Told, going_on
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Term
from habeas.vocabulary import Modality, Type

__all__ = ["with_verdicts"]

_DASHES = frozenset("-–—")
_IN = frozenset("в во у ў".split())
_MARKS = frozenset(",;:.()!?")
_LENGTH = re.compile(r"(год|лет|гад|рік|рок|мес|міс|сут|дн|дзён)")
_SERVED = re.compile(
    r"(строг|общ|усилен|особ|тюр|режим|рэжым|колон|калон|лише|услов|принуд|исправ|посел|лагер|огранич|домаш|хими|хімі"
    r"|узмоцн|агульн|асабл|турм|турэм|зняв|пазба|умоўн|сувор|посил|загальн|в'язн|ув'язн|позбав|умовн|волі|свобод|свабод"
    r"|мес|міс|год|лет|гад|рік|рок|дн|и$|і$|й$|та$|с$|з$|полов|палов|\d)"
)
"""Words behind the years of a verdict: how and where they are served."""
_ROLE = 5
"""Words before the name in such a line, at most."""
_TERM = 5
"""Words of a term, at most."""
_YEARS = frozenset("год года лет гады гадоў год рік роки років".split())


def with_verdicts(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements, and those of the lines right behind a verdict that only name somebody and a term."""
    by_line = defaultdict[int, list[Statement]](list)
    for s in made:
        by_line[told.number(s)].append(s)
    found = list(made)
    for number, line in enumerate(told.lines):
        before = next((s for s in by_line.get(number - 1, ()) if _verdict(s)), None)
        row = _row(line, told.slots[number], told.text) if before is not None and not by_line.get(number) else None
        if before is None or row is None:
            continue
        person, term, last = row
        s = replace(going_on(before, (person,), line, last, told), term=term, charge=None)
        by_line[number].append(s)
        found.append(s)
    return sorted(found, key=lambda s: s.start)


def _verdict(s: Statement) -> bool:
    return s.type is Type.SENTENCE and s.modality is Modality.ACTUAL and isinstance(s.term, Term)


def _row(line: Line, slots: Sequence[Slot], text: str) -> tuple[str, Term, int] | None:
    """Whom a line names at its head, the term behind a dash, and the last word of it; None for a line that says more."""
    named = [s for s in slots if s.kind == "person"]
    if (
        len(named) != 1
        or official(named[0].value)
        or any(_speaks_of_another(w.lower) for w in line.words[: named[0].first])
        or named[0].first > _ROLE
        or any(w.text in ",;:" for w in line.words[: named[0].first])
    ):
        return None
    at = _over_an_age(line, named[0].last + 1)
    if at >= len(line.words) or line.words[at].text not in _DASHES:
        return None
    stop = next((i for i in range(at + 1, len(line.words)) if line.words[i].text in _MARKS), len(line.words))
    if any(w.lower in _IN for w in line.words[at + 1 : stop]):  # "пять лет в должности"
        return None
    for end in range(min(stop, at + 1 + _TERM), at + 1, -1):
        term = _term(text[line.words[at + 1].start : line.words[end - 1].end])
        if term is not None:
            served = all(_SERVED.match(w.lower) for w in line.words[end:stop])
            return (str(named[0].value.person), term, end - 1) if served else None
    return None


def _speaks_of_another(word: str) -> bool:
    """Whether a word before a name is for kin, whose years are their age, or for who judges: "его сын Иван — пять лет"."""
    return any(word in listed(name) for name in ("kin", "officials"))


def _over_an_age(line: Line, at: int) -> int:
    """Behind an age set off by commas: ", 52 лет,"."""
    after = [w.lower for w in line.words[at : at + 4]]
    aged = len(after) == 4 and after[0] == after[3] == "," and after[1].isdigit() and after[2] in _YEARS
    return at + 4 if aged else at


def _term(words: str) -> Term | None:
    """A term, or a bare number of years, with nothing behind it but where and how it is served."""
    said = words.lower().split()
    unit = next((i for i, w in enumerate(said) if _LENGTH.match(w)), len(said))
    if any(w in listed("reporting") for w in said) or not all(_SERVED.match(w) for w in said[unit + 1 :]):
        return None
    found = (quantities.term(words, language) for language in sorted(LANGUAGES))
    return next((t for t in found if t.months is not None), None)
