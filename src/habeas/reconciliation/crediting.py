"""Whose number it is, where one report credits only "the Ministry" and another that gave it shows which.

A number that is told of a body without a name is that of the body of this kind that gave the same number before; where
a report gave it in its own voice, right after the word of somebody of that body, it had it from there. A number that
an outlet reads out of a paper is the paper's, and so is one that others have from a paper later.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.folding import fold
from habeas.reconciliation.bases import is_count
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import BY_TYPE, Case, Claim, with_claims
from habeas.reconciliation.holding_state import of_state
from habeas.reconciliation.offices import is_organ, official
from habeas.reconciliation.origins import anonymous, named, voice
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Type

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
    numbers: dict[tuple[bool, int], list[Claim]] = defaultdict(list)
    for c in case.claims:
        if (number := _number(c)) is not None:
            numbers[number].append(c)
    led: dict[str, str] = {}
    for c in case.claims:
        kind, number = _kind(c), _number(c)
        if number is None:
            continue
        if kind is None:
            unknown = _unknown(c) or _recalled(c)
            if one := _of_a_paper(c, numbers[number], led) or (unknown and _of_one(c, numbers[number], led)):
                led[c.id] = one
            continue
        for o in _before(c, numbers[number]):
            if body := _body(o, kind, case.by_document.get(o.document.id, ())):
                led[c.id] = led[o.id] = body
    return with_claims(case, (replace(c, origin=led.get(c.id, c.origin)) for c in case.claims)) if led else case


def _number(c: Claim) -> tuple[bool, int] | None:
    """What a number is found again by: those who refuse food are few, and apart from all others."""
    count = c.said.count
    if count is None or count.low is None or count.low != count.high:
        return None
    if c.said.type is Type.CONDITIONS:
        return (True, count.low) if is_count(c) else None
    return (False, count.low) if c.said.type in BY_TYPE and count.low >= LEAST else None


def _recalled(c: Claim) -> bool:
    """Whether a report gives in its own voice a number that it will not have: "not the 31 of last week"."""
    return c.said.source is None and _NOT.match(c.said.quote) is not None


_NOT = re.compile(r"(?:and |а |but )?(?:not|nor|rather than|instead of|не|ані|а не) ", re.IGNORECASE)
"""A number begins so that is told to be put right."""


def _unknown(c: Claim) -> bool:
    """Whether a number is told of somebody of whom the report says no more than what they are: "an association",
    "the department"."""
    source = c.said.source
    return source is not None and official(source) is None and (anonymous(source) or _SOME.match(source) is not None)


_SOME = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Ss]ome|[Cc]ertain|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]h(?:is|at|e same)|некая|некой|"
    r"нейкая|нейкай|якась|якоїсь|[Ээ]т\w+|[Гг]эт\w+|[Цц]\w{1,2}) )?[^A-ZА-ЯЁІЎЇЄҐ]\w[^A-ZА-ЯЁІЎЇЄҐ]*$"
)
"""Somebody who is not named: "an unregistered body", "the department"."""


def _of_one(c: Claim, others: Sequence[Claim], led: Mapping[str, str]) -> str | None:
    """Whose number it is that somebody unknown is said to give, where one origin alone had given it before, which can
    be called so: an organ of a state is one, and relatives or lawyers are none."""
    before: dict[str, list[Claim]] = defaultdict(list)
    for o in _before(c, others):
        if o.actual and not (_unknown(o) and o.id not in led) and not o.retelling and o.said.type is c.said.type:
            before[led.get(o.id, o.origin)].append(o)
    if len(before) != 1:
        return None
    origin, claims = before.popitem()
    of_organ = any(_is_organ(o.said.source or o.document.outlet or "") or of_state(o) for o in claims)
    alike = (
        not of_organ if _STANDS_APART.search(c.said.source or "") else of_organ or not _is_organ(c.said.source or "")
    )
    return origin if alike else None


_STANDS_APART = re.compile(
    r"\b(?:rights|defenders?|activists?|campaigners?|relatives?|famil(?:y|ies)|lawyers?|mothers?|wives|wife|friends?"
    r"|colleagues?|opposition|volunteers?|monitors?|правозащитн|родственн|родны|близки|адвокат|активист|волонт[её]р"
    r"|коллег|абаронц|праваабаронц|сваяк|сваяц|блізкі|актывіст|валанц[её]р|калег|правозахисн|родич|рідн|захисник"
    r"|активіст|колег)",
    re.IGNORECASE,
)
"""Those who never speak for the state that holds people."""


def _is_organ(written: str) -> bool:
    """Whether a source is an organ of a state, by its words."""
    return is_organ(written) or speaks_of("state_body", written, in_english(written))


def _of_a_paper(c: Claim, others: Sequence[Claim], led: Mapping[str, str]) -> str | None:
    """Whose number it is that an outlet reads out of a paper: the paper's, as it was read out first."""
    source = c.said.source
    if source is None or not (c.actual and speaks_of("paper", source) and anonymous(source)) or _kind(c):
        return None
    first = next((led[o.id] for o in _before(c, others) if o.id in led), None)
    return first or f"{fold(source)} ({voice(c.document)})"


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
