"""What a word's own auxiliaries, negations and conditions make of what it tells."""

from habeas.extraction.english import grammar
from habeas.extraction.words import Line, Word
from habeas.vocabulary import Modality

__all__ = ["IF", "MODALS", "NEGATIONS", "UNDONE", "A", "C", "D", "F", "H", "P", "here"]

A, P, F, C, D, H = (
    Modality.ACTUAL, Modality.PLANNED, Modality.FAILED, Modality.CALLED_FOR, Modality.DENIED, Modality.HYPOTHETICAL,
)  # fmt: skip

MODALS = {
    "may": H,
    "might": H,
    "could": H,
    "can": H,
    "would": P,
    "will": P,
    "shall": P,
    "'ll": P,
    "'d": P,
    "should": C,
    "must": C,
    "wo": P,
    "ca": H,
}
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "nobody", "none"})
IF = frozenset({"if", "unless", "whether", "until"})
UNDONE = frozenset("annul quash overturn".split())
_BARELY_NOT = frozenset(["nearly", "almost"])
_LIKELY = frozenset(["likely", "probably", "possibly", "perhaps", "maybe", "potentially"])
_PERHAPS = frozenset("possible potential proposed future eventual".split())


def here(line: Line, v: int) -> Modality | None:
    """What the trigger's own auxiliaries, negations and conditions say."""
    w = line.words[v]
    own = [
        line.words[k]
        for k in w.kids
        if line.words[k].dep in ("aux", "auxpass", "neg", "advmod", "mark", "det", "prep", "cc", "preconj")
    ]
    own = [k for k in own if not _sets_apart(line, v, k)]
    negated = (
        any(k.lower in NEGATIONS and k.dep in ("neg", "det", "preconj", "advmod") for k in own)
        or _no_subject(line, v)
        or _not_yet(line, v)
    )
    if any(k.lower in IF and k.dep == "mark" for k in own):
        return H
    if any(k.lower == "only" for k in own) and any(k.lower == "to" and k.dep == "aux" for k in own):
        return A  # "only to be taken again": a result
    modal = next((MODALS[k.lower] for k in own if k.dep == "aux" and k.lower in MODALS and k.tag == "MD"), None)
    if modal is not None:
        if negated:
            return D
        if any(k.lower in _LIKELY for k in own) or _would_if(line, own):
            return H
        perfect = any(k.lower == "have" for k in own)
        return F if perfect and modal in (P, C) else modal
    if negated:
        return D
    if v and line.words[v - 1].lower in _BARELY_NOT and w.pos == "V":
        return F
    if any(k.lower == "be" and k.dep == "auxpass" for k in own) and not any(k.dep == "aux" for k in own):
        return C  # "demands that she be freed": only a demand has a bare "be"
    if _imperative(line, v, own):
        return C  # "Free all seventy!"
    if any(k.lower == "to" and k.dep == "aux" for k in own) and _yet_to(line, v):
        return D
    if any(k.lower == "to" and k.dep == "aux" for k in own) and _is_to(line, v):
        return F if _came_to_nothing(line, v) else P
    return _of_a_noun(line, w) if w.pos in "NP" else None


def _of_a_noun(line: Line, noun: Word) -> Modality | None:
    """What the words on a noun say of it: "his sentence, quashed in 2017", "a possible pardon"."""
    if any(line.words[k].lemma in UNDONE and line.words[k].tag == "VBN" for k in noun.kids):
        return D
    said = {line.words[k].lower for k in noun.kids}
    if "planned" in said:
        return P
    return H if said & _PERHAPS else None


def _sets_apart(line: Line, v: int, own: Word) -> bool:
    """Whether a "not" behind a verb sets somebody or something else apart: "was freed on Friday, not Ivo Talby"."""
    at = next((i for i in line.places.get("not", ()) if line.words[i] is own), 0)
    return at > v + 1 and line.words[at - 1].text in (",", "-", "–", "—") and line.words[at].head == v


def _would_if(line: Line, own: list[Word]) -> bool:
    """ "If he had a choice he would go", "Should the appeal fail, they will go": the sentence names a condition."""
    if any(k.lower in ("would", "'d") for k in own) and "if" in line.places:
        return True
    return any(k.lower in ("will", "would") for k in own) and (
        line.words[0].lower == "should" or "unless" in line.places
    )


def _imperative(line: Line, v: int, own: list[Word]) -> bool:
    """Whether a demand is made outright: "Free them all", "Minsk: free them", a base form that nobody is the subject of."""
    w = line.words[v]
    if w.tag != "VB" or w.dep != "ROOT" or any(k.dep in ("aux", "auxpass") for k in own):
        return False
    return all(any(x.text == ":" for x in line.words[k:v]) for k in grammar.kids(line, v, "nsubj", "nsubjpass"))


def _came_to_nothing(line: Line, v: int) -> bool:
    """ "She was to come home on Sunday, but ...": what was to be, told together with what was in its way."""
    be = line.words[line.words[v].head]
    return be.tag == "VBD" and any(w.lower in ("but", "instead", "until") for w in line.words[v:])


def _no_subject(line: Line, v: int) -> bool:
    """ "No prisoner was freed", "nobody was charged", "none of them was told", "freed nobody"."""
    if any(line.words[k].lower in ("nobody", "none") for k in grammar.kids(line, v, "dobj")):
        return True
    for k in grammar.kids(line, v, "nsubj", "nsubjpass"):
        s = line.words[k]
        if s.lower in ("nobody", "none", "neither") or any(line.words[d].lower in ("no", "neither") for d in s.kids):
            return True
        below = line.subtree(k)
        if any(line.words[i].lower == "one" and line.words[i - 1].lower == "not" for i in below if i):
            return True  # "not one of them was told"
    return any(line.words[d].lower == "no" for k in grammar.kids(line, v, "dobj") for d in line.words[k].kids)


def _not_yet(line: Line, v: int) -> bool:
    """ "Not yet released", without another verb: the negation is one of "yet"."""
    before = [w.lower for w in line.words[max(0, v - 2) : v]]
    return len(before) == 2 and before[0] in NEGATIONS and before[1] == "yet"


def _yet_to(line: Line, v: int) -> bool:
    """Whether somebody "has yet to be" released or charged, and so has not been."""
    head = line.words[line.words[v].head]
    return head.lemma in ("have", "be") and any(line.words[k].lower == "yet" for k in (*head.kids, *line.words[v].kids))


def _is_to(line: Line, v: int) -> bool:
    """ "is to be released": an infinitive under a form of be."""
    head = line.words[line.words[v].head]
    return head.lemma == "be" and line.words[v].dep == "xcomp"
