"""Whom a statement ultimately comes from. Statements of one origin count once, however many outlets carry them.

In this order: the source the text names ("according to Lumen"), with "the group" or "the Centre" led back to its
name; the agency that the text credits; for a copied passage the document that told it first; else the outlet itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.fingerprints import prints
from habeas.folding import fold, without_places
from habeas.model import Copy, Document
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.citing import on_their_word
from habeas.reconciliation.claims import Case, Claim, led_to, published, with_claims
from habeas.reconciliation.copies import families, first_told, fives
from habeas.reconciliation.envoys import sent_by, who_calls
from habeas.reconciliation.offices import (
    Official,
    is_organ,
    known_as,
    may_be_one,
    office_in,
    official,
    once_official,
    surname_heard,
)
from habeas.reconciliation.outlets import Outlets, voice
from habeas.reconciliation.paraphrases import paraphrased
from habeas.reconciliation.retelling import retold
from habeas.reconciliation.roles import introduced, meant, roles_of, spoken_in, whose_speaker
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
    whose_record,
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
    "spoken_for",
    "stem",
    "traced",
    "undescribed",
    "untitled",
    "voice",
]

OFFICIALS_THERE = re.compile(r"(?:[a-z]+ )?officials? (?:in|from) (?:the )?[A-Z]")
"""Officials of whom only the place is told."""
_TOLD_TO = re.compile(
    r"(?<!\w)(?:told|tells|telling|informed|assured|interviewed by|(?:сказа|расска|сообщ|заяв|подтверд|поясн|объясн|"
    r"уточн|повідом|розпов|зазнач|підтверд|паведам|распав|пацверд|патлумач|адзнач)\w*)"
    r"(?: (?:the|our|this|агентств\w+|агенці\w+|агенцтв\w+|издани\w+|газет\w+|сайт\w*))* "
    r"[«“„\"]?[A-ZА-ЯЁІЎЇЄҐ][\w'’-]*(?: [A-ZА-ЯЁІЎЇЄҐ][\w'’-]*)*"
)
"""Whom something is told, who is not the one that speaks: "told Lumen"."""
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
    """The claims, without a source that is their own outlet ("..., Lumen reports" in Lumen): nobody is quoted there.

    What stands in somebody's book or list is their word.
    """
    return tuple(
        c if (source := _quoted(c)) == c.said.source else replace(c, said=replace(c.said, source=source))
        for c in claims
    )


def _quoted(c: Claim) -> str | None:
    """Whose word a claim gives, as it is written; None where its outlet speaks itself."""
    source, outlet = c.said.source, c.document.outlet
    if source is None:
        return None
    source = whose_record(source)
    return None if outlet is not None and name(source) == name(outlet) != "" else source


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
        self._persons: dict[str, dict[str, set[str]]] = {}
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
        self._origins: dict[str, str] = {}
        self._order: dict[str, tuple[str, str, str]] = {}
        self._before: dict[str, Sequence[Document]] = {}
        self._outlets = Outlets(self.claims)
        self.speakers = Speakers(case.claims)
        self._heard = people_heard(case.claims)
        self._of_state: set[str] | None = None
        self._quoted: dict[str, dict[str, str]] = {}
        self._note_own_officials()
        self._note_quoted()

    def _note_quoted(self) -> None:
        """Notes the people quoted by their full names, under their surnames."""
        for c in self.case.claims:
            if (who := c.said.source) and is_person(untitled(who)) and len(untitled(who).split()) > 1:
                self._quoted.setdefault(surname_heard(who), {}).setdefault(name(who), who)

    def _note_own_officials(self) -> None:
        """Notes who is called a minister, an envoy or a speaker in an organ's own paper: they speak for it."""
        for of in self.claims.values():
            document = of[0].document
            if document.outlet and is_organ(document.outlet):
                for told in introduced(document.text):
                    known = known_as(told.name)
                    if known and speaks_of("posts", told.role) and not is_organ(told.role):
                        own = self._posts.setdefault(known, {})
                        own.setdefault((told.name, name(document.outlet)), (document.outlet, of[0]))

    def _note_post(self, c: Claim) -> None:
        """Notes who is named with a post, and who with one that is over, from when on."""
        source = c.said.source or ""
        held, once = official(source), once_official(source)
        if held and held.person:
            self._holders.setdefault((c.document.id, name(held.body)), set()).add(surname_heard(held.person))
        if held and (known := known_as(held.person)):
            self._posts.setdefault(known, {}).setdefault((held.person, name(held.body)), (held.body, c))
        if not held and not once and is_person(source) and (known := known_as(source)):
            for role in roles_of(source, c.document.text):
                if post := official(f"{office_in(role)} {source}"):
                    self._posts.setdefault(known, {}).setdefault((source, name(post.body)), (post.body, c))
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
            return led_to(claim, self._origin_of(claim))
        origin, told, received = self._origin_of(claim), published(first), first.received.date()
        latest = told or received
        return replace(claim, origin=origin, told=told, latest=latest, received=received, teller=first.id)

    def _origin_of(self, claim: Claim) -> str:
        """The origin of a claim of the case; worked out once, since whatever rewords its report asks for it."""
        if claim.id not in self._origins:
            self._origins[claim.id] = self.origin(claim)
        return self._origins[claim.id]

    def origin(self, claim: Claim) -> str:
        """The origin's name for comparison."""
        document = self.told_first(claim)
        speaking = claim if named(claim) else self.speakers.speaking(claim, document)
        source = claim.said.source
        if source and OFFICIALS_THERE.match(source):
            speaking = self.speakers.organ_of(claim) or speaking
        if source and speaking is None and (body_ := self._body_of_official(source, claim, document)):
            return body_
        if speaking is None and (who := self._meant(claim)):
            return self._named(who, claim, document)
        if speaking is None or speaking.said.source is None:
            return self._reworded(claim, document) or voice(document)
        return self._named(speaking.said.source, speaking, document)

    def _state_outlet(self) -> str | None:
        """The one outlet that speaks for a state, worked out once."""
        if self._of_state is None:
            reports = (d for d in self._outlets.reports() if self.speakers.speaks_for_a_state(d))
            self._of_state = {d.outlet for d in reports if d.outlet}
        return next(iter(self._of_state)) if len(self._of_state) == 1 else None

    def _meant(self, claim: Claim) -> str | None:
        """Whom a claim without a named source comes from: who is meant by what they are, or speaks in its own words.

        "State television" is the one outlet that speaks for a state.
        """
        source = claim.said.source
        if source is None:
            return spoken_in(claim.said.quote, claim.said.persons) or who_calls(claim)
        if speaks_of("state_media", source):
            return self._state_outlet()
        return meant(source, claim.document.text, claim.said.end)

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
        source = self._in_full(source, claim.document)
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
        whose = whose_speaker(source, claim.document.text, claim.said.start, claim.said.end)
        if whose != source and body(whose):
            return self._named(whose, claim, document)
        source = whose
        source = self._in_full(source, claim.document)
        held = official(source) or self._introduced_as(source, claim.document)
        if held and len(self._holders.get((claim.document.id, name(held.body)), ())) > 1:
            return None  # two of one post in one report are of two states
        if not held and (sent := sent_by(source, claim.document)):
            return self._named(sent, claim, document)
        if held and not all(w in listed("bodies") for w in name(held.body).split()):
            return self._named(held.body, claim, document)
        told = self._posts_of(held.person if held else source, claim)
        if len(told) == 1:
            return self._named(*told[0], document)
        body_ = self._named(held.body, claim, document) if held else ""
        return body_ if not body_.endswith(")") and body_ else None

    def _in_full(self, source: str, document: Document) -> str:
        """A person by surname alone, whatever stands before it, as the report that quotes them names them in full."""
        if document.id not in self._persons:
            told = {w: n for _, w, n in self.sources.get(document.id, ()) if len(n.split()) > 1 and is_person(w)}
            in_full: dict[str, set[str]] = {}
            for written, named in told.items():
                for word in named.split():
                    in_full.setdefault(word, set()).add(written)
            beside = {name(i.name): i.name for i in introduced(document.text)}
            for surname in {name(i.split()[-1]) for i in beside.values()} - in_full.keys():
                in_full[surname] = {i for i in beside.values() if name(i.split()[-1]) == surname}
            self._persons[document.id] = in_full
        full = self._persons[document.id].get(name(source), set())
        if not full and len(untitled(source).split()) == 1 and untitled(source) != source:
            full = set(self._quoted.get(surname_heard(source), {}).values())  # "Ms Halden", named in full elsewhere
        return next(iter(full)) if len(full) == 1 and official(source) is None else source

    def _introduced_as(self, source: str, document: Document) -> Official | None:
        """The post that a person is introduced with in the same report: "Mira Halden, the minister of justice"."""
        if not is_person(source):
            return None
        held = (official(f"{office_in(role)} {source}") for role in roles_of(source, document.text))
        return next(filter(None, held), None)

    def _posts_of(self, person: str, claim: Claim) -> list[tuple[str, Claim]]:
        """The bodies that a person is named with in any report, where none has told by then that it is over."""
        known = known_as(person) if is_person(person) else None
        if known is None or claim.latest >= self._left.get(known, date.max):
            return []
        found: dict[str, tuple[str, Claim]] = {}
        for (other, known_body), told in self._posts.get(known, {}).items():
            if may_be_one(person, other) and not all(w in listed("bodies") for w in known_body.split()):
                found.setdefault(known_body, told)
        return list(found.values())

    def _voice_of_its_head(self, source: str, document: Document) -> str | None:
        """The body itself, where its own report quotes the person who directs it or speaks for it."""
        own = {w for w in re.findall(r"\w+", in_english(document.outlet or "")) if len(w) > 3}
        if not own or not is_person(source):
            return None
        for told in re.finditer(re.escape(source), document.text):
            before = re.split(r"[.!?\n“”\"]", document.text[max(told.start() - BESIDE, 0) : told.start()])[-1]
            after = re.split(r"[.!?\n“”\"]", document.text[told.end() : told.end() + BESIDE])[0]
            words = _TOLD_TO.sub(" ", f"{before} {after}")
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
                if other.said.type is claim.said.type and _tells_all(other, claim):
                    return self._origin_of(other)
        return None

    def _names_in(self, document: Document) -> set[str]:
        return {n for _, _, n in self.sources.get(document.id, ())}


def spoken_for(case: Case) -> Callable[[str, Claim], str]:
    """Whose word it would be if somebody of that name, or with that post, told a claim of the case in its report.

    What it takes is worked out when it is first asked for.
    """
    tracers: list[_Tracer] = []

    def origin(source: str, c: Claim) -> str:
        if not tracers:
            tracers.append(_Tracer(case, ()))
        return tracers[0].origin(replace(c, said=replace(c.said, source=source)))

    return origin


def _tells_all(other: Claim, claim: Claim) -> bool:
    """Whether another claim of one type has everybody whom a claim names, or its number where neither names anybody."""
    if other.persons or claim.persons:
        return bool(claim.persons) and set(claim.persons) <= set(other.persons)
    counts = (other.said.count, claim.said.count)
    return None not in counts and (counts[0].low, counts[0].high) == (counts[1].low, counts[1].high)  # type: ignore[union-attr]


def _of_defenders(source: str) -> bool:
    """Whether a source is a body that is no organ of a state, by the words of its name."""
    said = set(in_english(source).split())
    return not said.isdisjoint(listed("bodies") | {"defenders"}) and not is_organ(source)


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
    posts: dict[str, str] = {}
    told, asked = "", set[str]()
    for c in (*case.claims, *case.rejected):
        if c.document.id != told:  # claims stand by report, and most of one have its outlet and people in common
            told, asked = c.document.id, set()
        for w in (c.said.source or "", c.document.outlet or "", *c.said.persons):
            if w and w not in asked:
                asked.add(w)
                written.setdefault(name(w) or fold(w), (CYRILLIC.search(w) and body(w)) or w)
                roles = roles_of(w, c.document.text) if is_person(w) else ()
                for held in filter(None, map(official, (w, *(f"{office_in(role)} {w}" for role in roles)))):
                    posts.setdefault(name(held.body), held.body)
    shown: dict[str, str] = {}
    for c in (*case.claims, *case.rejected):
        if c.origin not in written and c.origin not in posts and c.origin != voice(c.document):
            written |= {name(i.name): i.name for i in introduced(c.document.text) if name(i.name) == c.origin}
            if sent := sent_by(c.said.source or "", c.document):
                written.setdefault(name(sent), sent)
        if c.origin not in shown:
            shown[c.origin] = written.get(c.origin) or posts.get(c.origin) or _unnamed(c, written)
    return shown


def _unnamed(claim: Claim, written: Mapping[str, str]) -> str:
    """'a local outlet (Lumen)': a source that goes by no name, as it was written, and the outlet that cites it; a
    report of no outlet by its title or file."""
    if claim.origin == claim.document.id:
        return claim.document.title or _file(claim.document.location)
    by = re.fullmatch(r".+ \((.+)\)", claim.origin)
    return f"{claim.said.source} ({written.get(by[1], by[1])})" if by and claim.said.source else claim.origin
