"""People named in rows of tables and in lists: what the columns and the line above say of them, and what nobody says."""

import pytest

from tests.extraction.conftest import read

Told = set[tuple[str, str, tuple[str, ...], str | None, str | None]]


def told(text: str, language: str = "en") -> Told:
    """Type, modality, people, day and term of each statement."""
    return {
        (s.type.value, s.modality.value, s.persons, s.date.text if s.date else None, s.term.text if s.term else None)
        for s in read(text, language).statements
    }


def test_a_row_says_what_its_columns_say():
    text = (
        "Journalists arrested since the protest\n\nName | Arrested | Sentence | Charge\n"
        "Mira Halden, reporter | 1 March 2024 | 5 years | extremism\n"
        "Anton Verik | 4 March, Sorna | awaiting trial | treason"
    )
    assert told(text) == {
        ("arrest", "actual", ("Mira Halden",), "1 March 2024", None),
        ("sentence", "actual", ("Mira Halden",), None, "5 years"),
        ("arrest", "actual", ("Anton Verik",), "4 March", None),
    }
    arrest = next(s for s in read(text, "en").statements if s.persons == ("Anton Verik",))
    assert (arrest.place, arrest.charge) == ("Sorna", "treason")
    assert text[arrest.start : arrest.end] == arrest.quote == "Anton Verik | 4 March, Sorna | awaiting trial | treason"


def test_a_finding_is_a_conviction_or_none_and_a_surname_may_come_first():
    text = (
        "Verdicts of the week\n\nAccused | Finding | Penalty\nHalden, M. | guilty, art. 225 | deprivation of liberty, 7 years\n"
        "Brod, K. P. | not guilty | none"
    )
    assert told(text) == {
        ("conviction", "actual", ("Halden, M.",), None, None),
        ("sentence", "actual", ("Halden, M.",), None, "7 years"),
        ("conviction", "denied", ("Brod, K. P.",), None, None),
    }


def test_a_table_without_a_head_gives_terms_where_it_says_that_they_are_served():
    rows = "Mira Halden, nurse, 52 | 9 years | {}\nAnton Verik, driver | 8 years | same"
    assert told("Serving terms (extract)\n" + rows.format("colony No. 4")) == {
        ("sentence", "actual", ("Mira Halden",), None, "9 years"),
        ("sentence", "actual", ("Anton Verik",), None, "8 years"),
    }
    assert told("Our lawyers, who defend prisoners of conscience\n" + rows.format("Sorna")) == set()


def test_rows_in_russian_and_ukrainian():
    assert told(
        "Политзаключённые\n\n№ | Имя | Задержан | Срок | Освобождён\n1 | Мира Гальден | 3 марта 2024 | 4 года колонии |\n"
        "2 | Антон Верик | 11 апреля 2024 | 7 лет | 5 мая 2024",
        "ru",
    ) == {
        ("arrest", "actual", ("Мира Гальден",), "3 марта 2024", None),
        ("sentence", "actual", ("Мира Гальден",), None, "4 года"),
        ("arrest", "actual", ("Антон Верик",), "11 апреля 2024", None),
        ("sentence", "actual", ("Антон Верик",), None, "7 лет"),
        ("release", "actual", ("Антон Верик",), "5 мая 2024", None),
    }
    assert told(
        "Політв'язні\n\nІм'я | Вирок | Кінець строку\nМирослава Гальден | 6 років позбавлення волі | 3 травня 2030",
        "uk",
    ) == {("sentence", "actual", ("Мирослава Гальден",), None, "6 років")}


@pytest.mark.parametrize(
    "text",
    [
        "Political prisoners\n\nName | Age | Expected release\nMira Halden | 34 years | 5 May 2027\nAnton Verik | 51 years | 7 May 2026",
        "The prosecutor asked for these terms in the case of the political prisoners\nMira Halden, nurse | 9 years | colony",
        "Political prisoners\n\nName | Requested term\nMira Halden, nurse | 9 years | -\nAnton Verik | 3 years | -",
        "Political prisoners\n\nName | Maximum penalty | Held in\nMira Halden | 12 years | Sorna",
    ],
)
def test_what_is_yet_to_come_asked_for_or_an_age_is_nobodys(text):
    assert not [t for t in told(text) if t[1] == "actual"]


@pytest.mark.parametrize(
    ("lead", "language", "type_", "modality"),
    [
        ("Arrested on Tuesday, 4 June:", "en", "arrest", "actual"),
        ("The following prisoners were released from the colony on 4 June:", "en", "release", "actual"),
        ("Not released:", "en", "release", "denied"),
        ("We ask that the following be released at once:", "en", "release", "called_for"),
        ("Full list of those released on 4 June:", "en", "release", "actual"),
        ("Задержаны 4 июня:", "ru", "arrest", "actual"),
        ("Список освобождённых 4 июня:", "ru", "release", "actual"),
        ("Имена задержанных:", "ru", "arrest", "actual"),
        ("На свободу 4 июня вышли:", "ru", "release", "actual"),
        ("Звільнені 4 червня:", "uk", "release", "actual"),
        ("Затрыманыя 4 чэрвеня:", "be", "arrest", "actual"),
    ],
)
def test_what_stands_above_a_list_is_told_of_those_it_names(lead, language, type_, modality):
    names = {
        "en": ("Mira Halden", "Anton Verik"),
        "ru": ("Мира Гальден", "Антон Верик"),
        "uk": ("Мирослава Гальден", "Антон Верик"),
        "be": ("Мірослава Гальдэн", "Антон Верык"),
    }[language]
    head = {
        "en": "Bulletin on political prisoners.",
        "ru": "О политзаключённых.",
        "uk": "Про політв'язнів.",
        "be": "Пра палітвязняў.",
    }[language]
    found = told(f"{head}\n\n{lead}\n- {names[0]}\n- {names[1]}, 34\n", language)
    assert {(t, m, p) for t, m, p, _, _ in found} == {(type_, modality, names)}


def test_what_each_entry_tells_itself_is_not_told_of_all_again():
    found = told(
        "Political prisoners.\n\nSentenced this week:\n- Mira Halden: four years\n- Anton Verik: three years\n"
    )
    assert {(p, term) for _, _, p, _, term in found} == {
        (("Mira Halden",), "four years"),
        (("Anton Verik",), "three years"),
    }


@pytest.mark.parametrize(
    ("lead", "language"),
    [
        ("The judges who sentenced her:", "en"),
        ("Lawyers of the detained:", "en"),
        ("The statement on the arrests was signed by:", "en"),
        ("Reactions to the arrests:", "en"),
        ("Released prisoners' lawyers:", "en"),
        ("List of lawyers of the detained:", "en"),
        ("Detained by:", "en"),
        ("The following people attended the funeral of the prisoner who died:", "en"),
        ("The following people were at the gate when she was released:", "en"),
        ("Задержавшие журналистку:", "ru"),
        ("Освободить политзаключённых призвали:", "ru"),
        ("Приговор вынесли судьи:", "ru"),
        ("Задержал:", "ru"),
        ("The following journalists demanded that the detained be released:", "en"),
        ("The court that sentenced the activist consisted of:", "en"),
        ("Задержанных защищают адвокаты:", "ru"),
        ("За освобождение задержанных выступили:", "ru"),
        ("У освобождённых взяли интервью:", "ru"),
    ],
)
def test_a_list_of_others_is_not_of_those_told_of(lead, language):
    names = ("Anton Verik", "Pavel Brod") if language == "en" else ("Антон Верик", "Павел Брод")
    head = "Bulletin on political prisoners." if language == "en" else "О политзаключённых."
    found = told(f"{head}\n\n{lead}\n- {names[0]}, poet\n- {names[1]}, writer\n", language)
    assert not {p for _, _, p, _, _ in found if p}


def test_whom_a_bar_names_as_the_one_who_did_it_is_not_held():
    assert not {p for _, _, p, _, _ in told("Card of a political prisoner.\n\nDetained by: Colonel Anton Verik.") if p}


@pytest.mark.parametrize(
    "line", ["Sorna, Lipa and Brod saw arrests of activists.", "Paris, Anna and London spoke of prisoners."]
)
def test_towns_in_a_row_are_no_name_with_the_surname_first(line):
    assert not [m for m in read(f"Political prisoners.\n\n{line}", "en").mentions if "," in m.name]


@pytest.mark.parametrize(
    "text",
    [
        "Judge | Case | Sentence\nMira Halden | the Brod case | 5 years\nAnton Verik | the Sorn case | 7 years",
        "Lawyer | Client sentenced to | Term\nMira Halden | 5 years in prison | 5 years",
        "Name | Accused | Sentence\nMira Halden | P. B. | 5 years",
        "Name | Post | Term of office\nMira Halden | speaker | 5 years",
        "Name | Arrest warrant issued | Post\nMira Halden | 4 March 2024 | writer",
        "Victim | Killed | Attacker sentenced\nMira Halden | 4 March 2024 | 20 years in prison",
        "Judges of the court that sentences prisoners\nMira Halden | 9 years |\nAnton Verik | 12 years |",
    ],
)
def test_columns_of_others_or_of_something_else_tell_nothing_of_whom_a_row_names(text):
    assert not [t for t in told(f"Bulletin on political prisoners.\n\n{text}") if t[2]]
