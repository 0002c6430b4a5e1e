"""habeas watch and read --fetch, as a user runs them: a process, a register, a server on this machine."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from habeas.cli import habeas
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.reading.web.serving import Page, Site, feed, serving

REPORT = """<html><head><title>{0}</title><meta property="article:published_time" content="2024-03-04"></head><body><h1>{0}</h1><article>
<p>The printer {1} was released from the colony at Lozna on 3 March 2024, her sister said.</p><p>She had been arrested on 5 May 2021.
The prison service did not comment on the release.</p></article></body></html>"""


def report(title: str, name: str) -> Page:
    return Page(REPORT.format(title, name).encode())


def feeds_toml(folder: Path, site: Site) -> Path:
    path = folder / "feeds.toml"
    path.write_text(
        f'people = ["Mira Halden"]\n[fetching]\nallow = ["127.0.0.0/8"]\ndelay = 0\n[[feed]]\nurl = "{site.url}/feed"\noutlet = "Fjord Gazette"\n'
    )
    return path


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "habeas", "--register", str(folder / "r.db"), "--engine", "rules", *arguments]


def run(folder: Path, *arguments: str) -> Result:
    """The command in this process, which has the language pipeline loaded."""
    return CliRunner().invoke(habeas, command(folder, *arguments)[3:], prog_name="habeas")


def test_a_watch_tells_what_is_new_on_a_person_once(tmp_path: Path) -> None:
    """News of the people in the file are told with their quote; what was told, and what concerns others, is not."""
    with serving(
        {"/1": report("Halden released", "Mira Halden"), "/2": report("Talby released", "Oren Talby")}
    ) as site:
        path = feeds_toml(tmp_path, site)
        site.pages["/feed"] = feed(f"{site.url}/1", f"{site.url}/2")
        first = run(tmp_path, "watch", str(path), "--once")
        assert first.exit_code == 0
        assert (
            "Mira Halden: release" in first.stdout and "Fjord Gazette" in first.stdout and "Talby" not in first.stdout
        )
        assert "habeas will ask" in first.stderr and "1 feeds, 2 new reports" in first.stderr
        memory = path.with_name("feeds.toml.seen")
        memory.write_text(re.sub('"due": [0-9.]+', '"due": 0', memory.read_text()))
        again = run(tmp_path, "--json", "watch", str(path), "--once", "--quiet")
        assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")


def test_a_watch_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Killed in the middle of a round, a watch started again reads and tells all of it, and nothing twice."""
    with serving({}) as site:
        path = feeds_toml(tmp_path, site)
        site.pages["/feed"] = feed(*(f"{site.url}/{n}" for n in range(3)))

        def kills(handler: object) -> None:
            os.kill(watching.pid, signal.SIGKILL)

        site.pages |= {f"/{n}": report(f"Report {n}", "Mira Halden") for n in range(2)}
        site.pages["/2"] = Page(how=kills)
        watching = subprocess.Popen(
            command(tmp_path, "watch", str(path)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        watching.communicate()
        assert watching.returncode == -signal.SIGKILL
        site.pages["/2"] = report("Report 2", "Mira Halden")
        after = run(tmp_path, "--json", "watch", str(path), "--once", "--quiet")
        told = [json.loads(line) for line in after.stdout.splitlines()]
        assert {news["url"].rpartition("/")[2] for news in told} == {"0", "1", "2"}
        with Register.open(tmp_path / "r.db") as register:
            assert len(list(register.as_seen_by(Tier.SEALED).documents())) == 3


def test_a_watch_that_is_asked_to_stop_stops(tmp_path: Path) -> None:
    """systemd's signal ends a watch at once, with exit code 0; one line of status was told."""
    with serving({"/1": report("Halden released", "Mira Halden")}) as site:
        path = feeds_toml(tmp_path, site)
        site.pages["/feed"] = feed(f"{site.url}/1")
        with subprocess.Popen(
            command(tmp_path, "watch", str(path)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as watching:
            assert watching.stderr is not None
            line = next(line for line in watching.stderr if "new reports" in line)
            watching.send_signal(signal.SIGTERM)
        assert watching.returncode == 0
        assert "1 feeds, 1 new reports" in line and "next at" in line


def test_addresses_are_read_with_fetch_alone(tmp_path: Path) -> None:
    """Without --fetch nothing is asked; with it the page is in the register with the answer's headers."""
    with serving({"/a": report("Halden released", "Mira Halden")}) as site:
        off = run(tmp_path, "read", f"{site.url}/a")
        assert off.exit_code == 1 and "fetching is off" in off.stderr and site.asked == []
        closed = run(tmp_path, "read", "--fetch", f"{site.url}/a")
        assert closed.exit_code == 1 and "loopback" in closed.stderr and site.asked == []
        on = run(tmp_path, "read", "--fetch", "--allow", "127.0.0.0/8", f"{site.url}/a")
        assert on.exit_code == 0 and f"asking {site.url}/a" in on.stderr
    with Register.open(tmp_path / "r.db") as register:
        (document,) = register.as_seen_by(Tier.SEALED).documents()
        assert list(register.verify()) == []
    assert document.exchange is not None and ("Content-Type", "text/html; charset=utf-8") in document.exchange.headers
    assert document.url == f"{site.url}/a"


def test_a_wrong_use_is_one_line(tmp_path: Path) -> None:
    """What cannot be is said before anything is asked."""
    for arguments, why in (
        (["read", "--fetch", "--tor", "--proxy", "http://p.example", "https://a.example"], "give one of them"),
        (["read", "--fetch", "--allow", "home", "https://a.example"], "--allow takes a network"),
        (["read", "--fetch", "--proxy", "ftp://p", "https://a.example"], "not the address of a proxy"),
        (["watch", str(tmp_path / "none.toml")], "cannot be read"),
    ):
        wrong = run(tmp_path, *arguments)
        assert wrong.exit_code == 2 and why in wrong.stderr and "Traceback" not in wrong.stderr
