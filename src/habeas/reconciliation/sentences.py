"""The one plain sentence that each finding gives as its reason."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.dates import When
from habeas.model import Range
from habeas.reconciliation.claims import Claim
from habeas.vocabulary import Type, label

MANY = 3
"""Sources named before "and others"."""


def sources(claims: Iterable[Claim], shown: Mapping[str, str]) -> str:
    """'Lumen, the Ministry and 2 others': the origins in order of telling."""
    names = list(dict.fromkeys(shown.get(c.origin, c.origin) for c in sorted(claims, key=lambda c: c.order)))
    if len(names) > MANY:
        return f"{', '.join(names[:MANY])} and {len(names) - MANY} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def on(when: When | None) -> str:
    """' on 9 September 2025', ' in September 2025', ' (last month)'; nothing when there is no date."""
    if when is None:
        return ""
    if when.first and when.first == when.last:
        return f" on {when.first.day} {when.first:%B %Y}"
    days = (when.last - when.first).days + 1 if when.first and when.last else 0
    if when.iso and len(when.iso) == 4 and days > 360:
        return f" in {when.iso}"
    if when.iso and when.first and len(when.iso) == 7 and 27 < days < 32:
        return f" in {when.first:%B %Y}"
    return f" ({when.text})"


def people(count: Range | None, persons: Sequence[str], names: Mapping[str, str], group: str | None = None) -> str:
    """'44 political prisoners', 'Mira Halden', 'Mira Halden and 3 others', 'people not named'."""
    if count:
        return f"{count.text} {group or 'people'}" if group is None or group not in count.text else count.text
    named = [names.get(p, p) for p in persons]
    if not named:
        return "people not named"
    return named[0] if len(named) == 1 else f"{named[0]} and {len(named) - 1} others"


def event(type_: Type, who: str, when: When | None, happened: bool | None, told: str, against: str) -> str:
    """What an event finding says, and on whose word."""
    what = f"{label(type_)[:1].upper()}{label(type_)[1:]} of {who}{on(when)}"
    if type_ in (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED):
        what = f"{label(type_)[:1].upper()}{label(type_)[1:]}: {who}{on(when)}"
    tail = f"; {against} say otherwise" if against else ""
    if happened is True:
        return f"{what}, on the word of {told}{tail}."
    if happened is False:
        return f"{what} did not take place, as {told} tell{tail}."
    return f"{what} was announced or claimed by {told or against}; nothing shows that it took place."
