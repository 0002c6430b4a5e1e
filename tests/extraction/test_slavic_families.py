"""Words of one family say one thing in Russian, Belarusian and Ukrainian, and the same words in idioms and plans another.

Each line of `slavic_families.tsv` has a language, what the sentence tells (a type, with how it is meant where that is not
as done; "-" for nothing), and the sentence.
"""

import csv
from pathlib import Path

import pytest

from habeas.vocabulary import Modality
from tests.extraction.conftest import read

FAMILIES = Path(__file__).with_name("slavic_families.tsv")


def rows() -> list[list[str]]:
    with FAMILIES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(text: str, language: str) -> list[str]:
    """The types of what a text tells, each with how it is meant where that is not as done."""
    made = read(text, language).statements
    return sorted(s.type if s.modality is Modality.ACTUAL else f"{s.type}:{s.modality}" for s in made)


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_sentence_tells_this_and_nothing_else(language: str, wanted: str, text: str) -> None:
    """What the line says, as it says."""
    assert told(text, language) == ([] if wanted == "-" else sorted(wanted.split(",")))
