"""Archives: what lies in gzip, zstd, zip, tar, WARC and WACZ is read as if it lay in a folder."""

import gzip
import json
import re
import tarfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import brotli
import pytest
import zstandard

from habeas.reading import Limits, Reading

from .archived import SENTENCE, gzipped, page, warc, zip_of
from .told import RECEIVED, one, readings

LINES = b"".join(json.dumps({"id": f"r{n}", "text": SENTENCE + str(n)}).encode() + b"\n" for n in range(3))


def read(path: Path, content: bytes, limits: Limits | None = None) -> list[Reading]:
    path.write_bytes(content)
    return readings(path, limits or Limits())


def texts(found: list[Reading]) -> list[str]:
    return [r.document.text for r in found if r.document]


def reasons(found: list[Reading]) -> list[str]:
    return [a.reason for r in found for a in r.set_aside]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.bin"])
def test_a_packed_file_is_what_it_unpacks_to(tmp_path: Path, name: str) -> None:
    """The same text is the same document, packed or not, and its bytes are the text's own."""
    pack = zstandard.compress if name.endswith("zst") else gzipped
    packed, bare = one(tmp_path / name, pack(SENTENCE.encode())), one(tmp_path / "bare.txt", SENTENCE)
    assert packed.document and bare.document
    assert packed.document.id == bare.document.id
    assert packed.content == SENTENCE.encode()


@pytest.mark.parametrize("packed", [gzip.compress(LINES), zstandard.compress(LINES)], ids=["gzip", "zstd"])
def test_packed_lines_are_read_a_line_at_a_time(tmp_path: Path, packed: bytes) -> None:
    """JSON Lines in gzip or zstd are records, whatever the archive is called."""
    found = read(tmp_path / "reports.jsonl.packed", packed)
    assert [r.document.key for r in found if r.document] == ["r0", "r1", "r2"]


def test_a_packed_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    """Damage costs what lies behind it, and says so."""
    many = b"".join(
        json.dumps({"id": f"r{n}", "text": sha256(bytes([n % 256, n // 256])).hexdigest()}).encode() + b"\n"
        for n in range(4000)
    )
    found = read(tmp_path / "a.jsonl.gz", gzip.compress(many)[:-9000])
    assert len(texts(found)) > 1000
    assert any("damaged or cut off" in why for why in reasons(found))


def test_the_files_of_a_zip_are_read_each_by_its_kind(tmp_path: Path) -> None:
    """Web pages, texts and lines in a zip are documents with the place inside it; one bad file does not cost the rest."""
    content = zip_of({
        "a/page.html": page("Halden released"), "b.txt": SENTENCE.encode(), "c.jsonl": LINES, "d.png": b"\x89PNG\r\n\x1a\n",
        "inner.zip": zip_of({"e.txt": (SENTENCE + "e").encode()}), "__MACOSX/b.txt": b"\x00\x05", ".hidden": b"x",
    })  # fmt: skip
    found = read(tmp_path / "all.zip", content)
    at = [r.document.location.removeprefix(f"{tmp_path}/") for r in found if r.document]
    assert at == [
        "all.zip!a/page.html",
        "all.zip!b.txt",
        *(f"all.zip!c.jsonl:{n}" for n in (1, 2, 3)),
        "all.zip!inner.zip!e.txt",
    ]
    assert len(reasons(found)) == 1 and "a picture" in reasons(found)[0]


def test_a_file_whose_name_leads_out_of_its_archive_is_read_where_it_is(tmp_path: Path) -> None:
    """Nothing is ever unpacked to a name: it is a document like any other, and only what is hidden is left out."""
    found = read(tmp_path / "a.zip", zip_of({"../../out.txt": SENTENCE.encode(), "x/.hidden": SENTENCE.encode()}))
    assert [r.document.location for r in found if r.document] == [f"{tmp_path}/a.zip!../../out.txt"]


def test_a_tar_archive_is_read_through_its_packing(tmp_path: Path) -> None:
    """A .tar.gz is a folder too; links in it are no files."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo("reports/a.txt")
        info.size = len(SENTENCE)
        archive.addfile(info, BytesIO(SENTENCE.encode()))
        link = tarfile.TarInfo("reports/passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    found = read(tmp_path / "all.tar.gz", out.getvalue())
    assert texts(found) == [SENTENCE]


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_in_a_web_archive_has_its_address_its_moment_and_its_headers(tmp_path: Path, packed: bool) -> None:
    """A WARC's pages are documents received when they were captured, with the exchange that the archive records."""
    body = page("Halden released")
    (found,) = read(tmp_path / "news.warc", warc(("https://gazette.example/halden", body), packed=packed))
    document = found.document
    assert document is not None and document.exchange is not None
    assert document.url == "https://gazette.example/halden"
    assert dict(document.methods)["url"] == "address asked"
    assert document.received.isoformat() == "2024-03-05T08:00:00+00:00"
    assert document.location == f"{tmp_path}/news.warc!https://gazette.example/halden"
    assert (document.exchange.status, document.exchange.address) == (200, "203.0.113.7")
    assert ("content-type", "text/html; charset=utf-8") in document.exchange.headers
    assert found.content == body


def test_what_is_left_of_a_web_archive_is_counted_by_reason(tmp_path: Path) -> None:
    """Errors, pictures and style are a line each, however many they are."""
    content = (
        warc(("https://a.example/1", page("One")))
        + warc(("https://a.example/2", b"gone"), ("https://a.example/3", b"gone"), status="404 Not Found")
        + warc(("https://a.example/4", b"\x89PNG"), content_type="image/png")
        + warc(("https://a.example/5", b"p {}"), content_type="text/css")
    )
    found = read(tmp_path / "a.warc.gz", content)
    assert len(texts(found)) == 1
    assert sorted(reasons(found)) == [
        "1 of its records: pictures, sound or video", "1 of its records: style or program code",
        "2 of its records: the server had answered 404",
    ]  # fmt: skip


def test_a_wacz_is_read_by_its_web_archives(tmp_path: Path) -> None:
    """Of a WACZ the pages are read, not the indexes that it carries."""
    content = zip_of({
        "datapackage.json": b"{}", "pages/pages.jsonl": LINES, "indexes/index.cdx": b"x",
        "archive/data.warc.gz": warc(("https://a.example/1", page("One"))),
    })  # fmt: skip
    (found,) = read(tmp_path / "a.wacz", content)
    assert found.document and found.document.title == "One"


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzipped), ("br", brotli.compress), ("zstd", zstandard.compress)])
def test_what_was_packed_for_the_way_is_kept_packed_and_read(tmp_path: Path, name: str, pack: object) -> None:
    """The bytes of a document are those the server sent; its text is what they unpack to."""
    sent = pack(page("Packed"))  # type: ignore[operator]
    (found,) = read(tmp_path / "a.warc.gz", warc(("https://a.example/1", sent), content_encoding=name))
    assert found.document and found.document.title == "Packed"
    assert found.content == sent
    assert found.document.sha256 == sha256(sent).hexdigest()


def test_an_archive_that_unpacked_what_it_kept_is_read_all_the_same(tmp_path: Path) -> None:
    """A header that says gzip over a page that is none costs nothing."""
    (found,) = read(tmp_path / "a.warc.gz", warc(("https://a.example/1", page("Plain")), content_encoding="gzip"))
    assert found.document and found.document.title == "Plain"


def test_the_encoding_that_a_server_declared_is_heeded(tmp_path: Path) -> None:
    """A page that does not name its encoding is read in the one of its headers."""
    body = page("Мира Гальден на свободе").decode().encode("windows-1251")
    archived = warc(("https://a.example/1", body), content_type="text/html; charset=windows-1251")
    (found,) = read(tmp_path / "a.warc.gz", archived)
    assert found.document and found.document.title == "Мира Гальден на свободе"
    assert "declared by the server" in dict(found.document.methods)["text"]


def length(by: int) -> Callable[[bytes], bytes]:
    return lambda r: re.sub(rb"Content-Length: (\d+)", lambda m: b"Content-Length: %d" % (int(m[1]) + by), r, count=1)


def without_length(record: bytes) -> bytes:
    return re.sub(rb"Content-Length: \d+\r\n", b"", record, count=1)


def without_status(record: bytes) -> bytes:
    return record.replace(b"HTTP/1.1 200 OK\r\n", b"\x00\xff garbage")


BREAKS: dict[str, tuple[Callable[[bytes], bytes], bool]] = {
    "a length too great": (length(50), True), "a length far too great": (length(5000), True),
    "a length too small": (length(-20), True), "no length": (without_length, False), "no status": (without_status, False),
    "a negative length": (lambda r: r.replace(b"Content-Length: ", b"Content-Length: -", 1), False),
    "bare line ends": (lambda r: r.replace(b"\r\n", b"\n"), True), "garbage": (lambda r: b"garbage" * 100, False),
    "a day that is none": (lambda r: r.replace(b"2024-03-05T08", b"yesterday"), True), "nothing": (lambda r: b"", False),
    "a version before 1.0": (lambda r: r.replace(b"WARC/1.0", b"WARC/0.17", 1), True),
    "an address in brackets": (lambda r: re.sub(rb"(Target-URI: )(\S+)", rb"\1<\2>", r, count=1), True),
    "a length of gigabytes": (lambda r: re.sub(rb"Content-Length: \d+", b"Content-Length: 3000000000", r, count=1), False),
}  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_record_does_not_cost_those_behind_it(tmp_path: Path, name: str, packed: bool) -> None:
    """Web archives from before 2017 lie about lengths: the records beside a broken one are read, each once."""
    change, is_read = BREAKS[name]
    parts = [warc((f"https://a.example/{n}", page(f"Number {n}")), packed=False) for n in range(4)]
    parts[1] = change(parts[1])
    found = read(tmp_path / "a.warc", b"".join(gzip.compress(part) if packed else part for part in parts))
    read_as = [r.document.title for r in found if r.document]
    assert read_as == ["Number 0", *(["Number 1"] if is_read else []), "Number 2", "Number 3"]
    assert len(reasons(found)) <= 2


def test_a_damaged_member_costs_itself_alone(tmp_path: Path) -> None:
    """Of a packed web archive with damage in the middle all other pages are read, and the damage is one line."""
    parts = [warc((f"https://a.example/{n}", page(f"Number {n}"))) for n in range(4)]
    cut = [parts[0], parts[1][:-100], parts[2][:60] + b"\x00" * 9 + parts[2][69:], parts[3]]
    found = read(tmp_path / "a.warc.gz", b"".join(cut))
    assert {"Number 0", "Number 3"} <= {r.document.title for r in found if r.document}
    assert any("damaged" in why for why in reasons(found))


def test_an_answer_in_chunks_is_put_together(tmp_path: Path) -> None:
    """What an archive kept as it came over the line, in chunks, is the page that was sent."""
    body = page("In chunks")
    sent = (
        b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 500]), body[i : i + 500]) for i in range(0, len(body), 500))
        + b"0\r\n\r\n"
    )
    (found,) = read(tmp_path / "a.warc.gz", warc(("https://a.example/1", sent), transfer_encoding="chunked"))
    assert found.content == body
    (again,) = read(tmp_path / "b.warc.gz", warc(("https://a.example/1", body), transfer_encoding="chunked"))
    assert again.content == body


def test_a_web_archive_with_a_dictionary(tmp_path: Path) -> None:
    """A .warc.zst begins with the dictionary that its records are packed by."""
    whole = warc(*((f"https://a.example/{n}", page(f"Number {n}")) for n in range(3)), packed=False)
    dictionary = zstandard.ZstdCompressionDict(whole[:2000], dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    frame = zstandard.compress(whole[:2000])
    start = b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame
    packed = zstandard.ZstdCompressor(dict_data=dictionary).compress(whole)
    assert len(texts(read(tmp_path / "a.warc.zst", start + packed))) == 3


def test_a_record_that_claims_gigabytes_costs_itself_alone(tmp_path: Path) -> None:
    """A record larger than is read is set aside by its size, and never held in memory."""
    large = warc(("https://a.example/large", b"<html>" + b" " * 3_000_000), packed=True)
    content = warc(("https://a.example/1", page("One"))) + large + warc(("https://a.example/2", page("Two")))
    found = read(tmp_path / "a.warc.gz", content, Limits(file_bytes=1_000_000))
    assert [r.document.title for r in found if r.document] == ["One", "Two"]
    assert reasons(found) == ["1 of its records: larger than the 1,000,000 bytes that are read of one"]


def test_what_an_archive_says_was_received_counts_before_the_time_of_reading(tmp_path: Path) -> None:
    """A file in a zip is received when it is read; a page of a WARC in the same zip when it was captured."""
    content = zip_of({"a.txt": SENTENCE.encode(), "b.warc": warc(("https://a.example/1", page("One")), packed=False)})
    first, second = read(tmp_path / "a.zip", content)
    assert first.document and first.document.received == RECEIVED
    assert second.document and second.document.received.year == 2024
