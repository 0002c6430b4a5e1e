"""What reports tell beside their first verb: the other side of a swap, the next verdict, whose son it is.

Each line of `slavic_too.tsv` has a language, what its text tells (types; "-" for nothing), and the text.
"""

import csv
from pathlib import Path

import pytest

from habeas.extraction.slavic.forms import Form, form
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

TOO = Path(__file__).with_name("slavic_too.tsv")
VERDICTS = {
    "ru": "Приговор читали вчера. Руслан Дубровин — восемь лет общего режима. Вера Гальденская — четыре года. "
    "Повар Павел Тучин, 52 лет, — три с половиной.",
    "be": "Прысуд чыталі ўчора. Руслан Дуброўскі — восем гадоў агульнага рэжыму. Вера Гальдэнская — чатыры гады. "
    "Кухар Павел Тучынскі, 52 гадоў, — тры з паловай.",
    "uk": "Вирок читали вчора. Руслан Тучин — вісім років загального режиму. Віра Гальденська — чотири роки. "
    "Кухар Павло Дубровін, 52 років, — три з половиною.",
}


def rows() -> list[list[str]]:
    with TOO.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_report_tells_all_of_this_and_nothing_else(language: str, wanted: str, text: str) -> None:
    """The types are told as done, each as often as named; "-" means that nothing is told."""
    made = read(text, language).statements
    told = [s.type if s.modality is Modality.ACTUAL else f"{s.type}:{s.modality}" for s in made]
    assert sorted(told) == ([] if wanted == "-" else sorted(wanted.split(",")))


@pytest.mark.parametrize("language", VERDICTS)
def test_each_line_of_a_verdict_read_out_is_of_the_one_it_names(language: str) -> None:
    """A line that only names somebody and a term goes on with the verdict before it, a bare number in years."""
    made = [s for s in read(VERDICTS[language], language).statements if s.type is Type.SENTENCE]
    assert [s.term.months for s in made if s.term] == [96, 48, 42]
    assert len({s.persons for s in made}) == 3


def test_a_line_of_ages_behind_a_verdict_is_no_verdict() -> None:
    """ "Павлу Тучину, который зачитал приговор, — сорок лет" gives him no term."""
    text = "Веру Гальденскую приговорили к девяти годам колонии. Судье Павлу Тучину исполнилось сорок лет."
    assert [s.persons for s in read(text, "ru").statements if s.type is Type.SENTENCE] == [("Веру Гальденскую",)]


@pytest.mark.parametrize(
    "text",
    [
        "Апелляция скинула Павлу Дубровину два года.",
        "Апелляция сняла Павлу Дубровину два года.",
        "Апелляция сократила Павлу Дубровину срок на два года.",
    ],
)
def test_what_is_taken_off_a_term_is_no_term(text: str) -> None:
    """Two years less are not two years; the years that are left are."""
    assert [s.term for s in read(text, "ru").statements if s.type is Type.SENTENCE] == [None]
    left = read("Суд снизил Павлу Дубровину срок до пяти лет.", "ru").statements
    assert [s.term.months for s in left if s.term] == [60]


@pytest.mark.parametrize(
    "text",
    [
        "Павел Дубровин пожаловался министру Ивану Тучину, его задержали.",
        "Павел Дубровин передал письмо судье Ивану Тучину, потом его арестовали.",
    ],
)
def test_who_is_written_to_in_office_is_not_arrested(text: str) -> None:
    """A minister complained to is nobody arrested where another man is named."""
    assert [s.persons for s in read(text, "ru").statements if s.type is Type.ARREST] == [("Павел Дубровин",)]


def test_a_swap_for_money_has_one_side() -> None:
    """What somebody is swapped for is somebody else only where it is people."""
    made = read("Политзаключённого Павла Тучина обменяли на двести тонн зерна.", "ru").statements
    assert [s.persons for s in made] == [("Павла Тучина",)]


@pytest.mark.parametrize("word", ["двадцать", "пятнадцать", "пять", "пятнаццаць", "дев'ять", "дзесяць"])
def test_a_number_is_no_infinitive(word: str) -> None:
    """Words such as "двадцать" end as infinitives do, and nothing is meant to be done by them."""
    assert form(word) is Form.NOUN
