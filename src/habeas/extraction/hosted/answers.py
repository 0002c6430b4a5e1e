"""What a model answered, as the statements it claims; nothing is believed yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Answer", "read"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims of one answer, and what was wrong with its form, None when nothing was."""

    claims: tuple[Mapping[str, Any], ...]
    fault: str | None = None


def read(content: str) -> Answer:
    """The claims in an answer: {"statements": [...]}, also with talk around it, or broken off.

    What is no object is left out with a fault; of an answer that breaks off, the claims before the break stay. What a
    model thinks aloud before its answer is passed over.
    """
    content = content.rpartition("</think>")[2]
    try:
        start = content.index("{")
        whole, _ = json.JSONDecoder().raw_decode(content, start)
        found = whole["statements"]
        if isinstance(found, list):
            claims = tuple(c for c in found if isinstance(c, dict))
            return Answer(claims, None if len(claims) == len(found) else _FORM)
    except (ValueError, KeyError, RecursionError):
        return _before_the_break(content)
    return Answer((), _FORM)


_FORM = "its answer does not have the form asked for"


def _before_the_break(content: str) -> Answer:
    """The whole claims of a list that never ends."""
    claims, decoder = list[Mapping[str, Any]](), json.JSONDecoder()
    at = content.find("[", content.find('"statements"')) + 1
    if '"statements"' not in content or at == 0:
        return Answer((), _FORM)
    while True:
        while at < len(content) and content[at] in " \t\r\n,":
            at += 1
        try:
            claim, at = decoder.raw_decode(content, at)
        except (ValueError, RecursionError):
            return Answer(tuple(claims), "its answer breaks off; what came before the break is taken")
        if isinstance(claim, dict):
            claims.append(claim)
