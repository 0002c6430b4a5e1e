"""demo, serve, verify: the register shown, and checked."""

import os
import socket
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click

from habeas import pipeline
from habeas.cli import freeing, lives, telling
from habeas.cli.answering import of_kinds
from habeas.cli.base import Settings, command, today
from habeas.cli.printing import console, notice
from habeas.cli.reading import bars, report, tell
from habeas.pipeline import Answers
from habeas.register import Register
from habeas.vocabulary import Tier

ADDRESS = click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
PORT = click.option(
    "--port", type=click.IntRange(0, 65535), default=8710, show_default=True, help="The port; 0 takes a free one."
)


@click.command()
@ADDRESS
@PORT
@click.option("--serve/--no-serve", default=True, help="Serve the pages afterwards.")
@command
def demo(settings: Settings, host: str, port: int, serve: bool) -> None:
    """Read the sample reports that ship with habeas, print what was found, and serve the pages.

    Example: habeas demo
    """
    with settings.opened() as register:
        summary = pipeline.read(samples(), register, settings.extractor(), datetime.now(UTC), watch=bars())
        tell(summary)
        report(summary.set_aside)
        five_answers(Answers(register, settings.tier))
        if serve:
            serve_pages(register, settings, host, port)


def samples() -> list[str]:
    """The sample reports: inside an installed package, or at the root of a checkout; neither their README nor lists."""
    package = Path(__file__).parent.parent
    folder = next(f for f in (package / "samples", package.parent.parent / "samples") if f.is_dir())
    here = Path.cwd()
    found = (path for path in folder.iterdir() if path.is_file() and path.name != "README.md")
    return sorted(str(path.relative_to(here) if path.is_relative_to(here) else path) for path in found)


def five_answers(answers: Answers) -> None:
    """The five answers of habeas for what is in the register, on standard output."""
    out, found = console(), answers.findings()
    out.rule("1. Who is held?")
    telling.held(out, answers.holdings(today()), today(), most=12)
    out.rule("2. What happened to this person, and which sentence says so?")
    told = [f for f in found if f.kind == "person"]
    if told:
        lives.person(out, answers, max(told, key=lambda f: (f.origins_for, len(f.supporting), f.id)))
    out.rule("3. How many, and by whose count?")
    telling.counts(out, answers, of_kinds(answers, None, "count", "sum", "balance"))
    out.rule("4. Who was freed, and what was given?")
    freeing.deals(out, answers, of_kinds(answers, None, "event", "deal", "terms", "sum"))
    out.rule("5. Where do sources disagree?")
    telling.disputes(out, answers, of_kinds(answers, None, "disagreement"), most=8)


@click.command()
@ADDRESS
@PORT
@command
def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the pages, the JSON API and the desk; Ctrl-C ends it.

    Without accounts (habeas users add) only this machine can ask. With them the desk can be signed in to, and --host
    may be another address; put a server that speaks https in front of it, or browsers keep no session.

    Example: habeas serve --port 8710
    """
    settings.there()
    with settings.opened() as register:
        serve_pages(register, settings, host, port)


LOOPBACK = ("127.0.0.1", "localhost", "::1")


def address(host: str, tier: Tier, accounts: bool) -> str:
    """The address to listen on: this machine's own while there are no accounts, or readers without one would see more
    than what is public."""
    if host in LOOPBACK:
        if not accounts:
            notice("no accounts: only this machine can ask (loopback); habeas users add NAME opens the desk")
        return host
    if not accounts:
        notice(f"no accounts: listening on the loopback only, not on {host}; first: habeas users add NAME")
        return LOOPBACK[0]
    if tier is not Tier.PUBLIC:
        notice(f"serving the {tier.name.lower()} tier to readers without an account: on the loopback only, not {host}")
        return LOOPBACK[0]
    return host


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; says what to do where that is taken."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=kind, backlog=2048)
    except OSError as e:
        raise click.ClickException(
            f"the pages cannot be served at {host} port {port}: {os.strerror(e.errno or 0)}. "
            "Another program, perhaps another habeas, may be there: take another with --port, a free one with --port 0"
        ) from e


def serve_pages(register: Register, settings: Settings, host: str, port: int) -> None:
    """Serves until interrupted. Without access log: an address can hold a name."""
    import uvicorn  # here, because every other command starts in half the time without a web framework

    from habeas.publication import web
    from habeas.publication.signing import House
    from habeas.publication.webhooks import Teller

    host = address(host, settings.tier, register.accounts.exist())
    of_tier = cache(lambda tier: Answers(register, tier))
    hosts = ("127.0.0.1", "localhost", "[::1]") if host in LOOPBACK else ()
    house = House(register, of_tier)
    app = web.create_app(of_tier(settings.tier), settings.tier, hosts=hosts, house=house)
    web.prepare(of_tier(settings.tier))
    listening = listen(host, port)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False)
    shown = f"[{host}]" if ":" in host else host
    notice(f"the pages are at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends)")
    try:
        with Teller(register, of_tier(Tier.PUBLIC)):
            uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
    notice("stopped")


@click.command()
@command
def verify(settings: Settings) -> None:
    """Check that evidence, log and journal are as they were written. Says each document whose bytes changed or are
    missing, and each row of a log that is not as it was.

    Example: habeas verify
    """
    with settings.opened() as register:
        problems = list(register.verify())
    for problem in problems:
        click.echo(problem)
    if not problems:
        notice("evidence and log are as they were written")
    sys.exit(1 if problems else 0)


COMMANDS = (demo, serve, verify)
