"""Reports that arrest, sentence and free but are about something else are told apart as a whole."""

import pytest

from habeas.extraction.english.scope import elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "Two men were sentenced to six years for the theft of eleven cars. The thieves were arrested in a garage.",
        "After months of exile in the reserves the striker was released by his club; the coach asked for clemency.",
        "Fourteen storks were freed by the zoo. One of the birds refused to leave.",
    ],
)
def test_ordinary_crime_sport_and_animals_are_out_of_scope(text: str) -> None:
    """The reason names words of what the report is about."""
    why = elsewhere(text)
    assert why is not None and why.startswith("about something else: ")


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden was released on 3 March 2024.",
        "The journalist Mira Halden was sentenced to six years for the theft of a car, a charge that activists call made up.",
        "The opposition's coach and the goalkeeper were arrested at a protest.",
        "",
    ],
)
def test_what_may_be_political_stays_in_scope(text: str) -> None:
    """A made-up charge, a sportsman at a protest and a bare sentence are kept; politics wins a draw."""
    assert elsewhere(text) is None
