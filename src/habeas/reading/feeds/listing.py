"""Feeds and site maps: the addresses they list, and what a feed tells of each report itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import plain
from habeas.reading.limits import Unreadable
from habeas.reading.markup import text_of
from habeas.reading.stamps import written

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ITEM = re.compile(rb"<((?:\w+:)?(?:item|entry))\b(?![^>]*/>).*?</\1\s*>", re.DOTALL)
_MAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_JSON_FEED = "https://jsonfeed.org/version/"
_METHOD = "feed"


@dataclass(frozen=True, slots=True)
class Link:
    """One report that a feed or site map lists. `stamp` is when it says that the report was last changed, as written.

    `draft` is what the feed itself tells of it and `content` the bytes of that entry; a site map tells nothing.
    """

    url: str | None
    stamp: str = ""
    draft: Draft | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or site map lists, in its order. `maps` are further site maps, of which an index is made."""

    kind: str
    links: tuple[Link, ...]
    maps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def listing_in(content: bytes, base: str | None = None) -> Listing:
    """What a feed or site map lists; `base` is the address it came from. Raises Unreadable where it is broken."""
    if content.lstrip()[:1] in (b"{", b"\xef"):
        return _json_feed(content)
    if _ENTITIES.search(content.replace(b"\x00", b"")[:1_000_000]):
        raise Unreadable("an XML file that declares entities of its own, which may grow without end")
    return _site_map(content) if _MAP.search(content[:4096]) else _feed(content, base)


# ---------------------------------------------------------------- RSS and Atom


def _feed(content: bytes, base: str | None) -> Listing:
    import feedparser  # few sources are feeds, and only they wait for it

    headers = {"content-type": "application/xml"} | ({"content-location": base} if base else {})
    parsed = feedparser.parse(BytesIO(content), response_headers=headers)
    outlet = _one_line(parsed.feed.get("title"))
    language = parsed.feed.get("language")
    parts = [match.group() for match in _ITEM.finditer(content)]
    entries = parsed.entries
    if not entries and parsed.bozo:
        raise Unreadable(f"a broken feed ({str(parsed.bozo_exception)[:100]})")
    notes = ("a broken feed: it was read up to where it makes no sense",) if parsed.bozo and _is_cut(content) else ()
    told = len(parts) == len(entries)  # else we cannot say which bytes are whose
    links = tuple(
        _link(entry, parts[i] if told else _canonical(entry), outlet, language) for i, entry in enumerate(entries)
    )
    return Listing("feed", links, notes=notes)


def _is_cut(content: bytes) -> bool:
    return not re.search(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", content, re.IGNORECASE | re.DOTALL)


def _canonical(entry: Any) -> bytes:
    said = {k: entry.get(k) for k in ("id", "link", "title", "published", "summary")}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def _link(entry: Any, content: bytes, outlet: str | None, language: str | None) -> Link:
    updated = dict.get(entry, "updated")  # entry.get makes one up from `published`
    published = entry.get("published") or updated
    html = [c.get("value") for c in entry.get("content", ()) if c.get("value")]
    body = max([*html, entry.get("summary") or ""], key=len)
    return Link(
        _web(entry.get("link")) or _web(entry.get("id")),
        updated or "",
        _draft(entry.get("title"), body, outlet, entry.get("author"), published, language, entry.get("link")),
        content,
    )


def _draft(
    title: str | None, body: str, outlet: str | None, author: str | None, day: str | None, lang: Any, url: str | None
) -> Draft | None:
    """The entry as a document of its own: its title, and what the feed tells of the report."""
    heading, told = _one_line(title and text_of(title)), text_of(body).strip() if body else ""
    text, notes = plain("\n\n".join(part for part in (heading, told) if part))
    if not told:
        return None
    when = written(day) if day else None
    return Draft(
        text,
        "feed entry",
        title=_found(heading),
        outlet=_found(outlet),
        author=_found(_one_line(author)),
        url=_found(_web(url)),
        published=Found(when, _METHOD) if when else None,
        said_language=lang if isinstance(lang, str) else None,
        notes=notes,
    )


def _found(value: str | None) -> Found[str] | None:
    return Found(value, _METHOD) if value else None


def _one_line(text: str | None) -> str | None:
    return " ".join(plain(text)[0].split()) or None if text else None


def _web(url: Any) -> str | None:
    return url.strip() if isinstance(url, str) and re.match(r"https?://\S+$", url.strip()) else None


# ---------------------------------------------------------------- JSON Feed


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a feed by its own word."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(_JSON_FEED)


def _json_feed(content: bytes) -> Listing:
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        raise Unreadable(f"a broken JSON feed ({str(e)[:100]})") from e
    if not is_json_feed(value) or not isinstance(value.get("items"), list):
        raise Unreadable("not a feed")
    return Listing("feed", tuple(_json_links(value)))


def _json_links(feed: dict[str, Any]) -> Iterator[Link]:
    outlet, language = _text(feed.get("title")), feed.get("language")
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
        author = ", ".join(a["name"] for a in authors or [] if isinstance(a, dict) and isinstance(a.get("name"), str))
        body = _text(item.get("content_html")) or _text(item.get("content_text")) or _text(item.get("summary")) or ""
        url, day = _web(item.get("url")) or _web(item.get("id")), _text(item.get("date_published"))
        title, lang = _text(item.get("title")), item.get("language") or language
        content = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield Link(
            url, _text(item.get("date_modified")) or "", _draft(title, body, outlet, author, day, lang, url), content
        )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


# ---------------------------------------------------------------- site maps


def _site_map(content: bytes) -> Listing:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    tree = etree.fromstring(content, parser)
    if tree is None:
        raise Unreadable("a broken site map")
    links, maps = list[Link](), list[str]()
    for node in tree:
        said = {etree.QName(e).localname: (e.text or "").strip() for e in node.iter() if isinstance(e.tag, str)}
        if not (url := _web(said.get("loc"))):
            continue
        if etree.QName(node).localname == "sitemap":
            maps.append(url)
        else:
            links.append(Link(url, said.get("lastmod") or said.get("publication_date") or ""))
    return Listing("site map", tuple(links), tuple(maps))
