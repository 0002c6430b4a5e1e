"""The counts page: numbers by source and basis, side by side, never added; balances and sums that were stated."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from habeas.model import Balance, Count, Sum
from habeas.publication.asking import Answers
from habeas.publication.charts import Point, Series, counts_over_time
from habeas.publication.evidence import Shown, show
from habeas.publication.frame import Frame
from habeas.publication.wording import day, number
from habeas.vocabulary import Basis

WIDE, NARROW = 1000, 320
COLOURS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One count with its quotes."""

    count: Count
    shown: Shown
    colour: int

    @property
    def on(self) -> date | None:
        """The day it is drawn at: the last it can mean."""
        w = self.count.as_of
        return (w.last or w.first) if w else None


@dataclass(frozen=True, slots=True)
class Panel:
    """Counts that may stand on one chart: the same basis, group, place and rate; newest first."""

    basis: Basis
    group: str
    place: str | None
    per: str | None
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """An anchor made of its basis and place in the alphabet of groups, letters and digits only."""
        words = f"{self.basis.value}-{self.group}-{self.place or ''}-{self.per or ''}".lower()
        return "c-" + "-".join("".join(c if c.isalnum() else " " for c in words).split())

    @property
    def charted(self) -> tuple[Row, ...]:
        """The dated counts that may share a chart.

        Where the place is stated, all of them. Where it is not, nothing says that two sources count the same people:
        only those of a source that counts again, each its own line.
        """
        dated = [r for r in self.rows if r.on]
        often = Counter(source for source, _ in {(r.count.source, r.on) for r in dated})
        return tuple(r for r in dated if self.place or often[r.count.source] > 1)

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """The sources on the chart with their colours, those with most counts first."""
        colours = {r.count.source: r.colour for r in self.charted}
        return tuple((s, colours[s]) for s, _ in Counter(r.count.source for r in self.charted).most_common())

    @property
    def drawable(self) -> bool:
        """Whether there is something to compare over time: counts of two days or more."""
        return len({r.on for r in self.charted}) > 1

    def finding(self) -> str:
        """What the chart shows, in one sentence that claims no more than its counts; only of a drawable panel."""
        own = [r for r in self.charted if r.count.source == self.sources[0][0]]
        new, old = own[0], own[-1]
        now = f"{new.count.source} counted {number(new.count.value)} {self.group} {_as_of(self.basis, new.on)}"
        if new.on == old.on:
            return now
        return f"{now}, after {number(old.count.value)} {_as_of(self.basis, old.on)}"

    def chart(self, width: int) -> Markup:
        """The counts over time, drawn that wide."""
        dated: dict[str, list[Row]] = defaultdict(list)
        for r in reversed(self.charted):
            dated[r.count.source].append(r)
        return counts_over_time([_series(s, rows) for s, rows in dated.items()], width, 320 if width > 500 else 240)


def newest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The newest count of each source, from rows that are newest first."""
    first: dict[str, Row] = {}
    for r in rows:
        first.setdefault(r.count.source, r)
    return tuple(first.values())


def _as_of(basis: Basis, on: date | None) -> str:
    words = {Basis.STOCK: "as of", Basis.FLOW: "in a period to", Basis.CUMULATIVE: "in all by"}
    return f"{words[basis]} {day(on)}" if on else ""


def _series(source: str, rows: Sequence[Row]) -> Series:
    points = [Point(r.on, r.count.value.low, r.count.value.high, number(r.count.value)) for r in rows if r.on]
    return Series(source, tuple(points), rows[0].colour)


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that the counts page shows: panels with something to compare over time, and those without."""

    panels: tuple[Panel, ...]
    alone: tuple[Panel, ...]
    balances: tuple[Shown, ...]
    sums: tuple[Shown, ...]


def numbers(ask: Answers, frame: Frame) -> Numbers:
    """The counts known on the frame's day, in panels; what balances and what was stated as a sum."""
    shown = show(ask, (f for kind in ("count", "balance", "sum") for f in ask.findings(kind, frame.known)))
    all_ = panels(s for s in shown if isinstance(s.finding.value, Count))
    return Numbers(
        tuple(p for p in all_ if p.drawable),
        tuple(p for p in all_ if not p.drawable),
        tuple(s for s in shown if isinstance(s.finding.value, Balance)),
        tuple(s for s in shown if isinstance(s.finding.value, Sum)),
    )


def panels(shown: Iterable[Shown]) -> tuple[Panel, ...]:
    """Counts by basis, group, place and rate: people held at a time first, then the fullest panel first."""
    held: dict[tuple[Basis, str, str, str], list[tuple[Count, Shown]]] = defaultdict(list)
    for s in shown:
        c = s.finding.value
        if isinstance(c, Count):
            key = (c.basis, (c.group or "people").casefold(), (c.place or "").casefold(), (c.per or "").casefold())
            held[key].append((c, s))
    made = [_panel(rows) for rows in held.values()]
    bases = list(Basis)
    return tuple(sorted(made, key=lambda p: (p.per is not None, bases.index(p.basis), -len(p.charted), p.id)))


def _panel(counts: list[tuple[Count, Shown]]) -> Panel:
    colour = _colours(c.source for c, _ in counts)
    rows = [Row(c, s, colour[c.source]) for c, s in counts]
    rows.sort(key=lambda r: (r.on or date.min, r.shown.finding.id), reverse=True)
    first = rows[0].count
    return Panel(first.basis, first.group or "people", first.place, first.per, tuple(rows))


def _colours(sources: Iterable[str]) -> dict[str, int]:
    """A colour for each source, 1 to 8, by how often it counts; beyond the seventh all share the last."""
    often = Counter(sources)
    ordered = sorted(often, key=lambda s: (-often[s], s))
    return {s: min(n, COLOURS) for n, s in enumerate(ordered, 1)}
