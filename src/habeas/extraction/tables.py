"""A table row says what its header says of a number on a date: "Release Date | Number of Prisoners Released"."""

import re
from collections.abc import Iterator

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.blocks import Block
from habeas.extraction.wordlists import layout
from habeas.model import Document, Statement
from habeas.quantities import Range
from habeas.vocabulary import Basis, Type

__all__ = ["above", "row_statements"]

_TYPES = (
    ("counted_release", Type.RELEASE),
    ("counted_pardon", Type.PARDON),
    ("counted_exchange", Type.EXCHANGE),
    ("counted_held", Type.COUNT_HELD),
    ("counted_detained", Type.COUNT_DETAINED),
)
"""What numbers are of where these words (see `layouts/en.toml`) stand at their head."""


def row_statements(document: Document, block: Block, language: str) -> Iterator[Statement]:
    """What one row says, where it has a number and header or cells name what happened."""
    cells = {header: document.text[a:b] for header, a, b in block.cells}
    number = _number(cells)
    type_ = (
        _type(" ".join(cells))
        or _type(f"{document.title or ''} {above(document, block)}")
        or _type(" ".join(cells.values()))
    )
    if number is None or type_ is None:
        return
    when = _date(cells, document.published, language)
    basis = Basis.STOCK if type_ is Type.COUNT_HELD else Basis.CUMULATIVE if type_ is Type.COUNT_DETAINED else None
    yield Statement(
        document.id, type_, document.text[block.start : block.end], block.start, block.end, number.text, "table-row", 0.8,
        count=number, date=when, basis=basis, source=next((v for h, v in cells.items() if v and layout("counter").search(h)), None),
    )  # fmt: skip


_ROWS = 300
"""How many rows up the line above a table is looked for."""


def above(document: Document, block: Block) -> str:
    """The line above a table: what the report says the table is of."""
    end = block.start
    for _ in range(_ROWS):
        start = document.text.rfind("\n", 0, max(end, 0)) + 1
        line = document.text[start:end] if end > 0 else ""
        if end <= 0 or (line.strip() and "|" not in line):
            return line
        end = start - 1
    return ""


def _type(words: str) -> Type | None:
    return next((t for name, t in _TYPES if layout(name).search(words)), None)


def _number(cells: dict[str, str]) -> Range | None:
    """The number of people: the cell that is only a number, best under a header that says so."""
    bare = [
        (h, v)
        for h, v in cells.items()
        if re.fullmatch(r"\D{0,14}\d[\d,. ]*", v) and not re.fullmatch(r"(19|20)\d\d", v)
    ]
    named = [v for h, v in bare if layout("number").search(h)] or [v for _, v in bare]
    if not named:
        return None
    found = quantities.counts(named[0] + " people", "en")
    return Range(found[0].value.low, found[0].value.high, named[0]) if found else None


def _date(cells: dict[str, str], anchor: When | None, language: str) -> When | None:
    for header, value in sorted(cells.items(), key=lambda c: "date" not in c[0] and "as of" not in c[0]):
        found = dates.find(value, anchor, language)
        if found:
            return found[0].when
        if "year" in header and re.fullmatch(r"(19|20)\d\d", value):
            return dates.resolve(value, anchor, language=language)
    return None
