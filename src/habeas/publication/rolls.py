"""The page of an imported list: its rows as a table, each cell marked with what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model import Document, Person, SetAside, Statement
from habeas.publication.asking import Answers
from habeas.publication.marking import Stretch, stretches
from habeas.vocabulary import Type

ROWS = 100
"""Rows on one page of a list."""

Column = tuple[str, int]
"""A column of the table: its header, and which of the columns that are called so, counted from 0."""
Place = tuple[int, int]
"""Where a cell stands in its row's text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, marked, and the statements that quote it; whose name it is, if it is one's."""

    stretches: tuple[Stretch, ...]
    statements: tuple[Statement, ...]
    person: Person | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its document, its line in the file, its cells; None where a column of the table has none in it."""

    document: Document
    line: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Roll:
    """One page of a list. `says` are the types of statement that the cells of each column make on it."""

    list: Document
    headers: tuple[str, ...]
    says: tuple[tuple[Type, ...], ...]
    rows: tuple[Row, ...]
    set_aside: tuple[tuple[str, SetAside], ...]
    offset: int
    total: int


def is_list(document: Document) -> bool:
    """Whether it is a list's own document, which has its columns as text."""
    return document.lists == (document.id,)


def roll(ask: Answers, list_: Document, offset: int = 0, known: date | None = None) -> Roll:
    """The rows of a list from `offset` on, as many as a page has."""
    documents, total = ask.rows_in(list_.id, offset, ROWS)
    said = ask.statements_in([d.id for d in documents])
    people = _people(ask, (s for found in said.values() for s in found), known)
    places = {d.id: _places(d.text, list_.text.split("\n")) for d in documents}
    columns = _columns(list_.text.split("\n"), places.values())
    rows = tuple(_row(d, said[d.id], places[d.id], columns, people) for d in documents)
    says = tuple(_types(row.cells[n] for row in rows) for n in range(len(columns)))
    aside = tuple((row.line, a) for row in rows for a in ask.set_asides(row.document.id))
    return Roll(list_, tuple(h for h, _ in columns), says, rows, aside, offset, total)


def _people(ask: Answers, statements: Iterable[Statement], known: date | None) -> dict[str, Person]:
    """The people of the register by the ids of their mentions."""
    mentions = {m for s in statements for m in s.mentions}
    found = (f.value for f in ask.findings_about(mentions, known))
    return {m: p for p in found if isinstance(p, Person) for m in p.mentions}


def _places(text: str, headers: Sequence[str]) -> dict[Column, Place]:
    """Where each cell stands in a row's text, whose lines are `Header: cell`."""
    made, start = dict[Column, Place](), 0
    for line in text.split("\n"):
        own = max((h for h in headers if line.startswith(f"{h}: ")), key=len, default=line.partition(": ")[0])
        nth = sum(header == own for header, _ in made)
        made[own, nth] = (start + min(len(own) + 2, len(line)), start + len(line))
        start += len(line) + 1
    return made


def _columns(headers: Sequence[str], rows: Iterable[dict[Column, Place]]) -> tuple[Column, ...]:
    """The columns that these rows fill, in the list's order; parts of a name stand where the first of them does."""
    filled = dict.fromkeys(column for row in rows for column in row)
    order = {h: n for n, h in reversed(list(enumerate(headers)))}

    def at(column: Column) -> tuple[int, int]:
        starts = [n for h, n in order.items() if column[0] == h or column[0].startswith(f"{h} ")]
        return order.get(column[0], min(starts, default=len(headers))), column[1]

    return tuple(sorted(filled, key=at))


def _row(
    document: Document,
    said: Sequence[Statement],
    places: dict[Column, Place],
    columns: Sequence[Column],
    people: dict[str, Person],
) -> Row:
    person = next((people[m] for s in said for m in s.mentions if m in people), None)
    cells = tuple(_cell(document.text, said, places[c], person) if c in places else None for c in columns)
    return Row(document, document.location.rpartition(":")[2], cells)


def _cell(text: str, said: Sequence[Statement], place: Place, person: Person | None) -> Cell:
    here = tuple(s for s in said if place[0] <= s.start < place[1])
    named = person if person and text[slice(*place)] in person.names else None
    return Cell(tuple(stretches(text, here, *place)), here, named)


def _types(cells: Iterable[Cell | None]) -> tuple[Type, ...]:
    return tuple(dict.fromkeys(s.type for cell in cells if cell for s in cell.statements))
