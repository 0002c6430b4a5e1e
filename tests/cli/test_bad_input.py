"""Bad input gets one clear line each; the good beside it is read, and nothing is lost."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import habeas

GOOD = "Border Post, 4 March 2024\n\nPolice in Lowmark arrested the journalist Mira Halden on 3 March 2024.\n"

BAD = {
    "binary.txt": bytes(range(256)) * 40,
    "empty.txt": b"",
    "broken.pdf": b"%PDF-1.7\nthis is no PDF\n",
    "page-without-text.html": b"<html><head><title>x</title></head><body></body></html>",
    "lines.jsonl": b'{"id": "a", "text": "\xd0\x9f"}\n{"id": "b", "text": \n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good report among bad ones."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(GOOD, "utf-8")
    for name, content in BAD.items():
        (place / name).write_bytes(content)
    return place


def test_each_bad_file_gets_a_line_and_the_good_one_is_read(folder: Path, tmp_path: Path) -> None:
    """Exit code 1, a line that names each file and says why, and the register holds what could be read."""
    result = CliRunner().invoke(habeas, ["--register", str(tmp_path / "r.db"), "read", str(folder)])
    assert result.exit_code == 1 and "Traceback" not in result.output
    told = [line for line in result.stderr.splitlines() if line.startswith("set aside:")]
    for name in BAD:
        assert sum(name in line for line in told) == 1, (name, told)
    people = CliRunner().invoke(habeas, ["--register", str(tmp_path / "r.db"), "people"])
    assert "Mira Halden" in people.output


def test_bad_encoding_is_said_or_read_right(tmp_path: Path) -> None:
    """Bytes of an old encoding are read as what they mean, never as garbage without a word."""
    (tmp_path / "old.txt").write_bytes("Милиция задержала журналистку Миру Гальден 3 марта 2024 года.".encode("cp1251"))
    result = CliRunner().invoke(habeas, ["--register", str(tmp_path / "r.db"), "read", str(tmp_path / "old.txt")])
    found = CliRunner().invoke(habeas, ["--register", str(tmp_path / "r.db"), "people", "--all"])
    assert "Гальден" in found.output or "old.txt" in result.stderr


def test_register_of_another_version_is_left_alone(tmp_path: Path) -> None:
    """One line says both versions and what to do; exit code 2; the file is untouched."""
    place = tmp_path / "r.db"
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    assert CliRunner().invoke(habeas, ["--register", str(place), "read", str(tmp_path / "good.txt")]).exit_code == 0
    with sqlite3.connect(place) as database:
        database.execute("UPDATE register SET value = '999' WHERE key = 'version'")
    database.close()
    before = place.read_bytes()
    result = CliRunner().invoke(habeas, ["--register", str(place), "held"])
    assert result.exit_code == 2 and "999" in result.stderr and len(result.stderr.splitlines()) == 1
    assert place.read_bytes() == before


def test_file_that_is_no_register_is_left_alone(tmp_path: Path) -> None:
    """A file of something else is named and stays as it was."""
    place = tmp_path / "letter.txt"
    place.write_text("Dear Mira,", "utf-8")
    result = CliRunner().invoke(habeas, ["--register", str(place), "held"])
    assert result.exit_code == 2 and "not a register" in result.stderr
    assert place.read_text("utf-8") == "Dear Mira,"


def test_missing_pipeline_is_said_with_what_to_install(tmp_path: Path) -> None:
    """A spaCy pipeline that is not there is one line and exit code 2."""
    words = ["--register", str(tmp_path / "r.db"), "--spacy", "en_no_such_pipeline", "extract", "-"]
    result = CliRunner().invoke(habeas, words, input=GOOD)
    assert result.exit_code == 2 and "en_no_such_pipeline" in result.stderr and "pip install" in result.stderr


def test_every_command_has_help_with_an_example() -> None:
    """`habeas COMMAND --help` works for each command and shows how it is used."""
    for name in habeas.commands:
        result = CliRunner().invoke(habeas, [name, "--help"])
        assert result.exit_code == 0 and "Example: " in result.output, name
