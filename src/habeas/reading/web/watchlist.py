"""What is watched: a TOML file of feeds, people, and how to fetch."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from habeas.reading.limits import Unreadable
from habeas.reading.manners import TOR
from habeas.reading.web.addresses import Refused, address, networks
from habeas.reading.web.fetching import Fetching

_SPAN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(second|minute|hour|day)s?\s*", re.IGNORECASE)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_SOONEST = 60.0
_TOP = {"people": list, "every": str, "pages": int, "fetching": dict, "feed": list}
_FEED = {"url": str, "outlet": str, "every": str}
_FETCHING = {"allow": list, "proxy": str, "tor": bool, "delay": (int, float), "contact": str}


class WatchlistError(Unreadable):
    """A file of feeds that cannot be understood; the message says where and what was expected."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, site map or page to look at again and again, `every` so many seconds.

    `outlet` is what the user calls whoever publishes it, for reports that do not say.
    """

    url: str
    every: float
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The feeds, the people whose news is told (names, or ids of the register), and how to fetch.

    `pages` is how many reports of one feed are fetched at a time.
    """

    feeds: tuple[Feed, ...]
    people: tuple[str, ...] = ()
    pages: int = 50
    fetching: Fetching = field(default_factory=Fetching)


def watchlist(path: Path) -> Watchlist:
    """What a file of feeds says. Raises WatchlistError, naming the place, where it does not make sense."""
    try:
        form = tomllib.loads(path.read_text("utf-8"))
    except OSError as e:
        raise WatchlistError(f"{path} cannot be read: {e.strerror}") from e
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise WatchlistError(f"{path} is not TOML: {e}") from e
    try:
        return _watchlist(form)
    except WatchlistError as e:
        raise WatchlistError(f"{path}: {e}") from None


def _watchlist(form: Mapping[str, Any]) -> Watchlist:
    _check(form, _TOP, "the file")
    if not form.get("feed"):
        raise WatchlistError('no feed in it; each begins with [[feed]] and has url = "https://..."')
    every = _span(form.get("every", "30 minutes"), "every")
    people = form.get("people", [])
    if not all(isinstance(name, str) and name.strip() for name in people):
        raise WatchlistError('people is a list of names: people = ["Mira Halden"]')
    feeds = tuple(_feed(feed, number, every) for number, feed in enumerate(form["feed"], 1))
    return Watchlist(feeds, tuple(people), int(form.get("pages", 50)), _fetching(form.get("fetching", {})))


def _feed(form: Any, number: int, every: float) -> Feed:
    where = f"feed {number}"
    if not isinstance(form, dict) or not isinstance(form.get("url"), str):
        raise WatchlistError(f'{where} has no address: url = "https://..."')
    _check(form, _FEED, where)
    try:
        url = address(form["url"])
    except Refused as e:
        raise WatchlistError(f"{where}: {form['url']} is {e}") from None
    return Feed(url, _span(form["every"], f"{where}, every") if "every" in form else every, form.get("outlet"))


def _fetching(form: Mapping[str, Any]) -> Fetching:
    _check(form, _FETCHING, "fetching")
    if form.get("tor") and form.get("proxy"):
        raise WatchlistError("fetching: tor is a proxy of its own; give one of them")
    try:
        networks(allowed := tuple(form.get("allow", ())))
    except ValueError as e:
        raise WatchlistError(f'fetching: allow is a list of networks such as "10.1.0.0/16": {e}') from None
    proxy = TOR if form.get("tor") else form.get("proxy")
    standard = {f.name: f.default for f in fields(Fetching)}
    delay = float(form.get("delay", standard["delay"]))
    return Fetching(allowed, proxy, delay=delay, contact=form.get("contact"))


def _span(text: str, where: str) -> float:
    """Seconds from words such as "30 minutes"; at least one minute, for politeness."""
    match = _SPAN.fullmatch(text)
    if not match:
        raise WatchlistError(f'{where} = {text!r}: expected a span such as "30 minutes", "2 hours" or "1 day"')
    return max(_SOONEST, float(match[1]) * _SECONDS[match[2].casefold()])


def _check(form: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
    for name, value in form.items():
        if name not in known:
            raise WatchlistError(f"{where}: {name!r} is not known; known are {', '.join(known)}")
        if not isinstance(value, known[name]):
            raise WatchlistError(f"{where}: {name} cannot be {value!r}")
