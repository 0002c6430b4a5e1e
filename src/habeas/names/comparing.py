"""Two ways to read names against each other: surname, given name, patronymic and gender, each for itself."""

import re
from functools import lru_cache
from typing import NamedTuple

from habeas.names import given as givens
from habeas.names import spelling
from habeas.names.parts import Parts, Surname, initial, surnames

__all__ = [
    "INITIAL_ONLY", "MISSING", "OTHER_GIVEN", "OTHER_INITIAL", "SLIP", "Comparison", "compare", "first_sounds",
    "stems_alike",
]  # fmt: skip

SURNAME_WEIGHT, GIVEN_WEIGHT = 0.55, 0.45
OTHER_ENDING = 0.6
"""What is left of closeness when surnames end in different endings of the trade: -ovich against -enko."""
OTHER_GENDER = 0.65
FOREIGN_ENDING = 0.88
"""What is left where only the ending of a woman's surname is a man's, as in reports from abroad: Mira Haldenov."""
OTHER_GIVEN = 0.15
OTHER_INITIAL = 0.25
INITIAL_ONLY = 0.9
TWO_INITIALS = 0.7
"""Two initials that only the forms of one name in two languages bring together."""
HALF = 0.95
"""When one has a double given name and the other its first half."""
SLIP = 0.75
"""What is left of closeness when a name is one letter away from the other, or from a form of a known one."""
MISSING = 0.8
"""When one name lacks its given name or surname."""
OTHER_PATRONYMIC = 0.3


class Comparison(NamedTuple):
    """What comparing two ways of reading gave: closeness of each part, None where one or both names lack it."""

    score: float
    surname: float | None
    given: float | None
    patronymic: bool | None
    genders_differ: bool


def compare(p: Parts, q: Parts) -> Comparison:
    """What two names have in common, part by part, each read one way."""
    surname, given = _surnames(p, q), _givens(p, q)
    patronymic = _patronymics(p.patronymic, q.patronymic) if p.patronymic and q.patronymic else None
    if surname is None and given is None:
        return Comparison(0.0, None, None, patronymic, False)
    if surname is None or given is None:
        score = (surname or given or 0.0) * MISSING
    else:
        score = surname**SURNAME_WEIGHT * given**GIVEN_WEIGHT
    differ = _genders_differ(p, q) or _given_for_surnames(p, q)
    score *= (OTHER_GENDER if differ else 1.0) * (OTHER_PATRONYMIC if patronymic is False else 1.0) * p.trust * q.trust
    return Comparison(score, surname, given, patronymic, differ)


def _genders_differ(p: Parts, q: Parts) -> bool:
    """Whether one is a man's name, the other a woman's. Where both have one form of the surname, it tells neither."""
    if p.gender is None or q.gender is None or p.gender == q.gender:
        return False
    alone = p if p.by_surname else q if q.by_surname else None
    if alone is None:
        return True
    other = q if alone is p else p
    return alone.gender not in {s.gender for s in other.surnames}


def _given_for_surnames(p: Parts, q: Parts) -> bool:
    """Whether the words read as given names are unknown, and end as the surnames of a man and of a woman do."""
    if p.known or q.known or not p.given or not q.given:
        return False
    one, other = _gender_by_ending(p.given), _gender_by_ending(q.given)
    return one is not None and other is not None and one != other


@lru_cache(maxsize=1 << 14)
def _gender_by_ending(word: str) -> str | None:
    """The gender that a word's ending tells, where it is one of East Slavic surnames."""
    genders = {s.gender for s in surnames(word) if s.ending}
    return genders.pop() if len(genders) == 1 else None


def _surnames(p: Parts, q: Parts) -> float | None:
    """Closeness of the two readings that fit best; a slip of the pen in one letter leaves them alike."""
    if not p.surnames or not q.surnames:
        return None
    found = max(stems_alike(s, t) for s in p.surnames for t in q.surnames)
    if found < FOREIGN_ENDING and _one_woman(p, q):
        bare = [[s._replace(gender=None) for s in way.surnames] for way in (p, q)]
        found = max(found, FOREIGN_ENDING * max(stems_alike(s, t) for s in bare[0] for t in bare[1]))
    if found >= SLIP or not spelling.one_letter_apart(p.surname or "", q.surname or ""):
        return found
    return SLIP if any(_one_ending(s, t) for s in p.surnames for t in q.surnames) else found


def _one_woman(p: Parts, q: Parts) -> bool:
    """Whether both have one woman's given name in full: reports from abroad give her surname a man's ending."""
    return any(
        k.gender == "f" and k.weight == 1.0 and k.id == n.id and n.weight == 1.0 for k in p.known for n in q.known
    )


def _one_ending(s: Surname, t: Surname) -> bool:
    """Whether neither the endings nor the genders of two readings differ, and there is enough of them to tell."""
    if min(len(s.stem), len(t.stem)) < 4 or (s.ending and t.ending and s.ending != t.ending):
        return False
    return s.gender == t.gender or not s.gender or not t.gender


def stems_alike(s: Surname, t: Surname) -> float:
    """Closeness of two readings of surnames; another kind of ending, or another gender, makes them less alike."""
    stem, ending, gender, trust = s
    other, others_ending, others_gender, others_trust = t
    close = (1.0 if stem == other else spelling.closeness(stem, other)) * trust * others_trust
    if ending and others_ending and ending != others_ending:
        close *= OTHER_ENDING
    return close * (OTHER_GENDER if gender and others_gender and gender != others_gender else 1.0)


def _givens(p: Parts, q: Parts) -> float | None:
    if not p.given or not q.given:
        return None
    if p.is_initial or q.is_initial:
        return _initials(p, q)
    if p.known and q.known:
        return _one_name(p, q)
    if ("-" in p.given) != ("-" in q.given):
        return HALF * spelling.closeness(*(spelling.sounds(w.partition("-")[0]) for w in (p.given, q.given)))
    close = max(spelling.closeness(one, other) for one in _sounds(p.given) for other in _sounds(q.given))
    return max(close, _one_slip(p, q))


def _sounds(given: str) -> tuple[str, ...]:
    """The ways to say a given name: a Latin j may be й or дж."""
    both = given.isascii() and "j" in given.lower()
    return (spelling.sounds(given), spelling.sounds_in_english(given)) if both else (spelling.sounds(given),)


def _one_slip(p: Parts, q: Parts) -> float:
    """What is left when one given name is a slip of the pen away from the other, or from one of its forms."""
    if p.given and q.given and spelling.one_letter_apart(p.given, q.given):
        return SLIP
    if not p.known and not q.known:
        return 0.0
    (known, word) = (p.known, q.given) if p.known else (q.known, p.given)
    assert word
    return max((SLIP * k.weight for k in known if givens.one_letter_from(word, k.id)), default=0.0)


def _initials(p: Parts, q: Parts) -> float:
    """Whether an initial fits. Two also fit as those of one name in two languages: N. for Nikolai, M. for Mikalai."""
    one, other = first_sounds(p), first_sounds(q)
    if one & other:
        return INITIAL_ONLY
    both = p.is_initial and q.is_initial and any(a + b in givens.initial_pairs() for a in one for b in other)
    return TWO_INITIALS if both else OTHER_INITIAL


def _one_name(p: Parts, q: Parts) -> float:
    """How surely both given names are forms of one name of the table."""
    assert p.given and q.given
    best = 0.0
    for k in p.known:
        for n in q.known:
            if k.id == n.id:
                best = max(best, k.weight * n.weight)
    if best and p.given.lower() == q.given.lower():
        return 1.0
    return best or OTHER_GIVEN


_LETTERS = {
    "c": "tChk", "d": "d", "e": "ea", "g": "hd", "i": "ieu", "j": "ieudZ", "k": "kh", "s": "sS", "u": "uv", "y": "ieu",
    "z": "zZ",
}  # fmt: skip


def first_sounds(p: Parts) -> frozenset[str]:
    """The sounds that the given name may begin with, over the languages; a Latin initial may be half of a letter."""
    assert p.given
    word = p.given.rstrip(".").lower()
    if p.known:
        own = spelling.loose(spelling.sounds(word))[:1]
        return frozenset(own).union(*(givens.initials(k.id) for k in p.known))
    first = spelling.loose(spelling.sounds(word))[:1] + ("dZ" if word[0] == "j" else "")
    return frozenset(first + (_LETTERS.get(word, "") if p.is_initial else ""))


_PATRONYMIC_ENDING = re.compile(r"[aei]?v?(i[CHc]\w?|iCna|n[aeiu]\w?)$|(u?uli|kizi)$")


def _father(patronymic: str) -> str:
    """The patronymic without a word of its own for the child: Vagif of "Vagif oglu"."""
    return patronymic.partition(" ")[0]


def _patronymics(p: str, q: str) -> bool:
    """Whether both patronymics name the same father."""
    p, q = _father(p), _father(q)
    one, other = (spelling.loose(spelling.sounds(w)) for w in (p, q))
    if initial(p) or initial(q):
        return one[:1] == other[:1]
    fathers, others = givens.fathers(p), givens.fathers(q)
    if fathers and others:
        return bool(fathers & others)
    return spelling.closeness(*(_PATRONYMIC_ENDING.sub("", w) for w in (one, other))) >= 0.7
