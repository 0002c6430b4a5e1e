"""The five answers in words for a terminal, each value with its quote."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from habeas.cli.printing import plain, print_table, quoted, when
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
    Passage,
    SetAside,
    Spell,
    Statement,
    Sum,
    Terms,
)
from habeas.pipeline import Answers
from habeas.publication.wording import number
from habeas.reconciliation import Holding, Holdings
from habeas.register import Thing, Why
from habeas.vocabulary import label


def held(
    console: Console, holdings: Holdings, on: date, most: int | None = None, answers: Sequence[str] = ("held",)
) -> None:
    """Who is held on that day, most recently spoken of first; how many others are unknown or out, and who with these
    answers."""
    inside = [h for answer in answers for h in sorted(holdings.saying(answer), key=_latest)]
    title = f"Held on {on:%-d %B %Y}, of the {len(holdings)} people the register can name: " + ", ".join(
        f"{holdings.counted(answer)} {answer}" for answer in ("held", "not held", "unknown")
    )
    rows = [
        (
            h.name,
            *([h.held] if len(answers) > 1 else []),
            label(h.status),
            when(h.since),
            f"{h.last_word_on or 'no date'}{_age(h.last_word_on, on)}",
            label(h.support),
        )
        for h in inside[:most]
    ]
    answer = ["answer"] if len(answers) > 1 else []
    print_table(console, title, ("name", *answer, "status", "since", "last word", "stands as"), rows)
    _more(console, len(inside), most, "habeas held")


def _latest(h: Holding) -> tuple[int, str]:
    return (-(h.last_word_on or date.min).toordinal(), h.name)


def _age(last: date | None, on: date) -> str:
    return f", {(on - last).days} days before" if last and last < on else ""


def counts(console: Console, answers: Answers, found: Iterable[Finding]) -> None:
    """Every count beside the others, by source and day; then stated totals and balances. Nothing is added up here."""
    found = list(found)
    numbers = sorted(((_count(f), f) for f in found if isinstance(f.value, Count)), key=lambda n: (n[0], n[1].id))
    sources = {d.id: d for d in answers.documents()}
    console.print(Text("Counts side by side, each on its own basis", style="bold"))
    shown = None
    for (source, _, words), f in numbers:
        if source != shown:
            line(console, source)
        line(console, words, 4)
        for s in answers.statements((f.supporting or f.opposing)[:1]).values():
            quote(console, s, sources)
        shown = source
    for kind, title in (("sum", "Do stated totals add up?"), ("balance", "Do the books balance?")):
        told = sorted((f for f in found if f.kind == kind), key=_opening)
        if told:
            console.print(Text(title, style="bold"))
        for f in told:
            line(console, f"{f.reason}  {f.id}")


def _opening(f: Finding) -> tuple[str, str, str]:
    """Sorts balances by source and opening day."""
    if not isinstance(f.value, Balance):
        return ("", "", f.id)
    opening = f.value.opening.as_of
    return (f.value.source, opening.first.isoformat() if opening and opening.first else "", f.id)


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
    stands = origins(f.origins_for) if f.supporting else "a copy that differs from what it copies"
    beside = f"; {count.named} named" if count.named is not None else ""
    return (
        plain(count.source),
        day,
        f"{when(count.as_of)}  {many} ({label(count.basis)}; {stands}{beside})  {f.id}",
    )


def disputes(console: Console, answers: Answers, found: Iterable[Finding], most: int | None = None) -> None:
    """Each disagreement: its kind, the question, and each side with quotes and the number of independent origins."""
    found = list(found)
    console.print(Text(f"Disagreements: {len(found)}", style="bold"))
    sources = {d.id: d for d in answers.documents()}
    for f in found[:most]:
        assert isinstance(f.value, Disagreement)
        line(console, f"{label(f.value.kind)}: {f.value.question}  {f.id}")
        for side, standing in ((f.value.one, f.origins_for), (f.value.other, f.origins_against)):
            line(console, f"{origins(standing)}:", 4)
            for s in answers.statements(side[:2]).values():
                quote(console, s, sources)
            if len(side) > 2:
                line(console, f"… and {len(side) - 2} more: habeas why {f.id}", 6)
        for p in f.value.passages[:2]:
            line(console, "also bears on it:", 4)
            _passage(console, p, sources)
    _more(console, len(found), most, "habeas disputes")


def origins(n: int) -> str:
    """'3 independent origins'."""
    return "one independent origin" if n == 1 else f"{n} independent origins"


def quote(console: Console, s: Statement, sources: Mapping[str, Document]) -> None:
    """A statement's quote, and where it was read, on whose word."""
    said = f", citing {plain(s.source)}" if s.source else ""
    console.print(Padding(Text(f"{quoted(s.quote)}"), (0, 0, 0, 6)), style="italic")
    console.print(Padding(Text(f"{_read_in(sources.get(s.document))}{said}  {s.id}"), (0, 0, 0, 6)), style="dim")


def _passage(console: Console, p: Passage, sources: Mapping[str, Document]) -> None:
    console.print(Padding(Text(quoted(p.quote)), (0, 0, 0, 6)), style="italic")
    console.print(Padding(Text(_read_in(sources.get(p.document))), (0, 0, 0, 6)), style="dim")


def _read_in(source: Document | None) -> str:
    """The outlet of a document, and when it was published."""
    outlet = (source.outlet or source.title or source.location) if source else "?"
    return plain(outlet) + (f", {when(source.published)}" if source and source.published else "")


def line(console: Console, text: str, indent: int = 2) -> None:
    """A line of plain text, set in by so many columns."""
    console.print(Padding(Text(plain(text)), (0, 0, 0, indent)))


def _more(console: Console, there: int, shown: int | None, command: str) -> None:
    if shown is not None and there > shown:
        line(console, f"… and {there - shown} more: {command}")


def why(console: Console, answers: Answers, found: Why) -> None:
    """The whole derivation of a thing: what it rests on, what that rests on, and what people decided of each."""
    if found.superseded:
        line(console, "no longer found by the present rules", 0)
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
        case Event() as v:
            ids = (*v.covers, *([v.follows] if v.follows else []))
        case Spell() as v:
            ids = tuple(i for i in (v.opened_by, v.closed_by) if i)
        case _:
            ids = ()
    return [below.thing for i in ids if (below := answers.why(i))]


def _thing(console: Console, thing: Thing, indent: int) -> None:
    line(console, f"{thing.id}  {_said(thing)}", indent)


def _said(thing: Thing) -> str:
    """One line on anything that has an id."""
    match thing:
        case Statement():
            on_word = f", on the word of {thing.source}" if thing.source else ""
            waits = f"; for review: {thing.review}" if thing.review else ""
            return (
                f"{label(thing.type)} ({label(thing.modality)}){on_word}, by {thing.by}: {quoted(thing.quote)}{waits}"
            )
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
