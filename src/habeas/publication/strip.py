"""One person's custody as a drawing that needs no engine: a page each for thousands of people, in any width.

Places along the axis are shares of the width, so that one drawing fits every screen with its type at its size. Colours,
type, and how high things stand are the style sheet's: a drawing is on each of thousands of pages.
"""

from datetime import date

from markupsafe import Markup

from habeas.publication import language
from habeas.publication.drawings import Life

_LABELS = 5
"""Labels on the axis at most: so many fit on the screen of a telephone."""
_EDGE = 2.0
"""Percent of the width that stay free on either side, for marks and labels at the ends."""
_LABEL = '<rect x="{x}%"/><text x="{x}%"{side}>{words}</text>'
_START, _END = ' class="start"', ' class="end"'
_BAND = '<rect class="{look}{pale}" x="{x}%" width="{w}%"/>'
_MARK = '<circle cx="{x}%"/>'


def strip(life: Life) -> Markup:
    """The bands and marks of one life, of which there is at least one, as SVG to stand in a page."""
    days = [d for _, a, b, _ in life.bands for d in (a, b)] + [d for d, _ in life.marks]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)

    def at(d: date) -> str:
        return f"{_EDGE + (100 - 2 * _EDGE) * (d - first).days / span:.3g}"

    named = ticks(first, last)
    years = all((d.month, d.day) == (1, 1) for d in named)
    parts = list[Markup]()
    for d in named:
        side = Markup(_START if float(at(d)) < 8 else _END if float(at(d)) > 92 else "")
        words = str(d.year) if years else language.short_month(d)
        parts.append(Markup(_LABEL).format(x=at(d), side=side, words=words))
    for look, a, b, sure in life.bands:
        w = f"{max((100 - 2 * _EDGE) * (b - a).days / span, 0.3):.3g}"
        parts.append(Markup(_BAND).format(x=at(a), w=w, look=look, pale="" if sure else " pale"))
    parts += [Markup(_MARK).format(x=at(d)) for d, _ in life.marks]
    return Markup('<svg class="strip" aria-hidden="true">{}</svg>').format(Markup("").join(parts))


def ticks(first: date, last: date) -> list[date]:
    """The days that the axis names, five at most: beginnings of years or, where there are not two, of months.

    >>> [d.isoformat() for d in ticks(date(2020, 5, 12), date(2026, 1, 15))]
    ['2021-01-01', '2023-01-01', '2025-01-01']
    >>> [d.isoformat() for d in ticks(date(2020, 5, 12), date(2020, 7, 15))]
    ['2020-06-01', '2020-07-01']
    """
    months = [date(n // 12, n % 12 + 1, 1) for n in range(_month(first), _month(last) + 1)]
    inside = [d for d in months if d >= first]
    years = [d for d in inside if d.month == 1]
    found = years if len(years) > 1 else inside or [first]
    return found[:: -(-len(found) // _LABELS)]


def _month(d: date) -> int:
    return d.year * 12 + d.month - 1
