"""Exchanges of people for people: who came out, and who was handed over for them.

An exchange is told as two groups. The second is known by words for the other way, for going back and for handing over,
in a claim's own words or before it in its sentence, or by being spoken of as "the three" where three went that way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.folding import fold
from habeas.model import Passage, Range
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import Happening
from habeas.reconciliation.saying import sentences_around
from habeas.reconciliation.stances import denies
from habeas.reconciliation.topics import speaks_of, words_of
from habeas.vocabulary import Type

LATELY = timedelta(7)
"""Before an exchange becomes known, its names go round for some days."""


@dataclass(frozen=True, slots=True)
class Swap:
    """An exchange with the people who were its price, the words it is told in, and the claims that tell both sides.

    `number` is how many they were, where nobody names them; `sayings` the sentences that call it an exchange.
    """

    exchange: Happening
    returned: tuple[str, ...]
    words: str
    asserting: tuple[Claim, ...]
    number: Range | None = None
    sayings: tuple[Passage, ...] = ()


def swap(h: Happening, first_told: Mapping[str, date]) -> Swap | None:
    """The exchange of people for people that a release was told as; None where nobody tells who went the other way.

    `first_told` has for each person the day on which anything was told of them first.

    Seen from the other side it is the others who left: the first account tells.
    """
    told = [c for c in h.claims if c.said.type is Type.EXCHANGE and c.actual]
    exchanged = {c.document.id for c in told}
    reports: dict[str, list[Claim]] = defaultdict(list)
    for c in h.claims:
        if c.actual and c.document.id in exchanged:
            reports[c.document.id].append(c)
    away: dict[str, bool] = {}
    for report in reports.values():
        sides = dict(_sides(report))
        if not all(sides.values()) or any(c.said.count and not gone(c, report) for c in report):
            for person, left in sides.items():
                away.setdefault(person, left)
    returned = {person for person, left in away.items() if left} or _other_side(h, reports)
    returned = returned or _unheard_of(h, reports, first_told)
    number = None if returned else next(filter(None, map(_number_gone, reports.values())), None)
    if not told or not (returned or number):
        return None
    words = words_of("exchange_tie", told[0].said.quote) or "exchange"
    asserting = tuple(c for c in told if _of_both(c, h, returned))
    many = number.said.count if number else None
    asserting = asserting or tuple(told)
    sayings = tuple(dict.fromkeys(p for c in asserting if (p := _called(c))))
    return Swap(h, tuple(sorted(returned)), words, asserting, many, sayings)


def _called(c: Claim) -> Passage | None:
    """The sentence beside a claim that calls it an exchange, where its own words do not."""
    if speaks_of("exchanged", c.said.quote):
        return None
    text = c.document.text
    spans = (
        s
        for s in sentences_around(c)
        if speaks_of("exchanged", text[slice(*s)]) and not denies(text[slice(*s)], beside=False)
    )
    return next((c.document.passage(*s) for s in spans), None)


def _number_gone(report: Sequence[Claim]) -> Claim | None:
    """The claim of a number of people who went the other way, where others are told of who did not."""
    back = [c for c in report if c.said.count and not c.persons and gone(c, report)]
    return back[0] if back and len(back) < len(report) else None


def _other_side(h: Happening, reports: Mapping[str, Sequence[Claim]]) -> set[str]:
    """Those whom the first report that tells of two groups tells last, where they alone are never told to be let out.

    A prisoner who comes home is pardoned, released or driven out as well; whoever is given for them is only exchanged.
    """
    freed = {p for c in h.claims if c.said.type is not Type.EXCHANGE and c.actual for p in c.persons}
    for report in reports.values():
        groups = [set(c.persons) for c in report if c.said.type is Type.EXCHANGE and c.persons]
        if len(groups) > 1 and groups[0] & freed and not groups[-1] & (freed | set[str]().union(*groups[:-1])):
            return groups[-1]
    return set()


def _unheard_of(h: Happening, reports: Mapping[str, Sequence[Claim]], first_told: Mapping[str, date]) -> set[str]:
    """Those of whom nothing was told until the days of the exchange, where a report names them in a group of their own
    beside one of people known before: prisoners are spoken of while they are in prison."""
    lately = min((c.latest for c in h.claims), default=date.max) - LATELY
    for report in reports.values():
        groups = [set(c.persons) for c in report if c.said.type is Type.EXCHANGE and c.persons]
        new = [g for g in groups if all(first_told.get(p, date.min) >= lately for p in g)]
        if len(groups) > len(new) > 0:
            return set[str]().union(*new)
    return set()


def _sides(report: Sequence[Claim]) -> Iterator[tuple[str, bool]]:
    """For each person whether they went the other way: by words, or as one of those "for" whom others were given."""
    for c in report:
        price = words_of("given_for", c.said.quote)
        after = c.said.quote.find(price) if price else -1
        places = {p: c.said.quote.find(name) for p, name in zip(c.persons, c.said.persons, strict=False)}
        split = after >= 0 and any(0 <= at < after for at in places.values())
        left = not split and gone(c, report)
        for person in c.persons:
            yield person, places.get(person, -1) > after if split else left


def gone(c: Claim, report: Iterable[Claim]) -> bool:
    """Whether those of a claim went the other way: by its words, by those before it, or as "the three" who did."""
    if speaks_of("other_way", c.said.quote) or _led_to(c):
        return True
    numbers = {_written(o): speaks_of("other_way", o.said.quote) for o in report if o.said.count and o is not c}
    said = fold(c.said.quote)
    named = [back for number, back in numbers.items() if number and re.search(rf"(?<!\w)the {number}(?!\w)", said)]
    return bool(named) and all(named)


def _led_to(c: Claim) -> bool:
    """Whether its sentence says before it that people went the other way: "Two went back: Ola Venn and Ivo Talby"."""
    start = next((span[0] for span in sentences_around(c) if span[0] <= c.said.start < span[1]), c.said.start)
    before = re.split(r"[;.]\s|,? (?:while|and) ", c.document.text[start : c.said.start])[-1]
    return speaks_of("other_way", before)


def _written(c: Claim) -> str:
    """A number as it is written: "three"."""
    return re.escape(fold(c.said.count.text.split()[0])) if c.said.count and c.said.count.text.split() else ""


def _of_both(c: Claim, h: Happening, returned: set[str]) -> bool:
    """Whether a claim's report tells of the exchange itself, not only of a number of those times."""
    if c.retelling:
        return False
    recalled = c.said.date is not None and c.day is None and bool(h.days)
    if recalled:
        return False
    beside = [o for o in h.claims if o.document.id == c.document.id and o.origin == c.origin and o.actual]
    given = any(set(o.persons) & returned or speaks_of("other_way", o.said.quote) for o in beside)
    given = given or (c.said.source is not None and speaks_of("gave_up", c.said.quote))
    return given or speaks_of("exchanged", c.said.quote)
