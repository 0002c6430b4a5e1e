"""Two people of one name in one document."""

from datetime import UTC, datetime

import pytest

from habeas.linking import told_apart
from habeas.model import Document, Extraction, Mention, Statement
from habeas.vocabulary import Type

NAME = "Mira Halden"


def extraction(text: str) -> tuple[Document, Extraction]:
    """A document with one mention of every place of the name, and a statement for each sentence that has it."""
    document = Document("d", "d", text, "d", datetime(2031, 5, 2, tzinfo=UTC), language="en")
    spans = tuple((i, i + len(NAME)) for i in range(len(text)) if text.startswith(NAME, i))
    said = [
        Statement("d", Type.RELEASE, sentence, text.index(sentence), text.index(sentence) + len(sentence), "", "r", 1.0,
                  (NAME,))
        for sentence in text.split("\n")
    ]  # fmt: skip
    return document, Extraction("d", "1", tuple(said), (Mention("d", NAME, (NAME,), spans),))


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden, 39, came home.\nMira Halden, 24, did not.\nHer trial, Mira Halden says, is secret.",
        "The nurse Mira Halden of Lozna came home.\nThe engineer Mira Halden of Sarny did not.\nMira Halden waits.",
    ],
)
def test_two_of_one_name_become_two_mentions(text: str):
    """Ages or towns that cannot be one person's make two mentions; each statement is of the one its quote means."""
    made = told_apart(*extraction(text))
    first, second = made.mentions
    assert first.id != second.id
    assert [len(m.spans) for m in made.mentions] == [1, 2]
    assert [s.mentions for s in made.statements] == [(first.id,), (second.id,), (second.id,)]


@pytest.mark.parametrize(
    "text",
    [
        "The poet Mira Halden came home.\nHer namesake, the welder Mira Halden, did not.\nMira Halden waits.",
        "The poet Mira Halden came home.\nЕё тёзка, сварщица Mira Halden, did not.\nMira Halden waits.",
        "The poet Mira Halden came home.\nThe welder Mira Halden, not related, did not.\nMira Halden waits.",
    ],
)
def test_two_callings_are_two_peoples_where_the_report_says_that_there_are_two(text: str):
    """A word for namesakes makes callings of two fields those of two people."""
    made = told_apart(*extraction(text))
    assert [len(m.spans) for m in made.mentions] == [1, 2]
    first, second = made.mentions
    assert [s.mentions for s in made.statements] == [(first.id,), (second.id,), (second.id,)]


@pytest.mark.parametrize(
    "text",
    [
        "The poet Mira Halden came home.\nThe welder Mira Halden waits.",
        "The poet Mira Halden came home.\nThe musician Mira Halden, no namesake of hers, waits.",
        "The poet Mira Halden came home.\nThe activist Mira Halden has a namesake in Sarny.",
        "The poet Mira Halden came home.\nHer namesake from Sarny is a welder.\nThe poet Mira Halden waits.",
        "Mira Halden, 39, came home.\nMira Halden waits.",
        "Mira Halden, 39, came home.\nMira Halden, 40, waits.",
        "The nurse Mira Halden of Lozna came home.\nMira Halden, 24, waits.",
        "The nurse Mira Halden of Lozna came home.\nThe nurse Mira Halden of Sarny waits.",
    ],
)
def test_one_stays_one(text: str):
    """What can be said of one person sets nobody apart, and the ids are as they were."""
    document, given = extraction(text)
    assert told_apart(document, given) == given
