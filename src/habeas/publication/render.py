"""Templates with escaping on: whatever a report says comes out as text, characters that would act made visible.

A page is made in two steps, neither of which knows a request:

    made = views.made(ask, frame, "/person/p0123456789abcdef", {})       # what it says: a template, its values
    text = render.html(made, Scene(frame, made.path, tier, link=mine))   # how: inside `language.speaking(code)`

`ask` answers for one reader, `frame` is the view (as of, as known on, by which policy or source). `link` turns the path
of a page, such as "/people?q=mira" or "/static/style.css", into the address that the page shall carry: the server's
keeps path and view in the query (`frame.link`); a writer of static files gives its own, with the same signature
`link(path, **parameters)`, and returns None for what has no file: that is then written as plain text, or left out.
`scene.interactive` is False where nobody answers forms; search fields and the time control are then left out.
`charts.file_svg(chart)`, `charts.file_png(chart)` and `share.png(made.headline, ...)` make the files that
"/chart/<id>.svg", "/chart/<id>.png" and "/share.png?of=<path>" answer with; `made.charts` are a page's charts.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from habeas import __version__, vocabulary
from habeas.publication import charts, language, timeline, wording
from habeas.publication.asking import POLICIES
from habeas.publication.charts import Chart
from habeas.publication.evidence import distinct, titled
from habeas.publication.frame import Frame
from habeas.publication.histories import Entry
from habeas.publication.signing import signed, tier_of
from habeas.publication.texts import family
from habeas.vocabulary import Tier

LONGEST = 160
"""Characters of a quote in a cell of a table."""

Link = Callable[..., str | None]


@dataclass(frozen=True, slots=True)
class Made:
    """What a page says: its template and values; its headline in one sentence, for sharing; the charts on it."""

    path: str
    template: str
    headline: str
    values: dict[str, Any] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a page is shown: the view, its address, for readers of which tier, and how addresses are written.

    `base` stands before the address of the share image, which other sites need in full; `sources` are offered where a
    source can be chosen.
    """

    frame: Frame
    path: str
    tier: Tier = Tier.PUBLIC
    link: Link | None = None
    interactive: bool = True
    base: str = ""
    sources: Sequence[str] = ()

    def asset(self, name: str) -> str | None:
        """The address of a static file of ours, which changes with the file."""
        path = f"/static/{name}?v={version_of(name)}"
        return self.link(path) if self.link else path

    @property
    def linked(self) -> Link:
        """How addresses are written: as asked, else the server's way."""
        return self.link or self.frame.link


@cache
def version_of(name: str) -> str:
    """A short digest of a static file, so that its address changes with it."""
    return sha256(files("habeas.publication").joinpath("static", name).read_bytes()).hexdigest()[:12]


def said(message: str, **values: Any) -> Markup:
    """A message of ours in the language of the page, with values escaped into it. Messages may hold markup."""
    return Markup(language._(message)) % {k: _shown(v) for k, v in values.items()}


def said_of(one: str, many: str, n: int, **values: Any) -> Markup:
    """A message for so many."""
    message = language.catalogue(language.spoken()).ngettext(one, many, n)
    return Markup(message) % {"n": language.digits(n), **{k: _shown(v) for k, v in values.items()}}


@pass_context
def anchor(context: Context, path: str, words: Any, **attributes: Any) -> Markup:
    """The words as a link to a page, or alone where the page has no address."""
    address = context["link"](path)
    shown = words if isinstance(words, Markup) else Markup("<bdi>{}</bdi>").format(_shown(str(words)))
    if address is None:
        return shown
    more = Markup("").join(Markup(' {}="{}"').format(k.replace("_", "-").strip("-"), v) for k, v in attributes.items())
    return Markup('<a href="{}"{}>{}</a>').format(address, more, shown)


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("habeas.publication"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": wording.day, "month": wording.month, "when": wording.when, "number": wording.number,
        "bounds": wording.bounds, "digits": language.digits, "label": wording.label,
        "definition": wording.definition, "web": wording.web_address, "file_name": wording.file_name,
        "look": timeline.look, "family": family, "distinct": distinct, "titled": titled, "bare": wording.quoted,
        "merged": lambda one, other: {**one, **other}, "known": lambda id, named: named.get(id), "cut": _cut,
        "iso_day": lambda iso: language.day(date.fromisoformat(iso)),
        "share": lambda part, whole: f"{part / whole:.0%}" if whole else "",
    }  # fmt: skip
    env.globals |= {
        "_": said, "ngettext": said_of, "people": wording.people, "a": anchor, "version": __version__,
        "languages": language.LANGUAGES, "policies": POLICIES, "drawn": charts.drawn, "WIDE": charts.WIDE,
        "NARROW": charts.NARROW, "terms": vocabulary.terms,
    }  # fmt: skip
    return env


def _cut(quote: str) -> str:
    """A quote short enough for a cell: cut at a blank, with a mark where it goes on."""
    return quote if len(quote) <= LONGEST else quote[:LONGEST].rpartition(" ")[0] + " …"


def _shown(value: Any) -> Any:
    return wording.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


ENVIRONMENT = _environment()


def html(made: Made, scene: Scene) -> str:
    """The page in full, in the language that is spoken."""
    shown = {"session": None, "query": ""} | made.values | {"headline": made.headline}
    return ENVIRONMENT.get_template(made.template).render(
        frame=scene.frame, path=scene.path, tier=scene.tier, scene=scene, link=scene.linked, lang=language.spoken(),
        **shown,
    )  # fmt: skip


def page(request: Request, template: str, frame: Frame, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as the answer to a request; every template knows the view, the address and the reader's tier."""
    return answer(request, Made(request.url.path, template, "", values), frame, (), status)


def answer(request: Request, made: Made, frame: Frame, sources: Sequence[str] = (), status: int = 200) -> HTMLResponse:
    """A page as the answer to a request."""
    scene = Scene(frame, made.path, tier_of(request), base=str(request.base_url).rstrip("/"), sources=sources)
    signed_in = replace(made, values={"session": signed(request)} | made.values)
    return HTMLResponse(html(signed_in, scene), status, {"Content-Language": language.spoken()})


COLUMNS = ("id", "name", "held", "status", "since_first", "since_last", "last_word_on", "quote", "support")


def people_csv(entries: Iterable[Entry]) -> str:
    """The table of people as CSV; a cell that a spreadsheet could take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for e in entries:
        writer.writerow([_cell(v) for v in _row(e)])
    return out.getvalue()


def _row(e: Entry) -> tuple[object, ...]:
    h, since = e.holding, e.holding.since if e.holding else None
    return (
        e.person.id, e.person.name, h.held if h else "unknown", h.status.value if h else "unknown",
        since and since.first, since and since.last, h and h.last_word_on, e.word and e.word.statement.quote,
        h.support.value if h else e.finding.support.value,
    )  # fmt: skip


def _cell(value: object) -> str:
    text = "" if value is None else wording.visible(str(value))
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
