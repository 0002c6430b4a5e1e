"""Where a worker is: written before each page, so that whoever finds the worker dead knows what it was reading."""

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self


class Step(NamedTuple):
    """The process that reads, how much of its shard it has read, and what it reads now (None: nothing yet)."""

    pid: int
    pages: int
    relevant: int
    statements: int
    location: str | None


class Trail:
    """The trail of one shard in the making; without a path it is nowhere."""

    def __init__(self, path: Path | None) -> None:
        self.pages = self.relevant = self.statements = 0
        self._path = path
        self._file = -1
        self._longest = 0

    def __enter__(self) -> Self:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self.at(None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file >= 0:
            os.close(self._file)

    def at(self, location: str | None) -> None:
        """Says what is read now."""
        if self._file >= 0:
            said = json.dumps(Step(os.getpid(), self.pages, self.relevant, self.statements, location)).encode()
            self._longest = max(self._longest, len(said))
            os.pwrite(self._file, said.ljust(self._longest), 0)


def last_step(path: Path | None) -> Step | None:
    """The step at which the worker was seen last; None where it left no trail."""
    if path is None:
        return None
    try:
        said: Any = json.loads(path.read_bytes())
        return Step(*said)
    except (OSError, ValueError, TypeError):  # not there, or just being written
        return None
