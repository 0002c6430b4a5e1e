"""Accounts and webhooks on the command line, and where the pages are served without them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from habeas.cli import habeas
from habeas.cli.serving import address
from habeas.model import Reading
from habeas.publication import signing
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.publication.story import register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register with nothing in it."""
    Register.open(tmp_path / "r.db").close()
    return tmp_path / "r.db"


def run(path: Path, *words: str, typed: str = "") -> Result:
    """What a command did."""
    return CliRunner().invoke(habeas, ["--register", str(path), *words], input=typed)


def test_adding_an_account(path: Path) -> None:
    """An account is added with its password from standard input, and listed without it."""
    made = run(path, "users", "add", "mira", "--role", "admin", "--totp", "--password-stdin", typed="twelve or more\n")
    assert made.exit_code == 0
    assert made.stdout.startswith("otpauth://totp/habeas%3Amira?secret=")
    rows = [json.loads(line) for line in run(path, "--json", "users", "list").stdout.splitlines()]
    assert [(r["name"], r["role"], r["second_factor"], r["closed"]) for r in rows] == [("mira", "admin", True, False)]
    with Register.open(path) as r:
        kept = r.accounts.named("mira")
    assert kept
    assert signing.fits("twelve or more", kept.password)
    assert not signing.fits("another one at all", kept.password)


def test_what_cannot_be_added(path: Path) -> None:
    """A short password, a name that is taken and an account that is not there are told of with exit code 2."""
    assert run(path, "users", "add", "mira", "--password-stdin", typed="short\n").exit_code == 2
    run(path, "users", "add", "mira", "--password-stdin", typed="twelve or more\n")
    again = run(path, "users", "add", "mira", "--password-stdin", typed="twelve or more\n")
    assert (again.exit_code, "already" in again.stderr) == (2, True)
    assert run(path, "users", "role", "nobody", "admin").exit_code == 2


def test_closing_and_changing(path: Path) -> None:
    """Role, password and second factor can be changed, and an account closed; the journal knows it all."""
    run(path, "users", "add", "mira", "--password-stdin", typed="twelve or more\n")
    for words in (["role", "mira", "partner"], ["totp", "mira"], ["totp", "mira", "--off"], ["close", "mira"]):
        assert run(path, "users", *words).exit_code == 0
    assert run(path, "users", "password", "mira", "--password-stdin", typed="another long one\n").exit_code == 0
    with Register.open(path) as r:
        account = r.accounts.named("mira")
        assert account
        assert (account.role, account.totp, account.closed) == ("partner", None, True)
        assert [e.what for e in r.accounts.entries()] == ["account"] * 6
    assert run(path, "verify").exit_code == 0


@pytest.mark.parametrize(
    ("host", "tier", "accounts", "listens"),
    [
        ("127.0.0.1", Tier.PUBLIC, False, "127.0.0.1"),
        ("0.0.0.0", Tier.PUBLIC, False, "127.0.0.1"),
        ("::", Tier.PUBLIC, False, "127.0.0.1"),
        ("0.0.0.0", Tier.PUBLIC, True, "0.0.0.0"),
        ("0.0.0.0", Tier.RESTRICTED, True, "127.0.0.1"),
        ("localhost", Tier.SEALED, False, "localhost"),
    ],
)
def test_without_accounts_only_this_machine_can_ask(
    host: str, tier: Tier, accounts: bool, listens: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without accounts, or where everybody would see more than the public may, the loopback it is, and that is said."""
    assert address(host, tier, accounts) == listens
    assert ("loopback" in capsys.readouterr().err) is (not accounts or listens != host)


def test_an_embargo_and_consent(tmp_path: Path) -> None:
    """An embargo has its end in the judgement; --until goes with a tier only; consent asks for use and word."""
    with Register.open(tmp_path / "r.db") as r:
        story = register()
        for document in story.as_seen_by(Tier.SEALED).documents():
            r.keep(Reading(document, document.text.encode()))
        id_ = next(r.as_seen_by(Tier.SEALED).documents()).id
    decided = run(
        tmp_path / "r.db", "decide", "tier", id_, "--value", "partner", "--until", "safely abroad", "--why", "kin"
    )
    assert decided.exit_code == 0
    with Register.open(tmp_path / "r.db") as r:
        assert [j.value for j in r.as_seen_by(Tier.SEALED).judgements()] == ["partner until safely abroad"]
        assert r.as_seen_by(Tier.PUBLIC).document(id_) is None
    wrong = run(tmp_path / "r.db", "decide", "accept", id_, "--until", "2030-01-01", "--why", "x")
    assert (wrong.exit_code, "--until" in wrong.stderr) == (2, True)
    assert run(tmp_path / "r.db", "--as", "sealed", "decide", "consent", id_, "--why", "x").exit_code == 2


def test_webhooks(path: Path) -> None:
    """An address is told from now on, once, until it is removed; its secret is printed and not listed."""
    made = run(path, "webhooks", "add", "https://example.org/told", "--query", "amnesty")
    assert len(made.stdout.strip()) == 64
    assert run(path, "webhooks", "add", "https://example.org/told").exit_code == 2
    assert run(path, "webhooks", "add", "ftp://example.org").exit_code == 2
    listed = run(path, "webhooks", "list").stdout
    assert "https://example.org/told  amnesty" in listed
    assert made.stdout.strip() not in listed
    assert run(path, "webhooks", "remove", "https://example.org/told").exit_code == 0
    assert run(path, "webhooks", "remove", "https://example.org/told").exit_code == 1
