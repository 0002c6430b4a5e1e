"""A desk to sign in to over HTTP: the story's register, served with accounts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html import unescape

import httpx

from habeas.pipeline import Answers
from habeas.publication import signing
from habeas.publication.signing import House
from habeas.publication.web import create_app
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.publication.conftest import running
from tests.publication.story import TODAY, register

PASSWORD = "twelve or more"
HASH = cache(lambda: signing.hashed(PASSWORD))
ROLES = ("reader", "partner", "editor", "admin")


@dataclass
class Served:
    """A running server with a register and an account of each role, named like the role."""

    address: str
    register: Register
    client: httpx.Client

    def browser(self, **cookies: str) -> "Browser":
        """Somebody who has opened no page yet."""
        return Browser(self.client, cookies)

    def signed_in(self, role: str = "editor") -> "Browser":
        """Somebody who has signed in."""
        who = self.browser()
        assert who.sign_in(role).status_code == 303
        return who

    def statement(self, words: str) -> str:
        """The id of the statement whose quote holds the words."""
        return next(s.id for s in self.register.as_seen_by(Tier.SEALED).statements() if words in s.quote)


@dataclass
class Browser:
    """Sends cookies and forms as a browser on this machine does, which takes the loopback for safe."""

    client: httpx.Client
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> httpx.Response:
        """A page."""
        return self._ask("GET", path)

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str | list[str]) -> httpx.Response:
        """A form, with exactly these fields."""
        return self._ask("POST", path, fields, headers)

    def send(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """A form of a page of the desk, with the token of the session."""
        return self.post(path, token=self.token("/desk/account"), **fields)

    def token(self, path: str) -> str:
        """The token that the forms of a page carry."""
        found = re.search(r'name="token" value="([^"]*)"', self.get(path).text)
        assert found
        return unescape(found[1])

    def sign_in(self, name: str, password: str = PASSWORD, code: str = "") -> httpx.Response:
        """Signs in by the form."""
        token = self.token("/desk/sign-in")
        return self.post("/desk/sign-in", token=token, name=name, password=password, code=code, then="/desk")

    def _ask(
        self,
        method: str,
        path: str,
        data: dict[str, str | list[str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        jar = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        headers = {"cookie": jar, **(headers or {})} if jar else headers
        answer = self.client.request(method, path, data=data, headers=headers)
        self.client.cookies.clear()  # whose cookies are sent is said here
        for line in answer.headers.get_list("set-cookie"):
            name, _, rest = line.partition("=")
            value = rest.partition(";")[0].strip('"')
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer


@contextmanager
def served(made: Register | None = None) -> Iterator[Served]:
    """The story, or another register, with accounts."""
    made = made or register()
    of_tier = cache(lambda tier: Answers(made, tier))
    for role in ROLES:
        made.accounts.add(role, role, HASH(), datetime.now(UTC), "the tests")
    app = create_app(of_tier(Tier.PUBLIC), today=lambda: TODAY, house=House(made, of_tier))
    with running(app) as address, httpx.Client(base_url=address, trust_env=False, verify=False, timeout=60) as client:
        yield Served(address, made, client)
