"""The definitions of the charts: values in, Vega-Lite out. Words of reports stand in the data alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.publication.charts import FAINT, FREE, GRID, HELD, INK, LOOKS, PAPER, SERIES, Spec, config
from habeas.publication.wording import visible

ROW = 26
"""Pixels of one person's line in a drawing of many."""


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


def counts_spec(
    series: Sequence[Series], width: int, height: int | None = None, named: Sequence[tuple[date, int]] = ()
) -> Spec:
    """Lines and points over time, each series with its own colour; a number with an open bound is a triangle.

    `named` are how many people the register itself names as held on each of many days, drawn as an area beneath.
    """
    data = [_datum(s, p) for s in series for p in s.points]
    colour = {
        "field": "series",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [s.name for s in series], "range": [SERIES[s.colour - 1] for s in series]},
    }
    days = [d["on"] for d in data] + [d.isoformat() for d, _ in named]
    top = max([d["top"] for d in data] + [n for _, n in named], default=1)
    x = {
        "field": "on",
        "type": "temporal",
        "axis": time_axis(days, width),
        "scale": {"type": "utc", "padding": 30},
    }
    y = {"field": "y", "type": "quantitative", "scale": {"domain": [0, max(top, 1) * 1.12]}}
    shape = {
        "field": "bound",
        "type": "nominal",
        "legend": None,
        "scale": {
            "domain": ["exact", "open above", "open below", "between"],
            "range": ["circle", "triangle-up", "triangle-down", "circle"],
        },
    }
    lines = {
        "data": {"values": data},
        "encoding": {"x": x, "y": y, "color": colour},
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 2, "interpolate": "linear"}},
            {"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.45}, "encoding": {"y2": {"field": "top"}}},
            {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}, "encoding": {"shape": shape}},
            {
                "transform": [{"filter": "datum.labelled"}],
                "mark": {"type": "text", "dy": -13, "fontSize": 12, "fontWeight": 600},
                "encoding": {"text": {"field": "words", "type": "nominal"}},
            },
        ],
    }
    layers = [_area(named, x, y), lines] if named else [lines]
    return config(width, height or (320 if width > 500 else 240)) | {"layer": layers}


def _area(named: Sequence[tuple[date, int]], x: Spec, y: Spec) -> Spec:
    values = [{"on": d.isoformat(), "y": n, "last": d == named[-1][0], "words": str(n)} for d, n in named]
    return {
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "area", "interpolate": "step-after", "color": HELD, "opacity": 0.8}},
            {
                "transform": [{"filter": "datum.last"}],
                "mark": {
                    "type": "text",
                    "dy": -9,
                    "dx": -2,
                    "align": "right",
                    "fontSize": 12,
                    "fontWeight": 600,
                    "color": HELD,
                },
                "encoding": {"text": {"field": "words", "type": "nominal"}},
            },
        ],
    }


def _datum(s: Series, p: Point) -> Spec:
    top = p.high if p.high is not None else p.y
    return {
        "on": p.on.isoformat(),
        "y": p.y,
        "top": top,
        "words": visible(p.words),
        "bound": _bound(p),
        "series": s.name,
        "labelled": p in (s.points[0], s.points[-1]),
    }


def _bound(p: Point) -> str:
    if p.low is None or p.high is None:
        return "open below" if p.low is None else "open above"
    return "exact" if p.low == p.high else "between"


def time_axis(days: Sequence[str], width: int) -> Spec:
    """An axis of years, or of months where the days lie close together."""
    years = len({d[:4] for d in days})
    ticks: Any = {"interval": "year", "step": max(1, round(years * 60 / width))} if years > 3 else max(2, width // 130)
    return {"format": "%Y" if years > 3 else "%b %Y", "tickCount": ticks, "labelOverlap": True}


def months_spec(months: Sequence[str], above: Sequence[int], below: Sequence[int], width: int) -> Spec:
    """Two kinds of events by month: one as bars above the line, the other beneath it."""
    data = [
        {"on": f"{m}-01", "end": _next(m), "y": y, "look": look}
        for values, look, sign in ((above, "held", 1), (below, "free", -1))
        for m, n in zip(months, values, strict=True)
        for y in (n * sign,)
        if n
    ]
    most = max([*above, *below], default=1)
    step = max(1, -(-most // 4))
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [-max([*below, 1]) - 0.4, max([*above, 1]) + 0.4]},
        "axis": {"labelExpr": "abs(datum.value)", "values": [n for n in range(-most, most + 1) if n % step == 0]},
    }
    colour = {
        "field": "look",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["held", "free"], "range": [HELD, FREE]},
    }
    axis = time_axis(list(months), width) | {"grid": False}
    bar = {"type": "bar", "binSpacing": 1}
    return config(width, 260 if width > 500 else 220) | {
        "data": {"values": data or [{"on": "2000-01-01", "end": "2000-02-01", "y": 0, "look": "held"}]},
        "layer": [
            {
                "mark": bar,
                "encoding": {
                    "x": {"field": "on", "type": "temporal", "axis": axis, "scale": {"type": "utc"}},
                    "x2": {"field": "end"},
                    "y": y,
                    "y2": {"datum": 0},
                    "color": colour,
                },
            },
            {"mark": {"type": "rule", "color": FAINT}, "encoding": {"y": {"datum": 0}}},
        ],
    }


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12}-{number % 12 + 1:02}-01"


@dataclass(frozen=True, slots=True)
class Life:
    """One person's line: their name, bands as (look, from, to, sure), and marks as (day, words)."""

    name: str
    bands: tuple[tuple[str, date, date, bool], ...]
    marks: tuple[tuple[date, str], ...] = ()


def lives_spec(lives: Sequence[Life], width: int, named: bool = True) -> Spec:
    """Custody over time, one line a person on one axis; paler where the day of a change is not known."""
    bands: list[Spec] = [
        {"n": n, "name": visible(life.name), "look": look, "from": a.isoformat(), "to": b.isoformat(), "sure": sure}
        for n, life in enumerate(lives)
        for look, a, b, sure in life.bands
    ]
    marks: list[Spec] = [
        {"n": n, "on": d.isoformat(), "words": visible(words)}
        for n, life in enumerate(lives)
        for d, words in life.marks
    ]
    days = [b[k] for b in bands for k in ("from", "to")] + [m["on"] for m in marks]
    x = {
        "type": "temporal",
        "axis": time_axis(days, width) | {"grid": True, "orient": "bottom"},
        "scale": {"type": "utc", "padding": 12},
    }
    y = {
        "field": "n",
        "type": "ordinal",
        "scale": {"domain": list(range(len(lives))), "paddingInner": 0.35, "paddingOuter": 0.3},
        "axis": _names_axis(lives, width) if named else None,
    }
    colour = {
        "field": "look",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(LOOKS), "range": list(LOOKS.values())},
    }
    layers: list[Spec] = [
        {
            "data": {"values": bands},
            "mark": {"type": "bar", "cornerRadius": 2},
            "encoding": {
                "x": x | {"field": "from"},
                "x2": {"field": "to"},
                "y": y,
                "color": colour,
                "opacity": {"condition": {"test": "datum.sure", "value": 1}, "value": 0.4},
            },
        }
    ]
    if marks:
        layers.append(
            {
                "data": {"values": marks},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 52,
                    "opacity": 1,
                    "color": PAPER,
                    "stroke": INK,
                    "strokeWidth": 1.8,
                },
                "encoding": {"x": x | {"field": "on"}, "y": y},
            }
        )
    return config(width, 44 + ROW * len(lives) if named else 96) | {"layer": layers}


def _names_axis(lives: Sequence[Life], width: int) -> Spec:
    """Names as labels: their places in a list, since a label's own expression may hold no words of a report."""
    names = [visible(life.name) for life in lives]
    cut = [n if len(n) <= 26 or width > 500 else n[:14] + "…" for n in names]
    return {
        "labelExpr": f"{_strings(cut)}[datum.value]",
        "labelLimit": 240,
        "minExtent": 190 if width > 500 else 112,
        "labelColor": INK,
        "ticks": False,
        "domain": False,
        "grid": False,
        "labelPadding": 10,
    }


def _strings(words: Sequence[str]) -> str:
    """Words as a list of string literals: every character but letters, digits and blanks by its number."""
    return "[" + ",".join("'" + "".join(_literal(c) for c in w) + "'" for w in words) + "]"


def _literal(c: str) -> str:
    if c.isalnum() or c == " ":
        return c
    return "".join(f"\\u{unit:04x}" for unit in memoryview(c.encode("utf-16-le", "surrogatepass")).cast("H"))


def bars_spec(values: Sequence[tuple[str, int, int, str, str]], width: int) -> Spec:
    """Floating bars in a row, such as the steps from an opening to a closing number.

    Each is (words beneath, from, to, look, words above); look is "held", "free", "ink" or "unclear".
    """
    colours = {"held": HELD, "free": FREE, "ink": SERIES[0], "unclear": FAINT}
    data: list[Spec] = [
        {"n": n, "a": a, "b": b, "top": max(a, b), "look": look, "words": visible(words), "label": visible(label)}
        for n, (label, a, b, look, words) in enumerate(values)
    ]
    low, high = min(min(d["a"], d["b"]) for d in data), max(d["top"] for d in data)
    floor = 0 if low < high * 0.5 else max(0, low - (high - low))
    for d in data:
        d["a"] = max(d["a"], floor)
    x = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "axis": {"labelAngle": 0, "labelLimit": max(width // len(data) - 6, 40), "ticks": False, "labelColor": INK},
    }
    scale = {"domain": [floor, high + (high - floor) * 0.15], "zero": False}
    return config(width, 220) | {
        "data": {"values": data},
        "encoding": {"x": x},
        "layer": [
            {
                "mark": {"type": "bar", "size": min(90, width // (len(data) + 2))},
                "encoding": {
                    "y": {"field": "a", "type": "quantitative", "scale": scale, "axis": {"tickCount": 4}},
                    "y2": {"field": "b"},
                    "color": {
                        "field": "look",
                        "type": "nominal",
                        "legend": None,
                        "scale": {"domain": list(colours), "range": list(colours.values())},
                    },
                },
            },
            {
                "mark": {"type": "text", "dy": -9, "fontSize": 13, "fontWeight": 600, "color": INK},
                "encoding": {
                    "y": {"field": "top", "type": "quantitative"},
                    "text": {"field": "words", "type": "nominal"},
                },
            },
        ],
    }


TIES = {"words": HELD, "time": SERIES[1], "": FAINT}


def deals_spec(freed: Sequence[Spec], given: Sequence[Spec], width: int) -> Spec:
    """Who came out, above, sized by how many; what was given, beneath; a line from one to the other where told so.

    `freed` have on, n, words and tie ("words", "time" or ""); `given` have on, to (the day of the release) and tie.
    """
    days = [f["on"] for f in freed] + [g["on"] for g in given]
    x = {"type": "temporal", "axis": time_axis(days, width) | {"grid": False}, "scale": {"type": "utc", "padding": 40}}
    lane = {"type": "quantitative", "scale": {"domain": [0, 2.4]}, "axis": None}
    tie = {
        "field": "tie",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(TIES), "range": list(TIES.values())},
    }
    size = {
        "field": "n",
        "type": "quantitative",
        "legend": None,
        "scale": {"type": "sqrt", "range": [60, 2600 if width > 500 else 1200]},
    }
    up, down = [f | {"lane": 1.35} for f in freed], [g | {"lane": 0.35, "up": 1.35} for g in given]
    layers: list[Spec] = [
        {"mark": {"type": "rule", "color": GRID}, "encoding": {"y": lane | {"datum": 1.35}}},
        {"mark": {"type": "rule", "color": GRID}, "encoding": {"y": lane | {"datum": 0.35}}},
        {
            "data": {"values": down},
            "mark": {"type": "rule", "strokeWidth": 1.5},
            "encoding": {
                "x": x | {"field": "on"},
                "x2": {"field": "to"},
                "y": lane | {"field": "lane"},
                "y2": {"field": "up"},
                "color": tie,
                "strokeDash": {"condition": {"test": "datum.tie == 'time'", "value": [4, 4]}, "value": [1, 0]},
            },
        },
        {
            "data": {"values": down},
            "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 130, "opacity": 1},
            "encoding": {"x": x | {"field": "on"}, "y": lane | {"field": "lane"}, "color": tie},
        },
        {
            "data": {"values": up},
            "mark": {"type": "circle", "opacity": 0.85, "stroke": PAPER, "strokeWidth": 1.5},
            "encoding": {"x": x | {"field": "on"}, "y": lane | {"field": "lane"}, "size": size, "color": tie},
        },
        {
            "data": {"values": [f for f in up if f["words"]]},
            "mark": {"type": "text", "dy": -34, "fontSize": 12, "fontWeight": 600, "color": INK},
            "encoding": {
                "x": x | {"field": "on"},
                "y": lane | {"field": "lane"},
                "text": {"field": "words", "type": "nominal"},
            },
        },
    ]
    return config(width, 240) | {"data": {"values": [{}]}, "layer": layers}
