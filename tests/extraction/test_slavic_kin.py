"""Whose kin is meant and whose is not, members of a number, and since when or how long after, in three languages."""

import pytest

from habeas.vocabulary import Type
from tests.extraction.conftest import read

WHO = [
    ("ru", Type.ARREST, "Двоюродного брата Павла Дубровина арестовали.", [((), 1)]),
    ("ru", Type.ARREST, "Задержали и его брата Павла Дубровина.", [(("Павла Дубровина",), None)]),
    ("ru", Type.RELEASE, "Отца Павла Дубровина отпустили.", [((), 1)]),
    ("uk", Type.ARREST, "Дядька Павла Дубровіна заарештували.", [((), 1)]),
    ("ru", Type.ARREST, "Прадеда студентки Веры Гальденской взяли в 1937-м.", [((), 1)]),
    ("be", Type.RELEASE, "Маці Веры Гальдэнскай адпусцілі праз гадзіну, цётку пакінулі.", [((), 1)]),
    ("ru", Type.ARREST, "Адвокат Павла Дубровина Вера Гальденская арестована.", [(("Вера Гальденская",), None)]),
    (
        "ru",
        Type.ARREST,
        "Около 200 человек, включая Веру Гальденскую, задержали в воскресенье.",
        [((), 190), (("Веру Гальденскую",), None)],
    ),
    (
        "be",
        Type.ARREST,
        "Каля 200 чалавек, у тым ліку Веру Гальдэнскую, затрымалі ў нядзелю.",
        [((), 190), (("Веру Гальдэнскую",), None)],
    ),
]


@pytest.mark.parametrize(("language", "type_", "text", "who"), WHO)
def test_whose_kin_and_who_among_them(
    language: str, type_: Type, text: str, who: list[tuple[tuple[str, ...], int | None]]
) -> None:
    """A relative is nobody named; who is set in among a number leaves the number to those told of."""
    made = [s for s in read(text, language).statements if s.type is type_]
    assert [(s.persons, s.count.low if s.count else None) for s in made] == who


def test_how_long_a_total_took_is_no_day() -> None:
    """ "За місяць" of a total is a stretch, wherever a day was told before."""
    told = "Павла Дубровіна затримали 3 березня 2024 року. За місяць у місті затримали 20 людей."
    made = [s for s in read(told, "uk").statements if s.type is Type.COUNT_DETAINED]
    assert [s.date for s in made] == [None]


DAYS = [
    ("ru", Type.EXILE, "Вера Гальденская живёт с 2021-го в Праге.", "2021"),
    ("be", Type.EXILE, "Вера Гальдэнская жыве з 2021-га ў Празе.", "2021"),
    ("uk", Type.RELEASE, "Павла Дубровіна затримали 3 березня 2024 року. За тиждень його відпустили.", "2024-03-10"),
    ("uk", Type.RELEASE, "Павла Дубровіна затримали 3 березня 2024 року. За три доби його відпустили.", "2024-03-06"),
]


@pytest.mark.parametrize(("language", "type_", "text", "iso"), DAYS)
def test_since_when_and_how_long_after(language: str, type_: Type, text: str, iso: str) -> None:
    """A year behind "since" is of the verb beside it; "за тиждень" counts from the day told before."""
    assert [s.date.iso for s in read(text, language).statements if s.type is type_ and s.date] == [iso]
