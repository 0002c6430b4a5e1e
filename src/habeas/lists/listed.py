"""Rows become documents, mentions and statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from habeas.dates import When
from habeas.lists import cells
from habeas.lists.columns import NAMES, Columns, Kind
from habeas.model import ROWS, Document, Extraction, Mention, SetAside, Statement, digest
from habeas.quantities import Term
from habeas.vocabulary import Modality, Tier, Type

VERSION = ROWS + "1/"
CONFIDENCE = 0.95
"""That a cell under its header means what it seems to: columns are guessed, and people fill them in."""

OUT = (Type.RELEASE, Type.PARDON, Type.DEPORTATION, Type.EXILE, Type.EXCHANGE, Type.DEATH)


@dataclass(frozen=True, slots=True)
class Listed:
    """One row as it is kept: its line, its document, and what its cells say."""

    line: int
    document: Document
    extraction: Extraction


def snapshot(
    source: str, location: str, sha256: str, columns: Columns, on: date, received: datetime,
    method: str = "table", tier: Tier = Tier.PUBLIC,
) -> Document:  # fmt: skip
    """The document of a list as it stood on a day: its columns, whose it is, and the file it came in.

    The same file of the same list on the same day is the same document. `received` is when we got hold of it.
    """
    id_ = "d" + digest("list", source, sha256, on)
    text = "\n".join(columns.headers)
    return Document(
        id=id_, sha256=sha256, text=text, location=location, received=received, title=f"{source}, list of {on}",
        outlet=source, published=_day(on), language=columns.language,
        methods=(("text", f"columns of a {method}"), ("published", "the day of the list")), tier=tier, lists=(id_,),
    )  # fmt: skip


def _day(on: date) -> When:
    return When(on.isoformat(), on, on, on.isoformat())


def read(line: int, row: Sequence[str], columns: Columns, of: Document) -> Listed | str:
    """One row of the list `of`, or why it is no row of a list of people."""
    if len(row) > len(columns.headers) and any(c.strip() for c in row[len(columns.headers) :]):
        return f"{len(row)} cells under {len(columns.headers)} headers"
    sheet = _Sheet(row, columns)
    if not sheet.name:
        return "no name in it"
    if fault := cells.not_a_name(sheet.name):
        return f"{sheet.name[:40]!r} is no name: {fault}"
    document = replace(
        of,
        id="d" + digest("row", of.outlet, sheet.text),
        text=sheet.text,
        location=f"{of.location}:{line}",
        key=sheet.said(Kind.ID),
        title=f"{of.outlet}: a row of the list",
        methods=(("text", "row of a list"), *of.methods[1:]),
    )
    return Listed(line, document, _Reader(document, sheet, columns).extraction())


# ---------------------------------------------------------------- the text of a row

Cell = tuple[int, int]
"""Where a cell's text stands in the row's text."""


class _Sheet:
    """A row as lines of `Header: cell`, the parts of the name on one line, and where each cell stands in them."""

    def __init__(self, row: Sequence[str], columns: Columns) -> None:
        self.spans: dict[Kind, list[Cell]] = {}
        self.headers: dict[Kind, str] = {}
        lines, end = list[str](), 0
        for header, parts in _grouped(row, columns):
            start = end + len(header) + 2
            for kind, cell in parts:
                self.spans.setdefault(kind, []).append((start, start + len(cell)))
                self.headers.setdefault(kind, header)
                start += len(cell) + 1
            lines.append(f"{header}: {' '.join(cell for _, cell in parts)}")
            end += len(lines[-1]) + 1
        self.text = "\n".join(lines)
        parts_of_name = [self.spans[k][0] for k in NAMES if k in self.spans]
        self.name_at = (min(a for a, _ in parts_of_name), max(b for _, b in parts_of_name)) if parts_of_name else (0, 0)
        self.name = self.text[slice(*self.name_at)]

    def said(self, kind: Kind) -> str | None:
        """The cell of that kind, or None."""
        return self.text[slice(*self.spans[kind][0])] if kind in self.spans else None


def _grouped(row: Sequence[str], columns: Columns) -> Iterator[tuple[str, list[tuple[Kind, str]]]]:
    """Each line of a row's text: header and cells. Parts of the name come together where the first of them stands."""
    filled = [
        (kind, header, cell)
        for kind, header, value in zip(columns.kinds, columns.headers, row, strict=False)
        if kind is not Kind.IGNORE and (cell := " ".join(value.split())) and not (cells.is_empty(cell))
    ]
    parts = {kind: (header, cell) for kind, header, cell in reversed(filled) if kind in NAMES}
    told = False
    for kind, header, cell in filled:
        if kind not in NAMES:
            yield header, [(kind, cell)]
        elif not told:
            told = True
            wanted = [k for k in NAMES if k in parts]
            yield " ".join(parts[k][0] for k in wanted), [(k, parts[k][1]) for k in wanted]


# ---------------------------------------------------------------- what the cells say


class _Reader:
    """Reads one row's cells."""

    def __init__(self, document: Document, sheet: _Sheet, columns: Columns) -> None:
        self.document, self.sheet, self.columns = document, sheet, columns
        assert document.published is not None and document.published.last is not None
        self.on = document.published.last
        self.asides: dict[str, SetAside] = {}

    def extraction(self) -> Extraction:
        mention = self.mention()
        statements = tuple({s.id: s for s in self.statements()}.values())
        asides = tuple(self.asides.values())
        return Extraction(self.document.id, VERSION + self.columns.version, statements, (mention,), asides)

    def mention(self) -> Mention:
        """The person: every name, and what is said in passing."""
        sheet = self.sheet
        others = [
            (at + a, form)
            for a, b in sheet.spans.get(Kind.OTHER_NAME, ())
            for form in cells.forms(sheet.text[a:b])
            if (at := sheet.text[a:b].find(form)) >= 0
        ]
        spans = (sheet.name_at, *((start, start + len(form)) for start, form in others))
        return Mention(
            self.document.id, sheet.name, tuple(dict.fromkeys((sheet.name, *(f for _, f in others)))), spans,
            role=sheet.said(Kind.ROLE), age=self.age(), place=sheet.said(Kind.PLACE), born=self.past(Kind.BORN),
        )  # fmt: skip

    def age(self) -> int | None:
        said = self.sheet.said(Kind.AGE)
        if said is None:
            return None
        digits = "".join(c for c in said if c.isdigit())
        if digits and 5 <= int(digits[:4]) <= 115:
            return int(digits)
        self.aside(Kind.AGE, "no age that can be read")
        return None

    def statements(self) -> Iterator[Statement]:
        """What each cell says, in the order in which things happen."""
        sentenced = self.past(Kind.SENTENCED)
        charge = self.sheet.said(Kind.CHARGE)
        length = next((kind for kind in (Kind.TERM, Kind.TERM_MONTHS) if self.sheet.said(kind)), None)
        punished = sentenced or length
        if arrested := self.past(Kind.ARRESTED):
            yield self.made(Type.ARREST, Kind.ARRESTED, date=arrested)
        if charge:
            known = {"date": sentenced} if punished else {}
            yield self.made(Type.CONVICTION if punished else Type.CHARGE, Kind.CHARGE, charge=charge, **known)
        if length:
            yield self.made(Type.SENTENCE, length, date=sentenced, term=self.term(), charge=charge)
        elif sentenced:
            yield self.made(Type.SENTENCE, Kind.SENTENCED, date=sentenced, charge=charge)
        if recognised := self.past(Kind.RECOGNISED):
            yield self.made(Type.RECOGNISED, Kind.RECOGNISED, date=recognised)
        yield from self.whereabouts()

    def whereabouts(self) -> Iterator[Statement]:
        """Whether the person is in or out, by status, place of custody, and the days of release and death."""
        freed, died = self.day(Kind.RELEASED), self.past(Kind.DIED)
        gone = freed is not None and freed.first is not None and freed.first <= self.on
        said = self.sheet.said(Kind.STATUS)
        type_ = self.status(said) if said else None
        if said and type_:
            known = died if type_ is Type.DEATH else freed if type_ in OUT and gone else None
            own = self.whole(said) if type_ in OUT else None
            yield self.made(type_, Kind.STATUS, date=own or known)
        if freed:
            way, _ = cells.status(self.sheet.said(Kind.RELEASED) or "", self.columns.status)
            modality = Modality.ACTUAL if gone else Modality.PLANNED
            yield self.made(way if way in OUT and way else Type.RELEASE, Kind.RELEASED, date=freed, modality=modality)
        if due := self.day(Kind.RELEASE_DUE):
            yield self.made(Type.RELEASE, Kind.RELEASE_DUE, date=due, modality=Modality.PLANNED)
        if died:
            yield self.made(Type.DEATH, Kind.DIED, date=died)
        where = self.sheet.said(Kind.HELD_AT)
        if where and not gone and not died and type_ not in OUT:
            yield self.made(Type.ARREST, Kind.HELD_AT, place=where)

    def made(self, type_: Type, kind: Kind, **said: object) -> Statement:
        """A statement that one cell makes."""
        start, end = self.sheet.spans[kind][0]
        return Statement(
            self.document.id, type_, self.sheet.text[start:end], start, end, self.sheet.headers[kind],
            f"list/{kind.value}", CONFIDENCE, persons=(self.sheet.name,), **said,  # type: ignore[arg-type]
        )  # fmt: skip

    # ------------------------------------------------------------ cells

    def term(self) -> Term | None:
        """The term of its cell, of the cell with further months beside it, or of both."""
        length, months = self.sheet.said(Kind.TERM), self.sheet.said(Kind.TERM_MONTHS)
        term = cells.term(length, self.columns.months, self.columns.language) if length else None
        more = cells.term(months, True, self.columns.language) if months else None
        if months and (more is None or more.months is None):
            self.aside(Kind.TERM_MONTHS, "no number of months that can be read")
        if term and more and term.months is not None and more.months is not None:
            return Term(f"{term.text} + {more.text}", term.months + more.months)
        return term or more

    def status(self, said: str) -> Type | None:
        type_, known = cells.status(said, self.columns.status)
        if not known:
            self.aside(Kind.STATUS, "a status whose words are not known; a map can say what it means")
        return type_

    def whole(self, said: str) -> When | None:
        """The day in a cell that says more than a day."""
        return cells.day(said, self.columns.order, self.on.year, self.columns.language)

    def day(self, kind: Kind) -> When | None:
        """The day of a cell; a cell without one is set aside."""
        said = self.sheet.said(kind)
        if said is None:
            return None
        latest = self.on.year + (30 if kind is Kind.RELEASE_DUE else 0)
        found = cells.day(said, self.columns.order, latest, self.columns.language)
        if found is None:
            self.aside(kind, "no date that can be read")
        return found

    def past(self, kind: Kind) -> When | None:
        """The day of something that has happened: one after the day of the list is set aside."""
        found = self.day(kind)
        if found and found.first and found.first > self.on:
            self.aside(kind, f"after {self.on}, the day of the list")
            return None
        return found

    def aside(self, kind: Kind, reason: str) -> None:
        """Notes that a cell says nothing that can be used; it stays in the row's text."""
        start, end = self.sheet.spans[kind][0]
        said = f"{self.sheet.headers[kind]}: {reason}"
        self.asides[kind] = SetAside("extraction", self.document.id, said, start, end, quote=self.sheet.text[start:end])
