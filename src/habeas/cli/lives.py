"""One person's history for a terminal: custody in spells, terms of release, what is reported, what is disputed."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from habeas.cli.printing import plain, when
from habeas.cli.telling import line, origins, quote
from habeas.model import Disagreement, Event, Finding, Person, Spell, Statement, Terms
from habeas.pipeline import Answers
from habeas.vocabulary import Modality, label


def person(console: Console, answers: Answers, found: Finding, known: date | None = None) -> None:
    """One person: every spelling, the spells in custody, on what terms they were let out, each statement in order of
    date with quote, origin and where it was read, and what is disputed of them."""
    assert isinstance(found.value, Person)
    console.print(Text(plain(found.value.name), style="bold") + Text(f"  {found.id}", style="dim"))
    others = [n for n in found.value.names if n != found.value.name]
    if others:
        line(console, "also written: " + ", ".join(others))
    about = concerning(answers, found.value, known)
    _custody(console, found.value, about)
    told = answers.statements(found.supporting)
    sources = {d.id: d for d in answers.documents()}
    _heading(console, "What is reported", told)
    for s in sorted(told.values(), key=lambda s: (_first(s), s.type, s.id)):
        meant = "" if s.modality is Modality.ACTUAL else f" ({label(s.modality)})"
        line(console, f"{when(s.date):<12} {label(s.type)}{meant}{_details(s)}")
        quote(console, s, sources)
    disputed = [f for f in about if isinstance(f.value, Disagreement)]
    _heading(console, "What is disputed", disputed)
    for f in disputed:
        against = f"{origins(f.origins_for)} against {f.origins_against}"
        line(console, f"{f.reason} [{against}]  {f.id}")


def concerning(answers: Answers, of: Person, known: date | None = None) -> list[Finding]:
    """The findings about somebody and about the events that they had a part in: of the latter, only terms told of all
    who were let out, and disagreements."""
    own = list(answers.findings_about([of.id], known))
    events = {f.value.id for f in own if isinstance(f.value, Event) and of.id in f.value.persons}
    near = answers.findings_about(events, known) if events else ()
    also = [f for f in near if isinstance(f.value, Disagreement) or (isinstance(f.value, Terms) and _of_all(f.value))]
    return list({f.id: f for f in (*own, *also)}.values())


def _of_all(terms: Terms) -> bool:
    return not terms.persons


def _custody(console: Console, of: Person, about: Sequence[Finding]) -> None:
    spells = [(f, f.value) for f in about if isinstance(f.value, Spell) and f.value.person == of.id]
    _heading(console, "Custody", spells)
    for f, spell in sorted(spells, key=lambda pair: (pair[1].position, pair[0].id)):
        place = f", {plain(spell.place)}" if spell.place else ""
        line(console, f"{_stretch(spell)}  {label(spell.status)}{place} [{_stands(f)}]  {f.id}")
    for f in about:
        if isinstance(f.value, Event) and f.value.follows and of.id in f.value.persons:
            line(console, f"{f.reason}  {f.id}", 4)
    terms = [f for f in about if isinstance(f.value, Terms) and (of.id in f.value.persons or _of_all(f.value))]
    _heading(console, "Terms of release", terms)
    for f in terms:
        line(console, f"{f.reason}  {f.id}")


def _stretch(spell: Spell) -> str:
    """From when to when, as far as it is known: by which day it had begun where its first day is not told."""
    begun = when(spell.since) if spell.since else f"by {spell.begun_by}" if spell.begun_by else "no date"
    return f"{begun} to {when(spell.until)}" if spell.until else begun


def _stands(f: Finding) -> str:
    return f"{label(f.support)}, {origins(f.origins_for)}"


def _heading(console: Console, words: str, told: Iterable[object]) -> None:
    if told:
        console.print(Text(words, style="bold"))


def _first(statement: Statement) -> str:
    return statement.date.first.isoformat() if statement.date and statement.date.first else "9999"


def _details(s: Statement) -> str:
    parts = [s.term.text if s.term else None, s.charge, f"at {s.place}" if s.place else None]
    said = ", ".join(plain(p) for p in parts if p)
    return f": {said}" if said else ""
