"""Items to documents: each format's draft, completed with identity, language and what was set aside."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import BinaryIO, TypeVar

from habeas.model import Document, Reading, SetAside
from habeas.reading import markdown, pdf, records, text
from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import decode
from habeas.reading.kinds import HEAD, LINES, Kind, kind_of
from habeas.reading.language import language_of
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.sources import Item

T = TypeVar("T")
Gate = Callable[[str, bytes], str | None]
"""Asked of each web page, by its location and its bytes, before it is taken apart: why to leave it, None to read it."""
_SLACK = timedelta(days=1)  # somewhere it is tomorrow already


def read(
    item: Item,
    received: datetime,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
    gate: Gate | None = None,
) -> Iterator[Reading]:
    """The documents of one item, each with its bytes as received; what cannot be read, with the reason. Never raises.

    A web page that the `gate` gives a reason against is set aside with it, before the costly search for its text.

    A document's id follows from its bytes alone, so the same bytes are the same document wherever they lie.
    `received` is when they were received; a record that carries its own time of capture keeps that.
    """
    try:
        with item.open() as stream:
            yield from _read(stream, item, received, limits, gate)
    except Unreadable as e:
        yield _nothing(item.location, str(e))
    except OSError as e:
        yield _nothing(item.location, f"the system cannot read it ({e.strerror or e})")


def _read(stream: BinaryIO, item: Item, received: datetime, limits: Limits, gate: Gate | None) -> Iterator[Reading]:
    head = stream.read(HEAD)
    if not head:
        raise Unreadable("the file is empty")
    kind = kind_of(head, item.suffix)
    stream.seek(0)
    if kind is Kind.JSON:
        try:
            found = records.records_in(stream, limits, lines=item.suffix in LINES)
        except records.NotRecords:
            if item.suffix == ".json":
                raise
            kind = Kind.TEXT  # prose may begin with a brace
            stream.seek(0)
        else:
            yield from _records(found, item, received, limits)
            return
    if item.size > limits.file_bytes:
        raise Unreadable(f"{item.size:,} bytes; up to {limits.file_bytes:,} are read")
    yield _whole(stream.read(limits.file_bytes + 1), kind, item, received, limits, gate)


def _whole(content: bytes, kind: Kind, item: Item, received: datetime, limits: Limits, gate: Gate | None) -> Reading:
    if kind is Kind.HTML and gate is not None and (reason := gate(item.location, content)):
        return _nothing(item.location, reason)
    draft = _bounded(_draft(content, kind, limits), limits)
    return _reading(draft, content, item.location, received)


def _draft(content: bytes, kind: Kind, limits: Limits) -> Draft:
    if kind is Kind.PDF:
        return pdf.draft_of(content, limits)
    decoded = decode(content, page=kind is Kind.HTML)
    method = f"{decoded.encoding} ({decoded.method})"
    if kind is Kind.HTML:
        from habeas.reading import page  # half a second of imports that a command without web pages need not wait for

        return page.draft_of(decoded.text, method, decoded.notes, limits)
    if kind is Kind.MARKDOWN:
        return markdown.draft_of(decoded.text, method, decoded.notes)
    return text.draft_of(decoded.text, method, decoded.notes)


def _records(found: Iterator[records.Record], item: Item, received: datetime, limits: Limits) -> Iterator[Reading]:
    none = True
    for record in found:
        none = False
        location = f"{item.location}:{record.place}"
        try:
            draft, key, captured = records.draft_of(record)
            yield _reading(_bounded(draft, limits), record.content, location, captured or received, key)
        except Unreadable as e:
            yield _nothing(location, str(e))
    if none:
        yield _nothing(item.location, "there is no record in it")


def _bounded(draft: Draft, limits: Limits) -> Draft:
    if not draft.text.strip():
        raise Unreadable("there is no text in it")
    if len(draft.text) > limits.characters:
        raise Unreadable(f"a text of {len(draft.text):,} characters; up to {limits.characters:,} are read")
    return draft


def _reading(draft: Draft, content: bytes, location: str, received: datetime, key: str | None = None) -> Reading:
    draft = _believable(draft, received)
    language, by = language_of(draft.text, draft.said_language)
    sha = sha256(content).hexdigest()
    document = Document(
        id="d" + sha[:16],
        sha256=sha,
        text=draft.text,
        location=location,
        received=received,
        key=key,
        url=_value(draft.url),
        title=_value(draft.title),
        outlet=_value(draft.outlet),
        author=_value(draft.author),
        published=_value(draft.published),
        language=language,
        methods=_methods(draft, by),
    )
    return Reading(document, content, tuple(SetAside("reading", location, note) for note in draft.notes))


def _value(found: Found[T] | None) -> T | None:
    return found.value if found else None


def _methods(draft: Draft, language_by: str | None) -> tuple[tuple[str, str], ...]:
    """How each piece was found, in the order of the document's fields."""
    found = (("url", draft.url), ("title", draft.title), ("outlet", draft.outlet), ("author", draft.author))
    pairs = [("text", draft.method), *((name, f.method) for name, f in found if f)]
    pairs += [("published", draft.published.method)] if draft.published else []
    pairs += [("language", language_by)] if language_by else []
    return tuple(pairs)


def _believable(draft: Draft, received: datetime) -> Draft:
    """Without a day of publication that lies after the day we received the text: one of them is wrong."""
    day = draft.published.value.first if draft.published else None
    if day is None or draft.published is None or day <= received.date() + _SLACK:
        return draft
    note = f"its day of publication is said to be {day} ({draft.published.method}), after we received it: left unknown"
    return replace(draft, published=None, notes=(*draft.notes, note))


def _nothing(location: str, reason: str) -> Reading:
    return Reading(None, set_aside=(SetAside("reading", location, reason),))
