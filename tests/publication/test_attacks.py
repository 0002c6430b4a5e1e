"""Attacks: what somebody who wishes the register or its people ill tries, and what comes of it: nothing."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from itertools import cycle
from urllib.parse import quote

import httpx
import pytest

from habeas.model import Judgement
from habeas.publication import signing
from habeas.publication.desk.entering import within
from habeas.vocabulary import Tier, Verdict
from tests.publication.desks import PASSWORD, ROLES, Served, served
from tests.publication.story import HOSTILE
from tests.publication.test_hostile import acting


@pytest.fixture(scope="module")
def desk() -> Iterator[Served]:
    """The story with accounts, where a document is restricted, and a person and a statement are withheld at the desk."""
    with served() as made:
        sealed, at = made.register.as_seen_by(Tier.SEALED), datetime.now(UTC)
        verrin = next(m.id for m in sealed.mentions() if m.name == "Tomas Verrin")
        count = made.statement("At least 27 journalists are still held")
        for subject, value in ((verrin, "restricted until she is abroad"), (count, "partner")):
            made.register.decide(Judgement(Verdict.TIER, (subject,), "the editor", ("kin",), at, value=value))
        yield made


@pytest.fixture
def fresh() -> Iterator[Served]:
    """A register of one's own."""
    with served() as made:
        yield made


def decided(desk: Served) -> int:
    """How many judgements there are."""
    return len(desk.register.as_seen_by(Tier.SEALED).judgements())


# ---------------------------------------------------------------- stored script


def test_markup_of_a_report_stays_text_at_the_desk(desk: Served) -> None:
    """A title, quote, name and note with markup in them stand on the desk's pages as text and do nothing."""
    who = desk.signed_in()
    hostile = next(d for d in desk.register.as_seen_by(Tier.SEALED).documents() if d.key == "hostile")
    mention = desk.register.as_seen_by(Tier.SEALED).mentions(hostile.id)[0].id
    who.send("/desk/note", subject=mention, words=HOSTILE, then="/desk")
    pages = [
        f"/desk?item={desk.statement('Eve')}", f"/desk/statement/{desk.statement('Eve')}", f"/desk/person/{mention}",
        f"/desk/document/{hostile.id}", "/desk/journal", "/desk/rules?by=" + quote(HOSTILE), "/desk/rules?by=by+hand",
    ]  # fmt: skip
    for path in pages:
        html = who.get(path).text
        assert [a for a in acting(html) if a != "script"] == [], path
        assert re.findall(r"<script[^>]*>", html) == re.findall(r'<script src="/static/desk\.js\?v=\w+" defer>', html)
        assert "49" not in html.partition("<main")[2] or "{{7*7}}" in unescape(html)


def test_the_desk_runs_our_file_and_nothing_inline(desk: Served) -> None:
    """The policy of every page of the desk lets our own files run, and nothing that stands in a page."""
    for path in ("/desk", "/desk/sign-in", "/desk/journal"):
        policy = desk.signed_in().get(path).headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_no_cell_of_the_export_is_a_formula(desk: Served) -> None:
    """No cell of the table as CSV, whatever reports say, begins as a formula does."""
    rows = csv.reader(io.StringIO(desk.browser().get("/people.csv?held=all").text))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and len(cell) > 1]


# ---------------------------------------------------------------- forged forms


FORMS = [
    "/desk/decide", "/desk/correct", "/desk/later", "/desk/undo", "/desk/rules", "/desk/tier", "/desk/note",
    "/desk/consent", "/desk/document/x", "/desk/person/x/merge", "/desk/person/x/split", "/desk/sign-out",
    "/desk/account/password", "/desk/account/second-factor",
]  # fmt: skip


@pytest.mark.parametrize("path", FORMS)
def test_a_forged_form_changes_nothing(desk: Served, path: str) -> None:
    """Without the token of the session, with another's, or from another site, a form is refused."""
    who, other = desk.signed_in(), desk.signed_in("admin")
    before, fields = (
        decided(desk),
        {"item": desk.statement("Mira"), "verdict": "reject", "subject": desk.statement("Mira")},
    )
    assert who.post(path, **fields).status_code == 403
    assert who.post(path, token=other.token("/desk/account"), **fields).status_code == 403
    mine = who.token("/desk/account")
    for header in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert who.post(path, header, token=mine, **fields).status_code == 403
    assert decided(desk) == before
    assert who.get("/desk").status_code == 200  # still signed in


@pytest.mark.parametrize("path", FORMS)
def test_nobody_decides_without_an_account(desk: Served, path: str) -> None:
    """Signed out, every form leads to signing in and changes nothing."""
    before = decided(desk)
    answer = desk.browser().post(path, token="x", item=desk.statement("Mira"), verdict="reject")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")
    assert decided(desk) == before


def test_a_form_larger_than_ours_is_refused(desk: Served) -> None:
    """Nobody fills the memory with a form."""
    assert desk.signed_in().send("/desk/note", words="x" * 300_000).status_code == 413


# ---------------------------------------------------------------- sessions and passwords


def test_a_session_brought_along_is_not_taken(desk: Served) -> None:
    """Signing in makes a new session, whatever cookie was planted before; the planted one opens nothing, ever."""
    who = desk.browser()
    who.cookies[signing.SESSION] = "planted-by-somebody-else"
    assert who.get("/desk").status_code == 303
    who.sign_in("editor")
    assert who.cookies[signing.SESSION] != "planted-by-somebody-else"
    assert who.get("/desk").status_code == 200
    assert desk.browser(**{signing.SESSION: "planted-by-somebody-else"}).get("/desk").status_code == 303


def test_the_cookie_is_for_the_browser_alone(desk: Served) -> None:
    """The cookie of a session is Secure, HttpOnly, SameSite and of this host alone; the register holds its digest only."""
    who = desk.browser()
    line = who.sign_in("editor").headers["set-cookie"]
    assert line.startswith("__Host-")
    assert all(word in line for word in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"))
    assert "Domain" not in line
    with desk.register._store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM account_session").all()
    assert who.cookies[signing.SESSION] not in str(kept)


def test_signing_out_ends_the_session(desk: Served) -> None:
    """A cookie kept after signing out opens nothing."""
    who = desk.signed_in()
    kept = dict(who.cookies)
    assert who.send("/desk/sign-out").status_code == 303
    assert desk.browser(**kept).get("/desk").status_code == 303


def test_guessing_is_slowed_and_tells_nothing(fresh: Served) -> None:
    """A wrong name answers as a wrong password does; after five refusals the right one is refused as well."""
    who = fresh.browser()
    answers = [who.sign_in(name, "a wrong password") for name in ("editor", "nobody at all")]
    texts = [re.sub(r'value="[^"]*"', "", a.text) for a in answers]
    assert texts[0] == texts[1]
    assert {a.status_code for a in answers} == {401}
    for _ in range(4):
        who.sign_in("editor", "a wrong password")
    assert who.sign_in("editor", PASSWORD).status_code == 429
    assert fresh.browser().sign_in("admin").status_code == 303  # another account is not locked out with it


def test_passwords_are_kept_as_argon2id(fresh: Served) -> None:
    """What is kept of a password is an argon2id hash."""
    assert all(a.password.startswith("$argon2id$") for a in fresh.register.accounts.all())
    assert len(fresh.register.accounts.all()) == len(ROLES)


@pytest.mark.parametrize(
    "then", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""]
)
def test_a_form_leads_to_no_other_host(then: str) -> None:
    """Whatever a link to sign in asks for, one lands on a page of ours."""
    assert within(then) == "/desk"


# ---------------------------------------------------------------- paths and queries


@pytest.mark.parametrize(
    "path",
    [
        "/static/../web.py", "/static/..%2fweb.py", "/static/%2e%2e/%2e%2e/model.py", "/static//etc/passwd",
        "/static/..%5cweb.py", "/document/..%2f..%2f..%2fetc%2fpasswd", "/api/v1/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/desk/document/..%2f..%2fetc%2fpasswd", "/person/%00", "/api/v1/why/%00", "/charts/..%2f..%2fweb.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(desk: Served, path: str) -> None:
    """A path that climbs finds nothing, and no file of ours or of the system."""
    raw = httpx.get(httpx.URL(desk.address).copy_with(raw_path=path.encode()), trust_env=False)
    signed_in = desk.signed_in().get(path)
    for answer in (raw, signed_in):
        assert answer.status_code in (303, 404, 422)
        assert "root:" not in answer.text
        assert "import " not in answer.text


INJECTED = ["' OR '1'='1", "\\'; DROP TABLE document; --", '%" UNION SELECT password FROM account --']
"""What ends a string, a statement or a pattern where SQL is put together from words."""


def test_sql_in_every_parameter_is_only_a_word(desk: Served) -> None:
    """No parameter of the API, and none of the pages and forms, is read as SQL: no failure, no more found, nothing gone."""
    who, stamp = desk.signed_in("admin"), desk.register.stamp()
    described = desk.browser().get("/api/v1/openapi.json").json()["paths"]
    asked = [(path, p) for path, methods in described.items() for p in methods.get("get", {}).get("parameters", [])]
    for (path, parameter), bad in zip(asked, cycle(INJECTED), strict=False):
        answer = desk.browser().get(_with(path, parameter, bad))
        assert answer.status_code in (200, 404, 422), (path, parameter["name"], bad)
        assert "argon2" not in answer.text
    for path in (
        "/people?q=",
        "/people?held=",
        "/search?q=",
        "/events?type=",
        "/desk?kind=",
        "/desk?item=",
        "/desk/rules?by=",
    ):
        assert who.get(path + quote(INJECTED[0])).status_code in (200, 404, 422), path
    for bad in INJECTED:
        assert who.send("/desk/decide", item=bad, verdict="accept").status_code == 422
        assert who.send("/desk/undo", judgement=bad).status_code == 422
        assert desk.browser().sign_in(bad, bad).status_code in (401, 429)
    assert desk.register.stamp() == stamp
    assert list(desk.register.verify()) == []


def _with(path: str, parameter: dict[str, str], value: str) -> str:
    if parameter["in"] == "path":
        return path.replace("{" + parameter["name"] + "}", quote(value, safe=""))
    return f"{re.sub('{[^}]*}', 'x', path)}?{parameter['name']}={quote(value)}"


# ---------------------------------------------------------------- above one's tier

SECRETS = {
    "Maren": Tier.RESTRICTED,
    "Private letter": Tier.RESTRICTED,
    "Verrin": Tier.RESTRICTED,
    "27 journalists": Tier.PARTNER,
}
"""What is above the public's tier in the register of this chapter, and from which tier on it may be seen."""


def asked(desk: Served) -> list[str]:
    """By page, API, feed, search, facet, export and document text: every way in, with the ids of what is withheld and of all people."""
    sealed = desk.register.as_seen_by(Tier.SEALED)
    documents = [d.id for d in sealed.documents()]
    people = [f.value.id for f in sealed.findings("person")]  # type: ignore[union-attr]
    told = [s for s in sealed.statements() if any(w in f"{s.quote} {s.persons}" for w in SECRETS)]
    statements, mentions = [s.id for s in told], sorted({m for s in told for m in s.mentions})
    views = (
        "",
        "/people?held=all",
        "/counts",
        "/events",
        "/deals",
        "/disagreements",
        "/documents",
        "/sources",
        "/data",
        "/search?q=held",
    )
    data = ("people", "held?held=", "counts", "events", "deals", "disagreements", "documents", "judgements", "changes")
    return [
        *(v or "/" for v in views), "/people.csv?held=all", *(f"/api/v1/{d}" for d in data),
        *(f"/api/v1/changes.{kind}" for kind in ("json", "atom", "rss")), "/api/v1/search?q=arrested", "/api/v1/search?q=journalists",
        *(f"/document/{d}" for d in documents), *(f"/api/v1/document/{d}" for d in documents),
        *(f"/api/v1/document/{d}/statements" for d in documents), *(f"/person/{p}" for p in people),
        *(f"/api/v1/person/{p}" for p in people), *(f"/api/v1/changes?person={p}" for p in people),
        *(f"/api/v1/why/{i}" for i in (*people, *mentions, *statements)), *(f"/api/v1/statement/{s}" for s in statements),
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["nobody", "partner"])
def test_what_is_above_ones_tier_is_nowhere(desk: Served, role: str) -> None:
    """Whoever asks, by whatever way, is handed nothing above their tier; what is within it is found."""
    who = desk.browser() if role == "nobody" else desk.signed_in(role)
    tier = {"partner": Tier.PARTNER}.get(role, Tier.PUBLIC)
    texts = {path: unescape(who.get(path).text) for path in asked(desk)}
    leaks = {(p, s) for p, text in texts.items() for s, needed in SECRETS.items() if needed > tier and s in text}
    assert leaks == set()
    everything = "\n".join(texts.values())
    assert [s for s, needed in SECRETS.items() if needed <= tier and s not in everything] == []


@pytest.mark.parametrize("query", ["Maren", "Ilse", "Verrin", "Веррин", "letter", "relative"])
def test_searching_for_the_withheld_finds_what_searching_for_nobody_does(desk: Served, query: str) -> None:
    """A search, a facet and a count answer for a withheld name as for one that never was."""
    who = desk.browser()
    for path in (
        "/api/v1/people?q={}",
        "/api/v1/search?q={}",
        "/api/v1/changes?q={}",
        "/api/v1/reconcile/suggest?prefix={}",
    ):
        found = who.get(path.format(quote(query))).json()
        assert found.get("total", 0) == 0
        assert found.get("items", found.get("result")) == []


def test_totals_do_not_count_the_withheld(desk: Served) -> None:
    """Numbers of people, held or not, are of those whom the reader may know of."""
    public, editor = desk.browser(), desk.signed_in()
    for path in ("/api/v1/people", "/api/v1/held?held=", "/api/v1/documents", "/api/v1/changes"):
        assert public.get(path).json()["total"] < editor.get(path).json()["total"]


def test_a_cached_answer_is_not_another_readers(desk: Served) -> None:
    """What was made for an editor is not handed to the public, nor confirmed by its ETag, nor kept by anybody."""
    editor, public = desk.signed_in(), desk.browser()
    inside = editor.get("/api/v1/people")
    outside = httpx.get(
        desk.address + "/api/v1/people", headers={"if-none-match": inside.headers["etag"]}, trust_env=False
    )
    assert outside.status_code == 200
    assert "Verrin" not in outside.text
    assert "Verrin" not in public.get("/api/v1/people").text
    assert inside.headers["cache-control"] == "no-store"
    assert "Cookie" in inside.headers["vary"]


def test_who_decided_is_not_told(desk: Served) -> None:
    """Readers learn the sign of whoever decided, never their name."""
    id_ = desk.statement("освобождена")
    desk.signed_in("admin").send("/desk/decide", item=id_, verdict="accept", why="as it says")
    shown = desk.browser().get(f"/api/v1/why/{id_}").json()
    assert [j["by"].startswith("desk:") for j in shown["judgements"]] == [True]
    assert '"admin"' not in str(shown)
