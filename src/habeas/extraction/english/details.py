"""When, where, for how long and for what: the details of a trigger, from its own clause before the rest of the line."""

import re

from habeas import quantities
from habeas.dates import Dated, Grain, Kind
from habeas.extraction.english import grammar
from habeas.extraction.lexicon import PEOPLE, SPEECH_VERBS
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.quantities import Term

__all__ = ["before", "date_of", "place_of", "sanctioned", "term_of", "tie_of", "years_on"]


def date_of(scene: Scene, match: Match, anchor: int, others: list[int]) -> Dated | None:
    """The date of the trigger: in its clause, else the nearest that no other trigger of the line stands closer to."""
    dates = [
        s
        for s in scene.slots
        if s.kind == "date"
        and not _of_a_thing(scene.line, s, anchor)
        and not before(scene.line, s)
        and not _of_what_came_after(scene.line, s, anchor)
    ]
    inner = next((s for s in match.slots if s.kind == "date"), None)
    inner = inner or next((s for s in dates if match.first < s.first and s.last < match.last), None)
    inner = inner or next((s for s in dates if _right_behind(scene.line, s, match)), None)
    if inner or not dates:
        return inner.value if inner else None
    others = [o for o in others if not match.first <= o <= match.last]
    best = min(dates, key=lambda s: (_distance(scene.line, anchor, s), s.first))
    return best.value if _distance(scene.line, anchor, best) < 40 and _mine(scene.line, anchor, best, others) else None


_DATED = frozenset({"on", "in"})
_LATER = frozenset({"after", "since", "following"})
_CLOSE = 3
"""How many words behind "after her release" the day of that release begins at most."""


def _right_behind(line: Line, slot: Slot, match: Match) -> bool:
    """Whether a day stands with its "on" right behind the words of a rule that name those concerned: "let 14 go on Monday"."""
    named = any(s.kind in ("person", "count") for s in match.slots)
    return named and slot.first == match.last + 2 and line.words[match.last + 1].lower in _DATED


def _of_what_came_after(line: Line, slot: Slot, anchor: int) -> bool:
    """Whether a day is that of something later than the trigger: "on 6 June, three weeks after his release"."""
    word = line.words[anchor]
    if not line.parsed or word.pos != "N" or word.dep != "pobj" or line.words[word.head].lower not in _LATER:
        return False
    return slot.last < word.head or slot.first > anchor + _CLOSE


def before(line: Line, slot: Slot) -> bool:
    """Whether something came before this day: "ahead of the New Year"."""
    return [w.lower for w in line.words[max(0, slot.first - 2) : slot.first]] == ["ahead", "of"]


_YEARS_SINCE = re.compile(r"\b(?:years?|months?|decades?) since (?:\w+ ){0,6}$")


def years_on(line: Line, anchor: int) -> bool:
    """Whether a line tells of what a trigger says as long past: "ten years since she was arrested", "the anniversary of his arrest"."""
    said = " ".join(w.lower for w in line.words[max(0, anchor - 12) : anchor]) + " "
    since = any(line.words[k].lower == "since" for k in line.words[anchor].kids)
    return (since and _YEARS_SINCE.search(said) is not None) or any(
        line.words[up].lemma == "anniversary" for up in line.ancestors(anchor)
    )


def _of_a_thing(line: Line, slot: Slot, anchor: int) -> bool:
    """A year that dates something else: "the 2020 election"."""
    w = line.words[slot.last]
    if (
        not line.parsed
        or slot.first != slot.last
        or w.tag != "CD"
        or w.dep not in ("nummod", "compound", "nmod", "amod")
    ):
        return False
    return w.head > slot.last and w.head != anchor and line.words[w.head].pos in "NP"


def _distance(line: Line, anchor: int, slot: Slot) -> float:
    """How far a slot stands from a trigger: by clause first, then by words; behind is nearer than before."""
    apart = min(abs(slot.first - anchor), abs(slot.last - anchor)) + _ASIDE * _in_brackets(line, anchor, slot)
    if not line.parsed:
        return apart
    if _describes_somebody(line, anchor, slot):
        return _ASIDE + apart
    mine, its = grammar.clause(line, anchor), grammar.clause(line, slot.last)
    if its in (mine, anchor):
        return 0.1 * apart
    if mine in line.ancestors(slot.last):
        return 5 + 0.3 * apart
    if its in list(line.ancestors(anchor)):
        return (_ASIDE if _told_of_the_past(line, anchor, mine) else 8) + 0.3 * apart
    return 20 + 0.5 * apart


_ASIDE = 40


def _told_of_the_past(line: Line, anchor: int, clause: int) -> bool:
    """Whether a trigger only describes somebody by what was before: "two who had been held landed on Thursday"."""
    if line.words[clause].dep != "relcl":
        return False
    return any(line.words[k].lower == "had" for k in (*line.words[anchor].kids, *line.words[clause].kids))


def _describes_somebody(line: Line, anchor: int, slot: Slot) -> bool:
    """Whether a date stands in what only describes somebody: "X, known since the protests of 2014, received nine years"."""
    below, tells = slot.last, {anchor, *line.words[anchor].kids}
    for up in line.ancestors(slot.last):
        if below in tells or anchor == up:
            return False
        if line.words[below].dep in ("acl", "relcl") and anchor not in line.subtree(below):
            return line.words[up].pos in "PN" and anchor in line.ancestors(up)
        below = up
    return False


def _in_brackets(line: Line, anchor: int, slot: Slot) -> bool:
    """Whether a slot stands in brackets in which the trigger does not: "116 were convicted (147 in 2023)"."""
    opened = max((i for i in line.places.get("(", ()) if i < slot.first), default=None)
    if opened is None or any(opened < i < slot.first for i in line.places.get(")", ())):
        return False
    closed = min((i for i in line.places.get(")", ()) if i > slot.last), default=len(line.words))
    return not opened < anchor < closed


def _mine(line: Line, anchor: int, slot: Slot, others: list[int]) -> bool:
    """Whether no other trigger in the line has a better claim to it."""
    own = _distance(line, anchor, slot)
    telling = {o for o in others if line.words[o].lemma in SPEECH_VERBS | PEOPLE}  # no events: "the group reports"
    rival = min((_distance(line, o, slot) for o in others if o != anchor and o not in telling), default=1e9)
    return own <= rival or own < 3 or _chained(line, anchor, slot, others)


def _chained(line: Line, anchor: int, slot: Slot, others: list[int]) -> bool:
    """What is joined to a dated verb happened with it: "arrested in May and charged", "jailed on Monday, finding her guilty".

    A year is too wide for that, and what is only joined by a clause of its own asks for a day.
    """
    w = line.words[anchor]
    if not line.parsed or slot.value.grain in (Grain.YEAR, Grain.DECADE) or w.lemma == "serve":
        return False
    clause = grammar.clause(line, slot.last)
    if w.dep in ("advcl", "xcomp", "pcomp") and slot.value.grain is Grain.DAY and slot.value.kind in _DAYS:
        return (
            clause in line.ancestors(anchor)
            and line.words[clause].lemma not in SPEECH_VERBS
            and _no_perfect(line, anchor)
        )
    if w.lemma in _VERDICTS and slot.value.grain is Grain.DAY:  # "found her guilty and sentenced her on Monday"
        return any(k in others and _distance(line, k, slot) < 5 for k in grammar.kids(line, anchor, "conj"))
    if w.dep != "conj" or w.head not in others:
        return False
    tense = {line.words[k].lower for k in w.kids if line.words[k].dep in ("aux", "auxpass")}
    before = {line.words[k].lower for k in line.words[w.head].kids if line.words[k].dep in ("aux", "auxpass")}
    return (not tense or tense == before) and _distance(line, w.head, slot) < 5


_VERDICTS = frozenset({"find", "convict", "acquit"})
_DAYS = (Kind.CALENDAR, Kind.ANCHORED)


def _no_perfect(line: Line, at: int) -> bool:
    """Whether a verb has no "had" and is put in no other time by "will" or "would"."""
    return not any(line.words[k].lower in ("had", "having", "have", "will", "would", "if") for k in line.words[at].kids)


def term_of(scene: Scene, match: Match, anchor: int, others: list[int]) -> Term | None:
    """The punishment's length nearest to the trigger."""
    inner = next((s for s in match.slots if s.kind == "term"), None)
    if inner is not None:
        term: Term = inner.value
        return term
    terms = [s for s in scene.slots if s.kind == "term"]
    if not terms:
        return _bare_number(scene, match)
    best = min(terms, key=lambda s: _distance(scene.line, anchor, s) + (4 if s.last < anchor else 0))
    rivals = [o for o in others if o != anchor and not _one_phrase(scene.line, anchor, o)]
    own = _distance(scene.line, anchor, best)
    return best.value if own < 30 and all(own <= _distance(scene.line, o, best) for o in rivals) else None


_CLOSES = frozenset({".", ",", ";", ")", "(", "and", "in", "for", "at", "on", "more", "but", "each", "-", "–", "—"})


def _bare_number(scene: Scene, match: Match) -> Term | None:
    """A number of years without the word: "got nine", "was sentenced to seven and a half"."""
    words = scene.line.words
    first = match.last + 1
    while first < len(words) and words[first].lower in ("to", "just", "only", "another", "also"):
        first += 1
    end = first
    while end < len(words) and (words[end].pos == "D" or (end > first and words[end].lower in ("and", "a", "half"))):
        end += 1
    while end > first and words[end - 1].lower in ("and", "a"):
        end -= 1
    if end == first or (end < len(words) and words[end].lower not in _CLOSES):
        return None
    if any(s.kind == "date" and s.first < end and first <= s.last for s in scene.slots):
        return None
    found = quantities.term(" ".join(w.text for w in words[first:end]))
    return found if found.months is not None and found.months <= 40 * 12 else None


def _one_phrase(line: Line, anchor: int, other: int) -> bool:
    """Whether two triggers tell of one thing: "was given a term", "handed down a sentence"."""
    return (
        line.parsed
        and (line.words[other].head == anchor or line.words[anchor].head == other)
        and line.words[other].dep in ("dobj", "attr", "nsubjpass", "oprd", "pobj", "dative", "npadvmod")
    )


_PLACES = ("GPE", "LOC", "FAC")
_HOUSES = frozenset(
    (
        "prison colony jail court airport border embassy station camp hospital sizo penitentiary facility "
        "barracks checkpoint center centre clinic gate cell courthouse courtroom consulate"
    ).split()
)


def place_of(text: str, scene: Scene, anchor: int, words: tuple[str, ...]) -> str | None:
    """The place behind one of these prepositions, at the trigger before the rest of its clause."""
    line = scene.line
    if not line.parsed:
        return None
    top = grammar.clause(line, anchor)
    near = (anchor, *grammar.objects(line, anchor), top)
    pairs = [p for at in dict.fromkeys(near) for p in _ways(line, at)]
    behind = [k for k in range(anchor + 1, min(len(line.words), anchor + 14)) if grammar.clause(line, k) == top]
    pairs += [p for k in behind for p in grammar.prepositions(line, k)]
    for word, noun in pairs:
        if word in words and not scene.covering(noun, "person") and (place := _placed(text, line, noun)):
            return place
    return None


_MEASURES = frozenset(
    "sanction restriction measure ban curb list blacklist name asset relief embargo freeze designation step waiver licence license limit visa".split()
)
_WHOSE = frozenset(
    "us u.s. eu western economic american european new further targeted sectoral international trade visa all its their these such".split()
)


def sanctioned(line: Line, anchor: int, literal: tuple[int, ...]) -> int | None:
    """The word for what is sanctioned or cleared where no "on" or "against" says it: the object, or "potash sanctions"."""
    objects = grammar.objects(line, anchor) if not grammar.is_passive(line, anchor) else [grammar.subject(line, anchor)]
    for noun in (n for n in objects if n is not None):
        measures = any(line.words[n].lemma in _MEASURES for _, n in grammar.prepositions(line, noun))
        if line.words[noun].lemma not in _MEASURES and line.words[noun].pos in "NP" and not measures:
            return noun  # not "a set of sanctions"
    for noun in literal:
        for k in grammar.kids(line, noun, "compound"):
            if line.words[noun].lemma in _MEASURES and line.words[k].pos in "NP" and line.words[k].lower not in _WHOSE:
                return k
    return None


def _ways(line: Line, at: int) -> list[tuple[str, int]]:
    """The prepositions of a word, those hung on "from Varna" in "from Varna to Berlin", and "out of Varna" as "from"."""
    own = grammar.prepositions(line, at)
    behind = [k for k in line.words[at].kids if line.words[k].lower == "from"]
    out = [k for k in line.words[at].kids if line.words[k].lower == "out"]
    return (
        own
        + [p for k in (*behind, *(noun for word, noun in own if word == "from")) for p in grammar.prepositions(line, k)]
        + [("from", noun) for k in out for word, noun in grammar.prepositions(line, k) if word == "of"]
    )


_PARTS = frozenset("city town village region province district settlement capital suburb part parts".split())
_NUMBERED = _HOUSES | {"colony", "facility"}
_HAPPENINGS = frozenset("protest rally march demonstration".split())


def _placed(text: str, line: Line, noun: int) -> str | None:
    """A place as written: a name, a house by its kind ("Brod prison"), "the town of Brod", and Brod of "a Brod protest"."""
    w = line.words[noun]
    if w.lemma in _HAPPENINGS:
        before = [line.words[k] for k in grammar.kids(line, noun, "compound", "amod")]
        return next((k.text for k in before if k.entity in _PLACES), None)
    if w.lower in _PARTS:
        named = [n for word, n in grammar.prepositions(line, noun) if word == "of" and line.words[n].pos == "P"]
        return _run(text, line, named[0]) if named else None
    housed = w.lemma in _HOUSES or (w.lower in ("no", "no.") and noun > 0 and line.words[noun - 1].lower in _NUMBERED)
    if not (w.entity in _PLACES or housed or (w.pos == "P" and w.entity not in ("DATE", "TIME"))):
        return None
    if w.lower in ("prison", "jail", "custody", "court", "detention", "colony", "cell", "gate") and not w.kids:
        return None
    return _run(text, line, noun)


def _run(text: str, line: Line, noun: int) -> str:
    """The words of a place up to its noun."""
    w = line.words[noun]
    inside = sorted(i for i in grammar.core(line, noun) if i <= noun and noun - i < 8)
    run = [noun]
    for i in reversed(inside[:-1]):
        if run[0] - i <= 1 and not (w.pos == "P" and line.words[i].dep == "amod" and line.words[i].text.islower()):
            run.insert(0, i)
    while (
        w.lower in ("no", "no.") and run[-1] + 1 < len(line.words) and line.words[run[-1] + 1].text[0] in ".0123456789"
    ):
        run.append(run[-1] + 1)  # "colony No. 3"
    return text[line.words[run[0]].start : line.words[run[-1]].end].strip(" ,.\"'")


_TIE = re.compile(
    r"\b(in (exchange|return|response|reply|reward) (for|to)\b|in (exchange|return|response)\b(?=\s*,)|as (a|an|the) (reward|answer|price) (for|to)\b"
    r"|as part of (a|an|the) (\w+[\s-]){0,3}?(deal|agreement|understanding|swap|bargain)\b|under (a|an|the) (\w+[\s-]){0,3}?(deal|agreement|bargain)\b"
    r"|(the )?(direct )?(result|consequence) of (\w+ ){0,3}?negotiations\b|quid pro quo\b)",
    re.IGNORECASE,
)


def tie_of(text: str, folded: str, line: Line) -> str | None:
    """The words that say one thing was given for another, as written; mere nearness in time is no tie."""
    found = _TIE.search(folded, line.start, line.end)
    return text[found.start() : found.end()] if found else None
