"""Rows: what a row's cells say, each statement quoting its cell."""

import pytest

from habeas.lists import MapError
from habeas.reconciliation import origins, reconcile
from habeas.register import Register
from habeas.vocabulary import Modality, Tier

from .importer import LIST, imported, prepared, told


def test_each_cell_says_what_its_column_means() -> None:
    """Arrest, conviction, sentence and status: type, day, and the cell itself as the quote."""
    assert told(prepared(LIST), "Halden Mira") == [
        ("arrest", "2024-03-25", "25.03.2024"),
        ("conviction", "", "342"),
        ("sentence", "", "4 г. 6 мес."),
        ("arrest", "", "in custody"),
    ]


def test_a_release_has_its_day_from_its_own_column() -> None:
    """The status says that somebody is out, the column of release when; both are quoted."""
    said = told(prepared(LIST), "Talby Oren")
    assert ("release", "2025-09-11", "released") in said and ("release", "2025-09-11", "11.09.2025") in said


def test_a_person_is_kept_with_all_that_is_said_in_passing() -> None:
    """Birth, other names, occupation, town and age belong to the mention; the list's own number to the document."""
    made = prepared("ID;Name;Alias;Born;Occupation;City;Age\nx-7;Mira Halden;Міра Хальдэн;2.1.1990;baker;Lowmark;34\n")
    (row,) = made.rows
    (m,) = row.extraction.mentions
    assert (m.name, m.forms, m.role, m.place, m.age) == (
        "Mira Halden", ("Mira Halden", "Міра Хальдэн"), "baker", "Lowmark", 34,
    )  # fmt: skip
    assert m.born is not None and m.born.iso == "1990-01-02"
    assert [row.document.text[a:b] for a, b in m.spans] == list(m.forms)
    assert row.document.key == "x-7"


def test_a_name_in_parts_is_put_together() -> None:
    """Surname, given name and patronymic stand side by side in the row's text, as the person's name."""
    made = prepared("Имя;Фамилия;Отчество;Срок\nМира;Хальден;Ивановна;3\n")
    (row,) = made.rows
    assert row.extraction.mentions[0].name == "Хальден Мира Ивановна"
    assert row.document.text == "Фамилия Имя Отчество: Хальден Мира Ивановна\nСрок: 3"


def test_release_in_the_future_is_planned() -> None:
    """An end of term, and a day of release after the day of the list, are due and have not happened."""
    made = prepared("Name;Released;Expected release\nMira Halden;01.05.2027;\nOren Talby;;02.06.2027\n")
    said = [s for r in made.rows for s in r.extraction.statements]
    assert [(s.date and s.date.iso, s.modality) for s in said] == [
        ("2027-05-01", Modality.PLANNED), ("2027-06-02", Modality.PLANNED),
    ]  # fmt: skip


def test_the_place_of_custody_of_somebody_freed_says_nothing() -> None:
    """A colony is told of those who are in it, not of those who are out by the same row."""
    made = prepared("Name;Colony;Status\nMira Halden;No 4;\nOren Talby;No 4;released\n")
    assert told(made, "Mira Halden") == [("arrest", "", "No 4")]
    assert told(made, "Oren Talby") == [("release", "", "released")]


@pytest.mark.parametrize(
    ("header", "cell", "reason"),
    [
        ("Arrested", "32.13.2024", "no date"),
        ("Born", "2031-01-01", "after 2025-10-01"),
        ("Status", "level four", "not known"),
        ("Age", "old", "no age"),
    ],
)
def test_a_cell_that_says_nothing_is_told_and_its_row_kept(header: str, cell: str, reason: str) -> None:
    """The cell is quoted with the reason; the person and what other cells say stay."""
    (row,) = prepared(f"Name;{header};Term\nMira Halden;{cell};3\n").rows
    (aside,) = row.extraction.set_aside
    assert reason in aside.reason and aside.quote == cell == row.document.text[aside.start : aside.end]
    assert [s.type.value for s in row.extraction.statements] == ["sentence"]


def test_bad_rows_are_told_by_line_and_the_others_kept() -> None:
    """No name, a formula, a total, a cell too many, an open quotation mark, a cell too long: each by line."""
    made = prepared(
        "Name;Born\nMira Halden;1990\n;1991\n=HYPERLINK(1);1990\nTotal;3\nOren Talby;1985;x\n"
        '"Kaspar Neris;1970\nVera Sadko;' + "x" * 20_000 + "\nTomas Ronin;1988;;\n"
    )
    assert [r.extraction.mentions[0].name for r in made.rows] == ["Mira Halden", "Tomas Ronin"]
    expected = (
        ("3", "no name in it"),
        ("4", "it has digits"),
        ("5", "it sums up others"),
        ("6", "3 cells under 2 headers"),
        ("7", "not closed"),
        ("8", "20,000 characters"),
    )
    assert [a.about for a in made.bad] == [f"list.csv:{line}" for line, _ in expected]
    assert all(why in a.reason for a, (_, why) in zip(made.bad, expected, strict=True))


def test_a_row_that_is_there_twice_is_kept_once_and_told() -> None:
    """The same row on two lines is one row; its number does not make it another."""
    made = prepared("No;Name\n1;Mira Halden\n2;Oren Talby\n3;Mira  Halden \n")
    assert (len(made.rows), made.repeated) == (2, ((4, 2),))


def test_a_list_without_a_row_to_keep_is_refused() -> None:
    """An empty list is a mistake, not a state in which all are gone."""
    with pytest.raises(MapError, match="nothing could be kept"):
        prepared("Name;Born\n;1990\n")


def test_a_row_comes_from_whose_list_it_is() -> None:
    """What stands in brackets at the end of a cell is no agency's credit: each list is an origin of its own."""
    with Register.open("sqlite://") as register:
        for source in ("Lumen", "Neris"):
            imported(register, "Name;Term\nMira Halden (Talby);3\n", source=source)
        assert set(origins(register.as_seen_by(Tier.SEALED).material()).values()) == {"Lumen", "Neris"}


def test_rows_are_no_copies_of_one_another() -> None:
    """Rows that differ by a name alone are not taken for one text carried by several outlets."""
    text = "Name;Article;Term;Status\nMira Halden;342, 130, 368;3 years;in custody\nOren Talby;342, 130, 368;3 years;in custody\n"
    with Register.open("sqlite://") as register:
        imported(register, text)
        assert not [f for f in reconcile(register.as_seen_by(Tier.SEALED).material()) if f.kind == "copy"]


def test_years_and_months_in_two_columns_are_one_term() -> None:
    """Four years and six months are 54 months, whatever stands in one column alone."""
    made = prepared(
        "Name;Sentence years;Sentence months\nMira Halden;4;6\nOren Talby;;8\nVera Sadko;2;\nKaspar Neris;3;x\n"
    )
    terms = [[s.term.months for s in r.extraction.statements if s.term] for r in made.rows]
    assert terms == [[54], [8], [24], [36]]
    assert [a.quote for r in made.rows for a in r.extraction.set_aside] == ["x"]
