"""The addresses of the pages: each parses, asks one function and answers. No page needs a script."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from habeas.publication import charts, share, views
from habeas.publication.charts import Chart
from habeas.publication.frame import Unreadable
from habeas.publication.histories import table
from habeas.publication.params import Ask, View
from habeas.publication.render import Made, answer, people_csv

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Text = Annotated[str | None, Query()]
OFFERED = 60
"""Sources that are offered to choose from."""

GONE = {
    "/person/": "Nobody in the register has the id {!r}.",
    "/document/": "There is no document {!r}, or it has no such part.",
    "/method/": "There is no family of rules {!r}.",
    "/why/": "Nothing in the register has the id {!r}.",
}


@router.get("/")
@router.get("/people")
@router.get("/histories")
@router.get("/person/{id}")
@router.get("/events")
@router.get("/counts")
@router.get("/deals")
@router.get("/disagreements")
@router.get("/sources")
@router.get("/documents")
@router.get("/document/{id}")
@router.get("/why/{id}")
@router.get("/search")
@router.get("/method")
@router.get("/method/{id}")
@router.get("/data")
def public(request: Request, ask: Ask, view: View) -> Response:
    """A page of the register."""
    made = _made(request, ask, view, request.url.path)
    if made is None:
        raise HTTPException(404, _gone(request.url.path))
    offered = [s.name for s in ask.tables(view.known).sources()[:OFFERED]] if view.source is None else [view.source]
    return answer(request, made, view, offered)


@router.get("/releases")
def releases(request: Request) -> Response:
    """The ledger of releases under its earlier address."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/deals{asked}", 308)


@router.get("/people.csv")
def people_as_csv(request: Request, ask: Ask, view: View) -> Response:
    """The whole table of people, as asked for, as CSV."""
    try:
        wanted = views.of_people(request.query_params, None)
    except Unreadable as e:
        raise HTTPException(422, str(e)) from e
    found = table(ask, view, wanted)
    name = {"Content-Disposition": f'attachment; filename="habeas-people-{view.on.isoformat()}.csv"'}
    return Response(people_csv(found.entries), media_type="text/csv; charset=utf-8", headers=name)


@router.get("/chart/{id}.svg")
def chart_svg(request: Request, ask: Ask, view: View, id: str) -> Response:
    """A chart as an SVG file, with its title and source."""
    return Response(charts.file_svg(_chart(request, ask, view, id)), media_type="image/svg+xml")


@router.get("/chart/{id}.png")
def chart_png(request: Request, ask: Ask, view: View, id: str) -> Response:
    """A chart as a PNG file, with its title and source."""
    return Response(charts.file_png(_chart(request, ask, view, id)), media_type="image/png")


@router.get("/chart/{id}.json")
def chart_json(request: Request, ask: Ask, view: View, id: str) -> Response:
    """A chart as its Vega-Lite definition, with its data."""
    return JSONResponse(charts.definition(_chart(request, ask, view, id)))


@router.get("/share.png")
def shared(request: Request, ask: Ask, view: View, of: Text = None) -> Response:
    """What stands for a page where its address is shared: its headline, and the view it holds in."""
    made = _made(request, ask, view, (of or "/")[:400])
    if made is None:
        raise HTTPException(404, _gone(of or "/"))
    return Response(share.png(made.headline, view), media_type="image/png")


def _made(request: Request, ask: Ask, view: View, path: str) -> Made | None:
    try:
        return views.made(ask, view, path, request.query_params)
    except Unreadable as e:
        raise HTTPException(422, str(e)) from e


def _chart(request: Request, ask: Ask, view: View, id: str) -> Chart:
    try:
        found = views.chart(ask, view, id, request.query_params)
    except Unreadable as e:
        raise HTTPException(422, str(e)) from e
    if found is None:
        raise HTTPException(404, f"There is no chart {id!r}.")
    return found


def _gone(path: str) -> str:
    said = next((words for start, words in GONE.items() if path.startswith(start)), None)
    return said.format(path.rpartition("/")[2]) if said else f"There is no page at {path}."
