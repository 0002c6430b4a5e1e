"""Tables of reports: CSV files with a column of texts, a document a row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.reading import tables
from habeas.reading.limits import Unreadable

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "body", "content", "article", "message", "текст", "тэкст"),
    "id": ("id", "key", "doc_id", "document_id"),
    "url": ("url", "link", "address", "source_url"),
    "outlet": ("outlet", "publisher", "site", "newspaper", "media", "source"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date", "дата"),
    "captured": ("captured", "captured_at", "crawled", "downloaded"),
    "lang": ("lang", "language"),
    "title": ("title", "headline", "заголовок", "загаловак"),
}
"""What the columns of a table of reports are called, by the field of a record that each holds."""


@dataclass(frozen=True, slots=True)
class Report:
    """One row as a record's form, the line it begins on, its bytes with the header above them; or what is wrong."""

    line: int
    content: bytes
    form: Mapping[str, str]
    wrong: str | None = None


def reports(content: bytes) -> Iterator[Report]:
    """The rows of a CSV file as records. Raises Unreadable where no column holds texts: it is another kind of table."""
    table, raw = tables.texts(content)
    filled = [
        (row, own) for row, own in zip(table.rows, raw, strict=True) if row.wrong or any(c.strip() for c in row.cells)
    ]
    if not filled:
        raise Unreadable("there is no row in it")
    (header, first), rows = filled[0], filled[1:]
    places = _places(header.cells)
    if "text" not in places:
        raise Unreadable("a table without a column of texts, called text, body or content (people: habeas import)")
    for row, own in rows:
        form = {name: row.cells[at].strip() for name, at in places.items() if at < len(row.cells)}
        yield Report(row.line, first.rstrip() + b"\n" + own.strip(), {k: v for k, v in form.items() if v}, row.wrong)


def _places(header: tuple[str, ...]) -> dict[str, int]:
    """Which column holds which field."""
    names = [cell.strip().casefold().replace(" ", "_") for cell in header]
    return {
        field: names.index(known[0])
        for field, called in COLUMNS.items()
        if (known := [c for c in called if c in names])
    }
