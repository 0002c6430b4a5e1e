"""Chronicles: what stands under a line that is only a day is of that day."""

from tests.extraction.conftest import read

CHRONICLE = """Хроника недели: политзаключённые

3 мая
Политзаключённая Мира Гальден вышла на свободу.

5 мая
В Сорне задержали поэта Антона Верика. Его осудили за стихи ещё зимой."""


def days(text: str) -> dict[tuple[str, ...], str | None]:
    """The day of what is told of each, in a Russian report."""
    return {s.persons: s.date.text if s.date else None for s in read(text, "ru").statements if s.type != "conviction"}


def test_an_entry_of_a_chronicle_is_of_the_day_above_it():
    assert days(CHRONICLE) == {("Мира Гальден",): "3 мая", ("Антона Верика",): "5 мая"}


def test_one_line_with_a_day_is_when_a_report_was_written():
    text = "О политзаключённых\n\n5 мая\nВ Сорне задержали поэта Антона Верика."
    assert days(text) == {("Антона Верика",): None}
