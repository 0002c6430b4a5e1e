"""Reading at scale: the options of habeas read for it, and habeas sample, which shows what was turned away."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from habeas import pipeline, reading
from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, notice, plain, quoted
from habeas.cli.progress import counts, shown
from habeas.extraction import Engine, gate
from habeas.model import SetAside
from habeas.reading import Source
from habeas.register import Register
from habeas.register.view import View

if TYPE_CHECKING:  # few read in shards, and only they wait for what it takes
    from habeas import sharding

Command = TypeVar("Command", bound=Callable[..., Any])

HERE, RAY = "here", "ray"
_OPTIONS = (
    click.option(
        "--workers", type=click.IntRange(1), metavar="N",
        help="Read in shards by N processes: for web archives and large folders. Default with ray: all of the cluster.",
    ),
    click.option(
        "--engine", "--on", "on", type=click.Choice([HERE, RAY]), default=HERE, show_default=True,
        help="Where the workers are: on this machine, or on a Ray cluster (pip install 'habeas[cluster]').",
    ),
    click.option("--address", metavar="HOST:PORT", help="With --engine ray: the cluster, else one on this machine."),
    click.option(
        "--shards", metavar="FOLDER|URL", envvar="HABEAS_SHARDS",
        help="Where workers put what they read, as Parquet: a folder, or s3://... Default: beside the register.",
    ),
)  # fmt: skip


def scale_options(function: Command) -> Command:
    """Adds the options for reading in shards; the command gets them as keywords, for `in_shards`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def results_place(settings: Settings, shards: str | None) -> str:
    """Where the shards' results are: the place given, else beside the register."""
    return shards or ("habeas.shards" if "://" in settings.register else f"{settings.register}.shards")


def holds_web_archive(sources: Sequence[str | reading.Item | SetAside]) -> bool:
    """Whether a web archive is among the files: of most of its pages nothing is to be kept."""
    named = (item for item in reading.items([s for s in sources if s != "-"]) if isinstance(item, reading.Item))
    return any((item.name or item.location).lower().endswith(_WEB_ARCHIVES) for item in named)


_WEB_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz")


def in_shards(
    settings: Settings,
    register: Register,
    sources: Sequence[Source],
    stdin: BinaryIO | None,
    *,
    quiet: bool,
    workers: int | None,
    on: str,
    address: str | None,
    shards: str | None,
) -> pipeline.Summary:
    """Reads the sources in shards; then extracts what other runs left, and derives the findings anew."""
    from habeas import sharding

    now = datetime.now(UTC)
    order = sharding.Order(_absolute(results_place(settings, shards)), now, settings.spacy, Engine(settings.engine))
    with _workers(workers, on, address) as hands, shown(quiet) as watch:
        outcome = sharding.read(sources, register, hands, order, stdin, watch)
    if not quiet:
        notice(counts(outcome.tally))
        notice(f"{outcome.read} shards read, {outcome.known} read before; {outcome.new} new documents")
    rest = pipeline.read([], register, settings.extractor(), now)
    return pipeline.Summary(
        outcome.documents, outcome.new, len(outcome.documents) - outcome.new, len(outcome.documents) + rest.extracted,
        outcome.tally.statements + rest.statements, [*outcome.set_aside, *rest.set_aside],
    )  # fmt: skip


def _absolute(place: str) -> str:
    """The place as workers elsewhere can find it."""
    return place if "://" in place else str(Path(place).absolute())


@contextmanager
def _workers(number: int | None, on: str, address: str | None) -> Iterator["sharding.Workers"]:
    """The workers that were asked for; ended when done with. Faults of the world exit with one line and code 2."""
    from habeas import sharding
    from habeas.sharding.cluster import Cluster, ClusterError
    from habeas.stores import StoreError

    hands: sharding.Workers | None = None
    try:
        hands = Cluster(number, address) if on == RAY else sharding.Pool(number or 1)
        yield hands
    except (sharding.ResultsError, sharding.ShardingError, StoreError, ClusterError) as e:
        click.echo(f"habeas: {e}", err=True)
        sys.exit(2)
    finally:
        if hands is not None:
            hands.close()


# ---------------------------------------------------------------- what was turned away


@click.command("sample")
@click.option("--rejected", is_flag=True, help="Of what was turned away as not relevant; the only sample so far.")
@click.option("--number", "-n", type=click.IntRange(1), default=10, show_default=True, help="How many pages.")
@click.option("--reason", metavar="WORDS", help="Only of those whose reason has these words.")
@click.option(
    "--shards", metavar="FOLDER|URL", envvar="HABEAS_SHARDS", help="Where the results are, if not beside the register."
)
@command
def sample(settings: Settings, rejected: bool, number: int, reason: str | None, shards: str | None) -> None:
    """Pages drawn by lot from those that were turned away, to see whether the gate is right.

    Counts what was turned away by reason, and shows the beginning of some of it: the same pages at every call.

    Example: habeas sample --rejected --number 5
    """
    from habeas import sharding

    if not rejected:
        raise click.UsageError("say of what: habeas sample --rejected")
    results = sharding.Results(results_place(settings, shards))
    with settings.opened() as register:
        view = register.as_seen_by(settings.tier)
        counted, drawn = sharding.drawn(results, sorted(register.shards()), number, reason or "")
        kept = [a for a in view.set_asides("extraction") if a.reason == gate.REASON and (reason or "") in a.reason]
        pages = [*map(view.as_shown, drawn), *(a for a in map(partial(_with_text, view), kept[:number]) if a)]
    counted.update(a.reason for a in kept)
    pages = sorted(pages, key=lambda a: a.id)[:number]
    if settings.json:
        lines_of_json({"location": a.about, "reason": a.reason, "text": a.quote} for a in pages)
        return
    notice(f"{sum(counted.values()):,} turned away" + "".join(f"; {n:,} {why}" for why, n in counted.most_common()))
    for a in pages:
        click.echo(f"{plain(a.about)}\n  {plain(a.reason)}\n  {quoted(a.quote, 600)}\n")


def _with_text(view: View, aside: SetAside) -> SetAside | None:
    """A document that was kept and not read further, with its text; None where it may not be seen."""
    document = view.document(aside.about)
    return replace(aside, about=document.location, quote=document.text) if document else None


COMMANDS = (sample,)
