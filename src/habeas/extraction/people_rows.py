"""Rows and cards say of somebody what their columns and labels say: "Name | Arrested | Sentence", "Arrested: 4 March"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.blocks import Block
from habeas.extraction.cards import does_to_others, labelled
from habeas.extraction.heads import asked_for, dated, of_another, of_nothing_told, punished, told_of_others
from habeas.extraction.wordlists import layout, layout_words
from habeas.model import Document, Statement
from habeas.quantities import Term
from habeas.vocabulary import Modality, Type

__all__ = ["idle", "of_entry", "of_people"]

_CONFIDENCE = 0.8
_HEAD, _CELL = 80, 400
"""Characters of a head and of a cell that are read."""
_LEAD = 300
"""Characters above a table at most that are asked, for each of its rows, what it is of."""
_OF_A_CHARGE = (Type.ARREST, Type.CONVICTION, Type.SENTENCE)
_KIND = re.compile(rf"(?:{layout_words('kind')}[\s,-]*)+", re.IGNORECASE)
"""What stands with a term in a cell that is of nothing else: "9 years of penal colony", "4 года колонии общего режима"."""
_NEAR = 24
"""Characters before a day in which a word says that a term ends on it."""
_PLACE = re.compile(r"[\s,;–—-]+(?:in |at |near )?(?P<place>[^\W\d_][^,;|]*)$")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says, and the words its column is under: none where the table has no head."""

    head: str
    text: str


def of_people(document: Document, block: Block, persons: tuple[str, ...], language: str) -> Iterator[Statement]:
    """What a row that names one person says of them; nothing where its columns tell what is asked for or yet to come."""
    if len(persons) != 1:
        return
    heads = [head for head, _, _ in block.cells]
    headless = any(c.isdigit() for head in heads for c in head) or not any(heads)
    cells = [
        _Cell("" if headless else head[:_HEAD], document.text[a : min(b, a + _CELL)]) for head, a, b in block.cells
    ]
    named = next((h for h, a, b in block.cells if a <= block.sentences[0].start < b), "")
    told = block.above[-_LEAD:]
    if (headless and told_of_others(told)) or (not headless and of_another(named, heads)):
        return
    yield from _told(document, block, persons, cells, told, language)


def of_entry(document: Document, folded: str, block: Block, person: str, language: str) -> Iterator[Statement]:
    """What an entry of a card says of the person it is of, its label read as the head of a column: "Arrested: 4 March"."""
    found = labelled(folded, block)
    if found is not None:
        cell = _Cell(found[0].lower(), document.text[found[1] : min(block.end, found[1] + _CELL)].strip())
        yield from _told(document, block, (person,), [_Cell("", ""), cell], "", language)


def idle(folded: str, block: Block) -> bool:
    """Whether an entry tells nothing of the one its card is of: by its label, or because it tells what that one did to others."""
    found = labelled(folded, block)
    if does_to_others(folded, block):
        return True
    return found is not None and of_nothing_told(found[0], folded[found[1] : block.end])


def _told(
    document: Document, block: Block, persons: tuple[str, ...], cells: Sequence[_Cell], told: str, language: str
) -> Iterator[Statement]:
    """What cells say of somebody, each by the head of its column; `told` is what stands above them."""
    charge = next((c.text for c in cells[1:] if c.text and layout("charge").search(c.head)), None)
    quote = document.text[block.start : block.end]

    def said(type_: Type, trigger: str) -> Statement:
        of = charge if type_ in _OF_A_CHARGE else None
        return Statement(
            document.id, type_, quote, block.start, block.end, trigger, "people-row", _CONFIDENCE, persons=persons, charge=of
        )  # fmt: skip

    for number, cell in enumerate(cells):
        beside = " ".join((told, *(c.head for c in (*cells[:number], *cells[number + 1 :]))))
        happened = dated(cell.head, f"{beside} {cell.text}")
        if happened is not None:
            yield from _happened(document, cell, happened, said, language)
        else:
            day, end = _days(document, cell, language)
            yield from _judged(cell, day, said)
            term = None if asked_for(told) else _term(cell, beside, f"{told} {quote}", language)
            if term is not None:
                yield replace(said(Type.SENTENCE, term.text), term=term, date=day)
                if end is not None:
                    yield replace(said(Type.RELEASE, end.text), modality=Modality.PLANNED, date=end, charge=None)


def _days(document: Document, cell: _Cell, language: str) -> tuple[When | None, When | None]:
    """The first day that a cell names, and the one to which it says that a term runs: "5 years, ends July 2027"."""
    found = [d for d in dates.find(cell.text, document.published, language) if d.when.first]
    coming = [d for d in found if layout("ends").search(cell.text[max(0, d.start - _NEAR) : d.start])]
    told = (d.when for d in found if d not in coming)
    return next(told, None), coming[0].when if coming else None


def _happened(
    document: Document, cell: _Cell, type_: Type, said: Callable[[Type, str], Statement], language: str
) -> Iterator[Statement]:
    """What a cell under the head of a happening says: its day, and where, or that it did not happen."""
    day = _day(cell.text, document.published, language)
    if day is not None:
        yield replace(said(type_, day.text), date=day, place=_place(cell.text, day))
    elif no := layout("not").match(cell.text):
        yield replace(said(type_, no.group()), modality=Modality.DENIED)


def _day(text: str, anchor: When | None, language: str) -> When | None:
    """The day that a cell begins with."""
    found = next(iter(dates.find(text, anchor, language)), None)
    return found.when if found is not None and found.start == 0 and found.when.first else None


def _place(text: str, day: When) -> str | None:
    """What a cell names behind its day: "4 March, Sorna"."""
    found = _PLACE.match(text, len(day.text))
    return found["place"].strip() if found and found["place"][0].isupper() else None


def _judged(cell: _Cell, day: When | None, said: Callable[[Type, str], Statement]) -> Iterator[Statement]:
    """The finding of a court, where a cell begins with it: "guilty, art. 12", "not guilty"; with its day, before it or behind."""
    if layout("charge").search(cell.head):
        return
    text = cell.text.removeprefix(day.text).lstrip(" ,:;–—-") if day is not None else cell.text
    if free := layout("acquitted").match(text):
        yield replace(said(Type.CONVICTION, free.group()), modality=Modality.DENIED, date=day)
    elif guilty := layout("guilty").match(text):
        yield replace(said(Type.CONVICTION, guilty.group()), date=day)


def _term(cell: _Cell, beside: str, told: str, language: str) -> Term | None:
    """The punishment that a cell gives: under a head that says so, or, without one, a cell that is a term and its kind."""
    found = next(iter(quantities.terms(cell.text, language)), None)
    if cell.head and punished(cell.head, beside):
        if found is None and layout("years").search(cell.head) and re.fullmatch(r"\d{1,2}(?:[.,]5)?", cell.text):
            return quantities.term(cell.text, language)
        return found[2] if found else None
    if cell.head or found is None:
        return None
    start, end, term = found
    if not layout("served").search(told):
        return None
    rest = (cell.text[:start] + cell.text[end:]).strip(" ,.;()")
    return term if not rest or _KIND.fullmatch(rest) else None
