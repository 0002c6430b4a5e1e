"""What findings cost: CPU seconds a statement, over invented registers of growing size.

    benchmarks/reconciliation.py [SIZE ...]        default: 1000 10000 100000

The peer is the cost at the smallest size: a ratio of 1 says that cost grows no faster than the register.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from time import process_time

from habeas.dates import When
from habeas.model import Document, Judgement, Material, Mention, Range, Statement, digest
from habeas.reconciliation import reconcile
from habeas.vocabulary import Type, Verdict

SIZES = (1_000, 10_000, 100_000)
PER_PERSON, PER_REPORT = 20, 10
GIVEN = "Mira Oren Ola Tarn Ilva Soren Ketil Runa Bastian Dorte Elin Fraser".split()
COUNTRIES = ("Belarus", "Cuba", "Egypt", "Iran", "Turkey", "Venezuela", "Nicaragua", "Myanmar")
FIRST, DAYS = date(2020, 1, 1), 2000


def register(size: int, seed: int = 7) -> Material:
    """An invented register of so many statements: reports of arrests, sentences, releases and counts."""
    random = Random(seed)
    people = [f"{random.choice(GIVEN)} {surname(n)}" for n in range(max(size // PER_PERSON, 1))]
    made = [report(n, people, random) for n in range(size // PER_REPORT)]
    documents, statements = [d for d, _ in made], [s for _, said in made for s in said]
    mentions = {m.id: m for s in statements for m in named(s)}
    return Material(tuple(documents), tuple(mentions.values()), tuple(statements), tuple(links(mentions.values())))


def surname(n: int) -> str:
    """A surname of its own for each number, in letters."""
    return "H" + "".join(chr(97 + int(digit) * 2) for digit in str(n)) + "len"


def report(n: int, people: Sequence[str], random: Random) -> tuple[Document, list[Statement]]:
    """One report of some outlet and day, in words of its own, about one country; it may quote somebody's count."""
    told = FIRST + timedelta(random.randrange(DAYS))
    country = random.choice(COUNTRIES)
    rows = [row(random, people, told, country) for _ in range(PER_REPORT)]
    text = f"{country}, {words(random, 9)}.\n\n" + "\n\n".join(r.sentence for r in rows)
    id_ = digest(n)
    document = Document(
        id_, id_, text, f"{n}.txt", datetime(told.year, told.month, told.day, 12, tzinfo=UTC),
        outlet=f"Outlet {random.randrange(200)}", published=When(str(told), told, told),
    )  # fmt: skip
    return document, list(stated(document, rows))


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what it states."""

    sentence: str
    type: Type
    person: str | None = None
    count: int | None = None
    day: date | None = None
    source: str | None = None
    place: str | None = None


def row(random: Random, people: Sequence[str], told: date, country: str) -> Row:
    """A sentence with what it states."""
    type_ = random.choices(
        (Type.ARREST, Type.SENTENCE, Type.RELEASE, Type.COUNT_HELD, Type.SANCTION_LIFTED), (8, 6, 5, 1, 1)
    )[0]
    day, tail = told - timedelta(random.randrange(9)), words(random, 8)
    if type_ is Type.COUNT_HELD:
        counter, month = f"Watch {country}", date(told.year, told.month, 1)
        count = 400 + (month.toordinal() * 7919) % 600
        sentence = f"On {month:%d %B} {count} people were held in {country}, says {counter}: {tail}."
        return Row(sentence, type_, count=count, day=month, source=counter)
    if type_ is Type.SANCTION_LIFTED:
        airline = surname(random.randrange(500))
        return Row(f"In exchange the ban on {airline} was lifted: {tail}.", type_, place=airline)
    if type_ is Type.RELEASE and random.random() < 0.2:
        count = random.randrange(3, 90)
        return Row(f"{count} prisoners left the colony on {day:%d %B}: {tail}.", type_, count=count, day=day)
    word = {Type.ARREST: "was arrested", Type.SENTENCE: "was sentenced", Type.RELEASE: "was released"}[type_]
    person = random.choice(people)
    return Row(f"{person} {word} on {day:%d %B}: {tail}.", type_, person=person, day=day)


def words(random: Random, length: int) -> str:
    """So many invented words: what makes one report's wording its own."""
    return " ".join(
        "".join(random.choices("bdfgklmnprstv", k=2)) + "aeiou"[random.randrange(5)] + "ro" for _ in range(length)
    )


def stated(document: Document, rows: Sequence[Row]) -> Iterator[Statement]:
    at = 0
    for r in rows:
        start = document.text.index(r.sentence, at)
        at = start + len(r.sentence)
        yield Statement(
            document.id, r.type, r.sentence, start, at, "", "generated", 1.0, persons=(r.person,) if r.person else (),
            count=Range(r.count, r.count, str(r.count)) if r.count else None, source=r.source, place=r.place,
            date=When(str(r.day), r.day, r.day) if r.day else None,
        )  # fmt: skip


def named(s: Statement) -> Iterator[Mention]:
    yield from (Mention(s.document, name, (name,), ()) for name in s.persons)


def links(mentions: Iterator[Mention] | Sequence[Mention]) -> Iterator[Judgement]:
    """One name, one person."""
    last: dict[str, str] = {}
    for m in mentions:
        if m.name in last:
            yield Judgement(Verdict.SAME, (last[m.name], m.id), "one name", ("alike",), score=1.0)
        last[m.name] = m.id


def main(sizes: Sequence[int]) -> None:
    peer = None
    print(f"{'statements':>12}{'findings':>12}{'CPU s':>10}{'µs each':>10}{'ratio':>8}")
    for size in sizes:
        material = register(size)
        begun = process_time()
        found = reconcile(material)
        spent = process_time() - begun
        each = spent / len(material.statements) * 1e6
        peer = peer or each
        print(
            f"{len(material.statements):>12}{len(found):>12}{spent:>10.1f}{each:>10.0f}{each / peer:>8.2f}", flush=True
        )


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or SIZES)
