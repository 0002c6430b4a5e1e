"""Plain text: kept as it is, with what its first lines say of it."""

from habeas.reading.draft import Draft
from habeas.reading.header import header_of


def draft_of(text: str, method: str, notes: tuple[str, ...]) -> Draft:
    """A plain text and its header."""
    header = header_of(text)
    return Draft(text, method, header.title, header.outlet, header.author, published=header.published, notes=notes)
