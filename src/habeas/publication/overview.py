"""The first page: who is held in one sentence, the counts over it, arrests and releases by month, what is new."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas import reconciliation
from habeas.model import Count, Event, Person
from habeas.publication.asking import POLICIES, Answers
from habeas.publication.charts import Chart
from habeas.publication.drawings import counts_spec, months_spec
from habeas.publication.evidence import Cited, Shown, cite, show
from habeas.publication.frame import Frame
from habeas.publication.histories import ANSWERS, people_with
from habeas.publication.language import _, day, digits, month, ngettext
from habeas.publication.numbers import Panel, Row, newest, panels
from habeas.publication.wording import number
from habeas.register.tables import Wanted
from habeas.vocabulary import Basis, Type

LATEST, CARDS, MONTHS = 6, 5, 60
TAKEN = (Type.ARREST, Type.REARREST)
FREED = (Type.RELEASE,)
TOLD = (
    *TAKEN,
    Type.SENTENCE,
    *FREED,
    Type.PARDON,
    Type.EXCHANGE,
    Type.DEATH,
    Type.TRANSFER,
    Type.DEPORTATION,
    Type.RECOGNISED,
    Type.REFUSAL,
)
"""What stands among the latest changes."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows.

    `tally` counts people under held, not held and unknown; `word` is the newest sentence that says of somebody that
    they are held; `first` is the day the first report came in; `cards` are the newest counts of those who count again
    and again.
    """

    tally: dict[str, int]
    word: Cited | None
    documents: int
    first: date | None
    held: Chart | None
    months: Chart | None
    cards: tuple[Row, ...]
    latest: tuple[tuple[Shown, tuple[Person, ...]], ...]
    disputed: tuple[Shown, ...]
    disagreements: int

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every chart of the page."""
        return tuple(c for c in (self.held, self.months) if c)


def overview(ask: Answers, frame: Frame) -> Overview:
    """The state of the register in one page."""
    tables, policy = ask.tables(frame.known), list(POLICIES).index(frame.policy)
    tally = tables.tally(Wanted(frame.on, policy))
    counts = show(ask, (f for f in ask.findings("count", frame.known) if isinstance(f.value, Count)))
    held = [p for p in panels(counts) if p.basis is Basis.STOCK and p.per is None]
    newest_page, total = ask.documents_page(0, 1, rows=False)
    oldest, _total = ask.documents_page(max(total - 1, 0), 1, rows=False)
    kinds = tables.dispute_kinds()
    return Overview(
        {answer: tally.get(answer, 0) for answer in ANSWERS},
        _word(ask, frame, policy),
        total if newest_page else 0,
        min((d.received.date() for d in oldest), default=None),
        held_chart(ask, frame, _comparable(held)),
        months_chart(ask, frame),
        _latest_counts(held),
        _latest(ask, frame),
        show(ask, ask.findings_with(tables.disputes(None, 0, LATEST), frame.known)),
        sum(kinds.values()),
    )


def _comparable(held: list[Panel]) -> Panel | None:
    """The panel to draw: one of a stated place where there is one; else of one source, the one that counts most."""
    drawable = [p for p in held if p.drawable]
    of_place = next((p for p in drawable if p.place), None)
    if of_place or not drawable:
        return of_place
    source = drawable[0].sources[0][0]
    return replace(drawable[0], rows=tuple(r for r in drawable[0].rows if r.count.source == source))


def _word(ask: Answers, frame: Frame, policy: int) -> Cited | None:
    """The newest sentence that says of somebody that they are held."""
    person = ask.tables(frame.known).latest_held(frame.on, policy)
    found = reconciliation.held(ask.findings_about([person], frame.known), frame.on, frame.policy) if person else ()
    word = next((h.last_word for h in found if h.person == person), None)
    return cite(ask, [word]).get(word) if word else None


def _latest(ask: Answers, frame: Frame) -> tuple[tuple[Shown, tuple[Person, ...]], ...]:
    """The newest events by the frame's day, each with its quotes and the people in it."""
    tables = ask.tables(frame.known)
    found = ask.findings_with(tables.events(None, 0, LATEST, TOLD, until=frame.on.isoformat()), frame.known)
    named = people_with(ask, [p for f in found if isinstance(f.value, Event) for p in f.value.persons[:6]], frame.known)
    return tuple(
        (_number_first(s, s.finding.value), tuple(named[p] for p in s.finding.value.persons if p in named))
        for s in show(ask, found)
        if isinstance(s.finding.value, Event)
    )


def _number_first(shown: Shown, event: Event) -> Shown:
    """An event of so many people with the quote in front that tells how many, where there is one."""
    if event.count is None:
        return shown
    return replace(shown, supporting=tuple(sorted(shown.supporting, key=lambda c: c.statement.count != event.count)))


def _latest_counts(held: list[Panel]) -> tuple[Row, ...]:
    """The newest count of each series that is drawn, the latest first; single counts where none is drawn."""
    drawn = [r for p in held if p.drawable for r in newest(p.charted)]
    alone = [r for p in held for r in p.rows if r.on]
    return tuple(sorted(drawn or alone, key=lambda r: r.on or date.min, reverse=True)[:CARDS])


def held_chart(ask: Answers, frame: Frame, panel: Panel | None) -> Chart | None:
    """The people that the register names as held over time, under the counts of each source."""
    days = [r.on for r in panel.charted if r.on] if panel else []
    first = min(days, default=frame.on.replace(year=frame.on.year - 5)) - timedelta(days=200)
    ticks = [first + timedelta(days=15 * n) for n in range((frame.on - first).days // 15 + 1)] + [frame.on]
    held = ask.tables(frame.known).held_on(ticks, list(POLICIES).index(frame.policy))
    if not any(held):
        return None
    named = list(zip(ticks, held, strict=True))
    series = panel.series() if panel else []
    said = {"n": digits(held[-1]), "day": day(frame.on)}
    if panel:
        newest_ = panel.charted[0]
        title = _(
            "%(n)s held are named here as of %(day)s; %(source)s last counted %(count)s",
            **said,
            source=newest_.count.source,
            count=number(newest_.count.value),
        )
    else:
        title = _("%(n)s held are named here as of %(day)s", **said)
    source = ", ".join(s for s, _c in panel.sources) if panel else ""
    rows = [(day(d), _("named in this register"), digits(n)) for d, n in named[:: max(1, len(named) // 24)]]
    rows += [(day(r.on), r.count.source, number(r.count.value)) for r in panel.charted if r.on] if panel else []
    basis = f"{panel.group}{', ' + panel.place if panel.place else ''}" if panel else ""
    return Chart(
        "held",
        title,
        _(
            "Lines: what each source counts (%(basis)s), on its own basis. "
            "Area: people named in this register, of all countries",
            basis=basis,
        )
        if panel
        else _("People named in this register, of all countries"),
        _("Source: %(sources)s", sources=", ".join(filter(None, (source, _("reports in this register"))))),
        (_("Day"), _("By"), _("Number")),
        tuple(rows),
        lambda width: counts_spec(series, width, None, named),
        (("held", _("named in this register")), *((f"series-{c}", s) for s, c in (panel.sources if panel else ()))),
    )


def months_chart(ask: Answers, frame: Frame) -> Chart | None:
    """How many arrests and releases reports tell of, by month, up to the frame's day."""
    told = ask.tables(frame.known).months([*TAKEN, *FREED])
    last = frame.on.isoformat()[:7]
    within = {key: n for key, n in told.items() if key[0] <= last}
    if not within:
        return None
    months = _row_of_months(min(m for m, _t in within), max(m for m, _t in within))[-MONTHS:]
    taken, freed = ([sum(within.get((m, t), 0) for t in types) for m in months] for types in (TAKEN, FREED))
    most = max(range(len(months)), key=lambda n: taken[n] + freed[n])
    title = _(
        "Most happened in %(month)s: %(taken)s and %(freed)s",
        month=month(date.fromisoformat(months[most] + "-01")),
        taken=ngettext("%(n)s arrest", "%(n)s arrests", taken[most]),
        freed=ngettext("%(n)s release", "%(n)s releases", freed[most]),
    )
    rows = tuple(
        (month(date.fromisoformat(m + "-01")), digits(t), digits(f))
        for m, t, f in zip(months, taken, freed, strict=True)
        if t or f
    )
    return Chart(
        "months",
        title,
        _("Arrests (above) and releases (beneath) by month, as events that reports tell of, not people"),
        _("Source: %(sources)s", sources=_("reports in this register")),
        (_("Month"), _("Arrests"), _("Releases")),
        rows,
        lambda width: months_spec(months, taken, freed, width),
        (("held", _("arrests")), ("free", _("releases"))),
    )


def _row_of_months(first: str, last: str) -> list[str]:
    a, b = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (first, last))
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(a, b + 1)]
