"""Pictures of every page, in light and dark and on a phone, into docs/screenshots: `make screenshots`.

Reads the samples into a register of its own, unless HABEAS_REGISTER names one that has them.
"""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from habeas.model import Person
from habeas.pipeline import Answers
from habeas.publication.web import create_app
from habeas.register import Register

HERE = Path(__file__).parent
OUT = HERE / "screenshots"
TODAY = date(2026, 3, 25)
LISTS = (("lumen-2025-10", "Lumen", "2025-10-01"), ("lumen-2025-11", "Lumen", "2025-11-15"))
PAGES = (
    ("overview", "/"), ("people", "/people"), ("histories", "/histories"), ("events", "/events"), ("deals", "/deals"),
    ("counts", "/counts"), ("disagreements", "/disagreements"), ("sources", "/sources"), ("documents", "/documents"),
    ("search", "/search?q=Калеснікава"), ("method", "/method"), ("data", "/data"), ("overview-be", "/?lang=be"),
)  # fmt: skip
PHONE = ("overview", "people", "person", "deals")


def main() -> None:
    """Takes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        place = os.environ.get("HABEAS_REGISTER") or filled(f"{folder}/samples.db")
        with Register.open(place) as register:
            answers = Answers(register)
            base = served(answers)
            with sync_playwright() as playwright:
                path = next(
                    (p for p in ("/usr/bin/chromium", playwright.chromium.executable_path) if Path(p).exists()), None
                )
                browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
                take(browser, base, [*PAGES, *about(answers)])
                browser.close()


def filled(place: str) -> str:
    """A register of the samples and their lists."""
    habeas = [sys.executable, "-m", "habeas", "--register", place]
    subprocess.run([*habeas, "demo", "--no-serve"], check=True, cwd=HERE.parent, stdout=subprocess.DEVNULL)
    for name, source, day in LISTS:
        command = [*habeas, "import", f"samples/lists/{name}.csv", "--source", source, "--as-of", day, "--store"]
        done = subprocess.run(command, check=False, cwd=HERE.parent, stdout=subprocess.DEVNULL)
        if done.returncode not in (0, 1):  # 1: a line of the sample list cannot be read, and habeas says so
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return place


def about(answers: Answers) -> list[tuple[str, str]]:
    """A person's page, a document's, and why something stands, where there is most to see."""
    found = max((f for f in answers.findings("person")), key=lambda f: (f.origins_for, len(f.supporting), f.id))
    assert isinstance(found.value, Person)
    busiest = max(answers.documents(), key=lambda d: (len(answers.statements_of(d.id)), d.id))
    disputed = answers.tables().disputes(None, 0, 1)[0]
    return [
        ("person", f"/person/{found.value.id}"),
        ("document", f"/document/{busiest.id}"),
        ("why", f"/why/{disputed}"),
    ]


def served(answers: Answers) -> str:
    """The pages, served from a free port of the loopback; where they are."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(answers, today=lambda: TODAY), log_level="error"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def take(browser: Browser, base: str, pages: list[tuple[str, str]]) -> None:
    """The pictures: each page light and dark, some as a phone shows them."""
    OUT.mkdir(exist_ok=True)
    for scheme in ("light", "dark"):
        for width, height, shown, mark in (
            (1280, 1250, pages, ""),
            (390, 844, [p for p in pages if p[0] in PHONE], "-phone"),
        ):
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1
            )  # type: ignore[arg-type]
            page = context.new_page()
            for name, path in shown:
                page.goto(base + path, timeout=120_000)
                page.screenshot(path=OUT / f"{name}{mark}-{scheme}.jpg", type="jpeg", quality=74)
            context.close()


if __name__ == "__main__":
    main()
