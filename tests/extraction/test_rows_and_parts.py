"""Whole rows of names, the foreigners of a number, and numbers that add up to one that was told."""

from datetime import UTC, datetime

import pytest

from habeas.extraction import Extractor
from habeas.model import Document, Statement


def made(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    document = Document("d1", "0" * 64, text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    return extractor.extract(document).statements


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Journalist Mira Halden, student Ivo Talby and the surgeon Kira Orlen are among 74 people who left prison on 3 May 2024.",
            {"Mira Halden", "Ivo Talby", "Kira Orlen"},
        ),
        ("Engineer Mira Halden, 29, and reporter Kira Orlen were released from prison.", {"Mira Halden", "Kira Orlen"}),
    ],
)
def test_what_is_told_of_a_row_is_told_of_each(extractor: Extractor, text: str, persons: set[str]) -> None:
    """Names in a row with what each one is are told of together, also where a number is told of beside them."""
    assert persons in [set(s.persons) for s in made(extractor, text) if s.type == "release"]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Talby, father of Mira Halden and Kira Orlen, was freed on Friday.",
        "Ivo Talby, father of Mira Halden and Dasha Belk, was freed on Friday.",
        "Ivo Talby, colleague of Mira Halden and Kira Orlen, freed on Friday, spoke at a rally.",
    ],
)
def test_a_row_of_whom_somebody_is_kin_is_not_drawn_in(extractor: Extractor, text: str) -> None:
    """ "A, father of B and C": of B and C nothing is told."""
    assert [s.persons for s in made(extractor, text) if s.type == "release"] == [("Ivo Talby",)]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden and Kira Orlen, 60, of Lowmark, who was arrested in September for a song, were released.",
        "The lawyer Mira Halden and Kira Orlen were there, and Orlen, who was arrested in September, wept.",
    ],
)
def test_a_clause_on_the_last_name_is_of_nobody_else(extractor: Extractor, text: str) -> None:
    """ "A and B, of Lowmark, who was arrested": B was."""
    assert [s.persons for s in made(extractor, text) if s.type == "arrest"] == [("Kira Orlen",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norvia freed 17 political prisoners on 3 May. Three are foreigners, and none was tried.", "release"),
        ("The president has pardoned 17 convicts, three of them citizens of other states.", "pardon"),
        ("Norvia held 17 political prisoners on 1 April 2024, among them three foreigners.", "count_held"),
        (
            "Norvia freed 17 prisoners on 3 May. Nine went home. Three of the seventeen hold foreign passports.",
            "release",
        ),
    ],
)
def test_foreigners_are_counted_apart(extractor: Extractor, text: str, kind: str) -> None:
    """What is told of all is told of the foreigners among them."""
    found = made(extractor, text)
    assert kind in {s.type for s in found if s.count and s.count.low == 3}


@pytest.mark.parametrize(
    "text",
    [
        "Three of the guests are foreigners. The hotel is in Lowmark.",
        "Norvia freed two prisoners on 3 May 2024. Three are foreigners in their own country, she said of her sons.",
    ],
)
def test_foreigners_of_whom_nothing_was_told_are_none(extractor: Extractor, text: str) -> None:
    """A number larger than all who were told of, or with nobody told of, is no part of them."""
    assert not [s for s in made(extractor, text) if s.count and s.count.low == 3]


def test_numbers_that_add_up_to_the_whole_are_its_parts(extractor: Extractor) -> None:
    """Each with how or when it was; men and women, who add up as well, are not told apart."""
    text = "Norvia freed 60 political prisoners, 31 under the amnesty, 19 by road and ten by air."
    assert {31, 19, 10, 60} == {s.count.low for s in made(extractor, text) if s.type == "release" and s.count}
    text = "Police detained 19 protesters on 3 May 2024: 12 men and 7 women."
    assert {19} == {s.count.low for s in made(extractor, text) if s.count}


@pytest.mark.parametrize(
    "text",
    [
        "Norvia freed 12 people on 3 May 2024, but held five in Minsk and seven in Brest.",
        "Twelve people were freed, after serving seven, and five, years.",
    ],
)
def test_numbers_with_a_verb_of_their_own_are_no_parts(extractor: Extractor, text: str) -> None:
    """They may add up by chance."""
    assert not [s for s in made(extractor, text) if s.by == "ledger.en/parts"]


@pytest.mark.parametrize(
    ("text", "kind", "modality", "day"),
    [
        (
            "There is no link between the pardon of nine women on 3 May 2024 and the trade deal.",
            "pardon",
            "actual",
            "2024-05-03",
        ),
        ("Mira Halden, a prisoner, is no longer alive: she died in the colony.", "death_in_custody", "actual", None),
        ("Ivo Talby, a political prisoner, is free since December 2023.", "release", "actual", "2023-12"),
        (
            "The ministry reopened the crossing after the prisoners were freed on 3 March 2024; it takes effect on 4 April 2024.",
            "sanction_lifted",
            "actual",
            "2024-04-04",
        ),
    ],
)
def test_how_and_when_it_was(extractor: Extractor, text: str, kind: str, modality: str, day: str | None) -> None:
    """A denied link denies no pardon, "no longer alive" is dead, and what takes effect on a day holds from that day."""
    found = [s for s in made(extractor, text) if s.type == kind]
    assert (modality, day) in [(s.modality.value, s.date and s.date.iso) for s in found]


def test_those_never_asked_whether_they_would_go_were_taken_out(extractor: Extractor) -> None:
    """Not to be asked is no refusal; nor is not to have crossed."""
    text = "Norvia freed 12 prisoners. Nobody asked Mira Halden whether she wished to leave. Ivo Talby did not cross."
    assert {s.type.value for s in made(extractor, text)} == {"release", "deportation"}
