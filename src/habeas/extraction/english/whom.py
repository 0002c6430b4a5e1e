"""Whom a trigger is about, where rules and model point at different people: a sum of named reasons for each.

The candidates are whom the rules find and all that the model's pointer means, nobody among them. Each reason's weight was
fitted on reports that the model asked had not been trained on (training/whom.py); `whom.json` has them by name.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from habeas.extraction.english import grammar
from habeas.extraction.english.phrases import gather
from habeas.extraction.lexicon import SPEECH_VERBS
from habeas.extraction.patterns import Slot
from habeas.extraction.scene import Scene, Who
from habeas.extraction.trained import Place, Proposal

__all__ = ["Candidate", "Slots", "Weighed", "decided", "logit", "pointed_at", "weighed"]

Slots = Mapping[int, Sequence[Slot]]
"""What is recognised in each line of the document, by its number."""
Meant = tuple[str, object]
"""Somebody a pointer can mean: ("person", name), ("count", range) or ("nobody", None)."""

_LOYAL = 0.9
"""What the rules' choice has ahead of any other (chosen on the same reports)."""
_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SEVERAL = frozenset("they them their both those these all others two three four five who".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Those a trigger may be about, the share of the pointer that means them, the word it means, and if rules chose them."""

    who: Who
    share: float
    at: Place | None
    ruled: bool

    @property
    def persons(self) -> tuple[str, ...]:
        """All who are named."""
        return (*self.who.persons, *self.who.members)

    @property
    def kind(self) -> str:
        """What is known of them: a person, a number, or nobody."""
        return "a person" if self.persons else "a number" if self.who.count else "nobody"


Weighed = Sequence[tuple[Candidate, Mapping[str, float]]]
"""The candidates for a trigger, each with what speaks for it and against it."""


def weighed(
    proposal: Proposal, found: Who, scene: Scene, slots: Slots, beside: Collection[str], anchor: int
) -> Weighed:
    """The candidates with their reasons; `found` are those the rules found, `beside` office-holders and kin."""
    asked = Asked(proposal, scene, frozenset(beside), found, anchor)
    among = [c for c in candidates(proposal, found, scene, slots) if c.ruled or not _does_it(c, asked)]
    return [(c, reasons(c, asked)) for c in among]


def decided(among: Weighed, weights: Mapping[str, float]) -> Who:
    """The candidate with the weightiest reasons; without weights those whom the rules found."""
    best = max(among, key=lambda c: sum(weights.get(n, 0.0) * v for n, v in c[1].items()) + _LOYAL * c[0].ruled)
    return best[0].who


# ---------------------------------------------------------------- candidates


def pointed_at(proposal: Proposal, slots: Slots) -> dict[Meant, tuple[float, Place | None]]:
    """Whom the model points at: their share over all words that mean them, and the likeliest of those words."""
    found = dict[Meant, tuple[float, Place | None]]()
    for at, share in proposal.roles["who"]:
        slot = _slot(slots[at[0]], at[1]) if at else None
        key: Meant = ("nobody", None)
        if slot is not None:
            key = ("person", slot.value.person) if slot.kind == "person" else ("count", slot.value.range)
        so_far, first = found.get(key, (0.0, at))
        found[key] = so_far + share, first
    return found


def candidates(proposal: Proposal, found: Who, scene: Scene, slots: Slots) -> list[Candidate]:
    """Whom the rules find, and whoever else the pointer means; the same people once, with their shares together."""
    shares = pointed_at(proposal, slots)
    each = dict[object, tuple[Who, Place | None]]()
    for key, (_, at) in shares.items():
        who = _meant(key, at, scene, slots)
        each.setdefault(_same(who), (who, at))
    each[_same(found)] = found, each.get(_same(found), (found, None))[1]
    return [Candidate(w, _share(w, shares), at, w is found) for w, at in each.values()]


def _meant(key: Meant, at: Place | None, scene: Scene, slots: Slots) -> Who:
    if at is None:
        return Who(how="nothing")
    slot = _slot(slots[at[0]], at[1])
    told = gather(scene, slot) if at[0] == scene.number else Who()
    if told.persons or told.count:
        return told
    if key[0] == "person":
        return Who((slot.value.person,), how="reference")
    return Who((), slot.value.range, slot.value.group, slot.value.per, how="reference")


def _slot(slots: Sequence[Slot], word: int) -> Slot:
    """The name that ends or the number that begins at a word that the model chose among them."""
    return next(s for s in slots if (s.kind == "person" and s.last == word) or (s.kind == "count" and s.first == word))


def _same(who: Who) -> object:
    return frozenset((*who.persons, *who.members)), who.count


def _share(who: Who, shares: Mapping[Meant, tuple[float, Place | None]]) -> float:
    """The share of the pointer on those who are meant."""
    meant: set[Meant] = {("person", p) for p in (*who.persons, *who.members)}
    if who.count is not None:
        meant.add(("count", who.count))
    return sum(share for key, (share, _) in shares.items() if key in (meant or {("nobody", None)}))


# ---------------------------------------------------------------- reasons


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a trigger: the model's proposal, the scene, who is beside the case, whom the rules found."""

    proposal: Proposal
    scene: Scene
    beside: frozenset[str]
    found: Who
    anchor: int


_UNDERGOES = frozenset({"him", "her", "them"})


def _does_it(one: Candidate, asked: Asked) -> bool:
    """Whether somebody does to others what the trigger tells: in "five men took him" none of the five is taken."""
    line, done_to = asked.scene.line, asked.found.word
    at = one.at[1] if one.at is not None and one.at[0] == asked.scene.number else None
    if at is None or done_to is None or not line.parsed or line.words[done_to].lower not in _UNDERGOES:
        return False
    doer = grammar.subject(line, asked.anchor) if line.words[done_to].head == asked.anchor else None
    if doer is None or grammar.is_passive(line, asked.anchor):
        return False
    return at in grammar.core(line, doer) or at + 1 == doer  # of "April five men" the parse may count the month


def reasons(one: Candidate, asked: Asked) -> dict[str, float]:
    """What speaks for a candidate or against it, by name; what is left out is 0."""
    share, sure = logit(one.share), logit(asked.proposal.score) / 5
    said = {
        "share of the pointer": share,
        "share of the pointer of a sure trigger": share * sure,
        one.kind: 1.0,
    }
    if one.ruled:
        said |= {f"found by rules: {asked.found.how}": 1.0, "found by rules, of a sure trigger": sure}
    if one.kind == "nobody":
        said["nobody, of a sure trigger"] = sure
    if one.persons:
        said |= _known(one.persons, asked)
    said |= _agreement(one, asked) | _topic(one, asked)
    at = _word(one, asked)
    return said | (_placed(at, asked) if at is not None else {})


def _known(persons: tuple[str, ...], asked: Asked) -> dict[str, float]:
    told = asked.scene.discourse.told_of
    return {
        "beside the case": float(all(p in asked.beside for p in persons)),
        "told of before": float(any(told(p) for p in persons)),
    }


def _agreement(one: Candidate, asked: Asked) -> dict[str, float]:
    """Gender and number against the word that the rules take for those concerned: "he", "the two"."""
    line, known = asked.scene.line, asked.scene.discourse
    head = asked.found.word
    word = line.words[head] if head is not None and head < len(line.words) else None
    wanted = _HE.get(word.lower) if word else None
    plural = word is not None and (word.lower in _SEVERAL or word.tag in ("NNS", "NNPS"))
    several = len(one.persons) > 1 or one.kind == "a number"
    genders = {known.genders.get(p) for p in one.persons}
    return {
        "of another gender": float(wanted is not None and bool(genders - {wanted, None})),
        "of that gender": float(wanted is not None and genders == {wanted}),
        "several for one": float(wanted is not None and several),
        "one for several": float(plural and one.kind == "a person" and not several),
        "several for several": float(plural and several),
        "most spoken of": float(known.person(asked.scene.number, wanted) in one.persons),
    }


def _topic(one: Candidate, asked: Asked) -> dict[str, float]:
    """Whether the block has a label that says whom it is about."""
    topic = asked.scene.topic
    if not topic:
        return {}
    carried = one.ruled and asked.found.how == "carried" and asked.found.persons == topic
    return {
        "the label's people": float(carried),
        "nobody under a label": float(one.kind == "nobody"),
        "the label's person": float(len(one.persons) == 1 and one.persons[0] in topic),
    }


def _word(one: Candidate, asked: Asked) -> int | None:
    """The word of the trigger's line that names or counts a candidate."""
    if one.at is not None:
        return one.at[1] if one.at[0] == asked.scene.number else None
    return asked.found.word if one.ruled and asked.found.how in ("grammar", "near") else None


def _placed(at: int, asked: Asked) -> dict[str, float]:
    words = asked.scene.line.words
    word, anchor = words[at], asked.anchor
    first, last = sorted((at, anchor))
    speaks = word.dep == "nsubj" and word.head != anchor and words[word.head].lemma in SPEECH_VERBS
    return {
        "in the trigger's line": 1.0,
        "speaks": float(speaks),
        "past a semicolon": float(any(w.text == ";" for w in words[first:last])),
        "words between": math.log1p(last - first) / 3,
        "behind the trigger": float(at > anchor),
    }


def logit(share: float) -> float:
    """The log odds of a share, kept from the ends."""
    kept = min(max(share, 0.005), 0.995)
    return math.log(kept / (1 - kept))
