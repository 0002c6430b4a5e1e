"""What nearly happened, who let others go, what prosecutors asked for, and prisons that are no people."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.model import Extraction
from tests.extraction.conftest import extracted


def read(extractor: Extractor, text: str) -> Extraction:
    """What is read of a report published on 1 June 2025."""
    return extracted(extractor, text, date(2025, 6, 1))


MEANT = [
    ("Mira Halden was close to being exchanged in May.", {("exchange", "failed")}),
    ("Mira Halden was exchanged close to the border in May.", {("exchange", "actual")}),
    ("Mira Halden was nearly released in May.", {("release", "failed")}),
    ("Mira Halden was almost freed in May.", {("release", "failed")}),
    ("Nearly 40 people were released on Saturday.", {("release", "actual")}),
    ("Mira Halden nearly died in prison in May.", set()),
    ("Mira Halden died in prison in May.", {("death_in_custody", "actual")}),
]


@pytest.mark.parametrize(("text", "meant"), MEANT, ids=[text for text, _ in MEANT])
def test_what_nearly_happened_did_not(extractor: Extractor, text: str, meant: set[tuple[str, str]]) -> None:
    """Who was close to it, or nearly freed, was not; nearly forty people are people all the same."""
    assert {(s.type.value, s.modality.value) for s in read(extractor, text).statements} == meant


def test_whom_somebody_let_go_is_not_the_one_who_did(extractor: Extractor) -> None:
    """Who pardons others in a whom-clause is not pardoned."""
    for text in (
        "Those whom Ivo Talby let go were flown to Oslo.",
        "The 14 prisoners whom Ivo Talby released on Saturday were flown to Oslo.",
        "Oren Talby, whom Ivo Talby pardoned on Saturday, left the country.",
    ):
        assert "Ivo Talby" not in {p for s in read(extractor, text).statements for p in s.persons}


ASKED = [
    "Prosecutors, who had asked for nine years in prison for Mira Halden, appealed.",
    "Mira Halden was sentenced to two years; the prosecutors who asked for nine years appealed.",
]


@pytest.mark.parametrize("text", ASKED)
def test_what_prosecutors_asked_for_in_a_clause_is_called_for(extractor: Extractor, text: str) -> None:
    """A term that they had asked for is a demand, and no other verdict."""
    made = {(s.modality.value, s.term.text if s.term else None) for s in read(extractor, text).statements}
    assert {how for how, term in made if term and "nine" in term} == {"called_for"}


def test_who_is_among_a_number_let_go_is_named(extractor: Extractor) -> None:
    """ "Let 27 people go, among them X" tells of the number and of X, as "freed 27 people" does."""
    for verb in ("let 27 people go", "freed 27 people"):
        made = read(extractor, f"Lowmark {verb} on Saturday, among them Mira Halden.").statements
        assert [(s.persons, s.count and s.count.low) for s in made] == [((), 27), (("Mira Halden",), None)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("On Saturday 12 people walked out of Brodin Lowmar.", set()),
        ("Mira Halden walked out of Halden Brodin on Saturday.", {"Mira Halden"}),
        ("Twelve people left Brodin Lowmar and two other prisons on Saturday.", set()),
        ("Mira Halden walked out of prison on Saturday.", {"Mira Halden"}),
    ],
)
def test_what_people_walk_out_of_is_no_person(extractor: Extractor, text: str, named: set[str]) -> None:
    """Whom a prison is called after did not come out of it."""
    assert {m.name for m in read(extractor, text).mentions} == named
