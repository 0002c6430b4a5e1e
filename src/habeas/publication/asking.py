"""What publication asks of the rest of the house. The pipeline answers; publication only shows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from habeas import reconciliation
from habeas.model import (
    Document,
    Event,
    Finding,
    Judgement,
    Mention,
    Passage,
    Person,
    SetAside,
    Statement,
    When,
)
from habeas.register.tables import Tables
from habeas.vocabulary import Status, Support

_POLICY_WORDS = {
    "any": "any report",
    "two-origins": "two independent origins, or a person’s decision",
    "rights-groups": "a rights group, or a person’s decision",
    "confirmed": "a person’s decision",
}
POLICIES = {code: _POLICY_WORDS.get(code, code) for code in reconciliation.POLICIES}
"""How much support is asked for before somebody counts as held, with words for readers; the first is the default."""

Thing = Finding | Statement | SetAside | Judgement | Mention | Document
"""Anything that has an id and whose coming about can be asked for."""


class Reason(Protocol):
    """A thing with people's judgements on it; `superseded` says that a later extraction no longer finds it."""

    @property
    def thing(self) -> Thing: ...
    @property
    def judgements(self) -> Sequence[Judgement]: ...
    @property
    def superseded(self) -> bool: ...


class Holding(Protocol):
    """Whether one person is held on a day, since when, and on whose last word.

    `held` is "held", "not held" or "unknown"; `last_word` the id of the latest statement that speaks of it.
    """

    @property
    def person(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def held(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def since(self) -> When | None: ...
    @property
    def last_word(self) -> str | None: ...
    @property
    def last_word_on(self) -> date | None: ...
    @property
    def support(self) -> Support: ...


class Answers(Protocol):
    """The questions that pages and API put, on behalf of one viewer; nothing above the viewer's tier comes back."""

    def holdings(self, on: date, known: date | None, policy: str) -> reconciliation.Holdings:
        """Every person whom anything is known of, with their custody on that day."""

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        """All findings, or those of one kind (person, event, spell, count, sum, balance, deal, disagreement)."""

    def find_people(self, query: str, known: date | None = None) -> Sequence[Finding]:
        """Person findings whose names are like the query, in any spelling or script, best first."""

    def looked_up(self, query: str, known: date | None = None) -> Sequence[str]:
        """The ids of the people whose names are like the query, in any spelling or script, best first."""

    def tables(self, known: date | None = None) -> Tables:
        """Tables of people, events and sources, paged and narrowed in the database."""

    def findings_with(self, ids: Sequence[str], known: date | None = None) -> Sequence[Finding]:
        """The findings with these ids, in this order; those that are not there are left out."""

    def forms_with(self, ids: Sequence[str], known: date | None = None) -> Sequence[str]:
        """The same findings, each as JSON in the form of `habeas.json_form`."""

    def findings_about(self, ids: Collection[str], known: date | None = None) -> Sequence[Finding]:
        """The findings that name any of these ids: of a person, an event, a statement."""

    def about_each(
        self, ids: Collection[str], known: date | None = None
    ) -> Mapping[str, Sequence[tuple[int, Finding]]]:
        """For each of these ids the findings that name it, each with its place in the order of all."""

    def mentions_with(self, ids: Collection[str]) -> Mapping[str, Mention]:
        """The mentions with these ids."""

    def judgements_on(self, mentions: Collection[str]) -> Sequence[Judgement]:
        """The judgements, of people and of rules, that are about any of these mentions."""

    def documents_page(self, offset: int, limit: int, rows: bool = True) -> tuple[Sequence[Document], int]:
        """The documents received last, from `offset` on, and how many there are in all; with or without lists' rows."""

    def rows_in(self, list: str, offset: int, limit: int) -> tuple[Sequence[Document], int]:
        """The rows of a list in its order, from `offset` on, and how many there are in all."""

    def statements(self, ids: Collection[str]) -> Mapping[str, Statement]:
        """The statements with these ids; an id that is not there, or not to be seen, is left out."""

    def statements_of(self, document: str) -> Sequence[Statement]:
        """The statements of one document, in the order of its text."""

    def statements_in(self, documents: Sequence[str]) -> Mapping[str, Sequence[Statement]]:
        """For each of these documents its statements, in the order of its text."""

    def documents_with(self, ids: Collection[str]) -> Mapping[str, Document]:
        """The documents with these ids; those not to be seen are left out."""

    def documents(self) -> Sequence[Document]:
        """All documents, the latest received first."""

    def document(self, id: str) -> Document | None:
        """One document, or None."""

    def set_asides(self, document: str | None = None) -> Sequence[SetAside]:
        """What stages set aside, all of it or that of one document."""

    def mentions(self) -> Sequence[Mention]:
        """Every human being as each document names them."""

    def judgements(self) -> Sequence[Judgement]:
        """The judgements of people and of rules that hold now."""

    def search(self, query: str, limit: int) -> Sequence[Passage]:
        """Passages of documents that hold the words of the query, best first."""

    def why(self, id: str) -> Reason | None:
        """The finding, statement, set-aside, judgement, mention or document with that id and what is known of it."""


def narrowed_to(ask: Any, source: str | None) -> Answers:
    """The answers according to one source alone, where one is named and the answers can be so narrowed."""
    answers: Answers = ask.said_by(source) if source else ask
    return answers


class Once:
    """Answers for the making of one page: documents, statements and findings are asked for once, then remembered.

    Everything on a page is thus of one moment. Made anew for every request, and forgotten with it.
    """

    def __init__(self, ask: Answers) -> None:
        self._ask = ask
        self._findings: dict[tuple[str | None, date | None], Sequence[Finding]] = {}
        self._documents: dict[str, Document | None] = {}
        self._statements: dict[str, Statement | None] = {}
        self._tables: dict[date | None, Tables] = {}
        self._said: dict[str, Sequence[Statement]] = {}
        self._aside: dict[str | None, list[SetAside]] = {}
        self._about: dict[str, Sequence[tuple[int, Finding]]] = {}
        self._mentions: dict[str, Mention] = {}
        self._judged: dict[str, list[tuple[int, Judgement]]] = {}
        self._known: date | None = None

    def foresee(self, people: Collection[str], known: date | None = None) -> None:
        """Asks at once for what the pages of these people would ask for one after the other."""
        self._known = known
        self._about |= self._ask.about_each(people, known)
        found = [f for i in people for _, f in self._about[i]]
        events = {f.value.id for f in found if isinstance(f.value, Event)}
        self._about |= self._ask.about_each(events, known)
        told = {i for f in found for i in (*f.supporting, *f.opposing)}
        self.statements(sorted(told))
        named = {m for f in found if isinstance(f.value, Person) for m in f.value.mentions}
        self._judge(named | told | {f.id for f in found})
        others = {m for judged in self._judged.values() for _, j in judged for m in j.subjects}
        self._mentions |= self._ask.mentions_with(named | others)
        self._read(sorted({m.document for m in self._mentions.values()}))

    def _judge(self, ids: Collection[str]) -> None:
        """The judgements about these ids: none for most."""
        self._judged |= {id_: [] for id_ in ids}
        for n, j in enumerate(self._ask.judgements_on(ids)):
            for subject in j.subjects:
                if subject in ids:
                    self._judged[subject].append((n, j))

    def _read(self, documents: Sequence[str]) -> None:
        """The documents with what they say."""
        self.documents_with(documents)
        self._said |= self._ask.statements_in(documents)
        self._statements |= {s.id: s for d in documents for s in self._said[d]}

    def findings_about(self, ids: Collection[str], known: date | None = None) -> Sequence[Finding]:
        """The findings that name any of these ids."""
        if known != self._known or not all(i in self._about for i in ids):
            return self._ask.findings_about(ids, known)
        return [f for _, f in sorted({n: f for i in ids for n, f in self._about[i]}.items())]

    def mentions_with(self, ids: Collection[str]) -> Mapping[str, Mention]:
        """The mentions with these ids."""
        if not all(i in self._mentions for i in ids):
            return self._ask.mentions_with(ids)
        return {i: self._mentions[i] for i in ids}

    def judgements_on(self, mentions: Collection[str]) -> Sequence[Judgement]:
        """The judgements that are about any of these ids."""
        if not all(i in self._judged for i in mentions):
            return self._ask.judgements_on(mentions)
        return [j for _, j in sorted({n: j for i in mentions for n, j in self._judged[i]}.items())]

    def __getattr__(self, question: str) -> Any:
        return getattr(self._ask, question)

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        """All findings, or those of one kind."""
        if (None, known) in self._findings:
            return [f for f in self._findings[None, known] if kind in (None, f.kind)]
        if (kind, known) not in self._findings:
            self._findings[kind, known] = self._ask.findings(kind, known)
        return self._findings[kind, known]

    def tables(self, known: date | None = None) -> Tables:
        """The tables as known on that day."""
        if known not in self._tables:
            self._tables[known] = self._ask.tables(known)
        return self._tables[known]

    def document(self, id: str) -> Document | None:
        """One document, or None."""
        return self.documents_with([id]).get(id)

    def documents_with(self, ids: Collection[str]) -> Mapping[str, Document]:
        """The documents with these ids."""
        if missing := [i for i in ids if i not in self._documents]:
            found = self._ask.documents_with(missing)
            self._documents.update((i, found.get(i)) for i in missing)
        return {i: d for i in ids if (d := self._documents[i])}

    def statements(self, ids: Collection[str]) -> Mapping[str, Statement]:
        """The statements with these ids."""
        if missing := [i for i in ids if i not in self._statements]:
            found = self._ask.statements(missing)
            self._statements.update((i, found.get(i)) for i in missing)
        return {i: s for i in ids if (s := self._statements[i])}

    def statements_of(self, document: str) -> Sequence[Statement]:
        """The statements of one document, in the order of its text."""
        if document not in self._said:
            self._said[document] = self._ask.statements_of(document)
        return self._said[document]

    def set_asides(self, document: str | None = None) -> Sequence[SetAside]:
        """What stages set aside, all of it or that of one document."""
        if not self._aside:
            self._aside[None] = list(self._ask.set_asides())
            for a in self._aside[None]:
                self._aside.setdefault(a.about, []).append(a)
        return self._aside.get(document, [])
