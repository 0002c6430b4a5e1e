"""The JSON API answers with the data of the pages, in the JSON form of the model, and refuses clearly."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from habeas.json_form import decode, encode
from habeas.model import Finding, Statement
from habeas.pipeline import Answers
from habeas.publication.api_paging import Place, cut, place
from habeas.publication.web import create_app
from tests.publication.conftest import Site
from tests.publication.story import TODAY, register

COLLECTIONS = [
    "/api/v1/people", "/api/v1/held", "/api/v1/counts", "/api/v1/events", "/api/v1/deals", "/api/v1/disagreements", "/api/v1/documents",
    "/api/v1/search?q=Mira",
]  # fmt: skip
FRAME = ("as_of", "known", "policy", "version", "total", "limit", "cursor", "next", "items")


@pytest.mark.parametrize("path", COLLECTIONS)
def test_collections_have_one_shape(site: Site, path: str) -> None:
    """Every collection says in which view it was asked and holds its items."""
    answer = site.get(path).json()
    assert tuple(answer) == FRAME
    assert answer["as_of"] == TODAY.isoformat()
    assert answer["total"] == len(answer["items"]) > 0


def test_findings_come_in_the_form_of_the_model(site: Site) -> None:
    """A finding from the API is, decoded, the finding that was derived."""
    events = [decode(Finding, i) for i in site.get("/api/v1/events").json()["items"]]
    assert events == list(site.answers.findings("event"))


def test_what_is_kept_as_json_is_handed_on_as_it_would_be_written(site: Site) -> None:
    """A page of people, copied from the rows, holds what encoding each finding gives, of now and of an earlier day."""
    for known in (None, date(2024, 6, 1)):
        answer = site.get(f"/api/v1/people?limit=1000{f'&known={known}' if known else ''}")
        told = {f.id: encode(f) for f in site.answers.findings("person", known)}
        assert answer.headers["content-type"] == "application/json"
        assert {i["id"]: i for i in answer.json()["items"]} == told


def test_statements_of_a_document(site: Site) -> None:
    """A document's statements come in the order of its text, in the form of the corpus."""
    d = site.answers.documents()[0].id
    items = site.get(f"/api/v1/document/{d}/statements").json()["items"]
    assert items == [encode(s) for s in site.answers.statements_of(d)]
    assert [decode(Statement, i).id for i in items] == [i["id"] for i in items]


def test_person_comes_with_everything_behind_it(site: Site) -> None:
    """A person's data hold every statement that their findings cite."""
    answer = site.get("/api/v1/person/" + site.person("Mira Halden")).json()
    cited = {i for key in ("spells", "events", "disagreements") for f in answer[key] for i in f["supporting"]}
    assert cited <= {s["id"] for s in answer["statements"]}
    assert answer["person"]["value"]["name"] == "Mira Halden"
    assert answer["holding"]["held"] == "not held"


def test_paging_walks_through_all_of_it(site: Site) -> None:
    """Following `next` gives every item once, and then ends."""
    path, seen = "/api/v1/events?limit=4", []
    while path:
        answer = site.get(path).json()
        seen += [i["id"] for i in answer["items"]]
        path = answer["next"]
    assert seen == [f.id for f in site.answers.findings("event")]


def test_narrowing(site: Site) -> None:
    """Events by type, disagreements by kind, people by name, custody by answer."""
    assert {e["value"]["type"] for e in site.get("/api/v1/events?type=arrest").json()["items"]} == {"arrest"}
    assert site.get("/api/v1/disagreements?kind=causal_link").json()["total"] == 1
    assert [p["value"]["name"] for p in site.get("/api/v1/people?q=Verrin").json()["items"]] == ["Tomas Verrin"]
    assert {h["held"] for h in site.get("/api/v1/held").json()["items"]} == {"held"}
    assert {h["held"] for h in site.get("/api/v1/held?held=").json()["items"]} == {"held", "not held"}


def test_documents_without_text_or_folders(site: Site) -> None:
    """The list of documents holds metadata alone, and of a path only the name of the file."""
    items = site.get("/api/v1/documents").json()["items"]
    assert not [d for d in items if "text" in d]
    assert "arrests.txt" in [d["location"] for d in items]


def test_why(site: Site) -> None:
    """What rests on a statement can be asked for by its id."""
    event = site.answers.findings("event")[0]
    answer = site.get(f"/api/v1/why/{event.supporting[0]}").json()
    assert answer["sort"] == "statement"
    assert event.id in [f["id"] for f in answer["rests"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/person/pnobody", 404),
        ("/api/v1/document/dnone", 404),
        ("/api/v1/document/dnone/statements", 404),
        ("/api/v1/why/none", 404),
        ("/api/v1/nothing-here", 404),
        ("/api/v1/people?limit=0", 422),
        ("/api/v1/people?cursor=x", 422),
        ("/api/v1/held?on=2025-13-01", 422),
        ("/api/v1/events?type=party", 422),
    ],
)
def test_refusals_are_json_and_say_what_to_do(site: Site, path: str, status: int) -> None:
    """An error answers in JSON with its status, what is wrong and what to do."""
    answer = site.get(path)
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"status", "title", "message", "help"}
    assert answer.json()["error"]["status"] == status
    assert all(answer.json()["error"].values())


def test_openapi_describes_every_address(site: Site) -> None:
    """The description of the API is served here, and the pages that would load it from elsewhere are not."""
    described = site.get("/api/v1/openapi.json").json()["paths"]
    assert all(path.startswith("/api/v1/") for path in described)
    assert {"/api/v1/people", "/api/v1/person/{id}", "/api/v1/held", "/api/v1/document/{id}/statements"} <= set(
        described
    )
    assert {site.get(p).status_code for p in ("/docs", "/redoc")} == {404}


def test_every_field_has_an_example(site: Site) -> None:
    """Each field of each type that the description names comes with an example that fits its own schema."""
    schemas = site.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert {"Statement", "Event", "PersonFinding", "DocumentMetadata"} <= set(schemas)
    without = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, said in schema.get("properties", {}).items()
        if "examples" not in said and "const" not in said
    ]
    assert without == []


def test_an_etag_saves_asking_again(site: Site) -> None:
    """Asked again with the ETag of an answer, nothing is sent; another question has another."""
    first = site.get("/api/v1/people")
    tag = first.headers["etag"]
    again = httpx.get(site.address + "/api/v1/people", headers={"if-none-match": tag}, trust_env=False)
    assert (again.status_code, again.content) == (304, b"")
    assert site.get("/api/v1/events").headers["etag"] != tag


@pytest.mark.parametrize(
    "path", ["/api/v1/people", "/api/v1/held?held=", "/api/v1/documents", "/api/v1/changes", "/api/v1/people?q=e"]
)
def test_cursors_walk_through_all_of_it(site: Site, path: str) -> None:
    """Page after page gives every item once, in the order of one large page."""
    whole = site.get(path).json()["items"]
    seen, ahead = [], f"{path}{'&' if '?' in path else '?'}limit=2"
    while ahead:
        answer = site.get(ahead).json()
        assert len(answer["items"]) <= 2
        seen += answer["items"]
        ahead = answer["next"]
    assert seen == whole


def test_a_cursor_goes_on_where_the_page_ended() -> None:
    """Whatever came in before the place, the next page begins after the last item seen; where that is gone, nearby."""
    items = [f"i{n}" for n in range(10)]
    page, following = cut(items, Place(), 3, str)
    assert page == ["i0", "i1", "i2"]
    assert following
    assert place(following.written()) == following
    assert cut(["new", *items], following, 3, str)[0] == ["i3", "i4", "i5"]
    assert cut([i for i in items if i != "i2"], following, 3, str)[0] == ["i4", "i5", "i6"]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_feeds(site: Site, kind: str) -> None:
    """Feeds are sound XML, hold the quotes as text, and can be narrowed to a person and to a search."""
    root = ElementTree.fromstring(site.get(f"/api/v1/changes.{kind}").content)
    assert "Mira Halden was among those freed" in "".join(root.itertext())
    assert {e.tag.rpartition("}")[2] for e in root.iter()}.isdisjoint({"script", "img", "svg"})
    of_person = site.get(f"/api/v1/changes.{kind}?person={site.person('Tomas Verrin')}").text
    assert "Tomas Verrin was sentenced to 11 years" in of_person
    assert "Halden" not in of_person
    assert "Osterjet" in site.get(f"/api/v1/changes.{kind}?q=Osterjet").text
    assert site.get(f"/api/v1/changes.{kind}?person=nobody").status_code == 404


def test_a_json_feed(site: Site) -> None:
    """The JSON Feed has what version 1.1 asks for, and links that lead to the quotes."""
    answer = site.get("/api/v1/changes.json")
    assert answer.headers["content-type"] == "application/feed+json"
    made = answer.json()
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert all({"id", "url", "content_text", "date_published"} <= set(i) for i in made["items"])
    assert site.get(made["items"][0]["url"].removeprefix(site.address)).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/reconcile", "/api/v1/reconcile/suggest?prefix=Ver"])
def test_openrefine_may_read_the_service_in_its_page_and_nobody_else(site: Site, path: str) -> None:
    """A page of this machine gets the manifest and suggestions; a page of any other host, and any other address, none."""

    def allowed(origin: str, path: str = path) -> str | None:
        given = httpx.get(site.address + path, headers={"Origin": origin}, trust_env=False).headers
        return given.get("access-control-allow-origin")

    assert allowed("http://127.0.0.1:3333") == "http://127.0.0.1:3333"
    assert allowed("http://localhost:3333") == "http://localhost:3333"
    others = ("https://example.org", "http://127.0.0.1.example.org", "http://localhost@example.org", "null")
    assert [allowed(origin) for origin in others] == [None] * 4
    assert allowed("http://127.0.0.1:3333", "/api/v1/people") is None


def test_reconciling_names(site: Site) -> None:
    """OpenRefine gets its manifest, and candidates for names in any script, sure ones marked as matches."""
    manifest = site.get("/api/v1/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    view = manifest["view"]["url"].replace("{{id}}", site.person("Mira"))
    assert site.get(view.removeprefix(site.address)).status_code == 200
    queries = {"q0": {"query": "Мира Хальден"}, "q1": {"query": "Nobody At All", "limit": 3}, "q2": {"query": "Verrin"}}
    posted = httpx.post(
        site.address + "/api/v1/reconcile", data={"queries": json.dumps(queries)}, trust_env=False
    ).json()
    assert posted["q0"]["result"][0] == {
        "id": site.person("Mira"), "name": "Mira Halden", "description": "", "score": 100.0, "match": True,
        "type": [{"id": "person", "name": "Person in the register"}],
    }  # fmt: skip
    assert posted["q1"]["result"] == []
    assert posted["q2"]["result"][0]["name"] == "Tomas Verrin"
    suggested = site.get("/api/v1/reconcile/suggest?prefix=Verrin").json()["result"]
    assert [s["name"] for s in suggested] == ["Tomas Verrin"]
    assert httpx.post(site.address + "/api/v1/reconcile", data={"queries": "[1]"}, trust_env=False).status_code == 422


def test_openrefine_adds_columns_of_those_it_matched(site: Site) -> None:
    """The manifest leads to the columns there are; asked for, each matched person has their values, others none."""
    extend = site.get("/api/v1/reconcile").json()["extend"]["propose_properties"]
    columns = site.get(extend["service_path"] + "?type=person").json()["properties"]
    assert {"status", "since", "quote", "names"} <= {c["id"] for c in columns}
    mira, asked = site.person("Mira"), [{"id": c["id"]} for c in columns] + [{"id": "shoe-size"}]
    posted = httpx.post(
        site.address + "/api/v1/reconcile",
        data={"extend": json.dumps({"ids": [mira, "pnobody"], "properties": asked})},
        trust_env=False,
    ).json()
    told = posted["rows"][mira]
    assert [m["id"] for m in posted["meta"]] == [c["id"] for c in asked]
    assert {"str": "Мира Хальден"} in told["names"]
    assert "Halden" in told["quote"][0]["str"]
    assert all(not told["shoe-size"] and not values for values in posted["rows"]["pnobody"].values())
    bad = httpx.post(site.address + "/api/v1/reconcile", data={"extend": "[]"}, trust_env=False)
    assert bad.status_code == 422


@pytest.fixture
def other_page(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A page of another program on this machine, as OpenRefine's is: its file, and its address."""
    serving = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path / "index.html", f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_openrefine_shows_a_candidate_in_a_frame(site: Site, browser: Browser, other_page: tuple[Path, str]) -> None:
    """A page of this machine may show the small page on a person, with name and last word, in a frame, and no other page."""
    preview = site.get("/api/v1/reconcile").json()["preview"]["url"].replace("{{id}}", site.person("Mira"))
    file, address = other_page
    file.write_text(f"<iframe src='{preview}'></iframe><iframe src='{site.address}/people'></iframe>")
    page = browser.new_page()
    page.goto(address)
    said = page.frame_locator("iframe >> nth=0").locator("body").inner_text()
    assert "Mira Halden" in said
    assert "Halden" in said.partition("Mira Halden")[2]
    assert page.frame_locator("iframe >> nth=1").get_by_role("link", name="Overview").count() == 0
    fetched = page.evaluate("url => fetch(url).then(r => r.json())", f"{site.address}/api/v1/reconcile/properties")
    assert fetched["type"] == "person"
    page.close()
    assert site.get("/api/v1/reconcile/preview?id=nobody").status_code == 404


schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(Answers(register()), today=lambda: TODAY))


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_breaks_and_nothing_is_outside_its_schema(case: schemathesis.Case) -> None:
    """Whatever is asked of any address, there is no 500, and every answer fits what the description promises."""
    checks = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
    case.call_and_validate(checks=checks)
