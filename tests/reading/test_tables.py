"""Tables: any dialect of CSV and the usual spreadsheets, a bad line told by its number and the others kept."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading import Item, Limits, Table, Unreadable, table

PEOPLE = [("Name", "Born", "Article"), ("Мира Хальден", "1990", 'ч. "1"; 342'), ("Oren, Talby", "", "130")]


def read(content: bytes | str, limits: Limits = Limits()) -> Table:  # noqa: B008  (frozen)
    data = content.encode() if isinstance(content, str) else content
    return table(Item("list.csv", len(data), content=data), limits)


def cells(made: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in made.rows if row.wrong is None]


def written(rows: list[tuple[str, ...]], delimiter: str) -> str:
    quoted = [['"' + c.replace('"', '""') + '"' for c in row] for row in rows]
    return "".join(delimiter.join(row) + "\r\n" for row in quoted)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_any_dialect_and_encoding_gives_the_same_cells(delimiter: str, encoding: str) -> None:
    """Separator and encoding are told from the file itself."""
    assert cells(read(written(PEOPLE * 3, delimiter).encode(encoding))) == PEOPLE * 3


def test_a_comma_between_surname_and_name_separates_nothing() -> None:
    """A list of names alone, surname first, has one column."""
    assert cells(read("Name\nHalden, Mira\nTalby, Oren\n")) == [("Name",), ("Halden, Mira",), ("Talby, Oren",)]


def test_lines_are_those_of_the_file() -> None:
    """Blank lines and cells over several lines count, so that a line's number leads to it in any editor."""
    made = read('Name,Note\n\nMira Halden,"one\ntwo"\nOren Talby,x\n')
    assert [row.line for row in made.rows] == [1, 3, 5]


def test_a_quotation_mark_left_open_costs_its_line_alone() -> None:
    """The lines after it are read as if it were not there, at the end of the file and in its midst."""
    rows = [f"Person {n},{n}" for n in range(300)]
    rows[7] = '"Mira Halden,7'
    made = read("\n".join(["Name,No", *rows]))
    assert [(r.line, r.wrong) for r in made.rows if r.wrong] == [
        (9, "a quotation mark is opened in this line and not closed")
    ]
    assert len(cells(made)) == 300


def test_a_cell_of_megabytes_costs_its_row_alone() -> None:
    """The row is told with the size of the cell."""
    made = read("Name,Born\nMira Halden," + "9" * 10_000_000 + "\nOren Talby,1985\n")
    assert [r.wrong for r in made.rows if r.wrong] == ["a cell of 10,000,000 characters; up to 10,000 are read"]
    assert cells(made)[-1] == ("Oren Talby", "1985")


def test_a_nul_is_told_and_written_as_lost() -> None:
    """A character that cannot stand in a text does not cost the file."""
    made = read("Name,Born\nMira\x00Halden,1990\n" + "Oren Talby,1985\n" * 20)
    assert cells(made)[1][0] == "Mira\ufffdHalden" and made.notes


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"), (b" \n ", "empty"), (b"<html><table>", "web page"), (b"PK\x03\x04broken", "cannot be read"),
        (b"\xd0\xcf\x11\xe0broken", "cannot be read"), (bytes(range(256)) * 20, "binary"),
    ],
)  # fmt: skip
def test_what_is_no_table_says_so(content: bytes, why: str) -> None:
    """Web pages, broken spreadsheets, pictures and empty files are refused with the reason."""
    with pytest.raises(Unreadable, match=why):
        read(content)


def test_a_file_over_the_limit_is_not_read() -> None:
    """The size is told beside what is read."""
    with pytest.raises(Unreadable, match="up to 10"):
        read("Name,Born\nMira Halden,1990\n", Limits(file_bytes=10))


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=2, max_size=2),
        min_size=1,
    )
)
def test_any_cells_come_back(rows: list[list[str]]) -> None:
    """Whatever stands in cells comes back as it was written, in order."""
    wanted = [("Name", "Note"), *(tuple(row) for row in rows if any(c.strip() for c in row))]
    assert cells(read(written(wanted, ";"))) == wanted


# ---------------------------------------------------------------- spreadsheets

SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Born</t></is></c>
<c r="C1" t="inlineStr"><is><t>Term</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>Mira Halden</t></is></c><c r="B3" s="1"><v>32875</v></c><c r="C3"><f>2+2.5</f><v>4.5</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>Oren Talby</t></is></c><c r="B4"><v>1985</v></c></row>
</sheetData></worksheet>"""
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": SHEET,
}


def workbook() -> bytes:
    """A spreadsheet as Excel writes it, in parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in PARTS.items():
            packed.writestr(name, part)
    return made.getvalue()


def test_a_spreadsheet_gives_its_cells_as_text(tmp_path: Path) -> None:
    """Days as ISO days, whole numbers without a point, formulas as the value that was saved; rows by their number."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook())
    made = table(Item(str(path), path.stat().st_size, path))
    assert [(r.line, r.cells) for r in made.rows] == [
        (1, ("Name", "Born", "Term")), (3, ("Mira Halden", "1990-01-02", "4.5")), (4, ("Oren Talby", "1985")),
    ]  # fmt: skip


def test_a_spreadsheet_that_would_unpack_to_gigabytes_is_refused() -> None:
    """The sizes that a file states are looked at before it is unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/workbook.xml", "w") as part:
        for _ in range(510):
            part.write(b"\x00" * 1_000_000)
    with pytest.raises(Unreadable, match="unpacks to"):
        read(made.getvalue())
