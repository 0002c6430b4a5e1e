"""The register as one reader may see it: every question is asked on a reader's behalf."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from habeas.folding import tokens
from habeas.model import Document, Finding, Judgement, Material, Mention, Person, SetAside, Statement
from habeas.register import asking
from habeas.register.store import Store
from habeas.vocabulary import Tier, Type

Thing = Document | Statement | Mention | Judgement | Finding | SetAside


@dataclass(frozen=True, slots=True)
class Why:
    """A thing with what it rests on: a finding's statements, a statement's document and mentions, a judgement's ids.

    `judgements` are people's judgements on it. `superseded` says that a later extraction no longer finds it.
    """

    thing: Thing
    rests_on: tuple[Thing, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    superseded: bool = False


class View:
    """Answers for readers of one tier, always of the register as it is now."""

    def __init__(self, store: Store, tier: Tier) -> None:
        self._store = store
        self.tier = tier

    def documents(self) -> Iterator[Document]:
        """The documents, in the order in which they were first received."""
        with self._store.reading() as connection:
            ids = asking.document_ids(connection)
        for chunk in asking.in_chunks(ids):
            with self._store.reading() as connection:
                found = asking.documents(connection, chunk)
            yield from found

    def document(self, id_: str) -> Document | None:
        """The document with this id."""
        with self._store.reading() as connection:
            return next(iter(asking.documents(connection, [id_])), None)

    def statements(
        self,
        document: str | None = None,
        person: str | None = None,
        type: Type | None = None,
        ids: Sequence[str] | None = None,
    ) -> tuple[Statement, ...]:
        """The statements: of a document, naming a person (by id of a person or mention), of a type, with these ids."""
        with self._store.reading() as connection:
            mentions = None if person is None else self._mentions_of(connection, person)
            documents = None if document is None else [document]
            return tuple(asking.statements(connection, documents, ids, mentions, type))

    def statement(self, id_: str) -> Statement | None:
        """The statement with this id, where the newest extraction of its document still finds it."""
        return next(iter(self.statements(ids=[id_])), None)

    def mentions(self, document: str | None = None) -> tuple[Mention, ...]:
        """The people that the documents name, or that one does."""
        with self._store.reading() as connection:
            return tuple(asking.mentions(connection, None if document is None else [document]))

    def judgements(self) -> tuple[Judgement, ...]:
        """People's judgements, in the order in which they were made; all of them, also the undone."""
        with self._store.reading() as connection:
            return asking.judgements(connection)

    def findings(self, kind: str | None = None, about: str | None = None) -> tuple[Finding, ...]:
        """What was derived: of a kind ("person", "event", ...), or naming an id (of a person, event, statement...)."""
        with self._store.reading() as connection:
            return tuple(asking.findings(connection, self.tier, kind, about))

    def finding(self, id_: str) -> Finding | None:
        """The finding with this id."""
        with self._store.reading() as connection:
            return next(asking.findings(connection, self.tier, id_=id_), None)

    def set_asides(self, stage: str | None = None) -> tuple[SetAside, ...]:
        """What was set aside, by a stage or by all, and why."""
        with self._store.reading() as connection:
            return tuple(asking.set_asides(connection, stage))

    def material(self, known: date | None = None, according_to: str | None = None) -> Material:
        """All that linking and reconciliation may know, of one moment of the register.

        `known`: only of documents received, and judgements made, by the end of that day in UTC. `according_to`: only
        statements of a source so called, in the text or as its outlet.
        """
        with self._store.reading() as connection:
            documents = asking.documents(connection, asking.document_ids(connection, known), known)
            statements = asking.statements(connection, known=known)
            mentions = tuple(asking.mentions(connection, known=known))
            judgements = asking.judgements(connection, known)
            spoken = statements if according_to is None else said_by(according_to, statements, documents)
            return Material(tuple(documents), mentions, tuple(spoken), judgements)

    def _mentions_of(self, connection: Connection, person: str) -> list[str]:
        """The mentions of a person by the findings; of a mention, itself."""
        values = (f.value for f in asking.findings(connection, self.tier, "person", person))
        found = [m for v in values if isinstance(v, Person) and v.id == person for m in v.mentions]
        return found or [person]


def said_by(according_to: str, statements: Iterator[Statement], documents: Sequence[Document]) -> Iterator[Statement]:
    """The statements whose source is so called: the one named in the text, else the outlet of the document."""
    outlets = {d.id: d.outlet for d in documents}
    wanted = f" {tokens(according_to)} "
    for s in statements:
        if wanted in f" {tokens(s.source or outlets.get(s.document) or '')} ":
            yield s
