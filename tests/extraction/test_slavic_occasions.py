"""The day of what Russian, Belarusian and Ukrainian reports tell without one."""

from habeas.vocabulary import Type
from tests.extraction.conftest import read


def days(text: str, language: str, type_: Type) -> list[str | None]:
    """The ISO date of each statement of a type, in the order of the text."""
    return [s.date.iso if s.date else None for s in read(text, language).statements if s.type is type_]


def test_what_a_report_begins_with_is_dated_by_the_next_line() -> None:
    """The first sentence names no day; the second gives the day on which it became known."""
    text = "В Зареченске задержали Павла Дубровина. Об обыске 17 мая рассказали его соседи."
    assert days(text, "ru", Type.ARREST) == ["2024-05-17"]


def test_a_line_about_something_else_dates_nothing() -> None:
    """The day of an arrest long told of is not that of the release."""
    text = "Павла Дубровина отпустили на свободу. Дубровина арестовали 3 мая в Зареченске."
    assert days(text, "ru", Type.RELEASE) == [None]


def test_the_punishment_has_the_day_of_the_verdict() -> None:
    """Found guilty on a day, punished on that day."""
    text = "14 мая суд прызнаў Веру Гальдэнскую вінаватай.\n\nЁй прысудзілі тры гады калоніі, паведамілі сваякі."
    assert days(text, "be", Type.SENTENCE) == ["2024-05-14"]


def test_the_other_side_of_an_exchange_has_its_day() -> None:
    """As many prisoners, on the same day."""
    text = "Додому з полону 14 травня повернулися 90 захисників. Росія отримала стільки ж військових."
    assert days(text, "uk", Type.EXCHANGE) == ["2024-05-14", "2024-05-14"]


def test_the_title_of_a_review_dates_its_numbers() -> None:
    """Numbers of a review of a month have that month."""
    text = "Итоги апреля 2024 года\n\nНе менее 58 человек вышли на свободу. Умерли в колониях двое."
    assert days(text, "ru", Type.RELEASE) == ["2024-04"]


def test_the_first_sentence_of_a_review_dates_its_numbers() -> None:
    """A review whose title names no year is of the year with which it begins; another title says nothing of the kind."""
    body = "В 2023 году задержали многих.\n\nНе менее 58 человек вышли на свободу."
    assert days(f"Итоги: репрессии\n\n{body}", "ru", Type.RELEASE) == ["2023"]
    assert days(f"Четыре года спустя: где они\n\n{body}", "ru", Type.RELEASE) == [None]


def test_how_somebody_fares_has_not_the_day_of_what_happened() -> None:
    """A state told of beside an act, and a sentence that only describes somebody, are not of that day."""
    assert days("Вера Гальденская вышла 14 мая, ей запрещено покидать район, нет связи.", "ru", Type.CONDITIONS) == [
        None
    ]
    assert days("14 траўня вызвалілі Паўла Дубровіна, асуджанага на шэсць гадоў.", "be", Type.SENTENCE) == [None]
    assert days("Віру Гальденську побили 14 травня.", "uk", Type.CONDITIONS) == ["2024-05-14"]


def test_a_year_of_birth_is_no_date() -> None:
    """Born in 1979, sentenced without a day."""
    text = "Мира Гальденская, 1979 года рождения, получила два года колонии."
    assert days(text, "ru", Type.SENTENCE) == [None]


def test_a_day_to_come_dates_nothing_that_is_done() -> None:
    """Kept in custody until a day in June: the day is not that of the arrest."""
    text = "Веру Гальденскую арестовали до 28 июня."
    assert days(text, "ru", Type.ARREST) == [None]


def test_a_year_later_is_a_year() -> None:
    """ "A year later" is counted from a day, and is no day itself."""
    text = "Павла Дубровіна заарештували 5 травня 2020 року, обвинувачення висунули лише через рік."
    assert days(text, "uk", Type.CHARGE) == ["2021"]


def test_an_anniversary_is_not_the_day() -> None:
    """The day on which years have passed since a death is not when it happened."""
    text = "Сегодня два года со дня смерти Павла Дубровина в колонии."
    assert days(text, "ru", Type.DEATH) == [None]
