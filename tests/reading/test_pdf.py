"""PDF files: printed lines become paragraphs and tables, and files that cannot be read say why."""

from pathlib import Path

import pytest

from habeas.reading import Limits

from .pdfs import paragraph, pdf
from .told import document, one, reason

LINES = [
    "The printer Mira Halden opened her shop again on Monday, two years after the coun-",
    "cil of the town had closed it. Some two hundred people stood in line, her brother",
    "said, and the first of them had come by boat at dawn.",
]
PARAGRAPH = (
    "The printer Mira Halden opened her shop again on Monday, two years after the council of the town had closed it. "
    "Some two hundred people stood in line, her brother said, and the first of them had come by boat at dawn."
)


def test_lines_of_a_paragraph_are_joined_and_hyphens_mended(tmp_path: Path) -> None:
    """What was broken to fit the page is whole again; paragraphs stay apart."""
    content = pdf([[*paragraph(LINES, 700), *paragraph(["She thanked them all."], 640), *paragraph(LINES, 610)]])
    assert document(tmp_path / "a.pdf", content).text == f"{PARAGRAPH}\n\nShe thanked them all.\n\n{PARAGRAPH}"


def test_a_hyphen_that_belongs_to_the_word_stays(tmp_path: Path) -> None:
    """A word written with its hyphen elsewhere, or with a prefix that asks for it, keeps it at the end of a line."""
    lines = ["The well-known printer Mira Halden, the owner of the shop by the harbour, and her self-",
             "employed brother, too, opened again; nobody is as well-known in town as the two well-",
             "known friends of the sea are."]  # fmt: skip
    text = document(tmp_path / "a.pdf", pdf([paragraph(lines, 700)])).text
    assert "her self-employed brother" in text
    assert "two well-known friends" in text


def test_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    """Parts of a line that wide gaps set apart are cells; two such lines or more are a table."""
    rows = [("Shop", "Opened", "Note"), ("Printer", "12 May", "after two years"), ("Binder", "13 May", "new")]
    cells = [(left, 650 - 14 * n, 11, row[i]) for n, row in enumerate(rows) for i, left in enumerate((72, 200, 300))]
    text = document(tmp_path / "a.pdf", pdf([[*paragraph(LINES, 720), *cells]])).text
    assert (
        text
        == f"{PARAGRAPH}\n\n| Shop | Opened | Note |\n| Printer | 12 May | after two years |\n| Binder | 13 May | new |"
    )


def test_items_of_a_list_are_lines_of_their_own(tmp_path: Path) -> None:
    """A bullet begins a block, and the lines that hang below it belong to it."""
    items = [
        (72, 700, 11, "• The printer opened again on Monday, two years after the council of the town had"),
        (82, 686, 11, "closed it, and stayed."),
        (72, 672, 11, "• The binder followed."),
    ]
    assert document(tmp_path / "a.pdf", pdf([items])).text == (
        "• The printer opened again on Monday, two years after the council of the town had closed it, and stayed.\n\n"
        "• The binder followed."
    )


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    """What stands at the same place at the edge of every page is not the report."""
    bodies = ["the shop opened and", "nobody had thought of", "the boats that came", "the line on the quay"]
    pages = [
        [(72, 800, 9, "Fjord 12"), (72, 700, 11, f"Of {said}"), (72, 600, 11, said), (290, 40, 9, f"Page {n} of 4")]
        for n, said in enumerate(bodies, start=1)
    ]  # fmt: skip
    text = document(tmp_path / "a.pdf", pdf(pages)).text
    assert "Fjord" not in text and "of 4" not in text
    assert all(f"Of {said}" in text for said in bodies)


def test_a_sentence_runs_on_over_the_page(tmp_path: Path) -> None:
    """A page's end is no paragraph's end where the sentence goes on."""
    pages = [paragraph(LINES[:2], 100), paragraph([LINES[2]], 780)]
    assert document(tmp_path / "a.pdf", pdf(pages)).text == PARAGRAPH


@pytest.mark.parametrize(
    "said",
    [
        {"CreationDate": "D:20251229090000Z", "Producer": "Skia/PDF m120"},
        {"Title": "Microsoft Word - notes.docx"},
        {"CreationDate": "yesterday"},
    ],
)
def test_properties_that_a_program_made_up_are_not_believed(tmp_path: Path, said: dict[str, str]) -> None:
    """A browser's print date is no day of publication, and a file's name no title."""
    read_as = document(tmp_path / "a.pdf", pdf([paragraph(LINES, 700)], said))
    assert (read_as.title, read_as.published) == (None, None)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\nnothing of the kind", "a broken PDF"),
        (pdf([paragraph(LINES, 700)])[:300], "a broken PDF"),
        (pdf([paragraph(LINES, 700)], locked=True), "needs a password"),
        (pdf([[]]), "a PDF without text"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, why: str) -> None:
    """Broken, locked and scanned files are one clear line each."""
    assert why in reason(tmp_path / "a.pdf", content)


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    """Under any name a PDF is a PDF."""
    assert document(tmp_path / "report.txt", pdf([paragraph(LINES, 700)])).text == PARAGRAPH


def test_a_script_is_not_run_and_told(tmp_path: Path) -> None:
    """Of a file with a script the text is read, and a line says that there is one."""
    scripted = pdf(
        [paragraph(LINES, 700)], script="this.getField('a').value = 'nobody'; app.launchURL('https://gazette.example');"
    )
    reading = one(tmp_path / "a.pdf", scripted)
    assert reading.document is not None and reading.document.text == PARAGRAPH
    assert [a.reason for a in reading.set_aside] == ["it has a script, which was not run"]


def test_pages_beyond_the_limit_are_told(tmp_path: Path) -> None:
    """A very long file is read up to the limit on pages, and says so."""
    reading = one(tmp_path / "a.pdf", pdf([paragraph(LINES, 700)] * 3), Limits(pages=2))
    assert reading.document is not None
    assert reading.document.text.count("Mira Halden") == 2
    assert "it has 3 pages; only the first 2" in reading.set_aside[0].reason
