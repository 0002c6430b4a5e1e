"""The JSON API: the address of a page with /api/v1 before it answers with the data of that page.

Every collection answers {as_of, known, policy, version, total, limit, cursor, next, items}; values have the form of
`habeas.json_form`. What a reader may not see is in none of it: the register hands it out to nobody below its tier.
"""

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from habeas import __version__, reconciliation
from habeas.json_form import encode
from habeas.model import (
    Balance,
    Count,
    Deal,
    Disagreement,
    Document,
    Event,
    Finding,
    Judgement,
    Passage,
    Person,
    Spell,
    Statement,
    Sum,
)
from habeas.publication import api_types as form
from habeas.publication.api_paging import Place, Remembered, cut, in_order, place
from habeas.publication.asking import POLICIES
from habeas.publication.evidence import cite
from habeas.publication.frame import Frame
from habeas.publication.params import Ask, View, one_of
from habeas.publication.reasons import why
from habeas.publication.texts import search
from habeas.publication.wording import file_name
from habeas.register.tables import Wanted
from habeas.vocabulary import Conflict, Type

Json = dict[str, Any]
BASE = "/api/v1"
ANSWERS = ("held", "not held", "unknown", "told", "named", "all")
FOUND = 1_000
"""Passages that a search finds at most."""

REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": form.Refusal, "description": said}
    for status, said in (
        (404, "There is no such thing."),
        (405, "Only to be read."),
        (422, "A parameter does not fit."),
    )
}
router = APIRouter(prefix=BASE, route_class=Remembered, responses=REFUSED, tags=["register"])

Limit = Annotated[int, Query(ge=1, le=1000, description="How many at once.", examples=[100])]
Cursor = Annotated[
    str | None, Query(max_length=500, description="Where the page begins: the `cursor` of the page before.")
]
Words = Annotated[
    str | None, Query(max_length=500, description="Words; names in any spelling or script.", examples=["Halden"])
]
Id = Annotated[str, Path(max_length=200, examples=["p7c6b5a493827161"])]
Choice = Annotated[str | None, Query(max_length=100)]


def _answer(form_: Any) -> JSONResponse:
    return JSONResponse(form_)


def collection(
    view: Frame, path: str, items: list[Any], total: int, limit: int, following: Place | None, **asked: object
) -> JSONResponse:
    """One page of a collection."""
    return _answer(_page(view, path, total, limit, following, **asked) | {"items": items})


def written(
    view: Frame, path: str, items: Sequence[str], total: int, limit: int, following: Place | None, **asked: object
) -> Response:
    """One page of a collection whose items are JSON already: they are handed through as they are kept."""
    head = json.dumps(_page(view, path, total, limit, following, **asked), ensure_ascii=False, separators=(",", ":"))
    body = f'{head[:-1]},"items":[{",".join(items)}]}}'
    return Response(body.encode(), media_type="application/json")


def _page(view: Frame, path: str, total: int, limit: int, following: Place | None, **asked: object) -> Json:
    """What stands before the items of a page."""
    cursor = following.written() if following else None
    link = view.link(BASE + path, **asked, limit=limit, cursor=cursor) if cursor else None
    return framed(view) | {"total": total, "limit": limit, "cursor": cursor, "next": link}


def framed(view: Frame) -> Json:
    """The view in which something was asked."""
    return {"as_of": view.on.isoformat(), "known": encode(view.known), "policy": view.policy, "version": __version__}


def _whole(
    view: Frame,
    path: str,
    found: Sequence[Any],
    limit: int,
    cursor: str | None,
    id_of: Callable[[Any], str],
    **asked: object,
) -> JSONResponse:
    """A page of a collection that is all there."""
    page, following = cut(found, place(cursor), limit, id_of)
    return collection(view, path, [encode(i) for i in page], len(found), limit, following, **asked)


# ---------------------------------------------------------------- people


def _wanted(ask: Ask, view: Frame, q: str | None, held: str) -> Wanted:
    ids = tuple(ask.looked_up(q, view.known)) if q and q.strip() else None
    return Wanted(view.on, list(POLICIES).index(view.policy), held, (), ids)


def _of_all(
    request: Request, ask: Ask, view: Frame, wanted: Wanted, limit: int, cursor: str | None
) -> tuple[list[str], int, Place | None]:
    """A page of people by name, by the ids of their findings; how many there are; and where the next begins."""
    asked = (wanted, view.known, view.source)
    everybody = in_order(request, asked, lambda: ask.tables(view.known).page(wanted, "name", False, 0, None))
    ids, following = cut(everybody, place(cursor), limit, str)
    return ids, len(everybody), following


def _found(
    ask: Ask, view: Frame, wanted: Wanted, limit: int, cursor: str | None
) -> tuple[list[Finding], int, Place | None]:
    """A page of the people whose names are like a query, best first."""
    found = ask.findings_with(ask.tables(view.known).page(wanted, "name", False, 0, None), view.known)
    rank = {id_: n for n, id_ in enumerate(wanted.ids or ())}
    ordered = sorted(found, key=lambda f: rank.get(_person(f), 0))
    page, following = cut(ordered, place(cursor), limit, lambda f: f.id)
    return page, len(ordered), following


def _person(f: Finding) -> str:
    return f.value.id if isinstance(f.value, Person) else ""


@router.get("/people", response_model=form.page_of(form.FINDING[Person], "People"))
def people(
    request: Request,
    ask: Ask,
    view: View,
    q: Words = None,
    held: Choice = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """People, all by name or those whose names are like the query, best first; `held` narrows them by custody."""
    chosen = one_of("held", held, ANSWERS) or "all"
    wanted = _wanted(ask, view, q, chosen)
    if wanted.ids is None:
        ids, total, following = _of_all(request, ask, view, wanted, limit, cursor)
        return written(view, "/people", ask.forms_with(ids, view.known), total, limit, following, q=q, held=held)
    found, total, following = _found(ask, view, wanted, limit, cursor)
    return collection(view, "/people", [encode(f) for f in found], total, limit, following, q=q, held=held)


@router.get("/held", response_model=form.page_of(form.described(reconciliation.Holding), "Holdings"))
def held(
    request: Request, ask: Ask, view: View, held: Choice = "held", limit: Limit = 100, cursor: Cursor = None
) -> JSONResponse:
    """Who is held on a day: person, status, since when, last word. `held` empty answers with everybody whose custody is
    told of."""
    chosen = one_of("held", held, ANSWERS) or "told"
    ids, total, following = _of_all(request, ask, view, _wanted(ask, view, None, chosen), limit, cursor)
    found = ask.findings_with(ids, view.known)
    about = ask.findings_about([_person(f) for f in found], view.known)
    holdings = {h.person: h for h in reconciliation.held(about, view.on, view.policy)}
    items = [encode(holdings[i]) for i in map(_person, found) if i in holdings]
    return collection(view, "/held", items, total, limit, following, held=chosen)


@router.get("/person/{id}", response_model=form.PersonAnswer)
def person(ask: Ask, view: View, id: Id) -> JSONResponse:
    """One person: names, custody, spells, events, disagreements and every statement behind them."""
    about = ask.findings_about([id], view.known)
    finding = next((f for f in about if isinstance(f.value, Person) and f.value.id == id), None)
    if finding is None or not isinstance(finding.value, Person):
        raise HTTPException(404, f"Nobody in the register has the id {id!r}.")
    events = [f for f in about if isinstance(f.value, Event) and id in f.value.persons]
    spells = [f for f in about if isinstance(f.value, Spell) and f.value.person == id]
    own = {id} | {i for f in (*events, *spells) for i in (f.id, getattr(f.value, "id", f.id))}
    near = ask.findings_about(sorted(own), view.known)
    disputed = {f.id: f for f in near if isinstance(f.value, Disagreement) and own & set(f.value.about)}.values()
    behind = [finding, *spells, *events, *disputed]
    said = _said(ask, finding.value, [i for f in behind for i in (*f.supporting, *f.opposing)])
    holding = next(iter(h for h in reconciliation.held(about, view.on, view.policy) if h.person == id), None)
    return _answer(
        framed(view)
        | {
            "person": encode(finding),
            "holding": encode(holding),
            "spells": [encode(f) for f in spells],
            "events": [encode(f) for f in events],
            "disagreements": [encode(f) for f in disputed],
            "judgements": [encode(j) for j in ask.judgements_on(finding.value.mentions)],
            "statements": [encode(s) for s in said.values()],
        }
    )


def _said(ask: Ask, who: Person, ids: list[str]) -> dict[str, Statement]:
    """The statements with these ids, and all others that name the person."""
    cited = {i: c.statement for i, c in cite(ask, ids).items()}
    documents = dict.fromkeys(m.document for m in ask.mentions_with(who.mentions).values())
    naming = (s for d in documents for s in ask.statements_of(d) if set(s.mentions) & set(who.mentions))
    return cited | {s.id: s for s in naming}


# ---------------------------------------------------------------- what follows


@router.get("/counts", response_model=form.page_of(form.one_of(Count, Balance, Sum), "Counts"))
def counts(ask: Ask, view: View, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """Counts with their bases, balances between two counts of one series, and stated sums."""
    found = [f for kind in ("count", "balance", "sum") for f in ask.findings(kind, view.known)]
    return _whole(view, "/counts", found, limit, cursor, lambda f: f.id)


@router.get("/events", response_model=form.page_of(form.FINDING[Event], "Events"))
def events(ask: Ask, view: View, type: Choice = None, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """Events, all or of one type."""
    chosen = one_of("type", type, tuple(Type))
    found = [f for f in ask.findings("event", view.known) if isinstance(f.value, Event)]
    kept = [f for f in found if isinstance(f.value, Event) and chosen in (None, f.value.type)]
    return _whole(view, "/events", kept, limit, cursor, lambda f: f.id, type=chosen)


@router.get("/deals", response_model=form.page_of(form.FINDING[Deal], "Deals"))
def deals(ask: Ask, view: View, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """Releases tied to concessions, by words or only by time."""
    return _whole(view, "/deals", ask.findings("deal", view.known), limit, cursor, lambda f: f.id)


@router.get("/disagreements", response_model=form.page_of(form.FINDING[Disagreement], "Disagreements"))
def disagreements(ask: Ask, view: View, kind: Choice = None, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """Where sources disagree, all or of one kind."""
    chosen = one_of("kind", kind, tuple(Conflict))
    found = ask.findings("disagreement", view.known)
    kept = [f for f in found if isinstance(f.value, Disagreement) and chosen in (None, f.value.kind)]
    return _whole(view, "/disagreements", kept, limit, cursor, lambda f: f.id, kind=chosen)


# ---------------------------------------------------------------- what was read


@router.get("/documents", response_model=form.page_of(form.DOCUMENT, "Documents"))
def documents(ask: Ask, view: View, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """What was read, the latest first: metadata, without texts."""
    start = place(cursor)
    found, total = ask.documents_page(start.passed, limit)
    more = start.passed + limit < total and len(found) > 0
    following = Place(start.passed + limit, found[-1].id) if more else None
    return collection(view, "/documents", [metadata(encode(d)) for d in found], total, limit, following)


@router.get("/document/{id}", response_model=form.DOCUMENT_WITH_TEXT)
def document(ask: Ask, id: Id) -> JSONResponse:
    """One document's metadata and text."""
    found = _document(ask, id)
    return _answer(metadata(encode(found)) | {"text": found.text})


@router.get("/document/{id}/statements", response_model=form.page_of(form.described(Statement), "Statements"))
def statements(ask: Ask, view: View, id: Id, limit: Limit = 1000, cursor: Cursor = None) -> JSONResponse:
    """The statements of one document, in the order of its text."""
    found = ask.statements_of(_document(ask, id).id)
    return _whole(view, f"/document/{id}/statements", found, limit, cursor, lambda s: s.id)


@router.get("/statement/{id}", response_model=form.described(Statement))
def statement(ask: Ask, id: Id) -> JSONResponse:
    """One statement."""
    found = ask.statements([id]).get(id)
    if found is None:
        raise HTTPException(404, f"There is no statement {id!r}.")
    return _answer(encode(found))


@router.get("/why/{id}", response_model=form.WhyAnswer)
def reason(ask: Ask, id: Id) -> JSONResponse:
    """A finding, statement, set-aside or judgement by its id, what rests on it, and the judgements about it."""
    found = why(ask, id)
    if found is None:
        raise HTTPException(404, f"Nothing in the register has the id {id!r}.")
    thing = encode(found.thing)
    return _answer(
        {
            "sort": found.sort,
            "thing": metadata(thing) if isinstance(found.thing, Document) else thing,
            "rests": [encode(f) for f in found.rests],
            "judgements": [encode(j) for j in found.judgements],
        }
    )


@router.get("/judgements", response_model=form.page_of(form.described(Judgement), "Judgements"))
def judgements(ask: Ask, view: View, limit: Limit = 100, cursor: Cursor = None) -> JSONResponse:
    """What people decided, the latest first."""
    made = [j for j in ask.judgements() if j.human]
    found = sorted(made, key=lambda j: (j.at.isoformat() if j.at else "", j.id), reverse=True)
    return _whole(view, "/judgements", found, limit, cursor, lambda j: j.id)


@router.get("/search", response_model=form.page_of(form.described(Passage), "Passages"))
def words(ask: Ask, view: View, q: Words = None, limit: Limit = 50, cursor: Cursor = None) -> JSONResponse:
    """Passages that hold the words, the best first; at most a thousand."""
    start = place(cursor)
    passages = [p.passage for p in search(ask, q or "", min(start.passed + limit + 1, FOUND)).passages]
    return _whole(view, "/search", passages, limit, cursor, lambda p: f"{p.document}/{p.start}", q=q)


def _document(ask: Ask, id: str) -> Document:
    found = ask.document(id)
    if found is None:
        raise HTTPException(404, f"There is no document {id!r}.")
    return found


def metadata(told: Json) -> Json:
    """A document without its text; of a path only the file's name, since folders tell about a machine."""
    left_out = ("text", *form.UNTOLD)
    return {k: v for k, v in told.items() if k not in left_out} | {"location": file_name(told["location"])}
