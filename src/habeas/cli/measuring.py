"""evaluate and worlds: how good the answers are, against gold."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from habeas import linking
from habeas.cli.base import Settings, command
from habeas.cli.reading import documents, report
from habeas.extraction import Extractor, evaluation
from habeas.model import Document, Extraction, Material, Reading, SetAside
from habeas.publication import worlds as told
from habeas.register import Register
from habeas.vocabulary import Tier


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by-type", is_flag=True, help="A line for each type as well.")
@command
def evaluate(settings: Settings, gold: Path, by_type: bool) -> None:
    """The score of extraction against gold statements, by type and field.

    Example: habeas evaluate corpus/dev.jsonl --by-type
    """
    asides, extractor = list[SetAside](), settings.extractor()
    wanted = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    made = {d.key or d.id: extractor.extract(d).statements for d in documents([str(gold)], asides)}
    score = evaluation.score(wanted, made)
    if settings.json:
        click.echo(json.dumps(score.figures))
    else:
        click.echo(score.table(by_type=by_type))
    report(asides)


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--questions", type=FILE, help="The world's questions. Default: FILE with .questions.json for .jsonl.")
@click.option(
    "--answers", type=click.File("w", encoding="utf-8"), default="-", help="Where to write. Default: standard output."
)
@command
def worlds(settings: Settings, file: Path, questions: Path | None, answers: TextIO) -> None:
    """A story world read and answered, in the form that its scorer reads.

    The documents go into a fresh register, in memory, in order of capture. Gold statements are taken as they are;
    documents without are read by extraction first.

    Example: habeas worlds world.jsonl --answers answers.json
    """
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    asked = json.loads((questions or file.with_suffix(".questions.json")).read_text("utf-8"))
    given = any("gold" in line for line in lines)
    world, order = by_hand(lines) if given else by_extraction(lines, settings.extractor())
    click.echo(json.dumps(told.answer("gold" if given else "text", world, order, asked, linking.judge)), file=answers)


Lines = Sequence[Mapping[str, Any]]
Told = tuple[Material, Mapping[str, int | None]]


def by_hand(lines: Lines) -> Told:
    """A world with its gold statements, and the place of each in its document's list."""
    given = {line["id"]: line for line in lines}
    places = dict[str, int | None]()

    def extract(document: Document) -> Extraction:
        statements = told.said(given[document.id])
        named = told.mentions(document.text, document.id, statements)
        made = linking.told_apart(document, Extraction(document.id, "gold", statements, named))
        places.update({s.id: n for n, s in enumerate(made.statements)})
        return made

    return kept(lines, extract), places


def by_extraction(lines: Lines, extractor: Extractor) -> Told:
    """A world as extraction reads it."""
    world = kept(lines, lambda document: linking.told_apart(document, extractor.extract(document)))
    return world, {s.id: None for s in world.statements}


def kept(lines: Lines, extract: Callable[[Document], Extraction]) -> Material:
    """What a fresh register holds after the documents have come in, in order of capture."""
    with Register.open("sqlite://") as register:
        for document in told.documents(lines):
            register.keep(Reading(document, told.content(document)))
            register.keep_extraction(extract(document))
        return register.as_seen_by(Tier.SEALED).material()


COMMANDS = (evaluate, worlds)
