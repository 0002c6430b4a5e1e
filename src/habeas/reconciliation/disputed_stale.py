"""Disagreements over a number of some day that is given, long after, as that of the present."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.counts import Point
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.stretches import sentence
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Basis, Conflict

STALE = 45
"""Days after its day on which a number is no longer that of the present."""
LEAP = 0.1
"""The share by which numbers differ that are set against each other, or of which one is out of date."""


def over_stale(ground: Ground) -> Iterator[Sides]:
    """A number held on some day that is given as that of the present long after."""
    series: dict[object, list[Point]] = defaultdict(list)
    for p in ground.points:
        if p.series.basis is Basis.STOCK and p.series.per is None and p.day:
            series[p.series].append(p)
    for of in series.values():
        for p in of:
            assert p.day
            late = tuple(c for c in p.claims if _as_of_now(c, p))
            fresh = tuple(c for c in p.claims if c not in late)
            newer = _newer(p, of, late[0]) if late else ()
            if late and fresh and (_leaps(p, newer[0]) if newer else (late[0].latest - p.day).days > 2 * STALE):
                source = ground.shown.get(p.series.origin, p.series.origin)
                assert late[0].said.count
                question = (
                    f"{many(late[0].said.count)} by {source}{on(p.as_of)}, or at the time of a report long after?"
                )
                yield Sides(Conflict.DATE_LAG, (p.id,), question, (*fresh, *newer), late)


def _leaps(p: Point, newer: Claim) -> bool:
    """Whether a later number differs by more than drift."""
    assert newer.said.count
    low, high = sorted((p.bounds[0] or 0, newer.said.count.low or 0))
    return high > low * (1 + LEAP)


def _as_of_now(c: Claim, p: Point) -> bool:
    """Whether a claim gives the number of a day long past as that of now."""
    assert p.day
    late = c.said.date is None and (c.latest - p.day).days > STALE and c.document != p.claims[0].document
    return late and speaks_of("at_present", sentence(c)) and not speaks_of("was_held", sentence(c))


def _newer(p: Point, of: Sequence[Point], late: Claim) -> tuple[Claim, ...]:
    """What the same counter had said of a later day by then."""
    newer = [o for o in of if o.day and p.day and p.day < o.day <= late.latest and o.bounds != p.bounds]
    return newer[-1].claims[:1] if newer else ()
