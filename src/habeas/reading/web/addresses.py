"""Which addresses may be asked: whole web addresses, and of the numbers behind them only those open to the world."""

import ipaddress
from collections.abc import Sequence

import httpx

from habeas.reading.limits import Unreadable

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".home")


class Refused(Unreadable):
    """An address that is not asked for anything; the message says why."""


def address(text: str, base: str | None = None) -> str:
    """The web address in a text, as it is asked for: absolute, in ASCII, without its fragment.

    Raises Refused for what is no address of the web, or holds a password, which a request would give away.
    """
    try:
        url = httpx.URL(text.strip())
        url = httpx.URL(base).join(url) if base else url
    except (httpx.InvalidURL, TypeError, ValueError) as e:
        raise Refused(f"not an address on the web ({e})") from e
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused(f"not an address that habeas fetches, but {url.scheme or 'nothing'!r}: http and https are")
    if url.userinfo:
        raise Refused("an address with a user or password in it: habeas sends none")
    return str(url.copy_with(fragment=None, path=url.path or "/"))


def host(url: str) -> str:
    """The host of an address, as it is resolved."""
    return httpx.URL(url).raw_host.decode("ascii")


def site(url: str) -> str:
    """What one robots.txt speaks for: scheme, host and port of an address."""
    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"


def networks(allowed: Sequence[str]) -> tuple[Network, ...]:
    """The networks that a user allows although they are not open to the world. Raises ValueError for what is none."""
    return tuple(ipaddress.ip_network(text, strict=False) for text in allowed)


def check_name(name: str, allowed: Sequence[Network]) -> None:
    """Raises Refused for a host that names this machine or a network of its own, before anyone is asked for it."""
    bare = name.strip("[]").rstrip(".").casefold()
    try:
        number = ipaddress.ip_address(bare.split("%")[0])
    except ValueError:
        if not allowed and (bare == "localhost" or bare.endswith(_LOCAL_NAMES)):
            raise Refused(f"{name} names this machine or a network of its own; habeas asks no such address") from None
        return
    check_number(number, allowed)


def check_number(number: Number, allowed: Sequence[Network]) -> None:
    """Raises Refused for a number that is private, loopback, link-local or otherwise not open to the world.

    A number inside another (an IPv4 one in IPv6, by mapping, 6to4, Teredo or NAT64) is looked at as well.
    """
    if any(number.version == network.version and number in network for network in allowed):
        return
    inner = _inside(number)
    if inner is not None:
        check_number(inner, allowed)
    if not (number.is_global or inner) or number.is_multicast or (number.is_reserved and not inner):
        raise Refused(f"{number} is {_kind(number)}; habeas asks no such address unless it is allowed by name")


def _inside(number: Number) -> ipaddress.IPv4Address | None:
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)


def _kind(number: Number) -> str:
    if number.is_loopback:
        return "this machine (loopback)"
    if number.is_link_local:
        return "a link-local address"
    if number.is_multicast:
        return "a multicast address"
    if number.is_private:
        return "a private address"
    return "not an address open to the world"
