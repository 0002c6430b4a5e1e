"""Deciding: people's judgements are added, never changed; what they rest on and what rests on them can be asked."""

from dataclasses import replace

from telling import decided, report, sealed

from habeas.judgements import standing
from habeas.model import Event, Extraction, Finding, SetAside, digest
from habeas.register import Register, Why
from habeas.vocabulary import Modality, Support, Tier, Type

ARREST = report(
    "Mira Halden was arrested in Vitsba.",
    [("arrest", "Mira Halden was arrested", "Mira Halden")],
    received="2025-09-01",
)
DENIAL = report(
    "Nobody was arrested, said Dorn.", [("arrest", "Nobody was arrested", {"source": "Dorn"})], received="2025-09-02"
)
SAID = ARREST.statements[0]
E1, E2, P1 = ("e" + digest(1), "e" + digest(2), "p" + digest(1))
EVENT = Event(E1, Type.ARREST, Modality.ACTUAL, True, persons=(P1,))
FINDING = Finding("f1", EVENT, (SAID.id,), (DENIAL.statements[0].id,), 1, 1, Support.DISPUTED, "Dorn denies it.")


def test_judgements_stay_when_outranked_and_undone(register: Register) -> None:
    """A later judgement and an undo are added to the earlier ones, all of which can still be asked for."""
    ARREST.keep_in(register)
    accepted = decided("accept", SAID.id, at="2025-09-03")
    rejected = decided("reject", SAID.id, at="2025-09-04")
    undone = decided("undo", rejected.id, at="2025-09-05")
    for judgement in (rejected, accepted, undone):
        register.decide(judgement)
    made = register.as_seen_by(Tier.PUBLIC).judgements()
    assert made == (accepted, rejected, undone)
    assert standing(made) == (accepted,)


def test_judgements_survive_a_new_extraction(register: Register) -> None:
    """What a person decided on a statement is still on it when new rules find the statement again."""
    ARREST.keep_in(register)
    register.decide(decided("reject", SAID.id))
    register.keep_extraction(replace(ARREST.extraction, version="rules 2"))
    why = register.as_seen_by(Tier.PUBLIC).why(SAID.id)
    assert why is not None
    assert [j.verdict for j in why.judgements] == ["reject"]
    assert not why.superseded


def test_why_a_finding_stands(register: Register) -> None:
    """A finding rests on its statements, a statement on its document and mentions, a judgement on its subjects."""
    for one in (ARREST, DENIAL):
        one.keep_in(register)
    register.keep_findings(Tier.PUBLIC, [FINDING])
    confirmed = decided("accept", "f1")
    register.decide(confirmed)
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.why("f1") == Why(FINDING, (SAID, DENIAL.statements[0]), (confirmed,))
    assert view.why(E1) == Why(FINDING, (SAID, DENIAL.statements[0]))
    assert view.why(SAID.id) == Why(SAID, (ARREST.document, ARREST.mentions[0]))
    assert view.why(ARREST.mentions[0].id) == Why(ARREST.mentions[0], (ARREST.document,))
    assert view.why(ARREST.document.id) == Why(ARREST.document)
    assert view.why(confirmed.id) == Why(confirmed, (FINDING,))
    assert view.why("x1") is None


def test_why_something_was_set_aside(register: Register) -> None:
    """What a stage set aside is found by its id, with the document it came from."""
    aside = SetAside("extraction", ARREST.document.id, "no subject", 0, 4, "Mira")
    register.keep(ARREST.reading)
    register.keep_extraction(replace(ARREST.extraction, set_aside=(aside,)))
    assert register.as_seen_by(Tier.PUBLIC).why(aside.id) == Why(aside, (ARREST.document,))


def test_why_of_what_newer_rules_no_longer_find(register: Register) -> None:
    """A statement or mention that is superseded is told of as such, not forgotten."""
    ARREST.keep_in(register)
    register.keep_extraction(Extraction(ARREST.document.id, "rules 2"))
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.why(SAID.id) == Why(SAID, (ARREST.document,), superseded=True)
    assert view.why(ARREST.mentions[0].id) == Why(ARREST.mentions[0], (ARREST.document,), superseded=True)
    register.decide(sealed(ARREST.mentions[0].id))
    assert view.why(ARREST.mentions[0].id) is None


def test_findings_are_asked_for_by_kind_and_by_what_they_are_about(register: Register) -> None:
    """Findings of a kind, and those that name a person, an event or a statement."""
    register.keep_findings(Tier.PUBLIC, [FINDING, replace(FINDING, id="f2", value=replace(EVENT, id=E2, persons=()))])
    view = register.as_seen_by(Tier.PUBLIC)
    assert len(view.findings("event")) == len(view.findings(about=SAID.id)) == 2
    assert view.findings("person") == ()
    assert view.findings(about=P1) == view.findings("event", about=E1) == (FINDING,)
    assert view.finding("f1") == FINDING
    assert register.as_seen_by(Tier.PARTNER).findings() == ()


def test_findings_dropped_and_derived_again_are_the_same(register: Register) -> None:
    """What is derived can be dropped; put back it is the same, and until then the register says it is missing."""
    ARREST.keep_in(register)
    assert register.stale(Tier.PUBLIC)
    register.keep_findings(Tier.PUBLIC, [FINDING], register.stamp(), [decided("same", "m1", "m2")])
    view = register.as_seen_by(Tier.PUBLIC)
    before = (view.findings(), view.rule_judgements())
    assert not register.stale(Tier.PUBLIC)
    register.drop_findings()
    assert register.stale(Tier.PUBLIC)
    assert view.findings() == view.rule_judgements() == ()
    register.keep_findings(Tier.PUBLIC, [FINDING], register.stamp(), [decided("same", "m1", "m2")])
    assert (view.findings(), view.rule_judgements()) == before


def test_findings_are_stale_when_anything_came_in(register: Register) -> None:
    """A document, an extraction and a judgement each make what was derived before stale."""
    register.keep_findings(Tier.PUBLIC, [])
    comes_in = (
        lambda: register.keep(ARREST.reading),
        lambda: register.keep_extraction(ARREST.extraction),
        lambda: register.decide(decided("accept", SAID.id)),
    )
    for come_in in comes_in:
        assert not register.stale(Tier.PUBLIC)
        come_in()
        assert register.stale(Tier.PUBLIC)
        register.keep_findings(Tier.PUBLIC, [])
