"""Words and phrases of a language by class, as a TOML file beside the code that asks for them lists them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Listed", "layout", "layout_words", "layouts", "phrases_of"]


@dataclass(frozen=True, slots=True)
class Listed:
    """Words, and beginnings of words, of one class."""

    words: frozenset[str]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Listed":
        """The words of a text; one with * stands for all that begin so.

        >>> "arrested" in Listed.of("arrest* jail"), "jailed" in Listed.of("arrest* jail")
        (True, False)
        """
        words = text.split()
        stems = tuple(w[:-1] for w in words if w.endswith("*"))
        return cls(frozenset(w for w in words if not w.endswith("*")), stems)

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems)


def phrases_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of several words, parted by | or line ends, the longest first, each as its words."""
    found = {tuple(p.split()) for p in re.split(r"[|\n]", text) if p.strip()}
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


@cache
def layouts() -> dict[str, dict[str, Any]]:
    """The words of lists, tables and cards by language, as the files in `layouts/` give them."""
    folder = files("habeas.extraction").joinpath("layouts")
    texts = {f.name.removesuffix(".toml"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".toml")}
    return {language: tomllib.loads(texts[language]) for language in sorted(texts)}


@cache
def layout(name: str) -> re.Pattern[str]:
    """What finds the words of that name (see `layouts/en.toml`) in any language."""
    return re.compile(layout_words(name), re.IGNORECASE)


@cache
def layout_words(name: str) -> str:
    """The words of that name in all languages, the longest first, as a part of a pattern that ignores case."""
    found = {p for words in layouts().values() for p in phrases_of(words.get(name, ""))}
    longest_first = sorted(found, key=lambda p: (-len(" ".join(p)), p))
    return rf"(?<!\w)(?:{'|'.join(map(_part, longest_first)) or '(?!)'})(?!\w)"


_MEANT = {r"\*": r"\w*", r"\#": r"\d", "'": "['\u2019\u02bc]", "е": "[её]", " ": r"\s+"}


def _part(phrase: tuple[str, ...]) -> str:
    """A phrase as a part of a pattern: * for any letters, # for a digit, е for ё as well.

    >>> re.findall(_part(("end*", "of")), "the ending of it")
    ['ending of']
    """
    said = " ".join(re.escape(word) for word in phrase)
    return re.sub(r"\\[*#]|['е ]", lambda m: _MEANT[m.group()], said)
