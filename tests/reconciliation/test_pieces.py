"""What must stand in a text for a pattern to be found there: the look for it never misses what the pattern finds."""

import re

import pytest

from habeas.folding import fold
from habeas.reconciliation import pieces as module
from habeas.reconciliation.pieces import MOST, Pieces, needed
from habeas.reconciliation.topics import TOPICS

TEXTS = [fold(text) for entry in TOPICS.values() for text in (*entry["finds"], *entry["ignores"])]


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_nothing_found_is_missed(topic: str) -> None:
    """In each example in which a topic's patterns find words, a piece of them is met."""
    patterns = [fold(p) if p.isalpha() else p for p in TOPICS[topic]["patterns"]]
    anywhere, pieces = re.compile("|".join(patterns)), Pieces({topic: patterns})
    assert [text for text in TEXTS if anywhere.search(text) and not pieces.names(text)] == []


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("in exchange for (fuel|grain)", {"in exchange for fuel", "in exchange for grain"}),
        ("free[ds]?", {"free", "freed", "frees"}),
        (r"\w+ (others?|more)", {" other", " others", " more"}),
        (r"(freed|let go) (on \w+ )+after (a|the) swap", {"after a swap", "after the swap"}),
        (r"(no|not) (?!yet)released", {"no released", "not released"}),
        (r"\w+", {""}),
        ("(?i:freed)", {""}),
        (r"freed|\d+", {""}),
    ],
)
def test_needed(pattern: str, pieces: set[str]) -> None:
    """A pattern needs one of the strings that its longest part can be; none where it can be anything."""
    assert needed(pattern) == pieces


def test_too_many_to_list() -> None:
    """A pattern that can be very many strings is looked for by a part of it."""
    assert 0 < len(needed("[abcdefgh][abcdefgh][abcdefgh] freed")) <= MOST
    assert needed("[abcdefgh][abcdefgh][abcdefgh] freed") == {f"{c} freed" for c in "abcdefgh"}


def test_names() -> None:
    """Of several topics those are named of which a piece stands in the text, pieces within pieces too."""
    pieces = Pieces({"free": ["freed"], "kin": ["freedom", r"kin\w*"], "any": [r"\d+"]})
    assert pieces.names("her freedom") == {"free", "kin", "any"}
    assert pieces.names("jailed") == {"any"}


def test_a_python_that_reads_patterns_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser of patterns is not to be had, any may be found in any text, but for what needs no parser."""
    monkeypatch.setattr(module, "_parser", None)
    pieces = Pieces({"free": ["fre(e|d)d"], "kin": ["kin(ship)?"], "plain": ["freedom"]})
    assert pieces.names("jailed") == {"free", "kin"}
