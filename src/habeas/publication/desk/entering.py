"""Into the desk and out of it: signing in, the account page, and what every form of the desk is checked for."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, cast
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from habeas.publication import signing
from habeas.publication.desk.deciding import Desk
from habeas.publication.params import View
from habeas.publication.render import page
from habeas.publication.signing import FORM, LEAST, SESSION, House, TooMany
from habeas.register.accounts import Session

LARGEST = 256 * 1024
"""Bytes of a form."""

router = APIRouter(prefix="/desk", include_in_schema=False)


class SignInFirst(Exception):
    """Nobody is signed in where somebody must be."""


def house_of(request: Request) -> House:
    """The house that the desk works on."""
    return cast(House, request.app.state.house)


def signed_in(request: Request) -> Session:
    """Who is signed in. Raises SignInFirst."""
    session = signing.signed(request)
    if session is None:
        raise SignInFirst
    return session


def at_desk(request: Request, session: Annotated[Session, Depends(signed_in)]) -> Desk:
    """Somebody who may decide."""
    if not session.account.decides:
        raise HTTPException(403, f"The desk is for editors; {session.account.name} is {session.account.role}.")
    return Desk(house_of(request), session.account, datetime.now(UTC))


@dataclass(frozen=True)
class Form:
    """What a form brought, each field once; `several` gives a field's every value."""

    pairs: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return next((v for k, v in self.pairs if k == name), "")

    def several(self, name: str) -> list[str]:
        return [v for k, v in self.pairs if k == name]


async def sent(request: Request) -> Form:
    """The form as it was sent. Answers 403 for one from another site, 413 for one too large."""
    if not signing.from_here(request):
        raise HTTPException(403, "This form was sent from another site.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "This form is larger than any of ours.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=5_000)
    except ValueError as e:
        raise HTTPException(422, "This form cannot be read.") from e
    return Form(tuple((k, v.replace("\r\n", "\n")) for k, v in pairs))


async def posted(form: Annotated[Form, Depends(sent)], session: Annotated[Session, Depends(signed_in)]) -> Form:
    """A form of somebody signed in, with the token of their session. Answers 403 without."""
    if not hmac.compare_digest(form["token"].encode(), session.form_token.encode()):
        raise HTTPException(403, "This form is not of your session. Go back, load the page anew and send it again.")
    return form


Signed = Annotated[Session, Depends(signed_in)]
AtDesk = Annotated[Desk, Depends(at_desk)]
Posted = Annotated[Form, Depends(posted)]


def onward(path: str, **asked: str) -> RedirectResponse:
    """To the next page after a form."""
    return RedirectResponse(path + (f"?{urlencode(asked)}" if asked else ""), 303)


def within(path: str) -> str:
    """The path if it is one of ours, else the desk: a form never leads to another host."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if ours else "/desk"


@router.get("/sign-in")
def ask_to_sign_in(request: Request, view: View, then: str = "/desk") -> Response:
    """The form to sign in."""
    return _sign_in_form(request, view, within(then))


def _sign_in_form(request: Request, view: View, then: str, said: str = "", status: int = 200) -> Response:
    token = secrets.token_urlsafe(24)
    accounts = house_of(request).register.accounts.exist()
    answer = page(request, "desk/sign_in.html", view, status, then=then, said=said, form_token=token, accounts=accounts)
    answer.set_cookie(FORM, token, max_age=3600, path="/", secure=True, httponly=True, samesite="strict")
    return answer


@router.post("/sign-in")
async def sign_in(request: Request, view: View, form: Annotated[Form, Depends(sent)]) -> Response:
    """Begins a new session, whatever session the browser brought."""
    then, mine = within(form["then"] or "/desk"), request.cookies.get(FORM, "")
    if not mine or not hmac.compare_digest(form["token"].encode(), mine.encode()):
        said = "The form had grown old, or your browser keeps no cookies here. Please sign in again."
        return await run_in_threadpool(_sign_in_form, request, view, then, said, 403)
    return await run_in_threadpool(_enter, request, view, form, then)


def _enter(request: Request, view: View, form: Form, then: str) -> Response:
    accounts, place = house_of(request).register.accounts, request.client.host if request.client else ""
    given = (form["name"], form["password"], form["code"], place, datetime.now(UTC))
    try:
        token = signing.sign_in(accounts, *given)
    except TooMany:
        said = "Too many attempts. Wait a quarter of an hour, or ask whoever runs this register."
        return _sign_in_form(request, view, then, said, 429)
    if token is None:
        return _sign_in_form(request, view, then, "Name, password or code do not fit.", 401)
    answer = onward(then)
    signing.keep_token(answer, token)
    answer.delete_cookie(FORM, path="/", secure=True, httponly=True, samesite="strict")
    return answer


@router.post("/sign-out")
def sign_out(request: Request, session: Signed, form: Posted) -> Response:
    """Ends the session."""
    house_of(request).register.accounts.end(request.cookies[SESSION], session.account, datetime.now(UTC))
    answer = onward("/")
    answer.delete_cookie(SESSION, path="/", secure=True, httponly=True, samesite="lax")
    return answer


@router.get("/account")
def account(request: Request, view: View, session: Signed, done: str = "") -> Response:
    """One's own account."""
    said = "From now on signing in asks for a code." if done == "factor" else ""
    return page(request, "desk/account.html", view, said=said, secret="", uri="", least=LEAST)


@router.post("/account/password")
def change_password(request: Request, view: View, session: Signed, form: Posted) -> Response:
    """Sets another password, which ends all sessions of the account."""
    who, said = session.account, ""
    if not signing.fits(form["old"], who.password):
        said = "The present password does not fit."
    elif len(form["new"]) < LEAST:
        said = f"A password has {LEAST} characters or more."
    elif form["new"] != form["again"]:
        said = "The new password was not the same twice."
    if said:
        return page(request, "desk/account.html", view, 422, said=said, secret="", uri="", least=LEAST)
    now, accounts = datetime.now(UTC), house_of(request).register.accounts
    accounts.change(who.name, now, who.sign, password=signing.hashed(form["new"]))
    answer = onward("/desk")
    signing.keep_token(answer, accounts.begin(who, now))
    return answer


@router.post("/account/second-factor")
def second_factor(request: Request, view: View, session: Signed, form: Posted) -> Response:
    """Shows a new secret; or, once a code of it is given, keeps it."""
    who, secret = session.account, form["secret"]
    if who.totp is not None:
        raise HTTPException(403, "There is a second factor already; habeas users totp sets another up.")
    if not secret or not _is_secret(secret):
        secret = signing.new_secret()
        said = ""
    elif (step := signing.step_of(secret, form["code"], datetime.now(UTC))) is None:
        said = "That code does not fit. Codes change every half minute; is the clock right?"
    else:
        return _keep_factor(request, session, secret, step)
    uri = signing.otpauth(who.name, secret)
    return page(request, "desk/account.html", view, said=said, secret=secret, uri=uri, least=LEAST)


def _is_secret(text: str) -> bool:
    return len(text) == 32 and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def _keep_factor(request: Request, session: Session, secret: str, step: int) -> Response:
    now, accounts = datetime.now(UTC), house_of(request).register.accounts
    accounts.change(session.account.name, now, session.account.sign, totp=secret, totp_step=step)
    answer = onward("/desk/account", done="factor")
    signing.keep_token(answer, accounts.begin(session.account, now))
    return answer
