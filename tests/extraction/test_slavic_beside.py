"""Who is not meant though named close by, and who is along with others: widows, sisters, visitors, companions, nobody."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import meant, read

NOBODYS = [
    ("ru", Type.DEATH, "Вдова умершего в колонии журналиста Вера Гальденская рассказала об обыске."),
    ("ru", Type.ARREST, "Мать задержанного студента Анна Дубровина написала прокурору."),
    ("be", Type.DEATH, "Удава памерлага ў калоніі журналіста Вера Гальдэнская расказала пра ператрус."),
    ("uk", Type.ARREST, "Мати затриманого студента Анна Дубровіна написала прокурору."),
    ("ru", Type.RELEASE, "Адвокат Олег Тучин вышел из колонии и рассказал, что политзаключённый Павел Дубровин болен."),
    ("be", Type.RELEASE, "Адвакат Алег Тучын выйшаў з СІЗА і расказаў пра палітвязня."),
    ("uk", Type.RELEASE, "Адвокат Олег Тучин вийшов із СІЗО і розповів про політв'язня."),
    ("ru", Type.TRANSFER, "Никому не сообщили о переводе в колонию."),
    ("ru", Type.ARREST, "Политзаключённый на снимке, Павел Дубровин, обеими руками держит футляр."),
]

WHO = [
    ("ru", Type.RELEASE, "Адвокат Олег Тучин, которого арестовали в мае, вышел из колонии.", [("Олег Тучин",)]),
    ("ru", Type.ARREST, "Павла Дубровина арестовали вместе с женой Верой Гальденской.", [("Павла Дубровина", "Верой Гальденской")]),
    ("be", Type.ARREST, "Паўла Дубровіна арыштавалі разам з жонкай Верай Гальдэнскай.", [("Паўла Дубровіна", "Верай Гальдэнскай")]),
    ("uk", Type.ARREST, "Павла Дубровіна заарештували разом із дружиною Вірою Гальденською.", [("Павла Дубровіна", "Вірою Гальденською")]),
    ("ru", Type.ARREST, "Павла Дубровина арестовали вместе с адвокатом Олегом Тучиным.", [("Павла Дубровина",)]),
    ("ru", Type.RELEASE, "Священник Олег Тучин вышел из колонии 5 мая.", [("Олег Тучин",)]),
    ("uk", Type.RELEASE, "Лікарка Віра Гальденська вийшла із СІЗО 5 травня.", [("Віра Гальденська",)]),
    ("ru", Type.RELEASE, "Олега Тучина задержали с женой Верой Гальденской, которую отпустили вечером.", [("Верой Гальденской",)]),
    ("uk", Type.RELEASE, "Олега Тучина затримали з дружиною Вірою Гальденською, яку відпустили ввечері.", [("Вірою Гальденською",)]),
    ("uk", Type.ARREST, "Звільнили Олега Тучина і Павла Дубровіна, якого затримали в травні.", [("Павла Дубровіна",)]),
    ("ru", Type.CHARGE, "Веру Гальденскую, сестру Павла, будут судить отдельно.", [("Веру Гальденскую",)]),
    ("ru", Type.RELEASE, "Среди освобождённых были Павел Дубровин, годом раньше получивший 25 лет, и Олег Тучин.",
     [("Павел Дубровин", "Олег Тучин")]),
    ("ru", Type.SENTENCE, "Среди освобождённых были Павел Дубровин, годом раньше получивший 25 лет, и Олег Тучин.",
     [("Павел Дубровин",)]),
    ("ru", Type.REFUSAL, "Освобождены Вера Гальденская и Павел Дубровин. Гальденская рассказала, что подписать прошение отказалась.",
     [("Вера Гальденская",)]),
    ("ru", Type.PARDON, "Помилованный в марте, Павел Дубровин снова сидит в СИЗО.", [("Павел Дубровин",)]),
    ("ru", Type.PARDON, "Павла Дубровина осудили в мае. Амнистию министр назвал вопросом обсуждаемым.", [()]),
]  # fmt: skip

NONE = [
    ("ru", Type.RELEASE, "Павла Дубровина осудили в мае. Никого пока не отпустили."),
    ("ru", Type.ARREST, "Павла Дубровина осудили в мае. По словам полиции, никто не задержан."),
    ("be", Type.RELEASE, "Паўла Дубровіна асудзілі ў маі. Ніводнага не адпусцілі."),
    ("uk", Type.EXCHANGE, "Павла Дубровіна засудили в травні. Відтоді не обміняли жодного."),
]


@pytest.mark.parametrize(("language", "type_", "text"), NOBODYS)
def test_close_by_and_not_meant(language: str, type_: Type, text: str) -> None:
    """A participle in another case, a lawyer at the gate and hands that hold something tell of nobody's fate."""
    assert meant(text, language, type_) == set()


@pytest.mark.parametrize(("language", "type_", "text", "who"), WHO)
def test_who_is_meant(language: str, type_: Type, text: str, who: list[tuple[str, ...]]) -> None:
    """Companions are, a lawyer among them is not; who is set in between two names leaves them one list."""
    assert [s.persons for s in read(text, language).statements if s.type is type_] == who


@pytest.mark.parametrize(("language", "type_", "text"), NONE)
def test_it_happened_to_nobody(language: str, type_: Type, text: str) -> None:
    """What happened to nobody is denied, and of nobody named before."""
    made = [s for s in read(text, language).statements if s.type is type_]
    assert [(s.modality, s.persons, s.count) for s in made] == [(Modality.DENIED, (), None)]
