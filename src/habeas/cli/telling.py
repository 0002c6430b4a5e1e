"""The five answers in words for a terminal, each value with its quote."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from habeas.cli.printing import plain, print_table, quoted, when
from habeas.model import (
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
    Terms,
)
from habeas.pipeline import Answers
from habeas.publication.wording import number
from habeas.reconciliation import Holdings
from habeas.register import Thing, Why
from habeas.vocabulary import Modality, label

RELEASES = ("release", "pardon", "exchange")


def held(console: Console, holdings: Holdings, on: date, most: int | None = None) -> None:
    """Who is held on that day, most recently spoken of first; how many others are unknown or out."""
    inside = sorted(holdings.saying("held"), key=lambda h: (-(h.last_word_on or date.min).toordinal(), h.name))
    title = (
        f"Held on {on:%-d %B %Y}, of the {len(holdings)} people the register can name: {len(inside)} held, "
        f"{holdings.counted('not held')} not held, {holdings.counted('unknown')} unknown"
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
    print_table(console, title, ("name", "status", "since", "last word", "stands as"), rows)
    _more(console, len(inside), most, "habeas held")


def _age(last: date | None, on: date) -> str:
    return f", {(on - last).days} days before" if last and last < on else ""


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
    """Every count beside the others, by source and day; then stated totals and balances. Nothing is added up here."""
    found = list(found)
    numbers = sorted((_count(f), f) for f in found if isinstance(f.value, Count))
    sources = {d.id: d for d in answers.documents()}
    console.print(Text("Counts side by side, each on its own basis", style="bold"))
    shown = None
    for (source, _, line), f in numbers:
        if source != shown:
            _line(console, source)
        _line(console, line, 4)
        for s in answers.statements(f.supporting[:1]).values():
            _quote(console, s, sources)
        shown = source
    for kind, title in (("sum", "Do stated totals add up?"), ("balance", "Do the books balance?")):
        told = [f.reason for f in found if f.kind == kind]
        if told:
            console.print(Text(title, style="bold"))
        for reason in told:
            _line(console, reason)


def _count(f: Finding) -> tuple[str, str, str]:
    """By whose count, the day to sort by, and the count in a line."""
    count = f.value
    assert isinstance(count, Count)
    day = count.as_of.first.isoformat() if count.as_of and count.as_of.first else "9999"
    many = (
        number(count.value)
        + (f" a {count.per}" if count.per else "")
        + (f" {plain(count.group)}" if count.group else "")
    )
    beside = f"; {count.named} named" if count.named is not None else ""
    return (
        plain(count.source),
        day,
        f"{when(count.as_of)}  {many} ({label(count.basis)}; {_origins(f.origins_for)}{beside})  {f.id}",
    )


def deals(console: Console, answers: Answers, found: Iterable[Finding]) -> None:
    """Releases of more than one person in order of time, each with a quote and with what was given, as far as told."""
    found = list(found)
    freed = sorted((f for f in found if _is_release(f)), key=lambda f: (_day(f), f.id))
    happening = {f.value.id: f.value.happening or f.value.id for f in found if isinstance(f.value, Event)}
    sources = {d.id: d for d in answers.documents()}
    console.print(Text("Releases, and what was given", style="bold"))
    for f in freed:
        _line(console, f"{_event(f)}  [{label(f.support)}, {_origins(f.origins_for)}]  {f.id}")
        for s in answers.statements(f.supporting[:1]).values():
            _quote(console, s, sources)
        for terms in found:
            if isinstance(terms.value, Terms) and happening.get(terms.value.event) == happening[f.id]:
                _line(console, f"terms: {terms.reason}", 4)
        for deal in found:
            if isinstance(deal.value, Deal) and f.value.id in deal.value.releases:  # type: ignore[union-attr]
                _line(console, f"given: {deal.reason}", 4)


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


def why(console: Console, answers: Answers, found: Why) -> None:
    """The whole derivation of a thing: what it rests on, what that rests on, and what people decided of each."""
    if found.superseded:
        _line(console, "no longer found by the present rules", 0)
    _derived(console, answers, found, 0, set())


DEEP = 3
"""Steps that a derivation has at most: a disagreement, its events, their statements, the documents."""


def _derived(console: Console, answers: Answers, found: Why, depth: int, told: set[str]) -> None:
    """One thing and what it rests on, each thing told once."""
    _thing(console, found.thing, 2 * depth)
    told.add(found.thing.id)
    for judgement in found.judgements:
        _thing(console, judgement, 2 * depth + 2)
    for thing in (*_built_on(answers, found.thing), *found.rests_on):
        if thing.id in told:
            continue
        below = answers.why(thing.id) if depth < DEEP else None
        if below:
            _derived(console, answers, below, depth + 1, told)
        else:
            _thing(console, thing, 2 * depth + 2)


def _built_on(answers: Answers, thing: Thing) -> list[Thing]:
    """The findings that a finding is about: the sides of a deal, the parts of a total, what is in dispute."""
    match thing.value if isinstance(thing, Finding) else None:
        case Deal() as v:
            ids = (*v.releases, *v.concessions)
        case Sum() as v:
            ids = v.parts
        case Disagreement() as v:
            ids = v.about
        case Terms() as v:
            ids = (v.event,)
        case _:
            ids = ()
    return [below.thing for i in ids if (below := answers.why(i))]


def _thing(console: Console, thing: Thing, indent: int) -> None:
    _line(console, f"{thing.id}  {_said(thing)}", indent)


def _said(thing: Thing) -> str:
    """One line on anything that has an id."""
    match thing:
        case Statement():
            waits = f"; for review: {thing.review}" if thing.review else ""
            return f"{label(thing.type)} ({label(thing.modality)}), by {thing.by}: {quoted(thing.quote)}{waits}"
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
