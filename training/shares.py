"""Shares of the reports to learn from, for a learning curve."""

import random

SHARES = (25, 50, 100)
"""In percent."""


def nested(size: int, seed: int) -> dict[int, list[int]]:
    """The places of the reports in each share, of so many: the same for the same seed, a share in every larger one."""
    order = random.Random(seed).sample(range(size), size)
    return {share: sorted(order[: round(size * share / 100)]) for share in SHARES}
