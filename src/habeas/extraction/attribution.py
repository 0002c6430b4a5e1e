"""To whom the text attributes a claim: "according to X", "X said", carried over from the sentence before in a quote."""

import re

from habeas.extraction import grammar
from habeas.extraction.lexicon import SPEECH_VERBS
from habeas.extraction.words import Line

__all__ = ["source_of", "text_of"]

_COUNTING = frozenset({"estimate", "count", "record", "document", "register"})
_ACCORDING = frozenset({"according"})


def source_of(text: str, line: Line, anchor: int, people: dict[int, str]) -> str | None:
    """The source of the claim at this trigger as written, in this sentence; None where none is named.

    `people` gives the fullest name for a word that ends a name.
    """
    if not line.parsed:
        return None
    for i, w in enumerate(line.words):
        if w.lower in _ACCORDING or (w.lower in ("per", "citing", "quoting") and i < len(line.words) - 1):
            noun = _according(line, i)
            if noun is not None:
                return text_of(text, line, noun, people)
    above = [anchor, *line.ancestors(anchor)]
    for v in (
        *above,
        *(k for up in above for k in line.words[up].kids if line.words[k].dep in ("parataxis", "ccomp", "advcl")),
    ):
        if line.words[v].lemma in SPEECH_VERBS and line.words[v].pos == "V" and (v != anchor or line.words[v].lemma in _COUNTING):
            for s in grammar.kids(line, v, "nsubj"):
                if line.words[s].pos in "NP" and line.words[s].lower not in ("who", "that"):
                    return text_of(text, line, s, people)
    return None


def _according(line: Line, at: int) -> int | None:
    """The noun of "according to X" or "citing X"."""
    for k in line.words[at].kids:
        if line.words[k].dep in ("pobj", "dobj"):
            return k
        inner = grammar.kids(line, k, "pobj")
        if inner:
            return inner[0]
    return None


_EDGE = re.compile(r"^[\s\"'(]+|[\s\"',;:(.]+$")


def text_of(text: str, line: Line, noun: int, people: dict[int, str]) -> str:
    """A noun phrase as written, or the fullest name where it is a person."""
    if noun in people:
        return people[noun]
    inside = sorted(i for i in grammar.core(line, noun) | _of_parts(line, noun) if abs(i - noun) < 12)
    run = [noun]
    while run[0] > 0 and (run[0] - 1 in inside or _glued(line, run[0] - 1)):
        run.insert(0, run[0] - 1)
    while run[-1] + 2 < len(line.words) and _glued(line, run[-1]) and line.words[run[-1] + 1].text == "-":
        run += [run[-1] + 1, run[-1] + 2]
    for i in [i for i in inside if i > run[-1]]:
        if i - run[-1] <= 1 and line.words[i].text not in (",", "(") and line.words[i].dep != "appos":
            run.append(i)
        else:
            break
    words = line.words
    return _EDGE.sub("", text[words[run[0]].start : words[run[-1]].end])


def _glued(line: Line, at: int) -> bool:
    """Whether no space stands between a word and the next: "OVD-Info" is one name."""
    return line.words[at].end == line.words[at + 1].start and "-" in (line.words[at].text, line.words[at + 1].text)


def _of_parts(line: Line, noun: int) -> set[int]:
    """What belongs to a body's name: "the Committee of Ministers", "a court in Minsk", "Belarus's president"."""
    found = set[int]()
    for k in line.words[noun].kids:
        w = line.words[k]
        if w.dep == "poss" or (w.dep == "prep" and w.lower in ("of", "in", "for", "at")):
            found |= line.subtree(k)
    return found
