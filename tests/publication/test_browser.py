"""In a real browser: nothing is fetched from elsewhere, keys reach everything, a phone needs no sideways scrolling."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.publication.conftest import Site
from tests.publication.test_pages import PAGES, every_page

FAULTS = """() => {
  const faults = [], seen = el => el.checkVisibility();
  let level = 0;
  for (const h of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const n = +h.tagName[1];
    if (n > level + 1) faults.push(`heading ${n} after ${level}: ${h.textContent}`);
    level = n;
  }
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
  if (!document.documentElement.lang) faults.push('no language');
  if (!document.title) faults.push('no title');
  for (const f of document.querySelectorAll('input:not([type=hidden]),select,textarea'))
    if (!f.labels.length) faults.push(`no label: ${f.name}`);
  for (const a of document.querySelectorAll('a,button'))
    if (!(a.getAttribute('aria-label') || a.textContent).trim()) faults.push(`no words: ${a.outerHTML}`);
  for (const t of document.querySelectorAll('table'))
    if (!t.caption) faults.push('table without a caption');
    else if ([...t.querySelectorAll('thead th')].some(h => h.scope !== 'col')) faults.push('column head without scope');
  for (const n of document.querySelectorAll('nav,aside,[role=region]'))
    if (!n.getAttribute('aria-label') && !n.getAttribute('aria-labelledby')) faults.push(`unnamed ${n.tagName}`);
  for (const n of document.querySelectorAll('[aria-labelledby]'))
    for (const id of n.getAttribute('aria-labelledby').split(' '))
      if (!document.getElementById(id)) faults.push(`no element ${id}`);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  for (const id of new Set(ids)) if (ids.filter(i => i === id).length > 1) faults.push(`id twice: ${id}`);
  for (const s of document.querySelectorAll('svg'))
    if (s.getAttribute('aria-hidden') !== 'true') faults.push('a drawing without its table');
  return faults;
}"""

CONTRAST = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = el => { for (; el; el = el.parentElement) {
    const c = parse(getComputedStyle(el).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255]; };
  const low = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const el = n.parentElement;
    if (!n.textContent.trim() || !el.checkVisibility() || el.closest('.hidden,.skip,svg,option')) continue;
    const [a, b] = [light(parse(getComputedStyle(el).color)), light(ground(el))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) low.add(`${el.className || el.tagName}: ${n.textContent.trim().slice(0, 30)}`);
  }
  return [...low];
}"""


def test_every_request_stays_here(site: Site, page: Page) -> None:
    """Whatever page is opened, hostile ones too, the browser asks no other host and runs nothing."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("dialog", lambda d: (complaints.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    for path in every_page(site):
        page.goto(site.address + path)
    assert {u for u in asked if not u.startswith(site.address + "/")} == set()
    assert complaints == []


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page, as wide as a desk's screen and as a phone's."""
    context = browser.new_context(viewport={"width": request.param, "height": 844}, has_touch=request.param < 500)
    yield context.new_page()
    context.close()


def test_from_the_overview_to_the_quote_in_its_document(site: Site, screen: Page) -> None:
    """A reader gets from the sentence of the overview to a person and to the marked sentence of a report."""
    screen.goto(site.address)
    screen.get_by_role("heading", level=1).get_by_role("link").click()
    screen.get_by_role("link", name="Tomas Verrin", exact=True).click()
    assert screen.get_by_role("heading", level=1).inner_text() == "Tomas Verrin"
    screen.get_by_role("link", name="Tomas Verrin was sentenced to 11 years").first.click()
    anchor = screen.evaluate("location.hash.slice(1)")
    mark = screen.locator(f"[id='{anchor}'] + mark")
    assert mark.inner_text() == "Tomas Verrin was sentenced to 11 years"
    assert mark.evaluate("m => m.getBoundingClientRect().top >= 0 && m.getBoundingClientRect().bottom <= innerHeight")


def test_the_day_can_be_changed(site: Site, screen: Page) -> None:
    """Choosing another day changes the number, and the day stays in the address and in every link from there."""
    screen.goto(site.address)
    before = screen.locator("h1 .figure").inner_text()
    screen.get_by_label("As of", exact=True).fill("2024-06-01")
    screen.get_by_role("button", name="Show").click()
    screen.wait_for_url("**/?on=*")
    assert screen.locator("h1 .figure").inner_text() != before
    assert "on=2024-06-01" in screen.url
    screen.locator("h1 .figure").click()
    screen.wait_for_url("**/people?*")
    assert "on=2024-06-01" in screen.url


def test_as_known_and_told_by_one_source(site: Site, screen: Page) -> None:
    """The other two controls: before a report came in nothing of it shows; one source alone tells only what it said."""
    mira = site.person("Mira Halden")
    screen.goto(f"{site.address}/person/{mira}")
    screen.get_by_label("As known on").fill("2021-12-31")
    screen.get_by_role("button", name="Show").click()
    screen.wait_for_url("**known=2021-12-31*")
    assert "released" not in screen.get_by_role("main").inner_text().casefold()
    screen.goto(site.address + "/people")
    screen.get_by_label("Told by").fill("her newspaper")
    screen.get_by_role("button", name="Show").click()
    screen.wait_for_url("**source=her+newspaper*")
    assert screen.get_by_role("main").get_by_role("link", name="Mira Halden", exact=True).count() == 1
    assert screen.get_by_role("main").get_by_role("link", name="Tomas Verrin", exact=True).count() == 0


@pytest.mark.parametrize("written", ["Хальден", "Mira Haldn"])
def test_a_name_in_cyrillic_or_misspelt_is_found(site: Site, screen: Page, written: str) -> None:
    """The search at the head of a page finds people in another script and with a letter missing, and their history."""
    screen.goto(site.address + "/method")
    screen.get_by_label("Search people and reports").fill(written)
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/search?*")
    screen.get_by_role("main").get_by_role("link", name="Mira Halden", exact=True).click()
    screen.wait_for_url("**/person/*")
    assert screen.get_by_role("heading", level=1).inner_text() == "Mira Halden"
    screen.get_by_role("link", name="Мира Хальден освобождена 11 сентября 2025 года").first.click()
    screen.wait_for_url("**/document/**")
    assert "освобождена" in screen.locator(".text mark").first.inner_text()


def test_people_are_narrowed_by_facets(site: Site, screen: Page) -> None:
    """A facet narrows the table, can be taken away again, and the table can be sorted the other way round."""
    screen.goto(site.address + "/people?held=all")
    rows = screen.locator("tbody tr")
    before = rows.count()
    screen.get_by_label("Narrow down").get_by_role("link", name="Port Lenz").click()
    screen.wait_for_url("**place=Port+Lenz*")
    assert 0 < rows.count() < before
    screen.get_by_role("link", name="Take away: Place: Port Lenz").click()
    screen.wait_for_url(lambda address: "place=" not in address)
    assert rows.count() == before


def serious(page: Page) -> list[str]:
    """The serious and critical faults that axe-core finds on the page."""
    found = Axe().run(page).response["violations"]
    grave = (v for v in found if v["impact"] in ("serious", "critical"))
    return [f"{page.url}: {v['id']} {n['html'][:120]}" for v in grave for n in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(site: Site, browser: Browser, scheme: str) -> None:
    """axe-core finds no serious or critical fault on any kind of page, in light and dark, an error's page included."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page, faults = context.new_page(), list[str]()
    kinds = [
        f"/person/{site.person('Mira')}",
        f"/document/{site.document('release')}",
        f"/why/{site.statement('refused')}",
    ]
    for path in [*PAGES, *kinds, "/?lang=ru", "/people?on=oops"]:
        page.goto(site.address + path)
        faults += serious(page)
    context.close()
    assert faults == []


def test_keys_reach_everything(site: Site, page: Page) -> None:
    """The first tab offers to skip to the content; the next ones walk through search and pages, with a visible ring."""
    page.goto(site.address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached[3:11] == [
        "Overview", "People", "Events", "Deals", "Counts", "Disagreements", "Sources", "Documents",
    ]  # fmt: skip


def test_skipping_goes_to_the_content(site: Site, page: Page) -> None:
    """After skipping, the next tab is inside the content."""
    page.goto(site.address)
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_no_sideways_scrolling(site: Site, page: Page) -> None:
    """On a phone, a tablet and a small desk no page is wider than the screen, hostile words and long tables included."""
    wide = []
    for path in every_page(site):
        page.set_viewport_size({"width": 1040, "height": 800})
        page.goto(site.address + path)
        for width in (1040, 768, 375, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append((path, width))
    assert wide == []


def test_a_phone_gets_its_own_drawing(site: Site, browser: Browser) -> None:
    """The charts are drawn for the width they are seen at, so that their words can be read on a phone."""
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(site.address + "/counts")
    shown = page.locator(".chart svg:visible").first
    assert shown.evaluate("s => s.getBoundingClientRect().width / s.viewBox.baseVal.width") > 0.8
    context.close()


def test_structure_for_screen_readers(site: Site, page: Page) -> None:
    """Headings step by one, fields have labels, tables captions, landmarks names, drawings tables; ids are unique."""
    faults = {}
    for path in [*every_page(site), "/people?on=oops"]:
        page.goto(site.address + path)
        if found := page.evaluate(FAULTS):
            faults[path] = found
    assert faults == {}


def test_words_can_be_read(site: Site, page: Page) -> None:
    """Text has a contrast of 4.5 to 1 or more with what lies behind it, in light and in dark."""
    low = {}
    for path in [*PAGES, "/document/" + site.document("release"), "/person/" + site.person("Mira")]:
        page.goto(site.address + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if found := page.evaluate(CONTRAST):
                low[path, scheme] = found
    assert low == {}


def test_without_scripts_everything_is_there(site: Site, browser: Browser) -> None:
    """With scripts switched off, searching and choosing a day work as with them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/people")
    page.get_by_label("Name", exact=True).fill("verrin")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/people?*")
    assert re.search(r"1 person", page.locator("caption").inner_text())
    context.close()


def test_pages_are_light(site: Site, page: Page) -> None:
    """A page with its style is under 150 KB as it travels."""
    for path in PAGES:
        sizes: list[int] = []
        page.on("response", lambda r, sizes=sizes: sizes.append(int(r.headers.get("content-length") or len(r.body()))))
        page.goto(site.address + path)
        assert sum(sizes) < 150_000
