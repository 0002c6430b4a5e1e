"""What judgements come to: who is one person, and whose word holds."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.judgements import clusters, standing
from habeas.model import Judgement, Mention
from habeas.vocabulary import Verdict

MENTIONS = tuple(Mention(f"d{i}", "Mira Halden", ("Mira Halden",), ((0, 11),)) for i in range(6))
MORNING = datetime(2024, 5, 1, 8, tzinfo=UTC)


def decided(verdict: Verdict, one: int, other: int, hour: int | None = None, score: float | None = None) -> Judgement:
    """A person's verdict when an hour is given, else a rule's."""
    at = None if hour is None else MORNING + timedelta(hours=hour)
    by = "rule:linking@1" if hour is None else "Ada"
    return Judgement(verdict, (MENTIONS[one].id, MENTIONS[other].id), by, ("because",), at, score)


def undo(of: Judgement, hour: int) -> Judgement:
    return Judgement(Verdict.UNDO, (of.id,), "Ada", ("a slip",), MORNING + timedelta(hours=hour))


def together(judgements: list[Judgement], one: int, other: int) -> bool:
    return any({MENTIONS[one], MENTIONS[other]} <= set(group) for group in clusters(MENTIONS, judgements))


def test_without_judgements_everyone_stays_alone():
    """A mention without a link is a group of its own, in order of id."""
    assert clusters(MENTIONS, ()) == tuple((m,) for m in sorted(MENTIONS, key=lambda m: m.id))


def test_links_reach_through_others():
    """Two links in a row put three mentions in one group."""
    assert together([decided(Verdict.SAME, 0, 1, score=0.9), decided(Verdict.SAME, 1, 2, score=0.9)], 0, 2)


def test_a_person_outranks_a_rule():
    """A person's "different" or "unsure" keeps apart what a rule would join."""
    for verdict in (Verdict.DIFFERENT, Verdict.UNSURE):
        assert not together([decided(Verdict.SAME, 0, 1, score=1.0), decided(verdict, 1, 0, hour=1)], 0, 1)


def test_different_keeps_apart_by_way_of_others_too():
    """The weaker of two rule links that would lead around a person's "different" is left out."""
    strong, weak = decided(Verdict.SAME, 0, 1, score=0.95), decided(Verdict.SAME, 1, 2, score=0.9)
    judgements = [weak, strong, decided(Verdict.DIFFERENT, 0, 2, hour=1)]
    assert (together(judgements, 0, 1), together(judgements, 1, 2), together(judgements, 0, 2)) == (True, False, False)


def test_the_latest_word_of_a_person_holds():
    """Of two verdicts on one pair, the later one counts, in whichever order the pair is named."""
    judgements = [decided(Verdict.DIFFERENT, 0, 1, hour=1), decided(Verdict.SAME, 1, 0, hour=2)]
    assert together(judgements, 0, 1)
    assert standing(judgements) == (judgements[1],)


def test_undo_brings_back_what_was_before():
    """An undone verdict is as if it had not been; undoing the undo restores it."""
    link, apart = decided(Verdict.SAME, 0, 1, score=0.9), decided(Verdict.DIFFERENT, 0, 1, hour=1)
    back = undo(apart, hour=2)
    assert clusters(MENTIONS, [link, apart, back]) == clusters(MENTIONS, [link])
    assert clusters(MENTIONS, [link, apart, back, undo(back, hour=3)]) == clusters(MENTIONS, [link, apart])


def test_links_to_mentions_not_given_are_passed_over():
    """What a viewer may not see joins nothing they see."""
    judgements = [decided(Verdict.SAME, 0, 1, score=0.9), decided(Verdict.SAME, 1, 2, score=0.9)]
    assert len(clusters((MENTIONS[0], MENTIONS[2]), judgements)) == 2


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_accept_and_reject_answer_one_question(verdict: Verdict):
    """The later of accept and reject stands; a correction of a field stands beside it."""
    first = Judgement(Verdict.ACCEPT, ("s1",), "Ada", (), MORNING)
    later = Judgement(verdict, ("s1",), "Ben", (), MORNING + timedelta(hours=1))
    mend = Judgement(Verdict.CORRECT, ("s1",), "Ben", (), MORNING, field="place", value="Lozna")
    assert set(standing([first, later, mend])) == {later, mend}


pairs = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] != p[1])
links = st.builds(
    lambda verdict, pair, hour, score: decided(verdict, *pair, hour=hour, score=score),
    st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]),
    pairs,
    st.none() | st.integers(0, 9),
    st.sampled_from([0.8, 0.9, 1.0]),
)


@settings(deadline=None)
@given(st.lists(links, max_size=15), st.randoms())
def test_order_changes_nothing(judgements: list[Judgement], chance: random.Random):
    """The same judgements and mentions in any order give the same groups and the same standing."""
    shuffled, mentions = list(judgements), list(MENTIONS)
    chance.shuffle(shuffled)
    chance.shuffle(mentions)
    assert clusters(mentions, shuffled) == clusters(MENTIONS, judgements)
    assert standing(shuffled) == standing(judgements)


@settings(deadline=None)
@given(st.lists(links, max_size=15))
def test_a_persons_different_is_always_honoured(judgements: list[Judgement]):
    """No group holds two mentions that a standing verdict of a person calls different."""
    groups = clusters(MENTIONS, judgements)
    apart = [set(j.subjects) for j in standing(judgements) if j.human and j.verdict is Verdict.DIFFERENT]
    assert not [pair for pair in apart for group in groups if pair <= {m.id for m in group}]


@settings(deadline=None)
@given(st.lists(links, max_size=10), links)
def test_undo_restores_exactly(judgements: list[Judgement], last: Judgement):
    """A verdict given and undone leaves no trace, unless it had been given before."""
    if last.id not in {j.id for j in judgements}:
        assert clusters(MENTIONS, [*judgements, last, undo(last, hour=20)]) == clusters(MENTIONS, judgements)
