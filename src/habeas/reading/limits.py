"""How much reading takes on, and the word for what it cannot take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one bad file from costing the rest. What passes them is set aside, with the bound in the reason.

    `elements` bounds a web page: the search for its main text takes seconds at 50,000 elements and minutes at 500,000.
    """

    file_bytes: int = 64_000_000
    record_bytes: int = 16_000_000
    characters: int = 5_000_000
    elements: int = 50_000
    pages: int = 3_000


class Unreadable(Exception):
    """A source that reading cannot turn into a document; the message is the reason, for a person to read."""
