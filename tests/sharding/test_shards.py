"""Shards and their names; web archives in parts; results on disk; tallies."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas import reading
from habeas.reading import Item
from habeas.sharding import parts
from habeas.sharding.parts import Part, in_parts, is_empty
from habeas.sharding.results import KEPT, TURNED_AWAY, Results, ResultsError, Row
from habeas.sharding.samples import MOST, Samples
from habeas.sharding.shards import Shard, cut, identity
from habeas.sharding.tally import Tally, sorts_of

from .pages import archive, mixed

RECEIVED = datetime(2026, 1, 5, tzinfo=UTC)


def item(name: str, content: bytes = b"x", size: int | None = None) -> Item:
    return Item(name, len(content) if size is None else size, content=content)


def content(item: Item) -> bytes:
    with item.open() as stream:
        return stream.read()


def test_shards_are_closed_by_size_and_number() -> None:
    """Nothing is lost or doubled, the order stays, and a large file is a shard of its own."""
    things = [item(f"{n}", size=3_000_000 if n % 7 == 0 else 10) for n in range(60)]
    shards = list(cut(things))
    assert [i.location for s in shards for i in s.items] == [i.location for i in things]
    assert all(len(s.items) <= 16 and (s.size <= 8_000_000 or len(s.items) == 1) for s in shards)
    assert [s.items for s in cut([item("a", size=10), item("b", size=90_000_000), item("c", size=10)])][1] == (
        item("b", size=90_000_000),
    )


def test_a_shard_is_named_by_bytes_places_and_code() -> None:
    """Any of them changed gives another name; the same give the same."""
    one = Shard((item("a", b"x"), item("b", b"y")))
    assert identity(one, "v1") == identity(Shard((item("a", b"x"), item("b", b"y"))), "v1")
    others = [
        identity(one, "v2"), identity(Shard((item("a", b"x"),)), "v1"), identity(Shard((item("a", b"x"), item("c", b"y"))), "v1"),
        identity(Shard((item("a", b"x"), item("b", b"z"))), "v1"), identity(Shard((item("a", b"xb"), item("", b"y"))), "v1"),
    ]  # fmt: skip
    assert len({identity(one, "v1"), *others}) == 6


@pytest.mark.parametrize("size", [700, 3_000, 20_000, 10_000_000])
def test_the_parts_of_an_archive_are_the_archive(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut anywhere, also in the middle of a record: each record is in exactly one part, in order."""
    monkeypatch.setattr(parts, "SIZE", size)
    crawl = archive(tmp_path / "crawl.warc.gz", mixed(25))
    whole = Item(str(crawl), crawl.stat().st_size, crawl)
    pieces = [p for p in in_parts(whole) if not is_empty(p)]
    joined = b"".join(map(content, pieces))
    assert joined == crawl.read_bytes()
    read = [r.document for p in pieces for r in reading.read(p, RECEIVED) if r.document]
    assert [d.location for d in read] == [f"{crawl}!https://courier.example/{n}.html" for n in range(25)]
    assert (len(pieces) == 1) == (size > whole.size)


def test_what_is_packed_as_one_stream_is_one_part(tmp_path: Path) -> None:
    """Where no record begins after the start, the first part has all and the others nothing."""
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(b"\x1f\x8b\x08 not really " * 5_000)
    size = path.stat().st_size
    first, second = (
        Part(str(path), 1, path, first=0, last=size // 2),
        Part(str(path), 1, path, first=size // 2, last=size),
    )
    assert content(first) == path.read_bytes()
    assert is_empty(second) and not is_empty(first)


def test_results_are_written_whole_and_read_back(tmp_path: Path) -> None:
    """Rows, bytes and tally come back as they were; there is nothing else in the folder."""
    results, tally = Results(str(tmp_path / "out")), Tally(2, 1, 1, 3)
    tally.turned_away["not relevant"] += 1
    rows = [Row(KEPT, "a", "00", document="{}", content=b"\0bytes"), Row(TURNED_AWAY, "b", "01", reason="not relevant")]
    assert results.tally("s1") is None
    results.write("s1", rows, tally)
    first = (tmp_path / "out" / "s1.parquet").read_bytes()
    results.write("s1", rows, tally)
    assert first == (tmp_path / "out" / "s1.parquet").read_bytes()
    assert list(results.rows("s1")) == rows
    read = results.tally("s1")
    assert read is not None and read.form == tally.form
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["s1.parquet"]


def test_results_in_any_store_that_fsspec_knows() -> None:
    """An address is as good as a folder."""
    results = Results("memory://bucket/shards")
    assert results.tally("s1") is None and results.folder is None
    results.write("s1", [Row(KEPT, "a", content=b"x")], Tally(1))
    assert [r.content for r in results.rows("s1")] == [b"x"]
    read = results.tally("s1")
    assert read is not None and read.pages == 1


def test_damaged_results_are_said_to_be_so(tmp_path: Path) -> None:
    """A file that is no result is not taken for one, nor passed over."""
    (tmp_path / "s1.parquet").write_bytes(b"PAR1 not at all PAR1")
    with pytest.raises(ResultsError, match="shard s1"):
        Results(str(tmp_path)).tally("s1")


def test_the_sample_is_the_same_for_any_order() -> None:
    """Which pages keep their text follows from their bytes alone, so many for each reason."""
    pages = [(f"{n * 7919 % 1000:064x}", f"<p>page {n}</p>".encode()) for n in range(200)]
    chosen = []
    for order in (pages, pages[::-1]):
        samples = Samples()
        for sha, content in order:
            samples.add("why", sha, content)
        rows = samples.shown_in(Row(TURNED_AWAY, sha, sha, reason="why") for sha, _ in pages)
        chosen.append({r.sha256: r.excerpt for r in rows if r.excerpt})
    assert chosen[0] == chosen[1] and len(chosen[0]) == MOST
    assert set(chosen[0]) == set(sorted(sha for sha, _ in pages)[:MOST])


def test_tallies_add_up_and_like_reasons_are_counted_together() -> None:
    """What is particular to one case is no reason of its own; a line on many records counts them all."""
    total = Tally()
    for _ in range(3):
        one = Tally(5, 1, 1, 2)
        one.set_aside += sorts_of(
            ["a text of 6,000,000 characters; up to 5,000,000 are read", "20 of its records: empty"]
        )
        total += one
    assert total.form == Tally.of(total.form).form
    assert (total.pages, total.set_aside) == (15, {"a text of … characters": 3, "empty": 60})
