"""What else a trigger tells than its rule says, by the words about it: let in and not out, still inside, in prison already."""

import re
from dataclasses import replace

from habeas.extraction.english import grammar
from habeas.extraction.lexicon import FEMALE, MALE
from habeas.extraction.scene import Fired, Scene, Who
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["died_meanwhile", "other_than", "told_inside", "told_otherwise"]

_CARRIES = frozenset("drive take put fly bring bus carry".split())
_ABROAD = frozenset({"over", "across"})
_LETS_GO = frozenset("free release let".split())
_LICENCE = frozenset({"licence", "license", "licences", "licenses"})
_UNLICENSED = frozenset("revoke withdraw refuse deny suspend cancel ban block reject without expire".split())
_CAME_FOR = re.compile(
    r"\b(?:police|policemen|officers?|agents?|soldiers|men|they|kgb|fsb)\b(?: \w+){0,4}? (?:came|come) (?:back )?for\b"
)
"""Who comes for somebody to take them away."""
_INSIDE = re.compile(
    r"\b(still|back|remain(?:s|ed)?|stay(?:s|ed)?) (?:inside|(?:in|behind|under) (?:\w+ ){0,3}?"
    r"(?:prison|jail|bars|custody|detention|arrest|colony|cells?|remand|camp))\b"
)
_MEANWHILE = re.compile(
    r"^([^.;]{0,40}?)\b(?:while|when) (he|she|they|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?) (?:was|were|sat|served|is|are)\b"
)
"""How a sentence goes on that tells where somebody else was when a relative died."""
_HELD_THERE = re.compile(r"\b(?:prisons?|jails?|bars|custody|detention|captivity|colony|camps?|cells?)\b")
_OTHERWISE = {
    Type.RELEASE: (
        re.compile(
            r"\blet (?:(?:him|her|them|us|me) )?in(?:to)?\b|\bout of (?:contact|touch|reach|sight|office|town|work)\b"
            r"|\b(?:from|of) (?:\w+ ){0,2}?(?<!prison )(?<!psychiatric )(?<!jail )(?:hospital|clinic|quarantine)\b"
            r"|\bfrom (?:\w+ ){0,2}?(?:wreck|wreckage|rubble|contract|duties|duty|obligations?|debts?|university"
            r"|(?<!police )(?<!security )(?<!prosecution )(?:school|office)|work(?! (?:camp|colony|gang|detail|unit|prison)))\b"
            r"|\bby (?:the|his|her|their) (?:\w+ )?(?:club|team|label|band|employer)\b(?! (?:of|['’]s|lawyers?)\b)"
            r"|\bhome (?!from\b)(?:\w+ ){0,4}?with (?:the (?:children|kids|baby)|(?:a |the )?(?:flu|fever|cold|cough|migraine|broken \w+))\b"
            r"(?!.*\b(?:release|prison|jail|custody|captivity|colony|inside|bars|years|months|days)\b)"
        ),
        "let in, out of contact, or let go by others than a prison",
    ),
    Type.DEATH: (
        re.compile(
            r"\bat (?:his |her |their )?home\b(?!.*\b(?:house arrest|custody|detention|beat(?:en|ing)?|torture[ds]?)\b)"
            r"|\byears after (?:his|her|their) release\b"
            r"|\bsurrounded by (?:his|her|their) (?:\w+ )?(?:family|relatives|kin|wife|husband|children|grandchildren|sons|daughters|friends|loved)\b"
        ),
        "died at liberty",
    ),
    Type.ARREST: (
        re.compile(
            r"\b(?:taken?|took|led|fetched|brought|pulled|moved) (?:\w+ ){0,4}?(?:from|out of) "
            r"(?:(?:a|the|his|her|their|its) )?(?:cells?|prisons?|colony|colonies|jails?|barracks|courtroom)\b"
            r"|\b(?:captured|caught|snapped) (?:\w+ ){0,2}?(?:on|by) (?:(?:a|the|street|security) ){0,2}(?:film|video|cameras?|tape|cctv|footage|photo(?:graph)?s?)\b"
        ),
        "in prison already, or only filmed",
    ),
}
"""Words about a trigger by which it is not what its rule says, and why."""
_BESIDE = 8


def _near(line: Line, one: Fired, words: re.Pattern[str]) -> re.Match[str] | None:
    """These words about a trigger."""
    near = line.words[max(0, one.anchor - 2) : one.anchor + _BESIDE]
    return words.search(" ".join(w.lower for w in near))


def told_otherwise(line: Line, one: Fired) -> Fired:
    """A trigger that only the model sees, as what its words are: freed people driven to a border are not expelled by that,
    and a licence eases measures."""
    word, words = line.words[one.anchor], [w.lemma for w in line.words]
    if one.rule.id == "model/deportation" and word.lemma in _CARRIES and _LETS_GO & {*words[: one.anchor]}:
        them = any(line.words[n].lower in ("them", "him", "her") for n in grammar.objects(line, one.anchor))
        abroad = _ABROAD & {w.lower for w in line.words[one.anchor :]}
        carried = replace(one.rule, id="model/transfer", type=Type.TRANSFER)
        return replace(one, rule=carried) if them and not abroad else one
    behind = " ".join(w.lower for w in line.words[one.anchor : one.anchor + _BESIDE])
    if one.rule.id == "model/exile" and _HELD_THERE.search(behind):
        return replace(one, rule=replace(one.rule, id="model/arrest", type=Type.ARREST))  # "has been in a colony since"
    if one.rule.id == "model/arrest" and word.lemma == "serve":  # "is serving time in another case"
        return replace(one, rule=replace(one.rule, id="model/sentence", type=Type.SENTENCE))
    if one.rule.id == "model/release" and word.lemma == "come" and _fetched(line, one.anchor):
        return replace(one, rule=replace(one.rule, id="model/arrest", type=Type.ARREST))
    if (
        one.rule.id == "model/sanction_imposed"
        and _LICENCE & {w.lower for w in line.words}
        and not _UNLICENSED & {*words}
    ):
        return replace(one, rule=replace(one.rule, id="model/sanction_lifted", type=Type.SANCTION_LIFTED))
    return one


def _fetched(line: Line, anchor: int) -> bool:
    """Whether those who come for somebody are police: who is fetched by them is not let go."""
    return _CAME_FOR.search(" ".join(w.lower for w in line.words[: anchor + 3])) is not None


def died_meanwhile(scene: Scene, folded: str, one: Fired, who: Who) -> bool:
    """Whether a relative died outside, while another was held: "her father died while she was in prison".

    Who died in prison did, and "he" is the father himself where no man is named.
    """
    line = scene.line
    found = _MEANWHILE.search(folded[line.words[one.anchor].end : line.end])
    if one.rule.type is not Type.DEATH or found is None or _HELD_THERE.search(found.group(1)):
        return False
    said, kin = found.group(2).lower(), (who.group or "").lower()
    wanted = "m" if said == "he" and kin in MALE else "f" if said == "she" and kin in FEMALE else None
    named = {scene.discourse.genders.get(s.value.person) for s in scene.slots if s.kind == "person"}
    return wanted is None or wanted in named or None in named


def told_inside(line: Line, one: Fired) -> Type | None:
    """What a release that only the model sees is, where its words put people inside: "still inside are", "back in a cell"."""
    if one.rule.type is not Type.RELEASE or not one.rule.id.startswith("model/"):
        return None
    found = _near(line, one, _INSIDE)
    return None if found is None else Type.REARREST if found.group(1) == "back" else Type.ARREST


def other_than(line: Line, one: Fired) -> str | None:
    """Why a trigger is not what its rule says, where the words about it tell of something else."""
    told = _OTHERWISE.get(one.rule.type)
    return told[1] if told is not None and _near(line, one, told[0]) else None
