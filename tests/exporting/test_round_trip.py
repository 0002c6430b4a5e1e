"""Out and in and out again: an export read into an empty register gives the same bytes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import habeas
from habeas.exporting import FORMATS, Edition, ExportError, export, restoring
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.publication.story import TODAY, register


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder. Beside the data stands how many are withheld, which no other register can know."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    beside = () if b"withheld: none" in found["README.txt"] else ("README.txt", "datapackage.json", "SHA256SUMS")
    return {name: content for name, content in found.items() if name not in beside}


@pytest.mark.parametrize("tier", [Tier.PUBLIC, Tier.SEALED])
def test_json_lines_come_out_again_byte_for_byte(tmp_path: Path, tier: Tier) -> None:
    """Export, import into an empty register, export: every file is the same, checksums included."""
    edition = Edition(TODAY, tier=tier)
    export(register(), tmp_path / "one", ["jsonl"], edition)
    with Register.open(tmp_path / "new.db") as new:
        restoring.restore_folder(new, tmp_path / "one" / "jsonl")
        export(new, tmp_path / "two", ["jsonl"], edition)
        assert not list(new.verify())
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name: two[name] for name in one} == one
    assert ("SHA256SUMS" in one) == (tier is Tier.SEALED)


def test_import_takes_the_folder_of_an_export(tmp_path: Path) -> None:
    """`habeas import DIR` reads an export back, and a second time changes nothing."""
    export(register(), tmp_path / "one", ["jsonl"], Edition(TODAY))
    there = ["--register", str(tmp_path / "new.db")]
    first = CliRunner().invoke(habeas, [*there, "import", str(tmp_path / "one")])
    again = CliRunner().invoke(habeas, [*there, "import", str(tmp_path / "one")])
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert " 0 of them new; 0 new judgements" in again.output
    written = CliRunner().invoke(
        habeas, [*there, "export", str(tmp_path / "two"), "--format", "jsonl", "--on", str(TODAY)]
    )
    assert written.exit_code == 0, written.output
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name: two[name] for name in one} == one
    assert len(one) > 10


def test_a_folder_with_a_broken_line_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """What is not as habeas writes it is named by file and line, and nothing of it is kept."""
    export(register(), tmp_path / "one", ["jsonl"], Edition(TODAY))
    broken = tmp_path / "one" / "jsonl" / "judgements.jsonl"
    broken.write_text("{not json}\n")
    with Register.open(tmp_path / "new.db") as new:
        with pytest.raises(ExportError, match=r"judgements\.jsonl, line 1"):
            restoring.restore_folder(new, tmp_path / "one" / "jsonl")
        assert not list(new.as_seen_by(Tier.SEALED).documents())


def test_all_of_what_changed_is_every_format_but_a_site(tmp_path: Path) -> None:
    """A site is a whole edition: with --since all formats are written without it, and it alone is refused at once."""
    file = tmp_path / "habeas.db"
    with Register.open(file) as new:
        made = tmp_path / "one"
        export(register(), made, ["jsonl"], Edition(TODAY))
        restoring.restore_folder(new, made / "jsonl")
    asked = ["--register", str(file), "export", "--since", "2025-10-01", "--format"]
    every = CliRunner().invoke(habeas, [*asked, "all", str(tmp_path / "all")])
    site = CliRunner().invoke(habeas, [*asked, "csv", "--format", "site", str(tmp_path / "site")])
    assert every.exit_code == 0, every.output
    assert {p.name for p in (tmp_path / "all").iterdir() if p.is_dir()} == {*FORMATS}
    assert (site.exit_code, "leave --since out" in site.output, (tmp_path / "site").exists()) == (2, True, False)
