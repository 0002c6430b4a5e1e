"""The parts of a web page that are not its report: their words would become statements about the wrong people."""

import re

from habeas.reading.tree import Element, attribute, first_of, words

_TAGS = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "nav", "dialog", "form")
) | {"button", "select", "input", "textarea"}
_ROLES = frozenset(("navigation", "dialog", "alertdialog", "search", "banner", "contentinfo", "complementary"))
_NAMED = frozenset(
    ("aside", "footer", "header", "section", "article", "div", "ul", "ol", "p", "table", "span", "a", "details")
)
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
_POINTER_TAGS = frozenset(("b", "strong", "h2", "h3", "h4", "h5", "h6", "p", "span", "div"))
_LONGEST_POINTER = 60
_NOTICE = re.compile(
    r"©|\(c\) \d{4}|all rights reserved|subscribe (?:to|now)|sign up (?:for|to)|follow us on|share this|advertisement$|"
    r"table of contents$|подпи(?:сывайтесь|шитесь) на|падпі(?:свайцеся|шыцеся) на|підпи(?:суйтесь|шіться) на|"
    r"все права защищены|реклама$",
    re.IGNORECASE,
)


def take_out(tree: Element) -> None:
    """Takes out of a page what is plainly not the report.

    By element and role; by the words of a class or id, unless the part is most of the page or holds its heading; and
    by a label such as "Read also" with the links that follow it. Tables that only lay the page out become plain parts.
    """
    for element in list(tree.iter()):
        if element.tag in _TAGS or attribute(element, "role") in _ROLES or _is_hidden(element):
            _drop(element)
    for table in list(tree.iter("table")):
        _lay_out(table)
    lengths = _lengths(tree)
    report = _REPORT_SHARE * lengths[tree]
    for element in list(tree.iter(*_NAMED)):
        if _is_named_clutter(element) and lengths[element] <= report and first_of(element, ".//h1") is None:
            _drop(element)
    for label in list(tree.iter(*_POINTER_TAGS)):
        if lengths[label] <= _LONGEST_POINTER and _POINTER_ALONE.fullmatch(words(label)):
            _drop_links_after(label)


def is_clutter(block: str) -> bool:
    """Whether a block of the main text only points elsewhere, or is a notice of the site about itself."""
    said = block.lstrip("#- ")
    return len(said) < 300 and bool(_POINTER.match(said) or _NOTICE.match(said))


def _drop(element: Element) -> None:
    """Takes an element out and leaves the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _is_named_clutter(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return names != " " and bool(_CLUTTER.search(" ".join(w.lower() for w in _NAME_WORD.findall(names))))


def _lengths(tree: Element) -> dict[Element, int]:
    """For each element the length of the text in it, without white space at the ends of its pieces."""
    lengths = dict[Element, int]()
    for element in reversed(list(tree.iter())):
        inside = sum(lengths[child] + len((child.tail or "").strip()) for child in element)
        lengths[element] = inside + len((element.text or "").strip())
    return lengths


def _lay_out(table: Element) -> None:
    """Makes plain parts of a table that lays out the page: some cell holds a heading, paragraphs or a table."""
    if first_of(table, ".//td//h1 | .//td//h2 | .//td//table | .//td//article | .//td//p[2]") is None:
        return
    for element in [table, *table.iter("td", "th", "tr", "tbody", "thead")]:
        if next(element.iterancestors("table"), table) is table:
            element.tag = "div"


def _drop_links_after(label: Element) -> None:
    """Takes out a label and the links, lists of links and line breaks that follow it, up to the first other text."""
    following = label.getnext()
    ends = _is_text(label.tail)
    while following is not None and not ends and _is_links(following):
        after, ends = following.getnext(), _is_text(following.tail)
        _drop(following)
        following = after
    _drop(label)


def _is_text(tail: str | None) -> bool:
    return len((tail or "").strip()) > 2


def _is_links(element: Element) -> bool:
    """Whether an element holds links and hardly anything else, or nothing at all."""
    text = len(words(element))
    linked = text if element.tag == "a" else sum(len(words(a)) for a in element.iter("a"))
    return linked >= 0.6 * text
