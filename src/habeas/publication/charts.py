"""Charts: one Vega-Lite definition each, which becomes the drawing on a page, and the SVG and PNG files to take away.

A chart's words come from reports. They go into the definition as data, never as an expression, and what comes out for a
page is rebuilt from a short list of elements and attributes: nothing that could load, link or run passes.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import vl_convert
from babel.dates import get_day_names, get_month_names
from markupsafe import Markup

from habeas.publication.language import spoken
from habeas.publication.wording import visible

Spec = dict[str, Any]

WIDE, NARROW, FILE = 1000, 330, 1200
TITLED = 130
"""Pixels that title, source and margins take of a file's height."""
INK, FAINT, GRID, PAPER = "#010101", "#020202", "#030303", "#040404"
HELD, RESTRICTED, FREE, DEAD, UNCLEAR = "#010201", "#010202", "#010203", "#010204", "#010205"
SERIES = tuple(f"#0101{n:02x}" for n in range(16, 24))
"""Stand-ins for colours, which become the page's own when the SVG is rebuilt."""

LOOKS = {"held": HELD, "restricted": RESTRICTED, "free": FREE, "dead": DEAD, "unclear": UNCLEAR}
_PAGE = {
    INK: "var(--ink)", FAINT: "var(--faint)", GRID: "var(--grid)", PAPER: "var(--card)", HELD: "var(--held)",
    RESTRICTED: "var(--restricted)", FREE: "var(--free)", DEAD: "var(--dead)", UNCLEAR: "var(--unclear)",
} | {c: f"var(--series-{n})" for n, c in enumerate(SERIES, 1)}  # fmt: skip
_PRINT = {
    INK: "#1c1e21", FAINT: "#5a6069", GRID: "#e9e6df", PAPER: "#ffffff", HELD: "#8a3324", RESTRICTED: "#b9813f",
    FREE: "#5f8a70", DEAD: "#33363b", UNCLEAR: "#a7a9ad",
} | dict(zip(SERIES, (
    "#0b5f86", "#b4521b", "#39743a", "#74488f", "#8f6f00", "#9d2f55", "#3f63b0", "#666a70",
), strict=True))  # fmt: skip
"""The colours of a file: those of the page in light."""
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "circle", "title"})
_ATTRIBUTES = frozenset({
    "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "dx", "dy", "width", "height", "viewBox", "transform",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-miterlimit", "stroke-linecap", "stroke-linejoin",
    "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight", "font-style",
})  # fmt: skip
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with all that must stand beside it: a title that says the finding, its source, its numbers as a table.

    `id` is its address under /chart/; `spec` gives its definition for a width in pixels; `legend` are (look, words).
    `strip` is a drawing for pages that fits every width, where it has one; else the definition is drawn for two.
    """

    id: str
    title: str
    subtitle: str
    source: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spec: Callable[[int], Spec]
    legend: tuple[tuple[str, str], ...] = ()
    strip: Markup | None = None


def config(width: int, height: int | None = None) -> Spec:
    """What every definition shares: size, type and quiet axes."""
    size: Spec = {"width": width, "autosize": {"type": "fit", "contains": "padding"}}
    return size | ({} if height is None else {"height": height}) | {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": {"left": 4, "right": 16, "top": 12, "bottom": 4},
        "config": {
            "view": {"stroke": None}, "font": "sans-serif", "text": {"color": INK},
            "axis": {"labelColor": FAINT, "labelFontSize": 12, "gridColor": GRID, "tickColor": GRID,
                     "domainColor": FAINT, "title": None},
            "axisX": {"grid": False}, "axisY": {"domain": False, "ticks": False, "tickCount": 5, "labelPadding": 8},
        },
    }  # fmt: skip


def drawn(chart: Chart, width: int) -> Markup:
    """The chart as SVG to stand in a page. The same definition is drawn once."""
    return _drawn(_said(chart.spec(width)), spoken())


def svg(spec: Spec) -> Markup:
    """A definition as SVG to stand in a page."""
    return _drawn(_said(spec), spoken())


def definition(chart: Chart) -> Spec:
    """The whole definition, as it can be taken into any tool that reads Vega-Lite: title and source in it."""
    title = {
        "text": visible(chart.title), "subtitle": [visible(chart.subtitle), visible(chart.source)], "anchor": "start",
        "fontSize": 18, "subtitleFontSize": 12, "subtitlePadding": 6, "offset": 14, "limit": FILE - 40,
        "color": INK, "subtitleColor": FAINT,
    }  # fmt: skip
    drawn = chart.spec(FILE)
    whole = drawn | {"title": title, "background": PAPER, "padding": 24, "height": drawn["height"] + TITLED}
    printed = _said(whole)
    for stand_in, colour in _PRINT.items():
        printed = printed.replace(f'"{stand_in}"', f'"{colour}"')
    spec: Spec = json.loads(printed)
    return spec


def file_svg(chart: Chart) -> str:
    """The chart as an SVG file."""
    return _svg(_said(definition(chart)))


def file_png(chart: Chart) -> bytes:
    """The chart as a PNG file."""
    png: bytes = vl_convert.vegalite_to_png(
        _said(definition(chart)), scale=2, allowed_base_urls=[], time_format_locale=_months(spoken())
    )
    return png


def _said(spec: Spec) -> str:
    return json.dumps(spec, sort_keys=True, ensure_ascii=False)


@lru_cache(maxsize=512)
def _drawn(spec: str, _language: str) -> Markup:
    return clean(_svg(spec))


def _svg(spec: str) -> str:
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], time_format_locale=_months(spoken()))
    return svg


@cache
def _months(language: str) -> dict[str, object]:
    """How axes call months and days in a language."""
    long, short = (get_month_names(width, "stand-alone", language) for width in ("wide", "abbreviated"))
    week, days = (get_day_names(width, "stand-alone", language) for width in ("wide", "abbreviated"))
    return {
        "dateTime": "%x, %X", "date": "%d.%m.%Y", "time": "%H:%M", "periods": ["", ""],
        "days": [week[(n + 6) % 7] for n in range(7)], "shortDays": [days[(n + 6) % 7] for n in range(7)],
        "months": [long[n] for n in range(1, 13)], "shortMonths": [short[n].rstrip(".") for n in range(1, 13)],
    }  # fmt: skip


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
            new.set(name, _PAGE.get(value.lower(), value))
    new.text, new.tail = old.text, old.tail
    new.extend(_rebuilt(child) for child in old if _drawn_at_all(child))
    return new


def _drawn_at_all(e: ET.Element) -> bool:
    """Whether an element is one of ours and leaves a mark (renderers emit empty boxes and hidden labels)."""
    ours = isinstance(e.tag, str) and e.tag.removeprefix(_SVG) in _ELEMENTS
    invisible = e.get("display") == "none" or e.get("opacity") == "0" or e.get("class") == "background"
    return ours and not invisible
