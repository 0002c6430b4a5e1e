"""Columns of a table: each with a type, a sentence on what it holds, and where it stands in the JSON form of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Get = Callable[[Json], Any]

TEXT, CODE, WHOLE, NUMBER, FLAG, DAY, MOMENT, MANY = (
    "text", "code", "integer", "number", "boolean", "date", "datetime", "list",
)  # fmt: skip
"""Types: TEXT is whatever a report says, CODE an id or a word of the vocabulary, MANY a list of either."""

FIELD_TYPE = {
    TEXT: "string", CODE: "string", WHOLE: "integer", NUMBER: "number", FLAG: "boolean", DAY: "date",
    MOMENT: "datetime", MANY: "string",
}  # fmt: skip
"""The types of Frictionless Table Schema."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type and meaning, and how its value is taken from a row's JSON form."""

    name: str
    type: str
    meaning: str
    get: Get


def at(path: str) -> Get:
    """Takes what stands at a path such as "value.date.first"; None where any step of it is missing."""
    keys = tuple(path.split("."))
    if len(keys) == 1:
        (key,) = keys
        return lambda form: form.get(key)

    def walk(form: Json) -> Any:
        value: Any = form
        for key in keys:
            value = value.get(key)
            if value is None:
                return None
        return value

    return walk


def column(name: str, type_: str, meaning: str, get: Get | str | None = None) -> Column:
    """A column; `get` is a path or a function, by default the name."""
    return Column(name, type_, meaning, get if callable(get) else at(get or name))


def days(name: str, what: str, path: str) -> tuple[Column, ...]:
    """A date in four columns: as written, its first and last possible day, and its ISO form."""
    return (
        column(f"{name}_text", TEXT, f"{what}, as written in the report.", f"{path}.text"),
        column(f"{name}_first", DAY, f"{what}: the first day that the words can mean.", f"{path}.first"),
        column(f"{name}_last", DAY, f"{what}: the last day that the words can mean.", f"{path}.last"),
        column(
            f"{name}_iso", CODE, f"{what}: day, month or year in ISO 8601, where the words name one.", f"{path}.iso"
        ),
    )


def bounds(name: str, what: str, path: str) -> tuple[Column, ...]:
    """A number in three columns: the least and the most it can be, and as written."""
    return (
        column(f"{name}_low", WHOLE, f"{what}: the least it can be; empty where that is open.", f"{path}.low"),
        column(f"{name}_high", WHOLE, f"{what}: the most it can be; empty where that is open.", f"{path}.high"),
        column(f"{name}_text", TEXT, f"{what}, as written in the report.", f"{path}.text"),
    )
