"""export, brief, dossier: what habeas knows, as files that others can use."""

import sys
from datetime import datetime
from pathlib import Path

import click

from habeas import exporting
from habeas.cli.base import DAY, Settings, command, day, today
from habeas.cli.printing import notice
from habeas.exporting import Edition, ExportError, Signer, restoring
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
    "--format", "formats", multiple=True, type=click.Choice([*exporting.FORMATS, "all"]), default=("csv",),
    show_default=True, help="In which form; may be given again.",
)  # fmt: skip
@ON
@KNOWN
@POLICY
@click.option("--since", type=DAY, metavar="DAY", help="Only what was added, changed or withdrawn since this day.")
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
    of which edition it is. A folder of jsonl can be read back: habeas import DIR.

    Example: habeas export out --format csv --format parquet --on 2025-09-01
    """
    edition = Edition(day(on) or today(), day(known), policy, Tier.named(tier) if tier else settings.tier, day(since))
    chosen = exporting.FORMATS if "all" in formats else formats
    try:
        there(settings)
        with settings.opened() as register:
            made = exporting.export(register, folder, chosen, edition, Signer(sign) if sign else None, notice)
    except ExportError as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    for file in made.files:
        click.echo(f"{file.rows:>9,}  {file.path}" if file.table else f"{'':>9}  {file.path}")
    notice(f"written to {folder}: {edition}")


def there(settings: Settings) -> None:
    """Refuses a register that is not there: it would be made, and be empty."""
    if "://" not in settings.register and not Path(settings.register).exists():
        raise RegisterError(f"There is no register at {settings.register} yet. Make one: habeas read FOLDER")


def is_export(path: str) -> bool:
    """Whether a path is something that habeas itself wrote out."""
    return restoring.folder_of(Path(path)) is not None


def restore(settings: Settings, path: str) -> None:
    """Reads an export back into the register, and says what came in."""
    try:
        with settings.opened() as register:
            made = restoring.restore_folder(register, restoring.folder_of(Path(path)) or Path(path))
    except ExportError as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    click.echo(f"{made.documents} documents, {made.new} of them new; {made.judgements} new judgements")
    for judgement in made.unplaced:
        notice(f"judgement {judgement.id} is about something that is not in the register; it was left out")
    sys.exit(1 if made.unplaced else 0)


COMMANDS = (export,)
