"""The JSON API answers with the data of the pages, in the JSON form of the model, and refuses clearly."""

import pytest

from habeas.json_form import decode, encode
from habeas.model import Finding, Statement
from tests.publication.conftest import Site
from tests.publication.story import TODAY

COLLECTIONS = [
    "/api/people", "/api/held", "/api/counts", "/api/events", "/api/deals", "/api/disagreements", "/api/documents",
    "/api/search?q=Mira",
]  # fmt: skip
FRAME = ("as_of", "known", "policy", "version", "total", "limit", "offset", "next", "items")


@pytest.mark.parametrize("path", COLLECTIONS)
def test_collections_have_one_shape(site: Site, path: str) -> None:
    """Every collection says in which view it was asked and holds its items."""
    answer = site.get(path).json()
    assert tuple(answer) == FRAME
    assert answer["as_of"] == TODAY.isoformat()
    assert answer["total"] == len(answer["items"]) > 0


def test_findings_come_in_the_form_of_the_model(site: Site) -> None:
    """A finding from the API is, decoded, the finding that was derived."""
    events = [decode(Finding, i) for i in site.get("/api/events").json()["items"]]
    assert events == list(site.answers.findings("event"))


def test_statements_of_a_document(site: Site) -> None:
    """A document's statements come in the order of its text, in the form of the corpus."""
    d = site.answers.documents()[0].id
    items = site.get(f"/api/document/{d}/statements").json()["items"]
    assert items == [encode(s) for s in site.answers.statements_of(d)]
    assert [decode(Statement, i).id for i in items] == [i["id"] for i in items]


def test_person_comes_with_everything_behind_it(site: Site) -> None:
    """A person's data hold every statement that their findings cite."""
    answer = site.get("/api/person/" + site.person("Mira Halden")).json()
    cited = {i for key in ("spells", "events", "disagreements") for f in answer[key] for i in f["supporting"]}
    assert cited <= {s["id"] for s in answer["statements"]}
    assert answer["person"]["value"]["name"] == "Mira Halden"
    assert answer["holding"]["held"] == "not held"


def test_paging_walks_through_all_of_it(site: Site) -> None:
    """Following `next` gives every item once, and then ends."""
    path, seen = "/api/events?limit=4", []
    while path:
        answer = site.get(path).json()
        seen += [i["id"] for i in answer["items"]]
        path = answer["next"]
    assert seen == [f.id for f in site.answers.findings("event")]


def test_narrowing(site: Site) -> None:
    """Events by type, disagreements by kind, people by name, custody by answer."""
    assert {e["value"]["type"] for e in site.get("/api/events?type=arrest").json()["items"]} == {"arrest"}
    assert site.get("/api/disagreements?kind=causal_link").json()["total"] == 1
    assert [p["value"]["name"] for p in site.get("/api/people?q=Verrin").json()["items"]] == ["Tomas Verrin"]
    assert {h["held"] for h in site.get("/api/held").json()["items"]} == {"held"}
    assert {h["held"] for h in site.get("/api/held?held=").json()["items"]} == {"held", "not held"}


def test_documents_without_text_or_folders(site: Site) -> None:
    """The list of documents holds metadata alone, and of a path only the name of the file."""
    items = site.get("/api/documents").json()["items"]
    assert not [d for d in items if "text" in d]
    assert "arrests.txt" in [d["location"] for d in items]


def test_why(site: Site) -> None:
    """What rests on a statement can be asked for by its id."""
    event = site.answers.findings("event")[0]
    answer = site.get(f"/api/why/{event.supporting[0]}").json()
    assert answer["sort"] == "statement"
    assert event.id in [f["id"] for f in answer["rests"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/person/pnobody", 404),
        ("/api/document/dnone", 404),
        ("/api/document/dnone/statements", 404),
        ("/api/why/none", 404),
        ("/api/nothing-here", 404),
        ("/api/people?limit=0", 422),
        ("/api/people?offset=x", 422),
        ("/api/held?on=2025-13-01", 422),
        ("/api/events?type=party", 422),
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
    described = site.get("/api/openapi.json").json()["paths"]
    assert {"/api/people", "/api/person/{id}", "/api/held", "/api/document/{id}/statements"} <= set(described)
    assert {site.get(p).status_code for p in ("/docs", "/redoc")} == {404}
