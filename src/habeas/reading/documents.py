"""Items to documents: each format's draft, completed with identity, language and what was set aside."""

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BufferedReader, BytesIO, UnsupportedOperation
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

from habeas.dates import When
from habeas.model import Document, Reading, SetAside
from habeas.reading import markdown, records, text, texts
from habeas.reading.archives import members, warc
from habeas.reading.archives.streams import Bomb, Budget, ahead, begins_as, unpacked
from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import decode
from habeas.reading.kinds import HEAD, LINES, Kind, kind_of
from habeas.reading.language import language_of
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.mail import messages
from habeas.reading.sources import Item, printable

T = TypeVar("T")
Gate = Callable[[str, bytes], str | None]
"""Asked of each web page, by its location and its bytes, before it is taken apart: why to leave it, None to read it."""
_SLACK = timedelta(days=1)  # somewhere it is tomorrow already
_OLDEST = 1900  # the year before which no day of publication is believed
_NO_DAYS = (date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1), date(1980, 1, 1))
"""The days from which machines count, and which they write where they know of none."""
_PACKED = {Kind.GZIP: "gzip", Kind.ZSTD: "zstd"}
_PACKED_NAMES = (".gz", ".zst", ".tgz", ".gzip")


@dataclass(frozen=True, slots=True)
class _At:
    """Where in an item we are: `inside` is the thing read now, `depth` how many archives it lies in.

    `sent` are the bytes as a server sent them, where those were packed for the way.
    """

    inside: Item
    received: datetime
    limits: Limits
    budget: Budget
    gate: Gate | None = None
    depth: int = 0
    sent: bytes | None = None

    @property
    def location(self) -> str:
        return self.inside.location


def read(
    item: Item,
    received: datetime,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
    gate: Gate | None = None,
) -> Iterator[Reading]:
    """The documents of one item, each with its bytes as received; what cannot be read, with the reason. Never raises.

    A document's id follows from its bytes alone, so the same bytes are the same document wherever they lie.
    `received` is when they were received; what carries its own time of capture keeps that. An archive of any size is
    read forward, a document at a time. A web page that the `gate` gives a reason against is set aside with it, before
    the costly search for its text.
    """
    at = _At(item, item.received or received, limits, Budget(item.size, limits), gate)
    try:
        with item.open() as stream:
            yield from _read(stream, at)
    except Unreadable as e:
        yield _nothing(item.location, str(e))
    except OSError as e:
        yield _nothing(item.location, f"the system cannot read it ({e.strerror or e})")
    except Exception as e:  # one file that finds a fault of ours must not cost the others
        yield _nothing(item.location, _fault(e))


def _fault(error: Exception) -> str:
    """Where habeas failed, without what the file says."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"a fault of habeas ({type(error).__name__} at {Path(last.filename).name}:{last.lineno})"


def _read(stream: BinaryIO, at: _At) -> Iterator[Reading]:
    if at.sent is None and (packed_as := _packed_for_the_way(at.inside)):
        yield from _as_sent(stream, packed_as, at)
        return
    looked = ahead(stream, HEAD)
    head = looked.peek(HEAD)
    if not head:
        raise Unreadable("the file is empty")
    kind = kind_of(head, at.inside.suffix)
    match kind:
        case Kind.GZIP | Kind.ZSTD:
            yield from _unpacked(looked, kind, at)
        case Kind.WARC:
            yield from _web_archive(looked, at)
        case Kind.ZIP:
            yield from _zip(_again(stream, looked), at)
        case Kind.TAR:
            yield from _each(members.tarred(looked, at.limits), at)
        case Kind.MAILBOX:
            yield from _mailbox(looked, at)
        case Kind.MAIL:
            yield from _mail(_all(looked, at), at)
        case Kind.FEED:
            yield from _feed(_all(looked, at), at)
        case Kind.TABLE:
            yield from _table(_all(looked, at), at)
        case Kind.JSON:
            yield from _json(looked, at)
        case _:
            yield _whole(_all(looked, at), kind, at)


def _again(stream: BinaryIO, looked: BufferedReader) -> BinaryIO:
    """The stream from its start, as libraries like it; where it runs forward only, the one that was looked at."""
    try:
        stream.seek(0)
    except (OSError, UnsupportedOperation):
        return looked
    return stream


def _all(stream: BinaryIO, at: _At) -> bytes:
    """All bytes of a stream. Raises Unreadable where they are more than is read of one file."""
    most = at.limits.file_bytes
    if at.inside.size > most:
        raise Unreadable(f"{at.inside.size:,} bytes; up to {most:,} are read")
    return _up_to(most, stream.read(most + 1), "it unpacks to more" if at.depth else "more")


def _up_to(most: int, content: bytes, more: str) -> bytes:
    if len(content) > most:
        raise Unreadable(f"{more} than {most:,} bytes, which is what is read of one file")
    return content


# ---------------------------------------------------------------- what holds others


def _packed_for_the_way(item: Item) -> str | None:
    """How a server had packed what it sent, by its own word."""
    headers = item.exchange.headers if item.exchange else ()
    said = next((v for k, v in headers if k.casefold() == "content-encoding"), "").strip().casefold()
    return said if said not in ("", "identity", "none", "utf-8") else None


def _as_sent(stream: BinaryIO, packed_as: str, at: _At) -> Iterator[Reading]:
    """Kept as it was sent, read as what it unpacks to; some archives keep it unpacked and leave the header."""
    sent = _all(stream, at)
    at = replace(at, sent=sent)
    try:
        most = at.limits.file_bytes
        plain = _up_to(most, unpacked(BytesIO(sent), packed_as, at.budget, HEAD).read(most + 1), "it unpacks to more")
    except Bomb:
        raise
    except Unreadable:
        if kind_of(sent[:HEAD], at.inside.suffix) not in (Kind.HTML, Kind.JSON, Kind.FEED):
            raise
        plain = sent
    yield from _read(BytesIO(plain), replace(at, inside=replace(at.inside, size=len(plain))))


def _unpacked(looked: BufferedReader, kind: Kind, at: _At) -> Iterator[Reading]:
    if kind is Kind.GZIP and begins_as(looked.peek(HEAD), b"WARC/"):
        yield from _web_archive(looked, at, packed=True)
        return
    inner = unpacked(looked, _PACKED[kind], at.budget, HEAD)
    yield from _read(inner, _deeper(at, replace(at.inside, name=_name_inside(at.inside), size=0)))


def _name_inside(item: Item) -> str:
    """What a packed file is called once it is unpacked."""
    name = PurePosixPath(item.name if item.name is not None else str(item.path or ""))
    return name.stem if name.suffix.lower() in _PACKED_NAMES else name.name


def _deeper(at: _At, inside: Item) -> _At:
    """One archive further in. Raises Unreadable where they lie in one another without end."""
    if at.depth >= at.limits.nested:
        raise Unreadable(f"an archive in an archive, more than {at.limits.nested} deep")
    return replace(at, inside=inside, depth=at.depth + 1, received=inside.received or at.received)


def _zip(stream: BinaryIO, at: _At) -> Iterator[Reading]:
    if not stream.seekable():
        stream = BytesIO(_all(stream, at))
    yield from _each(members.zipped(stream, at.limits, at.budget), at)


def _each(found: Iterator[members.Member], at: _At) -> Iterator[Reading]:
    """The files of an archive, each on its own: one that cannot be read does not cost the rest."""
    for member in found:
        name = printable(member.name)
        inside = Item(f"{at.location}!{name}", member.size, name=name)
        if member.stream is None:
            yield _nothing(inside.location, member.wrong or "it cannot be unpacked")
        elif not _is_hidden(name):
            yield from _one(member.stream, inside, at)


def _is_hidden(name: str) -> bool:
    """Whether a file in an archive is the system's own; a step such as .. in its name does not hide it."""
    parts = (part for part in PurePosixPath(name).parts if part not in (".", ".."))
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _one(stream: BinaryIO, inside: Item, at: _At) -> Iterator[Reading]:
    try:
        yield from _read(stream, _deeper(at, inside))
    except Bomb:
        raise
    except Unreadable as e:
        yield _nothing(inside.location, str(e))
    except Exception as e:
        yield _nothing(inside.location, _fault(e))


def _web_archive(stream: BinaryIO, at: _At, *, packed: bool = False) -> Iterator[Reading]:
    for found in warc.captures(stream, at.limits, at.budget, packed=packed):
        if isinstance(found, Unreadable):
            yield _nothing(at.location, str(found))
            continue
        url = printable(found.exchange.url)
        inside = Item(
            f"{at.location}!{url}",
            len(found.content),
            content=found.content,
            name="page" + (found.suffix or PurePosixPath(urlsplit(url).path).suffix),
            exchange=found.exchange,
            received=found.received,
        )
        yield from _one(BytesIO(found.content), inside, replace(at, sent=None))


def _mailbox(stream: BinaryIO, at: _At) -> Iterator[Reading]:
    none = True
    for number, content in messages.messages(stream, at.limits):
        none = False
        inside = Item(f"{at.location}:{number}", len(content or b""), name="message.eml")
        if content is None:
            yield _nothing(inside.location, f"a message of over {at.limits.record_bytes:,} bytes, more than is read")
        else:
            yield from _one(BytesIO(content), inside, at)
    if none:
        yield _nothing(at.location, "there is no message in it")


def _mail(content: bytes, at: _At) -> Iterator[Reading]:
    message = messages.message_in(content, at.limits)
    if message.page is not None:
        draft = _bounded(_draft(message.page, Kind.HTML, at), at.limits)
        if message.address and not draft.url:
            draft = replace(draft, url=Found(message.address, "saved page"))
        yield _reading(draft, content, at)
    if message.draft:
        yield _reading(_bounded(message.draft, at.limits), content, at, message.key)
    for attached in message.attached:
        name = printable(attached.name)
        inside = Item(f"{at.location}!{name}", len(attached.content), name=name)
        yield from _one(BytesIO(attached.content), inside, at)


# ---------------------------------------------------------------- lists of texts


def _json(stream: BufferedReader, at: _At) -> Iterator[Reading]:
    lines = at.inside.suffix in LINES
    if at.inside.size > at.limits.json_bytes and at.inside.suffix == ".json" and not lines:
        lines = b"\n" in stream.peek(HEAD)  # a list of lines under another name, or it will say so
    try:
        found = records.records_in(stream, at.limits, lines=lines)
    except records.NotRecords as e:
        if at.inside.suffix == ".json" or not e.content:
            raise
        yield _whole(_all(BytesIO(e.content), at), Kind.TEXT, at)  # prose may begin with a brace
    else:
        yield from _records(found, at)


def _records(found: Iterator[records.Record], at: _At) -> Iterator[Reading]:
    none = True
    for record in found:
        none = False
        here = replace(at, inside=replace(at.inside, location=f"{at.location}:{record.place}"), sent=None)
        try:
            draft, key, captured = records.draft_of(record)
            here = replace(here, received=captured or at.received)
            yield _reading(_bounded(draft, at.limits), record.content, here, key)
        except Unreadable as e:
            yield _nothing(here.location, str(e))
    if none:
        yield _nothing(at.location, "there is no record in it")


def _table(content: bytes, at: _At) -> Iterator[Reading]:
    for row in texts.reports(content):
        here = replace(at, inside=replace(at.inside, location=f"{at.location}:{row.line}"), sent=None)
        try:
            if row.wrong:
                raise Unreadable(row.wrong)
            draft, key, captured = records.made(row.form)
            here = replace(here, received=captured or at.received)
            yield _reading(_bounded(draft, at.limits), row.content, here, key)
        except Unreadable as e:
            yield _nothing(here.location, str(e))


def _feed(content: bytes, at: _At) -> Iterator[Reading]:
    """What a feed itself tells of the reports that it lists; the reports are read where fetching is on."""
    from habeas.reading.feeds import listing_in

    listing = listing_in(content, at.inside.exchange.url if at.inside.exchange else None)
    told = [link for link in listing.links if link.draft]
    if not told:
        links = len(listing.links) + len(listing.maps)
        raise Unreadable(f"a {listing.kind} that lists {links} addresses and holds no text: with --fetch they are read")
    for number, link in enumerate(listing.links, 1):
        here = replace(at, inside=replace(at.inside, location=f"{at.location}:{number}", exchange=None), sent=None)
        if link.draft:
            yield _reading(_bounded(link.draft, at.limits), link.content, here)
        else:
            yield _nothing(here.location, "an entry without a text")
    for note in listing.notes:
        yield _nothing(at.location, note)


# ---------------------------------------------------------------- single documents


def _whole(content: bytes, kind: Kind, at: _At) -> Reading:
    if kind is Kind.HTML and at.gate is not None and (reason := at.gate(at.location, content)):
        return _nothing(at.location, reason)
    draft = _bounded(_draft(content, kind, at), at.limits)
    return _reading(draft, content if at.sent is None else at.sent, at)


def _draft(content: bytes, kind: Kind, at: _At) -> Draft:
    if kind is Kind.PDF:
        from habeas.reading import pdf

        return pdf.draft_of(content, at.limits)
    decoded = decode(content, page=kind is Kind.HTML, declared=_charset(at.inside))
    method = f"{decoded.encoding} ({decoded.method})"
    if kind is Kind.HTML:
        from habeas.reading import page  # half a second of imports that a command without web pages need not wait for

        return page.draft_of(decoded.text, method, decoded.notes, at.limits)
    if kind is Kind.MARKDOWN:
        return markdown.draft_of(decoded.text, method, decoded.notes)
    return text.draft_of(decoded.text, method, decoded.notes)


def _charset(item: Item) -> str | None:
    """The encoding that a server declared."""
    headers = item.exchange.headers if item.exchange else ()
    said = next((v for k, v in headers if k.casefold() == "content-type"), "")
    parts = (part.strip().partition("=") for part in said.split(";")[1:])
    return next((value.strip("\"' ") for name, _, value in parts if name.strip().casefold() == "charset"), None)


def _bounded(draft: Draft, limits: Limits) -> Draft:
    if not draft.text.strip():
        raise Unreadable("there is no text in it")
    if len(draft.text) > limits.characters:
        raise Unreadable(f"a text of {len(draft.text):,} characters; up to {limits.characters:,} are read")
    return draft


def _reading(draft: Draft, content: bytes, at: _At, key: str | None = None) -> Reading:
    draft = _believable(_addressed(draft, at.inside), at.received)
    language, by = language_of(draft.text, draft.said_language)
    sha = sha256(content).hexdigest()
    document = Document(
        id="d" + sha[:16],
        sha256=sha,
        text=draft.text,
        location=at.location,
        received=at.received,
        key=key,
        url=_value(draft.url),
        title=_value(draft.title),
        outlet=_value(draft.outlet),
        author=_value(draft.author),
        published=_value(draft.published),
        language=language,
        methods=_methods(draft, by),
        exchange=at.inside.exchange,
    )
    return Reading(document, content, tuple(SetAside("reading", at.location, note) for note in draft.notes))


def _addressed(draft: Draft, item: Item) -> Draft:
    """With the address that was asked, unless the page names a better one of the same site: another's may be a lie.

    And with the outlet that the user names, where it names none itself.
    """
    if item.outlet and draft.outlet is None:
        draft = replace(draft, outlet=Found(item.outlet, "as the user calls it"))
    if item.exchange is None or not item.exchange.url.startswith(("http://", "https://")):
        return draft
    asked = Found(item.exchange.url, "address asked")
    if draft.url is None:
        return replace(draft, url=asked)
    if _site(draft.url.value) == _site(asked.value):
        return draft
    note = f"it says that its address is on another site ({draft.url.method}): the address asked stands for it"
    return replace(draft, url=asked, notes=(*draft.notes, note))


def _site(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return ""


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
    """Without a day of publication that lies after the day we received the text, or stands for none."""
    if draft.published is None or not (wrong := _unbelievable(draft.published.value, received)):
        return draft
    day, method = draft.published.value.first, draft.published.method
    note = f"its day of publication is said to be {day} ({method}), {wrong}: left unknown"
    return replace(draft, published=None, notes=(*draft.notes, note))


def _unbelievable(published: When, received: datetime) -> str | None:
    first, last = published.first, published.last
    if first is None:
        return None
    if first > received.date() + _SLACK:
        return "after we received it"
    if first.year < _OLDEST or (first == last and first in _NO_DAYS):
        return "which machines write that know none"
    return None


def _nothing(location: str, reason: str) -> Reading:
    return Reading(None, set_aside=(SetAside("reading", location, reason),))
