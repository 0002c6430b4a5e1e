"""Those beside somebody named: a number of others is told of apart, and does not count those named."""

from datetime import UTC, datetime
from functools import cache

import pytest

from habeas.extraction import Engine, Extractor, load
from habeas.model import Document
from habeas.vocabulary import Type


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def told(text: str, type_: Type) -> set[tuple[tuple[str, ...], str | None]]:
    """The people and the number, as written, of each statement of a type."""
    document = Document("d", "0", text, "here", datetime(2024, 3, 9, tzinfo=UTC), language="en")
    made = extractor().extract(document).statements
    return {(s.persons, s.count.text if s.count else None) for s in made if s.type is type_}


MIRA = ("Mira Halden",), None


@pytest.mark.parametrize(
    ("text", "type_", "number"),
    [
        ("Police arrested Mira Halden and 16 others in Lowmark on 3 March 2024.", Type.ARREST, "16"),
        ("Mira Halden was freed along with three other women on Monday.", Type.RELEASE, "three"),
        (
            "The writer Mira Halden, 87, and five other members of the club were pardoned on Monday.",
            Type.PARDON,
            "five",
        ),
        ("The embassy asked Lowmark to release Mira Halden and hundreds of others.", Type.RELEASE, "hundreds"),
        ("Mira Halden should be released at once, as should more than 900 others.", Type.RELEASE, "more than 900"),
    ],
)
def test_others_beside_somebody_named_are_a_number_of_their_own(text: str, type_: Type, number: str) -> None:
    """One statement names her, one has the number of the others."""
    assert told(text, type_) == {MIRA, ((), number)}


def test_others_in_her_cell_suffer_nothing_for_it() -> None:
    """Those with whom somebody shares a cell are not told of."""
    text = "Mira Halden sits in an overcrowded cell with 15 other inmates and has been denied medical care since May."
    assert all(number is None for _, number in told(text, Type.CONDITIONS))


def test_a_nickname_stands_inside_a_name() -> None:
    """What is written in quotes between given name and surname ends no name."""
    text = 'Mira "Sparrow" Halden was arrested in Lowmark on 3 March 2024.'
    assert told(text, Type.ARREST) == {(('Mira "Sparrow" Halden',), None)}
