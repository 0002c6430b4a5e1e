"""JSON Lines: a document a line, each with its own bytes, and a bad line does not cost the others."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from habeas.reading import Limits

from .told import RECEIVED, one, readings, reason

RECORD = {
    "id": "r1",
    "url": "https://gazette.example/shop",
    "outlet": "Fjord Gazette",
    "published": "2025-09-12",
    "captured": "2025-09-13T08:00:00Z",
    "lang": "en",
    "title": "Shop reopens",
    "text": "The printer Mira Halden opened her shop again on Monday.",
    "gold": [],
}


def line(**changes: object) -> bytes:
    return json.dumps(RECORD | changes).encode()


def test_a_record_is_a_document_with_what_it_says_of_itself(tmp_path: Path) -> None:
    """Its id is the document's key, its line the content, its capture the time of receipt."""
    (tmp_path / "a.jsonl").write_bytes(line() + b"\n")
    (reading,) = readings(tmp_path / "a.jsonl")
    read_as = reading.document
    assert read_as is not None
    assert (read_as.key, read_as.url, read_as.outlet, read_as.title, read_as.text) == tuple(
        RECORD[name] for name in ("id", "url", "outlet", "title", "text")
    )
    assert read_as.published is not None and read_as.published.iso == "2025-09-12"
    assert read_as.received.isoformat() == "2025-09-13T08:00:00+00:00"
    assert read_as.location == f"{tmp_path}/a.jsonl:1"
    assert reading.content == line()
    assert read_as.sha256 == sha256(line()).hexdigest()


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each line that is no record is set aside with its number and what is wrong with it."""
    bad = [
        b'{"id": "x", "text": "half',
        b"[1, 2]",
        b'{"id": "y"}',
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": " "}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([line(id="first"), *bad, b"", line(id="last")]))
    found = readings(tmp_path / "a.jsonl")
    assert [r.document.key for r in found if r.document] == ["first", "last"]
    told = [(a.about.removeprefix(f"{tmp_path}/"), a.reason) for r in found for a in r.set_aside]
    assert [about for about, _ in told] == [f"a.jsonl:{n}" for n in range(2, 8)]
    reasons = ["not JSON", "not a record", "without a text", "'text' is not a text", "not UTF-8", "without a text"]
    assert [why for (_, said), why in zip(told, reasons, strict=True) if why in said] == reasons


def test_a_bad_first_line_does_not_hide_the_records_below_it(tmp_path: Path) -> None:
    """The name decides that a file is JSON Lines where its first line does not."""
    (tmp_path / "a.jsonl").write_bytes(b"oops\n" + line())
    assert [bool(r.document) for r in readings(tmp_path / "a.jsonl")] == [False, True]


def test_json_files_hold_one_record_or_a_list(tmp_path: Path) -> None:
    """A record over many lines is one document; in a list each has its own bytes, so it is the same as in a line."""
    (tmp_path / "one.json").write_text(json.dumps(RECORD, indent=2))
    (tmp_path / "list.json").write_bytes(b"[\n" + line(id="a") + b",\n  " + line(id="b") + b"\n]\n")
    (tmp_path / "lines.jsonl").write_bytes(line(id="a") + b"\r\n" + line(id="b"))
    (whole,) = readings(tmp_path / "one.json")
    assert whole.document is not None and whole.document.key == "r1"
    listed = [r.document.id for r in readings(tmp_path / "list.json") if r.document]
    assert len(listed) == 2
    assert listed == [r.document.id for r in readings(tmp_path / "lines.jsonl") if r.document]


def test_a_number_is_a_key_too(tmp_path: Path) -> None:
    """Records that are numbered keep their number as their key."""
    reading = one(tmp_path / "a.jsonl", line(id=17))
    assert reading.document is not None and reading.document.key == "17"


def test_records_are_known_by_their_content(tmp_path: Path) -> None:
    """JSON Lines under another name, with a byte-order mark before them, are JSON Lines."""
    (tmp_path / "export.txt").write_bytes(b"\xef\xbb\xbf" + line(id="a") + b"\n" + line(id="b"))
    assert [r.document.key for r in readings(tmp_path / "export.txt") if r.document] == ["a", "b"]


@pytest.mark.parametrize("content", ["{}", "[]", '{"a": 1}', "nonsense", "[1, 2]", "null"])
def test_json_without_records_says_so(tmp_path: Path, content: str) -> None:
    """JSON of another kind is one clear line."""
    (tmp_path / "a.json").write_text(content)
    found = readings(tmp_path / "a.json")
    assert all(r.document is None for r in found)
    assert all("record" in a.reason or "not JSON" in a.reason for r in found for a in r.set_aside)
    assert found


def test_a_broken_json_file_is_one_line(tmp_path: Path) -> None:
    """A file of one JSON value that is broken somewhere is set aside once, not line by line."""
    assert "not JSON" in reason(tmp_path / "a.json", json.dumps(RECORD, indent=2)[:-9])


@pytest.mark.parametrize("start", ["[{a note of the editor}] ", '{"So it is," she said} '])
def test_prose_that_begins_with_a_bracket_is_prose(tmp_path: Path, start: str) -> None:
    """What looks like JSON and is none is a text, unless its name says JSON."""
    text = start + "The printer opened her shop again on Monday."
    reading = one(tmp_path / "a.txt", text)
    assert reading.document is not None and reading.document.text == text


def test_characters_that_no_text_can_hold_are_replaced_and_told(tmp_path: Path) -> None:
    """NUL and halves of characters, which JSON can write, do not get into a text unseen."""
    reading = one(tmp_path / "a.jsonl", b'{"text": "Mira \\u0000 Halden \\ud83d opened her shop."}')
    assert reading.document is not None
    assert reading.document.text == "Mira \ufffd Halden \ufffd opened her shop."
    assert "2 characters that cannot stand in a text" in reading.set_aside[0].reason


def test_dates_that_cannot_be_read_are_told_and_left_unknown(tmp_path: Path) -> None:
    """A record with an odd day or time is still a document, received when it was read."""
    reading = one(tmp_path / "a.jsonl", line(published="some day", captured="yesterday"))
    assert reading.document is not None
    assert reading.document.published is None
    assert reading.document.received == RECEIVED
    day, time = (a.reason for a in reading.set_aside)
    assert "day of publication cannot be read" in day and "time of capture cannot be read" in time


def test_a_partial_day_stays_partial(tmp_path: Path) -> None:
    """A month of publication is the days of that month, a year those of the year."""
    (tmp_path / "a.jsonl").write_bytes(line(published="2025-02") + b"\n" + line(published="2024"))
    month, year = (r.document.published for r in readings(tmp_path / "a.jsonl") if r.document)
    assert month is not None and (str(month.first), str(month.last)) == ("2025-02-01", "2025-02-28")
    assert year is not None and (str(year.first), str(year.last)) == ("2024-01-01", "2024-12-31")


def test_a_file_of_records_may_be_larger_than_a_file_of_text(tmp_path: Path) -> None:
    """Lines are read one at a time: the limits are on a record, and the one that passes them is named."""
    small = Limits(file_bytes=1_000, record_bytes=1_000)
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([line()] * 9 + [line(text="x" * 2_000)] + [line()] * 9))
    found = readings(tmp_path / "a.jsonl", small)
    assert sum(r.document is not None for r in found) == 18
    assert [a.about for r in found for a in r.set_aside] == [f"{tmp_path}/a.jsonl:10"]


def test_an_empty_file_of_records_says_so(tmp_path: Path) -> None:
    """No line, no document, one reason."""
    assert reason(tmp_path / "a.jsonl", b"") == "the file is empty"
    assert reason(tmp_path / "b.jsonl", b"\n\n") == "there is no record in it"
