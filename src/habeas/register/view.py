"""The register as one reader may see it: every question is asked on a reader's behalf."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice

from habeas.fingerprints import Likeness, Relation, compare
from habeas.folding import tokens
from habeas.model import Document, Finding, Judgement, Material, Mention, Passage, SetAside, Statement
from habeas.register import asking, fingerprints, searching
from habeas.register.asked import Asked, Redactions, Thing
from habeas.register.forms import search_words
from habeas.register.last_word import last_word
from habeas.register.store import Store
from habeas.register.streaming import Stream
from habeas.vocabulary import Tier, Type

LOOKED_THROUGH = 4
"""For one document that a search hands out, this many that have the words are looked at for the better passages."""


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

    def __init__(self, store: Store, redactions: Redactions, tier: Tier) -> None:
        self._store = store
        self._redactions = redactions
        self.tier = tier

    # ------------------------------------------------------------ what was received and said

    def documents(self) -> Iterator[Document]:
        """The documents, in the order in which they were first received."""
        with self._store.reading() as connection:
            ids = asking.document_ids(connection)
        for chunk in asking.in_chunks(ids):
            with self._asked() as asked:
                found = [page.shown for page in asked.pages(chunk).values()]
            yield from found

    def document(self, id_: str) -> Document | None:
        """The document with this id."""
        with self._asked() as asked:
            return asked.document(id_)

    def lists(self, known: date | None = None) -> tuple[Document, ...]:
        """The lists and their rows, as they had been received by the end of that day, by id."""
        with self._asked() as asked:
            pages = asked.pages(sorted(asking.listed(asked.connection, known)), known)
            return tuple(page.shown for page in pages.values())

    def statements(
        self,
        document: str | None = None,
        person: str | None = None,
        type: Type | None = None,
        ids: Collection[str] | None = None,
    ) -> tuple[Statement, ...]:
        """The statements: of a document, naming a person (by id of a person or mention), of a type, with these ids."""
        with self._asked() as asked:
            if ids is not None:
                found = asked.statements(ids).values()
                of = None if person is None else {*asked.mentions_of(person)}
                return tuple(s for s in found if _fits(s, document, of, type))
            documents = None if document is None else asked.kept_ids([document])
            mentions = None if person is None else asked.kept_ids(asked.mentions_of(person))
            kept = asking.statements(asked.connection, documents, None, mentions, type)
            return tuple(asked.shown_statements(kept))

    def last_word(self, person: str, known: date | None = None) -> tuple[Statement, ...]:
        """The last that came in on a person (by id of a person or mention) of each type, by the end of that day.

        Where that may not be seen, nothing of the type.
        """
        with self._asked() as asked:
            mentions = asked.kept_ids(asked.mentions_of(person))
            return tuple(asked.shown_statements(last_word(asked.connection, mentions, known)))

    def statement(self, id_: str) -> Statement | None:
        """The statement with this id, where the newest extraction of its document still finds it."""
        with self._asked() as asked:
            return asked.statement(id_)

    def mentions(self, document: str | None = None) -> tuple[Mention, ...]:
        """The people that the documents name, or that one does."""
        with self._asked() as asked:
            documents = None if document is None else asked.kept_ids([document])
            return tuple(asked.shown_mentions(asking.mentions(asked.connection, documents)))

    def judgements(self) -> tuple[Judgement, ...]:
        """People's judgements, in the order in which they were made; all of them, also the undone."""
        with self._asked() as asked:
            return asked.judgements()

    def set_asides(self, stage: str | None = None) -> tuple[SetAside, ...]:
        """What was set aside, by a stage or by all, and why."""
        with self._asked() as asked:
            return tuple(asked.set_asides(stage))

    def alike(self, document: str | None = None) -> Iterator[tuple[Document, Document, Likeness]]:
        """The pairs of documents of which one carries the other's text, or those of one document: the one that told it
        first as far as is known, the other, and how they are alike in what readers of the tier see of them.

        Of what `Register.take_fingerprints` has taken in.
        """
        with self._asked() as asked:
            kept = asked.kept_ids([document]) if document is not None else [None]
            found = [pair for id_ in kept for pair in fingerprints.pairs(asked.connection, id_)]
        for pair in found:
            with self._asked() as asked:
                shown = [page.shown for page in asked.pages([pair.one, pair.other]).values()]
            if len(shown) == 2:
                one, other = sorted(shown, key=_told)
                likeness = compare(one.text, other.text)
                if likeness.relation is not Relation.INDEPENDENT:
                    yield one, other, likeness

    def as_shown(self, aside: SetAside) -> SetAside:
        """Word of something set aside that is kept elsewhere, as readers of the tier may see it."""
        with self._asked() as asked:
            return asked.redaction.set_aside(aside, None)

    # ------------------------------------------------------------ what follows from it

    def findings(self, kind: str | None = None, about: str | None = None) -> tuple[Finding, ...]:
        """What was derived: of a kind ("person", "event", ...), or naming an id (of a person, event, statement...).

        None at all from the moment that something else is withheld until they are derived anew.
        """
        with self._asked() as asked:
            return tuple(asked.findings(kind, about))

    def finding(self, id_: str) -> Finding | None:
        """The finding with this id."""
        with self._asked() as asked:
            return next(asked.findings(id_=id_), None)

    def rule_judgements(self) -> tuple[Judgement, ...]:
        """The rules' judgements that the findings rest on."""
        with self._asked() as asked:
            return tuple(asked.rule_judgements())

    # ------------------------------------------------------------ questions over all of it

    def material(self, known: date | None = None, according_to: str | None = None) -> Material:
        """All that linking and reconciliation may know, of one moment of the register.

        `known`: only of documents received, and judgements made, by the end of that day in UTC. `according_to`: only
        statements of a source so called, in the text or as its outlet.
        """
        with self._asked() as asked:
            connection = asked.connection
            pages = asked.pages(asking.document_ids(connection, known), known)
            documents = tuple(page.shown for page in pages.values())
            statements = asked.shown_statements(asking.statements(connection, known=known), pages)
            mentions = asked.shown_mentions(asking.mentions(connection, known=known), pages)
            spoken = statements if according_to is None else said_by(according_to, statements, documents)
            alike = fingerprints.among(connection, pages)
            return Material(documents, tuple(mentions), tuple(spoken), asked.judgements(known), alike)

    def search(self, query: str, limit: int = 20) -> tuple[Passage, ...]:
        """Passages of documents that have all the words of the query, one of each document.

        First where all stand close together; of equals, those received last. Words are compared without case and
        accents, in any script.
        """
        words = search_words(query)
        if not words or limit <= 0:
            return ()
        with self._asked() as asked:
            ids = searching.candidates(asked.connection, words)
            pages = (page for chunk in asking.in_chunks(ids, limit) for page in asked.pages(chunk).values())
            matching = (p.shown for p in pages if not p.covered or searching.has_all(p.shown, words))
            found = [searching.passage(d, words) for d in islice(matching, limit * LOOKED_THROUGH)]
        best_first = sorted(found, key=lambda pair: not pair[1])
        return tuple(p for p, _ in best_first if p is not None)[:limit]

    def why(self, id_: str) -> Why | None:
        """The thing with this id, whatever it is, and what it rests on; None when nothing to be seen has it."""
        with self._asked() as asked:
            thing = asked.thing(id_)
            found = thing or asked.superseded(id_)
            if found is None:
                return None
            return Why(found, tuple(asked.beneath(found)), asked.judgements_on(id_), superseded=thing is None)

    @contextmanager
    def streamed(self) -> Iterator[Stream]:
        """One moment of all of it, in one pass, for as long as the block lasts."""
        with self._asked() as asked:
            yield Stream(asked)

    @contextmanager
    def _asked(self) -> Iterator[Asked]:
        with self._store.reading() as connection:
            yield self._redactions.asked(connection, self.tier)


def _told(d: Document) -> tuple[str, str, str]:
    """Sorts documents by the day they were published, else received."""
    day = d.published and (d.published.last or d.published.first)
    received = d.received.date().isoformat()
    return (day.isoformat() if day else received, received, d.id)


def _fits(s: Statement, document: str | None, mentions: set[str] | None, type_: Type | None) -> bool:
    named = mentions is None or not mentions.isdisjoint(s.mentions)
    return named and document in (None, s.document) and type_ in (None, s.type)


def said_by(according_to: str, statements: Iterable[Statement], documents: Iterable[Document]) -> Iterator[Statement]:
    """The statements whose source is so called: the one named in the text, else the outlet of the document."""
    outlets = {d.id: d.outlet for d in documents}
    wanted = f" {tokens(according_to)} "
    for s in statements:
        if wanted in f" {tokens(s.source or outlets.get(s.document) or '')} ":
            yield s
