"""What was said just before: the end of a record that grows line by line, found without going through all of it."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeVar

__all__ = ["tail"]

_T = TypeVar("_T")


def tail(record: Sequence[_T], near: Callable[[_T], bool]) -> list[_T]:
    """The entries at the end of a record that are near, in their order, up to the first from the end that is not.

    >>> tail([1, 5, 7, 9], lambda line: 10 - line <= 5)
    [5, 7, 9]
    """
    return list(takewhile(near, reversed(record)))[::-1]
