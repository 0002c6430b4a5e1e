"""The pages: each address asks one function and renders one template. No page needs a script."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from habeas.model import Disagreement, Event
from habeas.publication import timeline
from habeas.publication.asking import POLICIES
from habeas.publication.disputes import disputes
from habeas.publication.histories import SHOWN, history, table
from habeas.publication.method import rules
from habeas.publication.numbers import NARROW, WIDE, numbers
from habeas.publication.overview import overview
from habeas.publication.params import Ask, View, one_of, span, whole
from habeas.publication.reasons import why
from habeas.publication.releases import releases
from habeas.publication.render import page, people_csv
from habeas.publication.texts import search, text
from habeas.vocabulary import Conflict, terms

PER_PAGE, FOUND = 100, 50
LAST = 10**9

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Text = Annotated[str | None, Query()]


@router.get("/")
def first(request: Request, ask: Ask, view: View) -> Response:
    """The state of the register in one page."""
    return page(request, "overview.html", view, seen=overview(ask, view), policies=POLICIES)


@router.get("/people")
def people(request: Request, ask: Ask, view: View, q: Text = None, held: Text = None, offset: Text = None) -> Response:
    """The table of people, by any spelling of a name and by whether they are held."""
    start, chosen = whole("offset", offset, 0, 0, LAST), one_of("held", held, SHOWN)
    found = table(ask, view, q or "", _narrowed(chosen, q), start, PER_PAGE)
    paging = {"offset": start, "per_page": PER_PAGE}
    asked = {"q": q or "", "held": chosen or ""}
    return page(request, "people.html", view, table=found, asked=asked, policies=POLICIES, **paging)


@router.get("/people.csv")
def people_as_csv(ask: Ask, view: View, q: Text = None, held: Text = None) -> Response:
    """The whole table of people, as asked for, as CSV."""
    found = table(ask, view, q or "", _narrowed(one_of("held", held, SHOWN), q), 0, None)
    name = {"Content-Disposition": f'attachment; filename="habeas-people-{view.on.isoformat()}.csv"'}
    return Response(people_csv(found.entries), media_type="text/csv; charset=utf-8", headers=name)


def _narrowed(chosen: str | None, query: str | None) -> str:
    """What the table shows where nothing is chosen: all whom a name fits, else those of whose custody is told."""
    return chosen or ("all" if query and query.strip() else "told")


@router.get("/person/{id}")
def person(request: Request, ask: Ask, view: View, id: str) -> Response:
    """One person's history, every line with its quote."""
    found = history(ask, view, id)
    if found is None:
        raise HTTPException(404, f"Nobody in the register has the id {id!r}.")
    spells = [s.spell for s in found.stages]
    events = [e.finding.value for e in found.events if isinstance(e.finding.value, Event)]
    drawings = [timeline.drawn(spells, events, view.on, width) for width in (WIDE, NARROW)]
    return page(request, "person.html", view, history=found, drawings=drawings, disputed=found.disputed)


@router.get("/counts")
def counts(request: Request, ask: Ask, view: View) -> Response:
    """Counts by source and basis, side by side."""
    return page(request, "counts.html", view, numbers=numbers(ask, view))


@router.get("/releases")
def freed(request: Request, ask: Ask, view: View) -> Response:
    """Releases, their terms, and what was given."""
    return page(request, "releases.html", view, releases=releases(ask, view))


@router.get("/disagreements")
def disagreements(request: Request, ask: Ask, view: View, kind: Text = None) -> Response:
    """Where sources disagree, with both sides."""
    chosen = one_of("kind", kind, tuple(Conflict))
    found = [(f, f.value.kind) for f in ask.findings("disagreement", view.known) if isinstance(f.value, Disagreement)]
    order = sorted(found, key=lambda pair: list(Conflict).index(pair[1]))
    shown = disputes(ask, (f for f, k in order if chosen in (None, k)))
    kinds = Counter(k for _, k in order)
    return page(request, "disagreements.html", view, disputed=shown, kinds=kinds, chosen=chosen)


@router.get("/documents")
def documents(request: Request, ask: Ask, view: View, offset: Text = None) -> Response:
    """What was read, and what could not be."""
    start, found = whole("offset", offset, 0, 0, LAST), ask.documents()
    shown = [(d, len(ask.statements_of(d.id))) for d in found[start : start + PER_PAGE]]
    aside = [a for a in ask.set_asides() if a.stage == "reading"]
    return page(
        request, "documents.html", view, documents=shown, total=len(found), offset=start, per_page=PER_PAGE, aside=aside
    )


@router.get("/document/{id}")
def document(request: Request, ask: Ask, view: View, id: str, part: Text = None, at: Text = None) -> Response:
    """One document with its statements marked."""
    found = text(ask, id, whole("part", part, 1, 1, LAST), span("at", at))
    if found is None:
        raise HTTPException(404, f"There is no document {id!r}, or it has no such part.")
    return page(request, "document.html", view, text=found)


@router.get("/why/{id}")
def reason(request: Request, ask: Ask, view: View, id: str) -> Response:
    """How a finding came about, or why something was set aside."""
    found = why(ask, id)
    if found is None:
        raise HTTPException(404, f"Nothing in the register has the id {id!r}.")
    return page(request, "why.html", view, why=found)


@router.get("/search")
def words(request: Request, ask: Ask, view: View, q: Text = None) -> Response:
    """People and passages for a query."""
    return page(request, "search.html", view, query=q or "", found=search(ask, q or "", FOUND))


@router.get("/method")
def method(request: Request, view: View) -> Response:
    """The words used, what machine output is, and the rules."""
    return page(request, "method.html", view, terms=terms(), rules=rules(), policies=POLICIES)
