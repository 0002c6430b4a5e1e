"""Who is on which list: as a table, JSON Lines or CSV."""

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from habeas.cli.base import Settings, day
from habeas.cli.printing import console, lines_of_json, notice, plain, print_table
from habeas.json_form import encode
from habeas.lists.overlap import Overlap, Place, State, Wanted, called, overlap
from habeas.model import Finding, Person
from habeas.pipeline import Answers


def on_lists(
    settings: Settings, answers: Answers, found: Sequence[Finding], known: datetime | None,
    on: Sequence[str], off: Sequence[str], as_csv: bool,
) -> None:  # fmt: skip
    """Who of the people found is on which list, as a table, JSON Lines or CSV; only who is on all of `on`, none of
    `off`."""
    lists = answers.lists(day(known))
    wanted = Wanted(tuple(_list(n, lists) for n in on), tuple(_list(n, lists) for n in off))
    people = {f.value.id: f.value for f in found if isinstance(f.value, Person)}
    places = overlap(people.values(), {m.id: m.document for m in answers.mentions()}, answers.judgements(), lists)
    chosen = sorted(
        (people[p] for p, there in places.items() if wanted.fits(there)), key=lambda p: (p.name.casefold(), p.id)
    )
    if settings.json:
        lines_of_json(
            {"person": p.id, "name": p.name, "lists": {n: encode(a) for n, a in places[p.id].items()}} for p in chosen
        )
    elif as_csv:
        _as_csv(chosen, places, list(lists))
    else:
        _as_table(chosen, places, lists, wanted)


def _list(name: str, lists: Mapping[str, tuple[State, ...]]) -> str:
    found = called(name, lists)
    if found is None:
        there = ", ".join(lists) or "none yet: habeas import"
        raise click.UsageError(f"there is no list called '{plain(name)}'; there are: {there}")
    return found


def _place(place: Place | None) -> str:
    """On it since when, gone by when, or perhaps on it."""
    if place is None:
        return "no"
    if place.on:
        return f"yes, {place.first} to {place.last}" if place.first != place.last else f"yes, {place.last}"
    if place.on is None:
        return f"perhaps: {place.open[0]}"
    return f"no longer, last {place.last}"


def _as_table(
    chosen: Sequence[Person], places: Overlap, lists: Mapping[str, tuple[State, ...]], wanted: Wanted
) -> None:
    title = f"{len(chosen)} people"
    asked = [f"on {n}" for n in wanted.on] + [f"not on {n}" for n in wanted.off]
    title += f" {', '.join(asked)}" if asked else " on lists"
    rows = [(p.name, p.id, *(_place(places[p.id].get(n)) for n in lists)) for p in chosen]
    names = [f"{name}, {states[-1].on}" for name, states in lists.items()]
    print_table(console(), title, ("name", "id", *names), rows)
    unsure = sum(any(place.on is None for place in places[p.id].values()) for p in chosen)
    if unsure:
        notice(f"{unsure} of them may be on further lists: habeas why ID shows the question, habeas decide answers it")


def _as_csv(chosen: Sequence[Person], places: Overlap, lists: Sequence[str]) -> None:
    """As CSV; a cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([_safe(c) for c in ("name", "id", *lists)])
    for p in chosen:
        out.writerow([_safe(c) for c in (p.name, p.id, *(_place(places[p.id].get(n)) for n in lists))])


def _safe(cell: str) -> str:
    text = plain(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
