"""What a large register costs: to load, to derive, to take one more report in, and to ask.

    benchmarks/register.py [SIZE ...] [--at FOLDER | --postgres URL]      default: 10000 100000 1000000

Each size is an invented register of its own (`stories.py`), made and asked in a fresh process, so that memory is that
of one size. The peers: for loading, the same statements and texts through the driver's plain `executemany` into SQLite
tables without keys; for deriving, the cost of a statement at the smallest size; for one more report, deriving all.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

import stories
from habeas import deriving
from habeas.json_form import encode
from habeas.pipeline import Answers
from habeas.register import Register
from habeas.register.evidence import Memory
from habeas.register.forms import canonical
from habeas.register.store import Store
from habeas.vocabulary import Tier

SIZES = (10_000, 100_000, 1_000_000)
BATCH = 2_000
ASKED = 200
COMPARED = 100_000
T = TypeVar("T")


def batches(things: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    remaining = iter(things)
    while batch := list(islice(remaining, size)):
        yield batch


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = process_time()
    work()
    return process_time() - begun


def say(what: str, *said: str) -> None:
    print(f"{what:<16}" + "   ".join(said), flush=True)


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB at most"


def plainly(connection: sqlite3.Connection, told: Sequence[stories.Told]) -> float:
    """Seconds that the same documents and statements take through the driver alone, into tables without keys."""
    rows = [(s.id, s.document, s.type.value, canonical(encode(s))) for _, e in told for s in e.statements]
    texts = [(r.document.id, r.document.text) for r, _ in told if r.document]
    connection.execute("CREATE TABLE IF NOT EXISTS statement (id, document, type, form)")
    connection.execute("CREATE TABLE IF NOT EXISTS document (id, text)")

    def insert() -> None:
        connection.executemany("INSERT INTO statement VALUES (?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO document VALUES (?, ?)", texts)
        connection.commit()

    return timed(insert)


def load(register: Register, size: int, folder: Path) -> int:
    """Loads a register of this size; how many statements it has."""
    statements, compared, loading, plain, begun = 0, 0, 0.0, 0.0, perf_counter()
    with sqlite3.connect(folder / "plain.db") as connection:
        for batch in batches(stories.reports(size)):
            loading += timed(lambda some=batch: register.keep_rows(some))  # type: ignore[misc]
            statements += (new := sum(len(e.statements) for _, e in batch))
            if compared < COMPARED:
                plain, compared = plain + plainly(connection, batch), compared + new
    cost = loading / statements
    say("load", f"{statements:>9,} statements", f"{1 / cost:,.0f} a second of CPU",
        f"{statements / (perf_counter() - begun):,.0f} by the clock, generator and peer included",
        f"{cost / (plain / compared):.0f} times plain executemany")  # fmt: skip
    return statements


def derive(register: Register, statements: int) -> float:
    """Derives everything; seconds of processor time a statement."""
    parts: list[int] = []

    def watch(all_: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        parts.extend(map(len, all_))
        for n, part in enumerate(all_):
            if n and n % max(len(all_) // 10, 1) == 0:
                say("", f"{n:,} of {len(all_):,} parts", memory())
            yield part

    spent = timed(lambda: deriving.derive(register, watch))
    say("derive all", f"{spent:>9,.1f} s", f"{spent / statements * 1e6:,.0f} µs a statement",
        f"{len(parts):,} parts, the largest of {max(parts, default=0):,} reports", memory())  # fmt: skip
    return spent


def one_more(register: Register, all_: float) -> None:
    """A copy of a region's last report comes in, by another outlet."""
    *_, last = stories.of_region(3)
    fresh = stories.copied(last, "Late Courier", stories.region(3).begun + timedelta(731), "late")

    def take_in() -> None:
        register.keep_rows([fresh])
        deriving.derive(register)

    spent = timed(take_in)
    say("one more report", f"{spent:>9.2f} s", f"1/{all_ / spent:,.0f} of deriving all")


def ask(register: Register, size: int) -> None:
    answers, view, random = Answers(register), register.as_seen_by(Tier.PUBLIC), Random(1)
    day = date(2010, 1, 1)
    for known in (None, date.max):
        spent = min(timed(lambda known=known: answers.holdings(day, known)) for _ in range(3))  # type: ignore[misc]
        people = len(answers.holdings(day, known))
        say("held", f"{spent * 1e3:>9.0f} ms", f"for {people:,} people, " + ("now" if known is None else "as known"))
    regions = [stories.region(random.randrange(max(size // 500, 1))) for _ in range(ASKED)]
    names = [random.choice(r.people).name for r in regions]
    found: list[bool] = []
    spent_each = [timed(lambda name=name: found.append(bool(view.search(name)))) for name in names]  # type: ignore[misc]
    say("search a name", f"{median(spent_each) * 1e3:>9.2f} ms p50", f"{sum(found)} of {ASKED} found")
    people_ids = [i for name in names if (i := person(register, name))]
    spent_each = [timed(lambda id_=id_: view.last_word(id_, day)) for id_ in people_ids]  # type: ignore[misc]
    say("as of, a person", f"{median(spent_each) * 1e3:>9.2f} ms p50", f"{len(people_ids)} asked")


def person(register: Register, name: str) -> str | None:
    """The id of the person of that name whom the first report that a search finds tells of."""
    view = register.as_seen_by(Tier.PUBLIC)
    mentions = [m.id for p in view.search(name, 1) for m in view.mentions(p.document) if m.name == name]
    return next((f.value.id for m in mentions for f in view.findings("person", m)), None)  # type: ignore[union-attr]


def measure(size: int, location: str | Path, folder: Path) -> None:
    """Makes a register of this size and asks it; one line for each thing measured."""
    with Register(Store(location), Memory()) as register:
        statements = load(register, size, folder)
        one_more(register, derive(register, statements))
        ask(register, size)
    say("in all", memory())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--at", type=Path, help="where to leave the registers; by default they are taken away")
    parser.add_argument("--postgres", help="the address of an empty database, instead of SQLite")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    for size in args.sizes:
        with TemporaryDirectory() as folder:
            at = args.at or Path(folder)
            if args.one:
                measure(size, args.postgres or at / f"{size}.db", Path(folder))
            else:
                where = ["--at", str(at), *(["--postgres", args.postgres] if args.postgres else [])]
                subprocess.run([sys.executable, __file__, str(size), "--one", *where], check=True)


if __name__ == "__main__":
    main()
