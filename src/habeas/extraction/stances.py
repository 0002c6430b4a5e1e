"""What a report does with a claim: a correction notice withdraws what was said before and corrects it.

"An earlier version of this report said that X had been released. She was moved." The first sentence is withdrawn, what
follows in the notice corrects it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.blocks import Block
from habeas.model import Statement
from habeas.vocabulary import Modality, Stance

__all__ = ["with_stance"]

_WITHDRAWN = re.compile(
    r"\b(?:an? |the |our )?(?:earlier|previous|original|first) (?:version|edition|report|statement|article|post|list)s?\b.{0,60}?"
    r"\b(?:said|stated|reported|wrote|claimed|gave|had|misstated|listed|named|put|misidentified)\b"
    r"|\bwe (?:also )?(?:earlier|previously|wrongly|incorrectly|mistakenly|had) (?:reported|wrote|said|stated)\b"
    r"|\b(?:wrongly|incorrectly|mistakenly|erroneously) (?:reported|stated|said|listed|named|gave)\b"
    r"|(?:ранее|первоначально) (?:мы )?(?:сообщал|писал|говорил)\w*|в (?:прежней|первой|предыдущей) версии"
    r"|у (?:папярэдняй|першай) версіі|у (?:попередній|першій) версії",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:corrections?|clarification|editor['’]s note|corrigendum|erratum|исправление|уточнение|поправка|удакладненне|выпраўленне|уточнення|виправлення)\b",
    re.IGNORECASE,
)


def with_stance(folded: str, blocks: Sequence[Block], made: Sequence[Statement]) -> list[Statement]:
    """The statements, each with what its report does with it: asserts, withdraws or corrects."""
    starts = [b.start for b in blocks]
    return [replace(s, stance=_stance(folded, blocks, starts, s)) for s in made]


_UNDONE = re.compile(
    r"\b(?:only|merely|just|simply) (?:been )?(?:moved|transferred|taken)\b|\b(?:nobody|no one|none of)\b|\b(?:never|not) (?:been )?(?:released|freed|happened)\b",
    re.IGNORECASE,
)
"""What behind a number that a notice takes back says that it was no number at all: nothing of the kind happened."""
_BEHIND = 200
_BEFORE = 4000
"""How many characters before a statement, in its block, what was withdrawn is looked for."""


def _stance(folded: str, blocks: Sequence[Block], starts: Sequence[int], s: Statement) -> Stance:
    cue = _WITHDRAWN.search(folded, s.start, s.end)
    if cue is not None and folded.find(s.trigger, s.start, s.end) >= cue.start():
        return Stance.WITHDRAWS
    at = bisect_right(starts, s.start) - 1
    block = blocks[at] if at >= 0 and s.start < blocks[at].end else None
    if block is None or not (
        _NOTICE.match(folded, block.start, block.end)
        or _WITHDRAWN.search(folded, max(block.start, s.start - _BEFORE), s.start)
    ):
        return Stance.ASSERTS
    undone = _UNDONE.search(folded, s.end, min(block.end, s.end + _BEHIND)) is not None
    return Stance.WITHDRAWS if undone and s.modality is Modality.DENIED else Stance.CORRECTS
