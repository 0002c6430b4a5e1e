"""Whole short reports in Russian, Belarusian and Ukrainian: who is named, in which forms, and what is said of them."""

from habeas.extraction.slavic.words import case, voice
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

RUSSIAN = (
    "Суд в Зареченске приговорил Веру Гальденскую к трём годам колонии. Гальденскую задержали 3 марта, "
    "сообщает центр «Маяк». Её адвокат Олег Тучин говорит, что она отказалась подписывать прошение.\n\n"
    "Правозащитники требуют освободить Гальденскую и ещё 12 человек."
)
BELARUSIAN = (
    "На волю выйшлі 14 палітвязняў, у тым ліку Павел Дубровін. Дубровіну ў 2022 годзе прысудзілі пяць гадоў калоніі. "
    "Паводле звестак цэнтра «Маяк», за кратамі застаецца больш за 300 чалавек."
)
UKRAINIAN = (
    "Активістку Віру Гальденську затримали у Зарічанську. Їй загрожує до восьми років. "
    "Прокурор вимагав для Павла Дубровіна шість років, суд виправдав чоловіка."
)


def test_forms_of_a_name_are_one_mention_under_the_fullest() -> None:
    """A surname in another case belongs to the full name; the lawyer is a person of his own with a role."""
    mentions = {m.name: m for m in read(RUSSIAN, "ru").mentions}
    assert set(mentions) == {"Веру Гальденскую", "Олег Тучин"}
    assert mentions["Веру Гальденскую"].forms == ("Веру Гальденскую", "Гальденскую")
    assert mentions["Олег Тучин"].role == "адвокат"


def test_a_russian_report() -> None:
    """Whom a court sentences, whom police detain, who refuses ("she"), and a demand that is no release."""
    told = {(s.type, s.persons, s.modality) for s in read(RUSSIAN, "ru").statements}
    vera = ("Веру Гальденскую",)
    assert {
        (Type.SENTENCE, vera, Modality.ACTUAL),
        (Type.ARREST, vera, Modality.ACTUAL),
        (Type.REFUSAL, vera, Modality.ACTUAL),
        (Type.RELEASE, vera, Modality.CALLED_FOR),
    } <= told


def test_a_source_and_a_date_in_russian() -> None:
    """The arrest has its day, resolved against the publication, and the centre that reports it."""
    arrest = next(s for s in read(RUSSIAN, "ru").statements if s.type is Type.ARREST)
    assert arrest.date is not None and arrest.date.iso == "2024-03-03"
    assert arrest.source == "центр «Маяк»"


def test_a_belarusian_report() -> None:
    """A number, the one named among it, his sentence by the dative, and those still held."""
    statements = read(BELARUSIAN, "be").statements
    told = [
        (s.type, s.persons, s.count.low if s.count else None, s.term.months if s.term else None) for s in statements
    ]
    assert told == [
        (Type.RELEASE, (), 14, None),
        (Type.RELEASE, ("Павел Дубровін",), None, None),
        (Type.SENTENCE, ("Павел Дубровін",), None, 60),
        (Type.COUNT_HELD, (), 301, None),
    ]


def test_a_ukrainian_report() -> None:
    """ "Her" is the woman just named, a threatened term is possible only, an acquittal denies a conviction."""
    told = [(s.type, s.persons, s.modality) for s in read(UKRAINIAN, "uk").statements]
    vira, pavlo = ("Віру Гальденську",), ("Павла Дубровіна",)
    assert told == [
        (Type.ARREST, vira, Modality.ACTUAL),
        (Type.SENTENCE, vira, Modality.HYPOTHETICAL),
        (Type.SENTENCE, pavlo, Modality.CALLED_FOR),
        (Type.CONVICTION, pavlo, Modality.DENIED),
    ]


def test_a_given_name_tells_the_case() -> None:
    """Nominative, accusative and dative are told apart by the given name's ending."""
    assert case("Вера Гальденская") == {"nom"}
    assert "acc" in case("Веру Гальденскую") and "nom" not in case("Веру Гальденскую")
    assert "dat" in case("Павлу Дубровину")


def test_a_surname_that_does_not_bend_is_a_womans() -> None:
    """Behind a bent given name that may be a man's too, a surname left as it is says that it is a woman's accusative."""
    assert "acc" in case("Самиру Гальден") and "dat" not in case("Самиру Гальден")
    assert "acc" in case("Камилу Гальден") and "dat" not in case("Камилу Гальден")
    assert {"acc", "dat"} <= case("Камилу Гальденову")


def test_the_voice_of_a_trigger_is_told_by_its_ending() -> None:
    """A verb with an object, a participle, a verb in -ся and a noun place those concerned differently."""
    assert [voice(w) for w in ("задержали", "асуджаны", "звинувачується", "освобождение")] == [
        "active",
        "passive",
        "reflexive",
        "noun",
    ]


def test_an_exchange_is_told_once() -> None:
    """After the numbers of an exchange, that it took place is no other; the one before it is."""
    text = "З полону повернулися 90 захисників. Обмін відбувся 14 травня. Попередній обмін відбувся 3 травня."
    told = [s.count.low if s.count else None for s in read(text, "uk").statements if s.type is Type.EXCHANGE]
    assert told == [90, None]
