"""Tiers: a reader is handed what is at or below their own tier, and nothing of the rest, in no answer."""

from collections.abc import Callable
from datetime import date

import pytest
from telling import Report, decided, moment, report, sealed

from habeas.json_form import encode
from habeas.model import Finding, Judgement, Person, SetAside, Statement
from habeas.register import Register, RegisterError, View
from habeas.vocabulary import Support, Tier, Type

ALONE = report(
    "Mira Halden was arrested in Vitsba. Halden is 31.",
    [("arrest", "Mira Halden was arrested in Vitsba", "Mira Halden|Halden", {"place": "Vitsba"})],
    location="reports/mira-halden.txt",
    title="Who is Mira Halden?",
    received="2025-09-01",
)
TOGETHER = report(
    "Tomas Birk and Mira Halden were released, said Anna Halden.",
    [("release", "Tomas Birk and Mira Halden were released", "Tomas Birk", "Mira Halden", {"source": "Anna Halden"})],
    people=["Anna Halden"],
    location="https://news.example/mira-halden-freed",
    url="https://news.example/mira-halden-freed",
    received="2025-09-02",
)
RUSSIAN = report(
    "Миру Хальден освободили в среду. 52 человека на свободе.",
    [("release", "Миру Хальден освободили", "Миру Хальден"), ("release", "52 человека на свободе")],
    received="2025-09-03",
)
OTHER = report(
    "Tomas Birk was sentenced to four years.",
    [("sentence", "Tomas Birk was sentenced", "Tomas Birk")],
    received="2025-09-04",
)
ALL = (ALONE, TOGETHER, RUSSIAN, OTHER)


@pytest.fixture
def told(register: Register) -> Register:
    """A register with four reports on two people."""
    for one in ALL:
        one.keep_in(register)
    return register


def mention_of(name: str, one: Report) -> str:
    return next(m.id for m in one.mentions if m.name == name)


def answers(view: View, *queries: str) -> str:
    """All that a view hands out, as one text."""
    handed = [
        list(view.documents()), view.statements(), view.mentions(), view.judgements(), view.findings(),
        view.rule_judgements(), view.set_asides(), view.material(), view.material(known=date(2025, 9, 2)),
        [view.search(q) for q in queries],
    ]  # fmt: skip
    ids = {
        t.id for t in (*view.documents(), *view.statements(), *view.mentions(), *view.judgements(), *view.findings())
    }
    return repr([encode(handed), [encode(view.why(i)) for i in sorted(ids)]])


def test_a_restricted_document_is_gone_with_all_that_came_from_it(register: Register) -> None:
    """Below its tier a document read as restricted is in no answer; at its tier it is."""
    secret = report("Oreld holds Mira Halden.", [("arrest", "holds Mira Halden", "Mira Halden")], tier=Tier.RESTRICTED)
    secret.keep_in(register)
    register.set_aside(SetAside("reading", f"{secret.document.location}#2", "Mira Halden"))
    for tier in (Tier.PUBLIC, Tier.PARTNER):
        view = register.as_seen_by(tier)
        assert (list(view.documents()), view.statements(), view.mentions(), view.set_asides()) == ([], (), (), ())
        assert view.search("Oreld") == ()
        assert view.document(secret.document.id) is None
        assert view.why(secret.statements[0].id) is None
    assert list(register.as_seen_by(Tier.RESTRICTED).documents()) == [secret.document]


@pytest.mark.parametrize(("value", "reader", "seen"), [
    ("restricted", Tier.PARTNER, False), ("restricted", Tier.RESTRICTED, True), ("sealed", Tier.RESTRICTED, False),
    ("sealed", Tier.SEALED, True), ("partner", Tier.PARTNER, True), ("no such tier", Tier.RESTRICTED, False),
])  # fmt: skip
def test_a_person_sets_the_tier_of_a_document(told: Register, value: str, reader: Tier, seen: bool) -> None:
    """A document may be put above a reader's tier at any time; a tier that nobody knows seals it."""
    told.decide(decided("tier", OTHER.document.id, value=value))
    view = told.as_seen_by(reader)
    assert (view.document(OTHER.document.id) is not None) is seen
    assert ("four years" in answers(view, "sentenced")) is seen


def test_the_latest_standing_word_on_a_tier_holds(told: Register) -> None:
    """Of several judgements on one tier the latest counts; undone, the one before does again."""
    view, id_ = told.as_seen_by(Tier.PUBLIC), OTHER.document.id
    freed = sealed(id_, at="2025-09-22", tier="public")
    told.decide(freed)
    told.decide(sealed(id_, at="2025-09-21"))
    assert view.document(id_) is not None
    told.decide(decided("undo", freed.id, at="2025-09-23"))
    assert view.document(id_) is None


def test_a_document_read_as_restricted_may_be_opened(register: Register) -> None:
    """A person's later word lowers the tier under which a document was read."""
    secret = report("Oreld holds 52 people.", [("count_held", "52 people")], tier=Tier.RESTRICTED).keep_in(register)
    register.decide(sealed(secret.document.id, tier="public"))
    shown = register.as_seen_by(Tier.PUBLIC).document(secret.document.id)
    assert shown is not None
    assert shown.tier is Tier.PUBLIC


@pytest.mark.parametrize("sealing", [ALONE, TOGETHER])
def test_a_withheld_person_is_in_no_answer(told: Register, sealing: Report) -> None:
    """Sealing one mention of a person withholds every mention judged to be of them, in all spellings and places."""
    told.decide(decided("same", ALONE.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(decided("same", RUSSIAN.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(sealed(mention_of("Mira Halden", sealing)))
    view = told.as_seen_by(Tier.RESTRICTED)
    handed = answers(view, "Halden", "Mira", "Birk", "Хальден", "released")
    for form in ("Halden", "halden", "Mira ", "Хальден", "Миру", ALONE.document.id, ALONE.document.sha256):
        assert form not in handed
    assert "Tomas Birk" in handed
    assert view.search("Halden") == view.search("mira halden") == view.search("Хальден") == ()
    assert "Mira Halden" in answers(told.as_seen_by(Tier.SEALED))


def test_statements_on_a_withheld_person_go_and_shared_ones_stay_without_them(told: Register) -> None:
    """A statement on them alone is gone; one that names another person stays, with its offsets true."""
    told.decide(decided("same", ALONE.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(sealed(ALONE.mentions[0].id))
    view = told.as_seen_by(Tier.PUBLIC)
    assert view.statements(type=Type.ARREST) == ()
    (shared,) = (s for s in view.statements(type=Type.RELEASE) if "released" in s.quote)
    assert shared.persons == ("Tomas Birk",)
    assert shared.quote == "Tomas Birk and ███████████ were released"
    assert shared.source == "Anna ██████"
    document = view.document(shared.document)
    assert document is not None
    assert document.text == "Tomas Birk and ███████████ were released, said Anna ██████."
    assert document.text[shared.start : shared.end] == shared.quote
    assert document.url is None
    assert "news.example" not in document.location
    assert view.statement(shared.id) == shared
    assert view.statements(document=document.id) == (shared,)
    assert view.statements(person=shared.mentions[0]) == (shared,)


def test_a_withheld_statement_goes_with_its_passage(told: Register) -> None:
    """A statement above the tier is gone and its passage covered, in copies of the text as well."""
    copy = report("Agency. 52 человека на свободе. Конец.", [("release", "52 человека на свободе")]).keep_in(told)
    told.decide(sealed(RUSSIAN.statements[1].id))
    view = told.as_seen_by(Tier.PUBLIC)
    assert "человека" not in answers(view, "человека")
    assert [d.text for d in view.documents() if "Agency" in d.text] == ["Agency. ██████████████████████. Конец."]
    assert copy.statements[0].id not in {s.id for s in view.statements()}
    assert any("Хальден" in d.text for d in view.documents())


def test_judgements_on_what_is_withheld_go_too(told: Register) -> None:
    """Of the judgements a reader is handed those on what they may see, under the ids by which they see it."""
    told.decide(decided("accept", ALONE.statements[0].id))
    told.decide(decided("correct", TOGETHER.statements[0].id, field="actor", value="Mira Halden's lawyer"))
    told.decide(decided("same", ALONE.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(sealed(ALONE.mentions[0].id))
    view = told.as_seen_by(Tier.PUBLIC)
    (seen,) = view.judgements()
    (shared,) = (s for s in view.statements() if "released" in s.quote)
    assert (seen.subjects, seen.value) == ((shared.id,), "███████████'s lawyer")
    why = view.why(shared.id)
    assert why is not None
    assert why.judgements == (seen,)


def test_what_was_withheld_later_is_withheld_from_earlier_days_too(told: Register) -> None:
    """A question on what was known before a person was sealed hands out nothing of them either."""
    told.decide(sealed(ALONE.mentions[0].id, at="2025-09-20"))
    material = told.as_seen_by(Tier.PUBLIC).material(known=date(2025, 9, 1))
    assert "Halden" not in repr(encode(material))
    assert len(material.documents) == 1


def test_a_person_sealed_before_stays_sealed_when_rules_name_them_otherwise(told: Register) -> None:
    """A later extraction that gives a sealed person a longer name does not unseal them."""
    told.decide(sealed(ALONE.mentions[0].id))
    text = ALONE.document.text
    again = report(text, [("arrest", text[:34], "Mira Halden was")], version="rules 2")
    assert told.keep_extraction(again.extraction)
    assert "Halden" not in answers(told.as_seen_by(Tier.PUBLIC), "Halden")


def derive(register: Register, tier: Tier) -> None:
    """Findings as simple as can be: each mention a person, each statement counted for them."""
    material = register.as_seen_by(tier).material()
    findings = [
        Finding(
            f"f{m.id}", Person(f"p{m.id}", m.name, m.forms, (m.id,)), supporting(m.id, material.statements),
            (), 1, 0, Support.REPORTED, f"{m.name} is named.",
        )
        for m in material.mentions
    ]  # fmt: skip
    rules = [Judgement(decided("same", "x", "y").verdict, (m.id, m.id), "rule", (m.name,)) for m in material.mentions]
    register.keep_findings(tier, findings, register.stamp(), rules)


def supporting(mention: str, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(s.id for s in statements if mention in s.mentions)


def test_findings_go_when_someone_is_sealed_until_they_are_derived_anew(told: Register) -> None:
    """Findings from before a person was sealed are not handed to lower tiers; those derived since do not know them."""
    derive(told, Tier.SEALED)
    derive(told, Tier.PUBLIC)
    public, top = told.as_seen_by(Tier.PUBLIC), told.as_seen_by(Tier.SEALED)
    assert len(public.findings()) == len(top.findings()) == 6
    assert not told.stale(Tier.PUBLIC)
    told.decide(decided("same", ALONE.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(sealed(ALONE.mentions[0].id))
    assert told.stale(Tier.PUBLIC)
    assert public.findings() == public.rule_judgements() == ()
    assert len(top.findings()) == 6
    derive(told, Tier.PUBLIC)
    assert [f.value.name for f in public.findings("person")] == ["Tomas Birk", "Anna ██████", "Tomas Birk"]  # type: ignore[union-attr]
    assert "Halden" not in answers(public, "Halden")


def test_new_documents_do_not_take_findings_away(told: Register) -> None:
    """Findings are handed out while new documents come in, also restricted ones and ones on a sealed person."""
    told.decide(sealed(ALONE.mentions[0].id))
    derive(told, Tier.SEALED)
    derive(told, Tier.PUBLIC)
    known = len(told.as_seen_by(Tier.PUBLIC).findings())
    report("Oreld holds 52.", tier=Tier.RESTRICTED).keep_in(told)
    again = report("Mira Halden is ill.", [("conditions", "Mira Halden is ill", "Mira Halden")]).keep_in(told)
    person = Person("p1", "Mira Halden", (), (ALONE.mentions[0].id, again.mentions[0].id))
    told.keep_findings(Tier.SEALED, [Finding("f1", person, (), (), 1, 0, Support.REPORTED, "named")])
    assert told.stale(Tier.PUBLIC)
    assert len(told.as_seen_by(Tier.PUBLIC).findings()) == known > 0


def test_findings_of_material_from_before_a_sealing_are_not_handed_out(told: Register) -> None:
    """Someone sealed while findings were being derived is not in them for lower tiers."""
    before = told.stamp()
    told.decide(sealed(ALONE.mentions[0].id))
    person = Person("p1", "someone", (), (ALONE.mentions[0].id,))
    told.keep_findings(Tier.PUBLIC, [Finding("f1", person, (), (), 1, 0, Support.REPORTED, "named")], before)
    assert told.as_seen_by(Tier.PUBLIC).findings() == ()
    assert told.stale(Tier.PUBLIC)


def test_people_joined_by_rules_are_withheld_together(told: Register) -> None:
    """Whom the findings of the highest tier take for one person is withheld as one, whatever the names."""
    alias = report("Night Heron was freed.", [("release", "Night Heron was freed", "Night Heron")]).keep_in(told)
    person = Person("p1", "Mira Halden", (), (ALONE.mentions[0].id, alias.mentions[0].id))
    told.keep_findings(Tier.SEALED, [Finding("f1", person, (), (), 1, 0, Support.REPORTED, "named")], told.stamp())
    told.decide(sealed(ALONE.mentions[0].id))
    handed = answers(told.as_seen_by(Tier.PUBLIC), "Heron", "Halden")
    assert "Heron" not in handed
    assert "Halden" not in handed


@pytest.mark.parametrize("judgement", [
    lambda: sealed("d0"), lambda: decided("same", ALONE.mentions[0].id, "m0"), lambda: decided("undo", "j0"),
    lambda: decided("reject", "s0"),
])  # fmt: skip
def test_a_judgement_on_nothing_is_refused(told: Register, judgement: Callable[[], Judgement]) -> None:
    """A mistyped id is told, not kept: a tier set on nothing would protect nobody."""
    with pytest.raises(RegisterError, match="cannot be said of"):
        told.decide(judgement())
    assert told.as_seen_by(Tier.SEALED).judgements() == ()


def test_a_reader_of_a_lower_tier_decides_by_the_ids_they_see(told: Register) -> None:
    """A judgement on a statement that a reader sees covered is kept on the statement itself."""
    told.decide(decided("same", ALONE.mentions[0].id, mention_of("Mira Halden", TOGETHER)))
    told.decide(sealed(ALONE.mentions[0].id))
    (shared,) = (s for s in told.as_seen_by(Tier.PARTNER).statements() if "released" in s.quote)
    assert shared.id != TOGETHER.statements[0].id
    told.decide(decided("reject", shared.id, at="2025-09-22"), as_seen_by=Tier.PARTNER)
    assert told.as_seen_by(Tier.SEALED).judgements()[-1].subjects == (TOGETHER.statements[0].id,)
    assert told.as_seen_by(Tier.PARTNER).judgements()[-1].subjects == (shared.id,)


def test_that_something_was_once_withheld_is_not_told(told: Register) -> None:
    """When a tier is taken back, lower tiers see neither the tier nor its undoing."""
    tier = sealed(OTHER.document.id, at="2025-09-20")
    told.decide(tier)
    told.decide(decided("undo", tier.id, at="2025-09-21"))
    assert told.as_seen_by(Tier.PUBLIC).judgements() == ()
    assert len(told.as_seen_by(Tier.SEALED).judgements()) == 2
    assert moment("2025-09-21") == told.as_seen_by(Tier.SEALED).judgements()[1].at


def test_what_was_set_aside_is_covered_where_it_was_cut(told: Register) -> None:
    """A quote that was set aside and cuts a withheld name in two shows no half of it."""
    aside = SetAside("extraction", ALONE.document.id, "cut", 0, 8, "Mira Hal")
    told.set_aside(aside)
    told.decide(sealed(ALONE.mentions[0].id))
    (shown,) = told.as_seen_by(Tier.PUBLIC).set_asides()
    assert shown.quote == "████████"
