"""What a sentence tells as done although its own words let somebody off, turn them back or count them in error.

"The court threw the case out", "was ordered off the bus and flown back", "is counted as pardoned and has not spent a day at
liberty": the trigger stands in no negation, and the tree says nothing of it.
"""

import re

from habeas.extraction.english import grammar
from habeas.extraction.scene import Fired
from habeas.extraction.words import Line
from habeas.vocabulary import LET_GO, SANCTIONS, Modality, Type

__all__ = ["kept_off", "not_among", "undone"]

_LET_OFF = {
    Type.CHARGE: re.compile(
        r"\b(?:threw|thrown|throws|throw)\b[^.;]{0,60}\bout\b|\b(?:drop|dismiss|withdr[ae]w|quash|strike|struck|clos|end|discontinu|abandon)\w*"
        r" (?:\w+ ){0,3}?(?:case|charge|charges|prosecution|proceedings|investigation|indictment|out)\b"
        r"|\b(?:case|charges?|prosecution|proceedings|indictment)\b (?:\w+ ){0,8}?(?:was|were|is|are|been|be) (?:\w+ )?"
        r"(?:dropped|dismissed|withdrawn|quashed|thrown out|struck out|closed|discontinued|abandoned)\b"
    ),
    Type.SENTENCE: re.compile(r"\b(?:exempt|spare|excuse|free|releas)(?:e?d|s|ing)? (?:him |her |them |\w+ \w+ )?from (?:\w+ )?(?:punishment|prison|jail)\b"),
}  # fmt: skip
"""Words which end what the type is the word for."""
_BESIDE = 6
_IN_ERROR = frozenset("count list record register report mark treat describe".split())
_NOT_SO = frozenset("not n't never still but though although yet".split())
_SET_OUT = frozenset("sit board wait stand queue climb line pack".split())
_BACK = re.compile(
    r"\b(?:ordered|taken|pulled|hauled|led|called|told) (?:back )?(?:to get )?(?:off|down)\b"
    r"|\b(?:turned|flown|driven|taken|sent|brought|marched) back\b"
)
_INTO_A_VETO = re.compile(
    r"^(?:(?!\b(?:whereas|while|but|and|after|before|since|despite|although|though)\b)[^.;])*\b(?:run|ran|runs|running) (?:up )?(?:into|against)\b[^.;]*\b(?:veto|vetoes|objections?|opposition|resistance)\b"
)
_CAME_FOR = re.compile(r"\b(?:came|come|went|arrived|called|turned up|showed up)\b (?:\w+ ){0,5}?(?:to|for)\b")
_COMES = frozenset("come go arrive call turn show".split())
_NOT_FOUND = re.compile(
    r"\b(?:but|only to|however|yet)\b[^.;]*\b(?:not|n't|nobody|no one|gone|fled|left|escaped|empty|away|hid|hiding|hidden|abroad)\b"
)
_THOUGHT = re.compile(
    r"\b(?:thought|believed|feared|presumed|assumed|said|reported|rumou?red|supposed|alleged) to have (?:been )?(?:\w+ly )?$"
)
_BUT = re.compile(r"\b(?:but|however|until|turned out|in fact|actually)\b")
_CLOSE = 14
"""Words behind a trigger within which a note in brackets is about it."""
_SEE_CORRECTION = re.compile(r"\bsee (?:the )?correction\b(?! (?:to|of|on|about) (?:his|her|their|its)\b)")


_KEPT_OFF = re.compile(
    r"\b(?:not|n't|never|nor|without) (?:\w+ )?(?:includ|nam|list|contain|featur|mention|figur|appear)\w*"
    r"|\b(?:absent|missing|excluded|omitted|left out|struck|deleted|removed) (?:from|of)\b|\bnot (?:\w+ )?(?:on|among|in|part of)\b"
)
_TELLS_ON = re.compile(r"[,;]|\b(?:was|were|is|are|has|have|had|who|which|that|but|although|though)\b")
"""What parts words for who is on no list from those of the next clause."""
_NAMES_NOT = re.compile(
    r"^(?:(?!(?:at|that|who|which|where|but|and|although|though)\b)[^,;. ]+ ){0,5}?"
    r"(?:(?:do|does|did|has|have|had) (?:not|n't)|, not|without) (?:\w+ )?(?:includ|nam|list|contain|featur|mention)\w*"
)
"""How a list of those freed goes on that lacks somebody: "of those freed on Monday did not include"."""
_THOSE = frozenset("those people prisoner inmate detainee one person convict captive hostage".split())


_NOT_AMONG = re.compile(
    r"\b(?:was|were|is|are|be|been) (?:not|n't) (?:among|on|part of|in)\b|\b(?:was|were|is|are) (?:absent|missing) from\b"
)


def not_among(line: Line, anchor: int) -> bool:
    """Whether a participle says of which people somebody was none, as the rule for that tells: "was not among those freed"."""
    return kept_off(line, anchor) and _NOT_AMONG.search(" ".join(w.lower for w in line.words)) is not None


def kept_off(line: Line, anchor: int) -> bool:
    """Whether a participle only says of which people somebody was none: "not on the list of those freed"."""
    word = line.words[anchor]
    described = word.dep in ("acl", "amod", "pobj", "pcomp") and line.words[word.head].lemma in _THOSE | {"of"}
    if word.tag != "VBN" or not described:
        return False
    words = [w.lower for w in line.words]
    before, behind = " ".join(words[:anchor]), " ".join(words[anchor + 1 :])
    near = any(_TELLS_ON.search(before, said.end()) is None for said in _KEPT_OFF.finditer(before))
    return near or _NAMES_NOT.match(behind) is not None


def undone(line: Line, one: Fired) -> Modality | None:
    """What the words about a trigger make of it; None where they leave it a fact."""
    words = [w.lower for w in line.words]
    near = " ".join(words[one.anchor : one.anchor + _CLOSE])
    if _SEE_CORRECTION.search(near) or _let_off(one, words) or _counted_in_error(line, one.anchor):
        return Modality.DENIED
    before, behind = " ".join(words[: one.anchor]), " ".join(words[one.anchor :])
    still_to_do = line.words[one.anchor].tag == "VB" or line.words[one.anchor].lemma in _COMES
    asked = one.rule.type is Type.ARREST and still_to_do  # "came to the flat and arrested her" is done
    came = _CAME_FOR.search(" ".join(words[: one.anchor + 6])) if asked else None
    if came is not None and came.start() <= len(before) + 1 and _NOT_FOUND.search(behind):
        return Modality.FAILED
    if _THOUGHT.search(before + " ") and _BUT.search(behind):
        return Modality.DENIED
    if one.rule.type in (*LET_GO, Type.TRANSFER) and line.words[one.anchor].lemma in _SET_OUT and _BACK.search(behind):
        return Modality.FAILED
    if one.rule.type in SANCTIONS and _INTO_A_VETO.search(behind):
        return Modality.FAILED
    return None


def _let_off(one: Fired, words: list[str]) -> bool:
    """Whether a trigger is itself among the words that end a case or spare a punishment."""
    ends = _LET_OFF.get(one.rule.type)
    if ends is None:
        return False
    first = max(0, one.match.first - _BESIDE)
    start = len(" ".join(words[first : one.match.first])) + (first < one.match.first)
    near = " ".join(words[first:])
    return any(said.start() <= start < said.end() for said in ends.finditer(near))


def _counted_in_error(line: Line, anchor: int) -> bool:
    """Whether somebody is only listed as freed or pardoned, and the sentence goes on that it is not so."""
    above = line.words[line.words[anchor].head]
    marked = any(line.words[k].lower == "as" for k in line.words[anchor].kids) or line.words[anchor - 1].lower == "as"
    if above.lemma not in _IN_ERROR or not marked or not grammar.kids(line, line.words[anchor].head, "auxpass"):
        return False
    return any(w.lower in _NOT_SO for w in line.words[anchor + 1 :])
