"""A release that is one side of a prisoner exchange: told as an exchange, as the corpus' guide asks.

"Freed", "handed over", "returned home" say exchange where their sentence, or the head of the report, tells of one. What
is given for easier sanctions or money is a bargain and no exchange of people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.extraction.dedupe import OTHER_SIDE
from habeas.extraction.patterns import Slot
from habeas.extraction.report import Report
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["as_many", "in_several_ways", "other_side", "told_as_bargain", "told_as_exchange"]

_HEAD = 350
_SWAP = re.compile(
    r"\b(?:swap(?:s|ped|ping)?\b|exchanged\b"
    r"|(?:go|goes|went|gone|walk(?:s|ed)?|cross(?:es|ed)?|sent|travell?(?:s|ed)|flown|flew|headed) (?:across )?(?:in )?the (?:other|opposite) (?:way|direction)\b"
    r"|(?:prisoners?|pows?|hostages?|captives?|spy|humanitarian|largest|biggest) (?:swap|exchange)s?\b"
    r"|(?<!stock )(?<!in )\bexchanges?\b(?! (?:for\b|of (?:views|letters|fire|words|students|pupils|teachers|data|experience|gifts|ideas)|rate))|east-west exchange)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:in (?:exchange|return)(?: for)?|in a trade|traded? for|prisoner deal|hostage deal)\b", re.IGNORECASE
)
_BARGAIN = re.compile(
    r"\b(?:sanction|relief|potash|airline|embargo|restriction|money|ransom|billion|million|funds|concession|aid|licen[cs]e|support)",
    re.IGNORECASE,
)
_TWO_WAYS = re.compile(
    r"\b(?:amnesty|pardons?|decrees?|clemency|acts?)\b[^.;]{0,60}\b(?:exchange|swap|barter)s?\b"
    r"|\b(?:exchange|swap|barter)s?\b[^.;]{0,30}(?:,|\band\b|\bor\b)[^.;]{0,30}\b(?:amnesty|pardons?|decrees?|clemency)\b",
    re.IGNORECASE,
)
"""People let out in several ways, of which an exchange is one: "34 under the amnesty, three by exchange"."""
_NONE = re.compile(
    r"\b(?:no|not (?:a|an|part of)|without (?:a|an|any)|than a|ruled out|denied) (?:\w+ )?(?:swap|exchange)",
    re.IGNORECASE,
)


_FELL_THROUGH = re.compile(
    r"\b(?:swap|exchange)s?\b[^.;:]{0,60}?\b(?:fell through|collapsed|called off|cancell?ed|failed|came to nothing|did not (?:take place|happen))\b",
    re.IGNORECASE,
)


def told_as_no_exchange(folded: str, line: Line) -> bool:
    """Whether a line denies only what a release was given for: "not freed in exchange for fuel".

    >>> bool(_NOT_FOR.search("they had not been freed in exchange for fuel"))
    True
    """
    return _NOT_FOR.search(folded, line.start, line.end) is not None


_NOT_FOR = re.compile(
    r"\b(?:not|never)\b[^.;:]{0,60}\b(?:in (?:exchange|return) for|as part of (?:a|any|the) (?:deal|bargain|swap|exchange)|for (?:sanctions|money))\b",
    re.IGNORECASE,
)


_BOUGHT = re.compile(r"\b(?:bought|buy(?:ing|s)?|ransom(?:ed|ing|s)?) (?:\w+ ){0,3}?(?:out|free)\b", re.IGNORECASE)
"""Freed for money, whatever the trade was called."""
_BESIDES = re.compile(
    r"\b(?:also (?:\w+ ){0,2}?(?:agree|promise|pledge|undert|free|releas|let)\w*|besides|in addition|separately|on top of (?:this|that|it)"
    r"|at the same (?:hour|time|moment)|(?:its|his|their) own (?:\w+ )?(?:prisoners|citizens|people|dissidents|opponents|critics))\b",
    re.IGNORECASE,
)
"""What was done beside an exchange that only the head of the report tells of."""


def told_as_exchange(folded: str, line: Line) -> bool:
    """Whether a release told in this line is one side of an exchange of people."""
    said = folded[line.start : line.end]
    if _NONE.search(said) or _BOUGHT.search(said):
        return False
    if _SWAP.search(said) or (_FOR.search(said) and not _BARGAIN.search(said)):
        return True
    if _BESIDES.search(said):
        return False
    head = folded[:_HEAD]
    return bool(_SWAP.search(head)) and not _BARGAIN.search(head) and not _FELL_THROUGH.search(head)


def in_several_ways(folded: str, line: Line, slots: Sequence[Slot]) -> bool:
    """Whether the numbers of a line were let out in several ways, of which an exchange is only one."""
    counts = [s for s in slots if s.kind == "count"]
    return len(counts) > 1 and _TWO_WAYS.search(folded, line.start, line.end) is not None


def told_as_bargain(folded: str, line: Line) -> bool:
    """Whether those freed in this line were freed in return for something other than people."""
    said = folded[line.start : line.end]
    given = _FOR.search(said)
    return given is not None and _BARGAIN.search(said, given.end()) is not None and not _SWAP.search(said)


_AS_MANY = re.compile(r"\b(?:the same|an equal|a like|an identical) number\b|\bjust as many\b", re.IGNORECASE)
_TOLD_BEFORE = 600
"""How many characters back the number is told that "the same number" means, at most."""


def as_many(report: Report, line: Line, made: list[Statement]) -> list[Statement]:
    """The statements of a line, with the other side of an exchange as many as the first: "the same number went the other way"."""
    if _AS_MANY.search(report.folded, line.start, line.end) is None:
        return made
    before = (s for s in (*reversed(made), *reversed(report.before)) if s.start >= line.start - _TOLD_BEFORE)
    first = next((s.count for s in before if s.type is Type.EXCHANGE and s.count and _happens(s)), None)
    return [
        replace(s, count=first, by=_OTHER_SIDE)
        if first is not None and s.type is Type.EXCHANGE and not (s.persons or s.count) and _happens(s)
        else s
        for s in made
    ]


def _happens(made: Statement) -> bool:
    return made.modality in (Modality.ACTUAL, Modality.PLANNED)


_OTHER_SIDE = f"movement.en{OTHER_SIDE}"
_OTHER = re.compile(
    r"\b(?:in (?:exchange|return)|exchang\w+|swapp?\w*|trad\w+|home|freed|released|returned|given|handed over)\b[^.;]{0,40}?\bfor\b"
    r"|\b\d[\d,]* for(?= \d)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\beach (?:returned|released|freed|handed)|\b(?:prisoners|people|soldiers|servicemen|\d+)[\w ]{0,16} each\b"
    r"|\b(?:from|on|by) (?:each|both) (?:side|part)",
    re.IGNORECASE,
)
"""Words by which one number holds for both sides of an exchange."""
_REACH = 7
_AGAINST = frozenset({"for", "against"})


def other_side(line: Line, folded: str, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Those given for the people of an exchange, behind "in exchange for" or "each": a row of names or one number."""
    counts = [s for s in slots if s.kind == "count"]
    if len(counts) == 1 and _EACH.search(folded, line.start, line.end):
        return (counts[0],)
    for one, other in pairwise(counts):
        between = line.words[one.last + 1 : other.first]
        if 0 < len(between) <= _REACH and between[-1].lower in _AGAINST and not any(w.pos in "VX,;" for w in between):
            return (other,)  # "five Norlanders against six"
    for m in _OTHER.finditer(folded, line.start, line.end):
        at = line.word_at(m.end() - 1)
        near = [s for s in slots if s.kind in ("person", "count") and at is not None and at < s.first <= at + _REACH]
        if at is None or not near or any(w.pos in "VX" for w in line.words[at + 1 : near[0].first] if w.tag != "VBN"):
            continue
        if near[0].kind == "count":
            return (near[0],)
        return tuple(s for s in slots if s.kind == "person" and near[0].first <= s.first <= near[0].first + 12)
    return ()
