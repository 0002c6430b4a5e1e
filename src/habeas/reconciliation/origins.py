"""Whom a statement ultimately comes from. Statements of one origin count once, however many outlets carry them.

In this order: the source the text names ("according to Lumen"), with "the group" or "the Centre" led back to its
name; the agency that the text credits; for a copied passage the document that told it first; else the outlet itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from habeas.fingerprints import prints
from habeas.folding import fold, without_places
from habeas.model import Copy, Document
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.citing import on_their_word
from habeas.reconciliation.claims import Case, Claim, published, with_claims
from habeas.reconciliation.copies import families, first_told, fives
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.offices import is_organ, known_as, may_be_one, official, once_official, surname_heard
from habeas.reconciliation.paraphrases import paraphrased
from habeas.reconciliation.retelling import retold
from habeas.reconciliation.source_names import (
    CYRILLIC,
    anonymous,
    is_person,
    name,
    named,
    people_heard,
    sounds,
    stem,
    undescribed,
    untitled,
)
from habeas.reconciliation.speakers import Speakers
from habeas.reconciliation.topics import listed, speaks_of

__all__ = [
    "anonymous",
    "is_person",
    "labels",
    "name",
    "named",
    "sounds",
    "stem",
    "traced",
    "undescribed",
    "untitled",
    "voice",
]

CREDIT = re.compile(
    r"\((?P<bracket>[A-Z][\w.&'’ -]{2,40})\)\s*[-–—]|[-–—]\s*[\w. ]+ with (?P<tail>[A-Z][\w.&'’ -]{2,40})\s*$|"
    r"\((?P<end>[A-Z][\w.&'’ -]{2,40})\)\s*$",
    re.MULTILINE,
)
"""A credit line of a news agency: "CITY (Agency) - ...", "... - Outlet with Agency", "... (Agency)" at the end."""

BESIDE = 80
"""Characters beside a name in which its report says who that is."""
PASSAGE = 0.8
"""From this share of its 5-word sequences on, a quote is another document's passage."""


def traced(case: Case, copies: Iterable[Copy]) -> Case:
    """The case with every claim's origin, in force and rejected alike. A copied claim is as old as its original."""
    case = replace(case, claims=_in_own_voice(case.claims), rejected=_in_own_voice(case.rejected))
    tracer = _Tracer(case, tuple(copies))
    claims = retold(sorted(map(tracer.traced, case.claims), key=lambda c: c.order))
    claims = on_their_word(paraphrased(case, claims, named), voice)
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
        for c in case.claims:
            self.claims.setdefault(c.document.id, []).append(c)
        for copy in copies:
            if copy.reworded:
                self.originals.setdefault(copy.copy, []).append(case.documents[copy.original])
            self.related.setdefault(copy.copy, []).append(case.documents[copy.original])
            self.related.setdefault(copy.original, []).append(case.documents[copy.copy])
        self.prints = {d: prints(case.documents[d].text) for d in self.related}
        self.sources: dict[str, list[tuple[int, str, str]]] = {}
        self.bodies: dict[str, set[str]] = {}
        self._posts: dict[tuple[str, str], dict[tuple[str, str], tuple[str, Claim]]] = {}
        self._left: dict[tuple[str, str], date] = {}
        self._holders: dict[tuple[str, str], set[str]] = {}
        for c in (*case.claims, *case.rejected):
            if c.said.source and (called := name(c.said.source)):
                held = official(c.said.source)
                written = held.body if held else c.said.source
                self.sources.setdefault(c.document.id, []).append((c.said.start, written, name(written) or called))
                self._body(written)
                self._note_post(c)
        for d in case.documents.values():
            self._body(d.outlet or "")
        self._told_first: dict[tuple[str, str], Document] = {}
        self._order: dict[str, tuple[str, str, str]] = {}
        self._before: dict[str, Sequence[Document]] = {}
        self._outlets = _Outlets(self.claims)
        self.speakers = Speakers(case.claims)
        self._heard = people_heard(case.claims)

    def _note_post(self, c: Claim) -> None:
        """Notes who is named with a post, and who with one that is over, from when on."""
        source = c.said.source or ""
        held, once = official(source), once_official(source)
        if held and held.person:
            self._holders.setdefault((c.document.id, name(held.body)), set()).add(surname_heard(held.person))
        if held and (known := known_as(held.person)):
            self._posts.setdefault(known, {}).setdefault((held.person, name(held.body)), (held.body, c))
        if once and (known := known_as(once)):
            self._left[known] = min(c.latest, self._left.get(known, date.max))

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
        speaking = claim if named(claim) else self.speakers.speaking(claim)
        if speaking is None and (body_ := self._body_of_official(claim.said.source or "", claim, document)):
            return body_
        if speaking is None or speaking.said.source is None:
            return self._reworded(claim, document) or voice(document)
        return self._named(speaking.said.source, speaking, document)

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
        if body_ := self._body_of_official(source, claim, document):
            return body_
        named = self._heard.get(name(source), name(source))
        if not all(w in listed("bodies") for w in named.split()):
            fullest = _fullest(named, self._names_in(claim.document) | {voice(document)})
            return self._voice_of_its_head(source, document) or self._outlets.fuller(fullest, claim) or fullest
        kind = named.split()[-1]
        if kind in in_english(document.outlet or "").split():
            return voice(document)
        told = [
            s for s in sorted(self.sources.get(claim.document.id, ())) if s[0] <= claim.said.start and s[2] != named
        ]
        before = [n for _, whole, n in told if kind in in_english(whole).split()]
        if not before and kind in listed("defenders"):
            before = [n for _, whole, n in told if _of_defenders(whole)]
        body_ = before[-1] if before else self._known_body(kind, claim)
        return (self._outlets.fuller(body_, claim) or body_) if body_ else f"{named} ({voice(document)})"

    def _body_of_official(self, source: str, claim: Claim, document: Document) -> str | None:
        """The body that an official speaks for, by the post written here or the one they are named with elsewhere.

        None where which ministry it is stays unknown.
        """
        held = official(source)
        if held and len(self._holders.get((claim.document.id, name(held.body)), ())) > 1:
            return None  # two of one post in one report are of two states
        if held and not all(w in listed("bodies") for w in name(held.body).split()):
            return self._named(held.body, claim, document)
        told = self._posts_of(held.person if held else source, claim)
        if len(told) == 1:
            return self._named(*told[0], document)
        body_ = self._named(held.body, claim, document) if held else ""
        return body_ if not body_.endswith(")") and body_ else None

    def _posts_of(self, person: str, claim: Claim) -> list[tuple[str, Claim]]:
        """The bodies that a person is named with in any report, where none has told by then that it is over."""
        known = known_as(person) if is_person(person) else None
        if known is None or claim.latest >= self._left.get(known, date.max):
            return []
        found: dict[str, tuple[str, Claim]] = {}
        for (other, called), told in self._posts.get(known, {}).items():
            if may_be_one(person, other) and not all(w in listed("bodies") for w in called.split()):
                found.setdefault(called, told)
        return list(found.values())

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
        cyrillic = bool(CYRILLIC.search(claim.said.source or ""))
        fitting = self._holding(said) - {named}
        if not fitting and named not in self._own:
            heard = self._holding({sounds(word) for word in said if len(sounds(word)) > 3})
            fitting = {o for o in heard if bool(CYRILLIC.search(self._written[o])) != cyrillic}
        fitting = {o for o in fitting if self._of_its_kind(o, claim.said.source or "")}
        if "foreign" in said and said <= listed("offices"):
            return None
        if said <= listed("offices"):
            fitting = {o for o in fitting if self._lands.acquainted(claim, self._nearest(o, claim))}
        return min(fitting) if len(fitting) == 1 else None

    def _of_its_kind(self, outlet: str, source: str) -> bool:
        """Whether an outlet can be the body of the kind in a name: the Tarn Post is not the Tarn Committee."""
        kinds = set(in_english(" ".join(re.findall(r"\b[A-ZА-ЯЁІЎЇЄҐ][\w’'-]*", source))).split()) & listed("bodies")
        return not kinds or bool(kinds & set(in_english(self._written[outlet]).split()))

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


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims of one type are of the same people or number, or name neither."""
    if one.persons or other.persons:
        return any(p in other.persons for p in one.persons)
    counts = (one.said.count, other.said.count)
    return None not in counts and (counts[0].low, counts[0].high) == (counts[1].low, counts[1].high)  # type: ignore[union-attr]


def _of_defenders(source: str) -> bool:
    """Whether a source is a body that is no organ of a state, by the words of its name."""
    said = set(in_english(source).split())
    return not said.isdisjoint(listed("bodies") | {"defenders"}) and not is_organ(source)


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
    return name(outlet) or name(f"«{outlet}»") or fold(outlet) or document.id


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
    posts: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        for w in (c.said.source or "", c.document.outlet or ""):
            if w:
                written.setdefault(name(w) or fold(w), (CYRILLIC.search(w) and body(w)) or w)
                if held := official(w):
                    posts.setdefault(name(held.body), held.body)
    shown: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        unnamed = c.document.title or _file(c.document.location) if c.origin == c.document.id else c.origin
        shown.setdefault(c.origin, written.get(c.origin) or posts.get(c.origin, unnamed))
    return shown
