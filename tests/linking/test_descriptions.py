"""What a report says of somebody where it names them."""

import re

import pytest

from habeas.linking.descriptions import Description, descriptions, gender


@pytest.mark.parametrize(
    ("text", "callings", "age", "home"),
    [
        ("Welder Mira Halden, 49, of Lozna, was freed.", ("Welder",), 49, "Lozna"),
        ("They held the history teacher Mira Halden (24).", ("history teacher",), 24, None),
        ("Mira Halden of Lozna is free.", (), None, "Lozna"),
        ("Mira Halden, mother of two from Lozna, is free.", (), None, "Lozna"),
        ("Mira Halden, wife of the jailed editor, was held.", (), None, None),
        ("Mira Halden, the editor's sister, was held.", (), None, None),
        ("Mira Halden, history teacher sentenced to nine years, stayed.", ("history teacher",), None, None),
        ("The Mira Halden freed on Monday is the nurse, 31, of Sarny.", ("nurse",), 31, "Sarny"),
        ("Mira Halden, who taught history in Lozna, is free.", ("taught history in Lozna",), None, None),
        ("Lozna history teacher Mira Halden, arrested in May, is free.", ("Lozna history teacher",), None, None),
        ("They freed Lozna history teacher Mira Halden.", ("Lozna history teacher",), None, "Lozna"),
        ("Mira Halden, who is 70, was told to pack.", (), 70, None),
        ("A 33-year-old engineer Mira Halden left.", ("engineer",), 33, None),
        ("Журналистка Mira Halden, 33 года, из Лозны, на свободе.", ("Журналистка",), 33, "Лозны"),
        ("Mira Halden, nurse Vera Sokal and Oren Talby left.", (), None, None),
        ("Mira Halden, said the court, was freed.", (), None, None),
        ("Mira Halden left on 3 May.", (), None, None),
        ("Mira Halden, a law student jailed over a march in Lozna last May, was let go.", ("law student",), None, None),
        ("They took the driver of the choir's bus, Mira Halden, and others.", ("driver",), None, None),
        ("They thanked the driver of the bus, Mira Halden said.", (), None, None),
        ("Mira Halden of the law faculty left.", ("of the law faculty",), None, None),
        ("Mira Halden, слесарь Иво Талби и сварщик Орен Сокол дома.", (), None, None),
        ("Mira Halden, 47, из СИЗО.", (), 47, None),
        ("They took the choir's pianist, another Mira Halden, 52.", ("choir's pianist",), 52, None),
        ("The Mira Halden who came home on Monday is a Lozna driver.", ("Lozna driver",), None, None),
        ("The Mira Halden who was let out in May keeps bees and is 61.", (), 61, None),
        ("Mira Halden met Ivo Talby, who keeps bees and is 61.", (), None, None),
        ("Vera Sokal | Lozna | by the service\nMira Halden | welder | 4 March", ("welder",), None, None),
        ("Mira Halden the baker, 52, was freed.", ("baker",), 52, None),
        ("His wife told Mira Halden the baker had been taken.", (), None, None),
        ("Mira Halden, the baker: alive, in a ward.", ("baker",), None, None),
        ("Mira Halden, a 58-year-old welder from Lozna, died.", ("58-year-old welder from Lozna",), 58, "Lozna"),
        (
            "Mira Halden, 31, the welder who passed the samples of the silt to the press and has been held since 9 August.",
            ("welder",),
            31,
            None,
        ),
    ],
)
def test_calling_age_and_home_are_read_beside_the_name(
    text: str, callings: tuple[str, ...], age: int | None, home: str | None
):
    """An apposition before or after the name gives what somebody is, how old, and where from; a list gives nothing."""
    start = text.index("Mira Halden")
    (found,) = descriptions(text, [(start, start + len("Mira Halden"))])
    assert found == Description(callings, age, home)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Миру Халден задержали. Мире Халден 47 лет.", 47), ("Міры Халден было 47 гадоў.", 47),
        ("Суд дал Мире Халден 12 лет.", None), ("Мире Халден 15 лет строгого режима.", None),
        ("Прокурор запросил Мире Халден 12 лет.", None), ("Мира Халден 20 лет назад жила в Лозне.", None),
        ("Мира Халден задержана. Ей 45 лет.", 45), ("Мира Халден задержана. Ей 15 суток дали.", None),
        ("Мира Халден задержана. Ей 12 лет грозит.", None),
    ],
)  # fmt: skip
def test_years_that_a_court_gives_are_no_age(text: str, age: int | None):
    """Behind a name, and behind the pronoun that begins the next sentence."""
    spans = [m.span() for m in re.finditer(r"Ми?і?р\w+ Халден", text)]
    assert next((d.age for d in descriptions(text, spans) if d.age), None) == age


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A. Halden got nine years. His accomplice got five.", "m"),
        ("A. Halden said she would not sign.", "f"),
        ("A. Halden and Oren Talby were led past his mother.", None),
        ("A. Halden got nine years. The court gave her no reason.", None),
        ("A. Halden, a lecturer, got off behind her. Nobody spoke.", None),
        ("A. Halden walked past her mother.", "f"),
        ("A. Halden lost his case. The other A. Halden lost hers.", None),
    ],
)
def test_a_pronoun_after_the_name_tells_man_or_woman(text: str, told: str | None):
    """The first pronoun counts where nobody else is named before it; two that differ tell nothing."""
    spans = [(i, i + 9) for i in range(len(text)) if text.startswith("A. Halden", i)]
    assert gender(text, spans) == told
