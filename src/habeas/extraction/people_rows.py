"""Rows and cards say of somebody what their columns and labels say: "Name | Arrested | Sentence", "Arrested: 4 March"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from habeas import dates, quantities
from habeas.dates import When
from habeas.extraction.blocks import Block
from habeas.extraction.cards import labelled
from habeas.extraction.tables import above
from habeas.model import Document, Statement
from habeas.quantities import Term
from habeas.vocabulary import Modality, Type

__all__ = ["idle", "of_entry", "of_people"]

_CONFIDENCE = 0.8
_PUNISHED = re.compile(
    r"sentence|term\b|penalty|punish|imprison|years|served? by|приговор|срок|наказан|лишени[ея] своб|прысуд|тэрмін|пакаран|вирок|строк|покаран"
    r"|condena|pena\b|sentencia",
    re.IGNORECASE,
)
_DATED = (
    (
        re.compile(
            r"^(?:date of |day of )?(?:arrest|detention)|arrested|detained|seized|taken|picked up|(?:held|in custody|behind bars|jailed) since"
            r"|задерж|арест(?!.*срок)|под стражей с|взят|затрым|арышт|пад вартай з|затрим|заарешт|під вартою з|detenid|arrestad|detención",
            re.IGNORECASE,
        ),
        Type.ARREST,
    ),
    (
        re.compile(
            r"released|freed|let (?:out|go)|date of release|освобожд[её]н|освободил|вышел|вызвалены|вызвалена|звільнен(?:о|ий|а)\b|liberad|excarcelad",
            re.IGNORECASE,
        ),
        Type.RELEASE,
    ),
    (re.compile(r"\bdied\b|date of death|day of death|умер|скончал|памёр|памер|помер|falleci|murió", re.IGNORECASE), Type.DEATH),
)  # fmt: skip
_TO_COME = re.compile(
    r"expect|due\b|planned|schedul|will\b|end of|ends|until|earliest|possible|ожида|предстоя|планир|конец|окончан|истека|до\b"
    r"|чакан|канец|заканч|очікув|кінець|закінч|prevista|fin de",
    re.IGNORECASE,
)
"""Columns of days that have not come: "Expected release", "Конец срока"."""
_NO_PUNISHMENT = re.compile(
    r"\bask|sought|seek|demand|request|prosecut|maximum|up to|faces?\b|facing|possible|could|may get|threat|years? (?:in|spent|behind)|\bage\b|aged|born|experience|served"
    r"|запро(?:с|ш)|требу|максим|до \d|грозит|возраст|отбы(?:л|то)|стаж|запатраб|пагражае|узрост|адбы|вимага|загрожу|вік\b|відбу"
    r"|pide|solicita|máxim|edad",
    re.IGNORECASE,
)
"""Terms that nobody was given: what a prosecutor asks, what an article allows, an age, what is already served."""
_GUILTY = re.compile(r"\bguilty\b|convicted|вин(?:овен|овна|оватым|овной|авата|авал|ен|на)\b|culpable", re.IGNORECASE)
_ACQUITTED = re.compile(
    r"\b(?:not|found not) guilty|acquit|невинов|невинуват|невінават|оправда|апраўда|виправда|absuelt", re.IGNORECASE
)
_CHARGE = re.compile(
    r"charge|article|accus|stat[ьй]|обвин|артык|абвінав|статт|звинувач|cargo|delito|artículo", re.IGNORECASE
)
_OF_A_CHARGE = (Type.ARREST, Type.CONVICTION, Type.SENTENCE)
_YEARS = re.compile(r"years|лет\b|гадоў|рок(?:ів|и)|años", re.IGNORECASE)
_SERVED = re.compile(
    r"sentenc|convict|serving|\bterms?\b|verdict|in (?:prison|jail)|jailed|behind bars|imprison|colony|colonies|prison no|guilty|decree"
    r"|осужд|осуд|приговор|срок|колони|заключени|асудж|асуд|прысуд|калоні|засудж|засуд|вирок|ув.язнен|conden|prisión",
    re.IGNORECASE,
)
"""What says above a table without a head, or in one of its rows, that its terms are punishments."""
_KIND = re.compile(
    r"(?:of |in |a |an |the |penal |strict[- ]regime |general[- ]regime |open[- ]type |corrective |correctional |maximum[- ]security )*"
    r"(?:colony|prison|jail|custody|deprivation of liberty|imprisonment|labou?r|camp|regime|house arrest|behind bars|suspended|probation)"
    r"(?: regime| camp| facility)?"
    r"|(?:строг\w+|общ\w+|усилен\w+|особ\w+|узмоцнен\w+|агульн\w+|суворого|загального|исправительн\w+|"
    r"колон\w+|калон\w+|режима?у?|рэжыму?|режиму?|лишени[ея] свободы|пазбаўленн[яе] волі|позбавлення волі|тюрьм\w+|турм\w+|в\w*язниц\w+|"
    r"условно|умоўна|умовно|хим\w+|хім\w+|ограничени\w+ свободы|[ ,-])+"
    r"|(?:de )?(?:prisión|cárcel)",
    re.IGNORECASE,
)
"""What stands with a term in a cell that is of nothing else: "9 years of penal colony", "4 года колонии общего режима"."""
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
    headless = any(c.isdigit() for head in heads for c in head)
    cells = [_Cell("" if headless else head, document.text[a:b]) for head, a, b in block.cells]
    yield from _told(document, block, persons, cells, above(document, block), language)


def of_entry(document: Document, folded: str, block: Block, person: str, language: str) -> Iterator[Statement]:
    """What an entry of a card says of the person it is of, its label read as the head of a column: "Arrested: 4 March"."""
    found = labelled(folded, block)
    if found is not None:
        cell = _Cell(found[0].lower(), document.text[found[1] : block.end].strip())
        yield from _told(document, block, (person,), [_Cell("", ""), cell], "", language)


def idle(folded: str, block: Block) -> bool:
    """Whether the label of an entry is of what is yet to come, asked for, possible or already served."""
    found = labelled(folded, block)
    return found is not None and (_TO_COME.search(found[0]) or _NO_PUNISHMENT.search(found[0])) is not None


def _told(
    document: Document, block: Block, persons: tuple[str, ...], cells: Sequence[_Cell], told: str, language: str
) -> Iterator[Statement]:
    """What cells say of somebody, each by the head of its column; `told` is what stands above them."""
    charge = next((c.text for c in cells[1:] if c.text and _CHARGE.search(c.head)), None)
    quote = document.text[block.start : block.end]

    def said(type_: Type, trigger: str) -> Statement:
        of = charge if type_ in _OF_A_CHARGE else None
        return Statement(
            document.id, type_, quote, block.start, block.end, trigger, "people-row", _CONFIDENCE, persons=persons, charge=of
        )  # fmt: skip

    for cell in cells:
        found = next(((p, t) for p, t in _DATED if p.search(cell.head)), None)
        if found and not _TO_COME.search(cell.head):
            day = _day(cell.text, document.published, language)
            if day is not None:
                yield replace(said(found[1], day.text), date=day, place=_place(cell.text, day))
        elif found is None:
            yield from _judged(cell, said)
            term = None if _NO_PUNISHMENT.search(f"{cell.head} {told}") else _term(cell, f"{told} {quote}", language)
            if term is not None:
                days = [d.when for d in dates.find(cell.text, document.published, language) if d.when.first]
                yield replace(said(Type.SENTENCE, term.text), term=term, date=days[0] if days else None)


def _day(text: str, anchor: When | None, language: str) -> When | None:
    """The day that a cell begins with."""
    found = next(iter(dates.find(text, anchor, language)), None)
    return found.when if found is not None and found.start == 0 and found.when.first else None


def _place(text: str, day: When) -> str | None:
    """What a cell names behind its day: "4 March, Sorna"."""
    found = _PLACE.match(text, len(day.text))
    return found["place"].strip() if found and found["place"][0].isupper() else None


def _judged(cell: _Cell, said: Callable[[Type, str], Statement]) -> Iterator[Statement]:
    """The finding of a court, where a cell begins with it: "guilty, art. 12", "not guilty"."""
    if _CHARGE.search(cell.head):
        return
    if free := _ACQUITTED.match(cell.text):
        yield replace(said(Type.CONVICTION, free.group()), modality=Modality.DENIED)
    elif guilty := _GUILTY.match(cell.text):
        yield said(Type.CONVICTION, guilty.group())


def _term(cell: _Cell, told: str, language: str) -> Term | None:
    """The punishment that a cell gives: under a head that says so, or, without one, a cell that is a term and its kind."""
    found = next(iter(quantities.terms(cell.text, language)), None)
    if _PUNISHED.search(cell.head):
        if found is None and _YEARS.search(cell.head) and re.fullmatch(r"\d{1,2}(?:[.,]5)?", cell.text):
            return quantities.term(cell.text, language)
        return found[2] if found else None
    if cell.head or found is None:
        return None
    start, end, term = found
    if not _SERVED.search(told):
        return None
    rest = (cell.text[:start] + cell.text[end:]).strip(" ,.;()")
    return term if not rest or _KIND.fullmatch(rest) else None
