"""What a model claims, checked against the text: only what stands there, in words habeas can read, becomes a statement."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas import dates, places, quantities
from habeas.dates import Kind, When
from habeas.extraction.hosted.prompt import MOST_NAMES
from habeas.extraction.languages import language_of
from habeas.model import Document, Extraction, Mention, Statement
from habeas.names import is_name
from habeas.quantities import Counted, Term
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["CONFIDENCE", "Refused", "check"]

CONFIDENCE = 0.05
"""Of every claim: below that of any rule, whatever a model says of itself."""

LONGEST_QUOTE = 1200
LONGEST_VALUE = 200

_BASIS = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}


class Refused(Exception):
    """A claim that the text does not bear out; `quote` is the place of its quote, where that stands there."""

    def __init__(self, reason: str, quote: tuple[int, int] | None = None) -> None:
        super().__init__(reason)
        self.quote = quote


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement that the text bears out, and the people it names whom the rules do not know."""

    statement: Statement
    strangers: tuple[Mention, ...] = ()


def check(claim: Mapping[str, Any], document: Document, within: tuple[int, int], found: Extraction, by: str) -> Checked:
    """The claim as a statement of the document, its quote within these characters; raises Refused where it fails.

    Names must be mentions that the rules `found`, or stand in the text and look like names; numbers, dates and lengths
    of time must stand in the quote and have the value that habeas reads there; all other words must stand in the text.
    """
    quote = _words(claim, "quote", longest=LONGEST_QUOTE)
    start = document.text.find(quote, *within) if quote else -1
    if quote is None or start < 0:
        raise Refused("its quote does not stand in the text")
    try:
        return _checked(claim, document, quote, start, found, by)
    except Refused as e:
        raise Refused(str(e), (start, start + len(quote))) from None


def _checked(
    claim: Mapping[str, Any], document: Document, quote: str, start: int, found: Extraction, by: str
) -> Checked:
    type_, modality = _code(Type, claim, "type"), _code(Modality, claim, "modality")
    trigger, language = _words(claim, "trigger"), language_of(document)
    if trigger is None or not _stands(trigger, quote):
        raise Refused("its trigger does not stand in the quote")
    said: dict[str, Any] = {name: _in_text(claim, name, document) for name in ("place", "actor", "source", "charge")}
    named = [_person(name, document, found) for name in _names(claim)]
    counted = _count(claim, quote, language)
    if type_ in _BASIS and counted is None:
        raise Refused("it counts people and has no number")
    statement = Statement(
        document.id, type_, quote, start, start + len(quote), trigger, by, CONFIDENCE,
        persons=tuple(dict.fromkeys(m.name for m in named)), modality=modality, term=_term(claim, quote, language),
        date=_date(claim, quote, type_, document), **said, **_number(counted, quote, type_),
    )  # fmt: skip
    return Checked(statement, tuple({m.id: m for m in named if m.review is not None}.values()))


# ---------------------------------------------------------------- words


def _words(claim: Mapping[str, Any], name: str, longest: int = LONGEST_VALUE) -> str | None:
    """The words of a field; None where it has none."""
    value = claim.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > longest:
        raise Refused(f"its {name} is no text, or a very long one")
    return value.strip() or None


def _code(codes: type[Type] | type[Modality], claim: Mapping[str, Any], name: str) -> Any:
    try:
        return codes(str(claim.get(name)))
    except ValueError:
        raise Refused(f"its {name} is not one of the vocabulary") from None


def _in_text(claim: Mapping[str, Any], name: str, document: Document) -> str | None:
    words = _words(claim, name)
    if words is not None and not _stands(words, document.text):
        raise Refused(f"its {name} does not stand in the text")
    return words


def _stands(words: str, text: str) -> bool:
    """Whether the words stand in the text as they are, from the edge of a word to the edge of a word."""
    return next(_places(words, text), None) is not None


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    return (m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


# ---------------------------------------------------------------- people


def _names(claim: Mapping[str, Any]) -> list[str]:
    names = claim.get("persons", [])
    if (
        not isinstance(names, list)
        or not all(isinstance(n, str) and n.strip() for n in names)
        or len(names) > MOST_NAMES
    ):
        raise Refused("its persons are no list of names")
    return [n.strip() for n in names]


def _person(name: str, document: Document, found: Extraction) -> Mention:
    """The mention that a name means: one the rules know, or a new one that is itself up for review."""
    meant = [m for m in found.mentions if name == m.name] or [m for m in found.mentions if name in m.forms]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Refused("it names somebody by a form that two people share")
    spans = tuple(_places(name, document.text))
    if not spans:
        raise Refused("it names somebody whom the text does not name")
    if len(name.split()) < 2 or not is_name(name) or places.country(name) or places.town(name):
        raise Refused("what it takes for a person's name does not look like one")
    return Mention(document.id, name, (name,), spans, review="not found by the rules")


# ---------------------------------------------------------------- values


def _overlapping(words: str, quote: str, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in _places(words, quote))


def _count(claim: Mapping[str, Any], quote: str, language: str) -> Counted | None:
    words = _words(claim, "count")
    if words is None:
        return None
    read = [c for c in quantities.counts(quote, language) if _overlapping(words, quote, c.start, c.end)]
    if not read:
        raise Refused("its count does not stand in the quote as a number of people")
    return read[0]


def _number(counted: Counted | None, quote: str, type_: Type) -> dict[str, Any]:
    """The fields that a number brings, as habeas reads it."""
    if counted is None:
        return {}
    group = quote[slice(*counted.group)] if counted.group else None
    basis = Basis.FLOW if counted.per else _BASIS.get(type_)
    return {"count": counted.value, "group": group, "per": counted.per, "basis": basis}


def _term(claim: Mapping[str, Any], quote: str, language: str) -> Term | None:
    words = _words(claim, "term")
    if words is None:
        return None
    read = [term for a, b, term in quantities.terms(quote, language) if _overlapping(words, quote, a, b)]
    if read:
        return read[0]
    bare = quantities.term(words, language)  # "eight", of years
    if not _stands(words, quote) or bare.months is None:
        raise Refused("its term does not stand in the quote as a length of time")
    return bare


def _date(claim: Mapping[str, Any], quote: str, type_: Type, document: Document) -> When | None:
    words = _words(claim, "date")
    if words is None:
        return None
    read = dates.find(quote, document.published, language_of(document))
    found = [d for d in read if _overlapping(words, quote, d.start, d.end)]
    if not found:
        raise Refused("its date does not stand in the quote as a date")
    begins = found[0].kind is Kind.SINCE and type_ is not Type.COUNT_DETAINED
    return (found[0].begins if begins else None) or found[0].when
