"""Full-text search: which documents have all the words, and where they stand closest together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, func, select, text

from habeas.folding import fold
from habeas.model import Document, Passage
from habeas.register import schema
from habeas.register.forms import search_words
from habeas.register.runs import runs

NEAR = 200
"""Characters within which words stand close together, and the length of a passage that a search hands out."""
AROUND = 60
"""Characters of context on each side of the words found."""

Place = tuple[int, int, str]
"""Start and end of a word in a text, and the word."""


def candidates(connection: Connection, words: Sequence[str]) -> list[str]:
    """The documents that have all these words by the index, those received last first."""
    captures = schema.capture.c
    received = func.min(captures.received)
    asked = (
        select(captures.document)
        .join(schema.document, schema.document.c.id == captures.document)
        .group_by(captures.document)
        .order_by(received.desc(), captures.document)
    )
    if connection.dialect.name == "sqlite":
        query = " ".join(f'"{word}"' for word in words)
        found = text("document.seq IN (SELECT rowid FROM document_search WHERE document_search MATCH :query)")
        return list(connection.scalars(asked.where(found), {"query": query}))
    has_all = text("string_to_array(document.tokens, ' ') @> CAST(:words AS text[])")
    return list(connection.scalars(asked.where(has_all), {"words": list(words)}))


def has_all(document: Document, words: Sequence[str]) -> bool:
    """Whether a document, as it is shown, has all the words in its title or text."""
    return set(words) <= set(search_words(f"{document.title or ''}\n{document.text}"))


def passage(document: Document, words: Sequence[str]) -> tuple[Passage | None, bool]:
    """The passage where most of the words stand closest together, and whether all do.

    The beginning of the text where only the title has them; None for an empty text.
    """
    if not document.text:
        return None, False
    places = list(_places(document.text, frozenset(words)))
    if not places:
        return document.passage(0, _cut(document.text, min(NEAR, len(document.text)))), False
    within = [(i, bisect_left(places, (p[0] + NEAR,))) for i, p in enumerate(places)]
    first, after = max(within, key=lambda w: (len({word for *_, word in places[w[0] : w[1]]}), w[1] - w[0], -w[0]))
    found = places[first:after]
    start = _cut(document.text, max(0, found[0][0] - AROUND))
    end = _cut(document.text, min(len(document.text), max(end for _, end, _ in found) + AROUND))
    return document.passage(start, end), len({word for *_, word in found}) == len(words)


def _places(document_text: str, words: frozenset[str]) -> Iterator[Place]:
    """Where the words stand, in order. In scripts without spaces a word is a pair of letters inside a run."""
    for run in runs(document_text):
        own = _words_of(run.raw)
        if words.isdisjoint(own):
            continue
        if len(own) == 1:
            yield run.start, run.end, own[0]
            continue
        folded = fold(run.raw)
        for word in (w for w in own if w in words):
            at = folded.find(word)
            yield (run.start, run.end, word) if at < 0 else (run.start + at, run.start + at + len(word), word)


@lru_cache(maxsize=1 << 17)
def _words_of(run: str) -> tuple[str, ...]:
    return search_words(run)


def _cut(document_text: str, at: int) -> int:
    """That place, or the nearest blank before it, if a word would be cut."""
    if at in (0, len(document_text)):
        return at
    blank = max(document_text.rfind(b, max(0, at - 30), at) for b in (" ", "\n"))
    return blank + 1 if blank >= 0 else at
