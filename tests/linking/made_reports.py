"""Short made-up reports, and what is judged of the people in them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from habeas.judgements import clusters
from habeas.linking import judge
from habeas.model import Document, Judgement, Material, Mention, Statement, When
from habeas.vocabulary import Type, Verdict

DAY = date(2031, 5, 2)


class Reports:
    """Short made-up reports: each names people and says a thing or two of them."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def report(
        self, id_: str, *people: Mention | str, day: date = DAY, text: str = "", author: str | None = None
    ) -> str:
        received = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        published = When(day.isoformat(), day, day, day.isoformat())
        document = Document(
            id_, id_, text, id_, received, published=published, outlet="Lozna Post", author=author, language="en"
        )
        self.documents.append(document)
        for person in people:
            mention = Mention("", person, (person,), ()) if isinstance(person, str) else person
            self.mentions.append(replace(mention, document=id_))
        return id_

    def says(self, document: str, type_: Type, *persons: str, quote: str | None = None, **more: object) -> None:
        at = len(self.statements)
        words = quote or f"{', '.join(persons)} {type_.value} {at}"
        found = Statement(document, type_, words, at, at + len(words), "", "rule:test", 1.0, persons)
        self.statements.append(replace(found, **more))  # type: ignore[arg-type]

    def material(self, *judgements: Judgement) -> Material:
        return Material(tuple(self.documents), tuple(self.mentions), tuple(self.statements), judgements)

    def judged(self) -> tuple[Judgement, ...]:
        return judge(self.material())

    def id(self, document: str, name: str) -> str:
        return Mention(document, name, (), ()).id


def person(name: str, role: str | None = None, age: int | None = None, place: str | None = None) -> Mention:
    return Mention("", name, (name,), (), role, age, place)


def when(day: date) -> When:
    return When(day.isoformat(), day, day, day.isoformat())


def verdicts(reports: Reports, one: tuple[str, str], other: tuple[str, str], *judgements: Judgement) -> set[Verdict]:
    """What is judged of two mentions directly."""
    pair = {reports.id(*one), reports.id(*other)}
    return {j.verdict for j in judge(reports.material(*judgements)) if set(j.subjects) == pair}


def together(reports: Reports, *mentions: tuple[str, str], judgements: tuple[Judgement, ...] = ()) -> bool:
    material = reports.material(*judgements)
    wanted = {reports.id(*m) for m in mentions}
    groups = clusters(material.mentions, (*judgements, *judge(material)))
    return any(wanted <= {m.id for m in g} for g in groups)
