"""Reports in an object store are read as those in a folder are."""

from collections.abc import Iterator
from datetime import UTC, datetime

import fsspec
import pytest
from fsspec.implementations.asyn_wrapper import AsyncFileSystemWrapper

from habeas import reading
from habeas.model import SetAside
from habeas.reading import stored

RECEIVED = datetime(2026, 1, 5, tzinfo=UTC)
TEXT = "Border Post, 4 May 2024\n\nMira Halden was arrested in Lowmark."


@pytest.fixture
def bucket() -> Iterator[str]:
    files = fsspec.filesystem("memory")
    for name in ("b.txt", "a.txt", "in/c.txt", ".hidden", "in/d.bin"):
        files.pipe_file(f"/reports/{name}", TEXT.encode() + name.encode() if name[-1] == "t" else b"\0\1\2" * 99)
    yield "memory://reports"
    files.rm("/reports", recursive=True)


def test_all_under_an_address_is_read(bucket: str) -> None:
    """In order of name, hidden things left out; each is called by its address."""
    items = list(reading.items([bucket]))
    assert [i.location for i in items if isinstance(i, reading.Item)] == [
        f"{bucket}/{name}" for name in ("a.txt", "b.txt", "in/c.txt", "in/d.bin")
    ]
    read = [one for i in items if isinstance(i, reading.Item) for one in reading.read(i, RECEIVED)]
    assert [one.document.text for one in read if one.document] == [TEXT + n for n in ("a.txt", "b.txt", "in/c.txt")]
    assert [aside.about for one in read for aside in one.set_aside] == [f"{bucket}/in/d.bin"]


def test_one_thing_and_a_pattern(bucket: str) -> None:
    """An address may name one thing or fit several."""
    for source, names in ((f"{bucket}/a.txt", ["a.txt"]), (f"{bucket}/*.txt", ["a.txt", "b.txt"])):
        assert [i.location for i in reading.items([source]) if isinstance(i, reading.Item)] == [
            f"{bucket}/{n}" for n in names
        ]


def test_one_thing_in_a_store_that_answers_in_its_own_time(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores over the network list a single thing by its name alone: it is read all the same, with its size."""
    files = AsyncFileSystemWrapper(
        fsspec.filesystem("memory"), asynchronous=False
    )  # whatever loop a browser runs beside
    monkeypatch.setattr(stored, "filesystem", lambda address: (files, "/" + address.partition("://")[2]))
    (item,) = reading.items([f"{bucket}/a.txt"])
    assert isinstance(item, reading.Item)
    assert (item.location, item.size) == (f"{bucket}/a.txt", len(TEXT + "a.txt"))


def test_what_is_not_there_is_set_aside() -> None:
    """An empty address gives a reason and nothing to read."""
    (aside,) = reading.items(["memory://nowhere"])
    assert isinstance(aside, SetAside) and aside.about == "memory://nowhere" and "nothing" in aside.reason
