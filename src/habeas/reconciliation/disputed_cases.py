"""Numbers of cases opened that later reports give as ones of people held or taken."""

from collections.abc import Iterator

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_totals import CLOSE, HANDFUL, TELLING, acts
from habeas.reconciliation.groups import group_of
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.outcomes import bounds_of
from habeas.reconciliation.sentences import many
from habeas.reconciliation.sides import Ground, Sides
from habeas.vocabulary import Basis, Conflict, Type


def over_cases(ground: Ground) -> Iterator[Sides]:
    """All cases that are made people."""
    yield from _cases_as_people(ground)
    yield from _cases_as_people_taken(ground)


def _cases_as_people(ground: Ground) -> Iterator[Sides]:
    """A number of cases opened that a later report gives as one of people held."""
    opened: dict[int, Happening] = {}
    for h in ground.found:
        for c in h.claims if h.sort is Sort.TAKEN and h.sizes and not h.persons else ():
            if c.said.type is Type.CHARGE and c.actual and not c.persons and c.said.count and group_of(c) == "cases":
                opened.setdefault(c.said.count.low or 0, h)
    stories = ground.stories
    for p in ground.points if opened else ():
        charged = opened.get(p.exact or 0)
        if charged is None or p.series.basis is not Basis.STOCK or acts(p) or (p.exact or 0) < TELLING:
            continue
        cases = tuple(c for c in charged.claims if c.said.count and c.said.count.low == p.exact)
        if cases[0].order < p.claims[0].order and stories.one(cases, p.claims):
            question = f"{cases[0].said.count.text if cases[0].said.count else ''} cases, or so many people held?"
            yield Sides(Conflict.UNIT, (ground.event(charged, Type.CHARGE), p.id), question, cases, p.claims)


def _cases_as_people_taken(ground: Ground) -> Iterator[Sides]:
    """Cases opened, however few, of which a later report makes as many people taken, where others had told of another
    number of people taken."""
    taken = [
        c
        for c in ground.case.claims
        if c.said.type is Type.ARREST and c.actual and not c.persons and c.said.count and (c.said.count.low or 0) > 1
        and group_of(c) != "cases"
    ]  # fmt: skip
    of = {c.id: h for h in ground.found for c in h.claims if c.said.type is Type.CHARGE}
    stories = ground.stories
    for cases in (c for c in ground.case.claims if c.id in of and c.actual and not c.persons and c.said.count):
        if group_of(cases) != "cases" or bounds_of(cases) is None:
            continue
        near = [c for c in taken if abs((c.latest - cases.latest).days) <= CLOSE and c.origin != cases.origin]
        near = [c for c in near if stories.one([cases], [c])]
        as_people = [c for c in near if bounds_of(c) == bounds_of(cases) and c.after(cases)]
        people = [c for c in near if _greater(c, cases) and cases.after(c)]
        if as_people and people:
            question = f"{many(cases.said.count)} cases, or so many people taken?" if cases.said.count else ""
            about = (ground.event(of[cases.id], Type.CHARGE),)
            yield Sides(Conflict.UNIT, about, question, (cases,), (*as_people, *people))


def _greater(c: Claim, than: Claim) -> bool:
    low, high = (n.said.count.low or 0 if n.said.count else 0 for n in (than, c))
    return low < high <= HANDFUL * low
