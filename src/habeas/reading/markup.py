"""Pieces of HTML that are known to be the text itself, as in feeds and mail: all that a reader would see of them."""

import re

from resiliparse.extract.html2text import extract_plain_text

_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:\w+|#\w+);")
_DEEP = 2_000_000
"""Characters beyond which markup is not taken apart."""


def text_of(html: str) -> str:
    """The words of a piece of HTML, paragraphs set apart by empty lines; text without markup as it is."""
    if not _MARKUP.search(html) or len(html) > _DEEP:
        return html
    text: str = extract_plain_text(
        f"<body>{html}</body>", preserve_formatting=True, list_bullets=False, main_content=False
    )
    return "\n".join(line.strip() for line in text.split("\n")).strip()
