"""events: what happened once, however many reports tell of it."""

import sys
from collections.abc import Iterable
from datetime import date, datetime

import click

from habeas.cli.base import DAY, Settings, command, day
from habeas.cli.printing import console, lines_of_json, notice, when
from habeas.cli.telling import line, origins
from habeas.model import Event, Finding, Sum
from habeas.vocabulary import Type, label


@click.command()
@click.option("--type", "type_", type=click.Choice([t.value for t in Type]), help="Only of this type.")
@click.option("--from", "first", type=DAY, metavar="DAY", help="Only what can have been on this day or later ...")
@click.option("--to", "last", type=DAY, metavar="DAY", help="... and on this one or earlier.")
@click.option("--known", type=DAY, metavar="DAY", help="As far as was known on this day. Default: now.")
@click.option("--according-to", metavar="SOURCE", help="Only what this source says.")
@command
def events(
    settings: Settings,
    type_: str | None,
    first: datetime | None,
    last: datetime | None,
    known: datetime | None,
    according_to: str | None,
) -> None:
    """What happened, each thing once: arrests, sentences, releases, sanctions, and what was announced and never came.

    In order of time, what has no date last, each with how it stands; a stated total with whether it adds up.

    Example: habeas events --type release --from 2025-09-01 --to 2025-09-30
    """
    with settings.answers(according_to) as answers:
        found = answers.findings(known=day(known))
    told = sorted(_within(found, type_, day(first), day(last)), key=_when)
    if settings.json:
        lines_of_json(told)
        return
    if not told:
        notice("no such event is in the register")
        sys.exit(1)
    sums = {f.value.of: f.reason for f in found if isinstance(f.value, Sum)}
    out = console()
    for f in told:
        assert isinstance(f.value, Event)
        line(out, f"{when(f.value.date):<12} {f.reason} [{label(f.support)}, {origins(f.origins_for)}]  {f.id}", 0)
        if f.value.id in sums:
            line(out, sums[f.value.id], 4)


def _within(found: Iterable[Finding], type_: str | None, first: date | None, last: date | None) -> Iterable[Finding]:
    """The events of that type that can have been between the days; without days, those without a date as well."""
    for f in found:
        e = f.value
        if not isinstance(e, Event) or type_ not in (None, e.type):
            continue
        begun, ended = (e.date.first, e.date.last) if e.date else (None, None)
        if (first and (ended is None or ended < first)) or (last and (begun is None or begun > last)):
            continue
        yield f


def _when(f: Finding) -> tuple[date, str]:
    told = f.value.date if isinstance(f.value, Event) else None
    return ((told.first if told else None) or date.max, f.id)


COMMANDS = (events,)
