"""Whom Russian, Belarusian and Ukrainian reports mean where the sentence itself names nobody, or names others besides."""

import pytest

from habeas.extraction.slavic.clauses import attribute, describing
from habeas.extraction.slavic.standing import surname_gender
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read


def told(text: str, language: str, type_: Type) -> list[tuple[tuple[str, ...], int | None]]:
    """The people and the lowest number of each statement of a type."""
    return [(s.persons, s.count.low if s.count else None) for s in read(text, language).statements if s.type is type_]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("ru", "Веру Гальденскую и Павла Дубровина обыскали утром. Обоих задержали.", ("Веру Гальденскую", "Павла Дубровина")),
        ("be", "Веру Гальдэнскую і Паўла Дубровіна абшукалі ўранку. Абодвух затрымалі.", ("Веру Гальдэнскую", "Паўла Дубровіна")),
        ("uk", "Віру Гальденську та Павла Дубровіна обшукали вранці. Обох затримали.", ("Віру Гальденську", "Павла Дубровіна")),
    ],
)  # fmt: skip
def test_both_are_the_two_just_named(language: str, text: str, people: tuple[str, ...]) -> None:
    """ "Both" stands for the two people named side by side before it, not for a number."""
    assert told(text, language, Type.ARREST) == [(people, None)]


def test_all_are_those_counted_before() -> None:
    """ "All" means the number told of in the same sentence."""
    text = "Полиция задержала шесть человек, пришедших к суду; к вечеру всех отпустили."
    assert told(text, "ru", Type.RELEASE) == [((), 6)]


def test_one_without_a_name_is_a_person() -> None:
    """ "A local farmer", and "the third", whom no report names, are one person each."""
    assert told("У Зарэчанску затрымалі мясцовага святара.", "be", Type.ARREST) == [((), 1)]
    assert told("Двоих арестовали, третьего отпустили.", "ru", Type.RELEASE) == [((), 1)]


def test_a_relative_is_somebody_else() -> None:
    """The mother of a prisoner, released, is not the prisoner."""
    text = "Веру Гальдэнскую затрымалі ў студзені. Маці Веры адпусцілі праз гадзіну."
    assert told(text, "be", Type.RELEASE) == [((), 1)]


def test_as_many_is_the_number_before() -> None:
    """ "The same number" of the other side is the number just given."""
    text = "Додому з полону повернулися 90 захисників. Росія отримала стільки ж військових."
    assert told(text, "uk", Type.EXCHANGE) == [((), 90), ((), 90)]


def test_some_of_them_are_not_added() -> None:
    """A part of a number is not added to it: "52, of them 38"."""
    assert told("З краіны выслалі 52 чалавекі, 38 з іх — беларусы.", "be", Type.DEPORTATION) == [((), 52)]


def test_a_clause_set_in_does_not_part_subject_and_verb() -> None:
    """A participle between commas leaves the person before it the object of the verb behind it."""
    text = "Павла Дубровина, бежавшего в Бишкек, местные власти депортировали."
    assert told(text, "ru", Type.DEPORTATION) == [(("Павла Дубровина",), None)]


def test_a_participle_describes_the_noun_before_it() -> None:
    """ "Pardoned 30 people, convicted of ..." convicts those people and not the president."""
    text = "Президент Игнат Лозовой помиловал 30 человек, осуждённых за участие в протестах."
    assert told(text, "ru", Type.CONVICTION) == [((), 30)]


def test_a_surname_of_one_gender_is_not_the_other_ones() -> None:
    """A husband's surname is his, though his wife was named last."""
    text = "Игната Гальденского задержали. Встречала его Мира Гальденская. Гальденский был осуждён на пять лет."
    assert told(text, "ru", Type.SENTENCE) == [(("Игната Гальденского",), None)]


def test_property_is_not_arrested() -> None:
    """A flat that is seized is no arrest of its owner."""
    text = "Вера Гальденская живёт в Вильнюсе. В Зареченске арестовали её квартиру."
    assert told(text, "ru", Type.ARREST) == []


def test_a_case_that_is_closed_accuses_nobody() -> None:
    """A closed case is told as a denied charge."""
    statements = read("Дело в отношении Павла Дубровина прекратили.", "ru").statements
    assert [(s.type, s.modality) for s in statements] == [(Type.CHARGE, Modality.DENIED)]


@pytest.mark.parametrize(
    ("language", "text", "type_"),
    [
        ("ru", "Власти освободили 14 заключённых. Среди них — Мира Гальденская и Павел Дубровин.", Type.RELEASE),
        ("be", "Праваабаронцы прызналі палітвязнямі яшчэ 11 чалавек. У спісе Міра Гальдэнская.", Type.RECOGNISED),
        ("uk", "З полону повернулися 90 захисників. Серед звільнених — Павло Дубровін.", Type.EXCHANGE),
    ],
)
def test_those_named_behind_a_number_are_among_it(language: str, text: str, type_: Type) -> None:
    """ "Among them", "in the list" and "among those freed" say of the people named what was said of the number."""
    named = [people for people, _ in told(text, language, type_)]
    assert named[0] == () and len(named) == 2 and named[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Троих отпустили ещё до рассвета. Остался тридцать один. Среди них — Мира Гальденская."),
        ("ru", "Отпустили троих, остальных увезли в изолятор. Среди них Павел Дубровин."),
        ("be", "Траіх адпусцілі, астатніх павезлі ў ізалятар. Сярод іх Павел Дубровін."),
        ("uk", "Трьох відпустили, решту повезли до ізолятора. Серед них Павло Дубровін."),
    ],
)
def test_those_who_stay_are_not_among_those_let_go(language: str, text: str) -> None:
    """ "Among them" behind words for those who stayed frees nobody."""
    assert [people for people, _ in told(text, language, Type.RELEASE) if people] == []


def test_those_who_stay_are_among_those_taken() -> None:
    """Of twenty taken five were let go: who is among the rest was taken."""
    text = "Задержали двадцать человек. Пятерых отпустили, пятнадцать остались. Среди них Павел Дубровин."
    assert told(text, "ru", Type.ARREST)[-1] == (("Павел Дубровин",), None)


def test_terms_behind_dashes_are_each_ones_own() -> None:
    """ "..., him — to three for posts": a bare number behind a dash is of years, and holds for those joined before it."""
    text = "Суд асудзіў траіх: Веру Гальдэнскую і Паўла Дубровіна — на два гады, Алега Тучына — на тры за рэпосты."
    terms = {
        (s.persons, s.term.months if s.term else None) for s in read(text, "be").statements if s.type is Type.SENTENCE
    }
    assert terms == {(("Веру Гальдэнскую", "Паўла Дубровіна"), 24), (("Алега Тучына",), 36)}


def test_a_surname_that_begins_like_a_country_is_a_name() -> None:
    """Once a given name has stood before it, "Литвинову" is somebody, and Lithuania is not."""
    text = "Мира Литвинова вернулась домой. Литвинову задержали в Литве."
    assert told(text, "ru", Type.ARREST) == [(("Мира Литвинова",), None)]


def test_thousands_are_a_total() -> None:
    """Nobody arrests ten thousand people at once: the number is of a stretch of time."""
    assert told("Задержали почти 10 тысяч человек.", "ru", Type.COUNT_DETAINED) == [((), 9500)]


def test_an_entry_of_a_list_is_about_the_one_it_names() -> None:
    """A name at the head of an entry holds for a term behind articles and notes."""
    text = "9 кастрычніка — ГАЛЬДЭНСКАЯ Мира, арт. 342 КК, настаўніца, два гады калоніі."
    assert told(text, "be", Type.SENTENCE) == [(("ГАЛЬДЭНСКАЯ Мира",), None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Из-за снегопада задержали 14 рейсов. Пассажиров вечером отпустили в гостиницу, билеты обменяли."),
        (
            "be",
            "Гурт запісаў альбом «Амністыя». Дыскі арыштавалі на мытні, канцэрт перанеслі, песні вызвалілі праз суд.",
        ),
        ("uk", "Поліція затримала 29 нетверезих водіїв, двох засудили до трьох років за ДТП."),
    ],
)
def test_reports_about_something_else(language: str, text: str) -> None:
    """Flights, records and drunk drivers are out of scope, whatever is detained or freed."""
    assert read(text, language).statements == ()


def test_a_protest_that_meets_drivers_is_in_scope() -> None:
    """Words of politics outweigh: a detained activist stays, though drivers and a film are named."""
    text = "Активистку Веру Гальденскую задержали на протесте; водители сигналили, фильм о правозащитниках сорвали."
    assert told(text, "ru", Type.ARREST) == [(("Веру Гальденскую",), None)]


def test_what_a_participle_is() -> None:
    """Long forms describe; those in an oblique case only describe."""
    assert describing("осуждённый") and not describing("осуждён")
    assert attribute("бежавшего") and not attribute("засуджений")


def test_the_gender_of_a_surname() -> None:
    """An ending that men and women share tells nothing."""
    assert [surname_gender(w) for w in ("Гальденский", "Гальденскую", "Тучина")] == ["m", "f", None]


@pytest.mark.parametrize(
    ("language", "type_", "text", "person"),
    [
        ("ru", Type.ARREST, "Пограничники задержали на въезде 24-летнего программиста Никиту Гальденского.", "Никиту Гальденского"),
        ("uk", Type.ARREST, "Одного із затриманих, Павла Дубровіна, вивезли до Криму.", "Павла Дубровіна"),
        ("be", Type.SENTENCE, "Сваякі Паўла Дубровіна, асуджанага на шэсць гадоў, чакаюць яго дома.", "Паўла Дубровіна"),
        ("uk", Type.CHARGE, "Росії передали Павла Дубровіна, якого судили за зраду, та ще 5 людей.", "Павла Дубровіна"),
        ("ru", Type.ARREST, "Александра Гальденчука депортировали; в Минске его сразу арестовали.", "Александра Гальденчука"),
    ],
)  # fmt: skip
def test_men_in_a_and_those_described(language: str, type_: Type, text: str, person: str) -> None:
    """Men's names in -а bend like women's; a participle behind a comma is said of the name before it, whoever else is told of."""
    assert [s.persons for s in read(text, language).statements if s.type is type_] == [(person,)]


def test_who_asks_for_a_term_gets_none() -> None:
    """A prosecutor by name is not the one for whom a term is asked."""
    text = "Павла Дубровина судят. Гособвинитель Вера Гальденская запросила для него четыре года."
    assert [s.persons for s in read(text, "ru").statements if s.type is Type.SENTENCE] == [("Павла Дубровина",)]


VERA = {"ru": "Веру Гальденскую", "uk": "Віру Гальденську"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Веру Гальденскую осудили. Все помилованные раскаялись, сообщила служба."),
        ("uk", "Віру Гальденську засудили. Дружини полонених провели акцію."),
        ("ru", "Веру Гальденскую осудили. Задержанные провели ночь в подвале."),
        ("ru", "Евросоюз осудил действия властей. Веру Гальденскую осудили."),
    ],
)
def test_participles_that_stand_for_people_tell_nothing(language: str, text: str) -> None:
    """ "Those pardoned" and "the wives of those held" are people of whom something else is told; to condemn deeds convicts nobody."""
    told = [s for s in read(text, language).statements if s.type is not Type.CONDITIONS]
    assert [(s.type, s.persons) for s in told] == [(Type.CONVICTION, (VERA[language],))]


@pytest.mark.parametrize(
    ("language", "type_", "text"),
    [
        ("uk", Type.RELEASE, "31 громадянин повернувся з білоруських в'язниць."),
        ("ru", Type.RELEASE, "Домой вернётся 31 человек."),
        ("be", Type.TRANSFER, "Веру Гальдэнскую перадалі ўкраінскаму боку."),
        ("ru", Type.TRANSFER, "В ту же колонию прибыли ещё пятеро заключённых."),
        ("ru", Type.CHARGE, "Вере Гальденской предъявили «измену»."),
        ("ru", Type.DEPORTATION, "Веру Гальденскую Казахстан выдал в январе."),
        ("uk", Type.SANCTION_IMPOSED, "Естонія заборонила в'їзд 20 особам."),
        ("be", Type.RELEASE, "Выйшлі, бо скончыўся тэрмін, 42 чалавекі."),
        ("ru", Type.COUNT_HELD, "Правозащитники называют политзаключёнными 60 человек."),
    ],
)  # fmt: skip
def test_more_ways_to_tell(language: str, type_: Type, text: str) -> None:
    """Home from prisons, into a colony, to the other side, out on a sentence served: each is told as what it is."""
    assert type_ in {s.type for s in read(text, language).statements}


def terms(text: str, language: str) -> list[tuple[tuple[str, ...], int | None, float | None]]:
    """The people, the lowest number and the months of each sentence."""
    made = [s for s in read(text, language).statements if s.type is Type.SENTENCE]
    return [(s.persons, s.count.low if s.count else None, s.term.months if s.term else None) for s in made]


def test_the_nearest_term_is_whose_it_is() -> None:
    """What a prosecutor asks for each of two people is told of each, with the term beside the name."""
    text = "Прокурор попросив призначити Миколі Гальденку 17 років колонії, а Павлу Дубровіну — дванадцять."
    assert terms(text, "uk") == [(("Миколі Гальденку",), None, 204), (("Павлу Дубровіну",), None, 144)]


def test_a_pronoun_before_a_dash_has_its_term() -> None:
    """ "Him five years, her - three": the pronoun stands for its person."""
    text = (
        "Суд прызнаў вінаватымі Паўла Гальдэнскага і ягоную жонку Веру Гальдэнскую. "
        "Яму прызначылі пяць гадоў калоніі, ёй — тры гады і чатыры месяцы."
    )
    assert terms(text, "be") == [(("Паўла Гальдэнскага",), None, 60), (("Веру Гальдэнскую",), None, 40)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Веру Гальденскую и Павла Дубровина обыскали. Супругов задержали вечером."),
        ("be", "Веру Гальдэнскую і Паўла Дубровіна абшукалі. Забралі сужэнцаў 12 мая."),
        ("uk", "Віру Гальденську та Павла Дубровіна обшукали. Подружжя затримали ввечері."),
    ],
)
def test_a_couple_is_the_two_named(language: str, text: str) -> None:
    """A noun for a couple stands for the two people named side by side before it."""
    assert [len(people) for people, _ in told(text, language, Type.ARREST)] == [2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Веру Гальденскую судили. Тем, кого выпускают, советуют молчать."),
        ("ru", "Веру Гальденскую судили. Бывший сокамерник, который вышел на волю, рассказал о голоде."),
        ("be", "Вера Гальдэнская ў калоніі. Былы сукамернік, які выйшаў на волю, расказаў пра голад."),
    ],
)
def test_a_clause_on_another_frees_nobody_told_of(language: str, text: str) -> None:
    """Those who are freed in a clause on a noun that names nobody are not the person of the report."""
    assert told(text, language, Type.RELEASE) == []


def test_a_source_is_not_joined_to_those_concerned() -> None:
    """Who tells of it, set in between commas right before the name, was not taken away as well."""
    text = "За неделю до суда, рассказывает адвокат Олег Тучин, Гальдена увезли в СИЗО. Павел Гальден химик."
    assert all("Олег Тучин" not in people for people, _ in told(text, "ru", Type.ARREST))


def test_whom_an_exchange_is_of() -> None:
    """The number, or the person, right behind the noun is exchanged."""
    assert told("Намеченный обмен тридцати человек сорвался.", "ru", Type.EXCHANGE) == [((), 30)]
    text = "Кремль не ведёт переговоров об обмене журналиста Павла Дубровина."
    assert told(text, "ru", Type.EXCHANGE) == [(("Павла Дубровина",), None)]


def test_a_participle_between_commas_is_of_the_name_before() -> None:
    """An active participle describes the name before its comma, and its day is of nothing else in the sentence."""
    text = "Среди освобождённых были Павел Дубровин, годом раньше получивший 21 год, и Олег Тучин."
    assert terms(text, "ru") == [(("Павел Дубровин",), None, 252)]
    assert [s.date for s in read(text, "ru").statements if s.type is Type.RELEASE] == [None]


def test_a_rubric_tells_nothing() -> None:
    """A noun that is a line of its own heads what follows, and happened to nobody."""
    assert told("Павел Дубровин оказался в ШИЗО.\n\nЗадержания. Утром забрали 11 человек.", "ru", Type.ARREST) == [
        ((), 11)
    ]


def test_a_few_are_spoken_of_and_not_counted() -> None:
    """That two are still in a remand prison tells of their arrest, that forty are is a count."""
    assert told("У СІЗА застаюцца двое рабочых.", "be", Type.ARREST) == [((), 2)]
    assert told("У СІЗА застаюцца сорак рабочых.", "be", Type.COUNT_HELD) == [((), 40)]


def test_who_was_exchanged_was_not_freed_as_well() -> None:
    """Those let go in the sentence that tells of their exchange are told of once."""
    text = "Москва освободила 24 человека в рамках обмена."
    assert told(text, "ru", Type.EXCHANGE) == [((), 24)]
    assert told(text, "ru", Type.RELEASE) == []


def test_ukrainian_numbers_of_people() -> None:
    """Collective numerals up to thirty are numbers and are added as others are."""
    text = "З полону повернулися 150 військових і двадцятеро цивільних."
    assert told(text, "uk", Type.EXCHANGE) == [((), 170)]


def test_the_number_of_them_is_behind() -> None:
    """A number that the line gives of those called for is theirs, and is not of those told of before."""
    text = "В тюрьмах остаются 640 политзаключённых. Правозащитники просят освободить больных: в перечне их 38."
    assert told(text, "ru", Type.RELEASE) == [((), 38)]
    assert told("Требуем освободить политзаключённых, их 38.", "ru", Type.RELEASE) == [((), 38)]


def test_part_of_a_number_is_no_number_of_all() -> None:
    """ "Of them 90 women" breaks a total down and is no total."""
    text = "У Беларусі 1140 палітвязняў, з іх 90 жанчын."
    assert told(text, "be", Type.COUNT_HELD) == [((), 1140)]
