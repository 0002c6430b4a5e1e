"""Who is named beside those told of is not freed, jailed or dead by it; Russian, Belarusian and Ukrainian."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import meant, read


def done(text: str, language: str) -> set[tuple[Type, str]]:
    """What a text tells as done to whom by name."""
    told = (s for s in read(text, language).statements if s.modality is Modality.ACTUAL)
    return {(s.type, p) for s in told for p in s.persons}


@pytest.mark.parametrize(
    ("language", "text", "freed"),
    [
        ("ru", "Вышла на свободу Вера Гальден, а не Павел Тальбин и Елена Брод.", {"Вера Гальден"}),
        ("ru", "Освободили Веру Гальден, а не Павла Тальбина.", {"Веру Гальден"}),
        ("ru", "Вместо Павла Тальбина освободили Веру Гальден.", {"Веру Гальден"}),
        ("ru", "Не Павел Тальбин, а Вера Гальден вышла на свободу в пятницу.", {"Вера Гальден"}),
        ("be", "Вызвалілі Веру Гальдэн, а не Паўла Тальбіна.", {"Веру Гальдэн"}),
        ("uk", "Замість Павла Тальбіна звільнили Віру Гальденко.", {"Віру Гальденко"}),
    ],
)
def test_who_is_set_against_those_freed_is_not_freed(language: str, text: str, freed: set[str]) -> None:
    """ "А не", "вместо", "не X, а Y": as far as the row behind them goes."""
    assert done(text, language) == {(Type.RELEASE, p) for p in freed}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Подругу Веры Гальден и Павла Тальбина освободили в пятницу."),
        ("ru", "Друг Веры Гальден вышел на свободу в пятницу."),
        ("ru", "Адвокатов Веры Гальден и Павла Тальбина задержали в пятницу."),
        ("ru", "Сторонников Веры Гальден задержали у суда в пятницу."),
        ("ru", "Свидетель по делу Веры Гальден арестован в пятницу."),
        ("ru", "Следователь по делу Веры Гальден умер в пятницу."),
        ("ru", "Сокамерник Павла Тальбина умер в колонии."),
        ("ru", "Адвокат Веры Гальден вышел из колонии в пятницу."),
        ("be", "Адваката Веры Гальдэн затрымалі ў пятніцу."),
        ("be", "Сяброўку Веры Гальдэн затрымалі ў пятніцу."),
        ("uk", "Прихильників Віри Гальденко затримали біля суду."),
        ("uk", "Подругу Віри Гальденко затримали в п'ятницю."),
    ],
)
def test_whose_friend_or_lawyer_is_taken_is_not_taken(language: str, text: str) -> None:
    """A name in another case than the noun before it says whose friend is meant."""
    assert done(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Судья, приговоривший Веру Гальден к шести годам, арестован в пятницу."),
        ("be", "Суддзя, які прысудзіў Веру Гальдэн да шасці гадоў, арыштаваны ў пятніцу."),
        ("uk", "Суддя, який засудив Віру Гальденко, арештований у п'ятницю."),
    ],
)
def test_who_jailed_somebody_is_another(language: str, text: str) -> None:
    """What a noun's own verb tells is not told of those in a clause on it."""
    assert Type.ARREST not in {type_ for type_, _ in done(text, language)}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Адвоката Павла Тальбина задержали в пятницу.", {"Павла Тальбина"}),
        ("Адвоката Веру Гальден задержали в пятницу.", {"Веру Гальден"}),
        ("Адвокатов Павла Тальбина и Игоря Седова задержали в пятницу.", {"Павла Тальбина", "Игоря Седова"}),
    ],
)
def test_a_name_in_the_case_of_its_noun_is_its_bearers(text: str, persons: set[str]) -> None:
    """Whose profession stands before them in their own case are told of."""
    assert done(text, "ru") == {(Type.ARREST, p) for p in persons}


@pytest.mark.parametrize(
    ("language", "text", "type_", "modality"),
    [
        ("ru", "По слухам, Веру Гальден освободили в пятницу.", Type.RELEASE, Modality.HYPOTHETICAL),
        ("be", "Паводле чутак, Веру Гальдэн вызвалілі ў пятніцу.", Type.RELEASE, Modality.HYPOTHETICAL),
        ("uk", "За чутками, Віру Гальденко звільнили в п'ятницю.", Type.RELEASE, Modality.HYPOTHETICAL),
        (
            "be",
            "У панядзелак мы паведамілі, што Язэп Гальдэн памёр у турэмнай бальніцы. Гэта няпраўда: яго бачыла сястра, а ўчора перадалі запіску ад яго.",
            Type.DEATH,
            Modality.DENIED,
        ),
    ],
)
def test_hearsay_and_what_is_taken_back_are_no_facts(language: str, text: str, type_: Type, modality: Modality) -> None:
    """ "По слухам" is only possible; "это неправда: ..." denies the sentence before."""
    assert meant(text, language, type_) == {modality}


def test_police_who_find_nobody_at_home_take_nobody() -> None:
    """A search where somebody was not at home is no arrest."""
    assert done("За Верой Гальден пришли с обыском, но её не было дома.", "ru") == set()


def test_a_former_office_opens_no_clause_on_somebody_else() -> None:
    """ "Former" ends as a participle does and is none: "his brother, the former mayor X, died" tells of X."""
    text = "Его брат, бывший мэр Павел Дубровин, умер в колонии."
    assert [s.persons for s in read(text, "ru").statements] == [("Павел Дубровин",)]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Из суда увели адвоката Веру Гальденову: она принесла жалобу за Павла Тальбина.", "Веру Гальденову"),
        ("be", "З суда забралі адвакатку Веру Гальдэнаву: яна прынесла скаргу за Паўла Тальбіна.", "Веру Гальдэнаву"),
        ("uk", "Із суду забрали адвокатку Віру Гальденову: вона принесла скаргу за Павла Тальбіна.", "Віру Гальденову"),
    ],
)
def test_for_whom_somebody_taken_did_something_is_not_taken(language: str, text: str, who: str) -> None:
    """A name behind "за" or "для" in a later clause is of somebody else than those whom the verb takes."""
    assert done(text, language) == {(Type.ARREST, who)}
