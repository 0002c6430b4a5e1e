"""Charts of a paper as Vega-Lite definitions: words of reports go in as data, never as an expression."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import vl_convert

from habeas.model import Balance, Count, Event, Finding
from habeas.publication.papers.paper import Chart
from habeas.publication.wording import label, visible
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
    """For each balance by how many the count changed, and by how many the arrests and releases known would have changed
    it; None where none says a number."""
    rows = [row for b in balances[:_MOST] for row in _changes(b)]
    if not rows:
        return None
    x = {
        "field": "least",
        "type": "quantitative",
        "title": "change in people held",
        "axis": {"format": "+,d", "tickMinStep": 1},
    }
    known, reported = [{"filter": "datum.kind === 'known'"}], [{"filter": "datum.kind === 'reported'"}]
    spec = _spec(rows, {
        "height": {"step": 26},
        "encoding": {"y": {"field": "line", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": 400}}},
        "layer": [
            {"transform": known, "mark": {"type": "rule", "size": 8, "color": "#9aa1a9"}, "encoding": {"x": x, "x2": {"field": "most"}}},
            {"transform": known, "mark": {"type": "tick", "thickness": 3, "size": 16, "color": "#666a70"}, "encoding": {"x": x}},
            {"transform": reported, "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "color": _COLOURS[0]}, "encoding": {"x": x}},
        ],
    })  # fmt: skip
    return Chart(
        "By how many each count changed as reported (dot), and by how many the arrests and releases known explain (tick, or bar).",
        spec,
    )


def _changes(b: Balance) -> list[dict[str, Any]]:
    start, end = b.opening.value.low or b.opening.value.high, b.closing.value.low or b.closing.value.high
    if start is None or end is None:
        return []
    days = " – ".join(w.iso or w.text if w else "?" for w in (b.opening.as_of, b.closing.as_of))
    line = f"{visible(b.source)[:32]}, {visible(days)}"
    least, most = b.expected.low, b.expected.high
    known = {"line": line, "kind": "known", "least": (least or 0) - start, "most": (most or 0) - start}
    told = [known] if least is not None and most is not None else []
    return [{"line": line, "kind": "reported", "least": end - start}, *told]


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
