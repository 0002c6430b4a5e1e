"""Evidence and log are as they were written, or the register says which is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from telling import decided, report

from habeas.register import Register

FIRST = report("Mira Halden was arrested.", [("arrest", "was arrested", "Mira Halden")], location="1.txt")
SECOND = report("Mira Halden was freed.", [("release", "was freed", "Mira Halden")], location="2.txt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of two documents and two judgements."""
    with Register.open(tmp_path / "r.db") as register:
        for one in (FIRST, SECOND):
            one.keep_in(register)
            register.decide(decided("accept", one.statements[0].id))
        assert list(register.verify()) == []
    return tmp_path / "r.db"


def problems(path: Path) -> list[str]:
    with Register.open(path) as register:
        return [str(problem) for problem in register.verify()]


def evidence_of(path: Path, sha256: str) -> Path:
    return path.with_name("r.db.evidence") / sha256[:2] / sha256[2:4] / f"{sha256}.zst"


@pytest.mark.parametrize(("change", "said"), [
    (lambda file: file.unlink(), "its bytes are missing from the evidence"),
    (lambda file: file.write_bytes(b"not packed"), "its bytes cannot be unpacked"),
    (lambda file: file.write_bytes(evidence_of(file.parents[3] / "r.db", SECOND.document.sha256).read_bytes()),
     "its bytes in the evidence have changed"),
])  # fmt: skip
def test_changed_or_missing_bytes_are_named(path: Path, change: Callable[[Path], object], said: str) -> None:
    """A document whose bytes are gone, damaged or others is named, and no other document."""
    change(evidence_of(path, FIRST.document.sha256))
    (problem,) = problems(path)
    assert problem.startswith(f"{FIRST.document.id}: {said}")


@pytest.mark.parametrize(("change", "said"), [
    ("UPDATE document SET text = 'Nobody was arrested.' WHERE seq = 1", "row 1 of the log"),
    ("UPDATE capture SET received = '2020-01-01' WHERE seq = 2", "row 2 of the log"),
    ("UPDATE judgement SET form = replace(form, 'accept', 'reject')  WHERE seq = 2", "row 2 of the judgements"),
    ("DELETE FROM judgement WHERE seq = 1", "before row 2 of the judgements a row is gone"),
    ("DELETE FROM capture WHERE seq = 2", "the log does not say when it was received"),
])  # fmt: skip
def test_a_changed_or_missing_row_is_named(path: Path, change: str, said: str) -> None:
    """Whoever changes a text, the log or a judgement behind the register's back is found out."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    (problem,) = problems(path)
    assert said in problem


def test_evidence_is_what_was_received_and_any_tool_unpacks_it(path: Path) -> None:
    """The bytes lie in a plain zstandard file named by their SHA-256, as received."""
    import zstandard

    packed = evidence_of(path, FIRST.document.sha256).read_bytes()
    assert zstandard.ZstdDecompressor().decompress(packed) == FIRST.reading.content


def test_evidence_is_never_written_again(path: Path) -> None:
    """Keeping a document again leaves its evidence as it lies."""
    file = evidence_of(path, FIRST.document.sha256)
    before = file.stat()
    with Register.open(path) as register:
        register.keep(FIRST.reading)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [p.suffix for p in file.parent.iterdir()] == [".zst"]
