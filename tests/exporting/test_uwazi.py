"""Uwazi: two files as its import reads them, in which every relationship leads to a person of the other."""

import csv
import json
import re
from pathlib import Path

import pytest

from habeas.exporting import Edition, export
from habeas.model import Reading
from habeas.vocabulary import Type
from tests.publication.story import TODAY, on, register, report

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, and a report in which a name is a formula, for Uwazi."""
    made, path = register(), tmp_path_factory.mktemp("uwazi")
    bad = report(
        "formulas", "Quay Wire", TODAY, "Lyda Venn and =cmd|A1 were arrested in Lenz on 1 May 2024.\n", title="T"
    )
    bad.says(Type.ARREST, "Lyda Venn and =cmd|A1 were arrested", "Lyda Venn", "=cmd|A1", date=on(2024, 5, 1))
    made.keep(Reading(bad.document, bad.document.text.encode()))
    made.keep_extraction(bad.extraction("by hand"))
    export(made, path / "out", ["uwazi"], Edition(TODAY))
    return path / "out" / "uwazi"


def rows(path: Path) -> Rows:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_events_lead_to_people_by_title(folder: Path) -> None:
    """Titles are unique, and everybody an event names is a title of the file of people; several stand with | between."""
    people, events = rows(folder / "people.csv"), rows(folder / "events.csv")
    titles = [p["title"] for p in people]
    assert len(set(titles)) == len(titles)
    assert len({e["title"] for e in events}) == len(events)
    related = [e["people"].split("|") for e in events if e["people"]]
    assert {name for names in related for name in names} <= set(titles)
    assert any(len(names) > 1 and any("cmd/A1" in name for name in names) for names in related)


def test_dates_links_and_cells_are_as_uwazi_reads_them(folder: Path) -> None:
    """A day is YYYY/MM/DD, a range has a colon, a link its words before its address; no cell begins like a formula."""
    people, events = rows(folder / "people.csv"), rows(folder / "events.csv")
    assert all(re.fullmatch(r"(\d{4}/\d\d/\d\d)?", p["in_custody_since"]) for p in people)
    day = r"(?:\d{4}/\d\d/\d\d)?"
    assert all(re.fullmatch(f"(?:{day}:{day})?", e["event_date"]) for e in events)
    assert any(e["event_date"] == "2021/05/12:2021/05/12" for e in events)
    links = [e["source_link"] for e in events if e["source_link"]]
    assert links and all(re.fullmatch(r"[^|]+\|https?://[^|]+", link) for link in links)
    assert not [c for row in (*people, *events) for c in row.values() if c[:1] in ("=", "+", "-", "@")]


def test_the_templates_name_every_column(folder: Path) -> None:
    """templates.json has a property for each column of each file, and the one that leads from events to people."""
    templates = json.loads((folder / "templates.json").read_text("utf-8"))
    for name in ("people", "events"):
        properties = {p["name"]: p for p in templates[name.capitalize()]["properties"]}
        assert list(properties) == list(rows(folder / f"{name}.csv")[0])
        assert all(p["description"] for p in properties.values())
    related = next(p for p in templates["Events"]["properties"] if p["name"] == "people")
    assert (related["type"], related["content"]) == ("relationship", "People")
