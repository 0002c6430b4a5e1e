"""How far a run is, for the person who waits: one line that changes on a terminal, a line now and then elsewhere."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from habeas.cli.printing import plain

if TYPE_CHECKING:  # what they show is on its way, or nobody asked for shards
    from habeas.sharding import Progress, Tally
    from habeas.sharding.run import Watch

EVERY = 30.0
"""Seconds between two lines where there is no terminal."""
REASONS = 3


@contextmanager
def shown(quiet: bool) -> Iterator["Watch"]:
    """Shows the progress it is given, on standard error."""
    if quiet:
        yield lambda progress: None
    elif sys.stderr.isatty():
        with Live(console=Console(stderr=True), auto_refresh=False, transient=True) as live:
            yield lambda progress: live.update(Text(line(progress)), refresh=True)
    else:
        yield _now_and_then()


def _now_and_then() -> "Watch":
    last = monotonic()

    def show(progress: "Progress") -> None:
        nonlocal last
        if monotonic() - last >= EVERY:
            last = monotonic()
            click.echo(line(progress), err=True)

    return show


def line(progress: "Progress") -> str:
    """How far it is, in a sentence."""
    rate = f"{progress.rate:,.0f} pages/s" if progress.rate >= 10 else f"{progress.rate:.1f} pages/s"
    return f"{counts(progress.tally)}; {rate}; {_left(progress.left)}"


def counts(tally: "Tally") -> str:
    """What was read, in numbers, with the commonest reasons for which pages were set aside."""
    away: Counter[str] = tally.turned_away + tally.set_aside
    head = f"{tally.pages:,} pages seen, {tally.relevant:,} relevant, {tally.statements:,} statements"
    common = away.most_common(REASONS)
    rest = sum(away.values()) - sum(n for _, n in common)
    reasons = [f"{n:,} {plain(reason)}" for reason, n in common] + [f"{rest:,} for other reasons"] * bool(rest)
    return f"{head}, {sum(away.values()):,} set aside" + (f" ({', '.join(reasons)})" if reasons else "")


def _left(seconds: float | None) -> str:
    if seconds is None:
        return "time left unknown yet"
    minutes, hours = seconds / 60, seconds / 3600
    said = f"{hours:.0f} h" if hours >= 10 else f"{hours:.1f} h" if hours >= 1 else f"{minutes:.0f} min"
    return f"about {said} left" if minutes >= 1 else "less than a minute left"
