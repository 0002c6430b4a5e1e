"""One spelling for all scripts: names cleaned and cut into words, words turned into sounds, sounds compared.

A word's *sounds* are the letters a b d e f g i k l m n p r s t u v z and C (ч), S (ш), Q (щ), Z (ж), X (х), c (ц), h (a
Latin h, for г or х), H (a Latin "ch", which is х in Polish and ч in English). What Belarusian, Russian and Ukrainian
spell differently falls together: o and a, е and я, и and ы, ў and в, дз and д.
"""

import re
import unicodedata
from functools import lru_cache

import anyascii
from rapidfuzz.distance import OSA

_MARKS_OFF = str.maketrans("‐‑‒–—−", "------", "'’ʼ‘`´′ʹ\"“”„«»*‹›")
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev fr hon mme pan pani herr frau г-н г-жа др проф господин"
    " госпожа спадар спадарыня пан пані".split()
)
_LOOKALIKES = dict(zip("aceiopxykABCEHIKMOPTXY", "асеіорхукАВСЕНІКМОРТХУ", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def is_cyrillic(text: str) -> bool:
    """Whether the text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


@lru_cache(maxsize=1 << 14)
def words(name: str) -> tuple[tuple[str, ...], bool]:
    """The words of a name without titles, quotes and what stands in brackets; whether a comma put the surname first.

    >>> words('Dr. HALDEN, Mira "M."')
    (('HALDEN', 'Mira', 'M.'), True)
    >>> words("Г.П.Сокол")
    (('Г.', 'П.', 'Сокол'), False)
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    if _OTHER_SCRIPT.search(text):
        text = _OTHER_SCRIPT.sub(_romanised, text)
    if " " not in text:
        text = _RUN_TOGETHER.sub(r"\1 \2", text)
    comma, tail = "", ""
    if _BEYOND_LETTERS.search(text):
        text = _IN_BRACKETS.sub(" ", text.translate(_MARKS_OFF))
        head, comma, tail = text.partition(",")
        text = _BETWEEN_LETTERS.sub(". ", f"{head} {tail}")
    found = [word for w in text.split() if (word := w if w.isascii() and w.isalpha() else _cleaned(w))]
    while len(found) > 1 and _honorific(found[0]):
        found = found[1:]
    return tuple(found), bool(comma and tail.strip()) and len(found) > 1


_BEYOND_LETTERS = re.compile(r"[^\w ]")
_OTHER_SCRIPT = re.compile("[^\\x00-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u206f]+")
"""Anything but Latin and Cyrillic letters and common punctuation."""
_RUN_TOGETHER = re.compile(r"^((?!Ma?c|De|Di|Du|La|Le|Van|Von|Fitz)\w*[^\W\d_A-ZА-ЯЁІЎ]{2})([A-ZА-ЯЁІЎ]\w{2,})$")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)\.(?=\w)")


def _romanised(found: re.Match[str]) -> str:
    """Letters of another script in Latin ones; what stands for a syllable or a word begins with a capital."""
    text: str = anyascii.anyascii(found[0]).replace(".", " ").replace("-", " ").replace("'", "")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


@lru_cache(maxsize=1 << 15)
def _cleaned(word: str) -> str:
    """The word in one script, without punctuation but an initial's dot; empty where it has no letter."""
    if word.isalpha() and (word.isascii() or not _LATIN.search(word)):
        return word
    word = _one_script(word.strip("-;:,"))
    if not any(c.isalpha() for c in word):
        return ""
    return word.rstrip(".") if len(word) > 4 else word


def _honorific(word: str) -> bool:
    return word.rstrip(".").lower() in _HONORIFICS


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
    "с": "s", "т": "t", "тс": "c", "у": "u", "ў": "v", "ф": "f", "х": "X", "ц": "c", "ч": "C", "ш": "S", "щ": "Q",
    "шч": "Q", "ъ": "", "ы": "i", "ь": "", "ьо": "ia", "э": "e", "ю": "iu", "я": "ia", "є": "ie",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "a", "ұ": "u", "ү": "u", "һ": "h", "җ": "Z",
}  # fmt: skip
_LATIN_SOUNDS = {
    "shch": "Q", "szcz": "Q", "šč": "Q", "schtsch": "Q", "tsch": "C", "sch": "S", "sh": "S", "sz": "S", "š": "S",
    "zh": "Z", "ž": "Z", "ż": "Z", "dž": "dZ", "dż": "dZ", "dz": "d", "dź": "d", "cz": "C", "č": "C", "tch": "C",
    "kh": "X", "ch": "H", "gh": "g", "ph": "f", "th": "t", "ts": "c", "tz": "c", "ct": "kt", "cr": "kr", "cl": "kl",
    "ć": "c", "ł": "l", "ś": "s", "ź": "z", "ė": "e", "x": "ks", "q": "k", "w": "v", "y": "i", "j": "i", "o": "a",
    "ə": "a", "ı": "i", "ş": "S", "ç": "C",
}  # fmt: skip
_CYRILLIC_GROUPS = re.compile("|".join(letters for letters in _CYRILLIC_SOUNDS if len(letters) > 1))
_LATIN_GROUPS = re.compile("|".join(sorted((g for g in _LATIN_SOUNDS if len(g) > 1), key=len, reverse=True)))
_CYRILLIC_LETTERS = str.maketrans({letter: sound for letter, sound in _CYRILLIC_SOUNDS.items() if len(letter) == 1})
_LATIN_LETTERS = str.maketrans({letter: sound for letter, sound in _LATIN_SOUNDS.items() if len(letter) == 1})


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """The word as sounds, the same for every script and romanisation that the rules reach.

    >>> sounds("Hardzeichyk"), sounds("Гардзейчык"), sounds("Gordeichik")
    ('hardeiHik', 'gardeiCik', 'gardeiHik')
    """
    word = word.lower()
    if is_cyrillic(word):
        code = _CYRILLIC_GROUPS.sub(lambda m: _CYRILLIC_SOUNDS[m[0]], word).translate(_CYRILLIC_LETTERS)
    else:
        if not word.isascii() and _AZERI.search(word):
            word = word.translate(_AZERI_LETTERS)
        code = _LATIN_GROUPS.sub(lambda m: _LATIN_SOUNDS[m[0]], word).translate(_LATIN_LETTERS)
        if not code.isascii():
            code = unicodedata.normalize("NFD", code)
    if not (code.isascii() and code.isalpha()):
        code = _NO_SOUND.sub("", code)
    code = code.replace("o", "a")
    while "ii" in code:
        code = code.replace("ii", "i")
    code = code.replace("ia", "e").replace("ie", "e")
    if code.startswith(("ul", "us")):
        code = "v" + code[1:]
    code = code.replace("iu", "u").replace("au", "av").replace("eu", "ev")
    return _DOUBLES.sub(r"\1", code)


def sounds_in_english(word: str) -> str:
    """The sounds of a word in Latin letters whose j is the first sound of Jafarov.

    >>> sounds_in_english("Jafarov") == sounds("Джафаров")
    True
    """
    return sounds(word.lower().replace("j", "dž"))


_AZERI = re.compile("[əığ]")
_AZERI_LETTERS = str.maketrans({"c": "dž", "x": "kh", "q": "g", "ğ": "gh"})
_NO_SOUND = re.compile("[^a-zCQSZXH]")
_DOUBLES = re.compile(r"(.)\1+")


_SAME_SOUND = str.maketrans("gXHc", "hhht")
_SAME_CLASS = str.maketrans("gXHCcSQZf", "hhhhtsszv", "aeiu")


def loose(code: str) -> str:
    """Sounds with the letters that romanisations confuse made one: g h kh ch, and t ts."""
    return code.translate(_SAME_SOUND)


def consonants(code: str) -> str:
    """What is left of sounds without vowels, with letters that are often confused made one; a key to block on.

    >>> consonants(sounds("Hardzeichyk")) == consonants(sounds("Гордейчик"))
    True
    """
    return _DOUBLES.sub(r"\1", code.translate(_SAME_CLASS)) or code[:1]


# ---------------------------------------------------------------- distance

_CHEAP = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.05, "gh HX HC hH"),
        (0.1, "uv"),
        (0.2, "ae ei hX gX cC hC"),
        (0.3, "tc ai fv kc ZS gH"),
        (0.4, "sS zZ zc cs zs sC SC QS QC kX kh"),
    )
    for pair in pairs.split()
}  # fmt: skip
_DROPPED = {"i": 0.35, "e": 0.7, "a": 0.7}


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


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words of four letters or more differ by one letter at most, or by two that changed places."""
    return min(len(one), len(other)) > 3 and OSA.distance(one.lower(), other.lower(), score_cutoff=1) <= 1


def _edits(one: str, other: str) -> float:
    """The least weight of edits from one to the other, between what they begin and end with alike."""
    one, other = _differing(one, other)
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


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both without their common beginning and end."""
    shorter = min(len(one), len(other))
    first = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    one, other = one[first:], other[first:]
    shorter -= first
    last = next((i for i in range(shorter) if one[-1 - i] != other[-1 - i]), shorter)
    return one[: len(one) - last], other[: len(other) - last]
