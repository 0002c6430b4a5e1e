"""Addresses to things to read: a page is fetched, and what a feed or site map lists; they lie in a folder meanwhile."""

import mimetypes
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from habeas.model import SetAside
from habeas.reading.archives.streams import Budget, unpacked
from habeas.reading.feeds import Link, Listing, listing_in
from habeas.reading.kinds import HEAD, Kind, kind_of
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.manners import MOST
from habeas.reading.sources import Item, Source, is_address, printable
from habeas.reading.web.fetching import Answer, Fetcher

_MAPS = 20  # site maps that one index leads to
_SUFFIXES = {"application/json": ".json", "application/feed+json": ".json", "text/csv": ".csv", "text/markdown": ".md"}


class Folder:
    """Where answers lie until they are read: a file each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._number = 0

    def item(self, answer: Answer) -> Item:
        """The answer as a thing to read, its bytes in a file of the folder."""
        self._number += 1
        path = self._root / f"{self._number:06d}"
        path.write_bytes(answer.content)
        url = answer.exchange.url
        return Item(
            printable(url),
            len(answer.content),
            path,
            name="page" + _suffix(answer),
            exchange=answer.exchange,
            received=answer.received,
        )


def _suffix(answer: Answer) -> str:
    """The extension that goes with what the server calls its answer, else with its address."""
    media = (answer.header("content-type") or "").partition(";")[0].strip().casefold()
    known = _SUFFIXES.get(media) or (mimetypes.guess_extension(media) if media != "text/plain" else None)
    return known or PurePosixPath(urlsplit(answer.exchange.url).path).suffix[:10]


def fetched(
    sources: Iterable[str],
    fetcher: Fetcher,
    folder: Folder,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
    most: int = MOST,
) -> Iterator[Source]:
    """The sources with every address fetched: a page as it came, of a feed or site map the newest reports it lists.

    A feed or site map in a file is followed as well; other sources come as they are. What cannot be had is set aside.
    """
    for source in sources:
        try:
            if is_address(source):
                yield from _followed(source, fetcher, folder, limits, most)
            elif listing := _listed_in_file(source, limits):
                yield from _pages(source, listing, fetcher, folder, most)
            else:
                yield source
        except Unreadable as e:
            yield aside(source, str(e))


def aside(about: str, reason: str) -> SetAside:
    """What could not be had, and why."""
    return SetAside("reading", printable(about), reason)


def _followed(url: str, fetcher: Fetcher, folder: Folder, limits: Limits, most: int) -> Iterator[Item | SetAside]:
    answer = fetcher.fetch(url)
    listing = listing_of(answer, limits)
    if listing is None:
        yield folder.item(answer)
    else:
        yield from _pages(url, listing, fetcher, folder, most)


def listing_of(answer: Answer, limits: Limits) -> Listing | None:
    """What a feed or site map lists; None for any other answer. Raises Unreadable for a broken one."""
    content = answer.content
    if content.startswith(b"\x1f\x8b"):
        content = _unzipped(content, limits)
    kind = kind_of(content[:HEAD], _suffix(answer)) if content else None
    is_json = kind is Kind.JSON and b"https://jsonfeed.org/version/" in content[:HEAD]
    return listing_in(content, answer.exchange.url) if kind is Kind.FEED or is_json else None


def _unzipped(content: bytes, limits: Limits) -> bytes:
    """A site map that is packed, as most large ones are; anything else packed stays as it is."""
    stream = unpacked(BytesIO(content), "gzip", Budget(len(content), limits), HEAD)
    if not stream.peek(HEAD).lstrip().startswith((b"<", b"\xef")):
        return content
    return stream.read(limits.file_bytes)


def _listed_in_file(source: str, limits: Limits) -> Listing | None:
    path = Path(source)
    try:
        if path.suffix.lower() not in (".xml", ".rss", ".atom", ".json") or not path.is_file():
            return None
        content = path.read_bytes() if path.stat().st_size <= limits.file_bytes else b""
        kind = kind_of(content[:HEAD], path.suffix) if content else None
    except (OSError, Unreadable):
        return None
    is_json = kind is Kind.JSON and b"https://jsonfeed.org/version/" in content[:HEAD]
    return listing_in(content) if kind is Kind.FEED or is_json else None


def _pages(source: str, listing: Listing, fetcher: Fetcher, folder: Folder, most: int) -> Iterator[Item | SetAside]:
    """The newest reports of a listing, one after the other; how many were left."""
    for note in listing.notes:
        yield aside(source, note)
    lost = list[SetAside]()
    urls = [link.url for link in links_of(listing, fetcher, most, lost) if link.url]
    yield from lost
    if len(urls) > most:
        left = len(urls) - most
        yield aside(source, f"it lists {len(urls)} reports: the first {most} are read, {left} are not (--pages)")
    for url in urls[:most]:
        try:
            yield folder.item(fetcher.fetch(url))
        except Unreadable as e:
            yield aside(url, str(e))


def links_of(listing: Listing, fetcher: Fetcher, enough: int, lost: list[SetAside]) -> list[Link]:
    """The reports of a listing, each once; of an index, those of its site maps in turn until there are enough.

    A site map that cannot be had is `lost`, and the others are looked at.
    """
    found = dict[str | None, Link]()
    for link in _newest(listing):
        found.setdefault(link.url, link)
    for further in listing.maps[:_MAPS]:
        if len(found) >= enough:
            break
        try:
            inner = listing_of(fetcher.fetch(further), Limits())
        except Unreadable as e:
            lost.append(aside(further, str(e)))
            continue
        for link in _newest(inner) if inner else []:
            found.setdefault(link.url, link)
    return list(found.values())


def _newest(listing: Listing) -> list[Link]:
    """The reports of a listing, the last changed first where it says when; a feed's own order is that mostly."""
    links = [link for link in listing.links if link.url]
    if listing.kind == "site map":
        links.sort(key=lambda link: link.stamp, reverse=True)
    return links
