"""Names given after a number: whom "the fourteen" are, who stands in one row with somebody, and who is of a kind."""

from datetime import UTC, datetime

import pytest

from habeas.extraction import Extractor, load
from habeas.model import Document, Statement


def made(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    document = Document("d1", "0" * 64, text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    return extractor.extract(document).statements


def test_a_number_says_which_group_the_names_are_of(extractor: Extractor) -> None:
    """Twelve were released and fourteen arrested: "among the fourteen" names people who were arrested."""
    text = (
        "Twelve women were released in December, and security police arrested fourteen people on 25 February 2024. "
        "Lawyers speak of a campaign.\n\nAmong the fourteen are teacher Mira Halden and bookseller Oren Talby."
    )
    named = [s for s in made(extractor, text) if s.by == "list.en/names"]
    assert [(s.type.value, s.persons, s.date and s.date.iso) for s in named] == [
        ("arrest", ("Mira Halden", "Oren Talby"), "2024-02-25")
    ]


def test_who_stands_in_one_row_with_somebody_is_somebody(extractor: Extractor) -> None:
    """A name that looks like a place's, in one row with a person, is a person's."""
    found = made(extractor, "Mira Halden and Renata Milvid, convicted of spying in Lowmark in 2022, were freed.")
    assert {s.persons for s in found} == {("Mira Halden", "Renata Milvid")}


def test_the_one_of_two_with_a_name_is_a_person(extractor: Extractor) -> None:
    """ "The Maryia Halden freed in May" tells her from another of her name, and is no thing."""
    text = "The Maryia Halden freed in May is a nurse. Maryia Halden of Lowmark was arrested on 1 March 2024."
    found = made(extractor, text)
    assert ("arrest", ("Maryia Halden",)) in {(s.type.value, s.persons) for s in found}


def test_what_somebody_does_is_no_part_of_the_name(extractor: Extractor) -> None:
    """A trade before a name, in capitals at the head of a sentence too, is not in it."""
    found = made(extractor, "Railwayman Oren Talby was arrested on 1 March 2024.")
    assert {s.persons for s in found} == {("Oren Talby",)}


def test_time_done_for_an_offence_is_a_sentence_without_its_length(extractor: Extractor) -> None:
    """ "Was serving time for spying" tells of a sentence though not how long it is."""
    found = made(extractor, 'Mira Halden, 41, was serving time for "spying" in Lowmark.')
    assert [(s.type.value, s.persons, s.term) for s in found] == [("sentence", ("Mira Halden",), None)]


def test_a_dated_swap_of_prisoners_is_told_of_somebody(extractor: Extractor) -> None:
    """Two states that swapped prisoners on a day did so, whoever was swapped."""
    found = made(extractor, "Lowmark and Norvia swapped prisoners on 3 March 2024, officials said.")
    assert [(s.type.value, s.date and s.date.iso) for s in found] == [("exchange", "2024-03-03")]


def test_a_number_is_told_by_its_parts(extractor: Extractor) -> None:
    """The parts of a number, each with its month, are told of as the whole is."""
    found = made(
        extractor,
        "In all 46 prisoners were released that year: 17 in March 2024, 25 in April 2024 and four in May 2024.",
    )
    assert [(s.count and s.count.low, s.date and s.date.iso) for s in found if s.type.value == "release"] == [
        (46, None),
        (17, "2024-03"),
        (25, "2024-04"),
        (4, "2024-05"),
    ]


def test_where_a_total_begins_is_not_its_day(extractor: Extractor) -> None:
    """ "Since the vote of 7 November" begins a running total, which stands as of the report."""
    found = made(
        extractor, "Since the vote of 7 November 2023 police have detained 1,034 people for political reasons."
    )
    assert [(s.type.value, s.date and s.date.iso) for s in found] == [("count_detained_total", None)]


def test_a_bare_number_is_no_reference(extractor: Extractor) -> None:
    """ "Three were released" after three names says how many, and not who."""
    text = (
        "We know three names: Mira Halden, Oren Talby and Ada Brandt. All were arrested on 1 March 2024.\n\n"
        "Three were released the same evening, a lawyer told us, but could not say which."
    )
    released = [s for s in made(extractor, text) if s.type.value == "release"]
    assert [(s.persons, s.count and s.count.low) for s in released] == [((), 3)]


def test_since_gives_no_day_to_what_is_done_at_once(extractor: Extractor) -> None:
    """Who was in prison since March was not moved in March."""
    found = made(extractor, "Editor Mira Halden, in prison since March 2021, has been moved to solitary.")
    assert {(s.type.value, s.date and s.date.iso) for s in found} == {("arrest", "2021-03"), ("conditions", None)}


def told_of(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """(type, modality, persons) of each statement that rules and model make of a report."""
    document = Document("d1", "0" * 64, text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    return {(s.type.value, s.modality.value, s.persons) for s in load().extract(document).statements}


@pytest.mark.parametrize(
    "row",
    [
        "Those who remain include the journalist Mira Halden, sentenced to eight years in 2023; Oren Talby and Vera Holm.",
        "The others who are still inside are Mira Halden, Oren Talby and Vera Holm.",
        "Among those still held are Mira Halden, Oren Talby and Vera Holm, whose father is now free.",
    ],
)
def test_a_row_of_those_who_remain_frees_nobody(row: str) -> None:
    """A row that names who is still inside is no row of those told of before, who came out."""
    text = f"LOWMARK, 3 March 2024. Nine prisoners were pardoned and freed on Friday.\n\n{row}"
    freed = {p for kind, _, persons in told_of(text) for p in persons if kind in ("release", "pardon", "exchange")}
    assert not freed & {"Mira Halden", "Oren Talby", "Vera Holm"}


def test_so_are_they_takes_up_the_sentence_before() -> None:
    """ "So are" says of others what the sentence before says, and not what was told further above."""
    lead = "LOWMARK, 3 March 2024. Nine prisoners were freed on Friday.\n\n"
    held = told_of(lead + "Mira Halden is still held in prison No. 3. So are Oren Talby, a teacher, and Vera Holm.")
    assert ("arrest", "actual", ("Oren Talby", "Vera Holm")) in held
    assert not {p for kind, _, persons in held if kind == "release" for p in persons}
    freed = told_of(
        lead + "Mira Halden was freed too. So was Oren Talby, whose brother Ivo Talby is serving ten years."
    )
    assert ("release", "actual", ("Oren Talby",)) in freed


def test_what_a_release_was_given_for_is_denied_by_itself() -> None:
    """ "Not freed in exchange for fuel" denies the exchange; whoever refused to go with others denies nothing of them."""
    said = told_of("The minister said that the prisoners had not been freed in exchange for the lifting of sanctions.")
    assert {(kind, how) for kind, how, _ in said} == {("exchange", "denied")}
    gone = told_of("Mira Halden was jailed in 2023 after she refused to be deported with 222 other prisoners.")
    assert ("deportation", "denied") not in {(kind, how) for kind, how, _ in gone}


def test_no_release_is_part_of_a_swap_that_fell_through(extractor: Extractor) -> None:
    """Where the head of a report tells of a swap, those freed were swapped; not where the swap came to nothing."""
    freed = " Ten prisoners were released from Lowmark in May."
    swapped = made(extractor, "The exchange of prisoners took place on Monday, both sides said." + freed)
    free = made(extractor, "The exchange of prisoners fell through on Monday, both sides said." + freed)
    ten = [[s.type.value for s in one if s.count is not None and s.count.low == 10] for one in (swapped, free)]
    assert ten == [["exchange"], ["release"]]


def test_whoever_is_not_on_the_list_of_a_pardon_is_not_pardoned(extractor: Extractor) -> None:
    """Not to be on a list is not to share what its people got."""
    found = made(extractor, "The king pardoned 40 prisoners on Monday. Mira Halden was not on the list.")
    assert ("pardon", "denied") in {(s.type.value, s.modality.value) for s in found if s.persons}
    found = made(extractor, "Police released 40 prisoners on Monday. Mira Halden was not on the list.")
    assert ("release", "denied") in {(s.type.value, s.modality.value) for s in found if s.persons}


TOTALS = [
    ("Police have detained 120 people since August.", "count_detained_total"),
    ("Police detained 120 people in March 2024.", "count_detained_total"),
    ("Police detained 120 people on 3 March 2024.", "arrest"),
    ("Police detained 12 people in March 2024.", "arrest"),
]


@pytest.mark.parametrize(("text", "type_"), TOTALS, ids=[text for text, _ in TOTALS])
def test_many_arrested_over_months_are_a_total(extractor: Extractor, text: str, type_: str) -> None:
    """What many were taken over a stretch of time is a total; of one day it is an arrest, as are the few of a month."""
    assert [s.type.value for s in made(extractor, text)] == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen prisoners were freed and flown out on Monday. Aboard were Mira Halden and Oren Talby.",
        "Nineteen prisoners were released on Monday. On the bus were the journalist Mira Halden and Oren Talby.",
    ],
)
def test_whoever_is_on_board_is_among_those_freed(extractor: Extractor, text: str) -> None:
    """A list of passengers names those who were let go."""
    named = [s for s in made(extractor, text) if s.by == "list.en/names"]
    assert [(s.type.value, s.persons) for s in named] == [("release", ("Mira Halden", "Oren Talby"))]


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen prisoners were released and flown out on Monday. On board were Foreign Minister Oren Talby and two nurses.",
        "The police released three people and took the others to the remand prison. Among them was the doctor Oren Talby.",
        "Three people were released; the rest remain in prison. Among them is the doctor Oren Talby.",
    ],
)
def test_who_stays_or_flies_along_is_not_freed(extractor: Extractor, text: str) -> None:
    """An official on the plane, and one of the rest, were let go by nobody."""
    assert all(not s.persons for s in made(extractor, text))
