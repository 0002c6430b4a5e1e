"""Who tells a claim that names nobody: the official, person or body whose words the report goes on with."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from habeas.model import Document
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import Sort, sort_of
from habeas.reconciliation.offices import Official, is_diplomat, is_organ, office_in, official
from habeas.reconciliation.outlets import voice
from habeas.reconciliation.roles import roles_of
from habeas.reconciliation.source_names import is_person, name, named
from habeas.reconciliation.topics import listed, may_speak_of, speaks_of, words_of
from habeas.vocabulary import Type

BESIDE = 60
"""Characters beside a name in which its report says who that is."""
OFFICIAL = 0.75
"""From this share of its sources on that are officials and organs, an outlet speaks for a state."""
ON_THEIR_WORD = 0.25
"""So does only one that has at least this share of all it tells from them."""
REPORTS = 2
"""So many reports with sources tell what an outlet's sources are."""

_BEFORE = (
    Type.ARREST, Type.CHARGE, Type.CONVICTION, Type.SENTENCE, Type.SANCTION_IMPOSED,
)  # fmt: skip
"""What is told beside news, as what went before it."""
_NO_ONE = Official("", "")
_ITS_OWN = re.compile(r"(its|their) |(его|её|ее|их|яго|яе|іх|його|її|їх|їхні) ", re.IGNORECASE)
"""Whose people speak: of a body named before, where no one person was."""
_ONE = re.compile(r"he|she|он|она|ён|яна|він|вона", re.IGNORECASE)
"""A person who was named before."""
_THE_ONE = re.compile(r"(?:the|that) [a-z][a-z -]+$")
"""Somebody without a name whom the report has told of: "the chief of staff"."""
_HEAD_OF_STATE = re.compile(r"\b(president\w*|head of state|presidency)\b")
_BEGINS_WITH_ONE = re.compile(r"\W*(he|she|он|она|ён|яна|він|вона)\b", re.IGNORECASE)


class Speakers:
    """The speakers of all reports, asked who tells a claim that names nobody who can be told from others."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: dict[str, list[Claim]] = {}
        self._sourced: dict[str, list[Claim]] = {}
        self._quoting: dict[str, list[Claim]] = {}
        self._outlets: dict[str, dict[str, list[Claim]]] = {}
        self._told: Counter[str] = Counter()
        self._officials: dict[str, bool] = {}
        self._of_state: dict[str, bool] = {}
        for c in claims:
            self._claims.setdefault(c.document.id, []).append(c)
            self._told[voice(c.document)] += 1
            if named(c):
                self._sourced.setdefault(c.document.id, []).append(c)
            if c.said.source and c.said.source.split():
                self._quoting.setdefault(c.said.source.split()[-1], []).append(c)
                self._outlets.setdefault(voice(c.document), {}).setdefault(c.document.id, []).append(c)

    def speaking(self, claim: Claim, first: Document | None = None) -> Claim | None:
        """The claim of the same report whose named source tells this one too, where it names none; None if nobody does.

        A claim inside the words of another is its source's, as is a count that repeats another's number. Officials
        without a name are the one official who is named, "she" and "the spokeswoman" who was named last. What is told
        after an official's word on the same happening goes on with it. A body that acts and is quoted tells of its own
        act. "Its volunteers" are those of the body that is quoted before them. A copy goes on as the
        report does that told it `first`.
        """
        others = self._sourced.get(claim.document.id, [])
        source = claim.said.source
        if source is not None and _ITS_OWN.match(source):
            return _last(o for o in _before(others, claim) if not is_person(o.said.source or ""))
        if source is None:
            start, end = claim.said.start, claim.said.end
            around = [o for o in others if o.said.start <= start and end <= o.said.end and not self._aside(claim, o)]
            acting = [o for o in others if claim.said.actor and _same_body(o.said.source or "", claim.said.actor)]
            again = [o for o in others if _same_number(claim, o)]
            if around or acting or again:
                return (around or acting or again)[0]
            if some := _last(o for o in _before(others, claim) if _some_of_them(claim, o)):
                return some
        elif _ONE.fullmatch(source):
            return _last(o for o in _before(others, claim) if _is_one(o.said.source or ""))
        officials = [o for o in others if self._is_official(o.said.source or "", claim.document)]
        if source is None:
            if speaks_of("takes_back", claim.said.quote):
                return None
            going_on = self._going_on(claim, others, officials) if officials else None
            return going_on or (
                self._for_the_state(claim, others) if self._of_a_state(first or claim.document) else None
            )
        one = len({name(o.said.source or "") for o in officials}) == 1
        if officials and one and (speaks_of("officials", source) or (_THE_ONE.match(source) and office_in(source))):
            return officials[0]
        return _last(o for o in _before(officials, claim) if _has_role(o, source) or self._called(o, source))

    def _called(self, o: Claim, source: str) -> bool:
        """Whether any report that quotes a speaker introduces them as what somebody is called here, with an article."""
        role = office_in(source.removeprefix("the ")) if _THE_ONE.match(source) else ""
        quoting = {c.document.id: c.document for c in self._quoting.get((o.said.source or "?").split()[-1], ())}
        roles = (r for d in quoting.values() for r in roles_of(o.said.source or "", d.text)) if role else ()
        return any(role in in_english(r) for r in roles)

    def _aside(self, claim: Claim, told: Claim) -> bool:
        """Whether a medium only adds within another's words what was before: "freed Halden, who had got four years"."""
        if self._of_a_state(claim.document) or is_organ(claim.document.outlet or ""):
            return False
        before = claim.last is None or told.last is None or claim.last < told.last
        return before and sort_of(claim) is not sort_of(told) and claim.said.type in _BEFORE

    def organ_of(self, claim: Claim) -> Claim | None:
        """The claim of the one organ of a state that its report names for anything; None where there are several."""
        organs = [o for o in self._sourced.get(claim.document.id, []) if is_organ(o.said.source or "")]
        named_by = [set(name(o.said.source or "").split()) for o in organs]
        fullest = max(range(len(organs)), key=lambda i: (len(named_by[i]), -i), default=None)
        return organs[fullest] if fullest is not None and all(n <= named_by[fullest] for n in named_by) else None

    def _going_on(self, claim: Claim, others: Sequence[Claim], officials: Sequence[Claim]) -> Claim | None:
        """The last official quoted before on the same happening, if nobody else was quoted on it since.

        What one sentence tells beside that goes on with it as well.
        """
        beside = (o for o in self._claims.get(claim.document.id, ()) if o.said.quote == claim.said.quote)
        sorts = dict.fromkeys(sort_of(o) for o in (claim, *(o for o in beside if o.said.source is None)))
        return next(filter(None, (self._of_one_sort(claim, s, others, officials) for s in sorts if s)), None)

    def _of_one_sort(
        self, claim: Claim, sort: Sort, others: Sequence[Claim], officials: Sequence[Claim]
    ) -> Claim | None:
        claims = [o for o in self._claims.get(claim.document.id, ()) if sort_of(o) is sort]
        unnamed = [o for o in claims if not named(o) and speaks_of("officials", o.said.source)]
        before = [o for o in (*unnamed, *others) if o in claims and o.said.start < claim.said.start]
        if not before:
            return None
        last = max(before, key=lambda o: (o.said.start, o.id))
        return self.speaking(last) if last in unnamed else last if last in officials else None

    def _for_the_state(self, claim: Claim, others: Sequence[Claim]) -> Claim | None:
        """Whose words an outlet of the state goes on with: the speaker of the paragraph, or whose act it tells.

        Where the paragraph names its one speaker only at its end, they tell all that it tells of the same kind. What it
        tells in a paragraph in which nobody speaks is its own.
        """
        text = claim.document.text
        if _HEAD_OF_STATE.search(in_english(claim.said.actor or "")):
            his = (o for o in others if _HEAD_OF_STATE.search(in_english(_beside(o.said.source or "", text))))
            if own := next(his, None):
                return own
        start = text.rfind("\n", 0, claim.said.start) + 1
        end = text.find("\n", claim.said.end)
        paragraph = text[start : end if end > 0 else None]
        said_before = text[start : claim.said.start]
        here = [o for o in others if start <= o.said.start < claim.said.start]
        speaking = [o for o in others if (o.said.source or "?").split()[-1] in said_before]
        persons = [o for o in _before(others, claim) if is_person(o.said.source or "")]
        if said := _last(here) or _last(speaking) or (_last(persons) if _BEGINS_WITH_ONE.match(paragraph) else None):
            return said
        behind = [o for o in others if claim.said.end <= o.said.start < start + len(paragraph)]
        one = len({name(o.said.source or "") for o in behind}) == 1
        return behind[0] if one and sort_of(behind[0]) is sort_of(claim) else None

    def _of_a_state(self, document: Document) -> bool:
        return self.speaks_for_a_state(document)

    def speaks_for_a_state(self, document: Document) -> bool:
        """Whether the outlet of a report, or the agency that it carries, quotes hardly anybody but officials and
        organs, and is none itself."""
        outlet = voice(document)
        if outlet not in self._of_state:
            reports = self._outlets.get(outlet, {})
            every = (c for of in reports.values() for c in of if named(c))
            quoted = [(c.said.source or "", c.document) for c in every if not _of_any_kind(c.said.source or "")]
            official = [s for s, d in quoted if is_organ(s) or speaks_of("speaker", s) or self._is_official(s, d)]
            enough = len(reports) >= REPORTS and 0 < len(official) >= OFFICIAL * len(quoted)
            enough = enough and len(official) >= ON_THEIR_WORD * self._told[outlet]
            self._of_state[outlet] = enough
        return self._of_state[outlet] and not is_organ(document.outlet or "")

    def _is_official(self, source: str, document: Document) -> bool:
        """Whether a source is a person called somebody's speaker, in this report or in another that quotes them."""
        if not source.split():
            return False
        if is_diplomat(source) or (official(source) or _NO_ONE).person:
            return True
        last = source.split()[-1]
        if last not in self._officials:
            reports = {document.id: document} | {c.document.id: c.document for c in self._quoting.get(last, ())}
            texts = [d.text for d in reports.values()]
            quoting = [t for t in texts if may_speak_of("speaker", t)]
            spoken = re.compile(rf"[^.\n]{{3,40}}\b(?:[A-ZА-ЯЁІЎЇЄҐ][\w'’-]+\s+){{0,2}}{re.escape(last)}\b")
            self._officials[last] = is_person(source) and (
                any(speaks_of("speaker", m[0]) for text in quoting for m in spoken.finditer(text))
                or any(speaks_of("speaker", role) for text in quoting for role in roles_of(source, text))
                or any(_holds_office(source, role) for text in texts for role in roles_of(source, text))
            )
        return self._officials[last]


def _is_one(source: str) -> bool:
    """Whether a source is one human being: by name, or as who holds an office ("the minister")."""
    return is_person(source) or official(source) is not None


def _holds_office(person: str, role: str) -> bool:
    """Whether what a report says that a person is names an office in an organ of a state."""
    return official(f"{office_in(role)} {person}") is not None


def _before(others: Iterable[Claim], claim: Claim) -> Iterable[Claim]:
    return (o for o in others if o.said.start <= claim.said.start)


def _last(claims: Iterable[Claim]) -> Claim | None:
    return max(claims, key=lambda o: (o.said.start, o.id), default=None)


def _has_role(o: Claim, role: str) -> bool:
    """Whether the report calls this speaker by a role: "the press secretary" of "Mira Halden, the press secretary"."""
    said = words_of("speaker", role)
    return said is not None and said.casefold() in _beside(o.said.source or "", o.document.text).casefold()


def _beside(source: str, text: str) -> str:
    """What stands in the sentences beside a speaker's name, wherever a report gives it."""
    found = []
    for m in re.finditer(re.escape(source), text):
        before = re.split(r"[.!?\n]", text[max(m.start() - BESIDE, 0) : m.start()])[-1]
        after = re.split(r"[.!?\n]", text[m.end() : m.end() + BESIDE])[0]
        found.append(f"{before} {after}")
    return "; ".join(found)


def _of_any_kind(source: str) -> bool:
    """Whether a source is only a kind of body: "the Committee"."""
    return set(in_english(source).split()) <= listed("bodies") | listed("fillers")


def _same_number(one: Claim, other: Claim) -> bool:
    """Whether two counts of one report give one exact number: a headline repeats what the text has somebody say."""
    same = one.said.type is other.said.type and one.said.type in (Type.COUNT_HELD, Type.COUNT_DETAINED)
    a, b = one.said.count, other.said.count
    return same and a is not None and b is not None and a.low == a.high and (a.low, a.high) == (b.low, b.high)


def _some_of_them(one: Claim, other: Claim) -> bool:
    """Whether a few words right behind somebody's number count some of the same: "44 were let out, the guard said.
    Forty-one crossed."
    """
    a, b, text = one.said.count, other.said.count, one.document.text
    if one.persons or a is None or b is None or not one.actual or (a.low or 0) >= (b.low or 0):
        return False
    moved = (Sort.FREED, Sort.MOVED)
    begins = text[: one.said.start].rstrip(' "“«').endswith((".", "!", "?", "”", "»"))
    near = begins and "\n" not in text[other.said.start : one.said.start] and one.said.start - other.said.end <= BEHIND
    bare = len(one.said.quote.split()) <= 4 and one.said.quote.strip('"“«').startswith(a.text)
    return (
        near and bare and not speaks_of("persons", one.said.quote) and sort_of(one) in moved and sort_of(other) in moved
    )


BEHIND = 150
"""Characters behind a number within which a bare one is of some of the same people."""


def _same_body(source: str, actor: str) -> bool:
    """Whether all words of a source that say something are in the actor's: "the Committee", "the Tax Committee"."""
    said, acts = (set(in_english(w).split()) - listed("fillers") for w in (source, actor))
    return bool(said & listed("bodies")) and said <= acts
