"""The five answers in words for a terminal, each value with its quote."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from habeas.cli.printing import number, plain, quoted, table, when
from habeas.model import (
    Balance,
    Count,
    Deal,
    Disagreement,
    Document,
    Event,
    Finding,
    Judgement,
    Mention,
    Person,
    SetAside,
    Statement,
    Sum,
)
from habeas.pipeline import Answers
from habeas.reconciliation import Holding
from habeas.register import Why
from habeas.register.view import Thing
from habeas.vocabulary import Modality, label

RELEASES = ("release", "pardon", "exchange")


def held(console: Console, holdings: Sequence[Holding], on: date, most: int | None = None) -> None:
    """Who is held on that day, most recently spoken of first; how many others are unknown or out."""
    counted = {answer: [h for h in holdings if h.held == answer] for answer in ("held", "not held", "unknown")}
    inside = sorted(counted["held"], key=lambda h: (-(h.last_word_on or date.min).toordinal(), h.name))
    title = (
        f"Held on {on:%-d %B %Y}, of the {len(holdings)} people the register can name: {len(inside)} held, "
        f"{len(counted['not held'])} not held, {len(counted['unknown'])} unknown"
    )
    rows = [
        (
            h.name,
            label(h.status),
            when(h.since),
            f"{h.last_word_on or 'no date'}{_age(h.last_word_on, on)}",
            label(h.support),
        )
        for h in inside[:most]
    ]
    console.print(table(title, ("name", "status", "since", "last word", "stands as"), rows))
    _more(console, len(inside), most, "habeas held")


def _age(last: date | None, on: date) -> str:
    return f" ({(on - last).days} days before)" if last and last < on else ""


def person(console: Console, answers: Answers, found: Finding, known: date | None = None) -> None:
    """One person: every spelling, then each statement in order of date, with quote, origin and where it was read."""
    assert isinstance(found.value, Person)
    console.print(Text(plain(found.value.name), style="bold") + Text(f"  {found.id}", style="dim"))
    others = [n for n in found.value.names if n != found.value.name]
    if others:
        _line(console, "also written: " + ", ".join(others))
    told = answers.statements(found.supporting)
    sources = {d.id: d for d in answers.documents()}
    for s in sorted(told.values(), key=lambda s: (_first(s), s.type, s.id)):
        meant = "" if s.modality is Modality.ACTUAL else f" ({label(s.modality)})"
        _line(console, f"{when(s.date):<12} {label(s.type)}{meant}{_details(s)}")
        _quote(console, s, sources)


def _first(statement: Statement) -> str:
    return statement.date.first.isoformat() if statement.date and statement.date.first else "9999"


def _details(s: Statement) -> str:
    parts = [s.term.text if s.term else None, s.charge, f"at {s.place}" if s.place else None]
    said = ", ".join(plain(p) for p in parts if p)
    return f": {said}" if said else ""


def counts(console: Console, answers: Answers, found: Iterable[Finding]) -> None:
    """Every count beside the others, by source; then the stated totals and the balances. Nothing is added up here."""
    found = list(found)
    rows = [
        (
            c.source,
            number(c.value) + (f" a {c.per}" if c.per else ""),
            c.group or "",
            label(c.basis),
            when(c.as_of),
            _words(answers, f),
        )
        for f in found
        if isinstance(c := f.value, Count)
    ]
    rows.sort(key=lambda row: (row[0].casefold(), row[4]))
    title = "Counts side by side, each on its own basis"
    console.print(table(title, ("by whose count", "number", "of whom", "basis", "as of", "quote"), rows))
    for f in found:
        if isinstance(f.value, Sum | Balance):
            _line(console, f"{f.kind}: {f.reason}")


def _words(answers: Answers, f: Finding) -> str:
    told = answers.statements(f.supporting[:1])
    return next((quoted(s.quote, 90) for s in told.values()), "")


def deals(console: Console, answers: Answers, found: Iterable[Finding]) -> None:
    """Releases in order of time, each with its terms, and the concessions tied to it: by words or only by time."""
    found = list(found)
    events = {f.value.id: f for f in found if isinstance(f.value, Event)}
    given = [f for f in found if isinstance(f.value, Deal)]
    freed = [f for f in events.values() if _is_release(f)]
    console.print(Text("Releases, and what was given", style="bold"))
    for f in sorted(freed, key=lambda f: (_day(f), f.id)):
        _line(console, f"{_event(f)}  [{label(f.support)}, {_origins(f.origins_for)}]")
        for deal in given:
            if isinstance(deal.value, Deal) and f.value.id in deal.value.releases:  # type: ignore[union-attr]
                _deal(console, deal, events)
    _cite(console, answers, freed)


def _is_release(f: Finding) -> bool:
    return isinstance(f.value, Event) and f.value.type in RELEASES and f.value.happened is True and _size(f.value) > 1


def _size(event: Event) -> int:
    return max(len(event.persons), (event.count.low or event.count.high or 0) if event.count else 0)


def _day(f: Finding) -> str:
    event = f.value
    return event.date.first.isoformat() if isinstance(event, Event) and event.date and event.date.first else "9999"


def _event(f: Finding) -> str:
    event = f.value
    assert isinstance(event, Event)
    who = number(event.count) if event.count else f"{len(event.persons)} named"
    return f"{when(event.date)}  {label(event.type)} of {who}" + (f" to {plain(event.place)}" if event.place else "")


def _deal(console: Console, found: Finding, events: Mapping[str, Finding]) -> None:
    deal = found.value
    assert isinstance(deal, Deal)
    for concession in deal.concessions:
        if concession in events and isinstance(event := events[concession].value, Event):
            what = f"{label(event.type)}: {plain(event.place) or 'not stated'}, by {plain(event.actor) or 'not stated'}"
            tie = f"tied by the words {quoted(deal.words)}" if deal.tie == "words" else "tied only by time"
            _line(console, f"{what}; {tie}; {found.reason}", 4)


def _cite(console: Console, answers: Answers, found: Sequence[Finding]) -> None:
    sources = {d.id: d for d in answers.documents()}
    for f in found:
        for s in answers.statements(f.supporting[:1]).values():
            _quote(console, s, sources)


def disputes(console: Console, answers: Answers, found: Iterable[Finding], most: int | None = None) -> None:
    """Each disagreement: its kind, the question, and each side with quotes and the number of independent origins."""
    found = list(found)
    console.print(Text(f"Disagreements: {len(found)}", style="bold"))
    sources = {d.id: d for d in answers.documents()}
    for f in found[:most]:
        assert isinstance(f.value, Disagreement)
        _line(console, f"{label(f.value.kind)}: {f.value.question}  {f.id}")
        for side, origins in ((f.value.one, f.origins_for), (f.value.other, f.origins_against)):
            _line(console, f"{_origins(origins)}:", 4)
            for s in answers.statements(side[:2]).values():
                _quote(console, s, sources)
    _more(console, len(found), most, "habeas disputes")


def _origins(n: int) -> str:
    return "one independent origin" if n == 1 else f"{n} independent origins"


def _quote(console: Console, s: Statement, sources: Mapping[str, Document]) -> None:
    source = sources.get(s.document)
    outlet = (source.outlet or source.title or source.location) if source else "?"
    published = f", {when(source.published)}" if source and source.published else ""
    said = f", citing {plain(s.source)}" if s.source else ""
    console.print(Padding(Text(f"{quoted(s.quote)}"), (0, 0, 0, 6)), style="italic")
    console.print(Padding(Text(f"{plain(outlet)}{published}{said}  {s.id}"), (0, 0, 0, 6)), style="dim")


def _line(console: Console, text: str, indent: int = 2) -> None:
    console.print(Padding(Text(plain(text)), (0, 0, 0, indent)))


def _more(console: Console, there: int, shown: int | None, command: str) -> None:
    if shown is not None and there > shown:
        _line(console, f"… and {there - shown} more: {command}")


def why(console: Console, found: Why) -> None:
    """A thing with what it rests on and what people decided of it, each with its id."""
    if found.superseded:
        _line(console, "no longer found by the present rules", 0)
    _thing(console, found.thing, 0)
    for thing in found.rests_on:
        _thing(console, thing, 2)
    for judgement in found.judgements:
        _thing(console, judgement, 2)


def _thing(console: Console, thing: Thing, indent: int) -> None:
    _line(console, f"{thing.id}  {_said(thing)}", indent)


def _said(thing: Thing) -> str:
    """One line on anything that has an id."""
    match thing:
        case Statement():
            return f"{label(thing.type)} ({label(thing.modality)}), by {thing.by}: {quoted(thing.quote)}"
        case Finding():
            return f"{thing.kind}, {label(thing.support)}: {thing.reason}"
        case SetAside():
            return f"set aside in {thing.stage}: {thing.reason}" + (f": {quoted(thing.quote)}" if thing.quote else "")
        case Judgement():
            return f"{label(thing.verdict)}, by {thing.by}: " + "; ".join(thing.why)
        case Mention():
            return f"{thing.name}, as named in {thing.document}"
        case Document():
            return f"{thing.title or 'untitled'} ({thing.outlet or thing.location}, {when(thing.published)})"
