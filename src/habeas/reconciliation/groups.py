"""Who is counted: journalists, women, cases instead of people, or prisoners at large."""

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import speaks_of

GROUPS = ("cases", "journalists", "soldiers", "women", "children", "foreigners")
"""Topics of words.toml that say what is counted, where it is not simply people held for political reasons."""


def group_of(c: Claim) -> str:
    """Who is counted: a topic of `GROUPS`, or "people" for prisoners at large."""
    nearby = c.said.group or _around(c)
    return next((topic for topic in GROUPS if speaks_of(topic, nearby)), "people")


def _around(c: Claim) -> str:
    """The words that follow the number, or the quote where it ends with the number or does not have it."""
    assert c.said.count is not None
    at = c.said.quote.find(c.said.count.text)
    rest = c.said.quote[at + len(c.said.count.text) :] if at >= 0 else c.said.quote
    return rest[:80] if len(rest.split()) > 1 else c.said.quote
