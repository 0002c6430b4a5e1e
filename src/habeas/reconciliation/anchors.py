"""Whether a claim too vague to open a happening may stand with one: by what it shares with some one firm claim.

The answer hangs on the two claims alone, as their own reports tell them, and on nothing that is worked out of the rest.
So a report that comes in later may change with which happening a claim stands, never that it stands with one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.memory import worked_out
from habeas.reconciliation.claims import published
from habeas.reconciliation.happenings import Happening, Telling
from habeas.reconciliation.looking_up import on_other_days

Fit = Callable[[Telling, Happening], tuple[int, ...] | None]
Keys = Callable[[Telling], Iterator[Hashable]]


class Anchors:
    """For each leaning telling the firm one that it fits best by one claim of each."""

    def __init__(self, leaning: Sequence[Telling], firm: Iterable[Telling], keys: Keys, wanted: Keys, fit: Fit) -> None:
        """`keys` are what a telling is known by, `wanted` what it is looked up by: only those are kept that are."""
        asked = {key for t in leaning for alone in _alone(t) for key in wanted(alone)}
        index: dict[Hashable, list[_Met]] = defaultdict(list)
        for telling in firm if asked else ():
            for alone in _alone(telling):
                if met := asked.intersection(keys(alone)):
                    one = _Met(telling, alone)
                    for key in met:
                        index[key].append(one)
        self._best: dict[int, Telling] = {}
        for t in leaning:
            fitting: dict[tuple[object, ...], Telling] = {}
            for alone in _alone(t):
                known = {id(m): m for key in wanted(alone) for m in index.get(key, ())}.values()
                near = [m for m in known if not on_other_days(alone, m.days, m.alone.persons)]
                fitting |= {(*score, m.host.id): m.telling for m in near if (score := fit(alone, m.host))}
            if fitting:
                self._best[id(t)] = fitting[max(fitting)]

    def of(self, t: Telling) -> Telling | None:
        """The firm telling that a leaning one stands with; None where it stands with none."""
        return self._best.get(id(t))


class _Room:
    __slots__ = ("_host",)


@dataclass(frozen=True, slots=True)
class _Met(_Room):
    """A firm telling, and one claim of it by itself: as a happening only where it is held against a leaning one."""

    telling: Telling
    alone: Telling

    @property
    def days(self) -> tuple[date, ...]:
        return (self.alone.lead.day,) if self.alone.lead.day else ()

    @worked_out
    def host(self) -> Happening:
        host = Happening(self.telling.sort)
        host.add(self.alone)
        return host


def _alone(t: Telling) -> Iterator[Telling]:
    """Each claim of a telling by itself, as told by its own report: not as old as the report that it copies."""
    for c in t.claims:
        told = published(c.document)
        latest = told or c.document.received.date()
        if (c.told, c.latest, c.teller) != (told, latest, c.document.id):
            yield replace(t, claims=(replace(c, told=told, latest=latest, teller=c.document.id),))
        else:
            yield t if len(t.claims) == 1 else replace(t, claims=(c,))
