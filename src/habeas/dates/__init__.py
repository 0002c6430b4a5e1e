"""Dates as written and the days they can mean. Knows nothing of the rest of the house."""

from habeas.dates.finding import Anchor, Dated, find, resolve
from habeas.dates.when import Grain, Kind, When

__all__ = ["Anchor", "Dated", "Grain", "Kind", "When", "find", "resolve"]
