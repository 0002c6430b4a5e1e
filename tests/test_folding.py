"""Folding keeps offsets true and makes spellings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.folding import fold, tokens, without_places, words

anything = st.text(st.characters())


@given(anything)
def test_a_folded_text_has_the_same_length(text: str) -> None:
    """One character stands for one, whatever the text."""
    assert len(fold(text)) == len(text)


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is already folded."""
    assert fold(fold(text)) == fold(text)


@given(anything, anything)
def test_folding_looks_at_one_character_at_a_time(a: str, b: str) -> None:
    """A part of a text folds as it does within the whole."""
    assert fold(a + b) == fold(a) + fold(b)


@given(anything)
def test_words_without_their_places_are_the_same(text: str) -> None:
    """Whoever does not ask where they stand gets the same words."""
    assert list(without_places(text)) == [word for _, _, word in words(text)]


@given(anything)
def test_words_stand_where_they_say(text: str) -> None:
    """Each word's offsets cut that word from the text, in order and without overlap."""
    folded, last = fold(text), 0
    for start, end, word in words(text):
        assert last <= start < end
        assert folded[start:end] == word
        last = end


@given(anything)
def test_tokens_of_tokens_are_all_found(text: str) -> None:
    """What the index stores is found by a query for it: its tokens are their own tokens."""
    assert set(tokens(tokens(text)).split()) <= set(tokens(text).split())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Halden’s” list—12\u00a0names", '"halden\'s" list-12 names'),
        ("ГОМЕЛЬ «Вясна»", 'гомель "вясна"'),
        ("İSTANBUL Straße", "İstanbul straße"),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_typographic_variants_become_plain(text: str, folded: str) -> None:
    """Curly quotes, dashes, odd spaces and capitals meet their plain forms; what has no single lower case stays."""
    assert fold(text) == folded


def test_a_word_keeps_its_inner_hyphens_and_apostrophes() -> None:
    """'re-arrested' and the Ukrainian word for five are one word each."""
    assert [w for _, _, w in words("Re-arrested: п’ять (O’Dowd’s) -- 'ends'")] == [
        "re-arrested", "п'ять", "o'dowd's", "ends",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("São Tomé, Łódź", "sao tome łodz"),
        ("Йосип і Ўладзімір", "иосип і уладзімір"),
        ("re-arrested O’Dowd", "re arrested o dowd"),
        ("他被捕了", "他被 被捕 捕了"),
        ("A人B", "a 人 b"),
        ("snake_case", "snake case"),
    ],
)
def test_the_index_stores_plain_words(text: str, stored: str) -> None:
    """Accents go, hyphens part words, and scripts without spaces give their character pairs."""
    assert tokens(text) == stored


def test_a_word_inside_an_unspaced_run_is_found() -> None:
    """A search for two characters finds them in the middle of a Chinese sentence, and a Thai word in a Thai one."""
    assert tokens("被捕") in tokens("昨天他被捕了。")
    assert set(tokens("ที่คุม").split()) <= set(tokens("เขาอยู่ที่คุมขัง").split())
