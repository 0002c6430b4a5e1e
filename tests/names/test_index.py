"""Candidates by name from a register."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.names import Index

PAIRS = [
    row
    for row in csv.DictReader(Path(__file__).with_name("pairs.csv").read_text("utf-8").splitlines())
    if row["same"] == "1"
]
NAMES = [row["a"] for row in PAIRS]


def test_the_right_name_is_among_the_candidates():
    """Of all labelled pairs, one name finds the other in the register; a pair that is missed fails this."""
    index = Index(NAMES)
    missed = [row for place, row in enumerate(PAIRS) if place not in index.candidates(row["b"])]
    assert missed == []


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("Mira Haldenova", "Mira Halkenova"),  # another consonant
        ("Mira Haldenova", "Mira Hadlenova"),  # two that changed places
        ("Mira Haldenova", "Mira Halenova"),  # one less
        ("M. Haldenova", "Mira Haldenova"),
        ("Mira Haldenova", "Халденова М."),
        ("Mira Haldenova", "ХАЛДЕНОВОЙ Миры"),
        ("Mira Haldenova", "Haldenova"),
        ("Mira", "Mira"),
        ("Nguyen Van An", "Nguyen Van An"),
        ("Mira Halden Verik", "Mira Halden"),  # one of two surnames
        ("Mira Halden", "Mira Halden Verik"),
    ],
)
def test_slips_initials_and_parts_of_names_find_the_name(kept: str, asked: str):
    """A slip in one consonant, an initial, another case or script, and a part of a name lead to it."""
    assert 0 in Index([kept, "Oren Talby", "Vera Sokal"]).candidates(asked)


def test_the_likeliest_comes_first_and_the_limit_holds():
    """Full names come before namesakes with another given name, and no more are given than asked for."""
    index = Index(["Oren Halden", "M. Halden", "Mira Halden", "Vera Halden"])
    assert index.candidates("Мира Халден")[0] == 2
    assert len(index.candidates("Мира Халден", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "  ", "123", "—"])
def test_what_holds_no_name_finds_nothing(text: str):
    """Text without a letter has no candidates, in an empty register or another."""
    assert Index([]).candidates(text) == Index([*NAMES, text]).candidates(text) == []


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_order_of_the_register_changes_no_candidate(chance: random.Random):
    """The same names in any order give the same candidates."""
    shuffled = chance.sample(NAMES, len(NAMES))
    one, other = Index(NAMES), Index(shuffled)
    asked = chance.choice(PAIRS)["b"]
    assert {NAMES[i] for i in one.candidates(asked)} == {shuffled[i] for i in other.candidates(asked)}
