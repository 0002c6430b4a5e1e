"""The static site: the server's pages as files, walked in a real browser from file://, with and without JavaScript."""

import json
import re
import subprocess
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import frictionless
import pytest
from playwright.sync_api import Browser

from habeas.exporting import Edition, ExportError
from habeas.model import Person, Reading
from habeas.pipeline import Answers
from habeas.publication import site
from habeas.publication.asking import Once
from habeas.publication.frame import Frame
from habeas.publication.histories import history
from habeas.register import Register
from habeas.vocabulary import Tier, Type
from tests.exporting.test_redaction import SECRETS, words_of
from tests.exporting.test_redaction import story as withheld
from tests.publication.story import TODAY, on, register, report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story as a site."""
    path = tmp_path_factory.mktemp("site") / "out"
    site.write(register(), path, Edition(TODAY), say=lambda _: None)
    return path


class Links(HTMLParser):
    """The addresses and anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [v for k in ("href", "src", "action") if (v := given.get(k))]
        self.ids.add(given.get("id") or "")


def read(path: Path) -> Links:
    """The addresses of one page."""
    made = Links()
    made.feed(path.read_text("utf-8"))
    return made


def test_every_link_leads_to_a_file_and_nothing_leaves_the_folder(folder: Path) -> None:
    """Each relative link is a file that is there, with the place in it; no address begins at a host's root."""
    pages = {p: read(p) for p in folder.rglob("*.html")}
    assert len(pages) > 15
    for page, found in pages.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            assert not link.startswith("/"), f"{page.name}: {link}"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), f"{page.name}: {link}"
            assert target.is_relative_to(folder.resolve()) or target == page
            if parts.fragment and target.suffix == ".html":
                assert parts.fragment in pages[next(p for p in pages if p.resolve() == target.resolve())].ids, link


def test_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    """No page loads a script, style, font or picture from a host."""
    for page in folder.rglob("*.html"):
        assert not re.search(r'(?:src|srcset)="(?:https?:)?//|<link[^>]+href="(?:https?:)?//', page.read_text("utf-8"))


def test_walked_without_javascript(folder: Path, browser: Browser) -> None:
    """From file:// a reader comes from the overview to a person, to the quote in its report, and reads who says so."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="People", exact=True).first.click()
    page.get_by_role("link", name="Mira Halden").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Mira Halden")
    page.get_by_text("was arrested in Port Lenz on 12 May 2021").first.click()
    assert "/document/" in page.url
    assert "Two taken in Port Lenz" in page.content()
    page.get_by_role("link", name="Search", exact=True).click()
    assert page.get_by_role("main").get_by_role("link", name="People").is_visible()
    context.close()


def test_searched_with_javascript(folder: Path, browser: Browser) -> None:
    """The search finds a person by a name in another script, in the browser alone, and leads to the page."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto((folder / "search.html").as_uri())
    page.get_by_role("searchbox").fill("мира хальд")
    page.locator("#found").get_by_role("link", name="Mira Halden").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Mira Halden")
    assert all(url.startswith("file://") for url in asked)
    context.close()


def test_data_has_its_licence_and_citation(folder: Path) -> None:
    """The index of the data lists every file and table with licence and how to cite."""
    said = (folder / "data" / "index.html").read_text("utf-8")
    assert "CC-BY-4.0" in said
    assert "public edition as of 2026-01-15" in said
    assert "href=habeas-csv.zip" in said
    assert "csv/events.csv" in said


def test_the_tables_are_one_data_package(folder: Path, tmp_path: Path) -> None:
    """Frictionless reads the package as it lies there and finds no fault; its checksums fit; no table lies there twice."""
    package = folder / "data" / site.PACKAGE
    found = frictionless.validate(str(package), type="package")
    assert found.valid, found.flatten(["name", "message"])
    with zipfile.ZipFile(package) as packed:
        packed.extractall(tmp_path)
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=False).returncode == 0
    assert (tmp_path / "csv" / "people.csv").is_file()
    assert not list(folder.rglob("*.csv"))


def test_a_page_of_thousands_says_what_all_share_once(folder: Path) -> None:
    """A person's and a report's page lead to their list, the overview, the search, the method and the data; a charge is no fact."""
    for kind, list_ in (("person", "people"), ("document", "documents")):
        for page in (folder / kind).iterdir():
            there = {f"../{name}.html" for name in ("index", list_, "search", "method", "data/index")}
            assert there <= set(read(page).links), page.name
            assert "A charge is what a state alleges" in page.read_text("utf-8")


def test_a_page_has_no_empty_sections_and_each_place_it_offers(folder: Path) -> None:
    """A person whom one report names has no section on how names were joined; every place that a page offers is on it."""
    pages = {p: read(p) for p in (folder / "person").iterdir()}
    assert {"h-one" in found.ids for found in pages.values()} == {True, False}
    for page, found in pages.items():
        assert {link[1:] for link in found.links if link.startswith("#")} <= found.ids, page.name


def test_where_all_are_held_the_table_of_the_held_is_that_of_all(tmp_path: Path) -> None:
    """A list on which everybody is held has one table of people: what leads to those held leads there."""
    made, told = Register.open("sqlite://"), report("a", "Lantern", TODAY, "Mira Halden was arrested.\n", title="T")
    told.says(Type.ARREST, "Mira Halden was arrested", "Mira Halden", date=on(2021, 5, 12))
    made.keep(Reading(told.document, told.document.text.encode()))
    made.keep_extraction(told.extraction("by hand"))
    site.write(made, tmp_path / "out", Edition(TODAY), say=lambda _: None)
    assert [p.name for p in (tmp_path / "out").glob("people*.html")] == ["people.html"]
    assert "people.html" in read(tmp_path / "out" / "index.html").links


def test_a_legend_has_each_colour_that_is_drawn(folder: Path) -> None:
    """What stands in the drawing of a person's custody is explained above it, and nothing else is."""
    drawn = 0
    for page in (folder / "person").iterdir():
        told = page.read_text("utf-8")
        bands = set(re.findall(r"<rect [^>]*class=\"?(\w+)", told))
        assert bands <= set(re.findall(r'class="swatch (\w+)"', told)), page.name
        drawn += len(bands)
    assert drawn


def test_machines_are_told_what_a_page_is_of(folder: Path) -> None:
    """A person's page is a schema.org Person with every spelling, the data a Dataset with its licence; nothing breaks out."""
    pages = {p: p.read_text("utf-8") for p in (*(folder / "person").iterdir(), folder / "data" / "index.html")}
    told = [json.loads(m) for t in pages.values() for m in re.findall(r'application/ld\+json">(.*?)</script>', t, re.S)]
    assert len(told) == len(pages)
    halden = next(x for x in told if x.get("name") == "Mira Halden")
    assert (halden["@type"], "Мира Хальден" in halden["alternateName"]) == ("Person", True)
    assert next(x for x in told if x["@type"] == "Dataset")["license"].startswith("https://creativecommons.org/")


@pytest.mark.parametrize("known", [None, date(2024, 12, 31)])
def test_what_is_asked_for_at_once_is_what_each_page_asks_for(known: date | None) -> None:
    """The pages of many people are made of the same findings, quotes, judgements and names as each on its own."""
    answers, frame = Answers(register()), Frame(TODAY, known, "any")
    people = [f.value.id for f in answers.findings("person", known) if isinstance(f.value, Person)]
    foreseen = Once(answers)
    foreseen.foresee(people, known)
    assert len(people) > 2
    for person in people:
        assert history(foreseen, frame, person) == history(Once(answers), frame, person)


def test_nothing_of_the_withheld_is_in_a_site(tmp_path: Path) -> None:
    """Name, embargo, passage and note are in no byte of the public site, which says that people are withheld; the sealed one has them."""
    made = withheld()
    for tier in (Tier.PUBLIC, Tier.SEALED):
        site.write(made, tmp_path / tier.name, Edition(TODAY, tier=tier), say=lambda _: None)
    public, sealed = (words_of(tmp_path / t.name).casefold() for t in (Tier.PUBLIC, Tier.SEALED))
    assert not [s for s in SECRETS if s.casefold() in public]
    assert not [s for s in SECRETS[:6] if s.casefold() not in sealed]
    told = (tmp_path / "PUBLIC" / "data" / "index.html").read_text("utf-8")
    assert "1 named; withheld: fewer than 5" in told


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """A site never writes over what is there."""
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(ExportError, match="not empty"):
        site.write(register(), tmp_path, Edition(TODAY))
