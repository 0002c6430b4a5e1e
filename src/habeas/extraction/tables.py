"""A table row says what its header says of a number on a date: "Release Date | Number of Prisoners Released"."""

import re
from collections.abc import Iterator

from habeas import dates, places, quantities
from habeas.dates import When
from habeas.extraction.blocks import Block
from habeas.extraction.dedupe import OTHER_SIDE
from habeas.extraction.wordlists import layout
from habeas.model import Document, Statement
from habeas.quantities import Range
from habeas.vocabulary import Basis, Type

__all__ = ["counts_many", "row_statements"]

_TYPES = (
    ("counted_release", Type.RELEASE),
    ("counted_pardon", Type.PARDON),
    ("counted_exchange", Type.EXCHANGE),
    ("counted_held", Type.COUNT_HELD),
    ("counted_detained", Type.COUNT_DETAINED),
)
"""What numbers are of where these words (see `layouts/en.toml`) stand at their head."""


def row_statements(document: Document, block: Block, language: str) -> Iterator[Statement]:
    """What one row says, where it has a number and header, label, the line above or the title name what happened.

    Of an exchange each column of numbers is of one side. A row without a head has the day of the line above.
    """
    cells = [(head, document.text[a:b]) for head, a, b in block.cells]
    heads, values = (" ".join(part) for part in zip(*cells, strict=True)) if cells else ("", "")
    headless = not heads.strip()
    if headless and layout("breakdown").search(values):
        return
    said = (values, _title(block.above)) if headless else (heads, f"{document.title or ''} {block.above}", values)
    type_ = next((t for words in said if (t := _type(words)) is not None), None)
    if type_ is None:
        return
    when = _date(cells, document.published, language) or (
        _day_of(block.above, document.published, language) if headless else None
    )
    basis = Basis.STOCK if type_ is Type.COUNT_HELD else Basis.CUMULATIVE if type_ is Type.COUNT_DETAINED else None
    for n, number in enumerate(_numbers(cells, sides=type_ is Type.EXCHANGE)):
        by = f"table-row{OTHER_SIDE}" if n else "table-row"
        yield Statement(
            document.id, type_, document.text[block.start : block.end], block.start, block.end, number.text, by, 0.8,
            count=number, date=when, basis=basis, source=next((v for h, v in cells if v and layout("counter").search(h)), None),
            place=_country(cells) if headless and not _type(values) else None,
        )  # fmt: skip


def _title(above: str) -> str:
    """What stands above a table without a head, where it is a title and no sentence."""
    return "" if above.rstrip().endswith((".", "!", "?", "…")) else above


def counts_many(document: Document, block: Block) -> bool:
    """Whether a row has a bare number under a head of people: its first cell names a place, a group or a day then."""
    return any(
        _NUMBER.fullmatch(document.text[a:b]) and (layout("number").search(head) or _type(head))
        for head, a, b in block.cells
        if not layout("no_number").search(head)
    )


_Cells = list[tuple[str, str]]
"""The head and the text of each cell of a row."""


def _type(words: str) -> Type | None:
    return next((t for name, t in _TYPES if layout(name).search(words)), None)


_NUMBER = re.compile(r"\D{0,14}\d[\d,. ]*")
_ADDED = re.compile(r"(?P<one>\d[\d,. ]*?) ?\+ ?(?P<more>\d[\d,]*)(?: [^\W\d_]+){0,4}")
"""A number and those beside it: "246 + 31 wounded"."""


def _numbers(cells: _Cells, *, sides: bool) -> list[Range]:
    """The number of people: the cell that is only a number, best under a header that says so; of two `sides`, each."""
    bare = [
        (h, v)
        for h, v in cells
        if (_NUMBER.fullmatch(v) or (sides and _ADDED.fullmatch(v)))
        and not re.fullmatch(r"(19|20)\d\d", v)
        and not layout("no_number").search(h)
    ]
    found = bare if sides else [c for c in bare if layout("number").search(c[0])][:1] or bare[:1]
    return [many for _, v in found if (many := _people(v)) is not None]


def _people(cell: str) -> Range | None:
    """The number a cell gives, with those added to it."""
    added = _ADDED.fullmatch(cell)
    parts = [added["one"], added["more"]] if added else [cell]
    found = [quantities.counts(f"{part} people", "en") for part in parts]
    if not all(found):
        return None
    low, high = zip(*((one[0].value.low, one[0].value.high) for one in found), strict=True)
    return Range(sum(n for n in low if n is not None), sum(high) if None not in high else None, cell)


def _country(cells: _Cells) -> str | None:
    """The place that the number of a row is of, where its label is the name of one."""
    label = cells[0][1]
    return label if places.country(label) is not None else None


def _date(cells: _Cells, anchor: When | None, language: str) -> When | None:
    for header, value in sorted(cells, key=lambda c: "date" not in c[0] and "as of" not in c[0]):
        found = dates.find(value, anchor, language)
        if found:
            return found[0].when
        if "year" in header and re.fullmatch(r"(19|20)\d\d", value):
            return dates.resolve(value, anchor, language=language)
    return None


def _day_of(above: str, anchor: When | None, language: str) -> When | None:
    """The first day that the line above a table names."""
    return next((d.when for d in dates.find(above, anchor, language) if d.when.first), None)
