"""Columns: what each is taken for, from its header or a map, and what is said where that cannot be told."""

import pytest

from habeas.lists import Kind, MapError, Plan, recognised
from habeas.lists.cells import Order


def kinds(header: str, plan: str = "") -> list[str]:
    return [k.value for k in recognised([(1, header.split("|"))], Plan.of(plan)).kinds]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Name|Date of birth|Arrested|Article|Term|Status|Released", "name born arrested charge term status released"),
        ("ФИО|Дата рождения|Дата задержания|Статья УК|Срок|Статус|Освобождён", "name born arrested charge term status released"),
        ("Прозвішча і імя|Год нараджэння|Затрыманы|Артыкул КК|Тэрмін|Статус|Дата вызвалення", "name born arrested charge term status released"),
        ("ПІБ|Дата народження|Дата затримання|Стаття|Строк|Стан|Дата звільнення", "name born arrested charge term status released"),
        ("№|Фамилия|Имя|Отчество|Профессия|Город", "ignore surname given patronymic role place"),
        ("Full name|Name in Russian|Age|Prison|Sentence date|Expected release date", "name other_name age held_at sentenced release_due"),
        ("Приговор|Срок|Имя Фамилия|ст. УК", "note term name charge"),
        ("first_name|last_name|sentence_years|sentence_months", "given surname term term_months"),
        ("Name|Sentence|Months of custody", "name term term_months"),
        ("Name|Term (months)|Verdict|Sentenced", "name term note sentenced"),
        ("Name|Place of detention (colony)|Name of the judge|Days in custody|Shoe size", "name held_at note ignore note"),
    ],
)  # fmt: skip
def test_headers_of_four_languages_are_recognised(header: str, expected: str) -> None:
    """The usual names of columns in English, Russian, Belarusian and Ukrainian are known."""
    assert kinds(header) == expected.split()


def test_of_two_columns_that_could_be_one_thing_the_surer_has_it() -> None:
    """Duplicate headers do not make two of a kind: the first has it, and a second name is another form of it."""
    assert kinds("Name|Name|Term|Term") == ["name", "other_name", "term", "note"]


def test_the_header_may_stand_below_a_title() -> None:
    """Titles and days above the table are passed over."""
    rows = [
        (1, ["Prisoners of conscience"]),
        (2, ["as of May", ""]),
        (4, ["Name", "Born"]),
        (5, ["Mira Halden", "1990"]),
    ]
    columns = recognised(rows)
    assert (columns.line, columns.kinds) == (4, (Kind.NAME, Kind.BORN))


def test_a_map_overrules_the_guess() -> None:
    """What a map says of a column holds, whatever its header looks like; other columns are guessed."""
    plan = '[columns]\n"Hero" = "name"\n"Name" = "note"\n'
    assert kinds("Hero|Name|Born", plan) == ["name", "note", "born"]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ('[columns]\n"Name" = "nmae"', "one of name, surname"),
        ('[columns]\n"Nobody" = "name"', "columns that are not there: nobody"),
        ('[columns]\n"Name" = "note"', "no row looks like a header"),
        ('[dates]\norder = "sideways"', "one of day first, month first"),
        ('[dates]\nform = "x"', "order alone"),
        ('[status]\n"x" = "lost"', "one of arrest"),
        ("[people]", "nothing else"),
        ("columns = 1", "nothing else"),
        ("= =", "not TOML"),
    ],
)
def test_a_map_that_does_not_fit_says_why(plan: str, said: str) -> None:
    """A mistake in a map is named."""
    with pytest.raises(MapError, match=said):
        kinds("Name|Born", plan)


def test_no_column_for_the_name_is_said_with_the_first_row() -> None:
    """Where no name is found the first row is shown, and how to map it."""
    with pytest.raises(MapError, match=r"the first row is 'a', 'b'.*\[columns\]"):
        kinds("a|b")


def test_the_order_of_day_and_month_is_told_by_the_dates_themselves() -> None:
    """One day above twelve shows it for all; nothing shows it where there is none, or where both are shown."""
    header = (1, ["Name", "Arrested"])
    for cells, order in (
        (["03/25/2021", "03/04/2021"], Order.MONTH),
        (["25/03/2021", "03/04/2021"], Order.DAY),
        (["03/04/2021"], None),
        (["25/03/2021", "03/25/2021"], None),
    ):
        assert recognised([header, *((n, ["Mira", c]) for n, c in enumerate(cells, 2))]).order is order
