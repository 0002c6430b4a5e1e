"""Uwazi: one CSV for a template of people and one for a template of events, related to each other by title.

In the form that Uwazi's own import reads: column names as it makes property names of labels, "|" between values, dates
as YYYY/MM/DD, a date range with ":" between its ends, a relationship by the title of the entity it leads to.
"""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from habeas.exporting.edition import Edition
from habeas.exporting.sinks import harmless
from habeas.exporting.tables import EVENTS, PEOPLE, Table
from habeas.vocabulary import Status, Type, label

Json = dict[str, Any]

PEOPLE_COLUMNS = (
    ("title", "title", "Name, with a short id behind it: Uwazi relates by title, and two people may bear one name."),
    ("other_names", "text", "Every other spelling, in every script."),
    ("role", "text", "What a report calls them in passing."),
    ("held", "select", "Whether held on the day of the edition."),
    ("custody_status", "select", "Custody status on that day."),
    ("in_custody_since", "date", "First day on which that status can have begun."),
    ("last_word", "text", "The latest quote."),
    ("source", "text", "Who says so."),
    ("source_link", "link", "Where the report stands."),
    ("support", "select", "How well it stands."),
    ("habeas_id", "text", "Stable id."),
    ("edition", "text", "Of what this row is."),
)  # fmt: skip
EVENT_COLUMNS = (
    ("title", "title", "What happened, to whom, when, with a short id."),
    ("event_type", "select", "A word of the vocabulary."),
    ("told_as", "select", "Whether it is told as a fact."),
    ("event_date", "daterange", "First and last day that the words can mean."),
    ("people", "relationship", "The people it concerns, by their titles in the template of people."),
    ("how_many", "text", "Number of people, as written."),
    ("place", "text", "Where."),
    ("by_whom", "text", "By whom."),
    ("sentence", "text", "Length of a sentence, as written."),
    ("alleged", "text", "What they are accused of."),
    ("quote", "text", "The passage of the first statement."),
    ("source", "text", "Who says so."),
    ("source_link", "link", "Where the report stands."),
    ("support", "select", "How well it stands."),
    ("habeas_id", "text", "Stable id."),
    ("edition", "text", "Of what this row is."),
)  # fmt: skip


class Uwazi:
    """Takes the rows of an export and writes the two files; people come before events."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        folder.mkdir()
        self._edition = str(edition)
        self._titles: dict[str, str] = {}
        self._files: list[TextIO] = []
        self._people = self._opened(folder / "people.csv", PEOPLE_COLUMNS)
        self._events = self._opened(folder / "events.csv", EVENT_COLUMNS)
        templates = {
            name: _template(name, columns) for name, columns in (("People", PEOPLE_COLUMNS), ("Events", EVENT_COLUMNS))
        }
        (folder / "templates.json").write_text(json.dumps(templates, ensure_ascii=False, indent=1) + "\n", "utf-8")
        self.rows = 0

    def _opened(self, path: Path, columns: Sequence[tuple[str, str, str]]) -> Any:
        file = path.open("w", encoding="utf-8", newline="")
        self._files.append(file)
        writer = csv.writer(file)
        writer.writerow([name for name, _, _ in columns])
        return writer

    def take(self, table: Table, row: Json) -> None:
        """One row of a table."""
        if row.get("change") == "withdrawn" or table not in (PEOPLE, EVENTS):
            return
        self.rows += 1
        if table is PEOPLE:
            self._people.writerow([_cell(v) for v in self._person(row)])
        else:
            self._events.writerow([_cell(v) for v in self._event(row)])

    def close(self) -> None:
        for file in self._files:
            file.close()

    def _person(self, row: Json) -> Sequence[str | None]:
        value, holding, first = row["value"], row["holding"] or {}, row["first"] or {}
        title = self._titles[value["id"]] = _title(value["name"], value["id"])
        since = (holding.get("since") or {}).get("first")
        others = " | ".join(_one_line(n) for n in value["names"] if n != value["name"])
        status = label(Status(holding["status"])) if holding else None
        return (
            title, others, value["role"], holding.get("held"), status, _day(since), first.get("quote"),
            first.get("source"), _link(first), row["support"], value["id"], self._edition,
        )  # fmt: skip

    def _event(self, row: Json) -> Sequence[str | None]:
        value, first, when = row["value"], row["first"] or {}, row["value"]["date"] or {}
        count, term = value["count"] or {}, value["term"] or {}
        what = label(Type(value["type"]))
        of = ", ".join(row["names"]) or count.get("text") or "people not named"
        named = [self._titles[p] for p in value["persons"] if p in self._titles]
        title = _title(f"{what}: {of}, {when.get('iso') or when.get('first') or 'no date'}", value["id"])
        return (
            title, what, value["modality"], _span(when), "|".join(named), count.get("text"), value["place"],
            value["actor"], term.get("text"), value["charge"], first.get("quote"), first.get("source"), _link(first),
            row["support"], value["id"], self._edition,
        )  # fmt: skip


def _title(words: str, id_: str) -> str:
    """A title that no other entity bears, without the sign that separates values, harmless wherever it stands."""
    return harmless(f"{_one_line(words)[:200]} ({id_[1:7]})")


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _day(iso: str | None) -> str | None:
    return iso and iso.replace("-", "/")


def _span(when: Json) -> str | None:
    first, last = _day(when.get("first")), _day(when.get("last"))
    return f"{first or ''}:{last or ''}" if first or last else None


def _link(first: Json) -> str | None:
    """Uwazi's link: what is shown, and where it leads; None for what is no web address, which a click must not run."""
    url = (first.get("url") or "").replace("|", "%7C")
    leads = url.startswith(("https://", "http://")) and not any(c.isspace() for c in url)
    return f"{_one_line(first.get('source') or 'report')}|{url}" if leads else None


def _cell(value: str | None) -> str | None:
    return harmless(value) if value else None


def _template(name: str, columns: Sequence[tuple[str, str, str]]) -> Json:
    """What to set up in Uwazi before the import, property by property."""
    properties = [
        {"name": n, "label": n.replace("_", " "), "type": type_, "description": meaning}
        | ({"content": "People"} if type_ == "relationship" else {})
        for n, type_, meaning in columns
    ]
    return {"name": name, "properties": properties}
