"""Disagreements with the quotes on both sides."""

from collections.abc import Iterable
from typing import NamedTuple

from habeas.model import Disagreement, Finding
from habeas.publication.asking import Answers
from habeas.publication.evidence import Cited, Found, cite, pick, place


class Dispute(NamedTuple):
    """A disagreement, the quotes on both sides, and further passages that bear on it."""

    finding: Finding
    one: tuple[Cited, ...]
    other: tuple[Cited, ...]
    words: tuple[Found, ...]


def disputes(ask: Answers, findings: Iterable[Finding]) -> tuple[Dispute, ...]:
    """The disagreements among these findings, each with its quotes."""
    found = [(f, f.value) for f in findings if isinstance(f.value, Disagreement)]
    cited = cite(ask, (i for _, v in found for i in (*v.one, *v.other)))
    return tuple(Dispute(f, pick(cited, v.one), pick(cited, v.other), place(ask, v.passages)) for f, v in found)
