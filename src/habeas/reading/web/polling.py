"""One round of a watch: feeds that are due are asked whether they changed, and what they list anew is fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.model import SetAside, digest
from habeas.reading.feeds import Link
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.sources import Item
from habeas.reading.web.fetching import Answer, Fetcher, NotAnswered
from habeas.reading.web.following import Folder, aside, links_of, listing_of
from habeas.reading.web.memory import Known, Memory
from habeas.reading.web.watchlist import Feed

LONGEST = 86_400.0
"""Seconds after which a feed is asked again, however often it has failed."""
TRIES = 3
"""How often a report that a feed lists is asked for before it is given up."""


@dataclass
class Round:
    """What one round brought: things to read, and what could not be had. `asked` counts the feeds that were asked."""

    items: list[Item] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    asked: int = 0


def due(feeds: Sequence[Feed], memory: Memory, now: float) -> Iterator[Feed]:
    """The feeds whose time has come."""
    return (feed for feed in feeds if memory.feeds.get(feed.url, Known()).due <= now)


def next_due(feeds: Sequence[Feed], memory: Memory) -> float:
    """When the next feed is due, in seconds since 1970."""
    return min(memory.feeds.get(feed.url, Known()).due for feed in feeds)


def poll(feed: Feed, memory: Memory, fetcher: Fetcher, folder: Folder, now: float, today: date, most: int) -> Round:
    """Asks one feed for what is new, notes in the memory what was had, and when to ask again.

    Keep what it brought before the memory is saved: whoever dies in between asks again and loses nothing.
    """
    known, brought = memory.feeds.setdefault(feed.url, Known()), Round(asked=1)
    try:
        answer = fetcher.fetch(feed.url, _conditions(known))
        left = (
            0 if answer.exchange.status == 304 else _news(feed, answer, memory, fetcher, folder, today, most, brought)
        )
    except Unreadable as e:
        known.failures += 1
        known.why = str(e)
        known.due = now + _pause(feed, known, e)
        if known.failures == 1:
            brought.set_aside.append(aside(feed.url, str(e)))
        return brought
    known.failures, known.why = 0, None
    known.due = now + feed.every
    if answer.exchange.status != 304 and not left:  # what was left is not to be hidden behind "nothing has changed"
        known.etag, known.modified = answer.header("etag"), answer.header("last-modified")
    elif left:
        known.etag = known.modified = None
    return brought


def _conditions(known: Known) -> dict[str, str]:
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in said.items() if value}


def _pause(feed: Feed, known: Known, error: Unreadable) -> float:
    """Twice as long after each failure, at least as long as the server asks, and a day at most."""
    asked = error.retry_after if isinstance(error, NotAnswered) else None
    return max(min(feed.every * 2.0 ** min(known.failures, 20), LONGEST), min(asked or 0.0, 30 * LONGEST))


def _news(
    feed: Feed, answer: Answer, memory: Memory, fetcher: Fetcher, folder: Folder, today: date, most: int, brought: Round
) -> int:
    """Fetches what an answer lists anew; how many of it are left for the next time."""
    listing = listing_of(answer, Limits())
    if listing is None:
        _page(feed, answer, memory, folder, today, brought)
        return 0
    links = [link for link in links_of(listing, fetcher, most, brought.set_aside) if link.url]
    new = []
    for link in links:
        key = _key(link)
        if key in memory.seen:
            memory.seen[key] = today.isoformat()
        else:
            new.append(link)
    for link in new[:most]:
        _fetch(feed, link, memory, fetcher, folder, today, brought)
    return len(new[most:]) + sum(1 for link in new[:most] if _key(link) not in memory.seen)


def _key(link: Link) -> str:
    return digest(link.url, link.stamp)


def _page(feed: Feed, answer: Answer, memory: Memory, folder: Folder, today: date, brought: Round) -> None:
    """A page that is no feed is itself what is watched: news whenever its bytes are others."""
    key = digest(feed.url, answer.content)
    if key not in memory.seen:
        brought.items.append(replace(folder.item(answer), outlet=feed.outlet))
    memory.seen[key] = today.isoformat()


def _fetch(
    feed: Feed, link: Link, memory: Memory, fetcher: Fetcher, folder: Folder, today: date, brought: Round
) -> None:
    """One report; one that cannot be had is asked for again at the next rounds, then given up."""
    key, url = _key(link), link.url or ""
    try:
        brought.items.append(replace(folder.item(fetcher.fetch(url)), outlet=feed.outlet))
    except Unreadable as e:
        tries = memory.failed[key] = memory.failed.get(key, 0) + 1
        lasting = not isinstance(e, NotAnswered) or e.status in (401, 403, 404, 410, 451)
        if not lasting and tries < TRIES:
            return
        brought.set_aside.append(aside(url, str(e)))
    memory.failed.pop(key, None)
    memory.seen[key] = today.isoformat()
