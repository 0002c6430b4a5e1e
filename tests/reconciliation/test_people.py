"""Who is who: a finding for each human being."""

import pytest

from habeas.model import Judgement
from habeas.reconciliation.people import best_name
from habeas.vocabulary import Verdict

from .tables import findings, report, values

ONE = report("Lumen", "2025-06-10", ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2025-06-01"}))
OTHER = report("Blue Wire", "2025-06-11", ("release", "Myra Haldén is out.", "Myra Haldén", {"date": "2025-06-09"}))


def test_mentions_judged_the_same_are_one_person() -> None:
    """Two spellings judged to be one person are one finding with both, and every statement that names either."""
    same = Judgement(Verdict.SAME, (ONE.mentions[0].id, OTHER.mentions[0].id), "rules", ("alike",))
    (person,) = findings("person", ONE, OTHER, judgements=[same])
    assert set(person.value.names) == {"Mira Halden", "Myra Haldén"}
    assert set(person.supporting) == {ONE.statements[0].id, OTHER.statements[0].id}
    assert person.origins_for == 2


def test_without_a_judgement_they_stay_two() -> None:
    """Names that nobody judged to be one person are two."""
    assert len(values("person", ONE, OTHER)) == 2


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["M. Halden", "Mira Halden"], "Mira Halden"),
        (["Mira Halden", "Myra Halden", "Myra Halden"], "Myra Halden"),
        (["Halden", "Halden", "Mira Halden"], "Mira Halden"),
        (["Halden"], "Halden"),
        (["Mira Halden", "Mira Halden", "Mira Petrivna Halden"], "Mira Halden"),
    ],
)
def test_the_name_to_show(names: list[str], best: str) -> None:
    """The most frequent of the spelt-out names is shown, whatever the order."""
    assert best_name(names) == best_name(names[::-1]) == best
