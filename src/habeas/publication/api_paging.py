"""How the API pages and remembers: cursors, and answers that are made once while nothing has changed."""

import base64
import binascii
import json
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from habeas import __version__
from habeas.publication.signing import tier_of

T = TypeVar("T")
MOST_REMEMBERED, LARGEST = 512, 512 * 1024
"""Answers kept, and bytes of the largest of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after so many items, of which the last was this one."""

    passed: int = 0
    last: str = ""

    def written(self) -> str:
        """The cursor that means this place."""
        said = json.dumps([self.passed, self.last], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(said).decode().rstrip("=")


def place(cursor: str | None) -> Place:
    """The place that a cursor means. Answers 422 for what no page handed out."""
    if not cursor:
        return Place()
    try:
        passed, last = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError) as e:
        raise HTTPException(422, "cursor does not fit. Take it from the page before, as it is.") from e
    if type(passed) is not int or not 0 <= passed <= 10**9 or not isinstance(last, str):
        raise HTTPException(422, "cursor does not fit. Take it from the page before, as it is.")
    return Place(passed, last)


def cut(items: Sequence[T], start: Place, limit: int, id_of: Callable[[T], str]) -> tuple[list[T], Place | None]:
    """A page of items, and the place of the next. It goes on after the item that ended the page before, wherever that
    stands by now; where it is gone, after as many items as were passed."""
    begin = start.passed
    if start.last and not (0 < begin <= len(items) and id_of(items[begin - 1]) == start.last):
        begin = next((n for n, item in enumerate(items, 1) if id_of(item) == start.last), begin)
    page = list(items[begin : begin + limit])
    more = begin + limit < len(items)
    return page, Place(begin + limit, id_of(page[-1])) if more and page else None


@dataclass(frozen=True, slots=True)
class _Kept:
    body: bytes
    kind: str


class Remembered(APIRoute):
    """A route whose answers are remembered while the register is as it was, each with an ETag to ask again by.

    What is remembered is so for one tier and one day, under the stamp of the register: a decision, a report or the end
    of an embargo makes all of it new.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        original = super().get_route_handler()

        async def handler(request: Request) -> Response:
            moment = await run_in_threadpool(_moment, request)
            asked = request.headers.get("if-none-match", "")
            if moment is None:
                return _tagged(request, await original(request), None)
            kept, tag = _kept(request), f'"{sha256(moment.encode()).hexdigest()[:24]}"'
            if tag in asked:
                return Response(status_code=304, headers=_headers(tag))
            known = kept.get(moment)
            if known is None:
                answer = _tagged(request, await original(request), tag)
                _remember(kept, moment, answer)
                return answer
            return Response(known.body, media_type=known.kind, headers=_headers(tag))

        return handler


_TURN = Lock()


def _kept(request: Request) -> "OrderedDict[str, _Kept]":
    """What is remembered for one application."""
    with _TURN:
        if not hasattr(request.app.state, "remembered"):
            request.app.state.remembered = OrderedDict[str, _Kept]()
    kept: OrderedDict[str, _Kept] = request.app.state.remembered
    return kept


def _remember(kept: "OrderedDict[str, _Kept]", moment: str, answer: Response) -> None:
    if answer.status_code == 200 and len(answer.body) <= LARGEST:
        with _TURN:
            kept[moment] = _Kept(bytes(answer.body), answer.headers["content-type"])
            while len(kept) > MOST_REMEMBERED:
                kept.popitem(last=False)


def _moment(request: Request) -> str | None:
    """Names what an answer follows from; None where the register cannot be asked for its stamp."""
    house = request.app.state.house
    if house is None or request.method != "GET":
        return None
    day = f"{request.app.state.today()} {datetime.now(UTC).date()}"
    place = f"{request.url.netloc} {request.url.path}?{request.url.query}"
    return "\n".join((__version__, house.register.stamp(), tier_of(request).name, day, place))


def _tagged(request: Request, answer: Response, tag: str | None) -> Response:
    if answer.status_code == 200:
        tag = tag or f'"{sha256(answer.body).hexdigest()[:24]}"'
        if request.method == "GET" and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=_headers(tag))
        answer.headers.update(_headers(tag))
    return answer


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Vary": "Cookie"}


MOST_ORDERS = 8
"""Orders of everybody that are remembered."""


def in_order(request: Request, asked: tuple[object, ...], made: Callable[[], list[str]]) -> list[str]:
    """Everybody's ids in the order asked for, worked out once while the register is as it was."""
    house = request.app.state.house
    if house is None:
        return made()
    key = (house.register.stamp(), tier_of(request), datetime.now(UTC).date(), *asked)
    with _TURN:
        if not hasattr(request.app.state, "orders"):
            request.app.state.orders = OrderedDict[tuple[object, ...], list[str]]()
    orders: OrderedDict[tuple[object, ...], list[str]] = request.app.state.orders
    found = orders.get(key)
    if found is None:
        found = made()
        with _TURN:
            orders[key] = found
            while len(orders) > MOST_ORDERS:
                orders.popitem(last=False)
    return found
