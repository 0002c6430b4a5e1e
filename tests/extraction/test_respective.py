"""What is told of several in one breath: terms and days in turn, and a second name without its verb. All invented."""

from datetime import UTC, date, datetime

import pytest

from habeas.extraction import Extractor
from habeas.model import Document, Statement, When
from habeas.vocabulary import Type


def made(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """The statements of a report published on 1 March 2025."""
    day = date(2025, 3, 1)
    published = When("2025-03-01", day, day, "2025-03-01")
    received = datetime(2025, 3, 2, tzinfo=UTC)
    return extractor.extract(
        Document("d1", "0" * 64, text, "t.txt", received, published=published, language="en")
    ).statements


TERMS = [
    ("Mira Halden and Oren Talby received four years and six years respectively.", [48, 72]),
    ("Mira Halden and Oren Talby were given suspended sentences of four years and five years.", [48, 60]),
    ("Mira Halden and Oren Talby were sentenced to three and a half years and two years.", [42, 24]),
    ("Mira Halden and Oren Talby were sentenced to ten and six years in prison.", [120, 72]),
]


@pytest.mark.parametrize(("text", "months"), TERMS, ids=[text for text, _ in TERMS])
def test_terms_in_a_row_are_told_of_each_in_turn(extractor: Extractor, text: str, months: list[int]) -> None:
    """As many terms as people, in a row: each got their own."""
    told = [(s.persons, s.term and s.term.months) for s in made(extractor, text) if s.type is Type.SENTENCE]
    assert told == [(("Mira Halden",), months[0]), (("Oren Talby",), months[1])]


def test_one_term_or_one_for_each_is_of_all(extractor: Extractor) -> None:
    """Of "each" and of one term nothing is taken apart."""
    for text in ("Mira Halden and Oren Talby got five years each.", "Mira Halden and Oren Talby got five years."):
        told = [(s.persons, s.term and s.term.months) for s in made(extractor, text) if s.type is Type.SENTENCE]
        assert told == [(("Mira Halden", "Oren Talby"), 60)]


def test_a_second_name_with_a_day_shares_the_verb(extractor: Extractor) -> None:
    """ "And Y in January" tells of Y what was told of X before; a name with a verb of its own does not."""
    told = made(extractor, "Mira Halden was arrested in September 2020 and Oren Talby in January 2021.")
    assert {(s.type.value, s.persons, s.date and s.date.iso) for s in told} == {
        ("arrest", ("Mira Halden",), "2020-09"),
        ("arrest", ("Oren Talby",), "2021-01"),
    }
    told = made(extractor, "Mira Halden was arrested in May 2024 and Oren Talby in June 2024 fell ill.")
    assert {s.persons for s in told if s.type is Type.ARREST} == {("Mira Halden",)}


def test_those_along_with_whom_it_happened_are_told_of(extractor: Extractor) -> None:
    """ "Along with" adds those who stand behind it, whether or not there is a number of them."""
    told = made(extractor, "Mira Halden was released on Saturday from Lowmark along with Oren Talby and Lena Sokol.")
    assert {s.persons for s in told if s.type is Type.RELEASE} == {("Mira Halden",), ("Oren Talby", "Lena Sokol")}
    told = made(extractor, "Mira Halden was released on Saturday and spoke along with Oren Talby.")
    assert {s.persons for s in told if s.type is Type.RELEASE} == {("Mira Halden",)}
