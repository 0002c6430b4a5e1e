"""Who is who: one finding for each human being that the mentions judged to be the same describe."""

from collections import Counter
from collections.abc import Sequence

from habeas import names
from habeas.model import Finding, Mention, Person, digest
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.weighing import said_of, weighed
from habeas.vocabulary import Support, Verdict


def people(case: Case) -> tuple[Finding, ...]:
    """One finding for each person, with every statement that names them."""
    claims: dict[str, list[Claim]] = {}
    for c in case.claims:
        for person in c.persons:
            claims.setdefault(person, []).append(c)
    unsure = {i for j in case.judgements if j.verdict is Verdict.UNSURE for i in j.subjects}
    return tuple(_person(id_, group, claims.get(id_, []), unsure, case) for id_, group in sorted(case.people.items()))


def _person(id_: str, group: Sequence[Mention], claims: Sequence[Claim], unsure: set[str], case: Case) -> Finding:
    listed = [names.nominative(m.name, case.documents[m.document].language) for m in group]
    value = Person(
        id=id_,
        name=best_name(listed),
        names=tuple(sorted({*listed, *(form for m in group for form in (m.name, *m.forms))})),
        mentions=tuple(m.id for m in group),
        role=_commonest([m.role for m in group if m.role]),
    )
    reports = len({m.document for m in group})
    named = "one report names" if reports == 1 else f"{reports} reports name"
    spelt = f" in {len({m.name for m in group})} spellings" if len({m.name for m in group}) > 1 else ""
    doubt = "; whether some mentions are of another person is undecided" if unsure & {m.id for m in group} else ""
    finding = weighed(id_, value, claims, (), "")
    support = Support.REPORTED if not claims else finding.support
    reason = f"{named[:1].upper()}{named[1:]} {value.name}{spelt}, from {said_of(max(finding.origins_for, 1))}{doubt}."
    return Finding("n" + digest(id_), value, finding.supporting, (), finding.origins_for, 0, support, reason)


def best_name(written: Sequence[str]) -> str:
    """The name to show: the most frequent among those with the most parts spelt out, the first in order of equals.

    >>> best_name(["M. Halden", "Mira Halden", "Mira Halden", "Myra Halden", "Halden"])
    'Mira Halden'
    """
    often = Counter(written)
    return min(often, key=lambda name: (-min(_parts(name), 2), -often[name], -_parts(name), name))


def _parts(name: str) -> int:
    """Parts of the name that are more than an initial."""
    return sum(len(part.rstrip(".")) > 1 for part in name.split())


def _commonest(values: Sequence[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None
