"""evaluate and worlds: how good the answers are, against gold."""

import json
from pathlib import Path

import click

from habeas import extraction
from habeas.cli.base import Settings, command
from habeas.cli.reading import documents, report
from habeas.extraction import evaluation
from habeas.model import SetAside


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by-type", is_flag=True, help="A line for each type as well.")
@command
def evaluate(settings: Settings, gold: Path, by_type: bool) -> None:
    """The score of extraction against gold statements, by type and field.

    Example: habeas evaluate corpus/dev.jsonl --by-type
    """
    asides, extractor = list[SetAside](), extraction.load(settings.spacy)
    wanted = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    made = {d.key or d.id: extractor.extract(d).statements for d in documents([str(gold)], asides)}
    score = evaluation.score(wanted, made)
    if settings.json:
        click.echo(json.dumps(score.figures))
    else:
        click.echo(score.table(by_type=by_type))
    report(asides)


COMMANDS = (evaluate,)
