"""Charts of a paper as Vega-Lite definitions: words of reports go in as data, never as an expression."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import vl_convert

from habeas.model import Balance, Count, Event, Finding
from habeas.publication.papers.paper import Chart
from habeas.publication.wording import label, visible, when
from habeas.vocabulary import Basis

_COLOURS = ["#0b5f86", "#b4521b", "#39743a", "#74488f", "#8f6f00", "#9d2f55", "#3f63b0", "#666a70"]
_LOOK: dict[str, Any] = {
    "background": "#ffffff",
    "font": "Liberation Sans, DejaVu Sans, Arial, sans-serif",
    "view": {"stroke": None},
}
_MOST = 8
"""Sources on one chart, those with most counts."""


def counts_chart(counts: Sequence[Count]) -> Chart | None:
    """Numbers held at a time: a line for each source and group that was counted again; None where none was."""
    found: dict[tuple[str, str], int] = {}
    for c in counts:
        on, least = (c.as_of.last or c.as_of.first if c.as_of else None), c.value.low or c.value.high
        if c.basis is Basis.STOCK and c.per is None and on and least:
            series = f"{visible(c.source)[:28]}: {visible(c.group or 'people')[:22]}"
            found[series, on.isoformat()] = max(least, found.get((series, on.isoformat()), 0))
    often = [s for s, days in Counter(series for series, _ in found).most_common(_MOST) if days > 1]
    shown = [{"on": on, "number": n, "series": series} for (series, on), n in sorted(found.items()) if series in often]
    if not shown:
        return None
    spec = _spec(shown, {
        "mark": {"type": "line", "point": {"size": 40}},
        "encoding": {
            "x": {"field": "on", "type": "temporal", "title": None, "axis": {"format": "%b %Y", "tickCount": 6}},
            "y": {"field": "number", "type": "quantitative", "title": "people held", "axis": {"format": ",d"}},
            "color": {"field": "series", "type": "nominal", "title": "By the count of", "scale": {"range": _COLOURS}, "legend": {"labelLimit": 220}},
        },
    })  # fmt: skip
    return Chart(
        "Numbers held as sources report them; each line is one source and one group, and none may be added to another.",
        spec,
    )


def flows_chart(found: Sequence[Finding]) -> Chart | None:
    """Events in which people came out, by month and kind; None where there are fewer than two months."""
    dated = [
        (f.value.date.first, label(f.value.type))
        for f in found
        if isinstance(f.value, Event) and f.value.date and f.value.date.first
    ]
    rows = [
        {"month": f"{on:%Y-%m}-01", "kind": kind, "events": n}
        for (on, kind), n in Counter((d.replace(day=1), k) for d, k in dated).items()
    ]
    if len({r["month"] for r in rows}) < 2:
        return None
    spec = _spec(sorted(rows, key=lambda r: (str(r["month"]), str(r["kind"]))), {
        "mark": {"type": "bar", "width": 7},
        "encoding": {
            "x": {"field": "month", "type": "temporal", "title": None, "axis": {"format": "%b %Y", "tickCount": 6}},
            "y": {"field": "events", "type": "quantitative", "title": "events reported", "axis": {"tickMinStep": 1}},
            "color": {"field": "kind", "type": "nominal", "title": None, "scale": {"range": _COLOURS}},
        },
    })  # fmt: skip
    return Chart("Events in which people came out, by month as reported; one event may be of many people.", spec)


def balances_chart(balances: Sequence[Balance]) -> Chart | None:
    """For each balance the two counts, and what the closing one would be by the arrests and releases known; None where
    none says a number."""
    rows: list[dict[str, Any]] = []
    for b in balances[:_MOST]:
        line = f"{visible(b.source)[:28]}, {when(b.opening.as_of)} – {when(b.closing.as_of)}"
        counted = (("opening count", b.opening.value), ("closing count", b.closing.value))
        rows += [{"line": line, "kind": kind, "least": n} for kind, c in counted if (n := c.low or c.high) is not None]
        least, most = b.expected.low, b.expected.high
        if least is not None and most is not None:
            rows.append({"line": line, "kind": "expected", "least": least, "most": most})
    if not rows:
        return None
    x = {
        "field": "least",
        "type": "quantitative",
        "title": "people held",
        "axis": {"format": ",d"},
        "scale": {"zero": False},
    }
    expected, counted_ = [{"filter": "datum.kind === 'expected'"}], [{"filter": "datum.kind !== 'expected'"}]
    spec = _spec(rows, {
        "height": {"step": 26},
        "encoding": {"y": {"field": "line", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": 260}}},
        "layer": [
            {"transform": expected, "mark": {"type": "bar", "height": 8, "color": "#cfd4da", "stroke": "#7d848c"},
             "encoding": {"x": x, "x2": {"field": "most"}}},
            {"transform": counted_, "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1}, "encoding": {
                "x": x, "color": {"field": "kind", "type": "nominal", "title": None, "scale": {"range": _COLOURS}}}},
        ],
    })  # fmt: skip
    return Chart(
        "Two counts of one series, and between which numbers the closing one would lie by the arrests and releases known (bar).",
        spec,
    )


def _spec(rows: Sequence[dict[str, Any]], drawn: dict[str, Any]) -> dict[str, Any]:
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    return {"$schema": schema, "data": {"values": list(rows)}, "width": 430, "height": 170, "config": _LOOK} | drawn


def svg(chart: Chart) -> str:
    """The chart as SVG; nothing is fetched."""
    made: str = vl_convert.vegalite_to_svg(chart.spec, allowed_base_urls=[])
    return made


def png(chart: Chart) -> bytes:
    """The chart as PNG; nothing is fetched."""
    made: bytes = vl_convert.vegalite_to_png(chart.spec, scale=2, allowed_base_urls=[])
    return made
