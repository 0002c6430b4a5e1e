"""The application: pages, JSON API and static files under strict headers, and errors that say what to do."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from traceback import format_tb

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from habeas import __version__
from habeas.publication import api, charts, pages
from habeas.publication.api_reconcile import PREVIEW
from habeas.publication.asking import POLICIES, Answers
from habeas.publication.desk import pages as desk
from habeas.publication.frame import Frame
from habeas.publication.language import LANGUAGES, preferred, speaking
from habeas.publication.params import today
from habeas.publication.render import page
from habeas.publication.signing import House, session_of, signed, tier_of
from habeas.vocabulary import Tier

log = logging.getLogger(__name__)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_WITH_OUR_SCRIPTS = HEADERS["Content-Security-Policy"].replace("script-src 'none'", "script-src 'self'")
"""The desk has a file of keys; still nothing inline and nothing from elsewhere."""

SILENT: TelemetryConfig = {
    "tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False,
}  # fmt: skip
"""Nothing about who asked for whom leaves this process, whatever the environment says."""

TITLES = {
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    422: "That does not fit",
    500: "Something broke on our side",
}
HELP = {
    404: "The address may be old, or what stood here may no longer be shown. Search for it, or begin at the overview.",
    403: "Go back, load the page anew and try again, or sign in with an account that may.",
    405: "These pages can be read, not written to.",
    422: "Correct the address, or go back and use the form.",
    500: "Nothing you did is lost. Try again; if it happens again, tell whoever runs this register, with the time.",
}

_IN_A_FRAME = HEADERS["Content-Security-Policy"].replace(
    "frame-ancestors 'none'", "frame-ancestors http://127.0.0.1:* http://localhost:*"
)
"""OpenRefine, on the reader's own machine, shows the small page on a candidate in a frame: nothing to press there."""


def create_app(
    ask: Answers,
    tier: Tier = Tier.PUBLIC,
    today: Callable[[], date] = today,
    hosts: Sequence[str] = (),
    house: House | None = None,
) -> FastAPI:
    """Pages at / and JSON at /api/v1/ over one reader's answers; `tier` is named at the foot of every page.

    `hosts` are the names under which the pages may be asked for; none given, any. Given for a loopback address, they
    keep another site from reading the pages through a reader's browser. With a `house`, those who have an account can
    sign in, see what their role may see, and decide.
    """
    app = FastAPI(
        title="habeas",
        version=__version__,
        summary="Who is held, who was freed, and on whose word, with the quote behind every value.",
        docs_url=None,  # these two pages load scripts from other hosts
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        telemetry=SILENT,
    )
    app.state.ask, app.state.tier, app.state.today, app.state.house = ask, tier, today, house
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.include_router(pages.router)
    app.include_router(api.router)
    if house:
        desk.install(app)
    app.middleware("http")(strict)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    if hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    return app


def prepare(ask: Answers) -> None:
    """Makes what the first page would wait for: the tables that pages are paged from, and what draws the charts."""
    ask.tables()
    charts.svg(charts.config(100, 100) | {"data": {"values": []}, "mark": "point"})


async def strict(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Adds the headers that keep a page to itself, to a failure of ours as well."""
    try:
        request.state.session = await run_in_threadpool(session_of, request, request.app.state.house)
        with speaking(_language(request)):
            response = await call_next(request)
    except Exception as error:  # whatever it is, a reader gets a page and the log no name
        response = _broken(request, error)
    response.headers.update(HEADERS)
    if request.url.path.startswith("/desk"):
        response.headers["Content-Security-Policy"] = _WITH_OUR_SCRIPTS
    if request.url.path == PREVIEW:
        response.headers["Content-Security-Policy"] = _IN_A_FRAME
        del response.headers["X-Frame-Options"]
    response.headers["Cache-Control"] = _keeping(request)
    response.headers["Vary"] = ", ".join(filter(None, (response.headers.get("Vary"), "Accept-Language")))
    return response


def _language(request: Request) -> str:
    """The language of the answer: the one that the address names, else the reader's browser; of data English."""
    if request.url.path.startswith(("/api/", "/desk")):
        return "en"
    named = request.query_params.get("lang")
    return named if named in LANGUAGES else preferred(request.headers.get("accept-language", ""))


def _keeping(request: Request) -> str:
    """How long a copy may be kept: a style named by its digest for good; a page never unasked, since what is taken
    down must go, and one for readers with a right not at all."""
    if request.url.path.startswith("/static/"):
        return "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
    inside = signed(request) is not None or request.url.path.startswith("/desk")
    return "no-cache" if tier_of(request) is Tier.PUBLIC and not inside else "no-store"


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = f"There is no page at {request.url.path}." if error.detail == "Not Found" else error.detail
    answer = _answer(request, error.status_code, said)
    answer.headers.update(error.headers or {})
    return answer


def _misread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return _answer(request, 422, f"{first['loc'][-1]}: {first['msg']}.")


def _broken(request: Request, error: Exception) -> Response:
    """Logs where it failed, and neither the address nor the words of the error: both may hold a name."""
    where = "".join(format_tb(error.__traceback__))
    log.error("answering failed with %s\n%s", type(error).__name__, where)
    return _answer(request, 500, "The page could not be made.")


def _answer(request: Request, status: int, said: str) -> Response:
    title, help_ = TITLES.get(status, "This did not work"), HELP.get(status, HELP[404])
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "title": title, "message": said, "help": help_}}, status)
    plain = Frame(request.app.state.today(), None, next(iter(POLICIES)))
    with speaking(_language(request)):
        return page(request, "error.html", plain, status, title=title, said=said, help=help_)
