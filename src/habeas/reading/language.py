"""The language of a text."""

import re
from functools import cache
from typing import Any

_BLOCK = 40  # characters; shorter blocks are headings and names, which mislead
_ENOUGH = 6_000  # characters that settle it
_SURE = 0.6  # of 4,900 single English sentences (the corpus in train/) 4,526 pass it, 10 of them wrongly
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    ("the", "of", "and", "that", "were", "with", "his", "from", "which", "been", "their", "they", "who", "said", "had",
     "would", "this", "have", "its")
)  # fmt: skip
"""Words that are common in English, and in no other language of these letters."""
_ENGLISH_SHARE = 0.1
"""Of its words: of 866 texts of the corpus, the samples and these docs 811 have it, all English by the model too."""
_WORDS = 20  # fewer tell nothing
_FEW_WORDS = 3
_ELSEWHERE = re.compile(r"[јљњђћџѓќѕәғқңөұүһӣӯҳҷ]|ъ(?![еёюя])", re.IGNORECASE)
"""Cyrillic letters of Serbian, Macedonian, Kazakh, Kyrgyz, Tatar and Tajik, and the vowel of Bulgarian."""
_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)


def language_of(text: str, said: str | None = None) -> tuple[str | None, str | None]:
    """The ISO 639-1 code of a text's language and the method that found it; (None, None) where it is not known.

    What the source says of itself (`said`, a tag such as "en-GB") counts where the text is too short to tell.
    """
    said_code = _code(said)
    blocks = _blocks(text)
    if not blocks:
        if said_code:
            return said_code, "as the source says"
        code = _of_short_lines(text[:_ENOUGH])
        return (code, "letters") if code else (None, None)
    if code := _by_letters(blocks):
        return code, "letters"
    if _is_english(blocks):
        return "en", "words"
    code, probability = _identifier().classify(blocks)
    if probability < _SURE:
        return (said_code, "as the source says") if said_code else (None, None)
    if _mostly_cyrillic(blocks) and code not in ("bg", "mk", "sr", "kk", "ky", "mn", "ru", "uk", "be"):
        return None, None
    return code, "py3langid"


def _blocks(text: str) -> str:
    """The longer lines of the text, up to as much as settles it."""
    taken, length = list[str](), 0
    for line in text.split("\n"):
        if len(line) > _BLOCK and len(_LETTER.findall(line)) > len(line) // 2:
            taken.append(line)
            length += len(line)
            if length > _ENOUGH:
                break
    return "\n".join(taken)[:_ENOUGH]


def _of_short_lines(text: str) -> str | None:
    """The language of a post or a list without a long line, where its letters tell; what none of them tells is Russian.

    Two words tell nothing, nor do letters of other languages than these three.
    """
    if len(_WORD.findall(text)) < _FEW_WORDS or _ELSEWHERE.search(text):
        return None
    return _by_letters(text, least=1) or ("ru" if _mostly_cyrillic(text) and "и" in text.lower() else None)


def _by_letters(text: str, least: int = 2) -> str | None:
    """Belarusian, Ukrainian and Russian, told apart by letters that the others lack, `least` of them at least."""
    if not _mostly_cyrillic(text):
        return None
    lower = text.lower()
    n = {c: lower.count(c) for c in "ўіыэъиїєґёщ"}
    many = max(least, len(lower) // 500)  # more than one quoted name would bring
    if n["ў"] >= many or (n["і"] >= many and n["ы"] + n["э"] >= many):
        return "be"
    if n["ї"] + n["є"] + n["ґ"] >= many or (n["і"] >= many and n["и"] >= many):
        return "uk"
    if n["ы"] + n["э"] >= many and n["і"] < many and n["и"] >= many:
        return "ru"
    return None


def _is_english(text: str) -> bool:
    """Whether the commonest words say so: the model takes a third of a second to load, and need not be asked."""
    words = _WORD.findall(text.lower())
    cyrillic = len(_CYRILLIC.findall(text)) > len(_LETTER.findall(text)) / 10
    return not cyrillic and len(words) >= _WORDS and sum(w in _ENGLISH for w in words) >= _ENGLISH_SHARE * len(words)


def _mostly_cyrillic(text: str) -> bool:
    return len(_CYRILLIC.findall(text)) > len(_LETTER.findall(text)) / 2


def _code(said: str | None) -> str | None:
    match = _TAG.fullmatch(said.strip()) if said else None
    return match[1].lower() if match else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to import, and not every command reads

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
