"""Countries and places as reports name them."""

import pytest

from habeas.places import country, same_place, town


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Belarus", "by"),
        ("the Belarusian authorities", "by"),
        ("a US envoy", "us"),
        ("U.S. officials", "us"),
        ("they told us", None),
        ("Poles and Lithuanians", "pl"),
        ("в Польше", "pl"),
        ("литовского министерства", "lt"),
        ("у Беларусі", "by"),
        ("з України", "ua"),
        ("Соединённых Штатов", "us"),
        ("North Korea", "kp"),
        ("New Delhi", "in"),
        ("Grodno", "by"),
        ("в Дании", "dk"),
        ("на Кубе", "cu"),
        ("рускага ўрада", "ru"),
        ("уголовное дело", None),
        ("в деле о беспорядках", None),
        ("данные о Данияре", None),
        ("Lozna", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names_people_and_towns(text: str, code: str | None):
    """A country's name, adjective, people, capital or town gives its code, in four languages and their cases."""
    assert country(text) == code


def test_a_town_is_known_in_its_spellings():
    """The Belarusian and the Russian name of a town, in either script and in any case, are one town."""
    assert town("Zhodino") == town("Жодзіна") == town("в Жодино") == "zhodzina"
    assert town("Belarus") is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Hrodna prison No. 1", "Гродно", True),
        ("Minsk", "Brest", False),
        ("Minsk", "Belarus", False),
        ("Belarus", "Белоруссия", True),
        ("the town of Lozna", "Lozna", True),
        ("Lozna colony No. 2", "Sarny colony No. 2", False),
        ("colony No. 2", "colony No. 2", False),
    ],
)
def test_one_place_or_two(a: str, b: str, expected: bool):
    """Two texts name one place when town or country is the same, or the proper words are; a kind of place is none."""
    assert same_place(a, b) is expected
