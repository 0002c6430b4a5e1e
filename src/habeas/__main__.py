"""`python -m habeas` is the command line."""

from habeas.cli import main

main()
