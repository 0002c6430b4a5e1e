"""A process that has loaded what `habeas` loads and becomes the command, in a copy of itself, as often as it is asked.

What is killed is then killed at its work, not while Python loads, and a round takes half the time. The copy is forked
before anything is opened or begun, runs the command line as it is, and ends as any other process does.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ENDS = 600
"""Seconds after which a command that has not ended counts as hung."""


class Command:
    """A running `habeas` of a `Ready`, with what it says on standard error in a file."""

    def __init__(self, ready: "Ready", pid: int, said: Path) -> None:
        self._ready, self.pid, self._said = ready, pid, said
        self._code: int | None = None

    def code(self) -> int | None:
        """The exit code, negative for a signal, None while it runs."""
        if self._code is None:
            self._code = self._ready.ask(poll=self.pid)
        return self._code

    def kill(self) -> None:
        """kill -9, wherever it is."""
        if self.code() is None:
            os.kill(self.pid, signal.SIGKILL)

    def end(self) -> tuple[int, str]:
        """Waits for its end: the exit code and what it said."""
        until = time.monotonic() + ENDS
        while (code := self.code()) is None:
            assert time.monotonic() < until, "the command hangs"
            time.sleep(0.02)
        return code, self._said.read_text("utf-8", "replace")


class Ready:
    """The process that is ready; ends with the `with` block."""

    def __enter__(self) -> "Ready":
        command = [sys.executable, "-m", __name__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def start(self, arguments: list[str], said: Path) -> Command:
        """Begins `habeas` with these arguments."""
        return Command(self, self.ask(start=arguments, said=str(said)), said)

    def ask(self, **asked: object) -> Any:
        """An answer of the process."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _asked() -> list[str]:
    """Answers what is asked; returns in a copy that is to become the command with these arguments."""
    for line in iter(sys.stdin.readline, ""):
        asked, answer = json.loads(line), None
        if "start" in asked:
            answer = os.fork()
            if answer == 0:
                return _alone(asked["start"], asked["said"])
        else:
            pid, status = os.waitpid(asked["poll"], os.WNOHANG)
            answer = os.waitstatus_to_exitcode(status) if pid else None
        print(json.dumps(answer), flush=True)
    sys.exit()


def _alone(arguments: list[str], said: str) -> list[str]:
    """Gives the copy streams of its own."""
    nothing, errors = os.open(os.devnull, os.O_RDWR), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream, file in enumerate((nothing, nothing, errors)):
        os.dup2(file, stream)
    return arguments


if __name__ == "__main__":
    from habeas.cli import main

    sys.argv = ["habeas", *_asked()]
    main()
