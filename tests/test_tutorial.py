"""The tutorial and the notebook run as they stand."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import habeas

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")


def test_every_block_of_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and Python, from top to bottom in one folder: each ends well, each assertion on the page holds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    known: dict[str, object] = {}
    blocks = re.findall(r"^```(python|console)\n(.*?)^```", PAGE, re.S | re.M)
    assert len(blocks) > 8
    for kind, text in blocks:
        if kind == "python":
            exec(compile(text, "tutorial.md", "exec"), known)
            continue
        for line in text.splitlines():
            result = CliRunner().invoke(habeas, shlex.split(line.removeprefix("$ habeas ")))
            assert result.exit_code == 0, result.output


def test_the_notebook_is_the_tutorial() -> None:
    """Its code cells, in order, are the blocks that the other test runs."""
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code" and not c["source"][0].startswith("!")]
    assert code == [text.strip() for text in re.findall(r"^```python\n(.*?)^```", PAGE, re.S | re.M)]
    assert all(c["id"] for c in cells)
