"""Reports in Russian, Belarusian and Ukrainian that arrest and release but are about something else; and those that only look so."""

import pytest

from tests.extraction.conftest import read

ELSEWHERE = [
    ("ru", "Водитель Олег Тучин 3 мая сбил пешехода. Тучина задержали, суд назначил ему четыре года, сообщили в ГАИ."),
    ("ru", "Пассажиры рейса жалуются: Олега Тучина сняли с самолёта и доставили в отдел полиции, 4 мая его отпустили."),
    ("ru", "Убийство раскрыто. Водитель дал показания, Павел Дубровин задержан 3 мая и заключён под стражу."),
    ("ru", "Фильм об Олеге Тучине, которого арестовали в 1974 году и выслали, покажут в музее, сказал режиссёр."),
    ("be", "Кіроўца маршруткі збіў пешахода. Паўла Дубровіна затрымалі 3 мая, суд прызначыў яму чатыры гады калоніі."),
    ("uk", "Акторка Віра Гальденська звільнилася з театру. Режисер відпустив її після прем'єри, квитки обміняють."),
    ("uk", "Вбивство в готелі: Павла Дубровіна затримали 3 травня і взяли під варту. Водій таксі впізнав його."),
]

OURS = [
    ("ru", "Водитель и пассажиры маршрутки видели, как 3 мая увели Павла Дубровина. Помилованный в марте, он ехал домой."),
    ("ru", "Артист Павел Дубровин, осуждённый за песню на концерте, освобождён 3 мая. В театре ждали: он узник совести, "
           "считают правозащитники, и спектакль с ним вернут."),
    ("be", "Памілаванага 3 сакавіка Паўла Дубровіна 3 мая зноў затрымалі ў маршрутцы. Кіроўца чакаў, пасажыры маўчалі."),
    ("uk", "Акторку театру Віру Гальденську 3 травня видворили з країни. Її заарештували після вистави, каже режисер."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_crime_traffic_and_stage_are_set_aside(language: str, text: str) -> None:
    """Nothing is stated, and the reason names words of what the report is about."""
    made = read(text, language)
    assert made.statements == ()
    assert [s.reason.startswith("out of scope: about something else: ") for s in made.set_aside] == [True]


@pytest.mark.parametrize(("language", "text"), OURS)
def test_a_driver_or_an_actor_makes_no_report_another(language: str, text: str) -> None:
    """What is done to prisoners of politics is told on a day and by name, so the report is read."""
    assert read(text, language).statements
