"""What is said beside a claim, in which sentences, and whose word it is."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from habeas.model import Document, Passage
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.origins import voice
from habeas.reconciliation.topics import speaks_of

REACH = 250
"""Characters around a statement in which words that tie it, or deny the tie, are looked for."""
OPENING = tuple('"“„«')
SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?…][\"”»’)]*(?=\s)|(?=\n)|$)")
"""A stretch of a line up to the end of a sentence."""
PRONOUN = re.compile(r"\b(?:he|she|they|[Оо]на?|[Яя]на|[Ёё]н|[Вв]і?он[аи]?|[Вв]ін)\b")
"""A speaker who was named before."""

SAYS = re.compile(
    r"(?:^|[.,;–—-] |[\"”»] )(?P<who>[A-Z][^\",;.“”«»]{3,60}?) (?:said|says|denie[sd]|"
    r"reject(?:s|ed)|dismiss(?:es|ed)|told|call(?:s|ed)|insist(?:s|ed)|replied|answered|wrote|added)\b"
)
"""Who is said to have said it."""

Span = tuple[int, int]


def sentences_around(c: Claim) -> Iterator[Span]:
    """Where the sentences stand that are within `REACH` of a statement, as (start, end)."""
    text, left, right = c.document.text, max(c.said.start - REACH, 0), min(c.said.end + REACH, len(c.document.text))
    yield from (span for span in sentences(text) if span[1] > left and span[0] < right)


def sentences_beside(c: Claim) -> Iterator[Span]:
    """The sentences around a statement in its own paragraph, and those that follow and go before it at once."""
    spans, (left, right) = list(sentences_around(c)), paragraph(c.document.text, c.said.start, c.said.end)
    before = [s for s in spans if s[1] <= c.said.start][-1:]
    after = [s for s in spans if s[0] >= c.said.end][:1]
    yield from (s for s in spans if left <= s[0] < right or s in before or s in after)


def paragraph(text: str, start: int, end: int) -> Span:
    """Where the paragraph begins and ends that a stretch of a text stands in."""
    stop = text.find("\n\n", end)
    return text.rfind("\n\n", 0, start) + 1, stop if stop >= 0 else len(text)


def around(c: Claim) -> str:
    """The statement with its neighbourhood in the same paragraph."""
    left, right = paragraph(c.document.text, c.said.start, c.said.end)
    return c.document.text[max(c.said.start - REACH, left) : min(c.said.end + REACH, right)]


@lru_cache(maxsize=2**8)
def sentences(text: str) -> tuple[Span, ...]:
    """Where the sentences of a text stand; remembered, since each of its statements is asked for those beside it."""
    return tuple(m.span() for m in SENTENCE.finditer(text))


def spoken_beside(c: Claim) -> Passage | None:
    """The quotation that follows a claim at once: what is said of it without tying it in so many words."""
    spans = [span for span in sentences_around(c) if span[0] >= c.said.end - 1]
    if not spans or not any(mark in c.document.text[slice(*spans[0])] for mark in OPENING):
        return None
    return c.document.passage(spans[0][0], to_the_end_of_the_quotation(c.document.text, spans))


def to_the_end_of_the_quotation(text: str, spans: Sequence[Span]) -> int:
    """The end of the first sentence or, where it leads to the speaker's own words, of those."""
    end = spans[0][1]
    for start, stop in spans[1:3]:
        if text[start] not in OPENING and not _open(text[spans[0][0] : end]):
            break
        end = stop
    return end


def _open(said: str) -> bool:
    """Whether a quotation has begun and not ended."""
    return said.count('"') % 2 == 1 or said.count("“") > said.count("”") or said.count("«") > said.count("»")


def speaker(case: Case, document: Document, start: int, end: int) -> str:
    """Whose word a passage is: that of the source quoted in it or named beside it, else of the document itself.

    Where it is a quotation of somebody who is only called "he" or "she", it is the last who was quoted before.
    """
    quoted = [c for c in case.by_document.get(document.id, ()) if c.said.source]
    if (who := _subject(document.text[start:end])) and not any(_last_word(c) in who for c in quoted):
        return who
    inside = [c for c in quoted if c.said.start < end and start < c.said.end]
    left, right = paragraph(document.text, start, end)
    named = [c for c in quoted if c.said.source and c.said.source.split()[-1] in document.text[left:right]]
    best = min(inside or named, key=lambda c: (abs(c.said.start - start), c.id), default=None)
    if best is None and _spoken(document.text[start:end]):
        best = max((c for c in quoted if c.said.start < start), key=lambda c: (c.said.start, c.id), default=None)
    return best.origin if best else voice(document)


def _last_word(c: Claim) -> str:
    return (c.said.source or " ").split()[-1]


def _subject(said: str) -> str | None:
    """Who says so by the sentence itself, where they speak for a body: "Oreld's spokesman denied it"."""
    told = SAYS.search(said)
    who = told["who"].strip() if told else ""
    return who if who and speaks_of("speaker", who) and who[:1].isupper() else None


def _spoken(said: str) -> bool:
    """Whether a passage quotes somebody who was named before."""
    return any(mark in said for mark in OPENING) and PRONOUN.search(said) is not None


def put_by(case: Case, c: Claim, span: Span) -> str:
    """Whose word a sentence beside a claim is: the source that it names, else whom the claim itself comes from."""
    start, end = span
    said = c.document.text[start:end]
    quoted = [o for o in case.by_document.get(c.document.id, ()) if o.said.source and o.said.source.split()]
    named = [o for o in quoted if (o.said.source or "").split()[-1] in said]
    inside = [o for o in named or quoted if named or (o.said.start <= start and end <= o.said.end)]
    best = min(inside, key=lambda o: (o.id != c.id, abs(o.said.start - start), o.id), default=None)
    return best.origin if best else c.origin
