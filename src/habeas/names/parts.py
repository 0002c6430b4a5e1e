"""A name taken apart: which word is the given name, which the surname, and what each may stand for.

A name can often be read in several ways (order of the words, case, a surname's gender); each way is one `Parts`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from habeas.names import given as givens
from habeas.names import spelling
from habeas.names.given import Known
from habeas.names.inflection import given_nominatives, surname_nominatives


class Surname(NamedTuple):
    """One way to read a surname: its sounds without the gendered ending, the kind of ending, gender if told, trust."""

    stem: str
    ending: str | None
    gender: str | None
    trust: float = 1.0


class Parts(NamedTuple):
    """One way to read a name. Words are as written; `known` are the given names of the table that the word may be.

    `is_initial` says that the given name is an initial. `gender` is "m", "f" or None. `trust` is below 1 for less
    likely ways; `oblique` says that the words are read as another case than the nominative, `whole` that no word is
    left over. `words` are all words of the name. `by_surname` says that the surname alone tells the gender.
    """

    given: str | None
    known: tuple[Known, ...]
    surname: str | None
    surnames: tuple[Surname, ...]
    patronymic: str | None = None
    gender: str | None = None
    trust: float = 1.0
    oblique: bool = False
    whole: bool = True
    is_initial: bool = False
    words: tuple[str, ...] = ()
    by_surname: bool = False


Roles = tuple[str | None, str | None, str | None, float, bool]
"""Given name, patronymic, surname; trust; whether no word is left over."""

OBLIQUE = 0.97
"""Trust in an oblique reading of a name that makes no sense in the nominative."""
OBLIQUE_DOUBTFUL = 0.78
"""Trust in an oblique reading of a name that also makes sense in the nominative: too little to find a man in what may
be a woman's name."""
NOMINATIVE_DOUBTFUL = 0.85
"""Trust in a nominative reading of a name that is rather an oblique case."""

_PATRONYMIC = re.compile(
    r"([aei]v|[rlmtknd])i[CHc](a|u|am|em|e)?$|[aei]vn(a|i|e|u|ai|ei|au|eu)$|iCn(a|i|e|u|ai)$|\w{4}(u?uli|kizi)$"
)
"""Patronymics by their sounds: -ovich, -ich and -uly for sons, -ovna, -ichna and -kyzy for daughters, in any case."""
_FATHERS_DAUGHTER = re.compile(r"(n[aieu]\w?|kizi)$")


@lru_cache(maxsize=1 << 15)
def take_apart(name: str) -> tuple[Parts, ...]:
    """The ways to read a name, the likeliest first; none if there is no word in it."""
    tokens, surname_first = spelling.words(name)
    roles = _with_particle(tokens, surname_first) or _roles(tokens, surname_first)
    ways = [way for some in roles for way in _readings(some, tokens)]
    if len(ways) > 1:
        ways.sort(key=_distrust)
    return tuple(ways)


@lru_cache(maxsize=1 << 15)
def by_first_surname(name: str) -> tuple[Parts, ...]:
    """The ways to read a name without the second of two surnames, as for short; most names have none.

    >>> [(way.given, way.surname) for way in by_first_surname("Mira Halden Brod")][:1], by_first_surname("Mira Halden")
    ([('Mira', 'Halden')], ())
    """
    tokens, surname_first = spelling.words(name)
    if len(tokens) < 3 or surname_first or any(initial(t) or _whose_child(t) or _is_patronymic(t) for t in tokens):
        return ()
    if tokens[-2].lower() in PARTICLES or _is_given(tokens[-2]) or (_is_given(tokens[-1]) and not _is_given(tokens[0])):
        return ()
    return take_apart(" ".join(tokens[:-1]))


PARTICLES = frozenset(
    "van von de der den di da do dos das del della la le y e bin ibn ben bint al el abu ould thi".split()
)
"""Words in small letters within a name, which are no surname."""


def _distrust(way: Parts) -> float:
    return -way.trust


def initial(word: str) -> bool:
    """Whether the word is an initial: a letter, or two or three with a dot."""
    return len(word) < 5 and (len(word) == 1 or word[-1] == ".")


# ---------------------------------------------------------------- which word is which


def _roles(tokens: Sequence[str], surname_first: bool) -> list[Roles]:
    if not tokens:
        return []
    if len(tokens) == 1:
        first, hyphen, second = tokens[0].partition("-")
        if not hyphen or "-" in second or not second or _is_given(first) < 2:
            return _one_word(tokens[0])
        tokens = (first, second)
    if min(map(len, tokens)) < 5 and any(map(initial, tokens)) and (full := [t for t in tokens if not initial(t)]):
        return [_with_initials(tokens, full)]
    if len(tokens) == 2:
        return _two_words(tokens[0], tokens[1], surname_first)
    return _many_words(tokens, surname_first)


_CHILD_OF = re.compile(
    "(u?ulu|uly|ogly|o[gğ]lu|ogli|ugli|уулу|улу|улы|ұлы|оглы|оглу|огли|угли|угл[иы]|оғлы|ўғли)"
    "|(kyzy|kizi|qizi|gizi|gyzy|qyzy|q[iı]z[iı]|кызы|қызы|кизи|гызы|қизи|кызи)"
)
"""The word behind a father's name that says whose son, or whose daughter, somebody is."""


def _with_particle(tokens: Sequence[str], surname_first: bool) -> list[Roles]:
    """Elchin Vagif oglu Talbov, Talbov Elchin Vagif ogly; without a surname the father's name is taken for one: Bakyt
    uulu Azamat.
    """
    at = next((i for i, word in enumerate(tokens[1:], 1) if _whose_child(word)), None)
    if at is None:
        return []
    father, rest = tokens[at - 1], (*tokens[: at - 1], *tokens[at + 1 :])
    if len(rest) == 1:
        return [(rest[0], None, father, 1.0, True)]
    return [
        (given, f"{father} {tokens[at]}", surname, trust, True)
        for given, _, surname, trust, _ in (_two_words(rest[0], rest[1], surname_first) if len(rest) == 2 else ())
    ]


def _whose_child(word: str) -> str | None:
    """ "m" of a word that says whose son somebody is, "f" of one that says whose daughter; None of any other word."""
    found = _CHILD_OF.fullmatch(word.lower())
    return None if found is None else "m" if found[1] else "f"


def _one_word(word: str) -> list[Roles]:
    if _is_given(word):
        return [(word, None, None, 1.0, True), (None, None, word, 0.9, True)]
    return [(None, None, word, 1.0, True)]


def _with_initials(tokens: Sequence[str], full: Sequence[str]) -> Roles:
    """Л. П. Surname, Surname L., Given P. Surname."""
    initials = [t for t in tokens if initial(t)]
    if len(full) == 1:
        return initials[0], initials[1] if len(initials) > 1 else None, full[0], 1.0, True
    if _is_given(full[-1]) and not _is_given(full[0]):
        return full[-1], initials[0], full[0], 1.0, True
    return full[0], initials[0], full[-1], 1.0, True


def _two_words(first: str, second: str, surname_first: bool) -> list[Roles]:
    straight, turned = (first, None, second, 1.0, True), (second, None, first, 1.0, True)
    if surname_first:
        return [turned]
    one, two = _is_given(first), _is_given(second)
    shouted = first.isupper() - second.isupper()
    if shouted > 0 and not one:
        return [turned]
    if shouted < 0 and not two:
        return [straight]
    if one == two or (one < 2 and two < 2):
        return [straight, turned]
    return [straight if one > two else turned]


def _many_words(tokens: Sequence[str], surname_first: bool) -> list[Roles]:
    first, second, *_, last = tokens
    if _is_patronymic(last) and (_is_given(tokens[-2]) or not _is_patronymic(second)) and not _is_given(first):
        return [(tokens[-2], last, "-".join(tokens[:-2]), 1.0, True)]
    if _is_patronymic(second):
        return [(first, second, "-".join(tokens[2:]), 1.0, True)]
    if _is_patronymic(last) and _is_given(tokens[-2]):
        return [(tokens[-2], last, "-".join(tokens[:-2]), 1.0, True)]
    if surname_first or (_is_given(last) and not _is_given(first)):
        return [(second if surname_first else last, None, first, 1.0, False)]
    return [(first, None, last, 1.0, False)]


@lru_cache(maxsize=1 << 15)
def _is_given(word: str) -> int:
    """How surely a word is a given name of the table: 2 by its letters or sounds, 1 if it is only near one, else 0."""
    if not word.isascii() and givens.lookup_oblique(word):
        return 2
    return (1 if givens.only_near(word) else 2) if givens.lookup(word) else 0


@lru_cache(maxsize=1 << 15)
def _is_patronymic(word: str) -> bool:
    found = _PATRONYMIC.search(spelling.sounds(word))
    return found is not None and (found[0][0] not in "rlmtknd" or bool(givens.fathers(word)))


# ---------------------------------------------------------------- what each word may stand for


class _Given(NamedTuple):
    """A word as a given name: what it is a form of, in the nominative and in another case; how it is spelt."""

    known: tuple[Known, ...]
    oblique: tuple[Known, ...]
    is_initial: bool
    spelt_as_oblique: bool


@lru_cache(maxsize=1 << 15)
def _as_given(word: str | None) -> _Given:
    if word is None or initial(word):
        return _Given((), (), True, False)
    if word.isascii():
        return _Given(givens.lookup(word) or givens.misspelt(word), (), False, False)
    oblique = givens.lookup_oblique(word)
    known = givens.lookup(word) or (() if oblique else givens.misspelt(word))
    return _Given(known, oblique, False, givens.spelt_as_oblique(word))


def _readings(roles: Roles, words: tuple[str, ...]) -> list[Parts]:
    given, surname = _as_given(roles[0]), roles[2]
    direct = _parts(roles, words, given.known, surnames(surname))
    if surname is None or not spelling.is_cyrillic(surname):
        return [direct]
    if not (given.oblique or given.is_initial):
        return [direct] if given.known else [direct, *_oblique_unknown(roles, words, surname)]
    oblique = _oblique(roles, words, surname, given, direct)
    if oblique is None:
        return [direct]
    if not given.is_initial and not given.known:
        return [oblique]
    if _rather_oblique(surname, given):
        direct = direct._replace(trust=direct.trust * NOMINATIVE_DOUBTFUL)
    return [direct, oblique]


def _oblique(roles: Roles, words: tuple[str, ...], surname: str, given: _Given, direct: Parts) -> Parts | None:
    """The name read as an oblique case, if both its words can be; less likely where the nominative makes sense too."""
    genders = {k.gender for k in given.oblique} or {"m", "f"}
    readings = [s for s in oblique_surnames(surname) if s.gender is None or s.gender in genders]
    if "f" in genders or direct.surnames[0].ending == "enko":
        readings += [s for s in direct.surnames if s.gender is None]  # women's names in a consonant stay as they are
    if not readings:
        return None
    doubtful = (direct.known or not given.oblique) and not _rather_oblique(surname, given)
    trust = OBLIQUE_DOUBTFUL if doubtful else OBLIQUE
    return _parts(roles, words, given.oblique, tuple(dict.fromkeys(readings)), trust, oblique=True)


def _oblique_unknown(roles: Roles, words: tuple[str, ...], surname: str) -> list[Parts]:
    """The name read as an oblique case though nobody knows the given name, where the surname is plainly in one.

    Both words stand in one case and are of one gender: "Орену Талбову" is Орен Талбов, or Орена Талбова.
    """
    if not _ends_as_oblique(surname) or not roles[0] or not spelling.is_cyrillic(roles[0]):
        return []
    read = oblique_surnames(surname)
    found = dict.fromkeys((n.word, n.gender or _gender_of_unknown(n.word)) for n in given_nominatives(roles[0]))
    return [
        _parts((word, *roles[1:]), words, (), fitting, OBLIQUE, oblique=True)
        for word, gender in found
        if (fitting := tuple(s for s in read if gender is not None and s.gender == gender))
    ]


def _gender_of_unknown(given: str) -> str | None:
    """The gender of a given name in the nominative by its last letter."""
    last = given[-1].lower()
    return "f" if last in "ая" else None if last in "оеиіуюыэёьй" else "m"


def _rather_oblique(surname: str, given: _Given) -> bool:
    """Whether the surname ends as no nominative does, or the given name is spelt as an oblique case alone."""
    return given.spelt_as_oblique or _ends_as_oblique(surname)


@lru_cache(maxsize=1 << 14)
def _ends_as_oblique(surname: str) -> bool:
    return not surname.isascii() and _OBLIQUE_ONLY.search(surname.lower()) is not None


_OBLIQUE_ONLY = re.compile(
    r"..(ого|его|ому|ему|[сц]ь?ко[йїю]|[сц]кага|каму|[сц]ь?ки?м|[сц]кім|[аеоиі]вич[ау]|[аеоиі]віч[ау]|[нльчщш]юк[ау]|[нльчщш]ук[ау]|[а-яёіїєў]{2}(?:н[иі]к|ч[иіы]к|щ[иіы]к|ш[иы]к)[ау]|[еоё]вой|[иы]ной|[аоеё]вай|[іы]най|[ое]вої|[иі]ної|[оеєё]ву|[иіы]ну|[яа]ну|яна)$"
)


def _parts(
    roles: Roles,
    words: tuple[str, ...],
    known: tuple[Known, ...],
    read: tuple[Surname, ...],
    trust: float = 1.0,
    *,
    oblique: bool = False,
) -> Parts:
    """The parts, with the gender that patronymic, given name and surname tell, in this order of authority."""
    given, patronymic, surname, trusted, whole = roles
    if surname and given and all(givens.of_the_east(k.id) for k in known):
        read = tuple(dict.fromkeys((*read, *_without_given_ending(read))))
    told = (patronymic and _gender_of_patronymic(patronymic)) or _unanimous(known)
    from_surname = _unanimous(read)
    if known and told is None and from_surname and any(k.gender == from_surname for k in known):
        known = tuple([k for k in known if k.gender == from_surname])
    gender = told or from_surname
    trust *= trusted
    is_initial = given is not None and not known and initial(given)
    by_surname = told is None and gender is not None
    return Parts(given, known, surname, read, patronymic, gender, trust, oblique, whole, is_initial, words, by_surname)


WITHOUT_ENDING = 0.9
"""Trust in a surname read without the ending that a register gave it: Karim for Karimov."""
_GIVEN_ENDING = re.compile("(?<=[^aeiu])(?:[aei]v|[dz]?zad[aei]|l[iu]?)$|(?<=[aeiu])ev$")


def _without_given_ending(read: Sequence[Surname]) -> list[Surname]:
    """The readings without -ov or -ev, -zade or -zoda, -li or -lu, for whoever bears no given name of the Slavs: the
    same man of Central Asia or the Caucasus is told of with the ending and without. A surname of a Slav's given name is
    no such one: Timur Ivanov is not Timur Ivan.
    """
    bare = ((s, _GIVEN_ENDING.sub("", s.stem)) for s in read)
    return [
        Surname(stem, None, s.gender, s.trust * WITHOUT_ENDING)
        for s, stem in bare
        if len(stem) > 3 and stem != s.stem and all(givens.of_the_east(k.id) for k in givens.lookup_written(stem))
    ]


def _unanimous(told: Sequence[Known] | Sequence[Surname]) -> str | None:
    """The gender that all of them tell, if they all tell one."""
    if not told:
        return None
    gender = told[0].gender
    return gender if len(told) == 1 or all(t.gender == gender for t in told) else None


def _gender_of_patronymic(word: str) -> str | None:
    father, _, child = word.partition(" ")
    if child:
        return _whose_child(child)
    if initial(father) or not _is_patronymic(word):
        return None
    return "f" if _FATHERS_DAUGHTER.search(spelling.sounds(word)) else "m"


@lru_cache(maxsize=1 << 15)
def surnames(word: str | None) -> tuple[Surname, ...]:
    """The ways to read a surname in the nominative: whole, and each half of a double one."""
    if not word:
        return ()
    readings = _gendered(spelling.sounds(word))
    if not spelling.is_cyrillic(word):
        readings += _lithuanian(word)
        if "j" in word or "J" in word:
            readings += [s._replace(trust=s.trust * 0.98) for s in _gendered(spelling.sounds_in_english(word))]
        if spelling.may_be_azeri(word):
            readings += [s._replace(trust=s.trust * 0.98) for s in _gendered(spelling.sounds_in_azeri(word))]
    if len(halves := [h for h in word.split("-") if len(h) > 2]) > 1:
        readings += [s._replace(trust=s.trust * 0.93) for half in halves for s in _gendered(spelling.sounds(half))]
    return tuple(dict.fromkeys(readings)) if len(readings) > 1 else (readings[0],)


@lru_cache(maxsize=1 << 14)
def oblique_surnames(word: str) -> tuple[Surname, ...]:
    """The ways to read a Cyrillic surname as an oblique case."""
    found: dict[Surname, None] = {}
    for nominative, gender in surname_nominatives(word):
        for reading in _gendered(spelling.sounds(nominative)):
            if gender is None or reading.gender in (None, gender):
                found[reading._replace(gender=gender or reading.gender)] = None
    return tuple(found)


def _gendered(code: str) -> list[Surname]:
    """A surname's sounds with its gendered ending off: -ski and -skaia, -ov and -ova, -in and -ina, -y and -aia."""
    if len(code) < 4:
        return [Surname(code, None, None)]
    if code[-1] == "i" and code[-2] not in "aeiu":
        return [_named(code[:-1], "m" if code.endswith(("ski", "cki")) else None)]
    if code.endswith("ae") and code[-3] not in "aeiu":
        return [_named(code[:-2], "f")]
    if code.endswith(("ska", "cka")):
        return [_named(code[:-1], "f"), Surname(code, None, None, 0.9)]
    if len(code) > 5 and code.endswith(("ava", "eva", "iva")):
        return [_named(code[:-1], "f")]
    if len(code) > 4 and code.endswith("ina"):
        return [_named(code[:-1], "f"), Surname(code, None, None, 0.9)]
    return [_named(code, "m" if code.endswith(("av", "ev", "in")) and len(code) > 4 else None)]


def _named(stem: str, gender: str | None) -> Surname:
    return Surname(stem, _ending(stem), gender)


_ENDS_IN_K = {"s": "ski", "c": "ski", "u": "uk", "i": "ik", "e": "ik", "a": "ak"}
_ENDS_IN_ICH = re.compile(r"[aei][vn]?i[CHc]$")


def _ending(stem: str) -> str | None:
    """The kind of ending that a surname's stem has, if it is one that tells families apart."""
    last, before = stem[-1:], stem[-2:-1]
    if last == "k":
        return _ENDS_IN_K.get(before)
    if last == "v":
        return "ov" if before and before in "aei" else None
    if last == "n":
        return "in" if before == "i" else None
    if last == "a":
        return "enko" if stem.endswith(("anka", "enka")) else None
    if last in ("C", "H", "c") and _ENDS_IN_ICH.search(stem):
        return "ich"
    return "ets" if last == "c" and before == "e" else None


_LITHUANIAN = ((("ius", "as", "is", "us", "ys"), "m"), (("ienė", "iene", "aitė", "aite", "ytė", "utė"), "f"))
_LITHUANIAN_ENDINGS = tuple(ending for endings, _ in _LITHUANIAN for ending in endings)


def _lithuanian(word: str) -> list[Surname]:
    """Lithuanian endings: -as, -is, -us, -ius for men, -ienė, -aitė, -ytė, -utė, -ova for women."""
    lower = word.lower()
    if not lower.endswith(_LITHUANIAN_ENDINGS):
        return []
    for endings, gender in _LITHUANIAN:
        ending = next((e for e in endings if lower.endswith(e) and len(lower) > len(e) + 2), None)
        if ending:
            found = _gendered(spelling.sounds(word[: -len(ending)]))
            return [s._replace(gender=gender, trust=0.97) for s in found]
    return []
