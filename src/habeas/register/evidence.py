"""The evidence: the bytes of every document as received, compressed, under their SHA-256. Never changed."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Protocol

import zstandard


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was stamped, in words, and the token (RFC 3161) of the authority that did."""

    name: str
    said: bytes
    token: bytes


class Evidence(Protocol):
    """Where the bytes are."""

    def __contains__(self, sha256: str) -> bool:
        """Whether there are bytes under this SHA-256."""

    def write(self, sha256: str, content: bytes) -> None:
        """Keeps the bytes under their SHA-256; bytes that are there already stay as they are."""

    def read(self, sha256: str) -> bytes | None:
        """The bytes as received; None when there are none, or none that can be unpacked."""

    def keep_stamp(self, stamp: Stamp) -> None:
        """Keeps a time stamp of the logs."""

    def stamps(self) -> Iterator[Stamp]:
        """The time stamps of the logs, the first first."""


class Folder:
    """Evidence in a folder, `ab/cd/<sha256>.zst`: plain zstandard files that any tool can unpack."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __contains__(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def write(self, sha256: str, content: bytes) -> None:
        """Written under another name, flushed to disk, then renamed: dying on the way leaves nothing half done."""
        _written(self._path(sha256), zstandard.ZstdCompressor(level=6).compress(content), 3)

    def read(self, sha256: str) -> bytes | None:
        try:
            return unpack(self._path(sha256).read_bytes())
        except (OSError, zstandard.ZstdError):
            return None

    def keep_stamp(self, stamp: Stamp) -> None:
        """Two files in `stamps/`: the words, and the token, by which `openssl ts -verify` checks them."""
        _written(self.root / "stamps" / f"{stamp.name}.txt", stamp.said, 2)
        _written(self.root / "stamps" / f"{stamp.name}.tsr", stamp.token, 2)

    def stamps(self) -> Iterator[Stamp]:
        for token in sorted((self.root / "stamps").glob("*.tsr")):
            said = token.with_suffix(".txt")
            yield Stamp(token.stem, said.read_bytes() if said.exists() else b"", token.read_bytes())

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256[2:4] / f"{sha256}.zst"


class Memory:
    """Evidence of a register in memory: gone with it."""

    def __init__(self) -> None:
        self._packed = dict[str, bytes]()
        self._stamps = list[Stamp]()

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._packed

    def write(self, sha256: str, content: bytes) -> None:
        self._packed.setdefault(sha256, zstandard.ZstdCompressor(level=6).compress(content))

    def read(self, sha256: str) -> bytes | None:
        packed = self._packed.get(sha256)
        return None if packed is None else unpack(packed)

    def keep_stamp(self, stamp: Stamp) -> None:
        self._stamps.append(stamp)

    def stamps(self) -> Iterator[Stamp]:
        return iter(tuple(self._stamps))


def _written(path: Path, content: bytes, folders: int) -> None:
    """Writes a file and up to so many folders above it, flushed to disk before it has its name."""
    made = [folder for folder in (path.parent, *path.parent.parents[: folders - 1]) if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in (path.parent, *(folder.parent for folder in made)):
        _flush_folder(folder)


def unpack(packed: bytes) -> bytes:
    """The bytes that were packed."""
    return zstandard.ZstdDecompressor().decompress(packed)


def is_true_to(content: bytes, sha256: str) -> bool:
    """Whether these are the bytes that have this SHA-256."""
    return digest_of(content).hexdigest() == sha256


def _flush_folder(folder: Path) -> None:
    """Makes a rename last through a power cut, where the system lets a folder be flushed."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
