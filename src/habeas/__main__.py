"""`python -m habeas`, and the script `habeas`, are the command line.

It is loaded when it is run, and not where a worker that was spawned for it looks into this module.
"""


def main() -> None:
    """Runs the command line."""
    from habeas import cli

    cli.main()


if __name__ == "__main__":
    main()
