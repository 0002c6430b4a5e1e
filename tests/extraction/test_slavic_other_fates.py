"""Nobody is dead, free, jailed or sentenced by words of sport, the stage or everyday life, nor by what befell somebody else.

Each line of `slavic_other_fates.tsv` has a language, what the sentence tells (a type; "-" for nothing), and the sentence.
"""

import csv
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.model import Document

FATES = Path(__file__).with_name("slavic_other_fates.tsv")
PUBLISHED = When("2024-06-10", date(2024, 6, 10), date(2024, 6, 10), "2024-06-10")


def rows() -> list[list[str]]:
    with FATES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_sentence_tells_this_fate_and_no_other(language: str, wanted: str, text: str) -> None:
    """What the line says, as it says."""
    received = datetime(2024, 6, 11, tzinfo=UTC)
    document = Document("d", "0", text, "here", received, published=PUBLISHED, language=language)
    made = extractor().extract(document).statements
    assert [s.type for s in made] == ([] if wanted == "-" else [wanted])
