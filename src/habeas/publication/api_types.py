"""What the API answers, described field by field with an example in each: made from the types of the model."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from habeas import model
from habeas.dates import When
from habeas.model import Document, Finding, Judgement, Mention, Passage, SetAside, Statement
from habeas.quantities import Range, Term
from habeas.reconciliation import Holding
from habeas.vocabulary import Tier

Json = dict[str, Any]

_ID = {
    "document": "d0f3a1c2b4d5e6f7", "statement": "s1a2b3c4d5e6f708", "mention": "m9a8b7c6d5e4f302",
    "event": "e5d4c3b2a1f0e9d8",
    "person": "p7c6b5a493827161", "finding": "f0e1d2c3b4a59687", "judgement": "j1029384756abcde",
}  # fmt: skip
_QUOTE = "On 3 March 2022 a court in Lenz sentenced Mira Halden to six years in prison"
_DAY = {"text": "3 March 2022", "first": "2022-03-03", "last": "2022-03-03", "iso": "2022-03-03"}
_RANGE = {"low": 76, "high": None, "text": "over 75"}
_COUNT = {
    "value": _RANGE, "source": "Open Door Group", "basis": "stock_as_of", "as_of": _DAY, "group": "political prisoners",
    "place": "Osterra", "per": None,
}  # fmt: skip
_PASSAGE = {"document": _ID["document"], "start": 120, "end": 196, "quote": _QUOTE}

EXAMPLES: Mapping[str, Any] = {
    "id": _ID["finding"], "document": _ID["document"], "type": "sentence", "quote": _QUOTE, "start": 120, "end": 196,
    "trigger": "sentenced", "by": "sentence.en/court-sentenced", "confidence": 0.93, "persons": ["Mira Halden"],
    "person": "Mira Halden", "count": _RANGE, "date": _DAY, "actor": "a court in Lenz", "place": "Lenz",
    "source": "Lantern Gazette", "term": {"text": "six years", "months": 72.0}, "charge": "false reports",
    "modality": "actual", "group": "political prisoners", "per": "week", "basis": "stock_as_of",
    "tie": "in exchange for", "stance": "asserts", "review": "named by a language model only",
    "apart": [["Mira Halden", "39"]],
    "name": "Mira Halden", "names": ["Mira Halden", "Мира Хальден"], "mentions": [_ID["mention"]], "role": "journalist",
    "forms": ["Mira Halden", "Halden"], "spans": [[20, 31]], "age": 39, "born": _DAY,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "location": "report.txt",
    "received": "2022-03-04T12:00:00+00:00", "key": "sentences", "url": "https://example.org/sentences",
    "title": "Six years, eleven years", "outlet": "Lantern Gazette", "author": "Oren Talby", "published": _DAY,
    "language": "en", "methods": [["title", "first line"]], "tier": "public", "lists": [], "text": _QUOTE + ".",
    "stage": "extraction", "about": [_ID["event"]], "reason": "Two independent origins say so.", "happened": True,
    "covers": [], "happening": _ID["event"], "period": False, "status": "serving_sentence", "since": _DAY,
    "until": None,
    "opened_by": _ID["event"], "closed_by": None, "begun_by": "2022-03-03", "last_word": _ID["statement"],
    "last_word_on": "2022-03-04", "position": 0, "value": _RANGE, "as_of": _DAY, "total": _RANGE,
    "parts": [_ID["event"]],
    "adds_up": True, "of": _ID["event"], "opening": _COUNT, "closing": _COUNT, "arrested": _RANGE, "released": _RANGE,
    "expected": _RANGE, "unexplained": _RANGE, "named": 12, "releases": [_ID["event"]], "concessions": [_ID["event"]],
    "words": "in exchange for", "asserted_by": ["the envoy"], "denied_by": ["the ministry"], "freed": _RANGE,
    "passages": [_PASSAGE], "returned": [], "measure": "transport", "target": "the airline Osterjet",
    "event": _ID["event"], "axis": "papers", "condition": "no_papers", "kind": "value",
    "question": "How long is the sentence of Tomas Verrin: 11 years or 9 years?", "one": [_ID["statement"]],
    "other": [_ID["statement"]], "original": _ID["document"], "copy": _ID["document"], "reworded": False,
    "shared": 0.97,
    "supporting": [_ID["statement"]], "opposing": [], "origins_for": 2, "origins_against": 0, "support": "corroborated",
    "rights_groups_for": 1, "verdict": "accept", "subjects": [_ID["statement"]],
    "why": ["the court's own list says so"],
    "at": "2026-01-02T12:00:00+00:00", "score": 0.97, "field": "date", "held": "held", "low": 76, "high": 76,
    "months": 72.0, "first": "2022-03-03", "last": "2022-03-03", "iso": "2022-03-03",
}  # fmt: skip
"""An example for every field of every type, by its name."""

SPECIAL: Mapping[tuple[str, str], Any] = {
    ("Statement", "id"): _ID["statement"], ("Person", "id"): _ID["person"], ("Event", "id"): _ID["event"],
    ("Document", "id"): _ID["document"], ("Range", "text"): "over 75", ("Term", "text"): "six years",
    ("When", "text"): "3 March 2022", ("Spell", "person"): _ID["person"], ("Holding", "person"): _ID["person"],
    ("Event", "persons"): [_ID["person"]], ("Terms", "persons"): [_ID["person"]], ("Sum", "value"): _RANGE,
    ("SetAside", "about"): _ID["document"], ("Judgement", "value"): "2022-03-04", ("Judgement", "by"): "desk:7c1f2a9b",
}  # fmt: skip
"""Examples of fields that mean something else in one type."""


def described(type_: type) -> type[BaseModel]:
    """The JSON form of a type of the model, as `habeas.json_form` writes it, as a description."""
    return _MADE.get(type_) or _described(type_)


@cache
def _described(type_: type) -> type[BaseModel]:
    hints = get_type_hints(type_)
    made = {f.name: _field(type_, f.name, hints[f.name]) for f in fields(type_)}
    if type_ is Statement:
        made = {"id": _field(Statement, "id", str), "person": _field(Statement, "person", str | None)} | made
    return _model(type_.__name__, (type_.__doc__ or "").strip().splitlines()[0], made)


def _field(type_: type, name: str, hint: Any) -> tuple[Any, Any]:
    example = SPECIAL.get((type_.__name__, name), EXAMPLES.get(name))
    return _form(hint), Field(examples=[example])


def _model(name: str, words: str, made: dict[str, tuple[Any, Any]]) -> type[BaseModel]:
    config = ConfigDict(extra="forbid")
    made = {_spoken(k): (hint, _called(k, said)) for k, (hint, said) in made.items()}
    found: type[BaseModel] = create_model(name, __config__=config, __doc__=words, **made)  # type: ignore[call-overload]
    return found


def _spoken(name: str) -> str:
    """The name of an attribute for a field: `copy` is one of every model already."""
    return f"{name}_" if hasattr(BaseModel, name) else name


def _called(name: str, said: Any) -> Any:
    return Field(alias=name, examples=said.examples) if hasattr(BaseModel, name) else said


def _many(item: Any) -> Any:
    """A list of them."""
    return list[item]


def _either(*types: Any) -> Any:
    """One of these types."""
    return reduce(or_, types)


def _form(hint: Any) -> Any:
    """The type of the JSON of a value."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(*(NoneType if a is NoneType else _form(a) for a in inner))
    if origin is tuple:
        return list[_form(inner[0]) if inner[1:] == (...,) else tuple(_form(a) for a in inner)]  # type: ignore[misc]
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return Literal[tuple(t.name.lower() for t in Tier)]
    if isinstance(hint, type) and issubclass(hint, StrEnum | date | datetime):
        return hint
    return described(hint) if isinstance(hint, type) and is_dataclass(hint) else hint


_MADE: dict[type, type[BaseModel]] = {}
for _type in (When, Range, Term, Passage, Statement, Mention, SetAside, Judgement, Holding):
    _MADE[_type] = _described(_type)
VALUES = get_args(model.Value)


def _finding(value: type) -> type[BaseModel]:
    """A finding with a value of one kind; `kind` names it."""
    hints = get_type_hints(Finding)
    made: dict[str, tuple[Any, Any]] = {
        "kind": (Literal[value.__name__.lower()], Field(examples=[value.__name__.lower()]))
    }
    made |= {f.name: _field(Finding, f.name, hints[f.name]) for f in fields(Finding) if f.name != "value"}
    made["value"] = (described(value), Field(examples=[_example(value)]))
    return _model(f"{value.__name__}Finding", f"A finding: {(value.__doc__ or '').strip().splitlines()[0]}", made)


def _example(type_: type) -> Json:
    return {f.name: SPECIAL.get((type_.__name__, f.name), EXAMPLES.get(f.name)) for f in fields(type_)}


FINDING: Mapping[type, type[BaseModel]] = {value: _finding(value) for value in VALUES}
"""The finding of each kind of value."""

UNTOLD = ("exchange",)
"""Of a document, what the API does not tell: how it was fetched, which tells about whoever did."""


def _of_document(*left_out: str) -> dict[str, tuple[Any, Any]]:
    hints = get_type_hints(Document)
    return {f.name: _field(Document, f.name, hints[f.name]) for f in fields(Document) if f.name not in left_out}


DOCUMENT = _model(
    "DocumentMetadata",
    "A document without its text; of a path only the file's name.",
    _of_document("text", *UNTOLD),
)
DOCUMENT_WITH_TEXT = _model("DocumentWithText", "A document with its text.", _of_document(*UNTOLD))


class Framed(BaseModel):
    """The view in which something was asked."""

    as_of: date = Field(examples=["2025-09-11"], description="As of this day.")
    known: date | None = Field(examples=["2025-12-31"], description="As far as was known on this day; null is now.")
    policy: str = Field(examples=["any"], description="How much support was asked for.")
    version: str = Field(examples=["0.1.0"], description="Of the program that answered.")


def page_of(item: Any, name: str) -> type[BaseModel]:
    """One page of a collection, with the view it was asked in."""
    return create_model(
        f"{name}Page",
        __base__=Framed,
        __doc__=f"One page of {name.lower()}, with the view they were asked in.",
        total=(int, Field(examples=[1], description="How many there are on all pages.")),
        limit=(int, Field(examples=[100], description="How many there are at most on a page.")),
        cursor=(str | None, Field(examples=["eyJuIjoxMDB9"], description="Of the next page; null on the last.")),
        next=(
            str | None,
            Field(examples=["/api/v1/people?cursor=eyJuIjoxMDB9"], description="Address of the next page."),
        ),
        items=(_many(item), Field(examples=[[]])),
    )


class Problem(BaseModel):
    """Why there is no answer."""

    status: int = Field(examples=[404])
    title: str = Field(examples=["Not found"])
    message: str = Field(examples=["Nobody in the register has the id 'p0'."])
    help: str = Field(examples=["Search for it, or begin at the overview."])


class Refusal(BaseModel):
    """What an error answers."""

    error: Problem = Field(examples=[{"status": 404, "title": "Not found", "message": "…", "help": "…"}])


def one_of(*values: type) -> Any:
    """A finding of one of these kinds."""
    return _either(*(FINDING[v] for v in values))


def any_finding() -> Any:
    """A finding of any kind."""
    return _either(*FINDING.values())


PersonAnswer = create_model(
    "PersonAnswer",
    __base__=Framed,
    __doc__="One person: names, custody, spells, events, disagreements and every statement behind them.",
    person=(FINDING[model.Person], Field(examples=[{}])),
    holding=(_either(described(Holding), NoneType), Field(examples=[None])),
    spells=(_many(FINDING[model.Spell]), Field(examples=[[]])),
    events=(_many(FINDING[model.Event]), Field(examples=[[]])),
    disagreements=(_many(FINDING[model.Disagreement]), Field(examples=[[]])),
    judgements=(_many(described(Judgement)), Field(examples=[[]])),
    statements=(_many(described(Statement)), Field(examples=[[]])),
)

_THINGS = (described(Statement), DOCUMENT, described(Mention), described(Judgement), described(SetAside))
WhyAnswer = create_model(
    "WhyAnswer",
    __doc__="A thing by its id, what rests on it, and the judgements about it.",
    sort=(str, Field(examples=["statement"], description="What it is.")),
    thing=(_either(*_THINGS, *FINDING.values()), Field(examples=[{}])),
    rests=(_many(any_finding()), Field(examples=[[]])),
    judgements=(_many(described(Judgement)), Field(examples=[[]])),
)
