"""Disagreements about what happened: numbers, days, places, whom it was done to, terms, totals and conditions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from habeas.dates import When
from habeas.model import Range, Sum
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.groups import SOME_OF_THEM, group_of, of_them
from habeas.reconciliation.happenings import Bounds, Happening, Sort
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.outcomes import about_number, dated, number, of_kind, takes_back, withdrawn_numbers, written
from habeas.reconciliation.saying import around
from habeas.reconciliation.sentences import lower, many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.terms import EITHER
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Conflict, Modality, Stance, Type, label

CLOSE = 120
"""Days within which two numbers of one series are set against each other when nothing known explains the difference."""
ASKED = {
    Sort.TAKEN: "Was {} taken into custody{}?", Sort.JUDGED: "Was {} sentenced{}?", Sort.FREED: "Was {} let out{}?",
    Sort.MOVED: "Was {} moved{}?", Sort.RETAKEN: "Was {} taken again{}?", Sort.REFUSED: "Did {} refuse{}?",
    Sort.DIED: "Did {} die in custody{}?", Sort.FLED: "Is {} in exile{}?",
    Sort.RECOGNISED: "Was {} recognised as a political prisoner{}?",
}  # fmt: skip
"""What is asked where one tells that it happened to somebody and another denies it."""
COUNTED = {
    Sort.TAKEN: "were taken into custody", Sort.JUDGED: "were sentenced", Sort.FREED: "were let out",
    Sort.MOVED: "were moved", Sort.RETAKEN: "were taken again", Sort.REFUSED: "refused", Sort.DIED: "died",
    Sort.FLED: "are in exile", Sort.RECOGNISED: "were recognised as political prisoners",
}  # fmt: skip
"""What is asked of how many."""
SOON = 7
"""Days after an arrest within which some of those taken are let go again."""


def over_events(ground: Ground) -> Iterator[Sides]:
    """All that is told in two ways of what happened."""
    for maker in (_within, _still_all, _asked, _totals, _conditions):
        yield from maker(ground)


# ---------------------------------------------------------------- within one happening


def _within(ground: Ground) -> Iterator[Sides]:
    for h in ground.found:
        if not h.period:
            yield from _numbers(ground, h)
            yield from _days(ground, h)
            yield from _place(ground, h)
            yield from _where(ground, h)
            yield from _terms(ground, h)
    yield from _in_part(ground)


def _numbers(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Other numbers than the best supported one, unless they are parts of it by the same account."""
    sized = [c for c in h.claims if c.said.count and not c.negative]
    best = number(sized) or number([c for c in h.claims if c.said.count])
    if best is None:
        return
    for bounds in sorted({_bounds(c) for c in sized} - {(best.low, best.high)}, key=str):
        one = [c for c in sized if _bounds(c) == (best.low, best.high)]
        other = [c for c in h.claims if c.said.count and _bounds(c) == bounds]
        told_apart = all(speaks_of("own_rules", c.said.quote) for c in other)
        rival = not best.overlaps(Range(*bounds, "")) and (told_apart or not _in_parts(h, best, bounds))
        if rival and (apart := _apart(one, other)):
            kind = _kind_of_numbers(h, one, apart)
            told = [many(c.said.count) for c in other[:1] if c.said.count]
            question = f"{_how_many(h)}: {many(best)} or {''.join(told)}?"
            yield Sides(kind, (ground.event(h),), question, tuple(one), tuple(apart))


def _how_many(h: Happening) -> str:
    return f"How many {COUNTED.get(h.sort, 'were concerned')}{on(_day(h))}"


def _apart(one: Sequence[Claim], other: Sequence[Claim]) -> list[Claim]:
    """The claims of the other number that do not give it as a part of the one, in the same report."""
    whole = {(c.document.id, c.origin) for c in one}
    told = {c.document.id for c in one}
    other = [c for c in other if takes_back(c) or not _besides(c, one)]
    corrected = {c.origin for c in other if takes_back(c)}
    rival = [c for c in other if not (c.document.id in told and group_of(c) in SOME_OF_THEM)]
    rival = [c for c in rival if speaks_of("own_rules", c.said.quote) or not _part(c, one)]
    return [
        c
        for c in rival
        if (c.document.id, c.origin) not in whole or c.origin in corrected or speaks_of("own_rules", c.said.quote)
    ]


def _part(c: Claim, whole: Sequence[Claim]) -> bool:
    """Whether a smaller number is told as of some of them: "five of the 14"."""
    size, best = _bounds(c)[0], _bounds(whole[0])[0] if whole else None
    return size is not None and best is not None and size < best and of_them(c) and not takes_back(c)


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
    question = f"When was {ground.what(h, type_, when=False)}: {written(one[0])} or {written(other[0])}?"
    return Sides(kind, (ground.event(h, type_),), question, tuple(one[1]), tuple(other[1]))


def _place(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Told as a fact or announced, and denied or failed: of the whole, or of some people's part in it."""
    told = [c for c in h.claims if not c.negative]
    denied = [c for c in h.claims if c.negative and not about_number(c, h.claims)]
    for person in sorted({p for c in denied for p in c.persons}):
        one, other = ([c for c in side if person in c.persons] for side in (told, denied))
        other = [c for c in other if not of_kind(c, one)]
        name = ground.names.get(person, person)
        question = ASKED.get(h.sort, "Did it happen to {}{}?").format(name, on(_day(h)))
        yield from _told_or_taken_back((person,), question, one, other)
    named = {p for c in told for p in c.persons}
    for type_ in sorted({c.said.type for c in denied}):
        of_others = bool(named) or any(c.said.count for c in told)  # a denial that names people is of their part in it
        whole = [c for c in denied if c.said.type is type_ and not set(c.persons) & named]
        whole = [c for c in whole if not (c.persons and of_others)]
        same = [c for c in told if c.said.type is type_] or told
        if not whole or not same:
            continue
        question, kind = f"Did {ground.what(h, type_)} take place?", Conflict.MODALITY
        if type_ is Type.EXCHANGE and any(c.actual and c.said.type is not Type.EXCHANGE for c in told):
            question = f"Was {ground.what(h)} an exchange, or did each side act on its own?"
            kind = Conflict.CAUSAL_LINK
            same = [c for c in same if speaks_of("exchanged", c.said.quote)] or same
            yield Sides(kind, (ground.event(h, type_),), question, tuple(same), tuple(whole))
        else:
            yield from _told_or_taken_back((ground.event(h, type_),), question, same, whole)


def _told_or_taken_back(
    about: tuple[str, ...], question: str, told: Sequence[Claim], denied: Sequence[Claim]
) -> Iterator[Sides]:
    """What one tells and another denies; apart from it, what somebody told and takes back themselves."""
    back = [c for c in denied if _takes_back_own(c, told)]
    if told and any(c not in back for c in denied):
        yield Sides(Conflict.MODALITY, about, question, tuple(told), tuple(denied))
    if back:
        origins = {c.origin for c in back}
        own = [c for c in told if c.origin in origins and c.document.id not in {b.document.id for b in back}]
        yield Sides(Conflict.CORRECTION, about, question, tuple(own), tuple(back))


def _takes_back_own(c: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial takes back what its own origin told before, in the words of one who does: in their own report,
    or of a term, as any number is taken back."""
    before = [o for o in told if o.origin == c.origin and c.after(o) and o.document.id != c.document.id]
    if not before:
        return False
    of_term = c.said.term is not None and any(o.said.term for o in before)
    said = c.said.stance in (Stance.WITHDRAWS, Stance.CORRECTS) or speaks_of("takes_back", c.said.quote, around(c))
    return said and (of_term or c.said.source is None or any(o.document.outlet == c.document.outlet for o in before))


def _in_part(ground: Ground) -> Iterator[Sides]:
    """A measure told as taken away altogether, of which who gave it says that a part stays in force."""
    kept: dict[str, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.said.type is Type.SANCTION_LIFTED and c.negative:
            kept[c.document.id].append(c)
    for h in (h for h in ground.found if h.sort is Sort.EASED):
        gave = [c for c in h.claims if not c.negative]
        wholly = [c for c in gave if c.actual and speaks_of("wholly", c.said.quote)]
        givers = {c.document.id: c for c in gave if c not in wholly}
        stays = [c for d, giver in sorted(givers.items()) for c in kept.get(d, ()) if c.origin == giver.origin]
        if wholly and stays and _disjoint(wholly, stays):
            question = f"Was {ground.what(h, Type.SANCTION_LIFTED)} of all that was in force, or of a part?"
            yield Sides(Conflict.SCOPE, (ground.event(h, Type.SANCTION_LIFTED),), question, tuple(wholly), tuple(stays))


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
                question = (
                    f"After {ground.what(h, Type.ARREST)}: were some let go{on(dated(told))}, or are all still held?"
                )
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
            what = ground.what(by_id[id_])
            question = f"{what[:1].upper()}{what[1:]}, {label(one.axis).lower()}: {label(one)}, or {label(other)}?"
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
            if _summed(ranked[0], other, terms) or _of_one_sentence(one, terms[other]):
                continue
            words = [lower(side[0].said.term.text) for side in (one, terms[other]) if side[0].said.term]
            question = f"How long is the sentence of {ground.names.get(person, person)}: {words[0]} or {words[1]}?"
            yield Sides(Conflict.VALUE, (person,), question, tuple(one), tuple(terms[other]))


def _of_one_sentence(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether a term is told in one sentence with another: of two people, each has one."""
    told = {(c.document.id, c.said.quote) for c in one}
    return all((c.document.id, c.said.quote) in told for c in other)


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
            whole, parts_ = f"{COUNTED.get(_sort(ground, f.value), 'were concerned')} in all", f.value.value
            question = f"How many {whole}: {many(f.value.total)}, or {parts_.low} ({parts_.text})?"
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
            question = f"How many were let out in all{on(_day(one_))}: {many(a)} or {many(b)}?"
            yield Sides(Conflict.SCOPE, about, question, tuple(one_.claims), tuple(other_.claims))


def _sort(ground: Ground, total: Sum) -> Sort:
    """What sort of happening a total sums up."""
    return ground.told.happening_of[total.of or total.parts[0]].sort


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
            question = f"Were {many(a)} let out{on(_day(one))}, or {many(b)} over a longer time?"
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
        question = f"Was {ground.names.get(person, person)} treated as reported?"
        yield Sides(Conflict.MODALITY, (person,), question, tuple(one), tuple(other))
