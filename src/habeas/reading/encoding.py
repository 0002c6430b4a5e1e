"""Bytes to characters, without guessing in silence."""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from habeas.reading.limits import Unreadable

_BOMS = (  # the longer first: a UTF-32 mark begins as a UTF-16 mark
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.02  # of bytes; text has hardly any, compressed data about a tenth
_MOST_LOST = 0.01  # of characters; above this the encoding is wrong rather than some bytes damaged
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were written in, how we know it, and what was lost, if anything."""

    text: str
    encoding: str
    method: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, *, page: bool = False, declared: str | None = None) -> Decoded:
    """The text that these bytes hold, line ends as a newline; `page` heeds the encoding a web page declares.

    Trust order: byte-order mark, valid UTF-8, what the server `declared`, the page's own declaration, detection.
    Declarations come after UTF-8 because a browser that saves a page rewrites its bytes but not its declaration, and
    other encodings hardly ever make valid UTF-8. Raises Unreadable for bytes that are no text.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], encoding, "byte-order mark")
    if wide := _wide(content):
        return _replacing(content, wide, "detected")
    if len(_CONTROL.findall(content)) > _MOST_CONTROL * len(content) or content.count(0) > 1 + len(content) // 1000:
        raise Unreadable("binary data, not text")
    try:
        return _decoded(content.decode(), "utf-8", "valid")
    except UnicodeDecodeError:
        pass
    if declared and (decoded := _as_declared(content, declared, "declared by the server")):
        return decoded
    return _declared(content) if page and _META.search(content[:4096]) else _detected(content)


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with line ends as newlines, and a note where it holds what no text can hold (NUL, half a character)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes = list[str]()
    if held := text.count("\ufffd"):
        notes.append(f"{held} characters were lost before it reached us: it holds U+FFFD")
    if _NOT_TEXT.search(text):
        text, lost = _NOT_TEXT.subn("\ufffd", text)
        notes.append(f"{lost} characters that cannot stand in a text are written as U+FFFD")
    return text, tuple(notes)


def _decoded(text: str, encoding: str, method: str, notes: tuple[str, ...] = ()) -> Decoded:
    text, more = plain(text)
    return Decoded(text, encoding, method, notes or more)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is NUL, and hardly any of the others."""
    sample = content[:4096]
    half = len(sample) // 2
    if half < 8 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _declared(content: bytes) -> Decoded:
    found = _META.search(content[:4096])
    said = found[1].decode("ascii", "replace") if found else ""
    return _as_declared(content, said, "declared by the page") or _detected(content)


def _as_declared(content: bytes, said: str, method: str) -> Decoded | None:
    """The text in the encoding that is said to be its own; None where that cannot be."""
    encoding = map_encoding_to_html5(said) if said else None
    if not encoding or encoding == "utf-8":
        return None
    try:
        return _decoded(content.decode(encoding), encoding, method)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(content: bytes) -> Decoded:
    if _damaged_utf8(content):
        return _replacing(content, "utf-8", "detected")
    encoding = detect_encoding(content, max_len=200_000, from_html_meta=False)
    if not encoding or encoding == "utf-8":  # which it is not, or it would have been valid or nearly so
        raise Unreadable("its encoding is unknown")
    return _replacing(content, encoding, "detected")


def _damaged_utf8(content: bytes) -> bool:
    """UTF-8 with a few bad bytes: two whole characters of more than one byte, or more, for each that is broken.

    Text in other encodings makes such characters by chance only, far fewer than it breaks.
    """
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - lost
    return whole >= 2 * lost


def _replacing(content: bytes, encoding: str, method: str) -> Decoded:
    try:
        return _decoded(content.decode(encoding), encoding, method)
    except UnicodeDecodeError as e:
        at = e.start
    except LookupError as e:
        raise Unreadable(f"its encoding seems to be {encoding}, which cannot be read here") from e
    text = content.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if encoding != "utf-8" and lost > max(1, _MOST_LOST * len(text)):
        raise Unreadable(f"its encoding is unknown: read as {encoding}, {lost} of {len(text)} characters make no sense")
    note = f"read as {encoding} ({method}); {lost} places make no sense, the first at byte {at}, and are written U+FFFD"
    return _decoded(text, encoding, method, (note,))
