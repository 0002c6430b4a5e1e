"""Origins: whom a statement ultimately comes from."""

import pytest

from habeas.reconciliation import origins
from habeas.reconciliation.origins import anonymous, name

from .tables import Report, findings, material, report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Lumen human rights centre", "Lumen"),
        ("Lumen rights group", "the Lumen Centre"),
        ("Lumen's bulletin", "lumen"),
        ("Ministry of Justice of Oreld", "the Oreld justice ministry"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    """Words for what kind of body it is do not make another source."""
    assert sorted(name(one).split()) == sorted(name(other).split())


@pytest.mark.parametrize("source", ["officials", "rights groups", "sources", "several witnesses", "local media"])
def test_nobody(source: str) -> None:
    """Words that name nobody are no source of their own."""
    assert name(source) == "" or anonymous(source)


def origin_of(*reports: Report) -> list[str]:
    """The origins of all statements of the last report, in order."""
    found = origins(material(reports))
    return [found[s.id] for s in reports[-1].statements]


def test_attribution_leads_to_the_source() -> None:
    """A claim attributed to a group comes from the group, whoever prints it."""
    told = report(
        "Tarn Post", "2025-06-05", ("count_held", "Lumen counts 40.", {"count": "40", "source": "the Lumen group"})
    )
    assert origin_of(told) == ["the Lumen group"]


def test_the_group_is_the_one_named_before() -> None:
    """'The group' in a later sentence is the group that the report named before."""
    told = report(
        "Tarn Post",
        "2025-06-05",
        ("count_held", "Lumen rights group counts 40.", {"count": "40", "source": "Lumen rights group"}),
        ("release", "The group adds that 3 came home.", {"count": "3", "source": "The group"}),
    )
    assert len(set(origin_of(told))) == 1


def test_an_unnamed_witness_is_the_outlets() -> None:
    """Two neighbours without a name are what the outlet heard, not sources apart."""
    told = report(
        "Tarn Post",
        "2025-06-05",
        ("arrest", "Neighbours saw five taken.", {"count": "5", "source": "neighbours"}),
        ("arrest", "A lawyer confirmed five.", {"count": "5", "source": "a lawyer"}),
    )
    assert origin_of(told) == ["Tarn Post", "Tarn Post"]


@pytest.mark.parametrize("credit", ["SARN (Blue Wire) - ", "Oreld. "])
def test_an_agency_credit_names_the_origin(credit: str) -> None:
    """A text that credits an agency comes from the agency."""
    text = credit + "Five were freed." + ("" if "(" in credit else "\n- Tarn Post with Blue Wire")
    told = report("Tarn Post", "2025-06-05", ("release", "Five were freed.", {"count": "5"}), text=text)
    assert origin_of(told) == ["blue wire"]


def test_two_outlets_that_cite_one_group_are_one_origin() -> None:
    """A number that two outlets both have from one group has one origin."""
    rows = [
        ("count_held", f"Lumen counts 40, says paper {n}.", {"count": "40", "source": "Lumen", "date": "2025-06-01"})
        for n in "ab"
    ]
    (count,) = findings("count", report("Tarn Post", "2025-06-05", rows[0]), report("Blue Wire", "2025-06-06", rows[1]))
    assert (count.origins_for, len(count.supporting)) == (1, 2)
