"""The turns of a person's custody give on every day what `held` gives."""

from datetime import date, timedelta

from habeas.dates import When
from habeas.model import Finding, Person, Spell
from habeas.reconciliation import POLICIES, held, turns
from habeas.vocabulary import Status, Support


def _spell(position: int, status: Status, since: When | None, origins: int) -> Finding:
    value = Spell("p1", status, since, None, position=position, begun_by=date(2021, 6, 1 + 20 * position))
    return Finding(f"f{position}", value, (), (), origins, 0, Support.REPORTED, "")


def test_turns_agree_with_held_on_every_day() -> None:
    """Whatever day and policy is asked for, the one turn that covers it says what working it out says."""
    may = When("in May", date(2021, 5, 1), date(2021, 5, 31))
    found = [
        Finding("f", Person("p1", "Mira Halden", ("Mira Halden",), ()), (), (), 1, 0, Support.REPORTED, ""),
        _spell(0, Status.DETAINED, may, 1),
        _spell(1, Status.RELEASED, None, 2),
    ]
    told = list(turns(found))
    for policy in POLICIES:
        for n in range(0, 120, 3):
            day = date(2021, 4, 1) + timedelta(days=n)
            (covering,) = [t for t in told if t.policy == policy and t.first <= day and (not t.over or day < t.over)]
            assert (covering.holding,) == held(found, day, policy)
