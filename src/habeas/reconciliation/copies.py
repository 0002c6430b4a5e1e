"""Which documents carry the text of which: copies and rewrites, by shared word sequences.

These are told by the fingerprints that the register keeps; of a material without them they are found from the texts in
the same way. A passage in other words is told by the common words of one paragraph, names left out: they are those of
everybody who tells of the same people; candidates from an index of telling 2-word sequences. The thresholds were chosen
on synthetic rewrites and on the story worlds, so figures on those are figures on data that was tuned on.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache

from habeas import fingerprints
from habeas.fingerprints import Alike, Relation, prints, sequences, sharing, twos
from habeas.folding import words
from habeas.model import Copy, Document
from habeas.reconciliation.claims import published
from habeas.reconciliation.topics import listed

STEM, SHORT = 5, 3
"""Common words are compared by so many first letters, and only those longer than this."""
REWRITE = 0.25
"""From this share of 2-word sequences on, together with `RUNS`, a rewrite has its origin in the other text."""
RUNS = 3
"""Such a rewrite also shares at least so many 5-word sequences: single words of one topic are no borrowing."""
WHOLE = 0.75
"""A paragraph is another text's from this share of its 5-word sequences on: a dateline and a name may differ."""
PARAGRAPHS, CARRIED = 2, 0.5
"""A text is carried, not reworded, from so many such paragraphs on, when they are more than this share of it."""
RETOLD = 0.6
"""From this share of a paragraph's common words on, it retells a passage of the other text in its own order."""
FEW = 7
"""So many of them it must share at least."""
RECENT = 60
"""Days after a report within which a passage of it is retold."""
TELLING = 8
"""A 2-word sequence that more texts have than this tells none of them."""


@lru_cache(maxsize=2**12)
def paragraphs(text: str) -> tuple[frozenset[str], ...]:
    """The common words of each paragraph, folded; remembered for a while, since they are asked for twice."""
    common = listed("common")
    found = []
    for paragraph in text.split("\n\n"):
        said = {
            word[:STEM]
            for start, _, word in words(paragraph)
            if word.isdigit() or (len(word) > SHORT and paragraph[start].islower() and word not in common)
        }
        if said:
            found.append(frozenset(said))
    return tuple(found)


@lru_cache(maxsize=2**12)
def _common_words(text: str) -> frozenset[str]:
    """Those of all paragraphs; remembered, since a report is set beside many."""
    return frozenset[str]().union(*paragraphs(text))


@lru_cache(maxsize=2**14)
def fives(text: str) -> frozenset[int]:
    """The 5-word sequences of a passage, as in its prints; remembered, since copies have it too."""
    return sequences(text, 5)


def copies(documents: Mapping[str, Document], alike: Iterable[Alike] | None = None) -> tuple[Copy, ...]:
    """Every pair of documents of which one carries the other's text, the earlier as the original, sorted.

    `alike` are the pairs told by fingerprints, found here where None is given. Rows of lists are left out: columns and
    articles of law make them all alike, and none is copied from another.
    """
    texts = {d.id: d.text for d in documents.values() if not d.lists}
    order = {d: first_told(documents[d]) for d in texts}
    pairs = fingerprints.alike(texts) if alike is None else alike
    found = (_relation(pair, texts, order) for pair in pairs if pair.one in texts and pair.other in texts)
    near = {(c.original, c.copy): c for c in found if c}
    told = sorted(texts, key=order.__getitem__)
    of_two = [array("Q", twos(texts[d])) for d in told]
    days = [_last_day(documents[d]).toordinal() for d in told]
    for a, b, _ in sharing(of_two, TELLING):  # told side by side
        if days[b] - days[a] > RECENT or (pair := (told[a], told[b])) in near:
            continue
        if retold := _retold(documents[pair[0]], documents[pair[1]]):
            near[pair] = retold
    for asked in (paragraphs, _common_words, _by_paragraph):
        asked.cache_clear()  # of thousands of reports, which nobody asks for again
    return tuple(sorted(near.values(), key=lambda c: sorted((c.original, c.copy))))


def _retold(original: Document, copy: Document) -> Copy | None:
    """The later of two outlets' reports as a rewrite, where one paragraph of it has a passage in other words; of two
    that are told within `RECENT` days."""
    if original.outlet == copy.outlet or not min(original, copy, key=lambda d: d.id).outlet:
        return None
    both = _common_words(original.text) & _common_words(copy.text)
    if len(both) < FEW:
        return None
    shared = ((len(own & both), len(own)) for own in paragraphs(copy.text) if len(own) >= FEW)
    best = max((n / of for n, of in shared if n >= FEW), default=0.0)
    return Copy(original.id, copy.id, reworded=True, shared=round(best, 2)) if best >= RETOLD else None


def _last_day(document: Document) -> date:
    """The day it was published at the latest, else received."""
    return published(document) or document.received.date()


def _relation(pair: Alike, texts: Mapping[str, str], order: Mapping[str, tuple[str, str, str]]) -> Copy | None:
    original, copy = sorted((pair.one, pair.other), key=order.__getitem__)
    reworded = pair.relation is Relation.REWRITE
    if reworded and (pair.score < REWRITE or len(prints(texts[original]).fives & prints(texts[copy]).fives) < RUNS):
        return None
    return Copy(original, copy, reworded and not _carried(texts[original], texts[copy]), round(pair.score, 2))


def _carried(original: str, copy: str) -> bool:
    """Whether most of a text stands in whole paragraphs of the other: the rest was cut, or written to it."""
    told, parts = prints(original).fives, _by_paragraph(copy)
    whole = [p for p in parts if p and len(p & told) >= WHOLE * len(p)]
    return len(whole) >= PARAGRAPHS and sum(map(len, whole)) > CARRIED * sum(map(len, parts))


@lru_cache(maxsize=2**10)
def _by_paragraph(text: str) -> tuple[frozenset[int], ...]:
    """The 5-word sequences of each of its paragraphs; remembered, since a report is set beside many."""
    return tuple(map(fives, re.split(r"\n\s*\n", text)))


def first_told(document: Document) -> tuple[str, str, str]:
    """Sorts documents by the day they were published, then received; undated ones by the day they were received.

    The minute of receipt is no sign of who told it first: a folder is read in the order of its names.
    """
    told = published(document)
    received = document.received.date()
    return ((told or received).isoformat(), received.isoformat(), document.id)


def families(documents: Mapping[str, Document], found: Collection[Copy]) -> dict[str, str]:
    """For each document the first told of those that carry one text unchanged, itself where there is none."""
    root = {d: d for d in documents}

    def top(d: str) -> str:
        while root[d] != d:
            d = root[d]
        return d

    for copy in found:
        if not copy.reworded:
            one, other = sorted((top(copy.original), top(copy.copy)), key=lambda d: first_told(documents[d]))
            root[other] = one
    return {d: top(d) for d in sorted(documents)}
