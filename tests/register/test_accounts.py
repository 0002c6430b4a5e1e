"""Accounts, sessions and the journal of what people did."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from habeas.model import Judgement
from habeas.register import Register, RegisterError
from habeas.register.accounts import IDLE, LONGEST
from habeas.register.asked import Redactions
from habeas.vocabulary import Tier, Verdict
from tests.publication.story import register

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_a_name_is_taken_once() -> None:
    """Two accounts never share a name, and a closed one can sign in no more."""
    accounts = Register.open("sqlite://").accounts
    assert not accounts.exist()
    added = accounts.add("mira", "editor", "hash", NOW, "shell")
    assert (added.tier, added.decides, "mira" in added.sign) == (Tier.RESTRICTED, True, False)
    with pytest.raises(RegisterError, match="already"):
        accounts.add("mira", "reader", "hash", NOW, "shell")
    accounts.change("mira", NOW, "shell", closed=True)
    assert not accounts.exist()


def test_a_session_ends_by_itself() -> None:
    """Unused for two hours, or twelve hours old, a session is over; so it is once the account is changed."""
    accounts = Register.open("sqlite://").accounts
    who = accounts.add("mira", "editor", "hash", NOW, "shell")
    token = accounts.begin(who, NOW)
    assert accounts.session(token, NOW + IDLE / 2) is not None
    assert accounts.session(token, NOW + IDLE * 1.4) is not None  # being used prolonged it
    assert accounts.session(token, NOW + IDLE * 3) is None
    assert accounts.session(accounts.begin(who, NOW), NOW + LONGEST) is None
    accounts.change("mira", NOW, "shell", password="other")
    assert accounts.session(token, NOW) is None
    assert accounts.session("made up", NOW) is None


def test_a_second_factor_is_spent_once() -> None:
    """The same time step of a second factor is taken once, and none before it afterwards."""
    accounts = Register.open("sqlite://").accounts
    who = accounts.add("mira", "editor", "hash", NOW, "shell")
    assert [accounts.spend(who, step) for step in (5, 5, 4, 6)] == [True, False, False, True]


def test_the_journal_tells_of_every_decision_and_sign_in() -> None:
    """Decisions and sign-ins stand in the journal in order; names that were tried stand there as digests only."""
    r = register()
    decided = [e.what for e in r.accounts.entries()]
    who = r.accounts.add("mira", "editor", "hash", NOW, "shell")
    r.accounts.refuse(NOW, "Tomas Verrin")
    r.accounts.end(r.accounts.begin(who, NOW), who, NOW)
    entries = r.accounts.entries()
    assert [e.what for e in entries] == ["signed out", "signed in", "refused", "account", *decided]
    assert set(decided) == {"decided"}
    assert "Verrin" not in str(entries)
    assert r.accounts.refusals("Tomas Verrin", NOW - timedelta(minutes=1)) == 1
    assert list(r.verify()) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE journal SET actor = 'somebody else' WHERE seq = 2", "journal row 2: it has changed"),
        ("DELETE FROM journal WHERE seq = 1", "journal row 2: before it a row is gone or changed"),
        ("DELETE FROM judgement WHERE seq = (SELECT max(seq) FROM judgement)", "and it is gone"),
    ],
)
def test_tampering_is_noticed(change: str, told: str) -> None:
    """A changed or missing row of the journal is told of, and so is a judgement taken off the end."""
    r = register()
    with r._store.writing() as connection:
        connection.execute(text(change))
    assert told in " ".join(str(p) for p in r.verify())


def test_an_embargo_ends_on_its_day() -> None:
    """Until its day an embargo withholds; from then on what was said before it holds again."""
    r = register()
    document = next(iter(r.as_seen_by(Tier.SEALED).documents())).id
    r.decide(Judgement(Verdict.TIER, (document,), "e", ("w",), NOW, value="partner until 2026-05-01"))
    for today, seen in ((date(2026, 4, 30), False), (date(2026, 5, 1), True)):
        r._redactions = Redactions(lambda today=today: today)  # type: ignore[misc]
        assert (r.as_seen_by(Tier.PUBLIC).document(document) is not None) is seen
        assert r.as_seen_by(Tier.PARTNER).document(document) is not None


def test_an_embargo_until_a_condition_waits_for_a_person() -> None:
    """A condition never comes by itself; an embargo of a tier that is none withholds from all."""
    r = register()
    one, other = [d.id for d in r.as_seen_by(Tier.SEALED).documents()][:2]
    for document, value in ((one, "partner until safely abroad"), (other, "nobody until 2020-13-45")):
        r.decide(Judgement(Verdict.TIER, (document,), "e", ("w",), NOW, value=value))
    seen = {tier: [r.as_seen_by(tier).document(d) is not None for d in (one, other)] for tier in Tier}
    assert seen[Tier.PUBLIC] == [False, False]
    assert seen[Tier.PARTNER] == [True, False]
    assert seen[Tier.SEALED] == [True, True]


def test_notes_and_consent_are_for_those_who_decide() -> None:
    """Readers and partners are not handed notes and records of consent."""
    r = register()
    document = next(iter(r.as_seen_by(Tier.SEALED).documents())).id
    for verdict in (Verdict.NOTE, Verdict.CONSENT):
        r.decide(Judgement(verdict, (document,), "e", ("the sister called",), NOW, field="x", value="given"))
    for tier in Tier:
        told = "sister" in str(r.as_seen_by(tier).judgements())
        assert told is (tier >= Tier.RESTRICTED)
