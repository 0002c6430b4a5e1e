"""The wire to a model: every way in which a server can fail ends in one line, and nothing goes where it should not."""

import gzip
import json
from collections.abc import Callable

import pytest
from chat_servers import Call, Reply, serving

from habeas.extraction.hosted import prompt, wire
from habeas.extraction.hosted.endpoint import Endpoint, EndpointError

SECRET = "sk-a-key-of-nobody"


def asked(url: str, timeout: float = 20.0, attempts: int = 2, key: str | None = SECRET) -> str:
    """What the endpoint answers about a report."""
    endpoint = Endpoint(url, "small", key, timeout, attempts=attempts, pause=0.01)
    with wire.connected(endpoint) as client:
        return wire.ask(client, endpoint, prompt.messages("Mira Halden was arrested."), prompt.schema())


def failing(reply: Reply, timeout: float = 20.0) -> tuple[EndpointError, int]:
    """The error that such a server ends in, and how often it was asked."""
    with serving(reply) as server:
        with pytest.raises(EndpointError) as caught:
            asked(server.url, timeout)
        calls = len(server.calls)
    assert SECRET not in str(caught.value) and "\n" not in str(caught.value)
    return caught.value, calls


def test_question_has_the_form_of_chat_completions() -> None:
    """Model, schema with the quote first, no randomness; the key is in the head alone and the text in the last message."""
    with serving(lambda call: call.say("{}")) as server:
        assert asked(server.url) == "{}"
        (call,) = server.calls
    claim = call.question["response_format"]["json_schema"]["schema"]["properties"]["statements"]["items"]
    assert next(iter(claim["properties"])) == "quote" and claim["required"] == list(claim["properties"])
    assert (call.question["model"], call.question["temperature"]) == ("small", 0)
    assert call.text == "Mira Halden was arrested."
    assert call.handler.headers["Authorization"] == f"Bearer {SECRET}" and SECRET not in server.sent
    assert call.handler.path == "/v1/chat/completions"


def test_server_that_never_answers() -> None:
    """After the time for an answer it is tried again, then given up; the next document may fare better."""

    def wait(call: Call) -> None:
        server.closing.wait(30)

    with serving(wait) as server:
        with pytest.raises(
            EndpointError, match=r"127\.0\.0\.1 gave no answer in 0\.2 seconds; tried 2 times"
        ) as caught:
            asked(server.url, timeout=0.2)
        assert not caught.value.lasting and len(server.calls) == 2
        server.closing.set()


def test_server_that_drips() -> None:
    """An answer that comes byte by byte and does not end in time is no answer."""

    def drip(call: Call) -> None:
        call.send(b"{", length=10**6)
        while not server.closing.wait(0.02):
            call.handler.wfile.write(b" ")

    with serving(drip) as server, pytest.raises(EndpointError, match=r"gave no answer in 0\.3 seconds"):
        asked(server.url, timeout=0.3, attempts=1)


def test_server_that_never_ends() -> None:
    """An answer of many megabytes is hung up on."""

    def flood(call: Call) -> None:
        call.send(b" " * 100, length=10**9)
        while not server.closing.is_set():
            call.handler.wfile.write(b" " * 100_000)

    with serving(flood) as server, pytest.raises(EndpointError, match="answers without end"):
        asked(server.url)


def test_server_that_dies_in_the_middle() -> None:
    """A connection that breaks is tried again; when it breaks again, that is said."""
    error, calls = failing(lambda call: call.send(b'{"choices": [', length=500))
    assert "broke off in the middle of an answer" in str(error) and error.lasting and calls == 2


def test_server_that_is_gone() -> None:
    """Where nobody listens, that is said with the host."""
    with serving(lambda call: call.say("{}")) as server:
        url = server.url
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1 cannot be reached; tried 2 times") as caught:
        asked(url)
    assert caught.value.lasting


def test_server_that_is_busy_for_a_while() -> None:
    """Too many requests, a fault inside: it is asked again, and the answer counts."""

    def busy(call: Call) -> None:
        if call.number < 2:
            call.send(b"", status=(429, 503)[call.number], Retry_After="0")
        else:
            call.say('{"statements": []}')

    with serving(busy) as server:
        assert asked(server.url, attempts=3) == '{"statements": []}'
        assert len(server.calls) == 3


@pytest.mark.parametrize(
    ("status", "said", "lasting"),
    [
        (401, "refuses the key in HABEAS_MODEL_KEY", True),
        (404, "no such model", True),
        (413, "refuses what it was asked (HTTP 413)", False),
        (451, "refuses what it was asked (HTTP 451)", False),
    ],
)
def test_server_that_refuses(status: int, said: str, lasting: bool) -> None:
    """A refusal is final: it is said once, without what the server wrote, and not tried again."""
    error, calls = failing(lambda call: call.send(f"Bearer {SECRET} for {call.text}".encode(), status))
    assert said in str(error) and error.lasting is lasting and calls == 1 and "Halden" not in str(error)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Log in to the network</html>",
        b'{"choices": []}',
        b"[1, 2]",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"null",
    ],
)
def test_server_that_answers_nonsense(body: bytes) -> None:
    """What is no chat completion is tried again, then given up, whatever it is."""
    error, calls = failing(lambda call: call.send(body))
    assert "does not answer in the form of chat completions" in str(error) and calls == 2


def test_newer_names_of_the_limits() -> None:
    """An endpoint that refuses max_tokens and temperature is asked without them."""

    def picky(call: Call) -> None:
        if "max_tokens" in call.question or "temperature" in call.question:
            call.send(b"unsupported parameter", status=400)
        else:
            call.say("{}")

    with serving(picky) as server:
        assert asked(server.url) == "{}"
        assert server.calls[-1].question["max_completion_tokens"] > 0


def test_server_without_schemas() -> None:
    """An endpoint that cannot decode by a schema is asked without one: the checks do not rest on it."""

    def picky(call: Call) -> None:
        if "response_format" in call.question:
            call.send(b"unsupported response_format", status=422)
        else:
            call.say("{}")

    with serving(picky) as server:
        assert asked(server.url) == "{}"
        assert server.calls[-1].question["temperature"] == 0


def test_packed_answers_are_not_unpacked() -> None:
    """Plain text is asked for; what comes packed all the same could be of any size, and is no answer."""
    packed = gzip.compress(b" " * 10**7)
    error, _ = failing(lambda call: call.send(packed, Content_Encoding="gzip"))
    assert "does not answer in the form of chat completions" in str(error)


def test_redirect_is_not_followed() -> None:
    """A server that sends on to another address gets no text carried there."""
    with serving(lambda call: call.say("{}")) as other:
        error, calls = failing(lambda call: call.send(b"", status=307, Location=f"{other.url}/chat/completions"))
        assert other.calls == []
    assert "not followed" in str(error) and calls == 1


def test_no_proxy_and_no_login_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody whom the user did not name for habeas gets to see a text, be it in the settings of other programs."""
    with serving(lambda call: call.say("{}")) as proxy, serving(lambda call: call.say("{}")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        assert asked(server.url) == "{}"
        assert proxy.calls == [] and len(server.calls) == 1


def test_half_characters_can_be_sent() -> None:
    """A text with half a surrogate pair or a NUL goes over the wire, one character for one."""
    endpoint_text = "Mira \ud83d\x00Halden"
    with serving(lambda call: call.say("{}")) as server:
        endpoint = Endpoint(server.url, "small")
        with wire.connected(endpoint) as client:
            wire.ask(client, endpoint, prompt.messages(endpoint_text), prompt.schema())
        assert server.calls[0].text == "Mira ?\x00Halden"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Endpoint("ftp://host/v1", "small"),
        lambda: Endpoint("host:8080", "small"),
        lambda: Endpoint("http://", "small"),
        lambda: Endpoint("http://[::1", "small"),
        lambda: Endpoint("http://host:99999999/v1", "small"),
        lambda: Endpoint(f"https://anna:{SECRET}@host/v1", "small"),
        lambda: Endpoint(f"https://host/v1?key={SECRET}", "small"),
        lambda: Endpoint("https://host/v1", ""),
        lambda: Endpoint("https://host/v1", "sm\nall"),
        lambda: Endpoint("https://host/v1", "small", f"{SECRET}\r\nX-More: 1"),
        lambda: Endpoint("https://host/v1", "small", "ключ"),
    ],
)
def test_endpoints_that_cannot_be(make: Callable[[], Endpoint]) -> None:
    """A wrong address, model or key is refused in one line that repeats no secret."""
    with pytest.raises(EndpointError) as caught:
        make()
    assert SECRET not in str(caught.value) and "\n" not in str(caught.value)


def test_key_is_in_no_representation() -> None:
    """Neither the endpoint nor its JSON form on the wire shows the key."""
    assert SECRET not in repr(Endpoint("https://host/v1", "small", SECRET))
    assert SECRET not in json.dumps(prompt.messages("text"))
