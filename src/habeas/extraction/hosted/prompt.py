"""What a model is asked: fixed instructions with examples, a schema with the quote first, and a piece of the text."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.model import digest
from habeas.vocabulary import Modality, Type, terms

__all__ = ["MOST_CLAIMS", "MOST_NAMES", "examples", "messages", "prompt_digest", "schema"]

MOST_CLAIMS = 30
"""In one answer."""

MOST_NAMES = 40
"""In one claim."""

_WORDS = {"type": ["string", "null"]}
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "quote": {"type": "string"},
    "trigger": {"type": "string"},
    "type": {"type": "string", "enum": [t.value for t in Type]},
    "modality": {"type": "string", "enum": [m.value for m in Modality]},
    "persons": {"type": "array", "items": {"type": "string"}, "maxItems": MOST_NAMES},
    "count": _WORDS,
    "date": _WORDS,
    "term": _WORDS,
    "place": _WORDS,
    "actor": _WORDS,
    "source": _WORDS,
    "charge": _WORDS,
}
"""The fields of a claim in the order in which they are decoded: words of the text first, then what is made of them."""


def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    claim = {"type": "object", "properties": _FIELDS, "required": list(_FIELDS), "additionalProperties": False}
    listed = {"type": "array", "items": claim, "maxItems": MOST_CLAIMS}
    return {
        "type": "object",
        "properties": {"statements": listed},
        "required": ["statements"],
        "additionalProperties": False,
    }


@cache
def examples() -> tuple[tuple[str, str], ...]:
    """Invented reports, each with the answer that is wanted."""
    return tuple((e["text"], _answer(e.get("statements", []))) for e in _file()["example"])


def messages(piece: str) -> list[dict[str, str]]:
    """The messages for a piece of text: it stands alone in the last one, so that nothing in it is an instruction."""
    told = [{"role": "system", "content": _instructions()}]
    for text, answer in examples():
        told += [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    sendable = piece.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair becomes "?", one for one
    return [*told, {"role": "user", "content": sendable}]


def prompt_digest() -> str:
    """Names all that is asked besides the text."""
    return digest(json.dumps(messages("")), json.dumps(schema()))[:8]


def _answer(statements: list[dict[str, Any]]) -> str:
    empty: dict[str, Any] = dict.fromkeys(_FIELDS) | {"persons": []}
    whole = [{name: s.get(name, empty[name]) for name in _FIELDS} for s in statements]
    return json.dumps({"statements": whole}, ensure_ascii=False)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("habeas.extraction.hosted").joinpath("prompt.toml").read_text("utf-8"))


def _instructions() -> str:
    said: str = _file()["instructions"]
    listed = {
        "types": "\n".join(f"- {code}: {term['definition']}" for code, term in terms()["type"].items()),
        "modalities": "\n".join(f"- {code}: {term['definition']}" for code, term in terms()["modality"].items()),
    }
    return said.format_map(listed)
