"""What is remembered while much is worked out, and what becomes of it."""

import gc

import pytest

from habeas import memory
from habeas.memory import forget, remembered, undisturbed


def test_collector_is_given_back() -> None:
    """How often garbage is collected is as it was before, after an error too, and once the outermost is over."""
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), undisturbed():
        with undisturbed():
            assert gc.get_threshold() == memory.SELDOM
        assert gc.get_threshold() == memory.SELDOM
        raise ZeroDivisionError
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


def test_the_collector_is_given_back_by_the_last_of_several_threads() -> None:
    """Of two pieces of work that overlap the one begun first may end first; what is forgotten outside freezes nothing."""
    before, one, other = gc.get_threshold(), undisturbed(), undisturbed()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold() == memory.SELDOM
    other.__exit__(None, None, None)
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0
    forget()
    assert gc.get_freeze_count() == 0


def test_remembered() -> None:
    """What was asked is not worked out again; what very many texts were asked is forgotten when it is over."""
    asked: list[int] = []

    @remembered
    def double(n: int) -> int:
        asked.append(n)
        return 2 * n

    with undisturbed():
        assert [double(n) for n in (1, 2, 1)] == [2, 4, 2] and asked == [1, 2]
    assert double(2) == 4 and asked == [1, 2]
    with undisturbed():
        for n in range(memory.AFTERWARDS + 1):
            double(n)
        assert len(asked) == len(set(asked))
    assert double(0) == 0 and asked[-1] == 0 and asked.count(0) == 2
    with undisturbed():
        for n in range(memory.AFTERWARDS + 1):
            double(n)
        forget()
        assert double(0) == 0 and asked[-1] == 0
