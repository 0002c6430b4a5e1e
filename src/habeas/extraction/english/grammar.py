"""Who does what in a parsed sentence: subjects, objects and what belongs to a noun, by the tree alone.

Labels are those of spaCy's English pipelines (ClearNLP style). Nothing here knows of prisons.
"""

from habeas.extraction.words import Line

__all__ = [
    "agent",
    "argument",
    "clause",
    "core",
    "governor",
    "is_passive",
    "objects",
    "of_noun",
    "prepositions",
    "receiver",
    "subject",
]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_CORE = frozenset(
    {
        "conj",
        "appos",
        "compound",
        "amod",
        "nummod",
        "quantmod",
        "nmod",
        "npadvmod",
        "advmod",
        "det",
        "predet",
        "punct",
        "cc",
        "meta",
        "dep",
    }
)
_CONTAINERS = frozenset(
    (
        "average dozen dozens hundred hundreds thousand thousands group number total pair couple one some all "
        "most many none any list batch rest majority half score scores million each both several two three "
        "four five six seven eight nine ten handful party lot case dozens-of"
    ).split()
)


def kids(line: Line, at: int, *deps: str) -> list[int]:
    """The children of a word with one of these labels."""
    return [k for k in line.words[at].kids if line.words[k].dep in deps]


def is_passive(line: Line, v: int) -> bool:
    """Whether a verb form says that its subject undergoes it."""
    w = line.words[v]
    if kids(line, v, "nsubjpass", "auxpass"):
        return True
    if w.tag != "VBN" or kids(line, v, "nsubj"):
        return False
    auxiliaries = {line.words[k].lemma for k in kids(line, v, "aux")}
    if auxiliaries & {"have", "'ve", "'s"}:
        return False
    if w.dep == "conj" and not kids(line, v, *_SUBJECTS, "dobj"):
        return is_passive(line, w.head) if line.words[w.head].pos in "VX" else True
    return not kids(line, v, "dobj") or w.dep in ("acl", "amod")


def subject(line: Line, v: int) -> int | None:
    """The word a verb is said of: its own subject, or the one it shares with the verb, noun or clause it hangs on."""
    found = _subject(line, v)
    return None if found is None else _whom_before(line, found, v)


def _whom_before(line: Line, found: int, v: int) -> int:
    """Of "the men whom Ivo Talby freed" the men: who stands right behind "whom" does it, however the verb was parsed.

    Of "the 62, of whom 14 were freed" the fourteen.
    """
    left = found
    while left and line.words[left - 1].dep == "compound" and line.words[left - 1].head == found:
        left -= 1
    if not 1 < left <= found < v or line.words[left - 1].lower != "whom":
        return found
    if line.words[left - 2].lower in ("of", "among"):
        return found
    return left - 3 if line.words[left - 2].text == "," and left > 2 else left - 2


def _subject(line: Line, v: int, depth: int = 0) -> int | None:
    own = [k for k in kids(line, v, *_SUBJECTS) if line.words[k].lower != "whom"]
    if own:
        near = [k for k in own if k < v] or own
        return _antecedent(line, v, near[-1] if line.words[near[-1]].dep != "csubj" else own[0])
    w = line.words[v]
    if depth > 6 or w.head == v:
        return None
    head = line.words[w.head]
    if w.dep in ("relcl", "acl", "amod") and head.pos in "NPRD":
        return w.head
    if w.dep in ("xcomp", "ccomp") and (objects_of := kids(line, w.head, "dobj")) and w.dep == "xcomp":
        return objects_of[0]
    if w.dep in ("xcomp", "ccomp") and head.pos == "A" and line.words[head.head].pos in "VX":
        return _subject(line, head.head, depth + 1)  # "she was unable to leave"
    if w.dep in ("conj", "xcomp", "advcl", "auxpass", "ccomp", "dep", "attr", "acomp", "oprd") and head.pos in "VX":
        return _subject(line, w.head, depth + 1)
    if w.dep in ("pcomp", "pobj") and head.dep in ("prep", "agent", "advcl"):
        above = head.head
        return _subject(line, above, depth + 1) if line.words[above].pos in "VX" else None
    if w.dep == "conj" and head.pos in "NP":
        return None
    return None


def _antecedent(line: Line, v: int, found: int) -> int:
    """For "who" and "that": the noun the relative clause hangs on."""
    if line.words[found].lower not in _RELATIVE:
        return found
    for up in (v, *line.ancestors(v)):
        if line.words[up].dep == "relcl":
            return line.words[up].head
    return found


def objects(line: Line, v: int) -> list[int]:
    """The direct objects of a verb; of a conjoined verb without one, those of the next."""
    own = kids(line, v, "dobj", "obj", "oprd") or [k for k in kids(line, v, "nsubj") if line.words[k].lower == "whom"]
    if own:
        return [o if line.words[o].lower not in _RELATIVE else _antecedent(line, v, o) for o in own]
    later = [k for k in kids(line, v, "conj") if line.words[k].pos == "V"]
    return objects(line, later[0]) if later and not kids(line, later[0], *_SUBJECTS) else []


def receiver(line: Line, v: int) -> int | None:
    """To whom something is given: "gave X two years", "handed a term to X", "X was given a term"."""
    if is_passive(line, v):
        return subject(line, v)
    dative = kids(line, v, "dative", "iobj")
    if dative:
        inner = kids(line, dative[0], "pobj")
        return inner[0] if inner else dative[0]
    for word, noun in prepositions(line, v):
        if word in ("to", "on", "upon"):
            return noun
    return None


def agent(line: Line, v: int) -> int | None:
    """Who did it, in a passive or behind a noun: "by X"."""
    for k in line.words[v].kids:
        if line.words[k].lower == "by" and (inner := kids(line, k, "pobj")):
            return inner[0]
    return None


def of_noun(line: Line, n: int) -> list[int]:
    """What a noun is of: "the release of X", "X's release", "his release", "the X verdict"."""
    found = [noun for word, noun in prepositions(line, n) if word in ("of", "for", "against")]
    return found or kids(line, n, "poss")


def prepositions(line: Line, at: int) -> list[tuple[str, int]]:
    """The (preposition, noun) pairs that hang on a word."""
    return [
        (line.words[k].lower, noun)
        for k in line.words[at].kids
        if line.words[k].dep in ("prep", "agent", "dative") or line.words[k].pos == "I"
        for noun in kids(line, k, "pobj", "pcomp")
    ]


def core(line: Line, n: int) -> set[int]:
    """A noun with what counts it, names it or stands beside it, without clauses and phrases that hang on it."""
    found, todo = {n}, [n]
    while todo:
        at = todo.pop()
        for k in line.words[at].kids:
            w = line.words[k]
            inside = (w.dep in _CORE and w.pos not in "VX") or (
                w.lower == "of" and (line.words[at].lemma in _CONTAINERS or line.words[at].pos == "D")
            )
            if k not in found and (inside or (w.dep == "pobj" and line.words[at].lower == "of")):
                found.add(k)
                todo.append(k)
    return found


def argument(line: Line, at: int) -> int:
    """The word an apposition, conjunct or compound belongs to: the head of the whole phrase."""
    while (
        line.words[at].dep in ("compound", "conj", "appos", "nummod", "amod", "quantmod", "flat")
        and line.words[at].head != at
    ):
        at = line.words[at].head
    return at


def clause(line: Line, at: int) -> int:
    """The verb whose clause a word stands in; the root where there is none."""
    for up in (at, *line.ancestors(at)):
        w = line.words[up]
        if w.pos in "VX" and w.dep not in ("aux", "auxpass", "amod", "compound"):
            return up
    return next(iter(reversed([at, *line.ancestors(at)])))


def governor(line: Line, at: int) -> int | None:
    """The nearest verb above a word, None for the root verb."""
    for up in line.ancestors(at):
        if line.words[up].pos in "VX":
            return up
    return None
