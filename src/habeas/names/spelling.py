"""One spelling for all scripts: names cleaned and cut into words, words turned into sounds, sounds compared.

A word's *sounds* are the letters a b d e f g i k l m n p r s t u v z and C (ч), S (ш), Z (ж), X (х), c (ц), h (a Latin
h, for г or х), H (a Latin "ch", which is х in Polish and ч in English). What Belarusian, Russian and Ukrainian spell
differently falls together: o and a, е and я, и and ы, ў and в, дз and д.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

_MARKS_OFF = str.maketrans("", "", "'’ʼ‘`´′ʹ\"“”„«»*‹›")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_HONORIFICS = re.compile(
    "(mrs?|ms|miss|dr|prof|professor|sir|dame|lord|lady|rev|fr|hon|mme|pani?|herr|frau|г-н|г-жа|др|проф|господин|госпожа"
    r"|спадар|спадарыня|пані?)\.?",
    re.IGNORECASE,
)
_LOOKALIKES = dict(zip("aceiopxykABCEHIKMOPTXY", "асеіорхукАВСЕНІКМОРТХУ", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def is_cyrillic(text: str) -> bool:
    """Whether the text has a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def words(name: str) -> tuple[list[str], bool]:
    """The words of a name without titles, quotes and what stands in brackets; whether a comma put the surname first.

    >>> words('Dr. HALDEN, Mira "M."')
    (['HALDEN', 'Mira', 'M.'], True)
    >>> words("Г.П.Сокол")
    (['Г.', 'П.', 'Сокол'], False)
    """
    text = unicodedata.normalize("NFKC", name).translate(_MARKS_OFF).translate(_DASHES)
    text = re.sub(r"\([^)]*\)", " ", text)
    head, comma, tail = text.partition(",")
    text = re.sub(r"(?<=\w)\.(?=\w)", ". ", f"{head} {tail}")
    found = [_one_script(w.strip("-;:,")) for w in text.split()]
    found = [w.rstrip(".") if len(w) > 4 else w for w in found if any(c.isalpha() for c in w)]
    while len(found) > 1 and _HONORIFICS.fullmatch(found[0]):
        found = found[1:]
    return found, bool(comma and tail.strip()) and len(found) > 1


def _one_script(word: str) -> str:
    """A word that mixes Latin and Cyrillic letters that look alike, in the script that most of it is in."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    table = _LOOKALIKES if cyrillic >= latin else _TO_LATIN
    return "".join(table.get(c, c) for c in word)


# ---------------------------------------------------------------- sounds

_CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "дз": "d", "е": "ie", "ё": "io", "ж": "Z", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "a", "п": "p", "р": "r",
    "с": "s", "т": "t", "тс": "c", "у": "u", "ў": "v", "ф": "f", "х": "X", "ц": "c", "ч": "C", "ш": "S", "щ": "SC",
    "ъ": "", "ы": "i", "ь": "", "ьо": "ia", "э": "e", "ю": "iu", "я": "ia", "є": "ie",
}  # fmt: skip
_LATIN_SOUNDS = {
    "shch": "SC", "szcz": "SC", "šč": "SC", "schtsch": "SC", "tsch": "C", "sch": "S", "sh": "S", "sz": "S", "š": "S",
    "zh": "Z", "ž": "Z", "ż": "Z", "dž": "dZ", "dż": "dZ", "dz": "d", "dź": "d", "cz": "C", "č": "C", "tch": "C",
    "kh": "X", "ch": "H", "gh": "g", "ph": "f", "th": "t", "ts": "c", "tz": "c", "ct": "kt", "cr": "kr", "cl": "kl",
    "ć": "c", "ł": "l", "ś": "s", "ź": "z", "ė": "e", "x": "ks", "q": "k", "w": "v", "y": "i", "j": "i", "o": "a",
}  # fmt: skip
_CYRILLIC_LETTERS = re.compile("|".join(sorted(_CYRILLIC_SOUNDS, key=len, reverse=True)))
_LATIN_LETTERS = re.compile("|".join(sorted(_LATIN_SOUNDS, key=len, reverse=True)))


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """The word as sounds, the same for every script and romanisation that the rules reach.

    >>> sounds("Hardzeichyk"), sounds("Гардзейчык"), sounds("Gordeichik")
    ('hardeiHik', 'gardeiCik', 'gardeiHik')
    """
    word = word.lower()
    if is_cyrillic(word):
        code = _CYRILLIC_LETTERS.sub(lambda m: _CYRILLIC_SOUNDS[m[0]], word)
    else:
        code = _LATIN_LETTERS.sub(lambda m: _LATIN_SOUNDS[m[0]], word)
        code = "".join(c for c in unicodedata.normalize("NFD", code) if c.isalpha())
    code = re.sub(r"[^a-zCSZXH]", "", code).replace("o", "a")
    code = re.sub("i+", "i", code)
    code = re.sub("i[ae]", "e", re.sub("^u(?=[ls])", "v", code)).replace("iu", "u")
    code = re.sub("(?<=[ae])u", "v", code)
    return re.sub(r"(.)\1+", r"\1", code)


_SAME_SOUND = str.maketrans("gXHc", "hhht")
_SAME_CLASS = str.maketrans("gXHCcSZf", "hhhhtszv")
_VOWELS = re.compile("[aeiu]+")


def loose(code: str) -> str:
    """Sounds with the letters that romanisations confuse made one: g h kh ch, and t ts."""
    return code.translate(_SAME_SOUND)


def consonants(code: str) -> str:
    """What is left of sounds without vowels, with letters that are often confused made one; a key to block on.

    >>> consonants(sounds("Hardzeichyk")) == consonants(sounds("Гордейчик"))
    True
    """
    code = code.translate(_SAME_CLASS)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", code)) or code[:1]


# ---------------------------------------------------------------- distance

_CHEAP = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.05, "gh HX HC hH"),
        (0.1, "uv"),
        (0.2, "ae ei hX gX cC hC"),
        (0.3, "tc ai fv kc ZS gH"),
        (0.4, "sS zZ cs zs sC SC kX kh"),
    )
    for pair in pairs.split()
}  # fmt: skip
_DROPPED = {"i": 0.35, "e": 0.7, "a": 0.7, "C": 0.6}


@lru_cache(maxsize=1 << 16)
def closeness(one: str, other: str) -> float:
    """How close two words' sounds are, 0..1: 1 less the weighted edits (two swapped letters are one) for their length.

    What romanisations confuse costs little, such as g for h. The weights were tuned on shared development pairs.
    """
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    length = max(len(one), len(other), 4)
    if OSA.distance(loose(one), loose(other)) > length * 0.7:
        return 0.0
    return max(0.0, 1.0 - STRICTNESS * _edits(one, other) / length)


STRICTNESS = 1.5
"""How much an edit weighs; tuned on the development pairs."""


def _edits(one: str, other: str) -> float:
    before: list[float] = []
    row = [0.0]
    for b in other:
        row.append(row[-1] + _DROPPED.get(b, 1.0))
    for i, a in enumerate(one):
        cost = _DROPPED.get(a, 1.0)
        earlier, before = before, row
        row = [before[0] + cost]
        for j, b in enumerate(other):
            change = 0.0 if a == b else _CHEAP.get(frozenset((a, b)), 1.0)
            best = min(before[j] + change, before[j + 1] + cost, row[j] + _DROPPED.get(b, 1.0))
            if i and j and a == other[j - 1] and b == one[i - 1] and a != b:
                best = min(best, earlier[j - 1] + 0.8)
            row.append(best)
    return row[-1]
