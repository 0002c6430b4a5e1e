"""Whatever is killed at whatever moment: what was acknowledged is there whole, and nothing is there by half."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import postgres
import pytest
from keeps_on import one
from telling import report

from habeas.register import Register
from habeas.vocabulary import Tier

ROUNDS = 5


def keep_until(
    place: str, evidence: Path, name: str, seconds: float, stop: "signal.Signals | postgres.Server"
) -> list[str]:
    """The documents that a process acknowledged before it, or the server it wrote to, was killed."""
    command = [sys.executable, str(Path(__file__).with_name("keeps_on.py")), place, str(evidence), name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip()]  # it has begun
        time.sleep(seconds)
        stop.kill() if isinstance(stop, postgres.Server) else process.send_signal(stop)
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    return acknowledged


def check(register: Register, name: str, acknowledged: list[str]) -> None:
    """Each is there with its text, its bytes, its statement and its mention; of any other all or nothing of a step."""
    view = register.as_seen_by(Tier.SEALED)
    for number, id_ in enumerate(acknowledged):
        text, quote = one(name, number)
        document = view.document(id_)
        assert document is not None
        assert document.text == text
        (statement,) = view.statements(document=id_)
        assert statement.quote == quote
        assert len(view.mentions(document=id_)) == 1
    assert list(register.verify()) == []
    for left in register.unextracted("rules 1"):
        assert view.statements(document=left.id) == view.mentions(document=left.id) == ()
    assert len(view.search(f"{name}0")) == 1


def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """A process killed while it keeps documents: the file is sound and each acknowledged document is whole."""
    path, chance = tmp_path / "r.db", random.Random(7)
    for turn in range(ROUNDS):
        name = f"t{turn}n"
        acknowledged = keep_until(str(path), tmp_path / "evidence", name, chance.random() / 2, signal.SIGKILL)
        with Register.open(path, tmp_path / "evidence") as register:
            check(register, name, acknowledged)
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO document_search (document_search) VALUES ('integrity-check')")
        connection.close()


def test_a_killed_run_is_taken_up_again(tmp_path: Path) -> None:
    """After a kill the same reports kept again complete the register: none lost, none twice."""
    path, evidence = tmp_path / "r.db", tmp_path / "evidence"
    keep_until(str(path), evidence, "again", 0.1, signal.SIGKILL)
    command = [sys.executable, str(Path(__file__).with_name("keeps_on.py")), str(path), str(evidence), "again", "40"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with Register.open(path, evidence) as register:
        view = register.as_seen_by(Tier.PUBLIC)
        texts = [d.text for d in view.documents()]
        assert len(texts) == len(set(texts)) >= 40
        assert len(view.statements()) == len(view.mentions()) == len(texts)


def test_a_killed_server_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """A Postgres killed with all its processes while a document is being kept: the same, once it is up again."""
    postgres.url()  # skips, or fails with advice, where there is none
    try:
        server = postgres.Server()
    except RuntimeError as e:
        pytest.skip(f"a server of our own, to kill, cannot be started here: {e}")
    acknowledged = keep_until(server.url, tmp_path / "evidence", "pg", 1, server)
    server.start()
    with Register.open(server.url, tmp_path / "evidence") as register:
        check(register, "pg", acknowledged)
        report("Tomas Birk was freed.", [("release", "was freed", "Tomas Birk")]).keep_in(register)
        assert list(register.verify()) == []
    assert len(acknowledged) > 1
