"""A document in the making: what a reader of one format found, and how it found it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.dates import When

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A piece of metadata and the method that found it."""

    value: T
    method: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What one format's reader made of some bytes. `notes` says what it had to leave out or could not believe.

    `said_language` is the language that the source claims for itself; reading decides whether to believe it.
    """

    text: str
    method: str
    title: Found[str] | None = None
    outlet: Found[str] | None = None
    author: Found[str] | None = None
    url: Found[str] | None = None
    published: Found[When] | None = None
    said_language: str | None = None
    notes: tuple[str, ...] = ()


def first(*found: Found[T] | None) -> Found[T] | None:
    """The first that was found; callers list the most trusted method first."""
    return next((f for f in found if f is not None), None)
