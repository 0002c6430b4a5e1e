"""kill -9 of the reader, of a worker and of Postgres, and a full disk, each at random moments of `habeas read`.

After each, the same command run to its end gives the register of a run that nobody disturbed, byte for byte. A round
of each is part of the suite; `make faults` does thirty. HABEAS_FAULT_SEED repeats a run's moments.
"""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import postgres
import pytest

from habeas.json_form import encode
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.faults.ready import ENDS, Command, Ready
from tests.sharding.pages import archive, mixed

ROUNDS = int(os.environ.get("HABEAS_FAULT_ROUNDS", "1"))
SEED = int(os.environ.get("HABEAS_FAULT_SEED", "0")) or random.randrange(1, 1 << 30)
FILES, PAGES = 4, 40


@dataclass(frozen=True)
class Undisturbed:
    """The archive, what the register answers once it is read, and how long that took."""

    sources: list[str]
    answers: list[object]
    seconds: float


@pytest.fixture(scope="module")
def ready() -> Iterator[Ready]:
    with Ready() as process:
        yield process


def started(ready: Ready, place: str, shards: Path, sources: list[str], workers: int) -> Command:
    """The command at the beginning of its work."""
    shards.parent.mkdir(exist_ok=True)
    at_scale = ["--workers", str(workers), "--shards", str(shards)] if workers else []
    settings = ["--register", place, "--evidence", str(shards.with_name("evidence")), "--engine", "rules"]
    said = Path(sources[0]).with_name("said")
    return ready.start([*settings, "read", "--quiet", *at_scale, *sources], said)


def finished(ready: Ready, place: str, shards: Path, sources: list[str], workers: int) -> None:
    """Runs the command to its end."""
    code, said = started(ready, place, shards, sources, workers).end()
    assert code == 0, said


def answers(place: str, shards: Path) -> list[object]:
    """All that the register answers with; whatever was written is as it was written."""
    with Register.open(place, shards.with_name("evidence")) as register:
        assert list(register.verify()) == []
        view = register.as_seen_by(Tier.SEALED)
        kept = (
            *sorted(view.documents(), key=lambda d: d.id),
            *sorted(view.mentions(), key=lambda m: m.id),
            *sorted(view.statements(), key=lambda s: s.id),
            *sorted(view.set_asides(), key=lambda a: a.id),
        )
        return [encode(thing) for thing in (*kept, *view.findings())]


@pytest.fixture(scope="module")
def undisturbed(ready: Ready, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    pages = mixed(FILES * PAGES, every=8)
    made = [archive(folder / f"crawl-{n}.warc.gz", pages[n * PAGES : (n + 1) * PAGES]) for n in range(FILES)]
    sources = [str(path) for path in made]
    began = time.monotonic()
    finished(ready, str(folder / "r.db"), folder / "shards", sources, 2)
    return Undisturbed(sources, answers(str(folder / "r.db"), folder / "shards"), time.monotonic() - began)


def moments(kind: str, undisturbed: Undisturbed) -> Iterator[tuple[Path, float, random.Random]]:
    """For each round its number as a name, a moment within the run in seconds, and further chance."""
    print(f"HABEAS_FAULT_SEED={SEED}: {ROUNDS} rounds of {kind}")
    chance = random.Random(f"{SEED} {kind}")
    for number in range(ROUNDS):
        yield Path(f"{kind}-{number}"), chance.uniform(0.0, 1.0) * undisturbed.seconds, chance


def workers_of(pid: int) -> list[int]:
    """The processes that read for this one."""
    found = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "spawn_main" in line]


def test_killed_readers(ready: Ready, undisturbed: Undisturbed, tmp_path: Path) -> None:
    """The reader killed, its workers end too; read again, nothing is lost and nothing there twice."""
    caught = 0
    for name, moment, chance in moments("reader", undisturbed):
        place, shards, workers = str(tmp_path / f"{name}.db"), tmp_path / name / "shards", chance.choice([0, 1, 2])
        process = started(ready, place, shards, undisturbed.sources, workers)
        time.sleep(moment)
        orphans = workers_of(process.pid)
        caught += process.code() is None
        process.kill()
        process.end()
        gone(orphans)
        finished(ready, place, shards, undisturbed.sources, workers)
        assert answers(place, shards) == undisturbed.answers, f"round {name}, {workers} workers"
    assert caught or ROUNDS < 3, "the reader was never caught in the middle"


def gone(processes: list[int]) -> None:
    """Waits until they are; a worker that outlives its reader would hang here."""
    until = time.monotonic() + ENDS
    while any(_lives(pid) for pid in processes):
        assert time.monotonic() < until, "a worker outlives its reader"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_killed_workers(ready: Ready, undisturbed: Undisturbed, tmp_path: Path) -> None:
    """A worker killed, the run goes on by itself and comes to the same end."""
    caught = 0
    for name, moment, chance in moments("worker", undisturbed):
        place, shards = str(tmp_path / f"{name}.db"), tmp_path / name / "shards"
        process = started(ready, place, shards, undisturbed.sources, 2)
        time.sleep(moment)
        found = workers_of(process.pid)
        for pid in found[: chance.choice([1, 2])]:
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(pid, signal.SIGKILL)
                caught += 1
        code, said = process.end()
        assert code == 0, said
        assert answers(place, shards) == undisturbed.answers, f"round {name}"
    assert caught or ROUNDS < 3, "no worker was ever caught"


def test_killed_servers(ready: Ready, undisturbed: Undisturbed, tmp_path: Path) -> None:
    """Postgres killed with all its processes, the command says so in one line; run again, it comes to the same end."""
    postgres.url()  # skips, or fails with advice, where there is none
    for name, moment, chance in moments("postgres", undisturbed):
        try:
            server = postgres.Server()
        except RuntimeError as e:
            pytest.skip(f"NOT TESTED: a server of our own, to kill, cannot be started here: {e}")
        shards, workers = tmp_path / name / "shards", chance.choice([0, 2])
        process = started(ready, server.url, shards, undisturbed.sources, workers)
        time.sleep(moment)
        server.kill()
        code, said = process.end()
        assert (code, "Traceback" in said) in ((2, False), (0, False)), said
        server.start()
        finished(ready, server.url, shards, undisturbed.sources, workers)
        assert answers(server.url, shards) == undisturbed.answers, f"round {name}, {workers} workers"
        server.stop()


def test_full_disks(ready: Ready, undisturbed: Undisturbed, tmp_path: Path) -> None:
    """A disk that fills up, the command says so in one line; with room again it comes to the same end."""
    full = 0
    for name, _, chance in moments("disk", undisturbed):
        disk, workers = tmp_path / name, chance.choice([0, 2])
        disk.mkdir()
        mounted(disk, chance.randint(200, 2_600))
        try:
            place, shards = str(disk / "r.db"), disk / "shards"
            process = started(ready, place, shards, undisturbed.sources, workers)
            code, said = process.end()
            assert code in (0, 2) and "Traceback" not in said, said
            full += code == 2
            subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
            finished(ready, place, shards, undisturbed.sources, workers)
            assert answers(place, shards) == undisturbed.answers, f"round {name}, {workers} workers"
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    assert full or ROUNDS < 3, "the disk was never full"


def mounted(folder: Path, kilobytes: int) -> None:
    """A small disk there; skips where that is not permitted."""
    if shutil.which("mount") is None:
        pytest.skip("NOT TESTED ON A FULL DISK: there is no mount")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"NOT TESTED ON A FULL DISK: a small disk cannot be mounted here ({done.stderr.strip()})")
