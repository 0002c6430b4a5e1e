"""Statements that cannot both hold, or that look as if they could not, each pair of sides with its kind.

Within a happening: numbers, days, whether it took place and to whom, terms. Between counts: the same day and rules but
other numbers, other rules, other units, a running total taken for a number held. Between people: who is who. Between
tellers: whether a release was given for something. Numbers on different bases are only set against one another where
somebody confuses them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from habeas.dates import When
from habeas.folding import fold
from habeas.model import Disagreement, Finding, Mention, Passage, Range, Sum, digest
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.counts import Point, comparable
from habeas.reconciliation.custody import Clash
from habeas.reconciliation.deals import Tie, spoken_beside, worded
from habeas.reconciliation.events import Told
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.origins import name
from habeas.reconciliation.outcomes import about_number, dated, number, takes_back, withdrawn_numbers, written
from habeas.reconciliation.sentences import on, sources
from habeas.reconciliation.terms import EITHER, Sheet
from habeas.reconciliation.topics import speaks_of
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Basis, Conflict, Modality, Stance, Support, Type, Verdict, label

CLOSE = 120
"""Days within which two numbers of one series are set against each other when nothing known explains the difference."""
LEAP = 0.1
"""The share by which they must differ."""
BESIDE = 500
"""Characters between two numbers of one report within which it tells them as one course of things."""
SOON = 7
"""Days after an arrest within which some of those taken are let go again."""
SAME_TIME = 45
"""Days within which numbers of different origins are of one time."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two accounts that cannot both hold: the kind, what they are about (ids), and the claims on each side."""

    kind: Conflict
    about: tuple[str, ...]
    question: str
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All that disagreements are looked for in."""

    case: Case
    found: Sequence[Happening]
    told: Told
    points: Sequence[Point]
    ties: Sequence[Tie]
    terms: Mapping[str, Sheet]
    clashes: Sequence[Clash]
    names: Mapping[str, str]
    shown: Mapping[str, str]

    def event(self, h: Happening, type_: Type = Type.RELEASE) -> str:
        """The id of a happening's event of that type, else of its first."""
        return self.told.side(h, type_).id


def disagreements(ground: Ground) -> tuple[Finding, ...]:
    """Every disagreement once, with both sides' evidence."""
    makers = (
        _within,
        _still_all,
        _asked,
        _totals,
        _conditions,
        _between_counts,
        _confused_counts,
        _causes,
        _order,
        _identity,
    )
    made: dict[str, Finding] = {}
    for maker in makers:
        for sides in maker(ground):
            if sides.one and sides.other:
                finding = _finding(sides, ground)
                made.setdefault(finding.id, finding)
    return tuple(made.values())


def _finding(sides: Sides, ground: Ground) -> Finding:
    one, other = (tuple(sorted(side, key=lambda c: c.order)) for side in (sides.one, sides.other))
    other = tuple(c for c in other if c not in one) or other
    value = Disagreement(
        kind=sides.kind,
        about=sides.about,
        question=sides.question,
        one=tuple(dict.fromkeys(c.id for c in one)),
        other=tuple(dict.fromkeys(c.id for c in other)),
        passages=sides.passages,
    )
    reason = (
        f"{sides.question} {sources(one, ground.shown)} against {sources(other, ground.shown)}: {label(sides.kind)}."
    )
    id_ = "x" + digest(sides.kind, *sides.about, one[0].id, other[0].id)
    return replace(weighed(id_, value, one, other, reason), support=Support.DISPUTED)


# ---------------------------------------------------------------- within one happening


def _within(ground: Ground) -> Iterator[Sides]:
    for h in ground.found:
        if not h.period:
            yield from _numbers(ground, h)
            yield from _days(ground, h)
            yield from _place(ground, h)
            yield from _where(ground, h)
            yield from _terms(ground, h)


def _numbers(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Other numbers than the best supported one, unless they are parts of it by the same account."""
    sized = [c for c in h.claims if c.said.count and not c.negative]
    best = number(sized) or number([c for c in h.claims if c.said.count])
    if best is None:
        return
    for bounds in sorted({_bounds(c) for c in sized} - {(best.low, best.high)}, key=str):
        one = [c for c in sized if _bounds(c) == (best.low, best.high)]
        other = [c for c in h.claims if c.said.count and _bounds(c) == bounds]
        rival = not best.overlaps(Range(*bounds, "")) and not _in_parts(h, best, bounds)
        if rival and (apart := _apart(one, other)):
            kind = _kind_of_numbers(h, one, apart)
            question = (
                f"How many: {best.text} or {other[0].said.count.text if other[0].said.count else '?'}{on(_day(h))}?"
            )
            yield Sides(kind, (ground.event(h),), question, tuple(one), tuple(apart))


SOME_OF_THEM = ("foreigners", "women", "children", "journalists", "soldiers")
"""Groups whose number, told beside the whole, is of some of the people and no rival to it."""


def _apart(one: Sequence[Claim], other: Sequence[Claim]) -> list[Claim]:
    """The claims of the other number that do not give it as a part of the one, in the same report."""
    whole = {(c.document.id, c.origin) for c in one}
    told = {c.document.id for c in one}
    other = [c for c in other if takes_back(c) or not _besides(c, one)]
    corrected = {c.origin for c in other if takes_back(c)}
    rival = [c for c in other if not (c.document.id in told and group_of(c) in SOME_OF_THEM)]
    return [
        c
        for c in rival
        if (c.document.id, c.origin) not in whole or c.origin in corrected or speaks_of("own_rules", c.said.quote)
    ]


def _besides(c: Claim, whole: Sequence[Claim]) -> bool:
    """Whether a number is of those let out beside the few named with them: "Halden and 13 other people" are 14."""
    size, best = _bounds(c)[0], _bounds(whole[0])[0]
    near = c.said.quote[max(c.said.quote.find(c.said.count.text if c.said.count else ""), 12) - 12 :][:60]
    return size is not None and best is not None and 0 < best - size <= FEW and speaks_of("besides", near)


FEW = 3
"""People who are named before "and so many others"."""


def _in_parts(h: Happening, best: Range, bounds: Bounds) -> bool:
    """Whether one report tells numbers of the same happening that, this one among them, come to the whole."""
    if bounds[0] is None or bounds[0] != bounds[1] or best.low is None:
        return False
    if any(c.said.count and _bounds(c) == bounds and (takes_back(c) or not c.actual) for c in h.claims):
        return False
    told: dict[str, set[int]] = defaultdict(set)
    for c in h.claims:
        if c.said.count and c.said.count.low is not None and c.said.count.low == c.said.count.high:
            told[c.document.id].add(c.said.count.low)
    return any(_adds(best.low, bounds[0], sizes) for sizes in told.values() if bounds[0] in sizes)


def _adds(whole: int, part: int, sizes: Iterable[int]) -> bool:
    """Whether the part and one or two more of the sizes come to the whole."""
    others = sorted(n for n in sizes if n not in (part, whole))[:12]
    return any(part + sum(some) == whole for length in (1, 2) for some in combinations(others, length))


def _kind_of_numbers(h: Happening, one: Sequence[Claim], other: Sequence[Claim]) -> Conflict:
    gone = {origin for origin, _ in withdrawn_numbers(h.claims)}
    both = (*one, *other)
    if any(c.said.stance is not Stance.ASSERTS for c in both) or any(c.origin in gone for c in other):
        return Conflict.CORRECTION
    groups = {group_of(c) for c in one}, {group_of(c) for c in other}
    if any("cases" in g for g in groups) and groups[0] != groups[1]:
        return Conflict.UNIT
    if any(all(speaks_of("own_rules", c.said.quote) for c in side) for side in (one, other)):
        return Conflict.CRITERIA
    types = {c.said.type for c in one}, {c.said.type for c in other}
    if groups[0].isdisjoint(groups[1]) or types[0].isdisjoint(types[1]) or _narrower(h, one, other):
        return Conflict.SCOPE
    return Conflict.VALUE


def _narrower(h: Happening, one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether the smaller number is of fewer people of the same happening: of those whom its report names, or it gives
    the greater one beside its own, as somebody else's and of another thing (so many pardoned, so many off our list)."""
    less, more = sorted((one, other), key=lambda side: _bounds(side[0])[0] or 0)
    for c in less:
        beside = [o for o in h.claims if o.document.id == c.document.id]
        if any(len(o.persons) == _bounds(c)[0] for o in beside if len(o.persons) > 1):
            return True
        greater = {_bounds(m) for m in more}
        theirs = [o for o in beside if o.said.count and _bounds(o) in greater and o.origin != c.origin]
        if any(o.said.type is not c.said.type for o in theirs):
            return True
    return False


def _bounds(c: Claim) -> Bounds:
    assert c.said.count is not None
    return (c.said.count.low, c.said.count.high)


def _day(h: Happening) -> When | None:
    return dated(h.claims)


def _days(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Other days for one side of a happening; the decree's day and the gate's; announced and in force."""
    sides: dict[Type, dict[date, list[Claim]]] = {}
    for c in h.claims:
        if c.day and not c.negative and c.said.type is not Type.CHARGE:
            sides.setdefault(c.said.type, {}).setdefault(c.day, []).append(c)
    for type_, days in sorted(sides.items()):
        ranked = sorted(days, key=lambda d: (-len({c.origin for c in days[d]}), d))
        for other in ranked[1:]:
            if _disjoint(days[ranked[0]], days[other]):
                yield _two_days(ground, h, type_, (ranked[0], days[ranked[0]]), (other, days[other]))
    decrees, gates = sides.get(Type.PARDON, {}), sides.get(Type.RELEASE, {})
    if decrees and gates and not set(decrees) & set(gates):
        one, other = min(decrees), min(gates)
        yield _two_days(ground, h, Type.RELEASE, (one, decrees[one]), (other, gates[other]))


def _disjoint(one: Iterable[Claim], other: Iterable[Claim]) -> bool:
    return {c.origin for c in one}.isdisjoint(c.origin for c in other)


def _two_days(
    ground: Ground, h: Happening, type_: Type, one: tuple[date, list[Claim]], other: tuple[date, list[Claim]]
) -> Sides:
    kind = Conflict.DATE_LAG if abs((one[0] - other[0]).days) <= CLOSE else Conflict.VALUE
    question = f"When: {written(one[0])} or {written(other[0])} ({label(type_)})?"
    return Sides(kind, (ground.event(h, type_),), question, tuple(one[1]), tuple(other[1]))


def _place(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Told as a fact or announced, and denied or failed: of the whole, or of some people's part in it."""
    told = [c for c in h.claims if not c.negative]
    denied = [c for c in h.claims if c.negative and not about_number(c, h.claims)]
    for person in sorted({p for c in denied for p in c.persons}):
        one, other = ([c for c in side if person in c.persons] for side in (told, denied))
        if one:
            name = ground.names.get(person, person)
            yield Sides(
                Conflict.MODALITY, (person,), f"Did it happen to {name}{on(_day(h))}?", tuple(one), tuple(other)
            )
    named = {p for c in told for p in c.persons}
    for type_ in sorted({c.said.type for c in denied}):
        of_others = bool(named) or any(c.said.count for c in told)  # a denial that names people is of their part in it
        whole = [c for c in denied if c.said.type is type_ and not set(c.persons) & named]
        whole = [c for c in whole if not (c.persons and of_others)]
        same = [c for c in told if c.said.type is type_] or told
        if not whole or not same:
            continue
        question, kind = f"Did it take place{on(_day(h))}?", Conflict.MODALITY
        if type_ is Type.EXCHANGE and any(c.actual and c.said.type is not Type.EXCHANGE for c in told):
            question, kind = "Was it an exchange, or did each side act on its own?", Conflict.CAUSAL_LINK
            same = [c for c in same if speaks_of("exchanged", c.said.quote)] or same
        yield Sides(kind, (ground.event(h, type_),), question, tuple(same), tuple(whole))


def _where(ground: Ground, h: Happening) -> Iterator[Sides]:
    """A death in prison by one account and outside by another: whether it was a death in custody."""
    if h.sort is not Sort.DIED:
        return
    inside = [c for c in h.claims if c.actual and speaks_of("prison", c.said.place)]
    outside = [c for c in h.claims if c.actual and c.said.place and not speaks_of("prison", c.said.place)]
    outside = [c for c in outside if speaks_of("outside", c.said.place, c.said.quote)]
    if inside and outside and _disjoint(inside, outside):
        name_ = ", ".join(ground.names.get(p, p) for p in sorted(h.persons)) or "people not named"
        question = f"{name_}: died in {inside[0].said.place}, or in {outside[0].said.place} and so not in custody?"
        yield Sides(Conflict.SCOPE, (ground.event(h, Type.DEATH),), question, tuple(inside), tuple(outside))


def _still_all(ground: Ground) -> Iterator[Sides]:
    """Some of a group let go by one account, told beside their arrest; all still held by a later one."""
    taken = [h for h in ground.found if h.sort is Sort.TAKEN]
    still = {h.id: [c for c in h.claims if c.actual and speaks_of("all_held", c.said.quote)] for h in taken}
    freed: dict[str, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.sort is Sort.FREED and not h.persons:
            for document in sorted(h.documents):
                freed[document].append(h)
    for h in (h for h in taken if still[h.id]):
        for out in {o.id: o for d in sorted(h.documents) for o in freed[d]}.values():
            told = [c for c in out.claims if c.actual and c.document.id in h.documents]
            later = [c for c in still[h.id] if told and c.after(told[0]) and c.document.id != told[0].document.id]
            near = out.span and h.span and abs((out.span[0] - h.span[0]).days) <= SOON
            if later and near:
                question = f"Were some of them let go{on(dated(told))}, or are all still held?"
                yield Sides(Conflict.MODALITY, (ground.event(out),), question, tuple(told), tuple(later))


def _asked(ground: Ground) -> Iterator[Sides]:
    """Whether those let out had asked for it, and whether they left of their own will: one account against another."""
    by_id = {h.id: h for h in ground.found}
    for id_, sheet in sorted(ground.terms.items()):
        for one, other in EITHER:
            a, b = sheet.get(one), sheet.get(other)
            if not (a and b):
                continue
            about = ground.event(by_id[id_])
            question = f"{label(one.axis)[:1].upper()}{label(one.axis)[1:]}: {label(one)}, or {label(other)}?"
            passages = (*list(a.passages.values())[:2], *list(b.passages.values())[:2])
            told, against = tuple(a.claims.values()), tuple(b.claims.values())
            yield Sides(Conflict.MODALITY, (about,), question, told, against, passages)


def _terms(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Different lengths of one person's sentence."""
    if h.sort is not Sort.JUDGED:
        return
    for person in sorted(h.persons):
        terms: dict[float, list[Claim]] = {}
        for c in h.claims:
            if person in c.persons and c.actual and c.said.term and c.said.term.months is not None:
                terms.setdefault(c.said.term.months, []).append(c)
        ranked = sorted(terms, key=lambda t: (-len({c.origin for c in terms[t]}), terms[t][0].order))
        for other in ranked[1:]:
            one = terms[ranked[0]]
            if _summed(ranked[0], other, terms):
                continue
            words = [side[0].said.term.text for side in (one, terms[other]) if side[0].said.term]
            question = f"How long is the sentence of {ground.names.get(person, person)}: {words[0]} or {words[1]}?"
            yield Sides(Conflict.VALUE, (person,), question, tuple(one), tuple(terms[other]))


def _summed(whole: float, part: float, terms: Mapping[float, Sequence[Claim]]) -> bool:
    """Whether one report gives terms for one charge and another that come to the whole, this one among them."""
    reports = {c.document.id for c in terms[part]}
    return any(
        part + other == whole and reports & {c.document.id for c in terms[other]}
        for other in terms
        if other not in (part, whole)
    )


# ---------------------------------------------------------------- totals, conditions


def _totals(ground: Ground) -> Iterator[Sides]:
    """Totals that do not add up to their parts, and totals of one time that differ."""
    for f in ground.told.sums:
        if isinstance(f.value, Sum) and not f.value.adds_up:
            one = [c for c in ground.case.claims if c.id in f.supporting]
            parts = [ground.told.happening_of[i] for i in f.value.parts]
            sound = _sounder(ground, ground.told.happening_of[f.value.of]) if f.value.of else []
            other = sound or [c for h in parts for c in h.claims if c.said.count and not c.negative]
            question = f"Is the total {f.value.total.text}, or {f.value.value.low} ({f.value.value.text})?"
            yield Sides(Conflict.VALUE, tuple(f.value.parts), question, tuple(one), tuple(other))
    yield from _stretched(ground)
    totals: dict[object, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.period and h.sort is Sort.FREED and h.span:
            totals[h.span].append(h)
    for one_, other_ in (pair for alike in totals.values() for pair in combinations(alike, 2)):
        a, b = number(one_.claims), number(other_.claims)
        if a and b and not a.overlaps(b) and _disjoint(one_.claims, other_.claims):
            about = (ground.event(one_), ground.event(other_))
            question = f"How many in all{on(_day(one_))}: {a.text} or {b.text}?"
            yield Sides(Conflict.SCOPE, about, question, tuple(one_.claims), tuple(other_.claims))


def _near_totals(ground: Ground) -> Iterator[tuple[Happening, Happening]]:
    """Each total of people let out with those told by other reports within `CLOSE` / 2 days of it, both ways round."""
    covered = ground.told.covers
    told = [h for h in ground.found if h.sort is Sort.FREED and (h.period or h.id in covered) and number(h.claims)]
    told.sort(key=lambda h: (h.claims[0].latest, h.id))
    lands = Lands()
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            if (other.claims[0].latest - one.claims[0].latest).days > CLOSE // 2:
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
            question = f"{a.text}{on(_day(one))}, or {b.text} over a longer time?"
            about = (ground.event(one), ground.event(other))
            yield Sides(Conflict.VALUE, about, question, tuple(one.claims), tuple(other.claims))


def _sounder(ground: Ground, total: Happening) -> list[Claim]:
    """The claims of other totals told at the same time that do add up."""
    sound = {ground.told.happening_of[f.value.of].id for f in ground.told.sums if isinstance(f.value, Sum)
             and f.value.adds_up and f.value.of}  # fmt: skip
    return [c for one, other in _near_totals(ground) if one is total and other.id in sound for c in other.claims]


def _conditions(ground: Ground) -> Iterator[Sides]:
    """How somebody is treated, told by one and denied by another."""
    told: dict[str, list[Claim]] = {}
    denied: dict[str, list[Claim]] = {}
    for c in ground.case.claims:
        if c.said.type is Type.CONDITIONS:
            for person in c.persons:
                (denied if c.said.modality is Modality.DENIED else told).setdefault(person, []).append(c)
    for person, other in sorted(denied.items()):
        one = [c for c in told.get(person, ()) if _disjoint([c], other)]
        question = f"Was {ground.names.get(person, person)} treated like that?"
        yield Sides(Conflict.MODALITY, (person,), question, tuple(one), tuple(other))


# ---------------------------------------------------------------- counts


def _between_counts(ground: Ground) -> Iterator[Sides]:
    """Numbers held that differ for one time: in one series, by two sets of rules, by two counters.

    Of two counters' numbers the pair is given that stood against each other first.
    """
    confused = {stock.id for stock, p in _confused_pairs(ground) if _repeats(stock, p)}
    held = [p for p in ground.points if p.series.basis is Basis.STOCK and p.series.per is None]
    lands = Lands()
    first: dict[tuple[object, ...], tuple[tuple[object, ...], Sides]] = {}
    for one, other, gap in _near_in_time([p for p in held if p.id not in confused]):
        kind = _kind_of_counts(one, other, gap)
        if kind is None or _range(one).overlaps(_range(other)) or not _one_land(one, other, lands):
            continue
        within = (one.id, other.id) if one.series == other.series else ()
        pair = (kind, *sorted((str(one.series), str(other.series))), *within)
        rank = (max(one.claims[0].document_order, other.claims[0].document_order), gap)
        if pair not in first or rank < first[pair][0]:
            first[pair] = (rank, _two_counts(kind, one, other, gap, ground))
    yield from (sides for _, sides in first.values())


def _near_in_time(points: Iterable[Point]) -> Iterator[tuple[Point, Point, int]]:
    """Pairs of points whose times lie within `CLOSE` days of each other, with the days between."""
    timed = sorted((p.as_of.first, p.id, p) for p in points if p.as_of and p.as_of.first and p.as_of.last)
    for i, (_, _, one) in enumerate(timed):
        for first, _, other in timed[i + 1 :]:
            last = one.as_of.last if one.as_of else None
            gap = max((first - last).days, 0) if last else CLOSE + 1
            if gap > CLOSE:
                break
            yield one, other, gap


def _one_land(one: Point, other: Point, lands: Lands) -> bool:
    """Whether two points can be of one country: of one origin, or of reports that have to do with each other."""
    if one.series.origin == other.series.origin:
        return True
    return lands.alike(one.claims, other.claims) or _names(one, other) or _names(other, one)


def _kind_of_counts(one: Point, other: Point, gap: int) -> Conflict | None:
    """The kind of disagreement that two stocks can be in; None when they count different people or times."""
    a, b = one.series, other.series
    if a.origin == b.origin:
        if a.group != b.group or not _can_be_one_land(a.land, b.land):
            return None
        if _one_report(one, other) and a.rules == b.rules and (gap == 0 or _told_together(one, other)):
            return None
        if a.rules != b.rules:
            return Conflict.CRITERIA if gap <= SAME_TIME else None
        if gap == 0:
            return Conflict.VALUE
        sound = not (one.garbled or other.garbled) and comparable(one, other)
        return Conflict.DATE_LAG if sound and gap <= CLOSE and _leap(one, other) else None
    if gap > SAME_TIME or not comparable(one, other) or any(_hearsay(p) or p.garbled for p in (one, other)):
        return None
    if (a.group == "cases") != (b.group == "cases"):
        return Conflict.UNIT if {a.group, b.group} == {"cases", "people"} else None
    if a.group != b.group:
        return None
    agreed = speaks_of("same_rules", *(c.said.quote for c in (*one.claims, *other.claims)))
    return Conflict.VALUE if agreed else Conflict.CRITERIA


def _names(one: Point, other: Point) -> bool:
    """Whether a report of the one number names the origin of the other."""
    origin = other.series.origin
    return any(re.search(rf"\b{re.escape(origin)}\b", fold(c.document.text)) for c in one.claims)


def _one_report(one: Point, other: Point) -> bool:
    return {c.document.id for c in one.claims} == {c.document.id for c in other.claims}


def _told_together(one: Point, other: Point) -> bool:
    """Whether a report sets two numbers beside each other, as a course of things: "from 300 in May to 410 in June"."""
    return any(abs(c.said.start - o.said.start) <= BESIDE for c in one.claims for o in other.claims)


def _range(p: Point) -> Range:
    return Range(*p.bounds, "")


def _can_be_one_land(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _hearsay(p: Point) -> bool:
    """Whether a number is only said to be somebody's, without a name ("rights groups say")."""
    return all(c.said.source and not name(c.said.source) for c in p.claims)


def _leap(one: Point, other: Point) -> bool:
    """Whether two numbers differ by more than drift."""
    low, high = sorted((_range(one), _range(other)), key=lambda r: r.low or 0)
    return (high.low or 0) > (low.high if low.high is not None else low.low or 0) * (1 + LEAP)


def _two_counts(kind: Conflict, one: Point, other: Point, gap: int, ground: Ground) -> Sides:
    a, b = (p.claims[0].said.count for p in (one, other))
    assert a and b
    source, second = (ground.shown.get(p.series.origin, p.series.origin) for p in (one, other))
    if kind is Conflict.DATE_LAG:
        question = (
            f"{source} counts {a.text}{on(one.as_of)} and {b.text}{on(other.as_of)}: two times {gap} days apart, "
            "and nothing told explains the difference."
        )
    elif kind is Conflict.UNIT:
        question = f"{a.text} by {source}, {b.text} by {second}: one counts cases, the other people."
    elif kind is Conflict.CRITERIA:
        question = f"{a.text} by {source}, {b.text} by {second}: each counts by rules of its own."
    elif one.series == other.series and any(c.garbled for c in (*one.claims, *other.claims)):
        question = f"{a.text} or {b.text}? A copy gives another number than {source} itself."
    else:
        question = f"How many were held{on(one.as_of)}: {a.text} or {b.text}?"
    return Sides(kind, (one.id, other.id), question, one.claims, other.claims)


def _confused_counts(ground: Ground) -> Iterator[Sides]:
    """A running total, or a number of cases, taken for the number of people held; two series set side by side, once."""
    met: set[tuple[object, ...]] = set()
    for stock, p in sorted(_confused_pairs(ground), key=lambda pair: (_told_last(*pair), pair[0].id, pair[1].id)):
        series = (stock.series, p.series)
        if _repeats(stock, p) or series not in met:
            yield from _confusions(stock, p)
        met.add(series)


def _told_last(*points: Point) -> tuple[object, ...]:
    """When the later of two numbers was told first."""
    return max(p.claims[0].document_order for p in points)


def _confused_pairs(ground: Ground) -> Iterator[tuple[Point, Point]]:
    """Stocks with the totals or cases whose number they repeat, or beside which one report sets them."""
    stocks = [p for p in ground.points if p.series.basis is Basis.STOCK and p.series.group == "people"]
    by_number: dict[int | None, list[Point]] = defaultdict(list)
    by_document: dict[str, list[Point]] = defaultdict(list)
    for stock in stocks:
        by_number[stock.bounds[0] if stock.bounds[1] is not None else None].append(stock)
        for document in sorted({c.document.id for c in stock.claims}):
            by_document[document].append(stock)
    lands = Lands()
    for p in ground.points:
        if p.series.basis is not Basis.CUMULATIVE and p.series.group != "cases":
            continue
        beside = [s for d in sorted({c.document.id for c in p.claims}) for s in by_document[d]]
        for stock in {s.id: s for s in (*by_number[p.bounds[0]], *by_number[None], *beside)}.values():
            near = stock.bounds == p.bounds or lands.alike(stock.claims, p.claims, 1)
            if stock is not p and near and _confused(stock, p):
                yield stock, p


def _confused(stock: Point, p: Point) -> bool:
    """Whether a stock repeats the number of another basis, or one report sets the two side by side."""
    if _repeats(stock, p):
        return True
    together = {c.document.id for c in stock.claims} & {c.document.id for c in p.claims}
    alike = p.series.basis is Basis.CUMULATIVE and p.series.group == stock.series.group
    return alike and bool(together) and stock.series.origin != p.series.origin


def _repeats(stock: Point, p: Point) -> bool:
    """Whether a number held, for which nobody gives a day, is the other's number."""
    return all(c.said.date is None for c in stock.claims) and _same_number(stock.bounds, p.bounds)


def _same_number(one: Bounds, other: Bounds) -> bool:
    return one == other or (
        one[1] is None and one[0] is not None and other[0] == other[1] and _just_above(one[0], other[0])
    )


def _just_above(low: int, number_: int | None) -> bool:
    return number_ is not None and low <= number_ <= low * (1 + LEAP)


def _confusions(stock: Point, p: Point) -> Iterator[Sides]:
    a, b = stock.claims[0].said.count, p.claims[0].said.count
    assert a and b
    if p.series.basis is Basis.CUMULATIVE:
        question = f"{a.text} held at a time, or {b.text} in all over a stretch of time? The two are not one number."
        yield Sides(Conflict.STOCK_VS_CUMULATIVE, (stock.id, p.id), question, stock.claims, p.claims)
    if p.series.group == "cases" and _repeats(stock, p):
        question = f"{a.text} people, or {b.text} cases? A case is not a person."
        yield Sides(Conflict.UNIT, (stock.id, p.id), question, stock.claims, p.claims)


# ---------------------------------------------------------------- ties, order, identity


def _causes(ground: Ground) -> Iterator[Sides]:
    """A tie between releases and a concession that one asserts and another denies."""
    for tie in ground.ties:
        if tie.denials and not tie.returned:
            about = (ground.event(tie.release), ground.event(tie.concession))
            words = f"“{tie.words}”" if tie.words else "told side by side"
            question = f"Was the release given for the concession ({words})?"
            denying = tuple(c for c in tie.denying if c not in tie.asserting) or tie.denying
            hints = (spoken_beside(c) for c in tie.asserting if c not in tie.denying) if not worded(tie) else ()
            passages = (*(h for h in hints if h), *(d.passage for d in tie.denials))
            yield Sides(Conflict.CAUSAL_LINK, about, question, tie.asserting, denying, passages)


def _order(ground: Ground) -> Iterator[Sides]:
    """One person let out by one account and inside, or alive, by another."""
    for clash in ground.clashes:
        question = f"{ground.names.get(clash.person, clash.person)}: {clash.question}."
        yield Sides(Conflict.MODALITY, (clash.person,), question, clash.one, clash.other)


def _identity(ground: Ground) -> Iterator[Sides]:
    """To whom something happened: entries that may be one person, with a part in one happening, each group once.

    That an initial could be anybody's, or that nothing shows whether two are one, is an open question and no
    disagreement. The mention that most others may be stands against them.
    """
    case, part = ground.case, _parts_of(ground.found)
    torn: dict[str, set[str]] = defaultdict(set)
    for j in case.judgements:
        people = [case.person_of.get(i) for i in j.subjects]
        if j.verdict is not Verdict.UNSURE or len(people) != 2 or None in people or people[0] == people[1]:
            continue
        spelt = all(_spelt_out(case.mentions[i].name) for i in j.subjects)
        if spelt and part[people[0] or ""] & part[people[1] or ""]:
            torn[j.subjects[0]].add(j.subjects[1])
            torn[j.subjects[1]].add(j.subjects[0])
    done: set[str] = set()
    for mention in sorted(torn, key=lambda m: (-len(torn[m]), m)):
        if mention not in done:
            others = sorted(_reached(mention, torn) - {mention})
            done |= {mention, *others}
            yield _who_is(ground, mention, others)


def _parts_of(found: Iterable[Happening]) -> dict[str, set[str]]:
    """For each person the happenings that they are told to have had a part in."""
    part: dict[str, set[str]] = defaultdict(set)
    for h in found:
        for person in h.persons:
            part[person].add(h.id)
    return part


def _spelt_out(written: str) -> bool:
    """Whether a name has two parts that are more than an initial."""
    return sum(len(part.strip(".")) > 1 for part in written.split()) > 1


def _reached(start: str, links: Mapping[str, set[str]]) -> set[str]:
    """All that is linked with it, directly or by way of others, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        new = links[ahead.pop()] - found
        found |= new
        ahead += sorted(new)
    return found


def _who_is(ground: Ground, mention: str, others: Sequence[str]) -> Sides:
    case = ground.case
    known = [case.person_of[o] for o in others]
    about = tuple(dict.fromkeys(sorted(known, key=lambda p: (-len(case.people[p]), p))))
    one = _naming(ground, case.mentions[mention])
    other = tuple(c for o in others for c in _naming(ground, case.mentions[o]))
    names = " or ".join(dict.fromkeys(f"“{case.mentions[o].name}”" for o in others))
    question = (
        f"Who is “{case.mentions[mention].name}” of {case.documents[case.mentions[mention].document].outlet}: {names}?"
    )
    return Sides(Conflict.IDENTITY, (*about, *{case.person_of[mention]} - set(about)), question, one, other)


def _naming(ground: Ground, mention: Mention) -> tuple[Claim, ...]:
    """The claims of a document that name a mention."""
    return tuple(c for c in ground.case.by_document.get(mention.document, ()) if mention.name in c.said.persons)
