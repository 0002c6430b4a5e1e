"""What a person's correction of one field makes of a statement."""

import json
import re
from calendar import monthrange
from datetime import date
from typing import Any

from habeas.json_form import decode, encode
from habeas.model import Range, Statement

FIELDS = frozenset({
    "type", "person", "persons", "count", "date", "actor", "place", "source", "term", "charge", "modality", "group",
    "per", "basis", "tie", "stance",
})  # fmt: skip
"""What can be corrected: everything but where the statement stands and how it was found."""


def corrected(statement: Statement, field: str, value: str) -> Statement:
    """The statement with that field of its JSON form set to the value, as a person types it.

    A date is YYYY, YYYY-MM or YYYY-MM-DD; a count "44", "50-60", "50-" or "-60"; persons are separated by semicolons;
    any field may be given as JSON; an empty value takes the field away. What does not fit the field changes nothing.
    """
    if field not in FIELDS:
        return statement
    try:
        made = decode(Statement, encode(statement) | _parsed(field, value.strip()))
        return made if _sound(made.count) else statement
    except (ValueError, TypeError, AttributeError, KeyError):
        return statement


def _parsed(field: str, value: str) -> dict[str, Any]:
    if field in ("person", "persons"):
        return {"person": None, "persons": [name.strip() for name in value.split(";") if name.strip()]}
    if value[:1] in "{[" and value:
        return {field: json.loads(value)}
    if not value:
        return {field: None}
    if field == "date":
        return {field: _date(value)}
    if field == "count":
        return {field: _count(value)}
    if field == "term":
        return {field: {"text": value, "months": None}}
    return {field: value}


def _sound(count: Range | None) -> bool:
    return count is None or all(bound is None or isinstance(bound, int) for bound in (count.low, count.high))


def _date(value: str) -> dict[str, Any]:
    year, month, day = (int(p) if p else None for p in re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value).groups())  # type: ignore[union-attr]
    assert year is not None
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return {"text": value, "iso": value, "first": first.isoformat(), "last": last.isoformat()}


def _count(value: str) -> dict[str, Any]:
    low, dash, high = (part.strip() for part in value.partition("-"))
    return {
        "text": value,
        "low": int(low) if low else None,
        "high": int(high) if high else (None if dash else int(low)),
    }
