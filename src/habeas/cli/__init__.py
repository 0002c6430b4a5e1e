"""The command line: a verb a stage. A command parses, calls one function and prints.

Results go to standard output, for people on a terminal or as JSON Lines with --json; progress and notices go to
standard error. Exit codes: 0 done, 1 found something wrong in what was read (and said what), 2 wrong use.
"""

from habeas.cli import (
    answering,
    archives,
    copying,
    deciding,
    evidence,
    exporting,
    listing,
    measuring,
    reading,
    serving,
    users,
    watching,
)
from habeas.cli.base import habeas

__all__ = ["habeas", "main"]

for module in (
    reading,
    watching,
    archives,
    copying,
    listing,
    answering,
    deciding,
    exporting,
    evidence,
    serving,
    users,
    measuring,
):
    for command in module.COMMANDS:
        habeas.add_command(command)


def main() -> None:
    """Runs the command line."""
    habeas(prog_name="habeas")
