"""How fast a list is imported: rows a minute of CPU, reading alone and with keeping, beside Python's csv alone.

    python benchmarks/lists.py [--rows 20000] [--months 2]

The list is invented, row by row, with dates, articles, terms and status words in four languages. Each further month
imports it again with one row in fifty changed, gone or new.
"""

import argparse
import csv
import io
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from habeas import importing
from habeas.reading import Item
from habeas.register import Register
from habeas.vocabulary import Tier

T = TypeVar("T")
GIVEN = ("Mira", "Oren", "Darja", "Kaspar", "Vera", "Tomas", "Ilja", "Nadzeja", "Pavel", "Hanna")
ENDS = ("halden", "talby", "neris", "volat", "garun", "belski", "ronin", "sadko", "meran", "dubrova")
HEADER = ("№", "Name", "Born", "Arrested", "Article", "Term", "Status", "Released", "Note")
STATUS = ("in custody", "у калоніі", "отбывает", "released", "памілаваны", "на волі")


def row(number: int, seed: str) -> list[str]:
    """One invented row, always the same for its number and seed."""
    dice = random.Random(f"{number} {seed}")
    name = f"{dice.choice('BDGKLMNPRSTV')}{dice.choice(ENDS)}{dice.choice(ENDS)} {dice.choice(GIVEN)}"
    born = date(1950, 1, 1) + timedelta(days=dice.randrange(18_000))
    taken = date(2020, 8, 9) + timedelta(days=dice.randrange(1_800))
    status = dice.choice(STATUS)
    freed = taken + timedelta(days=300) if status in STATUS[3:] else None
    term = dice.choice(("4 г. 6 мес.", "7 years", "3", "2,5 года", "5 гадоў"))
    cells = [
        name.title(),
        born.strftime("%d.%m.%Y"),
        taken.isoformat(),
        f"ч. {dice.randrange(1, 4)} ст. 342",
        term,
        status,
    ]
    return [str(number), *cells, freed.strftime("%d.%m.%Y") if freed else "", f"note {dice.randrange(9)}"]


def made(rows: int, month: int) -> bytes:
    """The list of a month: from the second on, one row in fifty is not what it was."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    for number in range(rows):
        writer.writerow(row(number, str(month) if month and (number + month) % 50 == 0 else ""))
    return out.getvalue().encode()


def timed(what: str, rows: int, work: Callable[[], T]) -> T:
    """Does it, and prints rows a minute of CPU."""
    began, clock = time.process_time(), time.perf_counter()
    result = work()
    cpu, wall = time.process_time() - began, time.perf_counter() - clock
    print(f"  {what:<28}{rows / cpu * 60:>12,.0f} rows a minute of CPU  ({cpu:.2f} s CPU, {wall:.2f} s)", flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--months", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "habeas.db") as register:
        for month in range(args.months):
            one_month(register, args.rows, month)


def one_month(register: Register, rows: int, month: int) -> None:
    """Imports the list of a month, each step timed."""
    content = made(rows, month)
    item, now = Item("list.csv", len(content), content=content), datetime(2026, 1 + month, 1, 12, tzinfo=UTC)
    print(f"month {month + 1}: {rows:,} rows, {len(content):,} bytes")
    timed("csv alone", rows, lambda: list(csv.reader(io.StringIO(content.decode()), delimiter=";")))
    order = importing.Order("Benchmark")
    plan = timed("read and compared", rows, lambda: importing.prepare(item, order, now, register, Tier.SEALED))
    timed("kept", rows, lambda: importing.keep(plan, register))
    changes = "new"
    if d := plan.differences:
        changes = f"{len(d.added)} added, {len(d.gone)} gone, {len(d.changed)} changed, {d.same} the same"
    print(f"  {plan.statements:,} statements; {len(plan.bad)} bad; {changes}")


if __name__ == "__main__":
    main()
