"""Cells: days, terms and status words in the forms that lists use."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.lists.cells import Order, day, forms, is_empty, not_a_name, status, term
from habeas.vocabulary import Type


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2021-03-25", "2021-03-25"), ("2021-03-25 00:00:00", "2021-03-25"), ("2021.03.25", "2021-03-25"),
        ("25.03.2021", "2021-03-25"), ("25. 3. 2021", "2021-03-25"), ("25.3.21", "2021-03-25"),
        ("25/03/2021", "2021-03-25"), ("03/25/2021", "2021-03-25"), ("25-03-2021", "2021-03-25"),
        ("25-Mar-2021", "2021-03-25"), ("March 25, 2021", "2021-03-25"), ("25 марта 2021 г.", "2021-03-25"),
        ("25 сакавіка 2021", "2021-03-25"), ("25 березня 2021 р.", "2021-03-25"), ("25.03.2021 г.", "2021-03-25"),
        ("03.2021", "2021-03"), ("2021-03", "2021-03"), ("12/2020", "2020-12"), ("март 2021", "2021-03"),
        ("2021", "2021"), ("1985 г.р.", "1985"), ("02.01.61", "1961-01-02"),
    ],
)  # fmt: skip
def test_dates_in_their_usual_forms(cell: str, iso: str) -> None:
    """Digits in any order, months in words, months and years alone: the cell stays as written."""
    found = day(cell, None, 2025, "ru")
    assert found is not None and (found.iso, found.text) == (iso, cell)


@pytest.mark.parametrize("cell", ["32.13.2021", "31.04.2021", "soon", "13/13/2021", "2021-02-30", "44280"])
def test_what_is_no_date_is_none(cell: str) -> None:
    """A day that is in no calendar, and words that name none, are unknown, never guessed."""
    assert day(cell, None, 2025, "en") is None


def test_a_day_that_can_be_two_is_an_interval() -> None:
    """Where nothing tells day from month, both are possible; where the order is known, one is."""
    either = day("03/04/2021", None, 2025, "en")
    assert either is not None and (either.first, either.last) == (date(2021, 3, 4), date(2021, 4, 3))
    for order, iso in ((Order.DAY, "2021-04-03"), (Order.MONTH, "2021-03-04")):
        found = day("03/04/2021", order, 2025, "en")
        assert found is not None and found.iso == iso


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)))
def test_every_day_is_read_back(on: date) -> None:
    """A day written with points, or as ISO, is that day."""
    for cell in (on.isoformat(), on.strftime("%d.%m.%Y"), f"{on.day}.{on.month}.{on.year}"):
        found = day(cell, None, 2025, None)
        assert found is not None and found.first == found.last == on


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_cell_is_too_odd(cell: str) -> None:
    """Any text at all is read as a day, a term, a status and a name, or as none of them."""
    found = day(cell, None, 2025, "ru")
    assert found is None or found.text == cell
    length = term(cell, False, "ru")
    assert length is None or length.text == cell
    assert status(cell, ())[0] in (None, *Type)
    assert not_a_name(cell) is None or isinstance(not_a_name(cell), str)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("7 years", 84), ("4 г. 6 мес.", 54), ("4г.6мес.", 54), ("4 года и 6 месяцев", 54), ("4,5 года", 54),
        ("2.5", 30), ("7", 84), ("18 months", 18), ("10 л.", 120), ("5 гадоў", 60), ("3 роки 6 міс.", 42),
        ("7y 6m", 90), ("15 суток", 0.5), ("3 года ограничения свободы", 36), ("3 г. ИУОТ", 36), ("2 г 6 м", 30),
        ("life", None), ("пожизненно", None), ("штраф", None),
    ],
)  # fmt: skip
def test_terms_in_their_usual_forms(cell: str, months: float | None) -> None:
    """Numbers with units, long or short, in any of the languages; what has no length has no months."""
    found = term(cell, False, "ru")
    assert found is not None and (found.months, found.text) == (months, cell)


def test_bare_numbers_are_of_the_unit_in_the_header() -> None:
    """Under a header that says months, 18 is a year and a half."""
    found = term("18", True, "en")
    assert found is not None and found.months == 18


@pytest.mark.parametrize(
    ("cell", "type_"),
    [
        ("In custody", Type.ARREST), ("отбывает наказание в ИК-2", Type.ARREST), ("у калоніі", Type.ARREST),
        ("не освобождён", Type.ARREST), ("домашняя химия", Type.SENTENCE), ("освобождена по УДО", Type.RELEASE),
        ("памілаваны", Type.PARDON), ("помилувана", Type.PARDON), ("released in exchange", Type.EXCHANGE),
        ("deported to Lithuania", Type.DEPORTATION), ("in exile", Type.EXILE), ("in a penal colony", Type.ARREST), ("died in custody", Type.DEATH),
        ("under house arrest", None), ("not arrested", None), ("в розыске", None),
    ],
)  # fmt: skip
def test_status_words_say_what_they_mean(cell: str, type_: Type | None) -> None:
    """The longest phrase known counts, so that 'not released' is no release; some say nothing of custody."""
    assert status(cell, ()) == (type_, True)


def test_unknown_status_words_are_told_apart_and_a_map_can_teach_them() -> None:
    """What is not known is said to be so; a map's own phrases come first."""
    assert status("level four", ()) == (None, False)
    assert status("level four", (("level four", Type.ARREST),)) == (Type.ARREST, True)
    assert status("in custody", (("in custody", None),)) == (None, True)


@pytest.mark.parametrize("cell", ["", " ", "-", "—", "n/a", "нет данных", "няма", "?"])
def test_signs_for_nothing_are_empty(cell: str) -> None:
    """A dash or 'n/a' says nothing."""
    assert is_empty(cell)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("=1+1", "letters"), ("=cmd|calc", "signs"), ("<b>Mira</b>", "signs"), ("Mira 1990", "digits"),
        ("Total held", "sums up"), ("Всего", "sums up"), ("x" * 121, "long"), ("—", "letters"), ("Mi\ufffdra", "signs"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_name_says_why(cell: str, why: str) -> None:
    """Formulas, markup, totals and numbers are nobody's name."""
    assert why in (not_a_name(cell) or "")


def test_a_cell_with_several_names_gives_each() -> None:
    """Other names are separated by semicolons or strokes."""
    assert forms("Mira Halden; Міра Хальдэн / M. H.") == ["Mira Halden", "Міра Хальдэн", "M. H."]
