"""Reports made of what another outlet's report tells, on its word: press releases and bulletins retold."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from habeas.model import Document
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import sort_of

SOON = 30
"""Days within which a press release is retold."""
ON_ITS_WORD = 0.4
"""From this share of its claims on that it has from another's report on its word, a report is made of that one."""
IN_ALL = 0.5
"""So is one of whose claims this share stands there too, with that word or none."""
FACTS = 2
"""So many facts at least it has on that word: one may be a remark."""

_Named = Callable[[Claim], bool]
_Voice = Callable[[Document], str]


def made_of(reports: Iterable[Sequence[Claim]], named: _Named, voice: _Voice) -> dict[str, tuple[str, int]]:
    """For each document made of another's report that one, and how many of its claims stand there too."""
    reports = tuple(reports)
    own: dict[str, list[Sequence[Claim]]] = defaultdict(list)
    for report in reports:
        own[voice(report[0].document)].append(report)
    found: dict[str, tuple[str, int]] = {}
    for report in reports:
        cited = [c for c in report if named(c) and c.origin != voice(c.document)]
        for origin in sorted({c.origin for c in cited}):
            said = [c for c in cited if c.origin == origin]
            earlier = before(report[0], own.get(origin, ()), SOON)
            best = most_of(said, earlier)
            if best and best[1] >= FACTS:
                (source,) = (r for r in earlier if r[0].document.id == best[0])
                shared = sum(any(same(o, c) for o in source) for c in report)
                if best[1] >= ON_ITS_WORD * len(report):
                    found.setdefault(report[0].document.id, (best[0], best[1]))
                elif shared >= IN_ALL * len(report):
                    found.setdefault(report[0].document.id, (best[0], shared))
    return found


def on_their_word(claims: Sequence[Claim], named: _Named, voice: _Voice) -> tuple[Claim, ...]:
    """The claims, those that name no source in a report made of another's led back to that one, where it tells them."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        if c.document.outlet and not c.document.lists and c.teller == c.document.id:
            reports[c.document.id].append(c)
    made = made_of(reports.values(), named, voice)
    led = {
        c.id: o.origin
        for copy, (original, _) in made.items()
        for c in reports[copy]
        if c.said.source is None and c.origin == voice(c.document)
        for o in reversed(reports[original])
        if same(o, c)
    }
    return tuple(replace(c, origin=led[c.id]) if c.id in led else c for c in claims)


def before(c: Claim, reports: Iterable[Sequence[Claim]], days: int) -> list[Sequence[Claim]]:
    """Other outlets' reports of the days before it."""
    return [
        r
        for r in reports
        if r[0].document_order < c.document_order
        and (c.latest - r[0].latest).days <= days
        and r[0].document.outlet != c.document.outlet
    ]


def most_of(said: Sequence[Claim], reports: Iterable[Sequence[Claim]]) -> tuple[str, int, bool] | None:
    """The report that tells most of these claims, and of how many; of several the last; None where none tells any.

    At last whether several tell as many.
    """
    shared = [(sum(any(same(o, c) for o in r) for c in said), r[0].document_order, r[0].document.id) for r in reports]
    n, _, document = max(shared, default=(0, None, ""))
    return (document, n, sum(m == n for m, _, _ in shared) > 1) if n else None


def same(o: Claim, c: Claim) -> bool:
    """Whether two claims tell one fact: of one kind, on no other day, about the same people or number."""
    kinds = (sort_of(o) or o.said.type, sort_of(c) or c.said.type)
    if kinds[0] != kinds[1] or (o.day and c.day and o.day != c.day):
        return False
    if o.persons or c.persons:
        return not set(o.persons).isdisjoint(c.persons)
    one, other = o.said.count, c.said.count
    return one is not None and other is not None and (one.low, one.high) == (other.low, other.high)
