"""How two texts are related by their words: each kind of relation, its score, and the passages that both have."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas import fingerprints
from habeas.fingerprints import Relation, alike, compare, keys, sharing

STORY = (
    "Police in Lowmark came for the journalist Mira Halden before dawn on Sunday and drove her to a court in the old town. "
    "The judge, who had been woken for it, read out a charge of extremism and set no day for a trial. Her brother waited "
    "outside with a bag of warm clothes that the guards would not take. By noon the paper she works for had printed a blank "
    "page with her name at the bottom, and readers began to leave flowers at its door. The Centre for Open Courts said it "
    "was the ninth such case this year, and that none of the earlier eight had ended with anything but prison. Lawyers who "
    "asked to see the file were sent from one office to the next. In the evening the ministry put out two lines saying that "
    "the law is the same for everybody."
)


def changed(share: float, seed: int = 3) -> str:
    """The story with so many of its words changed."""
    chance = random.Random(seed)
    return " ".join(w if chance.random() > share else f"word{chance.randrange(999)}" for w in STORY.split())


CASES = {
    Relation.EXACT: [STORY.upper(), STORY.replace(" ", "  "), STORY.replace(".", " .")],
    Relation.COPY: [f"SUNDAY NOTES\n\n{STORY}\n\nRead more on our pages.", STORY[: int(len(STORY) * 0.9)]],
    Relation.TRUNCATED: [STORY[: int(len(STORY) * 0.4)], STORY[int(len(STORY) * 0.6) :]],
    Relation.REWRITE: [changed(0.1), changed(0.25)],
    Relation.INDEPENDENT: [
        "A journalist was taken to court in Lowmark on Sunday, and her newspaper left a page of its edition empty in protest.",
        "The ferry is late. " * 30,
        "",
    ],
}


@pytest.mark.parametrize(("relation", "text"), [(r, t) for r, texts in CASES.items() for t in texts])
def test_each_relation_is_told(relation: Relation, text: str) -> None:
    """Unchanged, with boilerplate, cut, reworded, or with nothing in common; the same both ways."""
    assert compare(STORY, text).relation is relation
    assert compare(text, STORY).relation is relation
    assert compare(text, STORY).score == compare(STORY, text).score


def test_shared_passages_are_true_to_both_texts() -> None:
    """Each is the same words in both, to the character, and together they are what was copied."""
    carried = f"SUNDAY NOTES\n\n{STORY[:300]} So far our own paper. {STORY[300:]}"
    likeness = compare(STORY, carried)
    for (a, b), (c, d) in likeness.passages:
        assert STORY[a:b].casefold() == carried[c:d].casefold()
    assert sum(b - a for (a, b), _ in likeness.passages) > 0.95 * len(STORY)


def test_many_texts_at_once_are_related_as_two_by_themselves() -> None:
    """Of all pairs the relation and the score are those of the two texts compared alone."""
    texts = {f"d{n}": text for n, text in enumerate([STORY, *(text for of in CASES.values() for text in of)])}
    for pair in (found := alike(texts)):
        likeness = compare(texts[pair.one], texts[pair.other])
        assert (pair.relation, pair.score) == (likeness.relation, likeness.score)
    assert {pair.relation for pair in found} == set(CASES) - {Relation.INDEPENDENT}


def test_however_short_a_text_is_it_has_a_key() -> None:
    """A report of one sentence that another outlet carries is looked up like any other: sampling leaves it one key."""
    assert all(keys(f"Sentence {n}.0 of conditions since March.") for n in range(500))
    assert keys("") == frozenset()


def test_texts_alike_share_keys() -> None:
    """A short text and a long one, and a reworded one, are found by their keys; keys are numbers of 63 bits."""
    for text in (STORY[:200], changed(0.25), f"{STORY} {'The ferry is late again. ' * 90}"):
        assert len(keys(STORY) & keys(text)) >= 3
    assert not keys(STORY) & keys("The ferry is late. " * 30)
    assert all(0 <= k < 1 << 63 for k in keys(STORY)) and keys("") == frozenset()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("警方周日清晨带走了记者米拉·哈尔登，并把她送到旧城的法院。法官宣读了极端主义的指控，没有定下开庭的日子。", 22),
        ("ตำรวจควบคุมตัวนักข่าวมีราฮัลเดนก่อนรุ่งสางวันอาทิตย์และพาเธอไปศาลในเมืองเก่าเพื่อฟังข้อกล่าวหา", 40),
    ],
)
def test_scripts_without_spaces_are_taken_by_characters(text: str, cut: int) -> None:
    """A part of a Chinese or Thai text is a truncated copy of it."""
    assert compare(text, text[:cut]).relation is Relation.TRUNCATED
    assert keys(text) & keys(text[:cut])


@pytest.mark.parametrize("crowds", [False, True])
@given(sets=st.lists(st.frozensets(st.integers(0, 30)), max_size=20), most=st.integers(2, 6))
def test_many_sets_share_what_few_do(crowds: bool, sets: list[frozenset[int]], most: int) -> None:
    """What two of many sets share is counted in another way than of few, and comes to the same, in the same order."""
    plain = list(sharing(sets, most, crowds=crowds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "FEW", 0)
        assert list(sharing(sets, most, crowds=crowds)) == plain == sorted(plain)


def test_sharing() -> None:
    """Numbers that few sets have are shared by each two; of a crowd, by each with the first."""
    sets = [{1, 2}, {1, 2}, {1, 9}, {9}]
    assert list(sharing(sets, 2)) == [(0, 1, 1), (2, 3, 1)]
    assert list(sharing(sets, 2, crowds=True)) == [(0, 1, 2), (0, 2, 1), (2, 3, 1)]


@given(st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.integers(0, 9)), min_size=2))
def test_shared_members_are_counted_one_by_one_or_at_once(held: dict[str, frozenset[int]]) -> None:
    """Both ways of counting what pairs of sets share come to the same."""
    pairs = list(combinations(sorted(held), 2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "MANY", 0)
        at_once = list(fingerprints._shared(held, pairs))
        patch.setattr(fingerprints, "MANY", 99)
        assert list(fingerprints._shared(held, pairs)) == at_once
