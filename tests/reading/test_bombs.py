"""What is made to do harm is one line, and what lies beside it is read."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import zstandard

from habeas.reading import Limits

from .archived import SENTENCE, gzipped, page, warc, zip_of
from .told import readings, reason

SMALL = Limits(unpacked_bytes=2_000_000, expansion=10)


def bomb(size: int = 30_000_000) -> bytes:
    return gzip.compress(bytes(size), 9)


@pytest.mark.parametrize(
    "packed",
    [bomb(), zstandard.compress(bytes(30_000_000)), zip_of({"a.txt": bytes(30_000_000)})],
    ids=["gzip", "zstd", "zip"],
)
def test_a_bomb_is_stopped_at_its_limit(tmp_path: Path, packed: bytes) -> None:
    """What unpacks to far more than it is stops being unpacked, and is one line."""
    assert "as a bomb would" in reason(tmp_path / "a.bin", packed, SMALL)


def test_bombs_within_bombs_are_one_line(tmp_path: Path) -> None:
    """Many bombs in one archive are counted together: the first that passes the limit ends it."""
    packed = bomb()
    content = zip_of({f"{n}.gz": packed for n in range(50)})
    found = [a for r in readings_of(tmp_path / "a.zip", content) for a in r.set_aside]
    assert len(found) == 1 and "as a bomb would" in found[0].reason


def readings_of(path: Path, content: bytes, limits: Limits = SMALL):  # type: ignore[no-untyped-def]
    path.write_bytes(content)
    return readings(path, limits)


def test_archives_in_one_another_end(tmp_path: Path) -> None:
    """A zip in a zip in a zip ... is opened a few times only."""
    content = zip_of({"a.txt": SENTENCE.encode()})
    for _ in range(10):
        content = zip_of({"inner.zip": content})
    assert (
        "in an archive, more than 4 deep"
        in next(a for r in readings_of(tmp_path / "a.zip", content) for a in r.set_aside).reason
    )


def test_a_bomb_beside_a_report_does_not_cost_it(tmp_path: Path) -> None:
    """Files before the bomb in a folder, and after it, are read."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.gz").write_bytes(bomb())
    (tmp_path / "c.txt").write_text(SENTENCE + "c")
    found = readings(tmp_path, SMALL)
    assert [bool(r.document) for r in found] == [True, False, True]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.warc"])
def test_what_unpacks_to_more_than_is_read_says_that_it_was_packed(tmp_path: Path, name: str) -> None:
    """A bomb that is stopped by the size of one file is not said to be as large as that."""
    packed, limits = bomb(), Limits(file_bytes=1_000_000)
    content = (
        packed if name == "a.txt.gz" else warc(("https://a.example/1", packed), content_encoding="gzip", packed=False)
    )
    (found,) = readings_of(tmp_path / name, content, limits)
    assert "it unpacks to more than 1,000,000 bytes" in found.set_aside[0].reason


def test_a_page_packed_as_a_bomb_for_the_way(tmp_path: Path) -> None:
    """A server's gzip bomb in an archive is set aside."""
    content = warc(("https://a.example/1", bomb()), content_encoding="gzip")
    assert any("as a bomb would" in a.reason for r in readings_of(tmp_path / "a.warc.gz", content) for a in r.set_aside)


def test_a_locked_zip_says_so(tmp_path: Path) -> None:
    """A file under a password is named; the one beside it is read."""
    content = bytearray(zip_of({"a.txt": SENTENCE.encode(), "b.txt": (SENTENCE + "b").encode()}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    found = readings_of(tmp_path / "a.zip", bytes(content))
    assert [bool(r.document) for r in found] == [False, True]
    assert "password" in found[0].set_aside[0].reason


def test_an_office_document_says_what_to_do(tmp_path: Path) -> None:
    """A word processor's file is a zip too, but no archive of reports."""
    assert "office document" in reason(
        tmp_path / "a.docx", zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    )


@pytest.mark.parametrize("start", ["<rss version='2.0'><channel>", "<urlset>"])
def test_entities_that_grow_are_not_expanded(tmp_path: Path, start: str) -> None:
    """XML that declares entities of its own is set aside, before any parser sees it."""
    lol = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" * 1}&l{n - 1};">' for n in range(1, 30))
    content = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{lol}]>{start}&l29;'
    assert "entities" in reason(tmp_path / "feed.xml", content)


def test_a_page_with_entities_of_its_own(tmp_path: Path) -> None:
    """A web page that declares entities is read as a browser reads it, and says so: they mean nothing."""
    content = b'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>' + page("Entities").removeprefix(
        b"<!DOCTYPE html>"
    )
    (found,) = readings_of(tmp_path / "a.html", content)
    assert found.document and "haha" not in found.document.text
    assert "entities of its own" in found.set_aside[0].reason


def test_a_page_of_ten_thousand_nested_tags(tmp_path: Path) -> None:
    """Elements nested without end are one line."""
    deep = b"<html><body>" + b"<div>" * 10_000 + SENTENCE.encode() * 5 + b"</div>" * 10_000 + b"</body></html>"
    assert "nested" in reason(tmp_path / "a.html", deep)


def test_lists_nested_without_end_in_json(tmp_path: Path) -> None:
    """JSON that is nested deeper than a parser goes is no JSON, in words that say so."""
    assert "not JSON" in reason(tmp_path / "a.json", b"[" * 100_000)


def test_a_zip_whose_files_overlap_is_bounded(tmp_path: Path) -> None:
    """A zip that lists one file a thousand times unpacks it no oftener than the limit lets it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", SENTENCE * 3000)
        archive.filelist += [archive.filelist[0]] * 1000
    found = readings_of(tmp_path / "a.zip", out.getvalue())
    assert any("as a bomb would" in a.reason for r in found for a in r.set_aside)


def test_packed_data_in_gzip_is_no_bomb(tmp_path: Path) -> None:
    """What is large because it is many reports is read whole."""
    content = gzipped(b"".join(b'{"text": "%s %d"}\n' % (SENTENCE.encode(), n) for n in range(2000)))
    assert sum(1 for r in readings_of(tmp_path / "a.jsonl.gz", content, Limits()) if r.document) == 2000


def test_a_zip_whose_index_lies_about_where_a_file_is(tmp_path: Path) -> None:
    """Found by fuzzing: an offset in the index that leads before the file is a reason, and the file beside it is read."""
    content = bytearray(zip_of({"a.txt": SENTENCE.encode(), "b.txt": (SENTENCE + "b").encode()}))
    end = content.index(b"PK\x05\x06")
    content[end + 16 : end + 20] = (int.from_bytes(content[end + 16 : end + 20], "little") + 60).to_bytes(4, "little")
    found = readings_of(tmp_path / "a.zip", bytes(content))
    assert found and all("a fault of habeas" not in a.reason for r in found for a in r.set_aside)
