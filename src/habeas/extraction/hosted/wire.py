"""The chat-completions protocol: one question, one answer, with timeouts, retries and no way around the named host."""

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from habeas.extraction.hosted.endpoint import KEY, Endpoint, EndpointError

__all__ = ["ask", "connected"]

MOST_BYTES = 4_000_000
"""No answer is longer: a server that never ends is hung up on."""

LONGEST_PAUSE = 60.0
"""Seconds waited at most, also where the server asks for more."""

_PASSING = frozenset({408, 409, 425, 429})
_REFUSING_FORM = frozenset({400, 422})


class _Passing(Exception):
    """What may be gone at the next attempt; `pause` is what the server asks for."""

    def __init__(self, what: str, *, lasting: bool = True, pause: float = 0.0) -> None:
        super().__init__(what)
        self.lasting, self.pause = lasting, pause


def connected(endpoint: Endpoint) -> httpx.Client:
    """A connection to the endpoint and nowhere else: no redirect is followed, no proxy of the environment used."""
    head = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})
    patience = httpx.Timeout(endpoint.timeout, connect=min(10.0, endpoint.timeout))
    return httpx.Client(headers=head, timeout=patience, follow_redirects=False, trust_env=False)


def ask(
    client: httpx.Client, endpoint: Endpoint, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]
) -> str:
    """What the model answers to these messages, decoded by the schema where the server can.

    Raises EndpointError, in one line, when there is no answer after all attempts.
    """
    forms, attempt = _forms(endpoint, schema), 0
    while True:
        attempt += 1
        try:
            status, content = 0, b""
            for form in forms:
                status, content = _posted(
                    client, endpoint, {"model": endpoint.model, "messages": list(messages)} | form
                )
                if status not in _REFUSING_FORM:
                    break
            return _answer(endpoint, status, content)
        except _Passing as e:
            if attempt >= endpoint.attempts:
                raise EndpointError(
                    f"{endpoint.host} {e}; tried {attempt} time{'s' * (attempt > 1)}", lasting=e.lasting
                ) from None
            time.sleep(min(max(e.pause, endpoint.pause * 2 ** (attempt - 1)), LONGEST_PAUSE))


def _forms(endpoint: Endpoint, schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """How an answer is asked for, best first; a server that refuses one is asked in the next.

    Newer models know the limit by another name and take no temperature; some servers decode by no schema.
    """
    named = {"name": "statements", "strict": True, "schema": schema}
    by_schema = {"response_format": {"type": "json_schema", "json_schema": named}}
    limits: dict[str, Any] = {"temperature": 0, "max_tokens": endpoint.tokens}
    return [by_schema | limits, by_schema | {"max_completion_tokens": endpoint.tokens}, limits]


def _posted(client: httpx.Client, endpoint: Endpoint, body: Mapping[str, Any]) -> tuple[int, bytes]:
    """Status and body of one answer, read within the time for one answer."""
    ends, content = time.monotonic() + endpoint.timeout, bytearray()
    slow = _Passing(f"gave no answer in {endpoint.timeout:g} seconds", lasting=False)
    try:
        with client.stream("POST", endpoint.completions, json=body) as response:
            for piece in response.iter_raw():  # unpacked, a small answer could fill the memory
                content += piece
                if len(content) > MOST_BYTES:
                    raise EndpointError(f"{endpoint.host} answers without end; hung up", lasting=False)
                if time.monotonic() > ends:
                    raise slow
            if response.status_code in _PASSING or response.status_code >= 500:
                pause = _asked_for(response.headers.get("Retry-After", ""))
                raise _Passing(f"is out of order or too busy (HTTP {response.status_code})", pause=pause)
            return response.status_code, bytes(content)
    except httpx.ConnectError:
        raise _Passing("cannot be reached") from None
    except httpx.TimeoutException:
        raise slow from None
    except httpx.HTTPError as e:
        raise _Passing(f"broke off in the middle of an answer ({type(e).__name__})") from None


def _asked_for(header: str) -> float:
    """The seconds of a Retry-After; a date in it is not waited for."""
    return float(header) if header.isascii() and header.isdigit() else 0.0


def _answer(endpoint: Endpoint, status: int, content: bytes) -> str:
    """The text of the answer. What the server says besides is not repeated: it could hold the key or the report."""
    if status in (401, 403):
        raise EndpointError(f"{endpoint.host} refuses the key in {KEY}, or asks for one (HTTP {status})")
    if status == 404:
        raise EndpointError(f"{endpoint.host} has no chat completions there, or no such model (HTTP 404)")
    if 300 <= status < 400:
        raise EndpointError(f"{endpoint.host} sends on to another address (HTTP {status}); that is not followed")
    if status != 200:
        raise EndpointError(f"{endpoint.host} refuses what it was asked (HTTP {status})", lasting=False)
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise _Passing("does not answer in the form of chat completions") from None
    return said if isinstance(said, str) else ""
