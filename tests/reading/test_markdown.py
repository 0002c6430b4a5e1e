"""Markdown keeps its marks; front matter says what the text is and is no part of it."""

from pathlib import Path

from .told import document

REPORT = """---
title: "Shop opens again"
outlet: Fjord Gazette
author: Lena Aksel
date: 2025-01-18
url: https://gazette.example/shop
tags: [shops, halden]
---

# Another heading

Two **shops** opened.

| Shop | Day |
|---|---|
| Printer | Monday |
"""


def test_front_matter_says_what_the_text_is(tmp_path: Path) -> None:
    """Title, outlet, author, day and address come from it, and it is left out of the text."""
    read_as = document(tmp_path / "a.md", REPORT)
    assert (read_as.title, read_as.outlet, read_as.author) == ("Shop opens again", "Fjord Gazette", "Lena Aksel")
    assert read_as.url == "https://gazette.example/shop"
    assert read_as.published is not None and read_as.published.iso == "2025-01-18"
    assert dict(read_as.methods)["title"] == "front matter"
    assert read_as.text == REPORT.split("---\n\n")[1]


def test_marks_tables_and_emphasis_stay(tmp_path: Path) -> None:
    """Apart from front matter the text is untouched."""
    text = "# Shop opens again\n\n*Fjord Gazette. Published 10 January 2023.*\n\n- **two**\n\n| a | b |\n|---|---|\n"
    read_as = document(tmp_path / "a.md", text)
    assert read_as.text == text
    assert (read_as.title, read_as.outlet) == ("Shop opens again", "Fjord Gazette")
    assert read_as.published is not None and read_as.published.iso == "2023-01-10"


def test_a_ruled_line_is_no_front_matter(tmp_path: Path) -> None:
    """A text that begins with a rule but no entries is kept whole."""
    text = "---\nThe shop opened again on Monday\nas the town had hoped.\n---\n\nMore of it.\n"
    assert document(tmp_path / "a.md", text).text == text


def test_markdown_is_known_by_its_content_too(tmp_path: Path) -> None:
    """A file named .txt that begins with front matter or a heading is Markdown."""
    assert document(tmp_path / "a.txt", REPORT).outlet == "Fjord Gazette"
    assert (
        document(tmp_path / "b.txt", "# Shop opens again\n\nOn Monday the printer opened it.").title
        == "Shop opens again"
    )


def test_a_bare_month_stays_a_month(tmp_path: Path) -> None:
    """A partial day of publication is an interval, not its first day."""
    read_as = document(tmp_path / "a.md", "---\ntitle: Shops\ndate: 2025-01\n---\nTwo shops opened.\n")
    assert read_as.published is not None
    assert (str(read_as.published.first), str(read_as.published.last)) == ("2025-01-01", "2025-01-31")
    assert read_as.published.iso == "2025-01"
