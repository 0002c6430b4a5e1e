"""What happened is told as done, and what was denied, planned, asked for, called off or only possible never is: composed pairs."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.extraction.slavic.forms import Form, form
from habeas.model import Document
from habeas.vocabulary import Modality, Type

PUBLISHED = When("2024-05-20", date(2024, 5, 20), date(2024, 5, 20), "2024-05-20")
PAIRS = Path(__file__).with_name("slavic_pairs.tsv")
"""A language, a type, a sentence in which it happened, and one in which it did not."""


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def done(text: str, language: str) -> set[Type]:
    """The types of what a text states as done."""
    received = datetime(2024, 5, 21, tzinfo=UTC)
    document = Document("d", "0", text, "here", received, published=PUBLISHED, language=language)
    return {s.type for s in extractor().extract(document).statements if s.modality is Modality.ACTUAL}


def pairs() -> Iterator[tuple[str, Type, str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["language"], Type(row["type"]), row["happened"], row["did not happen"]


@pytest.mark.parametrize(("language", "type_", "happened", "did_not"), list(pairs()))
def test_done_or_not(language: str, type_: Type, happened: str, did_not: str) -> None:
    """Of two sentences alike but for a negation, a wish, a plan or a condition, one tells of something done."""
    assert type_ in done(happened, language)
    assert type_ not in done(did_not, language)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("освободили задержан вызвалены звільнено умер", Form.DONE),
        ("освободят вызваліцца звільнять обменяют", Form.COMING),
        ("освободить вывезти памілаваць выйсці звільнити вивезти", Form.BARE),
        ("освобождённого затриманих асуджаных", Form.DESCRIBING),
        ("обмен освобождение вызвалення звільненні санкций область", Form.NOUN),
    ],
)
def test_form(words: str, expected: Form) -> None:
    """The ending tells what is done, to come or only named; words that merely end alike are none of these."""
    assert [form(w) for w in words.split()] == [expected] * len(words.split())
