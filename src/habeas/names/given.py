"""Given names known by their many forms: which human name Zmicier, Dima and Дмитро stand for."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import OSA

from habeas.names import spelling
from habeas.names.inflection import given_nominatives


class Known(NamedTuple):
    """A given name of the table that a word is a form of; weight says how surely, 1 for a full form."""

    id: str
    gender: str
    weight: float


SHORT = 0.93
"""How surely a short form stands for its name (tuned on the development pairs)."""
MISSPELT = 0.95
"""How surely a word one letter away from a form is that form misspelt."""


@lru_cache(maxsize=1 << 14)
def lookup(word: str) -> tuple[Known, ...]:
    """The names that a word in the nominative is a form of: as written, else by its sounds, else by its consonants."""
    index = _index()
    if as_written := index.get("=" + word.lower()):
        return as_written
    code = _key(word)
    return index.get(code) or _azeri(word) or _lithuanian(word, code) or _near(code) or ()


def _azeri(word: str) -> tuple[Known, ...]:
    """The eastern names that a word is a form of where its x, q and c are those of Azerbaijani without its marks."""
    if spelling.is_cyrillic(word) or not spelling.may_be_azeri(word):
        return ()
    found = _index().get(spelling.loose(spelling.sounds_in_azeri(word)), ())
    return tuple(k for k in found if of_the_east(k.id))


def lookup_written(word: str) -> tuple[Known, ...]:
    """The names that a word is a form of, letter by letter."""
    return _index().get("=" + word.lower(), ())


def only_near(word: str) -> bool:
    """Whether a word found by `lookup` was found only by what is near it."""
    code, index = _key(word), _index()
    return "=" + word.lower() not in index and code not in index and not _lithuanian(word, code)


@lru_cache(maxsize=1 << 14)
def lookup_oblique(word: str) -> tuple[Known, ...]:
    """The names that a Cyrillic word is an oblique case of."""
    if not spelling.is_cyrillic(word) or not _begins_like_a_name(word):
        return ()
    best: dict[tuple[str, str], Known] = {}
    for nominative in given_nominatives(word):
        for known in _index().get(_key(nominative.word), ()):
            if nominative.gender in (None, known.gender):
                best.setdefault((known.id, known.gender), known)
    return tuple(best.values())


def _begins_like_a_name(word: str) -> bool:
    """Whether a form of the table begins with the same sounds: cases change the last four sounds at most, not the
    first three, but in the shortest names.
    """
    code = _key(word)
    return len(code) < 5 or code[: max(3, len(code) - 4)] in _tables().beginnings


@lru_cache(maxsize=1 << 12)
def misspelt(word: str) -> tuple[Known, ...]:
    """Names with a full form one letter, or two swapped letters, away; only for words long enough to tell."""
    code = _key(word)
    if len(code) < 5:
        return ()
    short = (code, *(code[:i] + code[i + 1 :] for i in range(len(code))))
    keys = sorted({key for variant in short for key in _tables().one_less.get(variant, ())})
    near = [k for k in keys if _one_end(k, code) and OSA.distance(k, code, score_cutoff=1) == 1]
    found = {k.id: Known(k.id, k.gender, MISSPELT) for key in near for k in _index()[key] if k.weight == 1.0}
    return tuple(found.values())


def _one_end(one: str, other: str) -> bool:
    """Whether both end in a vowel or both do not: a last vowel more makes a woman of a man."""
    return (one[-1] in "aeiu") == (other[-1] in "aeiu")


@lru_cache(maxsize=1 << 12)
def one_letter_from(word: str, name_id: str) -> bool:
    """Whether the word, by its letters or sounds, is one letter or two swapped letters away from a form of the name."""
    entry = _table()[name_id]
    forms = [*entry["full"], *entry["short"]]
    if any(spelling.one_letter_apart(word, form) for form in forms):
        return True
    code = _key(word)
    return len(code) > 3 and any(len(_key(f)) > 2 and OSA.distance(code, _key(f), score_cutoff=1) <= 1 for f in forms)


@lru_cache(maxsize=1 << 12)
def initials(name_id: str) -> frozenset[str]:
    """The sounds that the name's full forms begin with, over the languages; a Latin C stands for too many to tell.

    An initial И is i, though in Иосиф it makes one sound with the next letter.
    """
    forms = [form for form in _table()[name_id]["full"] if form[0] != "C"]
    return frozenset(_key(form)[:1] for form in forms) | {"i" for form in forms if form[0] in "ИІI"}


@lru_cache(maxsize=1 << 12)
def fathers(patronymic: str) -> frozenset[str]:
    """The given names of the table, by id, that a patronymic is made from.

    >>> sorted(fathers("Мікалаевіч") & fathers("Nikolayevna"))
    ['mikola']
    """
    stem = _PATRONYMIC_ENDING.sub("", _key(patronymic))
    found = (k.id for end in ("", "i", "e", "a", "el") for k in _index().get(stem + end, ()) if k.gender == "m")
    return frozenset(found)


_PATRONYMIC_ENDING = re.compile(r"(?:ini[Ch]n\w{1,2}|(?:i?[aei]v)?(?:i[Ch]\w{0,2}|n[aeiu]\w?)|u?uli|kizi)$")


@cache
def initial_pairs() -> frozenset[str]:
    """Pairs of different sounds that the forms of one name begin with: of names whose two languages share a country."""
    return frozenset(
        a + b for name_id in _written("given.toml") for a in initials(name_id) for b in initials(name_id) if a != b
    )


def of_the_east(name_id: str) -> bool:
    """Whether it is a name of Central Asia, the Caucasus, the Volga or the Crimea: of somebody whose surname may have
    an ending that a register gave it, or be told of without.
    """
    return name_id in _written("given_east.toml")


def spelt_as_oblique(word: str) -> bool:
    """Whether a form of the table, letter by letter, has the word as an oblique case, and none is the word itself."""
    if not spelling.is_cyrillic(word) or "=" + word.lower() in _index():
        return False
    return any("=" + n.word.lower() in _index() for n in given_nominatives(word))


def nominative(word: str, gender: str, language: str | None = None) -> str:
    """The nominative of an oblique case of a known name of that gender; the word itself if there is none."""
    candidates = [n.word for n in given_nominatives(word, language) if n.gender in (None, gender)]
    for form in ("=" + n.lower() for n in candidates):
        if any(k.gender == gender for k in _index().get(form, ())):
            return next(n for n in candidates if "=" + n.lower() == form)
    by_sound = (n for n in candidates if any(k.gender == gender for k in _index().get(_key(n), ())))
    return next(by_sound, word)


def _key(word: str) -> str:
    return spelling.loose(spelling.sounds(word))


def _key_in_english(form: str) -> str:
    """The key of a romanisation whose j is the first sound of Jafarov; of any other form, its key."""
    return spelling.loose(spelling.sounds_in_english(form)) if form.isascii() and "j" in form.lower() else _key(form)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return _written("given.toml") | _written("given_east.toml")


@cache
def _written(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("habeas.names").joinpath(name).read_text("utf-8"))


class _Tables(NamedTuple):
    """The table of given names, made ready to be asked; all at once, for a first name needs most of it.

    `forms` has all forms by their sounds, and as written behind "="; `beginnings` how the sounds begin, `one_less` the
    sounds by themselves and by what is left of them without one letter, `by_consonants` the sounds by their bones.
    """

    forms: dict[str, tuple[Known, ...]]
    beginnings: frozenset[str]
    one_less: dict[str, list[str]]
    by_consonants: dict[str, list[str]]


@cache
def _tables() -> _Tables:
    index = _indexed()
    one_less: dict[str, list[str]] = {}
    by_consonants: dict[str, list[str]] = {}
    keys = sorted(key for key in index if key[0] != "=")
    for key in keys:
        by_consonants.setdefault(_bones(key), []).append(key)
        for variant in {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}:
            one_less.setdefault(variant, []).append(key)
    return _Tables(index, frozenset(key[:n] for key in keys for n in range(3, len(key) + 1)), one_less, by_consonants)


def _index() -> dict[str, tuple[Known, ...]]:
    return _tables().forms


def _indexed() -> dict[str, tuple[Known, ...]]:
    """A full form wins over a short one of the same name."""
    index: dict[str, dict[str, Known]] = {}
    for weight, kind in ((1.0, "full"), (SHORT, "short")):
        for name_id, entry in _table().items():
            known = Known(name_id, str(entry["gender"]), weight)
            for form in entry[kind]:
                silent = known.gender == "m" and form.isascii() and form.endswith("e")  # Eugene sounds like Eugen
                said = _key_in_english(form) if of_the_east(name_id) else _key(form[:-1] if silent else form)
                for key in (said, "=" + form.lower()):
                    index.setdefault(key, {}).setdefault(name_id, known)
    return {key: tuple(known.values()) for key, known in index.items()}


def _bones(key: str) -> str:
    """Consonants with the last vowel, which tells Yauhen from Yauhenia."""
    return spelling.consonants(key) + (key[-1] if key[-1:] in ("a", "e") else "")


def _near(code: str) -> tuple[Known, ...] | None:
    """The entry of the nearest form with the same consonants, if it is near."""
    forms = _tables().by_consonants.get(_bones(code)) if len(code) > 3 else None
    if not forms:
        return None
    near = max(forms, key=lambda form: spelling.closeness(code, form))
    return _index()[near] if spelling.closeness(code, near) >= 0.8 else None


def _lithuanian(word: str, code: str) -> tuple[Known, ...]:
    """A man's name that a word is the Lithuanian form of, without its -as, -is or -us."""
    if len(code) < 5 or not word.lower().endswith(("as", "is", "us")) or spelling.is_cyrillic(word):
        return ()
    found = (*_index().get(code[:-2], ()), *_index().get(code[:-1], ()))
    return tuple(k for k in found if k.gender == "m")
