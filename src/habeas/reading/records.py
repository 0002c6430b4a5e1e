"""JSON: documents as objects with a text and, where known, id, url, outlet, published and more; chats; feeds."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from habeas.dates import When
from habeas.reading.chats import telegram
from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import plain
from habeas.reading.feeds.listing import is_json_feed, listing_in
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.stamps import written

Json = dict[str, Any]
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_NO_TEXT = "an entry without a text"
_FIELDS = ("id", "url", "outlet", "author", "published", "captured", "lang", "title", "text")


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one record, where it stands (a line's number, or the record's in a list), and what was wrong.

    `chat` is what is said of the chat that a message stands in; `draft` is the record's where it is made already.
    """

    place: int
    content: bytes
    wrong: str | None = None
    chat: Json | None = None
    draft: Draft | None = None


class NotRecords(Unreadable):
    """What looked like records at first sight and holds none; `content` is what was read of it."""

    def __init__(self, reason: str, content: bytes) -> None:
        super().__init__(reason)
        self.content = content


def records_in(stream: BinaryIO, limits: Limits, *, lines: bool) -> Iterator[Record]:
    """The records of a JSON Lines stream, or of a JSON file with one record or a list of them, in order.

    Reads a line at a time, so that a file may be larger than the limit on files. `lines` says that it is JSON Lines
    whatever its first line looks like. Raises NotRecords where it is neither.
    """
    first = stream.readline(limits.record_bytes + 1)
    unmarked = first.removeprefix(BOM_UTF8)  # the mark is the file's, not a record's
    if lines or _is_record(unmarked):
        return _lines(unmarked, stream, limits)
    return _whole(first, stream, limits)


def draft_of(record: Record) -> tuple[Draft, str | None, datetime | None]:
    """The draft of one record, its own id, and when it was captured. Raises Unreadable for what is no document."""
    if record.draft:
        return record.draft, None, None
    if record.chat is not None:
        return (*telegram.draft_of(json.loads(record.content), record.chat), None)
    return made(_form(record))


def made(form: Mapping[str, Any]) -> tuple[Draft, str | None, datetime | None]:
    """The draft of a record's form, its own id, and when it was captured. Raises Unreadable where it has no text."""
    if not (form.get("text") or "").strip():
        raise Unreadable("a record without a text")
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


def _is_record(line: bytes) -> bool:
    """Whether a line is a record by itself, and not the one line of a feed or an export."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and not is_json_feed(value) and not telegram.is_export(value)


def _lines(line: bytes, stream: BinaryIO, limits: Limits) -> Iterator[Record]:
    number = 0
    while line:
        number += 1
        if len(line) > limits.record_bytes:
            _skip_line(stream, line)
            yield Record(number, b"", f"a line of over {limits.record_bytes:,} bytes, more than is read")
        elif line.strip():
            yield Record(number, line.rstrip(b"\r\n"))
        line = stream.readline(limits.record_bytes + 1)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1_000_000)


def _whole(first: bytes, stream: BinaryIO, limits: Limits) -> Iterator[Record]:
    """The records of a file that is one JSON value. Raises NotRecords where it is not one."""
    content = first + stream.read(limits.json_bytes + 1 - len(first))
    if len(content) > limits.json_bytes:
        raise NotRecords(f"more than {limits.json_bytes:,} bytes of JSON that is not in lines, a record a line", b"")
    try:
        text = content.removeprefix(BOM_UTF8).decode().strip()
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as e:
        raise NotRecords(_not_json(e), content) from e
    if end != len(text):
        raise NotRecords(f"not JSON (something follows its end, at character {end})", content)
    if is_json_feed(value):
        links = enumerate(listing_in(content).links, 1)
        return (Record(n, link.content, None if link.draft else _NO_TEXT, draft=link.draft) for n, link in links)
    if telegram.is_export(value):
        return _messages(value, text)
    return _elements(text) if isinstance(value, list) else iter((Record(1, content),))


def _not_json(error: Exception) -> str:
    return f"not JSON ({'nested without end' if isinstance(error, RecursionError) else error})"


def _messages(export: Json, text: str) -> Iterator[Record]:
    """The messages of each chat with their own bytes; those without words, such as pictures, are counted."""
    starts = [match.end() - 1 for match in _MESSAGES.finditer(text)]
    chats, number, silent = list(telegram.chats(export)), 0, 0
    for position, chat in enumerate(chats):
        told = telegram.told_of(chat)
        known = _elements(text[starts[position] :]) if len(starts) == len(chats) else iter(())
        for message in chat["messages"]:
            number += 1
            own = next(known, None)
            if not isinstance(message, dict) or not telegram.has_words(message):
                silent += 1
                continue
            yield Record(number, own.content if own else json.dumps(message, ensure_ascii=False).encode(), chat=told)
    if silent:
        yield Record(number, b"", f"{silent} of its messages: without words (pictures, files, who joined)")


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
        raise Unreadable(_not_json(e)) from e
    if not isinstance(form, dict):
        raise Unreadable('not a record: expected an object such as {"id": ..., "text": ...}')
    if isinstance(form.get("id"), int):
        form["id"] = str(form["id"])
    for name in _FIELDS:
        if form.get(name) is not None and not isinstance(form[name], str):
            raise Unreadable(f"its {name!r} is not a text but {json.dumps(form[name])[:40]}")
    return form


def _found(form: Mapping[str, Any], name: str) -> Found[str] | None:
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
