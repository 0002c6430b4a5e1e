"""Small real HTTP servers that speak chat completions, well or badly."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Call"], None]

CLAIM: dict[str, Any] = {
    "quote": "", "trigger": "", "type": "release", "modality": "actual", "persons": [], "count": None, "date": None,
    "term": None, "place": None, "actor": None, "source": None, "charge": None,
}  # fmt: skip


@dataclass
class Call:
    """One question that came in, and what answers it."""

    handler: BaseHTTPRequestHandler
    number: int
    question: dict[str, Any]

    @property
    def text(self) -> str:
        """The piece of a report that it is about."""
        return str(self.question["messages"][-1]["content"])

    def send(self, content: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        """Sends these bytes; a `length` beyond theirs is a promise that is not kept."""
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Content-Length", str(len(content) if length is None else length))
        self.handler.end_headers()
        self.handler.wfile.write(content)

    def say(self, content: str | None) -> None:
        """Answers as a model would."""
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())

    def claim(self, *claims: Mapping[str, Any]) -> None:
        """Answers with these claims."""
        self.say(json.dumps({"statements": [CLAIM | dict(c) for c in claims]}))


@dataclass
class Endpoint:
    """A server that runs: its base URL, and all that was sent to it."""

    url: str
    calls: list[Call] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def sent(self) -> str:
        """Every byte of all questions."""
        return "\n".join(json.dumps(c.question, ensure_ascii=False) for c in self.calls)


@contextmanager
def serving(reply: Reply, port: int = 0) -> Iterator[Endpoint]:
    """A server on this machine that answers every question so, for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            call = Call(self, len(endpoint.calls), json.loads(body))
            endpoint.calls.append(call)
            self.close_connection = True
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has hung up
                reply(call)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

    server = Server(("127.0.0.1", port), Handler)
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield endpoint
    finally:
        endpoint.closing.set()
        server.shutdown()
        server.server_close()
