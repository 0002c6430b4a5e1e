"""What OpenRefine asks of people it has matched: further columns (data extension), and a look at one (preview)."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException

from habeas import vocabulary
from habeas.publication.asking import Answers
from habeas.publication.frame import Frame
from habeas.publication.histories import Entry, entries
from habeas.publication.render import ENVIRONMENT
from habeas.publication.wording import visible

MOST_ASKED = 200
"""People, and columns, in one question."""
Cell = dict[str, str]
NAMED = {
    "held": "Held", "status": "Custody status", "since": "Since", "last_word_on": "Last word on",
    "quote": "Last word", "source": "Who says so", "support": "How well it stands", "names": "Every spelling",
}  # fmt: skip
"""The columns that can be added, with their names."""


class Column(BaseModel):
    """Something that is known of a person."""

    id: str = Field(max_length=100, examples=["status"])
    name: str = Field(default="", max_length=200, examples=["Custody status"])


class Proposed(BaseModel):
    """What can be asked of a matched person."""

    type: str = Field(examples=["person"])
    properties: list[Column] = Field(examples=[[{"id": "status", "name": "Custody status"}]])


class Extended(BaseModel):
    """Columns, and for each person the values of each."""

    meta: list[Column] = Field(examples=[[{"id": "status", "name": "Custody status"}]])
    rows: dict[str, dict[str, list[Cell]]] = Field(examples=[{"p7c6b5a493827161": {"status": [{"str": "detained"}]}}])


class Wanted(BaseModel):
    """Which columns are wanted of whom."""

    ids: list[Annotated[str, Field(max_length=100)]] = Field(max_length=MOST_ASKED)
    properties: list[Column] = Field(max_length=MOST_ASKED)


def proposed() -> dict[str, Any]:
    """The columns that can be added."""
    return {"type": "person", "properties": [{"id": id_, "name": name} for id_, name in NAMED.items()]}


def extended(ask: Answers, frame: Frame, question: str) -> dict[str, Any]:
    """The values of the columns asked for; none for what is not known. Answers 422 where the question does not fit."""
    try:
        wanted = Wanted.model_validate(json.loads(question))
    except (ValueError, ValidationError, RecursionError) as e:
        said = (
            f'extend is JSON such as {{"ids": ["p…"], "properties": [{{"id": "status"}}]}}, {MOST_ASKED} ids at most.'
        )
        raise HTTPException(422, said) from e
    found = {e.person.id: e for e in people(ask, frame, wanted.ids)}
    columns = [c.id for c in wanted.properties]
    rows = {id_: {c: _values(found.get(id_), c) for c in columns} for id_ in wanted.ids}
    return {"meta": [{"id": c, "name": NAMED.get(c, visible(c))} for c in columns], "rows": rows}


def people(ask: Answers, frame: Frame, ids: Sequence[str]) -> tuple[Entry, ...]:
    """The people with these ids, each with their custody and the last word on it."""
    wanted = set(ids)
    found = [f for f in ask.findings_about(sorted(wanted), frame.known) if getattr(f.value, "id", None) in wanted]
    return entries(ask, frame, found)


def _values(entry: Entry | None, column: str) -> list[Cell]:
    made = _MADE.get(column)
    return [] if entry is None or made is None else made(entry)


def _text(said: str | None) -> list[Cell]:
    return [{"str": visible(said)}] if said else []


def _day(day: date | None) -> list[Cell]:
    return [{"date": day.isoformat()}] if day else []


def _since(e: Entry) -> list[Cell]:
    since = e.holding.since if e.holding else None
    return _day((since.first or since.last) if since else None)


_MADE: dict[str, Callable[[Entry], list[Cell]]] = {
    "held": lambda e: _text(e.holding.held if e.holding else None),
    "status": lambda e: _text(vocabulary.label(e.holding.status) if e.holding else None),
    "since": _since,
    "last_word_on": lambda e: _day(e.holding.last_word_on if e.holding else None),
    "quote": lambda e: _text(e.word.statement.quote if e.word else None),
    "source": lambda e: _text(e.word.source if e.word else None),
    "support": lambda e: _text(vocabulary.label(e.holding.support if e.holding else e.finding.support)),
    "names": lambda e: [cell for name in e.person.names for cell in _text(name)],
}


def preview(ask: Answers, frame: Frame, request: Request, id_: str) -> HTMLResponse:
    """A small page on one person, for a frame in OpenRefine. Answers 404 for nobody."""
    found = people(ask, frame, [id_])
    if not found:
        raise HTTPException(404)
    here = f"{request.url.scheme}://{request.url.netloc}"
    made = ENVIRONMENT.get_template("preview.html").render(entry=found[0], here=here, frame=frame)
    return HTMLResponse(made)
