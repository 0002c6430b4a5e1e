"""same: two names beside each other, without any register."""

import click

from habeas import names
from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, plain


@click.command()
@click.argument("a")
@click.argument("b")
@command
def same(settings: Settings, a: str, b: str) -> None:
    """How alike two names are, and why.

    Example: habeas same "Darya Losik" "Дарья Лосик"
    """
    likeness = names.similarity(a, b)
    if settings.json:
        keys = ("score", "readings", "reason", "full", "opposed", "patronymic")
        lines_of_json([{key: getattr(likeness, key) for key in keys}])
        return
    click.echo(f"{likeness.score:.2f}  {plain(likeness.reason)}")


COMMANDS = (same,)
