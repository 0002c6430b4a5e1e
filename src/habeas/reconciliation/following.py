"""What came on top of what: a new arrest on a release, a new charge on an arrest or sentence of people still inside."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.outcomes import took_part
from habeas.vocabulary import Type

_HELD = (Sort.TAKEN, Sort.JUDGED, Sort.RETAKEN)


def follows(found: Sequence[Happening]) -> Mapping[str, Happening]:
    """By the id of a new arrest the release that it ended, by that of a charge the custody in which it was brought.

    A new arrest ends the latest release of one of its people that came before it, by their days or, where a day is not
    told, by when they were told. A charge that is laid with its arrest is part of that happening, and follows nothing.
    """
    lives: dict[str, list[Happening]] = defaultdict(list)
    for h in found:
        if not h.period and h.sort in (*_HELD, Sort.FREED, Sort.DIED):
            for person in sorted(took_part(h)):
                lives[person].append(h)
    ordered = {person: sorted(((_when(h), h) for h in of), key=itemgetter(0)) for person, of in lives.items()}
    made: dict[str, Happening] = {}
    for h in found:
        ended, charged = Sort.FREED if _is_taking(h) else None, _only_charged(h)
        if not (ended or charged):
            continue
        before = [b for p in sorted(h.persons) if (b := _last(ordered.get(p, ()), _when(h)))]
        latest = max(before, key=itemgetter(0))[1] if before else None
        if latest and (latest.sort is ended or (charged and latest.sort in _HELD)):
            made[h.id] = latest
    return made


_When = tuple[date, tuple[object, ...]]


def _last(life: Sequence[tuple[_When, Happening]], when: _When) -> tuple[_When, Happening] | None:
    """What happened to a person last before this."""
    before = bisect_left(life, when, key=itemgetter(0))
    return life[before - 1] if before else None


def _when(h: Happening) -> _When:
    """Sorts by the day of a happening, else by that of its first report."""
    first, span = h.claims[0], h.span
    return (span[0] if span else first.latest, first.order)


def _is_taking(h: Happening) -> bool:
    return h.sort is Sort.RETAKEN or (
        h.sort is Sort.TAKEN and h.span is not None and any(c.said.type is Type.ARREST for c in h.claims)
    )


def _only_charged(h: Happening) -> bool:
    """Whether it is a charge of a known day: one that is told of without its day may be that of the arrest."""
    return h.sort is Sort.TAKEN and h.span is not None and all(c.said.type is Type.CHARGE for c in h.claims)
