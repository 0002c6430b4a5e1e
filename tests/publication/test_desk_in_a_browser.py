"""In a real browser: sign in, decide ten things by keys alone, undo one, sign out; on a desk and on a phone."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.judgements import standing
from habeas.model import Reading
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict
from tests.publication.desks import PASSWORD, Served, served
from tests.publication.story import on, report
from tests.publication.test_browser import CONTRAST, FAULTS, serious


@pytest.fixture
def desk() -> Iterator[Served]:
    """The story, with accounts."""
    with served() as made:
        yield made


def sign_in(page: Page, desk: Served) -> None:
    """Signs in with keys."""
    page.set_default_timeout(60_000)
    page.goto(desk.address + "/desk")
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.type("editor")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".item-now")


def press(page: Page, key: str) -> None:
    """Presses a key and waits for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)


def decided(desk: Served) -> int:
    """How many judgements made at the desk stand."""
    return sum(j.by.startswith("desk:") for j in standing(desk.register.as_seen_by(Tier.SEALED).judgements()))


@pytest.mark.parametrize("width", [1280, 375])
def test_ten_decisions_by_keys(desk: Served, browser: Browser, width: int) -> None:
    """Signing in, ten decisions, one with its reason and one correction, an undo and signing out: no mouse."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("dialog", lambda d: (complaints.append(d.message), d.dismiss()))
    sign_in(page, desk)
    page.keyboard.press("w")
    page.keyboard.type("a reason with the letters a and r")
    page.keyboard.press("Escape")
    for key in "araarlaaara":  # one is put off
        press(page, key)
    assert decided(desk) == 10
    press(page, "u")
    assert decided(desk) == 9
    item = page.locator(".item-now").get_attribute("data-item")
    press(page, "a")
    assert decided(desk) == 10
    assert page.locator(".item-now").get_attribute("data-item") != item
    page.get_by_role("button", name="Sign out").focus()
    press(page, "Enter")
    page.goto(desk.address + "/desk")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
    context.close()
    assert complaints == []
    assert "a reason with the letters a and r" in str(desk.register.as_seen_by(Tier.SEALED).judgements())


def test_correcting_by_keys(desk: Served, page: Page) -> None:
    """The key for correcting opens the form at its first field; Enter sends it."""
    sign_in(page, desk)
    page.goto(desk.address + f"/desk?item={desk.statement('Tomas Verrin was sentenced to 11')}")
    page.keyboard.press("c")
    page.keyboard.type("da")  # chooses the date in the list of fields
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "2022-03-03"
    page.keyboard.press("Control+a")
    page.keyboard.type("2022-03-05")
    press(page, "Enter")
    assert decided(desk) == 2


def test_marking_a_passage(desk: Served, page: Page) -> None:
    """What is marked in the text stands in the form, with the place where it begins."""
    sign_in(page, desk)
    document = next(d for d in desk.register.as_seen_by(Tier.SEALED).documents() if d.key == "russian")
    page.goto(desk.address + f"/desk/document/{document.id}")
    page.evaluate(
        """() => { const t = document.getElementById('text').firstChild, r = document.createRange();
        r.setStart(t, 5); r.setEnd(t, 22); getSelection().removeAllRanges(); getSelection().addRange(r); }"""
    )
    expect(page.locator("[name=start]").first).to_have_value("5")
    assert page.get_by_label("The passage").input_value() == document.text[5:22].strip()
    page.get_by_label("What it says happened").select_option("release")
    page.get_by_label("Who, as").fill("Мира Хальден")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the statement").click()
    assert "desk:" in page.get_by_role("main").inner_text()
    assert decided(desk) == 1


def desk_pages(desk: Served) -> list[str]:
    """Every page of the desk."""
    sealed = desk.register.as_seen_by(Tier.SEALED)
    hostile = next(d for d in sealed.documents() if d.key == "hostile")
    mention, judgement = sealed.mentions(hostile.id)[0], sealed.judgements()[0]
    items = ["", "?kind=disagreement", f"?item={desk.statement('Eve')}", "?item=" + "+".join(judgement.subjects)]
    return [
        *(f"/desk{i}" for i in items), "/desk/rules", "/desk/rules?by=by+hand", "/desk/journal", "/desk/withheld",
        "/desk/account", f"/desk/statement/{desk.statement('Eve')}", f"/desk/document/{hostile.id}",
        f"/desk/person/{mention.id}", f"/desk/person/{mention.id}?q=Mira", f"/desk/judgement/{judgement.id}", "/desk/sign-in",
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_of_the_desk(desk: Served, browser: Browser, width: int, scheme: str) -> None:
    """Structure for screen readers, contrast, no sideways scrolling, no other host, nothing of a report that runs."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, faults, asked = context.new_page(), dict[str, object](), list[str]()
    page.on("request", lambda r: asked.append(r.url))
    page.on("dialog", lambda d: (faults.update({page.url: d.message}), d.dismiss()))
    page.on("console", lambda m: faults.update({page.url: m.text}) if m.type in ("error", "warning") else None)
    sign_in(page, desk)
    for path in desk_pages(desk):
        assert page.goto(desk.address + path).ok  # type: ignore[union-attr]
        if found := [*page.evaluate(FAULTS), *page.evaluate(CONTRAST)]:
            faults[path] = found
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults[path] = "wider than the screen"
    context.close()
    assert faults == {}
    assert {u for u in asked if not u.startswith(desk.address + "/")} == set()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_axe_finds_nothing_serious_at_the_desk(desk: Served, browser: Browser, width: int, scheme: str) -> None:
    """axe-core finds no serious or critical fault on any page of the desk, in light and on a phone in the dark."""
    context = browser.new_context(  # type: ignore[call-overload]
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page, faults = context.new_page(), list[str]()
    page.goto(desk.address + "/desk")
    faults += serious(page)
    sign_in(page, desk)
    for path in desk_pages(desk):
        page.goto(desk.address + path)
        faults += serious(page)
    context.close()
    assert faults == []


def many_arrests() -> Register:
    """A register with a hundred and twenty statements on as many invented people, none decided on."""
    made = Register.open("sqlite://")
    for n in range(12):
        names = [f"{first} {last}{n}" for first in ("Mira", "Oren") for last in ("Hald", "Talb", "Verr", "Mar", "Korr")]
        quotes = [f"{name} was arrested in Port Lenz on 1{n % 10} May 2024" for name in names]
        told = report(f"many-{n}", "Quay Wire", date(2024, 5, 20), ". ".join(quotes) + ".\n", title=f"Arrests, {n}")
        for name, quote in zip(names, quotes, strict=True):
            told.says(Type.ARREST, quote, name, date=on(2024, 5, 10 + n % 10), place="Port Lenz", trigger="arrested")
        made.keep(Reading(told.document, told.document.text.encode()))
        made.keep_extraction(told.extraction("by hand"))
    return made


def test_a_hundred_decisions_by_keys(browser: Browser) -> None:
    """A sitting without the mouse: a hundred things decided, one in ten taken back and decided the other way, no item
    twice, what was put off still there, and a journal that still verifies."""
    with served(many_arrests()) as desk:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page, seen = context.new_page(), list[str]()
        sign_in(page, desk)
        put_off = page.locator(".item-now").get_attribute("data-item")
        press(page, "l")  # what is put off comes back at the end
        for n in range(100):
            seen.append(page.locator(".item-now").get_attribute("data-item") or "")
            press(page, "r" if n % 7 == 0 else "a")
            if n % 10 == 9:
                press(page, "u")
                assert page.locator(".item-now").get_attribute("data-item") == seen[-1]
                press(page, "a" if n % 7 == 0 else "r")
        left = page.locator(".keys").inner_text()
        context.close()
        judged = [j for j in standing(desk.register.as_seen_by(Tier.SEALED).judgements()) if j.by.startswith("desk:")]
        rejected = {j.subjects[0] for j in judged if j.verdict is Verdict.REJECT}
        assert len(judged) == len(set(seen) - {put_off}) == 100
        assert rejected == {i for n, i in enumerate(seen) if (n % 7 == 0) != (n % 10 == 9)}
        assert left.startswith("20 wait")
        assert list(desk.register.verify()) == []
