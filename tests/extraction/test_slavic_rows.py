"""Terms told in rows, in the unit told first, and the day of the sentence that sets the scene, in three languages."""

import pytest

from habeas.vocabulary import Type
from tests.extraction.conftest import read

ROWS = [
    ("ru", "Девять лет колонии Павлу Дубровину, четыре года скрипачу Олегу Тучину, три — студентке Вере Гальденской.", [108, 48, 36]),
    ("be", "Шэсць гадоў Паўлу Дубровіну, пяць Алегу Тучыну, чатыры Веры Гальдэнскай: суддзя агучыў прысуд.", [72, 60, 48]),
    ("uk", "Дев'ять років колонії Павлові Дубровіну, чотири — Олегові Тучину: такі вироки оголосив суд.", [108, 48]),
    ("ru", "Павел Дубровин получил десять суток, студент Олег Тучин — пятнадцать.", [0.33, 0.5]),
    ("uk", "Павло Дубровін отримав десять діб арешту, студент Олег Тучин — п'ятнадцять.", [0.33, 0.5]),
    ("be", "Павел Дубровін атрымаў дзесяць сутак арышту, Алег Тучын — пятнаццаць.", [0.33, 0.5]),
    ("ru", "Суд дал Павлу Дубровину семь лет, Олегу Тучину — шесть с половиной.", [84, 78]),
    ("ru", "Павла Дубровина осудили на восемь лет, Олега Тучина на пять.", [96, 60]),
    ("ru", "Суд приговорил Павла Дубровина, 45 лет, и Олега Тучина к пяти годам.", [60]),
    ("ru", "Суд назначил Павлу Дубровину пять лет, через четыре года адвокату Олегу Тучину удалось его увидеть.", [60]),
    ("ru", "Десять лет Павлу Дубровину, семь Олегу Тучину: в парке отметили день рождения.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "months"), ROWS)
def test_each_has_a_term_of_his_own(language: str, text: str, months: list[float]) -> None:
    """A bare number is of years, or of the unit told first; an age parts nobody."""
    made = [s for s in read(text, language).statements if s.type is Type.SENTENCE]
    assert [s.term.months if s.term else None for s in made] == months
    assert all(s.persons for s in made)


SCENES = [
    ("ru", Type.ARREST, "В ночь на 8 мая по квартирам прошли обыски. Забрали одиннадцать человек.", "2024-05-08"),
    ("be", Type.ARREST, "Ноччу 8 мая сілавікі прайшлі па кватэрах. Паводле сваякоў, забралі адзінаццаць чалавек.", "2024-05-08"),
    ("uk", Type.SENTENCE, "Суд 17 травня взявся за перші справи. Павло Дубровін отримав десять діб арешту.", "2024-05-17"),
    ("ru", Type.ARREST, "Обыски прошли 8 мая. Среди свидетелей Павел Дубровин, которого задержали раньше.", None),
    ("ru", Type.ARREST, "День рождения у него был 8 мая. Павла Дубровина задержали за комментарий.", None),
    ("uk", Type.ARREST, "Побачення з матір'ю було 8 травня. Павла Дубровіна затримали за коментар.", None),
    ("ru", Type.ARREST, "Обыски прошли 8 мая и 9 мая. Забрали одиннадцать человек.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "type_", "text", "iso"), SCENES)
def test_the_sentence_before_sets_the_scene(language: str, type_: Type, text: str, iso: str | None) -> None:
    """Its one day is that of what follows, unless that is told by the way."""
    assert [s.date.iso if s.date else None for s in read(text, language).statements if s.type is type_] == [iso]
