"""An invented register of any size: reports of many regions, each with its own people, cases, outlets and counters.

A region has 25 people in cases of five and 58 reports of up to ten statements, over two years; one report in ten is a
copy of another, one in a thousand tells of two regions. A million statements are 2,000 regions with 50,000 people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from random import Random

from habeas.dates import When
from habeas.model import Document, Extraction, Mention, Range, Reading, Statement, Term
from habeas.vocabulary import Type

PEOPLE, CASE, REPORTS, PER_REPORT = 25, 5, 58, 10
GIVEN = (
    "Mira Ola Maria Anna Vera Nina Olga Ivan Oleg Pavel Igor Marta Irena Tomas Viktor Elena Daria Adam Klara Lidia"
).split()
CALLINGS = "nurse engineer teacher welder poet lawyer driver student editor farmer".split()
RULES = "generated"
COPIED, ROUNDED_UP = 0.1, 0.001
ACTS = {Type.ARREST: "was arrested", Type.SENTENCE: "was sentenced to", Type.RELEASE: "was released"}

Told = tuple[Reading, Extraction]


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody invented."""

    name: str
    calling: str
    born: int
    years: int
    taken: date
    let_out: date


@dataclass(frozen=True, slots=True)
class Region:
    """A place with its people and those who report on it."""

    name: str
    people: Sequence[Human]
    outlets: Sequence[str]
    counter: str
    begun: date


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what it states."""

    sentence: str
    type: Type
    day: date | None = None
    human: Human | None = None
    count: int | None = None
    source: str | None = None
    place: str | None = None


def reports(statements: int, seed: int = 7) -> Iterator[Told]:
    """Reports with at least so many statements in all, region after region."""
    made = 0
    for number in count():
        for told in of_region(number, seed):
            yield told
            made += len(told[1].statements)
        if made >= statements:
            return


def of_region(number: int, seed: int = 7) -> Iterator[Told]:
    """The reports of one region, in order of the days they are of."""
    random = Random(f"{seed} {number}")
    here, beside = region(number, seed), region(number + 1, seed)
    days = sorted(random.randrange(730) for _ in range(REPORTS))
    before: list[Told] = []
    for n, after in enumerate(days):
        told = here.begun + timedelta(after)
        if before and random.random() < COPIED:
            made = copied(random.choice(before), random.choice(here.outlets), told, f"{number}-{n}")
        else:
            lines = list(of_report(here, told, random))
            lines += of_person(random.choice(beside.people), told, random) if random.random() < ROUNDED_UP else ()
            made = report(here, lines, told, random, f"{number}-{n}")
        before.append(made)
        yield made


def region(number: int, seed: int = 7) -> Region:
    """The same for the same number."""
    random = Random(f"{seed} region {number}")
    begun = date(1996, 1, 1) + timedelta(random.randrange(9_000))
    name = word(random, 3)
    people = [human(random, begun) for _ in range(PEOPLE)]
    outlets = [f"{word(random, 2)} Courier", f"{word(random, 2)} Post", f"{name} Today"]
    return Region(name, people, outlets, f"Committee of {name}", begun)


def human(random: Random, begun: date) -> Human:
    """Somebody who is taken in the two years, and may be let out."""
    taken = begun + timedelta(random.randrange(500))
    out = taken + timedelta(random.randrange(20, 400))
    name = f"{random.choice(GIVEN)} {word(random, 2)}{word(random, 1).lower()}"
    born, years = begun.year - random.randrange(19, 70), random.randrange(1, 12)
    return Human(name, random.choice(CALLINGS), born, years, taken, out)


def word(random: Random, syllables: int) -> str:
    """An invented word that begins with a capital."""
    parts = ("bdfgklmnprstvz", "aeiou", "lmnrsk")
    return "".join(random.choice(part) for _ in range(syllables) for part in parts).capitalize()


def of_report(here: Region, told: date, random: Random) -> Iterator[Line]:
    """Up to ten statements on the people of one case, now and then with a number."""
    case = random.randrange(PEOPLE // CASE) * CASE
    people = random.sample(here.people[case : case + CASE], CASE)
    lines = [line for human in people for line in of_person(human, told, random)]
    if random.random() < 0.4:
        held = 400 + (told.toordinal() * 7919) % 90
        sentence = f"{held} people are held in {here.name}, says the {here.counter}."
        lines.append(Line(sentence, Type.COUNT_HELD, count=held, source=here.counter, place=here.name, day=told))
    if random.random() < 0.1:
        freed, day = random.randrange(3, 90), told - timedelta(random.randrange(5))
        sentence = f"{freed} prisoners left the colony of {here.name} on {day:%d %B %Y}."
        lines.append(Line(sentence, Type.RELEASE, count=freed, day=day, place=here.name))
    yield from lines[-PER_REPORT:]


def of_person(human: Human, told: date, random: Random) -> Iterator[Line]:
    """What is known of somebody by that day, by a report that is now and then a day out."""
    slip = timedelta(random.random() < 0.1)
    known = told >= human.taken
    day = (human.taken if known else told) + slip
    yield Line(f"{human.name} was arrested on {day:%d %B %Y} {tail(random)}.", Type.ARREST, day, human)
    judged = human.taken + timedelta(15)
    if known and told >= judged:
        sentence = f"{human.name} was sentenced to {human.years} years on {judged:%d %B %Y} {tail(random)}."
        yield Line(sentence, Type.SENTENCE, judged, human)
    if known and told >= human.let_out:
        day = human.let_out + slip
        yield Line(f"{human.name} was released on {day:%d %B %Y} {tail(random)}.", Type.RELEASE, day, human)


def tail(random: Random) -> str:
    """A few words of a report's own."""
    return " ".join(word(random, 1).lower() + "atho" for _ in range(4))


def report(here: Region, lines: Sequence[Line], told: date, random: Random, name: str) -> Told:
    text = f"News of {here.name}, {tail(random)}.\n\n" + "\n\n".join(line.sentence for line in lines)
    document = made_of(text, random.choice(here.outlets), told, name)
    at, said = 0, list[Statement]()
    for line in lines:
        start = text.index(line.sentence, at)
        at = start + len(line.sentence)
        said.append(stated(document.id, line, start))
    return reading(document), Extraction(document.id, RULES, tuple(said), mentioned(document, lines, told))


def copied(original: Told, outlet: str, told: date, name: str) -> Told:
    """The same text by another outlet, days later."""
    reading_, extraction = original
    assert reading_.document is not None
    document = made_of(f"{reading_.document.text}\n\nShared by {outlet}.", outlet, told, name)
    said = tuple(replace(s, document=document.id) for s in extraction.statements)
    named = tuple(replace(m, document=document.id) for m in extraction.mentions)
    return reading(document), Extraction(document.id, RULES, said, named)


def made_of(text: str, outlet: str, told: date, name: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    received = datetime(told.year, told.month, told.day, 12, tzinfo=UTC)
    when = When(told.isoformat(), told, told, told.isoformat())
    return Document(f"d{digest[:16]}", digest, text, f"{name}.txt", received, outlet=outlet, published=when)


def reading(document: Document) -> Reading:
    return Reading(document, document.text.encode())


def stated(document: str, line: Line, start: int) -> Statement:
    human, years = line.human, f"{line.human.years} years" if line.human else ""
    return Statement(
        document, line.type, line.sentence, start, start + len(line.sentence), ACTS.get(line.type, "held"), RULES, 0.9,
        persons=(human.name,) if human else (), source=line.source, place=line.place,
        count=Range(line.count, line.count, str(line.count)) if line.count else None,
        date=When(line.day.isoformat(), line.day, line.day, line.day.isoformat()) if line.day else None,
        term=Term(years, 12.0 * human.years) if human and line.type is Type.SENTENCE else None,
    )  # fmt: skip


def mentioned(document: Document, lines: Sequence[Line], told: date) -> tuple[Mention, ...]:
    people = {line.human.name: line.human for line in lines if line.human}
    return tuple(
        Mention(document.id, h.name, (h.name,), ((at := document.text.index(h.name), at + len(h.name)),), h.calling,
                told.year - h.born)
        for h in people.values()
    )  # fmt: skip
