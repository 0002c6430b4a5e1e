"""A document is data: whatever a report says, pages show it as text and do nothing else with it."""

import csv
import io
import json
import logging
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Document, Finding, Person
from habeas.pipeline import Answers
from habeas.publication.charts import clean, svg
from habeas.publication.drawings import Life, Point, Series, counts_spec, lives_spec
from habeas.publication.histories import Entry
from habeas.publication.render import people_csv
from habeas.publication.web import create_app
from habeas.publication.wording import web_address
from habeas.register import Register
from habeas.vocabulary import Support
from tests.publication.conftest import Site, running
from tests.publication.story import HOSTILE, TODAY
from tests.publication.test_pages import every_page


class Acting(HTMLParser):
    """Collects what in a page could act: scripts, handlers, addresses that are not plain."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data: list[str] = []
        self.told = False

    def handle_data(self, data: str) -> None:
        if self.told:
            self.data.append(data)
            self.told = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self.told = True  # a block of data for machines, which no browser runs
            return
        if tag in ("script", "iframe", "object", "embed", "img", "style", "base", "foreignobject", "image", "use"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "xlink:href"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not (value or "").startswith(
                ("/", "#", "?", "https://example.org/", "https://creativecommons.org/licenses/")
            ):
                self.found.append(f"{tag} {name}={value}")


def acting(html: str) -> list[str]:
    """What in the page could act."""
    parser = Acting()
    parser.feed(html)
    return parser.found


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """The HTML of every page by its path."""
    return {path: site.get(path).text for path in every_page(site)}


def test_no_page_holds_anything_that_acts(pages: dict[str, str]) -> None:
    """No page holds a script, a handler, an inline style or an address of another sort, whatever reports say."""
    assert {path: found for path, html in pages.items() if (found := acting(html))} == {}


def test_data_for_machines_is_data_and_nothing_more(pages: dict[str, str]) -> None:
    """What a page tells machines parses as JSON, and holds no character that could end its block."""
    parser = Acting()
    for html in pages.values():
        parser.feed(html)
    assert len(parser.data) > 3
    assert all(json.loads(block)["@context"] == "https://schema.org" for block in parser.data)
    assert not [block for block in parser.data if {"<", ">", "&"} & set(block)]


def test_hostile_text_is_shown_as_text(site: Site) -> None:
    """Markup in a name, quote, place and outlet stands on the page as it was written; templates in it stay unread."""
    shown = site.get("/person/" + site.person("Eve")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "{{7*7}}" in unescape(shown)
    assert "</script> 49" not in unescape(shown)


def test_direction_overrides_are_made_visible(pages: dict[str, str]) -> None:
    """A character that would turn the reading of a line around is shown by its number on every page."""
    assert not [path for path, html in pages.items() if "\u202e" in html]
    assert "⟨U+202E⟩" in pages["/people"]


def test_nothing_above_a_folder_is_told(pages: dict[str, str]) -> None:
    """Of the path a file was read from, only its name is on any page: folders tell about a machine."""
    assert not [path for path, html in pages.items() if "/home/someone" in html]


def test_a_query_is_text_too(site: Site) -> None:
    """What is searched for comes back as text."""
    for path in ("/search", "/people"):
        html = site.get(f"{path}?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%7B%7B7*7%7D%7D").text
        assert acting(html) == []
        assert "{{7*7}}" in html


ATTACKS = (
    "' OR 1=1 --",
    "'; DROP TABLE finding; --",
    "../../etc/passwd",
    "%00",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "\u202e",
    "9" * 400,
)
PARAMETERS = (
    "/people?q", "/people?held", "/people?sort", "/people?offset", "/people?place", "/people?status", "/people?on",
    "/people.csv?list", "/events?type", "/events?policy", "/disagreements?kind", "/search?q", "/search?lang",
    "/share.png?of", "/people?known", "/people?source",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_parameter_is_more_than_a_word(site: Site, attack: str) -> None:
    """SQL, paths, templates and markup in any parameter of any page are words: found, refused, never acted on."""
    for path, name in (p.split("?") for p in PARAMETERS):
        answer = httpx.get(site.address + path, params={name: attack}, trust_env=False, timeout=120)
        assert answer.status_code in (200, 404, 422), (path, name)
        if "html" in answer.headers["content-type"]:
            assert acting(answer.text) == [], (path, name)
    assert site.get("/people?held=all").text.count('role="rowheader"') == 3


def test_files_of_charts_hold_no_more_than_drawings(site: Site) -> None:
    """The SVG files of charts, hostile names in them, hold nothing that acts; PNG and share image are pictures."""
    for path in ("/chart/histories.svg?held=all", f"/chart/person-{site.person('Eve')}.svg", "/chart/held.svg"):
        answer = site.get(path)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert acting(answer.text) == []
    for path in ("/chart/months.png", f"/share.png?of=/person/{site.person('Eve')}"):
        assert site.get(path).content.startswith(b"\x89PNG")


def test_strict_headers_everywhere(site: Site) -> None:
    """Pages, data, style and errors alike keep to themselves."""
    for path in ("/", "/api/v1/people", "/static/style.css", "/nothing", "/people.csv"):
        headers = site.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "script-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "https://", "http://[", "ftp://h/x", None, ""]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    """Nothing but http and https with a host becomes a link."""
    assert web_address(url) is None


def test_a_chart_keeps_nothing_but_shapes_and_words() -> None:
    """What could load, link or run does not pass into a page with a chart."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">'
        '<script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a><image href="http://h/x"/>'
        '<style>* {}</style><text style="x" onclick="alert(1)">A &lt;b&gt;</text></svg>'
    )
    cleaned = clean(svg)
    assert acting(cleaned) == []
    assert "A &lt;b&gt;" in cleaned


def test_words_in_a_chart_are_text() -> None:
    """The words of a number come out escaped, and are not read as an expression."""
    series = Series(HOSTILE, (Point(TODAY, 5, 5, HOSTILE), Point(TODAY.replace(day=2), 6, None, "datum.y")), 1)
    drawn = svg(counts_spec([series], 600))
    assert acting(drawn) == []
    assert "&lt;script&gt;" in drawn
    assert "datum.y" in drawn


def test_a_name_in_a_drawing_is_text() -> None:
    """A name beside a line of custody comes out escaped; one that is written like an expression is not run."""
    names = (HOSTILE, "'+datum.n+'", "\\u0027]);alert(1)//", "\u2028x", "datum.n")
    drawn = svg(lives_spec([Life(n, (("held", TODAY.replace(day=1), TODAY, True),)) for n in names], 900))
    assert acting(drawn) == []
    assert "&lt;script&gt;" in drawn
    assert "'+datum.n+'" in drawn


@given(st.text(max_size=30))
def test_a_cell_is_never_a_formula(name: str) -> None:
    """Whatever a name begins with, a spreadsheet takes the cell of the CSV for text."""
    person = Person("p", name, (name,), ())
    entry = Entry(person, Finding("f", person, (), (), 1, 0, Support.REPORTED, ""), None, None)
    cell = next(iter(csv.DictReader(io.StringIO(people_csv([entry]), newline=""))))["name"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


class Failing(Answers):
    """A register whose file has gone."""

    def documents(self) -> Sequence[Document]:
        raise OSError(GONE)

    def documents_page(self, offset: int, limit: int, rows: bool = True) -> tuple[Sequence[Document], int]:
        raise OSError(GONE)


GONE = "the disk under /home/someone is gone, Mira Halden's page with it"


def test_our_own_failure_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """A failure on our side is a calm page without a traceback, under the same headers; the log has no address."""
    answers = Failing(Register.open("sqlite://"))
    with caplog.at_level(logging.DEBUG, "habeas"), running(create_app(answers, today=lambda: TODAY)) as address:
        site = Site(address, answers)
        page, data = site.get("/documents?on=2025-01-01"), site.get("/api/v1/documents")
    assert (page.status_code, data.status_code) == (500, 500)
    assert "Something broke on our side" in page.text
    assert "someone" not in page.text + data.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    told = "".join(r.getMessage() + (r.exc_text or "") for r in caplog.records if not r.name.startswith("http"))
    assert "OSError" in told
    assert "2025-01-01" not in told
    assert "Halden" not in told
