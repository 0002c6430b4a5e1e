"""The words of lists, tables and cards: what each language's file may hold, and how a phrase is found."""

import re
from importlib.resources import files

import pytest

from habeas.extraction.wordlists import layout, layouts

_ENGLISH = files("habeas.extraction").joinpath("layouts", "en.toml").read_text("utf-8")
EXPLAINED = {name for line in re.findall(r"^#   (.*)", _ENGLISH, re.MULTILINE) for name in re.findall(r"\w+", line)}
"""The names that the head of the English file explains."""


@pytest.mark.parametrize("language", sorted(layouts()))
def test_a_language_has_words_under_names_that_english_explains(language: str) -> None:
    """A name that is asked for nowhere, or misspelt, would be silence."""
    assert set(layouts()[language]) <= EXPLAINED
    assert all(isinstance(words, str) and words.strip() for words in layouts()[language].values())


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("of_prison", "Imprisoned in Sorna", "Imprisoned"),  # letters on both sides
        ("charge", "СТАТЬЯ", "СТАТЬЯ"),
        ("held", "осуждённый", "осуждённый"),  # with ё, or е
        ("no_punishment", "срок: до 7 лет", "до 7"),  # a digit
        ("arrest", "arresting officer", None),  # whole words
    ],
)
def test_words_are_found_whole_and_in_any_case(name: str, text: str, found: str | None) -> None:
    """With letters only where a star stands for them."""
    said = layout(name).search(text)
    assert (said and said.group()) == found
