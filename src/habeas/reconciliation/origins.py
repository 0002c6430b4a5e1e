"""Whom a statement ultimately comes from. Statements of one origin count once, however many outlets carry them.

In this order: the source the text names ("according to Lumen"), with "the group" or "the Centre" led back to its
name; the agency that the text credits; for a copied passage the document that told it first; else the outlet itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from anyascii import anyascii

from habeas.fingerprints import prints
from habeas.folding import fold, without_places
from habeas.model import Copy, Document
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.citing import on_their_word
from habeas.reconciliation.claims import Case, Claim, published, with_claims
from habeas.reconciliation.copies import families, first_told, fives
from habeas.reconciliation.happenings import sort_of
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.paraphrases import paraphrased
from habeas.reconciliation.retelling import retold
from habeas.reconciliation.topics import listed, speaks_of
from habeas.vocabulary import Type

CREDIT = re.compile(
    r"\((?P<bracket>[A-Z][\w.&'’ -]{2,40})\)\s*[-–—]|[-–—]\s*[\w. ]+ with (?P<tail>[A-Z][\w.&'’ -]{2,40})\s*$|"
    r"\((?P<end>[A-Z][\w.&'’ -]{2,40})\)\s*$",
    re.MULTILINE,
)
"""A credit line of a news agency: "CITY (Agency) - ...", "... - Outlet with Agency", "... (Agency)" at the end."""

_CYRILLIC = re.compile("[а-яёіїўґ]", re.IGNORECASE)
_ENDING = re.compile(
    "(?<=[а-яёіїўґ]{3})(?:ого|его|ому|ему|ыми|ими|ам[иі]|[оеая]й|[аеоя]ю|[ыиоеаёя]м|[ыи]й|[ыи]х|[аяуюыиеіїоьй])$"
)
"""The case ending of a word in Cyrillic, off a stem of three letters or more."""

BESIDE = 80
"""Characters beside a name in which its report says who that is."""
PASSAGE = 0.8
"""From this share of its 5-word sequences on, a quote is another document's passage."""


@lru_cache(maxsize=2**14)
def name(source: str) -> str:
    """A source's name for comparison: 'the Lumen human rights centre' and 'Lumen' are one; '' names nobody.

    Well-known bodies have one name in every language, and words in Cyrillic one in every case.

    >>> name("the Lumen human rights centre") == name("Lumen"), name("источника «Вясны»") == name("Viasna")
    (True, True)
    """
    if known := body(source):
        return known
    source = undescribed(untitled(source))
    said = [w for w in re.findall(r"\w+", in_english(source)) if w not in listed("fillers")]
    telling = [w for w in said if w not in listed("bodies")]
    if telling and not all(w in listed("nobody") for w in telling):
        return " ".join(sorted(fold(anyascii(stem(w))).replace("'", "") for w in telling))
    return "" if telling else " ".join(said)


_ITS_OWN = re.compile(r"(its|their) |(его|её|ее|их|яго|яе|іх|його|її|їх|їхні) ", re.IGNORECASE)
"""Whose people speak: of a body named before, where no one person was."""

_DESCRIBED = re.compile(
    "(?:the |an? )?"
    "(?:(?!(?:of|for|from|with|to|by|in|at|on|near|close|behind|and|or|who|against)\\b)[a-z][\\w'’-]* ){1,4}"
    '(?=[A-Z«“„"])'
    "|(?:[а-яёіїўґ][\\w’'-]* ){1,3}(?=[«“„\"])"
)
"""What stands in small letters before a name, with no preposition between them: "the exiled", "opposition leader"."""


_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|madam|г-н|г-жа|господин\w*|госпож\w*|пан|пані|пана|пану|спадар\w*|"
    r"сп|доктор\w*|профес+ор\w*|прафесар\w*)\.?\s+(?=[A-ZА-ЯЁІЎЇЄҐ])",
    re.IGNORECASE,
)
"""A courtesy title before a name."""


def untitled(source: str) -> str:
    """A source without a courtesy title before a name.

    >>> untitled("Mr Halden"), untitled("госпожа Хальден")
    ('Halden', 'Хальден')
    """
    title = _TITLE.match(source)
    return source[title.end() :] if title and source[title.end()].isupper() else source


def stem(word: str) -> str:
    """A word in Cyrillic without its case ending."""
    return _ENDING.sub("", word)


def undescribed(source: str) -> str:
    """A source's name without the words that only describe it; in Cyrillic only where quotation marks hold the name.

    >>> undescribed("the exiled Open Door Office"), undescribed("a lawyer for Mira Halden")
    ('Open Door Office', 'a lawyer for Mira Halden')
    """
    source = re.sub(r"\w+-based ", "", source)
    described = _DESCRIBED.match(source)
    return source[described.end() :] if described else source


def traced(case: Case, copies: Iterable[Copy]) -> Case:
    """The case with every claim's origin, in force and rejected alike. A copied claim is as old as its original."""
    case = replace(case, claims=_in_own_voice(case.claims), rejected=_in_own_voice(case.rejected))
    tracer = _Tracer(case, tuple(copies))
    claims = retold(sorted(map(tracer.traced, case.claims), key=lambda c: c.order))
    claims = on_their_word(paraphrased(case, claims, named), named, voice)
    groups = _rights_groups(case)
    known = (replace(c, rights_group=True) if c.origin in groups else c for c in claims)
    return replace(with_claims(case, known), rejected=tuple(map(tracer.traced, case.rejected)))


def _in_own_voice(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, without a source that is their own outlet ("..., Lumen reports" in Lumen): nobody is quoted there."""
    return tuple(replace(c, said=replace(c.said, source=None)) if _speaks_itself(c) else c for c in claims)


def _speaks_itself(c: Claim) -> bool:
    source, outlet = c.said.source, c.document.outlet
    return source is not None and outlet is not None and name(source) == name(outlet) != ""


def _rights_groups(case: Case) -> set[str]:
    """The origins that are rights groups, by the words of their names as sources and outlets are written."""
    written = {w for c in case.claims for w in (c.said.source, c.document.outlet) if w}
    return {name(w) or fold(w) for w in written if speaks_of("rights_group", w, in_english(w), body(w))}


class _Tracer:
    """Leads claims to their origins: by attribution within a document, by passage across documents."""

    def __init__(self, case: Case, copies: tuple[Copy, ...]) -> None:
        self.case = case
        self.family = families(case.documents, copies)
        self.related: dict[str, list[Document]] = {}
        self.originals: dict[str, list[Document]] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.sourced: dict[str, list[Claim]] = {}
        for c in case.claims:
            self.claims.setdefault(c.document.id, []).append(c)
            if named(c):
                self.sourced.setdefault(c.document.id, []).append(c)
        for copy in copies:
            if copy.reworded:
                self.originals.setdefault(copy.copy, []).append(case.documents[copy.original])
            self.related.setdefault(copy.copy, []).append(case.documents[copy.original])
            self.related.setdefault(copy.original, []).append(case.documents[copy.copy])
        self.prints = {d: prints(case.documents[d].text) for d in self.related}
        self.sources: dict[str, list[tuple[int, str, str]]] = {}
        self.bodies: dict[str, set[str]] = {}
        for c in (*case.claims, *case.rejected):
            if c.said.source and (called := name(c.said.source)):
                self.sources.setdefault(c.document.id, []).append((c.said.start, c.said.source, called))
                self._body(c.said.source)
        for d in case.documents.values():
            self._body(d.outlet or "")
        self._told_first: dict[tuple[str, str], Document] = {}
        self._order: dict[str, tuple[str, str, str]] = {}
        self._before: dict[str, Sequence[Document]] = {}
        self._officials: dict[str, bool] = {}
        self._outlets = _Outlets(self.claims)
        self._quoting: dict[str, list[Claim]] = {}
        for c in case.claims:
            if c.said.source and c.said.source.split():
                self._quoting.setdefault(c.said.source.split()[-1], []).append(c)

    def _body(self, written: str) -> None:
        """Notes a named body under the words for its kind."""
        named = name(written)
        if named and not all(w in listed("bodies") for w in named.split()):
            for kind in listed("bodies") & set(in_english(written).split()):
                self.bodies.setdefault(kind, set()).add(named)

    def traced(self, claim: Claim) -> Claim:
        """The claim with its origin and, where it is a copy, the day on which it was told first."""
        first = self.told_first(claim)
        if first is claim.document:
            return replace(claim, origin=self.origin(claim))
        told = published(first)
        received = first.received.date()
        latest = told or received
        return replace(claim, origin=self.origin(claim), told=told, latest=latest, received=received, teller=first.id)

    def origin(self, claim: Claim) -> str:
        """The origin's name for comparison."""
        document = self.told_first(claim)
        speaking = claim if named(claim) else self.speaking(claim)
        if speaking is None or speaking.said.source is None:
            return self._reworded(claim, document) or voice(document)
        return self._named(speaking.said.source, speaking, document)

    def speaking(self, claim: Claim) -> Claim | None:
        """The claim of the same report whose named source tells this one too, where it names none; None if nobody does.

        A claim inside the words of another is its source's, as is a count that repeats another's number. Officials
        without a name are the one official who is named. What is told after an official's word on the same happening
        goes on with it. A body that acts and is quoted tells of its own act. "Its volunteers" are those of the body
        that is quoted before them.
        """
        others = self.sourced.get(claim.document.id, [])
        if claim.said.source is not None and _ITS_OWN.match(claim.said.source):
            before = [o for o in others if o.said.start <= claim.said.start and not is_person(o.said.source or "")]
            return max(before, key=lambda o: (o.said.start, o.id), default=None)
        if claim.said.source is None:
            start, end = claim.said.start, claim.said.end
            around = [o for o in others if o.said.start <= start and end <= o.said.end]
            acting = [o for o in others if claim.said.actor and _same_body(o.said.source or "", claim.said.actor)]
            again = [o for o in others if _same_number(claim, o)]
            if around or acting or again:
                return (around or acting or again)[0]
        officials = [o for o in others if self._is_official(o.said.source or "", claim.document)]
        if not officials:
            return None
        if claim.said.source is None:
            return self._going_on(claim, others, officials)
        one = len({name(o.said.source or "") for o in officials}) == 1
        return officials[0] if one and speaks_of("officials", claim.said.source) else None

    def _going_on(self, claim: Claim, others: Sequence[Claim], officials: Sequence[Claim]) -> Claim | None:
        """The last official quoted before on the same happening, if nobody else was quoted on it since."""
        sort = sort_of(claim)
        claims = [o for o in self.claims.get(claim.document.id, ()) if sort and sort_of(o) is sort]
        unnamed = [o for o in claims if not named(o) and speaks_of("officials", o.said.source)]
        before = [o for o in (*unnamed, *others) if o in claims and o.said.start < claim.said.start]
        if not before:
            return None
        last = max(before, key=lambda o: (o.said.start, o.id))
        return self.speaking(last) if last in unnamed else last if last in officials else None

    def _is_official(self, source: str, document: Document) -> bool:
        """Whether a source is a person called somebody's speaker, in this report or in another that quotes them."""
        last = source.split()[-1]
        if last not in self._officials:
            quoting = {document.id: document} | {c.document.id: c.document for c in self._quoting.get(last, ())}
            spoken = re.compile(rf"[^.\n]{{3,40}}\b(?:[A-ZА-ЯЁІЎЇЄҐ][\w'’-]+\s+){{0,2}}{re.escape(last)}\b")
            self._officials[last] = is_person(source) and any(
                speaks_of("speaker", m[0]) for d in quoting.values() for m in spoken.finditer(d.text)
            )
        return self._officials[last]

    def told_first(self, claim: Claim) -> Document:
        """The document that told this passage first: the original of a copy, or of the passage alone."""
        key = (claim.document.id, claim.said.quote)
        if key not in self._told_first:
            self._told_first[key] = self._first(claim)
        return self._told_first[key]

    def _first(self, claim: Claim) -> Document:
        root = self.case.documents[self.family[claim.document.id]]
        earlier = self._earlier(claim.document, root)
        quote = fives(claim.said.quote) if earlier else frozenset()
        holders = (d for d in earlier if len(quote & self.prints[d.id].fives) >= PASSAGE * len(quote))
        return next(holders, root) if quote else root

    def _earlier(self, document: Document, root: Document) -> Sequence[Document]:
        """The related documents that were told before it and before its root, the earliest first; worked out once."""
        if document.id not in self._before:
            until = min(self._when(document), self._when(root))
            related = (d for d in self.related.get(document.id, ()) if self._when(d) < until)
            self._before[document.id] = sorted(related, key=self._when)
        return self._before[document.id]

    def _when(self, document: Document) -> tuple[str, str, str]:
        """When a document was told, for sorting; worked out once."""
        if document.id not in self._order:
            self._order[document.id] = first_told(document)
        return self._order[document.id]

    def _named(self, source: str, claim: Claim, document: Document) -> str:
        """The name that a source goes by; "the group" is the body of that kind named before it in the document."""
        named = name(source)
        if not all(w in listed("bodies") for w in named.split()):
            fullest = _fullest(named, self._names_in(claim.document) | {voice(document)})
            return self._voice_of_its_head(source, document) or self._outlets.fuller(fullest, claim) or fullest
        kind = named.split()[-1]
        if kind in in_english(document.outlet or "").split():
            return voice(document)
        before = [
            n
            for start, whole, n in sorted(self.sources.get(claim.document.id, ()))
            if start <= claim.said.start and n != named and kind in in_english(whole).split()
        ]
        body_ = before[-1] if before else self._known_body(kind, claim)
        return (self._outlets.fuller(body_, claim) or body_) if body_ else f"{named} ({voice(document)})"

    def _voice_of_its_head(self, source: str, document: Document) -> str | None:
        """The body itself, where its own report quotes the person who directs it or speaks for it."""
        own = {w for w in re.findall(r"\w+", in_english(document.outlet or "")) if len(w) > 3}
        if not own or not is_person(source):
            return None
        for told in re.finditer(re.escape(source), document.text):
            before = re.split(r"[.!?\n“”\"]", document.text[max(told.start() - BESIDE, 0) : told.start()])[-1]
            after = re.split(r"[.!?\n“”\"]", document.text[told.end() : told.end() + BESIDE])[0]
            words = f"{before} {after}"
            if speaks_of("heads", words) and own & set(re.findall(r"\w+", in_english(words))):
                return voice(document)
        return None

    def _known_body(self, kind: str, claim: Claim) -> str | None:
        """The one outlet or source of that kind, anywhere in the case, whose name the text gives before this."""
        text = set(without_places(claim.document.text[: claim.said.end]))
        given = {n for n in self.bodies.get(kind, ()) if set(fold(n).split()) <= {w.removesuffix("'s") for w in text}}
        return given.pop() if len(given) == 1 else None

    def _reworded(self, claim: Claim, first: Document) -> str | None:
        """Who told this, where the document that told it first rewords another's report that tells the same."""
        for original in self.originals.get(first.id, ()):
            for other in self.claims.get(original.id, ()):
                if other.said.type is claim.said.type and _alike(other, claim):
                    return self.origin(other)
        return None

    def _names_in(self, document: Document) -> set[str]:
        return {n for _, _, n in self.sources.get(document.id, ())}


class _Outlets:
    """The outlets of a case under their full names, for reports that shorten them: "Lumen", "the Justice Ministry".

    "The Foreign Ministry" is left as it is: where two states deal with each other it may be either's.
    """

    def __init__(self, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._own: dict[str, list[Claim]] = {}
        self._named: dict[str, set[str]] = {}
        for of in claims.values():
            if of[0].document.outlet:
                self._own.setdefault(voice(of[0].document), []).append(of[0])
        for told in self._own.values():
            told.sort(key=lambda o: o.order)
        self._written: dict[str, str] = {o: of[0].document.outlet or "" for o, of in self._own.items()}
        for outlet in self._own:
            for word in outlet.split():
                self._named.setdefault(word, set()).add(outlet)
                self._named.setdefault(sounds(word), set()).add(outlet)
        self._lands = Lands()
        self._known: dict[tuple[str, str], str | None] = {}

    def fuller(self, named: str, claim: Claim) -> str | None:
        """The one outlet whose name has all these words and more, or sounds so where it is written in other letters.

        An organ's name leads to an outlet only where that can be of one country.
        """
        key = (named, claim.document.id)
        if key not in self._known:
            self._known[key] = self._fuller(named, claim)
        return self._known[key]

    def _fuller(self, named: str, claim: Claim) -> str | None:
        said = set(named.split())
        cyrillic = bool(_CYRILLIC.search(claim.said.source or ""))
        fitting = self._holding(said) - {named}
        if not fitting and named not in self._own:
            heard = self._holding({sounds(word) for word in said if len(sounds(word)) > 3})
            fitting = {o for o in heard if bool(_CYRILLIC.search(self._written[o])) != cyrillic}
        if "foreign" in said and said <= listed("offices"):
            return None
        if said <= listed("offices"):
            fitting = {o for o in fitting if self._lands.acquainted(claim, self._nearest(o, claim))}
        return min(fitting) if len(fitting) == 1 else None

    def _holding(self, words: Iterable[str]) -> set[str]:
        """The outlets that have all these words, or sounds, in their names."""
        holding = [self._named.get(word, set()) for word in sorted(words)]
        return set.intersection(*holding) if holding else set()

    def _nearest(self, outlet: str, claim: Claim) -> Claim:
        """The first claim of the outlet's report that was told nearest to a claim."""
        own = self._own[outlet]
        at = bisect_left(own, claim.latest, key=lambda o: o.latest)
        before = bisect_left(own, own[at - 1].latest, key=lambda o: o.latest) if at else 0
        near = (*own[before : before + 1], *own[at : at + 1])
        return min(near, key=lambda o: (abs((o.latest - claim.latest).days), o.order))


_HEARD = (("ts", "c"), ("ck", "k"), ("q", "k"))


def sounds(word: str) -> str:
    """What stays of a word in whatever letters it is written: its consonants, marked so that it is no word.

    >>> sounds("lumen") == sounds("liumen")
    True
    """
    for written, heard in (("kh", "h"), ("g", "h"), ("x", "ks"), ("ph", "f"), ("w", "v"), *_HEARD):
        word = word.replace(written, heard)
    return "~" + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyj']", "", word))


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims of one type are of the same people or number, or name neither."""
    if one.persons or other.persons:
        return any(p in other.persons for p in one.persons)
    counts = (one.said.count, other.said.count)
    return None not in counts and (counts[0].low, counts[0].high) == (counts[1].low, counts[1].high)  # type: ignore[union-attr]


def _same_number(one: Claim, other: Claim) -> bool:
    """Whether two counts of one report give one exact number: a headline repeats what the text has somebody say."""
    same = one.said.type is other.said.type and one.said.type in (Type.COUNT_HELD, Type.COUNT_DETAINED)
    a, b = one.said.count, other.said.count
    return same and a is not None and b is not None and a.low == a.high and (a.low, a.high) == (b.low, b.high)


def named(c: Claim) -> bool:
    """Whether a claim names its source, so that it can be told from others."""
    source = c.said.source
    return source is not None and bool(name(source)) and not anonymous(source, begins=_begins_sentence(c))


def anonymous(source: str, *, begins: bool = True) -> bool:
    """Whether a source is people without a name ("a lawyer", "two neighbours"): the outlet answers for them.

    So it is for some with a name among others without ("witnesses and Oreld officials"): the outlet put them together.
    `begins` says that it begins a sentence, where a capital letter means nothing.
    """
    first, _, rest = source.partition(" and ")
    if rest and first.islower() and anonymous(first):
        return True
    said = source.strip('«»“”„"').split()
    quoted = re.search(r"[«“„\"]\w", source) is not None
    named = (
        quoted
        or any(w[:1].isupper() for w in (said[1:] if begins else said))
        or (len(said) == 1 and said[0][:1].isupper())
    )
    kinds = set(in_english(source).replace("'s", "").split()) & (listed("bodies") | listed("organs"))
    return not named and not kinds and body(source) is None


def _begins_sentence(c: Claim) -> bool:
    """Whether the source stands where a sentence begins, or is not found in the claim's own words or its paragraph."""
    text, source = c.document.text, c.said.source or ""
    at = text.find(source, c.said.start)
    if at < 0 or "\n" in text[c.said.start : at]:
        at = text.rfind(source, text.rfind("\n", 0, c.said.start) + 1, c.said.start)
    before = text[:at].rstrip(' "“«') if at >= 0 else ""
    return not before or before[-1] in ".!?…\n:"


def _same_body(source: str, actor: str) -> bool:
    """Whether all words of a source that say something are in the actor's: "the Committee", "the Tax Committee"."""
    said, acts = (set(in_english(w).split()) - listed("fillers") for w in (source, actor))
    return bool(said & listed("bodies")) and said <= acts


def is_person(source: str) -> bool:
    """Whether a source is written as a person's name: one to three words with capitals, none of them for a body."""
    said = source.split()
    bodies = listed("bodies") | listed("organs") | listed("nobody")
    return 0 < len(said) <= 3 and all(w[:1].isupper() and not set(in_english(w).split()) & bodies for w in said)


def _fullest(named: str, known: Iterable[str]) -> str:
    """The fuller name of the same source in the document, so that 'Halden' and 'Mira Halden' are one."""
    fuller = [k for k in known if set(named.split()) < set(k.split())]
    return min(fuller, key=lambda k: (len(k), k)) if len(fuller) == 1 else named


def voice(document: Document) -> str:
    """Who speaks in a document where no one is quoted: the agency it credits, else the outlet, the site or the file."""
    agency = None if document.lists else _credited(document.text)  # cells end in brackets too: a maiden name
    if agency and name(agency):
        return name(agency)
    outlet = document.outlet or _site(document.url) or ""
    return name(outlet) or fold(outlet) or document.id


@lru_cache(maxsize=2**10)
def _credited(text: str) -> str | None:
    """The agency that a text credits, as written; remembered, since every claim of it is asked for its own."""
    credit = CREDIT.search(text)
    return next((g for g in credit.groups() if g), None) if credit else None


def _site(url: str | None) -> str | None:
    found = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return found.group(1) if found else None


def _file(location: str) -> str:
    """The last part of a location: a file's name says enough, its folder is nobody's business."""
    return re.split(r"[/\\\\]", location.rstrip("/"))[-1]


def labels(case: Case) -> Mapping[str, str]:
    """For each origin a name to show: as written in the oldest claim that names it.

    A well-known body written in Cyrillic, where its name is inflected, is shown by its English name.
    """
    written: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        for w in (c.said.source or "", c.document.outlet or ""):
            if w:
                written.setdefault(name(w) or fold(w), (_CYRILLIC.search(w) and body(w)) or w)
    shown: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        unnamed = c.document.title or _file(c.document.location) if c.origin == c.document.id else c.origin
        shown.setdefault(c.origin, written.get(c.origin, unnamed))
    return shown
