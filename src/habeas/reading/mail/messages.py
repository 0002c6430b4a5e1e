"""One message: its text, what its headers say, and what is attached to it."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from typing import BinaryIO

from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import decode, plain
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.markup import text_of
from habeas.reading.stamps import written

_SPACE = re.compile(r"\s+")
_SUFFIXES = {"text/html": ".html", "text/csv": ".csv", "application/json": ".json", "message/rfc822": ".eml"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a message carries."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken apart: its draft and Message-ID, or `page`, the HTML of a page saved as mail; and attachments."""

    draft: Draft | None
    key: str | None = None
    attached: tuple[Attached, ...] = ()
    page: bytes | None = None
    address: str | None = None


def message_in(content: bytes, limits: Limits) -> Message:
    """The message in these bytes. Raises Unreadable where there is neither text nor attachment."""
    try:
        parsed = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        return _taken_apart(parsed, limits)
    except Unreadable:
        raise
    except Exception as e:  # the library raises what it likes on headers that are broken in new ways
        raise Unreadable(f"a broken mail message ({type(e).__name__}: {str(e)[:80]})") from e


def _taken_apart(parsed: EmailMessage, limits: Limits) -> Message:
    if address := _saved_page(parsed):
        root = parsed.get_body(("html",)) if parsed.is_multipart() else parsed
        return Message(None, page=_bytes(root) if root else b"", address=address)
    attached = tuple(_attachments(parsed, limits))
    body = parsed.get_body(("plain", "html"))
    text, notes, method = _text(body) if body else ("", (), "mail")
    if not text.strip():
        if not attached:
            raise Unreadable("a message without text")
        return Message(None, attached=attached)
    when = written(_header(parsed, "date") or "")
    draft = Draft(
        text,
        method,
        title=_found(parsed, "subject"),
        outlet=_list_name(parsed),
        author=_found(parsed, "from"),
        url=_address(_header(parsed, "archived-at")),
        published=Found(when, "Date header") if when else None,
        said_language=_header(parsed, "content-language"),
        notes=notes,
    )
    return Message(draft, (_header(parsed, "message-id") or "").strip("<> ") or None, attached)


def _saved_page(parsed: EmailMessage) -> str | None:
    """The address of a page that a browser saved as mail."""
    said = _header(parsed, "snapshot-content-location")
    return said or (_header(parsed, "content-location") if not parsed["received"] and not parsed["to"] else None)


def _text(part: MIMEPart) -> tuple[str, tuple[str, ...], str]:
    """The words of a part, by the encoding it declares where that holds."""
    content = _bytes(part)
    if not content.strip():
        return "", (), "mail"
    charset = part.get_content_charset()
    try:
        text, notes = plain(content.decode(charset or "utf-8"))
        method = f"mail, {charset or 'utf-8'} (declared)"
    except (LookupError, UnicodeDecodeError):
        decoded = decode(content)
        text, notes, method = decoded.text, decoded.notes, f"mail, {decoded.encoding} ({decoded.method})"
    if part.get_content_type() == "text/html":
        return text_of(text), notes, method
    return _joined(part, text), notes, method


def _joined(part: MIMEPart, text: str) -> str:
    """Text whose lines flow (RFC 3676) as paragraphs again."""
    if part.get_param("format") != "flowed":
        return text
    return re.sub(r"(?m)^(?!-- $)(.*) \n(?!>)", r"\1 ", text)


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(parsed: EmailMessage, limits: Limits) -> Iterator[Attached]:
    """Files that may hold reports; pictures and sound are none."""
    for number, part in enumerate(parsed.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind.startswith(("image/", "audio/", "video/")) or number > limits.members:
            continue
        suffix = _SUFFIXES.get(kind, "")
        name = _SPACE.sub(" ", part.get_filename() or f"attachment {number}{suffix}")
        if kind == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            content = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        else:
            content = _bytes(part)
        yield Attached(name, content)


def _header(parsed: EmailMessage, name: str) -> str | None:
    try:
        value = parsed.get(name)
        return _SPACE.sub(" ", plain(str(value))[0]).strip() or None if value is not None else None
    except Exception:  # a header that the library cannot take apart says nothing
        return None


def _found(parsed: EmailMessage, name: str) -> Found[str] | None:
    value = _header(parsed, name)
    return Found(value, f"{name.capitalize()} header") if value else None


def _list_name(parsed: EmailMessage) -> Found[str] | None:
    """The mailing list that a message came over, where that has a name."""
    said = (_header(parsed, "list-id") or "").partition("<")[0].strip(' "')
    return Found(said, "List-Id header") if said else None


def _address(said: str | None) -> Found[str] | None:
    url = (said or "").strip("<> ")
    return Found(url, "Archived-At header") if re.match(r"https?://\S+$", url) else None


def messages(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """The messages of a box (mbox), each with its number, read a line at a time; None for one too large to be read."""
    number, lines, size, blank = 0, list[bytes](), 0, True
    while line := stream.readline(limits.record_bytes):
        if blank and line.startswith(b"From "):
            if number:
                yield number, b"".join(lines) if size <= limits.record_bytes else None
            number, lines, size = number + 1, [], 0
        elif number:
            size += len(line)
            if size <= limits.record_bytes:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = line in (b"\n", b"\r\n")
    if number:
        yield number, b"".join(lines) if size <= limits.record_bytes else None
