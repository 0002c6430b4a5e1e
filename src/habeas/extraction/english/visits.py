"""Who is inside, where a sentence has those outside for its subject: "his wife has had no letter", "her lawyer may not see her".

Kin, lawyers and friends are refused visits, calls and letters; the conditions are those of the prisoner whom they would
see or hear from, or whose they are.
"""

from dataclasses import replace

from habeas.extraction.english import grammar
from habeas.extraction.english.phrases import meant_by
from habeas.extraction.lexicon import KIN
from habeas.extraction.patterns import Match
from habeas.extraction.scene import Scene, Who

__all__ = ["prisoner_of"]

_OUTSIDE = KIN | {"lawyer", "lawyers", "friend", "friends"}
_TO_KEEP_TOUCH = frozenset("see visit meet hear contact speak write reach telephone phone call".split())
_TOUCH = frozenset("letter letters news visit visits word call calls contact parcel parcels access reply sign".split())
_WITHIN, _NEXT = 8, 3
"""Words from the trigger to the word for a visit or a letter, and from there to the one who would be seen."""
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def prisoner_of(scene: Scene, who: Who, match: Match, anchor: int) -> Who | None:
    """The prisoner whom those outside may or may not see or hear from; None where a sentence is not about such."""
    subject = grammar.subject(scene.line, anchor)
    at = subject if subject is not None else who.word
    if at is None:
        return None
    word = scene.line.words[at].lower
    if who.persons and who.how != "reference" and word not in _OUTSIDE:
        return None
    touch = _touch(scene, match)
    if touch is None or word not in _OUTSIDE | {"he", "she"}:
        return None
    seen = _seen(scene, touch, word)
    if seen is not None and not set(seen.persons) & set(who.persons):
        known = word in _OUTSIDE or all(scene.discourse.told_of(p) for p in seen.persons)
        return replace(seen, how="reference") if known else None
    return _whose(scene, at) if word in _OUTSIDE else None


def _touch(scene: Scene, match: Match) -> int | None:
    """The word for a visit, a call or a letter at or behind a trigger."""
    near = scene.line.words[match.first : match.last + _WITHIN]
    found = (i for i, w in enumerate(near, match.first) if w.lemma in _TO_KEEP_TOUCH or w.lower in _TOUCH)
    return next(found, None)


def _seen(scene: Scene, touch: int, subject: str) -> Who | None:
    """Whom "contact with him", "see her", "hear his voice" mean; not the subject itself."""
    behind = scene.line.words[touch + 1 : touch + 1 + _NEXT]
    at = next((i for i, w in enumerate(behind, touch + 1) if w.lower in ("him", "her", "his")), None)
    if at is None or _GENDER[scene.line.words[at].lower] == _GENDER.get(subject):
        return None
    found = meant_by(scene, at)
    return found if found.persons else None


def _whose(scene: Scene, at: int) -> Who | None:
    """Whose wife or lawyer somebody is: "his mother", "Halden's mother"."""
    owner = next((k for k in scene.line.words[at].kids if scene.line.words[k].dep == "poss"), None)
    if owner is None:
        return None
    named = scene.covering(owner, "person")
    if named is not None:
        return Who((named.value.person,), word=owner)
    return meant_by(scene, owner) if scene.line.words[owner].lower in ("his", "her") else None
