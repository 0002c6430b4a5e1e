"""A parsed web page: the elements of its tree, as trafilatura's parser gives them."""

import re
from typing import Any

from trafilatura import load_html

from habeas.reading.limits import Limits, Unreadable

Element = Any
"""An element of an lxml tree; lxml has no types of its own."""

_PROLOG = re.compile(r"\s*<\?xml[^>]*>")
_DATA = re.compile(r"data:[\w/+.;=-]{0,100},[^\s\"'<>)]{1000,}")  # pictures written into the page
_SCRIPT = re.compile(r"<script\b[^>]{0,2000}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\b[^>]{0,2000}>", re.IGNORECASE)
_LONG_SCRIPT = 1_000_000  # characters
_MARKS = 20  # an element has two or three; the rest are in scripts, which cost nothing
_DEEPEST = 250  # libxml2 leaves out, in silence, what is nested deeper than 256


def parsed(html: str, limits: Limits) -> Element:
    """The tree of a page. Raises Unreadable where it is none, or is too large or too deep to be searched."""
    if html.count("<") > _MARKS * limits.elements:
        raise _too_large(limits)
    html = _DATA.sub("data:,", _without_long_scripts(_PROLOG.sub("", html, count=1)))
    tree = load_html(html if "html" in html[:50].lower() else "<html>" + html)
    if tree is None:
        raise Unreadable("a web page that cannot be taken apart")
    if any(number == limits.elements for number, _ in enumerate(tree.iter())):
        raise _too_large(limits)
    if _is_deep(tree):
        raise Unreadable(f"a web page with elements nested more than {_DEEPEST} deep")
    return tree


def _without_long_scripts(html: str) -> str:
    """The page without scripts of a megabyte and more, for libxml2 stops in silence at a text of ten."""
    kept, at = list[str](), 0
    while (start := _SCRIPT.search(html, at)) and (end := _SCRIPT_END.search(html, start.end())):
        is_long = end.start() - start.end() > _LONG_SCRIPT
        kept.append(html[at : start.start() if is_long else end.end()])
        at = end.end()
    return "".join([*kept, html[at:]])


def _too_large(limits: Limits) -> Unreadable:
    return Unreadable(f"a web page of more than {limits.elements:,} elements: too large for its main text to be found")


def _is_deep(tree: Element) -> bool:
    level = [tree]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
    return bool(level)


def words(element: Element) -> str:
    """The text in an element, white space squeezed."""
    return " ".join("".join(element.itertext()).split())


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute; None where the element or the attribute is not there, or is empty."""
    return (element.get(name) or "").strip() or None if element is not None else None


def first_of(tree: Element, path: str) -> Element | None:
    """The first element that an XPath finds."""
    return next(iter(tree.xpath(path)), None)
