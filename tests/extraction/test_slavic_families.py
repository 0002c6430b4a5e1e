"""Words of one family say one thing in Russian, Belarusian and Ukrainian, and the same words in idioms and plans another.

Each line of `slavic_families.tsv` has a language, what the sentence tells (a type, with how it is meant where that is not
as done; "-" for nothing), and the sentence.
"""

import csv
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.model import Document
from habeas.vocabulary import Modality

FAMILIES = Path(__file__).with_name("slavic_families.tsv")
PUBLISHED = When("2024-06-10", date(2024, 6, 10), date(2024, 6, 10), "2024-06-10")


def rows() -> list[list[str]]:
    with FAMILIES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def told(text: str, language: str) -> list[str]:
    """The types of what a text tells, each with how it is meant where that is not as done."""
    received = datetime(2024, 6, 11, tzinfo=UTC)
    document = Document("d", "0", text, "here", received, published=PUBLISHED, language=language)
    made = extractor().extract(document).statements
    return sorted(s.type if s.modality is Modality.ACTUAL else f"{s.type}:{s.modality}" for s in made)


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_sentence_tells_this_and_nothing_else(language: str, wanted: str, text: str) -> None:
    """What the line says, as it says."""
    assert told(text, language) == ([] if wanted == "-" else sorted(wanted.split(",")))
