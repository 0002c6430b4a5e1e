"""JSON Lines: one document a line, an object with a text and, where known, id, url, outlet, published and more."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from habeas.dates import When
from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import plain
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.stamps import written

Json = dict[str, Any]
_FIELDS = ("id", "url", "outlet", "author", "published", "captured", "lang", "title", "text")


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one record, where it stands (a line's number, or the record's in a list), and what was wrong."""

    place: int
    content: bytes
    wrong: str | None = None


class NotRecords(Unreadable):
    """What looked like records at first sight and holds none."""


def records_in(stream: BinaryIO, limits: Limits, *, lines: bool) -> Iterator[Record]:
    """The records of a JSON Lines stream, or of a JSON file with one record or a list of them, in order.

    Reads a line at a time, so that a file may be larger than the limit on files. `lines` says that it is JSON Lines
    whatever its first line looks like. Raises NotRecords where it is neither.
    """
    start = len(BOM_UTF8) if stream.read(len(BOM_UTF8)) == BOM_UTF8 else 0  # the mark is the file's, not a record's
    stream.seek(start)
    lines = lines or _is_object(stream.readline(limits.record_bytes))
    stream.seek(start)
    return _lines(stream, limits) if lines else _whole(stream.read(limits.file_bytes + 1), limits)


def draft_of(record: Record) -> tuple[Draft, str | None, datetime | None]:
    """The draft of one record, its own id, and when it was captured. Raises Unreadable for what is no document."""
    form = _form(record)
    text, notes = plain(form["text"])
    published, wrong_day = _published(form.get("published"))
    captured, wrong_time = _captured(form.get("captured"))
    draft = Draft(
        text,
        "record",
        title=_found(form, "title"),
        outlet=_found(form, "outlet"),
        author=_found(form, "author"),
        url=_found(form, "url"),
        published=published,
        said_language=form.get("lang"),
        notes=(*notes, *wrong_day, *wrong_time),
    )
    return draft, form.get("id"), captured


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[Record]:
    number = 0
    while line := stream.readline(limits.record_bytes + 1):
        number += 1
        if len(line) > limits.record_bytes:
            _skip_line(stream, line)
            yield Record(number, b"", f"a line of over {limits.record_bytes:,} bytes, more than is read")
        elif line.strip():
            yield Record(number, line.rstrip(b"\r\n"))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1_000_000)


def _whole(content: bytes, limits: Limits) -> Iterator[Record]:
    """The records of a file that is one JSON value. Raises NotRecords where it is not one."""
    if len(content) > limits.file_bytes:
        raise NotRecords(f"more than {limits.file_bytes:,} bytes of JSON that is not in lines, a record a line")
    try:
        text = content.decode().strip()
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as e:
        raise NotRecords(f"not JSON ({e})") from e
    if end != len(text):
        raise NotRecords(f"not JSON (something follows its end, at character {end})")
    return _elements(text) if isinstance(value, list) else iter((Record(1, content),))


def _elements(text: str) -> Iterator[Record]:
    """Each element of a JSON list with its own bytes."""
    decoder, at, number = json.JSONDecoder(), text.index("[") + 1, 0
    while True:
        while text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        _, end = decoder.raw_decode(text, at)
        number += 1
        yield Record(number, text[at:end].encode())
        at = end


def _form(record: Record) -> Json:
    if record.wrong:
        raise Unreadable(record.wrong)
    try:
        form = json.loads(record.content.decode())
    except UnicodeDecodeError as e:
        raise Unreadable(f"not UTF-8, as JSON must be (byte {e.start} of the record)") from e
    except (ValueError, RecursionError) as e:
        raise Unreadable(f"not JSON ({e})") from e
    if not isinstance(form, dict):
        raise Unreadable('not a record: expected an object such as {"id": ..., "text": ...}')
    if isinstance(form.get("id"), int):
        form["id"] = str(form["id"])
    for name in _FIELDS:
        if form.get(name) is not None and not isinstance(form[name], str):
            raise Unreadable(f"its {name!r} is not a text but {json.dumps(form[name])[:40]}")
    if not (form.get("text") or "").strip():
        raise Unreadable("a record without a text")
    return form


def _found(form: Json, name: str) -> Found[str] | None:
    value = plain(form.get(name) or "")[0].strip()
    return Found(value, "record") if value else None


def _published(said: str | None) -> tuple[Found[When] | None, tuple[str, ...]]:
    if not said:
        return None, ()
    when = written(said)
    return (Found(when, "record"), ()) if when else (None, (f"its day of publication cannot be read: {said[:40]!r}",))


def _captured(said: str | None) -> tuple[datetime | None, tuple[str, ...]]:
    if not said:
        return None, ()
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return None, (f"its time of capture cannot be read: {said[:40]!r}; the time of reading stands for it",)
    return when if when.tzinfo else when.replace(tzinfo=UTC), ()
