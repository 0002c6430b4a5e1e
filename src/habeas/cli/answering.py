"""The five questions and their neighbours: people, person, held, counts, deals, disputes, diff, why."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import click

from habeas.cli import books, freeing, learnt, lives, telling
from habeas.cli.base import DAY, Settings, command, day, today
from habeas.cli.overlapping import on_lists
from habeas.cli.printing import console, lines_of_json, notice, print_table
from habeas.model import Finding, Person
from habeas.pipeline import Answers
from habeas.reconciliation import POLICIES

KNOWN = click.option("--known", type=DAY, metavar="DAY", help="As far as was known on this day. Default: now.")
ACCORDING = click.option("--according-to", metavar="SOURCE", help="Only what this source says.")


@click.command()
@click.argument("query", required=False, default="")
@click.option("--all", "everybody", is_flag=True, help="Also those who are only named, and of whom nothing is told.")
@click.option("--lists", "lists", is_flag=True, help="Who is on which imported list, and since when.")
@click.option("--in", "on", multiple=True, metavar="LIST", help="Only who is on this list; may be given again.")
@click.option("--not-in", "off", multiple=True, metavar="LIST", help="Only who is not on it; may be given again.")
@click.option("--csv", "as_csv", is_flag=True, help="With the lists: as CSV.")
@KNOWN
@command
def people(
    settings: Settings, query: str, everybody: bool, lists: bool, on: tuple[str, ...], off: tuple[str, ...],
    as_csv: bool, known: datetime | None,
) -> None:  # fmt: skip
    """Who is in the register: any spelling, any script; and who is on which list.

    Without a query, all of whom something is told: held, freed, sentenced ...

    Example: habeas people --in "Centre for Open Courts" --not-in Lumen
    """
    with settings.answers() as answers:
        if lists or on or off or as_csv:
            on_lists(settings, answers, answers.find_people(query, day(known)), known, on, off, as_csv)
            return
        found = [f for f in answers.find_people(query, day(known)) if everybody or query or f.supporting]
        if settings.json:
            lines_of_json(found)
            return
        if not found:
            notice(f"nobody like '{query}' is in the register" if query else "nobody is in the register yet")
            sys.exit(1)
        rows = [(p.name, p.id, ", ".join(n for n in p.names if n != p.name), p.role or "") for f, p in persons(found)]
        print_table(console(), f"{len(rows)} people", ("name", "id", "also written", "described as"), rows)


@click.command()
@click.argument("who", metavar="NAME|ID")
@KNOWN
@command
def person(settings: Settings, who: str, known: datetime | None) -> None:
    """One person's history, every line with its quote and origin.

    Example: habeas person "Mira Halden"
    """
    with settings.answers() as answers:
        found = the_person(answers, who, day(known))
        if settings.json:
            about = lives.concerning(answers, found.value, day(known)) if isinstance(found.value, Person) else []
            lines_of_json([found, *answers.statements(found.supporting).values(), *(f for f in about if f != found)])
            return
        lives.person(console(), answers, found, day(known))


@click.command()
@click.option("--on", type=DAY, metavar="DAY", help="Held on this day. Default: today.")
@KNOWN
@ACCORDING
@click.option(
    "--policy", type=click.Choice(POLICIES), default=POLICIES[0], show_default=True, help="What counts as held."
)
@click.option("--all", "everybody", is_flag=True, help="Also who is not held, and of whom it is unknown.")
@command
def held(
    settings: Settings, on: datetime | None, known: datetime | None, according_to: str | None, policy: str,
    everybody: bool,
) -> None:  # fmt: skip
    """Who is held: on a day, as far as was known on another, according to whom.

    Example: habeas held --on 2025-09-01 --known 2025-12-31
    """
    with settings.answers(according_to) as answers:
        holdings = answers.holdings(day(on) or today(), day(known), policy)
        if settings.json:
            lines_of_json(holdings)
            return
        answers_ = ("held", "not held", "unknown") if everybody else ("held",)
        telling.held(console(), holdings, day(on) or today(), answers=answers_)


@click.command()
@KNOWN
@ACCORDING
@click.option("--flows", "flows", is_flag=True, help="In and out by month, time in custody, share sent abroad.")
@click.option("--overlap", "overlap", is_flag=True, help="How many people each two sources both name.")
@click.option("--estimate", "estimate", is_flag=True, help="With the overlap: a total nobody counted, as an estimate.")
@command
def counts(
    settings: Settings, known: datetime | None, according_to: str | None, flows: bool, overlap: bool, estimate: bool
) -> None:
    """How many are held: by whose count, on what basis, and whether the books balance.

    Example: habeas counts --flows
    """
    with settings.answers(according_to) as answers:
        if flows:
            books.flows(console(), answers.findings(known=day(known)), day(known) or today(), json=settings.json)
        if overlap or estimate:
            people = answers.findings("person", day(known))
            books.overlap(console(), people, answers.origins(day(known)), estimate=estimate, json=settings.json)
        if flows or overlap or estimate:
            return
        found = of_kinds(answers, day(known), "count", "sum", "balance")
        if settings.json:
            lines_of_json(found)
            return
        telling.counts(console(), answers, found)


@click.command()
@KNOWN
@click.option("--ledger", "over_time", is_flag=True, help="By month: freed, given, freed for each, taken back, so far.")
@command
def deals(settings: Settings, known: datetime | None, over_time: bool) -> None:
    """Who was freed, on what terms, and what was given in return.

    Example: habeas deals --ledger
    """
    with settings.answers() as answers:
        if over_time:
            books.trades(console(), answers.findings(known=day(known)), json=settings.json)
            return
        if settings.json:
            lines_of_json(of_kinds(answers, day(known), "deal", "terms"))
            return
        freeing.deals(console(), answers, of_kinds(answers, day(known), "event", "deal", "terms", "sum"))


@click.command()
@KNOWN
@command
def disputes(settings: Settings, known: datetime | None) -> None:
    """Where sources disagree, what kind of disagreement it is, and how many independent origins stand on each side.

    Example: habeas disputes
    """
    with settings.answers() as answers:
        found = of_kinds(answers, day(known), "disagreement")
        if settings.json:
            lines_of_json(found)
            return
        telling.disputes(console(), answers, found)


@click.command()
@click.option("--from", "before", type=DAY, required=True, metavar="DAY", help="What was known on this day ...")
@click.option("--to", "after", type=DAY, metavar="DAY", help="... against what was known on this one. Default: now.")
@command
def diff(settings: Settings, before: datetime, after: datetime | None) -> None:
    """What was learnt between two days: who is held by now, findings that are new, changed, and gone.

    Example: habeas diff --from 2025-09-01 --to 2025-10-01
    """
    with settings.answers() as answers:
        found = learnt.between(answers.findings(known=day(before)), answers.findings(known=day(after)))
        if settings.json:
            lines_of_json(learnt.lines(found))
            return
        on = day(after) or today()
        then, now = answers.holdings(on, day(before)), answers.holdings(on, day(after))
        learnt.tell(console(), found, learnt.turned(then, now), on)


@click.command()
@click.argument("id_", metavar="ID")
@command
def why(settings: Settings, id_: str) -> None:
    """How a finding came about, or why something was set aside. Ids are what every other command and page shows.

    Example: habeas why f0a1b2c3d4e5f607
    """
    with settings.answers() as answers:
        reason = answers.why(id_)
        if reason is None:
            notice(f"nothing in the register has the id {id_}")
            sys.exit(1)
        if settings.json:
            lines_of_json([reason])
            return
        telling.why(console(), answers, reason)


def of_kinds(answers: Answers, known: date | None, *kinds: str) -> Sequence[Finding]:
    """The findings of these kinds, as known on that day."""
    return [f for f in answers.findings(known=known) if f.kind in kinds]


def persons(found: Sequence[Finding]) -> Iterator[tuple[Finding, Person]]:
    """The findings with the person each is of."""
    return ((f, f.value) for f in found if isinstance(f.value, Person))


def the_person(answers: Answers, who: str, known: date | None) -> Finding:
    """The one person that a name or id means; the command ends when there is none or more than one fits as well."""
    found = [f for f, p in persons(answers.findings("person", known)) if who in (p.id, f.id)]
    found = found or list(answers.find_people(who, known))
    if not found:
        notice(f"nobody like '{who}' is in the register; habeas people lists everybody")
        sys.exit(1)
    exact = [f for f, p in persons(found) if who.casefold() in (n.casefold() for n in p.names)]
    if len(exact) > 1:
        notice(f"{len(exact)} people are written '{who}'; ask by id: " + ", ".join(p.id for _, p in persons(exact)))
        sys.exit(1)
    return (exact or found)[0]


COMMANDS = (people, person, held, counts, deals, disputes, diff, why)
