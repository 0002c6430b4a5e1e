"""Which claims tell of one happening: the same people, or a group of the same size, on days that can be the same.

One happening may have several sides (a pardon, the release and the bus to the border; an arrest and its charge); a
summary over a longer time is kept apart. Claims are placed one after another, the surest first: those that name a
day, then those that name a month or a year, then undated ones, each group in order of telling.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from habeas.folding import fold, words
from habeas.model import Document, Range
from habeas.places import country
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import listed, speaks_of
from habeas.vocabulary import Modality, Type


class Sort(StrEnum):
    """What sort of happening a claim tells of: types that are sides of one thing share a sort."""

    TAKEN = "taken into custody"
    JUDGED = "judged"
    FREED = "let out"
    MOVED = "moved between prisons"
    RETAKEN = "taken again"
    REFUSED = "refused"
    DIED = "died"
    FLED = "in exile"
    IMPOSED = "sanction imposed"
    EASED = "sanction eased"
    RECOGNISED = "recognised"


SORTS = {
    Type.ARREST: Sort.TAKEN, Type.CHARGE: Sort.TAKEN, Type.CONVICTION: Sort.JUDGED, Type.SENTENCE: Sort.JUDGED,
    Type.RELEASE: Sort.FREED, Type.PARDON: Sort.FREED, Type.DEPORTATION: Sort.FREED, Type.TRANSFER: Sort.FREED,
    Type.EXCHANGE: Sort.FREED, Type.REARREST: Sort.RETAKEN, Type.REFUSAL: Sort.REFUSED, Type.DEATH: Sort.DIED,
    Type.EXILE: Sort.FLED, Type.SANCTION_IMPOSED: Sort.IMPOSED, Type.SANCTION_LIFTED: Sort.EASED,
    Type.RECOGNISED: Sort.RECOGNISED,
}  # fmt: skip

LAG = {
    Sort.TAKEN: 14, Sort.JUDGED: 10, Sort.FREED: 4, Sort.RETAKEN: 10, Sort.MOVED: 10, Sort.REFUSED: 4, Sort.FLED: 400,
    Sort.EASED: 120, Sort.IMPOSED: 120, Sort.RECOGNISED: 4,
}  # fmt: skip
"""Days that accounts of one happening to one person, or one measure, may lie apart: beyond that they are two."""

SAME_SIZE_LAG = 3
"""Days between a decree and the gate, for a group of the same size told as two sides of one thing."""

FORGOTTEN = 200
"""Days after which an undated group of the same size is not taken for the old one."""

NOT_DONE = (Modality.CALLED_FOR, Modality.HYPOTHETICAL)


Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims of one content in copies of one text: however often it is carried, it is placed once."""

    claims: tuple[Claim, ...]
    sort: Sort
    period: bool

    @property
    def lead(self) -> Claim:
        return self.claims[0]

    @property
    def size(self) -> Range | None:
        return self.lead.said.count

    @property
    def bounds(self) -> Bounds | None:
        """The bounds of its size, where it gives one."""
        return (self.size.low, self.size.high) if self.size else None

    @property
    def dated(self) -> bool:
        return self.lead.first is not None and self.lead.last is not None

    @property
    def wide(self) -> bool:
        """Whether it gives a number for months together."""
        first, last = self.lead.first, self.lead.last
        return self.size is not None and first is not None and last is not None and (last - first).days > 2 * MONTH

    @property
    def vague(self) -> bool:
        """Whether it names nobody, no number and no day: a release at large, not one that took place."""
        nothing = not self.lead.persons and self.size is None and self.lead.said.date is None
        return nothing and not self.lead.negative and self.sort in (Sort.FREED, Sort.TAKEN, Sort.JUDGED, Sort.MOVED)

    @property
    def exception(self) -> bool:
        """Whether it says that named people were not among those it happened to."""
        return self.lead.negative and bool(self.lead.persons)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(c.document.id for c in self.claims)


@dataclass
class Happening:
    """Tellings of one thing, and the days on which it can have been by those that agree best."""

    sort: Sort
    tellings: list[Telling] = field(default_factory=list)

    @property
    def claims(self) -> list[Claim]:
        return sorted((c for t in self.tellings for c in t.claims), key=lambda c: c.order)

    @property
    def id(self) -> str:
        """Stable while its first telling stands."""
        first = min((t.lead for t in self.tellings), key=lambda c: c.order)
        return "h" + first.id[1:]

    @property
    def period(self) -> bool:
        """Whether it sums up a stretch of time instead of a day: by its words, or as a number for a long time."""
        if self.days:
            return False
        return any(t.period for t in self.tellings) or all(t.wide for t in self.tellings)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(p for t in self.tellings for p in t.lead.persons)

    @property
    def sizes(self) -> frozenset[Bounds]:
        return frozenset(t.bounds for t in self.tellings if t.bounds)

    @property
    def days(self) -> frozenset[date]:
        """Every day that a telling names."""
        return frozenset(t.lead.day for t in self.tellings if t.lead.day)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(d for t in self.tellings for d in t.documents)

    @property
    def day(self) -> date | None:
        """The day that most origins name, where it is named at all; the earlier of two equally named."""
        return best_day(self.claims)

    @property
    def span(self) -> tuple[date, date] | None:
        """The days it can have been on; None when no telling gives a date."""
        if self.day:
            return self.day, self.day
        dated = [(c.first, c.last) for c in self.claims if c.first and c.last]
        firsts, lasts = [f for f, _ in dated if f], [last for _, last in dated if last]
        if not dated:
            return None
        return (max(firsts), min(lasts)) if max(firsts) <= min(lasts) else (min(firsts), max(lasts))


def best_day(claims: Iterable[Claim]) -> date | None:
    """The day that most origins name; of equals the earlier. None when no claim names one day."""
    named: dict[date, set[str]] = defaultdict(set)
    for c in claims:
        if c.day and not c.garbled:
            named[c.day].add(c.origin)
    return min(named, key=lambda d: (-len(named[d]), d)) if named else None


def happenings(claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """The happenings that these claims tell of, in order of telling; demands and mere possibilities make none.

    Undated tellings that name people or a size already met are placed before those that only stand in one report with
    something they may mean.
    """
    placing = _Placing()
    tellings = sorted(_tellings(claims), key=_surest_first)
    late = [t for t in tellings if not t.dated or t.exception]
    for telling in (t for t in tellings if t.dated and not t.exception):
        placing.place(telling)
    unmet = [t for t in late if not placing.add(t, KNOWN)]
    for telling in sorted(unmet, key=lambda t: t.exception):  # exceptions last: stable, so otherwise as before
        placing.place(telling)
    return tuple(sorted(placing.all, key=lambda h: h.id))


KNOWN = 3
"""The least by which a telling fits through whom it is about, and not only through where it stands."""


def sort_of(claim: Claim) -> Sort | None:
    """The sort of happening a claim tells of; None when it tells of none (counts, conditions, rates, demands)."""
    said = claim.said
    sort = SORTS.get(said.type)
    if sort is None or said.per is not None or said.modality in NOT_DONE:
        return None
    if said.type is Type.TRANSFER and speaks_of("prison", said.place) and not speaks_of("abroad", said.place):
        return Sort.MOVED
    return sort


def is_state(claim: Claim) -> bool:
    """Whether an arrest statement only says that somebody is in custody, not that they were taken on some day."""
    if claim.said.type is not Type.ARREST or claim.said.date is not None:
        return False
    return speaks_of("still_held", claim.said.quote) or not speaks_of("taken", claim.said.trigger, claim.said.quote)


def _tellings(claims: Iterable[Claim]) -> Iterator[Telling]:
    grouped: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    sorts: dict[tuple[object, ...], Sort] = {}
    for c in sorted(claims, key=lambda c: c.order):
        sort = sort_of(c)
        if sort is None or is_state(c):
            continue
        key = _content(c)
        grouped[key].append(c)
        sorts[key] = sort
    for key, alike in grouped.items():
        yield Telling(tuple(alike), sorts[key], _sums_up(alike[0]))


def _content(c: Claim) -> tuple[object, ...]:
    said = c.said
    size = (said.count.low, said.count.high) if said.count else None
    term = said.term.text if said.term else None
    place = (fold(said.place or ""), fold(said.actor or ""))
    quote = " ".join(word for _, _, word in words(said.quote))
    return (said.type, said.modality, c.persons, size, c.first, c.last, term, place, c.origin, quote)


def _sums_up(c: Claim) -> bool:
    """Whether a group is counted over a stretch of time: by the words of its date, or by those of the sentence."""
    if c.said.count is None or c.day:
        return False
    return speaks_of("period", c.said.date.text if c.said.date else c.said.quote)


def _surest_first(t: Telling) -> tuple[object, ...]:
    c = t.lead
    precision = 0 if c.day else 1 if c.first and c.last else 2
    kind = 0 if t.size else 1 if c.persons else 2
    return (t.period, precision, kind, c.order)


class _Placing:
    """Places tellings one by one into the happening they fit best, or a new one."""

    def __init__(self) -> None:
        self.all: list[Happening] = []
        self._index: dict[tuple[object, ...], list[Happening]] = defaultdict(list)
        self._lands = Lands()

    def place(self, t: Telling) -> None:
        """Adds the telling to the happening it fits best, or opens a new one.

        "Not among them" opens none, nor does what could be anything ("the release of prisoners is welcome").
        """
        if self.add(t) or t.exception or t.vague:
            return
        host = Happening(t.sort)
        self.all.append(host)
        self._join(t, host)

    def add(self, t: Telling, least: int = 1) -> bool:
        """Adds the telling to the happening it fits best, at least so well; whether there is one."""
        near = {id(h): h for key in _keys(t) for h in self._index[key]}.values()
        fitting = [(score, h) for h in near if (score := fit(t, h, self._lands)) and score[0] >= least]
        if fitting:
            self._join(t, max(fitting, key=lambda pair: (pair[0], pair[1].id))[1])
        return bool(fitting)

    def _join(self, t: Telling, host: Happening) -> None:
        host.tellings.append(t)
        for key in _keys(t):
            if all(h is not host for h in self._index[key]):
                self._index[key].append(host)


def _keys(t: Telling) -> Iterator[tuple[object, ...]]:
    """What a telling is looked up by."""
    yield from (("person", t.sort, p) for p in t.lead.persons)
    yield from (("document", t.sort, d) for d in sorted(t.documents))
    yield from (("place", t.sort, w) for w in sorted(place_words(t.lead)))
    if t.bounds:
        yield ("size", t.sort, t.bounds)
    first, last = t.lead.first, t.lead.last
    if first and last and (last - first).days <= MONTH:
        yield ("month", t.sort, first.year, first.month)
    if t.lead.day is None and not t.lead.persons:
        yield ("told", t.sort, t.lead.latest.year, t.lead.latest.month)
        yield ("month", t.sort, t.lead.latest.year, t.lead.latest.month)


def fit(t: Telling, h: Happening, lands: "Lands") -> tuple[int, ...] | None:
    """How well a telling fits a happening, greater is better; None when it tells of another.

    First by whom it is about (shared people, same size, same day, same report), then by how exactly the days agree,
    then by type, closeness in the text and lateness.
    """
    days = _days(t, h)
    who = _who(t, h, days, lands) if days else None
    if not days or not who:
        return None
    same_type = any(t.lead.said.type is other.lead.said.type for other in h.tellings)
    return (who, days, int(same_type), -_distance(t, h), h.span[0].toordinal() if h.span else 0)


def _days(t: Telling, h: Happening) -> int:
    """3 the same day, 2 overlapping intervals, 1 possible, 0 excluded."""
    c, span = t.lead, h.span
    shared = h.persons & set(c.persons)
    if t.sort is Sort.DIED and shared:
        return 3
    if c.day and h.days:
        gap = min(abs((c.day - day).days) for day in h.days)
        if gap == 0:
            return 3
        lag = LAG.get(t.sort, 0) if shared or t.sort in MEASURES else 0
        decree = t.bounds in h.sizes and all(o.lead.said.type is not c.said.type for o in h.tellings)
        return int(gap <= max(lag, SAME_SIZE_LAG if decree else 0))
    if c.first and c.last and span:
        if h.days:
            return 2 if any(c.first <= day <= c.last for day in h.days) else 0
        return 2 if c.first <= span[1] and span[0] <= c.last else 0
    if span is None:
        told = max(o.lead.latest for o in h.tellings)
        return int(c.first is None or c.first <= told or not c.actual)
    ahead = c.said.modality is Modality.PLANNED or not any(o.lead.actual for o in h.tellings)
    return int(span[0] <= c.latest or ahead)


def _who(t: Telling, h: Happening, days: int, lands: "Lands") -> int:
    """4 shared people, 3 the same size or measure, 2 the same day or place, 1 the only group of a report, 0 others."""
    c = t.lead
    if h.persons & set(c.persons):
        return 4 if not c.negative or days > 1 or any(_asserts(o, c.persons) for o in h.tellings) else 0
    if t.sort in MEASURES:
        return 3 * _one_measure(t, h)
    if t.sort in (Sort.REFUSED, Sort.DIED, Sort.RETAKEN, Sort.MOVED) and c.persons:
        return 0
    if t.bounds and (days > 1 or _recent(t, h)) and _same_size(t, h, days):
        return 3
    if t.period or h.period:
        return 0
    if days == 3 and t.sort is Sort.FREED and (_same_place(t, h) or lands.shared(t, h)):
        return 2
    if _together(t, h, days) or _one_place(t, h, days):
        return 2
    return int(_only_group(t, h))


MEASURES = (Sort.EASED, Sort.IMPOSED)


def _same_size(t: Telling, h: Happening, days: int) -> bool:
    """The same bounds; on days that overlap, bounds of which one is the other's round or lower number."""
    if t.bounds in h.sizes:
        return t.bounds != (1, 1) or bool(t.documents & h.documents)
    return days > 1 and not (t.period or h.period) and any(_rounds(t.bounds, other) for other in h.sizes)


def _rounds(one: Bounds | None, other: Bounds) -> bool:
    (low, high), (least, most) = one or (None, None), other
    if low is None or least is None:
        return False
    overlap = max(low, least) <= min(x if x is not None else max(low, least) for x in (high, most))
    return overlap and (low != high or least != most) and abs(low - least) <= max(low, least) * 0.1


def _asserts(t: Telling, persons: Iterable[str]) -> bool:
    return t.lead.actual and bool(set(t.lead.persons) & set(persons))


def _recent(t: Telling, h: Happening) -> bool:
    """Whether an undated telling came soon enough to mean this happening."""
    last = h.span[1] if h.span else max(o.lead.latest for o in h.tellings)
    return bool(t.documents & h.documents) or abs((t.lead.latest - last).days) <= FORGOTTEN


def _together(t: Telling, h: Happening, days: int) -> bool:
    """A group and names out of it, dated alike in one report; verdicts of one day told side by side."""
    for other in h.tellings:
        if not t.documents & other.documents or days < 2:
            continue
        if t.sort is Sort.JUDGED and days == 3 and _gap(t, other) <= NEARBY:
            return True
        alike = (t.lead.first, t.lead.last) == (other.lead.first, other.lead.last)
        if alike and t.lead.first and (t.size is None) != (other.size is None):
            return True
    return False


NEARBY = 400
"""Characters within which two sentences of a report speak of one thing."""


def _one_place(t: Telling, h: Happening, days: int) -> bool:
    """A group taken at one place on a day that can be the same."""
    if t.sort is not Sort.TAKEN or t.size is None or not any(o.size for o in h.tellings) or h.span is None:
        return False
    near = days > 1 or abs((t.lead.latest - h.span[1]).days) <= LAG[Sort.TAKEN]
    return near and _same_place(t, h)


def _same_place(t: Telling, h: Happening) -> bool:
    return any(place_words(t.lead) & place_words(o.lead) for o in h.tellings)


def _only_group(t: Telling, h: Happening) -> bool:
    """An undated telling that stands by a group in a report, or comes within days of it and names no other."""
    c = t.lead
    if t.sort not in (Sort.FREED, Sort.RECOGNISED) and not (t.sort is Sort.TAKEN and not c.persons):
        return False
    if t.vague and not any(o.lead.actual for o in h.tellings):
        return False
    if c.negative:
        return bool(t.documents & h.documents) and not any(o.lead.actual for o in h.tellings)
    if c.first:
        return False
    here = [o for o in h.tellings if t.documents & o.documents]
    if t.size:
        return bool(here) and _news(t, h)
    groups = [o for o in here if o.size or len(o.lead.persons) != 1]
    return any(_gap(t, o) <= NEARBY for o in groups) or (not c.persons and _news(t, h))


def _news(t: Telling, h: Happening) -> bool:
    """Whether it is told within days of the happening."""
    return h.span is not None and 0 <= (t.lead.latest - h.span[1]).days <= NEWS


NEWS = 5
"""Days for which an undated group is that of the day."""
MONTH = 31


def _one_measure(t: Telling, h: Happening) -> bool:
    """Whether two tellings are of one measure: the same target, or no target named in one and the same report."""
    target = place_words(t.lead)
    for other in h.tellings:
        others = place_words(other.lead)
        if target & others:
            return _recent(t, h) or t.lead.day is not None
        if not (target and others) and t.documents & other.documents and t.dated == other.dated:
            return True
    return False


def place_words(c: Claim) -> frozenset[str]:
    """The words that tell a claim's place or target from others."""
    return frozenset(
        w for _, _, w in words(c.said.place or "") if len(w) > 2 and w not in listed("places") and w != "the"
    )


def _distance(t: Telling, h: Happening) -> int:
    """Characters between the telling and the nearest of the happening in one report; many when in none."""
    return min((_gap(t, o) for o in h.tellings if t.documents & o.documents), default=10**6)


def _gap(one: Telling, other: Telling) -> int:
    """Characters between two tellings of one report, what comes after counting double."""
    pairs = ((a, b) for a in one.claims for b in other.claims if a.document.id == b.document.id)
    return min((_apart(a, b) for a, b in pairs), default=10**6)


def _apart(a: Claim, b: Claim) -> int:
    gap = a.said.start - b.said.start
    return gap if gap >= 0 else -2 * gap


class Lands:
    """Whether claims may be of one country: by the countries named in and around them, else by names they share."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._ruling: dict[str, str | None] = {}

    def shared(self, t: Telling, h: Happening) -> bool:
        """Whether a telling and a happening can be of one country."""
        return self.alike(t.claims, h.claims)

    def alike(self, some: Iterable[Claim], others: Iterable[Claim], least: int = 2) -> bool:
        """Whether one report tells both, their countries meet or, none being known, they share that many names."""
        one, other = list(some), list(others)
        if {c.document.id for c in one} & {c.document.id for c in other}:
            return True
        mine, theirs = self._countries(one), self._countries(other)
        if mine and theirs:
            return bool(mine & theirs)
        if {c.document.outlet for c in one if c.document.outlet} & {c.document.outlet for c in other}:
            return True
        reports = ({c.document.id: c.document for c in claims}.values() for claims in (one, other))
        left, right = ([self._in(d) for d in documents] for documents in reports)
        return any(len(a & b) >= least for a in left for b in right)

    def _countries(self, claims: Iterable[Claim]) -> set[str]:
        """The countries that the claims' sentences and their reports are about."""
        named = {country(c.said.quote) for c in claims} | {self._about(c.document) for c in claims}
        return {n for n in named if n}

    def _about(self, document: Document) -> str | None:
        """The country named in most lines of a report that name one; None when no country is in half of them."""
        if document.id not in self._ruling:
            named = Counter(filter(None, map(country, document.text.splitlines())))
            best = max(named, key=lambda c: (named[c], c), default=None)
            self._ruling[document.id] = best if best and 2 * named[best] >= named.total() else None
        return self._ruling[document.id]

    def _in(self, document: Document) -> frozenset[str]:
        if document.id not in self._names:
            found = {fold(m.group()) for m in CAPITALISED.finditer(document.text)}
            self._names[document.id] = frozenset(f[:6] for f in found - listed("no_names"))
        return self._names[document.id]


CAPITALISED = re.compile(r"(?<!\w)(?!\d)[^\W_](?<![a-zа-яёіў])[^\W\d_]{3,}")
