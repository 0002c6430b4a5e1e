"""A run in shards: the same register however many workers read, whoever dies and however often it is started."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas import extraction, pipeline, sharding
from habeas.extraction import Engine, gate
from habeas.json_form import encode
from habeas.register import Register
from habeas.sharding import Pool, run
from habeas.sharding.work import QUARANTINED
from habeas.vocabulary import Tier

from .deadly import mortal
from .pages import archive, mixed, report, reports

RECEIVED = datetime(2026, 1, 5, 12, tzinfo=UTC)


def order(place: Path, received: datetime = RECEIVED) -> sharding.Order:
    return sharding.Order(str(place / "shards"), received, engine=Engine.RULES)


@contextmanager
def pool(number: int = 1, *, deadly: bool = False) -> Iterator[Pool]:
    hands = Pool(number, mortal) if deadly else Pool(number)
    try:
        yield hands
    finally:
        hands.close()


@pytest.fixture(scope="module")
def hands() -> Iterator[Pool]:
    """Two workers for all tests in which nobody dies."""
    with pool(2) as made:
        yield made


def read(
    place: Path, sources: Sequence[Path], hands: sharding.Workers, received: datetime = RECEIVED
) -> sharding.Outcome:
    with Register.open(place / "r.db") as register:
        outcome = sharding.read([str(s) for s in sources], register, hands, order(place, received))
        pipeline.derive(register)
        assert list(register.verify()) == []
    return outcome


def everything(path: Path) -> list[object]:
    """All that the register answers with."""
    with Register.open(path) as register:
        view = register.as_seen_by(Tier.SEALED)
        kept = (
            *sorted(view.documents(), key=lambda d: d.id),
            *sorted(view.mentions(), key=lambda m: m.id),
            *sorted(view.statements(), key=lambda s: s.id),
            *sorted(view.set_asides(), key=lambda a: a.id),
        )
        return [encode(thing) for thing in (*kept, *view.findings())]


def parquet(place: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((place / "shards").glob("*.parquet"))}


def test_a_folder_read_in_shards_is_the_folder_read_one_by_one(tmp_path: Path, hands: Pool) -> None:
    """Files handed over are kept whatever they say: several workers give the register that reading in turn gives."""
    folder = reports(tmp_path / "in", 40)
    (folder / "tide.txt").write_text("The river rose again after the rain. " * 40, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "several").mkdir()
    outcome = read(tmp_path / "several", [folder, tmp_path / "nowhere"], hands)
    with Register.open(tmp_path / "r.db") as register:
        summary = pipeline.read(
            [str(folder), str(tmp_path / "nowhere")], register, extraction.load(engine=Engine.RULES), RECEIVED
        )
    assert (outcome.new, len(outcome.set_aside)) == (summary.new, len(summary.set_aside)) == (41, 2)
    assert everything(tmp_path / "several" / "r.db") == everything(tmp_path / "r.db")


def test_of_a_web_archive_what_is_not_relevant_is_counted_and_not_kept(tmp_path: Path, hands: Pool) -> None:
    """The gate stands before a page is taken apart; every page is accounted for."""
    crawl = archive(tmp_path / "crawl.warc.gz", mixed(60))
    outcome = read(tmp_path, [crawl], hands)
    tally = outcome.tally
    assert (tally.pages, tally.relevant, tally.kept, outcome.new) == (60, 12, 12, 12)
    assert tally.turned_away == {gate.PAGE: 48}
    assert tally.statements > 12
    with Register.open(tmp_path / "r.db") as register:
        texts = [d.text for d in register.as_seen_by(Tier.PUBLIC).documents()]
        counted, drawn = sharding.drawn(sharding.Results(order(tmp_path).results), register.shards(), 5, "")
    assert all("Mira Halden" in text for text in texts)
    assert counted == {gate.PAGE: 48}
    assert len(drawn) == 5 and all("orchestra" in (a.quote or "") for a in drawn)


def test_one_worker_or_several_write_the_same_bytes(tmp_path: Path, hands: Pool) -> None:
    """Results follow from content and code alone: not from who read, how many, or when."""
    crawl, folder = archive(tmp_path / "crawl.warc.gz", mixed(40)), reports(tmp_path / "in", 40)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with pool(1) as single:
        read(tmp_path / "one", [crawl, folder], single)
    read(tmp_path / "two", [crawl, folder], hands, datetime(2026, 2, 2, tzinfo=UTC))
    assert parquet(tmp_path / "one") == parquet(tmp_path / "two")
    assert len(parquet(tmp_path / "one")) == 3


def test_a_second_run_reads_nothing_again(tmp_path: Path, hands: Pool) -> None:
    """What is written is not read twice and what is loaded not loaded twice, not even into another register."""
    folder = reports(tmp_path / "in", 20)
    first = read(tmp_path, [folder], hands)
    before = everything(tmp_path / "r.db")
    second = read(tmp_path, [folder], hands)
    (tmp_path / "r.db").rename(tmp_path / "old.db")
    third = read(tmp_path, [folder], hands)
    assert (first.read, second.read, second.known, third.read) == (2, 0, 2, 0)
    assert second.new == 0 and third.new == 20
    assert before == everything(tmp_path / "r.db")
    assert second.tally.form == first.tally.form


def test_a_document_that_kills_its_worker_three_times_is_set_aside_by_name(tmp_path: Path) -> None:
    """The others of its shard are read; it is named with the reason, and counted."""
    folder = reports(tmp_path / "in", 20)
    (folder / "note-007.txt").write_text(f"{report(7)} This text kills.", "utf-8")
    crawl = archive(tmp_path / "crawl.warc.gz", [*mixed(10), mixed(11)[10].replace(b"Note 10.", b"This text kills.")])
    with pool(2, deadly=True) as mortals:
        outcome = read(tmp_path, [folder, crawl], mortals)
    named = {a.about for a in outcome.set_aside if a.reason == QUARANTINED}
    assert named == {str(folder / "note-007.txt"), f"{crawl}!https://courier.example/10.html"}
    assert outcome.new == 19 + 2
    assert outcome.tally.set_aside["quarantined"] == 2
    assert outcome.tally.pages == 20 + 11


def lives(pid: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout
    return bool(found.strip()) and not found.startswith("Z")


def test_a_worker_that_does_not_move_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document on which a worker stays for too long is one that kills it."""
    folder = reports(tmp_path / "in", 3)
    (folder / "note-001.txt").write_text(f"{report(1)} This text waits.", "utf-8")
    waits, passed = folder / "note-001.txt.waits", [0.0]

    def clock() -> float:
        """Time that passes only while a worker waits: however slow the machine, no other is taken for one."""
        if waits.exists() and lives(int(waits.read_text("utf-8") or 0)):
            passed[0] += 2 * run.STALLED
        return passed[0]

    monkeypatch.setattr(run, "monotonic", clock)
    with pool(deadly=True) as mortals:
        outcome = read(tmp_path, [folder], mortals)
    assert [a.about for a in outcome.set_aside if a.reason == QUARANTINED] == [str(folder / "note-001.txt")]
    assert outcome.new == 2


def test_results_that_cannot_be_written_end_the_run_in_one_message(tmp_path: Path, hands: Pool) -> None:
    """No place to write to is the world's fault: said plainly, with nothing half done."""
    folder = reports(tmp_path / "in", 2)
    (tmp_path / "shards").write_text("a file where a folder should be")
    with Register.open(tmp_path / "r.db") as register:
        with pytest.raises(sharding.ResultsError, match="cannot be"):
            sharding.read([str(folder)], register, hands, order(tmp_path))
        assert list(register.as_seen_by(Tier.SEALED).documents()) == []
