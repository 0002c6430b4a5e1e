"""Whom a statement ultimately comes from. Statements of one origin count once, however many outlets carry them.

In this order: the source the text names ("according to Lumen"), with "the group" or "the Centre" led back to its
name; the agency that the text credits; for a copied passage the document that told it first; else the outlet itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.fingerprints import prints
from habeas.folding import fold, without_places
from habeas.model import Copy, Document
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.citing import on_their_word
from habeas.reconciliation.claims import Case, Claim, published, with_claims
from habeas.reconciliation.copies import families, first_told, fives
from habeas.reconciliation.happenings import sort_of
from habeas.reconciliation.paraphrases import paraphrased
from habeas.reconciliation.retelling import retold
from habeas.reconciliation.topics import listed, speaks_of
from habeas.reconciliation.voices import (
    CYRILLIC,
    Outlets,
    anonymous,
    is_person,
    name,
    named,
    people_heard,
    sounds,
    stem,
    undescribed,
    untitled,
    voice,
)
from habeas.vocabulary import Type

__all__ = [
    "anonymous", "is_person", "labels", "name", "named", "sounds", "stem", "traced", "undescribed", "untitled", "voice",
]  # fmt: skip

BESIDE = 80
"""Characters beside a name in which its report says who that is."""
PASSAGE = 0.8
"""From this share of its 5-word sequences on, a quote is another document's passage."""
_ITS_OWN = re.compile(r"(its|their) |(его|её|ее|их|яго|яе|іх|його|її|їх|їхні) ", re.IGNORECASE)
"""Whose people speak: of a body named before, where no one person was."""
_PERSON = re.compile(r"(he|she|он|она|ён|яна|він|вона|him|her|himself|herself)$", re.IGNORECASE)
"""Somebody who was quoted before."""


def _meant_by(source: str) -> bool | None:
    """Whether a source that points back means a person, or a body; None where it names somebody itself."""
    if _PERSON.match(source.strip()):
        return True
    return False if _ITS_OWN.match(source) else None


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
        self._outlets = Outlets(self.claims)
        self._heard = people_heard(case.claims)
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
        that is quoted before them, "she" the person who is.
        """
        others = self.sourced.get(claim.document.id, [])
        if claim.said.source is not None and (meant := _meant_by(claim.said.source)) is not None:
            before = [o for o in others if o.said.start <= claim.said.start]
            fitting = [o for o in before if is_person(o.said.source or "") is meant]
            return max(fitting, key=lambda o: (o.said.start, o.id), default=None)
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
        named = self._heard.get(name(source), name(source))
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


def _same_body(source: str, actor: str) -> bool:
    """Whether all words of a source that say something are in the actor's: "the Committee", "the Tax Committee"."""
    said, acts = (set(in_english(w).split()) - listed("fillers") for w in (source, actor))
    return bool(said & listed("bodies")) and said <= acts


def _fullest(named: str, known: Iterable[str]) -> str:
    """The fuller name of the same source in the document, so that 'Halden' and 'Mira Halden' are one."""
    fuller = [k for k in known if set(named.split()) < set(k.split())]
    return min(fuller, key=lambda k: (len(k), k)) if len(fuller) == 1 else named


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
                written.setdefault(name(w) or fold(w), (CYRILLIC.search(w) and body(w)) or w)
    shown: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        unnamed = c.document.title or _file(c.document.location) if c.origin == c.document.id else c.origin
        shown.setdefault(c.origin, written.get(c.origin, unnamed))
    return shown
