"""The day of what is told: that of its own occasion, not of what merely stands beside it."""

from datetime import UTC, datetime

import pytest

from habeas.dates import When
from habeas.extraction import Extractor, load
from habeas.model import Document, Statement


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load()


def told(extractor: Extractor, text: str, type_: str) -> list[Statement]:
    """What a report of 21 December 2023 tells of that type, in order."""
    published = When("21 December 2023", datetime(2023, 12, 21).date(), datetime(2023, 12, 21).date(), "2023-12-21")
    document = Document(
        "d1", "0" * 64, text, "t.txt", datetime(2023, 12, 22, tzinfo=UTC), published=published, language="en"
    )
    return [s for s in extractor.extract(document).statements if s.type.value == type_]


def days(found: list[Statement]) -> list[str | None]:
    return [s.date.iso if s.date else None for s in found]


def test_many_freed_since_a_month_keep_those_words(extractor: Extractor) -> None:
    """A total since March is of no day, and of no other occasion's day."""
    text = "Nine people were freed from prison on 2 December 2023. Forty-two people have been freed since March."
    nine, many = told(extractor, text, "release")
    assert nine.date and nine.date.iso == "2023-12-02"
    assert many.date and (many.date.text, many.date.first) == ("since March", None)


def test_what_came_before_a_day_is_not_of_that_day(extractor: Extractor) -> None:
    """A pardon ahead of a holiday has not the holiday's date; announced as done, it is done."""
    text = "Ahead of 31 December the president has pardoned another 31 prisoners, Oren Talby announced."
    (pardon,) = told(extractor, text, "pardon")
    assert (pardon.date, pardon.modality.value) == (None, "actual")


def test_those_named_among_a_number_are_of_its_day(extractor: Extractor) -> None:
    """ "Among the fourteen are" takes up the fourteen, whatever day stands at the head of the entry."""
    text = (
        "1 December 2023.\n\nOn 25 November police arrested fourteen people in Lowmark. Among the fourteen are the "
        "teacher Mira Halden, the nurse Anna Reves and the driver Oren Talby."
    )
    assert set(days(told(extractor, text, "arrest"))) == {"2023-11-25"}


def test_the_parts_of_a_total_are_no_occasion_of_what_follows(extractor: Extractor) -> None:
    """Those pardoned now are not of the month with which a sum ends."""
    text = (
        "The president has pardoned 31 prisoners on 20 December 2023. In all 77 people have been freed this year: 17 in "
        "March, 25 in July, four in October and now 31. Among those pardoned are Mira Halden and Oren Talby."
    )
    assert days([s for s in told(extractor, text, "pardon") if s.persons]) == ["2023-12-20"]


def test_who_remains_inside_has_no_day_of_arrest(extractor: Extractor) -> None:
    """What goes on began on some other day than that at the head of the entry."""
    text = "1 December 2023.\n\nOren Talby was freed from prison. Mira Halden, who is 60, remains in remand prison."
    assert days(told(extractor, text, "arrest")) == [None]


def test_two_ages_are_two_people(extractor: Extractor) -> None:
    """What is told of two people of one name, told apart by their ages, is told twice."""
    text = (
        "The Mira Halden freed in November is the nurse from Lozna, 31, held since August 2023. Mira Halden of Lowmark, "
        "who is 60, remains in remand prison."
    )
    assert len(told(extractor, text, "arrest")) == 2


def test_who_is_still_held_was_not_taken_on_somebody_elses_day(extractor: Extractor) -> None:
    """ "Her husband is still being held" has no day, though hers stands just before it."""
    text = (
        "Mira Halden was arrested in March 2022 and sentenced to six years. Her husband, Viktar, is still being held."
    )
    found = told(extractor, text, "arrest")
    assert [(s.persons, s.date and s.date.iso) for s in found] == [(("Mira Halden",), "2022-03"), (("Viktar",), None)]


def test_a_detention_that_is_extended_did_not_begin_then(extractor: Extractor) -> None:
    """Nor on the day on which somebody told of before was taken."""
    text = "Ivo Verik was arrested at home on 22 July 2023. The court also extended the detention of Mira Halden."
    assert days(told(extractor, text, "arrest")) == ["2023-07-22", None]
