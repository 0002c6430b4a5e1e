"""The nominative of a name: what a list shows of somebody whom a report names in another case."""

import pytest

from habeas.names import nominative


@pytest.mark.parametrize(
    ("language", "written", "listed"),
    [
        ("ru", "Веру Гальденскую", "Вера Гальденская"),
        ("ru", "Олегом Тучиным", "Олег Тучин"),
        ("ru", "Никиту Дубровского", "Никита Дубровский"),
        ("be", "Пятру Лазавому", "Пятро Лазавы"),
        ("be", "Паўла Лазоўскага", "Павел Лазоўскі"),
        ("uk", "Ганні Лозовій", "Ганна Лозова"),
        ("uk", "Ольгу Дубко", "Ольга Дубко"),
        ("be", "Станіслава Лазоўскага", "Станіслаў Лазоўскі"),
        ("be", "Станіслава Лазейку", "Станіслаў Лазейка"),
        ("ru", "Льва Тучина", "Лев Тучин"),
        ("ru", "Павла Черных", "Павел Черных"),
        ("ru", "Равиля Тучина", "Равиль Тучин"),
        ("ru", "Асель Тучину", "Асель Тучина"),
        ("uk", "Миколу Лазовича", "Микола Лазович"),
    ],
)
def test_a_name_in_another_case_is_listed_in_the_nominative(language: str, written: str, listed: str) -> None:
    """Given name and surname go back together, with the gender that both tell."""
    assert nominative(written, language) == listed


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ru", "Вера Гальденская"),
        ("ru", "Олег Тучин"),
        ("be", "Яўген"),
        ("en", "Vera Haldenskaya"),
        (None, "Веру Гальденскую"),
        ("ru", ""),
        ("ru", "В. Г."),
    ],
)
def test_a_name_that_stands_in_the_nominative_or_tells_nothing_stays(language: str | None, written: str) -> None:
    """Nothing is guessed: in other languages, of initials, and where the case cannot be told, the name stays as written."""
    assert nominative(written, language) == written
