"""How long the people of a new report take to be judged beside a large register, next to judging all of it again.

    python benchmarks/arrivals.py [--people 100000] [--again 2000] [--read [--at FOLDER]]

The register is made up: reports on five people each, with callings, ages and sentences; every fourth person stands in
two. The new report names fifty people, half of them known, in other spellings. Prints processor time, the share of the
known who were linked or asked about, links to somebody else, and memory. The peer: `linking.judge` of a smaller
register, by report, since judging all takes time with the size of the register.

With `--read` the register is a made-up list of so many people, imported, and reports of fifty names, half of them on
the list, are read into it one by one with `habeas read`: all of the command, its start included. The first finds
nothing derived, and has all of it derived. Then as many more are taken in by one process that has read them before:
what the register does with a report, kept, linked, derived and written. A register that `--at` left is used again.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from candidates import made_up
from habeas import deriving, extraction, linking, reading
from habeas.linking import Known, judge
from habeas.model import Document, Extraction, Material, Mention, Reading, Statement, Term, When
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict

CALLINGS = ["nurse", "engineer", "teacher", "welder", "poet", "lawyer", "driver", "student", "editor", "farmer"]
DAY = date(2021, 1, 1)


def report(number: int, people: Sequence[Mention], chance: random.Random) -> Material:
    """One report on these people, each sentenced in it."""
    id_, day = f"d{number}", DAY + timedelta(days=number % 1500)
    when = When(day.isoformat(), day, day, day.isoformat())
    document = Document(id_, id_, "", id_, datetime(day.year, day.month, day.day, tzinfo=UTC), published=when)
    named = tuple(Mention(id_, m.name, (m.name,), (), m.role, m.age) for m in people)
    said = []
    for n, m in enumerate(named):
        years = chance.randint(1, 12)
        said.append(Statement(id_, Type.SENTENCE, m.name, n, n + 1, "", "made up", 1.0, (m.name,),
                              term=Term(f"{years} years", 12.0 * years)))  # fmt: skip
    return Material((document,), named, tuple(said))


def together(parts: Sequence[Material]) -> Material:
    return Material(
        tuple(d for p in parts for d in p.documents),
        tuple(m for p in parts for m in p.mentions),
        tuple(s for p in parts for s in p.statements),
    )


def register(number: int, chance: random.Random) -> tuple[Material, list[Mention]]:
    """A register of so many people, and the people."""
    names = made_up(number, 2)
    people = [Mention("", name, (), (), chance.choice(CALLINGS), chance.randint(19, 75)) for name in names]
    told = people + chance.sample(people, number // 4)
    chance.shuffle(told)
    parts = [report(n, told[n * 5 : n * 5 + 5], chance) for n in range(len(told) // 5)]
    return together(parts), people


TOLD = (
    "Police arrested {}, {}, at home on {} March 2024, a spokesman for the department said.",
    "{}, {}, was detained in the centre of Lowmark on {} March 2024, the rights group reported.",
    "The court in Lowmark said that {}, {}, had been arrested on {} March 2024 and was taken to the remand prison.",
)
READ = 4
"""Reports read one after the other: the later ones tie more and more of the list together."""
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Where a command runs: from the second on its modules lie there compiled, as with every user."""


def read(people: int, folder: Path) -> None:
    """Imports a list of so many people and has reports read into the register; a line for each command and report."""
    chance, names, first = random.Random(1), made_up(people, 3), 0
    if (folder / "habeas.db").exists():
        with Register.open(folder / "habeas.db") as kept:
            first = sum(1 for _ in kept.as_seen_by(max(Tier)).documents())
        chance = random.Random(first)
    else:
        rows = (f"{n};{chance.randint(1950, 2004)};{DAY + timedelta(chance.randint(0, 1500))}\n" for n in names)
        (folder / "list.csv").write_text("Name;Year of birth;Date of arrest\n" + "".join(rows), "utf-8")
        command(folder, "import", "list.csv", "--source", "Committee", "--store")
    reports = list[Path]()
    for number in range(first, first + 2 * READ):
        told = [*chance.sample(names, 25), *made_up(25, 100 + number)]
        lines = (chance.choice(TOLD).format(n, chance.randint(20, 70), chance.randint(1, 28)) for n in told)
        reports.append(folder / f"{number}.txt")
        reports[-1].write_text("\n\n".join(["Fifty people were arrested.", *lines]), "utf-8")
    for report in reports[:READ]:
        command(folder, "read", report.name)
    taken_in(folder, reports[READ:])


def taken_in(folder: Path, reports: Sequence[Path]) -> None:
    """Takes reports in, each read before: processor time and time by the clock of all that the register does."""
    extractor, now = extraction.load(), datetime.now(UTC)
    ready = list[tuple[Reading, Extraction]]()
    for item in reading.items([str(r) for r in reports], None):
        if isinstance(item, reading.Item):
            one = next(reading.read(item, now))
            assert one.document is not None
            ready.append((one, linking.told_apart(one.document, extractor.extract(one.document))))
    with Register.open(folder / "habeas.db") as register:
        for one, found in ready:
            begun, clock, parts = time.process_time(), time.perf_counter(), list[tuple[str, ...]]()
            register.keep(one)
            register.keep_extraction(found)
            deriving.derive(register, lambda some, parts=parts: parts.extend(some) or some)  # type: ignore[misc]
            spent, passed = time.process_time() - begun, time.perf_counter() - clock
            anew = sum(map(len, parts))
            print(f"takes           {spent:.2f} s   {passed:.2f} by the clock   {anew:,} rows and reports derived anew")


def command(folder: Path, *words: str) -> None:
    """Runs habeas in the folder: processor time, time by the clock, and the memory of the largest so far."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "habeas", *words], cwd=folder, env=COMPILED, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"habeas {words[0]:<8} {spent:.2f} s   {time.perf_counter() - begun:.2f} by the clock   "
          f"{after.ru_maxrss // 1024} MB at most so far", flush=True)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--again", type=int, default=2_000)
    parser.add_argument("--read", action="store_true", help="read reports into the register of a list, by command")
    parser.add_argument("--at", type=Path, help="where to leave that register; by default it is taken away")
    args = parser.parse_args()
    if args.read:
        with TemporaryDirectory() as folder:
            read(args.people, args.at or Path(folder))
        return
    chance = random.Random(3)
    material, people = register(args.people, chance)
    known_people = chance.sample(people, 25)
    fresh = report(10**7, [*known_people, *(Mention("", n, (), (), "nurse") for n in made_up(25, 99))], chance)
    begun = time.process_time()
    known = Known(material)
    ready, begun = time.process_time() - begun, time.process_time()
    found = known.judge(fresh)
    took = time.process_time() - begun
    name = {m.id: m.name for m in (*material.mentions, *fresh.mentions)}
    linked = [j for j in found if j.verdict is Verdict.SAME]
    wrong = sum(name[j.subjects[0]] != name[j.subjects[1]] for j in linked)
    met = {i for j in found if j.verdict is not Verdict.DIFFERENT for i in j.subjects}
    reached = sum(m.id in met for m in fresh.mentions[:25])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{args.people:,} people, {len(material.mentions):,} mentions; ready in {ready:.1f} s; {memory} MB at most")
    print(f"linking.Known   a report of 50 names {took:.2f} s   {reached}/25 of the known linked or asked about, "
          f"{len(linked)} links, {wrong} to another name")  # fmt: skip
    smaller, _ = register(args.again, chance)
    begun = time.process_time()
    judge(smaller)
    print(f"linking.judge   all of {args.again:,} people {time.process_time() - begun:.2f} s")


if __name__ == "__main__":
    main()
