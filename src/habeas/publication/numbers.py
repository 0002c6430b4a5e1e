"""The counts page: numbers by source and basis, side by side, never added; balances and sums that were stated."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.model import Balance, Count, Sum
from habeas.publication.asking import Answers
from habeas.publication.charts import Chart
from habeas.publication.drawings import Point, Series, bars_spec, counts_spec
from habeas.publication.evidence import Shown, show
from habeas.publication.frame import Frame
from habeas.publication.language import _, digits
from habeas.publication.wording import day, label, number, when
from habeas.quantities import Range
from habeas.vocabulary import Basis

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
        dated = [r for r in self.rows if r.on and (r.shown.supporting or not r.shown.opposing)]  # no copy got wrong
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
        said = {
            "source": new.count.source,
            "number": number(new.count.value),
            "group": self.group,
            "when": _as_of(self.basis, new.on),
        }
        if new.on == old.on:
            return _("%(source)s counted %(number)s %(group)s %(when)s", **said)
        before = {"before": number(old.count.value), "then": _as_of(self.basis, old.on)}
        return _("%(source)s counted %(number)s %(group)s %(when)s, after %(before)s %(then)s", **said, **before)

    def series(self) -> list[Series]:
        """The counts of each source, in order of time."""
        dated: dict[str, list[Row]] = defaultdict(list)
        for r in reversed(self.charted):
            dated[r.count.source].append(r)
        return [_series(s, rows) for s, rows in dated.items()]

    def chart(self) -> Chart:
        """The counts over time."""
        place = f", {self.place}" if self.place else ""
        per = _(", per %(per)s", per=self.per) if self.per else ""
        drawn = self.series()
        return Chart(
            f"counts-{self.id}",
            self.finding(),
            f"{self.group[:1].upper()}{self.group[1:]}{place} · {label(self.basis)}{per}",
            _("Source: %(sources)s", sources=", ".join(s for s, _colour in self.sources)),
            (_("As of"), _("Source"), _("Number")),
            tuple((when(r.count.as_of), r.count.source, number(r.count.value)) for r in self.charted),
            lambda width: counts_spec(drawn, width),
            tuple((f"series-{colour}", source) for source, colour in self.sources),
        )


def newest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The newest count of each source, from rows that are newest first."""
    first: dict[str, Row] = {}
    for r in rows:
        first.setdefault(r.count.source, r)
    return tuple(first.values())


def _as_of(basis: Basis, on: date | None) -> str:
    words = {
        Basis.STOCK: _("as of %(day)s"),
        Basis.FLOW: _("in a period to %(day)s"),
        Basis.CUMULATIVE: _("in all by %(day)s"),
    }
    return words[basis] % {"day": day(on)} if on else ""


def _series(source: str, rows: Sequence[Row]) -> Series:
    points = [Point(r.on, r.count.value.low, r.count.value.high, number(r.count.value)) for r in rows if r.on]
    return Series(source, tuple(points), rows[0].colour)


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that the counts page shows: panels with something to compare over time, and those without."""

    panels: tuple[Panel, ...]
    alone: tuple[Panel, ...]
    balances: tuple[tuple[Shown, Chart | None], ...]
    sums: tuple[Shown, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every chart of the page."""
        return (*(p.chart() for p in self.panels), *(c for _shown, c in self.balances if c))


def numbers(ask: Answers, frame: Frame) -> Numbers:
    """The counts known on the frame's day, in panels; what balances and what was stated as a sum."""
    shown = show(ask, (f for kind in ("count", "balance", "sum") for f in ask.findings(kind, frame.known)))
    all_ = panels(s for s in shown if isinstance(s.finding.value, Count))
    return Numbers(
        tuple(p for p in all_ if p.drawable),
        tuple(p for p in all_ if not p.drawable),
        _balances(shown),
        tuple(s for s in shown if isinstance(s.finding.value, Sum)),
    )


def _balances(shown: Iterable[Shown]) -> tuple[tuple[Shown, Chart | None], ...]:
    """The balances by source, in order of their opening days."""
    found = [(s, s.finding.value) for s in shown if isinstance(s.finding.value, Balance)]
    found.sort(key=lambda pair: (pair[1].source, _opened(pair[1]), pair[0].finding.id))
    return tuple((s, balance_chart(s.finding.id, b)) for s, b in found)


def _opened(b: Balance) -> date:
    return (b.opening.as_of and b.opening.as_of.first) or date.min


def panels(shown: Iterable[Shown]) -> tuple[Panel, ...]:
    """Counts by basis, group, place and rate: people held at a time first, then the fullest panel first.

    Where a source names one place in some of its counts of a kind and none in the others, all are of that place, if
    most name it, or of none.
    """
    found = [(s.finding.value, s) for s in shown if isinstance(s.finding.value, Count)]
    named: dict[tuple[object, ...], list[str | None]] = defaultdict(list)
    for c, _s in found:
        named[_kind(c)].append(c.place)
    held: dict[tuple[Basis, str, str, str], list[tuple[Count, Shown]]] = defaultdict(list)
    for c, s in found:
        c = replace(c, place=_place(c, named[_kind(c)]))
        key = (c.basis, (c.group or "people").casefold(), (c.place or "").casefold(), (c.per or "").casefold())
        held[key].append((c, s))
    made = [_panel(rows) for rows in held.values()]
    bases = list(Basis)
    return tuple(sorted(made, key=lambda p: (p.per is not None, bases.index(p.basis), -len(p.charted), p.id)))


def _place(c: Count, named: Sequence[str | None]) -> str | None:
    """The place of a count, given what all counts of its kind by its source name."""
    if len(set(named) - {None}) != 1:
        return c.place
    first = next(p for p in named if p)
    return first if 2 * named.count(first) >= len(named) else None


def _kind(c: Count) -> tuple[object, ...]:
    """Whose count it is, on what basis, of whom and at what rate."""
    return (c.source, c.basis, (c.group or "people").casefold(), c.per)


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


def balance_chart(id_: str, b: Balance) -> Chart | None:
    """The steps from an opening count to the closing one; None where a number in it is open."""
    opening, closing = _exact(b.opening.value), _exact(b.closing.value)
    taken, freed = _exact(b.arrested), _exact(b.released)
    if opening is None or closing is None or taken is None or freed is None:
        return None
    expected = opening + taken - freed
    left = closing - expected
    steps = [
        (_("opening"), 0, opening, "ink", digits(opening)),
        (_("taken"), opening, opening + taken, "held", f"+{digits(taken)}"),
        (_("freed"), opening + taken, expected, "free", f"−{digits(freed)}"),
        (
            _("unexplained"),
            expected,
            closing,
            "unclear",
            f"{'+' if left > 0 else '−' if left < 0 else ''}{digits(abs(left))}",
        ),
        (_("closing"), 0, closing, "ink", digits(closing)),
    ]
    title = (
        _("The books of %(source)s balance", source=b.source)
        if left == 0
        else _("%(n)s of the change that %(source)s counts is unexplained", n=digits(abs(left)), source=b.source)
    )
    span = _("%(first)s to %(last)s", first=when(b.opening.as_of), last=when(b.closing.as_of))
    return Chart(
        f"balance-{id_}",
        title,
        f"{b.opening.group or ''} · {span}".strip(" ·"),
        _("Source: %(sources)s", sources=b.source),
        ("", _("Number")),
        tuple((words, number_) for words, _a, _b, _look, number_ in steps),
        lambda width: bars_spec(steps, width),
    )


def _exact(r: Range) -> int | None:
    return r.low if r.low == r.high else None
