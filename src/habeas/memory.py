"""Memory while much is worked out: the collector of garbage rests, and what texts say is remembered meanwhile."""

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any, Generic, Self, TypeVar, cast, overload

SELDOM = (2_000_000, 20, 20)
"""How often the collector of garbage goes through what a derivation makes by the million, none of it in circles; what
was there before it is left alone, and what a piece of work leaves is not gone through with the next."""
MEANWHILE, AFTERWARDS = 2**22, 2**13
"""Answers about texts that are remembered while much is worked out, and those that may stay when it is over."""

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T", bound=Hashable)
A = TypeVar("A")
_remembering: list[Any] = []


def remembered(function: F) -> F:
    """The function, with its answers remembered as long as `undisturbed` lasts: each stage asks for them again."""
    kept = lru_cache(maxsize=MEANWHILE)(function)
    _remembering.append(kept)
    return cast(F, kept)


Growing = set[T] | frozenset[T]
"""A set that may be shared with others as long as nothing is added to it."""
NOTHING: frozenset[Any] = frozenset()


@remembered
def only(thing: T) -> frozenset[T]:
    """The set of this alone: one for all who need it."""
    return frozenset((thing,))


@remembered
def shared(thing: T) -> T:
    """The first of all equal things: one for all who need it."""
    return thing


def grown(known: Growing[T], more: frozenset[T]) -> Growing[T]:
    """A set with more in it: a shared one is left as it is, one that an earlier call made is added to."""
    if more <= known:
        return known
    if not known:
        return more
    if isinstance(known, frozenset):
        return {*known, *more}
    known |= more
    return known


class worked_out(Generic[A]):
    """A property that is worked out when first asked for, and then kept under its name with an underscore before it.

    So it needs no dictionary beside each of a million things, as `cached_property` does, and no lock.
    """

    def __init__(self, work_out: Callable[[Any], A]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.kept = f"_{name}"

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...
    @overload
    def __get__(self, thing: object, owner: type) -> A: ...
    def __get__(self, thing: object, owner: type) -> Self | A:
        if thing is None:
            return self
        try:
            kept: A = getattr(thing, self.kept)  # asked by the million: `cast` takes a sixth of the time
            return kept
        except AttributeError:
            found = self._work_out(thing)
            object.__setattr__(thing, self.kept, found)
            return found

    def let_go(self, thing: object) -> None:
        """Keeps it no longer: who asks again has it worked out again."""
        if hasattr(thing, self.kept):
            object.__delattr__(thing, self.kept)


_lock = Lock()
_under_way: list[tuple[int, int, int]] = []
"""How often the collector was to go through its things before each piece of work that lasts, those of all threads."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Leaves the collector of garbage alone meanwhile, and forgets afterwards what many texts were asked for.

    It is given back as it was when the last piece of work is over, whichever thread began first.
    """
    with _lock:
        if not _under_way:
            gc.freeze()
        _under_way.append(_under_way[0] if _under_way else gc.get_threshold())
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        with _lock:
            forget()
            before = _under_way.pop()
            if not _under_way:
                gc.unfreeze()
                gc.set_threshold(*before)


def forget() -> None:
    """Forgets what very many texts were asked: between pieces of work that share none, and when all is over.

    What is left of such a piece stays for long, and the collector leaves it alone until the last is over.
    """
    for kept in _remembering:
        if kept.cache_info().currsize > AFTERWARDS:
            kept.cache_clear()
    if _under_way:
        gc.freeze()
