"""Dates are found in text and mean the days the corpus conventions give them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dates import When, find, resolve, timexes

PUBLISHED = date(2025, 9, 17)  # a Wednesday
LANGUAGES = ("en", "ru", "be", "uk", "xx")


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "S"))), st.sampled_from(LANGUAGES), st.dates())
def test_what_is_found_stands_where_it_says(text: str, language: str, anchor: date) -> None:
    """Whatever the text, offsets cut out exactly what was read, and nothing raises."""
    assert all(text[d.start : d.end] == d.when.text for d in find(text, anchor, language))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("11 September 2025", "2025-09-11"),
        ("September 11th, 2025", "2025-09-11"),
        ("Sept. 11", "2025-09-11"),
        ("11 December", "2024-12-11"),
        ("the 4th of September", "2025-09-04"),
        ("2025-09-11", "2025-09-11"),
        ("May 2022", "2022-05"),
        ("December", "2024-12"),
        ("in 2020", "2020"),
        ("late 2020", "2020"),
        ("spring of 2020", "2020"),
        ("on Friday", "2025-09-12"),
        ("on Wednesday", "2025-09-17"),
        ("next Tuesday", "2025-09-23"),
        ("today", "2025-09-17"),
        ("yesterday", "2025-09-16"),
        ("last month", "2025-08"),
        ("last year", "2024"),
        ("3 October last year", "2024-10-03"),
        ("two years ago", "2023"),
        ("the night of 8-9 January", "2025-01-09"),
        ("since 2020", None),
        ("from July to August", None),
        ("20 and 21 August", "2025-08"),
    ],
)
def test_a_date_has_the_value_of_the_conventions(text: str, iso: str | None) -> None:
    """Each form gives the day, month or year that the corpus gives it."""
    assert resolve(text, PUBLISHED).iso == iso


@pytest.mark.parametrize(
    "text", ["They may go.", "52 people", "for four years", "an 11-year term", "He sat in a cell."]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Modal verbs, numbers and lengths of time are no dates."""
    assert find(text, PUBLISHED) == []


def test_a_vague_part_of_a_year_is_a_narrower_interval() -> None:
    """ "Late 2020" is October to December, though its iso is the year."""
    assert resolve("late 2020", None) == When("late 2020", date(2020, 10, 1), date(2020, 12, 31), "2020")


def test_a_date_counts_from_the_one_before_it() -> None:
    """ "Two days later" is counted from the date before in the text."""
    found = find("On 5 May 2021 she was arrested; two days later she was freed.", PUBLISHED)
    assert [d.when.iso for d in found] == ["2021-05-05", "2021-05-07"]


def test_every_expression_of_time_has_its_timex_value() -> None:
    """Dates, times of day, lengths and frequencies have the values of TIMEX3, and stand where they say."""
    text = "On Friday morning, after two years, the annual report for the third quarter of 2024 came; it is weekly now."
    values = [(text[t.start : t.end], t.type, t.value) for t in timexes(text, PUBLISHED)]
    assert values == [
        ("Friday morning", "TIME", "2025-09-12TMO"),
        ("two years", "DURATION", "P2Y"),
        ("annual", "SET", "P1Y"),
        ("the third quarter of 2024", "DATE", "2024-Q3"),
        ("weekly", "SET", "P1W"),
        ("now", "DATE", "PRESENT_REF"),
    ]


@settings(deadline=None)
@given(st.text(), st.dates())
def test_expressions_of_time_never_overlap(text: str, anchor: date) -> None:
    """Whatever the text, what is found is in order, without overlap, within the text."""
    found = timexes(text, anchor)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
