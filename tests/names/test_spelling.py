"""One spelling for all scripts."""

import pytest

from habeas.names import spelling
from habeas.names.inflection import surname_nominatives


@pytest.mark.parametrize(
    ("forms"),
    [
        ("Халдзейка", "Chaldziejka", "Khaldzeika"),
        ("Жаўранкоў", "Žaŭrankoŭ", "Zhaurankou"),
        ("Щебетов", "Shchebetov", "Szczebietow"),
        ("Мария", "Maria", "Maryia", "Марія", "Марыя"),
        ("Уладзімір", "Uladzimir", "Vladimir", "Владимир"),
    ],
)
def test_spellings_sound_alike(forms: tuple[str, ...]):
    """The spellings of one name in several scripts and romanisations are close in sound."""
    first, *others = (spelling.sounds(f) for f in forms)
    assert min(spelling.closeness(first, other) for other in others) > 0.9


def test_other_names_do_not_sound_alike():
    """Names of other people are far from each other."""
    assert spelling.closeness(spelling.sounds("Халдеев"), spelling.sounds("Соколов")) < 0.3


def test_a_form_can_have_several_nominatives():
    """All declensions that could have made a form are given, the longest ending first."""
    assert [tuple(n) for n in surname_nominatives("Халденой", "ru")] == [
        ("Халденая", "f"),
        ("Халдена", None),
    ]
