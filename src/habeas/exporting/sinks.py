"""Files that rows are written to as they come: CSV, JSON Lines, Parquet."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from habeas.exporting.columns import CODE, DAY, FLAG, MANY, MOMENT, NUMBER, TEXT, WHOLE, Column

Json = dict[str, Any]

GROUP = 20_000
"""Rows of a Parquet file that are written at once."""
SEPARATOR = " | "
"""Between the items of a list in a cell of CSV."""
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run."""
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff]")


class ExportError(Exception):
    """Something that keeps an export from being written, in one message for the reader."""


class Sink(Protocol):
    """Takes the rows of one table."""

    def write(self, row: Json, values: Sequence[Any]) -> None:
        """Adds a row: as JSON, and as the values of its columns."""

    def close(self) -> None:
        """Ends the file."""


def harmless(text: str) -> str:
    """Text as a cell that no spreadsheet runs: an apostrophe before what begins like a formula; no control characters.

    >>> harmless("=HYPERLINK(1)"), harmless("  +1"), harmless("Mira Halden")
    ("'=HYPERLINK(1)", "'  +1", 'Mira Halden')
    """
    if text[:1].isalnum() and text.isprintable():
        return text  # most: two quick looks instead of a search
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("\ufffd", text)
    return "'" + text if text.lstrip(" \u00a0\ufeff\u200b")[:1] in _ACTS and text else text


class Csv:
    """UTF-8 with a mark at its beginning, by which Excel knows it; lists in one cell; harmless cells."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([c.name for c in columns])
        self._cells = [_CELL[c.type] for c in columns]

    def write(self, row: Json, values: Sequence[Any]) -> None:
        self._writer.writerow([None if v is None else cell(v) for v, cell in zip(values, self._cells, strict=True)])

    def close(self) -> None:
        self._file.close()


def _same(value: Any) -> Any:
    return value


_CELL: dict[str, Callable[[Any], Any]] = {
    TEXT: harmless, CODE: harmless, DAY: _same, MOMENT: _same, WHOLE: _same, NUMBER: _same,
    FLAG: lambda v: "true" if v else "false", MANY: lambda v: harmless(SEPARATOR.join(v)),
}  # fmt: skip


class JsonLines:
    """One JSON object a line, in the one JSON form, keys sorted: the same row gives the same bytes."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        # a lone half of a character, which UTF-8 cannot hold, is written as JSON's own escape of it
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

    def write(self, row: Json, values: Sequence[Any]) -> None:
        self._file.write(self._encode(row) + "\n")

    def close(self) -> None:
        self._file.close()


class Parquet:
    """Columns with types, lists as lists, compressed with zstandard; the edition also stands in the file's metadata."""

    def __init__(self, path: Path, columns: Sequence[Column], metadata: dict[str, str]) -> None:
        if find_spec("pyarrow") is None:
            raise ExportError("Parquet needs pyarrow: pip install 'habeas[export]'")
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {
            TEXT: pa.string(), CODE: pa.string(), WHOLE: pa.int64(), NUMBER: pa.float64(), FLAG: pa.bool_(),
            DAY: pa.date32(), MOMENT: pa.timestamp("us", tz="UTC"), MANY: pa.list_(pa.string()),
        }  # fmt: skip
        self._pa = pa
        self._types = [types[c.type] for c in columns]
        self._columns = columns
        described = [
            pa.field(c.name, t, metadata={"description": c.meaning}) for c, t in zip(columns, self._types, strict=True)
        ]
        self._schema = pa.schema(described, metadata=metadata)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Sequence[Any]] = []

    def write(self, row: Json, values: Sequence[Any]) -> None:
        self._rows.append(values)
        if len(self._rows) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True)
        arrays = [self._array(*column) for column in zip(columns, self._columns, self._types, strict=True)]
        self._writer.write_batch(self._pa.record_batch(arrays, schema=self._schema))
        self._rows = []

    def _array(self, values: Sequence[Any], column: Column, type_: Any) -> Any:
        if column.type == DAY:
            return self._pa.array(values, self._pa.string()).cast(type_)
        if column.type == MOMENT:
            values = [None if v is None else _moment(v) for v in values]
        try:
            return self._pa.array(values, type_)
        except UnicodeEncodeError:
            return self._pa.array([_storable(v) for v in values], type_)

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def _moment(value: str) -> Any:
    from datetime import UTC, datetime

    at = datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _storable(value: Any) -> Any:
    """Text that UTF-8 can hold, or a list of such."""
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
