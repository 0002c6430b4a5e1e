"""Fetching: one address asked politely, its redirects followed one by one, and the answer's bytes as received."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore

from habeas.model import Exchange
from habeas.reading.limits import Unreadable
from habeas.reading.manners import DELAY
from habeas.reading.web.addresses import Refused, address, check_name, host, networks, site
from habeas.reading.web.network import Deadline, Guarded, Resolver, ToProxy, resolved
from habeas.reading.web.robots import Robots, everything, nothing, robots_in

NAME = "habeas"
"""What robots.txt calls us."""
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 512_000
_LONGEST_DELAY = 120.0  # seconds; a site that asks for more between two requests is asked as if it had said this
_ACCEPTED = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fetching:
    """How habeas fetches. `allowed` are networks that may be asked although they are not open to the world.

    `delay` is between two requests to one host, in seconds; `seconds` bounds one request from connecting to its last
    byte; `bytes` bounds its answer. Through a `proxy` (http, https, socks5 or socks5h URL) names are resolved there:
    what they lead to cannot be checked here. `contact` is told to every server asked: a mail address or web page.
    """

    allowed: tuple[str, ...] = ()
    proxy: str | None = None
    bytes: int = 64_000_000
    seconds: float = 60.0
    redirects: int = 5
    delay: float = DELAY
    contact: str | None = None

    @property
    def agent(self) -> str:
        return f"{NAME}/{version(NAME)}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the exchange, its body as received, and when. Status 304 has no body: nothing has changed."""

    exchange: Exchange
    content: bytes = field(repr=False)
    received: datetime

    def header(self, name: str) -> str | None:
        """The first header so called."""
        return next((v for k, v in self.exchange.headers if k.casefold() == name), None)


class NotAnswered(Unreadable):
    """A server that did not give what it was asked for; `retry_after` are the seconds it asks us to wait."""

    def __init__(self, reason: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.retry_after = retry_after


class Fetcher:
    """Asks servers for pages, one at a time; `say` is told of each address before it is asked. Close it after use."""

    def __init__(
        self,
        settings: Fetching = Fetching(),
        say: Say = lambda _: None,
        *,
        resolve: Resolver = resolved,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        self._say, self._clock, self._sleep = say, clock, sleep
        self._allowed = networks(settings.allowed)
        self._deadline = Deadline(clock)
        self._pool = self._connections(resolve)
        self._robots = dict[str, Robots]()
        self._asked = dict[str, float]()

    def _connections(self, resolve: Resolver) -> httpcore.ConnectionPool:
        if self.settings.proxy is None:
            return httpcore.ConnectionPool(network_backend=Guarded(self._allowed, self._deadline, resolve))
        proxy = _proxy(self.settings.proxy)
        return httpcore.ConnectionPool(proxy=proxy, network_backend=ToProxy(self._deadline))

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._pool.close()

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None) -> Answer:
        """What is at an address, after its redirects. `conditions` are headers such as If-None-Match.

        Raises Refused for what habeas does not ask, NotAnswered where nothing came back that could be read.
        """
        asked, next_url = list[str](), address(url)
        while True:
            if next_url in asked:
                raise NotAnswered(f"its redirects lead in a ring, back to {next_url}")
            if len(asked) > self.settings.redirects:
                raise NotAnswered(f"it redirects more than {self.settings.redirects} times, last to {next_url}")
            self._may_ask(next_url)
            answer = self._ask(next_url, conditions or {}, self.settings.bytes, tuple(asked))
            asked.append(next_url)
            location = answer.header("location")
            if answer.exchange.status in _REDIRECTS and location:
                next_url = address(location, next_url)
            elif answer.exchange.status in (200, 203, 304):
                return answer
            else:
                raise NotAnswered(f"the server answered {answer.exchange.status}", *_refusal(answer))

    def post(self, url: str, body: bytes, media: str) -> Answer:
        """What a service answers to this body; nothing is followed, and robots.txt is not asked: it is no page.

        Raises Refused for what habeas does not ask, NotAnswered where nothing came back that could be read.
        """
        answer = self._ask(address(url), {"Content-Type": media}, self.settings.bytes, (), body)
        if answer.exchange.status != 200:
            raise NotAnswered(f"the server answered {answer.exchange.status}", *_refusal(answer))
        return answer

    def _may_ask(self, url: str) -> None:
        """Raises Refused for an address that is not ours to ask, by where it leads or by what robots.txt says."""
        robots = self._robots_of(url)
        if not robots.allow(url, NAME):
            raise Refused(f"{robots.why}: {url}")

    def _robots_of(self, url: str) -> Robots:
        of = site(url)
        known = self._robots.get(of)
        if known is None or known.until < self._clock():
            known = self._robots[of] = self._asked_for_robots(f"{of}/robots.txt")
        return known

    def _asked_for_robots(self, url: str) -> Robots:
        until = self._clock() + 24 * 3600
        try:
            answer = self._followed(url)
        except NotAnswered as e:
            return nothing(f"its robots.txt cannot be had ({e}), so nothing else is asked", self._clock() + 3600)
        status = answer.exchange.status
        if status >= 500 or status == 429:
            return nothing(f"its robots.txt cannot be had (status {status}), so nothing else is asked", self._clock())
        if status >= 300:
            return everything(until)
        return robots_in(answer.content, until)

    def _followed(self, url: str) -> Answer:
        """robots.txt after its redirects, of which RFC 9309 asks for five."""
        for _ in range(5):
            answer = self._ask(url, {}, _ROBOTS_BYTES, ())
            location = answer.header("location")
            if answer.exchange.status not in _REDIRECTS or not location:
                break
            url = address(location, url)
        return answer

    def _ask(
        self, url: str, conditions: Mapping[str, str], most: int, redirects: tuple[str, ...], body: bytes | None = None
    ) -> Answer:
        check_name(host(url), self._allowed)
        self._wait_for(url)
        self._say(url)
        headers = [("User-Agent", self.settings.agent), ("Accept", _ACCEPTED), ("Accept-Encoding", "identity")]
        self._deadline.start(self.settings.seconds)
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self.settings.seconds)
        with (
            _reasons(),
            self._pool.stream(
                "GET" if body is None else "POST",
                url,
                content=body,
                headers=[*headers, *conditions.items()],
                extensions={"timeout": timeout},
            ) as response,
        ):
            content = b"" if response.status in _REDIRECTS else _bounded(response, most)
            named = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
            peer = None if self.settings.proxy else _peer(response)
            return Answer(Exchange(url, response.status, named, redirects, peer), content, datetime.now(UTC))

    def _wait_for(self, url: str) -> None:
        """Until the host may be asked again."""
        name, robots = host(url), self._robots.get(site(url))
        delay = max(self.settings.delay, min(robots.delay(NAME) if robots else 0.0, _LONGEST_DELAY))
        wait = self._asked.get(name, float("-inf")) + delay - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked[name] = self._clock()


def _proxy(url: str) -> httpcore.Proxy:
    """The proxy at a URL. Raises Refused for what is none."""
    try:
        parsed = httpcore.URL(url)
    except (TypeError, ValueError, UnicodeError) as e:
        raise Refused(f"not the address of a proxy: {url}") from e
    if parsed.scheme not in (b"http", b"https", b"socks5", b"socks5h") or not parsed.host:
        raise Refused(f"not the address of a proxy: {url}; it begins with http, https, socks5 or socks5h")
    return httpcore.Proxy(parsed)


@contextmanager
def _reasons() -> Iterator[None]:
    """What went wrong on the way, in words."""
    try:
        yield
    except httpcore.TimeoutException as e:
        raise NotAnswered(f"the server is too slow: {e or 'it does not answer'}") from e
    except httpcore.ProxyError as e:
        raise NotAnswered(f"the proxy does not let us through ({e})") from e
    except httpcore.NetworkError as e:
        raise NotAnswered(f"the server cannot be reached ({e or type(e).__name__})") from e
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, UnicodeError) as e:
        raise NotAnswered(f"the server does not speak HTTP as it should ({e})") from e


def _bounded(response: httpcore.Response, most: int) -> bytes:
    said = next((v for k, v in response.headers if k.lower() == b"content-length"), b"")
    if said.isdigit() and int(said) > most:
        raise NotAnswered(f"an answer of {int(said):,} bytes; up to {most:,} are read")
    parts, size = list[bytes](), 0
    for part in response.iter_stream():
        size += len(part)
        if size > most:
            raise NotAnswered(f"an answer of more than {most:,} bytes, which is what is read")
        parts.append(part)
    return b"".join(parts)


def _peer(response: httpcore.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    number = stream.get_extra_info("server_addr") if stream else None
    return str(number[0]) if number else None


def _refusal(answer: Answer) -> tuple[int, float | None]:
    """The status and the seconds after which the server says that it may be asked again."""
    said = (answer.header("retry-after") or "").strip()
    if said.isdigit():
        return answer.exchange.status, float(min(int(said), 10**7))
    try:
        seconds = (parsedate_to_datetime(said) - answer.received).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return answer.exchange.status, None
    return answer.exchange.status, max(0.0, min(seconds, 1e7))
