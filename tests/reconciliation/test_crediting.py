"""Whose number it is, where a report credits only "the Ministry" with it."""

import pytest

from .tables import Report, report, values

TOLD = "Since January the courts have issued 57 warrants."


def credited(outlet: str, told: str = "2025-03-20", number: str = "57", source: str = "The Ministry") -> Report:
    row = (
        "count_detained_total",
        f"{source}'s {number} are warrants, not people.",
        {"count": number, "source": source},
    )
    return report(outlet, told, row)


def of(*reports: Report) -> set[str]:
    return {c.source for c in values("count", *reports)}


def test_the_ministry_is_the_one_that_gave_the_number() -> None:
    """A number of "the Ministry" is that of the ministry whose own report gave it."""
    own = report("Ministry of Justice of Oreld", "2025-03-10", ("count_detained_total", TOLD, {"count": "57"}))
    assert of(own, credited("Lumen")) == {"Ministry of Justice of Oreld"}


def test_a_number_given_after_a_speakers_word_is_hers() -> None:
    """What an agency prints in its own voice behind the ministry's speaker is the ministry's, if others have it from there."""
    rows = (
        ("arrest", "Ivo Talby was detained on 3 March, Justice Ministry spokeswoman Mira Halden said.", "Ivo Talby",
         {"date": "2025-03-03", "source": "Mira Halden"}),
        ("count_detained_total", TOLD, {"count": "57"}),
    )  # fmt: skip
    agency = report("Oreld State News", "2025-03-10", *rows)
    assert of(agency) == {"Oreld State News"}
    assert of(agency, credited("Lumen")) == {"Mira Halden"}


@pytest.mark.parametrize(
    "other",
    [
        credited("Lumen", number="58"),
        credited("Lumen", told="2025-03-09"),
        credited("Lumen", told="2026-09-09"),
        credited("Lumen", source="The Prosecutor"),
    ],
)
def test_another_number_time_or_body_leads_nowhere(other: Report) -> None:
    """Another number, one told before, long after or of another kind of body stays where it is."""
    own = report("Ministry of Justice of Oreld", "2025-03-10", ("count_detained_total", TOLD, {"count": "57"}))
    assert len(of(own, other)) == 2


@pytest.mark.parametrize("source", ["relatives", "her colleagues", "lawyers"])
def test_who_stands_apart_from_the_state_gives_a_number_of_their_own(source: str) -> None:
    """A number that relatives or lawyers give is not led to the ministry that gave the same before."""
    own = report("Ministry of Justice of Oreld", "2025-03-10", ("count_detained_total", TOLD, {"count": "57"}))
    told = (
        "count_detained_total",
        f"57 people were taken since January, {source} said.",
        {"count": "57", "source": source},
    )
    assert len(of(own, report("Lumen", "2025-03-20", told))) == 2
