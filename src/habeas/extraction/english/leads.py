"""A lead tells of "a journalist" or "two activists"; who they are is said a sentence or two later.

Looked up forwards only at the head of a document, where reports do this: a single person is the one most told of
among those named next, a number is a row of exactly that many names. Officials and speakers are passed over.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.english import surface
from habeas.extraction.lexicon import PEOPLE, ROLES, SPEECH_VERBS
from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name, People
from habeas.extraction.scene import Who
from habeas.extraction.words import Line

__all__ = ["named_later"]

_HEAD = 3
_AHEAD = 4
_OFFICIAL = frozenset(
    (
        "president minister spokesman spokeswoman spokesperson judge prosecutor lawyer attorney ambassador "
        "director envoy premier secretary senator wife husband mother father daughter son brother sister "
        "chancellor king commissioner governor representative"
    ).split()
)
_NOT_ONE = frozenset("group other one member number case official spokesman spokeswoman source lawyer court".split())


def named_later(who: Who, at: int, lines: Sequence[Line], people: People) -> Who:
    """Those meant, by name, where line `at` is at the head of the document and the next name them; else as given."""
    if at >= _HEAD or who.persons or who.members or who.how not in ("grammar", "near") or who.word is None:
        return who
    ahead = range(at + 1, min(len(lines), at + 1 + _AHEAD))
    if who.count is not None:
        size = who.count.low
        if size is None or size != who.count.high or not 2 <= size <= 6:
            return who
        row = next((r for k in ahead if (r := surface.listed(lines[k], _slots(people, k), size))), ())
        return replace(who, persons=row, count=None, how="reference") if row else who
    if not _somebody(lines[at], who.word):
        return who
    person = _main(ahead, lines, people, at, lines[at].words[who.word].lemma)
    return replace(who, persons=(person,), group=None, how="reference") if person else who


def _slots(people: People, at: int) -> list[Slot]:
    return [Slot("person", n.first, n.last, n) for n in people.by_line.get(at, ())]


def _somebody(line: Line, n: int) -> bool:
    """Whether a noun means one person not named: "a former editor", in a headline "editor"."""
    w = line.words[n]
    if w.tag != "NN" or not (w.lemma in ROLES or w.lower in PEOPLE) or w.lemma in _NOT_ONE:
        return False
    return not any(line.words[k].lower in ("every", "any", "each", "no", "another") for k in w.kids)


def _main(ahead: range, lines: Sequence[Line], people: People, at: int, noun: str) -> str | None:
    """The person most named in the document among those the next lines tell of, one called by the noun first."""
    often = Counter(n.person for n in people.names)
    seen = {n.person for k in range(at + 1) for n in people.by_line.get(k, ())}
    named = [
        (k, n) for k in ahead for n in people.by_line.get(k, ()) if n.person not in seen and not _official(n, lines[k])
    ]
    if not named:
        return None
    called = [x for x in named if noun in (x[1].role or "").split()] or named
    best = max(called, key=lambda x: (often[x[1].person] + 2 * _subject(lines[x[0]], x[1]), -x[0], -x[1].first))
    return best[1].person


def _subject(line: Line, name: Name) -> bool:
    return line.words[name.last].dep in ("nsubj", "nsubjpass", "dobj", "poss")


def _official(name: Name, line: Line) -> bool:
    """Whether somebody is named as a speaker, official or relative rather than as the one told of."""
    said = name.role or ""
    role = {w.strip(",.").lower() for w in said.split()} if not said.startswith(("a ", "an ")) else set()
    head = line.words[line.words[name.last].head]
    return bool(role & _OFFICIAL) or (line.words[name.last].dep == "nsubj" and head.lemma in SPEECH_VERBS)
