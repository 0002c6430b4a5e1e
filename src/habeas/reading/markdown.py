"""Markdown: front matter, first heading, and the text as it stands below the front matter."""

import re

from habeas.dates import When
from habeas.reading.draft import Draft, Found, first
from habeas.reading.header import header_of
from habeas.reading.stamps import written

_FRONT = re.compile(r"---[ \t]*\n(?P<lines>.*?\n)---[ \t]*(?:\n+|$)", re.DOTALL)
_ENTRY = re.compile(r"(?P<key>\w[\w -]*?)[ \t]*:[ \t]*(?P<value>.*)")
_HEADING = re.compile(r"^#[ \t]+(?P<title>.+?)[ \t]*#*$", re.MULTILINE)
_METHOD = "front matter"


def draft_of(text: str, method: str, notes: tuple[str, ...]) -> Draft:
    """A Markdown text. Offsets are into what follows the front matter, which is left out of the text."""
    front, body = _split(text)
    header = header_of(body)
    heading = _HEADING.search(body, 0, 4000)
    return Draft(
        body,
        method,
        title=first(_said(front, "title"), Found(heading["title"], "first heading") if heading else header.title),
        outlet=first(_said(front, "outlet", "publisher", "source"), header.outlet),
        author=first(_said(front, "author", "by"), header.author),
        url=_said(front, "url", "link", "canonical"),
        published=first(_day(front), header.published),
        said_language=front.get("lang") or front.get("language"),
        notes=notes,
    )


def _split(text: str) -> tuple[dict[str, str], str]:
    """The front matter as words under names, and the rest. A block that is not made of entries is part of the text."""
    match = _FRONT.match(text)
    if not match:
        return {}, text
    lines = [line for line in match["lines"].splitlines() if line.strip() and line[0] not in " \t#-"]
    entries = [_ENTRY.fullmatch(line) for line in lines]
    if not entries or not all(entries):
        return {}, text
    return {e["key"].lower(): e["value"].strip().strip("\"'") for e in entries if e}, text[match.end() :]


def _said(front: dict[str, str], *keys: str) -> Found[str] | None:
    return next((Found(front[key], _METHOD) for key in keys if front.get(key)), None)


def _day(front: dict[str, str]) -> Found[When] | None:
    values = [front[key] for key in ("published", "date") if front.get(key)]
    when = written(values[0]) if values else None
    return Found(when, _METHOD) if when else None
