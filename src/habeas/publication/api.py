"""The JSON API: the address of a page with /api before it answers with the data of that page.

Every collection answers {as_of, known, policy, version, total, limit, offset, next, items}; values have the form of
`habeas.json_form`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from habeas import __version__
from habeas.json_form import encode
from habeas.model import Disagreement, Document, Event
from habeas.publication.evidence import cite
from habeas.publication.frame import Frame
from habeas.publication.histories import ANSWERS, by_name, history
from habeas.publication.params import Ask, View, one_of
from habeas.publication.reasons import why
from habeas.publication.texts import search
from habeas.publication.wording import file_name
from habeas.vocabulary import Conflict, Type

Json = dict[str, Any]


class Collection(BaseModel):
    """One page of a collection, with the view it was asked in."""

    as_of: date = Field(examples=["2025-09-11"])
    known: date | None = Field(description="As far as was known on this day; null is now.")
    policy: str
    version: str = Field(description="Of the program that answered.", examples=["0.1.0"])
    total: int = Field(description="How many there are on all pages.", examples=[1])
    limit: int
    offset: int
    next: str | None = Field(description="Address of the next page, null on the last.")
    items: list[Json]


class Problem(BaseModel):
    """Why there is no answer."""

    status: int = Field(examples=[404])
    title: str
    message: str
    help: str


class Refusal(BaseModel):
    """What an error answers."""

    error: Problem


router = APIRouter(prefix="/api", responses={404: {"model": Refusal}, 422: {"model": Refusal}})

Limit = Annotated[int, Query(ge=1, le=1000, description="How many at once.")]
Offset = Annotated[int, Query(ge=0, description="How many to pass over.")]
Words = Annotated[str | None, Query(description="Words to look for; names in any spelling or script.")]


def collection(view: Frame, path: str, items: Sequence[Any], limit: int, offset: int, **asked: object) -> Collection:
    """The items from `offset` on, at most `limit` of them, encoded."""
    more = offset + limit < len(items)
    return Collection(
        as_of=view.on,
        known=view.known,
        policy=view.policy,
        version=__version__,
        total=len(items),
        limit=limit,
        offset=offset,
        next=view.link(path, **asked, limit=limit, offset=offset + limit) if more else None,
        items=[encode(i) for i in items[offset : offset + limit]],
    )


@router.get("/people")
def people(ask: Ask, view: View, q: Words = None, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """People, all by name or those whose names are like the query, best first."""
    found = ask.find_people(q, view.known) if q else by_name(ask.findings("person", view.known))
    return collection(view, "/api/people", found, limit, offset, q=q)


@router.get("/person/{id}")
def person(ask: Ask, view: View, id: str) -> Json:
    """One person: names, custody, spells, events, disagreements and every statement behind them."""
    found = history(ask, view, id)
    if found is None:
        raise HTTPException(404, f"Nobody in the register has the id {id!r}.")
    told = (f for f in ask.findings("event", view.known) if isinstance(f.value, Event) and id in f.value.persons)
    events, spells, disputed = list(told), [s.finding for s in found.stages], [d.finding for d in found.disputed]
    behind = [found.finding, *spells, *events, *disputed]
    cited = cite(ask, (i for f in behind for i in (*f.supporting, *f.opposing)))
    said = {i: c.statement for i, c in cited.items()} | {c.statement.id: c.statement for c in found.other}
    return _framed(view) | {
        "person": encode(found.finding),
        "holding": encode(found.holding),
        "spells": [encode(f) for f in spells],
        "events": [encode(f) for f in events],
        "disagreements": [encode(f) for f in disputed],
        "judgements": [encode(link.judgement) for link in found.links],
        "statements": [encode(s) for s in said.values()],
    }


@router.get("/held")
def held(ask: Ask, view: View, held: str | None = "held", limit: Limit = 100, offset: Offset = 0) -> Collection:
    """Who is held on a day: person, status, since when, last word. `held` empty answers with everybody."""
    answer = one_of("held", held, ANSWERS)
    found = [h for h in ask.holdings(view.on, view.known, view.policy) if answer in (None, h.held)]
    return collection(view, "/api/held", found, limit, offset, held=answer)


@router.get("/counts")
def counts(ask: Ask, view: View, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """Counts with their bases, balances between two counts of one series, and stated sums."""
    found = [f for kind in ("count", "balance", "sum") for f in ask.findings(kind, view.known)]
    return collection(view, "/api/counts", found, limit, offset)


@router.get("/events")
def events(ask: Ask, view: View, type: str | None = None, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """Events, all or of one type."""
    chosen = one_of("type", type, tuple(Type))
    found = [f for f in ask.findings("event", view.known) if isinstance(f.value, Event)]
    kept = [f for f in found if isinstance(f.value, Event) and chosen in (None, f.value.type)]
    return collection(view, "/api/events", kept, limit, offset, type=chosen)


@router.get("/deals")
def deals(ask: Ask, view: View, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """Releases tied to concessions, by words or only by time."""
    return collection(view, "/api/deals", ask.findings("deal", view.known), limit, offset)


@router.get("/disagreements")
def disagreements(ask: Ask, view: View, kind: str | None = None, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """Where sources disagree, all or of one kind."""
    chosen = one_of("kind", kind, tuple(Conflict))
    found = ask.findings("disagreement", view.known)
    kept = [f for f in found if isinstance(f.value, Disagreement) and chosen in (None, f.value.kind)]
    return collection(view, "/api/disagreements", kept, limit, offset, kind=chosen)


@router.get("/documents")
def documents(ask: Ask, view: View, limit: Limit = 100, offset: Offset = 0) -> Collection:
    """What was read: metadata, without texts."""
    found = collection(view, "/api/documents", ask.documents(), limit, offset)
    return found.model_copy(update={"items": [_metadata(d) for d in found.items]})


@router.get("/document/{id}")
def document(ask: Ask, id: str) -> Json:
    """One document's metadata and text."""
    found = _document(ask, id)
    return _metadata(encode(found)) | {"text": found.text}


@router.get("/document/{id}/statements")
def statements(ask: Ask, view: View, id: str, limit: Limit = 1000, offset: Offset = 0) -> Collection:
    """The statements of one document, in the order of its text."""
    found = ask.statements_of(_document(ask, id).id)
    return collection(view, f"/api/document/{id}/statements", found, limit, offset)


@router.get("/why/{id}")
def reason(ask: Ask, id: str) -> Json:
    """A finding, statement, set-aside or judgement by its id, what rests on it, and the judgements about it."""
    found = why(ask, id)
    if found is None:
        raise HTTPException(404, f"Nothing in the register has the id {id!r}.")
    thing = encode(found.thing)
    return {
        "sort": found.sort,
        "thing": _metadata(thing) if isinstance(found.thing, Document) else thing,
        "rests": [encode(f) for f in found.rests],
        "judgements": [encode(j) for j in found.judgements],
    }


@router.get("/search")
def words(ask: Ask, view: View, q: Words = None, limit: Limit = 50, offset: Offset = 0) -> Collection:
    """Passages that hold the words."""
    found = search(ask, q or "", offset + limit + 1)
    return collection(view, "/api/search", [p.passage for p in found.passages], limit, offset, q=q)


def _document(ask: Ask, id: str) -> Document:
    found = ask.document(id)
    if found is None:
        raise HTTPException(404, f"There is no document {id!r}.")
    return found


def _metadata(form: Json) -> Json:
    """A document without its text; of a path only the file's name, since folders tell about a machine."""
    return {k: v for k, v in form.items() if k != "text"} | {"location": file_name(form["location"])}


def _framed(view: Frame) -> Json:
    return {"as_of": view.on.isoformat(), "known": encode(view.known), "policy": view.policy, "version": __version__}
