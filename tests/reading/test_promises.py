"""What reading promises of any bytes at all: it does not fail, and a document is what its bytes say it is."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading import Item, Reading, read

from .archived import warc, zip_of
from .pdfs import paragraph, pdf
from .told import RECEIVED, readings

NAMES = st.sampled_from(
    [
        "a.txt",
        "a.md",
        "a.html",
        "a.jsonl",
        "a.json",
        "a.pdf",
        "a",
        "a.xyz",
        "a.csv",
        "a.eml",
        "a.mbox",
        "a.xml",
        "a.warc",
        "a.warc.gz",
        "a.zip",
    ]
)
STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"<!DOCTYPE html><html><body>",
        b'{"text": "',
        b"[{",
        b"---\ntitle: x\n---\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
        b"\x28\xb5\x2f\xfd",
        b"\x5d\x2a\x4d\x18\x04\x00\x00\x00",
        b"PK\x03\x04",
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200 OK\r\n",
        b"<?xml version='1.0'?><rss><channel><item><title>",
        b"<urlset><url><loc>",
        b"From a@b.example Mon Mar  4 23:30:00 2024\nSubject: a\n\n",
        b"Subject: a\nDate: ",
        b'id,text\n1,"',
        b'{"name": "x", "id": 1, "messages": [{"text": ',
        b'{"version": "https://jsonfeed.org/version/1", "items": [',
        b"\x00" * 257 + b"ustar",
    ]
)
PAGE = "<html><head><title>T</title></head><body><p>" + "The town held a market on Monday. " * 20 + "</p></body></html>"
RECORD = b'{"id": "r1", "text": "The town held a market on Monday."}\n'
WHOLE = [
    PAGE.encode(),
    RECORD,
    b"# Title\n\nThe town held a market.\n",
    pdf([paragraph(["The town held a market."], 700)]),
    gzip.compress(RECORD),
    zstandard.compress(RECORD),
    zip_of({"a.html": PAGE.encode(), "b.jsonl": RECORD}),
    warc(
        ("http://a.example/1", PAGE.encode()),
        ("http://a.example/2", gzip.compress(PAGE.encode())),
        content_encoding="gzip",
    ),
    warc(("http://a.example/1", b"5\r\n<html\r\n0\r\n\r\n"), packed=False, transfer_encoding="chunked"),
    b"From a@b.example Mon Mar  4 23:30:00 2024\nSubject: a\nContent-Type: text/html\n\n<p>The town held a market.</p>\n",
    b"<rss version='2.0'><channel><item><title>a</title><description>The town.</description></item></channel></rss>",
    b'id,text,date\n1,"The town, it held\na market",2024-03-04\n',
    b'{"name": "x", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "text": "The town."}]}',
    b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "http://a.example", "content_text": "The town."}]}',
    b"WARC/1.0\r\nContent-Length: 5\r\n\r\nWARC/1.0\r\n\r\n",
]


def told(name: str, content: bytes) -> list[Reading]:
    return list(read(Item(name, len(content), Path(name), content), RECEIVED))


def must_hold(reading: Reading) -> None:
    document = reading.document
    assert not any("a fault of habeas" in aside.reason for aside in reading.set_aside)
    if document is None:
        assert reading.set_aside
        return
    assert document.text.strip()
    assert "\r" not in document.text and "\x00" not in document.text
    document.text.encode()  # what cannot be encoded cannot be kept
    assert document.sha256 == sha256(reading.content).hexdigest()
    assert document.id == "d" + document.sha256[:16]


@settings(deadline=None)
@given(NAMES, STARTS, st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_reason(name: str, start: bytes, rest: bytes) -> None:
    """Whatever a file holds and is called, it gives documents with a text and the digest of their bytes, or reasons."""
    for reading in told(name, start + rest):
        must_hold(reading)


@settings(deadline=None)
@given(st.sampled_from(WHOLE), NAMES, st.data())
def test_a_damaged_file_is_a_document_or_a_reason(whole: bytes, name: str, data: st.DataObject) -> None:
    """A file cut off, or with bytes changed in the middle, is read as far as it goes or set aside."""
    at = data.draw(st.integers(0, len(whole)))
    patch = data.draw(st.binary(max_size=8))
    for reading in told(name, whole[:at] + patch) + told(name, whole[:at] + patch + whole[at + len(patch) :]):
        must_hold(reading)


@settings(deadline=None)
@given(NAMES, st.text(min_size=1, max_size=300))
def test_any_text_is_kept_to_the_character(name: str, text: str) -> None:
    """A text in UTF-8 comes out as it went in, but for line ends, unless it looks like another format."""
    content = text.encode("utf-8", "surrogatepass")
    for reading in told("a.txt", content):
        must_hold(reading)
        kept = reading.document is not None and dict(reading.document.methods)["text"] == "utf-8 (valid)"
        if kept and not text.startswith(("---", "<", "\ufeff")) and reading.document is not None:
            assert reading.document.text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_the_same_bytes_are_the_same_document_wherever_they_lie(tmp_path: Path) -> None:
    """The id follows from the bytes: two copies under two names, in two formats' folders, are one document."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"The town held a market on Monday.\n")
    (tmp_path / "one.jsonl").write_bytes(RECORD)
    (tmp_path / "two.jsonl").write_bytes(b'{"id": "r0", "text": "Something else."}\r\n' + RECORD.strip() + b"\r\n")
    ids = [r.document.id for r in readings(tmp_path) if r.document]
    assert ids[0] == ids[1]
    assert ids[2] == ids[4]
    assert len(set(ids)) == 3


@pytest.mark.parametrize("content", WHOLE, ids=range(len(WHOLE)))
def test_reading_twice_gives_the_same(content: bytes) -> None:
    """Reading has no memory: the same item gives equal readings."""
    assert told("a.txt", content) == told("a.txt", content)
