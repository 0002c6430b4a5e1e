"""For what: the offence behind a charge, a verdict, a sentence or an arrest, as written.

First by the tree ("convicted of X", "sentenced to four years for X", "on charges of X"), else by the words.
"""

import re

from habeas.extraction.english import grammar
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["offence_of"]

_BEHIND: dict[Type, tuple[str, ...]] = {
    Type.SENTENCE: ("for", "over"),
    Type.CONVICTION: ("of", "for"),
    Type.CHARGE: ("with", "of", "over", "under"),
    Type.ARREST: ("for", "over"),
    Type.REARREST: ("for", "over"),
}
_COUNTS = frozenset("charge count suspicion accusation allegation case".split())


def offence_of(text: str, folded: str, scene: Scene, anchor: int, type_: Type) -> str | None:
    """The offence as written; None where none is named or the type of statement has none."""
    behind = _BEHIND.get(type_)
    if behind is None:
        return None
    if scene.line.parsed and (found := _by_tree(text, scene, anchor, behind)) is not None:
        return found
    return _by_words(text, folded, scene, anchor)


def _by_tree(text: str, scene: Scene, anchor: int, behind: tuple[str, ...]) -> str | None:
    line = scene.line
    around = [anchor, *line.words[anchor].kids]
    around += [
        i
        for s in scene.slots
        if s.kind in ("term", "date") and anchor < s.first <= anchor + 8
        for i in range(s.first, s.last + 1)
    ]
    for at in dict.fromkeys(around):
        for word, noun in grammar.prepositions(line, at):
            if noun <= anchor:
                continue
            if line.words[noun].lemma in _COUNTS:
                inner = [n for w, n in grammar.prepositions(line, noun) if w in ("of", "under", "with")]
                inner = [n for n in inner if not _no_offence(scene, n)]
                return _phrase(text, scene, inner[0]) if inner else _kind_of_charge(text, line, noun)
            if word in behind and not _no_offence(scene, noun):
                return _phrase(text, scene, noun)
    return None


def _no_offence(scene: Scene, noun: int) -> bool:
    """Whether the noun is a person ("the nurse Mira Halden"), a date, a length or a number of people ("of the nine
    students"), or a place."""
    w = scene.line.words[noun]
    if any(scene.covering(k, "person") for k in grammar.kids(scene.line, noun, "appos", "compound")):
        return True
    kinds = ("person", "date", "term", "count", "pronoun")
    counted = any(s.kind == "count" and scene.line.words[s.last].head == noun for s in scene.slots)
    return (
        counted
        or any(scene.covering(noun, k) for k in kinds)
        or w.entity in ("GPE", "DATE", "TIME", "PERSON", "CARDINAL")
        or w.pos == "R"
    )


def _kind_of_charge(text: str, line: Line, noun: int) -> str | None:
    """ "Extremism charges": what stands before the word."""
    before = [
        k
        for k in grammar.kids(line, noun, "compound", "amod", "nmod")
        if line.words[k].lower not in ("criminal", "new", "trumped-up", "politically", "motivated", "false", "similar")
    ]
    return text[line.words[before[0]].start : line.words[before[-1]].end] if before else None


def _phrase(text: str, scene: Scene, noun: int) -> str | None:
    """The words of a noun or gerund up to where a date, a clause or the next thing begins."""
    line = scene.line
    inside, first = line.subtree(noun), noun
    while first - 1 in inside:
        first -= 1
    last = noun
    for i in range(noun + 1, len(line.words)):
        if i not in inside or _ends(scene, i):
            break
        last = i
    start, end = line.words[first].start, line.words[last].end
    if first > 0 and line.words[first - 1].text == '"':
        start = line.words[first - 1].start
    while (
        last + 1 < len(line.words) and text[start:end].count('"') % 2 and line.words[last + 1].text in ('"', "”", ",")
    ):
        last += 1
        end = line.words[last].end
    return _trimmed(text, start, end)


def _ends(scene: Scene, i: int) -> bool:
    """Whether the offence ends before this word: a date, a clause of its own, or what follows a comma."""
    line, w = scene.line, scene.line.words[i]
    if any(s.kind == "date" and s.first in (i, i + 1) for s in scene.slots):
        return True
    if w.text in (",", ";", "(", "—", "–") and not _listing(line, i):
        return True
    return w.dep in ("relcl", "advcl", "mark") or w.lower in (
        "who",
        "which",
        "that",
        "after",
        "before",
        "when",
        "while",
        "according",
    )


def _listing(line: Line, comma: int) -> bool:
    """Whether a comma stands in a list that goes on with "and": "theft, fraud and arson"."""
    following = line.words[comma + 1 : comma + 6]
    return any(w.lower == "and" for w in following) and not any(
        w.pos == "V" and w.tag in ("VBD", "VBZ") for w in following
    )


def _trimmed(text: str, start: int, end: int) -> str | None:
    """The words without stops around them; a comma inside the quotation marks takes the marks along."""
    found = text[start:end].strip(" ,.;:")
    if found[-2:-1] in (",", "."):
        found = found[:-2].lstrip('"“”')
    return found if len(found) > 2 else None


_CHARGE = re.compile(
    r"(?:charges?|counts?|suspicion|allegations?|accusations?)\s+(?:of|under|with|including)\s+(?P<a>[^.;,()—–]+)"
    r"|(?:accused|convicted|guilty|suspected|accuses?|accuse (?:him|her|them))\s+(?:of|under)\s+(?P<b>[^.;()—–]+)"
    r"|(?:charged|indicted)\s+(?:with|for|over|under)\s+(?P<c>[^.;()—–]+)"
    r"|\b(?:for|over)\s+(?P<d>(?:\"[^\"]+\"|(?:\w+ly\s)?\w+ing\s)[^.;()—–]*)"
    r"|(?P<e>extremism|terrorism|treason|espionage|spying|sedition|hooliganism) (?:charges|case)"
    r"|,\s*(?P<f>(?:Art(?:icle|\.)\s*[\d.-]+(?: of the Criminal Code)?|treason|espionage|terrorism|sabotage)(?:\s*\([^)]*\))?)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:and (?:was|were|has|had|is|are|got|given|held|sentenced|fined|jailed|then|later|he|she|they|his|her)|but|after|before"
    r"|in (?:19|20)\d\d|on \w+day|on \d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|by an?|by the|was|were|is|who|which|when|while|last|this|at the|over his|over her|according|the court|prosecutors)\b.*$",
    re.IGNORECASE,
)


def _by_words(text: str, folded: str, scene: Scene, anchor: int) -> str | None:
    """The offence nearest behind the trigger by the words that name one."""
    line = scene.line
    at = line.words[anchor].start
    found = [m for m in _CHARGE.finditer(folded, line.start, line.end) if m.lastgroup]
    if not found:
        return None
    best = min(found, key=lambda m: (m.end() < at, abs(m.start() - at)))
    start, end = best.span(best.lastgroup or 0)
    words = folded[start:end]
    if words.startswith('"') and (close := words.find('"', 1)) > 0:
        return text[start : start + close + 1]
    date = next((s for s in scene.slots if s.kind == "date" and line.words[s.first].start > start), None)
    if date is not None and line.words[date.first].start < end:
        words = re.sub(r"\s+(?:on|in|last|this|since)?\s*$", "", words[: line.words[date.first].start - start])
    cut = _TAIL.sub("", words).rstrip(' ,"')
    return _trimmed(text, start, start + len(cut))
