"""The JSON form of every type: one for the command line, the API, the exports, the register and the gold corpus."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum, IntEnum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from habeas.model import Finding, Statement
from habeas.vocabulary import Tier

Json = dict[str, Any]
T = TypeVar("T")


def encode(value: Any) -> Any:
    """Plain JSON data for any value of the model; a Statement in the form of DESIGN.md and the corpus.

    >>> from habeas.quantities import Range
    >>> encode(Range(76, None, "over 75"))
    {'low': 76, 'high': None, 'text': 'over 75'}
    """
    if isinstance(value, Statement):
        return _statement(value)
    if is_dataclass(value) and not isinstance(value, type):
        form = {f.name: encode(getattr(value, f.name)) for f in fields(value)}
        return {"kind": value.kind} | form if isinstance(value, Finding) else form
    if isinstance(value, Tier):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [encode(v) for v in value]
    return value


def decode(type_: type[T], form: Mapping[str, Any]) -> T:
    """The value of a model type from its JSON form; keys that the type does not have are ignored.

    Raises ValueError, naming the field, where a value does not fit.
    """
    if issubclass(type_, Statement):
        form = _singular_to_plural(form)
    if issubclass(type_, Finding):
        form = dict(form) | {"value": decode(_value_types()[form["kind"]], form["value"])}
    hints, values = _hints(type_), dict[str, Any]()  # type: ignore[arg-type]
    for f in fields(type_):  # type: ignore[arg-type]
        if f.name in form:
            try:
                values[f.name] = _decode(hints[f.name], form[f.name])
            except (ValueError, TypeError, KeyError) as e:
                raise ValueError(f"{type_.__name__}.{f.name}: {form[f.name]!r} does not fit ({e})") from e
    return type_(**values)


def _statement(s: Statement) -> Json:
    form = {f.name: encode(getattr(s, f.name)) for f in fields(s)}
    form["person"] = s.persons[0] if len(s.persons) == 1 else None
    form["persons"] = list(s.persons) if len(s.persons) > 1 else []
    if s.date:
        form["date"] = {"text": s.date.text, "iso": s.date.iso} | {
            d: encode(getattr(s.date, d)) for d in ("first", "last")
        }
    return {"id": s.id} | form


def _singular_to_plural(form: Mapping[str, Any]) -> Json:
    single = [form["person"]] if form.get("person") else []
    return dict(form) | {"persons": [*single, *(form.get("persons") or [])]}


@cache
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_)


@cache
def _value_types() -> dict[str, type]:
    from habeas.model import Value

    return {t.__name__.lower(): t for t in get_args(Value)}


def _decode(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        options = [a for a in get_args(hint) if a is not NoneType]
        return None if value is None else (_decode(options[0], value) if len(options) == 1 else value)
    if origin is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is ...:
            return tuple(_decode(inner[0], v) for v in value)
        return tuple(_decode(h, v) for h, v in zip(inner, value, strict=True))
    if not isinstance(hint, type) or isinstance(value, hint):
        return value
    if issubclass(hint, IntEnum):
        return Tier.named(value)
    if issubclass(hint, StrEnum):
        return hint(value)
    if issubclass(hint, datetime):
        return datetime.fromisoformat(value)
    if issubclass(hint, date):
        return date.fromisoformat(value)
    if is_dataclass(hint):
        return decode(hint, value)
    return value
