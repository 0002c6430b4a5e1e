"""How values stand in the rows of the register: canonical JSON, moments that sort, search words, chained hashes."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from habeas import folding
from habeas.json_form import encode

LONGEST_WORD = 100
"""Characters of a word that the search index knows: longer ones, never real words, would not fit Postgres' index."""


def to_form(value: Any) -> str:
    """The canonical JSON of a value: the same value gives the same bytes."""
    return canonical(encode(value))


def canonical(form: Any) -> str:
    """JSON data as text: the same data gives the same bytes."""
    return _CANONICAL.encode(form)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def moment(at: datetime) -> str:
    """A moment in UTC as text that sorts by time; one without a zone is taken as UTC."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").zfill(26)


def end_of(day: date) -> str:
    """Sorts after every moment of that day in UTC and before every later one."""
    return f"{day.isoformat()}T99"


def search_words(text: str) -> tuple[str, ...]:
    """The different words of a text, or of a query, as the search index knows them, in their order."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in folding.tokens(text).split()))


def link(prev: str, *parts: str) -> str:
    """The hash of a log's row, which takes in the hash of the row before: no row can change unnoticed."""
    digest = sha256(prev.encode())
    for part in parts:
        digest.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


def strings(form: Any) -> Iterator[str]:
    """Every text in a JSON form."""
    left = [form]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)
