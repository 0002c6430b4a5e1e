"""The tables of those who decide: accounts, their sessions, and the journal of all they did, which only grows."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, UniqueConstraint

from habeas.register.schema import Exact


def _code() -> String:
    return String().with_variant(String(collation="C"), "postgresql")


tables = MetaData()

account = Table(
    "account",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("name", Exact, nullable=False, unique=True),
    Column("sign", _code(), nullable=False, unique=True),
    Column("role", _code(), nullable=False),
    Column("password", _code(), nullable=False),
    Column("totp", _code()),
    Column("totp_step", Integer, nullable=False, default=0),
    Column("created", _code(), nullable=False),
    Column("closed", _code()),
)

session = Table(
    "account_session",
    tables,
    Column("key", _code(), primary_key=True),
    Column("account", Integer, nullable=False),
    Column("form_token", _code(), nullable=False),
    Column("begun", _code(), nullable=False),
    Column("seen", _code(), nullable=False),
)

later = Table(
    "put_off",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("account", Integer, nullable=False),
    Column("item", _code(), nullable=False),
    UniqueConstraint("account", "item"),
)

journal = Table(
    "journal",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("at", _code(), nullable=False),
    Column("actor", Exact, nullable=False),
    Column("what", _code(), nullable=False),
    Column("about", _code(), nullable=False),
    Column("form", Exact, nullable=False),
    Column("prev", _code(), nullable=False),
    Column("hash", _code(), nullable=False),
    Index("journal_about", "what", "about"),
    Index("journal_actor", "actor"),
)

webhook = Table(
    "webhook",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("url", Exact, nullable=False, unique=True),
    Column("secret", _code(), nullable=False),
    Column("person", _code()),
    Column("query", Exact),
    Column("told", _code(), nullable=False),
)
