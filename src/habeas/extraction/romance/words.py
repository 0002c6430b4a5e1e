"""What a Spanish or Portuguese word is: its class by the lists in `words.toml`, its shape by its ending."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from habeas.extraction.wordlists import Listed, phrases_of
from habeas.names.given import lookup, spelt_as_oblique

__all__ = ["LANGUAGES", "Tongue", "common_surname", "given_gender", "own_given_name", "participle", "said_of", "tongue"]

LANGUAGES = frozenset({"es", "pt"})


@cache
def _form() -> dict[str, Any]:
    return tomllib.loads(files("habeas.extraction.romance").joinpath("words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Tongue:
    """One of the two languages, with the lists that are its own and those that both share."""

    language: str

    def listed(self, name: str) -> Listed:
        """The list of that name; `modality.planned` is one of the lists of how a statement is meant."""
        return _listed(self.language, name)

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands in the list of that name."""
        return word in _listed(self.language, name)

    def phrases(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of the list of that name, the longest first."""
        return _phrases(name)


@cache
def tongue(language: str) -> Tongue:
    """The words of Spanish ("es") or Portuguese ("pt")."""
    return Tongue(language)


@cache
def _listed(language: str, name: str) -> Listed:
    texts = list[str]()
    for form in (_form(), _form()[language]):
        found: Any = form
        for part in name.split("."):
            found = found.get(part, "") if isinstance(found, dict) else ""
        texts.append(str(found))
    return Listed.of(" ".join(texts))


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return phrases_of(_form()[name])


@lru_cache(maxsize=1 << 14)
def given_gender(word: str) -> str | None:
    """ "m" or "f" for a known given name, of the languages' own or of the countries that reports tell of most."""
    lower = word.lower()
    if lower in _listed("es", "given.male"):
        return "m"
    if lower in _listed("es", "given.female"):
        return "f"
    known = lookup(word) if len(word) > 3 and word[:1].isupper() and not spelt_as_oblique(word) else ()
    genders = {k.gender for k in known if k.weight == 1.0}
    return genders.pop() if len(genders) == 1 else None


_PARTICIPLE = re.compile(r"..[aáií]d[oa]s?$")


@lru_cache(maxsize=1 << 14)
def participle(word: str) -> bool:
    """Whether a word is a participle or an adjective that stands like one.

    >>> participle("detenidos"), participle("presa"), participle("detención")
    (True, True, False)
    """
    return _PARTICIPLE.search(word) is not None or word in _listed("es", "irregular")


def common_surname(word: str) -> bool:
    """Whether a word is a common surname of the two languages."""
    return word.lower() in _listed("es", "surnames")


def own_given_name(word: str) -> bool:
    """Whether a word is a given name of the two languages themselves."""
    return word.lower() in _listed("es", "given.male") or word.lower() in _listed("es", "given.female")


def said_of(word: str) -> str | None:
    """Of whom a participle is said by its ending: "m", "f", or "p" for several; None where it does not tell."""
    for ending, meant in (("os", "p"), ("as", "p"), ("es", "p"), ("o", "m"), ("a", "f")):
        if word.endswith(ending):
            return meant
    return None
