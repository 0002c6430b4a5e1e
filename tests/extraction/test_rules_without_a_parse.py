"""Rules for languages read without a parse: each finds what its examples mark and keeps silent where they say so."""

import pytest

from habeas.extraction.rules import Example, Rule, load_rules
from habeas.model import Statement
from tests.extraction.conftest import read

LANGUAGES = ("ru", "be", "uk", "es", "pt")
RULES = [rule for language in LANGUAGES for rule in load_rules()[0][language].all]


def said(statement: Statement, kind: str) -> str:
    """What a statement has for a kind of mark, as one text."""
    if kind == "person":
        return " ".join(statement.persons)
    value = getattr(statement, kind)
    return str(value if isinstance(value, str | None) else value.text)


FINDS = [pytest.param(rule, example, id=f"{rule.id}: {example.text}") for rule in RULES for example in rule.finds]
IGNORES = [pytest.param(rule, example, id=f"{rule.id}: {example.text}") for rule in RULES for example in rule.ignores]


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_rule_finds_what_its_example_marks(rule: Rule, example: Example) -> None:
    """One statement of the rule's own has every marked person, number, term, date and charge."""
    made = [s for s in read(example.text, rule.language).statements if s.by == rule.id]
    assert any(all(words in said(s, kind) for kind, words in example.marked) for s in made), made


@pytest.mark.parametrize(("rule", "example"), IGNORES)
def test_a_rule_ignores_what_its_example_says(rule: Rule, example: Example) -> None:
    """The rule says nothing of a question, or of things that are no people."""
    assert [s for s in read(example.text, rule.language).statements if s.by == rule.id] == []
