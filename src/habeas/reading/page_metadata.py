"""What a web page says of itself: JSON-LD, then OpenGraph and other meta elements, then what a reader sees."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any

from habeas.dates import When
from habeas.reading.draft import Found, first
from habeas.reading.stamps import stamped, written
from habeas.reading.tree import Element, attribute, first_of, words

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|\w*Report)$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/_.-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)")
_OTHERS = re.compile(r"related|comment|recommend", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,50})$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "publication_date",
)  # fmt: skip
_DATED = ("date", "dc.date", "dcterms.date")  # of publication mostly, and of the last change where another is given
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
Json = dict[str, Any]
_WORD = re.compile(r"\w{3,}|[^\W\d_a-z]")
_NO_NAME = re.compile(r"[<>]|://")
_LONGEST_NAME = 300  # characters
_CLOSE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Said:
    """What was found in a page's metadata; each piece or None."""

    title: Found[str] | None
    outlet: Found[str] | None
    author: Found[str] | None
    url: Found[str] | None
    published: Found[When] | None
    language: str | None
    notes: tuple[str, ...] = ()


def said_by(tree: Element) -> Said:
    """The metadata of a page, each piece by the most trusted method that has it."""
    meta = _meta(tree)
    article = _article(tree, meta)
    outlet, url = _outlet(tree, meta, article), _url(tree, meta, article)
    published, lie = _published(tree, meta, article, url)
    return Said(
        title=_title(tree, meta, article, outlet),
        outlet=outlet,
        author=_author(meta, article),
        url=url,
        published=published,
        language=_language(tree),
        notes=(lie,) if lie else (),
    )


def _meta(tree: Element) -> dict[str, str]:
    """The meta elements, by property, name or itemprop in lower case; the first of several counts."""
    found = dict[str, str]()
    for node in tree.iter("meta"):
        name = attribute(node, "property") or attribute(node, "name") or attribute(node, "itemprop")
        if name and (content := attribute(node, "content")):
            found.setdefault(name.lower(), content)
    return found


def _article(tree: Element, meta: dict[str, str]) -> Json:
    """The JSON-LD of the page's own article, names in the place of references; empty where it cannot be told."""
    nodes = list(_linked_data(tree))
    articles = [n for n in nodes if _is_article(n)]
    if len(articles) > 1:  # teasers of other reports are marked up too
        headings = {words(h) for h in tree.iter("h1")} | {meta.get("og:title")}
        articles = [a for a in articles if isinstance(a.get("headline"), str) and a["headline"] in headings]
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str)}
    return {key: _followed(value, by_id) for key, value in articles[0].items()} if articles else {}


def _followed(value: Any, by_id: dict[str, Json]) -> Any:
    """What a reference such as {"@id": "#publisher"} refers to; any other value as it is."""
    if isinstance(value, list):
        return [_followed(v, by_id) for v in value[:5]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _linked_data(tree: Element) -> Iterator[Json]:
    """The top-level nodes of every JSON-LD block, and the main thing of each; lists of other reports stay closed."""
    for node in tree.iter("script"):
        if attribute(node, "type") == "application/ld+json":
            for one in _top_level(node.text or ""):
                yield one
                if isinstance(main := one.get("mainEntity"), dict):
                    yield main


def _top_level(text: str) -> Iterator[Json]:
    try:
        data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    for top in data if isinstance(data, list) else [data]:
        graph = top.get("@graph") if isinstance(top, dict) else None
        yield from (one for one in (graph if isinstance(graph, list) else [top]) if isinstance(one, dict))


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str | None:
    """The name in a value: a text, a thing with a name, or the first of a list; None for markup and addresses."""
    if isinstance(value, list):
        return ", ".join(n for n in (_name(v) for v in value[:5]) if n) or None
    if isinstance(value, dict):
        value = value.get("name")
    name = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return name if 0 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) else None


def _found(value: str | None, method: str) -> Found[str] | None:
    return Found(value, method) if value else None


def _title(tree: Element, meta: dict[str, str], article: Json, outlet: Found[str] | None) -> Found[str] | None:
    headings = [words(h) for h in tree.iter("h1")]
    shown = headings[0] if len(headings) == 1 else None
    hidden = first(
        _found(_name(article.get("headline")), "JSON-LD"),
        _found(_without(outlet, meta.get("og:title") or meta.get("twitter:title") or ""), "meta"),
    )
    if hidden and shown and not _share_a_word(hidden.value, shown):  # what readers see is the title
        hidden = None
    return first(hidden, _found(shown, "h1"), _found(_without(outlet, _title_element(tree)), "title element"))


def _share_a_word(one: str, other: str) -> bool:
    return not set(_WORD.findall(one.casefold())).isdisjoint(_WORD.findall(other.casefold()))


def _without(outlet: Found[str] | None, title: str) -> str:
    """A title without the name of the outlet at its end."""
    match = _TITLE_END.search(title)
    named = match and outlet and match["outlet"].strip().casefold() == outlet.value.casefold()
    return title[: match.start()] if match and named else title


def _title_element(tree: Element) -> str:
    element = first_of(tree, "//head/title | //title")
    return words(element) if element is not None else ""


def _outlet(tree: Element, meta: dict[str, str], article: Json) -> Found[str] | None:
    value = next((name for key in _OUTLETS if (name := _name(meta.get(key)))), None)
    return first(
        _found(_name(article.get("publisher")), "JSON-LD"),
        _found(value, "meta"),
        _outlet_in_title(tree, meta),
    )


def _outlet_in_title(tree: Element, meta: dict[str, str]) -> Found[str] | None:
    """What the title element adds to the headline: "Headline | Outlet"."""
    match = _TITLE_END.search(_title_element(tree))
    headings = [words(h) for h in tree.iter("h1")] + [meta.get("og:title", "")]
    if match and _title_element(tree)[: match.start()] in headings:
        return Found(match["outlet"].strip(), "title element")
    return None


def _author(meta: dict[str, str], article: Json) -> Found[str] | None:
    value = next((name for key in _AUTHORS if (name := _name(meta.get(key)))), None)
    return first(_found(_name(article.get("author")), "JSON-LD"), _found(value, "meta"))


def _url(tree: Element, meta: dict[str, str], article: Json) -> Found[str] | None:
    link = first_of(tree, "//link[@rel='canonical']")
    about = article.get("mainEntityOfPage")
    about = about.get("@id") if isinstance(about, dict) else about
    return first(
        _address(attribute(link, "href"), "canonical link"),
        _address(meta.get("og:url"), "meta"),
        _address(article.get("url"), "JSON-LD"),
        _address(about, "JSON-LD"),
    )


def _address(value: Any, method: str) -> Found[str] | None:
    whole = isinstance(value, str) and re.match(r"https?://\S+$", value.strip())
    return Found(value.strip(), method) if whole else None


def _published(
    tree: Element, meta: dict[str, str], article: Json, url: Found[str] | None
) -> tuple[Found[When] | None, str | None]:
    """The day of publication; none, and why, where what the page hides and what it shows are different days.

    Of two hidden ones that differ the one that it shows counts; where it shows none, neither.
    """
    published, dated = (next((meta[name] for name in names if name in meta), None) for names in (_PUBLISHED, _DATED))
    hidden = [day for day in (_day(article.get("datePublished"), "JSON-LD"), _day(published, "meta")) if day]
    hidden = hidden or [day for day in (_day(dated, "meta"),) if day]
    shown = _visible_day(tree)
    said = [*hidden, shown] if shown else hidden
    believed = [h for h in hidden if not _apart(h.value, said[-1].value)]
    if hidden and (not believed or (not shown and len(believed) < len(hidden))):
        days = ", ".join(f"{day.value.iso} by its {day.method}" for day in said)
        return None, f"it gives different days of publication, {days}: left unknown"
    return first(*believed, shown, _day_in(url.value) if url else None), None


def _apart(one: When, other: When) -> bool:
    """Whether no day that one can mean is within two days of one that the other can: zones and updates at night."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first - other.last > _CLOSE or other.first - one.last > _CLOSE


def _day(value: Any, method: str) -> Found[When] | None:
    when = written(value) if isinstance(value, str) else None
    return Found(when, method) if when else None


def _visible_day(tree: Element) -> Found[When] | None:
    """The day of the page's time elements: of one marked as publication, else the one that all in the article name."""
    times = list(tree.iter("time"))
    marked = [t for t in times if t.get("pubdate") is not None or _is_marked(t)]
    days = [_day(attribute(t, "datetime") or words(t), "time element") for t in marked or times if not _elsewhere(t)]
    known = {d.value.iso: d for d in days if d}
    return next(iter(known.values())) if len(known) == 1 else None


def _is_marked(time: Element) -> bool:
    return time.get("itemprop") == "datePublished" or "published" in (time.get("class") or "").split()


def _elsewhere(time: Element) -> bool:
    """Whether a time element is in a part that shows other reports or comments."""
    above = list(time.iterancestors())
    names = " ".join(e.get("class") or "" for e in above if e.tag not in ("html", "body"))
    return bool({e.tag for e in above} & {"aside", "nav", "footer", "li", "form"} or _OTHERS.search(names))


def _day_in(url: str) -> Found[When] | None:
    match = _URL_DAY.search(url)
    if not match:
        return None
    when = stamped("-".join(p for p in match.groups() if p))
    return Found(when, "URL") if when else None


def _language(tree: Element) -> str | None:
    root = first_of(tree, "/html")
    return attribute(root, "lang") or attribute(root, "xml:lang")
