"""Fetching: off unless asked for, polite, never into a private network, and bounded in every way."""

import gzip
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from habeas.model import SetAside
from habeas.reading import Item, Limits, items, read
from habeas.reading.web import Fetcher, Fetching, Folder, NotAnswered, Refused, fetched

from ..archived import SENTENCE, page
from ..told import RECEIVED
from .serving import HERE, Page, Site, feed, serving, to


class Clock:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits = list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(
        {"/a.html": page("Halden released"), "/robots.txt": Page(b"User-agent: *\nDisallow: /private\n")}
    ) as running:
        yield running


def fetcher(**changes: object) -> Fetcher:
    return Fetcher(Fetching(**({"allowed": HERE, "delay": 0.0} | changes)))  # type: ignore[arg-type]


def why(url: str, **changes: object) -> str:
    with fetcher(**changes) as asking, pytest.raises((Refused, NotAnswered)) as refused:
        asking.fetch(url)
    return str(refused.value)


def test_a_page_is_fetched_with_all_that_was_said_of_it(site: Site) -> None:
    """The answer has the bytes as sent, its headers, the number that answered; we name ourselves and want no packing."""
    with fetcher(contact="desk@rights.example") as asking:
        answer = asking.fetch(f"{site.url}/a.html#part")
    assert answer.content == page("Halden released")
    assert (answer.exchange.url, answer.exchange.status, answer.exchange.address) == (
        f"{site.url}/a.html",
        200,
        "127.0.0.1",
    )
    assert answer.header("content-type") == "text/html; charset=utf-8"
    headers = dict(site.asked)["/a.html"]
    assert headers["user-agent"].startswith("habeas/") and "desk@rights.example" in headers["user-agent"]
    assert headers["accept-encoding"] == "identity"
    assert "cookie" not in headers


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://printer.local/", "http://[::1]/", "http://10.1.2.3/",
        "http://192.168.0.1/", "http://172.16.9.9/", "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/",
        "http://[fd00::1]/", "http://0.0.0.0/", "http://100.64.0.1/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
        "http://0x7f.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/", "http://localhost./",
    ],
)  # fmt: skip
def test_private_addresses_are_never_asked(url: str) -> None:
    """Loopback, private, link-local and other closed addresses are refused in every way of writing them."""
    with Fetcher(Fetching(delay=0)) as asking, pytest.raises(Refused):
        asking.fetch(url)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.example/a", "gopher://x.example", "http://me:pw@x.example/", "http:///a", "x"],
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    """Other schemes, and addresses that would give away a password, are refused."""
    with Fetcher(Fetching()) as asking, pytest.raises(Refused):
        asking.fetch(url)


def test_a_name_is_checked_by_what_it_leads_to(site: Site) -> None:
    """A public name that leads to this machine is refused, and the server is never connected to."""
    asking = Fetcher(Fetching(delay=0), resolve=lambda host, port: ["127.0.0.1"])
    with asking, pytest.raises(Refused, match=r"gazette\.example leads to 127\.0\.0\.1"):
        asking.fetch(site.url.replace("127.0.0.1", "gazette.example") + "/a.html")
    assert site.asked == []


def test_a_name_with_one_private_number_among_public_ones_is_refused() -> None:
    """One closed address among several is enough."""
    with (
        Fetcher(Fetching(delay=0), resolve=lambda h, p: ["93.184.216.34", "10.0.0.1"]) as asking,
        pytest.raises(Refused),
    ):
        asking.fetch("http://gazette.example/")


def test_a_name_that_leads_home_the_second_time_gains_nothing(site: Site) -> None:
    """What was checked is what is connected to: each connection resolves once, and a later answer is checked anew."""
    numbers = iter(["203.0.113.9", "127.0.0.1", "127.0.0.1"])
    asked = list[str]()

    def resolve(host: str, port: int) -> list[str]:
        asked.append(next(numbers))
        return [asked[-1]]

    settings = Fetching(allowed=("203.0.113.0/24",), delay=0, seconds=0.3)
    with Fetcher(settings, resolve=resolve) as asking:
        with pytest.raises((Refused, NotAnswered)):
            asking.fetch(site.url.replace("127.0.0.1", "gazette.example") + "/a.html")
        with pytest.raises((Refused, NotAnswered)):
            asking.fetch(site.url.replace("127.0.0.1", "coast.example") + "/a.html")
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused() -> None:
    """Each step of a redirect is checked as the first was."""
    with serving({"/a": to("http://10.0.0.1/"), "/b": to("http://[::1]:9/"), "/c": to("file:///etc/passwd")}) as site:
        settings = {"allowed": ("127.0.0.1/32",)}
        assert "10.0.0.1 is a private address" in why(f"{site.url}/a", **settings)
        assert "loopback" in why(f"{site.url}/b", **settings)
        assert "'file'" in why(f"{site.url}/c", **settings)


def test_redirects_are_followed_and_told() -> None:
    """The addresses on the way are part of the exchange."""
    with serving({"/a": to("/b", 301), "/b": to("/c", 307), "/c": page("Here")}) as site, fetcher() as asking:
        answer = asking.fetch(f"{site.url}/a")
    assert answer.exchange.url == f"{site.url}/c"
    assert answer.exchange.redirects == (f"{site.url}/a", f"{site.url}/b")


def test_redirects_in_a_ring_end() -> None:
    """A ring is told as one, and so is a way without end."""
    pages = {"/a": to("/b"), "/b": to("/a")} | {f"/{n}": to(f"/{n + 1}") for n in range(20)}
    with serving(pages) as site:
        assert "in a ring" in why(f"{site.url}/a")
        assert "more than 5 times" in why(f"{site.url}/0")


def test_robots_txt_is_kept_to(site: Site) -> None:
    """What a site asks robots to leave is left; its robots.txt is asked for once."""
    assert "robots" in why(f"{site.url}/private/a.html")
    site.asked.clear()
    with fetcher() as asking:
        asking.fetch(f"{site.url}/a.html")
        asking.fetch(f"{site.url}/a.html")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a.html", "/a.html"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_robots_txt(status: int, allowed: bool) -> None:
    """Where there is none everything may be asked; where it cannot be had for the moment nothing (RFC 9309)."""
    with serving({"/robots.txt": Page(b"", status), "/a": page("Here")}) as site, fetcher() as asking:
        if allowed:
            assert asking.fetch(f"{site.url}/a").content
        else:
            with pytest.raises(Refused, match="cannot be had"):
                asking.fetch(f"{site.url}/a")


def test_requests_to_one_host_are_apart() -> None:
    """Between two requests to a host there is the delay, or the longer one that its robots.txt asks for."""
    with serving({"/a": page("A"), "/b": page("B")}) as site:
        clock = Clock()
        with Fetcher(Fetching(HERE, delay=2), clock=clock, sleep=clock.sleep) as asking:
            asking.fetch(f"{site.url}/a")
            asking.fetch(f"{site.url}/b")
        assert clock.waits == [2, 2]
        site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
        clock = Clock()
        with Fetcher(Fetching(HERE, delay=2), clock=clock, sleep=clock.sleep) as asking:
            asking.fetch(f"{site.url}/a")
        assert clock.waits == [7]


def test_what_is_too_large_is_not_read() -> None:
    """An answer over the limit is refused by what it says of itself, or where it says nothing, when it passes it."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"x" * 10_000)

    with serving({"/said": b"x" * 300_000, "/silent": Page(how=endless)}) as site:
        assert "300,000 bytes; up to 200,000" in why(f"{site.url}/said", bytes=200_000)
        assert "more than 200,000 bytes" in why(f"{site.url}/silent", bytes=200_000)


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_drips_is_left(where: str) -> None:
    """A byte now and then does not hold us longer than the whole exchange may take."""
    over = threading.Event()

    def drips(handler: BaseHTTPRequestHandler) -> None:
        start = (
            b"HTTP/1.1 200 OK\r\nX-A: " if where == "headers" else b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
        )
        handler.close_connection = True
        handler.wfile.write(start)
        while not over.wait(0.02):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return

    with serving({"/a": Page(how=drips)}) as site:
        try:
            assert "too slow" in why(f"{site.url}/a", seconds=0.4)
        finally:
            over.set()


def test_a_server_that_is_not_there_or_speaks_no_http() -> None:
    """What goes wrong on the way is one line."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    assert "cannot be" in why(f"http://127.0.0.1:{port}/a")

    def mumbles(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"hello there\r\n\r\n")
        handler.close_connection = True

    with serving({"/a": Page(how=mumbles)}) as site:
        assert "does not speak HTTP" in why(f"{site.url}/a")


def test_refusals_carry_when_to_come_back() -> None:
    """A status is told, and how long the server asks us to wait."""
    with (
        serving({"/a": Page(b"", 429, {"Retry-After": "120"}), "/b": Page(b"", 503, {"Retry-After": "soon"})}) as site,
        fetcher() as asking,
    ):
        with pytest.raises(NotAnswered) as refused:
            asking.fetch(f"{site.url}/a")
        assert (refused.value.status, refused.value.retry_after) == (429, 120)
        with pytest.raises(NotAnswered) as refused:
            asking.fetch(f"{site.url}/b")
        assert (refused.value.status, refused.value.retry_after) == (503, None)


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    """A condition goes with the request, and 304 is an answer without a body."""
    with serving({"/a": Page(page("A"), headers={"ETag": '"1"'})}) as site, fetcher() as asking:
        answer = asking.fetch(f"{site.url}/a", {"If-None-Match": '"1"'})
    assert (answer.exchange.status, answer.content) == (304, b"")


def test_a_proxy_is_asked_in_the_servers_place() -> None:
    """With a proxy every request goes there, names unresolved; closed addresses are refused before it is asked."""
    with serving(
        {"http://gazette.example/robots.txt": Page(b"", 404), "http://gazette.example/a": page("Through")}
    ) as proxy:
        with Fetcher(Fetching(proxy=proxy.url, delay=0), resolve=_nobody) as asking:
            answer = asking.fetch("http://gazette.example/a")
            with pytest.raises(Refused):
                asking.fetch("http://10.0.0.1/a")
        assert (answer.content, answer.exchange.address) == (page("Through"), None)


def _nobody(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was resolved here")


def test_tor_is_told_names_and_resolves_them_itself(site: Site) -> None:
    """Through SOCKS the name goes to the proxy as it is: nothing of it is asked of this machine's resolver."""
    named = list[str]()
    with (
        Socks(site, named) as port,
        Fetcher(Fetching(proxy=f"socks5h://127.0.0.1:{port}", delay=0), resolve=_nobody) as asking,
    ):
        answer = asking.fetch("http://prisoners.onion/a.html")
    assert answer.content == page("Halden released")
    assert set(named) == {"prisoners.onion"}


class Socks:
    """A SOCKS5 proxy that leads everything to one site, and notes the names it was given."""

    def __init__(self, site: Site, named: list[str]) -> None:
        self._target = ("127.0.0.1", int(site.url.rpartition(":")[2]))
        self._named = named

    def __enter__(self) -> int:
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()
        return int(self._listening.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._lead, args=(here,), daemon=True).start()

    def _lead(self, here: socket.socket) -> None:
        with here, socket.create_connection(self._target) as there:
            here.recv(16)
            here.sendall(b"\x05\x00")
            request = here.recv(300)
            self._named.append(request[5 : 5 + request[4]].decode())
            here.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
            threading.Thread(target=_pour, args=(there, here), daemon=True).start()
            _pour(here, there)


def _pour(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65_536):
            other.sendall(data)
    except OSError:
        return


def collect(sources: list[str], folder: Path, **more: object) -> list[Item | SetAside]:
    with fetcher() as asking:
        return list(items(list(fetched(sources, asking, Folder(folder), **more))))  # type: ignore[arg-type]


def test_a_fetched_page_is_a_document_with_its_exchange(site: Site, tmp_path: Path) -> None:
    """What was fetched is read as a file is, and the document keeps the exchange."""
    (item,) = collect([f"{site.url}/a.html"], tmp_path)
    assert isinstance(item, Item)
    (reading,) = read(item, RECEIVED)
    document = reading.document
    assert document is not None and document.exchange is not None
    assert (document.url, document.title, document.location) == (
        f"{site.url}/a.html",
        "Halden released",
        f"{site.url}/a.html",
    )
    assert document.received != RECEIVED
    assert reading.content == page("Halden released")


def test_what_a_feed_lists_is_fetched(tmp_path: Path) -> None:
    """A feed's reports are fetched, each failing by itself; a feed of its own is no report."""
    with serving({"/1": page("One"), "/2": page("Two")}) as site:
        site.pages["/feed"] = feed(f"{site.url}/1", f"{site.url}/gone", f"{site.url}/2", "http://10.0.0.1/3")
        found = collect([f"{site.url}/feed"], tmp_path)
    assert [t.location.rpartition("/")[2] for t in found if isinstance(t, Item)] == ["1", "2"]
    assert ["404" in t.reason or "private" in t.reason for t in found if isinstance(t, SetAside)] == [True, True]


def test_a_site_map_is_followed_newest_first_up_to_a_number(tmp_path: Path) -> None:
    """Of a site map, also one behind an index and packed, the last changed are fetched; what is left is counted."""
    with serving({f"/{n}": page(f"Number {n}") for n in range(5)}) as site:
        entries = "".join(f"<url><loc>{site.url}/{n}</loc><lastmod>2024-03-0{n + 1}</lastmod></url>" for n in range(5))
        index = f"<sitemapindex><sitemap><loc>{site.url}/map.xml.gz</loc></sitemap></sitemapindex>"
        site.pages["/sitemap.xml"] = Page(index.encode(), headers={"Content-Type": "application/xml"})
        site.pages["/map.xml.gz"] = Page(
            gzip.compress(f"<urlset>{entries}</urlset>".encode()), headers={"Content-Type": "application/gzip"}
        )
        found = collect([f"{site.url}/sitemap.xml"], tmp_path, most=2)
    assert [t.location.rpartition("/")[2] for t in found if isinstance(t, Item)] == ["4", "3"]
    assert [t.reason for t in found if isinstance(t, SetAside)] == [
        "it lists 5 reports: the first 2 are read, 3 are not (--pages)"
    ]


def test_other_sources_come_as_they_are(tmp_path: Path) -> None:
    """Files beside addresses are read as ever; a feed in a file is followed."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    with serving({"/1": page("One")}) as site:
        (tmp_path / "feed.xml").write_bytes(feed(f"{site.url}/1").body)
        found = collect([str(tmp_path / "a.txt"), str(tmp_path / "feed.xml")], tmp_path)
    assert [t.location for t in found if isinstance(t, Item)] == [f"{tmp_path}/a.txt", f"{site.url}/1"]


def test_a_certificate_that_is_not_trusted_is_not_accepted(tmp_path: Path) -> None:
    """A server whose certificate nobody vouches for is one line, not a page."""
    context = _self_signed(tmp_path)
    with serving({"/a": page("A")}) as site:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
            threading.Thread(target=_tls, args=(listening, context), daemon=True).start()
            assert "cannot be" in why(f"https://127.0.0.1:{port}/a")
        assert site.asked == []


def _self_signed(folder: Path) -> ssl.SSLContext:
    key, certificate = folder / "key.pem", folder / "cert.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run([*command, "-days", "1", "-subj", "/CN=127.0.0.1"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _tls(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            raw, _ = listening.accept()
            context.wrap_socket(raw, server_side=True).close()
        except (OSError, ssl.SSLError):
            if listening.fileno() < 0:
                return


def test_limits_hold_for_a_listing_too(tmp_path: Path) -> None:
    """A broken feed at an address is one line."""
    with serving({"/feed": Page(b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel>&a;")}) as site:
        (found,) = collect([f"{site.url}/feed"], tmp_path, limits=Limits())
    assert isinstance(found, SetAside) and "entities" in found.reason
