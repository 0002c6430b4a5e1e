"""What a trigger tells of in the end: a release that is an exchange, arrests that are a total, a list that is a pardon's."""

import re
from dataclasses import replace

from habeas.extraction.english.advice import SCORE
from habeas.extraction.english.stating import Stating
from habeas.extraction.english.swaps import in_several_ways, told_as_bargain, told_as_exchange, told_as_no_exchange
from habeas.extraction.report import Report
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Basis, Modality, Type

__all__ = ["recast"]

_A_TOTAL = 300  # without a day so many are a total: in the training files five times in six
_MANY = 50  # from here on a number with a month, a year or a "since" is a total, four times in five
_NO_SWAP = 0.05
"""Below which the model's opinion of an exchange says that a release is none, whatever its words."""
_SWAPPED = (Modality.ACTUAL, Modality.PLANNED, Modality.DENIED)


def recast(stating: Stating, scene: Scene, made: Statement) -> Statement:
    """A release that is one side of an exchange of people, as an exchange; hundreds arrested, as the total they are; not
    to be on the list of a pardon, as no pardon."""
    line, report = scene.line, stating.report
    listed = made.by.endswith("/not-among") and _LIST.search(made.trigger) and not _OF_OTHERS.search(made.quote)
    if listed and _of_a_pardon(report):
        return replace(made, type=Type.PARDON)
    if _a_total(line, made) and not _taken_for_it(stating, made):
        return replace(made, type=Type.COUNT_DETAINED, basis=Basis.CUMULATIVE)
    denied = made.modality is Modality.DENIED and told_as_no_exchange(report.folded, line)
    if denied and made.type is Type.RELEASE:
        return replace(made, type=Type.EXCHANGE)
    bargain = made.type is Type.EXCHANGE and made.by.endswith("/exchanged") and told_as_bargain(report.folded, line)
    if bargain and not denied:
        return replace(made, type=Type.RELEASE)
    swapped = made.type is Type.RELEASE and made.modality in _SWAPPED and told_as_exchange(report.folded, line)
    swapped = swapped and not _of_those_let_out(report, line)
    if swapped and in_several_ways(report.folded, line, scene.slots):
        return made
    if swapped and not (_taken_for_it(stating, made) and _unswapped(stating, scene)):
        return replace(made, type=Type.EXCHANGE)
    return made


_THESE = re.compile(
    r"\b(?:of|all) (?:these|those|the) (?:releases|releasees|people released|freed|released)\b", re.IGNORECASE
)


def _of_those_let_out(report: Report, line: Line) -> bool:
    """Whether a line counts some of those let out of whom the report last told, beside an exchange: "24 of these releases"."""
    if _THESE.search(report.folded, line.start, line.end) is None:
        return False
    last = next((s for s in reversed(report.before) if s.type in LET_GO), None)
    return last is not None and last.type is Type.RELEASE


_LIST = re.compile(r"\b(?:on the|included)\b")
_OF_OTHERS = re.compile(
    r"\blist of (?!(?:those |people |prisoners )?(?:pardoned|freed|released|amnestied))", re.IGNORECASE
)
_FREEING = (Type.PARDON, Type.RELEASE, Type.EXCHANGE, Type.DEPORTATION)


def _of_a_pardon(report: Report) -> bool:
    """Whether the people freed last, on whose list somebody is not, were pardoned."""
    freed = (s for s in reversed(report.before) if s.type in _FREEING and (s.count or len(s.persons) > 1))
    last = next((s for s in freed if s.modality is Modality.ACTUAL), None)
    return last is not None and last.type is Type.PARDON


_COUNTED_SINCE = re.compile(r"\bnumber of [^.;]{0,60}\bsince\b", re.IGNORECASE)


def _a_total(line: Line, made: Statement) -> bool:
    """Whether a number arrested is the total of a stretch of time and no one event's."""
    if made.type is not Type.ARREST or made.modality is not Modality.ACTUAL or made.count is None:
        return False
    number = made.count.low or 0
    days = made.date is not None and len(made.date.iso or "") > len("2025-01") and not _COUNTED_SINCE.search(made.quote)
    long = (made.date is not None and not days) or "since" in line.places
    return (number > _A_TOTAL and not days) or (number >= _MANY and long and not days)


def _taken_for_it(stating: Stating, made: Statement) -> bool:
    """Whether the model, too, takes the trigger for one of its type."""
    noted = stating.evidence.get((made.by, made.start, made.trigger))
    return noted is not None and noted[SCORE] > 0


def _unswapped(stating: Stating, scene: Scene) -> bool:
    """Whether the model takes no word of a line for an exchange."""
    opinion, size = stating.opinion, len(scene.line.words)
    return opinion is not None and all(opinion.score((scene.number, i), Type.EXCHANGE) < _NO_SWAP for i in range(size))
