"""Releases for a terminal: who was let out together, on what terms, what was given in return, and totals of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from habeas.cli.printing import plain, when
from habeas.cli.telling import line, origins, quote
from habeas.model import Deal, Document, Event, Finding, Sum, Terms
from habeas.pipeline import Answers
from habeas.publication.wording import number
from habeas.vocabulary import Axis, label

SIDES = ("release", "exchange", "pardon")
"""What makes a happening a release; of its sides one with a day of its own leads, then the earlier here."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: the side that leads, its other sides, and the terms, ties and totals that concern any of them."""

    lead: Finding
    event: Event
    others: tuple[Finding, ...]
    terms: tuple[Finding, ...]
    ties: tuple[Finding, ...]
    sums: tuple[Finding, ...]


def deals(console: Console, answers: Answers, found: Iterable[Finding]) -> None:
    """Releases of more than one person in order of time, each once, with a quote, its terms and what was given; then
    the totals that sources state over a time."""
    made = releases(list(found))
    sources = {d.id: d for d in answers.documents()}
    console.print(Text("Releases, and what was given", style="bold"))
    for release in made:
        if not release.event.period:
            _print(console, answers, sources, release)
    totals = [r for r in made if r.event.period]
    if totals:
        console.print(Text("Totals over a time", style="bold"))
    for release in totals:
        _print(console, answers, sources, release)


def _print(console: Console, answers: Answers, sources: dict[str, Document], release: Release) -> None:
    f = release.lead
    line(console, f"{_words(release.event)}  [{label(f.support)}, {origins(f.origins_for)}]  {f.id}")
    for s in answers.statements(f.supporting[:1]).values():
        quote(console, s, sources)
    for other in release.others:
        assert isinstance(other.value, Event)
        line(console, f"also told as {_words(other.value, day=False)}  {other.id}", 4)
    for heading, told in (("terms", release.terms), ("given", release.ties), ("total", release.sums)):
        for finding in told:
            line(console, f"{heading}: {finding.reason}  {finding.id}", 4)


def releases(found: Sequence[Finding]) -> list[Release]:
    """The releases of more than one person that took place, in order of time."""
    sides: dict[str, list[tuple[Finding, Event]]] = defaultdict(list)
    for f in found:
        if isinstance(f.value, Event) and f.value.type in SIDES and f.value.happened is True:
            sides[f.value.happening or f.value.id].append((f, f.value))
    happening = {f.value.id: f.value.happening or f.value.id for f in found if isinstance(f.value, Event)}
    about: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for f in found:
        for event in _concerned(f):
            about[happening.get(event, event), f.kind].append(f)
    made = []
    for h, told in sides.items():
        told.sort(key=lambda side: (not _of_a_day(side[1]), SIDES.index(side[1].type), -size(side[1]), side[0].id))
        if max(size(event) for _, event in told) > 1:
            others = tuple(f for f, _ in told[1:])
            unique = ({f.id: f for f in about[h, kind]}.values() for kind in ("terms", "deal", "sum"))
            kinds = (tuple(sorted(some, key=_by_axis)) for some in unique)
            made.append(Release(*told[0], others, *kinds))
    return sorted(made, key=lambda r: (_day(r.event), r.lead.id))


def _concerned(f: Finding) -> tuple[str, ...]:
    """The events of releases that a finding is about; a total stands with itself, its parts being named in it."""
    match f.value:
        case Terms() as v:
            return (v.event,)
        case Deal() as v:
            return v.releases
        case Sum() as v:
            return (v.of,) if v.of else ()
        case _:
            return ()


def size(event: Event) -> int:
    """How many people it concerned, at least."""
    return max(len(event.persons), (event.count.low or event.count.high or 0) if event.count else 0)


def _of_a_day(event: Event) -> bool:
    return event.date is not None and event.date.first is not None and event.date.first == event.date.last


def _by_axis(f: Finding) -> tuple[int, int, str]:
    """Sorts terms by their axis, those of most origins first, what is no term after them."""
    return (list(Axis).index(f.value.axis) if isinstance(f.value, Terms) else len(Axis), -f.origins_for, f.id)


def _day(event: Event) -> str:
    return event.date.first.isoformat() if event.date and event.date.first else "9999"


def _words(event: Event, *, day: bool = True) -> str:
    who = number(event.count) if event.count else f"{len(event.persons)} named"
    place = f" ({plain(event.place)})" if event.place else ""
    return f"{when(event.date) + '  ' if day else ''}{label(event.type)} of {who}{place}"
