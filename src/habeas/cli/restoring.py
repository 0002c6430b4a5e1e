"""What habeas itself wrote out, read back: the part of import that is no list."""

import sys
from pathlib import Path

import click

from habeas.cli.base import Settings
from habeas.cli.printing import notice
from habeas.exporting import ExportError, ftm, restoring


def is_export(path: str) -> bool:
    """Whether a path is something that habeas itself wrote out."""
    return restoring.folder_of(Path(path)) is not None or (ftm.is_entities(Path(path)) and Path(path).is_file())


def restore(settings: Settings, path: str) -> None:
    """Reads an export back into the register, and says what came in."""
    try:
        with settings.opened() as register:
            folder = restoring.folder_of(Path(path))
            if folder is not None:
                made = restoring.restore_folder(register, folder)
            else:
                made = restoring.restore_entities(register, *ftm.held(Path(path)))
    except ExportError as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    click.echo(f"{made.documents} documents, {made.new} of them new; {made.judgements} new judgements")
    for judgement in made.unplaced:
        notice(f"judgement {judgement.id} is about something that is not in the register; it was left out")
    sys.exit(1 if made.unplaced else 0)
