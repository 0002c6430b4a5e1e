"""What the README shows is what a user gets."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from habeas.cli import habeas

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.S | re.M)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_first_screen_is_reproduced_by_its_commands(tmp_path: Path) -> None:
    """The commands of the first screen, run as they stand, print each line shown, with its quote."""
    commands = [line.removeprefix("$ .venv/bin/habeas ") for line in blocks("console")[0].splitlines()]
    printed = ""
    for words in (shlex.split(c) for c in commands if not c.startswith("$")):
        words = [str(ROOT / w) if w.startswith("samples/") else w for w in words]
        result = CliRunner().invoke(habeas, ["--register", str(tmp_path / "r.db"), *words])
        assert result.exit_code == 0, result.output
        printed += result.stdout
    entries = re.split(r"\n(?=\S)", blocks("")[0].strip())
    assert len(entries) >= 3
    for entry in entries:
        assert flat(entry) in flat(printed), entry


def test_paragraph_going_in_is_in_the_sample() -> None:
    """The report quoted on the first screen is a passage of the sample that the commands read."""
    quoted = flat(" ".join(line.removeprefix("> ") for line in README.splitlines() if line.startswith("> ")))
    sample = next(w for w in README.split() if w.startswith("samples/by-"))
    assert quoted in flat((ROOT / sample).read_text("utf-8"))


def test_every_command_named_is_a_command() -> None:
    """Each `habeas VERB` in a console block exists."""
    named = re.findall(r"^\$ (?:\.venv/bin/)?habeas (\w+)", "\n".join(blocks("console")), re.M)
    assert named and set(named) <= set(habeas.commands)


def test_links_lead_somewhere() -> None:
    """Each relative link is a file of the checkout."""
    assert all((ROOT / target).exists() for target in re.findall(r"\]\(([^):]+)\)", README))
