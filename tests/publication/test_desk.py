"""The desk: what is decided there is a judgement with who, when and why, that can be linked and taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from habeas.judgements import standing
from habeas.model import Judgement, Person
from habeas.pipeline import Answers
from habeas.publication import signing
from habeas.publication.desk.deciding import Refused, found_at
from habeas.publication.desk.waiting import weight
from habeas.vocabulary import Tier, Verdict
from tests.publication.desks import PASSWORD, Served, served


@pytest.fixture
def desk() -> Iterator[Served]:
    """The story, with accounts."""
    with served() as made:
        yield made


def latest(desk: Served) -> Judgement:
    """The judgement made last."""
    return max(desk.register.as_seen_by(Tier.SEALED).judgements(), key=lambda j: j.at or datetime.min)


def of_desk(desk: Served) -> list[Judgement]:
    """The judgements in force that were made at the desk."""
    return [j for j in standing(desk.register.as_seen_by(Tier.SEALED).judgements()) if j.by.startswith("desk:")]


def person(desk: Served, name: str) -> Person:
    """The person so called."""
    found = (f.value for f in Answers(desk.register, Tier.SEALED).findings("person"))
    return next(p for p in found if isinstance(p, Person) and p.name == name)


def test_the_weightiest_and_least_sure_come_first(desk: Served) -> None:
    """Importance and doubt make the order: a doubtful arrest before a sure one, a plan after a fact."""
    found = {s.quote[:20]: s for s in desk.register.as_seen_by(Tier.PUBLIC).statements()}
    arrest = found["Tomas Verrin, a teac"]
    asked = found["Prosecutors had aske"]
    assert weight(arrest) > weight(asked)


def test_a_decision_says_who_when_and_why(desk: Served) -> None:
    """Accepting a statement is a judgement with its why; its page names who decided, other readers learn a sign."""
    who, id_ = desk.signed_in(), desk.statement("Mira Halden was among those freed")
    assert who.send("/desk/decide", item=id_, verdict="accept", why="read it <b>twice</b>").status_code == 303
    made = latest(desk)
    assert (made.verdict, made.subjects, made.why) == (Verdict.ACCEPT, (id_,), ("read it <b>twice</b>",))
    assert made.by.startswith("desk:")
    shown = who.get(f"/desk/judgement/{made.id}").text
    assert "editor" in shown
    assert "read it &lt;b&gt;twice&lt;/b&gt;" in shown
    assert "It stands." in shown


def test_what_is_decided_waits_no_more(desk: Served) -> None:
    """Each of a hundred decisions leaves one less waiting, until nothing waits; undo brings the last back."""
    who, seen = desk.signed_in(), set()
    for _ in range(100):
        page = who.get("/desk").text
        if "Nothing waits" in page:
            break
        item = page.partition('data-item="')[2].partition('"')[0]
        assert item not in seen
        seen.add(item)
        assert who.send("/desk/decide", item=item, verdict="accept").status_code == 303
    assert len(seen) == 13
    back = who.send("/desk/undo")
    assert back.headers["location"] == f"/desk?item={item}"
    assert f'data-item="{item}"' in who.get("/desk").text


def test_later_comes_after_all_others(desk: Served) -> None:
    """What is put off comes last, for the one who put it off."""
    who = desk.signed_in()
    first = who.get("/desk").text.partition('data-item="')[2].partition('"')[0]
    who.send("/desk/later", item=first)
    assert f'data-item="{first}"' not in who.get("/desk").text
    assert f'data-item="{first}"' in desk.signed_in("admin").get("/desk").text


def test_correcting_a_field(desk: Served) -> None:
    """A corrected field counts at once and the statement with it; what does not fit is refused and changes nothing."""
    who, id_ = desk.signed_in(), desk.statement("Tomas Verrin was sentenced to 11 years")
    assert who.send("/desk/correct", item=id_, field="date", value="2022-03-04", why="the verdict").status_code == 303
    assert {j.verdict for j in of_desk(desk)} == {Verdict.CORRECT, Verdict.ACCEPT}
    assert "4 March 2022" in who.get(f"/desk/statement/{id_}").text
    refused = who.send("/desk/correct", item=id_, field="date", value="the ides of March")
    assert refused.status_code == 422
    assert "YYYY-MM-DD" in refused.text
    assert who.send("/desk/correct", item=id_, field="quote", value="x").status_code == 422


def test_splitting_and_merging_people(desk: Served) -> None:
    """Mentions split off are another person; merging again is refused until the split is undone, in one go."""
    who, mira = desk.signed_in(), person(desk, "Mira Halden")
    assert len(mira.mentions) == 4
    off = mira.mentions[:2]
    assert who.send(f"/desk/person/{mira.id}/split", mention=list(off), why="two sisters").status_code == 303
    parts = [person(desk, "Mira Halden").mentions, *(p.mentions for p in _people(desk) if off[0] in p.mentions)]
    assert {frozenset(p) for p in parts} == {frozenset(off), frozenset(mira.mentions[2:])}
    one, other = (next(p.id for p in _people(desk) if m in p.mentions) for m in (mira.mentions[0], mira.mentions[2]))
    refused = who.send(f"/desk/person/{one}/merge", other=other)
    assert refused.status_code == 422
    assert "different" in refused.text
    who.send("/desk/undo")
    assert len(person(desk, "Mira Halden").mentions) == 4


def _people(desk: Served) -> list[Person]:
    found = (f.value for f in Answers(desk.register, Tier.SEALED).findings("person"))
    return [p for p in found if isinstance(p, Person)]


def test_merging_people(desk: Served) -> None:
    """Two people merged are one."""
    who, mira, tomas = desk.signed_in(), person(desk, "Mira Halden"), person(desk, "Tomas Verrin")
    assert who.send(f"/desk/person/{mira.id}/merge", other=tomas.id, why="a pen name").status_code == 303
    assert any({*mira.mentions, *tomas.mentions} <= {*p.mentions} for p in _people(desk))


def test_adding_a_statement_by_marking_text(desk: Served) -> None:
    """A marked passage becomes a statement that counts while the decision stands, whatever is extracted later."""
    who = desk.signed_in()
    sealed = desk.register.as_seen_by(Tier.SEALED)
    document = next(d for d in sealed.documents() if d.key == "denial")
    made = who.send(
        f"/desk/document/{document.id}", quote="Tomas Verrin, who\nstayed", start="50", type="refusal",
        modality="actual", persons="Tomas Verrin", date="2025-09-11", why="no rule saw it",
    )  # fmt: skip
    assert made.status_code == 303
    id_ = made.headers["location"].rpartition("/")[2]
    answers = Answers(desk.register)
    added = next(s for s in answers.statements_of(document.id) if s.id == id_)
    assert document.text[added.start : added.end] == added.quote == "Tomas Verrin, who stayed"
    assert (added.persons, added.date and added.date.iso) == (("Tomas Verrin",), "2025-09-11")
    assert any(id_ in f.supporting for f in answers.findings("event"))
    who.send("/desk/undo")
    assert id_ not in {s.id for s in answers.statements_of(document.id)}
    assert who.send(f"/desk/document/{document.id}", quote="never said", type="release").status_code == 422
    assert (
        who.send(f"/desk/document/{document.id}", quote="It was not", type="release", persons="Oren Talby").status_code
        == 422
    )


def test_a_quote_is_found_where_it_was_marked(desk: Served) -> None:
    """Of two places with the same words the nearer one is meant, whatever blanks the browser made of the text."""
    document = next(d for d in desk.register.as_seen_by(Tier.SEALED).documents() if d.key == "denial")
    assert found_at(document, "  released   on 11 September", 0) == (18, 42)
    with pytest.raises(Refused):
        found_at(document, "", 0)


@pytest.mark.parametrize("until", ["safely abroad", "2999-01-01"])
def test_an_embargo_hides_and_ends(desk: Served, until: str) -> None:
    """What is under an embargo is gone from the public pages until it is lifted."""
    who, mira = desk.signed_in(), person(desk, "Mira Halden")
    page = f"/desk/person/{mira.id}"
    sent = who.send("/desk/tier", subject=mira.mentions[0], tier="restricted", until=until, why="kin", then=page)
    assert sent.headers["location"] == page
    assert "Halden" not in desk.browser().get("/people?held=all").text
    assert f"restricted until {until}" in who.get("/desk/withheld").text
    who.send("/desk/undo", judgement=latest(desk).id, why="met", then="/desk/withheld")
    assert "Halden" in desk.browser().get("/people?held=all").text


def test_nobody_hides_a_thing_from_their_own_role(desk: Served) -> None:
    """An editor cannot seal what no editor could open again."""
    answer = desk.signed_in().send("/desk/tier", subject=desk.statement("Mira"), tier="sealed", then="/desk")
    assert answer.status_code == 422


def test_notes_and_consent_stay_inside(desk: Served) -> None:
    """A note and a record of consent stand on the person's page at the desk, and nowhere for readers and partners."""
    who, mira = desk.signed_in(), person(desk, "Mira Halden")
    page = f"/desk/person/{mira.id}"
    assert "No record" in who.get(page).text
    who.send("/desk/note", subject=mira.mentions[0], words="call her aunt first", then=page)
    who.send("/desk/note", subject=mira.mentions[0], words="and her lawyer", then=page)
    who.send(
        "/desk/consent", subject=mira.mentions[0], use="publication of the name", state="given", by="her aunt",
        until="2027-01-31", why="by telephone", then=page,
    )  # fmt: skip
    shown = who.get(page).text
    assert "given by her aunt until 2027-01-31" in shown
    assert "call her aunt first" in shown
    assert "and her lawyer" in shown
    for path in (f"/why/{mira.mentions[0]}", f"/person/{mira.id}", f"/api/v1/people/{mira.id}"):
        for other in (desk.browser(), desk.signed_in("partner")):
            assert "aunt" not in other.get(path).text


def test_accepting_all_of_a_rule(desk: Served) -> None:
    """A rule's record is shown; accepting all that was shown is one decision, which one undo takes back."""
    who = desk.signed_in()
    rejected = desk.statement("Prosecutors had asked")
    who.send("/desk/decide", item=rejected, verdict="reject", why="a wish")
    shown = who.get("/desk/rules?by=by+hand").text
    assert "Of 1 decided, 0 were right as they were, 0 were corrected, 1 rejected" in shown
    assert who.send("/desk/rules", by="by hand", shown="3").status_code == 422
    assert who.send("/desk/rules", by="by hand", shown="10").status_code == 303
    accepted = [j for j in of_desk(desk) if j.verdict is Verdict.ACCEPT]
    assert len(accepted) == 10
    who.send("/desk/undo")
    assert [j.verdict for j in of_desk(desk)] == [Verdict.REJECT]


def test_the_journal_shows_decisions_and_sign_ins(desk: Served) -> None:
    """Everything done stands in the journal, and the chain holds."""
    who = desk.signed_in()
    who.send("/desk/decide", item=desk.statement("Mira Halden was among"), verdict="accept", why="as it says")
    shown = who.get("/desk/journal").text
    assert "as it says" in shown
    assert "signed in" in shown
    assert list(desk.register.verify()) == []


def test_only_those_who_may_decide_do(desk: Served) -> None:
    """Readers and partners see their own account and not the desk."""
    for role in ("reader", "partner"):
        who = desk.signed_in(role)
        assert who.get("/desk/account").status_code == 200
        assert who.get("/desk").status_code == 403
        assert who.send("/desk/decide", item=desk.statement("Mira"), verdict="reject").status_code == 403
    assert of_desk(desk) == []


def test_a_second_factor(desk: Served) -> None:
    """Once set up, signing in takes a code, each code once; a wrong one is refused as a wrong password is."""
    who = desk.signed_in()
    shown = who.send("/desk/account/second-factor").text
    secret = shown.partition('name="secret" value="')[2].partition('"')[0]
    assert who.send("/desk/account/second-factor", secret=secret, code="000000x").status_code == 200
    step = int(datetime.now(UTC).timestamp()) // signing.STEP
    kept = who.send("/desk/account/second-factor", secret=secret, code=signing.code(secret, step))
    assert kept.status_code == 303
    assert desk.browser().sign_in("editor").status_code == 401
    assert desk.browser().sign_in("editor", code=signing.code(secret, step)).status_code == 401
    step = int(datetime.now(UTC).timestamp()) // signing.STEP
    assert desk.browser().sign_in("editor", code=signing.code(secret, step + 1)).status_code == 303


def test_codes_are_those_of_the_standard() -> None:
    """The codes of RFC 6238's test secret, at its times."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, digits in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        assert signing.code(secret, seconds // 30) == digits


def test_another_password_ends_other_sessions(desk: Served) -> None:
    """Whoever changes the password stays signed in; every other session of the account is over."""
    who, elsewhere = desk.signed_in(), desk.signed_in()
    wrong = who.send("/desk/account/password", old="no", new="another password", again="another password")
    assert wrong.status_code == 422
    who.send("/desk/account/password", old=PASSWORD, new="another password", again="another password")
    assert who.get("/desk").status_code == 200
    assert elsewhere.get("/desk").status_code == 303
    assert desk.browser().sign_in("editor").status_code == 401
    assert desk.browser().sign_in("editor", "another password").status_code == 303
