"""What speaks for somebody in a line as the one whom a trigger concerns, and what against: kind, case, clauses, distance.

The weights were set by hand on the training files.
"""

from collections.abc import Sequence

from habeas.extraction.patterns import Match
from habeas.extraction.scene import Scene
from habeas.extraction.slavic.apart import in_anothers_clause
from habeas.extraction.slavic.candidates import Candidate
from habeas.extraction.slavic.clauses import borders, hangs_on
from habeas.extraction.slavic.standing import official
from habeas.extraction.slavic.together import is_member
from habeas.extraction.slavic.whom import verb_gender
from habeas.extraction.slavic.words import listed, measure, voice
from habeas.extraction.words import Line

__all__ = ["does", "weight"]

_WORTH = {
    "person": 3.0,
    "count": 2.4,
    "pronoun": 1.6,
    "noun": 1.6,
    "plural": 1.4,
    "pair": 1.6,
    "kin": 1.4,
    "one": 1.5,
    "same": 2.2,
}


def weight(scene: Scene, match: Match, c: Candidate, wanted: str, barred: Sequence[tuple[int, int]]) -> float:
    """How much speaks for a candidate as the one concerned, in the case `wanted` ("" for any); `barred` words name sources."""
    line = scene.line
    found = _WORTH[c.kind] - 0.12 * _distance(match, c)
    crossed = borders(line, min(c.last, match.last), max(c.first, match.first))
    hangs = c.last < match.first and c.kind != "pronoun" and hangs_on(line, c.last, match.first)
    found -= 0.0 if hangs else 1.1 * crossed
    if wanted and c.cases and not hangs:
        found += 2.0 if wanted in c.cases else -2.6
    if wanted == "gen" and c.kind in ("person", "count", "plural"):
        found += 1.0 * (0 < c.first - match.last <= 3) - 1.0 * (c.last < match.first)
    if any(a <= c.first <= b for a, b in barred) or (is_member(scene, c) and not hangs):
        found -= 4.0
    if c.slot is not None and c.kind == "person" and wanted != "nom" and official(c.slot.value):
        found -= 2.0
    if c.kind == "person" and c.last < match.first and in_anothers_clause(line, c.first, c.last, match.first):
        found -= 6.0
    if wanted == "acc" and crossed and match.last < c.first and line.words[c.first - 1].lower in _ON_BEHALF:
        found -= 4.0
    if c.kind == "count":
        found -= 5.0 * _not_people(scene, c) + 1.0 * (c.slot is not None and c.slot.value.group is None)
    if wanted == "acc" and does(scene, match, c):
        found -= 5.0
    return found + _agreement(line, match, c, wanted, scene)


_ON_BEHALF = frozenset("за для ради дзеля задля против супраць проти".split())
"""What stands between a later clause and somebody it does something for: "увели X: она принесла жалобу за Y"."""
_OF_A_TERM = frozenset("срок срока тэрмін тэрміну термін терміну строк строку наказание пакаранне покарання".split())


def _not_people(scene: Scene, c: Candidate) -> bool:
    """Whether a number is of money, of time, or part of a term."""
    following = [w.lower for w in scene.line.words[c.last + 1 : c.last + 3]]
    before = {w.lower for w in scene.line.words[max(0, c.first - 2) : c.first]}
    if (
        c.slot is not None and c.slot.value.group is None and before & _OF_A_TERM and "," not in before
    ):  # "снизил срок до пяти"
        return True
    return scene.covering(c.first, "term") is not None or any(measure(w) for w in following)


def _distance(match: Match, c: Candidate) -> int:
    if c.first > match.last:
        return c.first - match.last
    return max(0, match.first - c.last)


def does(scene: Scene, match: Match, c: Candidate) -> bool:
    """Whether somebody is the one who does it to others: in the nominative, agreeing with a verb of the past, as in "X обвинил"."""
    if c.kind != "person" or c.slot is None or c.cases != {"nom"}:
        return False
    verb = next((w for i in match.literal if (w := scene.line.words[i].lower) in listed("done_to")), None)
    if verb is None or voice(verb) != "active":
        return False
    known = scene.discourse.genders.get(c.slot.value.person)
    return verb_gender(verb) in ("m", "f") and known in (verb_gender(verb), None)


def _agreement(line: Line, match: Match, c: Candidate, wanted: str, scene: Scene) -> float:
    """A subject must agree in gender and number with the trigger's verb."""
    if wanted != "nom" or c.slot is None or c.kind != "person":
        return 0.0
    said = verb_gender(line.words[match.first].lower)
    known = scene.discourse.genders.get(c.slot.value.person)
    return -1.5 if said and known and said in "mf" and said != known else 0.0
