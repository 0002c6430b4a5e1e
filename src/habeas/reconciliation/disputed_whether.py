"""Disagreements about whether something took place: told by one and denied by another, or taken back."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from habeas.model import Passage
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.disputed_nobody import asked, over_nobody
from habeas.reconciliation.disputed_treatment import lately, over_treatment
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.happenings import Happening, Sort, sort_of
from habeas.reconciliation.identities import alike
from habeas.reconciliation.naming import Differs, Two, is_own_word, kind_of, takes_back_own
from habeas.reconciliation.outcomes import about_day, about_number, dated, of_kind
from habeas.reconciliation.saying import sentences_around, sentences_beside
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.stances import denies
from habeas.reconciliation.terms import EITHER
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Conflict, Modality, Type, Verdict, label

SOON = 7
"""Days after an arrest within which some of those taken are let go again."""
FORGOTTEN = 180
"""Days for which a denial without a date is of what was told before it."""
LATELY = 60
"""Days for which a denial on somebody is of what was told of one whom linking leaves open to be the same."""


def over_whether(ground: Ground, of_namesakes: frozenset[str]) -> Iterator[Sides]:
    """All that one tells and another denies; denials that only tell people of one name apart are no such thing."""
    for h in ground.found:
        if not h.period and any(c.negative for c in h.claims):
            yield from _told_and_denied(ground, h, of_namesakes)
    yield from _of_one_left_open(ground, of_namesakes)
    yield from _of_nobody_named(ground)
    yield from _own_mistake(ground, of_namesakes)
    for maker in (
        _numbers_denied,
        _plans_unfulfilled,
        _plans_dropped,
        _turned_back,
        _no_exchange,
        over_nobody,
        _still_all,
        _consent,
    ):
        yield from maker(ground)
    yield from over_treatment(ground)


def _told_and_denied(ground: Ground, h: Happening, of_namesakes: frozenset[str]) -> Iterator[Sides]:
    """Told as a fact or announced, and denied or failed: of some people's part in it, or of the whole."""
    told = [c for c in h.claims if not c.negative]
    denied = [
        c
        for c in h.claims
        if c.negative
        and c.id not in of_namesakes
        and not about_number(ground.case, c, h.claims)
        and not about_day(c, told)
        and answers(c, [o for o in told if not c.persons or set(o.persons) & set(c.persons)] or told, h.day)
    ]
    for person in sorted({p for c in denied for p in c.persons}):
        one, other = ([c for c in side if person in c.persons] for side in (told, denied))
        other = [c for c in other if not of_kind(c, one)]
        question = asked(ground, h.sort, person, on(dated(h.claims)))
        yield from _or_taken_back((person,), question, one, other)
    yield from _of_the_whole(ground, h, told, denied)


def answers(denial: Claim, told: Sequence[Claim], day: date | None) -> bool:
    """Whether a denial can be of what is told: of a time that is over when it is denied and, where it gives no day, of
    what was told not long before."""
    if any(denial.document.id == c.document.id for c in told):
        return True
    before = [c for c in told if denial.after(c)]
    if not before:
        return day is None or day <= denial.latest or not any(c.actual for c in told)
    return denial.first is not None or min((denial.latest - c.latest).days for c in before) <= FORGOTTEN


def _of_the_whole(ground: Ground, h: Happening, told: Sequence[Claim], denied: Sequence[Claim]) -> Iterator[Sides]:
    """A happening as a whole told and denied, all its sides together; that it was an exchange, apart from it."""
    whole = [c for c in denied if _of_all(c, [o for o in told if o.document.id != c.document.id] or told)]
    swaps = [c for c in whole if at_large(c)]
    if swaps and any(c.actual for c in told):
        question = f"Was {ground.what(h)} an exchange, or did each side act on its own?"
        same = _called_exchange(told) or told
        kind = kind_of(Differs.TIE, Two(same, swaps))
        said = tuple({(p.document, p.start): p for c in (*swaps, *same) for p in _as_exchange(c)}.values())
        yield Sides(kind, (ground.event(h, Type.EXCHANGE),), question, tuple(same), tuple(swaps), said[:2])
    rest = [c for c in whole if c not in swaps and _can_deny(c, told)]
    if rest and told:
        types = {c.said.type for c in rest}
        same = [c for c in told if c.said.type in types] or told
        type_ = min(types)
        question = f"Did {ground.what(h, type_)} take place?"
        yield from _or_taken_back((ground.event(h, type_),), question, same, rest)


def _of_all(denial: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial is of the whole of what others tell: one that names people is of their part in it, where others
    are named or numbered."""
    named = {p for c in told for p in c.persons}
    return not denial.persons or not (named or any(c.said.count for c in told))


def _can_deny(c: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial can be of what is told: one with a number is not of another number, nor of named people."""
    return c.said.count is None or any(_covers(c, o) or not (o.said.count or o.persons or _of_cases(c)) for o in told)


def at_large(c: Claim) -> bool:
    """Whether a claim denies that something was an exchange, and not that certain people were exchanged."""
    return c.said.type is Type.EXCHANGE and c.said.modality is Modality.DENIED and not c.persons and not c.said.count


def _called_exchange(told: Sequence[Claim]) -> list[Claim]:
    """What is told as an exchange, in so many words before all by its type."""
    typed = [c for c in told if c.said.type is Type.EXCHANGE]
    return [c for c in typed or told if speaks_of("exchanged", c.said.quote)] or typed


def _or_taken_back(
    about: tuple[str, ...], question: str, told: Sequence[Claim], denied: Sequence[Claim]
) -> Iterator[Sides]:
    """What one tells and another denies; apart from it, what somebody told and takes back themselves.

    Who tells and denies it in one report only tells how it went.
    """
    both = {(c.document.id, c.origin) for c in denied}
    if all((c.document.id, c.origin) in both for c in told):
        return
    back = [c for c in denied if takes_back_own(c, told)]
    others = tuple(o for o in told if o.actual and not any(_own_report(o, c) for c in back)) if back else ()
    if told and any(c not in back for c in denied):
        yield Sides(Conflict.MODALITY, about, question, tuple(told), tuple(denied))
    elif others:
        yield Sides(Conflict.MODALITY, about, question, others, tuple(denied))
    if back:
        reports = {c.document.id for c in back}
        own = tuple(o for o in told if o.document.id not in reports and any(is_own_word(o, c) for c in back))
        yield Sides(kind_of(Differs.WHETHER, Two(own, back)), about, question, own, tuple(back))


def _own_report(told: Claim, denial: Claim) -> bool:
    """Whether who denies it had told it, or told it first: another outlet that goes on is against it."""
    goes_on = told.after(denial) and told.document.outlet != denial.document.outlet
    return is_own_word(told, denial) and not goes_on


# ---------------------------------------------------------------- of one person


def _of_one_left_open(ground: Ground, of_namesakes: frozenset[str]) -> Iterator[Sides]:
    """A denial on somebody that stands in no happening told of them, where it was told, or planned, not long before or
    after: of themselves or, where nobody told it of them, of one who may be the same."""
    told: dict[tuple[Sort, str], list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        sort = sort_of(c)
        if sort and (c.actual or c.said.modality is Modality.PLANNED):
            for person in c.persons:
                told[sort, person].append(c)
    open_, met = left_open(ground.case), _met(ground)
    for c in (c for c in ground.case.claims if c.negative and c.id not in of_namesakes):
        sort = sort_of(c)
        if sort is None or len(c.persons) != 1 or c.id in met:
            continue
        own = c.persons[0]
        others = () if (sort, own) in told else sorted(open_.get((c.document.id, own), ()))
        for person in (own, *others):
            near = [o for o in told.get((sort, person), ()) if _of_that_time(o, c)]
            one = tuple(o for o in near if o.origin != c.origin)
            if one and (c.day is None or len(one) == len(near)):  # else whoever told it denies another day
                question = asked(ground, sort, person, on(dated(one)))
                yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), (person,), question, one, (c,))


def _own_mistake(ground: Ground, of_namesakes: frozenset[str]) -> Iterator[Sides]:
    """Whom somebody had told of, and whom they take back as another of the name."""
    denied = [c for c in ground.case.claims if c.id in of_namesakes and speaks_of("own_error", _beside(c))]
    told: dict[tuple[Sort | None, str], list[Claim]] = defaultdict(list)
    for c in ground.case.claims if denied else ():
        if c.actual and c.persons and c.document.outlet:
            told[sort_of(c), c.document.outlet].append(c)
    for c in denied:
        same = [o for o in told.get((sort_of(c), c.document.outlet or ""), ()) if _of_one_name(o, c)]
        own = tuple(o for o in same if c.after(o) and o.document.id != c.document.id)
        if own:
            question = asked(ground, sort_of(c), own[0].persons[0], on(dated(own)))
            yield Sides(Conflict.CORRECTION, c.persons, question, own, (c,))


def _beside(c: Claim) -> str:
    """The words of a claim and of the sentences next to it."""
    return " ".join(c.document.text[start:end] for start, end in sentences_beside(c))


def _of_one_name(one: Claim, other: Claim) -> bool:
    return any(alike(a, b) for a in one.said.persons for b in other.said.persons)


def _of_nobody_named(ground: Ground) -> Iterator[Sides]:
    """A death that somebody takes back without a name ("a death that we had reported"), and the one that they told."""
    events = {c.id: h for h in ground.found if h.sort is Sort.DIED and h.persons for c in h.claims}
    told: dict[str, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.said.type is not Type.DEATH or (c.negative and c.id in events):
            continue
        if c.actual and c.persons:
            for teller in {c.origin, c.document.outlet or c.origin}:
                told[teller].append(c)
        if not c.negative or c.persons or c.said.count:
            continue
        near = {o.id: o for teller in (c.origin, c.document.outlet or c.origin) for o in told[teller]}
        own = [o for o in near.values() if takes_back_own(c, [o]) and _one_time(o, c)]
        whose = {p for o in own for p in o.persons}
        if len(whose) == 1 and own[0].id in events:
            question = asked(ground, Sort.DIED, min(whose), on(dated(own)))
            about = (ground.event(events[own[0].id], Type.DEATH),)
            yield Sides(kind_of(Differs.WHETHER, Two(own, (c,))), about, question, tuple(own), (c,))


def _one_time(one: Claim, other: Claim) -> bool:
    """Whether the days of two claims can be the same, as far as they are told."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last


def _met(ground: Ground) -> set[str]:
    """The denials that stand in a happening which somebody tells of the same person."""
    found: set[str] = set()
    for h in ground.found:
        told = {p for c in h.claims if not c.negative for p in c.persons}
        found |= {c.id for c in h.claims if c.negative and not told.isdisjoint(c.persons)}
    return found


def _of_that_time(told: Claim, denial: Claim) -> bool:
    """Whether what is told in another report can be what is denied: near in time, and due by the day of the denial."""
    due = told.first is None or told.first <= denial.latest
    near = abs((denial.latest - told.latest).days) <= LATELY
    return due and near and told.document.id != denial.document.id and (told.actual or denial.after(told))


def left_open(case: Case) -> Mapping[tuple[str, str], set[str]]:
    """For somebody named in a report, by both ids, the people whom they are left open to be."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for j in case.judgements:
        if j.verdict is Verdict.UNSURE and len(j.subjects) == 2 and all(i in case.person_of for i in j.subjects):
            for one, other in (j.subjects, j.subjects[::-1]):
                found[case.mentions[one].document, case.person_of[one]].add(case.person_of[other])
    return found


def _turned_back(ground: Ground) -> Iterator[Sides]:
    """Told as let out, and told later by the same source as having refused to leave."""
    out: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.actual and c.persons and sort_of(c) is Sort.FREED and c.said.type is not Type.PARDON:
            for person in c.persons:
                out[c.origin, person].append(c)
    for c in ground.case.claims:
        if not (c.actual and c.said.type is Type.REFUSAL and speaks_of("leaving", c.said.quote)):
            continue
        for person in c.persons:
            told = out.get((c.origin, person), ())
            one = tuple(o for o in told if c.after(o) and o.document.id != c.document.id and lately(o, c))
            again = any(o.after(c) and o.document.outlet == c.document.outlet for o in told)
            if one and not again and not speaks_of("went_home", c.said.quote):
                question = asked(ground, Sort.FREED, person, on(dated(one)))
                yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), (person,), question, one, (c,))


# ---------------------------------------------------------------- of groups, terms, conditions


def _numbers_denied(ground: Ground) -> Iterator[Sides]:
    """A number of people denied, without another in its place, where others tell one that it covers."""
    told: dict[Sort | Type, list[Claim]] = defaultdict(list)
    denied: list[Claim] = []
    for c in (c for c in ground.case.claims if c.said.count and not c.persons):
        if c.actual:
            told[_counted(c)].append(c)
        elif c.said.modality is Modality.DENIED and not about_number(ground.case, c, ()):
            denied.append(c)
    ids = _ids(ground) if denied else {}
    for c in denied:
        near = told[_counted(c)]
        first = bisect_left(near, c.latest - timedelta(LATELY), key=lambda o: o.latest)
        last = bisect_right(near, c.latest + timedelta(LATELY), key=lambda o: o.latest)
        one = tuple(o for o in near[first:last] if o.origin != c.origin and _covers(c, o))
        about = tuple(dict.fromkeys(ids[o.id] for o in one if o.id in ids))[:1]
        if about and c.said.count:
            question = f"Were there {many(c.said.count)}, as is denied?"
            yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), about, question, one, (c,))


def _counted(c: Claim) -> Sort | Type:
    """What a number is of: those ever detained were taken into custody."""
    return Sort.TAKEN if c.said.type is Type.COUNT_DETAINED else sort_of(c) or c.said.type


def _covers(denial: Claim, told: Claim) -> bool:
    """Whether a number told is among those denied."""
    alike = denial.said.count and told.said.count and denial.said.count.overlaps(told.said.count)
    return bool(alike) and _of_cases(denial) == _of_cases(told)


def _of_cases(c: Claim) -> bool:
    return c.said.count is not None and group_of(c) == "cases"


def _ids(ground: Ground) -> Mapping[str, str]:
    """By the id of a claim with a number the id of the count or the event that it is of."""
    points = {c.id: p.id for p in ground.points for c in p.claims}
    return points | {c.id: ground.event(h) for h in ground.found for c in h.claims if c.said.count}


def _plans_unfulfilled(ground: Ground) -> Iterator[Sides]:
    """What was announced for a day and nobody told of as done, denied without a day or names soon after it."""
    plans = [(h.span[1], h.id, h) for h in ground.found if h.span and not h.persons and _only_planned(h)]
    plans.sort(key=lambda p: p[:2])
    in_place = {c.id for *_, h in plans for c in h.claims}
    for c in ground.case.claims:
        if not c.negative or c.persons or c.said.count or c.first or c.id in in_place or at_large(c):
            continue
        due = plans[: bisect_right(plans, c.latest, key=lambda p: p[0])]
        h = next((h for _, _, h in reversed(due[-MANY:]) if h.sort is sort_of(c)), None)
        if h and h.span and (c.latest - h.span[1]).days <= LATELY:
            question = f"Did {ground.what(h)} take place?"
            one = tuple(h.claims)
            yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), (ground.event(h),), question, one, (c,))


def _plans_dropped(ground: Ground) -> Iterator[Sides]:
    """What was announced, without names, and failed before its day came: the one plan of its sort then open."""
    plans: dict[Sort | None, list[Happening]] = defaultdict(list)
    for h in ground.found:
        if h.span and not h.persons and _only_planned(h):
            plans[h.sort].append(h)
    for c in ground.case.claims if plans else ():
        if c.said.modality is not Modality.FAILED or c.persons or c.said.count:
            continue
        due = [h for h in plans[sort_of(c)][-MANY:] if h.span and c.latest <= h.span[1] and c.after(h.claims[0])]
        if len(due) == 1 and ground.stories.one(due[0].claims, [c]):
            question = f"Did {ground.what(due[0])} take place?"
            one = tuple(due[0].claims)
            yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), (ground.event(due[0]),), question, one, (c,))


MANY = 20
"""Plans among which the one is looked for that was not carried out."""


def _only_planned(h: Happening) -> bool:
    return all(c.said.modality is Modality.PLANNED for c in h.claims)


def _no_exchange(ground: Ground) -> Iterator[Sides]:
    """That there was an exchange, told of the latest one and denied at large in another report, beside no measure."""
    swaps = [(h.span[1], len(h.documents), h.id, h) for h in ground.found if h.span and _is_exchange(h)]
    swaps.sort(key=lambda s: s[:3])
    tied = {(t.release.id, d.claim.document.id) for t in ground.ties for d in t.denials}
    in_place = {c.id for *_, h in swaps for c in h.claims}
    for c in (c for c in ground.case.claims if at_large(c) and c.id not in in_place):
        after = bisect_right(swaps, c.latest, key=lambda s: s[0])
        day, _, _, last = swaps[after - 1] if after else (None, 0, "", None)
        if day is None or last is None or (c.latest - day).days > LATELY or (last.id, c.document.id) in tied:
            continue
        others = [o for o in last.claims if o.actual and o.origin != c.origin and o.document.id != c.document.id]
        one = tuple(_called_exchange(others))
        said = {(p.document, p.start): p for o in (c, *others) for p in _as_exchange(o)}
        question = f"Was {ground.what(last)} an exchange, or did each side act on its own?"
        kind, about = kind_of(Differs.TIE, Two(one, (c,))), (ground.event(last, Type.EXCHANGE),)
        yield Sides(kind, about, question, one, (c,), tuple(said.values())[:2])


def _is_exchange(h: Happening) -> bool:
    return any(c.actual and c.said.type is Type.EXCHANGE for c in h.claims)


def _as_exchange(c: Claim) -> Iterator[Passage]:
    """The sentences beside a claim that speak of an exchange, those of the claim itself and what denies it aside."""
    for start, end in sentences_around(c):
        said = c.document.text[start:end]
        own = start < c.said.end and c.said.start < end
        if not own and speaks_of("exchanged", said) and not denies(said, beside=False):
            yield c.document.passage(start, end)


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
            told = tuple(c for c in out.claims if c.actual and c.document.id in h.documents)
            later = [c for c in still[h.id] if told and c.after(told[0]) and c.document.id != told[0].document.id]
            near = out.span and h.span and abs((out.span[0] - h.span[0]).days) <= SOON
            if later and near:
                asked = f"were some let go{on(dated(told))}, or are all still held?"
                question = f"After {ground.what(h, Type.ARREST)}: {asked}"
                kind = kind_of(Differs.WHETHER, Two(told, later))
                yield Sides(kind, (ground.event(out),), question, told, tuple(later))


def _consent(ground: Ground) -> Iterator[Sides]:
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
            kind = kind_of(Differs.CONSENT, Two(told, against))
            yield Sides(kind, (about,), question, told, against, passages)
