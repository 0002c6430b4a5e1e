"""Which claims tell of one happening: the same people, or a group of the same size, on days that can be the same.

A summary over a longer time is kept apart. Tellings are placed one after another, the surest first: those that name a
day, then those that name a month or a year, then undated ones, each group in order of telling.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from habeas.folding import without_places
from habeas.reconciliation.anchors import Anchors
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import (
    MEASURES,
    MONTH,
    Bounds,
    Happening,
    Sort,
    Telling,
    heard,
    in_order,
)
from habeas.reconciliation.joining import act_of, on_one_day, with_acts, with_exiles, with_names, with_verdicts
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.looking_up import SAME_SIZE_LAG, known_by, looked_up, on_other_days
from habeas.reconciliation.stretches import sentence
from habeas.reconciliation.tellings import tellings
from habeas.reconciliation.topics import TOPICS, listed, speaks_of
from habeas.vocabulary import Measure, Modality, Type

LAG = {
    Sort.TAKEN: 14, Sort.JUDGED: 10, Sort.FREED: 4, Sort.RETAKEN: 10, Sort.MOVED: 10, Sort.REFUSED: 4, Sort.FLED: 400,
    Sort.EASED: 120, Sort.IMPOSED: 120, Sort.RECOGNISED: 4,
}  # fmt: skip
"""Days that accounts of one happening to one person, or one measure, may lie apart: beyond that they are two."""

FORGOTTEN = 200
"""Days after which an undated group of the same size is not taken for the old one."""


def happenings(claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """The happenings that these claims tell of, in order of telling; demands and mere possibilities make none.

    Undated tellings that name people or a size already met are placed before those that only stand in one report with
    something they may mean.
    """
    told = sorted(tellings(claims), key=_surest_first)
    lands = Lands(claims)
    leaning, firm = [t for t in told if t.leaning], [t for t in told if not t.leaning]
    placing = _Placing(lands, Anchors(leaning, firm, known_by, looked_up, lambda t, h: fit(t, h, lands)))
    late = [t for t in told if not t.dated or t.leaning]
    for telling in (t for t in firm if t.dated):
        placing.place(telling)
    unmet = [t for t in late if not placing.add(t, KNOWN)]
    for telling in sorted(unmet, key=lambda t: t.leaning):  # stable, so otherwise as before
        placing.place(telling)
    for telling in told:
        Telling.about.let_go(telling)
    joined = with_acts(with_names(on_one_day(placing.all, lands)), lands)
    return in_order(with_exiles(with_verdicts(joined)))


KNOWN = 3
"""The least by which a telling fits through whom it is about, and not only through where it stands."""


def _surest_first(t: Telling) -> tuple[object, ...]:
    c = t.lead
    precision = 0 if c.day else 1 if c.first and c.last else 2
    kind = 0 if t.size else 1 if c.persons else 2
    return (t.period, precision, kind, c.order)


class _Placing:
    """Places tellings one by one into the happening they fit best, or a new one; others by their anchor."""

    def __init__(self, lands: Lands, anchors: Anchors) -> None:
        self.all: list[Happening] = []
        self._index: dict[tuple[object, ...], Happening | dict[int, Happening]] = {}  # most keys are of one alone
        self._host: dict[int, Happening] = {}
        self._lands, self._anchors = lands, anchors

    def place(self, t: Telling) -> None:
        """Adds the telling to the happening it fits best; one that leans on nothing stands nowhere, others open one."""
        if self.add(t):
            return
        anchor = self._anchors.of(t) if t.leaning else None
        host = self._host[id(anchor)] if anchor else None
        if host is not None and not _tried_on_another_day(t, host):
            self._join(t, host)
        elif anchor or not t.leaning:
            host = Happening(t.sort)
            self.all.append(host)
            self._join(t, host)

    def add(self, t: Telling, least: int = 1) -> bool:
        """Adds the telling to the happening it fits best, at least so well; whether there is one."""
        if t.leaning and self._anchors.of(t) is None:
            return False
        near = dict[int, Happening]()
        for key in looked_up(t):
            here = self._index.get(key, _NONE)
            near |= {id(here): here} if isinstance(here, Happening) else here
        possible = (h for h in near.values() if not on_other_days(t, h.days, h.persons))
        fitting = [(score, h) for h in possible if (score := fit(t, h, self._lands)) and score[0] >= least]
        if fitting:
            best = max(score for score, _ in fitting)
            hosts = [h for score, h in fitting if score == best]
            self._join(t, hosts[0] if len(hosts) == 1 else max(hosts, key=lambda h: h.id))
        return bool(fitting)

    def _join(self, t: Telling, host: Happening) -> None:
        host.add(t)
        self._host[id(t)] = host
        for key in known_by(t):
            known = self._index.setdefault(key, host)
            if isinstance(known, dict):
                known[id(host)] = host
            elif known is not host:
                self._index[key] = {id(known): known, id(host): host}


_NONE: dict[int, Happening] = {}


def _tried_on_another_day(t: Telling, h: Happening) -> bool:
    """Whether it tells of what failed on a day on which the happening cannot have been: a first attempt."""
    c = t.lead
    if c.said.modality is not Modality.FAILED or c.day is None or not h.days:
        return False
    return min(abs((c.day - day).days) for day in h.days) > LAG.get(t.sort, 0)


def fit(t: Telling, h: Happening, lands: Lands) -> tuple[int, ...] | None:
    """How well a telling fits a happening, greater is better; None when it tells of another.

    First by whom it is about (shared people, same size, same day, same report), then by how exactly the days agree,
    then by punishment, type, closeness in the text and lateness.
    """
    days = _days(t, h)
    who = _who(t, h, days, lands) if days else None
    if not days or not who:
        return None
    return (
        who,
        days,
        _term(t, h),
        int(t.lead.said.type in h.types),
        -_distance(t, h),
        h.span[0].toordinal() if h.span else 0,
    )


def _term(t: Telling, h: Happening) -> int:
    """Whether it tells of the same punishment: whom two courts sentenced is "serving nine years" of one of them."""
    mine = t.lead.said.term.months if t.lead.said.term else None
    return int(mine is not None and any(o.lead.said.term and o.lead.said.term.months == mine for o in h.tellings))


def _days(t: Telling, h: Happening) -> int:
    """3 the same day, 2 overlapping intervals, 1 possible, 0 excluded."""
    c, shared = t.lead, not h.persons.isdisjoint(t.persons)
    if t.sort is Sort.DIED and shared:
        return 3 * _one_death(c, h.span)
    if c.day and h.days:
        if c.day in h.days:
            return 3
        gap = min([abs((c.day - day).days) for day in h.days])
        lag = LAG.get(t.sort, 0) if shared or t.sort in MEASURES else 0
        decree = t.bounds in h.sizes and (c.said.type not in h.types or _by_no_chance(t, h))
        return int(gap <= max(lag, SAME_SIZE_LAG if decree else 0))
    span = h.span
    if c.first and c.last and span:
        near = t.sort in MEASURES and max(c.first - span[1], span[0] - c.last) <= timedelta(LAG[t.sort])
        if h.days:
            return 2 if any(c.first <= day <= c.last for day in h.days) else int(near or act_of(t, h))
        return 2 if c.first <= span[1] and span[0] <= c.last else int(near)
    if span is None:
        return int(c.first is None or c.first <= h.latest or not c.actual)
    ahead = _planned(c) or not h.is_actual
    return int(span[0] <= c.latest or ahead)


UNLIKELY = 10
"""From this number on two groups of exactly as many people are not let out of one country within days by chance."""


def _by_no_chance(t: Telling, h: Happening) -> bool:
    """Whether as many people are let out on a day near by in a report that tells of no other group so large."""
    if t.sort is not Sort.FREED or t.bounds is None or (t.bounds[0] or 0) < UNLIKELY or t.bounds[0] != t.bounds[1]:
        return False
    return not any(o.bounds == t.bounds for o in h.beside(t))


def _one_death(c: Claim, span: tuple[date, date] | None) -> bool:
    """Whether a death told of somebody can be the one on these days: one told months ago, and not so, is another."""
    if span is None or c.first is None or c.last is None:
        return span is None or span[0] <= c.latest
    return max(c.first - span[1], span[0] - c.last) <= timedelta(MONTH)


def _who(t: Telling, h: Happening, days: int, lands: Lands) -> int:
    """4 shared people, 3 the same size or measure, 2 the same day or place, 1 the only group of a report, 0 others."""
    c = t.lead
    if t.sort is Sort.MOVED and days < 3 and t.place_words and h.place_words and not _same_place(t, h):
        return 0  # to the hospital in June, back to the colony in autumn
    if c.actual and c.first is None and not h.is_actual and all(o.lead.negative for o in h.tellings):
        return int(bool(t.documents & h.documents))  # that some were not let out is no telling of how they were
    if not h.persons.isdisjoint(t.persons):
        return 4 if not c.negative or days > 1 or not h.asserted.isdisjoint(t.persons) else 0
    if t.sort in MEASURES:
        return 3 * _one_measure(t, h, days)
    if t.sort in (Sort.REFUSED, Sort.DIED, Sort.RETAKEN, Sort.MOVED) and c.persons:
        return 2 * (t.sort is Sort.MOVED and _together(t, h, days))
    if (t.bounds or t.whole) and (days > 1 or _recent(t, h)) and _same_size(t, h, days):
        return 3
    if t.period or h.period:
        return 0
    if days == 3 and t.sort is Sort.FREED and (_same_place(t, h) or lands.meet(t.setting, h.setting)):
        return 2
    if days == 3 and t.sort is Sort.TAKEN and _counted_otherwise(t, h) and lands.meet(t.setting, h.setting):
        return 2
    if days == 3 and t.sort is Sort.TAKEN and _of_that_day(t, h) and lands.meet(t.setting, h.setting):
        return 2
    if t.sort is Sort.DIED and t.vague:
        return int(lands.meet(t.setting, h.setting))
    if days == 2 and _came_of_it(t, h) and lands.meet(t.setting, h.setting):
        return 2
    if (
        days == 2
        and t.size is None
        and not c.persons
        and _amnesty(c)
        and any(_amnesty(c) for o in h.tellings for c in o.claims)
    ):
        return 2 if h.sizes and lands.meet(t.setting, h.setting) else 0
    if _together(t, h, days) or _one_place(t, h, days):
        return 2
    return int(_only_group(t, h) or (_as_many(t, h) and lands.meet(t.setting, h.setting)))


OTHERWISE = 1.5
"""By how much two counts of those taken on one day may differ and still be of one group."""


def _counted_otherwise(t: Telling, h: Happening) -> bool:
    """Whether it gives another number of those taken on one day than other reports, who name no other place.

    A report that gives both numbers tells of two groups, unless it corrects one by the other.
    """
    if not t.bounds or t.lead.said.type is not Type.ARREST:
        return False
    if any(o.size and not (t.lead.negative or o.lead.negative) for o in h.beside(t)):
        return False
    return any(_close(t.bounds, size) for size in h.sizes) and not any(_elsewhere(t, o) for o in h.tellings)


def _of_that_day(t: Telling, h: Happening) -> bool:
    """Whether it tells only that people were taken on a day, not who or how many, where a group was."""
    nobody = t.size is None and not t.lead.persons and t.lead.said.type is Type.ARREST
    return nobody and bool(h.sizes) and not any(_elsewhere(t, o) for o in h.tellings)


def _came_of_it(t: Telling, h: Happening) -> bool:
    """Whether somewhat fewer came out within days of an act of mercy than it was said to free."""
    c = t.lead
    if t.sort is not Sort.FREED or not t.bounds or c.first is None or c.last is None or Type.PARDON not in h.types:
        return False
    fewer = any(_close(t.bounds, size) and (t.bounds[0] or 0) <= (size[0] or 0) for size in h.sizes)
    return fewer and (c.last - c.first).days <= NEWS


def _close(one: Bounds, other: Bounds) -> bool:
    low, least = one[0], other[0]
    return bool(low and least) and max(low or 0, least or 0) <= OTHERWISE * min(low or 0, least or 0)


def _elsewhere(t: Telling, other: Telling) -> bool:
    """Whether two tellings in one language name places that have no word in common."""
    same = t.lead.document.language == other.lead.document.language
    return same and bool(t.place_words and other.place_words) and t.place_words.isdisjoint(other.place_words)


def _as_many(t: Telling, h: Happening) -> bool:
    """Whether a number is told without names of what, days ago, happened to as many who are named."""
    if t.sort not in (Sort.REFUSED, Sort.RETAKEN, Sort.DIED) or t.lead.persons or t.lead.first:
        return False
    return t.bounds == (len(h.persons), len(h.persons)) and h.is_actual and _news(t, h)


def _planned(c: Claim) -> bool:
    return c.said.modality is Modality.PLANNED


def _amnesty(c: Claim) -> bool:
    return speaks_of("amnesty", c.said.quote)


def _same_size(t: Telling, h: Happening, days: int) -> bool:
    """The same bounds; on days that overlap, bounds of which one is the other's round or lower number."""
    if t.bounds in h.sizes or t.whole in h.sizes:
        return t.bounds != (1, 1) or bool(t.documents & h.documents)
    apart = h.period or (t.period and t.wide)
    close = days > 1 or (t.lead.first is None and _recent(t, h))
    return close and not apart and any(_rounds(t.bounds, other) for other in h.sizes)


def _rounds(one: Bounds | None, other: Bounds) -> bool:
    (low, high), (least, most) = one or (None, None), other
    if low is None or least is None:
        return False
    overlap = max(low, least) <= min(x if x is not None else max(low, least) for x in (high, most))
    return overlap and (low != high or least != most) and abs(low - least) <= max(low, least) * 0.1


def _recent(t: Telling, h: Happening) -> bool:
    """Whether an undated telling came soon enough to mean this happening."""
    last = h.span[1] if h.span else h.latest
    return bool(t.documents & h.documents) or abs((t.lead.latest - last).days) <= FORGOTTEN


def _together(t: Telling, h: Happening, days: int) -> bool:
    """A group and names out of it, dated alike in one report; verdicts of one day told side by side."""
    for other in h.beside(t) if days >= 2 else ():
        if t.sort is Sort.JUDGED and days == 3 and _gap(t, other) <= 2 * NEARBY:
            return not speaks_of("elsewhere", t.lead.said.quote)
        alike = (t.lead.first, t.lead.last) == (other.lead.first, other.lead.last)
        if alike and t.lead.first and (t.size is None) != (other.size is None):
            return True
    return False


NEARBY = 400
"""Characters within which two sentences of a report speak of one thing."""


def _one_place(t: Telling, h: Happening, days: int) -> bool:
    """A group taken at one place on a day that can be the same; people taken on one day in a square or with others."""
    if t.sort is Sort.TAKEN and days == 3 and t.lead.said.type is Type.ARREST and _taken_together(t, h):
        return True
    if t.sort is not Sort.TAKEN or t.size is None or not h.sizes or h.span is None:
        return False
    near = days > 1 or abs((t.lead.latest - h.span[1]).days) <= LAG[Sort.TAKEN]
    return near and _same_place(t, h)


def _taken_together(t: Telling, h: Happening) -> bool:
    """Whether people were taken in one place in the open, or with those told of before, as the report says."""
    if t.place_words & h.place_words & listed("open_places"):
        return True
    beside = any(_gap(t, o) <= NEARBY for o in h.beside(t))
    return beside and speaks_of("with_them", t.lead.said.quote)


def _same_place(t: Telling, h: Happening) -> bool:
    return not h.place_words.isdisjoint(t.place_words)


def _only_group(t: Telling, h: Happening) -> bool:
    """An undated telling that stands by a group in a report, or comes within days of it and names no other."""
    c = t.lead
    if t.sort not in (Sort.FREED, Sort.RECOGNISED) and not (t.sort is Sort.TAKEN and not c.persons):
        return False
    if t.vague and t.of_kind:
        return h.is_actual and bool(t.documents & h.documents)
    if not h.is_actual and (t.vague or (c.actual and h.span is not None and h.span[0] > c.latest)):
        return False  # what is told as done is not what is yet to come
    if c.negative:
        if t.bounds and h.sizes:
            return any(o.bounds and o.lead.actual and _close(t.bounds, o.bounds) for o in h.beside(t))
        return bool(t.documents & h.documents) and not h.is_actual
    if c.first:
        return False
    here = list(h.beside(t))
    if t.size:
        return bool(here) and (_news(t, h) or _some_of_them(t, here))
    groups = [o for o in here if o.size or len(o.lead.persons) != 1]
    return any(_gap(t, o) <= NEARBY for o in groups) or (not c.persons and _news(t, h))


def _some_of_them(t: Telling, here: Iterable[Telling]) -> bool:
    """Whether a number is of some of a greater one told right before it: "74 came out. Sixty-five went home"."""
    low = (t.bounds or (None, None))[0]
    near = (o for o in here if _gap(t, o) <= NEARBY and o.lead.said.start < t.lead.said.start and o.bounds)
    return low is not None and any(((o.bounds or (0, 0))[0] or 0) > low for o in near)


def _news(t: Telling, h: Happening) -> bool:
    """Whether it is told within days of the happening."""
    return h.span is not None and 0 <= (t.lead.latest - h.span[1]).days <= NEWS


NEWS = 5
"""Days for which an undated group is that of the day."""


def _one_measure(t: Telling, h: Happening, days: int) -> bool:
    """Whether two tellings are of one measure: the same target or, where one names none, the same report, or the same
    words for what is eased on days that can be the same, or the same kind of measure or teller on one day."""
    for other in h.tellings:
        if t.hand and other.hand and t.hand != other.hand:
            continue  # what two states, or a state and a union of states, did each for itself
        if t.target & other.target:
            return _recent(t, h) or days > 1 or t.lead.day is not None
        if t.target and other.target:
            if any(_called(*two) or _unnamed(*two) for two in ((t, other), (other, t))):
                return days > 0 and not t.documents & other.documents
            continue
        if t.documents & other.documents and t.dated == other.dated:
            return True
        if days > 1 and len(t.thing & other.thing) >= THING:
            return True
        if (
            t.lead.day
            and t.lead.day == other.lead.day
            and (t.lead.origin == other.lead.origin or _of_one_kind(t, other))
        ):
            return True
    return False


def _of_one_kind(one: Telling, other: Telling) -> bool:
    """Whether the words of two tellings are for one kind of measure, of which there is seldom more than one a day."""
    said, again = one.lead.said.quote, other.lead.said.quote
    return any(speaks_of(kind, said) and speaks_of(kind, again) for kind in Measure if kind in TOPICS)


def _unnamed(one: Telling, other: Telling) -> bool:
    """Whether the target of a measure is told by a word that is no name ("our ships"), or as of the same day, and the
    words of its sentence have the name by which another report calls it."""
    said = one.lead.said.place or ""
    same_day = one.lead.day is not None and one.lead.day == other.lead.day
    beside = heard(without_places(sentence(one.lead)))
    return (same_day or said == said.lower()) and len(other.target & beside) >= min(len(other.target), NAMED)


NAMED = 2
"""Words of a name by which it is known."""


def _called(one: Telling, other: Telling) -> bool:
    """Whether the target of a measure is told by a common word alone that another report puts to its name, at a day
    near by: "the minister" of "Minister Talby"."""
    said, days = one.lead.said.place or "", (one.lead.first, one.lead.last, other.lead.first, other.lead.last)
    if not said or said != said.lower() or None in days:
        return False
    first, last, begun, over = (d for d in days if d)
    beside = heard(without_places(other.lead.said.quote))
    return one.target <= beside and max(first - over, begun - last) <= timedelta(MONTH)


THING = 2
"""Words for the thing eased that two tellings share, by which they are of one measure."""


def _distance(t: Telling, h: Happening) -> int:
    """Characters between the telling and the nearest of the happening in one report; many when in none."""
    return min((_gap(t, o) for o in h.beside(t)), default=10**6)


def _gap(one: Telling, other: Telling) -> int:
    """Characters between two tellings of one report, what comes after counting double."""
    pairs = ((a, b) for a in one.claims for b in other.claims if a.document.id == b.document.id)
    return min((_apart(a, b) for a, b in pairs), default=10**6)


def _apart(a: Claim, b: Claim) -> int:
    gap = a.said.start - b.said.start
    return gap if gap >= 0 else -2 * gap
