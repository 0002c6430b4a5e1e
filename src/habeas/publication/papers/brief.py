"""The brief: what changed, who was taken, sentenced and let out, on what terms, what was given, counts, disagreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.model import Balance, Count, Deal, Disagreement, Event, Finding, Person, Terms, When
from habeas.places import country
from habeas.publication.asking import Answers
from habeas.publication.papers.charts import balances_chart, counts_chart, flows_chart
from habeas.publication.papers.paper import POLICY, Line, Numbering, Paper, Section, edition
from habeas.publication.wording import day, label, number, people, visible, when
from habeas.vocabulary import Modality, Support, Tier, Type

CLOSING = (
    "This says what reports say, not what is true. Machine output is a proposal until a person accepts it. Numbers on "
    "different bases stand side by side and are never added. Copies of one text are one origin."
)
ON_ONE_PAGE = 2
"""Lines of a section on a paper of one page."""
TAKEN = (Type.ARREST, Type.REARREST)
TRIED = (Type.CHARGE, Type.CONVICTION, Type.SENTENCE)
FREED = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION, Type.EXILE)
GIVEN = (Type.SANCTION_LIFTED, Type.SANCTION_IMPOSED)
DIED = (Type.DEATH, Type.CONDITIONS)


@dataclass(frozen=True, slots=True)
class Order:
    """What brief is wanted: of which readers, of what was learnt since a day, of which country (its ISO code), one page
    or all."""

    on: date
    tier: Tier = Tier.PUBLIC
    since: date | None = None
    country: str | None = None
    short: bool = False
    withheld: tuple[str, str] = ("none", "none")
    """How many people are withheld from these readers, and of those held, in words that single nobody out."""


def brief(ask: Answers, order: Order) -> Paper:
    """The brief that was ordered."""
    made = _Brief(ask, order)
    sections = [s for s in made.sections() if s.lines or s.charts or s.intro]
    if order.short:
        sections = [_cut(s) for s in sections]
    ended, notes = made.numbering.ended(sections)
    return Paper("Political imprisonment: a brief", tuple(_about(order)), ended, notes, CLOSING, order.short)


def _about(order: Order) -> Iterable[str]:
    yield f"As of {day(order.on)}, as known now" + (
        f"; what was learnt since {day(order.since)}" if order.since else ""
    )
    if order.country:
        yield f"Only what concerns {order.country.upper()}"
    yield edition(order.tier)


def _cut(section: Section) -> Section:
    """The first lines with one quote each; of charts that of counts alone."""
    lines = tuple(replace(line, notes=line.notes[:1]) for line in section.lines[:ON_ONE_PAGE])
    charts = section.charts if section.title.startswith("How many") else ()
    return replace(section, lines=lines, more=max(0, len(section.lines) - ON_ONE_PAGE), charts=charts)


class _Brief:
    def __init__(self, ask: Answers, order: Order) -> None:
        self._ask = ask
        self._order = order
        self.numbering = Numbering(ask)
        found = [f for f in ask.findings() if f.support is not Support.WITHDRAWN]
        self._names = {f.value.id: f.value.name for f in found if isinstance(f.value, Person)}
        before = {f.id: f for f in ask.findings(known=order.since)} if order.since else {}
        self._before = before
        self._new = [f for f in found if before.get(f.id) != f and not _later(f, order.on)]
        there = {f.id for f in found}
        self._gone = [f for f in before.values() if f.id not in there and self._is_of(f)]
        self._of = {f.id: self._is_of(f) for f in self._new}
        self._terms = _terms_by_event(found)

    def sections(self) -> list[Section]:
        """All sections, in the order of the brief."""
        return [
            self._changed(),
            self._events("Who was arrested", TAKEN),
            self._events("Who was charged, convicted, sentenced", TRIED),
            self._events("Who was freed, and on what terms", FREED),
            self._deals(),
            self._events("Sanctions", GIVEN),
            self._events("Deaths and conditions in custody", DIED),
            self._counts(),
            self._balances(),
            self._disagreements(),
        ]

    def _is_of(self, f: Finding) -> bool:
        """Whether a finding is of the country asked for: by its place, its quotes, else the report they stand in."""
        wanted = self._order.country
        if wanted is None:
            return True
        place = getattr(f.value, "place", None)
        named = country(place) if place else None
        for statement in () if named else self._ask.statements(f.supporting[:3]).values():
            document = self._ask.document(statement.document)
            named = named or country(statement.quote) or country(document.title or "" if document else "")
        return named == wanted.lower()

    def _mine(self, type_: type) -> list[Finding]:
        return [f for f in self._new if isinstance(f.value, type_) and self._of[f.id]]

    def _changed(self) -> Section:
        since = self._order.since
        if since is None:
            return Section("What the register holds", intro=self._held_now() + self._hidden())
        mine = [f for f in self._new if self._of[f.id]]
        changed = sum(f.id in self._before for f in mine)
        of = " that concern the country" if self._order.country else ""
        intro = (
            f"Since {day(since)}: {len(mine) - changed} findings{of} new, {changed} changed, {len(self._gone)} no longer "
            f"hold.{self._held_then(since)}"
        )
        gone = [Line(f"No longer holds: {visible(f.reason)}", self.numbering.of(f.supporting)) for f in self._gone if f.kind == "event"]  # fmt: skip
        return Section("What changed", tuple(gone), intro + self._hidden())

    def _held_now(self) -> str:
        if self._order.country:
            return f"{people(sum(self._of.values()), 'finding', 'findings')} of the country."
        held = self._held(None)
        return f"{people(held)} named in what was read are held by at least one report, as of {day(self._order.on)}."

    def _held_then(self, since: date) -> str:
        """How many were held by what is known now, and by what was known then; of one country nobody has counted."""
        if self._order.country:
            return ""
        now, then = self._held(None), self._held(since)
        told = f" Held on {day(self._order.on)} by at least one report: {people(now)} named"
        return f"{told}, after {then} as known on {day(since)}."

    def _held(self, known: date | None) -> int:
        return self._ask.holdings(self._order.on, known, POLICY).counted("held")

    def _hidden(self) -> str:
        """That people are withheld who are not in these numbers, where any are."""
        told, here = self._order.withheld
        return "" if told == "none" else f" Withheld from these readers and named nowhere: {told}; of the held: {here}."

    def _events(self, title: str, types: Sequence[Type]) -> Section:
        found = [f for f in self._mine(Event) if isinstance(f.value, Event) and f.value.type in types]
        facts = [
            f
            for f in found
            if isinstance(f.value, Event) and f.value.modality is Modality.ACTUAL and f.value.happened is not False
        ]
        ordered = sorted(
            facts,
            key=lambda f: (_day(f.value.date), f.id) if isinstance(f.value, Event) else (date.min, ""),
            reverse=True,
        )
        lines = [
            Line(self._said(self._of_all(f, f.value)) + _stands(f), self.numbering.of(f.supporting))
            for f in ordered
            if isinstance(f.value, Event)
        ]
        for at, f in enumerate(ordered):
            told = self._terms.get(f.value.id, ()) if isinstance(f.value, Event) and f.value.type in FREED else ()
            if told:
                terms = "; ".join(dict.fromkeys(f"{label(t.axis)}: {label(t.condition)}" for t in told))
                lines[at] = replace(lines[at], text=f"{lines[at].text} Terms: {terms}.")
        charts = (flows_chart(facts),) if title.startswith("Who was freed") else ()
        return Section(title, tuple(lines), self._earlier(facts), tuple(c for c in charts if c))

    def _earlier(self, facts: Sequence[Finding]) -> str:
        """That some of what was learnt since a day is of before it, where it is: the newest stands first."""
        since = self._order.since
        dates = [f.value.date for f in facts if isinstance(f.value, Event)]
        before = sum(bool(w and w.last and w.last < since) for w in dates) if since else 0
        if not before or since is None:
            return ""
        return (
            f"Of {len(facts)}, {before} are of before {day(since)}: they were learnt of since, or are told otherwise."
        )

    def _of_all(self, f: Finding, e: Event) -> Event:
        """An event of several people without the term or charge that is not said of all: each has their own."""
        if len(e.persons) < 2:
            return e
        said = [s for s in self._ask.statements(f.supporting).values() if s.persons]
        terms, charges = {s.term.text for s in said if s.term}, {s.charge for s in said if s.charge}
        return replace(e, term=e.term if len(terms) == 1 else None, charge=e.charge if len(charges) == 1 else None)

    def _said(self, e: Event) -> str:
        named = [self._names[p] for p in e.persons if p in self._names]
        who = ", ".join(map(visible, named[:8])) + (f" and {len(named) - 8} more named" if len(named) > 8 else "")
        count = f"{number(e.count)} {visible(e.group or 'people')}" if e.count else ""
        subject = who + (f" ({count})" if who and count and len(named) > 1 else "") or count
        parts = [f"{when(e.date)}: {label(e.type)}" + (f", {subject}" if subject else "")]
        parts += [f"in {visible(e.place)}"] if e.place else []
        parts += [f"by {visible(e.actor)}"] if e.actor else []
        parts += [visible(e.term.text)] if e.term else []
        parts += [f"alleged: {visible(e.charge)}"] if e.charge else []
        return "; ".join(parts) + "."

    def _deals(self) -> Section:
        lines = []
        for f in self._mine(Deal):
            assert isinstance(f.value, Deal)
            denied = f" Denied by {', '.join(map(visible, f.value.denied_by))}." if f.value.denied_by else ""
            lines.append(Line(visible(f.reason) + denied, self.numbering.of((*f.supporting, *f.opposing))))
        return Section("What was given", tuple(lines))

    def _counts(self) -> Section:
        found = [f for f in self._mine(Count) if isinstance(f.value, Count)]
        ordered = sorted(
            found,
            key=lambda f: (_day(f.value.as_of), f.id) if isinstance(f.value, Count) else (date.min, ""),
            reverse=True,
        )
        lines = [
            Line(_counted(f.value) + _stands(f), self.numbering.of(f.supporting))
            for f in ordered
            if isinstance(f.value, Count)
        ]
        chart = counts_chart([f.value for f in found if isinstance(f.value, Count)])
        intro = "Numbers as sources report them, each on its own basis; they are never added." if lines else ""
        return Section("How many, by whose count", tuple(lines), intro, (chart,) if chart else ())

    def _balances(self) -> Section:
        lines, drawn = list[Line](), list[Balance]()
        for f in self._mine(Balance):
            b = f.value
            assert isinstance(b, Balance)
            text = (
                f"{visible(b.source)}: {number(b.opening.value)} ({when(b.opening.as_of)}) and {number(b.closing.value)} "
                f"({when(b.closing.as_of)}); arrests known {_bounds(b.arrested.low, b.arrested.high)}, releases known "
                f"{_bounds(b.released.low, b.released.high)}; unexplained {_bounds(b.unexplained.low, b.unexplained.high)}."
            )
            lines.append(Line(text, self.numbering.of(f.supporting)))
            drawn.append(b)
        chart = balances_chart(drawn)
        return Section("Do the books balance?", tuple(lines), charts=(chart,) if chart else ())

    def _disagreements(self) -> Section:
        lines = []
        for f in sorted(self._mine(Disagreement), key=lambda f: (-f.origins_for - f.origins_against, f.id)):
            v = f.value
            assert isinstance(v, Disagreement)
            sides = f"{people(f.origins_for, 'origin', 'origins')} against {f.origins_against}"
            both = (*self.numbering.of(v.one, 2), *self.numbering.of(v.other, 2))
            lines.append(
                Line(f"{label(v.kind).capitalize()}: {visible(v.question)} ({sides})", tuple(dict.fromkeys(both)))
            )
        return Section("What sources disagree about", tuple(lines))


def _later(f: Finding, on: date) -> bool:
    """Whether it is of a time that the day of the brief had not seen."""
    v = f.value.closing if isinstance(f.value, Balance) else f.value
    w = next((w for name in ("date", "as_of", "since") if (w := getattr(v, name, None))), None)
    return w is not None and (w.first or w.last or on) > on


def _terms_by_event(found: Iterable[Finding]) -> Mapping[str, list[Terms]]:
    made = defaultdict[str, list[Terms]](list)
    for f in found:
        if isinstance(f.value, Terms):
            made[f.value.event].append(f.value)
    return made


def _stands(f: Finding) -> str:
    """How well it stands, where there is more to say than that it is reported."""
    if f.support is Support.REPORTED:
        return ""
    origins = f", {people(f.origins_for, 'independent origin', 'independent origins')}" if f.origins_for > 1 else ""
    return f" [{label(f.support)}{origins}]"


def _counted(c: Count) -> str:
    place = f" in {visible(c.place)}" if c.place else ""
    per = f" per {visible(c.per)}" if c.per else ""
    return f"{when(c.as_of)}: {number(c.value)} {visible(c.group or 'people')}{place}{per}, {label(c.basis)}, by the count of {visible(c.source)}."


def _bounds(low: int | None, high: int | None) -> str:
    if low == high and low is not None:
        return f"{low:,}"
    return f"{'?' if low is None else f'{low:,}'} to {'?' if high is None else f'{high:,}'}"


def _day(w: When | None) -> date:
    return (w.first or w.last or date.min) if w else date.min
