"""dates: the dates of texts as values, and every expression of time in the form in which annotated news is compared."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import click

from habeas import dates as written_dates
from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, plain
from habeas.cli.reading import documents, report
from habeas.json_form import encode
from habeas.model import Document, SetAside


@click.command("dates")
@click.argument("sources", nargs=-1, metavar="[FILE|-]...")
@click.option("--anchor", type=click.DateTime(["%Y-%m-%d"]), help="The day that 'today' means, where a text has none.")
@command
def dates(settings: Settings, sources: Sequence[str], anchor: datetime | None) -> None:
    """Dates in texts, as values.

    A file whose lines are JSON with id, anchor_date and text is answered line by line with id and timexes: every
    expression of time in the English text, with start, end, text, type and its TIMEX3 value.

    Example: echo "She was freed late last month." | habeas dates --anchor 2025-09-12
    """
    asides, day = list[SetAside](), anchor.date() if anchor else None
    for source in sources or ["-"]:
        typed = sys.stdin.buffer.read() if source == "-" else None
        with BytesIO(typed) if typed is not None else _opened(source) as lines:
            if _annotatable(lines):
                lines_of_json(_annotated(source, lines, day, asides))
                continue
        for document in documents([source], asides, BytesIO(typed or b"")):
            _tell(settings, document, day)
    report(asides)
    sys.exit(1 if asides else 0)


def _opened(source: str) -> Any:
    """The file's bytes, none for what is no file: folders, globs and addresses are the reader's."""
    path = Path(source)
    return path.open("rb") if path.is_file() else BytesIO()


def _annotatable(lines: Any) -> bool:
    """Whether the first line is a JSON object with a text and the day that its "today" means; begins again."""
    first = _line(next((line for line in lines if line.strip()), b""))
    lines.seek(0)
    return isinstance(first, dict) and {"text", "anchor_date"} <= first.keys()


def _annotated(source: str, lines: Iterable[bytes], day: date | None, asides: list[SetAside]) -> Iterator[Any]:
    """Each line's id with its expressions of time; a line that is none is set aside by its number."""
    for number, written in enumerate(lines, 1):
        if not written.strip():
            continue
        line = _line(written)
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            asides.append(SetAside("reading", f"{source}, line {number}", "no JSON object with an id and a text"))
            continue
        text = line["text"]
        found = written_dates.timexes(text, day or _day(line.get("anchor_date")))
        yield {"id": line.get("id"), "timexes": [encode(t) | {"text": text[t.start : t.end]} for t in found]}


def _line(written: bytes) -> Any:
    try:
        return json.loads(written)
    except ValueError:
        return None


def _day(written: Any) -> date | None:
    """A day written as YYYY-MM-DD, also before a time of day; None for anything else."""
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def _tell(settings: Settings, document: Document, anchor: date | None) -> None:
    """The dates of one document, for people or as JSON Lines."""
    day = anchor or (document.published.last if document.published else None)
    found = written_dates.find(document.text, day, document.language or "en")
    if settings.json:
        key = document.key or document.id
        lines_of_json(
            {"document": key, "start": d.start, "end": d.end, "date": encode(d.when), "grain": d.grain} for d in found
        )
        return
    for d in found:
        click.echo(f"{d.when.iso or 'unknown':<12}{plain(d.when.text)}")


COMMANDS = (dates,)
