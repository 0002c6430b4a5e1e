"""A Russian, Belarusian or Ukrainian name as it stands in a list: from the case in running text to the nominative.

Given name and surname must stand in one case of one gender: the endings of both are weighed together, and the table of
given names decides where they leave a choice. Where they tell nothing, the name is left as it was written.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from habeas.names.given import lookup_written
from habeas.names.inflection import given_nominatives, surname_nominatives

__all__ = ["nominative"]


class _Case(NamedTuple):
    """A gender and case: the endings of given names in it, and of surnames with what each ending weighs."""

    gender: str
    given: tuple[str, ...]
    surname: tuple[tuple[str, float], ...]


_STILL = ("о", "е", "і", "и", "у", "э")
"""Surnames in these endings may have no cases at all."""
# A line a case: gender and case, the endings of given names, of surnames; behind a number what those endings weigh.
_TABLE = """
    m gen : а я : 2 ого его ога яга кага ича іча ыча ука юка ика іка ыка ака яка 1 а я 0.6 у ю ы и
    m dat : у ю ові еві єві : 2 ому ему аму ичу ічу ычу уку юку ику іку ыку аку яку ові еві 1 у ю 0.5 е і
    m ins : ом ем ам ём єм : 2 ым им ім ом ем ам
    m acc : у ю : 2 ого его ога яга кага ича іча ыча ука юка ика іка ыка 1 а я 0.6 у ю
    m of  : ы и і : 2 ого его ога яга кага ича іча ыча ука юка ика іка ыка 1 а я
    m to  : е і ці : 2 ому ему аму ичу ічу ычу уку юку 1 у ю
    f acc : у ю : 2 ую юю 1 у ю
    f gen : ы и і ї : 2 ой ей ай яй ої ій 0.6 ы и і
    f dat : е зе цы ці зі і ї ии : 2 ой ей ай яй ій 0.6 е цы ці
    f ins : ой ей ёй ай яй ою ею єю : 2 ой ей ай яй ою аю ею
    m nom : й ь б в г д ж з к л м н п р с т ф х ц ч ш щ ў а о : 1 ий ый ой кі ы і ў в н к ч ц ь й р л т с м д г
    f nom : а я : 2 ая яя ська цька ова ева ёва іна ина ына ава 0.8 а я"""


def _cases() -> dict[str, _Case]:
    found = dict[str, _Case]()
    for key, given, surname in (line.split(" : ") for line in _TABLE.strip().split("\n")):
        weight, endings = 0.0, list[tuple[str, float]]()
        for word in surname.split():
            if word[0].isdigit():
                weight = float(word)
            else:
                endings.append((word, weight))
        found[key.strip()] = _Case(key.strip()[0], tuple(given.split()), tuple(endings))
    return found


_CASES = _cases()
_OF_MEN = ("ого", "его", "ога", "яга", "кага", "ому", "ему", "аму", "ича", "іча", "ыча", "ичу", "ічу", "ычу")
"""Endings that only a man's surname has."""
_IN_A = ("m acc", "m of", "m to")
"""What men's given names in -а have: Никиту, Ильи, Миколе."""
_IRREGULAR = {
    "льва": "Лев", "льву": "Лев", "паўла": "Павел", "паўлу": "Павел", "змітра": "Зміцер", "зьмітра": "Зьміцер",
    "змітру": "Зміцер", "зьмітру": "Зьміцер",
}  # fmt: skip
_PATRONYMICS = (
    (re.compile(r"(ич|іч)(а|у|ем|ам|е|ові|ы)$"), r"\1"),
    (re.compile(r"(вн|ичн|ічн|ўн)(ы|и|е|і|у|ой|ою|ай)$"), r"\1а"),
)
_FLEETING = (
    (re.compile(r"([бвгджзклмнпрстфхчшщ])ц(ь?)$"), r"\1ец\2"),
    (re.compile(r"([бвгджзклмпрстфхчшщ])нь$"), r"\1ень"),
)
"""Vowels that only the nominative has: Кравец, Кравца; Шершень, Шершня."""
_IN_KO = re.compile(r"[бвгджзйлмнпртфхчшщь]к$")
"""Belarusian and Ukrainian surnames that lack their last vowel: Дзямко, Дзямка; Бойко, Бойка."""


LANGUAGES = ("ru", "be", "uk")


@lru_cache(maxsize=1 << 14)
def nominative(name: str, language: str | None) -> str:
    """A name in the nominative; as written where it stands in it, where nothing tells, and in other languages.

    >>> nominative("Веру Гальденскую", "ru"), nominative("Пятра Журка", "be")
    ('Вера Гальденская', 'Пятро Журко')
    """
    words = name.split()
    if language not in LANGUAGES or not words:
        return name
    if len(words) < 2 or len(words[0].strip(".")) < 3:
        return _alone(words[0], language) if len(words) == 1 else name
    weighed = {key: _weight(key, words[0], words[-1], language) for key in _CASES}
    best = max(weighed, key=lambda key: weighed[key])
    rivals = [
        key for key, w in weighed.items() if w >= weighed[best] - 0.1 and _CASES[key].gender != _CASES[best].gender
    ]
    if (woman := _unbending(words[0], words[-1])) is not None:
        best = woman
    if woman is None and (best.endswith("nom") or weighed[best] <= 0 or rivals):
        return name
    gender = _CASES[best].gender
    middle = [next((p.sub(whole, w) for p, whole in _PATRONYMICS if p.search(w)), w) for w in words[1:-1]]
    given = words[0] if woman is not None else _given(words[0], gender, language)
    return " ".join([given, *middle, _surname(words[-1], best, language)])


_OF_WOMEN = re.compile(
    r"(?:(ову|еву|ёву|аву|эву|ину|іну|ыну|скую|цкую|ську|цьку)|(?:овой|евой|иной|ской|цкой|ової|евої|іної|ської))$"
)


def _unbending(given: str, surname: str) -> str | None:
    """The case of a woman whose given name has none, as her surname tells: "Асель Халденову"."""
    found = _OF_WOMEN.search(surname)
    if found is None or not _known(given, "f") or _known(given, "m") or given.endswith(("а", "я")):
        return None
    return "f acc" if found[1] else "f gen"


def _alone(word: str, language: str) -> str:
    """A given name or surname by itself: only what the table knows as a case of a given name."""
    if _known(word, None):
        return word
    found = [n.word for n in given_nominatives(word, language) if _known(n.word, n.gender)]
    return found[0] if len(set(found)) == 1 else word


def _weight(key: str, given: str, surname: str, language: str) -> float:
    """How well a gender and case fit both words; 0 or less where they do not."""
    one = _CASES[key]
    if key.endswith("nom") and given.lower() in _IRREGULAR:
        return 0.0
    if key.endswith("nom"):
        known = 2.0 if _known(given, one.gender) else 0.0
        fits = known or (0.6 if given.endswith(one.given) else 0.0)
    else:
        if not given.endswith(one.given):
            return 0.0
        if given.lower() in _IRREGULAR and one.gender == "f":
            return 0.0
        named = [n for n in _given_readings(given, one.gender, language) if _known(n, one.gender)]
        if (
            (key in _IN_A) != any(n.endswith(("а", "я")) for n in named)
            and one.gender == "m"
            and (named or key in _IN_A)
        ):
            return 0.0
        fits = 2.0 if named else 0.5
    if surname.endswith(_OF_MEN) and one.gender == "f":
        return 0.0
    ending = max((w for e, w in one.surname if surname.endswith(e)), default=0.0)
    if (
        not ending
        and not surname.endswith(tuple("аяуюыиї"))
        and (one.gender == "f" or surname.endswith((*_STILL, "ых", "их")))
    ):
        ending = 0.7  # a surname without cases, or a woman's in a consonant
    if not ending and surname.endswith(_STILL):
        ending = 0.4
    return fits + ending if fits and ending else 0.0


def _known(word: str, gender: str | None) -> bool:
    """Whether the table has this very word as a given name of that gender."""
    return any(k.weight > 0 and (gender is None or k.gender == gender) for k in lookup_written(word))


def _given_readings(word: str, gender: str, language: str) -> list[str]:
    return [n.word for n in given_nominatives(word, language) if n.gender in (None, gender)]


def _given(word: str, gender: str, language: str) -> str:
    if word.lower() in _IRREGULAR:
        return _IRREGULAR[word.lower()]
    found = _given_readings(word, gender, language)
    plain = [n for n in found if n.endswith(("а", "я", "ь") if gender == "f" else tuple("йьбвгджзклмнпрстфхцчшў"))]
    return next((n for n in found if _known(n, gender)), next(iter(plain or found), word))


def _surname(word: str, key: str, language: str) -> str:
    if "-" in word:
        return "-".join(_surname(w, key, language) for w in word.split("-"))
    gender = _CASES[key].gender
    if gender == "f" and not word.endswith(tuple("аяеиіуюыїйою")):
        return word
    if word.endswith(("ога", "ому")) and language == "be":
        return word[:-3] + "ы"
    if word.endswith(_OF_MEN):
        men = [n.word for n in surname_nominatives(word, language) if n.gender == "m"]
        return min(men, key=lambda w: w.endswith("о"), default=word)
    if word.endswith(("ли", "дзе", "швили", "швілі", "дзэ", "ко", "ых", "их", "о", "ия", "ія")):
        return word
    found = [n for n in surname_nominatives(word, language) if n.gender in (None, gender)]
    if key in ("m gen", "m acc") and word.endswith(("у", "ю")):
        found = [n for n in found if n.word.endswith(("а", "я"))]  # a man's surname in -а
    elif gender == "m":
        found.sort(key=lambda n: (n.gender != "m", n.word.endswith("о") and not n.word.endswith("енко")))
    whole = next((n.word for n in found), word)
    if language in ("be", "uk") and _IN_KO.search(whole):
        return whole + "о"
    return next((p.sub(fuller, whole) for p, fuller in _FLEETING if p.search(whole)), whole)
