"""Initials that are also little words, surnames told of nowhere else, and terms without a unit, in three languages."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read


def told(text: str, language: str, type_: Type) -> list[tuple[str, ...]]:
    """The people of each statement of a type."""
    return [s.persons for s in read(text, language).statements if s.type is type_]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("ru", "О. Гальденская задержана 7 февраля.", "О. Гальденская"),
        ("ru", "Гражданка Украины О. Гальденская задержана 7 февраля.", "О. Гальденская"),
        ("ru", "Министерство ответило на вопросы.\n\nВ. Дубровин, опоздавший на суд, задержан 5 мая.", "В. Дубровин"),
        ("be", "А. Дубровін затрыманы 7 лютага.", "А. Дубровін"),
        ("uk", "О. Дубровін затриманий 7 лютого.", "О. Дубровін"),
    ],
)  # fmt: skip
def test_an_initial_that_is_also_a_little_word_is_part_of_the_name(language: str, text: str, person: str) -> None:
    """ "О." and "В." open a line as initials, and behind a country's name, as well as "П." does."""
    assert told(text, language, Type.ARREST) == [(person,)]


def test_a_line_of_questions_and_answers_loses_its_mark() -> None:
    """A letter that marks an answer is no initial, with a colon or before a word that is no name."""
    assert told("В. Кто задержан?\nО. Да, Павла Дубровина задержали 3 мая.", "ru", Type.ARREST) == [
        ("Павла Дубровина",)
    ]
    assert told("A: He was arrested. A. Halden was freed.\nA. Halden was arrested.", "en", Type.ARREST)[-1] == (
        "A. Halden",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Осуждённый Павел Дубровин не жалуется. Толбинова от нас перевели в другую колонию.",
        "Осуждённый Павел Дубровин не жалуется. Вчера Толбинова перевели в другую колонию.",
    ],
)
def test_a_surname_named_nowhere_else_is_not_who_was_told_of_last(text: str) -> None:
    """Of a stranger's surname nothing is told rather than of the wrong person; without one the person told of is meant."""
    assert ("Павел Дубровин",) not in told(text, "ru", Type.TRANSFER)
    known = "Осуждённый Павел Дубровин не жалуется. Вчера перевели в другую колонию."
    assert told(known, "ru", Type.TRANSFER) == [("Павел Дубровин",)]


@pytest.mark.parametrize(
    ("language", "text", "term", "modality"),
    [
        ("ru", "Прокурор просил для Павла Дубровина девять.", 108, Modality.CALLED_FOR),
        ("ru", "Павел Дубровин, признавший вину на суде, получил четыре.", 48, Modality.ACTUAL),
        ("be", "На судзе Павел Дубровін атрымаў восем.", 96, Modality.ACTUAL),
        ("uk", "У суді Павло Дубровін отримав вісім.", 96, Modality.ACTUAL),
    ],
)
def test_a_bare_number_before_a_court_is_of_years(language: str, text: str, term: int, modality: Modality) -> None:
    """What somebody got, or a prosecutor asked for, is a term in years where no unit is said."""
    made = [s for s in read(text, language).statements if s.type is Type.SENTENCE]
    assert [(s.term and s.term.months, s.modality) for s in made] == [(term, modality)]


def test_a_bare_number_of_other_things_is_no_term() -> None:
    """Letters, points and days of arrest are not years."""
    for text in ("Павел Дубровин получил три письма от суда.", "Суд дал пять суток. Павел Дубровин получил десять."):
        made = [s for s in read(text, "ru").statements if s.type is Type.SENTENCE]
        assert all(s.term is None or s.term.months is None or s.term.months < 12 for s in made)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Среди освобождённых нет Павла Дубровина."),
        ("be", "Паўла Дубровіна сярод вызваленых няма."),
        ("uk", "Серед звільнених Павла Дубровіна немає."),
    ],
)
def test_who_is_not_among_the_freed_is_not_free(language: str, text: str) -> None:
    """Somebody who is said not to be among those let out has a release denied, and none besides."""
    made = [s.modality for s in read(text, language).statements if s.type is Type.RELEASE]
    assert made == [Modality.DENIED]


def test_a_parcel_that_was_not_taken_is_no_arrest() -> None:
    """ "Took" and "took away" of parcels say nothing of who brought them."""
    text = "Жена слесаря Веры Дубровиной ждала у изолятора; передачу у неё не взяли."
    assert told(text, "ru", Type.ARREST) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Судья матча был строг: Павел Дубровин получил две, Иван Тальбин получил одну."),
        ("uk", "Суддя матчу був суворий: Павло Дубровін отримав дві."),
    ],
)
def test_a_number_of_womens_gender_is_no_term(language: str, text: str) -> None:
    """A year is a man's word in the three languages: two cards are not two years."""
    assert not read(text, language).statements


def test_days_of_arrest_far_off_leave_a_bare_number_years() -> None:
    """Only what is said near a sentence tells in what its number is, however long the report."""
    far = "Город готовится к празднику. " * 40
    text = f"Ивана Тальбина посадили на пять суток. {far}На суде Павел Дубровин получил восемь."
    terms = [
        s.term.months for s in read(text, "ru").statements if s.term is not None and s.persons == ("Павел Дубровин",)
    ]
    assert terms == [96]
