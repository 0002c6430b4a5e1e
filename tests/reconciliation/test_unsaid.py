"""Of whom a number is: by its noun, or by that of the number before it."""

import pytest

from habeas.model import Range

from .tables import Row, report, values


def held(quote: str, number: str, **fields: str) -> Row:
    return ("count_held", quote, {"count": number, "date": "2025-05-01"} | fields)


def groups(*rows: Row, language: str = "en") -> dict[int, str | None]:
    """Of whom each number of one paragraph is."""
    text = " ".join(row[1] for row in rows)
    found = values("count", report("Lumen", "2025-05-03", *rows, text=text, language=language))
    return {c.value.low: c.group for c in found}


@pytest.mark.parametrize(
    ("quote", "number", "group", "language"),
    [
        ("In Lowmark 52 students are held.", "52", "students", "en"),
        ("We count 37 brothers and sisters under prosecution.", "37", "believers", "en"),
        ("Nine lawyers are in the cells.", "Nine", "lawyers", "en"),
        ("Six of the 52 hold a passport of another state.", "Six", "foreigners", "en"),
        ("В камерах остаётся один иностранец.", "один", "foreigners", "ru"),
        ("За кратамі 12 вернікаў.", "12", "believers", "be"),
        ("У в'язницях сидять 14 студентів.", "14", "students", "uk"),
        ("The students' union counts 300 prisoners.", "300", None, "en"),
        ("Behind bars in the old church: 300 people.", "300", None, "en"),
    ],
)
def test_the_noun_tells_the_group(quote: str, number: str, group: str | None, language: str) -> None:
    """Who studies, believes, defends or holds a foreign passport is counted apart where the number's noun says so."""
    low = {"Nine": 9, "Six": 6, "один": 1}.get(number) or int(number)
    row = ("count_held", quote, {"count": Range(low, low, number), "date": "2025-05-01"})
    (count,) = values("count", report("Lumen", "2025-05-03", row, language=language))
    assert count.group == group


def test_a_number_without_a_noun_is_of_the_group_before_it() -> None:
    """Who counts so many journalists, and another so many, counts journalists both times."""
    rows = (
        held("Reporters who are held: 12, two of them women.", "12"),
        held("The Pier Bureau makes it 8.", "8", source="The Pier Bureau"),
    )
    assert groups(*rows) == {12: "journalists", 8: "reporters"}


def test_some_of_them_are_of_the_same_group() -> None:
    """The number of some of those told before is of that group too."""
    rows = (held("On 1 May 29 believers were on trial.", "29"), held("Of that number 9 of them were in cells.", "9"))
    assert groups(*rows)[9] == "believers"


@pytest.mark.parametrize(
    "rows",
    [
        (held("We have 33 journalists on the list.", "33"), held("In all 437 people were held.", "437")),
        (held("The ministry counts 219 cases.", "219"), held("On 1 May we counted 437.", "437")),
        (held("On 1 May 400 were held, 6 of them foreigners.", "6"), held("On 1 May it was 437.", "437")),
    ],
)
def test_a_number_of_people_at_large_stays_one(rows: tuple[Row, ...]) -> None:
    """Neither a number with a noun, nor one behind cases or behind some of the people, is of the group before it."""
    assert groups(*rows)[437] in (None, "people")


def test_another_line_is_another_list() -> None:
    """In a list of what each counts, the noun of one line is not that of the next."""
    rows = (held("Lantern Union: 11 believers.", "11"), held("Ministry: 437.", "437"))
    found = values("count", report("Lumen", "2025-05-03", *rows))
    assert {c.value.low: c.group for c in found} == {11: "believers", 437: None}
