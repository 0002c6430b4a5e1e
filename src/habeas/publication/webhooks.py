"""Webhooks: addresses that are told of changes, each telling signed with HMAC-SHA256 by a secret of the address.

What is told is what the public may see. Nothing is sent anywhere unless somebody added an address.
"""

import hmac
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread

import httpx

from habeas.publication.asking import Answers
from habeas.publication.changes import Change, changes
from habeas.publication.feeds import change_form
from habeas.register import Register
from habeas.register.accounts import Webhook

log = logging.getLogger(__name__)

EVERY = 15.0
"""Seconds between looks at whether anything came in."""
PATIENCE = 10.0
"""Seconds that an address has to answer."""
AT_ONCE = 100
"""Changes in one telling, and those of the last one's moment."""


def signature(secret: str, stamp: str, body: bytes) -> str:
    """What the header X-Habeas-Signature holds: sha256= and the HMAC of the time sent, a dot and the body."""
    return "sha256=" + hmac.new(secret.encode(), stamp.encode() + b"." + body, "sha256").hexdigest()


def tell(register: Register, ask: Answers, client: httpx.Client, now: Callable[[], datetime]) -> int:
    """Tells every address of what came in since it was last told; how many tellings were taken.

    An address that does not take a telling (any answer but 2xx) is told the same again at the next look.
    """
    return sum(_tell(register, ask, client, hook, now()) for hook in register.accounts.webhooks())


def _tell(register: Register, ask: Answers, client: httpx.Client, hook: Webhook, now: datetime) -> bool:
    since = datetime.fromisoformat(f"{hook.told}+00:00")
    found = changes(ask, hook.person, hook.query) or []
    new = sorted((c for c in found if c.at > since), key=lambda c: (c.at, c.id))
    new = [c for c in new if c.at <= new[:AT_ONCE][-1].at]  # what came in at one moment is told in one go
    if not new or not _sent(client, hook, new, now):
        return False
    register.accounts.told(hook, new[-1].at)
    return True


def _sent(client: httpx.Client, hook: Webhook, new: list[Change], now: datetime) -> bool:
    body = json.dumps({"changes": [change_form(c) for c in new]}, ensure_ascii=False).encode("utf-8", "replace")
    stamp = str(int(now.timestamp()))
    headers = {
        "content-type": "application/json", "x-habeas-time": stamp,
        "x-habeas-signature": signature(hook.secret, stamp, body),
    }  # fmt: skip
    try:
        return client.post(hook.url, content=body, headers=headers).is_success
    except (httpx.HTTPError, httpx.InvalidURL) as e:
        log.warning("webhook %s was not told: %s", hook.seq, type(e).__name__)  # its address can hold a secret
        return False


class Teller:
    """Tells the addresses while pages are served, from a thread of its own."""

    def __init__(self, register: Register, ask: Answers) -> None:
        self._register, self._ask, self._stop = register, ask, Event()
        self._thread = Thread(target=self._run, daemon=True, name="webhooks")

    def __enter__(self) -> "Teller":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        stamp = ""
        with httpx.Client(timeout=PATIENCE, follow_redirects=False) as client:
            while not self._stop.wait(EVERY):
                stamp = self._look(client, stamp)

    def _look(self, client: httpx.Client, stamp: str) -> str:
        """Tells where there is anybody to tell; the stamp of the register up to which all were told."""
        try:
            now = self._register.stamp()
            if self._register.accounts.webhooks() and now != stamp:
                tell(self._register, self._ask, client, lambda: datetime.now(UTC))
        except Exception as error:  # a register that is busy, or gone: the next look tries again
            log.warning("webhooks could not be told: %s", type(error).__name__)
            return stamp
        return now
