"""Text for people on a terminal. What a report says is data: no control character of it reaches the terminal."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.dates import When
from habeas.json_form import encode


def console() -> Console:
    """Standard output, as wide as the terminal, 100 columns where there is none."""
    width = None if sys.stdout.isatty() else 100
    return Console(highlight=False, width=width, soft_wrap=False)


def plain(text: str | None) -> str:
    """The text on one line without control and direction characters, which could rewrite what a terminal shows."""
    if text and text.isprintable():  # most are, and there may be thousands
        return " ".join(text.split())
    kept = (" " if c in "\n\t" else c for c in text or "" if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return " ".join("".join(kept).split())


def quoted(text: str | None, longest: int = 240) -> str:
    """A quote as shown in a list: on one line, cut at a word when longer than `longest`, the cut marked."""
    line = plain(text)
    if len(line) > longest:
        line = line[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def when(value: When | None) -> str:
    """A date as people read it: the ISO form where there is one, else the words, else 'no date'."""
    if value is None:
        return "no date"
    if value.iso:
        return value.iso
    if value.first and value.last:
        return value.first.isoformat() if value.first == value.last else f"{value.first} to {value.last}"
    return f"“{plain(value.text)}”"


def lines_of_json(values: Iterable[Any]) -> None:
    """One JSON object a line to standard output."""
    whole = len(values) if isinstance(values, Sequence) else 1  # what is still being made comes out line by line
    remaining = (json.dumps(encode(value), ensure_ascii=False) for value in values)
    while lines := list(islice(remaining, min(whole, LONG))):
        click.echo("\n".join(lines))


UNBROKEN = ("since", "last word", "id")
"""Columns whose cells stay on one line."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose cells are plain text, never markup."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name in UNBROKEN)
    for row in rows:
        made.add_row(*(Text(plain(cell)) for cell in row))
    return made


LONG = 500
"""Rows up to which a table's cells are folded into the width of the terminal."""


def print_table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of any length; of a long one each row is one line, which takes a fraction of the time."""
    console.print(Text(title, style="bold"))  # a title of the table itself is folded into the width of the table
    if len(rows) <= LONG:
        console.print(table(columns, rows))
        return
    cells = [[*map(plain, row)] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(columns, *cells, strict=True)]
    console.print(Text(_line(columns, widths), style="bold"), soft_wrap=True)
    click.echo("\n".join(_line(row, widths) for row in cells), console.file)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))


def notice(text: str) -> None:
    """A line for the person at the terminal, on standard error."""
    click.echo(plain(text), err=True)
