"""Web archives: the answers that a WARC file holds, each as it was received, and how many were left and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, BinaryIO

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from habeas.model import Exchange
from habeas.reading.archives.streams import Budget, Forward
from habeas.reading.limits import Limits, Unreadable

_PANIC = "PanicException"  # how a fault in the library, which is written in Rust, comes up: not as an Exception
_PICTURES = ("image/", "audio/", "video/", "font/")
_CODE = ("text/css", "javascript", "ecmascript", "application/wasm")
_CONTENT = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
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


def captures(stream: BinaryIO, limits: Limits, budget: Budget) -> Iterator[Captured | Unreadable]:
    """The pages of a WARC file, packed or not; what is left out of it comes as reasons, one for each kind, at the end.

    A record that is broken or too large costs itself alone. Never more than one record is in memory.
    """
    left, none = Counter[str](), True
    source = stream if stream.seekable() else Forward(stream)
    records = ArchiveIterator(source, parse_http=False, strict_mode=False, quirks_mode=True)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            found = _captured(record, limits, budget, left)
        except Unreadable as e:
            yield e
            break
        except BaseException as e:  # whatever the library says of a broken archive: it cannot go on from there
            if not isinstance(e, Exception) and type(e).__name__ != _PANIC:
                raise
            yield Unreadable(f"a broken web archive: it was read up to where it makes no sense ({str(e)[:100]})")
            break
        none = False
        if found:
            yield found
    if none:
        yield Unreadable("a web archive without a record that can be read")
    for reason, number in sorted(left.items()):
        yield Unreadable(f"{number} of its records: {reason}")


def _captured(record: WarcRecord, limits: Limits, budget: Budget, left: Counter[str]) -> Captured | None:
    """The page in a record; None, counting why, where there is none."""
    if not record.record_type & _CONTENT:
        return None
    budget.spend(record.content_length)
    if reason := _unread(record, limits):
        left[reason] += 1
        return None
    try:
        exchange = _exchange(record)
        content = record.reader.read(limits.file_bytes + 1)
    except Exception as e:
        left[f"broken ({str(e)[:60]})"] += 1
        return None
    media = _media(exchange)
    if reason := _unwanted(exchange.status, media, content):
        left[reason] += 1
        return None
    return Captured(exchange, _when(record), content, _SUFFIXES.get(media, ""))


def _unread(record: WarcRecord, limits: Limits) -> str | None:
    if record.record_type & WarcRecordType.revisit:
        return "a page that had not changed since an earlier capture"
    if record.content_length > limits.file_bytes:
        return f"larger than the {limits.file_bytes:,} bytes that are read of one"
    if not record.headers.get("WARC-Target-URI"):
        return "without the address that it came from"
    return None


def _exchange(record: WarcRecord) -> Exchange:
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    number = record.headers.get("WARC-IP-Address")
    if not record.is_http:
        media = record.headers.get("Content-Type") or ""
        return Exchange(uri, 200, (("Content-Type", media),), address=number)
    record.parse_http(auto_decode="transfer", strict_mode=False)
    named = tuple((str(k), str(v)) for k, v in record.http_headers.items())
    return Exchange(uri, record.http_headers.status_code or 0, named, address=number)


def _media(exchange: Exchange) -> str:
    said = next((v for k, v in exchange.headers if k.casefold() == "content-type"), "")
    return said.partition(";")[0].strip().casefold()


def _unwanted(status: int, media: str, content: bytes) -> str | None:
    if status not in (200, 203):
        return f"the server had answered {status}" if status else "an answer without a status"
    if media.startswith(_PICTURES):
        return "pictures, sound or video"
    if any(kind in media for kind in _CODE):
        return "style or program code"
    return None if content else "empty"


def _when(record: WarcRecord) -> datetime | None:
    try:
        when: Any = record.record_date
    except (ValueError, TypeError):
        return None
    if not isinstance(when, datetime):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
