"""Tables: a CSV file in any of its dialects, or a spreadsheet, as rows of cells, whatever they are about."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from habeas.reading.encoding import decode, plain
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.sources import Item

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LOOKED_AT = 200
"""Records at the start of a file from which its dialect is told."""
TALLEST = 100
"""Lines that one record may have: in a longer one a quotation mark was left open."""
LONGEST_CELL = 10_000
"""Characters of a cell; a row with a longer one is set aside."""
LONGEST_TEXT = 5_000_000
"""Characters of a cell where cells hold whole texts, which may have as many lines as they like."""
UNPACKED = 500_000_000
"""Bytes that a spreadsheet may unpack to."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How large a record may be before something is taken to be wrong with it."""

    tallest: int = TALLEST
    longest: int = LONGEST_CELL


_PEOPLE = _Bounds()
_TEXTS = _Bounds(100_000, LONGEST_TEXT)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (of a CSV file the line on which it begins) and its cells; or what is wrong."""

    line: int
    cells: tuple[str, ...]
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows in order, blank ones left out, its bytes as received, and how it was read, in words."""

    content: bytes
    rows: tuple[Row, ...]
    method: str
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def table(item: Item, limits: Limits = Limits()) -> Table:  # noqa: B008  (frozen)
    """The rows of a CSV file or spreadsheet. Raises Unreadable, saying why, for what is neither."""
    if item.size > limits.file_bytes:
        raise Unreadable(f"{item.size:,} bytes; up to {limits.file_bytes:,} are read")
    with item.open() as stream:
        content = stream.read(limits.file_bytes + 1)
    if not content.strip():
        raise Unreadable("the file is empty")
    made = _workbook(content) if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else _separated(content)
    if not made.rows:
        raise Unreadable("there is no row in it")
    return made


# ---------------------------------------------------------------- separated values


def _separated(content: bytes) -> Table:
    decoded = decode(content)
    if decoded.text.lstrip().startswith("<"):
        raise Unreadable("a web page or XML, not a table: save the table as CSV")
    lines = decoded.text.split("\n")
    delimiter = _delimiter(lines)
    rows = tuple(r for r in _records(lines, delimiter) if r.wrong or any(c.strip() for c in r.cells))
    method = f"CSV with {DELIMITERS[delimiter]}, {decoded.encoding} ({decoded.method})"
    return Table(content, rows, method, decoded.notes)


def _delimiter(lines: Sequence[str]) -> str:
    """The separator that cuts most of the first records into one number of cells, and that number above one.

    A comma that only ever stands between a surname and a given name, under a header of one cell, separates nothing.
    """

    def fit(delimiter: str) -> tuple[int, int]:
        sizes = Counter(len(r.cells) for _, r in zip(range(LOOKED_AT), _records(lines, delimiter), strict=False))
        size, records = max(sizes.items(), key=lambda kv: (kv[0] > 1, kv[1], kv[0]), default=(0, 0))
        return (records if size > 1 else 0, size)

    best = max(DELIMITERS, key=fit)
    bare = next((line for line in lines if line.strip()), "")
    one_column = best == "," and "," not in bare and not any(re.search(r",(?! )", line) for line in lines[:LOOKED_AT])
    return "\t" if one_column else best


def _of_header(line: str) -> str:
    """The separator that cuts a header into most cells: texts below it may hold any of them."""
    return max(DELIMITERS, key=lambda delimiter: len(next(csv.reader([line], delimiter=delimiter), [])))


def _records(lines: Sequence[str], delimiter: str, bounds: _Bounds = _PEOPLE) -> Iterator[Row]:
    """Each record with the line it begins on; where a quotation mark is left open, that line alone is lost."""
    csv.field_size_limit(2**31 - 1)  # the limits on files and cells stand for it
    start = begun = 0

    def fed() -> Iterator[str]:
        for number in range(start, len(lines)):
            if number - begun > bounds.tallest:
                return
            yield lines[number] + "\n"

    while start < len(lines):
        reader = csv.reader(fed(), delimiter=delimiter)
        for cells in reader:
            end = start + reader.line_num
            if _left_open(lines, begun, end, bounds.tallest):
                yield Row(begun + 1, (), "a quotation mark is opened in this line and not closed")
                start = begun = begun + 1
                break
            yield _checked(Row(begun + 1, tuple(cells)), bounds.longest)
            begun = end
        else:
            return


def _left_open(lines: Sequence[str], begun: int, end: int, tallest: int) -> bool:
    """Whether a record runs on over too many lines, or to the end of the file in want of a quotation mark."""
    if end - begun <= 1 and end < len(lines):
        return False
    if end - begun > tallest:
        return True
    return end >= len(lines) and sum(line.count('"') for line in lines[begun:end]) % 2 == 1


def _checked(row: Row, most: int = LONGEST_CELL) -> Row:
    """The row, or in its place what is wrong with it."""
    longest = max(map(len, row.cells), default=0)
    if longest <= most:
        return row
    return Row(row.line, (), f"a cell of {longest:,} characters; up to {most:,} are read")


def texts(content: bytes) -> tuple[Table, tuple[bytes, ...]]:
    """A CSV file whose cells may hold whole texts, its first row the header; and of each row its lines as bytes."""
    decoded = decode(content)
    lines = decoded.text.split("\n")
    delimiter = _of_header(next((line for line in lines if line.strip()), ""))
    rows = tuple(_records(lines, delimiter, _TEXTS))
    ends = [*(row.line - 1 for row in rows[1:]), len(lines)]
    raw = tuple("\n".join(lines[r.line - 1 : end]).encode() for r, end in zip(rows, ends, strict=True))
    return Table(content, rows, f"CSV with {DELIMITERS[delimiter]}, {decoded.encoding}", decoded.notes), raw


# ---------------------------------------------------------------- spreadsheets


def _workbook(content: bytes) -> Table:
    """The first sheet that has rows. Formulas are not worked out: their values as saved are read."""
    from python_calamine import CalamineError, CalamineWorkbook  # a spreadsheet is the rarer case

    _look_inside(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as e:
        raise Unreadable(f"a spreadsheet that cannot be read ({e})") from e
    filled = {name: rows for name, sheet in sheets.items() if (rows := tuple(_rows(sheet)))}
    chosen = next(iter(filled), None)
    others = [name for name in filled if name != chosen]
    notes = (f"only its first sheet is read, not {', '.join(map(repr, others))}",) if others else ()
    return Table(content, filled.get(chosen or "", ()), f"spreadsheet, sheet {chosen!r}", notes)


def _look_inside(content: bytes) -> None:
    """Refuses what would unpack to more than is reasonable."""
    if not content.startswith(b"PK"):
        return
    try:
        with ZipFile(BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile as e:
        raise Unreadable(f"a spreadsheet that cannot be read ({e})") from e
    if size > UNPACKED:
        raise Unreadable(f"it unpacks to {size:,} bytes; up to {UNPACKED:,} are read")


Value = int | float | str | bool | time | date | datetime | timedelta


def _rows(sheet: Sequence[Sequence[Value]]) -> Iterator[Row]:
    for number, values in enumerate(sheet, 1):
        cells = [_written(v) for v in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield _checked(Row(number, tuple(cells)))


def _written(value: Value) -> str:
    """A cell's value as text: days in ISO form, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return plain(str(value))[0]
