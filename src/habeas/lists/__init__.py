"""Lists of people: a table's columns are recognised, each row becomes a document with what its cells say.

`columns` guesses what a column is from its header, by the words in `columns.toml`, or takes it from a map. A row's
document holds it line by line, `Header: cell`; every statement quotes one cell. Its id follows from the list's name
and what the row says, not from where in the file it stands: a row that stays the same stays the same document.
"""

from habeas.lists.columns import Columns, Kind, MapError, Plan, recognised
from habeas.lists.differences import Change, Differences, differences
from habeas.lists.listed import Listed, read, snapshot

__all__ = [
    "Change", "Columns", "Differences", "Kind", "Listed", "MapError", "Plan", "differences", "read", "recognised",
    "snapshot",
]  # fmt: skip
