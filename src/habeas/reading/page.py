"""Web pages: the main text alone, and what the page says of itself."""

import logging
import re
from collections.abc import Iterator

import trafilatura

from habeas.reading.clutter import is_clutter, take_out
from habeas.reading.draft import Draft, first
from habeas.reading.encoding import plain
from habeas.reading.header import header_of
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.page_metadata import Said, said_by
from habeas.reading.tree import Element, parsed, words

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read we say ourselves, by location
_SPACE = re.compile(r"[^\S\n]+")
_ENTITIES = re.compile(r"<!doctype[^>\[]*\[\s*<!entity\s", re.IGNORECASE)
_START = 10_000  # characters, in which a page says what kind of page it is


def draft_of(html: str, method: str, notes: tuple[str, ...], limits: Limits) -> Draft:
    """The main text of a page, without its menus, links to other reports, boxes and footers; and its metadata.

    Headings are lines that begin with #, list items with "- ", rows of tables "| a | b |"; paragraphs are set apart
    by empty lines. Raises Unreadable where no main text is found, or where the page is too large to search.
    """
    tree = parsed(html, limits)
    if _ENTITIES.search(html[:_START]):
        notes = (*notes, "it declares entities of its own, which mean nothing in a web page: they were not expanded")
    said = said_by(tree)
    take_out(tree)
    headings = [line for h in tree.iter("h1") if (line := words(h))]
    text, lost = plain(_under(headings, _main_text(tree)))
    if not text.strip():
        raise Unreadable(
            "a web page without main text: it lists links, holds a form, or needs scripts to show anything"
        )
    return _described(text, said, f"trafilatura, {method}", (*(notes or lost), *said.notes))


def _described(text: str, said: Said, method: str, notes: tuple[str, ...]) -> Draft:
    header = header_of(text)
    return Draft(
        text,
        method,
        title=said.title,
        outlet=first(said.outlet, header.outlet),
        author=first(said.author, header.author),
        url=said.url,
        published=first(said.published, header.published),
        said_language=said.language,
        notes=notes,
    )


def _under(headings: list[str], text: str) -> str:
    """The text with the page's one heading as its first line, whether or not the search for the main text kept it."""
    if not text or len(headings) != 1 or headings[0] in " ".join(text[:1000].split()):
        return text
    return f"# {headings[0]}\n\n{text}"


def _main_text(tree: Element) -> str:
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, include_formatting=True, include_links=False
        )
    except Exception as e:  # a parser that other people feed the whole web; its failure must not stop ours
        raise Unreadable(f"a web page that cannot be taken apart ({type(e).__name__})") from e
    if found is None or found.body is None:
        return ""
    return "\n\n".join(b for b in _blocks(found.body) if not is_clutter(b))


def _blocks(element: Element) -> Iterator[str]:
    """The blocks of trafilatura's tree, each as its lines; rows that lost their table are one again."""
    if text := _squeezed(element.text or ""):
        yield text
    if any(child.tag == "row" for child in element):
        yield "\n".join(_rows(element))
        return
    for child in element:
        yield from _block(child)
        if text := _squeezed(child.tail or ""):
            yield text


def _block(element: Element) -> Iterator[str]:
    if element.tag == "head":
        if line := _inline(element).replace("\n", " "):
            yield f"{'#' * _level(element)} {line}"
    elif element.tag == "list":
        yield "\n".join(_items(element, ""))
    elif element.tag == "table":
        yield "\n".join(_rows(element))
    elif element.tag == "quote" or any(child.tag in ("p", "list", "table", "head") for child in element):
        yield from _blocks(element)
    elif line := _inline(element):
        yield line


def _level(head: Element) -> int:
    rend = head.get("rend") or "h2"
    return int(rend[1]) if rend[1:2].isdigit() else 2


def _items(listing: Element, indent: str) -> Iterator[str]:
    for number, item in enumerate((i for i in listing if i.tag == "item"), start=1):
        mark = f"{number}." if listing.get("rend") == "ol" else "-"
        if line := _inline(item, leave=("list",)).replace("\n", " "):
            yield f"{indent}{mark} {line}"
        for nested in item.iter("list"):
            if nested.getparent() is item:
                yield from _items(nested, indent + "  ")


def _rows(table: Element) -> Iterator[str]:
    for row in table.iter("row"):
        cells = [_inline(cell).replace("\n", " ").replace("|", "/") for cell in row.iter("cell")]
        if any(cells):
            yield f"| {' | '.join(cells)} |"
            if all(cell.get("role") == "head" for cell in row.iter("cell")):
                yield f"|{'---|' * len(cells)}"


def _inline(element: Element, leave: tuple[str, ...] = ()) -> str:
    """The words in an element, without marks of emphasis; line breaks stay, nested blocks are set off by a space."""
    return _squeezed("".join(_pieces(element, leave)))


def _pieces(element: Element, leave: tuple[str, ...]) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag not in leave:
            gap = " " if child.tag in ("p", "item", "cell", "list", "head", "table", "row") else ""
            yield gap
            yield from _pieces(child, leave)
            yield gap
        yield (child.tail or "").replace("\n", " ")


def _squeezed(text: str) -> str:
    return "\n".join(line for line in (_SPACE.sub(" ", x).strip() for x in text.split("\n")) if line)
