"""How Russian, Belarusian and Ukrainian reports mean what they tell: as done, planned, asked for, denied, failed or possible."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.model import Document
from habeas.vocabulary import Modality, Type

PUBLISHED = When("2024-05-20", date(2024, 5, 20), date(2024, 5, 20), "2024-05-20")


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def meant(text: str, language: str, type_: Type) -> set[Modality]:
    received = datetime(2024, 5, 21, tzinfo=UTC)
    document = Document("d", "0", text, "here", received, published=PUBLISHED, language=language)
    return {s.modality for s in extractor().extract(document).statements if s.type is type_}


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
    received = datetime(2024, 5, 21, tzinfo=UTC)
    text = "Эксперты ООН призвали освободить Веру Гальденскую."
    document = Document("d", "0", text, "here", received, published=PUBLISHED, language="ru")
    assert [s.source for s in extractor().extract(document).statements] == ["Эксперты ООН"]
