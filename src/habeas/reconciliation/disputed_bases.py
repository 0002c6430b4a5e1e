"""Numbers taken for what they are not: a running total, or a number of cases, for the number of people held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.counts import Point
from habeas.reconciliation.disputed_stale import LEAP
from habeas.reconciliation.disputed_totals import CLOSE, HANDFUL, TELLING, acts, widely_told
from habeas.reconciliation.groups import GROUPS
from habeas.reconciliation.happenings import Bounds
from habeas.reconciliation.origins import voice
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.topics import spans_of, speaks_of
from habeas.vocabulary import Basis, Conflict


def over_bases(ground: Ground) -> Iterator[Sides]:
    """Numbers held that repeat a total or a number of cases, and two series set side by side, once.

    A number that is its counter's own total is confused with that and no other's.
    """
    met: set[tuple[object, ...]] = set()
    pairs = sorted(_confused_pairs(ground), key=lambda pair: (_told_last(*pair), pair[0].id, pair[1].id))
    own = {stock.id for stock, p in pairs if _repeats(stock, p) and stock.series.origin == p.series.origin}
    nearest = _nearest(ground, [pair for pair in pairs if not _repeats(*pair)])
    for stock, p in pairs:
        series, repeats = (stock.series, p.series), _repeats(stock, p)
        if repeats and stock.id in own and stock.series.origin != p.series.origin:
            continue
        if repeats or ((series not in met or _told_apart(stock, p)) and nearest[p.id] == stock.id):
            yield from _confusions(stock, p)
        met.add(series)


def _nearest(ground: Ground, pairs: Iterable[tuple[Point, Point]]) -> dict[str, str]:
    """For each total, by their ids, the one number held that it is taken for: of the reports that set them beside each
    other one in which a counter speaks of its own, of one time with it, and of the counter that is told most widely."""
    told = widely_told(ground.points)
    best: dict[str, tuple[tuple[object, ...], str]] = {}
    for stock, p in pairs:
        own = any(c.origin == voice(c.document) for c in _side_by_side(stock, p))
        apart = abs((stock.day - p.day).days) if stock.day and p.day else CLOSE
        rank = (not own, apart, -told[stock.series.origin], stock.id)
        if p.id not in best or rank < best[p.id][0]:
            best[p.id] = rank, stock.id
    return {id_: stock for id_, (_, stock) in best.items()}


def of_other_people(ground: Ground) -> Iterator[Sides]:
    """A number of all who are held, repeated without a day as one of some group: so many prisoners, all believers."""
    whole: dict[int | None, list[Point]] = defaultdict(list)
    held = [p for p in ground.points if p.series.basis is Basis.STOCK and p.series.per is None]
    for p in held:
        if p.series.group == "people" and (p.exact or 0) >= TELLING:
            whole[p.exact].append(p)
    stories = ground.stories
    for some in held:
        if some.series.group not in GROUPS or some.series.group == "cases" or any(c.first for c in some.claims):
            continue
        all_ = [p for p in whole.get(some.exact, ()) if p.claims[0].order < some.claims[0].order]
        for p in all_[:1] if all_ and stories.one(all_[0].claims, some.claims) else ():
            count = p.claims[0].said.count
            assert count is not None
            question = f"{count.text}: all who are held, or {some.series.group} alone?"
            yield Sides(Conflict.SCOPE, (p.id, some.id), question, p.claims, some.claims)


def repeated(ground: Ground) -> frozenset[str]:
    """The ids of the numbers held that are no such numbers: they repeat a total or a number of cases."""
    return frozenset(stock.id for stock, p in _confused_pairs(ground) if _repeats(stock, p))


def _told_apart(stock: Point, p: Point) -> bool:
    """Whether a report sets a number of its own beside another and says that they are two things."""
    own = [c for c in _side_by_side(stock, p) if c.origin == voice(c.document)]
    return any(speaks_of("told_apart", c.document.text) for c in own)


def _side_by_side(stock: Point, p: Point) -> list[Claim]:
    """The claims with either number in reports that have both."""
    together = {c.document.id for c in stock.claims} & {c.document.id for c in p.claims}
    return [c for c in (*stock.claims, *p.claims) if c.document.id in together] if together else []


def _compared(stock: Point, p: Point, ground: Ground) -> bool:
    """Whether a report sets a number of its own beside another, or says of the two that they are two things."""
    both, origins = _side_by_side(stock, p), {stock.series.origin, p.series.origin}
    if any(c.origin == voice(c.document) for c in both):
        return True
    reports = {c.document.id: ground.case.by_document[c.document.id] for c in both}
    return any(_last_counters(told) == origins for _, told in sorted(reports.items()))


def _last_counters(report: Sequence[Claim]) -> set[str]:
    """The two sources whose numbers stand last before the words of a report that they are two things."""
    words = spans_of("told_apart", report[0].document.text)
    before = [c.origin for c in report if c.said.count and not c.persons and words and c.said.start < words[0][0]]
    return set(list(dict.fromkeys(reversed(before)))[:2])


def _told_last(*points: Point) -> tuple[object, ...]:
    """When the later of two numbers was told first."""
    return max(p.claims[0].document_order for p in points)


def _confused_pairs(ground: Ground) -> Iterator[tuple[Point, Point]]:
    """Stocks with the totals or cases whose number they repeat, or beside which one report sets them."""
    stocks = [p for p in ground.points if p.series.basis is Basis.STOCK and p.series.group != "cases"]
    by_number: dict[int | None, list[Point]] = defaultdict(list)
    by_document: dict[str, list[Point]] = defaultdict(list)
    for stock in stocks:
        by_number[stock.bounds[0] if stock.bounds[1] is not None else None].append(stock)
        for document in sorted({c.document.id for c in stock.claims}):
            by_document[document].append(stock)
    stories = ground.stories
    for p in ground.points:
        flow = p.series.basis is Basis.FLOW and p.series.per is None and (p.exact or 0) >= TELLING
        if p.series.basis is not Basis.CUMULATIVE and p.series.group != "cases" and not flow:
            continue
        beside = [s for d in sorted({c.document.id for c in p.claims}) for s in by_document[d]]
        for stock in {s.id: s for s in (*by_number[p.bounds[0]], *by_number[None], *beside)}.values():
            telling = stock.bounds[0] == p.bounds[0] and (p.bounds[0] or 0) >= TELLING
            near = stock.bounds == p.bounds or telling or stories.one(stock.claims, p.claims)
            if stock is not p and near and _confused(stock, p, ground):
                yield stock, p


def _confused(stock: Point, p: Point, ground: Ground) -> bool:
    """Whether a stock repeats the number of another basis, or one report sets the two side by side."""
    if _repeats(stock, p):
        return True
    alike = p.series.basis is Basis.CUMULATIVE and p.series.group == stock.series.group
    near = stock.day is None or p.day is None or abs((stock.day - p.day).days) <= CLOSE
    low = stock.bounds[0] or stock.bounds[1] or 0
    handful = low * HANDFUL < (p.bounds[0] or 0)
    differ = stock.series.origin != p.series.origin
    return alike and near and differ and not handful and _compared(stock, p, ground)


def _repeats(stock: Point, p: Point) -> bool:
    """Whether a number held, for which nobody gives a day but that of the report, is the other's number."""
    return all(_as_of_its_report(c) for c in stock.claims) and _same_number(stock.bounds, p.bounds)


def _as_of_its_report(c: Claim) -> bool:
    return c.first is None or c.day == c.latest


def _same_number(one: Bounds, other: Bounds) -> bool:
    """Whether two numbers can be one, of which either is told in words that leave it open: "at least 1,200"."""
    return one == other or _rounds(one, other) or _rounds(other, one)


def _rounds(open_: Bounds, exact: Bounds) -> bool:
    low, high = open_
    return high is None and low is not None and exact[0] == exact[1] and _just_above(low, exact[0])


def _just_above(low: int, number_: int | None) -> bool:
    return number_ is not None and low <= number_ <= low * (1 + LEAP)


def _confusions(stock: Point, p: Point) -> Iterator[Sides]:
    a, b = stock.claims[0].said.count, p.claims[0].said.count
    assert a and b
    papers = p.series.basis is Basis.FLOW and p.series.group == "cases" and _repeats(stock, p)  # no total of people
    if p.series.basis is not Basis.STOCK and not papers:
        question = f"{a.text} held at a time, or {b.text} in all over a stretch of time? The two are not one number."
        yield Sides(Conflict.STOCK_VS_CUMULATIVE, (stock.id, p.id), question, stock.claims, p.claims)
    if acts(p) and _repeats(stock, p):
        question = f"{a.text} people, or {b.text} acts or cases? One person can stand in several."
        yield Sides(Conflict.UNIT, (stock.id, p.id), question, stock.claims, p.claims)
