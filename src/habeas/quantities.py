"""Numbers of people and lengths of time, as written and as bounds. Knows nothing of the rest of the house."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A number as written and its inclusive bounds; None is open. "over 75" is 76..None."""

    low: int | None
    high: int | None
    text: str

    def overlaps(self, other: "Range") -> bool:
        """Whether one number could satisfy both."""
        floor, ceiling = 0, 10**12
        low = max(self.low if self.low is not None else floor, other.low if other.low is not None else floor)
        high = min(self.high if self.high is not None else ceiling, other.high if other.high is not None else ceiling)
        return low <= high


@dataclass(frozen=True, slots=True)
class Term:
    """A punishment's length as written, in months (30 days a month; a year is 12); None for life, death or not stated."""

    text: str
    months: float | None
