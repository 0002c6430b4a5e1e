"""Happenings that turn out to be one once all tellings are placed: accounts of one day's group, and its names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import permutations

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.effects import EFFECTS, Effect
from habeas.reconciliation.happenings import Happening, Sort, Telling
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Modality, Type


def on_one_day(found: Iterable[Happening], lands: Lands) -> list[Happening]:
    """The happenings, those of groups let out in one country as one of which one names the day of the other.

    An account of another number stands apart where it was first told of as a decree of the day before.
    """
    hosts = sorted(found, key=lambda h: h.id)
    by_day: dict[date, list[int]] = defaultdict(list)
    for i, h in enumerate(hosts):
        for day in h.days if h.sort is Sort.FREED and h.sizes and not h.period else ():
            by_day[day].append(i)
    root = list(range(len(hosts)))
    for _, here in sorted(by_day.items()):
        for i, j in permutations(here, 2):
            one, other = _root(root, i), _root(root, j)
            if one == other or (len(hosts[one].days) == 1 and hosts[one].documents.isdisjoint(hosts[other].documents)):
                continue  # of two that name only this day, and that no report tells both of, it is known
            near = not hosts[one].place_words.isdisjoint(hosts[other].place_words)
            if near or lands.meet(hosts[one].setting, hosts[other].setting):
                hosts[one] = _as_one(hosts[one], hosts[other])
                root[other] = one
    return [h for i, h in enumerate(hosts) if root[i] == i]


def _root(root: Sequence[int], i: int) -> int:
    while root[i] != i:
        i = root[i]
    return i


def _as_one(one: Happening, *others: Happening) -> Happening:
    made = Happening(one.sort)
    for telling in (t for h in (one, *others) for t in h.tellings):
        made.add(telling)
    return made


def with_names(found: Iterable[Happening]) -> list[Happening]:
    """The happenings, those of a group let out as one with the names told of that day, where a report tells both:
    "31 were pardoned ... Among those pardoned is Mira Halden"."""
    hosts = {h.id: h for h in found}
    freed = [h for h in hosts.values() if h.sort is Sort.FREED and h.days and not h.period]
    groups: dict[date, list[Happening]] = defaultdict(list)
    for h in freed:
        for day in h.days if h.sizes else ():
            groups[day].append(h)
    for names in (h for h in freed if h.persons and not h.sizes):
        here = {g.id: g for day in sorted(names.days) for g in groups[day]}
        near = [g for g in here.values() if any(_out_of(t, g) for t in names.tellings)]
        if len(near) == 1:
            made = _as_one(near[0], names)
            for day in near[0].days:
                groups[day].remove(near[0])
            for day in made.days:
                groups[day].append(made)
            del hosts[names.id], hosts[near[0].id]
            hosts[made.id] = made
    return list(hosts.values())


def _out_of(t: Telling, group: Happening) -> bool:
    """Whether a telling names people, of no day or of that of the group, beside the group of its type in a report."""
    if not t.lead.persons or t.lead.negative or (t.lead.said.date is not None and t.lead.day is None):
        return False
    beside = (o.lead for o in group.beside(t) if o.size and o.lead.said.type is t.lead.said.type)
    return any(t.lead.day in (None, c.day) for c in beside)


def with_verdicts(found: Iterable[Happening]) -> list[Happening]:
    """The happenings, those in which somebody walks out with a sentence that is served outside as one with it.

    Of several who are sentenced together, who walks out is told of apart.
    """
    hosts = {h.id: h for h in found}
    judged: dict[tuple[str, ...], list[Happening]] = defaultdict(list)
    for h in hosts.values():
        if h.sort is Sort.JUDGED and len(h.persons) == 1 and not h.sizes:
            for document in h.documents:
                judged[document, *h.persons].append(h)
    for out in sorted((h for h in hosts.values() if _walks_out(h)), key=lambda h: h.id):
        near = {h.id: h for d in out.documents for h in judged.get((d, *out.persons), ()) if _let_out_by(h, out)}
        for verdict in near.values() if len(near) == 1 else ():
            del hosts[out.id]
            if verdict.id in hosts:
                hosts[verdict.id] = _as_one(verdict, out)
    return list(hosts.values())


def _walks_out(h: Happening) -> bool:
    return h.sort is Sort.FREED and len(h.persons) == 1 and not h.sizes and h.types <= {Type.RELEASE}


def _let_out_by(verdict: Happening, out: Happening) -> bool:
    """Whether a sentence of the same person and day is told in one breath with the way out, or is served outside; both,
    where no day is told: who "was sentenced to four years and has been freed" has served them."""
    if verdict.persons != out.persons or verdict.days != out.days or not (verdict.is_actual and out.is_actual):
        return False
    breath = not {c.said.quote for c in verdict.claims}.isdisjoint(c.said.quote for c in out.claims)
    if not (breath or out.days):
        return False
    return (breath and bool(out.days)) or EFFECTS[Sort.JUDGED](verdict.claims)[0] is Effect.OUT


def with_exiles(found: Iterable[Happening]) -> list[Happening]:
    """The happenings, word without a day that people live abroad as one with how they were put out of the country."""
    hosts = {h.id: h for h in found}
    put_out: dict[str, list[Happening]] = defaultdict(list)
    for h in hosts.values():
        for person in h.asserted if Type.DEPORTATION in h.types and not h.period else ():
            put_out[person].append(h)
    for abroad in sorted((h for h in hosts.values() if h.sort is Sort.FLED and h.persons), key=lambda h: h.id):
        out = [put_out.get(p, []) for p in abroad.persons]
        first = out[0] if out else []
        if abroad.span is None and len(first) == 1 and all(o == first for o in out):
            host = hosts[first[0].id]
            if host.latest <= abroad.latest:
                hosts[host.id] = _as_one(host, abroad)
                del hosts[abroad.id]
    return list(hosts.values())


ADOPTED, PROMISED = 31, 120
"""Days from an act of mercy to the gate, where one report tells both; from the day an amnesty was promised for."""


def with_acts(found: Iterable[Happening], lands: Lands) -> list[Happening]:
    """The happenings, acts of mercy that name nobody and no number as one with the only group that came out by them.

    An act is known for a group's by a report that tells both; an amnesty planned before, by being the country's next.
    """
    hosts = {h.id: h for h in found}
    groups = [h for h in hosts.values() if h.sort is Sort.FREED and h.sizes and h.days and not h.period]
    told_in: dict[str, list[Happening]] = defaultdict(list)
    amnesties: dict[tuple[int, int], list[Happening]] = defaultdict(list)
    for h in groups:
        for document in sorted(h.documents):
            told_in[document].append(h)
        if any(_amnesty(c) for c in h.claims if c.actual):
            amnesties[max(h.days).year, max(h.days).month].append(h)
    joined: dict[str, list[Happening]] = defaultdict(list)
    for act in sorted((h for h in hosts.values() if all(t.bare_act for t in h.tellings)), key=lambda h: h.id):
        near = [h for d in sorted(act.documents) for h in told_in[d] if _after(act, h, ADOPTED)]
        if not near and _promised(act):
            near = [h for m in _months(act) for h in amnesties[m] if _after(act, h, PROMISED)]
            near = [h for h in near if lands.meet(act.setting, h.setting)]
        if len({h.id for h in near}) == 1:
            joined[near[0].id].append(act)
    apart = hosts.keys() - {act.id for acts in joined.values() for act in acts}
    return [_as_one(h, *joined[id_]) if id_ in joined else h for id_, h in hosts.items() if id_ in apart]


def act_of(t: Telling, group: Happening) -> bool:
    """Whether it tells in one breath with a group of the same size of the act that freed it, of the month before."""
    last = t.lead.last
    if t.lead.said.type is not Type.PARDON or last is None or t.bounds is None:
        return False
    breath = (o.lead for o in group.beside(t) if o.bounds == t.bounds and o.lead.said.quote == t.lead.said.quote)
    return any(c.day and 0 < (c.day - last).days <= ADOPTED for c in breath)


def _amnesty(c: Claim) -> bool:
    return speaks_of("amnesty", c.said.quote)


def _promised(act: Happening) -> bool:
    """Whether an amnesty is only planned."""
    return all(c.said.modality is Modality.PLANNED and _amnesty(c) for c in act.claims)


def _months(act: Happening) -> Iterable[tuple[int, int]]:
    """The months in which a promised amnesty may have been carried out."""
    if act.span is None:
        return []
    first = 12 * act.span[1].year + act.span[1].month - 1
    return [((first + n) // 12, (first + n) % 12 + 1) for n in range(PROMISED // 30 + 1)]


def _after(act: Happening, group: Happening, days: int) -> bool:
    """Whether a group came out on the day of an act or within so many days of it."""
    return act.span is not None and 0 <= (max(group.days) - act.span[1]).days <= days
