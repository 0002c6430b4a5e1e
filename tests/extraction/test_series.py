"""Numbers told in a row of countries with one telling. All figures are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import stated


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 1 June 2025 states."""
    return stated(extractor, text, date(2025, 6, 1))


ROWS = [
    ("Ten of the prisoners were taken to Russia, 13 to Germany and three to Iran.", Type.TRANSFER, [10, 13, 3]),
    ("Norland holds 44 political prisoners, Myanmar 43 and Iran 28.", Type.COUNT_HELD, [44, 43, 28]),
    (
        "Norland holds 47 journalists in prison, followed by Turkey (37) and Egypt (27).",
        Type.COUNT_HELD,
        [47, 37, 27],
    ),
]


@pytest.mark.parametrize(("text", "type_", "sizes"), ROWS, ids=[t for t, _, _ in ROWS])
def test_each_number_of_a_row_of_countries_is_told(
    extractor: Extractor, text: str, type_: Type, sizes: list[int]
) -> None:
    """The verb said of the first number holds for those that stand with a country each."""
    made = read(extractor, text)
    assert [s.count.low for s in made if s.type is type_ and s.count is not None] == sizes


NO_ROWS = [
    "Norland holds 44 political prisoners, most of them older than 30.",
    "Norland holds 44 political prisoners, and the envoy spent 12 days in Germany.",
    "Ten were taken to Russia from prison, and Germany gave shelter to 13 orphans.",
]


@pytest.mark.parametrize("text", NO_ROWS)
def test_a_number_with_words_of_its_own_is_no_part_of_a_row(extractor: Extractor, text: str) -> None:
    """Where a number is told of something else, nothing is carried over to it."""
    assert all(s.by != "ledger.en/series" for s in read(extractor, text))


def test_a_number_of_a_row_is_of_its_country(extractor: Extractor) -> None:
    """Each number goes with the country beside it."""
    made = read(extractor, "Norland holds 44 political prisoners, Myanmar 43 and Iran 28.")
    assert {(s.count.low, s.place) for s in made if s.count and s.by == "ledger.en/series"} == {
        (43, "Myanmar"), (28, "Iran"),
    }  # fmt: skip


def test_the_day_of_an_event_is_not_that_of_those_held_since(extractor: Extractor) -> None:
    """How many are held is told for now, not for the day of the vote since which they were taken."""
    made = read(extractor, "On record 210 political prisoners are in detention since the vote of 7 November.")
    assert [s.date for s in made if s.type is Type.COUNT_HELD] == [None]


def test_a_state_that_holds_none_says_so(extractor: Extractor) -> None:
    """That there are no political prisoners is told as denied, with its source."""
    made = read(extractor, "The ministry says that there are no political prisoners in Norland.")
    assert [(s.type, s.modality, s.source) for s in made] == [(Type.COUNT_HELD, Modality.DENIED, "The ministry")]


def test_life_that_a_prosecutor_sought_was_not_given(extractor: Extractor) -> None:
    """Life in prison asked for is no sentence."""
    made = read(extractor, "The prosecutor had sought life for Mira Halden.")
    assert [(s.type, s.modality, s.persons) for s in made] == [(Type.SENTENCE, Modality.CALLED_FOR, ("Mira Halden",))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The group counts 210 political prisoners. All figures are as of 1 March 2024.", ["2024-03-01"]),
        ("The group counted 210 political prisoners on 3 May 2023. All figures are as of 1 March 2024.", ["2023-05-03"]),
        ("The group counts 210 political prisoners. Two of the figures are wrong.", [None]),
    ],
)  # fmt: skip
def test_numbers_have_the_day_told_behind_them(extractor: Extractor, text: str, days: list[str | None]) -> None:
    """A sentence that says of which day figures are dates those of the sentence before that have no day of their own."""
    made = read(extractor, text)
    assert [s.date and s.date.iso for s in made if s.type is Type.COUNT_HELD] == days
