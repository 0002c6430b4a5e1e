"""read and extract: bytes in, statements out."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from habeas import names, pipeline, reading
from habeas.cli.archives import HERE, holds_web_archive, in_shards, scale_options
from habeas.cli.base import Settings, command
from habeas.cli.fetching import fetch_options, fetched_first
from habeas.cli.models import MODEL_OPTIONS, model_options, proposer
from habeas.cli.printing import lines_of_json, notice
from habeas.extraction.hosted.endpoint import EndpointError
from habeas.json_form import encode
from habeas.model import Document, SetAside, Statement

Thing = TypeVar("Thing")


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|GLOB|URL|- ...")
@click.option("--quiet", is_flag=True, help="No progress and no summary; only what went wrong.")
@fetch_options
@scale_options
@model_options
@command
def read(
    settings: Settings,
    sources: Sequence[str],
    quiet: bool,
    workers: int | None,
    on: str,
    address: str | None,
    shards: str | None,
    **options: Any,
) -> None:
    """Read reports into the register: files, folders, globs, addresses, or - for standard input.

    Text, Markdown, HTML, PDF, JSON Lines, CSV with a column of texts, feeds, mail (EML, MBOX, MHTML), Telegram exports,
    web archives (WARC, WACZ), and all of these in gzip, zstd, zip or tar. What cannot be read is set aside with the
    reason, and the rest goes on. Safe to interrupt: run the same command again and it goes on where it stopped.

    Of the pages of a web archive those without any word of the field are turned away before they are taken apart:
    they are counted, not kept, and habeas sample --rejected shows some. Web archives are read in shards, by one worker;
    so is anything with --workers N, by N of them, or on a cluster with --engine ray.

    Addresses are fetched with --fetch alone: pages, and what feeds and site maps list. habeas says what it asks for,
    keeps to robots.txt, and asks nothing on this machine or in a private network unless --allow names it.

    With --extractor openai a language model is asked as well: what it adds or tells otherwise waits in habeas review.

    Example: habeas read reports/ "archive/*.html"

    Example: habeas read --workers 8 crawl/*.warc.gz

    Example: habeas read --fetch https://gazette.example/feed.xml
    """
    model = {name: options.pop(name) for name in MODEL_OPTIONS}
    rules, watch = settings.extractor(), pipeline.Watch() if quiet else bars()
    tier = settings.tier.name.lower()
    hosted = proposer(rules, f"each document that readers of tier {tier} may see whole", **model)
    stdin = standard_input(sources)
    with settings.opened() as register, fetched_first(sources, quiet=quiet, **options) as found:
        large = bool(workers or shards or on != HERE) or holds_web_archive(found)
        if large:
            summary = in_shards(
                settings, register, found, stdin, quiet=quiet, workers=workers, on=on, address=address, shards=shards
            )
        else:
            summary = pipeline.read(found, register, rules, datetime.now(UTC), stdin=stdin, watch=watch)
        proposed = hosted and pipeline.propose(register, hosted, summary.documents, settings.tier, watch)
    asides = [*summary.set_aside, *(proposed.set_aside if proposed else ())]
    if not quiet:
        if not large:
            tell(summary)
        if proposed:
            notice(f"{proposed.statements} for review from {proposed.extracted} documents: habeas review")
    report(asides)
    sys.exit(1 if asides else 0)


def standard_input(sources: Sequence[str]) -> BinaryIO | None:
    """Standard input as bytes, where - is asked for."""
    return sys.stdin.buffer if "-" in sources else None


def bars() -> pipeline.Watch:
    """Progress on standard error: one bar for reading, one for extraction, one for the parts of a large register."""
    return pipeline.Watch(
        items=lambda things: bar("reading", things),
        documents=lambda things: bar("extracting", things),
        parts=lambda parts: bar("deriving", parts),
    )


def bar(title: str, things: Sequence[Thing]) -> Iterator[Thing]:
    """The things, with a bar on standard error saying how many are done and how long the rest will take."""
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not things) as progress:
        yield from progress.track(things, description=title)


def tell(summary: pipeline.Summary) -> None:
    """The run in one sentence, on standard error."""
    notice(
        f"{summary.new} new documents, {summary.known} already there; "
        f"of {summary.extracted} read {summary.relevant} relevant, {summary.statements} statements; "
        f"{len(summary.set_aside)} set aside"
    )


def report(asides: Iterable[SetAside]) -> None:
    """What was set aside and why, a line each, on standard error."""
    for aside in asides:
        notice(f"set aside: {aside.about}: {aside.reason}")


@click.command("extract")
@click.argument("sources", nargs=-1, metavar="[FILE|-]...")
@model_options
@command
def extract(settings: Settings, sources: Sequence[str], **model: Any) -> None:
    """Statements of documents as JSON Lines, on standard output; keeps nothing.

    Takes text, HTML, PDF, or JSON Lines with id, text and published, one document a line.

    Example: habeas extract report.html
    """
    asides, rules = list[SetAside](), settings.extractor()
    hosted = proposer(rules, "each document given", **model)
    for document in documents(sources or ["-"], asides):
        form, found = {"document": document.key or document.id}, rules.extract(document)
        lines_of_json(_with_base(s, document) | form for s in found.statements)
        if hosted:
            try:
                lines_of_json(encode(s) | form for s in hosted.propose(document, found).statements)
            except EndpointError as e:
                asides.append(SetAside("extraction", document.location, f"{e}; only the rules have read it"))
                hosted = None if e.lasting else hosted
    report(asides)
    sys.exit(1 if asides else 0)


def _with_base(statement: Statement, document: Document) -> dict[str, Any]:
    """Its JSON form; in an East Slavic document with `person_base`, the names in the nominative."""
    base = [names.nominative(p, document.language) for p in statement.persons]
    form: dict[str, Any] = encode(statement)
    return form | ({"person_base": base} if base and document.language in names.LANGUAGES else {})


def documents(sources: Sequence[str], asides: list[SetAside], typed: BinaryIO | None = None) -> Iterator[Document]:
    """The documents of the sources, `typed` being standard input where it is read; faults go to `asides`."""
    received = datetime.now(UTC)
    for item in reading.items(sources, typed or standard_input(sources)):
        if isinstance(item, SetAside):
            asides.append(item)
            continue
        for one in reading.read(item, received):
            asides.extend(one.set_aside)
            if one.document is not None:
                yield one.document


COMMANDS = (read, extract)
