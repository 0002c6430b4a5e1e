"""The register as a reader looks through it: a page at a time, never all of it. Redacted like every other answer."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import select

from habeas.model import Document, Finding, Judgement, Mention, Statement
from habeas.register import asking, schema, tables
from habeas.register.asked import Asked, Redactions
from habeas.register.store import Store, once
from habeas.vocabulary import Tier


class Browsing:
    """Pages of what readers of one tier may see."""

    def __init__(self, store: Store, redactions: Redactions, tier: Tier) -> None:
        self._store = store
        self._redactions = redactions
        self._tier = tier

    def tables(self, rows: tables.Made | None = None) -> tables.Tables | None:
        """The tables of the tier's findings; None when they have not been made of these, and no rows are given."""
        with self._asked() as asked:
            tier, connection = int(self._tier), asked.connection
            stamp = once(connection, ("stamp", tier), lambda: self._stamp(asked))
            made = once(connection, ("tables", tier), lambda: tables.is_made(connection, tier, stamp))
        if not made and rows is None:
            return None
        if not made and rows is not None:
            with self._store.writing() as connection:
                tables.keep(connection, int(self._tier), stamp, rows)
        return tables.Tables(self._store.reading, int(self._tier))

    def findings(self, ids: Sequence[str]) -> list[Finding]:
        """The findings with these ids, in this order."""
        with self._asked() as asked:
            found = {f.id: f for _, f in self._findings(asked, schema.finding.c.id, ids)}
        return [found[i] for i in ids if i in found]

    def forms(self, ids: Sequence[str]) -> list[str]:
        """The same findings as they are kept: each the canonical JSON of one that may be seen, not made and unmade."""
        with self._asked() as asked:
            rows = self._kept(asked, schema.finding.c.id, ids)
            found = {id_: form for _, id_, form in rows if _may_be_seen(asked, form)}
        return [found[i] for i in ids if i in found]

    def about(self, ids: Collection[str]) -> list[Finding]:
        """The findings that name any of these ids: of a person, an event, a statement."""
        with self._asked() as asked:
            places = {position for _, position in self._places(asked, ids)}
            return [f for _, f in self._findings(asked, schema.finding.c.position, sorted(places))]

    def about_each(self, ids: Collection[str]) -> dict[str, list[tuple[int, Finding]]]:
        """For each of these ids the findings that name it, each with its place in the order of all."""
        with self._asked() as asked:
            places = sorted(self._places(asked, ids), key=lambda place: place[1])
            wanted = list(dict.fromkeys(position for _, position in places))
            found = dict(self._findings(asked, schema.finding.c.position, wanted))
        each: dict[str, list[tuple[int, Finding]]] = {id_: [] for id_ in ids}
        for id_, position in places:
            if position in found:
                each[id_].append((position, found[position]))
        return each

    def _places(self, asked: Asked, ids: Collection[str]) -> Iterator[tuple[str, int]]:
        """Where in the order of all findings those stand that name any of these ids, with the id."""
        named = schema.finding_about.c
        for chunk in asking.in_chunks(sorted(set(ids))):
            own = named.tier == asking.rows_of(self._tier)
            for row in asked.connection.execute(select(named.about, named.position).where(own, named.about.in_(chunk))):
                yield row.about, row.position

    def _findings(self, asked: Asked, column: object, keys: Sequence[object]) -> Iterator[tuple[int, Finding]]:
        for position, _, form in self._kept(asked, column, keys):
            if (shown := asked.redaction.finding(asking.parse(Finding, form))) is not None:
                yield position, shown

    def _kept(self, asked: Asked, column: object, keys: Sequence[object]) -> Iterator[tuple[int, str, str]]:
        """Places, ids and stored forms of the findings that a column's values lead to, not yet redacted."""
        if not asked.in_force():
            return
        table = schema.finding.c
        for chunk in asking.in_chunks(keys):
            own = table.tier == asking.rows_of(self._tier)
            wanted = select(table.position, table.id, table.form).where(own, column.in_(chunk))  # type: ignore[attr-defined]
            # no order in the question: for it SQLite would go through all findings instead of looking up these
            yield from sorted(tuple(row) for row in asked.connection.execute(wanted))

    def documents_with(self, ids: Collection[str]) -> dict[str, Document]:
        """The documents with these ids."""
        with self._asked() as asked:
            return asked.documents(ids)

    def statements_in(self, documents: Sequence[str]) -> list[Statement]:
        """The statements of these documents."""
        with self._asked() as asked:
            return list(asked.shown_statements(asking.statements(asked.connection, asked.kept_ids(documents))))

    def mentions(self, ids: Collection[str]) -> dict[str, Mention]:
        """The mentions with these ids."""
        with self._asked() as asked:
            return asked.mentions(ids)

    def links(self, ids: Sequence[str]) -> list[Judgement]:
        """The judgements of rules with these ids that may be seen."""
        table = schema.rule_judgement.c
        with self._asked() as asked:
            if not asked.in_force():
                return []
            forms = (
                form
                for chunk in asking.in_chunks(ids)
                for form in asked.connection.scalars(
                    select(table.form).where(table.tier == asking.rows_of(self._tier), table.id.in_(chunk))
                )
            )
            found = [asking.parse(Judgement, form) for form in forms]
            return [j for j in found if not asked.redaction or not any(map(asked.redaction.names_someone, j.why))]

    def documents(self, offset: int, limit: int, rows: bool = True) -> tuple[list[Document], int]:
        """The documents received last, from `offset` on, and how many there are in all; with or without lists' rows."""
        with self._asked() as asked:
            left_out = frozenset() if rows else asking.all_rows(asked.connection)
            ids = [i for i in reversed(asking.document_ids(asked.connection)) if i not in left_out]
            return _page(asked, ids, offset, limit)

    def rows_in(self, list_: str, offset: int, limit: int) -> tuple[list[Document], int]:
        """The rows of a list in its order, from `offset` on, and how many there are in all."""
        with self._asked() as asked:
            return _page(asked, asking.rows_in(asked.connection, asked.kept_ids([list_])[0]), offset, limit)

    def _stamp(self, asked: Asked) -> str:
        derivation = schema.derivation.c
        wanted = select(derivation.stamp, derivation.secrecy).where(derivation.tier == int(self._tier))
        row = asked.connection.execute(wanted).one_or_none()
        return f"{row.stamp}/{row.secrecy}" if row else ""

    @contextmanager
    def _asked(self) -> Iterator[Asked]:
        with self._store.reading() as connection:
            yield self._redactions.asked(connection, self._tier)


def _page(asked: Asked, ids: Sequence[str], offset: int, limit: int) -> tuple[list[Document], int]:
    """Of these documents those that may be seen: so many of them, and how many they are."""
    seen = [i for i in ids if i not in asked.redaction.secrets.documents]
    return [page.shown for page in asked.pages(seen[offset : offset + limit]).values()], len(seen)


def _may_be_seen(asked: Asked, form: str) -> bool:
    """Redaction hands a finding out as it is or not at all; where nothing is withheld, it need not be looked at."""
    return not asked.redaction or asked.redaction.finding(asking.parse(Finding, form)) is not None
