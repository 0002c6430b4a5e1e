"""export, brief, dossier: what habeas knows, as files that others can use."""

import sys
from datetime import datetime
from pathlib import Path

import click

from habeas import exporting, places
from habeas.cli.answering import the_person
from habeas.cli.base import DAY, Settings, command, day, today
from habeas.cli.printing import notice
from habeas.exporting import Edition, ExportError, Signer
from habeas.publication import site
from habeas.publication.papers.brief import Order
from habeas.publication.papers.brief import brief as brief_of
from habeas.publication.papers.dossier import dossier as dossier_of
from habeas.publication.papers.paper import Paper
from habeas.publication.papers.writing import PaperError, write
from habeas.reconciliation import POLICIES
from habeas.register import RegisterError
from habeas.vocabulary import Tier

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
ON = click.option("--on", type=DAY, metavar="DAY", help="Held on this day. Default: today.")
KNOWN = click.option("--known", type=DAY, metavar="DAY", help="As far as was known on this day. Default: now.")
POLICY = click.option(
    "--policy", type=click.Choice(POLICIES), default=POLICIES[0], show_default=True, help="What counts as held."
)


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option(
    "--format", "formats", multiple=True, type=click.Choice([*exporting.FORMATS, "site", "all"]), default=("csv",),
    show_default=True, help="In which form; may be given again.",
)  # fmt: skip
@ON
@KNOWN
@POLICY
@click.option(
    "--since", type=DAY, metavar="DAY", help="Only what was added, changed or withdrawn since this day; no site."
)
@click.option(
    "--tier", type=click.Choice([t.name.lower() for t in Tier]), help="For which readers. Default: --as, or the public."
)
@click.option("--sign", type=FILE, metavar="KEY", help="Sign the checksums with this SSH key.")
@command
def export(
    settings: Settings, folder: Path, formats: tuple[str, ...], on: datetime | None, known: datetime | None,
    policy: str, since: datetime | None, tier: str | None, sign: Path | None,
) -> None:  # fmt: skip
    """Write what the register holds into a new folder, for a spreadsheet, another program, or another group.

    csv, parquet and jsonl hold people, custody spells, events, counts, deals, disagreements, statements, documents and
    judgements, with every column described in datapackage.json and every file's SHA-256 in SHA256SUMS. Every row says
    of which edition it is. ftm is for Aleph and nomenklatura, uwazi for Uwazi; site is the public pages as static
    files, for any host or a USB stick. A folder of jsonl, and a file of ftm, can be read back: habeas import DIR.

    Example: habeas export out --format csv --format parquet --on 2025-09-01
    """
    edition = Edition(day(on) or today(), day(known), policy, Tier.named(tier) if tier else settings.tier, day(since))
    chosen = _chosen(formats, edition)
    signer = Signer(sign) if sign else None
    try:
        there(settings)
        with settings.opened() as register:
            files = [f for f in chosen if f != "site"]
            made = exporting.export(register, folder, files, edition, signer, notice) if files else None
            if "site" in chosen:
                pages = site.write(register, folder / "site" if files else folder, edition, signer, notice)
                click.echo(f"{pages:>9,}  {'site/' if files else ''}index.html and other pages")
    except ExportError as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    for file in made.files if made else ():
        click.echo(f"{file.rows:>9,}  {file.path}")
    notice(f"written to {folder}: {edition}")


def _chosen(formats: tuple[str, ...], edition: Edition) -> tuple[str, ...]:
    """The formats that were asked for. A site is a whole edition: of what changed since a day there is none."""
    if "site" in formats and edition.since:
        raise click.UsageError("a site is a whole edition: leave --since out, or the site")
    if "all" not in formats:
        return formats
    return exporting.FORMATS if edition.since else (*exporting.FORMATS, "site")


def there(settings: Settings) -> None:
    """Refuses a register that is not there: it would be made, and be empty."""
    if "://" not in settings.register and not Path(settings.register).exists():
        raise RegisterError(f"There is no register at {settings.register} yet. Make one: habeas read FOLDER")


@click.command()
@click.option("-o", "--output", type=FILE, required=True, metavar="FILE", help="Where to: .pdf, .html, .md or .docx.")
@click.option("--since", type=DAY, metavar="DAY", help="Only what was learnt since this day.")
@click.option("--country", metavar="CODE", help="Only what concerns this country: a name, or its two letters.")
@click.option("--one-page", "short", is_flag=True, help="The first lines of each part alone.")
@ON
@command
def brief(
    settings: Settings, output: Path, since: datetime | None, country: str | None, short: bool, on: datetime | None
) -> None:
    """A brief: what changed, who was arrested, sentenced, freed, on what terms, what was given, counts, disagreements.

    Each line has the numbers of its quotes, and each quote who says it, where and when. Without --since, all of it.

    Example: habeas brief --since 2025-09-01 --country BY -o brief.pdf
    """
    as_of = day(on) or today()
    settings.there()
    with settings.opened() as register:
        hidden = exporting.withheld(register, Edition(as_of, tier=settings.tier))
    order = Order(as_of, settings.tier, day(since), _land(country), short, hidden)
    with settings.answers() as answers:
        _written(brief_of(answers, order), output)


@click.command()
@click.argument("who", metavar="NAME|ID")
@click.option("-o", "--output", type=FILE, required=True, metavar="FILE", help="Where to: .pdf, .html, .md or .docx.")
@ON
@command
def dossier(settings: Settings, who: str, output: Path, on: datetime | None) -> None:
    """One person's case in the order of the UN Working Group on Arbitrary Detention's questionnaire.

    With chronology, charges, conditions and sources. What no report answers is marked "not stated".

    Example: habeas dossier "Mira Halden" -o halden.docx
    """
    with settings.answers() as answers:
        found = the_person(answers, who, None)
        _written(dossier_of(answers, found, day(on) or today(), settings.tier), output)


def _land(named: str | None) -> str | None:
    """The ISO code of a country called by name or by its code."""
    if named is None:
        return None
    if len(named) == 2 and named.isalpha():
        return named.lower()
    found = places.country(named)
    if found is None:
        raise click.UsageError(f"--country: no country is called '{named}'; its two letters do as well")
    return found


def _written(paper: Paper, output: Path) -> None:
    try:
        write(paper, output)
    except PaperError as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    notice(f"written to {output}: {len(paper.sections)} parts, {len(paper.notes)} quotes")


COMMANDS = (export, brief, dossier)
