"""The parts of a web page that are not its report: their words would become statements about the wrong people."""

import re
from typing import Any

from habeas.reading.tree import Page, attribute, words

_ALWAYS = (
    "script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, select, input, textarea, "
    "nav, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=dialog], [role=alertdialog], [role=search], "
    "[role=banner], [role=contentinfo], [role=complementary]"
)
_BY_NAME = "aside, footer, header, section, article, div, ul, ol, p, table, span, a, details"
_NAME_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_CLUTTER = re.compile(
    r"\b(?:cookies?|consent|gdpr|newsletters?|subscribe|subscription|signup|sign up|login|related|recommended|"
    r"recommendations|popular|trending|most ?read|read ?more|read ?also|see ?also|more from|share|sharing|social|"
    r"breadcrumbs?|nav|navigation|navbar|menu|submenu|pagination|pager|skip|toc|ticker|sidebar|comments|comment list|"
    r"promo|advert|advertisement|ads|sponsor|sponsored|outbrain|taboola|modal|popup|overlay|"
    r"site header|site footer|page footer)\b"
)
_REPORT_SHARE = 0.3  # of the page's words; a part with more is the report itself, whatever it is called
_ELSEWHERE = (
    r"read (?:also|more|next)|also read|see also|more on this|more from [^\n:.]{1,40}|"
    r"related(?: (?:articles?|stories|posts|news|content|reading))?|you (?:may|might) also like|"
    r"recommended(?: for you)?|most (?:read|popular)|читайте та?кже|смотрите также|по теме|популярное|"
    r"чытайце (?:таксама|яшчэ)|глядзіце таксама|папулярнае|читайте (?:також|ще)|дивіться також|популярне"
)
_POINTER = re.compile(rf"(?:{_ELSEWHERE})\s*(?::|\n|$)", re.IGNORECASE)
_POINTER_ALONE = re.compile(rf"(?:{_ELSEWHERE})\s*:?", re.IGNORECASE)
_NOTICE = re.compile(
    r"©|\(c\) \d{4}|all rights reserved|subscribe (?:to|now)|sign up (?:for|to)|follow us on|share this|advertisement$|"
    r"table of contents$|подпи(?:сывайтесь|шитесь) на|падпі(?:свайцеся|шыцеся) на|підпи(?:суйтесь|шіться) на|"
    r"все права защищены|реклама$",
    re.IGNORECASE,
)


def take_out(page: Page) -> None:
    """Takes out of a page what is plainly not the report.

    By element and role; by the words of a class or id, unless the part is most of the page or holds its heading; and
    by a label such as "Read also" with the links that follow it. Tables that only lay the page out become plain parts.
    """
    for element in page.all(_ALWAYS):
        element.decompose()
    _lay_out(page)
    whole = len(words(body)) if (body := page.one("body")) else 0
    for element in page.all(_BY_NAME):
        if _is_named_clutter(element) and not _is_report(element, whole):
            element.decompose()
    for label in page.all("b, strong, h2, h3, h4, h5, h6, p, span, div"):
        if _POINTER_ALONE.fullmatch(words(label)[:60]) and label.parent is not None:
            _take_out_links_after(label)


def is_clutter(block: str) -> bool:
    """Whether a block of the main text only points elsewhere, or is a notice of the site about itself."""
    said = block.lstrip("#- ")
    return len(said) < 300 and bool(_POINTER.match(said) or _NOTICE.match(said))


def _is_named_clutter(element: Any) -> bool:
    names = f"{attribute(element, 'class') or ''} {attribute(element, 'id') or ''}"
    return names != " " and bool(_CLUTTER.search(" ".join(w.lower() for w in _NAME_WORD.findall(names))))


def _is_report(element: Any, whole: int) -> bool:
    return len(words(element)) > _REPORT_SHARE * whole or element.query_selector("h1") is not None


def _lay_out(page: Page) -> None:
    """Makes plain parts of the tables that lay out the page: some cell holds a heading, paragraphs or a table."""
    for table in page.all("table"):
        cell = table.query_selector("td h1, td h2, td table, td article, td p + p")
        if cell is not None and table.parent is not None:
            for inner in reversed([e for e in table.query_selector_all("td, th, tr, tbody, thead") if _own(e, table)]):
                page.renamed(inner, "div")
            page.renamed(table, "div")


def _own(element: Any, table: Any) -> bool:
    return bool(element.closest("table") == table)


def _take_out_links_after(label: Any) -> None:
    """Takes out a label and the links, lists of links and line breaks that follow it."""
    following = label.next_sibling
    while following is not None and _is_links(following):
        after = following.next_sibling
        following.decompose()
        following = after
    label.decompose()


def _is_links(node: Any) -> bool:
    text = " ".join((node.text or "").split())
    if not text:
        return True
    if not hasattr(node, "query_selector_all"):
        return len(text) < 3
    linked = text if node.tag == "a" else " ".join(words(a) for a in node.query_selector_all("a"))
    return len(linked) > 0.6 * len(text)
