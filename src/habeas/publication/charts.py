"""Charts: Vega-Lite definitions in, SVG out that follows the page's colours, in light and dark.

A chart's words come from reports. They go into the definition as data, never as an expression, and what comes out is
rebuilt from a short list of elements and attributes: nothing that could load, link or run passes.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import vl_convert
from markupsafe import Markup

from habeas.publication.wording import visible

Spec = dict[str, Any]

INK, FAINT, GRID = "#010101", "#020202", "#030303"
SERIES = tuple(f"#0101{n:02x}" for n in range(16, 24))
"""Stand-ins for colours, which become the page's own when the SVG is rebuilt."""

_COLOURS = {INK: "var(--ink)", FAINT: "var(--faint)", GRID: "var(--grid)"} | {
    c: f"var(--series-{n})" for n, c in enumerate(SERIES, 1)
}
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "circle", "title"})
_ATTRIBUTES = frozenset({
    "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "dx", "dy", "width", "height", "viewBox", "transform",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-miterlimit", "stroke-linecap", "stroke-linejoin",
    "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight", "font-style",
})  # fmt: skip
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Point:
    """One count on a chart: its day, its bounds (None is open), and the number in words."""

    on: date
    low: int | None
    high: int | None
    words: str

    @property
    def y(self) -> int:
        """Where it is drawn: an open number at the bound it has."""
        known = self.low if self.low is not None else self.high
        return known or 0


@dataclass(frozen=True, slots=True)
class Series:
    """The counts of one source on one basis and of one group, in order of time. `colour` is 1 to 8."""

    name: str
    points: tuple[Point, ...]
    colour: int


def counts_over_time(series: Sequence[Series], width: int, height: int = 280) -> Markup:
    """Lines and points over time, each series with its own colour; a number with an open bound is a triangle."""
    return svg(_counts_spec(series, width, height))


def _counts_spec(series: Sequence[Series], width: int, height: int) -> Spec:
    data = [_datum(s, p) for s in series for p in s.points]
    colour = {
        "field": "series", "type": "nominal", "legend": None,
        "scale": {"domain": [s.name for s in series], "range": [SERIES[s.colour - 1] for s in series]},
    }  # fmt: skip
    top = max((d["top"] for d in data), default=1)
    x = {
        "field": "on", "type": "temporal", "title": None, "axis": _time_axis(data, width),
        "scale": {"type": "utc", "padding": 30},
    }  # fmt: skip
    y = {"field": "y", "type": "quantitative", "title": None, "scale": {"domain": [0, top * 1.08]}}
    shape = {
        "field": "bound", "type": "nominal", "legend": None,
        "scale": {"domain": ["exact", "open above", "open below", "between"],
                  "range": ["circle", "triangle-up", "triangle-down", "circle"]},
    }  # fmt: skip
    label = {"field": "words", "type": "nominal"}
    return _config(width, height) | {
        "data": {"values": data},
        "encoding": {"x": x, "y": y, "color": colour},
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 2, "interpolate": "linear"}},
            {"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.45}, "encoding": {"y2": {"field": "top"}}},
            {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}, "encoding": {"shape": shape}},
            {
                "transform": [{"filter": "datum.labelled"}],
                "mark": {"type": "text", "dy": -12, "fontSize": 12, "fontWeight": 600},
                "encoding": {"text": label},
            },
        ],
    }


def _datum(s: Series, p: Point) -> Spec:
    top = p.high if p.high is not None else p.y
    return {
        "on": p.on.isoformat(), "y": p.y, "top": top, "words": visible(p.words), "bound": _bound(p), "series": s.name,
        "labelled": p in (s.points[0], s.points[-1]),
    }  # fmt: skip


def _bound(p: Point) -> str:
    if p.low is None or p.high is None:
        return "open below" if p.low is None else "open above"
    return "exact" if p.low == p.high else "between"


def _time_axis(data: Sequence[Mapping[str, Any]], width: int) -> Spec:
    years = len({d["on"][:4] for d in data})
    ticks = max(2, min(8, width // 110))
    return {"format": "%Y" if years > 3 else "%b %Y", "tickCount": ticks, "labelOverlap": True}


def _config(width: int, height: int) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width, "height": height, "background": None,
        "padding": {"left": 4, "right": 24, "top": 12, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {
            "view": {"stroke": None}, "font": "sans-serif",
            "axis": {"labelColor": FAINT, "labelFontSize": 12, "gridColor": GRID, "tickColor": GRID,
                     "domainColor": FAINT},
            "axisX": {"grid": False}, "axisY": {"domain": False, "ticks": False, "tickCount": 5, "labelPadding": 8},
        },
    }  # fmt: skip


def svg(spec: Spec) -> Markup:
    """The chart as SVG to stand in a page. The same definition is drawn once."""
    return _drawn(json.dumps(spec, sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> Markup:
    return clean(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def clean(source: str) -> Markup:
    """An SVG rebuilt from the elements and attributes that a chart needs, its colours turned into the page's.

    Raises xml.etree.ElementTree.ParseError when it is not well-formed.
    """
    root = _rebuilt(ET.fromstring(source))
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return Markup(ET.tostring(root, encoding="unicode", short_empty_elements=True))


def _rebuilt(old: ET.Element) -> ET.Element:
    new = ET.Element(old.tag.removeprefix(_SVG))
    for name, value in old.attrib.items():
        if name in _ATTRIBUTES:
            new.set(name, _COLOURS.get(value.lower(), value))
    new.text, new.tail = old.text, old.tail
    new.extend(_rebuilt(child) for child in old if _drawn_at_all(child))
    return new


def _drawn_at_all(e: ET.Element) -> bool:
    """Whether an element is one of ours and leaves a mark (renderers emit empty boxes and hidden labels)."""
    ours = isinstance(e.tag, str) and e.tag.removeprefix(_SVG) in _ELEMENTS
    invisible = e.get("display") == "none" or e.get("opacity") == "0" or e.get("class") == "background"
    return ours and not invisible
