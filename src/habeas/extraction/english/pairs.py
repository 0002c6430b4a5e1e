"""Terms told without their verb: "X was sentenced to eight months, Y to seven", "X (four years)", "two years for Y".

Each (people, term) pair of a list is a sentence of its own. A pair is believed where the line already tells of a
sentence, or where name and term stand side by side with nothing but their own descriptions between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas import quantities
from habeas.extraction.lexicon import PEOPLE, ROLES
from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line, Word
from habeas.quantities import Term, number

__all__ = ["Pair", "alike", "pairs"]

_BETWEEN = 14
_NOT_BEFORE = frozenset(
    (
        "after for in within over past last next first every since aged spent than lasting during before "
        "about nearly almost some per the another additional remaining"
    ).split()
)
_NOT_BEHIND = frozenset(
    "ago later old early before earlier after since long or short into have had without probation".split()
)
_SERVED = frozenset("in a an the prison each jail apiece colony camp penal open-type facility , ½".split())
"""Words between a term and "for" those who got it."""
_OF_AGE = 14
_GIVES = frozenset("to got gets received given get receive was were each apiece sentenced".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """People and the term each of them got; first and last are the words of the term."""

    persons: tuple[str, ...]
    term: Term
    first: int
    last: int


def pairs(
    line: Line, slots: Sequence[Slot], used: Sequence[Term], topic: tuple[str, ...], text: str, *, told: bool
) -> list[Pair]:
    """The pairs of a line that no rule has told; `used` are terms given, `told` whether the line tells of a sentence.

    `topic` are those a list entry is about; `text` is the document's.
    """
    people = [s for s in slots if s.kind == "person"]
    found, left = list[Pair](), list(used)
    for slot in (s for s in slots if s.kind == "term"):
        if slot.value in left:  # told by a rule: once
            left.remove(slot.value)
            continue
        if not _bare(line, slot, told):
            continue
        persons = (
            _headed(line, people, slot)
            or _behind(line, people, slot.last)
            or _ahead(line, people, slot.first, told)
            or _entry(line, slot, topic, people)
        )
        if persons:
            found.append(Pair(persons, slot.value, slot.first, slot.last))
    if told or found:
        had = {p for f in found for p in f.persons}
        found += [p for p in _numbers(line, people, slots, text) if not set(p.persons) & had]
        had |= {p for f in found for p in f.persons}
        found += [p for p in _numbers_for(line, people, slots, text) if not set(p.persons) & had]
    return found


def alike(line: Line, slots: Sequence[Slot], term: Term) -> list[Pair]:
    """Those of whom a list says that they got the same term as the one before: "Mira Halden: the same"."""
    words = [w.lower for w in line.words]
    for slot in (s for s in slots if s.kind == "person"):
        if words[slot.last + 1 : slot.last + 4] == [":", "the", "same"] and words[slot.last + 4 :] in ([], ["."]):
            return [Pair((slot.value.person,), term, slot.last + 2, slot.last + 3)]
    return []


def _bare(line: Line, slot: Slot, told: bool) -> bool:
    """Whether a length stands as a term in a list, not as an age or a stretch of time."""
    before = line.words[slot.first - 1].lower if slot.first else ""
    behind = line.words[slot.last + 1].lower if slot.last + 1 < len(line.words) else "."
    if before in _NOT_BEFORE or behind in _NOT_BEHIND:
        return False
    if slot.value.months is not None and "day" in slot.value.text and slot.value.months > 3:
        return False
    return told or not (before and before[0].isalpha() and before not in _GIVES | {"and", "got"})


def _headed(line: Line, people: Sequence[Slot], slot: Slot) -> tuple[str, ...]:
    """Those under "Eighteen years: X, a surgeon; Y; Z": everybody named behind the colon of a line that a term heads."""
    colon = next(
        (i for i in range(slot.last + 1, min(len(line.words), slot.last + 5)) if line.words[i].text == ":"), None
    )
    if (
        slot.first > 1
        or colon is None
        or any(w.pos in "VX" for w in line.words[slot.last + 1 : colon] if w.tag != "VBN")
    ):
        return ()
    named = [s.value.person for s in people if s.first > colon and line.words[s.first - 1].text in ":;,."]
    return tuple(dict.fromkeys(named))


def _behind(line: Line, people: Sequence[Slot], last: int) -> tuple[str, ...]:
    """Those in "two years for X and Y"."""
    at = last + 1
    bracketed = next((s for s in people if s.first == at + 1 and line.words[at].text == "("), None)
    if bracketed is not None:
        return (bracketed.value.person,)
    while at < len(line.words) and line.words[at].lower in _SERVED:
        at += 1
    if at >= len(line.words) or line.words[at].lower not in ("for", "to"):
        return ()
    first = next((s for s in people if at < s.first <= at + 5), None)
    if first is None or not _calls_them(line.words[at + 1 : first.first]):
        return ()
    row = _row(line, people, first, forward=True)
    after = line.words[row[-1].last + 1] if row[-1].last + 1 < len(line.words) else None
    goes_on = after is not None and after.tag in ("VBZ", "VBP") and after.lemma not in ("be", "have")
    return () if goes_on else tuple(s.value.person for s in row)  # "life in prison for Mira Halden means"


def _calls_them(words: Sequence[Word]) -> bool:
    """Whether words before a name say what somebody is: "the chairman, Mira Halden", not "theft, Mira Halden said", "women like"."""
    if any(w.pos in ("V", "X") or w.lower == "like" for w in words):
        return False
    comma = next((i for i, w in enumerate(words) if w.text == ","), None)
    return comma is None or any(w.lemma in ROLES or w.lower in PEOPLE for w in words[:comma])


def _ahead(line: Line, people: Sequence[Slot], first: int, told: bool) -> tuple[str, ...]:
    """Those in "X, 57, a farmer: two years", "Y to seven", "X and Y, eight months each"."""
    near = next((s for s in reversed(people) if s.last < first), None)
    if near is None or first - near.last > _BETWEEN:
        return ()
    between = line.words[near.last + 1 : first]
    if any(w.text in ";.!?" and not _cut(between, i) for i, w in enumerate(between)) or any(
        w.pos == "V" and w.lower not in _GIVES for w in between
    ):
        return ()
    if not told and not any(w.text in (",", ":", "(", "-", "–", "—", "|") for w in between):
        return ()
    return tuple(s.value.person for s in _row(line, people, near, forward=False))


def _cut(words: Sequence[Word], i: int) -> bool:
    """Whether a stop only cuts a word short: "Art. 212"."""
    return words[i].text == "." and i > 0 and words[i - 1].lower in ("art", "arts", "sec", "no", "par", "pt", "st")


def _row(line: Line, people: Sequence[Slot], one: Slot, *, forward: bool) -> list[Slot]:
    """The names joined to one by "and" or commas alone."""
    row, at = [one], people.index(one)
    step = 1 if forward else -1
    while 0 <= at + step < len(people):
        left, right = (people[at], people[at + step]) if forward else (people[at + step], people[at])
        between = [w.lower for w in line.words[left.last + 1 : right.first]]
        if (
            not between
            or len(between) > 2
            or not set(between) <= {",", "and", "&"}
            or (between == [","] and len(row) == 1 and not forward)
        ):
            break
        row.insert(0 if not forward else len(row), people[at + step])
        at += step
    return row


def _entry(line: Line, slot: Slot, topic: tuple[str, ...], people: Sequence[Slot]) -> tuple[str, ...]:
    """Those a list entry is about, where the entry goes on with the term: "Halden: four years"."""
    before = line.words[slot.first - 1].text if slot.first else ":"
    return topic if before in (":", ";", ",", ".", "(", "-", "–", "—", "+") and not people else ()


def _listed(line: Line) -> bool:
    """Whether the line is a list with its entries parted by semicolons."""
    return sum(w.text == ";" for w in line.words) >= 2


def _verb(line: Line, last: int) -> int | None:
    """The "got" behind a name and its apposition: "X, another exile, got 18"."""
    for i in range(last + 1, min(len(line.words), last + 8)):
        if line.words[i].lower in ("got", "gets", "received"):
            return i
        w = line.words[i]
        described = w.tag in ("VBN", "VBG") or (w.tag == "VBD" and line.words[i - 1].text == ",")  # ", tried alone,"
        if (w.pos in ("V", "X") and not described) or w.text in (";", ".", ":"):
            return None
    return None


def _too_few(word: str) -> bool:
    """Whether a number written out at the end of a row is too small for an age: "and Mira Halden, four." got four."""
    years = number(word)
    return not word.isdigit() and years is not None and years < _OF_AGE


def _numbers(line: Line, people: Sequence[Slot], slots: Sequence[Slot], text: str) -> Iterator[Pair]:
    """ "X got twelve years, Y nine and a half, Z eight": numbers without their unit behind a name."""
    taken = {i for s in slots if s.kind in ("term", "date") for i in range(s.first, s.last + 1)}
    for slot in people:
        at = _verb(line, slot.last) or slot.last + 1
        given = at
        while at < len(line.words) and line.words[at].lower in (*_GIVES, "(", ",", ":"):
            at += 1
        end = at
        while end < len(line.words) and (
            line.words[end].pos == "D" or (end > at and line.words[end].lower in ("and", "a", "half", "½"))
        ):
            end += 1
        while end > at and line.words[end - 1].lower in ("and", "a"):
            end -= 1
        closes = line.words[end].text if end < len(line.words) else "."
        if (
            end == at
            or at - given > 3
            or taken & set(range(at, end))
            or closes not in (",", ";", ".", ")", "and", "for", "(", "each", "apiece")
        ):
            continue
        if (
            given == slot.last + 1
            and line.words[slot.last + 1].text in (",", "(")
            and end - at == 1
            and closes in (",", "(", ".", ")")
            and not _listed(line)
            and not (closes == "." and _too_few(line.words[at].lower))
        ):
            continue  # an age
        term = quantities.term(text[line.words[at].start : line.words[end - 1].end])
        if term.months is not None and term.months < 500:
            row = _row(line, people, slot, forward=False) if given == slot.last + 1 else [slot]
            yield Pair(tuple(s.value.person for s in row), term, at, end - 1)


def _numbers_for(line: Line, people: Sequence[Slot], slots: Sequence[Slot], text: str) -> Iterator[Pair]:
    """ "Eleven years for X, ten for Y": a number without its unit before those who got it, after a term told so."""
    given = [s.last for s in slots if s.kind == "term" and _behind(line, people, s.last)]
    for at in (i for i in range(min(given, default=len(line.words)) + 1, len(line.words) - 1)):
        word, before, behind = line.words[at], line.words[at - 1], line.words[at + 1]
        if word.pos != "D" or before.lower not in (",", ";", "and") or behind.lower not in ("for", "to", "in"):
            continue
        persons, term = _behind(line, people, at), quantities.term(text[word.start : word.end])
        if persons and term.months is not None and term.months < 500:
            yield Pair(persons, term, at, at)
