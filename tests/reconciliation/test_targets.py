"""Targets of measures in several spellings, and how they are looked up."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.reconciliation.targets import any_alike, keys

WORDS = st.frozensets(st.text("aeioukrtln", min_size=1, max_size=9), max_size=3)


@given(WORDS, WORDS)
def test_words_that_are_alike_are_looked_up_by_a_common_key(one: frozenset[str], other: frozenset[str]) -> None:
    """No two words that are alike are missed for want of a key that both have."""
    if any_alike(one, other):
        assert keys(one) & keys(other)


def test_a_name_in_another_case_or_alphabet_has_a_common_key() -> None:
    """A case ending, or the vowels of another alphabet, change nothing."""
    assert keys(["orelkalij"]) & keys(["orelkaliia"])
    assert keys(["orelair"]) & keys(["orelaeir"])
    assert not keys(["orelair"]) & keys(["tarnair"])
