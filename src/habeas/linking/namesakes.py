"""Two people of one name in one document, told apart where the document does: by age, town or calling."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas import places
from habeas.linking.callings import fields
from habeas.linking.descriptions import Description, descriptions
from habeas.model import Document, Extraction, Mention, Statement

Span = tuple[int, int]


def told_apart(document: Document, extraction: Extraction) -> Extraction:
    """The extraction with a mention for each of several people of one name, and its statements about the one meant.

    A place that says nothing of the person means the one last told of under that name. What names nobody of several
    stays as it is.
    """
    groups = {m.name: found for m in extraction.mentions if len(found := _groups(document.text, m)) > 1}
    if not groups:
        return extraction
    mentions = [part for m in extraction.mentions for part in _parts(m, groups.get(m.name, {}))]
    statements = [_meant(s, groups) for s in extraction.statements]
    return replace(extraction, mentions=tuple(mentions), statements=tuple(statements))


def _groups(text: str, m: Mention) -> dict[str, list[Span]]:
    """The places of the name by what sets each of its bearers apart; one entry or none where there is but one."""
    spans = sorted(m.spans)
    described = descriptions(text, spans)
    by_calling = _NAMESAKES.search(text) is not None
    bearers: list[tuple[Description, list[Span]]] = []
    waiting: list[Span] = []
    last: list[Span] = waiting
    for span, said in zip(spans, described, strict=True):
        if said.age is not None or said.home is not None or (by_calling and _fields(said)):
            last = next((places_ for other, places_ in bearers if not _another(said, other)), [])
            if not last:
                bearers.append((said, last))
        last.append(span)
    if len(bearers) < 2:
        return {}
    bearers[0][1][:0] = waiting  # what is said before anything sets them apart is said of the first
    return {_label(said): found for said, found in bearers}


def _another(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one person: ages more than a year apart, or other homes and callings."""
    if one.age is not None and other.age is not None:
        return abs(one.age - other.age) > 1
    ours, theirs = _fields(one), _fields(other)
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    if one.home is None or other.home is None or places.same_place(one.home, other.home):
        return False
    return bool(one.callings and other.callings and not set(one.callings) & set(other.callings))


def _label(said: Description) -> str:
    return str(said.age) if said.age is not None else said.home or " ".join(sorted(_fields(said)))


_NAMESAKES = re.compile(
    r"\bnamesakes?\b|\b(?:the|that|his|her|this) same name\b|\bshares? (?:the|that|his|her|this) name\b"
    r"|\bnot (?:related|to be (?:confused|mixed))\b|\b(?:two|both) (?:men|women|people|persons) (?:called|named)\b"
    r"|\b(?:т[её]зк|однофамил|ц[её]зк|аднафаміл|однопрізвищ)\w*",
    re.IGNORECASE,
)
"""Says that a report speaks of two people of one name: only then are two callings taken for two people's."""


def _fields(said: Description) -> frozenset[str]:
    """The fields of what somebody is called there."""
    return fields(frozenset(w for told in said.callings for w in told.lower().split()))


def _parts(m: Mention, groups: Mapping[str, list[Span]]) -> list[Mention]:
    if not groups:
        return [m]
    return [replace(m, spans=tuple(spans), role=None, age=None, place=None, apart=a) for a, spans in groups.items()]


def _meant(s: Statement, groups: Mapping[str, Mapping[str, Sequence[Span]]]) -> Statement:
    """The statement with what its quote, or else what comes before it, says of each name that several bear."""
    apart = tuple((name, _bearer(s, groups[name])) for name in dict.fromkeys(s.persons) if name in groups)
    return replace(s, apart=apart) if apart else s


def _bearer(s: Statement, bearers: Mapping[str, Sequence[Span]]) -> str:
    where = sorted((start, label) for label, spans in bearers.items() for start, _ in spans)
    inside = next((label for start, label in where if s.start <= start < s.end), None)
    before = bisect_right([start for start, _ in where], s.start)
    return inside or where[max(0, before - 1)][1]
