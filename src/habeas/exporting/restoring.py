"""What an export wrote out, back into a register: documents with their texts, statements, mentions, judgements.

Findings are not taken from the file: they follow from the rest, and are derived again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from habeas.deriving import derive
from habeas.exporting.sinks import ExportError
from habeas.json_form import decode
from habeas.model import PROPOSAL, Document, Extraction, Judgement, Mention, Reading, Statement
from habeas.register import Register, RegisterError

Json = dict[str, Any]

AT_ONCE = 200
"""Documents kept in one transaction."""
NEEDED = ("documents", "texts", "statements", "mentions", "judgements")


@dataclass
class Restored:
    """What came in: documents new to the register and in all, and judgements on what is not there."""

    new: int = 0
    documents: int = 0
    judgements: int = 0
    unplaced: list[Judgement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Held:
    """One document of an export with what was found in it, as JSON."""

    document: Json
    statements: tuple[Json, ...]
    mentions: tuple[Json, ...]


def folder_of(path: Path) -> Path | None:
    """The folder of JSON Lines that a path means, if it means one: the export's own or that inside it."""
    return next((f for f in (path, path / "jsonl") if (f / "documents.jsonl").is_file()), None)


def restore_folder(register: Register, folder: Path) -> Restored:
    """Reads a folder of JSON Lines back. Raises ExportError where it cannot be."""
    for name in NEEDED:
        if not (folder / f"{name}.jsonl").is_file():
            raise ExportError(f"{folder} has no {name}.jsonl: only a whole export in jsonl can be read back.")
    try:
        judgements = [decode(Judgement, form) for form in _lines(folder / "judgements.jsonl")]
        return restore(register, _documents(folder), judgements)
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise ExportError(f"{folder} is not an export as habeas writes it: {e}") from e


def restore_entities(register: Register, held: Iterable[Held], judgements: Iterable[Json]) -> Restored:
    """Takes back what a file of FollowTheMoney entities holds of a register. Raises ExportError where it cannot be."""
    try:
        return restore(register, held, [decode(Judgement, form) for form in judgements])
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise ExportError(f"these are not entities as habeas writes them: {e}") from e


def restore(register: Register, held: Iterable[Held], judgements: Iterable[Judgement]) -> Restored:
    """Keeps documents with what was found in them, derives, and then keeps what people decided, in their order."""
    made, remaining = Restored(), iter(held)
    while batch := list(islice(remaining, AT_ONCE)):
        made.new += register.restore([row for one in batch for row in _rows(one)])
        made.documents += len(batch)
    derive(register)
    for judgement in judgements:
        try:
            made.judgements += register.decide(judgement)
        except RegisterError:
            made.unplaced.append(judgement)
    derive(register)
    return made


def _rows(one: Held) -> Iterator[tuple[Reading, Extraction]]:
    """The document with each of the readings that its statements come from: that by rules, and that which proposes."""
    document = decode(Document, one.document)
    statements = [decode(Statement, form) for form in one.statements]
    mentions = [decode(Mention, form) for form in one.mentions]
    versions = one.document.get("read_by") or ["restored"]
    for number, version in enumerate(versions):
        proposes = len(versions) > 1 and version.startswith(PROPOSAL)
        own = [s for s in statements if len(versions) == 1 or (s.review is not None) == proposes]
        named = [m for m in mentions if len(versions) == 1 or (m.review is not None) == proposes]
        extraction = Extraction(document.id, version, tuple(own), tuple(named))
        yield Reading(document if number == 0 else None), extraction


def _documents(folder: Path) -> Iterator[Held]:
    texts = {form["id"]: form["text"] for form in _lines(folder / "texts.jsonl")}
    statements, mentions = (_by_document(folder / f"{name}.jsonl") for name in ("statements", "mentions"))
    for form in _lines(folder / "documents.jsonl"):
        id_ = form["id"]
        yield Held(form | {"text": texts[id_]}, tuple(statements.get(id_, ())), tuple(mentions.get(id_, ())))


def _by_document(path: Path) -> Mapping[str, list[Json]]:
    found = defaultdict[str, list[Json]](list)
    for form in _lines(path):
        found[form["document"]].append(form)
    return found


def _lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            form: Any = None
            with suppress(json.JSONDecodeError):
                form = json.loads(line)
            if not isinstance(form, dict):
                raise ExportError(f"{path.name}, line {number}: not a JSON object.")
            yield form
