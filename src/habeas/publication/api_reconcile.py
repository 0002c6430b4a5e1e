"""A reconciliation service for names, as OpenRefine asks it (W3C Entity Reconciliation, version 0.2)."""

import json
import re
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from habeas import names
from habeas.model import Person
from habeas.publication import api_extend, params
from habeas.publication.api_extend import Extended, Proposed
from habeas.publication.api_register import BASE, REFUSED
from habeas.publication.params import Ask
from habeas.publication.wording import visible

router = APIRouter(prefix=BASE + "/reconcile", responses=REFUSED, tags=["reconciliation"])

MOST_QUERIES, MOST_FOUND, LARGEST = 200, 25, 512 * 1024
SURE = 0.95
"""A likeness from which a name is offered as a match of itself, where nobody else's comes as near."""
TYPE = {"id": "person", "name": "Person in the register"}
PREVIEW = BASE + "/reconcile/preview"
"""The one page that another page, of this machine, may show in a frame."""
_OF_THIS_MACHINE = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?")
"""Whose pages may read the answers: OpenRefine's, which run on the reader's own machine. Never with a session."""


class Type(BaseModel):
    """What kind of thing is found."""

    id: str = Field(examples=["person"])
    name: str = Field(examples=["Person in the register"])


class Candidate(BaseModel):
    """Somebody whose name is like the one asked for."""

    id: str = Field(examples=["p7c6b5a493827161"])
    name: str = Field(examples=["Mira Halden"])
    description: str = Field(examples=["journalist"])
    score: float = Field(examples=[97.0], description="From 0 to 100.")
    match: bool = Field(examples=[True], description="Whether this is surely meant.")
    type: list[Type] = Field(examples=[[TYPE]])


class Result(BaseModel):
    """Candidates for one query, the best first."""

    result: list[Candidate] = Field(examples=[[]])


class Asked(BaseModel):
    """One query of a batch."""

    query: str = Field(max_length=500)
    limit: int = Field(default=5, ge=1, le=MOST_FOUND)


class View(BaseModel):
    """Where a candidate can be looked at."""

    url: str = Field(examples=["https://register.example.org/person/{{id}}"])


class Suggesting(BaseModel):
    """Where names are suggested."""

    service_url: str = Field(examples=["https://register.example.org"])
    service_path: str = Field(examples=["/api/v1/reconcile/suggest"])


class Suggest(BaseModel):
    """What is suggested."""

    entity: Suggesting = Field(examples=[{"service_url": "https://register.example.org", "service_path": "/x"}])


class Previewing(View):
    """Where a small page on a candidate is, and how large."""

    width: int = Field(examples=[430])
    height: int = Field(examples=[300])


class Extending(BaseModel):
    """Where the columns are named that can be added of matched people."""

    propose_properties: Suggesting = Field(
        examples=[{"service_url": "https://register.example.org", "service_path": "/x"}]
    )
    property_settings: list[str] = Field(examples=[[]])


class Manifest(BaseModel):
    """What the service is and can do."""

    versions: list[str] = Field(examples=[["0.2"]])
    name: str = Field(examples=["habeas"])
    identifierSpace: str = Field(examples=["https://register.example.org/person/"])
    schemaSpace: str = Field(examples=["https://register.example.org/api/v1/"])
    defaultTypes: list[Type] = Field(examples=[[TYPE]])
    view: View = Field(examples=[{"url": "https://register.example.org/person/{{id}}"}])
    suggest: Suggest = Field(examples=[{}])
    preview: Previewing = Field(examples=[{}])
    extend: Extending = Field(examples=[{}])


def _manifest(request: Request) -> dict[str, Any]:
    here = f"{request.url.scheme}://{request.url.netloc}"
    return {
        "versions": ["0.2"], "name": "habeas", "identifierSpace": here + "/person/", "schemaSpace": here + BASE + "/",
        "defaultTypes": [TYPE], "view": {"url": here + "/person/{{id}}"},
        "suggest": {"entity": {"service_url": here, "service_path": f"{BASE}/reconcile/suggest"}},
        "preview": {"url": f"{here}{PREVIEW}?id={{{{id}}}}", "width": 430, "height": 300},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": f"{BASE}/reconcile/properties"},
            "property_settings": [],
        },
    }  # fmt: skip


def _answer(request: Request, content: dict[str, Any]) -> JSONResponse:
    origin = request.headers.get("origin", "")
    ours = _OF_THIS_MACHINE.fullmatch(origin) is not None
    return JSONResponse(content, headers={"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if ours else None)


Queries = Annotated[
    str | None,
    Query(max_length=100_000, description='Queries as JSON: {"q0": {"query": "Mira Halden", "limit": 5}}.'),
]


@router.get("", response_model=Manifest | dict[str, Result])
def manifest(request: Request, ask: Ask, queries: Queries = None) -> Response:
    """What the service is; with `queries`, candidates for each."""
    return _answer(request, _manifest(request) if queries is None else _results(ask, queries))


@router.post("", response_model=Extended | dict[str, Result], openapi_extra={
    "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": {
        "type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
    }}}}
})  # fmt: skip
async def reconcile(request: Request, ask: Ask, frame: params.View) -> Response:
    """Candidates for each of a batch of queries; with `extend`, further columns of people who were matched."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(422, f"queries are longer than {LARGEST:,} bytes. Send fewer at once.")
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError as e:
        raise HTTPException(422, "The form cannot be read.") from e
    if "extend" in fields:
        return _answer(request, await run_in_threadpool(api_extend.extended, ask, frame, fields["extend"]))
    return _answer(request, await run_in_threadpool(_results, ask, fields.get("queries", "")))


def _results(ask: Ask, queries: str) -> dict[str, Any]:
    return {key: {"result": _candidates(ask, asked)} for key, asked in _asked(queries).items()}


def _asked(queries: str) -> dict[str, Asked]:
    """The queries of a batch. Answers 422 where they do not fit."""
    try:
        given = json.loads(queries)
        if not isinstance(given, dict) or len(given) > MOST_QUERIES:
            raise ValueError
        return {str(key): Asked.model_validate(asked) for key, asked in given.items()}
    except (ValueError, ValidationError, RecursionError) as e:
        said = f'queries is JSON such as {{"q0": {{"query": "Mira Halden"}}}}, {MOST_QUERIES} at most at once.'
        raise HTTPException(422, said) from e


def _candidates(ask: Ask, asked: Asked) -> list[dict[str, Any]]:
    ids = list(ask.looked_up(asked.query))[: asked.limit + 1] if asked.query.strip() else []
    people = {f.value.id: f.value for f in ask.findings_about(ids) if isinstance(f.value, Person)} if ids else {}
    scored = [(names.matches(asked.query, people[i].names), people[i]) for i in ids if i in people]
    alone = len([1 for score, _ in scored if score >= SURE]) == 1
    return [_candidate(score, p, alone and score >= SURE) for score, p in scored[: asked.limit]]


def _candidate(score: float, p: Person, match: bool) -> dict[str, Any]:
    return {
        "id": p.id, "name": visible(p.name), "description": visible(p.role or ""), "score": round(100 * score, 1),
        "match": match, "type": [TYPE],
    }  # fmt: skip


class Suggestion(BaseModel):
    """Somebody whose name is like what was typed so far."""

    id: str = Field(examples=["p7c6b5a493827161"])
    name: str = Field(examples=["Mira Halden"])
    description: str = Field(examples=["journalist"])


class Suggestions(BaseModel):
    """Those whose names are like what was typed so far."""

    result: list[Suggestion] = Field(examples=[[]])


@router.get("/suggest", response_model=Suggestions)
def suggest(request: Request, ask: Ask, prefix: Annotated[str, Query(max_length=500)] = "") -> Response:
    """People whose names are like what was typed so far."""
    found = _candidates(ask, Asked(query=prefix, limit=10))
    return _answer(request, {"result": [{k: c[k] for k in ("id", "name", "description")} for c in found]})


@router.get("/properties", response_model=Proposed)
def properties(request: Request) -> Response:
    """The columns that can be added of people who were matched."""
    return _answer(request, api_extend.proposed())


@router.get("/preview", response_class=HTMLResponse, include_in_schema=False)
def preview(request: Request, ask: Ask, frame: params.View, id: Annotated[str, Query(max_length=100)]) -> Response:
    """A small page on one person."""
    return api_extend.preview(ask, frame, request, id)
