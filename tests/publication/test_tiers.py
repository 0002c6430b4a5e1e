"""What is restricted is on no page and in no data for a reader without the right, and is there for one with it."""

import re
from collections.abc import Iterator

import pytest

from habeas.pipeline import Answers
from habeas.publication.web import create_app
from habeas.vocabulary import Tier
from tests.publication.conftest import Site, running
from tests.publication.story import TODAY, register
from tests.publication.test_api import COLLECTIONS
from tests.publication.test_pages import every_page

SECRETS = ("Maren", "Private letter", "a relative said")
ASKED = [
    "/people.csv?held=all",
    "/people?held=all",
    "/people?q=Ilse+Maren",
    "/search?q=Maren",
    "/search?q=named",
    "/api/v1/people?q=Maren",
    "/api/v1/search?q=Maren",
    "/api/v1/held?held=",
    *COLLECTIONS,
]


@pytest.fixture(scope="module")
def inside() -> Iterator[Site]:
    """The same register, for a reader who may see restricted things."""
    answers = Answers(register(), Tier.RESTRICTED)
    with running(create_app(answers, Tier.RESTRICTED, today=lambda: TODAY)) as address:
        yield Site(address, answers)


def test_nothing_restricted_is_shown(site: Site) -> None:
    """No page, table, search or data for the public holds a word of a restricted report, or the name in it."""
    texts = {path: site.get(path).text for path in [*every_page(site), *ASKED]}
    echoed = {"/people?q=Ilse+Maren", "/search?q=Maren", "/api/v1/people?q=Maren", "/api/v1/search?q=Maren"}
    found = {p for p, text in texts.items() for secret in SECRETS if secret in text and p not in echoed}
    assert found == set()
    assert not [p for p in echoed if "4 April" in texts[p] or "letter" in texts[p]]


def test_addresses_of_restricted_things_are_not_found(site: Site, inside: Site) -> None:
    """Whoever knows the address of a restricted page gets the same answer as for one that never was."""
    paths = [
        f"/person/{inside.person('Ilse Maren')}",
        f"/document/{inside.document('kin')}",
        f"/why/{inside.statement('Ilse Maren was arrested')}",
    ]
    assert [inside.get(p).status_code for p in paths] == [200, 200, 200]
    for path in [*paths, *(f"/api/v1{p}" for p in paths)]:
        assert site.get(path).status_code == 404


def test_those_with_the_right_see_it(inside: Site) -> None:
    """A reader with the right sees the person and the quote, and the page says for whom it is."""
    shown = inside.get(f"/person/{inside.person('Ilse Maren')}").text
    assert "Ilse Maren was arrested in Port Lenz on 4 April 2024" in shown
    assert "restricted edition" in shown


def test_a_facet_does_not_count_the_restricted(site: Site, inside: Site) -> None:
    """How many people a facet finds, on the page and in the table as CSV, is without those who may not be seen."""
    asked = "held=all&place=Port+Lenz"
    rows = [len(s.get(f"/people.csv?{asked}").text.splitlines()) - 1 for s in (site, inside)]
    assert rows == [1, 2]
    counted = [
        re.search(r'place=Port\+Lenz"><bdi>Port Lenz</bdi></a> <span class="n">(\d+)', s.get("/people?held=all").text)
        for s in (site, inside)
    ]
    assert [c and c[1] for c in counted] == ["1", "2"]


def test_charts_and_share_images_of_the_restricted_are_not_found(site: Site, inside: Site) -> None:
    """A drawing of somebody who may not be seen is no more there than their page."""
    person = inside.person("Ilse Maren")
    paths = [f"/chart/person-{person}.svg", f"/share.png?of=/person/{person}"]
    assert [inside.get(p).status_code for p in paths] == [200, 200]
    assert [site.get(p).status_code for p in paths] == [404, 404]
