"""Reports made of another report, known by what they say where no words are left: whatever language they are in.

A press release retold gives what it tells on the word of whoever published that; a paraphrase or a translation tells
what one report told and nothing new; a list of what others told has most from one of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model import Copy
from habeas.reconciliation.citing import Reports, made_of, most_of, same, same_measure
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.copies import RECENT
from habeas.reconciliation.happenings import MEASURES, sort_of
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.origins import named, voice
from habeas.reconciliation.paraphrases import told_again
from habeas.reconciliation.retelling import LATER
from habeas.reconciliation.saying import paragraph
from habeas.reconciliation.topics import speaks_of

LED = 0.6
"""From this share of what its first paragraph tells on, a report opens with what another told."""
LISTED = 3
"""So many a list of what others told has from the one that it rewrites."""


def rewrites(case: Case, known: Iterable[Copy]) -> tuple[Copy, ...]:
    """Pairs of documents, the earlier as the original, that are not known as copies yet; `case` has its origins."""
    related = {frozenset((c.original, c.copy)) for c in known}
    told = _reports(case)
    earlier = Reports(told.values())
    found = [*_on_the_word_of(told, earlier), *_leads(told, earlier), *_lists(told, earlier), *_paraphrases(case, told)]
    made: dict[frozenset[str], Copy] = {}
    for copy in found:
        pair = frozenset((copy.original, copy.copy))
        if pair not in related:
            made.setdefault(pair, copy)
    return tuple(sorted(made.values(), key=lambda c: (c.copy, c.original)))


def _reports(case: Case) -> dict[str, Sequence[Claim]]:
    """The claims of each document of an outlet that is no list, nor the copy of a text, in order of telling."""
    reports: dict[str, list[Claim]] = {}
    for c in sorted(case.claims, key=lambda c: c.order):
        if c.document.outlet and not c.document.lists and c.teller == c.document.id:
            reports.setdefault(c.document.id, []).append(c)
    return dict(reports)


def _on_the_word_of(told: Mapping[str, Sequence[Claim]], earlier: Reports) -> Iterator[Copy]:
    """Reports that have much from one report of an outlet which they name for it."""
    for copy, (original, n) in made_of(told.values(), voice, earlier).items():
        yield Copy(original, copy, True, round(n / len(told[copy]), 2))


def _lists(told: Mapping[str, Sequence[Claim]], earlier: Reports) -> Iterator[Copy]:
    """Reports that only repeat what others told, each with the one that it has most from, where that is one.

    Whoever lists what they read keeps the spelling of a name at least.
    """
    for report in told.values():
        if all(c.retelling for c in report):
            best = most_of(report, earlier.before(report, RECENT))
            if best and best[1] >= LISTED and not best[2] and _names(report) & _names(told[best[0]]):
                yield Copy(best[0], report[0].document.id, True, round(best[1] / len(report), 2))


def _leads(told: Mapping[str, Sequence[Claim]], earlier: Reports) -> Iterator[Copy]:
    """Reports of a medium, days later, on nobody's word, with nothing newer, that open as one report did.

    The names are spelt as there.
    """
    for report in told.values():
        lead = _lead(report)
        if len(lead) < 2 or len(_names(lead)) < 2 or _of_a_body(report[0]) or any(map(named, lead)):
            continue
        for before in earlier.before(lead, RECENT):
            shared = sum(_told_in(before, c) for c in lead)
            done = [c for c in report if c.actual and sort_of(c) not in MEASURES]
            newer = any(c.day and c.day > before[0].latest for c in done)
            old = (report[0].latest - before[0].latest).days >= LATER
            if old and not newer and _names(lead) <= _names(before) and 2 <= shared >= LED * len(lead):
                yield Copy(before[0].document.id, report[0].document.id, True, round(shared / len(lead), 2))
                break


def _told_in(report: Sequence[Claim], c: Claim) -> bool:
    """Whether a report tells a fact, or a measure."""
    return any(same(o, c) or same_measure(o, c) for o in report)


def _lead(report: Sequence[Claim]) -> list[Claim]:
    """What the first paragraph tells that tells anything."""
    first = min(report, key=lambda c: c.said.start)
    left, right = paragraph(first.document.text, first.said.start, first.said.end)
    return [c for c in report if left <= c.said.start < right]


def _of_a_body(c: Claim) -> bool:
    """Whether the report is the paper of an organ or a rights group, which goes over what was from time to time."""
    return is_organ(c.document.outlet or "") or speaks_of("rights_group", c.document.outlet)


def _names(report: Iterable[Claim]) -> set[str]:
    return {name for c in report for name in c.said.persons}


def _paraphrases(case: Case, told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that tell what one before them told, and nothing new."""
    for copy, original in told_again(case, case.claims, named).items():
        if copy in told and original in told:
            yield Copy(original, copy, True, 1.0)
