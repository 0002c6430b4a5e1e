"""One SQLite file with every table, for Datasette: described columns, facets, full-text search."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from habeas.exporting.columns import CODE, FLAG, MANY, NUMBER, TEXT, WHOLE, Column
from habeas.exporting.edition import LICENCE, LICENCE_URL, Edition
from habeas.exporting.tables import TEXTS, Table, columns_of

Json = dict[str, Any]

AT_ONCE = 5_000
_SQL = {WHOLE: "INTEGER", FLAG: "INTEGER", NUMBER: "REAL"}
FACETS = ("held", "status", "type", "support", "basis", "kind", "verdict", "outlet", "language")
SEARCHED = {"people": ("name", "names", "quote"), "statements": ("quote", "persons"), "documents": ("title", "outlet")}


class Database:
    """Takes the rows of an export; lists are JSON arrays, which Datasette facets by item."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        folder.mkdir()
        self._edition = edition
        self._file = sqlite3.connect(folder / "habeas.db")
        self._tables: dict[str, tuple[Table, Sequence[Column]]] = {}
        self._waiting: dict[str, list[list[Any]]] = {}
        self._metadata = folder / "metadata.json"
        self.rows = 0

    def take(self, table: Table, row: Json) -> None:
        """One row of a table."""
        if table is TEXTS:
            return
        if table.name not in self._tables:
            self._make(table)
        self._waiting[table.name].append([_cell(c, c.get(row)) for c in self._tables[table.name][1]])
        self.rows += 1
        if len(self._waiting[table.name]) >= AT_ONCE:
            self._flush(table.name)

    def close(self) -> None:
        """Writes what waits, the search index and the metadata."""
        for name in self._tables:
            self._flush(name)
            if fields := SEARCHED.get(name):
                listed = ", ".join(fields)
                self._file.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5 ({listed}, content="{name}")')
                self._file.execute(f'INSERT INTO "{name}_fts" (rowid, {listed}) SELECT rowid, {listed} FROM "{name}"')
        self._file.commit()
        self._file.close()
        self._metadata.write_text(json.dumps(self._described(), ensure_ascii=False, indent=1) + "\n", "utf-8")

    def _make(self, table: Table) -> None:
        columns = columns_of(table, self._edition.since is not None)
        self._tables[table.name], self._waiting[table.name] = (table, columns), []
        self._file.execute(_definition(table, columns, f"{self._edition}; licence {LICENCE}"))
        if table.shared:
            self._file.execute(f'CREATE INDEX "{table.name}_id" ON "{table.name}" ("id")')

    def _flush(self, name: str) -> None:
        marks = ", ".join("?" * len(self._tables[name][1]))
        self._file.executemany(f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})', self._waiting[name])
        self._waiting[name] = []

    def _described(self) -> Json:
        tables = {name: _table(table, columns) for name, (table, columns) in self._tables.items()}
        about = {"title": "habeas", "description": str(self._edition), "license": LICENCE, "license_url": LICENCE_URL}
        return about | {"databases": {"habeas": {"tables": tables}}}


def _definition(table: Table, columns: Sequence[Column], about: str) -> str:
    """The table in SQL. SQLite keeps comments, and Datasette shows them: what columns mean stays with the file alone."""
    lines = [f"  -- {table.title}. {table.meaning}", f"  -- {about}"]
    for number, c in enumerate(columns, 1):
        key = " PRIMARY KEY" if c.name == "id" and table.keyed else ""
        comma = "," if number < len(columns) else ""
        lines.append(f'  "{c.name}" {_SQL.get(c.type, "TEXT")}{key}{comma} -- {c.meaning}')
    return f'CREATE TABLE "{table.name}" (\n' + "\n".join(lines) + "\n)"


def _table(table: Table, columns: Sequence[Column]) -> Json:
    facets = [c.name for c in columns if c.type in (CODE, TEXT) and c.name in FACETS]
    index = {"fts_table": f"{table.name}_fts"} if table.name in SEARCHED else {}
    described = {"columns": {c.name: c.meaning for c in columns}, "facets": facets}
    label = {"label_column": "name"} if any(c.name == "name" for c in columns) else {}
    return {"title": table.title, "description": table.meaning} | described | index | label


def _cell(c: Column, value: Any) -> Any:
    if value is None:
        return None
    if c.type == MANY:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return int(value) if c.type == FLAG else value
