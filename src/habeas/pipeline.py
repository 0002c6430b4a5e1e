"""The whole way on one screen: bytes are read, texts extracted, what is said is judged and reconciled, answers given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import BinaryIO, Protocol

from habeas import linking, names, reading, reconciliation
from habeas.model import Document, Extraction, Finding, Judgement, Material, Mention, Person, SetAside, Statement
from habeas.reconciliation import Holding
from habeas.register import Register
from habeas.vocabulary import Tier

Items = Sequence[reading.Item]


class Extractor(Protocol):
    """Anything that turns a document into statements: rules, a model, or both behind one face."""

    @property
    def version(self) -> str:
        """Names rules, model and language pipeline; known without loading any of them."""

    def extract(self, document: Document) -> Extraction:
        """The statements and mentions of one document, and what was set aside."""


@dataclass
class Summary:
    """What one run of reading did: documents new and already kept, statements, and what was set aside."""

    new: int = 0
    known: int = 0
    extracted: int = 0
    statements: int = 0
    set_aside: list[SetAside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Watch:
    """How a run shows how far it is: each wraps one of its two loops, given all there is to do."""

    items: Callable[[Items], Iterable[reading.Item]] = iter
    documents: Callable[[Sequence[Document]], Iterable[Document]] = iter


def read(
    sources: Sequence[str],
    register: Register,
    extractor: Extractor,
    received: datetime,
    stdin: BinaryIO | None = None,
    watch: Watch = Watch(),  # noqa: B008  (frozen)
) -> Summary:
    """Reads the sources into the register, extracts what has not been extracted, and derives the findings anew.

    Each document is kept in one transaction and each extraction in one, so that a run may be killed at any moment and
    started again: what is there is not read twice, what is missing is done.
    """
    summary = Summary()
    for one in _readings(sources, stdin, received, watch):
        for aside in one.set_aside:
            register.set_aside(aside)
            summary.set_aside.append(aside)
        if one.document is not None:
            is_new = register.keep(one)
            summary.new += is_new
            summary.known += not is_new
    for document in watch.documents(list(register.unextracted(extractor.version))):
        extracted = extractor.extract(document)
        register.keep_extraction(extracted)
        summary.extracted += 1
        summary.statements += len(extracted.statements)
    derive(register)
    return summary


def _readings(
    sources: Sequence[str], stdin: BinaryIO | None, received: datetime, watch: Watch
) -> Iterator[reading.Reading]:
    found = list(reading.items(sources, stdin))
    missing = tuple(thing for thing in found if isinstance(thing, SetAside))
    yield reading.Reading(None, set_aside=missing)
    for item in watch.items([thing for thing in found if not isinstance(thing, SetAside)]):
        yield from reading.read(item, received)


def derive(register: Register) -> None:
    """Works every tier's findings out anew where anything came in since; the same material gives the same bytes."""
    for tier in Tier:
        if register.stale(tier):
            register.keep_findings(tier, findings(register.as_seen_by(tier).material()))


def findings(material: Material) -> tuple[Finding, ...]:
    """What this material supports."""
    return reconciliation.reconcile(linked(material))


def linked(material: Material) -> Material:
    """The material with the machine's judgements on who is who added to people's own."""
    return replace(material, judgements=(*material.judgements, *linking.judge(material)))


class Answers:
    """The register's answers for one reader: all that pages, API and command line ask. Nothing above the tier is in it."""

    def __init__(self, register: Register, tier: Tier = Tier.PUBLIC, according_to: str | None = None) -> None:
        self._register = register
        self._view = register.as_seen_by(tier)
        self._tier = tier
        self._according_to = according_to
        self._asked = lru_cache(maxsize=8)(self._work_out)

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        """The findings as known on that day (now when None), of one kind or all."""
        if known is None and self._according_to is None:
            derive(self._register)
            return self._view.findings(kind)
        return [f for f in self._asked(known, self._register.stamp()) if kind in (None, f.kind)]

    def _work_out(self, known: date | None, _stamp: str) -> tuple[Finding, ...]:
        return findings(self._view.material(known, self._according_to))

    def holdings(self, on: date, known: date | None = None, policy: str = "any") -> Sequence[Holding]:
        """Who was held on that day, as known on another, by a policy of how much support is asked for."""
        return reconciliation.held(self.findings(known=known), on, policy)

    def find_people(self, query: str, known: date | None = None) -> Sequence[Finding]:
        """The people whose name is like the query, in any spelling and script, best first; all when it is empty."""
        people = self.findings("person", known)
        if not query.strip():
            return people
        scored = [(names.matches(query, person.names), f) for f, person in _persons(people)]
        best = sorted(((score, f) for score, f in scored if score > 0), key=lambda pair: (-pair[0], pair[1].id))
        return [f for _, f in best]

    def judgements(self) -> Sequence[Judgement]:
        """People's judgements and the machine's, as they stand."""
        return linked(self._view.material()).judgements

    def statements(self, ids: Iterable[str]) -> Mapping[str, Statement]:
        return {s.id: s for s in (self._view.statement(i) for i in dict.fromkeys(ids)) if s}


def _persons(found: Iterable[Finding]) -> Iterator[tuple[Finding, Person]]:
    return ((f, f.value) for f in found if isinstance(f.value, Person))
