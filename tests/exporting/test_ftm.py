"""FollowTheMoney: entities that its own tools find valid, cross-reference and hand back without loss."""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import habeas
from habeas.exporting import Edition, export, restoring
from habeas.exporting.ftm import held
from habeas.register import Register
from tests.publication.story import TODAY, register

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def entities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the story as entities."""
    folder = tmp_path_factory.mktemp("ftm") / "story"
    export(register(), folder, ["ftm"], Edition(TODAY))
    return folder / "ftm" / "entities.ftm.json"


def lines(path: Path) -> list[dict[str, object]]:
    """The entities of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_ftm_validate_changes_no_value(entities: Path, tmp_path: Path) -> None:
    """`ftm validate` parses every entity again and keeps every property as it is."""
    out = tmp_path / "valid.json"
    done = subprocess.run(
        [BIN / "ftm", "validate", "-i", entities, "-o", out], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    valid = {str(e["id"]): e["properties"] for e in lines(out)}
    for entity in lines(entities):
        kept = valid[str(entity["id"])]
        assert {k: sorted(v) for k, v in kept.items()} == entity["properties"]  # type: ignore[attr-defined]


def test_people_have_aliases_in_every_script_with_addresses_and_dates(entities: Path) -> None:
    """A person named in two scripts is one entity with both, the addresses of the reports, and the day of the last word."""
    people = [e for e in lines(entities) if e["schema"] == "Person"]
    halden = next(e["properties"] for e in people if "Mira Halden" in str(e["properties"]))
    assert isinstance(halden, dict)
    assert "Мира Хальден" in halden["name"] + halden["alias"]
    assert all(url.startswith("https://") for url in halden["sourceUrl"])
    assert halden["modifiedAt"][0] >= "2022"
    assert {e["schema"] for e in lines(entities)} == {"Person", "Event", "Article", "Note"}


def test_each_value_is_kept_as_a_statement_with_its_origin(entities: Path, tmp_path: Path) -> None:
    """The statements roll up into the same entities again, by `ftm aggregate-statements`."""
    out = tmp_path / "again.json"
    command = [BIN / "ftm", "aggregate-statements", "-i", entities.with_name("statements.csv"), "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert Counter(str(e["schema"]) for e in lines(out)) == Counter(str(e["schema"]) for e in lines(entities))


def test_nomenklatura_reads_and_cross_references_it(entities: Path, tmp_path: Path) -> None:
    """A real run finds a person of another group's file to be one of ours."""
    other = {"id": "other-1", "schema": "Person", "datasets": ["other"], "properties": {"name": ["Mira Halden"]}}
    both = tmp_path / "both.ftm.json"
    both.write_text(entities.read_text("utf-8") + json.dumps(other) + "\n", "utf-8")
    keep = os.environ | {"NOMENKLATURA_DB_URL": f"sqlite:///{tmp_path / 'nk.db'}"}
    command = [BIN / "nomenklatura", "xref", "-p", tmp_path / "index", both]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=keep, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    halden = next(
        str(e["id"]) for e in lines(entities) if e["schema"] == "Person" and "Mira Halden" in str(e["properties"])
    )
    with closing(sqlite3.connect(tmp_path / "nk.db")) as resolver:
        pairs = {frozenset(pair) for pair in resolver.execute("SELECT source, target FROM resolver WHERE score > 0.5")}
    assert frozenset(("other-1", halden)) in pairs


def test_entities_come_out_again_byte_for_byte(entities: Path, tmp_path: Path) -> None:
    """Export, import into an empty register, export: the same entities and statements; people's judgements included."""
    there = ["--register", str(tmp_path / "new.db")]
    done = CliRunner().invoke(habeas, [*there, "import", str(entities)])
    assert done.exit_code == 0, done.output
    with Register.open(tmp_path / "new.db") as new:
        export(new, tmp_path / "again", ["ftm"], Edition(TODAY))
    for name in ("entities.ftm.json", "statements.csv", "dataset.json"):
        assert (tmp_path / "again" / "ftm" / name).read_bytes() == entities.with_name(name).read_bytes()
    assert len(held(entities)[1]) > 0


def test_entities_of_another_program_bring_nothing(tmp_path: Path) -> None:
    """A file without a record of habeas is read without harm, and nothing is kept."""
    path = tmp_path / "other.ftm.json"
    path.write_text('{"id": "x", "schema": "Person", "properties": {"name": ["A"], "notes": ["seen in May"]}}\n')
    with Register.open(tmp_path / "new.db") as new:
        assert restoring.restore_entities(new, *held(path)).documents == 0
