"""What the register holds, as it holds it: for the register's own use, since nothing here asks who wants to know."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    func,
    literal,
    select,
    tuple_,
)  # fmt: skip

from habeas.json_form import decode
from habeas.model import HAND, PROPOSAL, ROWS, Document, Finding, Judgement, Mention, SetAside, Statement
from habeas.register import schema
from habeas.register.forms import end_of, moment
from habeas.vocabulary import Tier, Type

T = TypeVar("T")

CHUNK = 500
"""Ids in one question."""


AT_ONCE = 1_000
"""Rows fetched in one go."""


def parse(type_: type[T], form: str) -> T:
    """The value of a stored form."""
    return decode(type_, json.loads(form))


def in_chunks(ids: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The ids, a question's worth at a time."""
    return (ids[i : i + size] for i in range(0, len(ids), size))


# ---------------------------------------------------------------- documents


def document_ids(connection: Connection, known: date | None = None) -> list[str]:
    """The documents received by the end of that day, in the order in which they were first received."""
    captures = schema.capture.c
    received = func.min(captures.received)
    asked = select(captures.document).where(*_by(known)).group_by(captures.document)
    return list(connection.scalars(asked.order_by(received, captures.document)))


def without_extraction(connection: Connection, version: str) -> list[str]:
    """The documents that this version of the rules has not been through, rows of lists left out, in that order."""
    captures, found = schema.capture.c, schema.extraction.c
    done = (found.version == version) | found.version.startswith(ROWS)
    through = exists().where(found.document == captures.document, done)
    asked = select(captures.document).where(~through).group_by(captures.document)
    return list(connection.scalars(asked.order_by(func.min(captures.received), captures.document)))


def documents(connection: Connection, ids: Sequence[str], known: date | None = None) -> list[Document]:
    """These documents in this order, each as first captured, at the highest tier that a capture gave it."""
    found = {d.id: d for chunk in in_chunks(ids) for d in _documents(connection, chunk, known)}
    return [found[i] for i in dict.fromkeys(ids) if i in found]


def _documents(connection: Connection, ids: Sequence[str], known: date | None) -> Iterator[Document]:
    captures, docs = schema.capture.c, schema.document.c
    first = (
        select(
            captures.document,
            captures.form,
            func.row_number()
            .over(partition_by=captures.document, order_by=(captures.received, captures.place))
            .label("n"),
        )
        .where(captures.document.in_(ids), *_by(known))
        .subquery()
    )
    tier = select(func.max(captures.tier)).where(captures.document == docs.id).scalar_subquery()
    asked = select(docs.id, docs.sha256, docs.text, first.c.form, tier.label("tier")).join(
        first, (first.c.document == docs.id) & (first.c.n == 1)
    )
    rows = connection.execute(asked).all()
    forms = {row.id: json.loads(row.form) for row in rows}
    lists = _lists(connection, [id_ for id_, form in forms.items() if form.get("lists")], known)
    for row in rows:
        facts = {"id": row.id, "sha256": row.sha256, "text": row.text, "tier": Tier(row.tier)}
        yield decode(Document, forms[row.id] | facts | {"lists": lists.get(row.id, ())})


def _lists(connection: Connection, ids: Sequence[str], known: date | None) -> dict[str, list[str]]:
    """For each of these rows the lists that it was received in, sorted."""
    captures = schema.capture.c
    asked = select(captures.document, captures.form).where(captures.document.in_(ids), *_by(known))
    found: dict[str, set[str]] = {}
    for row in connection.execute(asked) if ids else ():
        found.setdefault(row.document, set()).update(json.loads(row.form)["lists"])
    return {id_: sorted(lists) for id_, lists in found.items()}


def _by(known: date | None) -> list[ColumnElement[bool]]:
    return [] if known is None else [schema.capture.c.received <= end_of(known)]


def received_since(connection: Connection, seq: int) -> frozenset[str]:
    """The documents first received after that row of the log."""
    captures = schema.capture.c
    asked = select(captures.document).group_by(captures.document).having(func.min(captures.seq) > seq)
    return frozenset(connection.scalars(asked))


# ---------------------------------------------------------------- what they say


def statements(
    connection: Connection,
    documents: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
    mentions: Sequence[str] | None = None,
    type_: Type | None = None,
    known: date | None = None,
) -> Iterator[Statement]:
    """The statements of the newest extraction of each document, by document and place in it; filters narrow them."""
    table, named = schema.statement.c, schema.statement_mention.c
    asked = _newest(select(table.form).order_by(schema.extraction.c.document, table.position), table.extraction, known)
    if type_ is not None:
        asked = asked.where(table.type == type_.value)
    if mentions is not None:
        naming = select(named.extraction, named.position).where(named.mention.in_(mentions))
        asked = asked.where(tuple_(table.extraction, table.position).in_(naming))
    for query in _narrowed(asked, table.id, ids, documents):
        for forms in connection.scalars(query).partitions(AT_ONCE):
            yield from (parse(Statement, form) for form in forms)


def mentions(
    connection: Connection,
    documents: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
    known: date | None = None,
) -> Iterator[Mention]:
    """The mentions of the newest extraction of each document, by document and id."""
    table = schema.mention.c
    asked = _newest(select(table.form).order_by(schema.extraction.c.document, table.position), table.extraction, known)
    for query in _narrowed(asked, table.id, ids, documents):
        for forms in connection.scalars(query).partitions(AT_ONCE):
            yield from (parse(Mention, form) for form in forms)


def locations(connection: Connection, documents: Sequence[str]) -> set[str]:
    """Every place that these documents were received from."""
    captures = schema.capture.c
    forms = (
        form
        for chunk in in_chunks(documents)
        for form in connection.scalars(select(captures.form).where(captures.document.in_(chunk)))
    )
    return {json.loads(form)["location"] for form in forms}


def listed(connection: Connection, known: date | None = None) -> frozenset[str]:
    """The lists and their rows received by the end of that day."""
    captures = schema.capture.c
    return frozenset(connection.scalars(select(captures.document).where(captures.form.like(_IN_LISTS), *_by(known))))


_IN_LISTS = '%"lists":["d%'


def rows_in(connection: Connection, list_: str) -> list[str]:
    """The rows of the list with this id, in the order in which they came in: that of the list."""
    captures = schema.capture.c
    asked = select(captures.document).where(captures.form.like(f'%"lists":[%"{list_}"%'), captures.document != list_)
    return list(connection.scalars(asked.group_by(captures.document).order_by(func.min(captures.seq))))


def all_rows(connection: Connection) -> frozenset[str]:
    """The rows of all lists, without the lists' own documents."""
    captures = schema.capture.c
    own = literal('%"lists":["') + captures.document + '"]%'
    asked = select(captures.document).where(captures.form.like(_IN_LISTS), captures.form.not_like(own))
    return frozenset(connection.scalars(asked))


def rows(connection: Connection, documents: Sequence[str]) -> frozenset[str]:
    """Those of the documents that are lists, or rows of lists."""
    captures = schema.capture.c
    asked = select(captures.document).where(captures.form.like(_IN_LISTS))
    return frozenset(
        i for chunk in in_chunks(documents) for i in connection.scalars(asked.where(captures.document.in_(chunk)))
    )


def superseded(connection: Connection, id_: str) -> Statement | Mention | None:
    """The statement or mention with this id in any extraction, the newest's, also where superseded."""
    tables: tuple[tuple[Any, type[Statement | Mention]], ...] = (
        (schema.statement, Statement),
        (schema.mention, Mention),
    )
    for table, type_ in tables:
        asked = select(table.c.form).where(table.c.id == id_).order_by(table.c.extraction.desc()).limit(1)
        if (form := connection.scalar(asked)) is not None:
            return parse(type_, form)
    return None


def _newest(asked: Select[Any], extraction: ColumnElement[int], known: date | None) -> Select[Any]:
    """Narrows to each document's newest extraction and the newest that proposes, and to documents received by then."""
    table, later = schema.extraction.c, schema.extraction.alias().c
    newer = select(later.seq).where(
        later.document == table.document, later.seq > table.seq, _proposes(later.version) == _proposes(table.version),
        ~_by_hand(later.version), ~_by_hand(table.version),
    )  # fmt: skip
    asked = asked.join(schema.extraction, table.seq == extraction).where(~newer.exists())
    if known is not None:
        asked = asked.where(table.document.in_(select(schema.capture.c.document).where(*_by(known))))
    return asked


def _proposes(version: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether an extraction only proposes, and so takes no other's place."""
    return version.startswith(PROPOSAL)


def _by_hand(version: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a person added it: it takes no other's place, and no other takes its."""
    return version.startswith(HAND)


def _narrowed(
    asked: Select[Any], id_: ColumnElement[str], ids: Sequence[str] | None, documents: Sequence[str] | None
) -> Iterator[Select[Any]]:
    """The question, in as many parts as the ids or the documents that it is about make chunks."""
    if ids is not None:
        return (asked.where(id_.in_(chunk)) for chunk in in_chunks(sorted(set(ids))))
    if documents is not None:
        of = schema.extraction.c.document
        return (asked.where(of.in_(chunk)) for chunk in in_chunks(sorted(set(documents))))
    return iter((asked,))


# ---------------------------------------------------------------- what people decided, and what was set aside


def judgements(connection: Connection, known: date | None = None) -> tuple[Judgement, ...]:
    """All judgements by people, by when they were made."""
    found = (parse(Judgement, form) for form in connection.scalars(select(schema.judgement.c.form)))
    ordered = sorted(((j.at, j) for j in found if j.at), key=lambda pair: (pair[0], pair[1].id))
    return tuple(j for at, j in ordered if known is None or moment(at) <= end_of(known))


def set_asides(connection: Connection, stage: str | None = None) -> Iterator[tuple[str | None, SetAside]]:
    """What was set aside, in the order of ids, with the document whose extraction set it aside, if one did.

    Of extractions, only what the newest of each document set aside.
    """
    table, extractions = schema.set_aside.c, schema.extraction.c
    newest = select(func.max(extractions.seq)).where(~_by_hand(extractions.version))
    newest = newest.group_by(extractions.document, _proposes(extractions.version))
    asked = (
        select(extractions.document, table.form)
        .select_from(schema.set_aside)
        .outerjoin(schema.extraction, extractions.seq == table.extraction)
        .where(table.extraction.is_(None) | table.extraction.in_(newest))
        .order_by(table.id, table.seq)
    )
    if stage is not None:
        asked = asked.where(table.stage == stage)
    return ((row.document, parse(SetAside, row.form)) for row in connection.execute(asked))


# ---------------------------------------------------------------- what follows


def rows_of(tier: Tier | BindParameter[int]) -> ScalarSelect[int]:
    """The tier whose rows hold what was derived for a tier: its own, or those it shares where nothing is withheld."""
    derivation = schema.derivation.c
    of = int(tier) if isinstance(tier, Tier) else tier
    return select(derivation.of).where(derivation.tier == of).scalar_subquery()


def findings(
    connection: Connection, tier: Tier, kind: str | None = None, about: str | None = None, id_: str | None = None
) -> Iterator[Finding]:
    """What was derived for a tier, in the order in which it was kept."""
    given = {name: value for name, value in (("kind", kind), ("about", about), ("id", id_)) if value is not None}
    found = connection.scalars(_findings(frozenset(given)), {"of": int(tier)} | given)
    return (parse(Finding, form) for form in found)


@cache
def _findings(given: frozenset[str]) -> Select[Any]:
    """Put together once for each choice of what is given: that takes longer than the answer."""
    table, named, of = schema.finding.c, schema.finding_about.c, rows_of(bindparam("of"))
    asked = select(table.form).where(table.tier == of).order_by(table.position)
    if "kind" in given:
        asked = asked.where(table.kind == bindparam("kind"))
    if "about" in given:
        of_them = select(named.position).where(named.tier == of, named.about == bindparam("about"))
        asked = asked.where(table.position.in_(of_them))
    if "id" in given:
        asked = asked.where(table.id == bindparam("id"))
    return asked


def finding_ids(connection: Connection, tier: Tier) -> frozenset[str]:
    """The ids of what was derived for a tier, and of the people, events and so on that it is about."""
    values = select(schema.finding_about.c.about).where(schema.finding_about.c.tier == rows_of(tier)).distinct()
    ids = select(schema.finding.c.id).where(schema.finding.c.tier == rows_of(tier))
    return frozenset(connection.scalars(ids)) | frozenset(connection.scalars(values))


def rule_judgements(connection: Connection, tier: Tier) -> Iterator[Judgement]:
    """The rules' judgements that the findings of a tier rest on, as kept with them."""
    table = schema.rule_judgement.c
    asked = select(table.form).where(table.tier == rows_of(tier)).order_by(table.position)
    return (parse(Judgement, form) for form in connection.scalars(asked))
