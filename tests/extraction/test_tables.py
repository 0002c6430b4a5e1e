"""Tables: what a row says of the one it names, in columns and in words, and of numbers, with a head or without one."""

import pytest

from habeas.extraction.blocks import Kind, blocks
from habeas.model import Statement
from tests.extraction.conftest import read


def told(text: str, language: str = "en") -> set[tuple[str, str, tuple[str, ...], str | None]]:
    """Type, modality, people and day of each statement."""
    return {
        (s.type.value, s.modality.value, s.persons, s.date.iso if s.date else None)
        for s in read(text, language).statements
    }


def numbers(text: str, language: str = "en") -> list[tuple[str, int | None, str | None, str | None]]:
    """Type, number, place and day of each statement of a number."""
    made: tuple[Statement, ...] = read(text, language).statements
    return [(s.type.value, s.count.low, s.place, s.date.iso if s.date else None) for s in made if s.count]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Political prisoners of the region\n\nName | Detail\nMira Halden | Arrested 12 April 2021\n"
            "Anton Verik | released 4 May 2024, now at home\nOlga Brod | died in colony No. 4 on 11 August 2022",
            "en",
        ),
        (
            "Political prisoners of the region\n\n| Name | Age | Arrested | Status |\n|---|---|---|---|\n"
            "| Mira Halden | 44 | 12-04-2021 | in colony No. 4 since |\n| Anton Verik | 35 | | released 04-05-2024, no papers |\n"
            "| Olga Brod | 61 | | died in custody 11 Aug 2022, stroke |",
            "en",
        ),
        (
            "Политзаключённые области\n\nИмя; Возраст; Примечания\nМира Гальден; 44; задержана 12.04.2021\n"
            "Антон Верик; 35; освобождён 4 мая 2024\nОльга Бродова; 61; умерла в колонии 11 августа 2022",
            "ru",
        ),
        (
            "Політв'язні області\n\nІм'я\tВік\tЩо відомо\nМирослава Гальден\t44\tзатримана 12.04.2021\n"
            "Антон Верик\t35\tзвільнений 4 травня 2024\nОльга Бродова\t61\tпомерла в колонії 11 серпня 2022",
            "uk",
        ),
    ],
)
def test_a_cell_in_words_tells_of_the_one_its_row_names(text: str, language: str) -> None:
    """Between bars, one bar, semicolons or tabs; the quote is the row, which says who it was."""
    happened = {(type_, day) for type_, how, who, day in told(text, language) if len(who) == 1 and how == "actual"}
    assert happened >= {("arrest", "2021-04-12"), ("release", "2024-05-04"), ("death_in_custody", "2022-08-11")}
    for s in read(text, language).statements:
        assert s.quote == text[s.start : s.end]
        assert s.persons[0] in s.quote


@pytest.mark.parametrize(
    "cell",
    [
        "due for release on 6 May 2026",
        "on the list for early release, 2 September 2023; not among those freed",
        "not released, contrary to reports of 4 May 2024",
        "release on 4 May 2024 not confirmed",
        "lawyer of the released",
        "teacher, mother of 3",
        "his brother was freed on 4 May 2024",
    ],
)
def test_a_cell_frees_nobody_whom_it_does_not_say_was_freed(cell: str) -> None:
    """What is due, denied or of others."""
    text = f"Political prisoners\n\nName | Age | Remarks\nMira Halden | 44 | {cell}\nAnton Verik | 31 | arrested 5 May 2022"
    assert not [t for t in told(text) if t[0] == "release" and t[1] == "actual" and "Mira Halden" in t[2]]


def test_ages_count_nobody() -> None:
    """A row that names somebody is of that one."""
    text = "Political prisoners\n\nName | Age | Detained\nMira Halden | 44 | unknown\nAnton Verik | 31 | unknown"
    assert not numbers(text)


@pytest.mark.parametrize("gap", [" .......... ", "\t", " – ", "…… "])
def test_a_label_and_a_number_are_of_what_stands_above_them(gap: str) -> None:
    """With its day, and the country that a label names; parts by sex are of a total told already."""
    text = (
        f"Journalists in prison on 1 December 2023\n\nTotal{gap}320\n1. Belarus{gap}44\n2. Russia{gap}16\n"
        f"of whom women{gap}39\n"
    )
    day = "2023-12-01"
    assert numbers(text) == [
        ("count_held", 320, None, day),
        ("count_held", 44, "Belarus", day),
        ("count_held", 16, "Russia", day),
    ]


def test_a_heading_between_rows_leaves_them_under_what_stands_above_both() -> None:
    """ "Worst three"."""
    text = "Journalists in prison, 1 May 2023\nTotal ...... 320\nin remand ...... 99\n\nWorst two\nBelarus ...... 44\nRussia ...... 16\n"
    assert {n for _, n, _, _ in numbers(text)} == {320, 99, 44, 16}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Exchanges of prisoners of war in 2023\n\nDate ; to Norvia ; to Velia\n5 May 2023 ; 25 ; 25\n9 May 2023 ; 40 + 6 wounded ; 31", "en"),
        ("Обмены пленными в 2023 году\n\nДата | Вернулись в Норвию | Вернулись в Велию\n5 мая 2023 | 25 | 25\n9 мая 2023 | 40 + 6 раненых | 31", "ru"),
    ],
)  # fmt: skip
def test_an_exchange_has_a_column_for_each_side(text: str, language: str) -> None:
    """Those told beside a number are added to it."""
    assert [(t, n, d) for t, n, _, d in numbers(text, language)] == [
        ("exchange", 25, "2023-05-05"),
        ("exchange", 25, "2023-05-05"),
        ("exchange", 46, "2023-05-09"),
        ("exchange", 31, "2023-05-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Report on political prisoners\n\nIntroduction ...... 3\nArrests of journalists ...... 7\nPolitical prisoners ...... 15\nReleases ...... 22",
        "Political prisoner Mira Halden\n\nBorn ...... 1988\nArrested ...... 2021",
        "Prisoners played football in custody.\n\nSorna ; 2 ; 1\nLipa ; 3 ; 3",
        "The prisoners were freed. Results of the chess cup:\n\nMira Halden – 12\nAnton Verik – 9",
    ],
)
def test_pages_years_and_scores_count_nobody(text: str) -> None:
    """Nor do labels that may be names."""
    assert not numbers(text)


def test_what_is_cut_by_chance_is_no_row() -> None:
    """A sentence with semicolons, or one line alone."""
    for text in (
        "He sang; she wept; they left in 2021.\nShe sang; he wept; they left in 2022.",
        "Sorna – 44\nThe end.",
    ):
        assert not [b for b in blocks(text) if b.kind is Kind.ROW]


def test_whom_a_note_names_takes_no_row_from_the_one_it_is_of() -> None:
    """The finding of a court is still of the first cell's."""
    text = "Political prisoners\n\nName | Verdict | Notes\nMira Halden | guilty, 4 May 2022 | judge: Anton Verik\n"
    assert told(text) == {("conviction", "actual", ("Mira Halden",), "2022-05-04")}


@pytest.mark.parametrize(
    "text",
    [
        "Name | Club | Status\nMira Halden | Rovers | released 30 June 2024\nAnton Verik | City | held back, 4th",
        "Title | Artist | Status\nBlue River | Mira Halden | released 3 May 2024",
        "Fish released\n\nTrout .......... 1,200\nCarp .......... 900",
        "Exchange\n\nDollar\t120\t130\nEuro\t140\t150",
        "Releases by version\n\nAlpha ..... 120\nBeta ..... 90",
        "New releases\n\nMira Halden\nAnton Verik\nOlga Brod",
        "Inside\n\nMira Halden, page 4\nAnton Verik, page 9\nOlga Brod, page 12",
    ],
)
def test_where_nothing_tells_of_people_held_nobody_is_freed_taken_or_counted(text: str) -> None:
    """Players, songs, fish and money are released, held and exchanged too; the words of a row alone do not decide."""
    assert not read(text, "en").statements
