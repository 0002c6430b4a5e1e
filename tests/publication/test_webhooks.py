"""Webhooks: who asked to be told is told of what came in, signed, and no more than the public may know."""

import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest

from habeas.model import Judgement
from habeas.pipeline import Answers
from habeas.publication.webhooks import tell
from habeas.register import Register
from habeas.vocabulary import Tier, Verdict
from tests.publication.story import register

NOW = datetime(2026, 2, 1, tzinfo=UTC)


class Told(BaseHTTPRequestHandler):
    """Takes tellings, or refuses them, and keeps what was sent."""

    sent: list[tuple[dict[str, str], bytes]] = []  # noqa: RUF012
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.sent.append(({k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """An address on this machine that takes tellings."""
    Told.sent, Told.status = [], 204
    server = HTTPServer(("127.0.0.1", 0), Told)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/told"
    server.shutdown()
    thread.join()
    server.server_close()


def told(r: Register) -> list[dict[str, object]]:
    """The changes in the last telling, after one look."""
    with httpx.Client(trust_env=False) as client:
        tell(r, Answers(r), client, lambda: NOW)
    return [c for _, body in Told.sent[-1:] for c in json.loads(body)["changes"]]


def test_a_telling_is_signed_and_comes_once(address: str) -> None:
    """What came in since is told once, with the HMAC of time and body by the secret of the address."""
    r = register()
    hook = r.accounts.add_webhook(address, None, None, datetime(2025, 9, 12, 18, tzinfo=UTC))
    quotes = [c["quote"] for c in told(r)]
    assert "40 prisoners were released on 11 September 2025" in quotes
    headers, body = Told.sent[0]
    signed = hmac.new(hook.secret.encode(), headers["x-habeas-time"].encode() + b"." + body, sha256).hexdigest()
    assert headers["x-habeas-signature"] == f"sha256={signed}"
    told(r)
    assert len(Told.sent) == 1


def test_who_does_not_take_it_is_told_again(address: str) -> None:
    """A telling that was not taken comes again, whole."""
    r = register()
    r.accounts.add_webhook(address, None, None, datetime(2025, 1, 1, tzinfo=UTC))
    Told.status = 503
    first = told(r)
    Told.status = 204
    assert told(r) == first
    assert len(Told.sent) == 2


def test_nothing_above_the_public_is_told(address: str) -> None:
    """A restricted document, a withheld person and a record of consent are in no telling."""
    r = register()
    mention = next(m.id for m in r.as_seen_by(Tier.SEALED).mentions() if m.name == "Tomas Verrin")
    for verdict, value in ((Verdict.TIER, "restricted"), (Verdict.CONSENT, "refused by his sister")):
        r.decide(Judgement(verdict, (mention,), "e", ("kin",), NOW, field="name", value=value))
    r.accounts.add_webhook(address, None, None, datetime(2020, 1, 1, tzinfo=UTC))
    assert told(r)
    body = Told.sent[0][1].decode()
    assert not [secret for secret in ("Maren", "Verrin", "sister", "Private letter") if secret in body]


def test_one_person_or_one_search(address: str) -> None:
    """An address can be told of one person, or of what a search finds."""
    r = register()
    mira = next(f.value.id for f in Answers(r).findings("person") if f.value.name == "Mira Halden")  # type: ignore[union-attr]
    r.accounts.add_webhook(address, mira, None, datetime(2020, 1, 1, tzinfo=UTC))
    assert {"Halden" in str(c) or "Хальден" in str(c) for c in told(r) if c["kind"] == "statement"} == {True}
    r.accounts.drop_webhook(address)
    r.accounts.add_webhook(address, None, "Osterjet", datetime(2020, 1, 1, tzinfo=UTC))
    assert "Osterjet" in str(told(r))
