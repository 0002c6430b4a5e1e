"""The names of those who speak, made comparable: sources as texts write them, outlets, and who speaks in a report."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from anyascii import anyascii

from habeas.folding import fold
from habeas.model import Document
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.topics import listed

CREDIT = re.compile(
    r"\((?P<bracket>[A-Z][\w.&'’ -]{2,40})\)\s*[-–—]|[-–—]\s*[\w. ]+ with (?P<tail>[A-Z][\w.&'’ -]{2,40})\s*$|"
    r"\((?P<end>[A-Z][\w.&'’ -]{2,40})\)\s*$",
    re.MULTILINE,
)
"""A credit line of a news agency: "CITY (Agency) - ...", "... - Outlet with Agency", "... (Agency)" at the end."""
CYRILLIC = re.compile("[а-яёіїўґ]", re.IGNORECASE)
_ENDING = re.compile(
    "(?<=[а-яёіїўґ]{3})(?:ого|его|ому|ему|ыми|ими|ам[иі]|[оеая]й|[аеоя]ю|[ыиоеаёя]м|[ыи]й|[ыи]х|[аяуюыиеіїоьй])$"
)
"""The case ending of a word in Cyrillic, off a stem of three letters or more."""


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


def is_person(source: str) -> bool:
    """Whether a source is written as a person's name: one to three words with capitals, none of them for a body."""
    said = source.split()
    bodies = listed("bodies") | listed("organs") | listed("nobody")
    return 0 < len(said) <= 3 and all(w[:1].isupper() and not set(in_english(w).split()) & bodies for w in said)


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


class Outlets:
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
        cyrillic = bool(CYRILLIC.search(claim.said.source or ""))
        fitting = self._holding(said) - {named}
        if not fitting and named not in self._own:
            heard = self._holding({sounds(word) for word in said if len(sounds(word)) > 3})
            fitting = {o for o in heard if bool(CYRILLIC.search(self._written[o])) != cyrillic}
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


def people_heard(claims: Iterable[Claim]) -> dict[str, str]:
    """For each person quoted in Cyrillic the one name in Latin letters that sounds like theirs."""
    written: dict[str, str] = {}
    for c in claims:
        source = c.said.source
        if source and len(source.split()) > 1 and is_person(source):
            written.setdefault(name(source), source)
    latin: dict[tuple[str, ...], list[str]] = {}
    for called, source in written.items():
        if not CYRILLIC.search(source):
            latin.setdefault(_sounding(called), []).append(called)
    cyrillic = (called for called, source in written.items() if CYRILLIC.search(source))
    return {called: latin[_sounding(called)][0] for called in cyrillic if _sounding(called) in latin}


def _sounding(called: str) -> tuple[str, ...]:
    return tuple(sorted(map(sounds, called.split())))


_HEARD = (("ts", "c"), ("ck", "k"), ("q", "k"))


def sounds(word: str) -> str:
    """What stays of a word in whatever letters it is written: its consonants, marked so that it is no word.

    >>> sounds("lumen") == sounds("liumen")
    True
    """
    for written, heard in (("kh", "h"), ("g", "h"), ("x", "ks"), ("ph", "f"), ("w", "v"), *_HEARD):
        word = word.replace(written, heard)
    return "~" + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyj']", "", word))
