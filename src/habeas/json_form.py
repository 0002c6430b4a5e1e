"""The JSON form of every type: one for the command line, the API, the exports, the register and the gold corpus."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum, IntEnum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from habeas.model import Finding, Statement
from habeas.vocabulary import Tier

Json = dict[str, Any]
T = TypeVar("T")
Reader = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Plain JSON data for any value of the model; a Statement in the form of DESIGN.md and the corpus.

    >>> from habeas.quantities import Range
    >>> encode(Range(76, None, "over 75"))
    {'low': 76, 'high': None, 'text': 'over 75'}
    """
    return _writer(type(value))(value)  # type: ignore[arg-type]


@cache
def _writer(type_: type) -> Callable[[Any], Any]:
    """What makes the form of a value of that very type."""
    if issubclass(type_, Statement):
        return _statement
    if issubclass(type_, Finding):
        return lambda value: {"kind": value.kind} | _fields(value)
    if is_dataclass(type_):
        return _fields
    if issubclass(type_, Tier):
        return lambda value: value.name.lower()
    if issubclass(type_, Enum):
        return lambda value: value.value
    if issubclass(type_, date):  # a datetime is a date too
        return type_.isoformat
    if issubclass(type_, tuple | list | frozenset):
        return lambda value: [encode(v) for v in value]
    return lambda value: value


def _fields(value: Any) -> Json:
    names = _names(type(value))  # type: ignore[arg-type]
    return {name: None if (of := getattr(value, name)) is None else encode(of) for name in names}


def decode(type_: type[T], form: Mapping[str, Any]) -> T:
    """The value of a model type from its JSON form; keys that the type does not have are ignored.

    Raises ValueError, naming the field, where a value does not fit.
    """
    if issubclass(type_, Statement):
        form = _singular_to_plural(form)
    if issubclass(type_, Finding):
        form = dict(form) | {"value": decode(_value_types()[form["kind"]], form["value"])}
    plain, read = _readers(type_)  # type: ignore[arg-type]
    values = {name: form[name] for name in plain if name in form}
    for name, reader, optional in read:
        if name in form:
            value = form[name]
            try:
                values[name] = value if value is None and optional else reader(value)
            except (ValueError, TypeError, KeyError) as e:
                raise ValueError(f"{type_.__name__}.{name}: {value!r} does not fit ({e})") from e
    return type_(**values)


def _statement(s: Statement) -> Json:
    form = _fields(s)
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
def _names(type_: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(type_))


@cache
def _readers(type_: type) -> tuple[tuple[str, ...], tuple[tuple[str, Reader, bool], ...]]:
    """The fields of a type whose JSON is the value; and the others, each with what makes its value from JSON, and
    whether it may be None."""
    hints = get_type_hints(type_)
    made = [(f.name, _reader(hints[f.name]), NoneType in get_args(hints[f.name])) for f in fields(type_)]
    return tuple(n for n, reader, _ in made if not reader), tuple((n, r, optional) for n, r, optional in made if r)


@cache
def _value_types() -> dict[str, type]:
    from habeas.model import Value

    return {t.__name__.lower(): t for t in get_args(Value)}


def _reader(hint: Any) -> Reader | None:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        options = [a for a in inner if a is not NoneType]
        return _unless_none(_reader(options[0])) if len(options) == 1 else None
    if origin is tuple:
        return _many(_reader(inner[0])) if inner[1:] == (...,) else _several([_reader(h) for h in inner])
    if not isinstance(hint, type):
        return None
    if issubclass(hint, StrEnum):
        members = {member.value: member for member in hint}
        return lambda value: members.get(value) or hint(value)
    for kind, made in _MADE.items():  # a datetime is a date too, and stands before it
        if issubclass(hint, kind):
            return lambda value: value if isinstance(value, hint) else made(hint, value)
    if not is_dataclass(hint):
        return None
    type_ = cast(type, hint)
    return lambda value: value if isinstance(value, type_) else decode(type_, value)


_MADE: dict[type, Callable[[Any, Any], Any]] = {
    IntEnum: lambda hint, value: hint.named(value),
    datetime: lambda hint, value: hint.fromisoformat(value),
    date: lambda hint, value: hint.fromisoformat(value),
}


def _unless_none(reader: Reader | None) -> Reader | None:
    return reader and (lambda value: None if value is None else reader(value))


def _many(reader: Reader | None) -> Reader:
    return (lambda values: tuple(map(reader, values))) if reader else tuple


def _several(readers: Sequence[Reader | None]) -> Reader:
    return lambda values: tuple(r(v) if r else v for r, v in zip(readers, values, strict=True))
