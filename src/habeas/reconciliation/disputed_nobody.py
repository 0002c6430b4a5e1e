"""What is denied of everybody ("no one refused") where others tell it of somebody by name."""

from collections import defaultdict
from collections.abc import Iterator

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.disputed_treatment import of_one_place
from habeas.reconciliation.happenings import Sort, sort_of
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.outcomes import dated
from habeas.reconciliation.sentences import on
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.topics import speaks_of

ASKED = {
    Sort.TAKEN: "Was {} taken into custody{}?", Sort.JUDGED: "Was {} sentenced{}?", Sort.FREED: "Was {} let out{}?",
    Sort.MOVED: "Was {} moved{}?", Sort.RETAKEN: "Was {} taken again{}?", Sort.REFUSED: "Did {} refuse{}?",
    Sort.DIED: "Did {} die in custody{}?", Sort.FLED: "Is {} in exile{}?",
    Sort.RECOGNISED: "Was {} recognised as a political prisoner{}?",
}  # fmt: skip
"""What is asked where one tells that it happened to somebody and another denies it."""
NOBODY = (Sort.REFUSED, Sort.DIED)
"""What is denied at large: that anybody did so."""
SOON = 7
"""Days after it was told of somebody within which it is denied of everybody."""


def asked(ground: Ground, sort: Sort | None, person: str, day: str) -> str:
    """The question whether it happened to that person, on the day that is told."""
    question = ASKED.get(sort, "Did it happen to {}{}?") if sort else "Did it happen to {}{}?"
    return question.format(ground.names.get(person, person), day)


def over_nobody(ground: Ground) -> Iterator[Sides]:
    """That nobody refused, or died, told soon after others told it of somebody by name, and not of another place."""
    of = {c.id: h for h in ground.found if h.sort in NOBODY for c in h.claims if c.actual and c.persons}
    told: dict[Sort, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.id in of:
            told[of[c.id].sort].append(c)
    for c in ground.case.claims if told else ():
        sort = sort_of(c)
        if not c.negative or sort not in NOBODY or c.persons or c.said.count or not speaks_of("nobody", c.said.quote):
            continue
        others = [o for o in told[sort] if o.origin != c.origin and o.document.id != c.document.id]
        lately = [o for o in others if 0 <= (c.latest - o.latest).days <= SOON and c.after(o)]
        near = [o for o in lately if of_one_place(o, c)]
        one = [o for o in near if of[o.id] is of[near[-1].id]]
        if one:
            about = (ground.event(of[one[0].id], one[0].said.type),)
            question = asked(ground, sort, one[0].persons[0], on(dated(one)))
            yield Sides(kind_of(Differs.WHETHER, Two(one, (c,))), about, question, tuple(one), (c,))
