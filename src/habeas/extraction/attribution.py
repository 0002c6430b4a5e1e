"""To whom the text attributes a claim: "according to X", "X said", carried over from the sentence before in a quote."""

import re
from dataclasses import dataclass

from habeas.extraction import grammar
from habeas.extraction.lexicon import SPEECH_VERBS
from habeas.extraction.words import Line

__all__ = ["Sources", "source_of", "speaker", "text_of"]

_COUNTING = frozenset({"estimate", "count", "record", "document", "register", "list"})
_ASKING = frozenset(
    (
        "call demand urge appeal ask request seek press push plead advocate want expect hope fear warn deny "
        "refute plan recommend insist"
    ).split()
)
_TAKEN_UP = frozenset({"it", "he", "she", "they", "we"})


@dataclass(slots=True)
class Sources:
    """Who was last named as saying something, and in which line; "it said" and "she added" take it up again."""

    name: str | None = None
    line: int = -9

    def note(self, at: int, name: str | None) -> None:
        """Remembers a source named in a line."""
        if name is not None:
            self.name, self.line = name, at

    def taken_up(self, at: int) -> str | None:
        """The source that a pronoun in this line stands for: the last one named, not far before."""
        return self.name if at - self.line <= 3 else None


def source_of(
    text: str, line: Line, anchor: int, people: dict[int, str], sources: Sources, at: int, *, asked: bool = False
) -> str | None:
    """The source of the claim at this trigger as written, in this sentence; None where none is named.

    `people` gives the fullest name for a word that ends a name; `asked` for what is called for: whose demand it is.
    """
    if not line.parsed:
        return None
    noun = _named(line, anchor, asked=asked)
    if noun is None:
        return None
    if line.words[noun].lower in _TAKEN_UP:
        return sources.taken_up(at)
    name = text_of(text, line, noun, people | _beside(line, noun, people))
    sources.note(at, name)
    return name


def speaker(text: str, line: Line, people: dict[int, str]) -> str | None:
    """Whoever a line names as saying something; None where nobody is named."""
    if not line.parsed:
        return None
    for i, w in enumerate(line.words):
        if w.pos == "V" and w.lemma in SPEECH_VERBS:
            for s in grammar.kids(line, i, "nsubj"):
                if line.words[s].pos in "NP":
                    return text_of(text, line, s, people | _beside(line, s, people))
    return None


def _beside(line: Line, noun: int, people: dict[int, str]) -> dict[int, str]:
    """ "His sister Inna", "the director, Mira Halden": the name is the source."""
    named = next((people[i] for i in sorted(grammar.core(line, noun)) if i in people and i != noun), None)
    beside = named is not None and any(line.words[k].dep in ("appos", "compound") for k in line.words[noun].kids)
    return {noun: named} if named is not None and beside else {}


def _named(line: Line, anchor: int, *, asked: bool) -> int | None:
    """The word of whoever says it: behind "according to", or the subject of a verb of saying or asking above."""
    for i, w in enumerate(line.words):
        cited = w.lower == "according" or (w.lower in ("per", "citing", "quoting") and i < len(line.words) - 1)
        if cited and (noun := _according(line, i)) is not None:
            return noun
    above = [anchor, *line.ancestors(anchor)]
    beside = [k for up in above for k in line.words[up].kids if line.words[k].dep in ("parataxis", "ccomp", "advcl")]
    for v in (*above, *beside):
        w = line.words[v]
        saying = w.lemma in SPEECH_VERBS and (v != anchor or w.lemma in _COUNTING)
        if w.pos == "V" and (saying or (asked and v in above and w.lemma in _ASKING)):
            own = grammar.kids(line, v, "nsubj")
            shared = grammar.subject(line, v) if not own and v in above else None
            for s in own or ([shared] if shared is not None else []):
                if line.words[s].pos in "NP" or line.words[s].lower in _TAKEN_UP:
                    return s
    return next((k for i in range(len(line.words)) if (k := _by_the_count(line, i)) is not None), None)


def _by_the_count(line: Line, at: int) -> int | None:
    """The noun of "by the count of X" and "by X's figures"."""
    if line.words[at].lower not in ("count", "figures", "reckoning", "estimate", "estimates", "tally"):
        return None
    if line.words[line.words[at].head].lower not in ("by", "to"):
        return None
    behind = [n for word, n in grammar.prepositions(line, at) if word == "of"] + grammar.kids(line, at, "poss")
    return behind[0] if behind and line.words[behind[0]].pos in "NP" else None


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
        if (
            i - run[-1] <= 1
            and line.words[i].text not in (",", "(")
            and (line.words[i].dep != "appos" or i == run[-1] + 1)
        ):
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
