"""Questions about one name, and looking people up by name."""

import pytest

from habeas.names import THRESHOLD, base, fold_for_search, gender, given, is_name, key, keys, matches, surname


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mira Halden", ("Mira", "Halden")),
        ("HALDEN, Mira", ("Mira", "HALDEN")),
        ("Халденов Кирилл Игоревич", ("Кирилл", "Халденов")),
        ("Кирилл Игоревич Халденов", ("Кирилл", "Халденов")),
        ("Халденов К.", ("К.", "Халденов")),
        ("Dr. Kirill P. Haldenov", ("Kirill", "Haldenov")),
        ("Халденова", (None, "Халденова")),
        ("", (None, None)),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: tuple[str | None, str | None]):
    """The given name and the surname are found in any usual order."""
    assert (given(name), surname(name)) == parts


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Вера Халденко", "f"),
        ("Саша Халденская", "f"),
        ("Sasha Haldenski", "m"),
        ("Халденко Саша Игоревна", "f"),
        ("Sasha Haldenko", None),
        ("Mira H", None),
    ],
)
def test_gender_is_told_by_patronymic_given_name_or_surname(name: str, expected: str | None):
    """A gender is given only where a part of the name tells it."""
    assert gender(name) == expected


def test_spellings_share_a_key():
    """Candidates for one person share a key, over scripts, genders' endings and cases."""
    assert key("Kirill Khaldenskiy") == key("Кирилла Халденского") == key("KHALDENSKAYA, Vera")
    assert key("Ihar Zhdan") in keys("Ждана Игоря")
    assert key("Vera") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mira Halden", True),
        ("Л. Халден-Сокол", True),
        ("Mira van Halden", True),
        ("Mar'yana O’Halden", True),
        ("colony No. 9", False),
        ("the court", False),
        ("M. H.", False),
        ("https://halden.example", False),
        ("", False),
    ],
)
def test_what_looks_like_a_name(text: str, expected: bool):
    """Capitalised words of letters look like a name; numbers, addresses and common words do not."""
    assert is_name(text) is expected


@pytest.mark.parametrize(
    "query", ["halden", "Халденская", "Haldenskaja Vera", "вера", "hald", "Халденскую", "Вере Халденской"]
)
def test_search_forgives_spelling_script_and_case(query: str):
    """A query in any script, spelling, case or order, or its beginning, finds the person."""
    assert matches(query, ["Vera Haldenskaya"]) >= THRESHOLD


@pytest.mark.parametrize("query", ["Sokol", "Halina Haldenskaya", "", "Vera Sokol"])
def test_search_does_not_find_others(query: str):
    """A query that names someone else stays below the threshold."""
    assert matches(query, ["Vera Haldenskaya"]) < THRESHOLD


def test_folding_gives_keys_to_look_up():
    """A short form and a full one share the key of their name; a surname's forms share theirs."""
    assert fold_for_search("Маша Халденская") == fold_for_search("Маши Халденской") | fold_for_search("Маша")
    assert "=maria" in fold_for_search("Masha") & fold_for_search("Maria")


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("Веры Халденской", "ru", "Вера Халденская"),
        ("Кириллу Халденову", "ru", "Кирилл Халденов"),
        ("Надежды Петровны Сокол", "ru", "Надежда Петровна Сокол"),
        ("Вольгі Халдэнскай", "be", "Вольга Халдэнская"),
        ("Уладзіміра Халдэнскага", "be", "Уладзімір Халдэнскі"),
        ("Олени Халденської", "uk", "Олена Халденська"),
        ("Володимира Халденка", "uk", "Володимир Халденко"),
        ("Вера Халденская", "ru", "Вера Халденская"),
        ("Vera Haldenskaya", None, "Vera Haldenskaya"),
        ("", None, ""),
    ],
)
def test_the_nominative_is_found(form: str, language: str | None, expected: str):
    """A name in running text is given back in the nominative; one that stands in it already is left alone."""
    assert base(form, language) == expected
