"""Who tells of himself, who does it to others, couples, everyone's term, and days of other reckonings, in three languages."""

from datetime import date

import pytest

from habeas import dates
from habeas.quantities import terms
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import meant, read

WHO = [
    ("ru", Type.RELEASE, "«Меня выпустили ночью», — рассказал Павел Дубровин.", [("Павел Дубровин",)]),
    ("be", Type.SENTENCE, "«Мне далі сем гадоў», — успамінае Павел Дубровін.", [("Павел Дубровін",)]),
    ("uk", Type.ARREST, "«Мене затримали на площі», — розповіла Віра Гальденська.", [("Віра Гальденська",)]),
    ("ru", Type.PARDON, "«Мы помиловали тринадцать человек», — сказал Павел Дубровин.", [()]),
    ("ru", Type.CHARGE, "Вера Гальденская обвинила следователя в фальсификации дела.", []),
    ("be", Type.CHARGE, "Павел Дубровін абвінаваціў чыноўнікаў у хлусні.", []),
    ("uk", Type.CHARGE, "Павло Дубровін звинуватив владу в тортурах.", []),
    ("ru", Type.CHARGE, "Вера Гальденская обвинила Павла Дубровина в клевете.", [("Павла Дубровина",)]),
    ("ru", Type.RELEASE, "Политолог Павел Дубровин считает, что аресты опережают освобождения.", []),
    ("be", Type.ARREST, "Павел Дубровін прасіў не звальняць тых, хто сядзіць.", []),
    ("ru", Type.RELEASE, "Веру Гальденскую вывели из зала под аплодисменты.", []),
    ("ru", Type.EXCHANGE, "За неделю до обмена Павла Дубровина перевели в СИЗО.", []),
    ("uk", Type.ARREST, "Двох шахраїв поліція затримала.", []),
]


@pytest.mark.parametrize(("language", "type_", "text", "who"), WHO)
def test_of_oneself_and_of_others(language: str, type_: Type, text: str, who: list[tuple[str, ...]]) -> None:
    """ "Me" is whoever tells it; in the nominative before "accused" stands the one who accuses."""
    assert [s.persons for s in read(text, language).statements if s.type is type_] == who


NUMBERS = [
    ("uk", Type.SENTENCE, "Затримали трьох інженерів. Суд дав кожному по одинадцять років.", [3]),
    ("be", Type.SENTENCE, "Суд прызначыў пяцём актывістам тры гады калоніі.", [5]),
    ("be", Type.ARREST, "Сужэнцаў Дубровіных затрымалі 3 сакавіка.", [2]),
    ("ru", Type.EXCHANGE, "Состоялся обмен пленными: домой вернулись 150 человек.", [150]),
]


@pytest.mark.parametrize(("language", "type_", "text", "counts"), NUMBERS)
def test_how_many(language: str, type_: Type, text: str, counts: list[int]) -> None:
    """ "Everyone" is of those counted before, a couple are two, and a swap told with its number is told once."""
    made = [s for s in read(text, language).statements if s.type is type_]
    assert [s.count.low if s.count else None for s in made] == counts


MEANT = [
    ("ru", Type.PARDON, "Указа о помиловании Веры Гальденской не было.", Modality.DENIED),
    ("be", Type.PARDON, "Указа пра памілаванне Веры Гальдэнскай не было.", Modality.DENIED),
    ("uk", Type.EXCHANGE, "У списку на обмін Павла Дубровіна не виявилося.", Modality.DENIED),
    ("ru", Type.EXCHANGE, "В списке на обмен Павла Дубровина не оказалось.", Modality.DENIED),
    ("ru", Type.RELEASE, "Павла Дубровина должны были освободить, однако этого не произошло.", Modality.FAILED),
]


@pytest.mark.parametrize(("language", "type_", "text", "modality"), MEANT)
def test_no_paper_and_no_list(language: str, type_: Type, text: str, modality: Modality) -> None:
    """A decree that was not, and a list without a name, deny it; what was due and did not happen failed."""
    assert meant(text, language, type_) == {modality}


TERMS = [
    ("ru", "Он отбывает одиннадцатилетний срок.", 132),
    ("ru", "Она получила двадцатипятилетний приговор.", 300),
    ("be", "Ён адбывае пяцігадовы тэрмін.", 60),
    ("uk", "Він відбуває одинадцятирічний термін.", 132),
]


@pytest.mark.parametrize(("language", "text", "months"), TERMS)
def test_a_term_by_an_adjective(language: str, text: str, months: int) -> None:
    """ "An eleven-year term" is a term; an age by the same words is none."""
    assert [t.months for _, _, t in terms(text, language)] == [months]
    assert terms("70-летний пенсионер", "ru") == terms("60-річний лікар", "uk") == []


def test_terms_behind_a_dash_are_each_ones_own() -> None:
    """Of those listed with a term each has his own; an age between commas is no term."""
    text = "Суд назначил наказание: Павлу Дубровину — 14 лет, Вере Гальденской — девять."
    assert [(s.persons, s.term and s.term.months) for s in read(text, "ru").statements] == [
        (("Павлу Дубровину",), 168),
        (("Вере Гальденской",), 108),
    ]
    aged = read("Павлу Дубровину, 45 лет, дали три года.", "ru").statements
    assert [s.term and s.term.months for s in aged] == [36]


DAYS = [
    ("ru", "на последний день декабря", "2023-12-31"),
    ("be", "на дзень публікацыі", "2024-06-10"),
    ("uk", "за останній місяць", None),
]


@pytest.mark.parametrize(("language", "text", "iso"), DAYS)
def test_the_last_day_the_day_of_publication_and_a_stretch(language: str, text: str, iso: str | None) -> None:
    """The last day of a month and the day of publication are days; what came about over the last month has none."""
    assert [d.when.iso for d in dates.find(text, date(2024, 6, 10), language)] == [iso]


def test_at_the_same_time_is_the_day_told_last() -> None:
    """ "Тогда же" is of the day of the line before, whatever it tells."""
    text = "Павла Дубровина освободили 3 марта 2024 года. Тогда же задержали Веру Гальденскую."
    made = [s for s in read(text, "ru").statements if s.type is Type.ARREST]
    assert [s.date and s.date.iso for s in made] == ["2024-03-03"]


SOURCES = [
    ("ru", "Минобороны: обменяли 185 военнослужащих.", "Минобороны"),
    ("uk", "Міноборони: обміняли 185 військових.", "Міноборони"),
    (
        "ru",
        "«Нам сказали, что Павла Дубровина освободили», — рассказала Вера Гальденская.",
        "Вера Гальденская",
    ),
]


@pytest.mark.parametrize(("language", "text", "source"), SOURCES)
def test_a_label_is_a_source_and_those_told_are_none(language: str, text: str, source: str) -> None:
    """A body with a colon at the head of a line tells it; "we were told" names nobody."""
    assert [s.source for s in read(text, language).statements] == [source]


ASIDE = [
    ("ru", Type.RELEASE, "Вера Гальденская, арестованная в мае 2023 года, вышла на свободу.", None),
    ("ru", Type.RELEASE, "Павла Дубровина, которого осудили в 2022 году, освободили.", None),
    ("ru", Type.RELEASE, "Павла Дубровина отпустили до суда, а 3 марта 2024 года задержали снова.", None),
    ("ru", Type.RELEASE, "Павла Дубровина не выпустили: 3 марта 2024 года он звонил из колонии.", None),
    ("be", Type.RELEASE, "З турмы выйшаў Павел Дубровін: у мінулым годзе яму ампутавалі ступню.", None),
    ("ru", Type.RELEASE, "Заседание перенесли на 3 сентября 2024 года, Павла Дубровина не отпустили.", None),
]


@pytest.mark.parametrize(("language", "type_", "text", "iso"), ASIDE)
def test_the_day_of_another_part_is_no_day_of_this(language: str, type_: Type, text: str, iso: str | None) -> None:
    """What a clause on a noun, or a part behind a colon, tells of a day is of that alone; a day to come dates no denial."""
    made = [s for s in read(text, language).statements if s.type is type_]
    assert [s.date.iso if s.date else None for s in made][:1] == [iso]


def test_what_came_later_and_a_shorter_term() -> None:
    """What came later is of no day before it, and "to five" of a term counts nobody."""
    text = "Дубровина схватили в мае 2023 года.\nВ мае его увезли, а позже суд назначил Павлу Дубровину восемь лет."
    assert [s.date for s in read(text, "ru").statements if s.type is Type.SENTENCE] == [None]
    text = "Павел Дубровин получил семь лет, а 3 мая апелляция снизила срок до пяти."
    assert all(s.count is None for s in read(text, "ru").statements)
