"""What is told of prisoners without a verb, or with one of everyday: somebody "under arrest", "came out", "would not board".

Each line of `slavic_plainly.tsv` has a language, what its text tells (a type; "-" for nothing), and the text, of which the
first sentence may only say what the report is about.
"""

import csv
from pathlib import Path

import pytest

from habeas import quantities
from habeas.vocabulary import Modality
from tests.extraction.conftest import read

PLAINLY = Path(__file__).with_name("slavic_plainly.tsv")


def rows() -> list[list[str]]:
    with PLAINLY.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_report_tells_this_and_nothing_else(language: str, wanted: str, text: str) -> None:
    """A type is told as done, once; "-" means that nothing is told."""
    told = [
        s.type if s.modality is Modality.ACTUAL else f"{s.type}:{s.modality}" for s in read(text, language).statements
    ]
    assert told == ([] if wanted == "-" else [wanted])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Число узников сократилось до 240 человек."),
        ("be", "Колькасць вязняў скарацілася да 240 чалавек."),
        ("uk", "Кількість в'язнів скоротилася до 240 осіб."),
    ],
)
def test_what_a_number_has_grown_or_shrunk_to_is_that_number(language: str, text: str) -> None:
    """ "Fell to 240" is 240, where "up to 240" may be fewer."""
    (counted,) = quantities.counts(text, language)
    assert (counted.value.low, counted.value.high) == (240, 240)


def test_up_to_a_number_may_be_fewer() -> None:
    """ "Задержали до 240 человек" has no lower bound."""
    (counted,) = quantities.counts("Задержали до 240 человек.", "ru")
    assert (counted.value.low, counted.value.high) == (None, 240)


def test_one_word_of_politics_and_a_driver_are_no_report_on_thieves() -> None:
    """A newsroom's report on an amnesty that also freed thieves is read."""
    text = (
        "Редактор Павел Дубровин не вышел. Вера Гальденская дома, её встречал водитель. "
        "Большинство амнистированных сидели за кражи."
    )
    assert any(s.persons for s in read(text, "ru").statements)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Освободили Павла Дубровича!", "Павла Дубровича"),
        ("ru", "Арестован Павел Дубрович.", "Павел Дубрович"),
        ("uk", "Затримали Веру Гальденович.", "Веру Гальденович"),
        ("ru", "Гелидзели Павел Петрович арестован.", "Гелидзели Павел Петрович"),
    ],
)
def test_a_verb_that_opens_is_no_part_of_a_name(language: str, text: str, name: str) -> None:
    """Though what ends like a patronymic stands behind the given name, as in a list of surnames first."""
    assert [s.persons for s in read(text, language).statements] == [(name,)]
