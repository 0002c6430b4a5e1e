"""Whose number it is, where one report credits only "the Ministry" and another that gave it shows which.

A number that is told of a body without a name is that of the body of this kind that gave the same number before; where
a report gave it in its own voice, right after the word of somebody of that body, it had it from there.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import BY_TYPE, Case, Claim, with_claims
from habeas.reconciliation.offices import official
from habeas.reconciliation.origins import anonymous, named, voice

LEAST = 20
"""A smaller number is given by several by chance."""
REMEMBERED = 400
"""Days after which a number that is told again is told of another time."""
MOST = 50
"""So many claims of one number are looked through: a round number is told by everybody."""
BESIDE = 80
"""Characters before the name of a speaker in which the report says of which body they are."""


def credited(case: Case) -> Case:
    """The case with numbers of bodies without a name led to the body that another report has them from."""
    numbers: dict[int, list[Claim]] = defaultdict(list)
    for c in case.claims:
        if (number := _number(c)) is not None:
            numbers[number].append(c)
    led: dict[str, str] = {}
    for c in case.claims:
        kind, number = _kind(c), _number(c)
        if number is None:
            continue
        if kind is None:
            if _unknown(c) and (one := _of_one(c, numbers[number])):
                led[c.id] = one
            continue
        for o in _before(c, numbers[number]):
            if body := _body(o, kind, case.by_document.get(o.document.id, ())):
                led[c.id] = led[o.id] = body
    return with_claims(case, (replace(c, origin=led.get(c.id, c.origin)) for c in case.claims)) if led else case


def _number(c: Claim) -> int | None:
    count = c.said.count
    exact = c.said.type in BY_TYPE and count is not None and count.low == count.high and (count.low or 0) >= LEAST
    return count.low if exact and count else None


def _unknown(c: Claim) -> bool:
    """Whether a number is told of somebody of whom the report says no more than what they are: "an association"."""
    source = c.said.source
    return source is not None and official(source) is None and (anonymous(source) or _SOME.match(source) is not None)


_SOME = re.compile(r"(?:[Aa]n?|[Oo]ne|[Ss]ome|[Cc]ertain|некая|некой|нейкая|нейкай|якась|якоїсь) [^A-ZА-ЯЁІЎЇЄҐ]+$")
"""Somebody who is not named: "an unregistered body"."""


def _of_one(c: Claim, others: Sequence[Claim]) -> str | None:
    """Whose number it is that somebody unknown is said to give, where one origin alone had given it before."""
    before = {
        o.origin for o in _before(c, others) if not _unknown(o) and not o.retelling and o.said.type is c.said.type
    }
    return before.pop() if len(before) == 1 else None


def _kind(c: Claim) -> str | None:
    """The word for the body of a claim whose origin is known by its kind alone: "ministry (lumen)"."""
    found = re.fullmatch(r"(?P<kind>\w+) \(.+\)", c.origin) if c.said.source else None
    return found["kind"] if found else None


def _before(c: Claim, others: Sequence[Claim]) -> Iterable[Claim]:
    """The claims that other reports told before, the nearest first."""
    last = bisect_left(others, c.document_order, key=lambda o: o.document_order)
    first = bisect_left(others, c.latest.toordinal() - REMEMBERED, key=lambda o: o.latest.toordinal())
    return (others[i] for i in range(last - 1, max(first, last - MOST) - 1, -1) if _kind(others[i]) is None)


def _body(o: Claim, kind: str, report: Iterable[Claim]) -> str | None:
    """The origin of a number if it is a body of that kind, or of a speaker of one, named or spoken of before it."""
    written = o.said.source or o.document.outlet or ""
    if kind in in_english(written).split():
        return o.origin
    if o.said.source is not None or o.origin != voice(o.document):
        return None
    speakers = [x for x in report if named(x) and x.said.start < o.said.start]
    last = max(speakers, key=lambda x: (x.said.start, x.id), default=None)
    return last.origin if last and kind in _described(last) else None


def _described(c: Claim) -> list[str]:
    """The words for who a source is, as its report puts them before the name, the name among them."""
    source, text = c.said.source or "", c.document.text
    at = text.find(source)
    return in_english(text[max(at - BESIDE, 0) : at] + source).split() if at >= 0 else []
