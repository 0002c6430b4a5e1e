"""habeas read --workers, habeas sample --rejected and habeas copies, as a person uses them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from habeas.cli import habeas
from habeas.cli.progress import counts, line
from habeas.register import Register
from habeas.sharding import Progress, Tally

from .pages import EVERYDAY, archive, mixed, page, report, reports


def run(place: Path, *arguments: str) -> Result:
    return CliRunner().invoke(habeas, ["--register", str(place / "r.db"), "--engine", "rules", *arguments])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a web archive read, of which a page repeats another, and two texts that were handed over."""
    place = tmp_path_factory.mktemp("read")
    again = page(f"From our correspondent. {report(0)} {report(5)}", 900)
    crawl = archive(place / "crawl.warc.gz", [*mixed(30), again])
    (reports(place / "in", 1) / "tide.txt").write_text(EVERYDAY, "utf-8")
    done = run(place, "read", str(crawl), str(place / "in"))
    assert done.exit_code == 0, done.output
    assert "33 pages seen, 8 relevant" in done.stderr
    assert "25 set aside" in done.stderr and "9 new documents" in done.stderr
    return place


def test_a_second_run_says_that_all_was_read_before(read: Path) -> None:
    """Nothing is read again; --quiet says nothing at all."""
    done = run(read, "read", str(read / "crawl.warc.gz"), str(read / "in"))
    assert "0 shards read" in done.stderr and "0 new documents" in done.stderr
    quiet = run(read, "read", "--quiet", str(read / "crawl.warc.gz"), str(read / "in"))
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_what_was_turned_away_is_counted_and_sampled(read: Path) -> None:
    """Pages of the archive and the text handed over alike: how many, why, and how some of them begin."""
    done = run(read, "sample", "--rejected", "-n", "4")
    assert "25 turned away" in done.stderr
    assert done.stdout.count("orchestra") >= 4 and "Halden" not in done.stdout
    forms = [json.loads(x) for x in run(read, "--json", "sample", "--rejected", "-n", "40").stdout.splitlines()]
    assert len(forms) == 25 and all("orchestra" in form["text"] for form in forms)
    assert {form["location"] for form in forms} >= {str(read / "in" / "tide.txt")}
    one = run(read, "--json", "sample", "--rejected", "--reason", "anywhere on the page").stdout.splitlines()
    assert len(one) == 10 and all("crawl" in json.loads(x)["location"] for x in one)


def test_a_sample_needs_to_know_of_what(read: Path) -> None:
    """Wrong use is said to be wrong use."""
    done = run(read, "sample")
    assert done.exit_code == 2 and "--rejected" in done.stderr


def test_copies_are_listed_with_what_they_share(read: Path) -> None:
    """All pairs, those of one document, and how two documents are alike."""
    forms = [json.loads(x) for x in run(read, "--json", "copies").stdout.splitlines()]
    assert {form["relation"] for form in forms} <= {"copy", "truncated copy", "rewrite"} and forms
    some = forms[0]
    assert 0 < some["score"] <= 1 and some["passages"]
    own = [json.loads(x) for x in run(read, "--json", "copies", some["original"]).stdout.splitlines()]
    assert all(some["original"] in (form["original"], form["copy"]) for form in own)
    two = run(read, "copies", some["original"], some["copy"])
    assert some["relation"] in two.stdout and "“" in two.stdout
    assert run(read, "copies", "d0000000000000000").exit_code == 2


def test_the_register_knows_its_shards(read: Path) -> None:
    """Each with its numbers, which add up to what was said."""
    with Register.open(read / "r.db") as register:
        tallies = [Tally.of(form) for form in register.shards().values()]
    assert sum(t.pages for t in tallies) == 33
    assert len(tallies) == len(list((read / "r.db.shards").glob("*.parquet")))


def test_progress_is_a_sentence() -> None:
    """Pages, relevant ones, statements, what was set aside and why, the rate, and the time that is left."""
    tally = Tally(12_400, 744, 744, 1_932)
    tally.turned_away["not relevant"] = 11_600
    tally.set_aside.update({"the file is empty": 9, "broken": 8, "a picture": 7, "a mailbox": 6})
    said = line(Progress(tally, 30.0, 90.0, 62.0))
    assert said == (
        "12,400 pages seen, 744 relevant, 1,932 statements, 11,630 set aside (11,600 not relevant, 9 the file is empty, "
        "8 broken, 13 for other reasons); 200 pages/s; about 2 min left"
    )
    assert line(Progress(Tally(), 0.0, 9.0, 1.0)).endswith("0.0 pages/s; time left unknown yet")
    assert counts(Tally(1)) == "1 pages seen, 0 relevant, 0 statements, 0 set aside"
