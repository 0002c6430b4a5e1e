"""The tables: what was received and said, which only grows, and what follows from it, which may be dropped and rebuilt.

A row holds its thing in the one JSON form, beside the columns that questions ask for. `seq` is the order of arrival.
"""

import re

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

VERSION = "1"
"""The version of these tables. A register written by another one is not opened."""

DERIVED = "19"
"""The version of what follows, its tables and its rules: made by another one it is dropped, and derived anew."""

_UNSTORABLE = re.compile("[\x00\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


class Exact(TypeDecorator[str]):
    """Any Python string, back to the character: NUL and lone surrogates, which no database holds, are escaped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or "\x1b" not in value:
            return value
        return _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), value)


def storable(value: str | None) -> str | None:
    """The string as `Exact` stores it; where it goes through the driver alone, it is to be asked for."""
    if value is None or not _UNSTORABLE.search(value):
        return value
    return _UNSTORABLE.sub(lambda m: f"\x1b{ord(m.group()):04x}", value)


def _code() -> String:
    """Ids, digests and moments: plain ASCII that sorts by its bytes in both databases."""
    return String().with_variant(String(collation="C"), "postgresql")


def _seq() -> Column[int]:
    return Column("seq", Integer, primary_key=True)


def _form() -> Column[str]:
    return Column("form", Exact, nullable=False)


kept = MetaData()

register = Table(
    "register",
    kept,
    Column("key", _code(), primary_key=True),
    Column("value", Exact, nullable=False),
)

document = Table(
    "document",
    kept,
    _seq(),
    Column("id", _code(), nullable=False, unique=True),
    Column("sha256", _code(), nullable=False, index=True),
    Column("text", Exact, nullable=False),
    Column("tokens", Exact, nullable=False),
)

capture = Table(
    "capture",
    kept,
    _seq(),
    Column("document", _code(), ForeignKey("document.id"), nullable=False, index=True),
    Column("place", _code(), nullable=False),
    Column("received", _code(), nullable=False),
    Column("tier", Integer, nullable=False),
    _form(),
    Column("prev", _code(), nullable=False),
    Column("hash", _code(), nullable=False),
)

CAPTURED = (
    Index("capture_tier", capture.c.tier),
    Index("capture_received", capture.c.received, capture.c.document),
)
"""Whether anything is above a tier is asked at every turn; what came in after a day, wherever one asks as known on it.
Registers from before have them made when they are opened."""

extraction = Table(
    "extraction",
    kept,
    _seq(),
    Column("document", _code(), ForeignKey("document.id"), nullable=False),
    Column("version", Exact, nullable=False),
    UniqueConstraint("document", "version"),
)

statement = Table(
    "statement",
    kept,
    Column("extraction", Integer, ForeignKey("extraction.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", _code(), nullable=False, index=True),
    Column("type", _code(), nullable=False, index=True),
    _form(),
)

statement_mention = Table(
    "statement_mention",
    kept,
    Column("extraction", Integer, ForeignKey("extraction.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("mention", _code(), primary_key=True, index=True),
)

mention = Table(
    "mention",
    kept,
    Column("extraction", Integer, ForeignKey("extraction.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", _code(), nullable=False, index=True),
    _form(),
)

set_aside = Table(
    "set_aside",
    kept,
    _seq(),
    Column("extraction", Integer, ForeignKey("extraction.seq"), index=True),
    Column("id", _code(), nullable=False, index=True),
    Column("stage", _code(), nullable=False),
    _form(),
)

judgement = Table(
    "judgement",
    kept,
    _seq(),
    Column("id", _code(), nullable=False, unique=True),
    _form(),
    Column("prev", _code(), nullable=False),
    Column("hash", _code(), nullable=False),
)

derived = MetaData()

derivation = Table(
    "derivation",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("stamp", _code(), nullable=False),
    Column("secrecy", _code(), nullable=False),
    Column("of", Integer, nullable=False),
    Column("parted", Integer, nullable=False),
)
"""`of` is the tier whose rows these are, where nothing is withheld from either; `parted` tells of `part_document`."""

finding = Table(
    "finding",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True),
    Column("part", _code(), nullable=False),
    Column("id", _code(), nullable=False),
    Column("kind", _code(), nullable=False),
    _form(),
    Index("finding_id", "tier", "id"),
    Index("finding_kind", "tier", "kind"),
    Index("finding_part", "tier", "part"),
)
"""`position` follows from kind and id, and not from what else was found."""

finding_about = Table(
    "finding_about",
    derived,
    Column("tier", Integer, nullable=False),
    Column("about", _code(), nullable=False),
    Column("position", BigInteger, nullable=False),
    Index("finding_about_about", "tier", "about", "position"),
    Index("finding_about_position", "tier", "position"),
)

rule_judgement = Table(
    "rule_judgement",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True),
    Column("part", _code(), nullable=False),
    Column("id", _code(), nullable=False),
    _form(),
    Index("rule_judgement_part", "tier", "part"),
)

turn = Table(
    "turn",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("over", _code(), primary_key=True),
    Column("first", _code(), primary_key=True),
    Column("policies", Integer, primary_key=True, autoincrement=False),
    Column("person", _code(), primary_key=True),
    Column("part", _code(), nullable=False),
    Column("answer", _code(), nullable=False),
    _form(),
    Index("turn_part", "tier", "part"),
    sqlite_with_rowid=False,
)
"""Whether each person is held, from a day up to another: one row for the policies, as bits, that agree on it.

They lie in the order of the day on which they are over, so that all that hold on a day are read in one go.
"""

part_document = Table(
    "part_document",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("document", _code(), primary_key=True),
    Column("part", _code(), nullable=False),
    Index("part_document_part", "tier", "part"),
)
"""Which reports were worked out together, by the first of them; nothing where all were."""

part = Table(
    "part",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("part", _code(), primary_key=True),
    Column("begun", _code(), nullable=False),
    Column("latest", _code(), nullable=False),
)
"""Between which moments the reports of a part came in."""

past = Table(
    "past",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("part", _code(), primary_key=True),
    Column("since", _code(), primary_key=True),
    Column("until", _code(), nullable=False),
)
"""What was known of a part from a moment up to another, where somebody has asked: its answers are in `past_turn`.

Gone as soon as the part is derived anew.
"""

past_turn = Table(
    "past_turn",
    derived,
    Column("tier", Integer, primary_key=True, autoincrement=False),
    Column("part", _code(), primary_key=True),
    Column("since", _code(), primary_key=True),
    Column("over", _code(), primary_key=True),
    Column("first", _code(), primary_key=True),
    Column("policies", Integer, primary_key=True, autoincrement=False),
    Column("person", _code(), primary_key=True),
    Column("answer", _code(), nullable=False),
    _form(),
    sqlite_with_rowid=False,
)
"""Whether each person is held, as `turn`, out of what was known of a part."""

part_tie = Table(
    "part_tie",
    derived,
    Column("tier", Integer, nullable=False),
    Column("document", _code(), nullable=False),
    Column("tie", BigInteger, nullable=False),
    Index("part_tie_document", "tier", "document"),
    Index("part_tie_tie", "tier", "tie"),
)
"""What ties each report to others."""


def drop_indexes(connection: Connection) -> None:
    """Takes the indexes of what follows away, but for keys: rows by the million go in faster, and are sorted once."""
    for index in _indexes():
        index.drop(connection, checkfirst=True)


def make_indexes(connection: Connection) -> None:
    """Makes those that are not there."""
    for index in _indexes():
        index.create(connection, checkfirst=True)


def _indexes() -> list[Index]:
    of_tables = (index for table in derived.sorted_tables for index in table.indexes)
    return sorted(of_tables, key=lambda index: str(index.name))


_WORDS_BETWEEN_BLANKS = "unicode61 remove_diacritics 0 categories ''L* N* M* P* S* C*''"

SEARCH_INDEX = {
    "sqlite": "CREATE VIRTUAL TABLE document_search USING fts5 "
    f"(tokens, content='document', content_rowid='seq', tokenize='{_WORDS_BETWEEN_BLANKS}')",
    # An array's words are compared as they are; a tsvector is cut by the server's locale, and holds 1 MB at most.
    "postgresql": "CREATE INDEX document_search ON document USING gin (string_to_array(tokens, ' '))",
}
"""What makes the full-text index of each database, over `document.tokens`."""
