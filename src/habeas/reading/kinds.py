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
    TABLE = "table"
    FEED = "feed"
    MAIL = "mail"
    MAILBOX = "mailbox"
    GZIP = "gzip"
    ZSTD = "zstd"
    ZIP = "zip"
    TAR = "tar"
    WARC = "WARC"


LINES = (".jsonl", ".ndjson")
HEAD = 65_536  # bytes of a file that are enough to tell what it is

_TAKES = "habeas reads text, Markdown, HTML, PDF, JSON, CSV, feeds, mail and web archives, also in gzip, zstd and zip"
_SIGNATURES: tuple[tuple[bytes, Kind | str], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),  # an empty one
    (b"\x1f\x8b", Kind.GZIP),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"WARC/", Kind.WARC),
    (b"BZh", "a bzip2 archive (unpack it first)"),
    (b"\xfd7zXZ\x00", "an xz archive (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it first)"),
    (b"Rar!\x1a\x07", "a RAR archive (unpack it first)"),
    (b"{\\rtf", "a rich text document (save it as text or PDF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (save it as text or PDF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG\r\n", "a picture; text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture; text in pictures is not read"),
    (b"GIF8", "a picture; text in pictures is not read"),
    (b"II*\x00", "a picture; text in pictures is not read"),
    (b"MM\x00*", "a picture; text in pictures is not read"),
)
_ZSTD_SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")  # the frame that carries a dictionary in a .warc.zst
_BY_NAME: dict[str, Kind] = {
    **dict.fromkeys((".csv", ".tsv"), Kind.TABLE),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), Kind.MAIL),
    ".mbox": Kind.MAILBOX,
}
_NOT_REPORTS = {
    **dict.fromkeys((".css", ".js", ".mjs", ".ts", ".py", ".sh", ".sql"), "style or program code, not a report"),
    **dict.fromkeys((".toml", ".ini", ".cfg", ".yaml", ".yml", ".lock"), "settings, not a report"),
    ".svg": "a picture; text in pictures is not read",
}
_PROLOGUE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[\w-]+[^>]*>\s*|<!doctype\s[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.I | re.S
)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|p|h[1-6]|table)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|RDF|urlset|sitemapindex)\b")
_XML = re.compile(r"<\?xml\b")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:\w[\w -]*:.*\n|[ \t]+\S.*\n|[ \t]*\n)+---[ \t]*(?:\n|$)")
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\{\]])")
_MAILBOX_START = re.compile(r"From \S+.{0,60}\d\d:\d\d.{0,20}\n[\w-]+:[ \t]")
_MAIL_START = re.compile(r"(?:[A-Z][\w-]*:[ \t].*\n(?:[ \t]+\S.*\n)*){3,}")
_MAIL_MARK = re.compile(r"^(?:Message-ID|MIME-Version|Received|Return-Path):[ \t]", re.IGNORECASE | re.MULTILINE)


def kind_of(head: bytes, suffix: str) -> Kind:
    """The format of a file that begins with these bytes and has this extension.

    Raises Unreadable for what is recognised and not read: pictures, office files, code, other archives.
    """
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if kind := _packed(head):
        return kind
    start = _glance(head)
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    if suffix in (*LINES, ".json") or _JSON_START.match(start):
        return Kind.JSON
    if kind := _markup(start, suffix) or _mail(start, suffix):
        return kind
    if reason := _NOT_REPORTS.get(suffix):
        raise Unreadable(f"{reason}; {_TAKES}")
    if suffix in (".md", ".markdown") or _FRONT_MATTER.match(start) or start.startswith("# "):
        return Kind.MARKDOWN
    return Kind.TEXT


def _packed(head: bytes) -> Kind | None:
    """What a signature says. Raises Unreadable for what it says is not read."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            if isinstance(what, Kind):
                return what
            raise Unreadable(f"{what}; {_TAKES}")
    if _ZSTD_SKIPPED.match(head):
        return Kind.ZSTD
    return Kind.TAR if head[257:262] == b"ustar" else None


def _markup(start: str, suffix: str) -> Kind | None:
    body = start[_PROLOGUE.match(start).end() :]  # type: ignore[union-attr]  # the pattern matches nothing too
    if _FEED.match(body):
        return Kind.FEED
    if _HTML_START.match(start.lstrip()) or _HTML_START.match(body):
        return Kind.HTML
    if _XML.match(start.lstrip()):
        raise Unreadable(f"an XML file of a kind unknown to habeas; {_TAKES}")
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return Kind.HTML
    return None


def _mail(start: str, suffix: str) -> Kind | None:
    """Mail without the name of mail: only where its headers are beyond doubt."""
    if suffix in (".txt", ".md"):
        return None
    if _MAILBOX_START.match(start):
        return Kind.MAILBOX
    headers = _MAIL_START.match(start)
    return Kind.MAIL if headers and _MAIL_MARK.search(headers.group()) else None


def _glance(head: bytes) -> str:
    """The first characters, good enough to see what kind of file it is."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\r\n", "\n")
