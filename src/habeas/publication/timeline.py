"""One person's custody drawn over time: spells as bands, events as marks. The page gives the same as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from habeas.dates import When
from habeas.model import Event, Spell
from habeas.vocabulary import HELD, Status

BAND_TOP, BAND, AXIS = 34, 26, 84
EDGE = 14
BEFORE = timedelta(days=45)
RESTRICTED = frozenset(
    {Status.HOUSE_ARREST, Status.RESTRICTED_OPEN, Status.RESTRICTED_HOME, Status.RELEASED_CONDITIONAL}
)
DEAD = frozenset({Status.DEAD_IN_CUSTODY})
UNCLEAR = frozenset({Status.CONTESTED, Status.UNKNOWN})


def look(status: Status) -> str:
    """The class that a status is drawn in: held, restricted, free, dead or unclear."""
    if status in HELD:
        return "held"
    if status in RESTRICTED:
        return "restricted"
    if status in DEAD:
        return "dead"
    return "unclear" if status in UNCLEAR else "free"


@dataclass(frozen=True, slots=True)
class Stay:
    """A spell on the drawing: it began on some day from `earliest` to `begun`, and lasted at least to `until`."""

    look: str
    earliest: date
    begun: date
    until: date


@dataclass(frozen=True, slots=True)
class Scale:
    """Days along a width in pixels."""

    first: date
    last: date
    width: int

    def x(self, d: date) -> float:
        """Where the day lies, within the drawing."""
        span = max((self.last - self.first).days, 1)
        return round(min(max((d - self.first).days / span, 0.0), 1.0) * (self.width - 2 * EDGE) + EDGE, 1)


def stays(spells: Iterable[Spell], on: date) -> list[Stay]:
    """The spells in order, each from when it may have begun until the next may have; the last one until `on`.

    A spell of which no report gives any day is left out.
    """
    starts: list[tuple[Spell, date, date]] = []
    for spell in sorted(spells, key=lambda s: s.position):
        begun = (spell.since and (spell.since.last or spell.since.first)) or spell.begun_by
        if begun:
            before = starts[-1][2] if starts else begun
            earliest = (spell.since and spell.since.first) or before
            starts.append((spell, min(earliest, begun), begun))
    ends = [*(earliest for _, earliest, _ in starts[1:]), on]
    return [Stay(look(s.status), a, b, max(b, end)) for (s, a, b), end in zip(starts, ends, strict=False)]


def drawn(spells: Sequence[Spell], events: Sequence[Event], on: date, width: int) -> Markup | None:
    """The drawing, or None when nothing about the person has a date."""
    told = stays(spells, on)
    marked = [(e, d) for e in events if e.happened is not False and (d := _first(e.date))]
    days = [d for s in told for d in (s.earliest, s.begun)] + [d for _, d in marked]
    if not days:
        return None
    scale = Scale(min(days) - BEFORE, max(*days, on), width)
    parts = [*_axis(scale), *_bands(told, scale), *(_mark(e, d, scale) for e, d in marked)]
    size = Markup('viewBox="0 0 {0} {1}" width="{0}" height="{1}"').format(width, AXIS + 24)
    return Markup('<svg {} aria-hidden="true" focusable="false">{}</svg>').format(size, Markup("").join(parts))


def _axis(scale: Scale) -> list[Markup]:
    years = [y for y in range(scale.first.year + 1, scale.last.year + 1) if scale.x(date(y, 1, 1)) < scale.width - 20]
    step = max(1, -(-len(years) * 46 // scale.width))
    line = Markup('<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>').format(scale.width, AXIS, AXIS)
    return [line, *(_year(y, scale) for y in years[::step])]


def _year(year: int, scale: Scale) -> Markup:
    return Markup(
        '<line class="tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="year" x="{0}" y="{3}">{4}</text>'
    ).format(scale.x(date(year, 1, 1)), AXIS - 60, AXIS + 4, AXIS + 18, year)


def _bands(told: Sequence[Stay], scale: Scale) -> Iterator[Markup]:
    """Full bands for what is sure; between two, where the day of the change is not known, both looks, paler."""
    if told and told[0].earliest < told[0].begun:
        yield _rect(told[0].look, True, scale, (told[0].earliest, told[0].begun))
    for s in told:
        yield _rect(s.look, False, scale, (s.begun, s.until))
    for one, other in pairwise(told):
        if one.until < other.begun:
            yield _rect(one.look, True, scale, (one.until, other.begun), half=0)
            yield _rect(other.look, True, scale, (one.until, other.begun), half=1)


def _rect(look: str, unsure: bool, scale: Scale, days: tuple[date, date], half: int | None = None) -> Markup:
    a, b = scale.x(days[0]), scale.x(days[1])
    return Markup('<rect class="band {}{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        look,
        " unsure" if unsure else "",
        a,
        BAND_TOP + (BAND // 2 if half == 1 else 0),
        max(round(b - a, 1), 2),
        BAND if half is None else BAND // 2,
    )


def _mark(event: Event, day: date, scale: Scale) -> Markup:
    return Markup('<circle class="event" cx="{}" cy="{}" r="5"><title>{}</title></circle>').format(
        scale.x(day), BAND_TOP - 12, event.type.value
    )


def _first(w: When | None) -> date | None:
    return (w.first or w.last) if w else None
