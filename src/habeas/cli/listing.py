"""import: a list of people as one more source."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from habeas import importing, reading
from habeas.cli.base import DAY, Settings, command, day
from habeas.cli.printing import console, lines_of_json, notice, plain, print_table, quoted, when
from habeas.cli.reading import bar, standard_input
from habeas.cli.restoring import is_export, restore
from habeas.importing import Import
from habeas.json_form import encode
from habeas.lists import Listed, MapError, Plan
from habeas.vocabulary import Modality, Tier, label

FILE = click.Path(dir_okay=False, path_type=Path)
SHOWN = 3
"""Rows shown as statements before anything is stored."""
NAMED = 20
"""Lines of each kind that a person at a terminal is shown; --json gives all."""


@click.command("import")
@click.argument("list_file", metavar="LIST.csv|LIST.xlsx|-|DIR|FILE.ftm.json")
@click.option("--source", default="", metavar="NAME", help="Whose list it is; the same name for each state of it.")
@click.option(
    "--map", "map_file", type=FILE, metavar="MAP.toml", help="What its columns are, where the guess is wrong."
)
@click.option("--as-of", "as_of", type=DAY, metavar="DAY", help="The day on which it was taken down. Default: today.")
@click.option(
    "--tier", type=click.Choice([t.name.lower() for t in Tier]),
    help="Who may see its rows. Default: who may see those of its last state; of a new list, the public.",
)  # fmt: skip
@click.option("--store", is_flag=True, help="Keep it. Without, it is only shown what would be kept.")
@command
def import_list(
    settings: Settings,
    list_file: str,
    source: str,
    map_file: Path | None,
    as_of: datetime | None,
    tier: str | None,
    store: bool,
) -> None:
    """Import a list of people: each row says what its columns say, and is quoted cell by cell.

    Shows what the columns are taken for, the first rows as statements, the lines that cannot be read, and what has
    changed since the list was last imported; keeps nothing until --store is given. CSV (comma, semicolon, tab; UTF-8,
    UTF-16, windows-1251 ...), XLSX, XLS, ODS. Whoever is gone from a list is gone from it: no release follows.

    A map sets right what is guessed wrong: [columns] with lines such as "Arr." = "arrested", [dates] with
    order = "day first", [status] with lines such as "in SIZO" = "arrest".

    What habeas export wrote as jsonl or ftm is read back as it was, and kept: habeas import DIR, or FILE.ftm.json.

    Example: habeas import list.csv --source "Centre for Open Courts"
    """
    if is_export(list_file):
        restore(settings, list_file)
        return
    now = datetime.now(UTC)
    if not source.strip():
        raise click.UsageError("--source needs a name")
    if as_of and as_of.date() > now.date():
        raise click.UsageError(f"--as-of: {as_of:%Y-%m-%d} has not come yet")
    try:
        plan = Plan.of(map_file.read_text("utf-8-sig")) if map_file else Plan()
        order = importing.Order(source, plan, day(as_of), Tier.named(tier) if tier else None)
        made = prepared(settings, list_file, order, now)
    except (MapError, OSError, UnicodeDecodeError) as e:
        notice(f"habeas: {e}")
        sys.exit(2)
    except reading.Unreadable as e:
        notice(f"set aside: {list_file}: {e}")
        sys.exit(1)
    show(settings, made, stored=store)
    if store:
        with settings.opened() as register:
            new = importing.keep(made, register, watch=lambda batches: bar("keeping", batches))
        notice(f"kept: {new} new rows of {len(made.rows)}; habeas people --lists tells who is on which list")
    else:
        notice("nothing was kept; add --store to keep it")
    sys.exit(1 if made.bad else 0)


def prepared(settings: Settings, source: str, order: importing.Order, now: datetime) -> Import:
    """The list as it would be kept, beside what the register holds, if there is one."""
    found = list(reading.items([source], standard_input([source])))
    if len(found) != 1:
        raise MapError(f"{source} is not one file but {len(found)}")
    item = found[0]
    if isinstance(item, reading.SetAside):
        raise reading.Unreadable(item.reason)
    if "://" not in settings.register and not Path(settings.register).exists():
        return importing.prepare(item, order, now, None, settings.tier)
    with settings.opened() as register:
        return importing.prepare(item, order, now, register, settings.tier)


# ---------------------------------------------------------------- what would be kept


def show(settings: Settings, made: Import, stored: bool) -> None:
    """The import in words, or as JSON Lines: its columns, statements, bad lines and differences."""
    if settings.json:
        lines_of_json(_lines(made, stored))
        return
    out = console()
    head = f"{made.list.location}: {made.method}; header in line {made.columns.line}; {len(made.rows)} rows"
    _say(out, f"{head}, {made.statements} statements", 0)
    rows = [
        (header, f"{kind.value}: {kind.meaning}", how)
        for header, kind, how in zip(made.columns.headers, made.columns.kinds, made.columns.methods, strict=True)
    ]
    print_table(out, "Columns", ("column", "is taken for", "why"), rows)
    if made.columns.order:
        _say(out, f"In dates with strokes or dashes the {made.columns.order}.", 0)
    if not stored:
        _statements(out, made.rows[:SHOWN])
    _wrong(out, made)
    _differences(out, made)


def _say(out: Console, text: str, indent: int = 2) -> None:
    out.print(" " * indent + plain(text), markup=False, highlight=False, soft_wrap=True)


def _statements(out: Console, rows: Sequence[Listed]) -> None:
    _say(out, f"The first {len(rows)} rows as statements:" if len(rows) > 1 else "The first row as statements:", 0)
    for row in rows:
        person = row.extraction.mentions[0]
        born = f", born {when(person.born)}" if person.born else ""
        _say(out, f"line {row.line}  {person.name}{born}")
        for s in row.extraction.statements:
            meant = "" if s.modality is Modality.ACTUAL else f" ({label(s.modality)})"
            length = f"{s.term.months:g} months" if s.term and s.term.months else ""
            said = ", ".join(part for part in (f"{label(s.type)}{meant}", length) if part)
            _say(out, f"{when(s.date):<12} {said}  {quoted(s.quote)}  {s.by}", 4)


def _wrong(out: Console, made: Import) -> None:
    """Lines and cells that say nothing that can be used."""
    for note in made.notes:
        _say(out, f"note: {note}", 0)
    _some(out, f"{_many(len(made.bad), 'line')} cannot be read:", [f"{a.about}: {a.reason}" for a in made.bad])
    again = [f"line {line} says the same as line {first}" for line, first in made.repeated]
    _some(out, f"{_many(len(again), 'line')} repeated:", again)
    cells = [
        f"line {row.line}, {a.reason}: {quoted(a.quote or '')}" for row in made.rows for a in row.extraction.set_aside
    ]
    _some(out, f"{_many(len(cells), 'cell')} without use; the rows they stand in are kept:", cells)


def _many(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _differences(out: Console, made: Import) -> None:
    found = made.differences
    if found is None or made.before is None:
        return
    _say(
        out,
        f"Since the list of {made.before.on}: {len(found.added)} added, {len(found.gone)} gone, "
        f"{len(found.changed)} changed, {found.same} the same",
        0,
    )
    _some(out, "added:", [f"line {r.line}  {_name(r)}" for r in found.added])
    gone = "gone from the list, which says nothing of where they are:"
    _some(out, gone, [f"{_name(r)}  {r.document.id}" for r in found.gone])
    _some(
        out,
        "changed:",
        [f"line {c.after.line}  {_name(c.after)}: {' | '.join(c.gone)} -> {' | '.join(c.come)}" for c in found.changed],
    )


def _name(row: Listed) -> str:
    return row.extraction.mentions[0].name


def _some(out: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        _say(out, title, 0)
    for line in lines[:NAMED]:
        _say(out, line)
    if len(lines) > NAMED:
        _say(out, f"... and {len(lines) - NAMED} more: habeas --json import")


def _lines(made: Import, stored: bool) -> Iterator[dict[str, Any]]:
    """The import as JSON: a line for the whole, then one for each thing of note."""
    columns = [
        {"header": h, "kind": k.value, "why": w}
        for h, k, w in zip(made.columns.headers, made.columns.kinds, made.columns.methods, strict=True)
    ]
    yield {
        "kind": "list", "id": made.list.id, "source": made.list.outlet, "as_of": encode(made.list.published),
        "location": made.list.location, "method": made.method, "rows": len(made.rows), "statements": made.statements,
        "bad": len(made.bad), "columns": columns, "order": made.columns.order, "notes": list(made.notes),
    }  # fmt: skip
    for row in () if stored else made.rows:
        for s in row.extraction.statements:
            yield {"kind": "statement", "line": row.line} | encode(s)
    for aside in made.bad:
        yield {"kind": "bad", "about": aside.about, "reason": aside.reason}
    for line, first in made.repeated:
        yield {"kind": "repeated", "line": line, "first": first}
    for row in made.rows:
        for aside in row.extraction.set_aside:
            yield {"kind": "cell", "line": row.line, "reason": aside.reason, "quote": aside.quote}
    if made.differences is not None and made.before is not None:
        found = made.differences
        counts = {"added": len(found.added), "gone": len(found.gone), "changed": len(found.changed), "same": found.same}
        yield {"kind": "differences", "since": made.before.on.isoformat()} | counts
        for kind, rows in (("added", found.added), ("gone", found.gone)):
            yield from ({"kind": kind, "name": _name(r), "document": r.document.id, "line": r.line} for r in rows)
        for c in found.changed:
            ids = {"before": c.before.document.id, "after": c.after.document.id, "line": c.after.line}
            yield {"kind": "changed", "name": _name(c.after), "gone": list(c.gone), "come": list(c.come)} | ids


COMMANDS = (import_list,)
