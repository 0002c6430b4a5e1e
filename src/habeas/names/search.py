"""Looking people up by name, forgiving spelling, script and case; and small questions about one name."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from habeas.names import given as givens
from habeas.names import spelling
from habeas.names.comparing import stems_alike
from habeas.names.inflection import surname_nominatives
from habeas.names.likeness import similarity
from habeas.names.parts import PARTICLES, Surname, by_first_surname, initial, oblique_surnames, surnames, take_apart


def surname(name: str) -> str | None:
    """The word that is the surname, as written; None where the name is a given name alone.

    >>> surname("HALDEN, Mira"), surname("Mira")
    ('HALDEN', None)
    """
    return next((way.surname for way in take_apart(name)), None)


def given(name: str) -> str | None:
    """The word that is the given name, or its initial, as written; None where the name is a surname alone."""
    return next((way.given for way in take_apart(name)), None)


def gender(name: str) -> str | None:
    """ "m" or "f" where patronymic, given name or surname tell, else None.

    >>> gender("Вера Гальденская"), gender("Sasha Halden")
    ('f', None)
    """
    return next((way.gender for way in take_apart(name)), None)


def key(name: str) -> str:
    """The consonants of the surname's likeliest reading: names of one person share it, typing errors aside.

    >>> key("Мира Халденская"), key("KHALDENSKI Kirill"), key("Mira")
    ('hldnsk', 'hldnsk', '')
    """
    return next((spelling.consonants(s.stem) for way in take_apart(name)[:1] for s in way.surnames), "")


def likeliest_keys(name: str) -> frozenset[str]:
    """The key of the likeliest reading, and that of the first of two surnames; none of a given name alone.

    >>> sorted(likeliest_keys("Mira Halden Brod")), sorted(likeliest_keys("Mira"))
    (['brd', 'hldn'], [])
    """
    short = next((spelling.consonants(s.stem) for way in by_first_surname(name)[:1] for s in way.surnames), "")
    return frozenset({key(name), short} - {""})


def keys(name: str) -> frozenset[str]:
    """The keys of all ways to read the name, to find candidates by; of two surnames each gives some.

    >>> keys("Mira Halden Brod") >= keys("Mira Halden")
    True
    """
    return frozenset(
        spelling.consonants(s.stem) for way in (*take_apart(name), *by_first_surname(name)) for s in way.surnames
    )


def is_name(text: str) -> bool:
    """Whether the text looks like a person's name: one to six capitalised words of letters, at least one written out.

    >>> is_name("Mira van Halden"), is_name("colony No. 9"), is_name("M. H.")
    (True, False, False)
    """
    found = text.split()
    if (
        not 1 <= len(found) <= 6
        or len(text) > 80
        or not re.fullmatch(r"[\w .,'’ʼ\"«»“”()-]+", text)
        or re.search(r"[\d_]", text)
    ):
        return False
    bare = [w.strip(".,'’ʼ\"«»“”()-") for w in found]
    capital = all(
        w[:1].isupper() or w in PARTICLES or (w and not w[0].isascii() and w[0].upper() == w[0]) for w in bare
    )
    return capital and any(len(w) > 1 and not initial(word) for w, word in zip(bare, found, strict=True))


# ---------------------------------------------------------------- search


def fold_for_search(text: str) -> frozenset[str]:
    """The keys under which a name is found, or with which a query looks: two texts that share none are not alike.

    A word gives the consonants of its readings; a known given name also the name it is a form of ("=maria").

    >>> sorted(fold_for_search("Маша") & fold_for_search("Maria"))
    ['=maria']
    """
    found: set[str] = set()
    for word in spelling.words(text)[0]:
        known = (*givens.lookup(word), *givens.lookup_oblique(word))
        found.update(f"={k.id}" for k in known)
        found.update(spelling.consonants(s.stem) for s in _surname_readings(word))
    return frozenset(found)


def matches(query: str, names: Iterable[str]) -> float:
    """How well a query fits the best of a person's names, 0..1; from `THRESHOLD` on it is worth showing.

    A query may be any part of a name in any order, spelling, script or case, or the first letters of a word.

    >>> matches("халден", ["Mira Halden"]), matches("Hald", ["Mira Halden"]), matches("Sokol", ["Mira Halden"])
    (1.0, 0.9, 0.0)
    """
    asked = spelling.words(query)[0]
    return max((_fits(query, asked, name) for name in names), default=0.0) if asked else 0.0


def _fits(query: str, asked: Sequence[str], name: str) -> float:
    there = spelling.words(name)[0]
    by_word = min(max((_word_fits(q, w) for w in there), default=0.0) for q in asked)
    return max(by_word, similarity(query, name).score if len(asked) > 1 else 0.0)


@lru_cache(maxsize=1 << 15)
def _word_fits(asked: str, word: str) -> float:
    one, other = (spelling.loose(spelling.sounds(w)) for w in (asked, word))
    if one == other:
        return 1.0
    if {k.id for k in givens.lookup(asked)} & {k.id for k in givens.lookup(word)}:
        return 0.95
    begun = 0.9 if len(one) > 2 and other.startswith(one) else 0.0
    return max(begun, max((stems_alike(s, t) for s in _surname_readings(asked) for t in surnames(word)), default=0.0))


@lru_cache(maxsize=1 << 15)
def _surname_readings(word: str) -> tuple[Surname, ...]:
    return (*surnames(word), *(oblique_surnames(word) if spelling.is_cyrillic(word) else ()))


# ---------------------------------------------------------------- the form for display


def base(name: str, language: str | None = None) -> str:
    """The name in the nominative, as well as the tables know; unchanged where it is likeliest to stand in it already.

    >>> base("Веры Гальденской", "ru")
    'Вера Гальденская'
    """
    way = next(iter(take_apart(name)), None)
    if way is None or not way.oblique:
        return name
    gender_ = way.gender or next((s.gender for s in way.surnames if s.gender), "m")
    found = [
        _nominative(w, gender_, language) if w != way.given else _given_nominative(w, gender_, language)
        for w in name.split()
    ]
    return " ".join(found)


def _given_nominative(word: str, gender_: str, language: str | None) -> str:
    return word if initial(word) else _like(givens.nominative(word, gender_, language), word)


def _nominative(word: str, gender_: str, language: str | None) -> str:
    fitting = [n.word for n in surname_nominatives(word, language) if n.gender in (None, gender_)]
    if gender_ == "f":
        fitting = [w for w in fitting if w.endswith(("а", "я"))]
    return _like(fitting[0], word) if fitting and not initial(word) else word


def _like(word: str, model: str) -> str:
    return word.upper() if model.isupper() else word
