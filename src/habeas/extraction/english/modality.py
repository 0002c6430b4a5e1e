"""How a statement is meant: done, planned, failed, called for, denied or only possible; or no statement at all.

The walk goes from the trigger up to the root and asks of each word above: does it make what hangs below it less than
a fact? The nearest word that does decides; a denial of the verb of saying does not deny what is said.
"""

from itertools import pairwise

from habeas.extraction.english import grammar
from habeas.extraction.words import Line, Word
from habeas.vocabulary import Modality

__all__ = ["aimed_at", "conditional", "modality", "recalled"]

A, P, F, C, D, H = (
    Modality.ACTUAL, Modality.PLANNED, Modality.FAILED, Modality.CALLED_FOR, Modality.DENIED, Modality.HYPOTHETICAL,
)  # fmt: skip


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
_MODALS = {
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
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "nobody", "none"})
_IF = frozenset({"if", "unless", "whether", "until"})
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
_REPORTS = frozenset("report rumour rumor claim allegation information insinuation story item article".split())
_HEARSAY = frozenset("rumour rumor whisper speculation gossip hearsay".split())
_REBUTS = frozenset("dismiss reject rebut debunk rubbish deny".split())
_UNDONE = frozenset("annul quash overturn".split())
_FALSE = (
    "false",
    "fabrication",
    "fabricated",
    "lie",
    "lies",
    "untrue",
    "unfounded",
    "foundation",
    "baseless",
    "refute",
    "nonsense",
    "exaggerated",
    "premature",
    "groundless",
    "fake",
    "hoax",
    "inaccurate",
)
_TOLD = _REPORTS | frozenset("statement announcement news notice obituary post message".split())
_TAKES_BACK = frozenset("withdraw retract recant disown disavow unpublish delete".split())
_KEEPS_TO = frozenset("refuse decline fail forget".split())
_REFUTES = frozenset("deny refute".split())
_WRONG = frozenset("wrong mistaken erroneous incorrect".split())
_IS = frozenset("be prove".split())
_REFUTED = frozenset("denied refuted denies refutes".split())
_WROTE = frozenset("write say report state".split())
_TOLD_BEFORE = _WROTE | frozenset("give announce publish tell carry print post inform".split())
_BARELY_NOT = frozenset(["nearly", "almost"])
_OURS = frozenset("we alert bulletin dispatch edition issue".split())
_EARLIER = frozenset("our also earlier previous same wrongly mistakenly".split())
_ON_A_DAY = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday january february march april may june july "
        "august september october november december"
    ).split()
)
_FOR = frozenset("work fight pray wait".split())
_OF = frozenset("of for to on about in at into from against over with by toward towards".split())
_LIKELY = frozenset(["likely", "probably", "possibly", "perhaps", "maybe", "potentially"])
_DONE_ORDERS = frozenset({"announce", "order", "approve", "authorise", "authorize", "decide"})


def modality(line: Line, anchor: int) -> Modality:
    """What the line makes of the trigger at this word."""
    if line.words[anchor].dep == "nsubj" and _as_subject(line, line.words[anchor].head) is F:
        return F
    if _called_false(line, anchor):
        return D
    here = _here(line, anchor)
    if here is not None and here is not P:
        return here
    below, so_far = anchor, here
    for up in line.ancestors(anchor):
        if _retracted(line, up):
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
    return not _IF.isdisjoint(line.places)


def _apart(line: Line, up: int, below: int) -> bool:
    """Whether two sentences stand side by side, parted by a semicolon, each with its own subject."""
    left, right = min(up, below), max(up, below)
    return any(w.text == ";" for w in line.words[left:right]) and bool(grammar.kids(line, below, "nsubj", "nsubjpass"))


def _retracted(line: Line, up: int) -> bool:
    """Whether a word is for a report that the line calls false, or for what "we" wrote wrongly before.

    "Rumours that she had died are a fabrication"; "On Friday we said that she had been freed": who tells once more what
    they told on an earlier day takes it back.
    """
    w = line.words[up]
    if w.lemma in _TOLD and w.pos in "NP" and _taken_back(line, up):
        return True
    if w.lemma in _REPORTS and w.pos in "NP":
        return any(x in line.places for x in _FALSE)
    if w.lemma not in _WROTE or w.pos != "V":
        return False
    tellers = grammar.kids(line, up, "nsubj")
    if not any(line.words[k].lower in _OURS for k in tellers):
        return False
    told = grammar.kids(line, up, "prep", "advmod", "npadvmod")
    near = (k for n in (*tellers, *told) if n < up for k in line.subtree(n))
    dated = (k for n in told if line.words[n].lower != "in" for k in line.subtree(n))  # "in May we reported" looks back
    return any(line.words[k].lower in _EARLIER for k in near) or any(line.words[k].lower in _ON_A_DAY for k in dated)


def _taken_back(line: Line, report: int) -> bool:
    """Whether a report is what somebody takes back: "withdrew its statement", "the news was retracted", not "has not withdrawn"."""
    w = line.words[report]
    verb = line.words[w.head]
    if w.dep not in ("dobj", "nsubjpass") or not (
        verb.lemma in _TAKES_BACK or (verb.lemma == "take" and any(line.words[k].lower == "back" for k in verb.kids))
    ):
        return False
    kept = verb.dep == "xcomp" and line.words[verb.head].lemma in _KEEPS_TO
    to_come = any(line.words[k].lower in _NEGATIONS or line.words[k].lower in _MODALS for k in verb.kids)
    return not kept and not to_come


def recalled(line: Line, anchor: int) -> bool:
    """Whether a trigger stands in what the teller told before: "this newspaper reported the death of X"."""
    return any(
        line.words[up].lemma in _TOLD_BEFORE and (k := grammar.subject(line, up)) is not None and _ours(line, k)
        for up in (anchor, *line.ancestors(anchor))
    )


def _ours(line: Line, word: int) -> bool:
    """Whether a word is for the teller: "we", "this newspaper", "our office"."""
    own = any(line.words[k].lower in ("this", "our") for k in line.words[word].kids)
    return line.words[word].lower in _OURS or (own and line.words[word].pos in "NP")


def _called_false(line: Line, anchor: int) -> bool:
    """Whether what is told is a report that the line calls false, however far apart: "Rumours that ... are denied"."""
    told = [i for i, w in enumerate(line.words[:anchor]) if w.lemma in _TOLD and w.pos in "NP"]
    if not told or any(w.text == ";" for w in line.words[told[-1] : anchor]):
        return False
    behind = line.words[anchor + 1 :]
    behind = behind[: next((k for k, w in enumerate(behind) if w.text == ";"), len(behind))]
    if any(a.lemma in _IS and b.lower in _WRONG for a, b in pairwise(behind)):
        return True  # "was wrong", not "on wrong charges"
    if line.words[told[-1]].lemma not in _REPORTS:
        return False
    refuted_before = any(w.lemma in _REFUTES and w.pos == "V" for w in line.words[: told[-1]])
    return refuted_before or any(w.lower in _FALSE or w.lower in _REFUTED for w in behind)


def _in_return(line: Line, prep: int) -> bool:
    """Whether a preposition is the "in" of "in return for", "in exchange for"."""
    objects = grammar.kids(line, prep, "pobj")
    return line.words[prep].lower == "in" and any(line.words[k].lower in ("return", "exchange") for k in objects)


def _here(line: Line, v: int) -> Modality | None:
    """What the trigger's own auxiliaries, negations and conditions say."""
    w = line.words[v]
    own = [
        line.words[k]
        for k in w.kids
        if line.words[k].dep in ("aux", "auxpass", "neg", "advmod", "mark", "det", "prep", "cc", "preconj")
    ]
    own = [k for k in own if not _sets_apart(line, v, k)]
    negated = any(k.lower in _NEGATIONS and k.dep in ("neg", "det", "preconj", "advmod") for k in own) or _no_subject(
        line, v
    )
    if any(k.lower in _IF and k.dep == "mark" for k in own):
        return H
    if any(k.lower == "only" for k in own) and any(k.lower == "to" and k.dep == "aux" for k in own):
        return A  # "only to be taken again": a result
    modal = next((_MODALS[k.lower] for k in own if k.dep == "aux" and k.lower in _MODALS and k.tag == "MD"), None)
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
    if any(k.lower == "to" and k.dep == "aux" for k in own) and _is_to(line, v):
        return F if _came_to_nothing(line, v) else P
    if w.pos in "NP" and any(line.words[k].lemma in _UNDONE and line.words[k].tag == "VBN" for k in w.kids):
        return D  # "his sentence, quashed in 2017"
    if w.pos in "NP" and any(
        line.words[k].lower in ("possible", "planned", "potential", "proposed", "future", "eventual") for k in w.kids
    ):
        return P if any(line.words[k].lower == "planned" for k in w.kids) else H
    return None


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


def _is_to(line: Line, v: int) -> bool:
    """ "is to be released": an infinitive under a form of be."""
    head = line.words[line.words[v].head]
    return head.lemma == "be" and line.words[v].dep == "xcomp"


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
    if (
        dep == "ccomp"
        and below < up
        and grammar.kids(line, below, "nsubj", "nsubjpass")
        and w.lemma in ("try", "attempt", "refuse", "fail")
    ):
        return None  # two sentences side by side: "she fell ill, and then he tried"
    if w.lemma in _REBUTS and w.pos == "V" and dep == "dobj" and line.words[below].lemma in _REPORTS | _HEARSAY:
        return D  # "dismissed reports of a hunger strike"
    if w.lemma in _REACHING and w.pos == "V" and dep == "dobj" and _aimed(line, up):
        return C
    if (
        dep == "ccomp"
        and below > up
        and any(line.words[k].lemma in _HEARSAY for k in grammar.kids(line, up, "nsubj", "attr"))
    ):
        return H  # "rumours spread that she had been freed", "there were rumours on Friday that"
    if w.lemma == "announce" and dep == "ccomp" and _is_past(line, below):
        return None  # "she has been pardoned, the ministry announced"
    if w.lemma == "able" and dep == "xcomp" and _could_and_did(line, up):
        return None
    table = _of_word(w, line.words[below])
    nobody = any(line.words[k].lower in _NEGATIONS for k in w.kids)
    if w.lemma in _ASKED_ABOUT and not nobody and _is_past(line, below) and _after_a_wh(line, below):
        return None  # "who ask us how many have come out": they have
    if w.lemma == "warn" and _is_past(line, below):
        return None  # "warned that she had been beaten"
    if w.lemma == "tell" and dep in ("xcomp", "ccomp", "advcl") and line.words[below].tag == "VB":
        modal = any(line.words[k].tag == "MD" for k in grammar.kids(line, below, "aux"))
        return None if modal else C  # "told the police to free them"; "they will be freed, she told reporters"
    negated = any(line.words[k].dep == "neg" for k in w.kids)
    if table is not None and w.pos in "VNAX":
        if w.lemma in _DONE_ORDERS and w.pos == "V" and not negated and dep in ("dobj",):
            return None
        return D if negated and table in (P, H, A) else A if negated and table is D else table
    if w.pos in "VX" and dep in ("dobj", "xcomp", "ccomp", "pobj", "attr", "oprd", "acomp"):
        made = _here(line, up)
        if made is D and line.words[below].pos in "NP" and w.lemma not in _BRINGS:
            return None  # "nothing can hide the arrest": there was one
        if made is not None and not (made is D and w.lemma in _FACTIVE):
            return made
    return None


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


_ASKED_ABOUT = frozenset("ask inquire enquire wonder question".split())
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
        return _here(line, up)  # what is given for a thing is as done as the thing
    return _here(line, up) if w.lemma in ("lead", "result", "end") and w.pos == "V" else None


def _by_way_of(line: Line, up: int, below: int) -> Modality | None:
    """ "May be freed under an amnesty": an act that nobody has spoken of yet is as possible as what it would bring."""
    objects = grammar.kids(line, below, "pobj")
    unknown = any(line.words[k].lower in ("a", "an", "any", "another") for o in objects for k in line.words[o].kids)
    return _here(line, up) if unknown and line.words[up].pos in "VX" else None


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
    made = _here(line, up)
    if made is H or made is P:
        would = any(line.words[k].lower in ("would", "'d") for k in grammar.kids(line, up, "aux"))
        return H if would else made
    if w.lemma in ("collapse", "fail", "stall", "fall") or any(
        line.words[k].lower in ("through", "off", "down") for k in w.kids if line.words[k].dep == "prt"
    ):
        return F
    if made is D and w.lemma in ("happen", "take", "occur", "follow", "come", "confirm"):
        return D
    if w.lemma in _UNDONE and grammar.is_passive(line, up):
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
        return _here(line, up)
    return None


def _wanted(line: Line, up: int, below: int) -> Modality | None:
    """ "Called for her to be released": what the verb above makes of an infinitive with its own subject."""
    marks = {line.words[k].lower for k in line.words[below].kids if line.words[k].dep in ("mark", "aux")}
    table = _ABOVE.get(line.words[up].lemma)
    if {"for", "to"} <= marks or ("to" in marks and table in (C, P) and line.words[up].pos == "V" and below > up):
        return table
    own = _here(line, up) if "to" in marks else None
    return own if own in (H, C, P) else None  # "could be a move to ease tension"


def _condition(line: Line, below: int) -> Modality | None:
    marks = {line.words[k].lower for k in line.words[below].kids if line.words[k].dep == "mark"}
    return H if marks & _IF else None
