"""What a file is, by its content first and its name second."""

import codecs
import re
from enum import StrEnum

from habeas.reading.limits import Unreadable


class Kind(StrEnum):
    """The formats that reading takes."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    JSON = "JSON"


LINES = (".jsonl", ".ndjson")
HEAD = 65_536  # bytes of a file that are enough to tell what it is

_TAKES = "this version reads text, Markdown, HTML, PDF and JSON Lines"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP file (an archive, or an office document: unpack it or save it as PDF)"),
    (b"\x1f\x8b", "a gzip archive (unpack it first)"),
    (b"BZh", "a bzip2 archive (unpack it first)"),
    (b"\xfd7zXZ\x00", "an xz archive (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it first)"),
    (b"Rar!\x1a\x07", "a RAR archive (unpack it first)"),
    (b"WARC/", "a web archive (WARC)"),
    (b"{\\rtf", "a rich text document (save it as text or PDF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (save it as text or PDF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG\r\n", "a picture; text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture; text in pictures is not read"),
    (b"GIF8", "a picture; text in pictures is not read"),
    (b"II*\x00", "a picture; text in pictures is not read"),
    (b"MM\x00*", "a picture; text in pictures is not read"),
)
_NOT_REPORTS = {
    **dict.fromkeys((".csv", ".tsv"), "a table of values, not a report (a list of people: habeas import)"),
    **dict.fromkeys((".css", ".js", ".mjs", ".ts", ".py", ".sh", ".sql"), "style or program code, not a report"),
    **dict.fromkeys((".toml", ".ini", ".cfg", ".yaml", ".yml", ".lock"), "settings, not a report"),
    **dict.fromkeys((".eml", ".mbox", ".mht", ".mhtml"), "mail or a page in mail form (save it as HTML or text)"),
    ".svg": "a picture; text in pictures is not read",
}
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s[^>]*>\s*)*", re.IGNORECASE | re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|p|h[1-6]|table)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_XML = re.compile(r"<\?xml\b")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:\w[\w -]*:.*\n|[ \t]+\S.*\n|[ \t]*\n)+---[ \t]*(?:\n|$)")
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\{\]])")


def kind_of(head: bytes, suffix: str) -> Kind:
    """The format of a file that begins with these bytes and has this extension.

    Raises Unreadable for what is recognised and not read: archives, pictures, office files, feeds, code.
    """
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise Unreadable(f"{what}; {_TAKES}")
    start = _glance(head)
    if suffix in (*LINES, ".json") or _JSON_START.match(start):
        return Kind.JSON
    if kind := _markup(start, suffix):
        return kind
    if reason := _NOT_REPORTS.get(suffix):
        raise Unreadable(f"{reason}; {_TAKES}")
    if suffix in (".md", ".markdown") or _FRONT_MATTER.match(start) or start.startswith("# "):
        return Kind.MARKDOWN
    return Kind.TEXT


def _markup(start: str, suffix: str) -> Kind | None:
    body = start[_PROLOGUE.match(start).end() :]  # type: ignore[union-attr]  # the pattern matches nothing too
    if _FEED.match(body):
        raise Unreadable(f"a feed or site map: this version does not fetch what it lists; {_TAKES}")
    if _HTML_START.match(start.lstrip()) or _HTML_START.match(body):
        return Kind.HTML
    if _XML.match(start.lstrip()):
        raise Unreadable(f"an XML file of a kind unknown to habeas; {_TAKES}")
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return Kind.HTML
    return None


def _glance(head: bytes) -> str:
    """The first characters, good enough to see what kind of file it is."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\r\n", "\n")
