"""A group's own books: "Behind bars: 412", "Left in May, term served | 7", "of them teachers | 12".

A label that says whom it counts, and a number alone, tell how many are held, came onto the register or left it. The day
stands in the label or in the line above the rows; "of them" is said of those counted in the row above.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.grid import cells
from habeas.extraction.report import Report
from habeas.model import Statement
from habeas.quantities import Range
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["with_bookkeeping"]

_LINE = re.compile(r"[^\n]+")
_ROW = re.compile(
    r"[ \t]{0,40}(?:\|[ \t]{0,40})?(?:[-*•▪●–—·][ \t]{1,9})?(?P<label>[^\W\d_][^|:\n.!?]{1,90}?)[ \t]{0,40}(?:\||:|\.{3,}|[–—]| - )[ \t]{0,40}"
    r"(?P<number>\d[\d,]*|[a-z]+(?:[- ][a-z]+){0,4}?)(?:[ \t]+(?:people|persons|names|prisoners|in all))?"
    r"(?:[ \t]{0,40}\([^()\n]{0,60}\))?[ \t]{0,40}[.;|]?[ \t]{0,40}$",
    re.IGNORECASE,
)
"""A line that is a label and a number."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCOPE = re.compile(
    r"\bpolitical(?:ly)? (?:prison|detain|inmate|captive|convict|motivated|persecut|repress)|\bconscience|\brepress|\brecogni[sz]ed\b"
    r"|\bregister of (?!deputies|voters|companies|firms|births|books|members|land)",
    re.IGNORECASE,
)
"""Words of which a report has one whose rows are of those held for politics."""
_NO_PEOPLE = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|age|aged|since|born|articles?|letters?|parcels?|visits?|visitors?|beds?|places"
    r"|capacity|cells? no|blocks?|costs?|price|fines?|pages?|phones?|numbers?|guards?|staff|officers?|lawyers?|volunteers?"
    r"|soldiers?|companies|goods|dogs|buildings|demands?|deaths per|percent|share|rate|left out|not|never|no longer|excluding"
    r"|without|planned|expected|due|hoped|to be|capita|escape\w*|theft|murder|drugs?|terms?(?! (?:served|over|ended|expired)))\b"
)
"""Words of a label that counts something else, or those of whom it is not so."""
_OTHER_BOOK = re.compile(
    r"(?<!after the )(?<!before the )(?<!since the )\b(?:meetings?|protests?|rall(?:y|ies)|talks|conferences?|hearings?|dockets?|elections?|seats?"
    r"|votes|books|films?|albums?|songs?|magazines|postcards?|birds?|animals?|concerts?|exhibitions?|cases (?:held|won|lost)|hospitals?"
    r"|clinics?|patients?|football|sports?|teams?|clubs?|players?|match(?:es)?|season|championship|table|arrival|shares|bonds)\b",
    re.IGNORECASE,
)
"""Words by which a heading or a label is of meetings, books, patients, players or seats, which are held and released, too."""
_HEADING = 90
"""How long a heading of rows is at most."""
_OF_THEM = re.compile(r"(?:of (?:them|these|those|whom|which)|among them|including|thereof)\b")
_NOT_APART = re.compile(
    r"\b(?:women|woman|men|girls?|boys?|female|male|minors?|children|juveniles|under \w+|over \w+|older|younger|elderly|pensioners?"
    r"|adults?|aged|citizens of|nationals of)\b"
)
"""Parts by sex, age or nationality, which are no numbers of their own."""
_TELLS = (
    (re.compile(r"\b(?:died|deaths?|dead)\b"), Type.DEATH),
    (re.compile(r"\b(?:left|remain\w*|still) (?:in|inside|behind|under)\b"), Type.COUNT_HELD),
    (
        re.compile(
            r"\b(?:left|gone|came out|come out|let (?:out|go)|freed|released|releases|walked (?:out|free)|terms? (?:served|over)"
            r"|off (?:the|our) (?:list|register))\b"
        ),
        Type.RELEASE,
    ),
    (re.compile(r"\b(?:pardoned|pardons|amnestied)\b"), Type.PARDON),
    (re.compile(r"\b(?:deported|expelled)\b"), Type.DEPORTATION),
    (
        re.compile(
            r"\b(?:entered|added|additions|newly \w+|new (?:names|entries|on the|political prisoners|prisoners of conscience)|came onto|come onto"
            r"|recogni[sz]ed (?:in|during|this|since|last|by)|put on the (?:list|register))\b"
        ),
        Type.RECOGNISED,
    ),
    (re.compile(r"\b(?:arrested|detained|arrests|detentions) (?:in|during|this|since|last)\b"), Type.COUNT_DETAINED),
    (
        re.compile(
            r"\b(?:in|behind|under|inside) (?:the )?(?:cells|custody|prisons?|jails?|detention|captivity|bars|colonies|remand|arrest|house arrest)\b"
            r"|\b(?:imprisoned|jailed|behind bars|incarcerated|serving|inmates|detainees|captives|held(?! (?:by|over|up|back)\b))\b"
            r"|\b(?:political prisoners|prisoners of conscience)\b|\bon (?:the|our) (?:list|register)\b"
        ),
        Type.COUNT_HELD,
    ),
)
"""What the words of a label tell of those it counts; the first that fits."""
_BASES = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}
_FEWEST = 2
"""How many rows make a book, where neither a label nor the lines above say whose they are."""
_ABOVE = 4
"""How many lines above the rows their day is looked for."""
_A_DAY = len("2024-01-31")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: what it tells, its number, its label, and where it stands."""

    type: Type
    count: Range
    label: str
    start: int
    end: int
    sub: bool


def with_bookkeeping(report: Report, made: Sequence[Statement]) -> list[Statement]:
    """The statements of a report with what the rows of its books tell; a row that was told has the day of its book."""
    if _SCOPE.search(report.folded) is None:
        return list(made)
    books = list[tuple[When | None, list[_Row]]]()
    lines = [m.span() for m in _LINE.finditer(report.folded) if m.group().strip()]
    _, pages = cells(report.folded, lines)
    lines = [span for n, span in enumerate(lines) if n not in pages]
    for first, rows in _books(report.folded, lines):
        above = lines[max(0, first - _ABOVE) : first]
        said = " ".join([report.folded[a:b] for a, b in above] + [row.label for row in rows])
        day = _day_above(report, above)
        if (len(rows) >= _FEWEST or _SCOPE.search(said)) and not _headed_otherwise(report.folded, above):
            books.append((day, rows))
    return _with_rows(report, books, made) if books else list(made)


def _headed_otherwise(folded: str, above: Sequence[tuple[int, int]]) -> bool:
    """Whether the line right above rows is a heading by which they are of something else."""
    if not above or above[-1][1] - above[-1][0] > _HEADING:
        return False
    return _OTHER_BOOK.search(folded, *above[-1]) is not None


def _books(folded: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[_Row]]]:
    """The rows that stand together, with the number of the line at which they begin."""
    first, rows = 0, list[_Row]()
    for n, span in enumerate([*lines, (len(folded), len(folded))]):
        row = _row(folded, span, rows[-1].type if rows else None)
        if row is not None or (rows and _ROW.match(folded, *span)):
            first = first if rows else n
            rows += [row] if row is not None else []
            continue
        if rows:
            yield first, rows
        rows = []


def _row(folded: str, span: tuple[int, int], above: Type | None) -> _Row | None:
    """What a line says as a row of a book; `above` is what the row above it tells."""
    fits = _ROW.match(folded, *span)
    if fits is None:
        return None
    label, number = fits["label"].lower(), _number(fits["number"])
    sub = _OF_THEM.match(label) is not None
    type_ = next((type_ for words, type_ in _TELLS if words.search(label)), above if sub else None)
    if (
        number is None
        or type_ is None
        or _NO_PEOPLE.search(label)
        or (sub and _NOT_APART.search(label))
        or (not sub and _OTHER_BOOK.search(label))
    ):
        return None
    start = fits.start("label")
    return _Row(type_, number, fits["label"], start, fits.start() + len(fits.group().rstrip(" \t|")), sub)


def _number(written: str) -> Range | None:
    """The number of a row; a year is none, nor is a word that is no number."""
    value = None if _YEAR.fullmatch(written) else quantities.number(written)
    return Range(int(value), int(value), written) if value else None


def _day_above(report: Report, lines: Sequence[tuple[int, int]]) -> When | None:
    """The one day or month of the nearest line above the rows that has any."""
    for start, end in reversed(lines):
        days = [d.when for d in dates.find(report.text[start:end], report.document.published, "en") if d.when.first]
        if days:
            return days[0] if len(days) == 1 else None
    return None


def _with_rows(
    report: Report, books: Sequence[tuple[When | None, list[_Row]]], made: Sequence[Statement]
) -> list[Statement]:
    """With what the rows of all books tell."""
    made = sorted(made, key=lambda s: s.start)
    starts = [s.start for s in made]
    widest = max((s.end - s.start for s in made), default=0)
    instead, said = dict[int, Statement | None](), list[Statement]()
    for day, rows in books:
        for row in rows:
            near = range(bisect_left(starts, row.start - widest), bisect_left(starts, row.end))
            here = {n: made[n] for n in near if row.start < made[n].end and instead.get(n, made[n]) is made[n]}
            changed, new = _told_anew(report, row, day, here)
            instead.update(changed)
            said += new
    kept = [instead.get(n, s) for n, s in enumerate(made)]
    return sorted([s for s in kept if s is not None] + said, key=lambda s: s.start)


def _told_anew(
    report: Report, row: _Row, above: When | None, here: Mapping[int, Statement]
) -> tuple[dict[int, Statement | None], list[Statement]]:
    """What a row's line was told as and now is, none for nothing, and what it tells; what rules say of a number stays."""
    day = _day_of(report, row, above)
    told = {
        n: s
        for n, s in here.items()
        if s.count is not None and (s.count.low, s.count.high) == (row.count.low, row.count.high)
    }
    if any(s.by != "table-row" for s in told.values()):
        return {n: replace(s, date=s.date or day) for n, s in told.items() if s.type is row.type}, []
    loose = dict[int, Statement | None](
        {n: None for n, s in here.items() if not s.persons and (s.count is None or n in told)}
    )
    said = Statement(
        report.document.id, row.type, report.text[row.start : row.end], row.start, row.end, row.label.strip(), "ledger.en/row",
        0.7, count=row.count, date=day, basis=_BASES.get(row.type), modality=Modality.ACTUAL,
    )  # fmt: skip
    return loose, [said]


def _day_of(report: Report, row: _Row, above: When | None) -> When | None:
    """The day in a row's label, or the one above the rows, where it can be that of the row."""
    own = [d.when for d in dates.find(row.label, report.document.published, "en") if d.when.first]
    standing = row.type is Type.COUNT_HELD or (above is not None and len(above.iso or "") < _A_DAY)
    return own[0] if own else above if standing else None
