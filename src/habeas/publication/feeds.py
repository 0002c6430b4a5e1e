"""Changes as JSON, JSON Feed, Atom and RSS: of everything, of one person, of a search. For one reader's eyes."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated, Any
from xml.etree import ElementTree as Xml

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from habeas.json_form import encode
from habeas.model import Statement
from habeas.publication import api_types as form
from habeas.publication.api_paging import Remembered, cut, place
from habeas.publication.api_register import BASE, REFUSED, Cursor, Limit, Words, collection
from habeas.publication.changes import Change, changes
from habeas.publication.params import Ask, View
from habeas.publication.wording import visible

router = APIRouter(prefix=BASE, route_class=Remembered, responses=REFUSED, tags=["changes"])

Person = Annotated[str | None, Query(max_length=200, description="Only what is about this person (an id).")]
ATOM = "http://www.w3.org/2005/Atom"
LONGEST_TITLE = 200
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ChangeForm(BaseModel):
    """One thing that came in."""

    id: str = Field(examples=["s1a2b3c4d5e6f708"])
    kind: str = Field(examples=["statement"], description="statement or judgement")
    at: datetime = Field(examples=["2026-01-02T12:00:00Z"], description="When it came in.")
    title: str = Field(examples=["Release: Mira Halden"])
    quote: str = Field(examples=["Mira Halden was among those freed"])
    path: str = Field(examples=["/document/d0f3a1c2b4d5e6f7#s1a2b3c4d5e6f708"], description="Of its page.")
    source: str | None = Field(examples=["Lantern Gazette"])
    statement: form.described(Statement) | None = Field(examples=[None])  # type: ignore[valid-type]


def change_form(c: Change) -> dict[str, Any]:
    """A change as JSON."""
    return {
        "id": c.id, "kind": c.kind, "at": c.at.astimezone(UTC).isoformat(), "title": c.title, "quote": c.quote,
        "path": c.path, "source": c.source, "statement": encode(c.statement),
    }  # fmt: skip


def _found(ask: Ask, person: str | None, q: str | None) -> list[Change]:
    found = changes(ask, person or None, q)
    if found is None:
        raise HTTPException(404, f"Nobody in the register has the id {person!r}.")
    return found


@router.get("/changes", response_model=form.page_of(ChangeForm, "Changes"))
def latest(
    ask: Ask, view: View, person: Person = None, q: Words = None, limit: Limit = 100, cursor: Cursor = None
) -> JSONResponse:
    """The latest changes, the newest first: what reports that came in say, and what people decided."""
    found = _found(ask, person, q)
    page, following = cut(found, place(cursor), limit, lambda c: c.id)
    items = [change_form(c) for c in page]
    return collection(view, "/changes", items, len(found), limit, following, person=person, q=q)


def _here(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _title(person: str | None, q: str | None) -> str:
    return f"habeas: {q}" if q else f"habeas: changes about {person}" if person else "habeas: changes"


@router.get("/changes.json", response_class=Response, responses={200: {"content": {"application/feed+json": {}}}})
def json_feed(request: Request, ask: Ask, person: Person = None, q: Words = None) -> Response:
    """A JSON Feed (version 1.1) of the latest changes."""
    here = _here(request)
    items = [
        {
            "id": c.id, "url": here + c.path, "title": visible(c.title)[:LONGEST_TITLE],
            "content_text": visible(c.quote), "date_published": c.at.astimezone(UTC).isoformat(),
            "authors": [{"name": visible(c.source)}] if c.source else [],
        }
        for c in _found(ask, person, q)
    ]  # fmt: skip
    made = {
        "version": "https://jsonfeed.org/version/1.1", "title": visible(_title(person, q)), "home_page_url": here + "/",
        "feed_url": str(request.url), "items": items,
    }  # fmt: skip
    return JSONResponse(made, media_type="application/feed+json")


@router.get("/changes.atom", response_class=Response, responses={200: {"content": {"application/atom+xml": {}}}})
def atom(request: Request, ask: Ask, person: Person = None, q: Words = None) -> Response:
    """An Atom feed of the latest changes."""
    found, here = _found(ask, person, q), _here(request)
    feed = Xml.Element("feed", xmlns=ATOM)
    _add(feed, "id", str(request.url))
    _add(feed, "title", _title(person, q))
    _add(feed, "updated", _stamp(max((c.at for c in found), default=datetime(1970, 1, 1, tzinfo=UTC))))
    Xml.SubElement(feed, "link", rel="self", href=_xml(str(request.url)))
    for c in found:
        entry = Xml.SubElement(feed, "entry")
        _add(entry, "id", f"urn:habeas:{c.id}")
        _add(entry, "title", c.title[:LONGEST_TITLE])
        _add(entry, "updated", _stamp(c.at))
        _add(Xml.SubElement(entry, "author"), "name", c.source or "habeas")
        Xml.SubElement(entry, "link", rel="alternate", href=here + c.path)
        _add(entry, "content", c.quote).set("type", "text")
    return _as_xml(feed, "application/atom+xml")


@router.get("/changes.rss", response_class=Response, responses={200: {"content": {"application/rss+xml": {}}}})
def rss(request: Request, ask: Ask, person: Person = None, q: Words = None) -> Response:
    """An RSS 2.0 feed of the latest changes."""
    here, root = _here(request), Xml.Element("rss", version="2.0")
    channel = Xml.SubElement(root, "channel")
    _add(channel, "title", _title(person, q))
    _add(channel, "link", here + "/")
    _add(channel, "description", "What reports that came in say, and what people decided.")
    for c in _found(ask, person, q):
        item = Xml.SubElement(channel, "item")
        _add(item, "title", c.title[:LONGEST_TITLE])
        _add(item, "link", here + c.path)
        _add(item, "description", _escaped(c.quote))
        _add(item, "pubDate", format_datetime(c.at.astimezone(UTC)))
        _add(item, "guid", f"urn:habeas:{c.id}").set("isPermaLink", "false")
    return _as_xml(root, "application/rss+xml")


def _escaped(text: str) -> str:
    """A description is taken for HTML by readers of RSS: the markup in a quote must stay text for them as well."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    child = Xml.SubElement(parent, name)
    child.text = _xml(text)
    return child


def _xml(text: str) -> str:
    """Text that XML can hold."""
    return _NOT_XML.sub("\ufffd", visible(text))


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _as_xml(root: Xml.Element, kind: str) -> Response:
    return Response(Xml.tostring(root, encoding="utf-8", xml_declaration=True), media_type=kind)
