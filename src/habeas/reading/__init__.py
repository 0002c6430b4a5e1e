"""Reading: files, folders, patterns and standard input become documents. Knows nothing of what they are about."""

from habeas.model import Reading, SetAside
from habeas.reading.documents import read
from habeas.reading.limits import Limits
from habeas.reading.sources import Item, items

__all__ = ["Item", "Limits", "Reading", "SetAside", "items", "read"]
