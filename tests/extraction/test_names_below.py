"""Names in a list under a line that says what they are named for. All people are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.vocabulary import Type
from tests.extraction.conftest import stated


def listed(extractor: Extractor, text: str) -> list[tuple[Type, tuple[str, ...], str | None]]:
    """What is told of two people or more, with its day, in a report published on 1 October 2025."""
    made = stated(extractor, text, date(2025, 10, 1))
    for s in made:
        assert s.quote == text[s.start : s.end]
    return [(s.type, s.persons, s.date.iso if s.date else None) for s in made if len(s.persons) > 1]


NAMES = "\n- Mira Halden, 52, night baker;\n- his wife Olga Talby, head of the choir;\n- Irina Brod, clerk."


def test_those_listed_below_are_told_of(extractor: Extractor) -> None:
    """On the day of the line above."""
    text = "Thirty-one people were led out of the Sports Palace by police on 23 May:" + NAMES
    assert listed(extractor, text) == [(Type.ARREST, ("Mira Halden", "Olga Talby", "Irina Brod"), "2025-05-23")]


def test_a_line_may_tell_by_its_words_alone(extractor: Extractor) -> None:
    """ "The register of those freed"."""
    text = "Political prisoners. Extract from the register of those freed:" + NAMES
    assert listed(extractor, text) == [(Type.RELEASE, ("Mira Halden", "Olga Talby", "Irina Brod"), None)]


OTHERS = [
    "The deputies asked for the release of three political prisoners:",
    "Three political prisoners were not freed on Monday:",
    "Doctors who treat political prisoners:",
    "Lawyers of the political prisoners freed:",
    "The judges who sentenced those freed:",
    "Missing from those freed:",
    "Three political prisoners were freed on Monday, but not these:",
    "Three political prisoners were freed on Monday with the help of these people:",
    "Three people were arrested on Monday on the orders of:",
]


def test_those_still_inside_are_held_and_not_freed(extractor: Extractor) -> None:
    """Whatever the line above tells of others."""
    made = listed(extractor, "Three political prisoners were freed on Monday; still in prison are:" + NAMES)
    assert made == [(Type.ARREST, ("Mira Halden", "Olga Talby", "Irina Brod"), None)]


@pytest.mark.parametrize("lead", OTHERS)
def test_what_is_no_fact_is_told_of_nobody_below(extractor: Extractor, lead: str) -> None:
    """Nor what the line above does not tell at all."""
    assert listed(extractor, lead + NAMES) == []


def test_an_entry_may_say_that_it_is_not_so(extractor: Extractor) -> None:
    """What it says of its own name alone counts."""
    back, inside = (
        "\n- Lena Brod (refused to leave and was sent back to prison)",
        "\n- Ivo Venn, who is still in prison",
    )
    freed = "\n- Mira Halden, whose husband Ivo Venn is still in prison\n- Irina Talby"
    assert listed(extractor, "Those freed:" + freed + back) == [
        (Type.RELEASE, ("Mira Halden", "Irina Talby"), None),
    ]
    assert listed(extractor, "Three political prisoners were freed on Monday:" + back + inside) == []
    assert listed(extractor, "Those arrested:" + back + "\n- Ivo Venn, driver") == [
        (Type.ARREST, ("Lena Brod", "Ivo Venn"), None)
    ]
