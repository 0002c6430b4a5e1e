"""Everything in a line that can be those concerned: names, numbers, pronouns, nouns for people, relatives, "the third"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.extraction.patterns import Slot
from habeas.extraction.scene import Scene
from habeas.extraction.slavic.apart import set_apart, whose_companion
from habeas.extraction.slavic.standing import relative_of
from habeas.extraction.slavic.words import case, listed, voice
from habeas.extraction.words import Line

__all__ = ["Candidate", "candidates", "of_slot"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first to last of a line that may be those concerned; cases where known; what they stand for."""

    kind: str
    first: int
    last: int
    cases: frozenset[str]
    slot: Slot | None = None


def of_slot(slot: Slot) -> Candidate:
    """What a pattern has filled with a name or a number."""
    return Candidate(slot.kind, slot.first, slot.last, frozenset(), slot)


def candidates(scene: Scene) -> Iterator[Candidate]:
    """Everything in the line that can be somebody."""
    line, taken = scene.line, set[int]()
    apart, heads = set_apart(line, scene.slots), set[int]()
    for s in scene.slots:
        head = whose_companion(s.value, line) if s.kind == "person" else None
        if s.kind == "person" and (s.first in apart or head is not None or relative_of(s.value, line)):
            taken |= set(range(s.first, s.last + 1))
            heads |= {head} if head is not None else set()
        elif s.kind == "person":
            yield Candidate("person", s.first, s.last, case(s.value.form), s)
            taken |= set(range(s.first, s.last + 1))
        elif s.kind == "count":
            yield Candidate("count", s.first, s.last, frozenset(), s)
            taken |= set(range(s.first, s.last + 2))
    for i in range(len(line.words)):
        if i in heads:
            yield _of_head(line, i)
        elif i not in taken and (one := _of_word(scene, i)) is not None:
            yield one


def _of_head(line: Line, i: int) -> Candidate:
    """The noun for whose friend somebody is, who is not named: "подругу Миры", "адвокатов Миры"."""
    word = line.words[i].lower
    if _PLURAL.search(word):
        return Candidate("plural", i, i, frozenset({"acc", "gen"} if _OF_SEVERAL.search(word) else {"nom"}))
    return Candidate("kin", i, i, _noun_cases(word) if word.endswith(_BENDS) else frozenset({"nom"}))


_OF_SEVERAL = re.compile(r"(ов|ев|аў|яў|ів|їв|ей)$")
_BENDS = ("а", "я", "у", "ю", "ом", "ем")


def _of_word(scene: Scene, i: int) -> Candidate | None:
    line, word = scene.line, scene.line.words[i].lower
    if cases := _pronoun_cases(line, i):
        return Candidate("pronoun", i, i, cases)
    if word in listed("pairs"):
        return None if _before_name(scene, i) else Candidate("pair", i, i, frozenset())
    if word in listed("plural"):
        return None if _before_name(scene, i) else Candidate("plural", i, i, frozenset())
    if _in_apposition(scene, i):
        return None
    if (word in listed("kin_female") or word in listed("kin_male")) and not _before_name(scene, i, apart=True):
        return Candidate("kin", i, i, _mothers(scene, i) or _noun_cases(word))
    if (word in listed("female") or word in listed("male")) and not _PLURAL.search(word) and not _before_name(scene, i):
        return Candidate("noun", i, i, _noun_cases(word))
    if word in listed("as_many") and i + 1 < len(line.words) and line.words[i + 1].lower in ("же", "ж"):
        return Candidate("same", i, i + 1, frozenset())
    if _of_people(line, i):
        return Candidate("plural", i, i, frozenset({"acc", "gen"}))
    if word in listed("one") and _stands_alone(line, i):
        return Candidate("one", i, i, _one_cases(word))
    return None


def _in_apposition(scene: Scene, i: int) -> bool:
    """Whether a noun for kin says of a name before it whose kin it is: "Веру Гальденскую, сестру Павла, ..."."""
    named = [s for s in scene.slots if s.kind == "person"]
    before = any(s.last == i - 2 for s in named) and scene.line.words[i - 1].text == ","
    return before and scene.line.words[i].lower in listed("kin") and any(s.first == i + 1 for s in named)


_OF_MANY = re.compile(r"...(ых|их|іх)$")


def _of_people(line: Line, i: int) -> bool:
    """Whether an adjective in the plural stands for people: "выпустят больных", "обміняти найхворіших"; no noun follows."""
    word = line.words[i].lower
    if word not in listed("afflicted") or not _OF_MANY.search(word):
        return False
    following = line.words[i + 1] if i + 1 < len(line.words) else None
    return following is None or not following.text[0].isalpha() or len(following.text) < 4


def _mothers(scene: Scene, i: int) -> frozenset[str]:
    """The cases of "mother", alike as a subject and an object, before the name of whose mother she is."""
    owner = any(s.kind == "person" and s.first == i + 1 and relative_of(s.value, scene.line) for s in scene.slots)
    return frozenset({"nom", "acc"}) if owner and scene.line.words[i].lower in _MOTHER else frozenset()


_MOTHER = frozenset("мать маці мати".split())
_PLURAL = re.compile(r"(ов|ев|аў|яў|ів|їв|ам|ям|ом|ами|ями|амі|ямі|ах|ях|ей)$|(?<!н)(ы|и|і)$|ные$|ныя$|ных$|ным$|ними$")


def _stands_alone(line: Line, i: int) -> bool:
    """Whether "one", or "the third", is not said of a noun: a verb, a mark or a preposition follows."""
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    if after is None or not after.text[0].isalpha():
        return True
    word = after.lower
    return voice(word) in ("active", "passive", "reflexive") or word in listed("one_before") or len(word) < 3


def _one_cases(word: str) -> frozenset[str]:
    for endings, cases in (
        (("го", "га"), {"acc", "gen"}),
        (("му",), {"dat"}),
        (("ую", "у", "ю"), {"acc"}),
        (("й", "н", "ін", "ы", "а", "я"), {"nom"}),
    ):
        if word.endswith(endings):
            return frozenset(cases)
    return frozenset()


_AMONG = frozenset("из із з среди сярод серед".split())


def _pronoun_cases(line: Line, i: int) -> frozenset[str]:
    w = line.words[i].lower
    found = {c for name, c in (("nominative", "nom"), ("accusative", "acc"), ("dative", "dat")) if w in listed(name)}
    if "acc" in found:
        if i and line.words[i - 1].lower in _AMONG:
            return frozenset()
        following = line.words[i + 1].lower if i + 1 < len(line.words) else ""
        if following in listed("kin") or following in listed("roles"):
            return frozenset()
        found.add("gen")
    return frozenset(found)


_FEMALE = {"у": "acc", "ю": "acc", "а": "nom", "я": "nom", "е": "dat", "цы": "dat", "і": "dat", "ы": "gen", "и": "gen"}
_MALE = {"а": "acc", "я": "acc", "у": "dat", "ю": "dat", "ом": "ins", "ем": "ins", "ам": "ins"}
_MALE_IN_A = {
    "nom": frozenset("мужчина мужчына отец бацька дядя дзядзька батько тато папа юноша".split()),
    "acc": frozenset("мужчину мужчыну бацьку дядю дзядзьку папу юношу".split()),
}
_BARE = re.compile(r"[^аяуюеыиоіь]$")


def _noun_cases(word: str) -> frozenset[str]:
    """The case of a noun like "женщину", "мужчина", as far as its ending tells."""
    if word in listed("unbending"):
        return frozenset()
    endings = _FEMALE if word in listed("female") or word in listed("kin_female") else _MALE
    if endings is _MALE and _BARE.search(word) and not word.endswith(("ом", "ем", "ам")):
        return frozenset({"nom"})
    found = {c for c, words in _MALE_IN_A.items() if word in words} or {
        c for ending, c in endings.items() if word.endswith(ending)
    }
    return frozenset(found | ({"gen"} if "acc" in found else set()))


def _before_name(scene: Scene, i: int, *, apart: bool = False) -> bool:
    """Whether a noun only describes a name that follows: "журналистку Веру Гальден"; `apart`: over a comma as well."""
    marks = ";:.-–—" if apart else ",;:.-–—"
    for s in scene.slots:
        if s.kind == "person" and 0 < s.first - i <= 5 and not relative_of(s.value, scene.line):
            between = scene.line.words[i : s.first]
            verbs = any(voice(w.lower) in ("active", "reflexive") for w in between[1:])
            return not verbs and not any(w.text in marks for w in between)
    return False
