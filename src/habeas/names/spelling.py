"""One spelling for all scripts: names cleaned and cut into words, words turned into sounds, sounds compared.

A word's *sounds* are the letters a b d e f g i k l m n p r s t u v z and C (ч), S (ш), Q (щ), Z (ж), X (х), c (ц), h (a
Latin h, for г or х), H (a Latin "ch", which is х in Polish and ч in English). What Belarusian, Russian and Ukrainian
spell differently falls together: o and a, е and я, и and ы, ў and в, дз and д.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from operator import eq
from string import ascii_letters

import anyascii
from rapidfuzz.distance import OSA

_MARKS_OFF = str.maketrans("‐‑‒–—−", "------", "'’ʼ‘`´′ʹ\"“”„«»*‹›")
_HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof professor doctor sir dame lord lady madam rev reverend fr hon mme mlle monsieur madame
    pan pani panna herr frau señor señora senhor senhora signor signora comrade citizen
    captain capt major maj colonel col general gen lieutenant lt sergeant sgt corporal private admiral commander
    judge justice magistrate senator congressman congresswoman mayor governor ambassador consul president
    father brother sister pastor bishop archbishop cardinal deacon rabbi imam sheikh mullah metropolitan archimandrite
    г-н г-жа др проф профессор доктор господин госпожа гражданин гражданка товарищ спадар спадарыня пан пані пану пана
    капитан капитана капитану майор майора полковник полковника генерал генерала лейтенант лейтенанта сержант сержанта
    капітан капітана капітану палкоўнік палкоўніка полковнику сяржант сержанту
    судья судьи судье суддя судді суддю судзьдзя сенатор сенатора отец отца отцу батюшка айцец айца отець отця
    пастор пастора ксёндз ксендз ксендза епископ епископа біскуп архімандрит архимандрит имам имама імам рабін раввин
    прафесар професор доктара докторка""".split()
)
_LOOKALIKES = dict(zip("aceiopxykABCEHIKMOPTXY", "асеіорхукАВСЕНІКМОРТХУ", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def is_cyrillic(text: str) -> bool:
    """Whether the text has a Cyrillic letter."""
    return not text.isascii() and ("\u0400" <= text[0] <= "\u04ff" or _CYRILLIC.search(text) is not None)


def words(name: str) -> tuple[tuple[str, ...], bool]:
    """The words of a name without titles, quotes and what stands in brackets; whether a comma put the surname first.

    >>> words('Dr. HALDEN, Mira "M."')
    (('HALDEN', 'Mira', 'M.'), True)
    >>> words("Г.П.Сокол")
    (('Г.', 'П.', 'Сокол'), False)
    """
    if _PLAIN.fullmatch(name):
        plain = name.split()
        if len(plain) > 1 and plain[0].lower() not in _HONORIFICS:
            return tuple(plain), False
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


_PLAIN = re.compile("[A-Za-z ]+|[А-Яа-яЁІЎЄЇҐёіўєїґ ]+")
"""Most names: words of one script, with nothing to take off."""
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
    "zh": "Z", "ž": "Z", "ż": "Z", "dž": "dZ", "dż": "dZ", "dzh": "dZ", "dsch": "dZ", "dz": "d",
    "dź": "d", "cz": "C", "č": "C", "tch": "C",
    "kh": "X", "ch": "H", "gh": "g", "ph": "f", "th": "t", "ts": "c", "tz": "c", "ct": "kt", "cr": "kr", "cl": "kl",
    "ć": "c", "ł": "l", "ś": "s", "ź": "z", "ė": "e", "x": "ks", "q": "k", "w": "v", "y": "i", "j": "i", "o": "a",
    "ə": "a", "ı": "i", "ş": "S", "ç": "C",
}  # fmt: skip


def _groups(sounds_: Mapping[str, str]) -> re.Pattern[str]:
    """Finds the groups of letters that are one sound, the longest first; put together by their first letters."""
    by_first: dict[str, list[str]] = {}
    for group in sorted((g for g in sounds_ if len(g) > 1), key=len, reverse=True):
        by_first.setdefault(group[0], []).append(group[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


class _Letters(dict[str, str]):
    """The sound of each letter; a letter without one stands for itself."""

    def __init__(self, sounds_: Mapping[str, str]) -> None:
        super().__init__(zip(ascii_letters, ascii_letters, strict=True))
        self.update(sounds_)

    def __missing__(self, letter: str) -> str:
        return letter


_CYRILLIC_GROUPS, _LATIN_GROUPS = _groups(_CYRILLIC_SOUNDS), _groups(_LATIN_SOUNDS)
_CYRILLIC_LETTERS, _LATIN_LETTERS = _Letters(_CYRILLIC_SOUNDS), _Letters(_LATIN_SOUNDS)


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """The word as sounds, the same for every script and romanisation that the rules reach.

    >>> sounds("Hardzeichyk"), sounds("Гардзейчык"), sounds("Gordeichik")
    ('hardeiHik', 'gardeiCik', 'gardeiHik')
    """
    word = word.lower()
    if is_cyrillic(word):
        code = "".join(map(_CYRILLIC_LETTERS.__getitem__, _CYRILLIC_GROUPS.sub(_cyrillic_sound, word)))
    else:
        if not word.isascii() and _AZERI.search(word):
            word = word.translate(_AZERI_LETTERS)
        code = "".join(map(_LATIN_LETTERS.__getitem__, _LATIN_GROUPS.sub(_latin_sound, word)))
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
    return _without_doubles(code)


def _cyrillic_sound(found: re.Match[str]) -> str:
    return _CYRILLIC_SOUNDS[found[0]]


def _latin_sound(found: re.Match[str]) -> str:
    return _LATIN_SOUNDS[found[0]]


def sounds_in_english(word: str) -> str:
    """The sounds of a word in Latin letters whose j is the first sound of Jafarov.

    >>> sounds_in_english("Jafarov") == sounds("Джафаров")
    True
    """
    return sounds(word.lower().replace("j", "dž"))


def sounds_in_azeri(word: str) -> str:
    """The sounds of a word in Latin letters whose x, q and c are those of Azerbaijani, written without its own marks.

    >>> sounds_in_azeri("Xalilov") == sounds("Халилов")
    True
    """
    return sounds(word.lower().translate(_AZERI_LETTERS))


def may_be_azeri(word: str) -> bool:
    """Whether a word in Latin letters has an x, a q or a c that Azerbaijani may have written.

    >>> may_be_azeri("Caniyev"), may_be_azeri("Chaniyev"), may_be_azeri("Petrović")
    (True, False, False)
    """
    return _PLAIN_AZERI.search(word.lower()) is not None


_PLAIN_AZERI = re.compile("x|q(?!u[aeio])|c(?=[aeiouəüıö])")
_AZERI = re.compile("[əığ]")
_AZERI_LETTERS = str.maketrans({"c": "dž", "x": "kh", "q": "g", "ğ": "gh"})
_NO_SOUND = re.compile("[^a-zCQSZXH]")
_SAME_CLASS = str.maketrans("gXHCcSQZf", "hhhhtsszv", "aeiu")


def _without_doubles(code: str) -> str:
    return "".join([letter for letter, _ in groupby(code)]) if any(map(eq, code, code[1:])) else code


def loose(code: str) -> str:
    """Sounds with the letters that romanisations confuse made one: g h kh ch, and t ts."""
    return code.replace("g", "h").replace("X", "h").replace("H", "h").replace("c", "t")


def consonants(code: str) -> str:
    """What is left of sounds without vowels, with letters that are often confused made one; a key to block on.

    >>> consonants(sounds("Hardzeichyk")) == consonants(sounds("Гордейчик"))
    True
    """
    return _without_doubles(code.translate(_SAME_CLASS)) or code[:1]


# ---------------------------------------------------------------- distance

_CHEAP = {
    order: cost
    for cost, pairs in (
        (0.05, "gh HX HC hH"),
        (0.1, "uv"),
        (0.2, "ae ei hX gX cC hC"),
        (0.3, "tc ai fv kc ZS gH"),
        (0.4, "sS zZ zc cs zs sC SC QS QC kX kh"),
    )
    for pair in pairs.split()
    for order in (pair, pair[::-1])
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
    begun, ended = _shared(one, other)
    left, others_left = one[begun : len(one) - ended], other[begun : len(other) - ended]
    if max(len(left), len(others_left)) > length * 0.7 and OSA.distance(loose(one), loose(other)) > length * 0.7:
        return 0.0
    return max(0.0, 1.0 - STRICTNESS * _edits(left, others_left) / length)


STRICTNESS = 1.5
"""How much an edit weighs; tuned on the development pairs."""


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words of four letters or more differ by one letter at most, or by two that changed places."""
    return min(len(one), len(other)) > 3 and OSA.distance(one.lower(), other.lower(), score_cutoff=1) <= 1


def _edits(one: str, other: str) -> float:
    """The least weight of edits from one to the other."""
    before: list[float] = []
    row = [0.0]
    for b in other:
        row.append(row[-1] + _DROPPED.get(b, 1.0))
    last = ""
    for a in one:
        cost = _DROPPED.get(a, 1.0)
        earlier, before = before, row
        here = before[0] + cost
        row = [here]
        above, beside = before[0], ""
        for j, b in enumerate(other):
            over = before[j + 1]
            here = min(above + (0.0 if a == b else _CHEAP.get(a + b, 1.0)), over + cost, here + _DROPPED.get(b, 1.0))
            if a == beside and b == last and a != b:
                here = min(here, earlier[j - 1] + 0.8)
            row.append(here)
            above, beside = over, b
        last = a
    return row[-1]


def _shared(one: str, other: str) -> tuple[int, int]:
    """How many letters two words begin with alike, and how many of the rest they end with alike."""
    shorter, begun, ended = min(len(one), len(other)), 0, 0
    while begun < shorter and one[begun] == other[begun]:
        begun += 1
    shorter -= begun
    while ended < shorter and one[-1 - ended] == other[-1 - ended]:
        ended += 1
    return begun, ended
