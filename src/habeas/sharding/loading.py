"""What a shard came to, into the register: in one transaction, and once."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from habeas.json_form import decode
from habeas.model import Document, Extraction, Reading, SetAside
from habeas.register import Register
from habeas.sharding.results import COLUMNS, KEPT, TURNED_AWAY, Results, Row
from habeas.sharding.work import Done

_FEW = ("outcome", "location", "document", "set_aside")
"""What is told of a shard that the register has."""


@dataclass
class Loaded:
    """What a shard brought: how many documents are new to the register, the ids of all, and what was set aside."""

    new: int = 0
    documents: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def load(register: Register, results: Results, done: Done, received: datetime) -> Loaded:
    """Loads a shard, unless the register has it. Documents without a moment of receipt were received at `received`."""
    loaded, known = Loaded(), register.has_shard(done.shard)
    readings, extractions = list[Reading](), list[Extraction]()
    for row in results.rows(done.shard, _FEW if known else COLUMNS):
        if row.outcome == TURNED_AWAY:
            continue
        asides = tuple(decode(SetAside, form) for form in json.loads(row.set_aside or "[]"))
        reading, extraction = Reading(_document(row, received), row.content or b"", asides), _extraction(row)
        readings.append(reading)
        extractions += [extraction] if extraction else []
        loaded.set_aside += asides
        loaded.documents += [reading.document.id] if reading.document else []
    if not known:
        loaded.new = register.keep_shard(done.shard, done.tally.form, readings, extractions)
    return loaded


def _document(row: Row, received: datetime) -> Document | None:
    if row.outcome != KEPT or row.document is None:
        return None
    form = json.loads(row.document)
    return decode(Document, form | {"received": form["received"] or received.isoformat()})


def _extraction(row: Row) -> Extraction | None:
    return decode(Extraction, json.loads(row.extraction)) if row.extraction else None
