"""FollowTheMoney: people, events, reports and what each says as entities, for Aleph, nomenklatura and OpenSanctions.

Entities are made and validated by the followthemoney library. Beside what its model can hold, the notes of a report, of
a statement and of a judgement have the record as habeas keeps it, so that the file can be read back without loss.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.exporting.edition import Edition
from habeas.exporting.restoring import Held
from habeas.exporting.sinks import ExportError
from habeas.exporting.tables import DOCUMENTS, EVENTS, JUDGEMENTS, MENTIONS, PEOPLE, STATEMENTS, TEXTS, Table
from habeas.json_form import decode
from habeas.model import Statement
from habeas.vocabulary import Status, Type, label

if TYPE_CHECKING:
    from followthemoney.statement import StatementEntity

Json = dict[str, Any]

PIECE = 60_000
"""Characters in one value of a text property at most: the library allows 65,000."""
_RECORD = re.compile(r"habeas record (\d+)/(\d+): (.*);", re.S)
_TAKEN_AS_FACT = "actual"


class Ftm:
    """Takes the rows of an export and writes them as entities, and each value as a statement with its origin."""

    def __init__(self, folder: Path, edition: Edition, person_of: Mapping[str, str]) -> None:
        if find_spec("followthemoney") is None:
            raise ExportError("FollowTheMoney needs its library: pip install 'habeas[ftm]'")
        from followthemoney.dataset import Dataset
        from followthemoney.statement.serialize import CSV, get_statement_writer

        folder.mkdir()
        name = f"habeas_{edition.tier.name.lower()}"
        about = {"name": name, "title": f"habeas, {edition.tier.name.lower()} edition", "description": str(edition)}
        (folder / "dataset.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
        self._dataset = Dataset.make(about)
        self._edition = str(edition)
        self._person_of = person_of
        self._file = (folder / "entities.ftm.json").open("w", encoding="utf-8", newline="\n")
        self._bytes = (folder / "statements.csv").open("wb")
        self._statements = get_statement_writer(self._bytes, CSV)
        self._pending: Json | None = None
        self._mentions: list[Json] = []
        self._born: dict[str, tuple[str | None, str]] = {}
        self._urls: dict[str, str | None] = {}
        self.rows = 0

    def take(self, table: Table, row: Json) -> None:
        """One row of a table; documents come first, each before its text, statements and mentions."""
        if row.get("change") == "withdrawn":
            return
        if table is DOCUMENTS:
            self._report()
            self._pending, self._mentions = dict(row), []
            self._urls[row["id"]] = row["url"]
        elif table is TEXTS and self._pending is not None:
            self._pending["text"] = row["text"]
        elif table is MENTIONS:
            self._mentions.append(row)
            self._born[row["id"]] = ((row["born"] or {}).get("iso"), row["document"])
        elif table is STATEMENTS:
            self._said(row)
        elif table is JUDGEMENTS:
            self._report()
            self._judged(row)
        elif table in _FOUND:
            self._report()
            (self._person if table is PEOPLE else self._event)(row)

    def close(self) -> None:
        """Ends both files."""
        self._report()
        self._file.close()
        self._statements.close()
        self._bytes.close()

    # ------------------------------------------------------------ one entity of each sort

    def _report(self) -> None:
        """The report that came before, now that all of it is here."""
        row, self._pending = self._pending, None
        if row is None:
            return
        entity = self._made("Article", row["id"])
        _add(entity, row["id"], {
            "title": row["title"], "publisher": row["outlet"], "author": row["author"], "sourceUrl": row["url"],
            "publishedAt": _iso(row["published"]), "retrievedAt": row["received"], "language": row["language"],
            "fileName": row["location"], "keywords": self._edition,
        })  # fmt: skip
        text = row.pop("text", "")
        _add(entity, row["id"], {"bodyText": _pieces(text)})
        record = {"document": _bare(row), "text": text, "mentions": [_bare(m) for m in self._mentions]}
        self._write(entity, record)

    def _said(self, row: Json) -> None:
        entity = self._made("Note", row["id"])
        mentions = decode(Statement, row).mentions
        people = {self._person_of[m] for m in mentions if m in self._person_of}
        _add(entity, row["document"], {
            "name": label(Type(row["type"])), "description": row["quote"], "publisher": row["source"] or row["outlet"],
            "sourceUrl": row["url"], "proof": self._id(row["document"]), "entity": [self._id(p) for p in people],
            "createdAt": row["published"],
        })  # fmt: skip
        kept = {k: v for k, v in _bare(row).items() if k not in ("outlet", "published", "url")}
        self._write(entity, {"statement": kept})

    def _judged(self, row: Json) -> None:
        entity = self._made("Note", row["id"])
        _add(
            entity,
            row["id"],
            {"name": f"judgement: {row['verdict']}", "description": row["why"], "createdAt": row["at"]},
        )
        self._write(entity, {"judgement": _bare(row)})

    def _person(self, row: Json) -> None:
        value, holding = row["value"], row["holding"] or {}
        entity = self._made("Person", value["id"])
        origins = [self._born[m] for m in value["mentions"] if m in self._born]
        documents = list(dict.fromkeys(document for _, document in origins))
        first = documents[0] if documents else value["id"]
        _add(entity, first, {"name": value["name"], "alias": [n for n in value["names"] if n != value["name"]]})
        _add(entity, first, {
            "position": value["role"], "birthDate": [born for born, _ in origins if born],
            "sourceUrl": [url for d in documents if (url := self._urls.get(d))],
            "proof": [self._id(d) for d in documents], "modifiedAt": holding.get("last_word_on"),
            "keywords": self._edition,
        })  # fmt: skip
        if holding:
            said = f"{holding['held']} ({label(Status(holding['status']))})"
            quote = (row["first"] or {}).get("quote")
            _add(entity, first, {"status": holding["status"], "summary": said, "description": quote})
        self._write(entity)

    def _event(self, row: Json) -> None:
        value = row["value"]
        entity = self._made("Event", value["id"])
        first, when = row["first"] or {}, value["date"] or {}
        told = "" if value["modality"] == _TAKEN_AS_FACT else f" ({value['modality']})"
        of = ", ".join(row["names"]) or ((value["count"] or {}).get("text") or "")
        _add(entity, row["id"], {
            "name": f"{label(Type(value['type']))}{told}: {of}" if of else f"{label(Type(value['type']))}{told}",
            "date": when.get("iso"), "startDate": when.get("first"), "endDate": when.get("last"),
            "location": value["place"], "involved": [self._id(p) for p in value["persons"]],
            "summary": row["reason"], "description": first.get("quote"), "publisher": first.get("source"),
            "sourceUrl": first.get("url"), "recordId": row["id"], "keywords": [self._edition, value["type"]],
        })  # fmt: skip
        self._write(entity)

    # ------------------------------------------------------------ writing

    def _id(self, id_: str) -> str:
        return f"habeas-{id_}"

    def _made(self, schema: str, id_: str) -> "StatementEntity":
        from followthemoney.statement import StatementEntity

        return StatementEntity(self._dataset, {"id": self._id(id_), "schema": schema, "properties": {}})

    def _write(self, entity: "StatementEntity", record: Json | None = None) -> None:
        if record is not None:
            _add(entity, entity.id or "", {"notes": _recorded(record)})
        properties = {name: sorted(values) for name, values in sorted(entity.properties.items())}
        form = {
            "id": entity.id,
            "schema": entity.schema.name,
            "datasets": [self._dataset.name],
            "properties": properties,
        }
        self._file.write(json.dumps(form, ensure_ascii=False, separators=(",", ":")) + "\n")
        for statement in sorted(entity.statements, key=lambda s: (s.prop, s.value)):
            self._statements.write(statement)
        self.rows += 1


_FOUND = (PEOPLE, EVENTS)


def _add(entity: "StatementEntity", origin: str, values: Mapping[str, str | Sequence[str] | None]) -> None:
    """Adds values that the library finds valid; what it does not stays in the record alone."""
    for name, value in values.items():
        prop = entity.schema.properties[name]
        for one in [value] if isinstance(value, str) else value or ():
            entity.add(prop, one[: prop.type.max_length], origin=origin, quiet=True)


def _iso(when: Json | None) -> str | None:
    return (when or {}).get("iso") or (when or {}).get("first")


def _bare(row: Json) -> Json:
    return {k: v for k, v in row.items() if k not in ("edition", "change")}


def _pieces(text: str) -> list[str]:
    return [text[i : i + PIECE] for i in range(0, len(text), PIECE)]


def _recorded(record: Json) -> list[str]:
    """A record as text without a character that the library would clean away, in pieces that it can hold."""
    pieces = _pieces(json.dumps(record, sort_keys=True, separators=(",", ":")))
    return [f"habeas record {n:05}/{len(pieces):05}: {piece};" for n, piece in enumerate(pieces, 1)]


# ---------------------------------------------------------------- back


def is_entities(path: Path) -> bool:
    """Whether a file is one of FollowTheMoney entities, by its name."""
    return path.name.endswith((".ftm.json", ".ftm.jsonl", ".ijson"))


def held(path: Path) -> tuple[list[Held], list[Json]]:
    """The reports of a file of entities with what was found in them, and the judgements. Raises ExportError."""
    documents, statements, judgements = list[Json](), dict[str, list[Json]](), list[Json]()
    for record in _records(path):
        if "document" in record:
            documents.append(record)
        elif "statement" in record:
            statements.setdefault(record["statement"]["document"], []).append(record["statement"])
        elif "judgement" in record:
            judgements.append(record["judgement"])
    made = [
        Held(d["document"] | {"text": d["text"]}, tuple(statements.get(d["document"]["id"], ())), tuple(d["mentions"]))
        for d in documents
    ]
    return made, judgements


def _records(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                notes: Iterable[str] = json.loads(line).get("properties", {}).get("notes", ())
                pieces = sorted(m.groups() for note in notes if (m := _RECORD.fullmatch(note)))
                if pieces:
                    yield json.loads("".join(piece for _, _, piece in pieces))
            except (ValueError, AttributeError, TypeError) as e:
                raise ExportError(f"{path.name}, line {number}: not an entity as habeas writes it ({e}).") from e
