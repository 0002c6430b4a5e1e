"""Commands are loaded when they are run; help and completion know them by name and first line."""

import subprocess
import sys

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from habeas.cli import MODULES, habeas
from habeas.cli.base import ENGINES
from habeas.extraction import Engine

NAMES = [name for commands in MODULES.values() for name in commands]


@pytest.mark.parametrize("name", NAMES)
def test_help_lists_a_command_as_it_describes_itself(name: str) -> None:
    """The line in the list of commands is how the help of the command itself begins."""
    command = habeas.get_command(click.Context(habeas), name)
    assert command is not None and command.name == name
    for width in (45, 110):
        assert habeas.commands[name].get_short_help_str(width) == command.get_short_help_str(width)


def test_help_lists_all_commands_and_an_unknown_one_is_refused() -> None:
    """Every command stands in the help; another word is wrong use."""
    shown = CliRunner().invoke(habeas, ["--help"]).output
    assert all(f"\n  {name} " in shown for name in NAMES)
    assert CliRunner().invoke(habeas, ["nothing"]).exit_code == 2


def test_the_shell_completes_commands_and_their_options() -> None:
    """Names are completed from the list, options of a command from the command."""
    shell = ShellComplete(habeas, {}, "habeas", "_HABEAS_COMPLETE")
    assert [c.value for c in shell.get_completions([], "d")] == sorted(n for n in NAMES if n.startswith("d"))
    assert "--known" in [c.value for c in shell.get_completions(["held"], "--")]


def test_help_and_comparing_two_names_load_no_register_and_no_reader() -> None:
    """What a command does not need is not loaded for it."""
    asked = (
        "import sys; from habeas.cli import habeas; habeas(sys.argv[1:], standalone_mode=False);"
        "print([m for m in ('sqlalchemy', 'numpy', 'spacy', 'trafilatura', 'fastapi', 'httpx') if m in sys.modules])"
    )
    for words in (["--help"], ["same", "Mira Halden", "Мира Халден"]):
        told = subprocess.run([sys.executable, "-c", asked, *words], capture_output=True, text=True, check=True)
        assert told.stdout.splitlines()[-1] == "[]", words


def test_the_engines_offered_are_those_there_are() -> None:
    """The option offers every engine, the default first."""
    assert list(ENGINES) == [e.value for e in Engine]
