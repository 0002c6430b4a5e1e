"""What a web page says of itself: JSON-LD, then OpenGraph and other meta elements, then what a reader sees."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.dates import When
from habeas.reading.draft import Found, first
from habeas.reading.stamps import stamped, written
from habeas.reading.tree import Page, attribute, words

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|\w*Report)$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/_.-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)")
_TITLE_END = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,50})$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "publication_date",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What was found in a page's metadata; each piece or None."""

    title: Found[str] | None
    outlet: Found[str] | None
    author: Found[str] | None
    url: Found[str] | None
    published: Found[When] | None
    language: str | None


def said_by(page: Page) -> Said:
    """The metadata of a page, each piece by the most trusted method that has it."""
    meta, article = _meta(page), _article(page)
    url = _url(page, meta, article)
    return Said(
        title=_title(page, meta, article),
        outlet=_outlet(page, meta, article),
        author=_author(meta, article),
        url=url,
        published=_published(page, meta, article, url),
        language=_language(page),
    )


def _meta(page: Page) -> dict[str, str]:
    """The meta elements, by property, name or itemprop in lower case; the first of several counts."""
    found = dict[str, str]()
    for node in page.all("meta[content]"):
        name = attribute(node, "property") or attribute(node, "name") or attribute(node, "itemprop")
        if name and (content := attribute(node, "content")):
            found.setdefault(name.lower(), content)
    return found


def _article(page: Page) -> Json:
    """The JSON-LD of the page's own article; empty where there is none, or where several disagree about the day."""
    articles = [n for n in _linked_data(page) if _is_article(n)]
    days = {str(a.get("datePublished"))[:10] for a in articles if a.get("datePublished")}
    return articles[0] if articles and len(days) <= 1 else {}


def _linked_data(page: Page) -> Iterator[Json]:
    """The top-level nodes of every JSON-LD block; what is nested in them (lists of other reports) is not the page's."""
    for node in page.all('script[type="application/ld+json"]'):
        try:
            data = json.loads((node.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for top in data if isinstance(data, list) else [data]:
            graph = top.get("@graph") if isinstance(top, dict) else None
            for one in graph if isinstance(graph, list) else [top]:
                if isinstance(one, dict):
                    yield one


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str | None:
    """The name in a JSON-LD value: a text, a thing with a name, or the first of a list."""
    if isinstance(value, list):
        return ", ".join(n for n in (_name(v) for v in value[:5]) if n) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _found(value: str | None, method: str) -> Found[str] | None:
    return Found(value, method) if value else None


def _title(page: Page, meta: dict[str, str], article: Json) -> Found[str] | None:
    headings = [words(h) for h in page.all("h1")]
    return first(
        _found(_name(article.get("headline")), "JSON-LD"),
        _found(meta.get("og:title") or meta.get("twitter:title"), "meta"),
        _found(headings[0], "h1") if len(headings) == 1 else None,
        _found(_TITLE_END.sub("", page.title), "title element"),
    )


def _outlet(page: Page, meta: dict[str, str], article: Json) -> Found[str] | None:
    value = next((meta[name] for name in _OUTLETS if name in meta), None)
    return first(
        _found(_name(article.get("publisher")), "JSON-LD"),
        _found(value, "meta"),
        _outlet_in_title(page, meta),
    )


def _outlet_in_title(page: Page, meta: dict[str, str]) -> Found[str] | None:
    """What the title element adds to the headline: "Headline | Outlet"."""
    match = _TITLE_END.search(page.title)
    headings = [words(h) for h in page.all("h1")] + [meta.get("og:title", "")]
    if match and page.title[: match.start()] in headings:
        return Found(match["outlet"].strip(), "title element")
    return None


def _author(meta: dict[str, str], article: Json) -> Found[str] | None:
    value = next((meta[n] for n in _AUTHORS if n in meta and not meta[n].startswith("http")), None)
    return first(_found(_name(article.get("author")), "JSON-LD"), _found(value, "meta"))


def _url(page: Page, meta: dict[str, str], article: Json) -> Found[str] | None:
    link = page.one("link[rel=canonical]")
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


def _published(page: Page, meta: dict[str, str], article: Json, url: Found[str] | None) -> Found[When] | None:
    value = next((meta[name] for name in _PUBLISHED if name in meta), None)
    return first(
        _day(article.get("datePublished"), "JSON-LD"),
        _day(value, "meta"),
        _visible_day(page),
        _day_in(url.value) if url else None,
    )


def _day(value: Any, method: str) -> Found[When] | None:
    when = written(value) if isinstance(value, str) else None
    return Found(when, method) if when else None


def _visible_day(page: Page) -> Found[When] | None:
    """The day of the page's time elements: of one marked as publication, else the one that all in the article name."""
    marked = page.all("time[pubdate], time[itemprop=datePublished], time.published")
    times = marked or page.all("time")
    days = [_day(attribute(t, "datetime") or words(t), "time element") for t in times if not _elsewhere(t)]
    known = {d.value.iso: d for d in days if d}
    return next(iter(known.values())) if len(known) == 1 else None


def _elsewhere(node: Any) -> bool:
    """Whether the node is in a part that shows other reports or comments."""
    return node.closest("aside, nav, footer, li, form, [class*=related], [class*=comment]") is not None


def _day_in(url: str) -> Found[When] | None:
    match = _URL_DAY.search(url)
    if not match:
        return None
    when = stamped("-".join(p for p in match.groups() if p))
    return Found(when, "URL") if when else None


def _language(page: Page) -> str | None:
    root = page.one("html")
    return attribute(root, "lang") or attribute(root, "xml:lang")
