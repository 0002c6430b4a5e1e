"""Small tables of statements for tests: a report is an outlet, a day, and rows of what it says, one sentence each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Any

from habeas.dates import When
from habeas.model import Document, Finding, Judgement, Material, Mention, Range, Statement, Term, digest
from habeas.reconciliation import reconcile
from habeas.vocabulary import Basis, Modality, Stance, Type, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """One document and what it says and whom it names."""

    document: Document
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


Row = tuple[Any, ...]


def report(outlet: str, told: str | None, *rows: Row, received: str | None = None, **facts: Any) -> Report:
    """A document of that outlet and day. A row is (type, quote, names..., fields); fields are as in `Statement`,
    with dates as ISO text (or When), counts as "44", "over 60", "60-90" (or Range), terms as ("4 years", 48)."""
    text = facts.pop("text", None) or "\n".join(dict.fromkeys(row[1] for row in rows))
    published = day(told) if told else None
    moment = datetime.combine(date.fromisoformat(received or told or "2026-01-31"), time(12), UTC)
    id_ = "d" + digest(outlet, told, text)
    document = Document(id_, id_, text, f"{outlet}.txt", moment, outlet=outlet, published=published, **facts)
    statements = tuple(_statement(document, row) for row in rows)
    names = dict.fromkeys(name for s in statements for name in s.persons)
    mentions = tuple(
        Mention(id_, name, (name,), tuple(m.span() for m in re.finditer(re.escape(name), text))) for name in names
    )
    return Report(document, statements, mentions)


def _statement(document: Document, row: Row) -> Statement:
    type_, quote, *rest = row
    fields = dict(rest.pop()) if rest and isinstance(rest[-1], dict) else {}
    if isinstance(fields.get("date"), str):
        fields["date"] = day(fields["date"])
    if isinstance(fields.get("count"), str):
        fields["count"] = count(fields["count"])
    if isinstance(fields.get("term"), tuple):
        fields["term"] = Term(*fields["term"])
    for name, kind in (("modality", Modality), ("stance", Stance), ("basis", Basis)):
        if name in fields:
            fields[name] = kind(fields[name])
    start = document.text.index(quote)
    return Statement(
        document.id, Type(type_), quote, start, start + len(quote), "", "a table", 1.0, tuple(rest), **fields
    )


def day(text: str) -> When:
    """ "2025", "2025-09" or "2025-09-09"; anything else is words without a date."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return When(text)
    first = date.fromisoformat((text + "-01-01")[:10])
    ends = {4: date(first.year, 12, 31), 7: date(first.year + first.month // 12, first.month % 12 + 1, 1), 10: first}
    last = ends[len(text)] if len(text) != 7 else date.fromordinal(ends[7].toordinal() - 1)
    return When(text, first, last, text)


def count(text: str) -> Range:
    """Bounds by the corpus conventions: "over 60" is 61 or more, "at least 30" is 30 or more, "60-90" is both."""
    numbers = [int(n) for n in re.findall(r"\d+", text.replace(",", ""))]
    if text.startswith("over"):
        return Range(numbers[0] + 1, None, text)
    if text.startswith("at least"):
        return Range(numbers[0], None, text)
    return Range(numbers[0], numbers[-1], text)


def material(reports: Iterable[Report], judgements: Sequence[Judgement] = (), same: bool = True) -> Material:
    """The material of these reports; with `same`, mentions of one name are judged to be one person."""
    reports = list(reports)
    mentions = [m for r in reports for m in r.mentions]
    alike = [
        Judgement(Verdict.SAME, (a.id, b.id), "one name", ("the same name",))
        for a, b in combinations(mentions, 2)
        if same and a.name == b.name and a.id != b.id
    ]
    statements = [s for r in reports for s in r.statements]
    return Material(tuple(r.document for r in reports), tuple(mentions), tuple(statements), (*judgements, *alike))


def findings(kind: str, *reports: Report, judgements: Sequence[Judgement] = ()) -> list[Any]:
    """The findings of one kind that these reports support."""
    return [f for f in reconcile(material(reports, judgements)) if f.kind == kind]


def values(kind: str, *reports: Report, judgements: Sequence[Judgement] = ()) -> list[Any]:
    """Their values."""
    return [f.value for f in findings(kind, *reports, judgements=judgements)]


def person(name: str, found: Iterable[Finding]) -> str:
    """The id of the person of that name among the findings."""
    return next(f.value.id for f in found if f.kind == "person" and name in f.value.names)  # type: ignore[union-attr]


def decision(verdict: str, subject: str, **fields: Any) -> Judgement:
    """A person's judgement of one thing."""
    at = fields.pop("at", "2026-02-01")
    return Judgement(
        Verdict(verdict),
        (subject,),
        "an editor",
        ("read it",),
        datetime.fromisoformat(at).replace(tzinfo=UTC),
        **fields,
    )
