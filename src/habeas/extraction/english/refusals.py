"""Why a trigger states nothing: nobody it could be said of, a condition, something else told, one named for what they are."""

import re
from collections.abc import Collection

from habeas.extraction.english.advice import telling, unnamed
from habeas.extraction.english.apart import of_a_work
from habeas.extraction.english.meaning import condition, in_fiction
from habeas.extraction.english.otherwise import died_meanwhile, other_than
from habeas.extraction.english.rosters import of_those_left, remaining
from habeas.extraction.english.undone import not_among
from habeas.extraction.listed import agents
from habeas.extraction.report import Report
from habeas.extraction.scene import Fired, Scene, Who
from habeas.extraction.words import Line
from habeas.vocabulary import LET_GO, Type

__all__ = ["refused"]

_IN_CUSTODY = re.compile(
    r"\b(?:in|inside|at|into|behind|under|from) (?:[\w’'-]+ ){0,4}?(?:prisons?|jails?|bars|custody|detention|captivity|arrest|colon(?:y|ies)"
    r"|camps?|cells?|cellmates?|remand|solitary|isolator|isolation|lock-?up|infirmary|barracks|dungeons?)\b"
    r"(?! (?:gates?|fences?|walls?|doors?|yards?|visits?|officers?|guards?|staff|authorities))"
)
"""What says that somebody is inside, and not before the gate."""
_AT_HOME = frozenset("neighbour neighbours neighbor neighbors friend friends supporter supporters".split())
"""Who fasts and falls ill at home, unless a sentence says inside."""
_MEETING = frozenset("meet visit greet hug thank".split())
"""What two people do of whom neither is freed or held by it."""
_OPENING = 45
_THOSE = re.compile(
    r"(?:[-–—•*]\s*)?(?:among(?:st)? )?(?:the )?(?:those|others?|rest|prisoners|people)\b", re.IGNORECASE
)


_DEAD = re.compile(
    r"\b(?:exchang|swap|hand|return|repatriat)\w* (?:\w+ ){0,4}?(?:bodies|remains|corpses)\b", re.IGNORECASE
)
_REMAND = re.compile(
    r"\b(?:years?|months?|days|weeks) (?:\w+ ){0,2}?(?:on|in|of|under) (?:\w+ )?(?:remand|pre-?trial (?:detention|custody)|house arrest|custody awaiting)\b"
    r"|\b(?:legal|statutory) (?:maximum|limit)\b",
    re.IGNORECASE,
)
"""Time held before a verdict, and what the law allows."""


def refused(report: Report, beside: Collection[str], scene: Scene, one: Fired, who: Who) -> str | None:
    """Why a trigger tells nothing of those it seems to be about; `beside` are those named for an office or as kin."""
    if agents(scene, who, one.anchor):
        return "named as those who did it"
    only_if = condition(scene.line, one.anchor, one.rule.type)
    why = _without(one, who) or only_if or _otherwise(report, scene, one)
    return why or _unlikely(report, beside, scene, one, who)


def _unlikely(report: Report, beside: Collection[str], scene: Scene, one: Fired, who: Who) -> str | None:
    """An office-holder or relative of whom nothing is told is not held or listed on the strength of a loose word. What
    such a one suffers is told of a prisoner only where the sentence says inside: relatives fast and fall ill at home."""
    if who.how == "unnamed relative" and died_meanwhile(scene, report.folded, one, who):
        return "a relative died while somebody was held"
    suffers = one.rule.type is Type.CONDITIONS
    inside = suffers and _IN_CUSTODY.search(report.folded, scene.line.start, scene.line.end)
    outside = who.how == "unnamed relative" or (not who.persons and who.group in _AT_HOME)
    if suffers and not inside and outside:
        return "said of a relative at home"
    faintly = (suffers and not one.rule.firm) or one.rule.type is Type.RECOGNISED
    loose = one.rule.id.startswith("model/") or who.how != "grammar" or faintly
    told = scene.discourse.told_of
    named = who.persons and all(p in beside and not told(p) for p in who.persons)
    if loose and named and not (inside and telling(one)):
        return "said of one who is named for an office or as a relative"
    return None


def _otherwise(report: Report, scene: Scene, one: Fired) -> str | None:
    """What the words about a trigger tell of, where it is not what its rule says."""
    line = scene.line
    if (why := other_than(line, one)) is not None:
        return why
    if one.rule.type in LET_GO and _of_those_inside(report.folded, line):
        return "told of those who are still inside"
    alone = one.rule.id.startswith("model/")
    before = report.lines[scene.number - 1] if scene.number else None
    if alone and one.rule.type in LET_GO and before and of_those_left(report.folded, before, line):
        return "told of those who stayed"
    if one.rule.modality is None and line.parsed and not_among(line, one.anchor):
        return "only says of which people somebody was none"
    if one.rule.type is Type.EXCHANGE and _DEAD.search(report.folded, line.start, line.end):
        return "the dead are exchanged, not prisoners"
    if one.rule.type is Type.RELEASE and of_a_work(line, one.anchor):
        return "a work or a paper is released"
    if in_fiction(line, one.anchor):
        return "told in a work of fiction"
    if alone and one.rule.type is Type.SENTENCE and _REMAND.search(report.folded, line.start, line.end):
        return "time before a verdict is no sentence"
    met = alone and line.words[one.anchor].lemma in _MEETING
    return "two who met" if met else None


def _of_those_inside(folded: str, line: Line) -> bool:
    """Whether a line begins with those who remain: "Those who remain include Halden, whose father is free"."""
    opening = folded[line.start : min(line.end, line.start + _OPENING)]
    return _THOSE.match(opening) is not None and remaining(opening)


def _without(one: Fired, who: Who) -> str | None:
    """Which of those concerned a rule needs and the line does not give."""
    rule = one.rule
    if who.how == "wrong" and not unnamed(one):
        return "not said of people"
    if who.how == "background":
        return "only says which people are meant"
    if "who" in rule.needs and not who.known and who.how in ("nothing", "wrong") and not unnamed(one):
        return "nobody named, counted or referred to"
    if "count" in rule.needs and who.count is None:
        return "no number"
    if "person" in rule.needs and not who.persons:
        return "no person"
    return None
