"""A document's evidence as a WACZ file, which tools that replay web archives open: https://specs.webrecorder.net/wacz/

The same evidence gives the same bytes, whenever and wherever it is exported.
"""

import gzip
import json
import posixpath
import re
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha1, sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from habeas.model import Document

_MADE_BY = f"habeas/{version('habeas')}"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ARCHIVE, _INDEX, _PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
_CHANGED_ON_THE_WAY = ("transfer-encoding", "connection", "keep-alive", "trailer")
_LINE_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class _Page:
    """One document as a record of an archive: where it is replayed, when it was received, and how it is sent."""

    document: Document
    content: bytes
    url: str
    status: int
    media: str
    block: bytes
    is_http: bool


def packed(kept: Sequence[tuple[Document, bytes]]) -> bytes:
    """A WACZ of documents, each with its bytes as received.

    What came over the network is replayed at its address with the headers received; what did not, at one under
    habeas.invalid, which is nobody's.
    """
    pages = [_page(document, content) for document, content in kept]
    warc, index = _archived(pages)
    files = {_ARCHIVE: warc, _INDEX: index, _PAGES: _listed(pages)}
    about = _json(_described(pages, files))
    digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(about).hexdigest()}"}
    return _zipped(files | {"datapackage.json": about, "datapackage-digest.json": _json(digest)})


def _page(document: Document, content: bytes) -> _Page:
    exchange = document.exchange
    if exchange is None or not exchange.url.startswith(("http://", "https://")):
        media = _media(content)
        url = f"https://habeas.invalid/evidence/{document.id}"
        return _Page(document, content, url, 200, media, content, is_http=False)
    headers = [(_name(k), v) for k, v in exchange.headers]
    head = "".join(f"{k}: {_LINE_END.sub(' ', v)}\r\n" for k, v in headers)
    block = f"HTTP/1.1 {exchange.status} OK\r\n{head}\r\n".encode("latin-1", "replace") + content
    media = next((v for k, v in headers if k.casefold() == "content-type"), "application/octet-stream")
    return _Page(document, content, exchange.url, exchange.status, media, block, is_http=True)


def _name(header: str) -> str:
    """A header that spoke of the way and not of the page, under a name by which nobody acts."""
    return f"X-Archive-Orig-{header}" if header.casefold() in _CHANGED_ON_THE_WAY else _LINE_END.sub(" ", header)


def _media(content: bytes) -> str:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start.startswith(b"<"):
        return "text/html"
    return "application/json" if start.startswith((b"{", b"[")) else "text/plain; charset=utf-8"


# ---------------------------------------------------------------- the archive and its index


def _archived(pages: Sequence[_Page]) -> tuple[bytes, bytes]:
    """The WARC, each record packed by itself, and the CDXJ lines that say where each page stands in it."""
    out, lines = BytesIO(), list[bytes]()
    about = f"software: {_MADE_BY}\r\nformat: WARC File Format 1.1\r\n".encode()
    first = pages[0].document.received if pages else datetime(1980, 1, 1, tzinfo=UTC)
    out.write(_record("warcinfo", "habeas", first, "application/warc-fields", about))
    for page in pages:
        start = out.tell()
        media = "application/http; msgtype=response" if page.is_http else page.media
        record = _record("response" if page.is_http else "resource", page.url, page.document.received, media,
                         page.block, _extra(page))  # fmt: skip
        out.write(record)
        lines.append(_index_line(page, start, len(record), record))
        out.write(
            _record("metadata", page.url, page.document.received, "application/warc-fields", _said(page.document))
        )
    return out.getvalue(), b"".join(sorted(lines))


def _extra(page: _Page) -> dict[str, str]:
    extra = {"WARC-Payload-Digest": _sha1(page.content)}
    exchange = page.document.exchange
    return extra | ({"WARC-IP-Address": exchange.address} if page.is_http and exchange and exchange.address else {})


def _record(
    kind: str, url: str, when: datetime, media: str, block: bytes, extra: dict[str, str] | None = None
) -> bytes:
    uri = {"WARC-Target-URI": url} if kind != "warcinfo" else {"WARC-Filename": "data.warc.gz"}
    headers = {
        "WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {url} {_date(when)}')}>",
        "WARC-Date": _date(when), **uri, "Content-Type": media, "WARC-Block-Digest": _sha1(block), **(extra or {}),
        "Content-Length": str(len(block)),
    }  # fmt: skip
    head = "WARC/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items()) + "\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def _said(document: Document) -> bytes:
    """What the register says of the document: by which it and the log of receipt can be found again."""
    lines = {"habeas-document": document.id, "sha256": document.sha256, "location": document.location}
    led = {
        f"redirected-from-{n}": url for n, url in enumerate(document.exchange.redirects if document.exchange else (), 1)
    }
    return "".join(f"{k}: {_LINE_END.sub(' ', v)}\r\n" for k, v in (lines | led).items()).encode()


def _index_line(page: _Page, start: int, length: int, record: bytes) -> bytes:
    said = {
        "url": page.url, "mime": page.media.partition(";")[0].strip(), "status": str(page.status),
        "digest": _sha1(page.content), "length": str(length), "offset": str(start), "filename": "data.warc.gz",
        "recordDigest": f"sha256:{sha256(record).hexdigest()}",
    }  # fmt: skip
    when = page.document.received.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{surt(page.url)} {when} {json.dumps(said, sort_keys=False)}\n".encode()


def surt(url: str) -> str:
    """The key by which an index of web archives sorts an address: its host turned round, then the path."""
    parts = urlsplit(url.casefold())
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port and parts.port != usual else ""
    asked = _SESSION.sub("", parts.query).rstrip("&")
    query = "?" + "&".join(sorted(asked.split("&"))) if asked else ""
    turned = host if ":" in host else ",".join(reversed(host.split(".")))
    path = posixpath.normpath(re.sub("/+", "/", parts.path or "/"))
    return f"{turned}{port}){path}{query}"


_SESSION = re.compile(r"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}(?:&|$)|aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)")


# ---------------------------------------------------------------- pages and package


def _listed(pages: Sequence[_Page]) -> bytes:
    lines: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    lines += [
        {"id": p.document.id, "url": p.url, "ts": _date(p.document.received), "title": p.document.title or p.url}
        for p in pages
    ]
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _described(pages: Sequence[_Page], files: dict[str, bytes]) -> dict[str, Any]:
    resources = [
        {
            "name": path.rpartition("/")[2],
            "path": path,
            "hash": f"sha256:{sha256(content).hexdigest()}",
            "bytes": len(content),
        }
        for path, content in files.items()
    ]
    about: dict[str, Any] = {"profile": "data-package", "wacz_version": "1.1.1", "software": _MADE_BY}
    if pages:
        about |= {
            "title": pages[0].document.title or "Evidence", "mainPageUrl": pages[0].url,
            "mainPageDate": _date(pages[0].document.received),
            "created": _date(max(p.document.received for p in pages)),
        }  # fmt: skip
    return about | {"resources": resources}


def _zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for path, content in files.items():
            how = ZIP_STORED if path.endswith((".gz", ".cdx")) else ZIP_DEFLATED  # read in pieces, not unpacked whole
            info = ZipInfo(path, _EPOCH)
            info.compress_type = how
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _date(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sha1(content: bytes) -> str:
    """As web archives write it."""
    return "sha1:" + b32encode(sha1(content, usedforsecurity=False).digest()).decode()
