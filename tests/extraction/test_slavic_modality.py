"""How Russian, Belarusian and Ukrainian reports mean what they tell: as done, planned, asked for, denied, failed or possible."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import meant, read


@pytest.mark.parametrize(
    ("language", "type_", "text", "modality"),
    [
        ("ru", Type.TRANSFER, "Веру Гальденскую повезут в колонию после апелляции.", Modality.PLANNED),
        ("be", Type.TRANSFER, "У бліжэйшыя тыдні Веру Гальдэнскую этапуюць у калонію.", Modality.PLANNED),
        ("uk", Type.RELEASE, "Віру Гальденську звільнять у червні.", Modality.PLANNED),
        ("ru", Type.RELEASE, "Минск готов отпустить 200 человек, если санкции снимут.", Modality.HYPOTHETICAL),
        ("ru", Type.PARDON, "В марте, возможно, будет помилование.", Modality.HYPOTHETICAL),
        ("ru", Type.ARREST, "Информация о том, что задержали Павла Дубровина, оказалась ошибочной.", Modality.DENIED),
        ("be", Type.ARREST, "Паведамленне, што затрымалі Паўла Дубровіна, памылковае.", Modality.DENIED),
        (
            "uk",
            Type.EXCHANGE,
            "Обмін полоненими, запланований на середу, 24 січня, так і не відбувся.",
            Modality.FAILED,
        ),
        ("ru", Type.PARDON, "Вера Гальденская подала на помилование.", Modality.CALLED_FOR),
        ("ru", Type.DEPORTATION, "Павла Дубровина должны были выслать в Польшу.", Modality.PLANNED),
        ("ru", Type.TRANSFER, "Павла Дубровина хотели перевести в больницу, но суд отказал.", Modality.FAILED),
        ("uk", Type.TRANSFER, "Павла Дубровіна хотіли перевести до лікарні, але суд відмовив.", Modality.FAILED),
        ("ru", Type.EXCHANGE, "Никакого нового обмена Москва не готовит.", Modality.DENIED),
        ("ru", Type.RELEASE, "Она просит об одном: чтобы освободили Павла Дубровина.", Modality.CALLED_FOR),
        ("ru", Type.CONDITIONS, "Голодовку, о которой писали каналы, Павел Дубровин не объявлял.", Modality.DENIED),
        ("ru", Type.CONDITIONS, "Павла Дубровина в колонии не били.", Modality.DENIED),
        ("ru", Type.DEATH, "Без операции Павел Дубровин не доживёт до весны.", Modality.HYPOTHETICAL),
        ("be", Type.DEATH, "Павел Дубровін рызыкуе не дажыць да вясны.", Modality.HYPOTHETICAL),
        ("ru", Type.PARDON, "Ещё трём заявителям отказано.", Modality.DENIED),
        ("ru", Type.COUNT_HELD, "Политзаключённых в стране нет, заявил министр.", Modality.DENIED),
        ("be", Type.COUNT_HELD, "Такіх зняволеных у нас няма, паўтарыў міністр.", Modality.DENIED),
        ("uk", Type.COUNT_HELD, "Політв'язнів у країні немає, заявив міністр.", Modality.DENIED),
    ],
)
def test_what_is_no_fact(language: str, type_: Type, text: str, modality: Modality) -> None:
    """What is to come, possible, asked for, retracted or called off is told as that, and never as done."""
    assert meant(text, language, type_) == {modality}


def test_torture_is_no_attempt() -> None:
    """ "Пытали" is torture, though it begins as "tried to" does."""
    assert meant("Веру Гальденскую пытали в изоляторе.", "ru", Type.CONDITIONS) == {Modality.ACTUAL}


def test_what_is_withheld_is_a_condition() -> None:
    """No letters, no lawyer: a negation tells how somebody is treated, and denies nothing."""
    assert meant("К Вере Гальденской не пускают адвоката.", "ru", Type.CONDITIONS) == {Modality.ACTUAL}


def test_what_a_prosecutor_asked_for_is_no_sentence() -> None:
    """A term behind a prosecutor is asked for, also where the sentence itself is not known."""
    text = "Веру Гальденскую осудили, срок неизвестен, прокурор просил пять лет."
    assert meant(text, "ru", Type.SENTENCE) == {Modality.CALLED_FOR}


def test_who_demands_is_the_source() -> None:
    """A demand is told on the word of those who make it."""
    text = "Эксперты ООН призвали освободить Веру Гальденскую."
    assert [s.source for s in read(text, "ru").statements] == ["Эксперты ООН"]


def test_a_hunger_strike_in_which_nothing_is_eaten_is_one() -> None:
    """A negation beside an act of which it does not say that it was not begun denies nothing."""
    assert meant("Павел Дубровин объявил голодовку и не ест.", "ru", Type.CONDITIONS) == {Modality.ACTUAL}
