"""An export: a folder of files in the formats asked for, written as the register is gone through, once."""

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from habeas.exporting import package
from habeas.exporting.database import Database
from habeas.exporting.edition import Edition, Signer, about
from habeas.exporting.ftm import Ftm
from habeas.exporting.package import Contents, Written
from habeas.exporting.sinks import Csv, ExportError, JsonLines, Parquet, Sink
from habeas.exporting.source import Source, opened
from habeas.exporting.tables import FINDINGS, TABLES, TEXTS, Table, columns_of
from habeas.exporting.uwazi import Uwazi
from habeas.register import Register
from habeas.vocabulary import Tier

__all__ = ["FORMATS", "ExportError", "export", "withheld"]

Json = dict[str, Any]
TABULAR = ("csv", "parquet", "jsonl")
FORMATS = (*TABULAR, "ftm", "uwazi", "datasette")


class Taker(Protocol):
    """Makes what it wants of the rows of all tables."""

    rows: int

    def take(self, table: Table, row: Json) -> None:
        """One row."""

    def close(self) -> None:
        """Ends its files."""


def export(
    register: Register,
    folder: Path,
    formats: Collection[str],
    edition: Edition,
    signer: Signer | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Contents:
    """Writes an edition into a folder, which must be empty or not there yet. Raises ExportError where that cannot be.

    Each row is read once and written in every format. Of one moment of the register; nothing above the tier is in it.
    """
    _make(folder)
    contents = Contents(edition)
    everybody = _everybody(register, edition)
    with opened(register, edition) as source, _without_looking_for_cycles():
        _write(source, folder, [f for f in FORMATS if f in formats], contents, say)
        contents.people = _people(source, everybody)
    if edition.since is not None:
        (folder / "ids.txt").write_text("".join(f"{id_}\n" for id_ in sorted(set(source.ids))), "utf-8")
    package.finish(folder, contents, signer)
    return contents


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Rows are trees, freed as soon as they are written: to look for cycles among them took a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExportError(f"{folder} is not empty; an export is written into a folder of its own.")
    except OSError as e:
        raise ExportError(f"{folder} cannot be written to: {e.strerror}.") from e


def _write(source: Source, folder: Path, formats: list[str], contents: Contents, say: Callable[[str], None]) -> None:
    tabular = [f for f in TABULAR if f in formats]
    wanted = (*TABLES, TEXTS) if "jsonl" in formats else TABLES
    with ExitStack() as files:
        sinks = {table.name: _sinks(table, folder, tabular, contents, files) for table in wanted if tabular}
        columns = {table.name: [c.get for c in columns_of(table, source.edition.since is not None)] for table in wanted}
        takers = _takers(source, folder, formats, files)
        for table, row in _rows(source, say):
            open_ = sinks.get(table.name, ())
            values = [get(row) for get in columns[table.name]] if open_ else ()
            for written, sink in open_:
                sink.write(row, values)
                written.rows += 1
            for taker in takers.values():
                taker.take(table, row)
    contents.files += [Written(name, rows=taker.rows) for name, taker in takers.items()]


def _takers(source: Source, folder: Path, formats: list[str], files: ExitStack) -> dict[str, Taker]:
    made: dict[str, Taker] = {}
    if "ftm" in formats:
        made["ftm/entities.ftm.json"] = Ftm(folder / "ftm", source.edition, source.person_of())
    if "uwazi" in formats:
        made["uwazi"] = Uwazi(folder / "uwazi", source.edition)
    if "datasette" in formats:
        made["datasette/habeas.db"] = Database(folder / "datasette", source.edition)
    for taker in made.values():
        files.callback(taker.close)
    return made


def _rows(source: Source, say: Callable[[str], None]) -> Iterator[tuple[Table, Json]]:
    say("documents and what they say")
    yield from source.read()
    yield from source.judgements()
    for table in FINDINGS:
        say(table.title.lower())
        yield from source.findings(table)


def _sinks(
    table: Table, folder: Path, formats: list[str], contents: Contents, files: ExitStack
) -> list[tuple[Written, Sink]]:
    columns = columns_of(table, contents.edition.since is not None)
    made = list[tuple[Written, Sink]]()
    for format_ in formats if table is not TEXTS else ["jsonl"]:
        written = Written(f"{format_}/{table.name}.{format_}", table, format_, columns)
        (folder / format_).mkdir(exist_ok=True)
        sink = _sink(format_, folder / written.path, written, contents.edition)
        files.callback(sink.close)
        contents.files.append(written)
        made.append((written, sink))
    return made


def _sink(format_: str, path: Path, written: Written, edition: Edition) -> Sink:
    if format_ == "csv":
        return Csv(path, written.columns)
    if format_ == "jsonl":
        return JsonLines(path, written.columns)
    return Parquet(path, written.columns, {"edition": str(edition), "description": package.citation(edition)})


def _everybody(register: Register, edition: Edition) -> tuple[int, int] | None:
    """How many people there are and are held with those who are withheld; None where nobody can be."""
    with register.as_seen_by(edition.tier).streamed() as stream:
        if not stream.withholds:
            return None
    with opened(register, Edition(edition.on, edition.known, edition.policy, max(Tier))) as everything:
        return everything.held()


def withheld(register: Register, edition: Edition) -> tuple[str, str]:
    """How many people are withheld from the readers of an edition, and how many of the held, in words that single
    nobody out."""
    everybody = _everybody(register, edition)
    if everybody is None:
        return about(0), about(0)
    with opened(register, edition) as source:
        counted = _people(source, everybody)
    return counted["withheld"], counted["held_withheld"]


def _people(source: Source, everybody: tuple[int, int] | None) -> Json:
    """How many people there are and are held: the named, and in words how many are withheld."""
    told, here = source.held()
    withheld = [0, 0] if everybody is None else [max(1, everybody[0] - told), max(1, everybody[1] - here)]
    return {"named": told, "withheld": about(withheld[0]), "held": here, "held_withheld": about(withheld[1])}
