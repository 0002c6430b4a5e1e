"""What a large register costs: to load, to derive, to take one more report in, and to ask.

    benchmarks/register.py [SIZE ...] [--loading] [--at FOLDER | --postgres URL]      default: 10000 100000 1000000

Each size is an invented register of its own (`stories.py`), made and asked in a fresh process, so that memory is that
of one size. The peers: for loading, the same statements and texts through the driver's plain `executemany` into tables
without keys, in SQLite or on the same server; for deriving, the cost of a statement at the smallest size; for one more
report, deriving all. With `--loading` nothing is derived: the last word on people, and names in five scripts, are asked
of what was loaded.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, TypeVar

import psycopg

import stories
from habeas import deriving
from habeas.json_form import encode
from habeas.model import Document, Finding, Person
from habeas.pipeline import Answers
from habeas.register import Register
from habeas.register.evidence import Memory
from habeas.register.forms import canonical
from habeas.register.store import Store
from habeas.vocabulary import Support, Tier

SIZES = (10_000, 100_000, 1_000_000)
BATCH = 2_000
ASKED = 200
COMPARED = 100_000
MIDDLE = date(2008, 6, 1)
"""When about half of all reports had come in, and of some regions a part."""
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


@dataclass(slots=True)
class Spent:
    """Seconds of this process on the processor, and by the clock: of a server only the clock tells."""

    processor: float = 0.0
    clock: float = 0.0

    def __iadd__(self, other: "Spent") -> "Spent":
        self.processor += other.processor
        self.clock += other.clock
        return self


def spent_on(work: Callable[[], object]) -> Spent:
    begun, processor = perf_counter(), timed(work)
    return Spent(processor, perf_counter() - begun)


def say(what: str, *said: str) -> None:
    print(f"{what:<16}" + "   ".join(said), flush=True)


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB at most"


@contextmanager
def driver(location: str | Path, folder: Path) -> Iterator[tuple[Any, str]]:
    """A connection of the driver alone to the same kind of database, and how it marks a value."""
    if isinstance(location, Path):
        with closing(sqlite3.connect(folder / "plain.db")) as connection:
            yield connection, "?"
    else:
        with psycopg.connect(location) as connection:
            yield connection, "%s"
            connection.execute("DROP TABLE plain_statement, plain_document")


def plainly(connection: Any, mark: str, told: Sequence[stories.Told]) -> Spent:
    """What the same documents and statements take through the driver alone, into tables without keys."""
    rows = [(s.id, s.document, s.type.value, canonical(encode(s))) for _, e in told for s in e.statements]
    texts = [(r.document.id, r.document.text) for r, _ in told if r.document]
    connection.execute("CREATE TABLE IF NOT EXISTS plain_statement (id text, document text, type text, form text)")
    connection.execute("CREATE TABLE IF NOT EXISTS plain_document (id text, text text)")

    def insert() -> None:
        cursor = connection.cursor()
        cursor.executemany(f"INSERT INTO plain_statement VALUES ({', '.join([mark] * 4)})", rows)
        cursor.executemany(f"INSERT INTO plain_document VALUES ({mark}, {mark})", texts)
        connection.commit()

    return spent_on(insert)


def load(register: Register, size: int, location: str | Path, folder: Path) -> int:
    """Loads a register of this size; how many statements it has."""
    statements, compared, loading, plain = 0, 0, Spent(), Spent()
    with driver(location, folder) as (connection, mark):
        for batch in batches(stories.reports(size)):
            loading += spent_on(lambda some=batch: register.keep_rows(some))  # type: ignore[misc]
            statements += (new := sum(len(e.statements) for _, e in batch))
            if compared < COMPARED:
                plain += plainly(connection, mark, batch)
                compared += new
    say("load", f"{statements:>9,} statements", f"{statements / loading.processor:,.0f} a second of CPU",
        f"{statements / loading.clock:,.0f} by the clock")  # fmt: skip
    say("executemany", f"{compared:>9,} statements", f"{compared / plain.processor:,.0f} a second of CPU",
        f"{compared / plain.clock:,.0f} by the clock: loading takes "
        f"{loading.processor / statements / (plain.processor / compared):.0f} and "
        f"{loading.clock / statements / (plain.clock / compared):.0f} times that")  # fmt: skip
    return statements


def derive(register: Register, statements: int) -> float:
    """Compares the texts, once, and derives everything; seconds of processor time that deriving took."""
    compared = timed(register.take_fingerprints)
    say("compare texts", f"{compared:>9,.1f} s", f"{compared / statements * 1e6:,.0f} µs a statement")
    parts, begun = list[int](), process_time()

    def watch(all_: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        parts.extend(map(len, all_))
        for n, part in enumerate(all_):
            if n and n % max(len(all_) // 10, 1) == 0:
                say("", f"{n:,} of {len(all_):,} parts", f"{process_time() - begun:,.0f} s", memory())
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
    for known, times, how in (
        (None, 3, "now"), (date.max, 3, "as known"),
        (MIDDLE, 1, "as known on a middle day"), (MIDDLE, 3, "the same again"),
    ):  # fmt: skip
        spent = min(timed(lambda known=known: answers.holdings(day, known)) for _ in range(times))  # type: ignore[misc]
        say("held", f"{spent * 1e3:>9.0f} ms", f"for {len(answers.holdings(day, known)):,} people, {how}")
    regions = [stories.region(random.randrange(max(size // 500, 1))) for _ in range(ASKED)]
    names = [random.choice(r.people).name for r in regions]
    found: list[bool] = []
    spent_each = [timed(lambda name=name: found.append(bool(view.search(name)))) for name in names]  # type: ignore[misc]
    say("search a name", f"{median(spent_each) * 1e3:>9.2f} ms p50", f"{sum(found)} of {ASKED} found")
    people_ids = [i for name in names if (i := person(register, name))]
    spent_each = [timed(lambda id_=id_: view.last_word(id_, day)) for id_ in people_ids]  # type: ignore[misc]
    say("as of, a person", f"{median(spent_each) * 1e3:>9.2f} ms p50", f"{len(people_ids)} asked")


NAMES = {
    "Zdenka Ørsted": "On Tuesday Zdenka Ørsted was freed in Vitsba.",
    "Яўгенія Смаляк": "У аўторак Яўгенія Смаляк выйшла на волю.",
    "نورا حلدان": "أُفرج عن نورا حلدان يوم الثلاثاء",
    "欧阳铭远": "昨日欧阳铭远在维茨巴获释。",
    "มิรา ฮัลเดน": "เมื่อวานนี้มิรา ฮัลเดนได้รับการปล่อยตัว",
}
"""A name in each of five scripts, and a report that has it."""


def ask_loaded(register: Register, size: int) -> None:
    """The last word on people of whom the mentions are known, and a name in each script."""
    random, view = Random(1), register.as_seen_by(Tier.PUBLIC)
    people = [somebody(random.randrange(max(size // 500, 1)), random, n) for n in range(ASKED)]
    findings = [Finding(f"n{p.id[1:]}", p, (), (), 1, 0, Support.REPORTED, "named") for p in people]
    register.keep_findings(Tier.PUBLIC, findings)
    for known in (None, date(2010, 1, 1)):
        ask_each("as of, a person", [lambda p=p, known=known: view.last_word(p.id, known) for p in people])  # type: ignore[misc]
    ask_each("search a name", [lambda p=p: view.search(p.name) for p in people])  # type: ignore[misc]
    for name, text in NAMES.items():
        digest = sha256(text.encode()).hexdigest()
        told = datetime(2020, 1, 1, tzinfo=UTC)
        register.keep(stories.reading(document := Document(f"d{digest[:16]}", digest, text, "names.txt", told)))
        ask_each(name, [lambda n=name, d=document.id: [p for p in view.search(n) if p.document == d]] * 20)  # type: ignore[misc]


def somebody(number: int, random: Random, n: int) -> Person:
    """One of the people of a region, with all mentions of that name there."""
    name = random.choice(stories.region(number).people).name
    mentions = {m.id for _, e in stories.of_region(number) for m in e.mentions if m.name == name}
    return Person(f"p{sha256(f'{n}'.encode()).hexdigest()[:16]}", name, (name,), tuple(sorted(mentions)))


def ask_each(what: str, questions: Sequence[Callable[[], Sized]]) -> None:
    answers: list[int] = []
    spent = [spent_on(lambda ask=ask: answers.append(len(ask()))).clock * 1e3 for ask in questions]  # type: ignore[misc]
    say(what, f"{median(spent):>9.2f} ms p50 by the clock", f"{quantiles(spent, n=20)[-1]:.2f} ms p95",
        f"{sum(map(bool, answers))} of {len(answers)} answered")  # fmt: skip


def person(register: Register, name: str) -> str | None:
    """The id of the person of that name whom the first report that a search finds tells of."""
    view = register.as_seen_by(Tier.PUBLIC)
    mentions = [m.id for p in view.search(name, 1) for m in view.mentions(p.document) if m.name == name]
    return next((f.value.id for m in mentions for f in view.findings("person", m)), None)  # type: ignore[union-attr]


def measure(size: int, location: str | Path, folder: Path, *, loading: bool) -> None:
    """Makes a register of this size and asks it; one line for each thing measured."""
    with Register(Store(location), Memory()) as register:
        statements = load(register, size, location, folder)
        if loading:
            ask_loaded(register, size)
        else:
            one_more(register, derive(register, statements))
            ask(register, size)
    say("in all", memory())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--at", type=Path, help="where to leave the registers; by default they are taken away")
    parser.add_argument("--postgres", help="the address of an empty database, instead of SQLite")
    parser.add_argument("--loading", action="store_true", help="load, and ask what needs nothing derived")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    for size in args.sizes:
        with TemporaryDirectory() as folder:
            at = args.at or Path(folder)
            if args.one:
                measure(size, args.postgres or at / f"{size}.db", Path(folder), loading=args.loading)
            else:
                where = ["--at", str(at), *(["--postgres", args.postgres] if args.postgres else [])]
                where += ["--loading"] if args.loading else []
                subprocess.run([sys.executable, __file__, str(size), "--one", *where], check=True)


if __name__ == "__main__":
    main()
