"""Whom "I" and "me" mean: who speaks, and nobody whom they speak of. All people are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.vocabulary import Type
from tests.extraction.conftest import stated

CELL = "They arrested me on 3 March 2021. In the cell I met Mira Halden, who had been sentenced to nine years. "


def told(extractor: Extractor, text: str) -> set[tuple[Type, tuple[str, ...]]]:
    return {(s.type, s.persons) for s in stated(extractor, text, date(2025, 6, 1))}


@pytest.mark.parametrize(
    "text",
    [
        f'Printer Ivo Verik spent two years in prison.\n\n"{CELL}I was released on 1 May 2023. Mira is still there."',
        f'"{CELL}I was released on 1 May 2023," said Ivo Verik, a printer.',
        f"Ivo Verik, a printer, talked to us in Lowmark.\n\n{CELL}\n\nI was released on 1 May 2023.",
    ],
)
def test_i_am_who_speaks(extractor: Extractor, text: str) -> None:
    """Whom the report is about, who is quoted, and through several paragraphs."""
    found = told(extractor, text)
    assert (Type.RELEASE, ("Ivo Verik",)) in found
    assert (Type.SENTENCE, ("Mira Halden",)) in found


@pytest.mark.parametrize(
    "text",
    [
        f'Printer Ivo Verik spent two years in prison.\n\n"{CELL}I was released on 1 May 2023."',
        f"Q: When did they let you go?\nA: {CELL}I was released on 1 May 2023.",
        "Q: How many were you?\nA: Nine. Mira Halden got six years. They gave me two, and I was released in 2023.",
    ],
)
def test_whom_the_teller_names_is_not_the_teller(extractor: Extractor, text: str) -> None:
    """She is freed by no word of theirs, even where it is not told who they are."""
    assert (Type.RELEASE, ("Mira Halden",)) not in told(extractor, text)
