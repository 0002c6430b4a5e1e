"""Disagreements about totals over several happenings: those that do not add up, and those of one time that differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from habeas.model import Range, Sum
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_anew import COUNTED
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.naming import MONTHS, Differs, Two, kind_of
from habeas.reconciliation.outcomes import bounds_of, dated, number
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides, disjoint


def over_sums(ground: Ground) -> Iterator[Sides]:
    """Totals that do not add up to their parts, that stretch over another time, and that differ for one time."""
    yield from _unsound(ground)
    yield from _stretched(ground)
    yield from _of_one_time(ground)
    yield from _side_by_side(ground)


def _unsound(ground: Ground) -> Iterator[Sides]:
    unsound = [f for f in ground.told.sums if isinstance(f.value, Sum) and not f.value.adds_up]
    by_id = {c.id: c for c in ground.case.claims} if unsound else {}
    sounder = _sounder(ground) if unsound else {}
    for f in unsound:
        if isinstance(f.value, Sum):
            one = sorted((by_id[i] for i in f.supporting if i in by_id), key=lambda c: c.order)
            parts = [ground.told.happening_of[i] for i in f.value.parts]
            sound = sounder.get(ground.told.happening_of[f.value.of].id, []) if f.value.of else []
            other = sound or [c for h in parts for c in h.claims if c.said.count and not c.negative]
            whole, parts_ = f"{COUNTED.get(_sort(ground, f.value), 'were concerned')} in all", f.value.value
            question = f"How many {whole}: {many(f.value.total)}, or {parts_.low} ({parts_.text})?"
            kind = kind_of(Differs.SUM, Two(one, other))
            yield Sides(kind, tuple(f.value.parts), question, tuple(one), tuple(other))


def _sort(ground: Ground, total: Sum) -> Sort:
    """What sort of happening a total sums up."""
    return ground.told.happening_of[total.of or total.parts[0]].sort


def _of_one_time(ground: Ground) -> Iterator[Sides]:
    totals: dict[object, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.period and h.sort is Sort.FREED and h.span:
            totals[h.span].append(h)
    for one, other in (pair for alike in totals.values() for pair in combinations(alike, 2)):
        a, b = number(one.claims), number(other.claims)
        if a and b and not a.overlaps(b) and disjoint(one.claims, other.claims):
            about = (ground.event(one), ground.event(other))
            question = f"How many were let out in all{on(dated(one.claims))}: {many(a)} or {many(b)}?"
            kind = kind_of(Differs.TOTAL, Two(one.claims, other.claims))
            yield Sides(kind, about, question, tuple(one.claims), tuple(other.claims))


def _side_by_side(ground: Ground) -> Iterator[Sides]:
    """Totals of people let out by two counters that one report sets beside each other: "the ministry adds up to 25, we
    count 27"."""
    told: dict[str, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.sort is Sort.FREED and (h.period or h.id in ground.told.covers):
            for document in sorted(h.documents):
                told[document].append(h)
    for document, totals in sorted(told.items()):
        for h, other in combinations(totals, 2) if len(totals) <= MANY else ():
            one, two = (_counted_in(document, t) for t in (h, other))
            a, b = number(one), number(two)
            if a and b and not a.overlaps(b) and disjoint(one, two):
                question = f"How many were let out in all: {many(a)} or {many(b)}?"
                sides = _giving(h, a), _giving(other, b)
                kind = kind_of(Differs.TOTAL, Two(*sides))
                yield Sides(kind, (ground.event(h), ground.event(other)), question, *sides)


MANY = 6
"""More totals than this in one report are a table of many things."""


def _counted_in(document: str, h: Happening) -> list[Claim]:
    return [c for c in h.claims if c.document.id == document and c.said.count and c.actual and not c.day]


def _giving(h: Happening, size: Range) -> tuple[Claim, ...]:
    return tuple(c for c in h.claims if bounds_of(c) == (size.low, size.high))


def _near_totals(ground: Ground) -> Iterator[tuple[Happening, Happening]]:
    """Each total of people let out with those told by other reports within `MONTHS` / 2 of it, both ways round."""
    covered = ground.told.covers
    told = [h for h in ground.found if h.sort is Sort.FREED and (h.period or h.id in covered) and number(h.claims)]
    told.sort(key=lambda h: (h.claims[0].latest, h.id))
    lands = Lands()
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            if (other.claims[0].latest - one.claims[0].latest).days > MONTHS // 2:
                break
            if not one.documents & other.documents and lands.alike(one.claims, other.claims, 1):
                yield one, other
                yield other, one


def _stretched(ground: Ground) -> Iterator[Sides]:
    """A total of a longer time told as of a shorter: the same number, with parts that lie outside."""
    for one, other in _near_totals(ground):
        a, b = number(one.claims), number(other.claims)
        parts = [ground.told.happening_of[e] for e in ground.told.covers.get(other.id, ())]
        if not (a and b and a.overlaps(b) and one.span):
            continue
        first, last = one.span
        if any(p.span and (p.span[1] < first or last < p.span[0]) for p in parts):
            question = f"Were {many(a)} let out{on(dated(one.claims))}, or {many(b)} over a longer time?"
            about = (ground.event(one), ground.event(other))
            kind = kind_of(Differs.SUM, Two(one.claims, other.claims))
            yield Sides(kind, about, question, tuple(one.claims), tuple(other.claims))


def _sounder(ground: Ground) -> Mapping[str, list[Claim]]:
    """For each total, by its id, the claims of other totals told at the same time that do add up."""
    sound = {ground.told.happening_of[f.value.of].id for f in ground.told.sums if isinstance(f.value, Sum)
             and f.value.adds_up and f.value.of}  # fmt: skip
    found: dict[str, list[Claim]] = defaultdict(list)
    for one, other in _near_totals(ground):
        if other.id in sound:
            found[one.id] += other.claims
    return found
