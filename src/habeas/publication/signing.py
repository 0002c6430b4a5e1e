"""Signing in: passwords (argon2id), a second factor (TOTP, RFC 6238), a limit on trying, the cookie of a session."""

import base64
import hmac
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import quote, urlencode, urlsplit

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from fastapi import Request, Response

from habeas.publication.asking import Answers
from habeas.register import Register
from habeas.register.accounts import LONGEST, Account, Accounts, Session
from habeas.vocabulary import Tier

SESSION, FORM = "__Host-habeas", "__Host-habeas-form"
"""Cookies: of the session, and of the form to sign in, where there is no session yet. Browsers keep such names to
https, or to the loopback, and to the host that set them."""

STEP = 30
"""Seconds that one code of the second factor stands for."""

LEAST = 12
"""Characters of the shortest password."""

WINDOW = timedelta(minutes=15)
TRIES, TRIES_OF_PLACE, TRIES_OF_NAME = 5, 30, 50
"""Refusals in the window after which no more is tried: of a name from one place, of a place, of a name."""


@dataclass(frozen=True)
class House:
    """What the signed-in parts work on: the register, and what answers readers of a tier."""

    register: Register
    answers: Callable[[Tier], Answers]


class TooMany(Exception):
    """Too many sign-ins were refused lately."""


# ---------------------------------------------------------------- passwords and codes


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # argon2id, with the parameters of RFC 9106's second recommendation


def hashed(password: str) -> str:
    """The argon2id hash of a password, with salt and parameters."""
    return _hasher().hash(password)


@cache
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe(16))


def fits(password: str, hash_: str) -> bool:
    """Whether the password has this hash."""
    try:
        return _hasher().verify(hash_, password)
    except (Argon2Error, InvalidHashError):
        return False


def new_secret() -> str:
    """A secret for a second factor: 160 bits, in base32 as authenticators take it."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code(secret: str, step: int) -> str:
    """The six digits of a time step (RFC 6238, SHA-1), counted in half minutes since 1970."""
    mac = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def step_of(secret: str, given: str, at: datetime) -> int | None:
    """The time step whose code was given, now or one step off; None where none fits."""
    now = int(at.timestamp()) // STEP
    digits = given.replace(" ", "").encode()
    return next((s for s in (now, now - 1, now + 1) if hmac.compare_digest(code(secret, s).encode(), digits)), None)


def otpauth(name: str, secret: str) -> str:
    """The address that sets an authenticator up."""
    return f"otpauth://totp/{quote(f'habeas:{name}')}?{urlencode({'secret': secret, 'issuer': 'habeas'})}"


# ---------------------------------------------------------------- signing in and out


def sign_in(accounts: Accounts, name: str, password: str, given: str, place: str, at: datetime) -> str | None:
    """The token of a new session; None where name, password or code do not fit. Raises TooMany.

    Whatever is wrong, it takes as long and answers the same.
    """
    tried = (f"{name}\x1f{place}", f"place {place}", f"name {name}")
    limits = (TRIES, TRIES_OF_PLACE, TRIES_OF_NAME)
    if any(accounts.refusals(one, at - WINDOW) >= most for one, most in zip(tried, limits, strict=True)):
        raise TooMany
    who = accounts.named(name)
    right = fits(password, who.password if who else _nobodys())
    if who is None or who.closed or not right or not _second(accounts, who, given, at):
        accounts.refuse(at, *tried)
        return None
    return accounts.begin(who, at)


def _second(accounts: Accounts, who: Account, given: str, at: datetime) -> bool:
    """Whether the second factor fits; a code counts once."""
    if who.totp is None:
        return True
    step = step_of(who.totp, given, at)
    return step is not None and accounts.spend(who, step)


def keep_token(response: Response, token: str) -> None:
    """Hands the token of a session to the browser: for https or loopback, out of reach of scripts and other sites."""
    seconds = int(LONGEST.total_seconds())
    response.set_cookie(SESSION, token, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def session_of(request: Request, house: House | None) -> Session | None:
    """Who is signed in."""
    token = request.cookies.get(SESSION)
    return house.register.accounts.session(token, datetime.now(UTC)) if house and token else None


def signed(request: Request) -> Session | None:
    """Who is signed in, as found when the request came in."""
    found: Session | None = getattr(request.state, "session", None)
    return found


def tier_of(request: Request) -> Tier:
    """What the reader may see: what the pages are served for, and more where an account that may is signed in."""
    served: Tier = request.app.state.tier
    session = signed(request)
    return max(served, session.account.tier) if session else served


def from_here(request: Request) -> bool:
    """Whether a form was sent from a page of this host, by what the browser says of it.

    Pages that tell nobody where a reader comes from make browsers call the origin null; then the other word counts.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin == "null":
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
