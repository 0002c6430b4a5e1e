"""The method pages: the rules by family, what each finds, with its examples, and its record where it was measured."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.extraction.rules import Rule, load_rules

CODES = ("type", "modality", "status", "basis", "conflict", "support", "condition", "measure")
"""The parts of the vocabulary that the method page explains."""


@dataclass(frozen=True, slots=True)
class Record:
    """How often a rule was right, of the statements it made on a set of documents that a person had read."""

    right: int
    made: int


@dataclass(frozen=True, slots=True)
class Family:
    """The rules on one topic in one language, with their record on the development set of that language."""

    name: str
    topic: str
    language: str
    rules: tuple[Rule, ...]
    records: dict[str, Record]

    @property
    def size(self) -> int:
        """How many rules it has."""
        return len(self.rules)

    @property
    def record(self) -> Record:
        """The record of all its rules together."""
        found = self.records.values()
        return Record(sum(r.right for r in found), sum(r.made for r in found))


@cache
def families() -> tuple[Family, ...]:
    """Every family of rules that ships with habeas, English first, then by language and topic."""
    by_language, _words = load_rules()
    made = measured()
    grouped: dict[tuple[str, str], list[Rule]] = {}
    for language, book in by_language.items():
        for rule in book.all:
            grouped.setdefault((language, rule.id.partition("/")[0]), []).append(rule)
    found = [
        Family(name, name.partition(".")[0], language, tuple(sorted(rules, key=lambda r: r.id)),
               {r.id: made[r.id] for r in rules if r.id in made})
        for (language, name), rules in grouped.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda f: (f.language != "en", f.language, f.topic)))


def family(name: str) -> Family | None:
    """The family of that name, such as "release.en"."""
    return next((f for f in families() if f.name == name), None)


@cache
def measured() -> dict[str, Record]:
    """The record of each rule on the development sets, which were used to choose between versions."""
    kept = json.loads(files("habeas.publication").joinpath("records.json").read_text("utf-8"))
    return {rule: Record(right, made) for rule, (right, made) in kept.items()}
