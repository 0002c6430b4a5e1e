"""Whose word an official's is: that of the body they speak for, by the post in the words that name them.

"Justice Minister Mira Halden", "the minister" and the Ministry of Justice are one source: two voices of one body are no
confirmation. A person who was named with a post once holds it wherever they are named.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from habeas.folding import fold
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.source_names import is_person, sounds, stem
from habeas.reconciliation.topics import listed

_MINISTERS = (
    (re.compile(r"\b(?:(?:deputy|vice|first|prime)[- ])*minist(?:ers?|resse)\b(?:['’]s)?", re.IGNORECASE), "ministry"),
    (re.compile(r"(?<!\w)(?:вице-|замести\w+ )?министр(?:а|у|ом|е|ы|ов)?(?!\w)", re.IGNORECASE), "министерство"),
    (re.compile(r"(?<!\w)(?:віц[эе]-|намесні\w+ |заступни\w+ )?міністр(?:а|у|ам|ом|е|і|ы|ові|ка|ки|кі)?(?!\w)", re.I),
     "міністэрства"),
)  # fmt: skip
"""A minister is named after the ministry; in what language, stays."""
_SPOKESMEN = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|officials?|representatives?|sources?)\b|"
    r"(?<!\w)(?:пресс-секретар|представител|чиновник|прэс-сакратар|прадстаўні|чыноўні|прес-?секретар|представни|речни|"
    r"посадов)\w*",
    re.IGNORECASE,
)
"""Who speaks for the body whose name stands before or behind."""
_PRIME = re.compile(r"prime[- ]minister|премьер|прэм.?ер|прем.?єр", re.IGNORECASE)
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "for",
        "at",
        "from",
        "in",
        "its",
        "his",
        "her",
        "their",
        "our",
        "and",
        "deputy",
        "first",
        "vice",
    )
)


@dataclass(frozen=True, slots=True)
class Official:
    """A source named with a post: the person, if named, and the words for the body of the state they speak for."""

    person: str
    body: str


@lru_cache(maxsize=2**12)
def official(source: str) -> Official | None:
    """Who is named with a post in an organ of a state; None where nobody is, or no organ by its words.

    >>> official("Justice Minister Mira Halden"), official("a Prison Service spokesman").body
    (Official(person='Mira Halden', body='Justice ministry'), 'Prison Service')
    >>> official("министра юстиции Миры Халден").body, official("the minister").body, official("Mira Halden")
    ('министерство юстиции', 'ministry', None)
    """
    post = source
    for minister, ministry in () if _PRIME.search(source) else _MINISTERS:
        post = minister.sub(ministry, post)
    post = _SPOKESMEN.sub(" ", post)
    if post == source:
        return None
    person, words = _parted(post.split())
    while words and words[0].casefold() in _SMALL:
        words = words[1:]
    while words and words[-1].casefold() in _SMALL:
        words = words[:-1]
    body = " ".join(words)
    return Official(" ".join(person), body) if is_organ(body) else None


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The name of a person at the end of the words, or before a comma at their beginning, and the other words."""
    comma = next((i + 1 for i, w in enumerate(words) if w.endswith(",")), 0)
    first = [w.strip(",") for w in words[:comma]]
    if len(first) > 1 and is_person(" ".join(first)):
        return first, words[comma:]
    at = len(words)
    while at and len(words) - at < 3 and words[at - 1][:1].isupper() and not _of_office(words[at - 1]):
        at -= 1
    return words[at:], words[:at]


def _of_office(word: str) -> bool:
    """Whether a word can be one of an organ's name."""
    return not set(in_english(word).split()).isdisjoint(listed("offices") | listed("organs") | listed("bodies"))


def is_organ(source: str) -> bool:
    """Whether words name an organ of a state."""
    said = set(in_english(source).replace("'s", "").split())
    return bool(said & (listed("organs") | {"ministry"})) or len(said & listed("offices")) > 1


def known_as(person: str) -> tuple[str, str] | None:
    """By what a person is known in any letters and case, with the first name in full or not; None for one name alone.

    >>> known_as("Мира Халден") == known_as("M. Halden")
    True
    """
    said = [fold(anyascii(stem(w))) for w in person.split()]
    return (said[0][:1], sounds(said[-1])) if len(said) > 1 and len(sounds(said[-1])) > 3 else None
