"""Commands known by name and how their help begins, and loaded when they are run: one loads nothing of the others.

The way of click's documentation, "Lazily Loading Subcommands", and how their help begins besides, so that a list of
commands loads none.
"""

from collections.abc import Mapping
from importlib import import_module

import click
from click.shell_completion import CompletionItem


class Unloaded(click.Group):
    """A group whose commands stand in modules that are loaded when one of their commands is asked for."""

    def add_module(self, module: str, commands: Mapping[str, str]) -> None:
        """Adds the commands that a module has in COMMANDS, each by its name and how its help begins."""
        for name, help in commands.items():
            self.add_command(_Named(name, help=help, module=module))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command, with its module loaded."""
        found = self.commands.get(name)
        return found.load() if isinstance(found, _Named) else found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without loading them."""
        self._listing().format_commands(context, formatter)

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Completes options and names of commands without loading them."""
        return self._listing().shell_complete(context, incomplete)

    def _listing(self) -> click.Group:
        return click.Group(self.name, commands=self.commands, params=self.params)


class _Named(click.Command):
    """What is known of a command before its module is loaded."""

    def __init__(self, name: str, *, help: str, module: str) -> None:
        super().__init__(name, help=help)
        self._module = module

    def load(self) -> click.Command:
        commands: tuple[click.Command, ...] = import_module(self._module).COMMANDS
        return next(c for c in commands if c.name == self.name)
