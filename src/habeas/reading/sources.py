"""The things to read: files, folders, patterns and standard input, found without following anything outside them."""

import errno
import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from habeas.model import Exchange, SetAside
from habeas.reading.limits import Limits, Unreadable
from habeas.stores import is_store

STDIN = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_NOT_FILES = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read. `location` names it as the user would; `size` is in bytes, as it was when it was found.

    Its bytes are `content` where that is given, else those of the file at `path`. `name` is what it is called where it
    comes from, if that is not its path; `exchange` and `received` are how and when a server gave it; `outlet` is what
    the user calls its publisher.
    """

    location: str
    size: int
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)
    name: str | None = None
    exchange: Exchange | None = field(default=None, repr=False)
    received: datetime | None = None
    outlet: str | None = None

    @property
    def suffix(self) -> str:
        """The extension of its name in lower case, with its dot; "" for standard input."""
        name = self.name if self.name is not None else str(self.path or "")
        return PurePosixPath(name).suffix.lower()

    def open(self) -> BinaryIO:
        """The bytes, as a stream. Raises Unreadable, saying why, where the system does not let us."""
        if self.content is not None or self.path is None:
            return BytesIO(self.content or b"")
        try:
            return self.path.open("rb")
        except OSError as e:
            raise Unreadable(_reason(e)) from e


Source = str | Item | SetAside
"""What a user names, or what was found for it already."""


def items(
    sources: Sequence[Source],
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
) -> Iterator[Item | SetAside]:
    """Everything to read in files, folders, glob patterns and `-` (standard input), folders in order of name.

    What was found already, such as the pages that `fetched` brings, comes as it is; an address that was not fetched is
    set aside, with what would be asked for. Hidden files in folders are left out: they are the system's, not reports.
    A link inside a folder is followed only within that folder. What is not there, or is not a file we may read, comes
    as a SetAside with the reason.
    """
    for source in sources:
        if not isinstance(source, str):
            yield source
        elif source == STDIN:
            yield _standard_input(stdin, limits)
        elif is_store(source):
            from habeas.reading.stored import stored  # its libraries take a while, and hardly anybody needs them

            yield from stored(source)
        elif is_address(source):
            yield _aside(source, _not_fetched(source))
        else:
            yield from _named(source)


def is_address(source: str) -> bool:
    """Whether a source is an address on the web or in another place that is no path."""
    return bool(_URL.match(source))


def _not_fetched(source: str) -> str:
    if source.lower().startswith(("http://", "https://")):
        site = "/".join(source.split("/", 3)[:3])
        return f"not fetched, for fetching is off: with --fetch habeas asks for {site}/robots.txt and this address"
    return "not an address that habeas fetches: http and https are; for others save it and give its path"


def _standard_input(stdin: BinaryIO | None, limits: Limits) -> Item | SetAside:
    if stdin is None:
        return _aside(STDIN, "nothing is connected to standard input")
    content = stdin.read(limits.file_bytes + 1)
    return Item(STDIN, len(content), content=content)


def _named(source: str) -> Iterator[Item | SetAside]:
    try:
        Path(source).lstat()
    except (FileNotFoundError, NotADirectoryError):
        yield from _matching(source)
    except (OSError, ValueError) as e:  # ValueError: a NUL in the name
        yield _aside(source, _reason(e))
    else:
        yield from _given(Path(source))


def _matching(pattern: str) -> Iterator[Item | SetAside]:
    if not glob.has_magic(pattern):
        yield _aside(pattern, "there is no such file or folder")
        return
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    if not paths:
        yield _aside(pattern, "no file matches this pattern")
    for path in map(Path, paths):
        if "**" not in pattern or not path.is_dir():  # ** already lists what is in the folders
            yield from _given(path)


def _given(path: Path) -> Iterator[Item | SetAside]:
    try:
        if path.is_dir():
            yield from _folder(path, path.resolve(), set())
            return
    except (OSError, RuntimeError) as e:  # RuntimeError: a link that leads to itself
        yield _aside(path, _reason(e))
        return
    yield _file(path)


def _folder(folder: Path, root: Path, seen: set[Path]) -> Iterator[Item | SetAside]:
    real = folder.resolve()
    if real in seen:  # a link led back here: what is in it has been read
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as e:
        yield _aside(folder, _reason(e))
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, root, seen)


def _entry(path: Path, root: Path, seen: set[Path]) -> Iterator[Item | SetAside]:
    try:
        leads_out = path.is_symlink() and not path.resolve().is_relative_to(root)
        is_folder = path.is_dir()
    except (OSError, RuntimeError) as e:
        yield _aside(path, _reason(e))
        return
    if leads_out:
        yield _aside(path, "a link that leads out of the folder given; to read it, give its target by name")
    elif is_folder:
        yield from _folder(path, root, seen)
    else:
        yield _file(path)


def _file(path: Path) -> Item | SetAside:
    try:
        status = path.stat()
    except OSError as e:
        return _aside(path, _reason(e))
    if not stat.S_ISREG(status.st_mode):
        what = _NOT_FILES.get(stat.S_IFMT(status.st_mode), "something else")
        return _aside(path, f"not a file but {what}")
    if not os.access(path, os.R_OK):
        return _aside(path, _reason(PermissionError()))
    return Item(printable(str(path)), status.st_size, path)


def printable(path: str) -> str:
    """The path as it can be shown and kept: bytes that are no text, and control characters, are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in path)


def _aside(about: str | Path, reason: str) -> SetAside:
    return SetAside("reading", printable(str(about)), reason)


def _reason(error: OSError | RuntimeError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "no right to read it; ask its owner, or run as a user who may"
    if isinstance(error, FileNotFoundError):
        return "there is nothing there (a link may lead nowhere)"
    if isinstance(error, RuntimeError) or (isinstance(error, OSError) and error.errno == errno.ELOOP):
        return "a link that leads back to itself"
    return f"the system cannot read it ({error})"
