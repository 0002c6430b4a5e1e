"""Reports that tell, in words of their own or in another language, what one report before them told, and nothing new.

A machine's paraphrase and a translation leave no word sequence behind: they are told by what they say. Such a report
gives the same acts on the same days to the same people as one earlier report of another outlet, names nobody and no
number that this one does not, and quotes nobody else. Its claims come from whom that report has them from. Two outlets
that agree on one fact alone may each have learnt it: from `LEAST` facts on the same choice of them is no chance.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from habeas.reconciliation.claims import Case, Claim
from habeas.vocabulary import Type

LEAST = 2
"""So many facts a report has at least in common with the one it goes back to."""
WITHIN = timedelta(days=60)
"""So long after a report it is told again."""
SAID_IN_WORDS = 12
"""Numbers up to this are written in letters here and in digits there."""

_Fact = tuple[Type, tuple[str, ...]]


def paraphrased(case: Case, claims: Sequence[Claim], names_source: Callable[[Claim], bool]) -> tuple[Claim, ...]:
    """The claims, in order of telling, with those of paraphrases led back to the origins in the report told again."""
    led, _ = _led(case, claims, names_source)
    return tuple(replace(c, origin=led.get(c.id, c.origin)) if c.id in led else c for c in claims)


def told_again(case: Case, claims: Sequence[Claim], names_source: Callable[[Claim], bool]) -> dict[str, str]:
    """For each document that paraphrases another that one."""
    return _led(case, sorted(claims, key=lambda c: c.order), names_source)[1]


def _led(
    case: Case, claims: Sequence[Claim], names_source: Callable[[Claim], bool]
) -> tuple[dict[str, str], dict[str, str]]:
    """For claims of paraphrases, by id, the origins in the report told again; for each such document that report."""
    reports: dict[str, list[Claim]] = {}
    about: dict[_Fact, list[Claim]] = {}
    for c in claims:
        reports.setdefault(c.document.id, []).append(c)
        about.setdefault(_fact(c), []).append(c)
    people = _people(case)
    led: dict[str, str] = {}
    again: dict[str, str] = {}
    for document, report in reports.items():
        told = _told_before(report, about)
        for before in sorted(told, key=lambda d: reports[d][0].document_order):
            same = told[before]
            if people[document] <= people[before] and _numbers_known(report, reports[before]):
                voiced = {c.id: led.get(o.id, o.origin) for c, o in zip(report, same, strict=True)}
                if all(c.origin == voiced[c.id] or not names_source(c) for c in report):
                    led |= voiced
                    again[document] = before
                    break
    return led, again


def _fact(c: Claim) -> _Fact:
    return c.said.type, c.persons  # sorted, as every claim has them


def _people(case: Case) -> dict[str, set[str]]:
    """The people whom each document names."""
    found: dict[str, set[str]] = {d: set() for d in case.documents}
    for m in case.mentions.values():
        if m.document in found:
            found[m.document].add(case.person_of[m.id])
    return found


def _told_before(report: Sequence[Claim], about: dict[_Fact, list[Claim]]) -> dict[str, list[Claim]]:
    """The earlier reports of other outlets that tell all of it, each with what it tells of each claim, in order."""
    if len(report) < LEAST or len({(_fact(c), c.day) for c in report}) < LEAST:
        return {}
    if not any(c.day for c in report) or any(c.teller != c.document.id for c in report):
        return {}
    told: dict[str, list[Claim]] = {}
    for n, c in enumerate(report):
        same = {o.document.id: o for o in (about[_fact(c)] if c.persons else ()) if _tells(o, c)}
        told = {d: [*told.get(d, ()), o] for d, o in same.items() if n == 0 or d in told}
        if not told:
            break
    return told


def _tells(o: Claim, c: Claim) -> bool:
    """Whether an earlier report of another outlet tells this act on this day, with all that is given of it."""
    if not c.document.outlet or o.document.outlet in (None, c.document.outlet):
        return False
    if not timedelta(0) <= c.latest - o.latest <= WITHIN or o.document_order >= c.document_order:
        return False
    one, other = o.said, c.said
    same = (one.modality, one.stance, o.day) == (other.modality, other.stance, c.day)
    term = other.term is None or (one.term is not None and one.term.months == other.term.months)
    counts = tuple(s.count and (s.count.low, s.count.high) for s in (one, other))
    return same and term and counts[1] in (None, counts[0])


def _numbers_known(report: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """Whether every number in a report is in the one before it, or in the days that this one gives."""
    days = [day for c in before for day in (c.first, c.last, c.told) if day]
    known = _numbers(before[0].document.text) | {n for day in days for n in (day.year, day.day)}
    own = [day for c in report for day in (c.told,) if day]
    return _numbers(report[0].document.text) <= known | {n for day in own for n in (day.year, day.day)}


def _numbers(text: str) -> set[int]:
    return {n for n in map(int, re.findall(r"\d{1,9}", text)) if n > SAID_IN_WORDS}
