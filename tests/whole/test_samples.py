"""What a new user sees first: the register of the sample reports."""

import json
from pathlib import Path

from click.testing import CliRunner

from habeas.cli import habeas

REVIEWED = Path(__file__).parent / "held_in_samples.txt"


def test_nobody_is_held_in_the_samples_but_who_was_reviewed(tmp_path: Path) -> None:
    """Each name on the first table was read up in its reports: no relative, nobody acquitted, nobody set free."""
    register = ["--register", str(tmp_path / "r.db")]
    assert CliRunner().invoke(habeas, [*register, "demo", "--no-serve"]).exit_code == 0
    told = CliRunner().invoke(habeas, [*register, "--json", "held", "--on", "2026-04-01"])
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    held = sorted(r["name"] for r in rows if r["held"] == "held")
    assert held == REVIEWED.read_text("utf-8").splitlines()
