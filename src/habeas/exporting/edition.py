"""What an export is of: as of when, as known when, by which policy, for which readers, made by which version."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from habeas import __version__
from habeas.reconciliation import POLICIES
from habeas.vocabulary import Tier

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
_FEW = 5
"""Below so many withheld people no number is given, and above it only steps of as many: a count singles nobody out."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One view of the register that is written out; `since` limits it to what changed after that day."""

    on: date
    known: date | None = None
    policy: str = POLICIES[0]
    tier: Tier = Tier.PUBLIC
    since: date | None = None

    def __str__(self) -> str:
        """In one line, as every row of an export bears it."""
        known = self.known.isoformat() if self.known else "now"
        since = f"; changes since {self.since}" if self.since else ""
        parts = f"{self.tier.name.lower()}; as of {self.on}; known {known}; held by: {self.policy}{since}"
        return f"{parts}; habeas {__version__}"

    def header(self) -> dict[str, Any]:
        """As data."""
        return {
            "as_of": self.on.isoformat(),
            "known": self.known.isoformat() if self.known else "now",
            "since": self.since.isoformat() if self.since else None,
            "policy": self.policy,
            "tier": self.tier.name.lower(),
            "version": f"habeas {__version__}",
        }


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs with an SSH key: its file, and in whose name."""

    key: Path


def about(number: int) -> str:
    """A number of people who are withheld, in words that single nobody out.

    >>> about(0), about(1), about(13)
    ('none', 'fewer than 5', 'at least 10')
    """
    if number <= 0:
        return "none"
    return f"fewer than {_FEW}" if number < _FEW else f"at least {number // _FEW * _FEW}"
