"""How people leave custody or the country, are moved, swapped, pardoned or taken again, and what they refuse, in the many
ways in which Russian, Belarusian and Ukrainian say so; and the same words said of work, journeys, books and money."""

from pathlib import Path

import pytest

from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

LINES = Path(__file__).with_name("slavic_movements.tsv").read_text("utf-8").splitlines()
"""A language, a type or none, how it is meant ("nothing": not told; "undone": not told as done), and a sentence."""
MOVEMENTS = frozenset({
    Type.RELEASE, Type.REARREST, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION, Type.EXILE, Type.TRANSFER, Type.REFUSAL,
})  # fmt: skip


def stated(text: str, language: str) -> list[Statement]:
    """What a text states of those types."""
    return [s for s in read(text, language).statements if s.type in MOVEMENTS]


@pytest.mark.parametrize("line", [line for line in LINES if line.split("\t")[1]])
def test_told_as_meant(line: str) -> None:
    """What happened is told as done; what is planned, asked for, possible, denied or failed is told as that and nothing more."""
    language, type_, modality, text = line.split("\t")
    meant = {s.modality for s in stated(text, language) if s.type is Type(type_)}
    assert meant == {Modality(modality)}


@pytest.mark.parametrize("line", [line for line in LINES if "\tnothing\t" in line])
def test_of_something_else(line: str) -> None:
    """Nobody is freed, moved or taken by a word said of work, a journey, a book or money."""
    language, _, _, text = line.split("\t")
    assert stated(text, language) == []


@pytest.mark.parametrize("line", [line for line in LINES if "\tundone\t" in line])
def test_not_told_as_done(line: str) -> None:
    """What did not happen, or only may, is none of these as done."""
    language, _, _, text = line.split("\t")
    assert not [s for s in stated(text, language) if s.modality is Modality.ACTUAL]
