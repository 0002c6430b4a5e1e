"""How a statement is meant: done, planned, failed, called for, denied or only possible; or no statement at all.

The walk goes from the trigger up to the root and asks of each word above: does it make what hangs below it less than
a fact? The nearest word that does decides; a denial of the verb of saying does not deny what is said.
"""

from habeas.extraction.english import grammar
from habeas.extraction.english.mood import IF, NEGATIONS, UNDONE, A, C, D, F, H, P, here
from habeas.extraction.english.retracted import REPORTS, called_false, retracted
from habeas.extraction.words import Line, Word
from habeas.vocabulary import Modality

__all__ = ["aimed_at", "conditional", "modality"]


def _table(words: dict[Modality, str]) -> dict[str, Modality]:
    return {w: m for m, listed in words.items() for w in listed.split()}


# Verbs, nouns and adjectives above a trigger, by what they make of it.
_ABOVE = _table({
    C: "call demand urge ask request appeal seek insist press push petition plead beg advocate campaign want recommend lobby require "
       "pressure exhort implore summon clamour clamor right plea invite remedy",
    P: "plan agree promise pledge announce intend prepare vow expect schedule decide order commit undertake due set approve ready slate offer suppose "
       "propose consent authorise authorize instruct proposal vote pledge",
    H: "hope may might could consider threaten risk fear threat warn suggest hint possibility chance likely unlikely speculate discuss "
       "wish prospect negotiate negotiation talk rumour rumor whisper punishable predict possible potential eligible able can if whether unless doubt doubtful bid",
    F: "fail collapse postpone stall unable reject prevent block stop cancel halt suspend abort thwart foil try attempt avoid escape close",
    D: "deny never dispute refute rule false untrue incorrect withdraw decline refuse",
})  # fmt: skip
_FACTIVE = frozenset("say tell report announce confirm state add know learn recall note reveal disclose show".split())
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "dobj", "pobj", "prep", "pcomp"})
_BRINGS = frozenset(
    (
        "confirm order announce grant see win bring get allow mean involve include report follow authorize "
        "authorise approve give lead"
    ).split()
)
_REACHING = frozenset(
    "secure win obtain achieve ensure negotiate incentivize incentivise encourage pursue facilitate".split()
)
_HEARSAY = frozenset("rumour rumor whisper speculation gossip hearsay".split())
_REBUTS = frozenset("dismiss reject rebut debunk rubbish deny".split())
_FOR = frozenset("work fight pray wait".split())
_OF = frozenset("of for to on about in at into from against over with by toward towards".split())
_DONE_ORDERS = frozenset({"announce", "order", "approve", "authorise", "authorize", "decide"})


def modality(line: Line, anchor: int) -> Modality:
    """What the line makes of the trigger at this word."""
    if line.words[anchor].dep == "nsubj" and _as_subject(line, line.words[anchor].head) is F:
        return F
    if called_false(line, anchor):
        return D
    own = here(line, anchor)
    if own is not None and own is not P:
        return own
    below, so_far = anchor, own
    for up in line.ancestors(anchor):
        if retracted(line, up):
            return D
        if _told_of(line, below) or _apart(line, up, below):
            break
        if line.words[below].dep == "prep" and line.words[below].lower not in _OF:
            so_far = so_far or _by_way_of(line, up, below)
            break
        if so_far is P and line.words[below].dep == "nsubj" and _as_subject(line, up) is F:
            return F  # "a plan to swap them collapsed"
        made = None if so_far is P and line.words[below].dep not in _COMPLEMENTS else _above(line, up, below)
        if made is not None and made is not A and (so_far is None or made is not P):
            so_far = made
        if (so_far is not None and so_far is not P) or made is A:
            break
        below = up
    return so_far or A


def conditional(line: Line) -> bool:
    """Whether a line has a condition: "if she is ill she will be treated"."""
    return not IF.isdisjoint(line.places)


def _apart(line: Line, up: int, below: int) -> bool:
    """Whether two sentences stand side by side, parted by a semicolon, each with its own subject."""
    left, right = min(up, below), max(up, below)
    return any(w.text == ";" for w in line.words[left:right]) and bool(grammar.kids(line, below, "nsubj", "nsubjpass"))


def _in_return(line: Line, prep: int) -> bool:
    """Whether a preposition is the "in" of "in return for", "in exchange for"."""
    objects = grammar.kids(line, prep, "pobj")
    return line.words[prep].lower == "in" and any(line.words[k].lower in ("return", "exchange") for k in objects)


_LOOSE = frozenset(("relcl", "appos", "conj", "advcl", "prep", "npadvmod", "parataxis", "acl"))


def _loosely(line: Line, up: int, below: int) -> Modality | None:
    """What a word makes of what only stands with it: joined, behind a preposition, in a clause of its own."""
    match line.words[below].dep:
        case "conj":
            return _shared(line, up, below)
        case "prep":
            return _through(line, up, below)
        case "advcl":
            return _wanted(line, up, below) or _condition(line, below)
    return None


def _above(line: Line, up: int, below: int) -> Modality | None:
    """What one word above makes of what hangs on it by `below`."""
    w, dep = line.words[up], line.words[below].dep
    if dep in ("nsubj", "nsubjpass"):
        return _as_subject(line, up)
    if dep in _LOOSE and not (dep in ("acl", "prep") and w.lemma in _ABOVE):
        return _loosely(line, up, below)
    if _beside(line, up, below):
        return None
    if (made := _said_of(line, up, below)) is not None:
        return made
    if _taken_for_granted(line, up, below):
        return None
    table = _of_word(w, line.words[below])
    if w.lemma == "tell" and dep in ("xcomp", "ccomp", "advcl") and line.words[below].tag == "VB":
        modal = any(line.words[k].tag == "MD" for k in grammar.kids(line, below, "aux"))
        return None if modal else C  # "told the police to free them"; "they will be freed, she told reporters"
    negated = any(line.words[k].dep == "neg" for k in w.kids)
    if table is not None and w.pos in "VNAX":
        if w.lemma in _DONE_ORDERS and w.pos == "V" and not negated and dep in ("dobj",):
            return None
        return D if negated and table in (P, H, A) else A if negated and table is D else table
    if w.pos in "VX" and dep in ("dobj", "xcomp", "ccomp", "pobj", "attr", "oprd", "acomp"):
        made = here(line, up)
        if made is D and line.words[below].pos in "NP" and w.lemma not in _BRINGS:
            return None  # "nothing can hide the arrest": there was one
        if made is not None and not (made is D and w.lemma in _FACTIVE):
            return made
    return None


def _beside(line: Line, up: int, below: int) -> bool:
    """Whether two sentences stand side by side: "she fell ill, and then he tried"."""
    own = line.words[below].dep == "ccomp" and below < up and grammar.kids(line, below, "nsubj", "nsubjpass")
    return bool(own) and line.words[up].lemma in ("try", "attempt", "refuse", "fail")


def _said_of(line: Line, up: int, below: int) -> Modality | None:
    """What a word makes of a report, or of what somebody is after: "dismissed reports of a hunger strike"."""
    w, dep = line.words[up], line.words[below].dep
    if w.lemma in _REBUTS and w.pos == "V" and dep == "dobj" and line.words[below].lemma in REPORTS | _HEARSAY:
        return D
    if w.lemma in _REACHING and w.pos == "V" and dep == "dobj" and _aimed(line, up):
        return C
    told = grammar.kids(line, up, "nsubj", "attr") if dep == "ccomp" and below > up else ()
    # "rumours spread that she had been freed", "there were rumours on Friday that"
    return H if any(line.words[k].lemma in _HEARSAY for k in told) else None


def _taken_for_granted(line: Line, up: int, below: int) -> bool:
    """Whether what hangs on a word has happened all the same: "she has been pardoned, the ministry announced"."""
    w, dep = line.words[up], line.words[below].dep
    if w.lemma == "able":
        return dep == "xcomp" and _could_and_did(line, up)
    if w.lemma not in _TELLS_WHAT_WAS or not _is_past(line, below):
        return False
    if w.lemma == "announce":
        return dep == "ccomp"
    nobody = any(line.words[k].lower in NEGATIONS for k in w.kids)
    # "who ask us how many have come out", "warned that she had been beaten"
    return w.lemma == "warn" or (not nobody and _after_a_wh(line, below))


def _could_and_did(line: Line, able: int) -> bool:
    """Whether somebody was able to do what is told, and so did it: "twelve were able to go home", but not "would be able"."""
    verb = line.words[line.words[able].head]
    auxiliaries = {line.words[k].lower for k in verb.kids if line.words[k].dep == "aux"}
    if verb.lemma != "be" or any(line.words[k].dep == "neg" for k in verb.kids):
        return False
    return verb.tag == "VBD" or (verb.tag == "VBN" and auxiliaries <= {"has", "have", "had", "'ve", "'d"})


def _of_word(w: Word, below: Word) -> Modality | None:
    """What the table says of a word above, as far as what hangs on it lets it: "about to", "close to being"."""
    if w.lemma == "close" and (w.pos != "A" or below.lower != "to"):
        return None
    return P if w.lower == "about" and below.dep == "xcomp" else _ABOVE.get(w.lemma)


_TELLS_WHAT_WAS = frozenset("announce warn ask inquire enquire wonder question".split())
_WH = frozenset("how when where why who whom which".split())


def _after_a_wh(line: Line, v: int) -> bool:
    """Whether a clause is asked by its how, when or who, which takes what it tells for granted."""
    first = min(line.subtree(v), default=v)
    return any(line.words[i].lower in _WH for i in range(first, v))


def _through(line: Line, up: int, below: int) -> Modality | None:
    """ "Will work for their release"; "a law that could lead to the release": the verb's own mood counts for its outcome."""
    w = line.words[up]
    if w.lemma in _FOR and line.words[below].lower == "for":
        return C
    if w.pos in "VX" and _in_return(line, below):
        return here(line, up)  # what is given for a thing is as done as the thing
    return here(line, up) if w.lemma in ("lead", "result", "end") and w.pos == "V" else None


def _by_way_of(line: Line, up: int, below: int) -> Modality | None:
    """ "May be freed under an amnesty": an act that nobody has spoken of yet is as possible as what it would bring."""
    objects = grammar.kids(line, below, "pobj")
    unknown = any(line.words[k].lower in ("a", "an", "any", "another") for o in objects for k in line.words[o].kids)
    return here(line, up) if unknown and line.words[up].pos in "VX" else None


def _told_of(line: Line, below: int) -> bool:
    """Whether a description begins here: a relative clause or a participle; no infinitive ("a move to ease")."""
    w = line.words[below]
    if w.tag == "VBN" and w.dep in ("acl", "amod"):
        return not grammar.kids(line, below, "mark", "nsubj", "nsubjpass", "aux")  # "reports that she had been"
    return w.dep == "relcl" and not any(line.words[k].lower == "to" for k in grammar.kids(line, below, "aux"))


def aimed_at(line: Line, anchor: int) -> bool:
    """Whether a trigger is only what somebody is after: "efforts to secure the release of prisoners"."""
    ups = list(line.ancestors(anchor)) if line.parsed else []
    return any(line.words[up].lemma in _REACHING and _aimed(line, up) for up in ups[:3])


def _aimed(line: Line, v: int) -> bool:
    """Whether a verb is what somebody is after, not what was done: "to secure", "efforts at securing"."""
    w = line.words[v]
    return (w.tag == "VB" and not grammar.kids(line, v, "nsubj")) or (w.tag == "VBG" and w.dep == "pcomp")


def _as_subject(line: Line, up: int) -> Modality | None:
    """The trigger noun is what a verb is said of: "the exchange collapsed", "a release could follow"."""
    w = line.words[up]
    made = here(line, up)
    if made is H or made is P:
        would = any(line.words[k].lower in ("would", "'d") for k in grammar.kids(line, up, "aux"))
        return H if would else made
    if w.lemma in ("collapse", "fail", "stall", "fall") or any(
        line.words[k].lower in ("through", "off", "down") for k in w.kids if line.words[k].dep == "prt"
    ):
        return F
    if made is D and w.lemma in ("happen", "take", "occur", "follow", "come", "confirm"):
        return D
    if w.lemma in UNDONE and grammar.is_passive(line, up):
        return D
    if w.lemma == "be":
        said = (_ABOVE.get(line.words[k].lemma) for k in grammar.kids(line, up, "acomp"))
        return next((m for m in said if m in (P, H)), None)
    table = _ABOVE.get(w.lemma)
    return table if table in (P, H, F) and grammar.is_passive(line, up) else None


def _is_past(line: Line, v: int) -> bool:
    """Whether a verb tells of the past: "was beaten", "fell"."""
    helping = (line.words[k] for k in grammar.kids(line, v, "aux", "auxpass"))
    return line.words[v].tag == "VBD" or any(k.tag == "VBD" or k.lower in ("has", "have", "'ve") for k in helping)


def _shared(line: Line, up: int, below: int) -> Modality | None:
    """A conjoined verb shares the auxiliaries of the first unless it has its own."""
    own = grammar.kids(line, below, "aux", "auxpass", "nsubj", "nsubjpass")
    if (
        line.words[up].pos in "VX"
        and line.words[below].pos in "VX"
        and not own
        and line.words[below].tag in ("VB", "VBN")
    ):
        return here(line, up)
    return None


def _wanted(line: Line, up: int, below: int) -> Modality | None:
    """ "Called for her to be released": what the verb above makes of an infinitive with its own subject."""
    marks = {line.words[k].lower for k in line.words[below].kids if line.words[k].dep in ("mark", "aux")}
    table = _ABOVE.get(line.words[up].lemma)
    if {"for", "to"} <= marks or ("to" in marks and table in (C, P) and line.words[up].pos == "V" and below > up):
        return table
    own = here(line, up) if "to" in marks else None
    return own if own in (H, C, P) else None  # "could be a move to ease tension"


def _condition(line: Line, below: int) -> Modality | None:
    marks = {line.words[k].lower for k in line.words[below].kids if line.words[k].dep == "mark"}
    return H if marks & IF else None
