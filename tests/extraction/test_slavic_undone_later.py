"""What was due and came to something else, what is not ruled out, refuted, not begun or not signed, in three languages."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import meant

FAILED, DENIED, HYPOTHETICAL = Modality.FAILED, Modality.DENIED, Modality.HYPOTHETICAL
UNDONE = [
    ("ru", Type.RELEASE, "Павла Дубровина должны были освободить, но в последний момент вычеркнули из списка.", FAILED),
    ("ru", Type.RELEASE, "Веру Гальденскую собирались отпустить, вместо этого её перевели в другую колонию.", FAILED),
    ("be", Type.RELEASE, "Паўла Дубровіна павінны былі вызваліць, але замест гэтага павезлі ў СІЗА.", FAILED),
    ("be", Type.RELEASE, "Паўла Дубровіна абяцалі вызваліць, ды ўсё сарвалася.", FAILED),
    ("uk", Type.EXCHANGE, "Павла Дубровіна мали обміняти ще в грудні, та в останню мить зняли з літака.", FAILED),
    ("uk", Type.RELEASE, "Віру Гальденську мали відпустити у п'ятницю, але натомість повезли в СІЗО.", FAILED),
    ("uk", Type.RELEASE, "Віру Гальденську мають відпустити у п'ятницю.", Modality.PLANNED),
    ("ru", Type.EXCHANGE, "Не исключено, что Павла Дубровина обменяют.", HYPOTHETICAL),
    ("be", Type.ARREST, "Вера Гальдэнская не выключае, што яе арыштуюць.", HYPOTHETICAL),
    ("uk", Type.ARREST, "Віра Гальденська не виключає, що її заарештують.", HYPOTHETICAL),
    ("be", Type.RELEASE, "Сваякі абвяргаюць, што Паўла Дубровіна вызвалілі.", DENIED),
    ("uk", Type.RELEASE, "Родичі спростовують, що Павла Дубровіна звільнили.", DENIED),
    ("ru", Type.DEATH, "Павел Дубровин жив, вопреки сообщениям о его смерти в колонии.", DENIED),
    ("ru", Type.PARDON, "Указ о помиловании 14 человек ещё не подписан.", Modality.PLANNED),
    ("be", Type.ARREST, "Паўла Дубровіна затрымліваць не сталі.", DENIED),
    ("uk", Type.ARREST, "Затримувати Павла Дубровіна не стали.", DENIED),
    ("be", Type.RELEASE, "Экспэрты настойваюць на вызваленні ўсіх палітвязняў.", Modality.CALLED_FOR),
    ("uk", Type.RELEASE, "Посол наполягав на звільненні всіх заручників.", Modality.CALLED_FOR),
    ("uk", Type.EXCHANGE, "Родини наполягають, щоб Павла Дубровіна включили до обміну.", Modality.CALLED_FOR),
]


@pytest.mark.parametrize(("language", "type_", "text", "modality"), UNDONE)
def test_what_came_to_something_else(language: str, type_: Type, text: str, modality: Modality) -> None:
    """A turn in the last moment, something else instead, a refutation and a demand leave nothing done."""
    assert meant(text, language, type_) == {modality}


def test_a_court_refuses_nothing_for_a_prisoner() -> None:
    """That a court refused to send somebody to jail is no refusal of theirs."""
    assert meant("Суд отказался отправить Павла Дубровина в СИЗО.", "ru", Type.REFUSAL) == set()
