"""What a watch remembers from one round to the next, in a small file that is always whole."""

import fcntl
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Any

from habeas.reading.limits import Unreadable

_KEPT = timedelta(days=90)  # that a report is remembered after its feed last listed it
_VERSION = 1


class Unusable(Unreadable):
    """A file of what was seen that cannot be used; the message says why, and what to do."""


@dataclass
class Known:
    """What is remembered of one feed: when it is due (seconds since 1970), its validators, and how often it failed."""

    due: float = 0.0
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    why: str | None = None


@dataclass
class Memory:
    """All that a watch remembers. `seen` has the day on which each report was last listed, by a digest; `failed` how
    often a report could not be had; `untold` the documents whose news has not been told yet.
    """

    feeds: dict[str, Known] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)

    def forget(self, today: date) -> None:
        """Lets go of reports that no feed has listed for a quarter of a year."""
        oldest = (today - _KEPT).isoformat()
        self.seen = {key: day for key, day in self.seen.items() if day >= oldest}
        self.failed = {key: tries for key, tries in self.failed.items() if key in self.seen or tries < 3}


class File:
    """The file of one watch, which no other watch may use meanwhile. Close it after use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: IO[bytes] = _locked(path)

    def close(self) -> None:
        self._lock.close()

    def load(self) -> Memory:
        """What was remembered; nothing where there is no file. Raises Unusable for one that is no such file."""
        try:
            form = json.loads(self._path.read_text("utf-8"))
            feeds = {url: Known(**known) for url, known in form["feeds"].items()}
            return Memory(feeds, dict(form["seen"]), dict(form["failed"]), list(form["untold"]))
        except FileNotFoundError:
            return Memory()
        except OSError as e:
            raise Unusable(f"{self._path} cannot be read: {e.strerror}") from e
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            reason = f"{self._path} is not what a watch remembers; move it away, and reports are looked at anew"
            raise Unusable(reason) from e

    def save(self, memory: Memory) -> None:
        """Written under another name, flushed, then renamed: dying on the way leaves the file as it was."""
        form: dict[str, Any] = {"version": _VERSION} | asdict(memory)
        other = self._path.with_name(self._path.name + ".part")
        try:
            with other.open("w", encoding="utf-8") as file:
                json.dump(form, file, ensure_ascii=False, indent=0)
                file.flush()
                os.fsync(file.fileno())
            other.replace(self._path)
        except OSError as e:
            raise Unusable(f"{self._path} cannot be written: {e.strerror}") from e


def _locked(path: Path) -> IO[bytes]:
    lock = path.with_name(path.name + ".lock")
    try:
        file = lock.open("ab")
    except OSError as e:
        raise Unusable(f"{lock} cannot be written: {e.strerror}") from e
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Unusable(f"another habeas watch is at work with {path}") from None
    return file
