"""Which lines of a text are rows of a table, and where their cells stand.

Cells stand between bars; between one bar, semicolons or tabs where the line beside is cut alike; or they are a label and a number
behind a row of dots, a tab or a dash, where the line beside is so too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

__all__ = ["RULER", "cells", "may_name"]

Span = tuple[int, int]

RULER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
"""A line that only parts the head of a table from its rows."""
_NUMBERED = re.compile(
    r"[ \t]*(?:[-*•][ \t]+)?(?:\d{1,3}[.)][ \t]+)?(?P<label>[^\W\d_][^\n]{0,80}?)"
    r"(?P<gap>[ \t]*(?:\.{4,}|…{2,}|(?:[ \t]\.){4,}|_{4,}|\t)[ \t]*|[ \t]+[-–—][ \t]+)"
    r"(?P<number>\d{1,3}(?:[, .]\d{3})*|\d{4,7})[ \t]*(?:\([^()\n]{1,40}\))?[ \t]*"
)
_PAGES = 4
"""Lines at least of a table of contents."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 200
"""Characters of a line at most that is cut by anything but bars: what is longer is a sentence."""
_HEAD = 60
"""Characters of the head of a table of two columns at most."""
_NAMED = re.compile(r"[^\W\d_]\S*,? [^\W\d_]")


def cells(text: str, lines: Sequence[Span]) -> tuple[dict[int, tuple[Span, ...]], set[int]]:
    """The cells of each line that is a row, by the number of the line; and the lines of a table of contents."""
    found = {n: _between(text, span, "|") for n, span in enumerate(lines) if text.count("|", *span) >= 2}
    for mark, least in (("|", 1), (";", 2), ("\t", 2)):
        found |= {n: _between(text, lines[n], mark) for n in _alike(text, lines, mark, least) if n not in found}
    counted, pages = _counted(text, lines, found)
    return counted | found, pages


def may_name(cell: str) -> bool:
    """Whether a cell begins like a name: two words with capitals, or a surname, a comma and an initial."""
    opened = _NAMED.match(cell)
    return opened is not None and opened.group()[0].isupper() and opened.group()[-1].isupper()


def _between(text: str, span: Span, mark: str) -> tuple[Span, ...]:
    """Where each cell stands between marks, trimmed; without an empty one at either end."""
    made, at = list[Span](), span[0]
    for part in text[slice(*span)].split(mark):
        inner = part.strip()
        left = at + len(part) - len(part.lstrip())
        made.append((left, left + len(inner)))
        at += len(part) + 1
    made = made[1:] if made and made[0][0] == made[0][1] else made
    return tuple(made[:-1] if made and made[-1][0] == made[-1][1] else made)


def _alike(text: str, lines: Sequence[Span], mark: str, least: int) -> Iterator[int]:
    """The lines with as many marks as the line above or below, and as many at least, where one below the first has a number.

    Where one mark is enough, the first is a head: menus and captions have a bar too.
    """
    size = {n: text.count(mark, *span) for n, span in enumerate(lines) if _short(text, span)}
    run = list[int]()
    for n in range(len(lines) + 1):
        if run and size.get(n) != size[run[0]]:
            numbers = len(run) > 1 and any(c.isdigit() for c in text[lines[run[1]][0] : lines[run[-1]][1]])
            if numbers and (least > 1 or _is_head(text, lines[run[0]])):
                yield from run
            run = []
        if size.get(n, 0) >= least:
            run.append(n)


def _is_head(text: str, span: Span) -> bool:
    """Whether a line can be the head of a table: a few words, and no number."""
    return span[1] - span[0] <= _HEAD and not any(c.isdigit() for c in text[slice(*span)])


def _short(text: str, span: Span) -> bool:
    return span[1] - span[0] <= _LONGEST and not text[slice(*span)].rstrip().endswith((".", ";", ":"))


def _counted(
    text: str, lines: Sequence[Span], taken: Mapping[int, object]
) -> tuple[dict[int, tuple[Span, ...]], set[int]]:
    """A label and a number each, two lines or more in a row; and those whose numbers are of pages: behind dots, they only rise."""
    found, pages = dict[int, tuple[Span, ...]](), set[int]()
    run = list[tuple[int, re.Match[str]]]()
    for n, span in enumerate((*lines, (0, 0))):
        row = n < len(lines) and n not in taken and span[1] - span[0] <= _LONGEST
        said = _NUMBERED.fullmatch(text, *span) if row else None
        if said is not None and not _YEAR.fullmatch(said["number"]) and (_dotted(said) or not may_name(said["label"])):
            run.append((n, said))
            continue
        if (
            len(run) >= _PAGES
            and all(_dotted(m) for _, m in run)
            and all(_many(a) < _many(b) for a, b in pairwise(run))
        ):
            pages |= {line for line, _ in run}
        elif len(run) > 1:
            found |= {line: (m.span("label"), m.span("number")) for line, m in run}
        run = []
    return found, pages


def _dotted(said: re.Match[str]) -> bool:
    return said["gap"].strip() not in ("-", "–", "—")


def _many(one: tuple[int, re.Match[str]]) -> int:
    return int(re.sub(r"\D", "", one[1]["number"]))
