"""Lists of names under a line without a colon, or under one that no rule fits: what it says of those it names."""

import pytest

from tests.extraction.conftest import read

NAMES = {
    "en": ("Mira Halden", "Anton Verik"),
    "ru": ("Мира Гальден", "Антон Верик"),
    "uk": ("Мирослава Гальден", "Антон Верик"),
    "be": ("Мірослава Гальдэн", "Антон Верык"),
    "es": ("Mira Haldén", "Antonio Verica"),
}
HEADS = {
    "en": "Bulletin on political prisoners.",
    "ru": "О политзаключённых.",
    "uk": "Про політв'язнів.",
    "be": "Пра палітвязняў.",
    "es": "Boletín sobre presos políticos.",
}


def told(text: str, language: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """Type, modality and people of each statement."""
    return {(s.type.value, s.modality.value, s.persons) for s in read(text, language).statements}


LINES = [
    ("en", "Released on 4 June", "release", "actual"),
    ("en", "The released prisoners are", "release", "actual"),
    ("en", "Still in custody", "arrest", "actual"),
    ("en", "Deaths in custody", "death_in_custody", "actual"),
    ("en", "New arrests", "arrest", "actual"),
    ("en", "We demand the release of", "release", "called_for"),
    ("en", "Newly recognised political prisoners", "recognized_political_prisoner", "actual"),
    ("ru", "Мы признаём политзаключёнными", "recognized_political_prisoner", "actual"),
    ("ru", "Остаются за решёткой", "arrest", "actual"),
    ("ru", "Мы требуем освобождения", "release", "called_for"),
    ("be", "Памерлі ў зняволенні", "death_in_custody", "actual"),
    ("be", "Мы патрабуем вызвалення", "release", "called_for"),
    ("uk", "Звільнені 4 червня", "release", "actual"),
    ("uk", "Вимагаємо звільнення", "release", "called_for"),
    ("es", "Siguen detenidos", "arrest", "actual"),
    ("es", "Exigimos la liberación de", "release", "called_for"),
    ("es", "Liberados el 4 de junio", "release", "actual"),
]
SHAPES = ["{line}\n\n{one}\n{other}, 34", "## {line}\n\n- {one}\n- {other} (34)", "{line}:\n1. {one}\n2. {other}, 34"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("language", "line", "type_", "modality"), LINES)
def test_a_line_above_names_is_told_of_them(language: str, line: str, type_: str, modality: str, shape: str) -> None:
    """With a colon or none, above bullets or bare lines."""
    one, other = NAMES[language]
    text = f"{HEADS[language]}\n\n{shape.format(line=line, one=one, other=other)}\n"
    assert told(text, language) == {(type_, modality, (one, other))}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Fourteen were released, including:"),
        ("ru", "Освободили 14 человек, в том числе:"),
        ("be", "Вызвалілі 14 чалавек, у тым ліку:"),
        ("uk", "Звільнили 14 людей, серед них:"),
        ("es", "Fueron liberadas 14 personas, entre ellas:"),
    ],
)
def test_some_of_a_number_are_named_below(language: str, line: str) -> None:
    """The number stays."""
    one, other = NAMES[language]
    assert told(f"{HEADS[language]}\n\n{line}\n- {one}\n- {other}\n", language) == {
        ("release", "actual", ()),
        ("release", "actual", (one, other)),
    }


OTHERS = [
    ("en", "Release now"),
    ("en", "Lawyers of those released"),
    ("en", "Interviews with the released"),
    ("en", "Speakers at the rally for those still in prison"),
    ("en", "Those who signed the appeal for the release of prisoners"),
    ("en", "Awaiting release"),
    ("en", "Due for release this month"),
    ("en", "Relatives of those who died in custody"),
    ("en", "More on the arrests"),
    ("ru", "Освободить немедленно"),
    ("ru", "Адвокаты освобождённых"),
    ("ru", "Ждут освобождения"),
    ("ru", "Письма из колонии"),
    ("be", "Адвакаты вызваленых"),
    ("uk", "Чекають на звільнення"),
    ("es", "Abogados de los liberados"),
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("language", "line"), OTHERS)
def test_of_others_or_of_what_is_wanted_no_fact_is_told(language: str, line: str, shape: str) -> None:
    """Nobody is freed by a slogan, nor are lawyers jailed."""
    one, other = NAMES[language]
    text = f"{HEADS[language]}\n\n{shape.format(line=line, one=one, other=other)}\n"
    assert not [t for t in told(text, language) if t[2] and t[1] == "actual"]


@pytest.mark.parametrize(
    ("language", "line", "otherwise"),
    [
        ("en", "Released on 4 June", "not confirmed, her mother waited in vain"),
        ("en", "Freed this week:", "still in colony No. 4"),
        ("ru", "Освобождены 4 июня", "не подтверждено"),
        ("uk", "Звільнені 4 червня:", "досі в колонії"),
        ("be", "Вызваленыя 4 чэрвеня:", "не пацверджана"),
    ],
)
def test_whose_entry_says_otherwise_is_not_freed(language: str, line: str, otherwise: str) -> None:
    """What stands above the list holds for the others."""
    one, other = NAMES[language]
    third = {"en": "Olga Brod", "es": "Olga Brod"}.get(
        language, "Ольга Бродова" if language != "be" else "Вольга Бродава"
    )
    found = told(f"{HEADS[language]}\n\n{line}\n\n- {one}\n- {third} ({otherwise})\n- {other}\n", language)
    assert ("release", "actual", (one, other)) in found
    assert not [t for t in found if third in t[2] and t[:2] == ("release", "actual")]


@pytest.mark.parametrize(
    ("line", "type_"), [("Not yet released", "release"), ("Not yet freed", "release"), ("Not yet arrested", "arrest")]
)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_has_not_happened_yet_is_denied_of_those_below(line: str, type_: str, shape: str) -> None:
    """Without another verb the negation stands at "yet"."""
    text = f"{HEADS['en']}\n\n{shape.format(line=line, one='Mira Halden', other='Anton Verik')}\n"
    assert told(text, "en") == {(type_, "denied", ("Mira Halden", "Anton Verik"))}


@pytest.mark.parametrize("who", ["panel", "delegation that met them", "bench"])
def test_who_sat_or_watched_is_none_of_the_number(who: str) -> None:
    """ "Included" is told of others than those sentenced."""
    text = f"Political prisoners\n\nThe court sentenced 14 people; the {who} included\n\n- Mira Halden\n- Anton Verik\n"
    assert told(text, "en") == {("sentence", "actual", ())}


def test_a_colon_makes_the_first_line_one_above_a_list_of_two() -> None:
    """Authors stand below no colon; and one who is listed twice is one."""
    names = "- Mira Halden\n- Anton Verik\n- Mira Halden\n"
    assert told(f"The following political prisoners have not been released:\n{names}", "en") == {
        ("release", "denied", ("Mira Halden", "Anton Verik"))
    }


def test_each_list_ends_where_the_next_line_above_one_stands() -> None:
    """Names in bare lines follow one another without a mark."""
    text = (
        "Political prisoners\n\nReleased on 4 June\n\nMira Halden\nAnton Verik, 34\n\nStill in custody\n\n"
        "Pavel Sorn\nIrina Lipa\n\nWrite to us\n\nOlga Brod, press officer"
    )
    assert told(text, "en") == {
        ("release", "actual", ("Mira Halden", "Anton Verik")),
        ("arrest", "actual", ("Pavel Sorn", "Irina Lipa")),
    }


def test_authors_below_a_headline_are_not_told_of() -> None:
    """Nor is anybody of whom the next line goes on to tell something."""
    assert not told("Released from prison\n\nMira Halden\nAnton Verik\n\nSorna, 4 June. Political news.", "en")
    text = "Political prisoners.\n\nReleased\n\nMira Halden tells of her book\nAnton Verik opens a theatre"
    assert not told(text, "en")


def test_one_named_behind_a_colon_keeps_what_is_told_there() -> None:
    """Though it is told again, and less exactly, further on."""
    text = "Good news first: Mira Halden, a reporter, was freed on 4 May 2024. The mayor was taken in 2022. She was freed in May."
    assert "2024-05-04" in {s.date.iso for s in read(text, "en").statements if s.date and s.type.value == "release"}


@pytest.mark.parametrize("word", ["RELEASES", "FREED", "Released", "DIED", "ARRESTED", "PARDONS", "DEATHS IN CUSTODY"])
def test_a_heading_that_runs_into_its_paragraph_tells_nothing_of_who_was_named_before(word: str) -> None:
    """It says what is told behind it."""
    text = (
        "Political prisoners, the week.\n\nThe poet Mira Halden wrote from colony No. 4 that she is well.\n\n"
        f"{word}. The office in Sorna is open again from Monday.\n"
    )
    assert not [t for t in told(text, "en") if t[0] != "arrest" or word == "ARRESTED"]


def test_a_sentence_in_capitals_tells_of_whom_it_counts() -> None:
    """Though it opens a paragraph as a heading may."""
    made = read("Political prisoners.\n\nFOUR PRISONERS FREED. The office is open.", "en").statements
    assert [(s.type.value, s.count and s.count.low) for s in made] == [("release", 4)]


@pytest.mark.parametrize("word", ["RELEASES", "DEATHS IN CUSTODY", "PARDONS"])
def test_a_heading_within_a_paragraph_tells_nothing_of_who_was_named_before(word: str) -> None:
    """A bulletin in one paragraph has one after another."""
    text = f"Bulletin 48. TRIALS. On Monday the court gave Mira Halden eight years. {word}. None is known this week."
    assert {s.type.value for s in read(text, "en").statements} == {"sentence"}
