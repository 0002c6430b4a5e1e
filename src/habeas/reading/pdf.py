"""PDF files: text in paragraphs, and what the file says of itself."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from habeas.dates import When
from habeas.reading.draft import Draft, Found, first
from habeas.reading.encoding import plain
from habeas.reading.header import header_of
from habeas.reading.limits import Limits, Unreadable
from habeas.reading.stamps import stamped

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "a PDF that needs a password; save a copy without one",
    pdfium.FPDF_ERR_SECURITY: "a PDF with a security scheme that cannot be opened",
    pdfium.FPDF_ERR_FORMAT: "a broken PDF: its structure cannot be read",
}
_PRINTED = re.compile(r"skia|chrom|firefox|wkhtml|quartz|print to pdf|webkit", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.\w{2,4}$|^(?:untitled|microsoft word|document\d*|layout \d)", re.IGNORECASE)
_CREATED = re.compile(r"D:((?:19|20)\d\d)(\d\d)(\d\d)")
_HYPHEN = "\ufffe\u0002\u00ad"  # how pdfium marks a hyphen at the end of a line, and the soft hyphen
_HYPHENATED = re.compile(rf"(?P<head>\w+)[{_HYPHEN}](?P<tail>\w+)|[{_HYPHEN}]")
_KEEP_HYPHEN = frozenset(
    ("anti", "co", "cross", "ex", "half", "long", "mid", "non", "pro", "self", "short", "so", "well")
)
_SENTENCE_END = '.!?:;»”"'
_CELL_GAP = 1.2  # heights of the line
_BULLET = re.compile(r"(?:[•▪‣◦●○■–—*-]|\(?\d{1,3}[.)])\s+\S")
_PAGE_NUMBER = re.compile(
    r"(?:.{0,80}\s[-–—|·]\s*)?(?:page|p\.|стр\.?|с\.|старонка|сторінка)\s*\d{1,4}(?:\s*(?:/|of|из|з)\s*\d{1,4})?"
    r"|[-–—]?\s*\d{1,4}(?:\s*(?:/|of|из|з)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line and where it stands, in points from the lower left corner of its page.

    pdfium already joins lines over a hyphen, so a line may be printed on several: `left`, `top` and `height` are of its
    first character, `right` and `last_top` of its last. `cells` are its parts where wide gaps set them apart.
    """

    text: str
    page: int
    left: float
    top: float
    height: float
    right: float
    last_top: float
    cells: tuple[str, ...]


def draft_of(content: bytes, limits: Limits) -> Draft:
    """Title, author, day and text of a PDF. Raises Unreadable for one that is broken, locked or without text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as e:
        raise Unreadable(_REASONS.get(getattr(e, "err_code", None), f"a PDF that cannot be opened ({e})")) from e
    try:
        scripted = b"/JavaScript" in content or pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
        return _drafted(document, limits, ["it has a script, which was not run"] if scripted else [])
    finally:
        document.close()


def _drafted(document: Any, limits: Limits, notes: list[str]) -> Draft:
    if len(document) > limits.pages:
        notes.append(f"it has {len(document)} pages; only the first {limits.pages} were read")
    lines = list[_Line]()
    for number in range(min(len(document), limits.pages)):
        try:
            lines += _page_lines(document, number)
        except pypdfium2.PdfiumError:
            notes.append(f"page {number + 1} is broken and was not read")
    lines = _without_running_lines(lines)
    text, lost = plain("\n\n".join(_blocks(lines)))
    if not text.strip():
        raise Unreadable("a PDF without text, perhaps scanned pages; text in pictures is not read")
    return _described(document, text, _largest(lines), (*notes, *lost))


def _described(document: Any, text: str, largest: str | None, notes: tuple[str, ...]) -> Draft:
    said = {k: v.strip() for k, v in document.get_metadata_dict().items() if v and v.strip()}
    header = header_of(text)
    title = said.get("Title")
    return Draft(
        text,
        "pypdfium2",
        title=first(
            Found(title, "PDF title") if title and not _FILE_NAME.search(title) else None,
            Found(largest, "largest line") if largest else None,
            header.title,
        ),
        outlet=header.outlet,
        author=first(header.author, Found(said["Author"], "PDF author") if "Author" in said else None),
        published=first(header.published, _created(said)),
        notes=notes,
    )


def _largest(lines: Sequence[_Line]) -> str | None:
    """The words in the largest type at the top of the first page, where they are plainly larger than the rest."""
    page = [line for line in lines if line.page == 0]
    if len(page) < 3:
        return None
    size = max(line.height for line in page)
    places = [i for i, line in enumerate(page) if line.height > 0.95 * size]
    if size < 1.2 * median(line.height for line in page) or places[-1] - places[0] > 1:
        return None
    return " ".join(page[i].text for i in places)


def _created(said: dict[str, str]) -> Found[When] | None:
    """The day the file was made, unless a browser printed it: then it is the day of printing."""
    match = _CREATED.match(said.get("CreationDate", ""))
    if not match or _PRINTED.search(said.get("Producer", "") + said.get("Creator", "")):
        return None
    when = stamped("-".join(match.groups()), said["CreationDate"])
    return Found(when, "PDF creation date") if when else None


def _page_lines(document: Any, number: int) -> list[_Line]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        lines, at = list[_Line](), 0
        for raw in text_page.get_text_range().split("\r\n"):
            if line := _line(text_page, raw, at, number):
                lines.append(line)
            at += _units(raw) + 2
        return lines
    finally:
        text_page.close()
        page.close()


def _units(text: str) -> int:
    """The length of a text as pdfium counts it."""
    return len(text) + sum(1 for c in text if c > "\uffff")


def _line(text_page: Any, raw: str, at: int, page: int) -> _Line | None:
    """A line with its place; a line whose place the file does not tell stands at the origin, a paragraph by itself."""
    text = raw.strip()
    if not text:
        return None
    start, end = at + len(raw) - len(raw.lstrip()), at + _units(raw.rstrip())
    left, bottom, _, top = _box(text_page, start)
    _, _, right, last_top = _box(text_page, end - 1)
    return _Line(text, page, left, top, top - bottom, right, last_top, _cells(text_page, raw, at, top - bottom))


def _cells(text_page: Any, raw: str, at: int, height: float) -> tuple[str, ...]:
    """The parts of a line between gaps that are wider than a space in justified text ever is."""
    cells, start = list[str](), 0
    for gap in re.finditer(r"(?<=\S)\s+(?=\S)", raw):
        before, after = at + _units(raw[: gap.start()]) - 1, at + _units(raw[: gap.end()])
        if _box(text_page, after)[0] - _box(text_page, before)[2] > _CELL_GAP * height > 0:
            cells.append(raw[start : gap.start()].strip())
            start = gap.end()
    return (*cells, raw[start:].strip())


def _box(text_page: Any, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the character at a position of the page's text."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, at)
    box: tuple[float, float, float, float] = text_page.get_charbox(index, loose=True) if index >= 0 else (0, 0, 0, 0)
    return box


def _without_running_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The lines without page numbers, and without heads and feet: what three pages or more have in the same place."""
    edges = _edges(lines)
    repeated = Counter(_place(lines[i]) for i in edges)
    return [
        line
        for i, line in enumerate(lines)
        if i not in edges or not (_PAGE_NUMBER.fullmatch(line.text) or repeated[_place(line)] > 2)
    ]


def _place(line: _Line) -> tuple[str, int]:
    """What a line says, whatever its numbers, and how high on the page it stands."""
    return re.sub(r"\d+", "#", line.text), round(line.top)


def _edges(lines: Sequence[_Line]) -> set[int]:
    """The positions of the first two and last two lines of each page."""
    by_page = dict[int, list[int]]()
    for i, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(i)
    return {i for on_page in by_page.values() for i in (*on_page[:2], *on_page[-2:])}


def _blocks(lines: Sequence[_Line]) -> list[str]:
    """Paragraphs with their lines joined, and tables with a row a line."""
    blocks, start, margins = list[str](), 0, _margins(lines)
    for is_table, group in groupby(_in_tables(lines)):
        end = start + len(list(group))
        blocks += [_table(lines[start:end])] if is_table else _paragraphs(lines[start:end], _step(lines), margins)
        start = end
    words = frozenset(re.findall(r"[\w-]+", " ".join(blocks).lower()))
    return [_HYPHENATED.sub(lambda m: _mended(m, words), block) for block in blocks]


def _in_tables(lines: Sequence[_Line]) -> list[bool]:
    """For each line whether it is a row of a table: two cells or more, and so has the line before or after it."""
    rows = [False, *(len(line.cells) > 1 for line in lines), False]
    return [here and (before or after) for before, here, after in zip(rows, rows[1:], rows[2:], strict=False)]


def _table(lines: Sequence[_Line]) -> str:
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line.cells)} |" for line in lines)


def _step(lines: Sequence[_Line]) -> float:
    """How far below a line the next of its paragraph usually stands."""
    steps = [a.last_top - b.top for a, b in pairwise(lines) if a.page == b.page and a.last_top > b.top]
    return median(steps) if steps else 0.0


def _margins(lines: Sequence[_Line]) -> dict[int, float]:
    """How far right the lines of each page reach."""
    margins = dict[int, float]()
    for line in lines:
        margins[line.page] = max(line.right, margins.get(line.page, 0.0))
    return margins


def _paragraphs(lines: Sequence[_Line], step: float, margins: dict[int, float]) -> list[str]:
    paragraphs, opening = [lines[0].text], lines[0]
    for before, line in pairwise(lines):
        if _runs_on(opening, before, line, step, margins[before.page]):
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
            opening = line
    return paragraphs


def _runs_on(opening: _Line, before: _Line, line: _Line, step: float, margin: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it, which `opening` begins."""
    if before.text[-1] in _HYPHEN:
        return True
    if _BULLET.match(line.text) or abs(before.height - line.height) > 0.25 * max(before.height, line.height, 1.0):
        return False
    if before.page != line.page:
        return before.text[-1] not in _SENTENCE_END and line.text[0].islower()
    indent = 3.0 if _BULLET.match(opening.text) else 1.0  # heights of the line; items hang
    return 0 < before.last_top - line.top <= 1.35 * step and (
        line.left - opening.left < indent * line.height and _was_full(before, line, margin)
    )


def _was_full(before: _Line, line: _Line, margin: float) -> bool:
    """Whether the line was broken for want of room: the first word of the next would not have stood on it.

    Two letters of slack, for the width of letters differs.
    """
    letter = (line.right - line.left) / len(line.text)
    return before.right + letter * (len(line.text.split()[0]) + 3) > margin


def _joined(paragraph: str, line: str) -> str:
    return paragraph + line if paragraph[-1] in _HYPHEN else f"{paragraph} {line}"


def _mended(match: re.Match[str], words: frozenset[str]) -> str:
    """A word that was broken at the end of a line: with its hyphen where it is written so elsewhere, or plainly is."""
    head, tail = match["head"], match["tail"]
    if not head:
        return ""
    whole, hyphenated = head + tail, f"{head}-{tail}"
    if whole.lower() in words:
        return whole
    keeps = hyphenated.lower() in words or not tail[0].islower() or head.lower() in _KEEP_HYPHEN
    return hyphenated if keeps else whole
