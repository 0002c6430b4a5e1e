"""The last word on one person, of each kind, as far as it had come in by some day: asked of the database alone."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from habeas.model import Statement
from habeas.register import asking, schema
from habeas.register.forms import end_of


def last_word(connection: Connection, mentions: Collection[str], known: date | None = None) -> list[Statement]:
    """Of the statements that name any of the mentions the one of each type that came in last, by type.

    Of the newest extraction of each document that was received by the end of that day. Of several that came in at
    once, the one further on in the document.
    """
    given = {"mentions": _filled_up(sorted(mentions)), "by": end_of(known or date.max)}
    return [asking.parse(Statement, form) for form in connection.scalars(_question(), given)]


def _filled_up(ids: list[str]) -> list[str]:
    """The ids, the last repeated up to a power of two: Postgres plans anew, longer than it looks, for each number."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids))


@cache
def _question() -> Select[Any]:
    """Put together once: that takes longer than the answer."""
    named, said, found = schema.statement_mention.c, schema.statement.c, schema.extraction.c
    captures, later = schema.capture.c, schema.extraction.alias().c
    in_time = (captures.document == found.document) & (captures.received <= bindparam("by"))
    newer = select(later.seq).where(later.document == found.document, later.seq > found.seq)
    told = (
        select(said.type, said.form, said.position, found.document, func.min(captures.received).label("received"))
        .join_from(
            schema.statement_mention,
            schema.statement,
            (named.extraction == said.extraction) & (named.position == said.position),
        )
        .join(schema.extraction, found.seq == said.extraction)
        .join(schema.capture, in_time)
        .where(named.mention.in_(bindparam("mentions", expanding=True)), ~newer.exists())
        .group_by(said.extraction, said.position, said.type, said.form, found.document)
    ).subquery()
    order = (told.c.received.desc(), told.c.document, told.c.position.desc())
    place = func.row_number().over(partition_by=told.c.type, order_by=order).label("place")
    last = select(told.c.type, told.c.form, place).subquery()
    return select(last.c.form).where(last.c.place == 1).order_by(last.c.type)
