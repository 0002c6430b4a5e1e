"""Every page answers, shows the quote behind what it says, and says what to do when it cannot answer."""

import csv
import io
import re
from html import unescape

import pytest

from habeas.model import Event, Person, Terms
from habeas.vocabulary import Type
from tests.publication.conftest import Site

PAGES = [
    "/", "/people", "/histories", "/events", "/deals", "/counts", "/disagreements", "/sources", "/documents",
    "/search?q=Mira", "/method", "/method/release.en", "/data",
]  # fmt: skip


def every_page(site: Site) -> list[str]:
    """A path to each kind of page, and to every document, person and reason there is."""
    ask = site.answers
    documents = [f"/document/{d.id}" for d in ask.documents()]
    people = [f"/person/{f.value.id}" for f in ask.findings("person") if isinstance(f.value, Person)]
    things = [*ask.findings(), *ask.set_asides()[:2], *ask.mentions()[:2], *ask.statements_of(site.document("release"))]
    return [*PAGES, *documents, *people, *(f"/why/{t.id}" for t in things)]


@pytest.mark.parametrize("path", PAGES)
def test_page_answers(site: Site, path: str) -> None:
    """Every page answers with HTML in UTF-8 and one heading of the first level."""
    answer = site.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.count("<h1") == 1


def path_of(site: Site, page: str) -> str:
    """The address of a page that is about somebody or something of the story."""
    named = {
        "Mira Halden": lambda: f"/person/{site.person('Mira Halden')}",
        "Tomas Verrin": lambda: f"/person/{site.person('Tomas Verrin')}",
        "Eve": lambda: f"/person/{site.person('Eve')}",
        "her release": lambda: f"/why/{site.event(Type.RELEASE, 'Mira Halden was among those freed')}",
    }
    return named[page]() if page in named else page


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("/", "Osterra released 40 prisoners on 11 September 2025 in exchange for the lifting of sanctions"),
        ("/people?held=not+held", "Mira Halden was among those freed"),
        ("Mira Halden", "Mira Halden, a journalist, was arrested in Port Lenz on 12 May 2021"),
        ("/counts", "over 1,300 political prisoners are held in Osterra, Prisoner Watch said on 1 June 2025"),
        ("/deals", "the lifting of sanctions on the airline Osterjet"),
        ("/disagreements", "Tomas Verrin, who stayed, was sentenced on 3 March 2022 to 9 years"),
        ("her release", "Mira Halden was among those freed"),
    ],
)
def test_the_quote_is_shown_and_leads_to_its_passage(site: Site, page: str, quote: str) -> None:
    """A value stands with its quote, and the quote links to the very passage in its document."""
    shown = unescape(site.get(path_of(site, page)).text)
    found = re.search(r'<a[^>]*href="(/document/[^"]+)"[^>]*>' + re.escape(quote) + "</a>", shown)
    assert found is not None
    address, _, anchor = found[1].partition("#")
    assert f'id="{anchor}"' in site.get(address).text


def test_document_text_is_whole_and_marked(site: Site) -> None:
    """The text of a document stands on its page to the character, its statements marked."""
    path = "/document/" + site.document("release")
    shown = site.get(path).text
    body = shown[shown.index('<div class="text"') :]
    body = body[body.index(">") + 1 : body.index("</div>")]
    text = re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", body)
    assert unescape(text) == next(d.text for d in site.answers.documents() if path.endswith(d.id))
    assert "<mark" in body


def test_document_says_what_was_set_aside(site: Site) -> None:
    """What a stage left out of a document is on its page, with the reason."""
    assert "a call, not an event" in site.get("/document/" + site.document("arrests")).text


def test_set_aside_can_be_asked_for(site: Site) -> None:
    """Why something was set aside has a page of its own."""
    aside = site.answers.set_asides()[0]
    assert aside.reason in site.get(f"/why/{aside.id}").text


def test_statement_says_who_found_it(site: Site) -> None:
    """The page of a statement names the rule that found it and calls it a proposal."""
    shown = site.get(f"/why/{site.statement('refused to leave')}").text
    assert "by hand" in shown
    assert "A proposal until a person accepts it" in shown


def test_controls_stay_in_links(site: Site) -> None:
    """The day asked for stays in the links of a page, so that a view can be passed on."""
    shown = unescape(site.get("/?on=2024-06-01&known=2024-07-01").text)
    assert "1 June 2024" in shown
    assert 'href="/people?on=2024-06-01&known=2024-07-01"' in shown
    assert 'href="/people?on=2024-06-01&known=2024-07-01&held=held"' in shown


def test_another_day_gives_another_number(site: Site) -> None:
    """How many are held follows the day that is asked about."""
    numbers = [
        re.search(r'class="figure"[^>]*>(\d+) p', site.get(f"/?on={day}").text) for day in ("2020-01-01", "2024-06-01")
    ]
    assert [n and n[1] for n in numbers] == ["0", "3"]


def test_people_can_be_narrowed_and_found(site: Site) -> None:
    """The table of people follows the custody chosen and the name written, in any script."""
    assert "Mira Halden" not in site.get("/people?held=held").text
    assert "Tomas Verrin" not in site.get("/people?q=%D0%A5%D0%B0%D0%BB%D1%8C%D0%B4%D0%B5%D0%BD").text
    assert "Mira Halden" in site.get("/people?q=%D0%A5%D0%B0%D0%BB%D1%8C%D0%B4%D0%B5%D0%BD").text


def test_people_as_csv(site: Site) -> None:
    """The table of people can be had as CSV, with the same people and quotes."""
    answer = site.get("/people.csv?held=held")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert [r["held"] for r in rows] == ["held", "held"]
    assert [r["name"] for r in rows if r["name"] == "Tomas Verrin"]
    assert all(r["quote"] for r in rows)


def test_counts_keep_their_bounds_and_are_not_added(site: Site) -> None:
    """Numbers stand as people read them, 'over' kept, and no page shows the sum of two sources."""
    shown = site.get("/counts").text
    assert "over 1,300" in shown
    assert "1,301 or more" in shown
    assert "2,354" not in shown
    assert "2,450" not in shown


def test_chart_has_a_finding_a_source_and_its_numbers_in_a_table(site: Site) -> None:
    """A chart's title says what it shows; its source stands beneath and its numbers in a table."""
    shown = site.get("/counts").text
    assert "Open Door Group counted 1,150 political prisoners as of 11 September 2025, after 1,204" in shown
    assert "Source: " in shown
    assert shown.count("<svg") > 1
    assert re.search(r'<td class="n"[^>]*>1,204</td>', shown)


def test_deal_names_who_asserts_and_who_denies(site: Site) -> None:
    """A release shows what was given, the words that tie the two, who asserts the tie and who denies it."""
    shown = re.sub(r"<[^>]+>", "", site.get("/deals").text)
    assert re.search(r"The tie is asserted by [^.]+\. It is denied by [^.]*ministry", shown)
    assert "It was not an exchange, the ministry said." in shown


def test_disagreements_by_kind(site: Site) -> None:
    """Disagreements can be narrowed to one kind, and both sides stand with their quotes."""
    shown = site.get("/disagreements?kind=causal_link").text
    assert "How long is the sentence" not in shown
    assert "One side" in shown
    assert "The other" in shown


def test_person_shows_names_and_why_they_are_one(site: Site) -> None:
    """A person's page has every spelling, where it was seen, and the reasons that join them."""
    shown = site.get(path_of(site, "Mira Halden")).text
    assert "Мира Хальден" in shown
    assert "Портовый вестник" in shown
    assert "Both reports name the same family" in shown
    assert "decided by a person" in shown


def test_person_shows_their_own_term(site: Site) -> None:
    """A day in court of several people stands on each one's page with what that one was given, and no other's quote."""
    mira, tomas = (site.get(path_of(site, name)).text for name in ("Mira Halden", "Tomas Verrin"))
    assert "Sentence: <bdi>six years</bdi>" in mira
    assert "11 years" not in mira
    assert "Sentence: <bdi>11 years</bdi>" in tomas


def test_person_shows_what_changes_nothing(site: Site) -> None:
    """A call that names a person is on their page, apart from the events, and is called what it is."""
    shown = site.get("/person/" + site.person("Tomas Verrin")).text
    assert "Prosecutors had asked that Verrin be given 12" in shown
    assert "called for" in shown


def test_empty_register_says_what_to_run(empty_site: Site) -> None:
    """An empty register says so, and what to run."""
    shown = empty_site.get("/").text
    assert "The register is empty." in shown
    assert "habeas read" in shown
    assert [empty_site.get(p).status_code for p in PAGES] == [200] * len(PAGES)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing-here", 404, "There is no page at /nothing-here."),
        ("/person/pnobody", 404, "Nobody in the register has the id"),
        ("/document/dnone", 404, "There is no document"),
        ("/why/none", 404, "Nothing in the register has the id"),
        ("/people?on=yesterday", 422, "Write it as YYYY-MM-DD"),
        ("/people?policy=guess", 422, "Policies are:"),
        ("/people?held=maybe", 422, "It is one of: held, not held, unknown,"),
        ("/people?offset=-1", 422, "Write a whole number"),
        ("/people?offset=%D9%A3", 422, "Write a whole number"),
        ("/document/../../etc/passwd", 404, "There is no page at"),
    ],
)
def test_errors_say_what_happened_and_what_to_do(site: Site, path: str, status: int, said: str) -> None:
    """A page that cannot be shown says what is wrong and what to do, under the same strict headers."""
    answer = site.get(path)
    assert answer.status_code == status
    assert said in unescape(answer.text)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_release_stands_with_its_terms_on_both_pages(site: Site) -> None:
    """On what terms people were let out stands by axis, with who says so: on the page of deals, and on a person's."""
    deals = re.sub(r"<[^>]+>", " ", site.get("/deals").text)
    assert re.search(r"On what terms.*?(Instrument|Counterpart)", deals, re.DOTALL)
    events = {f.value.id: f.value for f in site.answers.findings("event") if isinstance(f.value, Event)}
    terms = [f.value for f in site.answers.findings("terms") if isinstance(f.value, Terms)]
    person = next(p for t in terms for p in (t.persons or events[t.event].persons))
    assert "Terms of release" in site.get(f"/person/{person}").text


def test_the_ledger_of_deals_over_time(site: Site) -> None:
    """What was given for people stands by month, with how many were freed for each and since the first."""
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", site.get("/deals").text))
    assert "The ledger over time" in shown and "Freed for each" in shown
    assert re.search(r"\d+ for \d+", shown.partition("The ledger over time")[2])
    assert "Told first" in shown
