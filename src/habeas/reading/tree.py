"""A parsed web page, as the parts of it that reading asks for."""

from typing import Any

from resiliparse.parse.html import HTMLTree


class Page:
    """A thin face of the parser's tree: always a list where it may be None, always a text."""

    def __init__(self, html: str) -> None:
        self._tree = HTMLTree.parse(html)

    def all(self, selector: str) -> list[Any]:
        """The elements that a CSS selector matches, in the order of the page."""
        document = self._tree.document
        return list(document.query_selector_all(selector) or ()) if document else []

    def one(self, selector: str) -> Any | None:
        """The first of them."""
        document = self._tree.document
        return document.query_selector(selector) if document else None

    def renamed(self, element: Any, tag: str) -> None:
        """Puts an element of another name, without attributes, in the place of this one; what is in it stays."""
        new: Any = self._tree.create_element(tag)
        while (child := element.first_child) is not None:
            new.append_child(child)
        element.replace_with(new)

    @property
    def title(self) -> str:
        """The text of the title element."""
        return (self._tree.title or "").strip()

    @property
    def html(self) -> str:
        """The page written out again."""
        return self._tree.document.html if self._tree.document else ""


def words(element: Any) -> str:
    """The text in an element, white space squeezed."""
    return " ".join((element.text or "").split())


def attribute(element: Any | None, name: str) -> str | None:
    """The value of an attribute; None where the element or the attribute is not there, or is empty."""
    value = element.getattr(name) if element is not None else None
    return value.strip() or None if isinstance(value, str) else None
