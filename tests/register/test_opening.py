"""Opening: a register is made where there is none, and what cannot be opened says why in one line, untouched."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import postgres
import pytest
from telling import report

from habeas.register import Register, RegisterError
from habeas.vocabulary import Tier

ONE = report("Mira Halden was arrested.", [("arrest", "was arrested", "Mira Halden")])


def test_a_register_outlasts_its_closing(tmp_path: Path) -> None:
    """What was kept is there when the register is opened again, by path or by text."""
    with Register.open(tmp_path / "r.db") as register:
        ONE.keep_in(register)
    with Register.open(str(tmp_path / "r.db")) as register:
        assert list(register.as_seen_by(Tier.PUBLIC).documents()) == [ONE.document]


def test_a_postgres_register_outlasts_its_closing(tmp_path: Path) -> None:
    """The same on a server, with the evidence in a folder of its own."""
    address = postgres.new_schema()
    try:
        for _ in range(2):
            with Register.open(address, tmp_path / "evidence") as register:
                ONE.keep_in(register)
                assert list(register.as_seen_by(Tier.PUBLIC).documents()) == [ONE.document]
                assert list(register.verify()) == []
        assert len(list((tmp_path / "evidence").rglob("*.zst"))) == 1
    finally:
        postgres.drop_schemas()


@pytest.mark.parametrize("content", [b"Mira Halden was arrested.\n", b"SQLite format", b"%PDF-1.7\n" + b"x" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    """Any other file given as the register is refused in one line and not touched."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="is not a register of habeas, and was left as it is"):
        Register.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    """A SQLite file of another program is refused and not touched."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE song (title TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="is a database, but not a register of habeas"):
        Register.open(path)
    assert path.read_bytes() == before


def test_a_broken_database_is_refused(tmp_path: Path) -> None:
    """A file that begins like SQLite and is damaged behind gives one line."""
    path = tmp_path / "broken.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(RegisterError, match="cannot be used"):
        Register.open(path)


def test_a_register_of_another_version_is_refused(tmp_path: Path) -> None:
    """It is said which version wrote it, which one this is, and what to do."""
    path = tmp_path / "r.db"
    Register.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE register SET value = '77' WHERE key = 'version'")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match="by register version 77; this habeas works with version 1"):
        Register.open(path)


@pytest.mark.parametrize(("location", "said"), [
    ("mysql://db.example/habeas", "cannot be kept in 'mysql'"),
    ("postgresql://nobody@127.0.0.1:1/habeas", "cannot be used"),
    ("://db.example/habeas", "cannot be read"),
    ("no/such/folder/r.db", "There is no folder no/such/folder"),
    (".", "is a folder"),
])  # fmt: skip
def test_an_address_that_leads_nowhere_says_so(location: str, said: str) -> None:
    """One line on what is wrong with the address, which never repeats a password."""
    with pytest.raises(RegisterError, match=said) as caught:
        Register.open(location)
    assert "\n" not in str(caught.value)


def test_a_password_is_not_repeated() -> None:
    """A message on a server that does not answer names it without the password."""
    with pytest.raises(RegisterError) as caught:
        Register.open("postgresql://mira:hunter2@127.0.0.1:1/habeas")
    assert "mira:***@127.0.0.1" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_without_psycopg_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Postgres address on an installation without psycopg names the extra that brings it."""
    monkeypatch.setattr("habeas.register.store.find_spec", lambda name: None)
    with pytest.raises(RegisterError, match=r"pip install 'habeas\[postgres\]'"):
        Register.open("postgresql://db.example/habeas")


SOMEBODY_ELSE = """
import os, sys
from habeas.register import Register, RegisterError
Register.open("sqlite://").close()  # loads all that is loaded late, since somebody else may not
os.setuid(65534)
try:
    Register.open(sys.argv[1])
except RegisterError as e:
    print(e)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
@pytest.mark.parametrize(("file", "folder", "said"), [
    (0o000, 0o755, "cannot be read: Permission denied"), (0o444, 0o755, "cannot be used: "),
    (0o644, 0o000, "cannot be read: Permission denied"), (None, 0o755, "cannot be used: unable to open"),
])  # fmt: skip
def test_a_register_without_rights_says_so(file: int | None, folder: int, said: str) -> None:
    """Somebody without rights on the file or its folder reads one line, not a traceback."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "r.db"
        if file is not None:
            Register.open(path).close()
            path.chmod(file)
        Path(place).chmod(folder)
        done = subprocess.run([sys.executable, "-c", SOMEBODY_ELSE, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert said in line


def test_several_processes_may_make_and_fill_one_register(tmp_path: Path) -> None:
    """Processes that open the same new register at once and write to it lose nothing, and its logs stay chained."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("keeps_on.py")),
        str(tmp_path / "r.db"),
        str(tmp_path / "evidence"),
    ]
    writers = [subprocess.Popen([*command, name, "15"], stdout=subprocess.DEVNULL) for name in "abc"]
    assert [w.wait(120) for w in writers] == [0, 0, 0]
    with Register.open(tmp_path / "r.db", tmp_path / "evidence") as register:
        assert len(list(register.as_seen_by(Tier.PUBLIC).documents())) == 45
        assert list(register.verify()) == []


def test_evidence_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """Where the bytes cannot be kept the document is not kept either, and one line says why."""
    (tmp_path / "evidence").write_text("a file where the folder should be")
    with Register.open("sqlite://", tmp_path / "evidence") as register:
        with pytest.raises(RegisterError, match="The evidence cannot be written"):
            register.keep(ONE.reading)
        assert not register.has(ONE.document.id)
