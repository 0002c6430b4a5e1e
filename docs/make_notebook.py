"""Writes docs/notebook.ipynb from docs/tutorial.md: prose as Markdown cells, blocks as code cells; --check compares."""

import json
import re
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
TARGET = DOCS / "notebook.ipynb"
_BLOCK = re.compile(r"^```(python|console)\n(.*?)^```\n", re.S | re.M)


def notebook(page: str) -> dict[str, Any]:
    """The page as a notebook, format 4.5. Console blocks become shell lines of a code cell."""
    cells, at = list[dict[str, Any]](), 0
    for block in _BLOCK.finditer(page):
        cells += _prose(page[at : block.start()])
        cells.append(_code(block[1], block[2]))
        at = block.end()
    cells += _prose(page[at:])
    numbered = [cell | {"id": f"cell-{n}"} for n, cell in enumerate(cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": numbered, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _prose(text: str) -> list[dict[str, Any]]:
    return [{"cell_type": "markdown", "metadata": {}, "source": _lines(text.strip())}] if text.strip() else []


def _code(kind: str, text: str) -> dict[str, Any]:
    said = re.sub(r"^\$ ", "!", text, flags=re.M) if kind == "console" else text
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": _lines(said.strip())}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    made = json.dumps(notebook((DOCS / "tutorial.md").read_text("utf-8")), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        sys.exit(
            0 if TARGET.read_text("utf-8") == made else "docs/notebook.ipynb is stale: python docs/make_notebook.py"
        )
    TARGET.write_text(made, "utf-8")


if __name__ == "__main__":
    main()
