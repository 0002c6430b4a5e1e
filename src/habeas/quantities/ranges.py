"""A number as bounds, and sums of such numbers."""

from collections.abc import Iterable
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


def add(ranges: Iterable[Range]) -> Range:
    """The sum of numbers that do not overlap, bound by bound; an open bound stays open. Of none, exactly 0.

    >>> add([Range(52, 52, "52"), Range(76, None, "over 75")])
    Range(low=128, high=None, text='52 + over 75')
    """
    given = list(ranges)
    return Range(_sum(r.low for r in given), _sum(r.high for r in given), " + ".join(r.text for r in given))


def _sum(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total
