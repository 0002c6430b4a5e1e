"""Statements and judgements become findings: what the sources together support. Pure: no clock, no input, no output."""

from habeas.model import Finding, Material, Person
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.copies import copies
from habeas.reconciliation.custody import custody
from habeas.reconciliation.events import events
from habeas.reconciliation.happenings import happenings
from habeas.reconciliation.holdings import POLICIES, Holding, held
from habeas.reconciliation.origins import labels, traced
from habeas.reconciliation.people import people

__all__ = ["POLICIES", "Holding", "held", "reconcile"]


def reconcile(material: Material) -> tuple[Finding, ...]:
    """Every finding of the material, sorted by kind and id; the same material in any order gives the same findings."""
    case = prepare(material)
    related = copies(case.documents)
    case = traced(case, related)
    shown = labels(case)
    persons = people(case)
    names = {f.value.id: f.value.name for f in persons if isinstance(f.value, Person)}
    found = happenings(case, case.claims)
    told = events(case, found, names, shown)
    spells = custody(case, found, names, shown)
    return tuple(sorted((*persons, *told.findings, *told.sums, *spells.spells), key=lambda f: (f.kind, f.id)))
