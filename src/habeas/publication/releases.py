"""The releases page: who came out, on what terms, what was given, who asserts a tie and who denies it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model import Deal, Event, Finding, Person, Sum, Terms
from habeas.publication.asking import Answers
from habeas.publication.charts import Chart
from habeas.publication.clauses import Sheet, sheets
from habeas.publication.drawings import deals_spec
from habeas.publication.evidence import Cited, Found, Shown, cite, pick, place, show
from habeas.publication.frame import Frame
from habeas.publication.histories import people_with
from habeas.publication.language import _
from habeas.publication.wording import label, number, when
from habeas.reconciliation.ledger import Trade, trades
from habeas.vocabulary import Type

RELEASES = (Type.RELEASE, Type.EXCHANGE, Type.PARDON, Type.DEPORTATION)
"""What puts a happening on the page; of such sides one with a day of its own leads, then the earlier here."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A deal as seen from one release: what was given or who was handed over in return, and what ties the two.

    `words` are passages that tie or deny and are no statement of their own; `lapsed` is what took it back.
    """

    deal: Deal
    finding: Finding
    given: tuple[Shown, ...]
    returned: tuple[Person, ...]
    quotes: tuple[Cited, ...]
    against: tuple[Cited, ...]
    words: tuple[Found, ...]
    lapsed: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its quotes: the side of it that leads, the other sides (a pardon, the way over the border), the
    people it names, the other words used for it, its terms, its ties to what was given, and the totals that take it in.
    """

    event: Event
    shown: Shown
    sides: tuple[Shown, ...]
    named: tuple[Person, ...]
    terms: tuple[str, ...]
    clauses: Sheet
    ties: tuple[Tie, ...]
    sums: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        """How many people it was, at least."""
        counted = self.event.count.low if self.event.count else None
        return max(counted or 0, len(self.event.persons))


def releases(ask: Answers, frame: Frame, offset: int = 0, limit: int = 1000) -> tuple[Release, ...]:
    """Releases known on the frame's day, newest first; those of one day, the largest first."""
    page = ask.findings_with(ask.tables(frame.known).events(None, offset, limit, RELEASES), frame.known)
    events = {f.value.id: f for f in page if isinstance(f.value, Event)}
    near = {i for f in events.values() if isinstance(f.value, Event) for i in (f.value.id, f.value.happening) if i}
    found = list({f.id: f for f in (*page, *ask.findings_about(near, frame.known))}.values())
    events |= {f.value.id: f for f in found if isinstance(f.value, Event)}
    deals = [f.value for f in found if isinstance(f.value, Deal)]
    given = {c for d in deals for c in (*d.concessions, *d.lapsed)} - events.keys()
    further = ask.findings_with(sorted(given), frame.known)
    events |= {f.value.id: f for f in further if isinstance(f.value, Event) and f.value.id in given}
    named = [p for f in events.values() if isinstance(f.value, Event) for p in f.value.persons]
    named += [p for f in found if isinstance(f.value, Terms) for p in f.value.persons]
    people = people_with(ask, [*named, *(p for d in deals for p in d.returned)], frame.known)
    ties, sums = _ties(ask, found, events, people), [f for f in found if isinstance(f.value, Sum)]
    told = sheets(ask, found, people)
    made = [_release(sides, people, ties, sums, told) for sides in _happenings(ask, events.values())]
    return tuple(sorted(made, key=lambda r: (_day(r.event), r.weight, r.event.id), reverse=True))


def over_months(ask: Answers, frame: Frame) -> tuple[Trade, ...]:
    """What was given for people by month, of all releases tied to anything: the ledger over time."""
    deals = ask.findings("deal", frame.known)
    releases_ = sorted({i for f in deals if isinstance(f.value, Deal) for i in f.value.releases})
    return trades([*deals, *ask.findings_with(releases_, frame.known)])


def _happenings(ask: Answers, events: Iterable[Finding]) -> list[list[Shown]]:
    """The sides of each happening in which somebody came out, the leading side first."""
    sides: dict[str, list[Finding]] = defaultdict(list)
    for f in events:
        if isinstance(f.value, Event):
            sides[f.value.happening or f.value.id].append(f)
    freed = [s for s in sides.values() if any(isinstance(f.value, Event) and f.value.type in RELEASES for f in s)]
    shown = {s.finding.id: s for s in show(ask, (f for s in freed for f in s))}
    return [sorted((shown[f.id] for f in s), key=_lead) for s in freed]


def _lead(s: Shown) -> tuple[bool, int, int, str]:
    e = _event(s)
    return (
        e.type not in RELEASES or not (e.date and e.date.first and e.date.first == e.date.last),
        RELEASES.index(e.type) if e.type in RELEASES else len(RELEASES),
        -(e.count.low or 0) if e.count else 0,
        e.id,
    )


def _event(s: Shown) -> Event:
    assert isinstance(s.finding.value, Event)
    return s.finding.value


def _release(
    sides: list[Shown],
    people: Mapping[str, Person],
    ties: Mapping[str, list[Tie]],
    sums: list[Finding],
    told: Mapping[str, Sheet],
) -> Release:
    events = [_event(s) for s in sides]
    ids, lead = {e.id for e in events}, events[0]
    tied = {t.finding.id: t for e in events for t in ties.get(e.id, ())}
    return Release(
        lead,
        sides[0],
        tuple(sides[1:]),
        tuple(people[p] for p in dict.fromkeys(p for e in events for p in e.persons) if p in people),
        _terms(lead, sides),
        next((told[e.id] for e in events if e.id in told), ()),
        tuple(tied.values()),
        tuple(f for f in sums if isinstance(f.value, Sum) and (f.value.of in ids or ids & set(f.value.parts))),
    )


def _ties(
    ask: Answers, found: Iterable[Finding], events: Mapping[str, Finding], people: Mapping[str, Person]
) -> dict[str, list[Tie]]:
    """The deals by the id of each event that they free people in."""
    deals = [(f, f.value) for f in found if isinstance(f.value, Deal)]
    cited = cite(ask, (i for f, _ in deals for i in (*f.supporting, *f.opposing)))
    ties: dict[str, list[Tie]] = {}
    for f, deal in deals:
        given = show(ask, (events[c] for c in deal.concessions if c in events))
        returned = tuple(people[p] for p in deal.returned if p in people)
        quotes, against = pick(cited, f.supporting), pick(cited, f.opposing)
        lapsed = show(ask, (events[c] for c in deal.lapsed if c in events))
        tie = Tie(deal, f, given, returned, quotes, against, place(ask, deal.passages), lapsed)
        for r in deal.releases:
            ties.setdefault(r, []).append(tie)
    return ties


def _terms(lead: Event, sides: Iterable[Shown]) -> tuple[str, ...]:
    """The other words that sources use for the act: freed by one, pardoned or deported by another."""
    types = [t for s in sides for t in (_event(s).type, *(q.statement.type for q in s.supporting))]
    return tuple(dict.fromkeys(label(t) for t in types if t != lead.type))


def _day(e: Event) -> date:
    w = e.date
    return (w.first or w.last or date.min) if w else date.min


def ledger_chart(found: Iterable[Release]) -> Chart | None:
    """The ledger drawn: who came out, above, sized by how many; what was given beneath, and what ties the two."""
    single = (r for r in found if r.event.happened is not False and not r.event.period)  # a total is drawn by its parts
    dated = [(r, _day(r.event)) for r in single if _day(r.event) != date.min]
    if not dated:
        return None
    told = _labelled(dated)
    freed = [
        {
            "on": d.isoformat(),
            "n": max(r.weight, 1),
            "tie": _tie(r),
            "words": number(r.event.count) if r.event.count and r.event.id in told else "",
        }
        for r, d in dated
    ]
    given = {
        (g.finding.id, d): {"on": _day(_event(g)).isoformat(), "to": d.isoformat(), "tie": t.deal.tie}
        for r, d in dated
        for t in r.ties
        for g in t.given
        if _day(_event(g)) != date.min
    }
    top = max(dated, key=lambda pair: pair[0].weight)[0]
    words = {"n": number(top.event.count) if top.event.count else str(top.weight), "when": when(top.event.date)}
    title = (
        _("The largest release, of %(n)s (%(when)s), is tied by words to something given", **words)
        if _tie(top) == "words"
        else _("The largest release was of %(n)s (%(when)s)", **words)
    )
    rows = tuple(
        (
            when(r.event.date),
            number(r.event.count) if r.event.count else str(r.weight),
            _tied()[_tie(r)],
            "; ".join(dict.fromkeys(label(_event(g).type) for t in r.ties for g in t.given)),
        )
        for r, _d in dated
    )
    return Chart(
        "deals",
        title,
        _("Circles: people who came out. Diamonds: what was given. Lines: what joins the two."),
        _("Source: reports in this register"),
        (_("Day"), _("Came out"), _("Tie"), _("Given")),
        rows,
        lambda width: deals_spec(freed, list(given.values()), width),
        (("held", _("tied by words")), ("series-2", _("near in time only")), ("unclear", _("nothing given is told"))),
    )


def _labelled(dated: Sequence[tuple[Release, date]]) -> set[str]:
    """The releases whose number stands beside them: the largest, as far as there is room for the words."""
    days = [d.toordinal() for _r, d in dated]
    room, placed, found = max((max(days) - min(days)) // 9, 1), list[int](), set[str]()
    for r, d in sorted(dated, key=lambda pair: -pair[0].weight):
        if r.weight >= 10 and r.event.count and all(abs(d.toordinal() - other) >= room for other in placed):
            placed.append(d.toordinal())
            found.add(r.event.id)
    return found


def _tied() -> dict[str, str]:
    return {"words": _("tied by words"), "time": _("near in time only"), "": _("nothing given is told")}


def _tie(r: Release) -> str:
    ties = {t.deal.tie for t in r.ties}
    return "words" if "words" in ties else "time" if ties else ""
