"""Who ties on a word of their own, and who only says again or reports what others tied."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain

from habeas.places import country
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import Happening
from habeas.reconciliation.outlets import voice
from habeas.reconciliation.saying import SAYS
from habeas.reconciliation.source_names import name
from habeas.reconciliation.topics import listed
from habeas.vocabulary import Type

LONG = 30
"""Days after which an outlet recalls what happened."""


def keepers_in(case: Case) -> set[str]:
    """Who keeps count of those in prison: gives numbers of them in reports of its own, more than once."""
    told: dict[str, set[str]] = defaultdict(set)
    for c in case.claims:
        if c.said.type is Type.COUNT_HELD and c.said.source is None and c.origin == voice(c.document):
            told[c.origin].add(c.document.id)
    return {origin for origin, reports in told.items() if len(reports) > 1}


def says_again(c: Claim, asserting: Sequence[Claim], spoken: Sequence[Claim], keepers: Collection[str]) -> bool:
    """Whether an outlet ties on its own word what others tied before it, or told of with a speaker's words.

    An agency, whose word others carry, says so itself, and so does a body or who keeps count of those in prison.
    """
    if c.origin != name(c.document.outlet or "") or c.origin in keepers or _speaks_for_itself(c):
        return False
    others = chain(asserting, spoken)
    return any(c.after(o) and o.document.id != c.document.id and o.origin != c.origin for o in others)


def _speaks_for_itself(c: Claim) -> bool:
    """Whether its report is the paper of a body, which speaks in it for itself, and not of an outlet."""
    named = set(in_english(c.document.outlet or "").casefold().split())
    return c.rights_group or bool(named & (listed("bodies") | listed("organs")))


def of_no_part_in_it(who: str, said: str) -> bool:
    """Whether officials of one country tell that others exchanged people: they report it."""
    own = country(who)
    told = SAYS.sub(" ", re.split(r" [-–—] ", said, maxsplit=1)[-1])  # neither whence it is told nor who tells it
    named = {land for word in re.findall(r"[A-ZА-ЯЁІЎЇЄҐ][\w’-]{3,}", told) if (land := country(word))}
    return own is not None and bool(named) and own not in named


def long_after(c: Claim, exchange: Happening) -> bool:
    """Whether an outlet recalls an exchange, long after it, on nobody's word."""
    recalled = exchange.span is not None and (c.latest - exchange.span[1]).days > LONG
    return recalled and c.origin == name(c.document.outlet or "") and not _speaks_for_itself(c)
