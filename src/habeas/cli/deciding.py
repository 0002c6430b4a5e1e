"""decide and undo: a person's judgements, which outrank every rule and are kept for good."""

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, notice, plain, quoted
from habeas.judgements import taken_back
from habeas.model import Judgement
from habeas.pipeline import Answers
from habeas.vocabulary import EMBARGO, Tier, Verdict, label

PAIRS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
WHO = click.option("--by", default=getpass.getuser, show_default="your login name", help="Who decides.")


@click.command()
@click.argument("verdict", type=click.Choice([v.value for v in Verdict if v is not Verdict.UNDO]))
@click.argument("subjects", nargs=-1, required=True, metavar="ID...")
@click.option("--why", "reasons", multiple=True, required=True, help="Why; may be given more than once.")
@click.option("--field", help="For correct: the field to set, such as date, term, place, modality.")
@click.option(
    "--value",
    help="For correct: its value. For consent: what is known of it, such as 'given by her sister until 2027-01-31'. "
    "For tier: " + ", ".join(t.name.lower() for t in Tier) + ".",
)
@click.option("--until", help="For tier: an embargo until this day (YYYY-MM-DD), or until a condition in words.")
@WHO
@command
def decide(
    settings: Settings,
    verdict: str,
    subjects: Sequence[str],
    reasons: tuple[str, ...],
    field: str | None,
    value: str | None,
    until: str | None,
    by: str,
) -> None:
    """Accept, reject or correct a statement or finding; say that two mentions or people are the same, different or
    unsure; set who may see a document, statement or person, for good or until a day or a condition; record consent,
    whose use is the --field; or write a note, which is the --why.

    Example: habeas decide same m0123456789abcdef mfedcba9876543210 --why "same birth date in the court's list"
    """
    chosen, at = Verdict(verdict), datetime.now(UTC)
    if fault := wrong_use(chosen, subjects, field, value, until):
        raise click.UsageError(fault)
    value = f"{value}{EMBARGO}{until}" if until else value
    field = at.isoformat() if chosen is Verdict.NOTE else field
    with settings.answers() as answers:
        meant = tuple(the_subject(answers, s) for s in subjects)
        judgement = Judgement(chosen, meant, by, reasons, at=at, field=field, value=value)
        if apart := answers.in_the_way(judgement):
            notice("not kept: that would make one of two people judged different; first undo, if it was wrong:")
            for j in apart:
                notice(f"  {j.id}  {' '.join(j.subjects)}, by {plain(j.by)}: {plain('; '.join(j.why))}")
            sys.exit(1)
        answers.decide(judgement)
    click.echo(judgement.id)
    notice(f"kept; habeas undo {judgement.id} takes it back")


def wrong_use(
    verdict: Verdict, subjects: Sequence[str], field: str | None, value: str | None, until: str | None
) -> str | None:
    """What is missing or too much in a decision, or None."""
    wanted = 2 if verdict in PAIRS else 1
    if len(subjects) != wanted:
        return f"{verdict} takes {wanted} id{'s' if wanted > 1 else ''}, not {len(subjects)}"
    if verdict is Verdict.CORRECT and (field is None or value is None):
        return "correct needs --field and --value"
    if verdict is Verdict.CONSENT and (field is None or value is None):
        return "consent needs --field, the use it is for, and --value"
    if until is not None and (verdict is not Verdict.TIER or not until.strip()):
        return "--until is the day or the condition that ends an embargo: it goes with tier"
    if verdict is Verdict.TIER and value not in {t.name.lower() for t in Tier}:
        return f"tier needs --value, one of {', '.join(t.name.lower() for t in Tier)}"
    return None


def the_subject(answers: Answers, id_: str) -> str:
    """The id that a judgement keeps: of a person, their first mention's, since people are derived and mentions stay."""
    for found in answers.findings("person"):
        if id_ in (found.id, found.value.id):  # type: ignore[union-attr]
            return found.value.mentions[0]  # type: ignore[union-attr]
    if answers.why(id_) is None:
        notice(f"nothing in the register has the id {id_}")
        sys.exit(1)
    return id_


@click.command()
@click.argument("judgement_id", metavar="ID")
@click.option("--why", "reasons", multiple=True, default=("taken back",), help="Why.")
@WHO
@command
def undo(settings: Settings, judgement_id: str, reasons: tuple[str, ...], by: str) -> None:
    """Take a judgement back; the register is then as if it had never been. Both stay on record.

    Example: habeas undo j0123456789abcdef
    """
    with settings.answers() as answers:
        if judgement_id not in {j.id for j in answers.judgements() if j.human}:
            notice(f"no person's judgement has the id {judgement_id}; habeas why shows the judgements on a thing")
            sys.exit(1)
        if before := taken_back(answers.judgements()).get(judgement_id):
            notice(f"{judgement_id} is taken back already, by {plain(before.by)}; habeas undo {before.id} restores it")
            return
        judgement = Judgement(Verdict.UNDO, (judgement_id,), by, reasons, at=datetime.now(UTC))
        answers.decide(judgement)
    click.echo(judgement.id)


@click.command()
@command
def review(settings: Settings) -> None:
    """What language models propose and nobody has decided on: it counts only once a person accepts it.

    Each has the reason why it is here, its quote, and who proposes it.

    Example: habeas review; habeas decide accept s0123456789abcdef --why "the report says so"
    """
    with settings.answers() as answers:
        waiting = answers.for_review()
    if settings.json:
        lines_of_json(waiting)
        return
    for s in waiting:
        who = ", ".join(s.persons) or (s.count.text if s.count else "")
        click.echo(f"{s.id}  {label(s.type)}, {label(s.modality)}{': ' + plain(who) if who else ''}")
        click.echo(f"    {quoted(s.quote)}")
        click.echo(f"    {plain(s.by)}: {plain(s.review)}; document {s.document}")
    notice(f"{len(waiting)} wait for a person; habeas decide accept ID, or reject ID")


COMMANDS = (decide, undo, review)
