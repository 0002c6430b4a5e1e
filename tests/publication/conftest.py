"""A real server on a free port of the loopback and a real browser: what a reader has."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from habeas.model import Event, Person
from habeas.pipeline import Answers
from habeas.publication.web import create_app
from habeas.register import Register
from habeas.vocabulary import Type
from tests.publication.story import TODAY, register

ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Site:
    """A running server, the answers behind it, and where it is."""

    address: str
    answers: Answers

    def get(self, path: str) -> httpx.Response:
        """What the server answers for a path, redirects not followed."""
        return httpx.get(self.address + path, trust_env=False, timeout=60)

    def person(self, name: str) -> str:
        """The id of the person so called."""
        people = (f.value for f in self.answers.findings("person"))
        return next(p.id for p in people if isinstance(p, Person) and p.name.startswith(name))

    def document(self, key: str) -> str:
        """The id of the document with that key."""
        return next(d.id for d in self.answers.documents() if d.key == key)

    def statement(self, words: str) -> str:
        """The id of the statement whose quote holds the words."""
        said = (s for d in self.answers.documents() for s in self.answers.statements_of(d.id))
        return next(s.id for s in said if words in s.quote)

    def event(self, type: Type, words: str) -> str:
        """The id of the event of a type that a statement with these words supports."""
        of_type = (f for f in self.answers.findings("event") if isinstance(f.value, Event) and f.value.type is type)
        return next(f.id for f in of_type if self.statement(words) in f.supporting)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The story, served."""
    yield from _serve(Answers(register()))


@pytest.fixture(scope="session")
def empty_site() -> Iterator[Site]:
    """A register into which nothing has been read, served."""
    yield from _serve(Answers(Register.open("sqlite://")))


def _serve(answers: Answers) -> Iterator[Site]:
    with running(create_app(answers, today=lambda: TODAY)) as address:
        yield Site(address, answers)


class running:
    """An application served from a thread for as long as the block lasts."""

    def __init__(self, app: FastAPI) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one these tests fail, unless HABEAS_WITHOUT_BROWSER=1 says that this is meant."""
    if os.environ.get("HABEAS_WITHOUT_BROWSER") == "1":
        pytest.skip("HABEAS_WITHOUT_BROWSER=1: the pages were not looked at in a browser")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        path = found or playwright.chromium.executable_path
        if not os.path.exists(path):  # noqa: PTH110
            pytest.fail(
                "No browser: install Chromium (apt-get install chromium, or playwright install chromium), "
                "or set HABEAS_WITHOUT_BROWSER=1 to leave the page tests out."
            )
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
