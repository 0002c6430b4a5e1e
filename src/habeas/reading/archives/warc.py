"""Web archives: the answers that a WARC file holds, each as it was received, and how many were left and why."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from habeas.model import Exchange
from habeas.reading.archives.framing import Frames, Record, dechunked, unpacked_members
from habeas.reading.archives.streams import Budget
from habeas.reading.limits import Limits, Unreadable

_PICTURES = ("image/", "audio/", "video/", "font/")
_CODE = ("text/css", "javascript", "ecmascript", "application/wasm")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/json": ".json", "text/csv": ".csv",
    "text/markdown": ".md", "application/pdf": ".pdf", "message/rfc822": ".eml", "text/plain": ".txt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Captured:
    """One answer out of an archive: its body as it was received, when, and the exchange that it came by."""

    exchange: Exchange
    received: datetime | None
    content: bytes = field(repr=False)
    suffix: str = ""


def captures(stream: BinaryIO, limits: Limits, budget: Budget, *, packed: bool) -> Iterator[Captured | Unreadable]:
    """The pages of a WARC file, `packed` in gzip or not; what is left out comes as reasons, one for each, at the end.

    A record that is broken or too large costs itself alone. Never more than one record is in memory.
    """
    left, none = Counter[str](), True
    plain, members = unpacked_members(stream) if packed else (stream, None)
    frames = Frames(plain, limits.file_bytes)
    for record in frames:
        none = False
        try:
            if found := _captured(record, limits, budget):
                yield found
        except _Left as e:
            left[str(e)] += 1
    if frames.lost:
        left["with a wrong length, or nonsense in between: read as far as they make sense"] = frames.lost
    if members and members.damaged:
        left["damaged or cut off: read as far as they could be unpacked"] = members.damaged
    if none and not left:
        yield Unreadable("a web archive without a record that can be read")
    for reason, number in sorted(left.items()):
        yield Unreadable(f"{number} of its records: {reason}")


class _Left(Exception):
    """Why a record is no page to read."""


def _captured(record: Record, limits: Limits, budget: Budget) -> Captured | None:
    """The page in a record; None where it is about others. Raises _Left where there is none, with the reason."""
    kind = record.headers.get("warc-type", "").casefold()
    if kind == "revisit":
        raise _Left("a page that had not changed since an earlier capture")
    if kind not in ("response", "resource"):
        return None
    if record.size > limits.file_bytes:
        raise _Left(f"larger than the {limits.file_bytes:,} bytes that are read of one")
    budget.spend(len(record.block))
    uri = record.headers.get("warc-target-uri", "").strip("<> ")
    if not uri:
        raise _Left("without the address that it came from")
    exchange, content = _answer(record, uri, kind)
    media = _header(exchange, "content-type").partition(";")[0].strip().casefold()
    if reason := _unwanted(exchange.status, media, content):
        raise _Left(reason)
    return Captured(exchange, _when(record.headers.get("warc-date", "")), content, _SUFFIXES.get(media, ""))


def _answer(record: Record, uri: str, kind: str) -> tuple[Exchange, bytes]:
    """What the server said and sent; of a resource what the archive says of it."""
    number, media = record.headers.get("warc-ip-address"), record.headers.get("content-type", "")
    if kind == "resource" or not uri.startswith(("http://", "https://")):
        return Exchange(uri, 200, (("Content-Type", media),), address=number), record.block
    status, end = _STATUS.match(record.block), _HEAD_END.search(record.block)
    if not status or not end:
        raise _Left("an answer without a status")
    lines = record.block[: end.start()].decode("latin-1").split("\n")[1:]
    named = tuple((k.strip(), v.strip()) for k, colon, v in (line.partition(":") for line in lines) if colon)
    exchange = Exchange(uri, int(status[1]), named, address=number)
    content = record.block[end.end() :]
    if "chunked" not in _header(exchange, "transfer-encoding").casefold():
        return exchange, content
    try:
        return exchange, dechunked(content)
    except Unreadable as e:
        raise _Left(str(e)) from e


def _header(exchange: Exchange, name: str) -> str:
    return next((v for k, v in exchange.headers if k.casefold() == name), "")


def _unwanted(status: int, media: str, content: bytes) -> str | None:
    if status not in (200, 203):
        return f"the server had answered {status}"
    if media.startswith(_PICTURES):
        return "pictures, sound or video"
    if any(kind in media for kind in _CODE):
        return "style or program code"
    return None if content else "empty"


def _when(said: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
