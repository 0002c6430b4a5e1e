"""Reports made of another report, known by what they say where no words are left: whatever language they are in.

A press release retold gives what it tells on the word of whoever published that; a paraphrase or a translation tells
what one report told and nothing new; a list of what others told has most from one of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model import Copy
from habeas.reconciliation.citing import Reports, made_of, most_of
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.copies import RECENT
from habeas.reconciliation.origins import named, voice
from habeas.reconciliation.paraphrases import told_again

LISTED = 3
"""So many a list of what others told has from the one that it rewrites."""


def rewrites(case: Case, known: Iterable[Copy]) -> tuple[Copy, ...]:
    """Pairs of documents, the earlier as the original, that are not known as copies yet; `case` has its origins."""
    related = {frozenset((c.original, c.copy)) for c in known}
    told = _reports(case)
    found = [*_on_the_word_of(told), *_lists(told), *_paraphrases(case, told)]
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


def _on_the_word_of(told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that have much from one report of an outlet which they name for it."""
    for copy, (original, n) in made_of(told.values(), named, voice).items():
        yield Copy(original, copy, True, round(n / len(told[copy]), 2))


def _lists(told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that only repeat what others told, each with the one that it has most from, where that is one."""
    earlier = Reports(told.values())
    for report in told.values():
        if all(c.retelling for c in report):
            best = most_of(report, earlier.before(report, RECENT))
            if best and best[1] >= LISTED and not best[2]:
                yield Copy(best[0], report[0].document.id, True, round(best[1] / len(report), 2))


def _paraphrases(case: Case, told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that tell what one before them told, and nothing new."""
    for copy, original in told_again(case, case.claims, named).items():
        if copy in told and original in told:
            yield Copy(original, copy, True, 1.0)
