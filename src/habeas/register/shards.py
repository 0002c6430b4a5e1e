"""Which shards of large sources the register holds: each is loaded whole, in one transaction, and once."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, select

from habeas.register.schema import Exact

tables = MetaData()

shard = Table(
    "shard",
    tables,
    Column("id", String().with_variant(String(collation="C"), "postgresql"), primary_key=True),
    Column("form", Exact, nullable=False),
)
"""`form` holds in numbers what the shard came to, as JSON."""


def is_kept(connection: Connection, id_: str) -> bool:
    """Whether the shard has been loaded."""
    return connection.scalar(select(shard.c.id).where(shard.c.id == id_)) is not None


def keep(connection: Connection, id_: str, form: Mapping[str, Any]) -> None:
    """Notes that the shard has been loaded."""
    said = json.dumps(dict(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    connection.execute(insert(shard), {"id": id_, "form": said})


def kept(connection: Connection) -> dict[str, dict[str, Any]]:
    """The shards that have been loaded, by id, with what each came to in numbers."""
    rows = connection.execute(select(shard.c.id, shard.c.form).order_by(shard.c.id))
    return {row.id: json.loads(row.form) for row in rows}
