"""Connections, each checked where it is made: a name is resolved once, what it leads to is checked, and that is called.

So a name that leads elsewhere the second time changes nothing, nor does a redirect: it makes a connection of its own.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from habeas.reading.web.addresses import Network, Number, Refused, check_number

Options = Iterable[httpcore.SOCKET_OPTION]
Resolver = Callable[[str, int], Sequence[str]]


class Deadline:
    """When one exchange must be over, however slowly its bytes come."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = float("inf")
        self._seconds = 0.0

    def start(self, seconds: float) -> None:
        """From now on there are so many seconds."""
        self._until, self._seconds = self._clock() + seconds, seconds

    def left(self, timeout: float | None) -> float:
        """The seconds that one step may take. Raises httpcore.ReadTimeout when none are left."""
        left = self._until - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout(f"not done after {self._seconds:g} seconds")
        return min(left, left if timeout is None else timeout)


def resolved(host: str, port: int) -> Sequence[str]:
    """The numbers that a host's name leads to, as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class Guarded(httpcore.NetworkBackend):
    """Connects to what is open to the world, or allowed; `peer` is the number that was last connected to."""

    def __init__(self, allowed: Sequence[Network], deadline: Deadline, resolve: Resolver = resolved) -> None:
        self._plain = httpcore.SyncBackend()
        self._allowed = allowed
        self._deadline = deadline
        self._resolve = resolve
        self.peer: str | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first number behind the host that answers. Raises Refused when one is not open."""
        failed: Exception = httpcore.ConnectError(f"{host} leads to no address")
        for number in self._numbers(host, port):
            try:
                left = self._deadline.left(timeout)
                stream = self._plain.connect_tcp(str(number), port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as e:
                failed = e
            else:
                self.peer = str(number)
                return Timed(stream, self._deadline)
        raise failed

    def _numbers(self, host: str, port: int) -> list[Number]:
        try:
            numbers = [ipaddress.ip_address(n.split("%")[0]) for n in self._resolve(host.strip("[]"), port)]
        except (OSError, UnicodeError) as e:
            raise httpcore.ConnectError(f"its name cannot be resolved: {host}") from e
        for number in numbers:
            try:
                check_number(number, self._allowed)
            except Refused as e:
                raise Refused(str(e) if host == str(number) else f"{host} leads to {e}") from None
        return numbers


class ToProxy(httpcore.NetworkBackend):
    """Connects to the proxy that the user named, and to nothing else."""

    peer: str | None = None

    def __init__(self, deadline: Deadline) -> None:
        self._plain = httpcore.SyncBackend()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the proxy."""
        stream = self._plain.connect_tcp(host, port, self._deadline.left(timeout), local_address, socket_options)
        return Timed(stream, self._deadline)


class Timed(httpcore.NetworkStream):
    """A connection whose every step is bounded by the deadline of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._deadline.left(timeout)
        try:
            return self._stream.read(max_bytes, left)
        except httpcore.ReadTimeout:
            self._deadline.left(timeout)  # says how long it took in all, where that is why
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
