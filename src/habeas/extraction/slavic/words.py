"""What a Russian, Belarusian or Ukrainian word is: its class by the lists in `words.toml`, its case by its ending."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from habeas.extraction.wordlists import Listed, phrases_of
from habeas.names.given import lookup, lookup_oblique, spelt_as_oblique
from habeas.names.inflection import given_nominatives

__all__ = ["LANGUAGES", "Listed", "case", "given_gender", "listed", "mans_accusative", "measure", "phrases", "voice"]

LANGUAGES = frozenset({"ru", "be", "uk"})


@cache
def _form() -> dict[str, Any]:
    return tomllib.loads(files("habeas.extraction.slavic").joinpath("words.toml").read_text("utf-8"))


@cache
def listed(name: str) -> Listed:
    """The list of that name; `modality.planned` is one of the lists of how a statement is meant."""
    form: Any = _form()
    for part in name.split("."):
        form = form[part]
    return Listed.of(str(form))


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of several words, the longest first, each as its words."""
    return phrases_of(_form()[name])


_UNITS = re.compile(
    r"(рубл|доллар|долар|евро|еўра|євро|гривен|тел|км|кіламетр|лет$|год|гад|рок|статей|дел$|спраў|дн|суток|сутак)"
)


def measure(word: str) -> bool:
    """Whether a word behind a number is of money, time, distance or cases, and of no people."""
    return _UNITS.match(word) is not None


# ---------------------------------------------------------------- cases of names

_MALE = (
    (("ом", "ем", "ём", "єм", "ам", "ям", "им", "ым", "ім"), "ins"),
    (("ові", "еві", "єві", "ому", "ему", "аму", "у", "ю"), "dat"),
    (("ого", "его", "ага", "яга", "а", "я"), "acc"),
    (("е", "і", "ї"), "loc"),
)
_FEMALE = (
    (("ою", "ею", "єю", "аю"), "ins"),
    (("ую", "юю", "у", "ю"), "acc"),
    (("ой", "ей", "ёй", "ай", "яй", "ій"), "gen dat ins"),
    (("ої", "ы", "и", "ї"), "gen"),
    (("і",), "gen dat"),
    (("е", "цы", "зе"), "dat"),
)
_UNMISTAKABLE = (
    (r"..(ого|его|кага|нага)$", "acc"),
    (r"..(ому|ему|каму|наму)$", "dat"),
    (r"..(скую|цкую|ськую|цьку|ську|вую|ную)$", "acc"),
    (r"..(овой|евой|иной|ской|скай|авай|ової|евої|ської|ской)$", "gen dat ins"),
    (r"..(ский|цкий|ський|цький|скі|цкі|ская|цкая|ська|цька)$", "nom"),
    (r"..(ову|еву|єву|ёву|аву|ину|іну|ыну)$", "acc dat"),
    (r"..(ичем|ічам|ичу|ічу)$", "dat ins"),
)


@lru_cache(maxsize=1 << 14)
def case(name: str) -> frozenset[str]:
    """The cases a name can stand in (nom acc gen dat ins loc), as far as its given name and its ending tell.

    Empty where they tell nothing. A man's accusative is his genitive: both are given.
    """
    words = [w for w in name.split() if len(w.strip(".")) > 1]
    for word in words:
        found = _given_case(word, words[-1])
        if found:
            return found
    for pattern, cases in _UNMISTAKABLE if words else ():
        if re.search(pattern, words[-1].lower()):
            return _cases(cases)
    if mans_accusative(name):
        return _cases("acc")
    if len(words) > 1 and all(_HARD.search(w.lower()) for w in words):
        return frozenset({"nom"})
    return frozenset()


def mans_accusative(name: str) -> bool:
    """Whether a name that may begin like a woman's is a man's in the accusative: "Александра Лапшука"."""
    words = name.split()
    either = len(words) == 2 and bool(lookup(words[0])) and any(k.gender == "m" for k in lookup_oblique(words[0]))
    return either and words[0][-1] in "ая" and _OF_A_MAN.search(words[1].lower()) is not None


_OF_A_MAN = re.compile(r"(ик|ук|юк|як|ік|ык|ич|іч|ыч|ец|ель|ер|ар|ор|он|ан|ен)а$")
"""How a man's surname ends in the accusative and no woman's does in the nominative."""
_HARD = re.compile(r"[бвгґджзйклмнпрстўфхцчшщ]$")
"""How a man's names end in the nominative and no name of one person does in another case."""
_BENT = re.compile(r"([оеёаэ][вў]|[иыі]н|их|ых|іх|[её]й|ом|ем|ым|им|ам|ям)$")
"""How surnames of several end, and those of men in the instrumental: they say nothing of a woman."""


def _given_case(word: str, last: str) -> frozenset[str]:
    """The cases of a known given name, whose bearer's last name this is."""
    if not spelt_as_oblique(word) and lookup(word) and lookup_oblique(word):
        return frozenset()
    if not spelt_as_oblique(word):
        known = lookup(word)
        return frozenset({"nom"}) if (known and not lookup_oblique(word)) or _nominative(word) else frozenset()
    found = set[str]()
    for woman in {True} if _surname_does_not_bend(word, last) else _bends_like_a_womans(word):
        for endings, cases in _FEMALE if woman else _MALE:
            if word.lower().endswith(endings):
                found |= _cases(cases)
                break
    return frozenset(found)


def _surname_does_not_bend(word: str, last: str) -> bool:
    """Whether a surname stands as it is behind a bent name, as only a woman's does: "Фариду Гальден"."""
    if last == word or not _HARD.search(last.lower()) or _BENT.search(last.lower()):
        return False
    return any(n.word[-1] in "ая" for n in given_nominatives(word))


def _bends_like_a_womans(word: str) -> set[bool]:
    """Whether an oblique given name bends like "Вера", as a man's name in -а does ("Никиту"); both where it may be either."""
    known = {(k.id, k.gender) for k in lookup_oblique(word)}
    likely = [
        n.word
        for n in given_nominatives(word)
        if any((k.id, k.gender) in known and n.gender in (None, k.gender) for k in lookup(n.word))
    ]
    gender = given_gender(word)
    return {w[-1] in "ая" for w in likely} or {gender == "f"}


def _nominative(word: str) -> bool:
    return any(k.weight == 1.0 for k in lookup(word))


def _cases(said: str) -> frozenset[str]:
    found = set(said.split())
    if "acc" in found:
        found.add("gen")
    if "gen" in found and "acc" not in found and said == "gen":
        return frozenset({"gen"})
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def given_gender(word: str) -> str | None:
    """ "m" or "f" for a word that is a form of a known given name."""
    known = lookup_oblique(word) if spelt_as_oblique(word) else lookup(word)
    genders = {k.gender for k in known}
    return genders.pop() if len(genders) == 1 else None


# ---------------------------------------------------------------- the voice of a trigger

_REFLEXIVE = re.compile(r"(ся|сь|ца|цца|ўся|лася|ліся|лися)$")
_PARTICIPLE = re.compile(
    r"(нн|ен|ён|ан|ян|ет|ят|ут|ыт|ит)(ый|ая|ое|ые|ого|ой|ых|ому|ым|ыми|ую|ом|ий|а|о|ы|і|е|у|ої|их|ому|им|ими|ага|ай|ыя|ае|аму|ымі|ою)?$"
)
_ACTIVE = re.compile(r"(л|ла|ло|ли|лі|ў|ть|ти|ці|ць|ют|ит|ит|ує|ють|ять|ат|яць|уць|юць|вав|ив|ів|ав)$")


_DOER = re.compile(r"..[нв][еє]ць$")
"""How Ukrainian nouns for people end, and no verb: "британець", "фахівець"."""


@lru_cache(maxsize=1 << 12)
def voice(word: str) -> str:
    """ "active" for a verb with an object, "passive" for a participle, "reflexive" for -ся, else "noun".

    >>> voice("задержали"), voice("осуждён"), voice("обвиняется"), voice("освобождение")
    ('active', 'passive', 'reflexive', 'noun')
    """
    if _REFLEXIVE.search(word):
        return "reflexive"
    if _DOER.search(word):
        return "noun"
    if _ACTIVE.search(word):
        return "active"
    return "passive" if _PARTICIPLE.search(word) else "noun"
