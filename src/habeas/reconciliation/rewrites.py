"""Reports made of another report, known by what they say where no words are left: whatever language they are in.

A press release retold gives what it tells on the word of whoever published that; a paraphrase or a translation tells
what one report told and nothing new; a list of what others told has most from one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model import Copy
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.copies import RECENT
from habeas.reconciliation.happenings import sort_of
from habeas.reconciliation.origins import named, voice
from habeas.reconciliation.paraphrases import told_again

SOON = 30
"""Days within which a press release is retold."""
ON_ITS_WORD = 0.4
"""From this share of its claims on that it has from another's report, a report is made of that one."""
FACTS = 2
"""So many facts at least it has from there: one may be a remark."""
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
    own: dict[str, list[Sequence[Claim]]] = defaultdict(list)
    for report in told.values():
        own[voice(report[0].document)].append(report)
    for report in told.values():
        cited = [c for c in report if named(c) and c.origin != voice(c.document)]
        for origin in sorted({c.origin for c in cited}):
            said = [c for c in cited if c.origin == origin]
            best = _best(said, _before(report[0], own.get(origin, ()), SOON))
            if best and best[1] >= max(FACTS, ON_ITS_WORD * len(report)):
                yield Copy(best[0], report[0].document.id, True, round(best[1] / len(report), 2))


def _lists(told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that only repeat what others told, each with the one that it has most from."""
    for report in told.values():
        if all(c.retelling for c in report):
            best = _best(report, _before(report[0], told.values(), RECENT))
            if best and best[1] >= LISTED:
                yield Copy(best[0], report[0].document.id, True, round(best[1] / len(report), 2))


def _paraphrases(case: Case, told: Mapping[str, Sequence[Claim]]) -> Iterator[Copy]:
    """Reports that tell what one before them told, and nothing new."""
    for copy, original in told_again(case, case.claims, named).items():
        if copy in told and original in told:
            yield Copy(original, copy, True, 1.0)


def _before(c: Claim, reports: Iterable[Sequence[Claim]], days: int) -> list[Sequence[Claim]]:
    """Other outlets' reports of the days before it."""
    return [
        r
        for r in reports
        if r[0].document_order < c.document_order
        and (c.latest - r[0].latest).days <= days
        and r[0].document.outlet != c.document.outlet
    ]


def _best(said: Sequence[Claim], reports: Iterable[Sequence[Claim]]) -> tuple[str, int] | None:
    """The report that tells most of these claims, and of how many; of several the last; None where none tells any."""
    shared = [(sum(any(_same(o, c) for o in r) for c in said), r[0].document_order, r[0].document.id) for r in reports]
    n, _, document = max(shared, default=(0, None, ""))
    return (document, n) if n else None


def _same(o: Claim, c: Claim) -> bool:
    """Whether two claims tell one fact: of one kind, on no other day, about the same people or number."""
    kinds = (sort_of(o) or o.said.type, sort_of(c) or c.said.type)
    if kinds[0] != kinds[1] or (o.day and c.day and o.day != c.day):
        return False
    if o.persons or c.persons:
        return not set(o.persons).isdisjoint(c.persons)
    one, other = o.said.count, c.said.count
    return one is not None and other is not None and (one.low, one.high) == (other.low, other.high)
