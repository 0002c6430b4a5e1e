"""Words and phrases of a language by class, as a TOML file beside the code that asks for them lists them."""

import re
from dataclasses import dataclass

__all__ = ["Listed", "phrases_of"]


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
