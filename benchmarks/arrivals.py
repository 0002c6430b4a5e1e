"""How long the people of a new report take to be judged beside a large register, next to judging all of it again.

    python benchmarks/arrivals.py [--people 100000] [--again 2000]

The register is made up: reports on five people each, with callings, ages and sentences; every fourth person stands in
two. The new report names fifty people, half of them known, in other spellings. Prints processor time, the share of the
known who were linked or asked about, links to somebody else, and memory. The peer: `linking.judge` of a smaller
register, by report, since judging all takes time with the size of the register.
"""

import argparse
import random
import resource
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from candidates import made_up
from habeas.linking import Known, judge
from habeas.model import Document, Material, Mention, Statement, Term, When
from habeas.vocabulary import Type, Verdict

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--again", type=int, default=2_000)
    args = parser.parse_args()
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
