"""How alike two names are, and why, in words a reader can check."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

import anyascii
from rapidfuzz.distance import OSA

from habeas.names import given as givens
from habeas.names import spelling
from habeas.names.parts import Parts, Surname, initial, surnames, take_apart

THRESHOLD = 0.82
"""From this score on, two names can be one person's. Tuned on 393 development pairs (be, ru, uk, en, pl, lt, de)."""

LOW = 0.4
"""Equal names score more than this however they are read."""
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


class Told(NamedTuple):
    """A likeness in words: how each name was read, and a sentence on what agrees and what does not."""

    readings: tuple[str, str]
    reason: str


class Likeness:
    """How alike two names are: a score 0..1 (see THRESHOLD), how each was read, and why, in a sentence.

    `full` says that both surname and given name were compared in full, not by an initial; `alone` that only a surname,
    or only a given name, could be. `opposed` names what speaks against one person ("gender", "patronymic", "given
    name"), if anything does. `patronymic` says whether the patronymics name one father, None where a name has none.
    """

    __slots__ = ("_told", "alone", "full", "opposed", "patronymic", "score")

    def __init__(
        self,
        score: float,
        told: Callable[[], Told],
        full: bool = False,
        alone: bool = False,
        opposed: str | None = None,
        patronymic: bool | None = None,
    ) -> None:
        self.score, self.full, self.alone, self.opposed, self.patronymic = score, full, alone, opposed, patronymic
        self._told: Callable[[], Told] | Told = told

    @property
    def readings(self) -> tuple[str, str]:
        """How each name was read: which word as its given name, which as its surname."""
        return self._in_words().readings

    @property
    def reason(self) -> str:
        """One sentence on what agrees and what does not. Worked out when asked for: most pairs are only scored."""
        return self._in_words().reason

    def _in_words(self) -> Told:
        if not isinstance(self._told, Told):
            self._told = self._told()
        return self._told

    def __repr__(self) -> str:
        return f"Likeness({self.score}, {self.reason!r})"


def similarity(a: str, b: str) -> Likeness:
    """How alike two names of people are, in any script, romanisation, order of words or case of the three languages.

    >>> similarity("Mira Haldenova", "Мира Халденова").score > THRESHOLD
    True
    """
    one, other = (a, b) if a <= b else (b, a)  # one order of work, so that the score is the same from both sides
    if one != other and (" " not in one or " " not in other):
        one, other = _apart(one, other), _apart(other, one)
    ways, others = take_apart(one), take_apart(other)
    if not ways or not others:
        return Likeness(0.0, lambda: Told((a, b), "One of them holds no name."))
    if (not _east_slavic(ways) and not _east_slavic(others)) or _left_over(ways, others):
        return _aligned(a, b, one, other)
    found, p, q = _best(ways, others)
    if found.score < THRESHOLD and _may_be_elsewhere(ways, others, found):
        plain = _aligned(a, b, one, other)
        if plain.score > found.score:
            return plain
    if a > b:
        p, q = q, p
    return _likeness(found, p, q, equal=found.score > LOW and {one, other} == {a, b} and _equal(p.words, q.words))


def _apart(name: str, other: str) -> str:
    """The name in two words where it is one with a hyphen, and the other has several: Alisher-Usmanov."""
    if " " in name or name.count("-") != 1 or len(spelling.words(other)[0]) < 2:
        return name
    return name.replace("-", " ")


def _best(ways: tuple[Parts, ...], others: tuple[Parts, ...]) -> tuple["_Comparison", Parts, Parts]:
    """The two ways to read the names that fit best."""
    best, p, q = _compare(ways[0], others[0]), ways[0], others[0]
    if len(ways) == len(others) == 1:
        return best, p, q
    for way in ways:
        for other in others:
            if best.score < way.trust * other.trust and (found := _compare(way, other)).score > best.score:
                best, p, q = found, way, other
    return best, p, q


def _equal(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names have the same words, in any order and case."""
    if len(one) != len(other):
        return False
    if len(one) == 2:
        first, second = one[0].lower(), one[1].lower()
        third, fourth = other[0].lower(), other[1].lower()
        return (first == third and second == fourth) or (first == fourth and second == third)
    return sorted([w.lower() for w in one]) == sorted([w.lower() for w in other])


def _east_slavic(ways: tuple[Parts, ...]) -> bool:
    """Whether anything in the name is East Slavic: its letters, a given name of the table, a surname's ending."""
    for way in ways:
        if way.known or spelling.is_cyrillic((way.given or "") + (way.surname or "")):
            return True
        for surname in way.surnames:
            if surname.ending:
                return True
    return False


def _may_be_elsewhere(ways: tuple[Parts, ...], others: tuple[Parts, ...], found: "_Comparison") -> bool:
    """Whether nothing but a given name that other peoples have too makes the names East Slavic, or sets them apart."""
    if found.genders_differ or found.patronymic is False or (ways[0].known and others[0].known):
        return False
    words = (word for way in (ways[0], others[0]) for word in (way.given, way.surname) if word)
    endings = (s.ending for way in (*ways, *others) for s in way.surnames)
    return not any(endings) and not any(spelling.is_cyrillic(word) for word in words)


def _left_over(ways: tuple[Parts, ...], others: tuple[Parts, ...]) -> bool:
    """Whether a name in Latin letters has words beside given name, patronymic and surname, as Spanish ones have."""
    if ways[0].whole and others[0].whole:
        return False
    return not any(spelling.is_cyrillic(f"{way.given}{way.surname}") for way in (ways[0], others[0]))


# ---------------------------------------------------------------- part by part


class _Comparison(NamedTuple):
    """What comparing two ways of reading gave: closeness of each part, None where one or both names lack it."""

    score: float
    surname: float | None
    given: float | None
    patronymic: bool | None
    genders_differ: bool


def _compare(p: Parts, q: Parts) -> _Comparison:
    surname, given = _surnames(p, q), _givens(p, q)
    patronymic = _patronymics(p.patronymic, q.patronymic) if p.patronymic and q.patronymic else None
    if surname is None and given is None:
        return _Comparison(0.0, None, None, patronymic, False)
    if surname is None or given is None:
        score = (surname or given or 0.0) * MISSING
    else:
        score = surname**SURNAME_WEIGHT * given**GIVEN_WEIGHT
    differ = _genders_differ(p, q) or _given_for_surnames(p, q)
    score *= (OTHER_GENDER if differ else 1.0) * (OTHER_PATRONYMIC if patronymic is False else 1.0) * p.trust * q.trust
    return _Comparison(score, surname, given, patronymic, differ)


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


# ---------------------------------------------------------------- in words


def _likeness(found: _Comparison, p: Parts, q: Parts, *, equal: bool) -> Likeness:
    opposed = None
    if found.patronymic is False:
        opposed = "patronymic"
    elif found.genders_differ:
        opposed = "gender"
    elif found.given is not None and found.given <= OTHER_INITIAL:
        opposed = "given name"
    alone = found.surname is None or found.given is None
    return Likeness(
        1.0 if equal else round(found.score, 4),
        lambda: _explained(found, p, q),
        full=not alone and not p.is_initial and not q.is_initial,
        alone=alone,
        opposed=opposed,
        patronymic=found.patronymic,
    )


def _explained(found: _Comparison, p: Parts, q: Parts) -> Told:
    said = [_about_surnames(found, p, q), _about_given(found, p, q)]
    if found.patronymic is not None:
        verb = "fits" if found.patronymic else "does not fit"
        said.append(f"patronymic {p.patronymic} {verb} {q.patronymic}")
    if found.genders_differ:
        said.append("one name is a woman's, the other a man's")
    reason = "; ".join(s for s in said if s)
    return Told((_read(p), _read(q)), reason[:1].upper() + reason[1:] + ".")


def _about_surnames(found: _Comparison, p: Parts, q: Parts) -> str:
    if found.surname is None:
        return (
            f"only one has a surname, {p.surname or q.surname}" if p.surname or q.surname else "neither has a surname"
        )
    if p.surname == q.surname:
        return f"the same surname, {p.surname}"
    if found.surname >= 0.97:
        return f"{p.surname} and {q.surname} are spellings of one surname"
    return f"surnames {p.surname} and {q.surname} are {found.surname:.0%} alike"


def _about_given(found: _Comparison, p: Parts, q: Parts) -> str:
    if found.given is None:
        alone = p.given or q.given
        return f"only one has a given name, {alone}" if alone else "neither has a given name"
    if p.is_initial or q.is_initial:
        return f"initial {p.given} {'fits' if found.given > OTHER_INITIAL else 'does not fit'} {q.given}"
    if p.given == q.given:
        return f"the same given name, {p.given}"
    if p.known and q.known:
        same = found.given > OTHER_GIVEN
        return f"{p.given} and {q.given} are {'forms of one given name' if same else 'different given names'}"
    return f"given names {p.given} and {q.given} are {found.given:.0%} alike"


def _read(p: Parts) -> str:
    parts = (("given name", p.given), ("patronymic", p.patronymic), ("surname", p.surname))
    return ", ".join(f"{label} {word}" for label, word in parts if word)


# ---------------------------------------------------------------- names from elsewhere


def _aligned(a: str, b: str, first: str, second: str) -> Likeness:
    """Names without an East Slavic sign: their words paired as they fit best, in any order, by how they sound.

    `first` and `second` are the two in the order of work.
    """
    one, other = sorted((_plain(first), _plain(second)), key=len)
    score = max(_paired(one, way) for way in _joined(other, len(one)))
    alone = len(one) == 1
    if alone:
        score *= MISSING if len(other) > 1 else MONONYM
    elif _run_together(one, other):
        score = max(score, RUN_TOGETHER)
    score = 1.0 if sorted(one) == sorted(other) else round(score, 4)
    readings = " ".join(_plain(a)), " ".join(_plain(b))
    told = Told(readings, f"{a} and {b} are {score:.0%} alike, word by word.")
    return Likeness(score, lambda: told, full=not alone, alone=alone)


def _joined(words: tuple[str, ...], number: int) -> list[tuple[str, ...]]:
    """The words as they are, and with two neighbours as one where the other name has fewer: Ruihong for Rui-hong.

    The last and the first are neighbours too: with the surname first the words stand in the same round.
    """
    if number < 2 or not number < len(words) < 6:
        return [words]
    rounds = [words[i:] + words[:i] for i in range(len(words))]
    return [words, *((first + second, *rest) for first, second, *rest in rounds)]


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The mean likeness of the words, paired as they fit best as a whole; less for each that is left over.

    `one` has no more words than `other`. Names of very many words are paired one by one, in the order of the letters.
    """
    if len(other) > MANY:
        ways: Iterable[Sequence[str]] = [_one_by_one(sorted(one), sorted(other))]
        one = tuple(sorted(one))
    else:
        ways = permutations(other, len(one))
    left_over = 0.97 ** (len(other) - len(one))
    return max(_fit([_alike(w, v) for w, v in zip(one, way, strict=True)]) for way in ways) * left_over


def _one_by_one(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """For each word the one of those left that fits it best."""
    rest, found = list(other), list[str]()
    for word in one:
        found.append(max(rest, key=lambda w: _alike(word, w)))
        rest.remove(found[-1])
    return found


def _fit(fits: Sequence[float]) -> float:
    """The mean of how well pairs fit; less where one of them does not."""
    return sum(sorted(fits)) / len(fits) * (ONE_UNLIKE if min(fits) < UNLIKE else 1.0)


MANY = 4
"""Up to so many words all ways to pair them are tried."""
UNLIKE, ONE_UNLIKE = 0.6, 0.85
"""A pair of words less alike than this, and what is left of likeness for it."""
MONONYM = 0.9
RUN_TOGETHER = 0.93
"""When two names are alike but for where their words are divided: Soo Yong, Sooyong."""
_PARTICLES = frozenset("al el ul bin ibn ben abu de del dela la las los y da dos von der den".split())


_ABD = re.compile("^abd[aeu]l")


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> tuple[str, ...]:
    """The words in small ASCII letters, halves of double names apart; particles only if nothing else is there."""
    text: str = anyascii.anyascii(" ".join(spelling.words(name)[0]).replace("-", " "))
    found = [_ABD.sub("abd", word) for word in text.lower().split() if any(c.isalnum() for c in word)]
    return tuple([word for word in found if word not in _PARTICLES] or found)


def _run_together(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names are the same, written in more words or fewer."""
    return len(one) != len(other) and _sound("".join(one)) == _sound("".join(other))


def _alike(word: str, other: str) -> float:
    """How alike two words sound where nothing is known of their language; an initial fits its word."""
    if len(word.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return INITIAL_ONLY if _sound(word[0]) == _sound(other[0]) else 0.0
    if word == other:
        return 1.0
    one, two = _sound(word), _sound(other)
    if one == two or _but_for_article(one, two) or _but_for_article(two, one):
        return 0.95
    edits = OSA.distance(one, two)
    if edits == 1 and _without_vowels(one) == _without_vowels(two):
        return 0.5 if one[-1] != two[-1] and "a" in (one[-1], two[-1]) else 0.8  # a last a makes Luisa of Luis
    if edits == 1 and sorted(word) == sorted(other) and len(word) > 4:
        return SLIP  # two letters changed places
    return max(0.0, 1.0 - 2 * edits / max(len(one), len(two)))


def _but_for_article(sound: str, other: str) -> bool:
    """Whether a word is the other with the Arabic article before it: Aldosari."""
    return len(other) > 4 and sound[:2] in ("al", "il") and sound[2:] == other


_SPELLINGS = (
    ("oe", "u"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("q", "k"), ("ph", "f"), ("th", "t"),
    ("ch", "C"), ("c", "k"), ("y", "i"), ("e", "i"), ("o", "u"), ("z", "s"), ("j", "i"),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """A word with what spellings vary in made one: e and i, o and u, k and q, doubled letters, h at the end."""
    for written, said in _SPELLINGS:
        word = word.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", word.rstrip("h") or word)


def _without_vowels(sound: str) -> str:
    return re.sub("[aiu]", "", sound)
