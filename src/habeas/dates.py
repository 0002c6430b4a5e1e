"""Dates as written and the days they can mean. Knows nothing of the rest of the house."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class When:
    """A date as written and the interval of days it can mean: "spring 2021" has a first and a last day.

    `first` and `last` are inclusive; both None means that the words name no day (an unknown stays unknown).
    `iso` is YYYY, YYYY-MM or YYYY-MM-DD where the corpus conventions give the date one, else None.
    """

    text: str
    first: date | None = None
    last: date | None = None
    iso: str | None = None
