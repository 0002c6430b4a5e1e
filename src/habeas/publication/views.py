"""What each page says, as a function of the answers and the view: `made(ask, frame, path, asked)`. No request, no HTML.

`asked` are the further parameters of the address, as text. A page that is not there is None; a parameter that does not
fit raises Unreadable.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from habeas.model import Event
from habeas.publication import method, timeline
from habeas.publication.asking import Answers
from habeas.publication.charts import Chart
from habeas.publication.disputes import disputes
from habeas.publication.evidence import show, titled
from habeas.publication.frame import Frame, Unreadable
from habeas.publication.histories import SHOWN, Asked, history, lives, people_with, table
from habeas.publication.language import _, day, ngettext
from habeas.publication.numbers import numbers
from habeas.publication.overview import overview
from habeas.publication.reasons import why
from habeas.publication.releases import ledger_chart, over_months, releases
from habeas.publication.render import Made
from habeas.publication.rolls import ROWS, is_list, roll
from habeas.publication.texts import search, text
from habeas.publication.wording import people
from habeas.register.tables import SORTS
from habeas.vocabulary import Conflict, Type

PER_PAGE, FOUND, LAST = 50, 50, 10**9
FACETS = ("status", "charge", "occupation", "place", "gender", "list")

Words = Mapping[str, str]


def made(ask: Answers, frame: Frame, path: str, asked: Words) -> Made | None:
    """What the page at a path says."""
    for pattern, view in _PAGES:
        if found := re.fullmatch(pattern, path):
            return view(ask, frame, path, dict(asked) | found.groupdict())
    return None


# ---------------------------------------------------------------- what a page is asked


def whole(asked: Words, name: str, default: int, low: int = 0) -> int:
    """A whole number among the parameters, empty meaning the default."""
    words = asked.get(name)
    if not words:
        return default
    if words.isascii() and words.isdigit() and low <= int(words[:12]) <= LAST:
        return int(words)
    raise Unreadable(f"{name}={words!r} does not fit. Write a whole number from {low} to {LAST}.")


def one_of(asked: Words, name: str, known: tuple[str, ...]) -> str | None:
    """One of the known words among the parameters, None when empty."""
    word = asked.get(name)
    if word and word not in known:
        raise Unreadable(f"{name}={word!r} is not known. It is one of: {', '.join(known)}.")
    return word or None


def span(asked: Words, name: str) -> tuple[int, int] | None:
    """Characters start-end among the parameters, None when empty."""
    words = asked.get(name)
    if not words:
        return None
    start, _dash, end = words.partition("-")
    if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(words) <= 24:
        return int(start), int(end)
    raise Unreadable(f"{name}={words!r} does not fit. Write two numbers of characters, such as {name}=120-198.")


def of_people(asked: Words, limit: int | None = PER_PAGE) -> Asked:
    """What is asked of the table of people. By default: all whom a name fits, else those of whose custody is told."""
    query = (asked.get("q") or "").strip()[:200]
    sort = one_of(asked, "sort", tuple(f"{s}{d}" for s in SORTS for d in ("", "-"))) or "name"
    facets = tuple((f, asked[f]) for f in FACETS if asked.get(f))
    held = one_of(asked, "held", SHOWN) or ("all" if query else "told")
    return Asked(query, held, facets, sort.rstrip("-"), sort.endswith("-"), whole(asked, "offset", 0), limit)


# ---------------------------------------------------------------- the pages


def _overview(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    seen = overview(ask, frame)
    n = seen.tally["held"]
    headline = ngettext(
        "%(n)s person is named in reports as held as of %(day)s",
        "%(n)s people are named in reports as held as of %(day)s",
        n,
        day=day(frame.on),
    )
    return Made(path, "overview.html", headline, {"seen": seen}, seen.charts)


def _people(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    wanted = of_people(asked)
    found = table(ask, frame, wanted)
    values = {"table": found, "asked": wanted, "FACETS": FACETS, "columns": _columns()}
    headline = _("%(people)s in the register, as of %(day)s", people=people(found.total), day=day(frame.on))
    return Made(path, "people.html", headline, values)


def _columns() -> tuple[tuple[str, str], ...]:
    return (("name", _("Name")), ("status", _("Custody")), ("since", _("Since")), ("word", _("Last word")))


def _histories(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    wanted = of_people(asked)
    found = table(ask, frame, wanted)
    drawn = lives(ask, frame, found.entries)
    title = ngettext("The custody of %(n)s person on one axis", "The custody of %(n)s people on one axis", len(drawn))
    chart = timeline.lives_chart(
        drawn,
        title,
        _("As of %(day)s. Paler: the day of the change is not known", day=day(frame.on)),
        _("Source: reports in this register"),
    )
    values = {"table": found, "asked": wanted, "chart": chart if drawn else None}
    return Made(path, "histories.html", title, values, (chart,) if drawn else ())


def _person(ask: Answers, frame: Frame, path: str, asked: Words) -> Made | None:
    found = history(ask, frame, asked["id"])
    if found is None:
        return None
    spells = [s.spell for s in found.stages]
    events = [e.finding.value for e in found.events if isinstance(e.finding.value, Event)]
    told = timeline.life(found.person.name, spells, events, frame.on)
    status = timeline.status_words(found.holding)
    headline = _("%(name)s: %(status)s, as of %(day)s", name=found.person.name, status=status, day=day(frame.on))
    chart = timeline.life_chart(
        f"person-{found.person.id}",
        told,
        headline,
        _("Custody as reports tell it; dots are events. Paler: the day of the change is not known"),
        _("Source: reports in this register"),
    )
    values = {"history": found, "chart": chart, "looks": {look for look, *_ in told.bands}}
    return Made(path, "person.html", headline, values, (chart,) if chart else ())


def _events(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    tables, chosen = ask.tables(frame.known), one_of(asked, "type", tuple(Type))
    offset, types = whole(asked, "offset", 0), tables.event_types()
    found = ask.findings_with(tables.events(chosen, offset, PER_PAGE), frame.known)
    named = people_with(
        ask, [p for f in found if isinstance(f.value, Event) for p in f.value.persons[:12]], frame.known
    )
    total = types.get(chosen, 0) if chosen else sum(types.values())
    values = {
        "events": show(ask, found),
        "named": named,
        "types": types,
        "chosen": chosen,
        "offset": offset,
        "per_page": PER_PAGE,
        "total": total,
        "Type": Type,
    }
    return Made(
        path,
        "events.html",
        ngettext("%(n)s event that reports tell of", "%(n)s events that reports tell of", total),
        values,
    )


def _counts(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    found = numbers(ask, frame)
    headline = found.panels[0].finding() if found.panels else _("How many, by whose count")
    return Made(path, "counts.html", headline, {"numbers": found}, found.charts)


def _deals(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    offset = whole(asked, "offset", 0)
    found = releases(ask, frame, offset, PER_PAGE * 2)
    chart = ledger_chart(found)
    types = ask.tables(frame.known).event_types()
    total = sum(types.get(t.value, 0) for t in (Type.RELEASE, Type.EXCHANGE, Type.PARDON, Type.DEPORTATION))
    over_time = over_months(ask, frame) if offset == 0 else ()
    values = {
        "releases": found,
        "chart": chart,
        "trades": over_time,
        "offset": offset,
        "per_page": PER_PAGE * 2,
        "total": total,
    }
    headline = chart.title if chart else _("Who was freed, on what terms, and what was given")
    return Made(path, "deals.html", headline, values, (chart,) if chart else ())


def _disagreements(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    tables, chosen = ask.tables(frame.known), one_of(asked, "kind", tuple(Conflict))
    kinds, offset = tables.dispute_kinds(), whole(asked, "offset", 0)
    found = ask.findings_with(tables.disputes(chosen, offset, PER_PAGE), frame.known)
    total = kinds.get(chosen, 0) if chosen else sum(kinds.values())
    values = {
        "disputed": disputes(ask, found),
        "kinds": {k: kinds[k] for k in Conflict if k in kinds},
        "chosen": chosen,
        "offset": offset,
        "per_page": PER_PAGE,
        "total": total,
    }
    return Made(
        path,
        "disagreements.html",
        ngettext("%(n)s open disagreement between sources", "%(n)s open disagreements between sources", total),
        values,
    )


def _sources(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    found = ask.tables(frame.known).sources()
    offset = whole(asked, "offset", 0)
    values = {"sources": found[offset : offset + PER_PAGE], "total": len(found), "offset": offset, "per_page": PER_PAGE}
    return Made(
        path,
        "sources.html",
        ngettext("%(n)s source and its record", "%(n)s sources and their record", len(found)),
        values,
    )


def _documents(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    offset = whole(asked, "offset", 0)
    found, total = ask.documents_page(offset, PER_PAGE, rows=False)
    values = {
        "documents": [
            (d, len(ask.statements_of(d.id)), ask.rows_in(d.id, 0, 0)[1] if is_list(d) else 0) for d in found
        ],
        "total": total,
        "offset": offset,
        "per_page": PER_PAGE,
        "aside": [a for a in ask.set_asides() if a.stage == "reading"][:PER_PAGE] if offset == 0 else (),
    }
    return Made(path, "documents.html", ngettext("%(n)s document was read", "%(n)s documents were read", total), values)


def _document(ask: Answers, frame: Frame, path: str, asked: Words) -> Made | None:
    document = ask.document(asked["id"])
    if document is not None and is_list(document):
        rows = roll(ask, document, whole(asked, "offset", 0), frame.known)
        return Made(path, "list.html", titled(document), {"roll": rows, "per_page": ROWS})
    found = text(ask, asked["id"], whole(asked, "part", 1, 1), span(asked, "at"))
    return Made(path, "document.html", titled(found.document), {"text": found}) if found else None


def _why(ask: Answers, frame: Frame, path: str, asked: Words) -> Made | None:
    found = why(ask, asked["id"])
    return Made(path, "why.html", _("Why: %(id)s", id=found.id), {"why": found}) if found else None


def _search(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    query = (asked.get("q") or "")[:200]
    values = {"query": query, "found": search(ask, query, FOUND, frame.known)}
    return Made(path, "search.html", _("Search people and reports"), values)


def _method(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    values = {"families": method.families(), "codes": method.CODES}
    return Made(path, "method.html", _("How this is made, and what it does not claim"), values)


def _rules(ask: Answers, frame: Frame, path: str, asked: Words) -> Made | None:
    found = method.family(asked["id"])
    return Made(path, "rules.html", _("The rules of %(name)s", name=found.name), {"family": found}) if found else None


def _data(ask: Answers, frame: Frame, path: str, asked: Words) -> Made:
    return Made(path, "data.html", _("The data of this register, to take away"))


View = Callable[[Answers, Frame, str, dict[str, Any]], Made | None]
_ID = r"(?P<id>[^/]{1,200})"
_PAGES: tuple[tuple[str, View], ...] = (
    ("/", _overview),
    ("/people", _people),
    ("/histories", _histories),
    (f"/person/{_ID}", _person),
    ("/events", _events),
    ("/counts", _counts),
    ("/deals", _deals),
    ("/disagreements", _disagreements),
    ("/sources", _sources),
    ("/documents", _documents),
    (f"/document/{_ID}", _document),
    (f"/why/{_ID}", _why),
    ("/search", _search),
    ("/method", _method),
    (f"/method/{_ID}", _rules),
    ("/data", _data),
)


def chart(ask: Answers, frame: Frame, id: str, asked: Words) -> Chart | None:
    """The chart with that address."""
    if found := re.fullmatch(r"person-([^/]+)", id):
        page = made(ask, frame, f"/person/{found[1]}", {})
    else:
        homes = {"held": "/", "months": "/", "histories": "/histories", "deals": "/deals"}
        page = made(ask, frame, homes.get(id, "/counts"), asked)
    return next((c for c in page.charts if c.id == id), None) if page else None
