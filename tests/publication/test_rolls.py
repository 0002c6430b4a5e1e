"""The page of an imported list: its rows as a table, each cell with what it says; in a site no row needs its own page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from habeas.exporting import Edition
from habeas.model import Document, Judgement
from habeas.pipeline import Answers
from habeas.publication import site
from habeas.publication.rolls import ROWS, Roll, roll
from habeas.publication.web import create_app
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict
from tests.lists.importer import DECEMBER, LIST, NOVEMBER, imported
from tests.publication.conftest import Site, running
from tests.publication.story import TODAY
from tests.publication.test_site import read

MANY = "Name;Arrested;Article\n" + "".join(
    f"Mira Halden{'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]};{1 + n % 28:02}.03.2024;342\n" for n in range(ROWS)
)
"""A list of as many rows as a page has, to which others add theirs."""


def rolled(text: str, offset: int = 0) -> tuple[Document, Roll]:
    """A list's own document, and one page of its rows."""
    made = Register.open("sqlite://")
    kept = imported(made, text)
    return kept.list, roll(Answers(made), kept.list, offset)


def cells(page: Roll) -> list[list[str]]:
    """The words of each cell."""
    return [["".join(s.text for s in cell.stretches) if cell else "" for cell in row.cells] for row in page.rows]


def test_rows_stand_in_the_order_and_under_the_heads_of_the_list() -> None:
    """Each cell that was kept stands where the list has it, to the character; columns that were left out are not there."""
    _, page = rolled(LIST)
    assert page.headers == ("Name", "Born", "Arrested", "Article", "Term", "Status", "Released")
    assert [row.line for row in page.rows] == ["2", "3", "4"]
    assert cells(page)[1] == ["Talby Oren", "1985", "03.2024", "130", "7 years", "released", "11.09.2025"]
    assert cells(page)[2] == ["Neris Kaspar", "", "", "", "", "", ""]


def test_columns_say_what_their_cells_say() -> None:
    """Over each column stand the types of statement that its cells make; a name leads to the person."""
    _, page = rolled(LIST)
    said = dict(zip(page.headers, page.says, strict=True))
    assert said["Arrested"] == (Type.ARREST,)
    assert said["Status"] == (Type.ARREST, Type.RELEASE)
    assert said["Name"] == ()
    first = page.rows[0].cells[0]
    assert first is not None
    assert first.person is not None
    assert first.person.name == "Halden Mira"


@pytest.mark.parametrize(
    ("text", "heads", "row"),
    [
        ("Surname;Given name;Note;Note\nHalden;Mira;a: b;c\n", ("Surname Given name", "Note", "Note"), ["Halden Mira", "a: b", "c"]),
        ("Name;Case: article\nMira Halden;342: 1\n", ("Name", "Case: article"), ["Mira Halden", "342: 1"]),
        ("Note;Name\n;Mira Halden\nx;Oren Talby\n", ("Note", "Name"), ["", "Mira Halden"]),
    ],
)  # fmt: skip
def test_heads_of_any_kind(text: str, heads: tuple[str, ...], row: list[str]) -> None:
    """Parts of a name stand together; two columns may be called alike, and a head may hold a colon."""
    _, page = rolled(text)
    assert page.headers == heads
    assert cells(page)[0] == row


def test_a_page_has_so_many_rows() -> None:
    """What does not fit on a page stands on the next."""
    _, page = rolled(MANY + "Oren Talby;01.03.2024;130\n", ROWS)
    assert (len(page.rows), page.total, page.offset) == (1, ROWS + 1, ROWS)


def test_the_server_shows_a_list_once_and_its_rows_on_its_page() -> None:
    """Among the documents a list stands once; its page has its rows, and each row's own page leads back to it."""
    made = Register.open("sqlite://")
    kept = imported(made, LIST)
    answers = Answers(made)
    with running(create_app(answers, today=lambda: TODAY)) as address:
        served = Site(address, answers)
        documents, page = served.get("/documents").text, served.get(f"/document/{kept.list.id}").text
        row = served.get(f"/document/{kept.rows[0].document.id}").text
    assert ("3 rows" in documents, documents.count("/document/")) == (True, 1)
    assert all(s.id in page for r in kept.rows for s in r.extraction.statements)
    assert f'href="/document/{kept.list.id}"' in row


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A site of a list in two states, and the ids of its rows: one of them went, another came."""
    made, folder = Register.open("sqlite://"), tmp_path_factory.mktemp("listed") / "out"
    one = imported(made, MANY + "Oren Talby;01.03.2024;130\n", received=NOVEMBER)
    two = imported(made, MANY + "Lyda Venn;02.03.2024;130\n", received=DECEMBER)
    site.write(made, folder, Edition(TODAY), say=lambda _: None)
    return folder, sorted({r.document.id for r in (*one.rows, *two.rows)})


def test_no_row_has_a_page_of_its_own(listed: tuple[Path, list[str]]) -> None:
    """Every row stands on a page of the list, and each link into one finds its place there."""
    folder, rows = listed
    pages = {p.name: read(p) for p in (folder / "document").iterdir()}
    assert len(pages) == 4  # two states of the list, two pages each
    assert set(rows) <= set.union(*(found.ids for found in pages.values()))
    people = [read(p) for p in (folder / "person").iterdir()]
    into = [link for found in people for link in found.links if "/document/" in link]
    assert len(into) > len(rows)
    assert all(link.partition("#")[2] in pages[Path(link.partition("#")[0]).name].ids for link in into)


def test_a_quote_leads_to_its_cell(listed: tuple[Path, list[str]], browser: Browser) -> None:
    """From file://, without JavaScript: the quote on a person's page leads to the marked cell, the name leads back."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((listed[0] / "search.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="People").click()
    page.get_by_role("link", name="Lyda Venn").click()
    page.get_by_role("link", name="02.03.2024").first.click()
    cell = page.locator("mark:target")
    assert cell.inner_text() == "02.03.2024"
    page.locator("tr", has=cell).get_by_role("link", name="Lyda Venn").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Lyda Venn"
    context.close()


def test_a_withheld_row_is_in_no_byte_of_a_site(tmp_path: Path) -> None:
    """Who is withheld is not on the list's page, nor counted among its rows; readers who may see it find it there."""
    made = Register.open("sqlite://")
    kept = imported(made, LIST)
    talby = next(r for r in kept.rows if "Talby" in r.document.text)
    person, at = talby.extraction.mentions[0].id, DECEMBER
    made.decide(Judgement(Verdict.TIER, (person,), "the editor", ("asked for",), at, value="restricted"))
    told = {}
    for tier in (Tier.PUBLIC, Tier.SEALED):
        folder = tmp_path / tier.name
        site.write(made, folder, Edition(TODAY, tier=tier), say=lambda _: None)
        told[tier] = "".join(p.read_text("utf-8") for p in folder.rglob("*.*") if p.suffix in (".html", ".js"))
    hidden = ("Talby", "11.09.2025", talby.document.id, *(s.id for s in talby.extraction.statements))
    assert not [h for h in hidden if h in told[Tier.PUBLIC]]
    assert not [h for h in hidden if h not in told[Tier.SEALED]]
    counted = {tier: re.findall(r"(\d+) rows", text) for tier, text in told.items()}
    assert (set(counted[Tier.PUBLIC]), set(counted[Tier.SEALED])) == ({"2"}, {"3"})
