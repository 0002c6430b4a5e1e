"""Numbers of people and lengths of time are read as the corpus conventions say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.quantities import Range, add, counts, number, term, terms, together

LANGUAGES = ("en", "ru", "be", "uk", "xx")


def found(text: str, language: str = "en") -> list[tuple[str, int | None, int | None]]:
    return [(c.value.text, c.value.low, c.value.high) for c in counts(text, language)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("52 prisoners", 52, 52),
        ("over 75 prisoners", 76, None),
        ("at least 27 journalists", 27, None),
        ("about 200 people", 190, 210),
        ("about 550 people", 523, 577),
        ("nearly 1,500 people", 1425, 1500),
        ("60-90 people", 60, 90),
        ("between 60 and 90 people", 60, 90),
        ("several women", 3, 9),
        ("dozens of students", 24, 99),
        ("hundreds of students", 200, 999),
        ("hundreds, if not thousands, of people", 200, 9999),
        ("tens of thousands of people", 20000, 99999),
        ("up to 40 others", None, 40),
        ("fewer than 60 people", None, 59),
        ("a hundred and three people", 103, 103),
        ("1 184 people", 1184, 1184),
        ("1.2 thousand people", 1200, 1200),
        ("300 or so people", 285, 315),
        ("20 or more people", 20, None),
        ("an estimated 18,516 people", 18516, 18516),
        ("an estimated 11,000 people", 10450, 11550),
    ],
)
def test_hedges_become_bounds(text: str, low: int | None, high: int | None) -> None:
    """Each hedge gives the bounds of the corpus conventions."""
    assert [(c.value.low, c.value.high) for c in counts(text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2020",
        "Article 411",
        "colony No. 4",
        "Mira Halden, 54, said",
        "a 54-year-old teacher",
        "for four years",
        "5.5% of voters",
        "fined $300",
        "at 10:30",
        "12 kilometres",
        "11 September",
        "one knows",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    """Years, articles, colonies, ages, terms, money, times and dates are not people."""
    assert found(text) == []


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "S"))), st.sampled_from(LANGUAGES))
def test_what_is_found_stands_where_it_says(text: str, language: str) -> None:
    """Whatever the text, offsets cut out exactly what was read, and nothing raises."""
    assert all(text[c.start : c.end] == c.value.text for c in counts(text, language))
    assert all(text[start:end] == t.text for start, end, t in terms(text, language))


def test_joined_groups_add_up_when_asked() -> None:
    """Two groups joined by "and" are one number on request."""
    text = "Freed were 120 civilians and 270 soldiers."
    assert [c.value for c in together(text, counts(text))] == [Range(390, 390, "120 civilians and 270 soldiers")]


def test_a_rate_says_its_period() -> None:
    """A number "each week" is a rate."""
    assert [c.per for c in counts("They detain 60-90 people each week.")] == ["week"]


def test_open_bounds_stay_open_in_a_sum() -> None:
    """A sum is at least the sum of the lows; one open high leaves it open."""
    assert add([Range(52, 52, "52"), Range(76, None, "over 75")]) == Range(128, None, "52 + over 75")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("four years", 48),
        ("11-year", 132),
        ("eleven years and six months", 138),
        ("15 days", 0.5),
        ("life", None),
        ("14", 168),
        ("seven and a half", 90),
        ("up to 12 years", 144),
        ("five to seven years", None),
    ],
)
def test_terms_are_in_months(text: str, months: float | None) -> None:
    """A month has 30 days and a year 12 months; life and ranges have no length."""
    assert term(text).months == months


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("forty-six", "en", 46),
        ("seventh", "en", 7),
        ("двести сорок", "ru", 240),
        ("п’ятеро", "uk", 5),
        ("life", "en", None),
    ],
)
def test_numbers_are_read_in_words(text: str, language: str, value: float | None) -> None:
    """Digits and number words give the same value."""
    assert number(text, language) == value
