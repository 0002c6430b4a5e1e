"""What is recognised in a line before any rule looks at it: people, pronouns, numbers of people, terms, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.lexicon import FEMALE, MALE, PEOPLE, ROLES
from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name
from habeas.extraction.words import Line

__all__ = ["Number", "recognise"]

_AGE = re.compile(r"^, [1-9]\d[,.;)]$")
_OF_AGE = re.compile(r"\ban? (?:[\w-]+ ){0,3}?([\w-]+) of $", re.IGNORECASE)
"""What stands before the age of somebody: "a teacher of 36"."""
_CHILDREN = re.compile(r"\b(?:mother|father|parent|grandmother|grandfather)s? of $", re.IGNORECASE)
"""What stands before the number of somebody's children."""
_EXCEPTED = re.compile(
    r"\b(?:all|every\w*|nobody|none|no one|any\w*)\b[^,.;:]{0,30}\b(?:but|except(?: for)?|apart from|other than|save for|bar) (?:for )?$",
    re.IGNORECASE,
)
"""What stands before those of whom something is not said: "all but Mira Halden were freed"."""
_IS = re.compile(r"\b(?:is|was|turned|turns|be)(?: now| only| just)? $", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:turn|turns|turned|turning) $", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:number|total|toll|count|figure|tally|list|sum|they|these|those|all|we|prisoners|people|group|largest|it|there|far|arrests)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r"(?:[,.;)]| and\b| but\b| now\b| when\b| years old\b|$)")
"""What stands before and behind the age of somebody told as a fact: "the poet is 37 and", but not "the total is 37"."""
_PRONOUNS = frozenset("he him she her they them himself herself themselves who his their i me we us".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people: its bounds, the noun counted ("journalists") and the period where it is a rate."""

    range: quantities.Range
    group: str | None
    per: str | None


def recognise(
    text: str,
    line: Line,
    names: Sequence[Name],
    anchor: When | None,
    language: str,
    near: When | None = None,
    *,
    within: bool = False,
) -> list[Slot]:
    """Everything recognised in the line, by position; `text` is the document's text as received, `near` its last date,
    told `within` the same paragraph or in the heading above."""
    slots = [
        Slot("person", n.first, n.last, n)
        for n in names
        if not _EXCEPTED.search(text[max(line.start, n.start - 70) : n.start])
    ]
    slots += [Slot("pronoun", i, i, w.lower) for i, w in enumerate(line.words) if w.lower in _PRONOUNS]
    part = text[line.start : line.end]
    for counted in quantities.together(part, quantities.counts(part, language), language):
        if _AGE.search(part[max(0, counted.start - 2) : counted.end + 1]) or _of_somebody(part, counted):
            continue
        group = part[slice(*counted.group)] if counted.group else None
        slots += _slot(line, "count", counted.start, counted.end, Number(counted.value, group, counted.per))
    for start, end, term in quantities.terms(part, language):
        slots += _slot(line, "term", start, end, term)
    if language == "en":
        slots = [_bare_years(text, line, s) for s in slots]
    elif not any(s.kind == "term" for s in slots):
        slots += _bare_terms(text, line, language)
    slots = [_changed(text, line, s) for s in slots]
    for found in dates.find(part, anchor, language, near, within=within):
        slots += _slot(line, "date", found.start, found.end, found)
    slots = _without_names(line, slots)
    slots = [s for s in slots if s.kind != "count" or not _year_of_a_day(line, s, slots)]
    slots += _labelled(text, line, anchor, language)
    if language != "en":  # "2021 года" is a year, though it is written as "two years" is
        dated = [(s.first, s.last) for s in slots if s.kind == "date"]
        slots = [s for s in slots if s.kind != "term" or not any(a <= s.last and s.first <= b for a, b in dated)]
    return sorted(slots, key=lambda s: (s.first, s.last))


def _without_names(line: Line, slots: list[Slot]) -> list[Slot]:
    """What is recognised, without dates that are part of a name ("Jan Halden", "April Verik")."""
    named = [(s.first, s.last) for s in slots if s.kind == "person"]
    return [
        s
        for s in slots
        if s.kind != "date" or not (_is_called(line, s) or any(a <= s.first and s.last <= b for a, b in named))
    ]


def _year_of_a_day(line: Line, number: Slot, slots: Sequence[Slot]) -> bool:
    """Whether a number is the year of an entry or the end of a day: "2015 — задержан", "11 июля 2023 — приговорена"."""
    if re.fullmatch(r"(?:19|20)\d\d", line.words[number.first].text) is None:
        return False
    heads = number.first == 0 and len(line.words) > 1 and line.words[1].text in _DASHES
    return heads or any(s.kind == "date" and s.first < number.first == s.last for s in slots)


def _is_called(line: Line, date: Slot) -> bool:
    """Whether a month cut short is somebody's given name: "Jan Halden"."""
    behind = line.words[date.last + 1].text if date.last + 1 < len(line.words) else ""
    return date.first == date.last and line.words[date.first].text == "Jan" and behind[:1].isupper()


_DASHES = frozenset("-–—:")


def _of_somebody(part: str, counted: quantities.Counted) -> bool:
    """Whether a number is somebody's age or children: "a teacher of 36", "the poet is 36 and", "a mother of two"."""
    before, number = part[max(0, counted.start - 60) : counted.start], counted.value.low
    if _CHILDREN.search(before):
        return True
    if counted.group is None and _TURNED.search(before):
        return True
    aged = counted.group is None and number is not None and number == counted.value.high and 16 <= number <= 99
    if aged and _IS.search(before) and _NO_NOUN.match(part, counted.end) and not _TOTAL.search(before):
        return True
    who = _OF_AGE.search(before)
    return aged and part[counted.end : counted.end + 1] in ("", *",.;)") and who is not None and _singular(who.group(1))


def _singular(noun: str) -> bool:
    """Whether a noun is for one person."""
    return noun.lower() in (ROLES | PEOPLE | MALE | FEMALE) - {"figure", "group", "pair", "family"}


_ASKS = frozenset(["ask", "demand", "seek", "request", "want"])


def _bare_years(text: str, line: Line, slot: Slot) -> Slot:
    """A bare number that a prosecutor asks for, or of which years have passed, as the years it means: "demanded seven"."""
    if slot.kind != "count" or slot.value.group is not None or slot.first == 0:
        return slot
    before = line.words[slot.first - 1]
    asks = line.words[slot.first - 2] if before.lower == "for" and slot.first > 1 else before
    counted = slot.last + 1 < len(line.words) and line.words[slot.last + 1].pos in ("N", "A", "P")
    asked = asks.lemma in _ASKS and any(w.lower.startswith("prosecut") for w in line.words[: slot.first])
    if counted or not (asked or _year_of(line, slot.first)):
        return slot
    return _as_years(text, line, slot.first, slot.last) or slot


_GOT = frozenset(
    """получил получила получили дали просил просила просило просили попросил попросила запросил запросила запросили
    требовал требовала требовало потребовал потребовала атрымаў атрымала атрымалі далі прасіў прасіла прасілі запрасіў
    запрасіла патрабаваў патрабавала запатрабаваў отримав отримала отримали дістав просив просила просили запросив
    вимагав вимагала вимагало дал дала даў дав назначил назначила прызначыў прызначыла призначив призначила настаивал
    настаивала настаивало настоял настойваў настойвала настойвала наполягав наполягала наполягало""".split()
)
_MOST_MONTHS = 30 * 12


def _bare_terms(text: str, line: Line, language: str) -> list[Slot]:
    """A bare number that closes a part of a sentence on what somebody got or a prosecutor asked, as the years it means:
    "обвинение просило для X девять", "X получил четыре с половиной"; only where a court, a case or a guilt is spoken of,
    or a punishment in years was told just before."""
    words = line.words
    got = [i for i, w in enumerate(words) if w.lower in _GOT]
    of_a_case = any(_COURT.search(w.lower) for w in words) or _IN_YEARS.search(
        text, max(0, line.start - _JUST_BEFORE), line.start
    )
    if not got or not of_a_case or _ARREST_DAYS.search(text, max(0, line.start - _BESIDE), line.end + _BESIDE):
        return []
    ends = [i for i in range(got[0] + 1, len(words)) if words[i].text in ",;.:"] or [len(words)]
    spans = [(end - 1 - 2 * (words[end - 1].lower in _HALF), end - 1) for end in ends]
    found = (
        _as_years(text, line, first, last, language)
        for first, last in spans
        if words[last].lower not in _OF_WOMENS_GENDER and any(0 < first - i <= _NEAR for i in got)
    )
    return [s for s in found if s is not None and s.value.months <= _MOST_MONTHS]


_HALF = frozenset("половиной паловай половиною".split())
_IN_YEARS = re.compile(
    r"\b(?:лет|года|годы|гадоў|гады|років|роки) (?:лишени|кол[оі]н|тюр|лагер|строг|общ|пазбаўл|калоні|турм|зняволен|узмоцн"
    r"|позбавл|в.язн|ув.язн|сувор)"
)
_JUST_BEFORE = 250
"""Characters before a sentence in which a punishment in years makes bare numbers years as well."""


_OF_WOMENS_GENDER = frozenset("одна одну одно одне адна адну адно две дзве дві обе абедзве обидві".split())
"""Numbers that no word for a year can follow: "X получил две" is of cards or medals."""
_ARREST_DAYS = re.compile(r"\b(сут(ок|ки)|сутак|суткі|діб|доб[иу])\b")
_BESIDE = 600
"""Characters about a sentence in which days of arrest, and no years, are spoken of."""
_NEAR = 5
"""How many words there may be from a verb to the bare number that is its object."""
_COURT = re.compile(
    r"\bсуд$|суд[уеаі]$|судзе$|судд|судь|прокур|пракур|обвин|абвінав|звинувач|вин[уаы]$|він[уаы]$|віну$|пригов|приговор|прысуд|вирок"
)


def _year_of(line: Line, at: int) -> bool:
    """Whether a number is of a term of which some years have passed: "in the third year of nine", "a year of his six"."""
    before = [w.lower for w in line.words[max(0, at - 3) : at]]
    if before and before[-1] in ("his", "her", "their", "a"):
        before.pop()
    return len(before) > 1 and before[-1] == "of" and before[-2] in ("year", "years")


def _as_years(text: str, line: Line, first: int, last: int, language: str = "en") -> Slot | None:
    """The number at these words, which has no unit, as the years it means."""
    years = quantities.term(text[line.words[first].start : line.words[last].end], language)
    return Slot("term", first, last, years) if years.months is not None else None


_CHANGES = frozenset(
    "shorten reduce cut lower commute soften slash trim raise increase extend lengthen prolong".split()
)
_AND_A_HALF = ["and", "a", "half"]


def _changed(text: str, line: Line, slot: Slot) -> Slot:
    """Of two terms the one to which the other is changed: "cut from nine years to seven"."""
    words = line.words
    before = words[: slot.first + 1]
    if slot.kind != "term" or not any(w.lemma in _CHANGES and w.pos == "V" for w in before):
        return slot
    if "from" not in (words[slot.first].lower, words[max(0, slot.first - 1)].lower):
        return slot
    to = next((i for i in range(slot.first, slot.last + 1) if words[i].lower == "to"), slot.last + 1)
    if to >= len(words) - 1 or words[to].lower != "to":
        return slot
    last = max(to, slot.last)
    while last + 1 < len(words) and words[last + 1].pos == "D":
        last += 1
    if [w.lower for w in words[last + 1 : last + 4]] == _AND_A_HALF:
        last += 3
    return (_as_years(text, line, to + 1, last) if last > to else None) or slot


_LABEL = re.compile(r"[^\n]{4,60}[:–—] *")


def _labelled(text: str, line: Line, anchor: When | None, language: str) -> list[Slot]:
    """The date in the label right before a line, as a slot of its own kind at the first word: "Monday, Varna: ..."."""
    label = text[max(0, line.start - 64) : line.start].rpartition("\n")[2]
    if not line.words or not _LABEL.fullmatch(label):
        return []
    dated = [d for d in dates.find(label, anchor, language) if d.when.iso]
    return [Slot("label", 0, 0, dated[0])] if len(dated) == 1 else []


def _slot(line: Line, kind: str, start: int, end: int, value: object) -> list[Slot]:
    """The words that cover these characters of the line, as a slot."""
    first = line.word_at(line.start + start)
    last = line.word_at(line.start + end - 1)
    return [Slot(kind, first, last, value)] if first is not None and last is not None else []
