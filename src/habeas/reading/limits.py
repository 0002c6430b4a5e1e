"""How much reading takes on, and the word for what it cannot take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one bad file from costing the rest. What passes them is set aside, with the bound in the reason.

    `elements` bounds a web page: the search for its main text takes seconds at 50,000 elements and minutes at 500,000.
    What is packed may unpack to `unpacked_bytes`, or to `expansion` times its size where that is more; `nested` are
    the archives that may lie in one another, `members` the files in one.
    """

    file_bytes: int = 64_000_000
    record_bytes: int = 16_000_000
    json_bytes: int = 256_000_000
    characters: int = 5_000_000
    elements: int = 50_000
    pages: int = 3_000
    unpacked_bytes: int = 200_000_000
    expansion: int = 100
    nested: int = 4
    members: int = 100_000


class Unreadable(Exception):
    """A source that reading cannot turn into a document; the message is the reason, for a person to read."""
