"""Reading: files, folders, patterns and standard input become documents. Knows nothing of what they are about."""

from habeas.model import Reading, SetAside
from habeas.reading.documents import Gate, read
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.sources import Item, Source, items
from habeas.reading.tables import Table, table

__all__ = ["Gate", "Item", "Limits", "Reading", "SetAside", "Source", "Table", "Unreadable", "items", "read", "table"]
