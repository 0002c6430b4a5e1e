"""Numbers in digits and in words have one value."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.numerals import ordinal, pattern, plain, read

LANGUAGES = ("en", "ru", "be", "uk", "es", "pt", "xx")


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,184", "en", 1184),
        ("1 184", "en", 1184),
        ("1.2 thousand", "en", 1200),
        ("6½", "en", 6.5),
        ("a hundred and three", "en", 103),
        ("twenty-two", "en", 22),
        ("two dozen", "en", 24),
        ("half a million", "en", 500_000),
        ("eight and a half", "en", 8.5),
        ("триста двенадцать", "ru", 312),
        ("2,5", "ru", 2.5),
        ("33 тысячи", "ru", 33_000),
        ("шасцю", "be", 6),
        ("дев’ять", "uk", 9),
        ("1.010", "es", 1010),
        ("1,010", "es", 1010),
        ("2,5 millones", "es", 2_500_000),
        ("mil doscientos cuarenta y dos", "es", 1242),
        ("cento e vinte e três", "pt", 123),
        ("3.500", "pt", 3500),
        ("life", "en", None),
        ("", "en", None),
    ],
)
def test_a_number_is_read(text: str, language: str, value: float | None) -> None:
    """Digits with any separator, fractions and number words in any case are read; other words are no number."""
    assert read(text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("ninth", "en", 9), ("twenty-eighth", "en", 28), ("3rd", "en", 3), ("девятого", "ru", 9), ("nine", "en", None)],
)
def test_an_ordinal_is_read(text: str, language: str, value: int | None) -> None:
    """Ordinals in digits or words have the number they name."""
    assert ordinal(text, language) == value


@given(st.integers(0, 999_999_999))
def test_digits_with_commas_are_the_same_number(value: int) -> None:
    """Thousands separators change nothing."""
    assert read(f"{value:,}") == value


@settings(deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES))
def test_what_the_pattern_matches_can_be_read(text: str, language: str) -> None:
    """Whatever the text, what looks like a number is nothing or has a value, and nothing raises."""
    for found in re.finditer(rf"(?<!\w){pattern(language)}", plain(text)):
        assert read(found.group(), language) is not None
