"""Whose a term is by where it stands, whatever the model proposes. All people are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor, load
from habeas.vocabulary import Type
from tests.extraction.conftest import stated


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """Rules and model."""
    return load()


@pytest.mark.parametrize(
    ("text", "months", "person"),
    [
        (
            "M. A. Halden was found guilty of riot and punished with ten years in prison. "
            "D. R. Verik was found guilty of abetting it; the punishment is four years.",
            48,
            "D. R. Verik",
        ),
        (
            "Citizen S. Halden, 52, accomplice of the notorious M. Verik (nine years for the port riots), was free when he died.",
            108,
            "M. Verik",
        ),
        ("Ivo Verik, the husband of Mira Halden (six years), was freed on Monday.", 72, "Mira Halden"),
    ],
)
def test_a_term_is_of_whom_it_stands_behind(extractor: Extractor, text: str, months: int, person: str) -> None:
    """Behind one's verdict, or in brackets behind a name, it is nobody else's."""
    terms = [s for s in stated(extractor, text, date(2025, 6, 1)) if s.type is Type.SENTENCE and s.term]
    assert {s.persons for s in terms if s.term and s.term.months == months} == {(person,)}
