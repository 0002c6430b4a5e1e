"""Redaction: what readers of a tier are not handed, and what of the rest is covered.

A document above the reader's tier is gone with all that came from it. So is a statement above it, and its passage is
covered wherever it stands. So is a person: the mentions judged to be of them and the statements on them alone; a
statement that names others stays without them; their name is covered in every text. A row of a list is about one
person, whom its other cells tell as well as the name: it goes with them. Tiers hold as they are now, also
for questions on what was known earlier. Ids of what is changed follow from what is left: no guess can be checked
against them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from habeas.json_form import encode
from habeas.judgements import clusters, standing
from habeas.model import Document, Finding, Judgement, Mention, Person, SetAside, Statement, digest
from habeas.register import asking, schema
from habeas.register.blackout import Blackout, Span, Withheld, cover, is_one_given_name, merged, nothing_left
from habeas.register.forms import strings
from habeas.vocabulary import EMBARGO, Tier, Verdict

ELSEWHERE = "withheld"
"""In place of an address that would lead to the text as it was."""

# ---------------------------------------------------------------- what is above a tier


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is above one tier: ids, as the register keeps them, of documents, statements and mentions.

    `tiers` are the tiers of documents on which a person has decided; `mentions` leads to the document of each;
    `passages` are the spans of withheld statements in each document; `words` is what is to be covered; `lists` are the
    lists that have a withheld row.
    """

    tier: Tier
    tiers: Mapping[str, Tier] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    mentions: Mapping[str, str] = field(default_factory=dict)
    passages: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    words: Withheld = field(default_factory=Withheld)
    lists: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.documents or self.statements or self.mentions)

    def stamp(self, since: Iterable[str] = ()) -> str:
        """Names what is withheld, apart from what is in the documents `since`."""
        newer = frozenset(since)
        mentions = {id_ for id_, document in self.mentions.items() if document not in newer}
        return digest(self.tier, *sorted((self.documents - newer) | self.statements | mentions))


def secrets(connection: Connection, tier: Tier, today: date) -> Secrets:
    """What readers of the tier may not see, by the judgements that stand now."""
    judged = _judged_tiers(connection, today)
    above = frozenset(id_ for id_, t in judged.items() if t > tier)
    documents = (_captured_above(connection, tier) - judged.keys()) | above
    groups = _people(connection, above)
    mentions = {m.id: m.document for group in groups for m in group}
    documents |= asking.rows(connection, sorted(set(mentions.values())))
    statements = [s for s in (asking.superseded(connection, i) for i in sorted(above)) if isinstance(s, Statement)]
    if not (documents or mentions or statements):
        return Secrets(tier, judged)
    sealed = frozenset(s.id for s in statements)
    passages, words = _passages(statements), _words(groups, statements)
    return Secrets(tier, judged, documents, sealed, mentions, passages, words, _lists(connection, documents))


def _lists(connection: Connection, documents: frozenset[str]) -> frozenset[str]:
    """The lists that these documents are rows of, or are."""
    rows = asking.documents(connection, sorted(asking.rows(connection, sorted(documents))))
    return frozenset(list_ for row in rows for list_ in row.lists)


def _judged_tiers(connection: Connection, today: date) -> dict[str, Tier]:
    """The tier of each thing on which a person's word stands; a name that is no tier's seals."""
    tiers: dict[str, Tier] = {}
    for j in standing(j for j in asking.judgements(connection) if not _is_over(j, today)):
        if j.verdict is Verdict.TIER:
            tiers[j.subjects[0]] = max(Tier.named(j.value or ""), tiers.get(j.subjects[0], Tier.PUBLIC))
    return tiers


def _is_over(j: Judgement, today: date) -> bool:
    """Whether it is an embargo whose day has come: what was said before it holds again."""
    _, _, until = (j.value or "").partition(EMBARGO) if j.verdict is Verdict.TIER else ("", "", "")
    try:
        return bool(until) and date.fromisoformat(until.strip()) <= today
    except ValueError:
        return False  # a condition: a person says when it is met


def _captured_above(connection: Connection, tier: Tier) -> frozenset[str]:
    """The documents received for readers above the tier; a DISTINCT would make SQLite go through all."""
    captures = schema.capture.c
    return frozenset(connection.scalars(select(captures.document).where(captures.tier > int(tier))))


def _people(connection: Connection, above: frozenset[str]) -> list[tuple[Mention, ...]]:
    """For each person with a mention above the tier, every mention judged to be of them, by people or by rules."""
    if not above:
        return []
    links = [*asking.judgements(connection), *asking.rule_judgements(connection, max(Tier))]
    derived = [g for g in _grouped(connection) if len(g) > 1]
    reached = _reached(above, links, derived)
    mentions = {m.id: m for m in asking.mentions(connection, ids=sorted(reached))}
    for id_ in above - mentions.keys():  # named so by earlier rules only: what was sealed then stays so
        thing = asking.superseded(connection, id_)
        if isinstance(thing, Mention):
            mentions[id_] = thing
    groups = clusters(mentions.values(), links)
    held = [g for g in groups if any(m.id in above for m in g)]
    return _joined(held, [g for g in derived if g & above], mentions)


def _grouped(connection: Connection) -> list[frozenset[str]]:
    """The mentions of each person as last derived from all that the register holds."""
    values = (f.value for f in asking.findings(connection, max(Tier), "person"))
    return [frozenset(v.mentions) for v in values if isinstance(v, Person)]


def _reached(start: frozenset[str], links: Iterable[Judgement], groups: Iterable[frozenset[str]]) -> set[str]:
    """The ids that 'same' leads to from some, by any number of steps: no cluster of them goes beyond."""
    together = [frozenset(j.subjects) for j in links if j.verdict is Verdict.SAME] + list(groups)
    of: dict[str, list[frozenset[str]]] = {}
    for group in together:
        for id_ in group:
            of.setdefault(id_, []).append(group)
    reached, ahead = set(start), list(start)
    while ahead:
        for group in of.pop(ahead.pop(), ()):
            ahead += group - reached
            reached |= group
    return reached


def _joined(
    held: Sequence[tuple[Mention, ...]], groups: Iterable[frozenset[str]], mentions: Mapping[str, Mention]
) -> list[tuple[Mention, ...]]:
    """The clusters with what the derived people add to them."""
    derived = [tuple(mentions[i] for i in sorted(g) if i in mentions) for g in groups]
    return [group for group in [*held, *derived] if group]


def _passages(statements: Iterable[Statement]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for s in statements:
        found.setdefault(s.document, []).append((s.start, s.end))
    return {document: tuple(sorted(spans)) for document, spans in found.items()}


def _words(groups: Iterable[tuple[Mention, ...]], statements: Iterable[Statement]) -> Withheld:
    local: dict[str, set[str]] = {}
    people = []
    for group in groups:
        forms = frozenset(f for m in group for f in (m.name, *m.forms) if f.strip())
        people.append(forms)
        for m in group:
            alone = (f for f in (m.name, *m.forms) if f in forms and is_one_given_name(f, forms))
            local.setdefault(m.document, set()).update(alone)
    own = {document: frozenset(names) for document, names in local.items() if names}
    return Withheld(tuple(people), frozenset(s.quote for s in statements), own)


# ---------------------------------------------------------------- what is handed out instead


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it is and as it is shown; the same object twice where nothing is covered."""

    kept: Document
    shown: Document

    @property
    def covered(self) -> bool:
        return self.shown is not self.kept


class Redaction:
    """Turns what the register keeps into what readers of one tier are handed; None for what they are not.

    `salt` is a secret of the register, which the ids of covered documents follow from.
    """

    def __init__(self, secrets: Secrets, salt: str) -> None:
        self.secrets = secrets
        self._salt = salt
        self._blackout = Blackout(secrets.words)
        self._addresses: dict[str, bool] = {}
        self.aliases: dict[str, str] | None = None
        """From ids as shown to ids as kept, where they differ; None until someone asks."""
        self.judgements: Mapping[str, Judgement] | None = None
        """People's judgements as shown, by the ids under which they are kept; None until someone asks."""

    def __bool__(self) -> bool:
        return bool(self.secrets)

    def page(self, document: Document) -> Page | None:
        """The document and how it is shown."""
        if document.id in self.secrets.documents:
            return None
        if document.id in self.secrets.tiers:
            document = replace(document, tier=self.secrets.tiers[document.id])
        if not self:
            return Page(document, document)
        return Page(document, self._shown(document))

    def _shown(self, d: Document) -> Document:
        names = self._blackout.spans(d.text, d.id, any_case=d.text.islower())
        text = cover(d.text, merged([*names, *self.secrets.passages.get(d.id, ())], d.text))
        facts: dict[str, Any] = {name: self._said(getattr(d, name), d.id) for name in _FACTS}
        address: dict[str, Any] = {"location": self._address(d.location), "url": d.url and self._address(d.url)}
        shown = replace(d, text=text, **facts, **address)
        if shown == d:
            return self._apart_from_its_file(d)
        away = ELSEWHERE if "://" in d.location else shown.location
        shown = replace(shown, id=self.alias(d.id), sha256="", url=None, location=away, exchange=None)
        return self._apart_from_its_file(shown)

    def _apart_from_its_file(self, d: Document) -> Document:
        """A list that has a withheld row, or a row of it: its file names the withheld, the list's id is its hash."""
        if self.secrets.lists.isdisjoint(d.lists):
            return d
        lists = tuple(self.alias(i) if i in self.secrets.lists else i for i in d.lists)
        own = self.alias(d.id) if d.id in self.secrets.lists else d.id
        return replace(d, id=own, sha256="", lists=lists)

    def alias(self, document: str) -> str:
        """The id under which a covered document is shown: one from its bytes would let a guess at them be checked."""
        return f"d{digest(self._salt, document)}"

    def statement(self, s: Statement, page: Page | None) -> Statement | None:
        """The statement without withheld people; None when it is withheld, is on them alone, or is covered whole."""
        if page is None or s.id in self.secrets.statements:
            return None
        if not self:
            return s
        named = [(n, m) for n, m in zip(s.persons, s.mentions, strict=True) if m not in self.secrets.mentions]
        persons = tuple(p for p in (self._name(n, page) for n, _ in named) if p is not None)
        quote = page.shown.text[s.start : s.end]
        if (s.persons and not persons) or nothing_left(quote):
            return None
        said = {f: self._field(getattr(s, f), page) for f in _SAID}
        valued = {f: v if v and self._field(v.text, page) == v.text else None for f in _VALUED if (v := getattr(s, f))}
        trigger = {"trigger": said["trigger"] or cover(s.trigger, [(0, len(s.trigger))])}
        return replace(s, document=page.shown.id, quote=quote, persons=persons, **said | valued | trigger)

    def mention(self, m: Mention, page: Page | None) -> Mention | None:
        """The mention; None when it is of a withheld person, or nothing of it is left to see."""
        if page is None or m.id in self.secrets.mentions:
            return None
        if not self:
            return m
        name = self._name(m.name, page)
        spans = tuple((a, b) for a, b in m.spans if not nothing_left(page.shown.text[a:b]))
        if name is None or (m.spans and not spans):
            return None
        forms = tuple(dict.fromkeys(f for f in (self._name(form, page) for form in m.forms) if f is not None))
        role, place = self._field(m.role, page), self._field(m.place, page)
        born = m.born if m.born and self._field(m.born.text, page) == m.born.text else None
        return replace(
            m, document=page.shown.id, name=name, forms=forms, spans=spans, role=role, place=place, born=born
        )

    def finding(self, f: Finding) -> Finding | None:
        """The finding, which was derived from what the tier sees; None when it names someone withheld all the same."""
        return None if self and any(self._said(s) != s for s in strings(encode(f))) else f

    def may_know(self, j: Judgement) -> bool:
        """Whether readers of the tier may know of a judgement on what they may see; not that it was once withheld.

        Notes and records of consent are for those who decide.
        """
        if j.verdict in (Verdict.NOTE, Verdict.CONSENT):
            return self.secrets.tier >= Tier.RESTRICTED
        return j.verdict is not Verdict.TIER or Tier.named(j.value or "") <= self.secrets.tier

    def names_someone(self, text: str) -> bool:
        """Whether a text names someone who is withheld."""
        return self._blackout.names_someone(text)

    def judgement(self, j: Judgement, subjects: tuple[str, ...]) -> Judgement:
        """The judgement on these subjects, as they are called for the tier."""
        why = tuple(self._said(w) or "" for w in j.why)
        return replace(j, subjects=subjects, by=self._said(j.by) or "", why=why, value=self._said(j.value))

    def set_aside(self, a: SetAside, page: Page | None) -> SetAside:
        """What was set aside, of that document if of one."""
        quote, about = self._said(a.quote, page.kept.id if page else None), self._address(a.about)
        if page is not None:
            about = page.shown.id if a.about == page.kept.id else about
            if a.start is not None and a.end is not None and a.quote is not None:
                quote = page.shown.text[a.start : a.end]
        return replace(a, about=about, reason=self._said(a.reason) or "", quote=quote)

    def _said(self, text: str | None, document: str | None = None) -> str | None:
        own = document if document and self._blackout.has_own_words(document) else None
        return text and self._blackout.short(text, own)

    def _name(self, name: str, page: Page) -> str | None:
        """A person's name as it may be shown; None when nothing is left of it."""
        shown = self._said(name, page.kept.id)
        return None if shown is None or nothing_left(shown) else shown

    def _field(self, text: str | None, page: Page) -> str | None:
        """Words cut from a document; None when they stand only under its bars."""
        said = self._said(text, page.kept.id)
        if text and said == text and page.covered and text in page.kept.text and text not in page.shown.text:
            return None
        return said

    def _address(self, address: str) -> str:
        """A path or URL; all of it goes when a name in it stands behind escapes or without capitals."""
        if address not in self._addresses:
            self._addresses[address] = self._blackout.names_someone(address)
        return ELSEWHERE if self._addresses[address] else address


_FACTS = ("title", "outlet", "author", "key")
_SAID = ("trigger", "place", "actor", "source", "charge", "group", "tie")
_VALUED = ("count", "date", "term")
