"""What a pipeline says of words, worked out once for each different word instead of at each place.

The last two steps of a spaCy pipeline for English, the attribute ruler and the lemmatizer, look at nothing but a word's
form, tag and dependency. They are asked once for each such triple and the answers kept, which gives the same classes and
lemmas in a fraction of the time; a sentence with one of the ruler's few patterns of several words ("let's") is given to
them whole.
"""

from typing import Any, NamedTuple

from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, IS_SPACE, ORTH, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

from habeas.extraction.words import STEPS, Word

__all__ = ["Wording"]

_MOST = 100_000
"""Words kept at most; then they are forgotten and learned anew, so that the memory of a worker stays bounded."""
_CLASSES = {
    "VERB": "V", "NOUN": "N", "PROPN": "P", "ADJ": "A", "PRON": "R", "NUM": "D", "ADP": "I", "CCONJ": "C", "SCONJ": "I", "AUX": "X",
    "ADV": "B", "DET": "T", "PART": "K",
}  # fmt: skip
_MISREAD = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}  # the lemmatizer says "hop"

_Key = tuple[int, int, int]


class _Said(NamedTuple):
    """A word as the pipeline has it, wherever it stands."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Wording:
    """Reads documents that a pipeline has parsed without its last `STEPS`."""

    def __init__(self, nlp: Any) -> None:
        self._vocab, self._known = nlp.vocab, dict[_Key, _Said]()
        self._steps = [nlp.get_pipe(name) for name in STEPS if nlp.has_pipe(name)]
        for step in self._steps[-1:]:
            _indexed(step)
        self._several = Matcher(nlp.vocab)
        for n, entry in enumerate(nlp.get_pipe(STEPS[0]).patterns if nlp.has_pipe(STEPS[0]) else ()):
            if long := [p for p in entry["patterns"] if len(p) > 1]:
                self._several.add(str(n), long)

    def words(self, doc: Any, offset: int) -> list[Word]:
        """The words of a parsed document that begins at a character of the text; space is no word."""
        rows = doc.to_array([ORTH, TAG, DEP, HEAD, IDX, ENT_TYPE, IS_SPACE])
        said = self._whole(doc) if self._several(doc) else self._one_by_one([(*r,) for r in rows[:, :3].tolist()])
        heads = rows[:, 3].astype("int64").tolist()
        place = {i: n for n, i in enumerate(i for i, space in enumerate(rows[:, 6].tolist()) if not space)}
        words, entity = list[Word](), self._vocab.strings
        for i, (start, label) in enumerate(rows[:, 4:6].tolist()):
            if i in place:
                text, lower, lemma, pos, tag, dep = said[i]
                head = place.get(i + heads[i], place[i])  # one that hangs on space hangs on nothing
                at = offset + start
                label = entity[label] if label else ""
                words.append(Word(at, at + len(text), text, lower, lemma, pos, tag, dep, head, entity=label))
        for i, word in enumerate(words):
            if word.head != i:
                words[word.head].kids.append(i)
        return words

    def _one_by_one(self, keys: list[_Key]) -> list[_Said]:
        if len(self._known) > _MOST:
            self._known.clear()
        if new := [k for k in dict.fromkeys(keys) if k not in self._known]:
            self._known.update(zip(new, self._learned(new), strict=True))
        return [self._known[k] for k in keys]

    def _learned(self, keys: list[_Key]) -> list[_Said]:
        """What the steps say of each word, put between commas so that none is another's neighbour."""
        strings = self._vocab.strings
        rows = [tuple(strings[part] if part else "" for part in key) for key in keys]
        spread = [cell for row in rows for cell in (row, (",", ",", "punct"))]
        words, tags, deps = zip(*spread, strict=True)
        return self._whole(Doc(self._vocab, words, tags=tags, deps=deps, heads=[*range(len(spread))]))[::2]

    def _whole(self, doc: Any) -> list[_Said]:
        for step in self._steps:
            doc = step(doc)
        return [
            _Said(t.text, t.lower_, _lemma(t.lower_, t.lemma_), _CLASSES.get(t.pos_, ""), t.tag_, t.dep_) for t in doc
        ]


def _indexed(lemmatizer: Any) -> None:
    """Makes sets of the lemmatizer's lists of known lemmas, which it searches from the front for every word."""
    lookups = getattr(lemmatizer, "lookups", None)
    table = lookups.get_table("lemma_index", {}) if lookups is not None else {}
    for pos in list(table):
        table[pos] = frozenset(table[pos])


def _lemma(lower: str, lemma: str) -> str:
    return _MISREAD.get(lower) or lemma.lower().removeprefix("re-" if lower.startswith("re-") else "")
