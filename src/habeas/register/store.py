"""The database under a register: finding it, making it, and transactions on it. SQLite, or Postgres through psycopg."""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import RLock, local
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from habeas.register import accounts_schema, fingerprints, schema, shards

T = TypeVar("T")

PATIENCE = 60
"""Seconds that a writer waits for other writers."""


ROOM = 64 * 1024
"""KiB of a database that a connection keeps at hand while it writes much."""


class RegisterError(Exception):
    """A register that cannot be opened or asked as wished, in one message for the reader."""


class Store:
    """One database, opened and of this schema's version. `name` is how messages call it, without a password."""

    def __init__(self, location: str | Path) -> None:
        url = _url(location)
        self.path = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        self.name = str(self.path) if self.path else url.render_as_string(hide_password=True)
        if self.path:
            _look_before_opening(self.path)
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(habeas_writes=True)
        self._reader = self.engine.execution_options(**_snapshot(self.engine))
        in_memory = self.engine.dialect.name == "sqlite" and self.path is None
        self._moment = local()
        self._turn: AbstractContextManager[object] = RLock() if in_memory else nullcontext()
        self._open()

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the register: whatever is asked on this connection is answered as of its start."""
        kept = getattr(self._moment, "connection", None)
        if kept is not None:
            yield kept
            return
        with self._turn, self._plain_errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Whatever this thread reads in the block is of one moment, on one connection. Nothing is written in it."""
        with self.reading() as connection:
            connection.execution_options(habeas_moment={})
            self._moment.connection = connection
            try:
                yield
            finally:
                self._moment.connection = None

    @property
    def in_moment(self) -> bool:
        """Whether this thread is in a `moment`, in which nothing is written."""
        return getattr(self._moment, "connection", None) is not None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing, and one writer at a time, so that the logs are chained in the order of arrival."""
        with self._turn, self._plain_errors(), self._writer.begin() as connection:
            connection.execute(_HEADER.with_for_update())  # SQLite has begun with the lock and ignores this one
            yield connection

    def make_room(self, connection: Connection) -> None:
        """Has a connection that writes much keep the indexes at hand: SQLite's own 2 MB are for little."""
        if self.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA cache_size=-{ROOM}")

    def close(self) -> None:
        self.engine.dispose()

    def _open(self) -> None:
        try:
            with self._plain_errors(), self._writer.begin() as connection:
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('habeas register'))"))
                self._make_or_check(connection)
                shards.tables.create_all(connection)
                fingerprints.tables.create_all(connection)
                accounts_schema.tables.create_all(connection)  # registers from before there were accounts have none
            if self.path:  # only now: a file that is no register stays untouched
                self._use_wal()
        except BaseException:
            self.close()
            raise

    def _use_wal(self) -> None:
        """Readers and a writer then work side by side. Another process may just be setting it for the file."""
        connection = self.engine.raw_connection()
        try:
            with suppress(sqlite3.OperationalError):
                connection.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()

    def _make_or_check(self, connection: Connection) -> None:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            make(connection)
            return
        written_by = connection.scalar(_HEADER) if schema.register.name in tables else None
        if written_by is None:
            raise RegisterError(f"{self.name} is a database, but not a register of habeas. {_ELSEWHERE}")
        if written_by != schema.VERSION:
            raise RegisterError(
                f"{self.name} was written by register version {written_by}; this habeas works with version "
                f"{schema.VERSION}. Open it with the habeas that wrote it, or read its sources into a new register."
            )
        for index in schema.CAPTURED:
            index.create(connection, checkfirst=True)
        if connection.scalar(_DERIVED) != schema.DERIVED:
            schema.derived.drop_all(connection)
            _make_derived(connection)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """The world's faults (a full disk, a lost server) in plain words; ours go up as they are."""
        try:
            yield
        except DBAPIError as e:
            if not _is_the_worlds_fault(e):
                raise
            said = str(e.orig).strip().splitlines()[0] if str(e.orig).strip() else type(e.orig).__name__
            raise RegisterError(f"The register {self.name} cannot be used: {said}") from e


def once(connection: Connection, what: tuple[str, int], ask: Callable[[], T]) -> T:
    """What is asked; within one `Store.moment` only the first time."""
    known = connection.get_execution_options().get("habeas_moment")
    if known is None:
        return ask()
    if what not in known:
        known[what] = ask()
    found: T = known[what]
    return found


_HEADER = select(schema.register.c.value).where(schema.register.c.key == "version")
_DERIVED = select(schema.register.c.value).where(schema.register.c.key == "derived")
_ELSEWHERE = "Give another place with --register or HABEAS_REGISTER."


def make(connection: Connection) -> None:
    """Creates the tables, in the transaction that is open."""
    schema.kept.create_all(connection, checkfirst=False)
    connection.execute(text(schema.SEARCH_INDEX[connection.dialect.name]))
    rows = {"version": schema.VERSION, "salt": secrets.token_hex(16)}
    connection.execute(insert(schema.register), [{"key": k, "value": v} for k, v in rows.items()])
    _make_derived(connection)


def _make_derived(connection: Connection) -> None:
    schema.derived.create_all(connection, checkfirst=False)
    connection.execute(delete(schema.register).where(schema.register.c.key == "derived"))
    connection.execute(insert(schema.register), {"key": "derived", "value": schema.DERIVED})


def _url(location: str | Path) -> URL:
    """What to connect to: a path, `sqlite://` for one in memory, or `postgresql://...`."""
    if isinstance(location, Path) or "://" not in location:
        return URL.create("sqlite", database=str(location))
    try:
        url = make_url(location)
    except ArgumentError:
        raise RegisterError(f"The register's address cannot be read. {_ADDRESSES}") from None
    if url.get_backend_name() in ("postgresql", "postgres"):
        if find_spec("psycopg") is None:
            raise RegisterError("A register in Postgres needs psycopg: pip install 'habeas[postgres]'")
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return url.set(drivername="sqlite", database=None if url.database == ":memory:" else url.database)
    raise RegisterError(f"A register cannot be kept in '{url.get_backend_name()}'. {_ADDRESSES}")


_ADDRESSES = "Give a path, such as ./habeas.db, or postgresql://user@host/database."


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url.database:
        engine = create_engine(url, connect_args={"timeout": PATIENCE})
    else:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own idea of transactions would leave DDL and reads out
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")  # what was acknowledged outlasts a power cut


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("habeas_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _snapshot(engine: Engine) -> dict[str, str]:
    """What makes a Postgres transaction see one moment; SQLite's always do."""
    return {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}


def _look_before_opening(path: Path) -> None:
    """Refuses what cannot be a register, without touching it."""
    try:
        if path.is_dir():
            raise RegisterError(f"{path} is a folder; a register is a file, such as {path / 'habeas.db'}.")
        if not path.parent.is_dir():
            raise RegisterError(f"There is no folder {path.parent} to make the register {path.name} in.")
        start = _first_bytes(path) if path.exists() else b""
    except OSError as e:
        raise RegisterError(f"The register {path} cannot be read: {e.strerror}.") from e
    if start and start != b"SQLite format 3\x00":
        raise RegisterError(f"{path} is not a register of habeas, and was left as it is. {_ELSEWHERE}")


_WORLD = ("BUSY", "CANTOPEN", "CORRUPT", "FULL", "IOERR", "LOCKED", "NOTADB", "PERM", "READONLY")
"""The SQLite errors that no program of ours can cause: SQLITE_BUSY and so on."""


def _is_the_worlds_fault(e: DBAPIError) -> bool:
    if isinstance(e.orig, sqlite3.Error):
        return getattr(e.orig, "sqlite_errorname", "").removeprefix("SQLITE_").startswith(_WORLD)
    # psycopg: no SQLSTATE when the server cannot be reached; 08 connection, 28 not let in, 3D no such database,
    # 53 out of resources, 57 the server is going down
    state = getattr(e.orig, "sqlstate", None)
    return e.connection_invalidated or (state[:2] in {"08", "28", "3D", "53", "57"} if state else _is_operational(e))


def _is_operational(e: DBAPIError) -> bool:
    return type(e.orig).__name__ == "OperationalError"


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)
