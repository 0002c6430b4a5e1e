"""Reports as the tests have them read: by the rules alone, published on 20 May 2024, or by any extractor on any day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.model import Document, Extraction, Statement
from habeas.vocabulary import Modality, Type

PUBLISHED = When("2024-05-20", date(2024, 5, 20), date(2024, 5, 20), "2024-05-20")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rules of all languages, without the model."""
    return load(engine=Engine.RULES)


def read(text: str, language: str) -> Extraction:
    """What the rules make of a text."""
    received = datetime(2024, 5, 21, tzinfo=UTC)
    return load(engine=Engine.RULES).extract(
        Document("d", "0", text, "here", received, published=PUBLISHED, language=language)
    )


def meant(text: str, language: str, type_: Type) -> set[Modality]:
    """How what a text states of a type is meant."""
    return {s.modality for s in read(text, language).statements if s.type is type_}


def extracted(by: Extractor, text: str, published: date) -> Extraction:
    """What an extractor makes of an English report of a day, received on the next."""
    day = When(published.isoformat(), published, published, published.isoformat())
    received = datetime.combine(published + timedelta(1), datetime.min.time(), UTC)
    return by.extract(Document("d1", "0" * 64, text, "t.txt", received, published=day, language="en"))


def stated(by: Extractor, text: str, published: date) -> tuple[Statement, ...]:
    """What it takes from that report."""
    return extracted(by, text, published).statements
