"""Datasette itself opens the file: described tables, facets, full-text search."""

import asyncio
import html
import json
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from habeas.exporting import Edition, export
from tests.publication.story import TODAY, register


def test_datasette_shows_described_tables_with_facets_and_search(tmp_path: Path) -> None:
    """Tables and columns have their sentences, held is a facet with its numbers, and a name in Cyrillic is found."""
    export(register(), tmp_path / "out", ["datasette"], Edition(TODAY))
    folder = tmp_path / "out" / "datasette"
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    described = metadata["databases"]["habeas"]["tables"]["people"]["columns"]
    assert all(described.values())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with ThreadPoolExecutor(1) as apart:  # a browser of another test may have this thread's loop
            page, found, people = apart.submit(asyncio.run, _asked(folder, metadata)).result()
    assert described["held"] in page
    facet = (
        people["facet_results"]["held"]
        if "held" in people["facet_results"]
        else people["facet_results"]["results"]["held"]
    )
    assert {r["value"] for r in facet["results"]} >= {"held"}
    assert [r["name"] for r in found["rows"]] == ["Mira Halden"]


def test_the_file_alone_is_described_as_well(tmp_path: Path) -> None:
    """Without the metadata beside it Datasette shows what each column means, suggests facets and finds words."""
    export(register(), tmp_path / "out", ["datasette"], Edition(TODAY))
    folder = tmp_path / "out" / "datasette"
    described = json.loads((folder / "metadata.json").read_text("utf-8"))["databases"]["habeas"]["tables"]["people"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with ThreadPoolExecutor(1) as apart:
            page, found, _ = apart.submit(asyncio.run, _asked(folder, {})).result()
    told = html.unescape(page)
    assert all(meaning in told for meaning in described["columns"].values())
    assert "public; as of 2026-01-15" in told
    assert [r["name"] for r in found["rows"]] == ["Mira Halden"]


async def _asked(folder: Path, metadata: dict[str, Any]) -> tuple[str, Any, Any]:
    from datasette.app import Datasette

    shown = Datasette([str(folder / "habeas.db")], metadata=metadata)
    await shown.invoke_startup()
    page = await shown.client.get("/habeas/people")
    found = await shown.client.get("/habeas/people.json", params={"_search": "Хальден", "_shape": "objects"})
    people = await shown.client.get("/habeas/people.json", params={"_shape": "objects", "_facet": "held"})
    return page.text, found.json(), people.json()
