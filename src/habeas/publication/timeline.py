"""One person's custody drawn over time: spells as bands, events as marks. The page gives the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from habeas.dates import When
from habeas.model import Event, Spell
from habeas.vocabulary import HELD, Status

BAND_TOP, BAND, AXIS = 34, 26, 84
RESTRICTED = frozenset(
    {Status.HOUSE_ARREST, Status.RESTRICTED_OPEN, Status.RESTRICTED_HOME, Status.RELEASED_CONDITIONAL}
)
DEAD = frozenset({Status.DEAD_IN_CUSTODY})
UNCLEAR = frozenset({Status.CONTESTED, Status.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Scale:
    """Days along a width in pixels."""

    first: date
    last: date
    width: int

    def x(self, d: date) -> float:
        """Where the day lies, within the drawing."""
        span = max((self.last - self.first).days, 1)
        return round(min(max((d - self.first).days / span, 0.0), 1.0) * (self.width - 16) + 8, 1)


def look(status: Status) -> str:
    """The class that a status is drawn in: held, restricted, free, dead or unclear."""
    if status in HELD:
        return "held"
    if status in RESTRICTED:
        return "restricted"
    if status in DEAD:
        return "dead"
    return "unclear" if status in UNCLEAR else "free"


def drawn(spells: Sequence[Spell], events: Sequence[Event], on: date, width: int) -> Markup | None:
    """The drawing, or None when nothing about the person has a date."""
    days = [d for w in _dates(spells, events) for d in (w.first, w.last) if d]
    if not days:
        return None
    scale = Scale(min(days) - timedelta(days=45), max(*days, on), width)
    parts = [*_axis(scale), *(_band(s, scale, on) for s in spells), *(_mark(e, scale) for e in events)]
    size = Markup('viewBox="0 0 {0} {1}" width="{0}" height="{1}"').format(width, AXIS + 24)
    return Markup('<svg {} aria-hidden="true" focusable="false">{}</svg>').format(size, Markup("").join(parts))


def _dates(spells: Sequence[Spell], events: Sequence[Event]) -> list[When]:
    found = [w for s in spells for w in (s.since, s.until)] + [e.date for e in events]
    return [w for w in found if w]


def _axis(scale: Scale) -> list[Markup]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = max(1, -(-len(years) * 46 // scale.width))
    line = Markup('<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>').format(scale.width, AXIS, AXIS)
    return [line, *(_year(y, scale) for y in years if (y - scale.first.year - 1) % step == 0)]


def _year(year: int, scale: Scale) -> Markup:
    x = scale.x(date(year, 1, 1))
    return Markup(
        '<line class="tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="year" x="{0}" y="{3}">{4}</text>'
    ).format(x, AXIS - 60, AXIS + 4, AXIS + 18, year)


def _band(spell: Spell, scale: Scale, on: date) -> Markup:
    """A spell from its latest possible first day to its earliest possible last; what is unsure at its ends is paler."""
    soft_start = _first(spell.since) or scale.first
    hard_start = _last(spell.since) or soft_start
    hard_end = _first(spell.until) or (scale.last if spell.until is None else hard_start)
    soft_end = _last(spell.until) or hard_end
    kind = escape(look(spell.status))
    return Markup("").join(
        _rect(kind + (Markup("") if sure else Markup(" unsure")), scale.x(a), scale.x(b))
        for a, b, sure in ((soft_start, hard_start, False), (hard_start, hard_end, True), (hard_end, soft_end, False))
        if b > a
    )


def _rect(kind: Markup, a: float, b: float) -> Markup:
    return Markup('<rect class="band {}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, a, BAND_TOP, max(round(b - a, 1), 2), BAND
    )


def _mark(event: Event, scale: Scale) -> Markup:
    d = _first(event.date)
    if d is None or event.happened is False:
        return Markup("")
    return Markup('<circle class="event" cx="{}" cy="{}" r="5"><title>{}</title></circle>').format(
        scale.x(d), BAND_TOP - 12, event.type.value
    )


def _first(w: When | None) -> date | None:
    return w.first if w else None


def _last(w: When | None) -> date | None:
    return (w.last or w.first) if w else None
