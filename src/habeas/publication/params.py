"""What pages and API take from an address, parsed in one place: both refuse the same in the same words."""

from datetime import UTC, date, datetime
from typing import Annotated, cast

from fastapi import Depends, Query, Request
from starlette.exceptions import HTTPException

from habeas.publication.asking import POLICIES, Answers, Once, narrowed_to
from habeas.publication.frame import Frame, Unreadable, frame_of
from habeas.publication.language import LANGUAGES
from habeas.publication.signing import House, tier_of

On = Annotated[str | None, Query(description="As of this day (YYYY-MM-DD). Default: today.", examples=["2025-09-11"])]
Known = Annotated[
    str | None,
    Query(description="As far as was known on this day (YYYY-MM-DD). Default: now.", examples=["2025-12-31"]),
]
Policy = Annotated[str | None, Query(description=f"How much support is asked for: {', '.join(POLICIES)}.")]


def today() -> date:
    """The day of asking, in UTC as everything in the register."""
    return datetime.now(UTC).date()


Named = Annotated[
    str | None,
    Query(description="According to this source alone: as named in the text, else the outlet.", max_length=200),
]


def answers(request: Request, source: Named = None) -> Answers:
    """Whom the application asks, on its reader's behalf: for the length of one request."""
    tier, house = tier_of(request), cast("House | None", request.app.state.house)
    asked = request.app.state.ask if house is None or tier is request.app.state.tier else house.answers(tier)
    ask: Answers = Once(narrowed_to(asked, source))
    return ask


def framed(request: Request, on: On = None, known: Known = None, policy: Policy = None, source: Named = None) -> Frame:
    """The view asked for. Answers 422 where a parameter does not fit."""
    day, asked = request.app.state.today(), request.query_params.get("lang")
    lang = asked if asked in LANGUAGES else None
    try:
        return frame_of(on, known, policy, today=day, policies=POLICIES, source=source, lang=lang)
    except Unreadable as e:
        raise HTTPException(422, str(e)) from e


def whole(name: str, text: str | None, default: int, low: int, high: int) -> int:
    """A whole number from an address, empty meaning the default. Answers 422 outside low..high."""
    if not text:
        return default
    if text.isascii() and text.isdigit() and low <= int(text[:12]) <= high:
        return int(text)
    raise HTTPException(422, f"{name}={text!r} does not fit. Write a whole number from {low} to {high}.")


def span(name: str, text: str | None) -> tuple[int, int] | None:
    """Characters start-end from an address, None when empty. Answers 422 for anything else."""
    if not text:
        return None
    start, _, end = text.partition("-")
    if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(text) <= 24:
        return int(start), int(end)
    raise HTTPException(422, f"{name}={text!r} does not fit. Write two numbers of characters, such as {name}=120-198.")


def one_of(name: str, value: str | None, known: tuple[str, ...]) -> str | None:
    """One of the known words, or None when empty. Answers 422 for any other."""
    if value and value not in known:
        raise HTTPException(422, f"{name}={value!r} is not known. It is one of: {', '.join(known)}.")
    return value or None


Ask = Annotated[Answers, Depends(answers)]
View = Annotated[Frame, Depends(framed)]
