"""The view a reader asks for: as of a day, as known on a day, by a policy or a source. Kept in links, so a view can
be cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode


class Unreadable(ValueError):
    """A parameter of an address that does not fit; the message says what it should have been."""


@dataclass(frozen=True, slots=True)
class Frame:
    """As of `on`, as far as was known on `known` (None: by now), according to `policy` and, where named, a source.

    `given` are the controls that stood in the address; only they are carried on in links.
    """

    on: date
    known: date | None
    policy: str
    given: tuple[tuple[str, str], ...] = ()
    source: str | None = None

    def link(self, path: str, **more: object) -> str:
        """The path, which may have a query and a fragment, with the controls that were given and further parameters.

        A parameter that is None or empty is left out; of several named alike the last counts.
        """
        bare, hash_, fragment = path.partition("#")
        bare, _, asked = bare.partition("?")
        extra = [(k, str(v)) for k, v in more.items() if v not in (None, "")]
        query = "&".join(filter(None, (asked, urlencode([*self.given, *extra]))))
        return bare + (f"?{query}" if query else "") + hash_ + fragment


def frame_of(
    on: str | None,
    known: str | None,
    policy: str | None,
    *,
    today: date,
    policies: Mapping[str, str],
    source: str | None = None,
    lang: str | None = None,
) -> Frame:
    """The frame of parameters as they stood in the address; empty is not given. Raises Unreadable."""
    default = next(iter(policies))
    if policy and policy not in policies:
        raise Unreadable(f"policy={policy!r} is not known. Policies are: {', '.join(policies)}.")
    named = (("on", on), ("known", known), ("policy", policy), ("source", source), ("lang", lang))
    given = tuple((k, v) for k, v in named if v)
    return Frame(_day("on", on) or today, _day("known", known), policy or default, given, source or None)


def _day(name: str, text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"{name}={text!r} is not a day. Write it as YYYY-MM-DD, such as {name}=2025-09-11.") from None
