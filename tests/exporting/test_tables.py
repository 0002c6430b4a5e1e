"""Tables: opened with the programs that people open them with, described to the last column, checked and signed."""

import json
import shutil
import sqlite3
import subprocess
import warnings
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import frictionless
import pandas
import polars
import pyarrow.parquet
import pytest

from habeas.exporting import Edition, ExportError, Signer, export
from habeas.exporting.sinks import harmless
from habeas.exporting.tables import TABLES
from habeas.model import Judgement, Reading
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict
from tests.publication.story import TODAY, on, register, report, reports

NAMES = [t.name for t in TABLES]


def rows(path: Path) -> list[dict[str, object]]:
    """The lines of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_parquet_open_alike_in_pandas_polars_and_duckdb(exported: Path, name: str) -> None:
    """Every table has the same rows and columns in each program, from CSV as from Parquet."""
    csv, parquet = exported / "csv" / f"{name}.csv", exported / "parquet" / f"{name}.parquet"
    wanted = len(rows(exported / "jsonl" / f"{name}.jsonl"))
    frame = pandas.read_csv(csv)
    columns = list(frame.columns)
    assert (len(frame), columns[-1]) == (wanted, "edition")
    assert list(pandas.read_parquet(parquet).columns) == columns
    assert polars.read_csv(csv, infer_schema_length=None).columns == columns
    assert polars.read_parquet(parquet).height == wanted
    for path, read in ((csv, "read_csv"), (parquet, "read_parquet")):
        found = duckdb.sql(f"SELECT * FROM {read}('{path}')")
        assert (found.columns, len(found.fetchall())) == (columns, wanted)


def test_names_in_any_script_come_out_whole(exported: Path) -> None:
    """A name in Cyrillic is the same in CSV, which Excel knows for UTF-8 by its mark, and in Parquet."""
    people = exported / "csv" / "people.csv"
    assert people.read_bytes().startswith(b"\xef\xbb\xbf")
    assert any("Мира Хальден" in n for n in pandas.read_csv(people)["names"])
    assert any("Мира Хальден" in n for n in polars.read_parquet(exported / "parquet" / "people.parquet")["names"])


def test_the_data_package_is_valid_and_describes_every_column(exported: Path) -> None:
    """Frictionless finds no fault with the package, any cell of CSV or any file, and each column has a sentence."""
    described = json.loads((exported / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        fields = resource.get("columns") or resource["schema"]["fields"]
        assert fields
        assert all(len(f["description"]) > 3 for f in fields)
    assert {r["format"] for r in described["resources"]} == {"csv", "parquet", "jsonl"}
    assert not _faults(exported)


def test_frictionless_finds_a_file_that_was_changed(exported: Path, tmp_path: Path) -> None:
    """A byte more in a file of any format is a fault by the package's own checksums."""
    for name in ("csv/people.csv", "parquet/people.parquet", "jsonl/people.jsonl"):
        changed = tmp_path / name.partition("/")[0]
        shutil.copytree(exported, changed)
        with (changed / name).open("ab") as file:
            file.write(b"\n")
        assert {place for place, _ in _faults(changed)} == {name}


def test_statements_that_share_an_id_are_all_there(tmp_path: Path) -> None:
    """Two statements of one passage that differ in a date alone have one id: both are in every format, and no fault is found."""
    quote = "Mira Halden fell ill on 3 May 2021 and again on 9 May 2021"
    r = report("ill", "Lantern", date(2021, 5, 20), quote + ".\n", title="Ill")
    r.says(Type.CONDITIONS, quote, "Mira Halden", date=on(2021, 5, 3))
    r.says(Type.CONDITIONS, quote, "Mira Halden", date=on(2021, 5, 9))
    made = Register.open("sqlite://")
    made.keep(Reading(r.document, r.document.text.encode()))
    made.keep_extraction(r.extraction("by hand"))
    export(made, tmp_path / "out", ("csv", "parquet", "jsonl", "datasette"), Edition(TODAY))
    assert len({s.id for s in r.statements}) == 1
    assert len(polars.read_csv(tmp_path / "out" / "csv" / "statements.csv")) == 2
    with closing(sqlite3.connect(tmp_path / "out" / "datasette" / "habeas.db")) as database:
        assert database.execute("SELECT count(*) FROM statements").fetchone() == (2,)
    assert not _faults(tmp_path / "out")


def _faults(folder: Path) -> list[tuple[str, str]]:
    """What Frictionless finds wrong with the package in a folder: where, and what."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [(task.place, error.message) for task in found.tasks for error in task.errors] + [
        ("package", error.message) for error in found.errors
    ]


def test_every_file_and_every_row_says_of_which_edition_it_is(exported: Path) -> None:
    """Tier, as of when, as known when, policy and version stand in the package, the page, each row and Parquet's metadata."""
    edition = str(Edition(TODAY))
    assert "public; as of 2026-01-15; known now; held by: any; habeas " in edition
    assert edition in (exported / "README.txt").read_text("utf-8")
    assert json.loads((exported / "datapackage.json").read_text("utf-8"))["edition"]["as_of"] == "2026-01-15"
    for name in NAMES:
        assert set(pandas.read_csv(exported / "csv" / f"{name}.csv")["edition"]) <= {edition}
        assert {r["edition"] for r in rows(exported / "jsonl" / f"{name}.jsonl")} <= {edition}
        metadata = pyarrow.parquet.read_schema(exported / "parquet" / f"{name}.parquet").metadata
        assert metadata[b"edition"].decode() == edition


def test_the_day_and_the_policy_change_the_answers() -> None:
    """As of a day before the arrest nobody is held; by the word of a person alone nobody is either."""
    held = [_held(Edition(day, policy=policy)) for day, policy in ((date(2021, 6, 1), "any"), (date(2021, 1, 1), "any"), (date(2021, 6, 1), "confirmed"))]  # fmt: skip
    assert held[0] > 0
    assert held[1:] == [0, 0]


def _held(edition: Edition) -> int:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return int(str(export(register(), Path(folder), ["csv"], edition).people["held"]))


def test_what_was_not_known_yet_is_not_in_it(tmp_path: Path) -> None:
    """As known on a day, documents received later are absent with all that came from them."""
    export(register(), tmp_path / "out", ["jsonl"], Edition(TODAY, known=date(2021, 12, 31)))
    documents = rows(tmp_path / "out" / "jsonl" / "documents.jsonl")
    assert [d["key"] for d in documents] == ["arrests"]
    assert {s["document"] for s in rows(tmp_path / "out" / "jsonl" / "statements.jsonl")} == {documents[0]["id"]}
    assert {e["value"]["type"] for e in rows(tmp_path / "out" / "jsonl" / "events.jsonl")} == {"arrest"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "\u00a0=1"])
def test_cells_that_a_spreadsheet_would_run_are_made_harmless(cell: str) -> None:
    """Whatever begins like a formula, also behind blanks, has an apostrophe before it."""
    assert harmless(cell) == f"'{cell}"


def test_a_hostile_name_does_not_become_a_formula(tmp_path: Path) -> None:
    """A report whose person and place are formulas: no cell of any CSV begins like one."""
    made = register()
    text = '=HYPERLINK("http://x")\n=cmd|A1, a baker, was arrested in @Lenz on 1 May 2024.\n'
    bad = report("formulas", "+Outlet", date(2024, 5, 2), text, title="-Title")
    bad.says(
        Type.ARREST,
        "=cmd|A1, a baker, was arrested in @Lenz on 1 May 2024",
        "=cmd|A1",
        date=on(2024, 5, 1),
        place="@Lenz",
    )
    made.keep(Reading(bad.document, text.encode()))
    made.keep_extraction(bad.extraction("by hand"))
    export(made, tmp_path / "out", ["csv"], Edition(TODAY))
    texts = ["".join(c) for p in (tmp_path / "out" / "csv").iterdir() for c in pandas.read_csv(p, dtype=str).fillna("").astype(str).to_numpy().flatten()]  # fmt: skip
    numbers = {t for t in texts if t[:1] in "=+-@" and t and not t[1:].replace(".", "").isdigit()}
    assert not numbers
    assert any(t.startswith("'=cmd|A1") for t in texts)


def test_the_same_register_gives_the_same_bytes(tmp_path: Path, exported: Path) -> None:
    """Two exports of one edition have the same checksums."""
    export(register(), tmp_path / "again", ["csv", "jsonl"], Edition(TODAY))
    first, again = (f.joinpath("SHA256SUMS").read_text().splitlines() for f in (exported, tmp_path / "again"))
    assert {line for line in again if "datapackage" not in line and "README" not in line} <= set(first)


def test_checksums_and_signature_are_checked_by_the_usual_programs(tmp_path: Path) -> None:
    """sha256sum finds every file as listed; ssh-keygen finds the signature good, and bad once a sum is changed."""
    key, folder = tmp_path / "key", tmp_path / "out"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    export(register(), folder, ["csv"], Edition(TODAY), Signer(key))
    listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert listed == there - {"SHA256SUMS", "SHA256SUMS.sig"}
    if program := shutil.which("sha256sum"):
        assert subprocess.run([program, "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    allowed = tmp_path / "allowed"
    allowed.write_text("desk@example.org " + key.with_suffix(".pub").read_text())
    check = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "desk@example.org", "-n", "habeas", "-s", str(folder / "SHA256SUMS.sig")]  # fmt: skip
    good = (folder / "SHA256SUMS").read_bytes()
    assert subprocess.run(check, input=good, capture_output=True, check=False).returncode == 0
    assert subprocess.run(check, input=good.upper(), capture_output=True, check=False).returncode != 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """An export never writes over what is there."""
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="not empty"):
        export(register(), tmp_path, ["csv"], Edition(TODAY))
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_since_gives_what_was_added_changed_and_withdrawn(tmp_path: Path) -> None:
    """Changes bear their kind; an event whose only statement was rejected since is withdrawn; all ids in force are listed."""
    made = register()
    told = next(r for r in reports() if r.document.key == "arrests")
    verrin = next(s for s in told.statements if s.persons == ("Tomas Verrin",))
    made.decide(Judgement(Verdict.REJECT, (verrin.id,), "the editor", ("not him",), datetime(2026, 1, 10, tzinfo=UTC)))
    export(made, tmp_path / "out", ["jsonl", "csv"], Edition(TODAY, since=date(2024, 12, 31)))
    changes = {name: {str(r["change"]) for r in rows(tmp_path / "out" / "jsonl" / f"{name}.jsonl")} for name in NAMES}
    assert changes["documents"] == {"added"}
    assert "added" in changes["counts"]
    assert {"changed", "withdrawn"} <= set().union(*changes.values())
    early = [r.document for r in reports() if r.document.received.date() <= date(2024, 12, 31)]
    old = {d.id for d in early if d.tier is Tier.PUBLIC}
    assert not old & {str(r["id"]) for r in rows(tmp_path / "out" / "jsonl" / "documents.jsonl")}
    ids = set((tmp_path / "out" / "ids.txt").read_text().split())
    gone = {
        str(r["id"])
        for n in NAMES
        for r in rows(tmp_path / "out" / "jsonl" / f"{n}.jsonl")
        if r["change"] == "withdrawn"
    }
    assert gone
    assert not gone & ids
    assert old <= ids


def test_the_public_edition_has_nothing_of_another_tier(exported: Path, tmp_path: Path) -> None:
    """The restricted report of the story is in the edition for those who may see it, and in no byte of the public one."""
    export(register(), tmp_path / "out", ["jsonl"], Edition(TODAY, tier=Tier.SEALED))
    hidden = [r.document for r in reports() if r.document.tier > Tier.PUBLIC]
    assert hidden
    whole = "".join(p.read_text("utf-8") for p in (tmp_path / "out" / "jsonl").iterdir())
    public = "".join(p.read_text("utf-8") for p in (exported / "jsonl").iterdir())
    for document in hidden:
        assert document.id in whole
        assert document.id not in public
