"""What a site lets robots ask for, as RFC 9309 has it."""

from dataclasses import dataclass

from protego import Protego


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site until a moment of the clock; `why` says in words why something is not asked."""

    rules: Protego
    until: float
    why: str = "robots.txt asks robots to stay away"

    def allow(self, url: str, name: str) -> bool:
        """Whether a robot so called may ask for the address."""
        return bool(self.rules.can_fetch(url, name))

    def delay(self, name: str) -> float:
        """The seconds that a robot so called is asked to leave between two requests; 0 where nothing is said."""
        return float(self.rules.crawl_delay(name) or 0)


def robots_in(content: bytes, until: float) -> Robots:
    """The rules in a robots.txt; of a broken one the lines that can be read."""
    return Robots(Protego.parse(content.decode("utf-8", "replace")), until)


def everything(until: float) -> Robots:
    """The rules of a site that has none."""
    return Robots(Protego.parse(""), until)


def nothing(why: str, until: float) -> Robots:
    """The rules of a site whose own cannot be had for the moment."""
    return Robots(Protego.parse("User-agent: *\nDisallow: /"), until, why)
