"""Claims that only repeat what others told before: they come from whoever told it first, not from who repeats it.

Two signs, both of the report and not of its outlet: an unnamed public voice ("rights groups say", "the state speaks
of"), and a report that names no source and of whose claims at least `SHARE` were told by others days before, or
`TIMELESS` where it gives the day of nothing it tells.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from habeas.model import Range
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import MEASURES, Sort, place_words, sort_of
from habeas.reconciliation.outlets import credits_agency
from habeas.reconciliation.source_names import anonymous
from habeas.reconciliation.topics import listed, speaks_of
from habeas.vocabulary import Type

SHARE = 0.6
"""From this share of its claims on, a report without sources of its own is a retelling. Chosen on the story worlds."""
TIMELESS = 0.4
"""The share that is enough where no claim gives a day: who was there, or asked, knows when. Chosen like `SHARE`."""
LEAST = 4
"""A report with fewer claims than this tells too little to be known for a retelling."""
LATER = 4
"""Days after which news that is told again is told again, and not at the same time."""
REMEMBERED = 400
"""Days back in which a first telling is looked for."""
SMALL = 3
"""A smaller group is no sign of one happening: there are too many of them."""
TELLING = 100
"""From this number on it is no chance that two reports give the same one, of whatever they tell it."""
ROUND = 1.1
"""An open number ("more than 1,000") repeats an exact one of up to this times its lower bound."""
NUMBERS = (Type.COUNT_HELD, Type.COUNT_DETAINED)


def first_told(claims: Sequence[Claim]) -> tuple[dict[str, str], frozenset[str]]:
    """For each claim that only repeats others the origin that told it first, by the claim's id; and the reports that
    only repeat others."""
    told = _Told(claims)
    reports: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        reports[c.document.id].append(c)
    found: dict[str, str] = {}
    retellings: set[str] = set()
    for report in reports.values():
        sourceless = _sourceless(report)
        before = {c.id: first for c in report if (sourceless or _hearsay(c)) and (first := told.before(c))}
        retold = sourceless and _late(report, before)
        retellings |= {c.document.id for c in report if retold}
        if retold:
            before |= _beside_told(report, before)
        found |= {c.id: before[c.id].origin for c in report if c.id in before and (retold or _hearsay(c))}
    return found, frozenset(retellings)


def _beside_told(report: Sequence[Claim], before: Mapping[str, Claim]) -> dict[str, Claim]:
    """What the same words tell besides: a sentence that repeats another's repeats all of it."""
    told = {c.said.quote: before[c.id] for c in report if c.id in before}
    return {c.id: told[c.said.quote] for c in report if c.id not in before and c.said.quote in told}


def _hearsay(c: Claim) -> bool:
    """Whether a claim is put into the mouth of a public voice without a name."""
    return c.said.source is not None and speaks_of("public_voice", c.said.source)


def _sourceless(report: Sequence[Claim]) -> bool:
    """Whether a report tells much, names no source for any of it, and is no copy, nor an agency's dispatch."""
    if credits_agency(report[0].document) or any(
        (c.said.source and not _hearsay(c) and not _nobody(c.said.source)) or c.teller != c.document.id for c in report
    ):
        return False
    return len(report) >= LEAST


def _nobody(source: str) -> bool:
    """Whether a source is a rumour, or some of whom nothing is said that a reader could find them by: officials, exile
    activists; not one person, nor those close to somebody.
    """
    said = set(in_english(source).split()) - listed("fillers")
    many = said & _MANY and not said & _WHO_KNOW and anonymous(source)
    return bool(speaks_of("rumour", source) or said <= listed("nobody") or many)


_MANY = listed("nobody") | {"insiders", "trackers", "critics", "pundits", "commentators", "specialists", "dissidents"}
_WHO_KNOW = frozenset(
    "he she official lawyer lawyers relative relatives family families colleagues neighbor neighbour neighbors "
    "neighbours witness witnesses eyewitnesses source report reports prosecutors analyst activist campaigner "
    "statement".split()
)
"""Those who were there or are somebody in particular."""


def _late(report: Sequence[Claim], before: Mapping[str, Claim]) -> bool:
    """Whether most of a report had been told by several others days before."""
    late = [c for c in report if c.id in before and (c.latest - before[c.id].latest).days >= LATER]
    share = SHARE if any(c.day for c in report) else TIMELESS
    facts = [c for c in report if c.id in before or c.actual]
    return len(late) >= share * len(facts) and len({before[c.id].document.id for c in late}) > 2


class _Told:
    """All that was told as a fact, in order, looked up by what it is about."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._about: dict[object, list[Claim]] = defaultdict(list)
        for c in sorted(claims, key=lambda c: c.order):
            for key in _keys(c) if c.actual or sort_of(c) in MEASURES else ():
                self._about[key].append(c)

    def before(self, c: Claim) -> Claim | None:
        """The first telling, by another outlet, of the same thing; of several, of one that spells a name as this does.

        Nothing where the claim's own outlet told it first.
        """
        same: dict[str, Claim] = {}
        for key in (*_keys(c), *_beside(c)):
            told = self._about[key]
            last = bisect_left(told, c.document_order, key=lambda o: o.document_order)
            first = bisect_left(told, c.latest.toordinal() - REMEMBERED, key=lambda o: o.latest.toordinal())
            same |= {o.id: o for o in told[first:last] if _repeats(c, o)}
        if not same or any(c.document.outlet and o.document.outlet == c.document.outlet for o in same.values()):
            return None
        words = _name_words(c)
        earliest = sorted(same.values(), key=lambda o: o.order)
        return max(earliest, key=lambda o: (_one_term(c, o), len(words & _name_words(o)), o.said.type is c.said.type))


def _one_term(c: Claim, o: Claim) -> bool:
    """Whether two claims tell of one length of a term: who tells it so has it from one who did."""
    terms = [x.said.term.months for x in (c, o) if x.said.term and x.said.term.months]
    return len(terms) == 2 and terms[0] == terms[1]


def _keys(c: Claim) -> Iterator[object]:
    said = c.said
    if said.type in NUMBERS:
        yield ("counted", _scale(said.count.low if said.count else None))
        return
    sort = sort_of(c)
    if sort is None:
        return
    yield from ((sort, p) for p in c.persons)
    if _is_group(c) and said.count:
        yield (sort, "size", _scale(said.count.low))
    if sort in MEASURES:
        yield from ((sort, w) for w in sorted(place_words(c)))


def _is_group(c: Claim) -> bool:
    return c.said.count is not None and not c.persons and (c.said.count.low or 0) >= SMALL


def _beside(c: Claim) -> Iterator[object]:
    """Where numbers stand that another repeats: exact ones that an open one rounds down, 38 for "some 40".

    A total that is told as one arrest keeps its number.
    """
    if c.said.count is None:
        return
    scale = _scale(c.said.count.low)
    if c.said.type in NUMBERS:
        yield from [("counted", scale + 1)] if c.said.count.high is None else []
        yield from ((sort, "size", scale) for sort in Sort if _telling(c))
    elif _is_group(c):
        yield from ((sort_of(c), "size", scale + step) for step in (-1, 1))
        if (c.said.count.low or 0) >= TELLING:
            yield ("counted", scale)


def _bounds(count: Range) -> tuple[int | None, int | None]:
    return count.low, count.high


def _telling(c: Claim) -> bool:
    """Whether a claim gives an exact number that is the same in two reports by no chance."""
    return c.said.count is not None and c.said.count.low == c.said.count.high and (c.said.count.low or 0) >= TELLING


def _scale(number: int | None) -> int:
    return int(log(max(number or 1, 1), ROUND))


def _repeats(c: Claim, other: Claim) -> bool:
    """Whether an earlier claim tells this already: of these people, this number or this target, on no other day."""
    one, another = c.said.count, other.said.count
    if c.said.type in NUMBERS and _telling(c) and one and another and _bounds(one) == _bounds(another):
        return True  # of whatever day, and of whatever it was told first
    if c.day and other.day and c.day != other.day and not set(c.persons) & set(other.persons):
        return False
    if one is None or another is None or c.persons:
        return True
    if c.said.type in NUMBERS and one.high is None and one.low is not None and another.low == another.high:
        return one.low <= (another.low or 0) <= one.low * ROUND
    rough = any(x.high is not None and x.high != x.low for x in (one, another))
    about = c.said.type not in NUMBERS and rough and one.overlaps(another)
    return about or (one.low, one.high) == (another.low, another.high)


def _name_words(c: Claim) -> set[str]:
    """The words of the names that a claim gives."""
    return {w for name in c.said.persons for w in name.casefold().split()}


def retold(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with those that only repeat others led back to who told it first, and their reports marked."""
    claims = tuple(claims)
    first, retellings = first_told(claims)
    return tuple(
        replace(c, origin=first.get(c.id, c.origin), retelling=c.document.id in retellings)
        if c.id in first or c.document.id in retellings
        else c
        for c in claims
    )
