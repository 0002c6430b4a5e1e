"""The one plain sentence that each finding gives as its reason."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter

from habeas.dates import When
from habeas.model import Range
from habeas.reconciliation.claims import Claim
from habeas.vocabulary import SANCTIONS, Type, label

_ORDER = attrgetter("order")
MANY = 3
"""Sources named before "and others", of whom there are two at least."""


def sources(claims: Iterable[Claim], shown: Mapping[str, str]) -> str:
    """'Lumen, the Ministry and 2 others': the origins in order of telling."""
    names = list(dict.fromkeys([shown.get(c.origin, c.origin) for c in sorted(claims, key=_ORDER)]))
    if len(names) > MANY + 1:
        return f"{', '.join(names[:MANY])} and {len(names) - MANY} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def on(when: When | None) -> str:
    """' on 9 September 2025', ' in September 2025', ' (last month)'; nothing when there is no date."""
    if when is None:
        return ""
    if when.first and when.first == when.last:
        return _on(when.first)
    days = (when.last - when.first).days + 1 if when.first and when.last else 0
    if when.iso and len(when.iso) == 4 and days > 360:
        return f" in {when.iso}"
    if when.iso and when.first and len(when.iso) == 7 and 27 < days < 32:
        return f" in {when.first:%B %Y}"
    return f" ({when.text})"


@lru_cache(maxsize=2**14)
def _on(day: date) -> str:
    return f" on {day.day} {day:%B %Y}"


def many(count: Range) -> str:
    """'44', 'over 60', 'three': a number as it is told, as it stands inside a sentence."""
    return lower(count.text)


def lower(words: str) -> str:
    """Words as they stand inside a sentence: 'Seven years' as 'seven years'."""
    return f"{words[:1].lower()}{words[1:]}"


def people(count: Range | None, persons: Sequence[str], names: Mapping[str, str], group: str | None = None) -> str:
    """'44 political prisoners', 'Mira Halden', 'Mira Halden and Oren Talby', 'Mira Halden and 3 others'."""
    if count:
        return many(count) if group and group in count.text else f"{many(count)} {group or 'people'}"
    named = [names.get(p, p) for p in persons]
    if not named:
        return "people not named"
    return " and ".join(named) if len(named) < MANY else f"{named[0]} and {len(named) - 1} others"


def event(type_: Type, who: str, when: When | None, happened: bool | None, told: str, against: str) -> str:
    """What an event finding says, and on whose word."""
    what = f"{label(type_)[:1].upper()}{label(type_)[1:]} of {who}{on(when)}"
    if type_ in SANCTIONS:
        what = f"{label(type_)[:1].upper()}{label(type_)[1:]}: {who}{on(when)}"
    tail = f"; {against} said otherwise" if against else ""
    if happened is True:
        return f"{what}, on the word of {told}{tail}."
    if happened is False:
        return f"{what} did not take place, on the word of {told}{tail}."
    return f"{what} was announced or claimed by {told or against}; nothing shows that it took place."
