"""Statements and judgements become findings: what the sources together support. Pure: no clock, no input, no output."""

from collections.abc import Iterable

from habeas.memory import undisturbed
from habeas.model import Copy, Finding, Material, Person, digest
from habeas.reconciliation.bargains import deals
from habeas.reconciliation.bases import based
from habeas.reconciliation.claims import Case, prepare
from habeas.reconciliation.copies import copies
from habeas.reconciliation.counts import balances, counts, points
from habeas.reconciliation.crediting import credited
from habeas.reconciliation.custody import custody
from habeas.reconciliation.deals import ties
from habeas.reconciliation.disagreements import disagreements
from habeas.reconciliation.events import events
from habeas.reconciliation.garbling import marked
from habeas.reconciliation.happenings import in_order
from habeas.reconciliation.holdings import ANSWERS, POLICIES, Holding, Holdings, Turn, held, turns
from habeas.reconciliation.named import Named
from habeas.reconciliation.origins import labels, traced
from habeas.reconciliation.people import people
from habeas.reconciliation.phantoms import apart
from habeas.reconciliation.placing import happenings
from habeas.reconciliation.rejections import with_rejected
from habeas.reconciliation.rewrites import rewrites
from habeas.reconciliation.sides import Ground
from habeas.reconciliation.terms import sheets, terms
from habeas.reconciliation.unsaid import grouped
from habeas.reconciliation.weighing import decided
from habeas.vocabulary import Support, Verdict

__all__ = ["ANSWERS", "POLICIES", "Holding", "Holdings", "Turn", "held", "lives", "origins", "reconcile", "turns"]


@undisturbed()
def reconcile(material: Material) -> tuple[Finding, ...]:
    """Every finding of the material, sorted by kind and id; the same material in any order gives the same findings."""
    case = prepare(material)
    related = copies(case.documents, material.alike)
    case = marked(grouped(based(credited(traced(case, related)))))
    shown = labels(case)
    persons = people(case)
    names = {f.value.id: f.value.name for f in persons if isinstance(f.value, Person)}
    met, never = apart(case, happenings(case.claims))
    found = in_order((*met, *never))
    told = events(case, found, names, shown)
    kept_in = custody(case, found, names, shown)
    numbers = points(case)
    tied = ties(case, met)
    named = Named(case, kept_in.spells)
    real = [h for h in found if any(e.happened is not False for e in told.sides_of[h.id])]
    books = balances(numbers, real, named, shown)
    conditions = sheets(found, tied)
    disputed = disagreements(Ground(case, found, told, numbers, tied, conditions, kept_in.clashes, names, shown))
    made = (
        *persons, *told.findings, *told.sums, *kept_in.spells, *counts(numbers, named, shown), *books,
        *deals(tied, found, told, shown), *terms(conditions, told, names, shown), *disputed, *_related(case, related),
        *_rewritten(case, rewrites(case, related)),
    )  # fmt: skip
    return _settled(case, with_rejected(case, made))


@undisturbed()
def lives(material: Material) -> tuple[Finding, ...]:
    """People and their spells in custody alone, as `reconcile` finds them."""
    case = prepare(material)
    case = marked(grouped(based(credited(traced(case, copies(case.documents, material.alike))))))
    persons = people(case)
    names = {f.value.id: f.value.name for f in persons if isinstance(f.value, Person)}
    met, never = apart(case, happenings(case.claims))
    told = custody(case, (*met, *never), names, labels(case))
    return _settled(case, with_rejected(case, (*persons, *told.spells)))


def origins(material: Material) -> dict[str, str]:
    """For each statement the name of whom it ultimately comes from, as written where it was first told."""
    case = prepare(material)
    case = credited(traced(case, copies(case.documents, material.alike)))
    shown = labels(case)
    return {c.id: shown[c.origin] for c in (*case.claims, *case.rejected)}


def _settled(case: Case, made: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as people decided on them, sorted."""
    decisions = {j.subjects[0]: j for j in case.judgements if j.verdict in (Verdict.ACCEPT, Verdict.REJECT)}
    return tuple(sorted((decided(f, decisions) for f in made), key=lambda f: (f.kind, f.id)))


def _related(case: Case, related: Iterable[Copy]) -> Iterable[Finding]:
    """A finding for each pair of documents of which one carries the other's text."""
    for copy in related:
        one, other = _outlets(case, copy)
        how = "rewords" if copy.reworded else "carries"
        reason = f"{other} {how} the text of {one}: {copy.shared:.0%} of the shorter text's word sequences are shared."
        yield _pair(copy, reason)


def _rewritten(case: Case, found: Iterable[Copy]) -> Iterable[Finding]:
    """A finding for each pair of documents of which one tells again, in words of its own, what the other told."""
    for copy in found:
        one, other = _outlets(case, copy)
        yield _pair(copy, f"{other} tells again what {one} told: {copy.shared:.0%} of its statements are there too.")


def _outlets(case: Case, copy: Copy) -> tuple[str, str]:
    one, other = (case.documents[d].outlet or d for d in (copy.original, copy.copy))
    return one, other


def _pair(copy: Copy, reason: str) -> Finding:
    return Finding("d" + digest(copy.original, copy.copy), copy, (), (), 0, 0, Support.REPORTED, reason)
