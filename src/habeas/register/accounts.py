"""Who may sign in and decide: accounts, their sessions, what they put off, and the journal of what they did."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from habeas.register import journal, schema
from habeas.register.accounts_schema import account, later, session, webhook
from habeas.register.forms import moment
from habeas.register.journal import ACCOUNT, REFUSED, SIGNED_IN, SIGNED_OUT, Entry
from habeas.register.store import RegisterError, Store
from habeas.vocabulary import Tier

ROLES: Mapping[str, Tier] = {
    "reader": Tier.PUBLIC, "partner": Tier.PARTNER, "editor": Tier.RESTRICTED, "admin": Tier.SEALED,
}  # fmt: skip
"""What each role may see; editors and admins may decide."""

IDLE, LONGEST = timedelta(hours=2), timedelta(hours=12)
"""A session ends when it was not used for so long, and in any case after so long."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `sign` stands for them in judgements, so that readers do not learn who decided.

    `password` is its argon2id hash; `totp` the secret of the second factor, None while there is none.
    """

    seq: int
    name: str
    sign: str
    role: str
    password: str
    totp: str | None
    closed: bool

    @property
    def tier(self) -> Tier:
        """What they may see."""
        return ROLES.get(self.role, Tier.PUBLIC)

    @property
    def decides(self) -> bool:
        """Whether they may decide."""
        return self.tier >= Tier.RESTRICTED


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in; `form_token` must come back with every form."""

    account: Account
    form_token: str


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told of changes: all, one person's, or those that a query finds. `told` up to when."""

    seq: int
    url: str
    secret: str
    person: str | None
    query: str | None
    told: str


class Accounts:
    """The accounts of one register. Each call is one transaction, and what matters is in the journal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ------------------------------------------------------------ accounts

    def exist(self) -> bool:
        """Whether anybody may sign in."""
        asked = select(func.count()).select_from(account).where(account.c.closed.is_(None))
        with self._store.reading() as connection:
            return bool(connection.scalar(asked))

    def all(self) -> tuple[Account, ...]:
        """All of them, by name."""
        with self._store.reading() as connection:
            return tuple(_account(r) for r in connection.execute(select(account).order_by(account.c.name)).mappings())

    def named(self, name: str) -> Account | None:
        """The account of that name."""
        with self._store.reading() as connection:
            return _one(connection, name)

    def add(self, name: str, role: str, password: str, at: datetime, by: str) -> Account:
        """A new account with the hash of a password. Raises RegisterError where the name is taken."""
        sign = f"desk:{secrets.token_hex(4)}"
        row = {
            "name": name, "sign": sign, "role": role, "password": password, "totp_step": 0,
            "created": moment(at),
        }  # fmt: skip
        with self._store.writing() as connection:
            try:
                connection.execute(insert(account), row)
            except IntegrityError:
                raise RegisterError(f"There is an account {name!r} already.") from None
            journal.add(connection, at, by, ACCOUNT, sign, {"added": role})
        added = self.named(name)
        assert added is not None
        return added

    def change(self, name: str, at: datetime, by: str, **to: Any) -> None:
        """Sets role, password, totp or closed of an account and ends its sessions. Raises RegisterError for none."""
        values = to | ({"closed": moment(at) if to["closed"] else None} if "closed" in to else {})
        with self._store.writing() as connection:
            found = _one(connection, name)
            if found is None:
                raise RegisterError(f"There is no account {name!r}. habeas users list shows them.")
            connection.execute(update(account).where(account.c.seq == found.seq).values(values))
            connection.execute(delete(session).where(session.c.account == found.seq))
            changed = {k: v for k, v in to.items() if k in ("role", "closed")} | {"changed": sorted(to)}
            journal.add(connection, at, by, ACCOUNT, found.sign, changed)

    def spend(self, who: Account, step: int) -> bool:
        """Marks a second factor's time step as used; whether it was not used before."""
        unused = update(account).where(account.c.seq == who.seq, account.c.totp_step < step)
        with self._store.writing() as connection:
            return bool(connection.execute(unused.values(totp_step=step)).rowcount)

    # ------------------------------------------------------------ sessions

    def begin(self, who: Account, at: datetime) -> str:
        """Begins a session; its token, of which only the digest is kept."""
        token = secrets.token_urlsafe(32)
        row = {
            "key": _key(token), "account": who.seq, "form_token": secrets.token_urlsafe(24),
            "begun": moment(at), "seen": moment(at),
        }  # fmt: skip
        with self._store.writing() as connection:
            connection.execute(delete(session).where(session.c.begun < moment(at - LONGEST)))
            connection.execute(insert(session), row)
            journal.add(connection, at, who.sign, SIGNED_IN, who.sign, {})
        return token

    def session(self, token: str, at: datetime) -> Session | None:
        """The session of a token, while it lasts. Being used prolongs it, noted once a minute."""
        asked = select(account, session.c.form_token, session.c.seen.label("seen"))
        asked = asked.join(session, session.c.account == account.c.seq).where(
            session.c.key == _key(token),
            session.c.begun > moment(at - LONGEST),
            session.c.seen > moment(at - IDLE),
            account.c.closed.is_(None),
        )
        with self._store.reading() as connection:
            row = connection.execute(asked).mappings().one_or_none()
        if row is None:
            return None
        if row["seen"] < moment(at - timedelta(minutes=1)):
            with self._store.writing() as connection:
                connection.execute(update(session).where(session.c.key == _key(token)).values(seen=moment(at)))
        return Session(_account(row), row["form_token"])

    def end(self, token: str, who: Account, at: datetime) -> None:
        """Ends a session."""
        with self._store.writing() as connection:
            connection.execute(delete(session).where(session.c.key == _key(token)))
            journal.add(connection, at, who.sign, SIGNED_OUT, who.sign, {})

    # ------------------------------------------------------------ refusals

    def refuse(self, at: datetime, *about: str) -> None:
        """Notes a refused sign-in under what it was tried with; of these only salted digests are kept."""
        with self._store.writing() as connection:
            for one in about:
                journal.add(connection, at, "", REFUSED, _salted(connection, one), {})

    def refusals(self, about: str, since: datetime) -> int:
        """How often a sign-in with this was refused since then."""
        with self._store.reading() as connection:
            return journal.times(connection, REFUSED, _salted(connection, about), since)

    # ------------------------------------------------------------ what they did

    def entries(self, actor: str | None = None, most: int = 100) -> list[Entry]:
        """The latest of the journal, of one actor or all, the newest first."""
        with self._store.reading() as connection:
            return journal.entries(connection, actor, most)

    def put_off(self, who: Account) -> list[str]:
        """What they put off, in that order."""
        with self._store.reading() as connection:
            return list(
                connection.scalars(select(later.c.item).where(later.c.account == who.seq).order_by(later.c.seq))
            )

    def put_off_item(self, who: Account, item: str) -> None:
        """Puts an item off for them: it comes after all others."""
        self.take_up(who, item)
        with self._store.writing() as connection:
            connection.execute(insert(later), {"account": who.seq, "item": item})

    def take_up(self, who: Account, item: str) -> None:
        """Takes an item that was put off up again."""
        with self._store.writing() as connection:
            connection.execute(delete(later).where(later.c.account == who.seq, later.c.item == item))

    # ------------------------------------------------------------ webhooks

    def webhooks(self) -> tuple[Webhook, ...]:
        """Who is told of changes."""
        with self._store.reading() as connection:
            return tuple(Webhook(**r) for r in connection.execute(select(webhook).order_by(webhook.c.seq)).mappings())

    def add_webhook(self, url: str, person: str | None, query: str | None, at: datetime) -> Webhook:
        """An address to be told of what changes from now on, with a secret to sign by."""
        row = {"url": url, "secret": secrets.token_hex(32), "person": person, "query": query, "told": moment(at)}
        with self._store.writing() as connection:
            try:
                connection.execute(insert(webhook), row)
            except IntegrityError:
                raise RegisterError(f"{url} is told of changes already.") from None
        return next(w for w in self.webhooks() if w.url == url)

    def drop_webhook(self, url: str) -> bool:
        """Tells that address no more; whether it was told."""
        with self._store.writing() as connection:
            return bool(connection.execute(delete(webhook).where(webhook.c.url == url)).rowcount)

    def told(self, hook: Webhook, until: datetime) -> None:
        """Notes up to when an address has been told."""
        with self._store.writing() as connection:
            connection.execute(update(webhook).where(webhook.c.seq == hook.seq).values(told=moment(until)))


def _one(connection: Connection, name: str) -> Account | None:
    row = connection.execute(select(account).where(account.c.name == name)).mappings().one_or_none()
    return None if row is None else _account(row)


def _account(row: RowMapping) -> Account:
    return Account(
        row["seq"], row["name"], row["sign"], row["role"], row["password"], row["totp"], row["closed"] is not None
    )


def _key(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _salted(connection: Connection, said: str) -> str:
    salt = connection.scalars(select(schema.register.c.value).where(schema.register.c.key == "salt")).one()
    return sha256(f"{salt}\x1f{said}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
