"""From bytes to findings: twice, in any order, and with the process killed in the middle."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas import extraction, pipeline
from habeas.json_form import encode
from habeas.register import Register
from habeas.vocabulary import Tier

from .reports import REPORTS, written

RECEIVED = datetime(2026, 1, 5, 12, tzinfo=UTC)


def read_into(register: Register, sources: Sequence[Path]) -> pipeline.Summary:
    return pipeline.read([str(s) for s in sources], register, extraction.load(), RECEIVED)


def everything(register: Register) -> list[object]:
    """All that the register answers with, in the order in which it answers."""
    view = register.as_seen_by(Tier.SEALED)
    kept = [*sorted(view.documents(), key=lambda d: d.id), *sorted(view.statements(), key=lambda s: s.id)]
    return [encode(thing) for thing in (*kept, *view.findings())]


def test_whole_way_finds_who_is_held_freed_and_counted(tmp_path: Path) -> None:
    """Reports of four forms become people, events, counts and a deal, each with quotes that are in their documents."""
    with Register.open(tmp_path / "r.db") as register:
        summary = read_into(register, [written(tmp_path / "in")])
        answers = pipeline.Answers(register)
        people = {f.value.name for f in answers.findings("person")}
        texts = {d.id: d.text for d in answers.documents()}
        told = register.as_seen_by(Tier.PUBLIC).statements()
    assert (summary.new, summary.set_aside) == (4, [])
    assert {"Mira Halden", "Oren Talby"} <= people
    assert "Tamsin Orrick" not in people, "a headline in a menu is no report"
    assert all(texts[s.document][s.start : s.end] == s.quote for s in told)


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    """The same bytes read again add no document, no statement and no finding."""
    folder = written(tmp_path / "in")
    with Register.open(tmp_path / "r.db") as register:
        read_into(register, [folder])
        before = everything(register)
        summary = read_into(register, [folder])
        assert (summary.new, summary.known, summary.extracted) == (0, len(REPORTS), 0)
        assert everything(register) == before


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(REPORTS)))
def test_any_order_gives_the_same_register(order: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Documents read one by one in any order give the same statements and findings, id by id."""
    folder = written(tmp_path_factory.mktemp("in"))
    with Register.open("sqlite://") as one, Register.open("sqlite://") as other:
        read_into(one, [folder / name for name in order])
        for name in reversed(order):
            read_into(other, [folder / name])
        assert everything(one) == everything(other)


def test_dropped_findings_come_back_to_the_same_bytes(tmp_path: Path) -> None:
    """Derived tables can be dropped and rebuilt."""
    with Register.open(tmp_path / "r.db") as register:
        read_into(register, [written(tmp_path / "in")])
        before = everything(register)
        register.drop_findings()
        assert register.stale(Tier.SEALED)
        pipeline.derive(register)
        assert everything(register) == before


def test_killed_reading_goes_on_and_doubles_nothing(tmp_path: Path) -> None:
    """`habeas read` killed with SIGKILL again and again, then run to its end, has what an undisturbed run has."""
    folder = written(tmp_path / "in")
    for n in range(40):
        text = f"Border Post, 4 March 2024\n\nPolice arrested Mira Halden on {n % 28 + 1} March 2024. Note {n}.\n"
        (folder / f"note-{n}.txt").write_text(text, "utf-8")
    command = [
        sys.executable,
        "-m",
        "habeas",
        "--register",
        str(tmp_path / "killed.db"),
        "read",
        "--quiet",
        str(folder),
    ]
    patience, kills = random.Random(7), 0
    for _ in range(12):
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        time.sleep(patience.uniform(0.5, 3.0))
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert kills > 0, "the run was never caught in the middle"
    with Register.open(tmp_path / "whole.db") as whole, Register.open(tmp_path / "killed.db") as killed:
        read_into(whole, [folder])
        assert _without_times(everything(killed)) == _without_times(everything(whole))
        assert list(killed.verify()) == []
    with sqlite3.connect(tmp_path / "killed.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def _without_times(told: list[object]) -> list[object]:
    """The same without when a document was received: the two runs were at different times."""
    return [{k: v for k, v in form.items() if k != "received"} if isinstance(form, dict) else form for form in told]
