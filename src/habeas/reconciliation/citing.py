"""Reports made of what another outlet's report tells, on its word: press releases and bulletins retold."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from habeas.model import Document
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import MEASURES, sort_of
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.source_names import anonymous
from habeas.reconciliation.targets import any_alike, keys, targets

SOON = 30
"""Days within which a press release is retold."""
ON_ITS_WORD = 0.4
"""From this share of its claims on that it has from another's report on its word, a report is made of that one."""
IN_ALL = 0.5
"""So is one of whose claims this share stands there too, with that word or none."""
FACTS = 2
"""So many facts at least it has on that word: one may be a remark."""
MANY = 3
"""So many facts of a body's report, told by one who cites it, are had from there whether or not each names it."""

_Voice = Callable[[Document], str]


def made_of(
    reports: Iterable[Sequence[Claim]], voice: _Voice, told: "Reports | None" = None
) -> dict[str, tuple[str, int]]:
    """For each document made of another's report that one, and how many of its claims stand there too.

    `told` are these reports, where the caller has looked through them already.
    """
    reports = tuple(reports)
    told = told or Reports(reports)
    found: dict[str, tuple[str, int]] = {}
    for report in reports:
        cited = [c for c in report if c.said.source is not None and c.origin != voice(c.document)]
        for origin in sorted({c.origin for c in cited}):
            said = [c for c in cited if c.origin == origin]
            earlier = [r for r in told.before(said, SOON) if voice(r[0].document) == origin]
            best = most_of(said, earlier)
            if best and best[1] >= FACTS:
                (source,) = (r for r in earlier if r[0].document.id == best[0])
                shared = sum(any(same(o, c) for o in source) for c in report)
                if best[1] >= ON_ITS_WORD * len(report):
                    found.setdefault(report[0].document.id, (best[0], best[1]))
                elif shared >= IN_ALL * len(report):
                    found.setdefault(report[0].document.id, (best[0], shared))
            others = [c for c in cited if c.origin != origin] + [c for c in report if c.said.source and c not in cited]
            alone = not others or (len(said) >= FACTS and all(anonymous(c.said.source or "") for c in others))
            if alone and report[0].document.id not in found and (whole := _of_one(report, origin, told, voice)):
                found[report[0].document.id] = whole
    return found


def _of_one(report: Sequence[Claim], origin: str, told: "Reports", voice: _Voice) -> tuple[str, int] | None:
    """The report of the one body cited, which tells much of what a whole report does: it has the rest there too.

    A number that was garbled on the way, or a name that is spelt otherwise, hides some of it.
    """
    if is_organ(report[0].document.outlet or ""):  # it answers, and knows the rest itself
        return None
    earlier = [r for r in told.before(report, SOON) if voice(r[0].document) == origin]
    affirmed = [[o for o in r if not o.negative] for r in earlier]
    best = most_of([c for c in report if not c.negative], [r for r in affirmed if r])
    return (best[0], best[1]) if best and MANY <= best[1] >= ON_ITS_WORD * len(report) else None


def on_their_word(claims: Sequence[Claim], voice: _Voice) -> tuple[Claim, ...]:
    """The claims, those that name no source in a report made of another's led back to that one, where it tells them."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        if c.document.outlet and not c.document.lists and c.teller == c.document.id:
            reports[c.document.id].append(c)
    made = made_of(reports.values(), voice)
    led = {
        c.id: o.origin
        for copy, (original, _) in made.items()
        for c in reports[copy]
        if c.said.source is None and c.origin == voice(c.document)
        for o in reversed(reports[original])
        if same(o, c)
    }
    return tuple(replace(c, origin=led[c.id]) if c.id in led else c for c in claims)


class Reports:
    """Reports by what they tell: those that can have been told again are found without a look at all others."""

    def __init__(self, reports: Iterable[Sequence[Claim]]) -> None:
        self._of = {r[0].document.id: r for r in reports}
        self._telling: dict[object, list[Claim]] = defaultdict(list)
        for c in sorted((c for r in self._of.values() for c in r), key=lambda c: c.order):
            for key in _facts(c):
                self._telling[key].append(c)

    def before(self, said: Sequence[Claim], days: int) -> list[Sequence[Claim]]:
        """Other outlets' reports of the days before one, that tell something of what these claims of it do."""
        first = said[0]
        since = date.fromordinal(max(first.latest.toordinal() - days, 1))
        found: dict[str, None] = {}
        for key in dict.fromkeys(key for c in said for key in _facts(c)):
            telling = self._telling.get(key, [])
            left = bisect_left(telling, since, key=lambda c: c.latest)
            right = bisect_left(telling, first.document_order, lo=left, key=lambda c: c.document_order)
            found |= {c.document.id: None for c in telling[left:right] if c.document.outlet != first.document.outlet}
        return [self._of[document] for document in found]


def _facts(c: Claim) -> Iterator[object]:
    """By what a claim is looked up: any two that tell one fact have one of these in common."""
    kind = sort_of(c) or c.said.type
    for person in c.persons:
        yield kind, person
    if not c.persons and c.said.count is not None:
        yield kind, c.said.count.low, c.said.count.high
    if kind in MEASURES:
        yield from ((kind, key) for key in sorted(keys(targets(c))))


def most_of(said: Sequence[Claim], reports: Iterable[Sequence[Claim]]) -> tuple[str, int, bool] | None:
    """The report that tells most of these claims, and of how many; of several the last; None where none tells any.

    At last whether several tell as many.
    """
    shared = [(sum(any(same(o, c) for o in r) for c in said), r[0].document_order, r[0].document.id) for r in reports]
    n, _, document = max(shared, default=(0, None, ""))
    return (document, n, sum(m == n for m, _, _ in shared) > 1) if n else None


def same_measure(o: Claim, c: Claim) -> bool:
    """Whether two claims tell of a measure of one kind on one target, on no other day."""
    kinds = (sort_of(o), sort_of(c))
    apart = o.day and c.day and o.day != c.day
    return kinds[0] is kinds[1] and kinds[0] in MEASURES and not apart and any_alike(targets(o), targets(c))


def same(o: Claim, c: Claim) -> bool:
    """Whether two claims tell one fact: of one kind, on no other day, about the same people or number."""
    if o.day and c.day and o.day != c.day:
        return False
    one, other = o.said.count, c.said.count
    if o.persons or c.persons:
        alike = not set(o.persons).isdisjoint(c.persons)
    else:
        alike = one is not None and other is not None and (one.low, one.high) == (other.low, other.high)
    return alike and (sort_of(o) or o.said.type) == (sort_of(c) or c.said.type)
