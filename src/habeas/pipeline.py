"""The whole way on one screen: bytes are read, texts extracted, what is said judged and reconciled, answers given."""

import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from habeas import linking, names, reconciliation
from habeas.browsing import Rows, near, rows
from habeas.deriving import derive, derived, holdings, linked
from habeas.judgements import counted, standing
from habeas.lists.overlap import State, states
from habeas.model import (
    Document,
    Extraction,
    Finding,
    Judgement,
    Material,
    Mention,
    Passage,
    Person,
    SetAside,
    Statement,
)
from habeas.reconciliation import POLICIES, Holdings
from habeas.register import Register, Why
from habeas.register.forms import to_form
from habeas.register.keeping import named_by
from habeas.register.tables import Tables, Wanted, in_memory
from habeas.vocabulary import Tier, Verdict

if TYPE_CHECKING:  # who asks a register reads nothing, and need not wait for what reads
    from habeas import reading

_DECIDED = (Verdict.ACCEPT, Verdict.REJECT)
_FAILURES = 3  # in a row, and an endpoint is not asked about the rest
_AGAIN = "what the rules found stands; run the same again to ask again"

LONGEST_QUERY, LOOKED_UP = 6, 5_000
"""Words of a query that are looked up, and people compared with it name by name."""

Items = Sequence["reading.Item"]


class Extractor(Protocol):
    """Anything that turns a document into statements: rules, a model, or both behind one face."""

    @property
    def version(self) -> str:
        """Names rules, model and language pipeline; known without loading any of them."""

    def extract(self, document: Document) -> Extraction:
        """The statements and mentions of one document, and what was set aside."""


@dataclass
class Summary:
    """What one run of reading did: documents new and already kept, statements, and what was set aside.

    `documents` are the ids of all that were read, new or not; `relevant` is how many of those extracted have a word of
    the field.
    """

    documents: list[str] = field(default_factory=list)
    new: int = 0
    known: int = 0
    extracted: int = 0
    statements: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    relevant: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """How a run shows how far it is: each wraps one of its loops, given all there is to do."""

    items: Callable[[Items], Iterable["reading.Item"]] = iter
    documents: Callable[[Sequence[Document]], Iterable[Document]] = iter
    parts: Callable[[Sequence[tuple[str, ...]]], Iterable[tuple[str, ...]]] = iter


def read(
    sources: Sequence["reading.Source"],
    register: Register,
    extractor: Extractor,
    received: datetime,
    stdin: BinaryIO | None = None,
    watch: Watch = Watch(),
) -> Summary:
    """Reads the sources into the register, extracts what has not been extracted, and derives the findings anew.

    Each document is kept in one transaction and each extraction in one, so that a run may be killed at any moment and
    started again: what is there is not read twice, what is missing is done.
    """
    summary = Summary()
    for one in _readings(sources, stdin, received, watch):
        is_new = register.keep(one)
        summary.new += is_new
        summary.known += one.document is not None and not is_new
        summary.set_aside += one.set_aside
        summary.documents += [one.document.id] if one.document is not None else []
    for document in watch.documents(list(register.unextracted(extractor.version))):
        try:
            extracted = linking.told_apart(document, extractor.extract(document))
        except Exception as fault:  # one report that finds a fault of ours must not cost the others
            summary.set_aside.append(_ours(document, fault))
            continue
        register.keep_extraction(extracted)
        summary.extracted += 1
        summary.relevant += all(aside.start is not None for aside in extracted.set_aside)
        summary.statements += len(extracted.statements)
    derive(register, watch.parts)
    return summary


def _readings(
    sources: Sequence["reading.Source"], stdin: BinaryIO | None, received: datetime, watch: Watch
) -> Iterator["reading.Reading"]:
    from habeas import reading

    found = list(reading.items(sources, stdin))
    missing = tuple(thing for thing in found if isinstance(thing, SetAside))
    yield reading.Reading(None, set_aside=missing)
    for item in watch.items([thing for thing in found if not isinstance(thing, SetAside)]):
        yield from reading.read(item, received)


def _ours(document: Document, fault: Exception) -> SetAside:
    """Where it failed, without what the text says: the document is kept, and tried again at the next run."""
    at = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(at.filename).name}:{at.lineno}"
    return SetAside(
        "extraction", document.location, f"a fault of habeas ({type(fault).__name__} at {place}); kept unread"
    )


def propose(
    register: Register, proposer: Extractor, documents: Collection[str], tier: Tier, watch: Watch = Watch()
) -> Summary:
    """Asks somebody outside about these documents where that was not done yet, and keeps what is proposed for review.

    The proposer is a reader of that tier: a document that holds what the tier may not see is not handed out. Where the
    proposer cannot be asked, what rules found stands, and the next run asks again.
    """
    from habeas.extraction.hosted.endpoint import EndpointError

    summary, failures, wanted = Summary(), 0, frozenset(documents)
    left = [d for d in register.unextracted(proposer.version) if d.id in wanted]
    for number, document in enumerate(watch.documents(left)):
        if not _shown_whole(register, document, tier):
            reason = f"not sent: it holds what readers of tier {tier.name.lower()} may not see"
            summary.set_aside.append(SetAside("extraction", document.id, reason))
            continue
        try:
            proposed = proposer.extract(document)
        except EndpointError as e:
            failures += 1
            stops = e.lasting or failures == _FAILURES
            about = f"{len(left) - number} documents" if stops else document.location
            summary.set_aside.append(SetAside("extraction", about, f"{e}; {_AGAIN}"))
            if stops:
                break
            continue
        except Exception as fault:
            summary.set_aside.append(_ours(document, fault))
            continue
        failures = 0
        register.keep_extraction(proposed)
        summary.extracted += 1
        summary.statements += len(proposed.statements)
    derive(register, watch.parts)
    return summary


def _shown_whole(register: Register, document: Document, tier: Tier) -> bool:
    """Whether readers of the tier may see the document with nothing covered."""
    shown = register.as_seen_by(tier).document(document.id)
    return shown is not None and shown.text == document.text


class Answers:
    """The register's answers for one reader: all that pages, API and command line ask. Nothing above the tier is in it.

    `according_to` narrows every finding to what that source says. Findings are derived anew whenever something came in.
    """

    def __init__(self, register: Register, tier: Tier = Tier.PUBLIC, according_to: str | None = None) -> None:
        self._register = register
        self._view = register.as_seen_by(tier)
        self._tier = tier
        self._according_to = according_to
        self._as_known = lru_cache(maxsize=8)(self._work_out)
        self._browsing = register.browsed_by(tier)
        self._tables_as_known = lru_cache(maxsize=8)(self._work_out_tables)
        self._keys = lru_cache(maxsize=4)(lambda known, stamp: self.tables(known).keys())
        self._sources = lru_cache(maxsize=8)(lambda source: Answers(register, tier, source))

    # ------------------------------------------------------------ what follows

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        """The findings as known on that day (now when None), of one kind or all."""
        if known is not None or self._according_to is not None:
            return [f for f in self._as_known(known, self._register.stamp()) if kind in (None, f.kind)]
        self._settle()
        return self._view.findings(kind)

    def _work_out(self, known: date | None, _stamp: str) -> tuple[Finding, ...]:
        return derived(self._view.material(known, self._according_to))[0]

    def holdings(self, on: date, known: date | None = None, policy: str = POLICIES[0]) -> Holdings:
        """Who was held on that day, as known on another, by a policy of how much support is asked for."""
        if self._according_to is None:
            self._settle()
            found = holdings(self._register, self._tier, on, known, policy)
            if found is not None:
                return found
        return Holdings.of(reconciliation.held(self.findings(known=known), on, policy))

    def find_people(self, query: str, known: date | None = None) -> Sequence[Finding]:
        """The people whose names are like the query, in any spelling and script, best first; all by name when empty."""
        people = self.findings("person", known)
        if not query.strip():
            return sorted(people, key=lambda f: (f.value.name.casefold(), f.id))  # type: ignore[union-attr]
        scored = [(names.matches(query, f.value.names), f) for f in people if isinstance(f.value, Person)]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1].id))
        return [f for score, f in best if score >= names.THRESHOLD]

    def said_by(self, source: str) -> "Answers":
        """The answers of what one source says, by themselves."""
        return self._sources(source)

    # ------------------------------------------------------------ a page at a time

    def tables(self, known: date | None = None) -> Tables:
        """Tables of people, events and sources, paged and narrowed in the database; made where they are not yet."""
        if known is not None or self._according_to is not None:
            return self._tables_as_known(known, self._register.stamp())
        self._settle()
        made = self._browsing.tables()
        return made or cast(
            Tables, self._browsing.tables(self._rows(self._view.findings(), self._view.rule_judgements()))
        )

    def _work_out_tables(self, known: date | None, _stamp: str) -> Tables:
        return in_memory(self._rows(self.findings(known=known), self._view.rule_judgements()))

    def _rows(self, findings: Sequence[Finding], links: Sequence[Judgement]) -> Rows:
        documents = {d.id: replace(d, text="") for d in self._view.documents()}
        return rows(findings, documents, self._view.mentions(), self._view.statements(), links)

    def looked_up(self, query: str, known: date | None = None) -> Sequence[str]:
        """The ids of the people whose names are like the query, in any spelling and script, best first."""
        tables = self.tables(known)
        spelt = self._keys(known, self._register.stamp())
        found = [tables.having(near(word, spelt)) for word in query.split()[:LONGEST_QUERY]]
        either = set[str]().union(*found)
        both = either.intersection(*found)
        wanted = Wanted(date.min, ids=tuple(sorted(both or either)[:LOOKED_UP]))
        people = (f.value for f in self.findings_with(tables.page(wanted, "name", False, 0, None), known))
        scored = sorted((-names.matches(query, p.names), p.id) for p in people if isinstance(p, Person))
        return [id_ for score, id_ in scored if -score >= names.THRESHOLD]

    def findings_with(self, ids: Sequence[str], known: date | None = None) -> Sequence[Finding]:
        """The findings with these ids, in this order; those that are not there are left out."""
        if known is None and self._according_to is None:
            self._settle()
            return self._browsing.findings(ids)
        found = {f.id: f for f in self.findings(known=known)}
        return [found[i] for i in ids if i in found]

    def forms_with(self, ids: Sequence[str], known: date | None = None) -> Sequence[str]:
        """The same findings, each as JSON."""
        if known is None and self._according_to is None:
            self._settle()
            return self._browsing.forms(ids)
        return [to_form(f) for f in self.findings_with(ids, known)]

    def findings_about(self, ids: Collection[str], known: date | None = None) -> Sequence[Finding]:
        """The findings that name any of these ids: of a person, an event, a statement."""
        if known is None and self._according_to is None:
            self._settle()
            return self._browsing.about(ids)
        return [f for f in self.findings(known=known) if not named_by(f).isdisjoint(ids)]

    def about_each(
        self, ids: Collection[str], known: date | None = None
    ) -> Mapping[str, Sequence[tuple[int, Finding]]]:
        """For each of these ids the findings that name it, each with its place in the order of all."""
        if known is None and self._according_to is None:
            self._settle()
            return self._browsing.about_each(ids)
        each: dict[str, list[tuple[int, Finding]]] = {id_: [] for id_ in ids}
        for n, f in enumerate(self.findings(known=known)):
            for id_ in named_by(f) & each.keys():
                each[id_].append((n, f))
        return each

    def mentions_with(self, ids: Collection[str]) -> Mapping[str, Mention]:
        """The mentions with these ids."""
        return self._browsing.mentions(ids)

    def judgements_on(self, mentions: Collection[str]) -> Sequence[Judgement]:
        """People's judgements and the machine's that are about any of these mentions."""
        wanted = frozenset(mentions)
        people = (j for j in self._view.judgements() if not wanted.isdisjoint(j.subjects))
        return (*people, *self._browsing.links(self.tables().links(sorted(wanted))))

    def documents_page(self, offset: int, limit: int, rows: bool = True) -> tuple[Sequence[Document], int]:
        """The documents received last, from `offset` on, and how many there are in all; with or without lists' rows."""
        return self._browsing.documents(offset, limit, rows)

    def rows_in(self, list: str, offset: int, limit: int) -> tuple[Sequence[Document], int]:
        """The rows of a list in its order, from `offset` on, and how many there are in all."""
        return self._browsing.rows_in(list, offset, limit)

    def _settle(self) -> None:
        """Derives what came in since."""
        if self._register.stale(self._tier):
            derive(self._register)

    def origins(self, known: date | None = None) -> Mapping[str, str]:
        """For each statement the name of whom it ultimately comes from, as known on that day."""
        return reconciliation.origins(linked(counted(self._view.material(known, self._according_to))))

    def judgements(self) -> Sequence[Judgement]:
        """People's judgements and the machine's, as they stand."""
        self.findings("person")  # derives, with the links that the people rest on, whatever came in since
        return (*self._view.judgements(), *self._view.rule_judgements())

    # ------------------------------------------------------------ what was kept

    def documents(self) -> Sequence[Document]:
        """All documents, the latest received first."""
        return list(self._view.documents())[::-1]

    def document(self, id: str) -> Document | None:
        """One document, or None."""
        return self._view.document(id)

    def statements(self, ids: Iterable[str]) -> Mapping[str, Statement]:
        """The statements with these ids, in the order asked; what is not there, or not to be seen, is left out."""
        wanted = list(dict.fromkeys(ids))
        found = {s.id: s for s in self._view.statements(ids=wanted)}
        return {i: found[i] for i in wanted if i in found}

    def documents_with(self, ids: Collection[str]) -> Mapping[str, Document]:
        """The documents with these ids; those that are not there, or not to be seen, are left out."""
        return self._browsing.documents_with(ids)

    def statements_of(self, document: str) -> Sequence[Statement]:
        """The statements of one document that count, in the order of its text."""
        return self.statements_in([document])[document]

    def statements_in(self, documents: Sequence[str]) -> Mapping[str, Sequence[Statement]]:
        """For each of these documents its statements that count, in the order of its text."""
        found = Material(statements=tuple(self._browsing.statements_in(documents)))
        if any(s.review is not None for s in found.statements):
            found = counted(replace(found, judgements=self._view.judgements()))
        each: dict[str, list[Statement]] = {d: [] for d in documents}
        for s in sorted(found.statements, key=lambda s: (s.start, s.end, s.id)):
            each.setdefault(s.document, []).append(s)
        return each

    def for_review(self) -> Sequence[Statement]:
        """The statements that wait for a person: none has accepted or rejected them. In the order of their texts."""
        decided = {j.subjects[0] for j in standing(self._view.judgements()) if j.verdict in _DECIDED}
        waiting = (s for s in self._view.statements() if s.review is not None and s.id not in decided)
        return sorted(waiting, key=lambda s: (s.document, s.start, s.end, s.id))

    def set_asides(self, document: str | None = None) -> Sequence[SetAside]:
        """What stages set aside, all of it or that of one document."""
        return [a for a in self._view.set_asides() if document in (None, a.about)]

    def mentions(self) -> Sequence[Mention]:
        """Every human being as each document names them."""
        return self._view.mentions()

    def lists(self, known: date | None = None) -> Mapping[str, tuple[State, ...]]:
        """Each imported list in its states, in order of time, as far as was known on that day."""
        return states(self._view.lists(known))

    def search(self, query: str, limit: int) -> Sequence[Passage]:
        """Passages of documents that hold the words of the query, best first."""
        return self._view.search(query, limit)

    def why(self, id: str) -> Why | None:
        """Anything that an id names, with what it rests on."""
        return self._view.why(id)

    # ------------------------------------------------------------ deciding

    def in_the_way(self, judgement: Judgement) -> Sequence[Judgement]:
        """People's judgements that call different whom this one would make one person."""
        material = self._view.material()
        return linking.in_the_way(replace(material, judgements=tuple(self.judgements())), judgement)

    def decide(self, judgement: Judgement) -> None:
        """Keeps a person's judgement; the findings follow at the next question."""
        self._register.decide(judgement)
