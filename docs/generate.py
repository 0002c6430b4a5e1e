"""Writes docs/commands.md from the help of every command; --check says instead whether it is as it would be written."""

import sys
from pathlib import Path

import click

from habeas.cli import habeas

PAGE = Path(__file__).parent / "commands.md"


def page() -> str:
    """The reference page: the help of habeas and of each command."""
    context = click.Context(habeas, info_name="habeas", max_content_width=100, terminal_width=100)
    parts = ["# Commands", "", "Written from the help of each command by `docs/generate.py`.", ""]
    parts += ["```", habeas.get_help(context), "```", ""]
    for name in habeas.list_commands(context):
        command = habeas.commands[name]
        with click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100) as inner:
            parts += [f"## habeas {name}", "", "```", command.get_help(inner), "```", ""]
    return "\n".join(parts)


def main() -> int:
    """Writes the page, or with --check compares it: exit code 1 when it is stale."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == page():
        return 0
    print("docs/commands.md is stale; write it anew with: .venv/bin/python docs/generate.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
