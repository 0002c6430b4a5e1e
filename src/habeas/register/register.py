"""The register: keeps documents, statements and judgements, and answers for a reader."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, select

from habeas.model import Document, Extraction, Finding, Judgement, Reading, SetAside
from habeas.register import asking, batches, fingerprints, journal, keeping, schema, shards, stamps, verifying
from habeas.register.accounts import Accounts
from habeas.register.asked import Asked, Redactions
from habeas.register.browsing import Browsing
from habeas.register.evidence import Evidence, Folder, Memory, Stamp, is_true_to
from habeas.register.held import Held
from habeas.register.parts import Parts
from habeas.register.store import RegisterError, Store, once
from habeas.register.verifying import Problem
from habeas.register.view import View
from habeas.vocabulary import Tier, Verdict

RESTORED = "restoring"
"""The stage at which word is kept of what did not come along with what another register wrote out."""
NO_BYTES = "written out by another register, which has the bytes as received"

_PAIR = "it takes the ids of two mentions in the register."
_ANY = "nothing in the register has this id."
_JUDGED = {
    Verdict.SAME: _PAIR,
    Verdict.DIFFERENT: _PAIR,
    Verdict.UNSURE: _PAIR,
    Verdict.TIER: "it takes the id of a document, statement or mention in the register.",
    Verdict.UNDO: "it takes the id of a person's judgement.",
    Verdict.ACCEPT: _ANY,
    Verdict.REJECT: _ANY,
    Verdict.CORRECT: _ANY,
    Verdict.NOTE: _ANY,
    Verdict.CONSENT: _ANY,
}


class Register:
    """What was received and said, kept for good, and what follows from it. Open one with `Register.open`.

    Each call that keeps something is one transaction: when it returns, the thing is on disk; when the process dies
    before, nothing of it is there. The same thing kept twice is there once. Several processes may write.
    """

    def __init__(self, store: Store, evidence: Evidence) -> None:
        self._store = store
        self._evidence = evidence
        self._redactions = Redactions()
        self.accounts = Accounts(store)

    @classmethod
    def open(cls, location: str | Path, evidence: Path | None = None) -> Self:
        """The register at a path, a `postgresql://` URL or `sqlite://` (in memory); made when there is none.

        The evidence is beside the file, in `<file>.evidence`; for Postgres in the folder `evidence`, by default
        ./habeas.evidence. Raises RegisterError for a file that is no register, or one of another version.
        """
        store = Store(location)
        if evidence is not None:
            return cls(store, Folder(evidence))
        if store.path is not None:
            return cls(store, Folder(store.path.with_name(store.path.name + ".evidence")))
        return cls(store, Memory() if store.is_sqlite else Folder(Path("habeas.evidence")))

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ keeping

    def keep(self, reading: Reading) -> bool:
        """Keeps a document, its bytes and where and when it was received; whether the document is new.

        The same bytes from a second place, or from an earlier time, add that and nothing else.
        """
        if reading.document is not None:
            self._keep_bytes(reading.document.sha256, reading.content)
        with self._store.writing() as connection:
            for aside in reading.set_aside:
                keeping.keep_set_aside(connection, aside)
            return reading.document is not None and keeping.keep_document(connection, reading.document)

    def _keep_bytes(self, sha256: str, content: bytes) -> None:
        """Before the document is: a document that is there has its bytes."""
        if sha256 in self._evidence:
            return
        if not is_true_to(content, sha256):
            raise ValueError(f"the bytes given are not those of SHA-256 {sha256}")
        try:
            self._evidence.write(sha256, content)
        except OSError as e:
            raise RegisterError(f"The evidence cannot be written: {e.strerror}: {e.filename}") from e

    def keep_extraction(self, extraction: Extraction) -> bool:
        """Keeps all that one version of the rules found in a document; whether it is new.

        Questions are answered from the newest extraction of each document; earlier ones stay beneath it.
        Raises ValueError for a statement whose quote is not in its document where it says.
        """
        with self._store.writing() as connection:
            return keeping.keep_extraction(connection, extraction)

    def keep_rows(self, rows: Sequence[tuple[Reading, Extraction]]) -> int:
        """Keeps documents with what was found in each, all of them or none; how many of the documents are new.

        Keeps what `keep` and `keep_extraction` keep, at a fraction of the cost: for rows of a list.
        """
        for reading, _ in rows:
            if reading.document is not None:
                self._keep_bytes(reading.document.sha256, reading.content)
        with self._store.writing() as connection:
            return batches.keep_rows(connection, rows)

    def restore(self, rows: Sequence[tuple[Reading, Extraction]]) -> int:
        """Keeps what another register held and wrote out; how many of the documents are new.

        As `keep_rows`, without the bytes as received: those stay with whoever received them, and the log says so.
        """
        ids = {r.document.id for r, _ in rows if r.document is not None}
        with self._store.writing() as connection:
            there = set(connection.scalars(select(schema.document.c.id).where(schema.document.c.id.in_(ids))))
            for id_ in sorted(ids - there):
                keeping.keep_set_aside(connection, SetAside(RESTORED, id_, NO_BYTES))
            return batches.keep_rows(connection, rows)

    def has_shard(self, shard: str) -> bool:
        """Whether a shard of a large source, by its name, has been kept."""
        with self._store.reading() as connection:
            return shards.is_kept(connection, shard)

    def keep_shard(
        self, shard: str, tally: Mapping[str, Any], readings: Sequence[Reading], extractions: Sequence[Extraction]
    ) -> int:
        """Keeps all that a shard came to, or nothing: documents, what was found in them, what was set aside, and in
        numbers what the shard came to. How many of the documents are new; none where the shard has been kept before.
        """
        found = {extraction.document: extraction for extraction in extractions}
        documents = [(one, found.get(one.document.id)) for one in readings if one.document is not None]
        for one in readings:
            if one.document is not None:
                self._keep_bytes(one.document.sha256, one.content)
        with self._store.writing() as connection:
            if shards.is_kept(connection, shard):
                return 0
            shards.keep(connection, shard, tally)
            for aside in (aside for one in readings for aside in one.set_aside):
                keeping.keep_set_aside(connection, aside)
            new = batches.keep_rows(connection, [(one, extraction) for one, extraction in documents if extraction])
            unread = [one.document for one, extraction in documents if one.document and not extraction]
            return new + sum(keeping.keep_document(connection, document) for document in unread)

    def shards(self) -> dict[str, dict[str, Any]]:
        """The shards that have been kept, by name, with what each came to in numbers."""
        with self._store.reading() as connection:
            return shards.kept(connection)

    def take_fingerprints(self) -> int:
        """Compares every document that came in since with those before it, for `View.alike`; how many were new."""
        with self._store.reading() as connection:
            ids, last = fingerprints.wanted(connection)
        for chunk in asking.in_chunks(ids, fingerprints.AT_ONCE):
            with self._store.writing() as connection:
                if len(ids) > len(chunk):
                    self._store.make_room(connection)
                for some in asking.in_chunks(chunk, fingerprints.TOGETHER):
                    fingerprints.keep(connection, asking.documents(connection, some))
        with self._store.writing() as connection:
            fingerprints.looked(connection, last)
        return len(ids)

    def set_aside(self, aside: SetAside) -> bool:
        """Keeps word of something that a stage did not take further; whether it is new."""
        with self._store.writing() as connection:
            return keeping.keep_set_aside(connection, aside)

    def has(self, document_id: str) -> bool:
        """Whether the document is kept."""
        asked = select(schema.document.c.seq).where(schema.document.c.id == document_id)
        with self._store.reading() as connection:
            return connection.scalar(asked) is not None

    def unextracted(self, version: str) -> Iterator[Document]:
        """The documents that this version of the rules has not been through, in the order of receipt.

        Not rows of lists: their columns tell what they say, and only an import knows the columns.
        """
        with self._store.reading() as connection:
            ids = asking.without_extraction(connection, version)
        for chunk in asking.in_chunks(ids):
            with self._store.reading() as connection:
                found = asking.documents(connection, chunk)
            yield from found

    def decide(self, judgement: Judgement, as_seen_by: Tier = Tier.SEALED) -> bool:
        """Keeps a person's judgement; whether it is new. None is ever changed: a later one outranks it.

        Its subjects are called as readers of the tier `as_seen_by` see them. Raises RegisterError where there is no
        such thing: a tier set on nothing would protect nobody.
        """
        return bool(self.decide_all([judgement], as_seen_by))

    def decide_all(
        self, judgements: Sequence[Judgement], as_seen_by: Tier = Tier.SEALED, about: str = ""
    ) -> list[Judgement]:
        """Keeps judgements made in one go, all or none, with one row in the journal; those that are new, as kept."""
        with self._store.writing() as connection:
            sound = [self._sound(connection, j, as_seen_by) for j in judgements]
            made = [j for j in sound if keeping.keep_judgement(connection, j)]
            journal.decided(connection, made, about)
            return made

    def _sound(self, connection: Connection, judgement: Judgement, as_seen_by: Tier) -> Judgement:
        """The judgement on the ids that the register keeps things under."""
        if judgement.at is None or judgement.at.tzinfo is None:
            raise ValueError("a person's judgement has the time at which it was made, with its zone")
        kept = self._asked(connection, as_seen_by).kept_ids(judgement.subjects)
        for id_ in kept:
            if not keeping.can_be_judged(connection, judgement.verdict, id_):
                raise RegisterError(f"'{judgement.verdict}' cannot be said of {id_}: {_JUDGED[judgement.verdict]}")
        return replace(judgement, subjects=tuple(kept))

    def _asked(self, connection: Connection, tier: Tier) -> Asked:
        return self._redactions.asked(connection, tier)

    # ------------------------------------------------------------ what follows

    def stamp(self) -> str:
        """Names what the register holds now; another one as soon as a document, extraction or judgement comes in."""
        with self._store.reading() as connection:
            return keeping.stamp(connection)

    def stale(self, tier: Tier) -> bool:
        """Whether a tier's findings are missing, or older than what has come in since."""
        with self._store.reading() as connection:
            return once(connection, ("stale", int(tier)), lambda: self._stale(connection, tier))

    def _stale(self, connection: Connection, tier: Tier) -> bool:
        derived = select(schema.derivation.c.stamp).where(schema.derivation.c.tier == int(tier))
        return connection.scalar(derived) != keeping.stamp(connection) or not self._asked(connection, tier).in_force()

    def moment(self) -> AbstractContextManager[None]:
        """A block in which this thread reads one moment of the register, on one connection; nothing is kept in it."""
        return self._store.moment()

    def keep_findings(
        self,
        tier: Tier,
        findings: Sequence[Finding],
        material_stamp: str | None = None,
        judgements: Sequence[Judgement] = (),
    ) -> None:
        """Puts these findings in the place of the tier's earlier ones, with the rules' judgements that they rest on.

        `material_stamp` is what `stamp` gave before the material was taken; by default that of this moment. Keep the
        highest tier's first: who is one person by them is withheld as one person from lower tiers.
        """
        with self._store.writing() as connection:
            now = keeping.stamp(connection)
            stamp = material_stamp or now
            # where a judgement has come in meanwhile, something may be withheld now that went into these findings
            judged = not keeping.same_judgements(stamp, now)
            secrecy = "unknown" if judged else self._asked(connection, tier).secrecy(stamp)
            keeping.keep_findings(connection, tier, findings, judgements, {"stamp": stamp, "secrecy": secrecy})

    def drop_findings(self) -> None:
        """Takes all that was derived away; derived again from the same material it is the same, byte for byte."""
        with self._store.writing() as connection:
            keeping.drop_findings(connection)

    # ------------------------------------------------------------ checking

    def verify(self) -> Iterator[Problem]:
        """What is not as it was written: bytes of documents, the log of receipt, the judgements; nothing when all is.

        Rows taken off the end of a log are noticed only where their document is still there.
        """
        with self._store.reading() as connection:
            wanted = verifying.evidence_wanted(connection, RESTORED)
            in_logs = [*verifying.of_logs(connection), *stamps.faults(connection, self._evidence)]
        for sha256, documents in wanted.items():
            yield from verifying.of_evidence(self._evidence, sha256, documents)
        yield from in_logs

    def to_stamp(self) -> bytes:
        """Where the logs stand now, in words: what a time stamp of them is of. Empty where nothing has come in."""
        with self._store.reading() as connection:
            return stamps.said_now(connection)

    def keep_stamp(self, said: bytes, token: bytes) -> str:
        """Keeps a time stamp beside the evidence; the name it has there. `verify` looks at it from now on."""
        stamp = Stamp(stamps.name_of(said), said, token)
        try:
            self._evidence.keep_stamp(stamp)
        except OSError as e:
            raise RegisterError(f"The time stamp cannot be written: {e.strerror}: {e.filename}") from e
        return stamp.name

    def evidence_of(self, document: str, tier: Tier) -> tuple[Document, bytes] | None:
        """A document with its bytes as received, for readers who may see all of it; None where there is none for them.

        What is covered in a document stands in its bytes, so whoever is not shown all of it is not handed them.
        """
        kept, shown = self.as_seen_by(max(Tier)).document(document), self.as_seen_by(tier).document(document)
        content = self._evidence.read(kept.sha256) if kept is not None and kept == shown else None
        return None if kept is None or content is None else (kept, content)

    # ------------------------------------------------------------ asking

    def browsed_by(self, tier: Tier) -> Browsing:
        """The register as readers of this tier may look through it, a page at a time."""
        return Browsing(self._store, self._redactions, tier)

    def parts(self, tier: Tier) -> Parts:
        """The parts that a tier's findings were derived in, for deriving those anew that something came in for."""
        return Parts(self._store, self._redactions, tier)

    def held(self, tier: Tier) -> Held:
        """Who was held, as readers of this tier may see it."""
        return Held(self._store, self._redactions, tier)

    def as_seen_by(self, tier: Tier) -> View:
        """The register as readers of this tier may see it."""
        return View(self._store, self._redactions, tier)
