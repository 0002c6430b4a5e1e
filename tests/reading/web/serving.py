"""A real server on this machine, for tests of fetching: pages by path, and what was asked of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HERE = ("127.0.0.0/8", "::1/128")


@dataclass
class Page:
    """What is answered: a status, headers and a body; or `how`, which does the answering itself."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    how: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Site:
    """A running server: its pages, which a test may change, and every request it got, (path, headers)."""

    pages: dict[str, Page]
    url: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(pages: Mapping[str, Page | bytes]) -> Iterator[Site]:
    """The pages on a server on this machine; what is not there answers 404."""
    site = Site({path: page if isinstance(page, Page) else Page(page) for path, page in pages.items()})

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.casefold(): v for k, v in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"not here", 404))
            if page.how:
                page.how(self)
                return
            etag = page.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                page = Page(b"", 304)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield site
        finally:
            server.shutdown()


def to(location: str, status: int = 302) -> Page:
    """A page that leads on."""
    return Page(b"", status, {"Location": location})


RSS = "<rss version='2.0'><channel><title>Fjord</title>{}</channel></rss>"


def feed(*links: str) -> Page:
    """An RSS feed that lists these addresses."""
    entries = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return Page(RSS.format(entries).encode(), headers={"Content-Type": "application/rss+xml"})
