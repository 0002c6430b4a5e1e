"""Which documents carry the text of which: copies and rewrites, by shared word sequences.

Method and measure: containment of hashed 5-word (copy) and 2-word (rewrite) sequences in the shorter text, candidates
from an inverted index of 5-word hashes. A copy shares 80 % of its 5-word sequences. A passage in other words is told by
the common words of one paragraph, names left out: they are those of everybody who tells of the same people; candidates
from an index of telling 2-word sequences. The thresholds were chosen on synthetic rewrites and on the story worlds, so
figures on those are figures on data that was tuned on.
"""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import xxhash

from habeas.folding import words
from habeas.model import Copy, Document
from habeas.reconciliation.claims import published
from habeas.reconciliation.topics import listed

STEM, SHORT = 5, 3
"""Common words are compared by so many first letters, and only those longer than this."""
COPY = 0.8
"""From this share of 5-word sequences in the other text on, the shorter of two is a copy."""
REWRITE = 0.25
"""From this share of 2-word sequences on, together with `RUNS`, it is a rewrite."""
RUNS = 3
"""A rewrite also shares at least so many 5-word sequences: single words of one topic are no borrowing."""
RETOLD = 0.6
"""From this share of a paragraph's common words on, it retells a passage of the other text in its own order."""
FEW = 7
"""So many of them it must share at least."""
RECENT = 60
"""Days after a report within which a passage of it is retold."""
TELLING = 8
"""A 2-word sequence that more texts have than this tells none of them."""
CROWD = 64
"""A word sequence that more texts than this share is looked up with the first of them alone: cost stays linear."""
LARGE = 400
"""Texts with more 5-word sequences than this are looked up by one in sixteen of them."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The hashed word sequences of one text."""

    fives: frozenset[int]
    twos: frozenset[int]
    paragraphs: tuple[frozenset[str], ...] = ()

    @property
    def keys(self) -> Collection[int]:
        """The sequences it is looked up by."""
        return [h for h in self.fives if h % 16 == 0] if len(self.fives) > LARGE else self.fives


@lru_cache(maxsize=2**10)
def prints(text: str) -> Prints:
    """The word sequences of a text, folded; remembered for a while, since they are asked for twice."""
    found = words(text)
    said = [word for _, _, word in found]
    paragraphs: dict[int, set[str]] = {}
    breaks = [m.start() for m in re.finditer("\n\n", text)]
    for start, _, word in found:
        if word.isdigit() or (len(word) > SHORT and text[start].islower() and word not in listed("common")):
            paragraphs.setdefault(bisect(breaks, start), set()).add(word[:STEM])
    common = tuple(frozenset(p) for p in paragraphs.values())
    return Prints(frozenset(_hashes(said, 5)), frozenset(_hashes(said, 2)), common)


@lru_cache(maxsize=2**14)
def fives(text: str) -> frozenset[int]:
    """The 5-word sequences of a passage, as in its prints; remembered, since copies have it too."""
    return frozenset(_hashes([word for _, _, word in words(text)], 5))


def _hashes(said: list[str], length: int) -> Iterator[int]:
    spelt = [word.encode() for word in said]
    return (xxhash.xxh3_64_intdigest(b" ".join(spelt[i : i + length])) for i in range(len(spelt) - length + 1))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that is in the other; 0 when one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def copies(documents: Mapping[str, Document]) -> tuple[Copy, ...]:
    """Every pair of documents of which one carries the other's text, the earlier as the original, sorted.

    Rows of lists are left out: columns and articles of law make them all alike, and none is copied from another.
    """
    made = {d.id: prints(d.text) for d in documents.values() if not d.lists}
    order = {d: first_told(documents[d]) for d in made}
    pairs = (sorted(pair, key=order.__getitem__) for pair in sorted(_candidates(made)))
    found = (_relation(original, copy, made) for original, copy in pairs)
    near = {frozenset((c.original, c.copy)): c for c in found if c}
    for a, b in sorted(_neighbours(made)):
        if frozenset((a, b)) not in near and (retold := _retold(documents[a], documents[b], made)):
            near[frozenset((a, b))] = retold
    return tuple(sorted(near.values(), key=lambda c: sorted((c.original, c.copy))))


def _neighbours(made: Mapping[str, Prints]) -> set[tuple[str, str]]:
    """Pairs that share a 2-word sequence which few texts have."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(made):
        for two in made[document].twos:
            holders[two].append(document)
    telling = (held for held in holders.values() if len(held) <= TELLING)
    return {(a, b) for held in telling for i, a in enumerate(held) for b in held[i + 1 :]}


def _retold(a: Document, b: Document, made: Mapping[str, Prints]) -> Copy | None:
    """The later of two outlets' reports as a rewrite, where one paragraph of it has a passage in other words."""
    original, copy = sorted((a, b), key=first_told)
    days = (_last_day(copy) - _last_day(original)).days
    if days > RECENT or not a.outlet or a.outlet == b.outlet:
        return None
    theirs = frozenset[str]().union(*made[original.id].paragraphs)
    shares = ((len(own & theirs), len(own & theirs) / len(own)) for own in made[copy.id].paragraphs if own)
    best = max((share for n, share in shares if n >= FEW), default=0.0)
    return Copy(original.id, copy.id, reworded=True, shared=round(best, 2)) if best >= RETOLD else None


def _last_day(document: Document) -> date:
    """The day it was published at the latest, else received."""
    return published(document) or document.received.date()


def _candidates(made: Mapping[str, Prints]) -> set[tuple[str, str]]:
    """Pairs that share at least two of the sequences they are looked up by; one, for texts that have no more."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(made):
        for key in made[document].keys:
            holders[key].append(document)
    shared = Counter(pair for held in holders.values() for pair in _pairs(held))
    return {pair for pair, n in shared.items() if n >= min(2, *(len(made[d].fives) for d in pair))}


def _pairs(held: list[str]) -> Iterator[tuple[str, str]]:
    """Every pair; of a crowd, in which most are copies of one text, each with the first: families are joined by it."""
    if len(held) > CROWD:
        return ((held[0], b) for b in held[1:])
    return combinations(held, 2)


def _relation(original: str, copy: str, made: Mapping[str, Prints]) -> Copy | None:
    one, other = made[original], made[copy]
    runs = len(one.fives & other.fives)
    fives = runs / min(len(one.fives), len(other.fives)) if runs else 0.0
    if fives >= COPY:
        return Copy(original, copy, reworded=False, shared=round(fives, 2))
    if runs >= RUNS and (twos := containment(one.twos, other.twos)) >= REWRITE:
        return Copy(original, copy, reworded=True, shared=round(twos, 2))
    return None


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
