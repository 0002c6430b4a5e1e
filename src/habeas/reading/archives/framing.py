"""The records of a WARC file, told apart also where lengths lie or parts are damaged.

The libraries for WARC go on after a wrong length in the middle of the next record, and lose that without a word; web
archives from before 2017 have many. Here a record ends where its length says if another begins there, else where
another begins.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from typing import BinaryIO

from habeas.reading.archives.streams import filled
from habeas.reading.limits import Unreadable

MARK = b"WARC/"
_BEGIN = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")  # 0.17 and 0.18 came before 1.0
_BETWEEN = re.compile(rb"(?:\r?\n){1,4}(?=WARC/\d)")
_LINE = 12  # bytes of the line that begins a record, at most
_HEADERS = 65_536
_CHUNK = 1 << 18
_MAGIC = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers in lower case, its block, or no block where that is larger than is read (`size`)."""

    headers: dict[str, str]
    block: bytes = field(repr=False, default=b"")
    size: int = 0
    damaged: bool = False


class Frames:
    """The records of an unpacked stream, in order. `lost` counts the places where what stood there made no sense."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self._held = b""
        self._counted = False
        self.lost = 0

    def __iter__(self) -> Iterator[Record]:
        while self._to_next():
            headers = self._headers()
            said = (headers or {}).get("content-length", "")
            if headers is None or not said.isdigit():
                self.lost, self._counted = self.lost + 1, True
                continue
            yield self._large(headers, int(said)) if int(said) > self._most else self._whole(headers, int(said))

    def _more(self, size: int = _CHUNK) -> bool:
        part = self._stream.read(size)
        self._held += part
        return bool(part)

    def _to_next(self) -> bool:
        """To where the next record begins; what is skipped on the way is counted where it is more than line ends."""
        nonsense = False
        while True:
            self._held = self._held.lstrip(b"\r\n")
            if self._held.startswith(MARK):
                self._count(nonsense)
                return True
            if len(self._held) < len(MARK) and MARK.startswith(self._held) and self._more():
                continue
            if not self._held and not self._more():
                self._count(nonsense)
                return False
            nonsense = nonsense or bool(self._held.strip(b"\r\n"))
            if found := _BEGIN.search(self._held):
                self._held = self._held[found.start() :]
                continue
            self._held = self._held[-_LINE:]
            if not self._more():
                self._held = b""

    def _count(self, nonsense: bool) -> None:
        self.lost += nonsense and not self._counted
        self._counted = False

    def _headers(self) -> dict[str, str] | None:
        """The headers of the record at hand, taken off; None where they do not end or say nothing."""
        while not (end := re.search(rb"\r?\n\r?\n", self._held)):
            if len(self._held) > _HEADERS or not self._more(_HEADERS):
                self._held = self._held[len(MARK) :]
                return None
        lines = self._held[: end.start()].decode("utf-8", "replace").splitlines()[1:]
        self._held = self._held[end.end() :]
        named = (line.partition(":") for line in lines)
        return {name.strip().casefold(): value.strip() for name, colon, value in named if colon}

    def _whole(self, headers: dict[str, str], size: int) -> Record:
        while len(self._held) < size + 4 + _LINE and self._more(max(_CHUNK, size - len(self._held))):
            pass
        rest = self._held[size : size + 4 + _LINE]
        ends = rest.startswith((b"\r\n\r\n", b"\n\n")) or not rest.strip(b"\r\n") or _BETWEEN.match(rest)
        if len(self._held) >= size and ends:
            block, self._held = self._held[:size], self._held[size:]
            return Record(headers, block, size)
        self.lost += 1
        return self._up_to_another(headers)

    def _up_to_another(self, headers: dict[str, str]) -> Record:
        """The record as far as to where another begins, whatever its length says."""
        searched = 0
        while (found := _another(self._held, max(0, searched - 16))) < 0:
            searched = len(self._held)
            if searched > self._most or not self._more():
                break
        end = found if found >= 0 else len(self._held)
        block, self._held = self._held[:end], self._held[end:]
        return Record(headers, block.rstrip(b"\r\n") if found >= 0 else block, len(block), damaged=True)

    def _large(self, headers: dict[str, str], size: int) -> Record:
        """Skipped a piece at a time, for as long as it says, or to where another record begins."""
        left = size
        while left > 0:
            if not self._held and not self._more():
                break
            found = _another(self._held)
            if 0 <= found < left:
                self._held = self._held[found:]
                break
            keep = 0 if left <= len(self._held) else 16  # a mark may be cut in two
            skipped = min(left, max(0, len(self._held) - keep))
            if not skipped and not self._more():
                self._held = b""
                break
            self._held = self._held[skipped:]
            left -= skipped
            if left > 0 and not self._more():
                self._held = b""
                break
        return Record(headers, size=size)


def _another(held: bytes, start: int = 0) -> int:
    """Where another record begins on a line of its own; -1 where none does."""
    at = held.find(MARK, start)
    while at >= 0 and not (held[at - 1 : at] == b"\n" and _BEGIN.match(held, at)):
        at = held.find(MARK, at + 1)
    return at


class Members:
    """What a WARC file in gzip unpacks to, member after member; a damaged one costs itself. `damaged` counts them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._fresh = True
        self.damaged = 0

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        while True:
            if not self._packed and not (part := self._stream.read(_CHUNK)):
                if not self._fresh:
                    self.damaged, self._fresh = self.damaged + 1, True
                return b""
            self._packed = self._packed or part
            try:
                out = self._unpacker.decompress(self._packed, size)
            except zlib.error:
                self.damaged += 1
                self._to_next_member()
                return b"\r\n\r\n"  # so that what follows is seen to begin
            self._fresh = False
            self._packed = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self._packed = self._unpacker.unused_data.lstrip(b"\x00")
                self._unpacker, self._fresh = zlib.decompressobj(zlib.MAX_WBITS | 16), True
            if out:
                return out

    def _to_next_member(self) -> None:
        packed = self._packed[1:]
        while (at := packed.find(_MAGIC)) < 0:
            part = self._stream.read(_CHUNK)
            if not part:
                packed, at = b"", 0
                break
            packed = packed[-2:] + part
        self._packed = packed[at:]
        self._unpacker, self._fresh = zlib.decompressobj(zlib.MAX_WBITS | 16), True


def unpacked_members(stream: BinaryIO) -> tuple[BufferedReader, Members]:
    """The unpacked stream of a WARC in gzip, and what counts its damage."""
    members = Members(stream)
    return filled(members.read, _CHUNK), members


def dechunked(block: bytes) -> bytes:
    """A body that was sent in chunks, put together; as it is where it was put together already.

    Raises Unreadable where the chunks end in the middle.
    """
    parts, at = list[bytes](), 0
    while True:
        line = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n").match(block, at)
        if not line:
            if not parts:
                return block
            raise Unreadable("cut off between its chunks")
        size = int(line[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(block[line.end() : line.end() + size])
        at = line.end() + size + 2
