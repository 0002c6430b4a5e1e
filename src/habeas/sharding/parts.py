"""A web archive in parts, so that several workers read one file: each part is a web archive of its own.

A packed WARC is one gzip member after another, a record in each. A part goes from the first record that begins at or
after its start to the first one at or after its end; where a record begins is seen by unpacking the first bytes there.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import BinaryIO

from habeas.reading import Item, Unreadable

SIZE = 8_000_000
"""Bytes of a part, packed as they are."""
_NAMES = (".warc.gz",)
_MEMBER, _RECORD = b"\x1f\x8b\x08", b"WARC/"
_PIECE = 1 << 20
_ENOUGH = 4_096
"""Bytes of a member that show the beginning of its record."""


@dataclass(frozen=True, slots=True)
class Part(Item):
    """The records of a web archive that begin in these bytes of the file, `last` excluded."""

    first: int = 0
    last: int = 0

    def open(self) -> BinaryIO:
        """The records, as a stream: empty where none begins there."""
        whole = Item.open(self)
        size = whole.seek(0, io.SEEK_END)
        start, end = (_boundary(whole, at, size) for at in (self.first, self.last))
        return io.BufferedReader(_Window(whole, start, end))


def in_parts(item: Item) -> Iterator[Item]:
    """A large packed web archive in its parts; anything else as it is."""
    name = item.name or item.location
    if item.content is not None or item.size < 2 * SIZE or not name.lower().endswith(_NAMES):
        yield item
        return
    number = item.size // SIZE
    for n in range(number):
        first, last = n * item.size // number, (n + 1) * item.size // number
        of_all = {f.name: getattr(item, f.name) for f in fields(Item)}
        yield Part(**of_all | {"size": last - first}, first=first, last=last)


def is_empty(item: Item) -> bool:
    """Whether no record begins in a part: what there is of it belongs to the part before."""
    if not isinstance(item, Part):
        return False
    try:
        with item.open() as stream:
            return not stream.read(1)
    except (Unreadable, OSError):
        return False


def _boundary(stream: BinaryIO, offset: int, size: int) -> int:
    """Where the first record at or after the offset begins; the end of the file where none does."""
    if offset == 0 or offset >= size:
        return min(offset, size)
    position, held = offset, b""
    while True:
        stream.seek(position + len(held))
        piece = stream.read(_PIECE)
        if not piece:
            return size
        held += piece
        at = held.find(_MEMBER)
        while at >= 0:
            if at + _ENOUGH > len(held) and len(piece) == _PIECE:
                break  # what decides is in the next piece
            if _begins_record(held[at : at + _ENOUGH]):
                return position + at
            at = held.find(_MEMBER, at + 1)
        kept = at if at >= 0 else max(0, len(held) - len(_MEMBER) + 1)
        position, held = position + kept, held[kept:]


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, len(_RECORD)) == _RECORD
    except zlib.error:
        return False


class _Window(io.RawIOBase):
    """Some bytes of a file, as a file."""

    def __init__(self, whole: BinaryIO, start: int, end: int) -> None:
        self._whole, self._start, self._end = whole, start, max(start, end)
        self._at = start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        self._at = min(max(base + offset, self._start), self._end)
        return self._at - self._start

    def tell(self) -> int:
        return self._at - self._start

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        self._whole.seek(self._at)
        piece = self._whole.read(min(len(buffer), self._end - self._at))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        self._whole.close()
        super().close()
