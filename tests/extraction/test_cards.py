"""Cards of prisoners and lives told in dates: each line is of the one person they are headed by."""

import pytest

from tests.extraction.conftest import read

CARD = """Political prisoner card

Name: Mira Halden
Born: 12 May 1988
Date of arrest: 4 March 2023
Sentence: 5 years in a penal colony
Place of detention: colony No. 4, Sorna
Status: released on 3 May 2024"""
КАРТОЧКА = """Карточка политзаключённого

Имя: Мира Гальден
Дата рождения: 12 мая 1988
Дата задержания: 4 марта 2023
Приговор: 5 лет колонии общего режима
Статус: освобождена 3 мая 2024"""


def told(text: str, language: str = "en") -> set[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    """Type, modality, people, day and term of each statement."""
    return {
        (s.type.value, s.modality.value, s.persons, s.date.text if s.date else None, s.term.text if s.term else None)
        for s in read(text, language).statements
    }


def test_a_card_is_of_the_one_it_names():
    assert told(CARD) == {
        ("arrest", "actual", ("Mira Halden",), "4 March 2023", None),
        ("sentence", "actual", ("Mira Halden",), None, "5 years"),
        ("release", "actual", ("Mira Halden",), "3 May 2024", None),
    }
    assert told(КАРТОЧКА, "ru") == {
        ("arrest", "actual", ("Мира Гальден",), "4 марта 2023", None),
        ("sentence", "actual", ("Мира Гальден",), None, "5 лет"),
        ("release", "actual", ("Мира Гальден",), "3 мая 2024", None),
    }


def test_cards_one_after_another_are_each_of_their_own():
    text = (
        "Political prisoners of the week\n\nMIRA HALDEN\n\nArrested: 4 March 2023\nSentenced: 5 years in prison, 11 July 2023\n\n"
        "ANTON VERIK\n\nArrested: 9 April 2023\nReleased: 3 May 2024, after 13 months"
    )
    assert {(t, p, d) for t, _, p, d, _ in told(text)} == {
        ("arrest", ("MIRA HALDEN",), "4 March 2023"),
        ("sentence", ("MIRA HALDEN",), "11 July 2023"),
        ("arrest", ("ANTON VERIK",), "9 April 2023"),
        ("release", ("ANTON VERIK",), "3 May 2024"),
    }


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        (
            "Political prisoner Mira Halden: timeline\n\n4 March 2023 – arrested at her flat in Sorna\n"
            "11 July 2023 – sentenced to five years\n3 May 2024 – released at the end of it",
            "en",
            "Mira Halden",
        ),
        (
            "Мира Гальден, политзаключённая: что известно\n\n4 марта 2023 — задержана дома в Сорне\n"
            "11 июля 2023 — приговорена к пяти годам колонии\n3 мая 2024 — освобождена по отбытии срока",
            "ru",
            "Мира Гальден",
        ),
    ],
)
def test_a_life_told_in_dates_is_of_whom_the_heading_names(text, language, person):
    found = told(text, language)
    assert {t for t, *_ in found} == {"arrest", "sentence", "release"}
    assert {p for _, _, p, _, _ in found} == {(person,)}
    assert not [s for s in read(text, language).statements if s.count is not None or s.charge is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Political prisoner Mira Halden: timeline\n\n4 March 2023 – Anton Verik arrested at his flat\n5 March 2023 – Anton Verik released",
        "The life of Mira Halden, who defends prisoners\n\nHer colleague Anton Verik writes.\n\n4 March 2023 – arrested in Sorna\n5 May 2023 – freed",
    ],
)
def test_entries_that_name_another_or_follow_another_are_not_of_whom_the_heading_names(text):
    assert not [t for t in told(text) if "Mira Halden" in t[2]]


@pytest.mark.parametrize("line", ["Expected release: 5 May 2030", "Maximum sentence: 12 years", "Years in prison: 3"])
def test_labels_of_what_is_to_come_possible_or_served_tell_no_fact(line):
    text = f"Political prisoner card\n\nName: Mira Halden\n{line}\nBorn: 12 May 1988"
    assert not [t for t in told(text) if t[1] == "actual"]


@pytest.mark.parametrize(
    "line",
    [
        "Arrest warrant: 4 March 2024",
        "Husband arrested: 4 March 2024",
        "Brother's sentence: 7 years in prison",
        "Previous sentence: 3 years in prison",
        "Released from hospital: 4 March 2024",
        "Book released: 4 March 2024",
        "Detention hearing: 4 March 2024",
        "Died: 4 March 1994",
    ],
)
def test_labels_of_another_or_of_something_else_tell_nothing(line):
    assert not told(f"Political prisoner card\n\nName: Mira Halden\n{line}\nBorn: 12 May 1948")


def test_what_an_entry_denies_is_denied():
    text = "Political prisoner card\n\nName: Mira Halden\nArrested: 4 March 2023\nReleased: not yet"
    assert {(t, m) for t, m, *_ in told(text)} == {("arrest", "actual"), ("release", "denied")}


@pytest.mark.parametrize("head", ["Name of the judge: Mira Halden", "Prosecutor Mira Halden", "By Mira Halden"])
def test_a_card_is_not_of_its_judge_or_author(head):
    text = f"Political prisoners of the week\n\n{head}\nSentence: 5 years in prison\nDate of arrest: 4 March 2023"
    assert not [t for t in told(text) if "Mira Halden" in t[2]]


def test_a_life_of_an_official_tells_what_was_done_to_others():
    text = (
        "Officials who jail political prisoners\n\nMIRA HALDEN\n\n2012 - became a judge\n"
        "2015 - sentenced the poet to five years in prison\n2019 - freed the killers of a prisoner"
    )
    assert not [t for t in told(text) if t[2]]


def test_the_year_of_an_entry_counts_nobody():
    text = "О политзаключённых.\n\n2015 — задержала студентов\n2016 — приговорила поэта"
    assert not [s for s in read(text, "ru").statements if s.count is not None and (s.count.low or 0) > 1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Verdict: guilty, 8 November 2022"),
        ("en", "Verdict: 8 November 2022, guilty of extremism"),
        ("en", "Court decision: convicted on 8 November 2022"),
        ("ru", "Решение суда: виновна, 8 ноября 2022"),
        ("uk", "Рішення суду: винна, 8 листопада 2022"),
    ],
)
def test_a_verdict_has_its_day(language: str, line: str) -> None:
    name = {"en": "Name: Mira Halden", "ru": "Имя: Мира Гальден", "uk": "Ім'я: Мирослава Гальден"}[language]
    born = {"en": "Born: 12 May 1988", "ru": "Дата рождения: 12 мая 1988", "uk": "Дата народження: 12 травня 1988"}[
        language
    ]
    head = {"en": "Political prisoner", "ru": "Карточка политзаключённой", "uk": "Картка політв'язня"}[language]
    (made,) = read(f"{head}\n\n{name}\n{born}\n{line}", language).statements
    assert (made.type.value, made.date and made.date.iso) == ("conviction", "2022-11-08")


def test_the_day_on_which_a_term_ends_is_that_of_a_release_to_come() -> None:
    text = "Political prisoner card\n\nName: Mira Halden\nSentence: 5 years in a penal colony; ends July 2027\nBorn: 12 May 1988"
    assert told(text) == {
        ("sentence", "actual", ("Mira Halden",), None, "5 years"),
        ("release", "planned", ("Mira Halden",), "July 2027", None),
    }
