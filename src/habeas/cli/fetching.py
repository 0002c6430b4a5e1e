"""Fetching: the options that allow it, and what a user is told before anything is asked for."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from habeas.cli.printing import notice, plain
from habeas.reading import Source
from habeas.reading.manners import DELAY, MOST, TOR

if TYPE_CHECKING:  # few fetch, and only they wait for what it takes
    from habeas.reading.web import Fetching

Command = TypeVar("Command", bound=Callable[..., Any])

_HOW = (
    click.option(
        "--proxy", envvar="HABEAS_PROXY", metavar="URL",
        help="Fetch through this proxy: http://, https://, socks5:// or socks5h://. Also HABEAS_PROXY.",
    ),
    click.option("--tor", is_flag=True, help=f"Fetch through Tor on this machine: short for --proxy {TOR}."),
    click.option(
        "--allow", multiple=True, metavar="NETWORK",
        help="Also ask addresses of this network, such as 127.0.0.0/8, that are not open to the world. Repeatable.",
    ),
    click.option(
        "--delay", type=click.FloatRange(min=0), default=DELAY, show_default=True,
        help="Seconds between two requests to one host; where robots.txt asks for more, that.",
    ),
    click.option("--contact", metavar="MAIL|URL", help="Who asks, told to every server: habeas/... (+CONTACT)."),
)  # fmt: skip
_WHETHER = (
    click.option("--fetch", is_flag=True, help="Fetch the addresses among the sources. Off unless you say so."),
    click.option(
        "--pages", type=click.IntRange(1), default=MOST, show_default=True,
        help="With --fetch: how many reports of each feed or site map, the newest first.",
    ),
)  # fmt: skip


def how_to_fetch(function: Command) -> Command:
    """Adds the options that say how to fetch; the command gets them as keywords, for `as_asked`."""
    for option in reversed(_HOW):
        function = option(function)
    return function


def fetch_options(function: Command) -> Command:
    """Adds --fetch and the options that go with it; the command gets them as keywords, for `fetched_first`."""
    function = how_to_fetch(function)
    for option in reversed(_WHETHER):
        function = option(function)
    return function


def as_asked(*, proxy: str | None, tor: bool, allow: Sequence[str], delay: float, contact: str | None) -> "Fetching":
    """How to fetch, from the options. Exits with code 2 where they cannot be."""
    from habeas.reading.web import Fetcher, Fetching, Refused

    if proxy and tor:
        raise click.UsageError("--tor is a --proxy of its own: give one of them")
    settings = Fetching(tuple(allow), TOR if tor else proxy, delay=delay, contact=contact)
    try:
        Fetcher(settings).close()
    except ValueError as e:
        raise click.UsageError(f"--allow takes a network such as 127.0.0.0/8: {e}") from None
    except Refused as e:
        raise click.UsageError(str(e)) from None
    return settings


@contextmanager
def fetched_first(
    sources: Sequence[str], *, fetch: bool, pages: int, quiet: bool, **how: Any
) -> Iterator[Sequence[Source]]:
    """The sources, with what is at their addresses in the place of these where fetching is on."""
    if not fetch:
        yield sources
        return
    from habeas.reading.web import Fetcher, Folder, fetched

    settings = as_asked(**how)
    if not quiet:
        what = "the addresses, and what feeds and site maps among them list; each is named below"
        for line in what_is_asked(settings, what):
            notice(line)
    with tempfile.TemporaryDirectory(prefix="habeas-") as folder, Fetcher(settings, say=asking(quiet)) as fetcher:
        yield list(fetched(sources, fetcher, Folder(Path(folder)), most=pages))


def asking(quiet: bool) -> Callable[[str], None]:
    """Tells of each address before it is asked, unless nothing is to be told."""
    return (lambda url: None) if quiet else (lambda url: notice(f"asking {plain(url)}"))


def what_is_asked(settings: "Fetching", what: str) -> list[str]:
    """What is asked of whom, and how, a line each."""
    way = f"through {plain(settings.proxy)}" if settings.proxy else "directly from this machine, whose address they see"
    lines = [
        f"habeas will ask the servers of the addresses given, {way}, as {plain(settings.agent)}:",
        f"- robots.txt of each site, and {what};",
        f"- with {settings.delay:g} seconds or more between two requests to one host, and nothing of the register.",
    ]
    if settings.proxy:
        lines.append("Names are resolved there: that they do not lead into a private network cannot be checked here.")
    return lines
