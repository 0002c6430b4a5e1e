"""The line before a list says when and by whose word all of the list is said: "Figures (as of May 2024, based on data from X):"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas import dates
from habeas.dates import When
from habeas.extraction.blocks import Block, Kind
from habeas.model import Document, Statement
from habeas.vocabulary import Type

__all__ = ["Lead", "lead_of", "led"]

_SOURCE = re.compile(
    r"\b(?:according to|based on(?: (?:reports?|data|figures|numbers|information|estimates|records|a count))?(?: (?:from|by|of))?|source:|citing|compiled by|data from|figures from)\s+"
    r"(?:the\s+)?(?:(?:\w+\s+){0,3}(?:like|such as)\s+)?(?P<source>[^\W\d_][^,;:()\n]{1,80})",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|as at|at|by|in|for|since|on)\b", re.IGNORECASE)
_COUNTS = (Type.COUNT_HELD, Type.COUNT_DETAINED, Type.RECOGNISED)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line before a list says of all of it: whose word it is, and the day the numbers are of."""

    source: str | None
    when: When | None


def lead_of(document: Document, folded: str, block: Block, language: str) -> Lead | None:
    """What a line that ends in a colon says of the list behind it; None where it says nothing of the kind."""
    line = folded[block.start : block.end]
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not line.rstrip(" *").endswith(":"):
        return None
    source = _SOURCE.search(folded, block.start, block.end)
    dated = [
        d.when
        for d in dates.find(document.text[block.start : block.end], document.published, language)
        if d.when.first and _AS_OF.search(line[max(0, d.start - 8) : d.start + 6])
    ]
    name = document.text[slice(*source.span("source"))].rstrip(" :.*") if source else None
    return Lead(name, dated[0] if dated else None) if name or dated else None


def led(made: Iterable[Statement], lead: Lead | None) -> list[Statement]:
    """The counts of a list with the source and the date of its lead, where they have none of their own."""
    if lead is None:
        return list(made)
    return [
        replace(s, source=s.source or lead.source, date=s.date or lead.when) if s.type in _COUNTS and s.count else s
        for s in made
    ]
