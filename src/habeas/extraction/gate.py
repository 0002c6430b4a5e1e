"""Whether a text can be about imprisonment, release or sanctions at all, told by its words before any parsing.

Nearly all of a general archive is not. One pass of an Aho-Corasick automaton over the folded text finds the trigger terms
of all languages in `gate.toml`; a term that tells by itself lets the text pass, and so do two different ones that only
hint. A short text always passes: reading it costs little, and somebody may have handed over just that sentence.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from resiliparse.extract.html2text import extract_plain_text

from habeas.model import Document, SetAside

__all__ = ["PAGE", "REASON", "Relevance", "page_relevance", "relevance", "relevant", "turned_away"]

REASON = "not relevant: no word of imprisonment, release or sanctions"
PAGE = "not relevant: no word of imprisonment, release or sanctions anywhere on the page"
_SHORT = 400
"""Characters of a text that passes as it is: a few sentences."""
_HINTS = 2
"""How many different terms that only hint let a text pass."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What the gate saw: whether the text is short, the terms that tell by themselves, and those that only hint."""

    short: bool
    tells: frozenset[str]
    hints: frozenset[str]

    def __bool__(self) -> bool:
        return self.short or bool(self.tells) or len(self.hints) >= _HINTS


def relevant(text: str) -> bool:
    """Whether the text, in whatever language, is worth parsing; work is linear in its length.

    >>> relevant("Mira Halden was set free."), relevant("The river rose again. " * 20)
    (True, False)
    """
    return bool(relevance(text))


def turned_away(document: Document) -> SetAside | None:
    """The document set aside with `REASON` where it is not relevant, else None."""
    return None if relevant(document.text) else SetAside("extraction", document.id, REASON)


def page_relevance(html: str) -> Relevance:
    """The terms that stand anywhere in a web page, also in its menus: whatever text it has for a reader is among it.

    Many times cheaper than telling the page's own text from the rest. Being short is no merit of a page.
    """
    spoken = [json.loads(f'"{m[1]}"', strict=False) for m in _SPOKEN.finditer(html)] if "articleBody" in html else []
    if "<template" in html:
        html = html.replace("<template", "<div")
    seen = relevance("\n".join((extract_plain_text(_APART.sub(" <", html)), *spoken)))
    return replace(seen, short=False)


_APART = re.compile(
    r"<(?=/?(?:caption|dialog|dir|hr|legend|menu|output|summary|t(?:able|body|d|foot|h|head|ime|r)|[a-z]+-[a-z-]*)[\s/>])",
    re.IGNORECASE,
)
"""Where words on both sides of a tag are two, and the plain text would make them one."""

_SPOKEN = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)"')
"""The text of a page as it gives it to machines: a JSON string."""


def relevance(text: str) -> Relevance:
    """The terms of the gate that stand in a text, as written in `gate.toml`."""
    terms, automaton = _terms(), _automaton()
    folded, tells, hints = f" {fold(text)} ", set[str](), set[str]()
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        term = terms[number]
        if (term.open_left or not _in_word(folded[start - 1])) and (term.open_right or not _in_word(folded[end])):
            (tells if term.tells else hints).add(term.written)
    return Relevance(len(text) <= _SHORT, frozenset(tells), frozenset(hints))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character) in ("Mn", "Mc")


# ---------------------------------------------------------------- terms


@dataclass(frozen=True, slots=True)
class _Term:
    written: str
    folded: str
    tells: bool
    open_left: bool
    open_right: bool


_JOINED = re.compile(r"[\u0600-\u06ff\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts without spaces between words, or with particles written on."""


@cache
def _terms() -> tuple[_Term, ...]:
    """All terms of all languages, each once; one that tells anywhere tells everywhere."""
    table = tomllib.loads(files("habeas.extraction").joinpath("gate.toml").read_text("utf-8"))
    found = dict[tuple[str, bool, bool], _Term]()
    for kind in ("hints", "tells"):
        for language in table.values():
            for written in language[kind]:
                term = _term(written, kind == "tells")
                found[term.folded, term.open_left, term.open_right] = term
    return tuple(found.values())


def _term(written: str, tells: bool) -> _Term:
    """Raises ValueError for a star inside a term, where the automaton cannot look."""
    inner = written.strip("*")
    if "*" in inner or not inner:
        raise ValueError(f"gate.toml: a star stands inside {written!r}. Write the forms out")
    joined = _JOINED.match(inner) is not None
    return _Term(written, fold(inner), tells, joined or written.startswith("*"), joined or written.endswith("*"))


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([t.folded for t in _terms()], matchkind=MatchKind.Standard, implementation=Implementation.DFA)


# ---------------------------------------------------------------- folding

_DROPPED = re.compile("[\u00ad\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Soft hyphens, accents typed apart, Arabic lengthening and vowel marks, zero-width characters and marks of direction."""
_ALIKE: Mapping[str, str] = {
    "ё": "е", "ı": "i", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا",
}  # fmt: skip


def fold(text: str) -> str:
    """The text as the gate compares it: small letters, one form for letters that look or mean alike, single spaces."""
    text = text.casefold()
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        text = _DROPPED.sub("", text)
        for variant, usual in _ALIKE.items():
            text = text.replace(variant, usual)
    return " ".join(text.split())
