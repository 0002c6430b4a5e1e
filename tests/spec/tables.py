"""Tables of statements for the chapters on reconciliation: one row a statement, kept in a register and reconciled.

A row is: outlet | day of the report | type | who | the sentence | fields. Rows of one outlet and day are one report. Fields
are words like count=44 date=2025-09-09 modality=denied; a count may be over:60, an underscore stands for a space.
"""

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from telling import Report, report

from habeas.dates import When
from habeas.model import Finding, Judgement, Range, Term
from habeas.reconciliation import reconcile
from habeas.register import Register
from habeas.vocabulary import Modality, Tier, Verdict


def reports(table: str) -> list[Report]:
    """The reports that a table of statements makes."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    told: dict[tuple[str, str], list[list[str]]] = {}
    for outlet, day, *rest in rows:
        told.setdefault((outlet, day), []).append(rest)
    return [_report(outlet, day, rest) for (outlet, day), rest in told.items()]


def _report(outlet: str, day: str, rows: list[list[str]]) -> Report:
    text = "\n\n".join(dict.fromkeys(sentence for _, _, sentence, _ in rows))
    said = [
        (type_, sentence, *(name for name in who.split(", ") if name), _fields(fields))
        for type_, who, sentence, fields in rows
    ]
    return report(text, said, location=f"{outlet} {day}", received=day, outlet=outlet, published=when(day))


def _fields(words: str) -> dict[str, Any]:
    fields: dict[str, Any] = dict(word.split("=") for word in words.split())
    for name, value in fields.items():
        plain = value.replace("_", " ")
        made: dict[str, Any] = {
            "date": when(plain),
            "count": _count(plain),
            "modality": Modality,
            "term": Term(plain, None),
        }
        fields[name] = Modality(value) if name == "modality" else made.get(name, plain)
    return fields


def when(text: str) -> When:
    """2025-09-09 or 2025-09; anything else is words that name no day."""
    try:
        first = date.fromisoformat((text + "-01")[:10])
    except ValueError:
        return When(text)
    last = first if len(text) == 10 else date(first.year, first.month % 12 + 1, 1)
    return When(text, first, last if len(text) == 10 else date.fromordinal(last.toordinal() - 1), text)


def _count(text: str) -> Range | None:
    bound, _, number = text.rpartition(":")
    if not number.replace(",", "").isdigit():
        return None
    n = int(number.replace(",", ""))
    return Range(n + 1, None, f"over {number}") if bound == "over" else Range(n, n, number)


def supported(register: Register, table: str, *judgements: Judgement) -> list[Finding]:
    """What the statements of a table support, once kept in the register; one name is one person."""
    for told in reports(table):
        told.keep_in(register)
    for judgement in judgements:
        register.decide(judgement)
    material = register.as_seen_by(Tier.SEALED).material()
    same = [
        Judgement(Verdict.SAME, (a.id, b.id), "one name", ("the same name",))
        for a, b in combinations(material.mentions, 2)
        if a.name == b.name
    ]
    return list(reconcile(replace(material, judgements=(*material.judgements, *same))))


def values(kind: str, found: list[Finding]) -> list[Any]:
    """The values of the findings of one kind."""
    return [f.value for f in found if f.kind == kind]
