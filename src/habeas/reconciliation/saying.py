"""What is said beside a claim, in which sentences, and whose word it is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from habeas.model import Document, Passage
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.origins import voice
from habeas.reconciliation.topics import spans_of, speaks_of

REACH = 250
"""Characters around a statement in which words that tie it, or deny the tie, are looked for."""
OPENING = tuple('"“„«')
OPENS = re.compile(r"(?:^|[\s(:,–—-])[\"“„«](?=\w)")
"""A quotation begins."""
SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?…][\"”»’)]*(?=\s)|(?=\n)|$)")
"""A stretch of a line up to the end of a sentence."""
PRONOUN = re.compile(r"\b(?:he|she|they|[Оо]на?|[Яя]на|[Ёё]н|[Вв]і?он[аи]?|[Вв]ін)\b")
"""A speaker who was named before."""

_VERBS = (
    "said|says|told|tells|wrote|writes|added|adds|not(?:ed|es)|stress(?:ed|es)|explain(?:ed|s)|insist(?:ed|s)|replied|"
    "answered|declared|announced|stat(?:ed|es)|remarked|commented|observed|recalled|confirm(?:ed|s)|maintain(?:ed|s)|"
    "argue[ds]|call(?:ed|s)|describe[ds]|denie[sd]|reject(?:s|ed)|dismiss(?:es|ed)|disagree[ds]|dispute[ds]|"
    "contradict(?:s|ed)|object(?:s|ed)|refuted|retorted|countered|put it|was adamant|ruled out|brushed|waved|scoffed|"
    r"(?:сказа|заяви|заявля|сообщи|подчеркну|отмети|отвеча|ответи|уточни|поясни|объясни|написа|добави|утвержда|"
    r"назва|опроверг|отверг|отрица|возрази|паведамі|заяві|адзначы|адказа|падкрэслі|удакладні|дада|сцвярджа|напіса|"
    r"адмаўля|абверг|повідоми|заяви|зазначи|відпові|підкресли|уточни|пояснив|додав|дода|стверджу|запереч|спростува)\w*"
)
SAYS = re.compile(
    rf"(?:^|[.,;:–—-] |[\"”»] )(?P<who>[A-ZА-ЯЁІЎЇЄҐ][^\",;.“”«»\n]{{3,60}}?) (?:{_VERBS})(?!\w)"
    rf"|(?:[\"”»],?|,) (?:[–—-] )?(?:{_VERBS}) (?P<by>[^\",;.“”«»\n]{{3,60}})"
)
"""Who is said to have said it, before the word for saying or behind it."""

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


class Speakers:
    """Whose word a passage is, by those whom a report quotes and those who are quoted anywhere in the material."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[str, set[str]] = defaultdict(set)
        for c in case.claims:
            if c.said.source and _last_word(c)[:1].isupper():
                self._known[_last_word(c)].add(c.origin)

    def of_denial(self, document: Document, start: int, end: int) -> str:
        """Whose word a passage is: that of the source quoted in it or named beside it, else of the document itself.

        Where it is a quotation of somebody who is only called "he" or "she", it is the last who was quoted before.
        """
        quoted = self._quoted(document)
        if who := self._subject(document.text[start:end], quoted):
            return who
        inside = [c for c in quoted if c.said.start < end and start < c.said.end]
        left, right = paragraph(document.text, start, end)
        named = [c for c in quoted if _last_word(c) in document.text[left:right]]
        best = min(inside or named, key=lambda c: (abs(c.said.start - start), c.id), default=None)
        if best is None and _spoken(document.text[start:end]):
            best = max((c for c in quoted if c.said.start < start), key=lambda c: (c.said.start, c.id), default=None)
        return best.origin if best else voice(document)

    def beside(self, c: Claim, span: Span) -> str:
        """Whose word a sentence beside a claim is: the source that it names, else whom the claim itself comes from."""
        start, end = span
        said = c.document.text[start:end]
        quoted = self._quoted(c.document)
        if who := self._subject(said, quoted):
            return who
        named = [o for o in quoted if _last_word(o) in said]
        inside = [o for o in named or quoted if named or (o.said.start <= start and end <= o.said.end)]
        best = min(inside, key=lambda o: (o.id != c.id, abs(o.said.start - start), o.id), default=None)
        return best.origin if best else c.origin

    def _quoted(self, document: Document) -> list[Claim]:
        return [c for c in self._case.by_document.get(document.id, ()) if c.said.source and c.said.source.split()]

    def _subject(self, said: str, quoted: Iterable[Claim]) -> str | None:
        """Who says so by the passage itself: as quoted in the report, else the one origin known by that last name."""
        who = _subject(said)
        if who is None:
            return None
        here = next((c.origin for c in quoted if _last_word(c) in who), None)
        known = self._known.get(who.split()[-1], set())
        return here or (next(iter(known)) if len(known) == 1 else who)


def _last_word(c: Claim) -> str:
    return next(reversed((c.said.source or "").split()), "")


def is_named_in(c: Claim, said: str) -> bool:
    """Whether a sentence names the source of a claim."""
    return bool(c.said.source and c.said.source.split()) and _last_word(c) in said


def _subject(said: str) -> str | None:
    """Who says so by the sentence itself, where they hold office and are named: "Oreld's spokesman denied it"."""
    for told in SAYS.finditer(said):
        who = _IN_PLACE.sub("", (told["who"] or told["by"]).strip())
        if speaks_of("in_office", who) and CAPITAL.search(re.sub(r"^\w+|\b(?:in|at|from) \w+", "", who)):
            return _name_in(who)
        if who[:1].isupper() and speaks_of("in_office", who) and "'s " in who.replace("’", "'"):
            return who
    return None


def _name_in(who: str) -> str:
    """The person's name at the end of what they are called: "Justice Ministry spokeswoman Mira Halden"."""
    role = max((end for _, end in spans_of("in_office", who)), default=0)
    called = who[role:].split()
    return " ".join(called) if len(called) > 1 and all(w[:1].isupper() for w in called) else who


CAPITAL = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎЇЄҐ]")
_IN_PLACE = re.compile(r"^(?:In|At|From|В|Во|У|Ў) [A-ZА-ЯЁІЎЇЄҐ][\w-]+,? (?=\S)")
"""Where somebody speaks, before who does."""


def _spoken(said: str) -> bool:
    """Whether a passage quotes somebody who was named before."""
    return any(mark in said for mark in OPENING) and PRONOUN.search(said) is not None
