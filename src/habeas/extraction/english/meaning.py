"""How a trigger is meant that its sentence tells as a fact: announced, put off, refused, told in fiction, taken back."""

import re
from collections.abc import Sequence

from habeas.extraction.english import grammar
from habeas.extraction.english.modality import modality
from habeas.extraction.english.undone import undone
from habeas.extraction.scene import Fired
from habeas.extraction.words import Line
from habeas.vocabulary import LET_GO, SANCTIONS, Modality, Type

__all__ = [
    "against_an_acquittal",
    "as_told",
    "condition",
    "in_fiction",
    "looked_back_on",
    "unlinked",
]

_IN_VAIN = re.compile(r"\b(?:nothing|little) (?:has |had |ever )?c[ao]me of\b")
_TO_NOTHING = re.compile(
    r"^(?:(?!\b(?:which|that|after|who|whose|and|but)\b)[^;:])*\bc[ao]m(?:e|es|ing) to (?:nothing|nought|naught)\b"
)
_TRIAL_TO_COME = re.compile(
    r"\bgoes on trial\b[^.;]{0,20}\b(?:tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_TURNED_DOWN = re.compile(
    r"\b(?:bail|appeal|petition|request|application|motion|plea)s?\b[^.;]*\b(?:turned down|rejected|dismissed|refused|denied)\b"
)
_CORRECTION = re.compile(
    r"\b(earlier|previous|original) version (?:of|said|stated|had)\b|\b(wrongly|incorrectly|mistakenly|erroneously) (said|stated|reported|named)\b"
)
_ANNOUNCING = {
    "due": Modality.PLANNED, "promised": Modality.PLANNED, "promises": Modality.PLANNED, "expected": Modality.PLANNED,
    "offered": Modality.HYPOTHETICAL, "offers": Modality.HYPOTHETICAL, "bill": Modality.HYPOTHETICAL,
    "draft": Modality.HYPOTHETICAL, "maximum": Modality.HYPOTHETICAL,
}  # fmt: skip
"""Words which within a trigger, or just before it, say that what it tells has not come yet."""
_TO_COME = (Type.RELEASE, Type.PARDON, Type.SENTENCE, Type.EXCHANGE, Type.DEPORTATION, Type.TRANSFER)
_IN_A_STORY = re.compile(
    r"\b(?:in|on) (?:the|a|an|his|her|their|its|this) (?:\w+ ){0,3}?(?:novel|play|drama|thriller|opera|musical|film|movie|series|sitcom|game|(?:short|love) story|comic (?:book|strip))\b(?! of\b)"
    r"|\b(?:novel|play|drama|thriller|opera|musical|film|movie|series|sitcom|comic)\b (?:\w+ ){0,3}?(?:tells|follows|is about|portrays|depicts)\b"
)
_TELLS = re.compile(
    r"\b(?:novel|fairy tale|thriller|opera|comedy|short story)\b (?:\w+ ){0,3}?(?:tells?|told|describes?|recounts?) (?:of )?how\b[^;:]*$"
)
"""What tells a story that nobody takes for a fact, in whatever tense, up to a semicolon."""
_IN_A_SCENE = re.compile(
    r"\bin (?:the|its|an?) (?:\w+ )?(?:episode|chapter|scene|season|act)\b"
    r"(?! of (?!(?:the|a|an|his|her|their) (?:\w+ )?(?:novel|book|play|drama|thriller|opera|musical|film|movie|series|sitcom|show)\b))"
)
_DREAMT = re.compile(r"\bin (?:a|the|his|her|my|their) (?:\w+ )?(?:dreams?|nightmares?)\b(?! come\b)")
_NO_PROOF = re.compile(r"\b(?:find|finds|found) no (?:proof|evidence|guilt)\b")
_WITHIN = 12
"""Words before what a court is asked to find, in which it is said to find no proof of it."""
_WARRANT = re.compile(
    r"\ban? (?:arrest )?warrant (?:\w+ ){0,2}(?:issued|out)\b|\bissue[sd]? an? (?:arrest )?warrant\b|\bhad an arrest warrant\b"
)
_LIABLE = re.compile(r"\b(?:subject to|eligible for|entitled to|in line for) (?:an? |the |their |his |her |early )?$")
_SET_FOR_LATER = frozenset("set schedule fix adjourn postpone".split())
_DIES = frozenset("die death dead kill murder perish".split())
_IN_ABSENTIA = re.compile(r"\bin absentia\b")
_THWARTED = frozenset({"but", "instead", "only", "however"})
_NO = frozenset({"not", "n't", "never", "no", "nothing"})
_REFUSES = frozenset("refuse decline reject refusal".split())
_FREED = frozenset("release free let parole bail pardon".split())
_BRACKETED = re.compile(r"\([^()]*$")
_ASKS = frozenset("ask call demand urge appeal petition want".split())
_NO_LINK = re.compile(
    r"\b(?:no (?:\w+ )?(?:link|connection|relation)s? (?:between|with|to)|nothing to do with"
    r"|(?:not|n't|never) (?:linked|connected|related|tied) (?:to|with)) (?:the |this |that |these |those |his |her |their |[^,;]*'s )[^,;]*$"
)
_IN_DOUBT = re.compile(
    r"\b(?:alleged|reported|supposed|rumou?red|planned|possible|expected|proposed|promised|future|coming|potential|claimed|so-called) [^,;]*$"
)
_NEVER_WAS = re.compile(
    r"^[^;]*?, which (?:did not|didn't|did n't|never|has not|has never|was never) (?:happened|happen|taken|take|been|be)\b"
)
"""What leaves a thing in doubt with which a link is denied: "the alleged death", "the release, which never happened"."""
_ESCAPES = frozenset({"escape", "avoid", "spare", "evade", "dodge"})
_STOPS = frozenset({"block", "veto", "reject"})
_DECISIONS = frozenset({"decision", "proposal", "measure", "plan", "bill", "package", "sanction", "listing"})
_AFTER = frozenset({"after", "since", "following", "upon"})
_HELPED = frozenset({"has", "have", "had", "was", "were"})
_COURT = (Type.CHARGE, Type.CONVICTION, Type.ARREST)


def as_told(line: Line, one: Fired) -> Modality:
    """How the trigger is meant; a refusal told by "would not", "nobody signed" is one that was made."""
    if _IN_VAIN.search(" ".join(w.lower for w in line.words[: one.anchor])):
        return Modality.FAILED
    noun = one.rule.type is Type.EXCHANGE and line.words[one.anchor].pos in "NP"
    if noun and _TO_NOTHING.search(" ".join(w.lower for w in line.words[one.anchor :])):
        return Modality.FAILED  # "the exchange agreed for October came to nothing"
    made = modality(line, one.anchor)
    if made is Modality.DENIED and (_of_the_dead(line, one) or unlinked(line, one)):
        made = Modality.ACTUAL
    if made is Modality.ACTUAL:
        made = _announced(line, one)
    if one.rule.type is Type.REFUSAL and line.words[one.anchor].lemma not in _REFUSES:
        told = any(line.words[i].lower in _NO for i in one.match.literal)
        return Modality.ACTUAL if made is Modality.DENIED or (told and made is Modality.PLANNED) else made
    if one.rule.type is not Type.SENTENCE or made is Modality.ACTUAL:
        return made
    escaped = any(w.lemma in _ESCAPES for w in line.words)
    suspended = made is Modality.FAILED and "suspended" in line.places and not escaped  # a suspended sentence is one
    return Modality.ACTUAL if suspended or _in_brackets(line, one.anchor) else made


def _of_the_dead(line: Line, one: Fired) -> bool:
    """Whether the "no" is in the very words for a death: "is no longer alive"."""
    return one.rule.type is Type.DEATH and any(line.words[i].lower in _NO for i in one.match.literal)


def unlinked(line: Line, one: Fired) -> bool:
    """Whether only a link with what was done is denied: "no link between Friday's pardon of nine and trade"."""
    before = " ".join(w.lower for w in line.words[: one.anchor]) + " "
    behind = " ".join(w.lower for w in line.words[one.anchor :])
    if one.rule.type is Type.EXCHANGE or _IN_DOUBT.search(before) or _NEVER_WAS.search(behind):
        return False
    return _NO_LINK.search(before) is not None


def _in_brackets(line: Line, anchor: int) -> bool:
    """Whether a term stands in brackets behind a name: what the sentence says of its bearer is not said of it."""
    return bool(_BRACKETED.search(" ".join(w.text for w in line.words[:anchor])))


def _wanted(line: Line, anchor: int, words: Sequence[str]) -> Modality | None:
    """How a release is meant that a court orders, which opens no gate, or that is "to be", as somebody asks or plans."""
    if line.words[anchor].lemma == "order":
        return Modality.CALLED_FOR
    if words[max(0, anchor - 2) : anchor] != ["to", "be"] or line.words[anchor].dep == "relcl":
        return None  # "the last to be freed" was
    asked = any(w.lemma in _ASKS for w in line.words[:anchor])
    return Modality.CALLED_FOR if asked else Modality.PLANNED


def _announced(line: Line, one: Fired) -> Modality:
    """What a trigger that the sentence tells as a fact is by its own words: "due out", "an amnesty bill", "in absentia"."""
    words = [w.lower for w in line.words]
    if _CORRECTION.search(" ".join(words)):
        return Modality.DENIED
    if (made := undone(line, one)) is not None:
        return made
    if one.rule.type is Type.RELEASE and _TURNED_DOWN.search(" ".join(words[one.match.first :])):
        return Modality.DENIED
    if one.rule.type is Type.DEATH and _lives(line, one):
        return Modality.DENIED
    if one.rule.type in LET_GO and _kept_from(line, one):
        return Modality.DENIED
    if one.rule.type in LET_GO and _LIABLE.search(" ".join(words[: one.anchor]) + " "):
        return Modality.PLANNED
    if one.rule.type is Type.SENTENCE and _put_off(line, one.anchor):
        return Modality.PLANNED
    if one.rule.type is Type.RELEASE and (wanted := _wanted(line, one.anchor, words)) is not None:
        return wanted
    if one.rule.type is Type.CHARGE and _TRIAL_TO_COME.search(" ".join(words)):
        return Modality.PLANNED
    if one.rule.type in SANCTIONS and _stopped(line, one.anchor):
        return Modality.FAILED
    if one.rule.type is Type.CONVICTION and _NO_PROOF.search(" ".join(words[max(0, one.anchor - _WITHIN) :])):
        return Modality.DENIED
    if one.rule.type is Type.ARREST and _WARRANT.search(" ".join(words[max(0, one.anchor - 3) : one.anchor + 5])):
        return Modality.CALLED_FOR
    in_absentia = _IN_ABSENTIA.search(" ".join(words[one.anchor : one.anchor + 25]))
    if one.rule.type is Type.ARREST and (in_absentia or _ordered(line, one.anchor)):
        return Modality.CALLED_FOR
    if one.rule.type not in _TO_COME:
        return Modality.ACTUAL
    near = words[max(0, one.match.first - 1) : one.match.last + 1]
    made = next((_ANNOUNCING[w] for w in near if w in _ANNOUNCING), Modality.ACTUAL)
    past = {"was", "were", "been"} & {*words[max(0, one.match.first - 3) : one.match.last + 1]}
    thwarted = made is Modality.PLANNED and past and _THWARTED & {*words[one.match.last :]}
    return Modality.FAILED if thwarted else made


def in_fiction(line: Line, anchor: int) -> bool:
    """Whether a trigger in the present tense, or one of a dream, stands in what a story tells: "in her novel X is arrested"."""
    before = " ".join(w.lower for w in line.words[:anchor])
    whole = " ".join(w.lower for w in line.words)
    if _DREAMT.search(before) or _TELLS.search(before):
        return True
    first = line.words[anchor].head if line.words[anchor].dep == "conj" else anchor
    near = (anchor, *grammar.kids(line, anchor, "aux", "auxpass"))
    near = near if len(near) > 1 else (*near, *grammar.kids(line, first, "aux", "auxpass"))
    present = any(line.words[k].tag in ("VBZ", "VBP") and line.words[k].lower not in ("has", "have") for k in near)
    return present and (_IN_A_STORY.search(before) is not None or _IN_A_SCENE.search(whole) is not None)


def _lives(line: Line, one: Fired) -> bool:
    """Whether the words taken for a death say that somebody "is alive"; kept alive for a week, they may have died since."""
    own = {one.anchor, *one.match.literal, *line.words[one.anchor].kids, line.words[one.anchor].head}
    alive = any(line.words[k].lower == "alive" and "longer" not in _before(line, k) for k in own)
    return alive and not any(w.lemma in _DIES for w in line.words)


def _kept_from(line: Line, one: Fired) -> bool:
    """Whether the trigger is the word for not doing it: "refused to release them", "had turned down her release"."""
    word = line.words[one.anchor]
    if word.lemma in _REFUSES and word.pos in "VX" and one.rule.id.startswith("model/"):
        return any(line.words[k].dep == "xcomp" and line.words[k].lemma in _FREED for k in word.kids)
    above = line.words[word.head]
    turned = above.lemma in _REFUSES or (
        above.lemma == "turn" and any(line.words[k].lower == "down" for k in above.kids)
    )
    return turned and word.dep in ("dobj", "obj") and word.pos == "N"


def _before(line: Line, i: int) -> list[str]:
    """The two words before one."""
    return [w.lower for w in line.words[max(0, i - 2) : i]]


def _put_off(line: Line, anchor: int) -> bool:
    """Whether a sentence is yet to be passed: "set sentencing for Monday"; the trigger may be either word."""
    word = line.words[anchor]
    if word.lemma in _SET_FOR_LATER:
        if line.words[anchor + 1 : anchor + 2] and line.words[anchor + 1].lower == "sentencing":
            return True
        return any(line.words[k].lower == "sentencing" for k in (*word.kids, *grammar.objects(line, anchor)))
    return word.lower == "sentencing" and line.words[word.head].lemma in _SET_FOR_LATER


def _ordered(line: Line, anchor: int) -> bool:
    """Whether a trigger only orders an arrest: "the court ordered his detention"."""
    wanted = grammar.objects(line, anchor) if line.words[anchor].lemma == "order" else ()
    return any(line.words[n].lemma in ("arrest", "detention") for n in wanted)


def _stopped(line: Line, anchor: int) -> bool:
    """Whether somebody stops others' measures: "blocked the decision"; but "blocked the funds"."""
    stopped = grammar.objects(line, anchor) if line.words[anchor].lemma in _STOPS else ()
    return any(line.words[n].lemma in _DECISIONS for n in stopped)


def looked_back_on(line: Line, anchor: int) -> bool:
    """Whether a noun is what came before the past that its sentence tells: "since her release she has lived here"."""
    noun, words = line.words[anchor], line.words
    owned = any(words[k].dep == "poss" or words[k].lower == "of" for k in noun.kids)
    if noun.pos != "N" or words[noun.head].lower not in _AFTER or not owned:
        return False
    above = next((up for up in line.ancestors(anchor) if words[up].pos in "VX"), None)
    return above is not None and (
        words[above].tag == "VBD" or any(words[k].lower in _HELPED for k in words[above].kids)
    )


def against_an_acquittal(line: Line, one: Fired) -> bool:
    """Whether a conviction stands beside the acquittal of others, which the model reads into it."""
    word = line.words[one.anchor]
    return one.rule.type is Type.CONVICTION and word.lemma == "convict" and any(w.lemma == "acquit" for w in line.words)


def condition(line: Line, anchor: int, type_: Type) -> str | None:
    """ "If convicted, she faces ten years": the condition itself is no statement."""
    if type_ not in _COURT or not line.parsed:
        return None
    near = {anchor, *(line.words[anchor].kids), anchor - 1, anchor - 2}
    return "a condition" if any(line.words[i].lower in ("if", "unless", "whether") for i in near if i >= 0) else None
