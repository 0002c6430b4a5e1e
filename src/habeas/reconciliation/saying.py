"""What is said beside a claim, in which sentences, and whose word it is."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from habeas.model import Document, Passage
from habeas.places import country
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.origins import spoken_for, voice
from habeas.reconciliation.source_names import is_person, name, untitled
from habeas.reconciliation.topics import listed, spans_of, speaks_of

REACH = 250
"""Characters around a statement in which words that tie it, or deny the tie, are looked for."""
SENTENCES = 8
"""A quotation is followed through so many."""
OPENING = tuple('"“„«')
CLOSING = tuple('"”“»')
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
_ASCRIBES = (
    "link(?:ed|s)|t(?:ied|ies)|connect(?:ed|s)|relat(?:ed|es)|attribut(?:ed|es)|ascrib(?:ed|es)|credit(?:ed|s)|trac(?:ed|es)|"
    "coupl(?:ed|es)|present(?:ed|s)|portray(?:ed|s)|depict(?:ed|s)|term(?:ed|s)|label(?:led|s)|brand(?:ed|s)|regard(?:ed|s)|"
    "view(?:ed|s)|treat(?:ed|s)|justif(?:ied|ies)|hail(?:ed|s)|prais(?:ed|es)|boast(?:ed|s)|hint(?:ed|s)|suggest(?:ed|s)|"
    "impl(?:ied|ies)|claim(?:ed|s)|alleg(?:ed|es)|contend(?:ed|s)|s(?:aw|ees)|made (?:it )?clear|let (?:it )?be known|"
    r"(?:связа|связыва|увяза|увязыва|объяви|представи|приписа|намекну|счита|расцени|звяза|звязва|увязва|патлумачы|"
    r"прадстави|лічы|расцані|натякну|пов.яза|пов.язу|ув.яза|представи|вважа|розціни|натякну)\w*"
)
"""What one does who tells what a step was for, without a word for saying it."""
SAYS = re.compile(
    rf"(?:^|[.»] )(?:В|У|Ў) (?P<inside>[^,.«»\n]{{3,60}}?) (?:\w+ ){{0,2}}?(?:{_VERBS}|{_ASCRIBES})"
    r"(?:(?<=л[иі])|(?<=[юя]т)|(?<=[юя]т[ьі])|(?<=[юя]ць))(?!\w)"
    rf"|(?:^|[.,;:–—-] |[\"”»] )(?P<who>(?:[A-ZА-ЯЁІЎЇЄҐ]|an? |the |one |its |his |her |their )[^\",;.“”«»\n]{{3,60}}?"
    r"(?:, (?:the|an?|its|his|her|who) [^\",;:.“”«»\n]{3,60},)?) "
    r"(?:(?:has|have|had|also|again|later|since|now|in turn) ){0,3}"
    rf"(?:{_VERBS}|{_ASCRIBES})(?!\w)"
    rf"|(?:[\"”»],?|,) (?:[–—-] )?(?:{_VERBS}) (?P<by>[^\",;.“”«»\n]{{3,60}})"
)
"""Who is said to have said it, before the word for saying or behind it; in Slavic languages also "in" whose office."""

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


def quotation_from(text: str, span: Span) -> Span:
    """A sentence and, where a quotation begins in it, what else is said in it, wherever that ends."""
    if OPENS.search(text[slice(*span)]) is None:
        return span
    spans = sentences(text)
    first = bisect_left(spans, span)
    return span[0], to_the_end_of_the_quotation(text, spans[first : first + SENTENCES])


def to_the_end_of_the_quotation(text: str, spans: Sequence[Span]) -> int:
    """The end of the first sentence or, where it leads to the speaker's own words, of those."""
    end = spans[0][1]
    left, _ = paragraph(text, *spans[0])
    for n, (start, stop) in enumerate(spans[1:]):
        leads_to_it = n < 2 and text[start] in OPENING
        if not leads_to_it and not _open(text[left:end]):
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
        self._origins: set[str] = set()
        self._spoken_for = spoken_for(case)
        for c in case.claims:
            self._origins.add(c.origin)
            if c.said.source and is_person(_last_word(c)):
                self._known[_last_word(c)].add(c.origin)

    def of_denial(self, document: Document, start: int, end: int) -> str:
        """Whose word a passage is: that of the source quoted in it or named beside it, else of the document itself.

        Where it is a quotation of somebody who is only called "he" or "she", it is the last who was quoted before; of
        "it" or of a spokeswoman without a name, the body with which a sentence before it in its paragraph begins.
        """
        if is_organ(document.outlet or ""):  # its own officials speak for it
            return voice(document)
        quoted = self._quoted(document)
        said = document.text[start:end]
        if who := self.subject(said, quoted, document) or self._begun_by(document, start, end, quoted):
            return who
        inside = [c for c in quoted if c.said.start < end and start < c.said.end]
        left, right = paragraph(document.text, start, end)
        named = [c for c in quoted if _last_word(c) in document.text[left:right]]
        if not inside and (who := self._goes_on_speaking(document, start, end, quoted)):
            return who
        best = min(inside or named, key=lambda c: (abs(c.said.start - start), c.id), default=None)
        by_office = best is not None and best.origin == voice(document) and _OFFICE.match(best.said.source or "")
        if by_office or (best is None and _spoken(document.text[start:end])):
            before = (c for c in quoted if c.said.start < start and (best is None or is_person(c.said.source or "")))
            best = max(before, key=lambda c: (c.said.start, c.id), default=None)
        return best.origin if best else voice(document)

    def beside(self, c: Claim, span: Span) -> str:
        """Whose word a sentence beside a claim is: the source that it names, else whom the claim itself comes from."""
        start, end = span
        said = c.document.text[start:end]
        quoted = self._quoted(c.document)
        if who := self.subject(said, quoted, c.document):
            return who
        named = [o for o in quoted if _last_word(o) in said]
        inside = [o for o in named or quoted if named or (o.said.start <= start and end <= o.said.end)]
        best = min(inside, key=lambda o: (o.id != c.id, abs(o.said.start - start), o.id), default=None)
        return best.origin if best else c.origin

    def _quoted(self, document: Document) -> list[Claim]:
        return [c for c in self._case.by_document.get(document.id, ()) if c.said.source and c.said.source.split()]

    def subject(self, said: str, quoted: Sequence[Claim], document: Document) -> str | None:
        """Who says so by the passage itself: as quoted in the report, else the one origin known by that name, else the
        body that they speak for by their post, told here or anywhere."""
        if who := _subject(said):
            return self._origin(who, quoted, document)
        for person in _people_saying(said):
            found = self._of_post(person, document)
            if found and found != name(person):
                return found
        return None

    def _origin(self, who: str, quoted: Iterable[Claim], document: Document) -> str:
        here = next((c.origin for c in quoted if _last_word(c) in who), None)
        person = re.split(r" (?:of|from|at|in) ", who)[0].split()
        known = self._known.get(person[-1], set()) if person else set()
        called = name(who)
        if here or len(known) == 1 or called in self._origins:
            return here or (next(iter(known)) if len(known) == 1 else called)
        post = self._of_post(who, document)
        return post if post and (is_person(who) or post in self._origins) else who

    def _of_post(self, person: str, document: Document) -> str | None:
        """The body for which a person speaks by a post; None for who has none in any report."""
        told = next(iter(self._case.by_document.get(document.id, ())), None)
        found = self._spoken_for(person, told) if told else None
        return found if found and (found in self._origins or (is_organ(found) and country(found))) else None

    def _goes_on_speaking(self, document: Document, start: int, end: int, quoted: Sequence[Claim]) -> str | None:
        """Who spoke in a sentence before it in its paragraph, where it is said to be said by "him" or "her"."""
        if not goes_on(document.text[start:end]):
            return None
        left, _ = paragraph(document.text, start, end)
        before = [document.text[slice(*s)] for s in sentences(document.text) if left <= s[0] and s[1] <= start]
        found = (self.subject(said, quoted, document) for said in reversed(before))
        return next(filter(None, found), None)

    def _begun_by(self, document: Document, start: int, end: int, quoted: Iterable[Claim]) -> str | None:
        """The body with which a sentence begins that goes before the words of "it", in their paragraph."""
        text = document.text
        if not _OF_A_BODY.search(text[start:end]):
            return None
        left, _ = paragraph(text, start, end)
        before = [text[slice(*s)] for s in sentences(text) if left <= s[0] and s[1] <= start]
        found = next((m for said in reversed(before) if (m := BODY.match(said))), None)
        return self._origin(found["who"], quoted, document) if found and speaks_of("in_office", found["who"]) else None


def _last_word(c: Claim) -> str:
    return next(reversed((c.said.source or "").split()), "")


def is_quotation(said: str) -> bool:
    """Whether a sentence is a quotation and nothing else, so that whoever spoke before goes on speaking."""
    return said[:1] in OPENING and said.rstrip(".,;")[-1:] in CLOSING


def in_office_alone(source: str | None) -> bool:
    """Whether a source is called by an office alone: who is named in the words that follow is the one meant by it."""
    return source is not None and _OFFICE.match(source) is not None and speaks_of("in_office", source)


def goes_on(said: str) -> bool:
    """Whether a passage is said to be said by "him" or "her", who spoke before."""
    return _HE_SAID.search(said) is not None


def is_named_in(c: Claim, said: str) -> bool:
    """Whether a sentence names the source of a claim."""
    return bool(c.said.source and c.said.source.split()) and _last_word(c) in said


def _subject(said: str) -> str | None:
    """Who says so by the sentence itself, where they hold office and are named: "Oreld's spokesman denied it"."""
    begins = BODY.match(said)
    if begins and speaks_of("will_not_have_it", said[begins.end() :]):
        return begins["who"]
    for told in SAYS.finditer(said):
        who = _IN_PLACE.sub("", (told["who"] or told["inside"] or told["by"]).strip())
        person, behind, post = who.partition(", ")
        if behind:
            if is_person(untitled(person)) and speaks_of("in_office", post):
                return person
            continue
        if told["by"] and (leads := _LEADS.match(said, told.end())):
            return leads["body"]
        if speaks_of("in_office", who) and CAPITAL.search(re.sub(r"^\w+|\b(?:in|at|from) \w+", "", who)):
            return _name_in(who)
        if who[:1].isupper() and speaks_of("in_office", who) and "'s " in who.replace("’", "'"):
            return who
        if told["inside"] and speaks_of("in_office", who):
            return who
        body = told["inside"] or _SOME_BODY.match(who)
        if body and not (listed("bodies") | listed("organs")).isdisjoint(in_english(who).split()):
            return who
    return None


def _people_saying(said: str) -> Iterator[str]:
    """The people who say so by the sentence itself, with or without what they are behind a comma."""
    for told in SAYS.finditer(said):
        who = (told["who"] or told["by"] or "").partition(",")[0].strip()
        if who and is_person(untitled(who)):
            yield who


def _name_in(who: str) -> str:
    """The person's name at the end of what they are called: "Justice Ministry spokeswoman Mira Halden"."""
    role = max((end for _, end in spans_of("in_office", who)), default=0)
    called = who[role:].split()
    return " ".join(called) if len(called) > 1 and all(w[:1].isupper() for w in called) else who


BODY = re.compile(
    r"(?P<who>(?:The |An? |Its |[A-ZА-ЯЁІЎЇЄҐ][\w-]+(?:['’]s)? )(?:[\w-]+ ){0,2}?"
    r"(?:ministry|office|service|department|council|government|committee|chancellery|embassy|presidency|administration|"
    r"commission|treasury|secretariat|delegation))(?!\w|['’]s)"
)
"""A sentence begins with a body: "Oreld's foreign ministry will not hear of it"."""
_OF_A_BODY = re.compile(
    r"(?:[\"”»],?|,) (?:it|they|an? (?:spokes\w+|official|representative|source)|the statement) "
    rf"(?:{_VERBS})|\b(?:it|an? spokes\w+) (?:{_VERBS})(?!\w)"
)
"""What is said is that of a body named before, or of somebody there without a name."""
_HE_SAID = re.compile(
    rf"(?<!\w)(?:he|she|[Оо]на?|[Яя]на|[Ёё]н|[Вв]она|[Вв]ін) (?:also |then |later |ещё |также )?(?:{_VERBS})(?!\w)"
    rf"|(?<!\w)(?:{_VERBS}) (?:he|she|он|она|ён|яна|він|вона)(?!\w)"
)
"""What is said is that of a person named before."""
_LEADS = re.compile(
    r", (?:who (?:heads|leads|runs|chairs|directs|coordinates|founded|speaks for|represents)|"
    r"(?:the |its |acting |deputy )*(?:head|director|chair(?:man|woman)?|president|leader|founder|coordinator|"
    r"spokes(?:man|woman|person)|representative) (?:of|for)) "
    r"(?P<body>(?:the )?[A-Z][\w'’-]*(?: (?:of |for |and |the )*[A-Z][\w'’-]*)*)"
)
"""Behind who said it, the body that they lead or speak for."""
_SOME_BODY = re.compile(r"[Aa]n? ")
_OFFICE = re.compile(r"(?:[Tt]he |[Hh]is |[Hh]er |[Ii]ts )?[a-zа-яёіўїєґ][^A-ZА-ЯЁІЎЇЄҐ]*$")
"""Somebody told of before, who is called by an office or a calling alone; one who is new would be "an official"."""
CAPITAL = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎЇЄҐ]")
_IN_PLACE = re.compile(r"^(?:In|At|From|В|Во|У|Ў) [A-ZА-ЯЁІЎЇЄҐ][\w-]+,? (?=\S)")
"""Where somebody speaks, before who does."""


def _spoken(said: str) -> bool:
    """Whether a passage quotes somebody who was named before."""
    return any(mark in said for mark in (*OPENING, *CLOSING)) and PRONOUN.search(said) is not None
