"""What was derived part by part: which reports each part has, what ties them, and what has to be derived anew."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select

from habeas.fingerprints import Alike, by_first
from habeas.model import Finding, Judgement, Material, Mention, Statement
from habeas.register import asking, fingerprints, keeping, schema
from habeas.register.asked import Asked, Redactions
from habeas.register.redaction import Page
from habeas.register.store import Store
from habeas.vocabulary import Tier, Verdict

AT_ONCE = 20_000
"""Findings kept in one transaction where there are many: the memory of a derivation does not grow with the register.

Their ids lie all over the keys, so that each transaction writes most pages of these: few large ones cost least.
"""


class TurnRow(NamedTuple):
    """A person's answer from a day up to another, for the policies whose bits are set; `form` is what to hand out."""

    person: str
    first: str
    over: str
    policies: int
    answer: str
    form: str


class Derived(NamedTuple):
    """A part of the register: its documents' ties by their ids, what was found, and the rules' judgements behind it."""

    id: str
    ties: Mapping[str, Collection[int]]
    findings: Sequence[Finding]
    judgements: Sequence[Judgement]
    turns: Sequence[TurnRow] = ()


@dataclass(frozen=True, slots=True)
class Outdated:
    """What has come in since a tier's findings were derived: `stamp` is theirs, `documents` those to look at again."""

    stamp: str
    documents: frozenset[str]


class Overtaken(Exception):
    """Somebody else has begun to derive the same."""


class Parts:
    """The parts of the register as one tier sees it."""

    def __init__(self, store: Store, redactions: Redactions, tier: Tier) -> None:
        self._store = store
        self._redactions = redactions
        self._tier = tier

    # ------------------------------------------------------------ what there is

    def documents(self) -> list[str]:
        """The ids of all documents, in the order in which they were first received."""
        with self._store.reading() as connection:
            return asking.document_ids(connection)

    def are_few(self, most: int) -> bool:
        """Whether there are at most so many documents."""
        with self._store.reading() as connection:
            return len(connection.scalars(select(schema.document.c.seq).limit(most + 1)).all()) <= most

    def judgements(self, known: date | None = None) -> tuple[Judgement, ...]:
        """People's judgements, made by the end of that day in UTC."""
        with self._store.reading() as connection:
            return self._asked(connection).judgements(known)

    def reports(
        self,
        ids: Sequence[str],
        known: date | None = None,
        together: Iterable[Sequence[str]] | None = None,
        *,
        with_mentions: bool = True,
    ) -> dict[str, Material]:
        """What each of these documents says, without judgements; those that may be seen, by the register's id.

        Only those received by the end of that day in UTC, as they were received by then. Of each pair of those
        `together` of which one carries the other's text, as far as fingerprints have been taken, one has the pair.
        """
        with self._store.reading() as connection:
            asked = self._asked(connection)
            pages = asked.pages(ids, known)
            ids = list(pages)
            statements = dict[str, list[Statement]]()
            mentions = dict[str, list[Mention]]()
            for s in asked.shown_statements(asking.statements(connection, ids), pages):
                statements.setdefault(s.document, []).append(s)
            named = asking.mentions(connection, ids) if with_mentions else ()
            for m in asked.shown_mentions(named, pages):
                mentions.setdefault(m.document, []).append(m)
            alike = None if together is None else _alike(connection, pages, together)
        pairs = None if alike is None else by_first(alike)
        shown = {id_: page.shown for id_, page in pages.items()}
        return {
            id_: Material(
                (d,),
                tuple(mentions.get(d.id, ())),
                tuple(statements.get(d.id, ())),
                alike=None if pairs is None else pairs.get(d.id, ()),
            )
            for id_, d in shown.items()
        }

    # ------------------------------------------------------------ what is out of date

    def outdated(self) -> Outdated | None:
        """What has come in since the tier's findings were derived part by part; None where all has to be derived."""
        with self._store.reading() as connection:
            row = connection.execute(
                select(schema.derivation).where(schema.derivation.c.tier == int(self._tier))
            ).one_or_none()
            asked = self._asked(connection)
            if row is None or not row.parted or row.of != int(self._tier) or not asked.in_force():
                return None
            if asked.redaction.secrets.mentions or asked.redaction.secrets.statements:
                return None  # what a new report calls somebody withheld is then covered in every other
            capture, extraction, judgement = map(int, row.stamp.split("."))
            found = _since(connection, schema.capture, capture) | _since(connection, schema.extraction, extraction)
            judged = self._judged_since(connection, judgement)
            return None if judged is None else Outdated(row.stamp, frozenset(found | judged))

    def _judged_since(self, connection: Connection, seq: int) -> set[str] | None:
        """The documents that judgements since that row are about; None where one says who may see what."""
        table = schema.judgement.c
        forms = connection.scalars(select(table.form).where(table.seq > seq))
        made = [asking.parse(Judgement, form) for form in forms]
        if not made:
            return set()
        all_ = {j.id: j for j in asking.judgements(connection)}
        about = set[str]()
        for j in made:
            while j.verdict is Verdict.UNDO and j.subjects[0] in all_:
                j = all_[j.subjects[0]]
            if j.verdict is Verdict.TIER:
                return None
            about.update(j.subjects)
        return {d for id_ in about for d in documents_of(connection, self._tier, id_)}

    def tied(self, documents: Collection[str], ties: Collection[int]) -> dict[str, str]:
        """The parts of these documents and of all that share one of the ties: every document there with its part."""
        members, shared, at = schema.part_document.c, schema.part_tie.c, int(self._tier)
        with self._store.reading() as connection:
            near = set(documents)  # asked with DISTINCT, SQLite goes through every row of the tier
            for chunk in asking.in_chunks(sorted(ties)):
                asked = select(shared.document).where(shared.tier == at, shared.tie.in_(chunk))
                near.update(connection.scalars(asked))
            parts = set[str]()
            for some in asking.in_chunks(sorted(near)):
                asked = select(members.part).where(members.tier == at, members.document.in_(some))
                parts.update(connection.scalars(asked))
            of = select(members.document, members.part).where(members.tier == at)
            return {
                row.document: row.part
                for some in asking.in_chunks(sorted(parts))
                for row in connection.execute(of.where(members.part.in_(some)))
            }

    def ties_of(self, documents: Collection[str]) -> dict[str, frozenset[int]]:
        """What ties each of these documents, as it was when they were derived."""
        table = schema.part_tie.c
        found: dict[str, set[int]] = {d: set() for d in documents}
        with self._store.reading() as connection:
            for chunk in asking.in_chunks(sorted(found)):
                asked = select(table.document, table.tie)
                asked = asked.where(table.tier == int(self._tier), table.document.in_(chunk))
                for row in connection.execute(asked):
                    found[row.document].add(row.tie)
        return {d: frozenset(ties) for d, ties in found.items()}

    def members(self, part: str) -> list[str]:
        """The documents of a part."""
        of = schema.part_document.c
        asked = select(of.document).where(of.tier == asking.rows_of(self._tier), of.part == part)
        with self._store.reading() as connection:
            return sorted(connection.scalars(asked))

    # ------------------------------------------------------------ keeping

    def keep(
        self, stamp: str, made: Iterable[Derived], before: str | None, gone: Collection[str], *, parted: bool
    ) -> None:
        """Puts these parts in the place of those gone; of all there was, where `before` is None.

        `stamp` names what the register held when its material was taken, `before` what the findings now kept rest on.
        What is little is kept at once, more in several transactions, between which there are no findings at all; where
        there is nothing else, the indexes are made at the end.
        Raises Overtaken where the findings are no longer those of `before`.
        """
        kept = list[str]()
        batches = _batched(_noted(made, kept))
        first = next(batches, [])
        more = next(batches, None)
        token = before
        with self._store.writing() as connection:
            self._check(connection, before)
            self._clear(connection, before, gone)
            if before is None and not keeping.has_findings_of_others(connection, self._tier):
                schema.drop_indexes(connection)
            self._add(connection, first)
            if more is None:
                if before is None:  # they may be gone with whoever was deriving all
                    schema.make_indexes(connection)
                self._add_moments(connection, kept)
                self._settle(connection, stamp, parted)
                return
            token = self._begin(connection)
            self._store.make_room(connection)
        first.clear()  # what is kept is no longer needed here, while the next is worked out
        while more is not None:
            with self._store.writing() as connection:
                self._check(connection, token)
                self._add(connection, more)
            more.clear()
            more = next(batches, None)
        with self._store.writing() as connection:
            self._check(connection, token)
            schema.make_indexes(connection)
            self._add_moments(connection, kept)
            self._settle(connection, stamp, parted)

    def share(self, above: Tier) -> None:
        """Gives the tier the findings of a tier above it, from neither of which anything is withheld."""
        derived = select(schema.derivation.c.stamp).where(schema.derivation.c.tier == int(above))
        with self._store.writing() as connection:
            if stamp := connection.scalar(derived):
                keeping.drop_findings(connection, self._tier)
                self._settle(connection, stamp, parted=False, of=above)

    def _check(self, connection: Connection, before: str | None) -> None:
        stamp = select(schema.derivation.c.stamp).where(schema.derivation.c.tier == int(self._tier))
        if before is not None and connection.scalar(stamp) != before:
            raise Overtaken

    def _clear(self, connection: Connection, before: str | None, gone: Collection[str]) -> None:
        """Takes the parts away, and the tier's findings from tiers that shared them."""
        connection.execute(delete(schema.derivation).where(schema.derivation.c.of == int(self._tier)))
        if before is None:
            keeping.drop_findings(connection, self._tier)
        for chunk in asking.in_chunks(["", *sorted(gone)]):  # "": what had been known of all parts together
            self._take_away(connection, chunk)

    def _take_away(self, connection: Connection, parts: Sequence[str]) -> None:
        at, findings, members = int(self._tier), schema.finding.c, schema.part_document.c
        positions = select(findings.position).where(findings.tier == at, findings.part.in_(parts))
        documents = select(members.document).where(members.tier == at, members.part.in_(parts))
        about, ties = schema.finding_about, schema.part_tie
        connection.execute(delete(about).where(about.c.tier == at, about.c.position.in_(positions)))
        connection.execute(delete(ties).where(ties.c.tier == at, ties.c.document.in_(documents)))
        tables: tuple[Table, ...] = (schema.finding, schema.rule_judgement, schema.turn, schema.part_document)
        for table in (*tables, schema.part, schema.past, schema.past_turn):
            connection.execute(delete(table).where(table.c.tier == at, table.c.part.in_(parts)))

    def _add(self, connection: Connection, made: Iterable[Derived]) -> None:
        at = {"tier": int(self._tier)}
        members, ties, turns = list[keeping.Row](), list[keeping.Row](), list[keeping.Row]()
        for part in made:
            of_part = at | {"part": part.id}
            turns += (of_part | t._asdict() for t in part.turns)
            keeping.add_findings(connection, self._tier, part.id, part.findings, part.judgements)
            members += (at | {"document": d, "part": part.id} for d in part.ties)
            ties += (at | {"document": d, "tie": tie} for d, tied in part.ties.items() for tie in sorted(tied))
        turns.sort(key=itemgetter("over", "first"))  # as they lie: each page is gone to once
        for table, rows in ((schema.part_document, members), (schema.part_tie, ties), (schema.turn, turns)):
            keeping.add_rows(connection, table, rows)

    def _add_moments(self, connection: Connection, parts: Sequence[str]) -> None:
        """Notes between which moments the reports of these parts came in."""
        members, captures, at = schema.part_document.c, schema.capture.c, int(self._tier)
        received = func.min(captures.received).label("begun"), func.max(captures.received).label("latest")
        asked = select(members.part, *received).join(schema.capture, captures.document == members.document)
        for some in asking.in_chunks(parts):
            of = asked.where(members.tier == at, members.part.in_(some)).group_by(members.part)
            rows = [{"tier": at} | row._asdict() for row in connection.execute(of)]
            keeping.add_rows(connection, schema.part, rows)

    def _begin(self, connection: Connection) -> str:
        """Notes that these findings are being derived, and are not to be handed out."""
        token = f"0.0.0.{secrets.token_hex(8)}"
        connection.execute(delete(schema.derivation).where(schema.derivation.c.tier == int(self._tier)))
        self._note(connection, token, "unknown", parted=False)
        return token

    def _settle(self, connection: Connection, stamp: str, parted: bool, of: Tier | None = None) -> None:
        """Notes what the findings rest on, and what is withheld of it."""
        connection.execute(delete(schema.derivation).where(schema.derivation.c.tier == int(self._tier)))
        # where a judgement has come in meanwhile, something may be withheld now that went into these findings
        judged = not keeping.same_judgements(stamp, keeping.stamp(connection))
        secrecy = "unknown" if judged else self._asked(connection).secrecy(stamp)
        self._note(connection, stamp, secrecy, parted, of)

    def _note(self, connection: Connection, stamp: str, secrecy: str, parted: bool, of: Tier | None = None) -> None:
        row = {"stamp": stamp, "secrecy": secrecy, "of": int(self._tier if of is None else of), "parted": int(parted)}
        connection.execute(insert(schema.derivation), {"tier": int(self._tier)} | row)

    def withhold_nothing(self) -> bool:
        """Whether these readers may see all that the register holds."""
        with self._store.reading() as connection:
            return not self._asked(connection).redaction

    def _asked(self, connection: Connection) -> Asked:
        return self._redactions.asked(connection, self._tier)


def documents_of(connection: Connection, tier: Tier, id_: str) -> set[str]:
    """The documents of a thing by its id: its own, or those of the part in which it was found."""
    extractions = schema.extraction.c
    found = set(connection.scalars(select(schema.document.c.id).where(schema.document.c.id == id_)))
    for table in (schema.mention, schema.statement):
        of = select(extractions.document).join(table, table.c.extraction == extractions.seq)
        found.update(connection.scalars(of.where(table.c.id == id_)))
    findings, about, at = schema.finding.c, schema.finding_about.c, asking.rows_of(tier)
    named = select(about.position).where(about.tier == at, about.about == id_)
    holding = select(findings.part).where(findings.tier == at, (findings.id == id_) | findings.position.in_(named))
    members = schema.part_document.c
    found.update(connection.scalars(select(members.document).where(members.tier == at, members.part.in_(holding))))
    return found


def _alike(connection: Connection, pages: Mapping[str, Page], together: Iterable[Sequence[str]]) -> list[Alike] | None:
    """The pairs among those of each of these lists; None where fingerprints of one have not been taken."""
    found = list[Alike]()
    for ids in together:
        some = fingerprints.among(connection, {id_: pages[id_] for id_ in ids if id_ in pages})
        if some is None:
            return None
        found += some
    return found


def _since(connection: Connection, log: Table, seq: int) -> set[str]:
    return set(connection.scalars(select(log.c.document).where(log.c.seq > seq)))


def _noted(made: Iterable[Derived], ids: list[str]) -> Iterator[Derived]:
    """The parts, each noted by its id as it goes by."""
    for part in made:
        ids.append(part.id)
        yield part


def _batched(made: Iterable[Derived]) -> Iterator[list[Derived]]:
    batch, findings = list[Derived](), 0
    for part in made:
        batch.append(part)
        findings += len(part.findings)
        if findings >= AT_ONCE:
            yield batch
            batch, findings = [], 0
    if batch:
        yield batch
