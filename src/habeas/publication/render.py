"""Templates with escaping on: whatever a report says comes out as text, characters that would act made visible."""

import csv
import io
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from habeas import __version__
from habeas.publication import timeline, wording
from habeas.publication.evidence import distinct, titled
from habeas.publication.frame import Frame
from habeas.publication.histories import Entry
from habeas.publication.numbers import NARROW, WIDE
from habeas.publication.signing import signed, tier_of
from habeas.publication.texts import family
from habeas.vocabulary import label, terms


def version_of(name: str) -> str:
    """A short digest of a static file, so that its address changes with it."""
    return sha256(files("habeas.publication").joinpath("static", name).read_bytes()).hexdigest()[:12]


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
        "day": wording.day, "when": wording.when, "number": wording.number, "bounds": wording.bounds,
        "label": label, "definition": definition, "web": wording.web_address, "file_name": wording.file_name,
        "look": timeline.look, "family": family, "distinct": distinct, "titled": titled, "bare": _is_quoted,
    }  # fmt: skip
    env.globals |= {
        "people": wording.people, "version": __version__, "style": version_of("style.css"),
        "wide": WIDE, "narrow": NARROW,
    }  # fmt: skip
    return env


def _is_quoted(quote: str) -> bool:
    """Whether a quote brings its own quotation marks, or is a row of a table, which takes none."""
    return quote.lstrip()[:1] in {'"', "“", "„", "«", "|"}


def _shown(value: Any) -> Any:
    return wording.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def definition(code: StrEnum) -> str:
    """The code's definition in the vocabulary."""
    return terms()[type(code).__name__.lower()][code.value]["definition"]


ENVIRONMENT = _environment()


def page(request: Request, template: str, frame: Frame, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as a page; every template knows the frame, the address and the reader's tier."""
    html = ENVIRONMENT.get_template(template).render(
        frame=frame, path=request.url.path, tier=tier_of(request), session=signed(request), **values
    )
    return HTMLResponse(html, status)


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
