"""How long an export of a large register takes, and its memory: people and statements of an invented list.

Run: python benchmarks/export.py [PEOPLE] [STATEMENTS]     (default 100,000 and 1,000,000)
     python benchmarks/export.py --site [PEOPLE] [STATEMENTS]     (default 5,000 and 10,000)
     python benchmarks/export.py --site-list [PEOPLE]     (default 5,000)

Makes a register of so many rows straight in its tables, a report each, then runs `habeas export` as CSV, Parquet and
JSON Lines, or as a site, in a process of its own. With --site-list it writes a CSV of five columns, `habeas import`
takes it in, and the export, of a site, derives the findings as well. Prints seconds, seconds of processor, the most
memory that process had, and what was written.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from habeas.dates import When
from habeas.model import Document, Event, Extraction, Finding, Mention, Person, Reading, Spell, Statement
from habeas.quantities import Range
from habeas.register import Register
from habeas.vocabulary import Modality, Status, Support, Tier, Type

AT_ONCE = 500
GIVEN = ("Mira", "Oren", "Lyda", "Tomas", "Ilka", "Janek", "Sorin", "Vera")
SYLLABLES = ("hal", "tal", "ven", "ros", "mar", "lin", "dor", "kas", "bel", "nov")


def name(n: int) -> str:
    """An invented name, another one for each number."""
    digits = [int(d) for d in str(n)]
    return f"{GIVEN[n % len(GIVEN)]} {''.join(SYLLABLES[d] for d in digits).capitalize()}"


def row(n: int, each: int) -> tuple[Reading, Extraction]:
    """One person's report with so many statements."""
    day = date(2020, 1 + n % 12, 1 + n % 28)
    sentences = [f"{name(n)} was arrested in Port Lenz for the {i + 1}. time." for i in range(each)]
    text = "\n".join(sentences)
    digest = sha256(text.encode()).hexdigest()
    document = Document(
        "d" + digest[:16], digest, text, f"lists/{n}.txt", datetime(2021, 1, 1, tzinfo=UTC), outlet="Lantern List",
        title=f"Row {n}", published=When(day.isoformat(), day, day, day.isoformat()), language="en",
    )  # fmt: skip
    statements, at = [], 0
    for sentence in sentences:
        when = When(day.isoformat(), day, day, day.isoformat())
        statements.append(
            Statement(
                document.id,
                Type.ARREST,
                sentence,
                at,
                at + len(sentence),
                "arrested",
                "by hand",
                0.9,
                (name(n),),
                date=when,
                place="Port Lenz",
            )
        )
        at += len(sentence) + 1
    mention = Mention(document.id, name(n), (name(n),), ((0, len(name(n))),))
    return Reading(document, text.encode()), Extraction(document.id, "by hand", tuple(statements), (mention,))


def findings(people: int, each: int) -> Iterator[Finding]:
    """A person, an arrest and a spell for each row."""
    for n in range(people):
        _, extraction = row(n, each)
        said = tuple(s.id for s in extraction.statements)
        when, mention = extraction.statements[0].date, extraction.mentions[0].id
        p, reason = f"p{mention[1:]}", f"Arrest of {name(n)}."
        common: tuple[Any, ...] = (said, (), 1, 0, Support.REPORTED, reason)
        yield Finding(f"f{mention[1:]}", Person(p, name(n), (name(n),), (mention,)), *common)
        event = Event(
            f"e{mention[1:]}", Type.ARREST, Modality.ACTUAL, True, when, (p,), Range(1, 1, "one"), place="Port Lenz"
        )
        yield Finding(f"g{mention[1:]}", event, *common)
        yield Finding(
            f"c{mention[1:]}", Spell(p, Status.DETAINED, when, None, "Port Lenz", event.id, last_word=said[-1]), *common
        )


def make(path: Path, people: int, each: int) -> None:
    """The register, with its findings kept as derived."""
    with Register.open(path) as register:
        rows = (row(n, each) for n in range(people))
        while batch := list(islice(rows, AT_ONCE)):
            register.restore(batch)
        found = sorted(findings(people, each), key=lambda f: (f.kind, f.id))
        for tier in sorted(Tier, reverse=True):
            register.keep_findings(tier, found if tier in (Tier.SEALED, Tier.PUBLIC) else ())


def write_list(path: Path, people: int) -> None:
    """A list of so many people as organisations keep them: a name, a day, an article, a term, a status."""
    articles, terms = (
        ("Article 130", "Article 293", "Article 342", "Article 361-1"),
        ("3 years", "7 years", "18 months"),
    )
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("Name", "Arrested", "Charge", "Term", "Status"))
        for n in range(people):
            day = date(2020, 1, 1) + timedelta(days=7 * n % 2000)
            status = "released" if n % 7 == 0 else "in prison"
            out.writerow((name(n), day, articles[n % len(articles)], terms[n // 4 % len(terms)], status))


def make_of_list(register: Path, people: int) -> None:
    """The register into which such a list was imported."""
    path = register.with_suffix(".csv")
    write_list(path, people)
    habeas(register, "import", path, "--source", "Lantern List", "--store")


def habeas(register: Path, *words: object) -> None:
    """Runs a command on a register, in a process of its own."""
    command = [str(Path(sys.executable).with_name("habeas")), "--register", str(register), *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    listed, site = "--site-list" in sys.argv, "--site" in sys.argv
    given = [int(a) for a in sys.argv[1:] if not a.startswith("--")]
    people, statements = (given + [5_000, 10_000][len(given) :]) if site or listed else given or [100_000, 1_000_000]
    formats = ("site",) if site or listed else ("csv", "parquet", "jsonl")
    with tempfile.TemporaryDirectory() as folder:
        register, out = Path(folder) / "large.db", Path(folder) / "out"
        if listed:
            make_of_list(register, people)
        else:
            make(register, people, max(1, statements // people))
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        habeas(register, "export", out, *(word for name in formats for word in ("--format", name)))
        seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        said = "a list" if listed else f"{statements:,} statements"
        print(f"{people:,} people, {said} as {', '.join(formats)}")
        processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(f"{seconds:.0f} s, {processor:.0f} s of processor, {used.ru_maxrss / 1024:.0f} MB of memory")
        for part, paths in parts(out).items():
            print(f"{part}: {len(paths):,} files, {sum(p.stat().st_size for p in paths) / 1e6:.1f} MB")


def parts(folder: Path) -> dict[str, list[Path]]:
    """The files of an export by the folder that they lie in; all of them under the name of the whole."""
    files = [p for p in folder.rglob("*") if p.is_file()]
    found: dict[str, list[Path]] = {"all": files}
    for path in files:
        inside = path.relative_to(folder).parts
        found.setdefault(inside[0] if len(inside) > 1 else "top", []).append(path)
    return found


if __name__ == "__main__":
    main()
