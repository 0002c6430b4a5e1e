"""Streams read forward only: looked at before they are read, unpacked within bounds."""

import gzip
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import IO, Any, BinaryIO, cast
from zipfile import BadZipFile

import brotli
import zstandard

from habeas.reading.limits import Limits, Unreadable

WINDOW = 128 * 1024 * 1024
"""Bytes that unpacking zstandard may hold in memory; what zstd itself makes needs at most as much."""
_ZSTD, _DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
DAMAGE = (EOFError, OSError, BadZipFile, zlib.error, zstandard.ZstdError, brotli.error)
"""What the unpackers raise for damaged data."""


class Bomb(Unreadable):
    """What unpacks to so much that it can only be meant to do harm; nothing more of it is read."""


class Budget:
    """How much one item may unpack to, everything inside it together: what grows beyond is a bomb, not a report."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._most = max(limits.unpacked_bytes, limits.expansion * size)
        self._spent = 0

    def spend(self, size: int) -> None:
        """Raises Bomb once more has been unpacked than such an item may hold."""
        self._spent += size
        if self._spent > self._most:
            raise Bomb(f"it unpacks to more than {self._most:,} bytes, as a bomb would; the rest of it is not read")


class _Filled(RawIOBase):
    """A raw stream whose every read is full until the end; damage comes up after what could be read before it."""

    def __init__(self, read: Callable[[int], bytes], budget: Budget | None = None) -> None:
        self._read = read
        self._budget = budget
        self._damage: Unreadable | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._damage:
            raise self._damage
        filled = 0
        try:
            while filled < len(buffer) and (part := self._read(len(buffer) - filled)):
                buffer[filled : filled + len(part)] = part
                filled += len(part)
                if self._budget:
                    self._budget.spend(len(part))
        except Unreadable as e:
            self._damage = e
        except DAMAGE as e:
            self._damage = Unreadable(f"it is damaged or cut off: what could be unpacked was read ({_said(e)})")
        if self._damage and not filled:
            raise self._damage
        return filled


def _said(error: Exception) -> str:
    return str(error)[:100] or type(error).__name__


def begins_as(head: bytes, mark: bytes) -> bool:
    """Whether what gzip data that begins so unpacks to begins with a mark."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(mark)) == mark
    except zlib.error:
        return False


def filled(read: Callable[[int], bytes], size: int) -> BufferedReader:
    """A stream of what a function reads, looked ahead by so many bytes."""
    return BufferedReader(_Filled(read), size)


def ahead(stream: BinaryIO, size: int) -> BufferedReader:
    """The stream, of which `peek()` shows so many bytes from the start, or all it has, before they are read."""
    return BufferedReader(_Filled(stream.read), size)


def unpacked_member(stream: IO[bytes], budget: Budget) -> BufferedReader:
    """A file in an archive that unpacks itself, within the budget."""
    return BufferedReader(_Filled(stream.read, budget), 65_536)


def unpacked(stream: BinaryIO, packed_as: str, budget: Budget, size: int) -> BufferedReader:
    """What a gzip, zstd, deflate or br stream unpacks to, read as it is asked for. Raises Unreadable for any other."""
    return BufferedReader(_Filled(_reader(stream, packed_as), budget), size)


def _reader(stream: BinaryIO, packed_as: str) -> Callable[[int], bytes]:
    if packed_as in ("gzip", "x-gzip"):
        return gzip.GzipFile(fileobj=stream).read
    if packed_as == "zstd":
        return _zstd(stream)
    if packed_as == "deflate":
        return _Deflate(stream).read
    if packed_as == "br":
        return _Brotli(stream).read
    raise Unreadable(f"packed in a way unknown to habeas: {packed_as}")


def _zstd(stream: BinaryIO) -> Callable[[int], bytes]:
    """Unpacks zstandard; a frame at the start that carries a dictionary, as in .warc.zst, is heeded."""
    head = stream.read(8)
    dictionary: zstandard.ZstdCompressionDict | None = None
    if head.startswith(_DICTIONARY) and len(head) == 8:
        content = stream.read(min(int.from_bytes(head[4:], "little"), WINDOW))
        if content.startswith(_ZSTD):
            content = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompress(content, max_output_size=WINDOW)
        dictionary, head = zstandard.ZstdCompressionDict(content), b""
    unpacker = zstandard.ZstdDecompressor(dictionary, max_window_size=WINDOW)
    return unpacker.stream_reader(cast(BinaryIO, _After(head, stream)), read_across_frames=True).read


class _After:
    """A stream behind bytes that were read off it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int) -> bytes:
        head, self._head = self._head[:size], self._head[size:]
        return head or self._stream.read(size)


class _Deflate:
    """zlib data, or raw deflate, which some servers send under the same name."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker: Any = None
        self._waiting = b""

    def read(self, size: int) -> bytes:
        while True:
            packed = self._waiting or self._stream.read(65_536)
            if self._unpacker is None:
                raw = len(packed) < 2 or (packed[0] & 0x0F) != 8 or (packed[0] * 256 + packed[1]) % 31 != 0
                self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
            if self._unpacker.eof:
                return b""
            out: bytes = self._unpacker.decompress(packed, size)
            self._waiting = self._unpacker.unconsumed_tail
            if out:
                return out
            if not packed and not self._unpacker.eof:
                raise EOFError("its end is missing")


class _Brotli:
    """Brotli data, a piece at a time; the library gives somewhat more than it is asked for, which waits here."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker = brotli.Decompressor()
        self._waiting = b""

    def read(self, size: int) -> bytes:
        while not self._waiting and not self._unpacker.is_finished():
            wants = self._unpacker.can_accept_more_data()
            packed = self._stream.read(65_536) if wants else b""
            self._waiting = self._unpacker.process(packed, output_buffer_limit=size)
            if wants and not packed and not self._waiting:
                raise EOFError("its end is missing")
        out, self._waiting = self._waiting[:size], self._waiting[size:]
        return out
