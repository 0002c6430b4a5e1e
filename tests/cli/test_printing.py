"""What is printed for people: a long table is one line a row, in the columns of a short one."""

import io

import pytest
from rich.console import Console

from habeas.cli import printing

ROWS = [
    ("Mira Halden", "held"),
    ("Міра Гальден", "not held"),
    ("欧阳铭远", "held"),
    ("Ola\x1b[2J Venn\u202e", "un\nknown"),
]


def printed(rows: list[tuple[str, str]]) -> list[str]:
    """The lines of a table of these rows."""
    console = Console(file=io.StringIO(), width=60, highlight=False)
    printing.print_table(console, "Who", ("name", "answer"), rows)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_a_long_table_reads_like_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows come out in the same columns, whichever way they are set."""
    short = printed(ROWS)
    monkeypatch.setattr(printing, "LONG", 1)
    assert [line.rstrip() for line in printed(ROWS)] == [line.rstrip() for line in short]


def test_plain_text_is_the_same_by_either_way() -> None:
    """Text in which all may be shown stays; blanks of any kind become one, and what could move a cursor goes."""
    for text, shown in (
        ("Mira  Halden ", "Mira Halden"),
        ("a\u00a0b", "a b"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\tb\nc", "a b c"),
    ):
        assert printing.plain(text) == shown


def test_json_lines_of_many_values_are_all_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list and something that is still being made give the same lines."""
    monkeypatch.setattr(printing, "LONG", 2)
    printing.lines_of_json([1, 2, 3, 4, 5])
    printing.lines_of_json(iter([1, 2, 3, 4, 5]))
    printing.lines_of_json([])
    assert capsys.readouterr().out.split() == [*"12345", *"12345"]
