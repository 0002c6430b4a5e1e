"""How soon the pages answer with many people in the register: `python benchmarks/pages.py [PEOPLE] [REGISTER]`.

Makes a register of invented people, each with an arrest, half with a sentence, a third with a release, serves it, and
asks for each kind of page: bytes as they travel, seconds to the last of them, first and again, and the seconds that
processor cores worked for it the second time (what remains on a busy machine). In Chromium, where Playwright finds it:
seconds by the clock until the first byte, and until the first content is painted. After a reading the tables of the
pages are made first; that is told apart.
"""

import random
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import httpx
import uvicorn
from playwright.sync_api import Page, sync_playwright

from habeas.dates import When
from habeas.model import Document, Event, Extraction, Finding, Mention, Person, Reading, Spell, Statement, digest
from habeas.pipeline import Answers
from habeas.publication.web import create_app
from habeas.quantities import Term
from habeas.register import Register
from habeas.vocabulary import Status, Support, Tier, Type

PER_REPORT = 100
FIRST = ("Mira", "Oren", "Tomas", "Ilse", "Daria", "Kaspar", "Vera", "Joren", "Lina", "Pavol", "Anneke", "Rurik")
BEGINS = tuple("Hal Tal Ver Mar Kor Sel Bran Dor Fen Gar Jas Lor Nav Ost Pel Rud".split())
MIDDLES = ("d", "b", "r", "v", "st", "nd", "m", "k", "l", "sk", "t", "z", "rn", "lm", "g", "p")
ENDS = ("en", "in", "ov", "ek", "a", "y", "ich", "enko", "ska", "ar", "os", "und", "ei", "ur", "ak", "ino")
TOWNS = ("Port Lenz", "Lowmark", "Vitsba", "Hrodek", "Osterra", "Kelm")
ROLES = ("journalist", "teacher", "student", "driver", "nurse", "engineer", "lawyer", "farmer")


def person(n: int) -> str:
    """The name of the n-th person; no two are alike."""
    parts = (FIRST[n % 12], BEGINS[n // 12 % 16], MIDDLES[n // 192 % 16], ENDS[n // 3072 % 16], ENDS[n // 49152 % 16])
    return f"{parts[0]} {parts[1]}{parts[2]}{parts[3]}{parts[4]}"


def reports(people: int) -> Iterator[tuple[Document, Extraction]]:
    """Reports with a hundred people each."""
    chance = random.Random(7)
    for first in range(0, people, PER_REPORT):
        lines, statements, mentions = list[str](), list[Statement](), list[Mention]()
        id_ = f"d{sha256(str(first).encode()).hexdigest()[:16]}"
        at = 0
        for n in range(first, min(first + PER_REPORT, people)):
            name, role, town = person(n), chance.choice(ROLES), chance.choice(TOWNS)
            day = date(2020, 8, 9) + timedelta(days=chance.randrange(1800))
            said = [(Type.ARREST, f"{name}, a {role}, was arrested in {town} on {day}", day, None)]
            if n % 2:
                day += timedelta(days=200)
                said.append((Type.SENTENCE, f"{name} was sentenced to 3 years on {day}", day, Term("3 years", 36.0)))
            if n % 3 == 0:
                day += timedelta(days=400)
                said.append((Type.RELEASE, f"{name} was released on {day}", day, None))
            spans = []
            for type_, quote, when, term in said:
                place = town if type_ is Type.ARREST else None
                charge = f"article {chance.choice((130, 342, 361, 368))}" if type_ is Type.SENTENCE else None
                statements.append(
                    Statement(
                        id_, type_, quote, at, at + len(quote), quote.split(" was ")[1].split()[0], "by hand", 0.9,
                        (name,), date=When(str(when), when, when, str(when)), place=place, term=term, charge=charge,
                    )
                )  # fmt: skip
                spans.append((at, at + len(name)))
                lines.append(quote)
                at += len(quote) + 2
            mentions.append(Mention(id_, name, (name,), tuple(spans), role))
        text = ".\n".join(lines) + ".\n"
        outlet, day = f"Outlet {first // PER_REPORT % 40}", date(2025, 9, 1) + timedelta(days=first // PER_REPORT % 60)
        sha = sha256(text.encode()).hexdigest()
        document = Document(
            id_, sha, text, f"{first}.txt", datetime(day.year, day.month, day.day, tzinfo=UTC), str(first),
            title=f"Report {first}", outlet=outlet, published=When(str(day), day, day, str(day)), language="en",
        )  # fmt: skip
        yield document, Extraction(id_, "by hand", tuple(statements), tuple(mentions))


STATUS = {Type.ARREST: Status.DETAINED, Type.SENTENCE: Status.SERVING, Type.RELEASE: Status.RELEASED}


def told(extraction: Extraction) -> Iterator[Finding]:
    """What follows from a report: each mention is a person, each statement an event and a spell."""
    said: dict[str, list[Statement]] = {}
    for s in extraction.statements:
        said.setdefault(s.persons[0], []).append(s)
    for m in extraction.mentions:
        own, id_ = said[m.name], "p" + digest(m.id)
        one = {"opposing": (), "origins_for": 1, "origins_against": 0, "support": Support.REPORTED}
        value = Person(id_, m.name, m.forms, (m.id,), m.role)
        yield Finding("n" + digest(id_), value, tuple(s.id for s in own), reason="", **one)  # type: ignore[arg-type]
        for n, s in enumerate(own):
            event = "e" + digest(s.id)
            happened = Event(
                event, s.type, s.modality, True, s.date, (id_,), place=s.place, term=s.term, charge=s.charge
            )
            yield Finding(event, happened, (s.id,), reason="", **one)  # type: ignore[arg-type]
            until = own[n + 1].date if n + 1 < len(own) else None
            day = s.date.last if s.date else None
            spell = Spell(id_, STATUS[s.type], s.date, until, s.place, event, None, day, s.id, day, n)
            yield Finding("c" + digest(s.id), spell, (s.id,), reason="", **one)  # type: ignore[arg-type]


def filled(people: int, place: str) -> Register:
    """A register with so many people, no two of them alike."""
    register, findings = Register.open(place), list[Finding]()
    for document, extraction in reports(people):
        register.keep(Reading(document, document.text.encode()))
        register.keep_extraction(extraction)
        findings += told(extraction)
    register.keep_findings(Tier.PUBLIC, sorted(findings, key=lambda f: (f.kind, f.id)), register.stamp())
    return register


PAGES = (
    "/", "/?on=2023-05-01", "/people", "/people?offset=50000", "/people?sort=since-", "/people?q=Halden",
    "/people?q=%D0%A5%D0%B0%D0%BB%D1%8C%D0%B4%D0%B5%D0%BD&place=Lowmark", "/people?charge=342&held=held", "/histories",
    "/events", "/events?type=release&offset=20000", "/deals", "/counts", "/disagreements", "/sources", "/documents",
    "/search?q=Halden", "/method", "/data",
)  # fmt: skip


def main(people: int, place: str) -> None:
    """Prints a table of pages, bytes and seconds."""
    began = time.perf_counter()
    new = not Path(place).exists()
    register = filled(people, place) if new else Register.open(place)
    print(f"{people:,} people {'made' if new else 'opened'} in {time.perf_counter() - began:.0f} s")
    answers, began = Answers(register), time.perf_counter()
    before, tables = time.process_time(), answers.tables()
    print(f"tables made in {time.perf_counter() - began:.1f} s ({time.process_time() - before:.1f} s of a core)")
    one = answers.findings_with(tables.events("sentence", 5000, 1))[0].value.persons[0]  # type: ignore[union-attr]
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(answers, today=lambda: date(2026, 1, 15)), log_level="critical")
    threading.Thread(target=uvicorn.Server(config).run, kwargs={"sockets": [listening]}, daemon=True).start()
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    asked = ("/method", *PAGES, f"/person/{one}")
    print(f"{'page':<55}{'KB':>8}{'first':>9}{'again':>9}{'cores':>9}")
    for path in asked:
        size, times, worked = 0, [], 0.0
        for _ in range(2):
            began, before = time.perf_counter(), time.process_time()
            with httpx.stream("GET", base + path, timeout=120, headers={"accept-encoding": "gzip"}) as answer:
                size = sum(len(chunk) for chunk in answer.iter_raw())
                assert answer.status_code == 200, path
            times.append(time.perf_counter() - began)
            worked = time.process_time() - before
        print(f"{path:<55}{size / 1024:>8.1f}{times[0]:>8.2f}s{times[1]:>8.2f}s{worked:>8.2f}s")
    painted(base, asked)


TIMES = """() => [performance.getEntriesByType('navigation')[0].responseStart,
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN]"""


def painted(base: str, paths: Sequence[str]) -> None:
    """Prints for each page, as a median of three in Chromium, the seconds until its first byte and first content."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    print(f"{'in Chromium':<55}{'first byte':>12}{'first content':>15}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        for path in paths:
            times = sorted(_seen(page, base + path) for _ in range(3))
            print(f"{path:<55}{times[1][0] / 1000:>11.2f}s{times[1][1] / 1000:>14.2f}s")
        browser.close()


def _seen(page: Page, address: str) -> tuple[float, float]:
    page.goto(address, timeout=120_000)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    byte, content = page.evaluate(TIMES)
    return byte, content


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["100000"])[0]), (sys.argv[2:] or [f"{mkdtemp()}/pages.db"])[0])
