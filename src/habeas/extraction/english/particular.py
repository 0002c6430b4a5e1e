"""Whether a line tells of something that happened to somebody, or only talks: habits, definitions, advice, opinion.

"Prisoner exchanges are often complicated", "a political prisoner is someone imprisoned for", "imposing sanctions on those
responsible" (advice in a list) state nothing about anybody. What is said of named or counted people is always particular.
"""

from habeas.dates import Dated, When
from habeas.extraction.english import grammar
from habeas.extraction.english.modality import aimed_at
from habeas.extraction.scene import Who
from habeas.extraction.words import Line
from habeas.vocabulary import LET_GO, SANCTIONS, Modality, Type

__all__ = ["IN_GENERAL", "IN_PARTICULAR", "generic", "imagined", "is_state"]

IN_PARTICULAR = "about nobody in particular"
"""How the reason ends where nobody is named or counted."""
IN_GENERAL = "sanctions in general"
_ASKED = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, *SANCTIONS)
_MANY = frozenset(["many", "some", "several", "most", "numerous", "countless", "few"])
_HELD = frozenset(["they", "prisoners", "inmates", "detainees", "captives", "hostages", "convicts"])
_ANOTHER = frozenset(["another", "further", "more", "new", "next", "no", "any", "second"])
_HOLDS = frozenset(["hold", "keep", "imprison", "incarcerate", "jail", "detain"])


def generic(
    line: Line,
    anchor: int,
    type_: Type,
    who: Who,
    modality: Modality,
    date: Dated | When | None,
    place: str | None,
    actor: int | None,
) -> str | None:
    """Why this is no statement about anybody or anything in particular; None when it is one."""
    if type_ not in _ASKED and _imperative(line, anchor):
        return "an order to the reader"
    if who.persons or who.count or who.members:
        return None
    if modality is not Modality.CALLED_FOR and _advice(line, anchor):
        return "advice or a heading, no fact"
    if aimed_at(line, anchor):
        return "an aim in general"
    placed = bool(date or place)
    if type_ in SANCTIONS:
        if _background(line, anchor):
            return "sanctions spoken of in passing"
        return None if placed or _acts(line, anchor, actor) else IN_GENERAL
    if type_ is Type.COUNT_HELD and modality is Modality.DENIED and line.parsed and who.word is None:
        return None  # "we hold no political prisoners"
    told = type_ is Type.EXCHANGE and line.words[anchor].tag == "VBD"
    if type_ in (Type.EXCHANGE, Type.PARDON) and date and (who.group is None or told):
        return None  # "an exchange of prisoners took place on Monday", "they swapped prisoners on Monday"
    if modality is Modality.ACTUAL:
        one_act = type_ in (Type.EXCHANGE, Type.PARDON) and date is not None and _single(line, anchor, whole=True)
        some = (placed and _quantified(line, who)) or _somebody(line, anchor, who)
        some = some or (type_ is Type.CONDITIONS and _several(line, who)) or _of_those(line, who)
        return None if some or one_act else f"a fact {IN_PARTICULAR}"
    if modality is Modality.DENIED and type_ in LET_GO and _no_prisoner(line, anchor):
        return None
    if modality in (Modality.DENIED, Modality.HYPOTHETICAL, Modality.FAILED) and not (placed or _single(line, anchor)):
        return f"a possibility {IN_PARTICULAR}"
    return None


def _acts(line: Line, anchor: int, actor: int | None) -> bool:
    """Whether there is one who acts; in "a move to ease sanctions" there is none."""
    return actor is not None and not (line.words[actor].pos == "N" and line.words[anchor].dep in ("relcl", "acl"))


def _advice(line: Line, anchor: int) -> bool:
    """Whether the line is a bare gerund or imperative at whose head the trigger stands: "Imposing sanctions on ..."."""
    top = next((w for i, w in enumerate(line.words) if w.head == i and w.pos in "VNP"), None)
    if top is None or not line.parsed:
        return False
    root = line.words[top.head]
    has_subject = grammar.kids(line, top.head, "nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl")
    return root.tag in ("VBG", "VB") and not has_subject and (top.head == anchor or anchor in line.subtree(top.head))


def _imperative(line: Line, anchor: int) -> bool:
    """Whether the trigger itself is an imperative at the head of the line: "Hold the ministry accountable"."""
    w = line.words[anchor]
    return (
        line.parsed
        and w.head == anchor
        and w.tag == "VB"
        and anchor <= 1
        and not grammar.kids(line, anchor, "nsubj", "nsubjpass", "aux")
    )


def _background(line: Line, anchor: int) -> bool:
    """Whether the sanctions are only named by what was done to them: "the lifted sanctions"."""
    return line.parsed and any(line.words[k].dep == "amod" and line.words[k].tag == "VBN" for k in (anchor,))


def _quantified(line: Line, who: Who) -> bool:
    """Whether those meant are some of a kind, told of in the past: "many freed prisoners were flown to"."""
    if who.word is None or not line.parsed:
        return False
    return any(line.words[k].lower in _MANY for k in (who.word, *line.words[who.word].kids))


def _of_those(line: Line, who: Who) -> bool:
    """Whether those meant are a part of people told of: "five smugglers, most of them accused of"."""
    if who.word is None or line.words[who.word].lower not in _MANY:
        return False
    return [w.lower for w in line.words[who.word + 1 : who.word + 3]] in (["of", "them"], ["of", "whom"])


def _no_prisoner(line: Line, anchor: int) -> bool:
    """Whether it is said of no prisoner at all: "no political prisoner was covered by the amnesty"."""
    verb = anchor if line.words[anchor].pos in "VX" else grammar.governor(line, anchor)
    subjects = grammar.kids(line, verb, "nsubj", "nsubjpass") if verb is not None else []
    none = (k for s in subjects for k in line.words[s].kids if line.words[k].lower == "no")
    return any(line.words[line.words[k].head].lemma in ("prisoner", "detainee", "hostage") for k in none)


def _several(line: Line, who: Who) -> bool:
    """Whether those whose lot is told are several of those held: "prisoners are confined", "none has had a visitor"."""
    return who.word is not None and line.words[who.word].lower in _HELD | _MANY | {"none"}


def _somebody(line: Line, anchor: int, who: Who) -> bool:
    """Whether something is told to have happened to one person without a name: "the son was later released"."""
    if who.word is None or not line.parsed or line.words[who.word].tag != "NN":
        return False
    verb = line.words[anchor]
    past = verb.tag == "VBD" or any(line.words[k].lower in ("was", "were", "has", "had") for k in verb.kids)
    fixed = any(line.words[k].dep in ("det", "poss", "nummod") for k in line.words[who.word].kids)
    return past and fixed and verb.pos == "V"


def _single(line: Line, anchor: int, *, whole: bool = False) -> bool:
    """Whether one happening is meant, not the kind: a noun in the singular with an article.

    "The release of prisoners" is the kind; "an exchange of prisoners" is one, where the `whole` is told of as dated.
    """
    subjects = grammar.kids(line, anchor, "nsubj", "nsubjpass") if line.words[anchor].pos in "VX" else []
    w = line.words[subjects[0]] if subjects else line.words[anchor]
    if not subjects and w.pos in "NP" and any(line.words[k].lower in _ANOTHER for k in w.kids):
        return True  # "no further pardons"
    if w.pos not in "NP" or w.tag in ("NNS", "NNPS"):
        return False
    of = any(line.words[k].lower == "of" for k in w.kids)
    return (whole or not of) and any(line.words[k].lower in ("a", "an", "the", "this", "that") for k in w.kids)


def imagined(line: Line) -> bool:
    """Whether the whole line only asks to imagine something."""
    return any(
        w.head == i and w.tag == "VB" and w.lemma in ("imagine", "suppose", "picture") for i, w in enumerate(line.words)
    )


def is_state(line: Line, anchor: int) -> bool:
    """Whether words for being held say how things stand, not that somebody was taken: "are detained", "hundreds still jailed"."""
    w = line.words[anchor]
    if not line.parsed or w.lemma not in _HOLDS:
        return False
    auxiliaries = [line.words[k] for k in w.kids if line.words[k].dep in ("aux", "auxpass")]
    if any(a.lemma in ("have", "get", "'ve") or a.tag in ("VBD", "MD") for a in auxiliaries):
        return False
    if any(a.dep == "auxpass" for a in auxiliaries):
        return True
    if w.tag in ("VBP", "VBZ"):
        return w.lemma in ("hold", "keep")
    return (w.tag == "VBN" and w.dep in ("acl", "amod", "pcomp", "ccomp") and not auxiliaries) or (
        w.tag == "VBG" and w.lemma == "hold"
    )
