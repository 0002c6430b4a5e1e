"""Each example in an English rule file is a test: the rule finds exactly what is marked, and nothing where it says so."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.extraction.patterns import Pattern
from habeas.extraction.rules import MARKS, Example, Rule, load_rules
from habeas.model import Document, Statement

RULES = load_rules()[0]["en"].all
PUBLISHED = When("2024-05-20", date(2024, 5, 20), date(2024, 5, 20), "2024-05-20")


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def found(rule: Rule, text: str) -> list[Statement]:
    """What the rule itself makes of a sentence."""
    document = Document("d", "0", text, "here", datetime(2024, 5, 21, tzinfo=UTC), published=PUBLISHED, language="en")
    return [s for s in extractor().extract(document).statements if s.by == rule.id]


def marks(statements: list[Statement]) -> set[tuple[str, str]]:
    """The words that statements give as values, in the form of an example's marks."""
    given = set[tuple[str, str]]()
    for s in statements:
        given |= {("person", name) for name in s.persons}
        for kind in MARKS:
            value = getattr(s, kind, None)
            if kind != "trigger" and value is not None:
                given.add((kind, value if isinstance(value, str) else value.text))
    return given


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}: {example.text}")
        for rule in RULES
        for example in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("finds"))
def test_a_rule_finds_exactly_what_its_example_marks(rule: Rule, example: Example) -> None:
    """The values of the rule's statements are the marked words, no fewer and no more."""
    made = found(rule, example.text)
    wanted = {m for m in example.marked if m[0] != "trigger"}
    assert made, f"{rule.id} says nothing of: {example.text}"
    assert marks(made) == wanted, f"{rule.id}, {example.text}: wanted {sorted(wanted)}, got {sorted(marks(made))}"


@pytest.mark.parametrize(("rule", "example"), cases("ignores"))
def test_a_rule_ignores_what_its_example_says(rule: Rule, example: Example) -> None:
    """The rule says nothing of it, for the reason that the example gives."""
    made = found(rule, example.text)
    assert not made, f"{rule.id} should be silent ({example.because}): {example.text}, got {sorted(marks(made))}"


@pytest.mark.xfail(strict=True, reason="a known gap, which speaks up when it begins to work")
@pytest.mark.parametrize(("rule", "example"), cases("misses"))
def test_a_rule_misses_what_its_example_says(rule: Rule, example: Example) -> None:
    """What the rule ought to find and does not yet."""
    assert marks(found(rule, example.text)) == set(example.marked)


def test_every_rule_shows_what_it_finds_and_what_it_ignores() -> None:
    """A rule without examples of both kinds cannot be read, so none can ship."""
    assert all(rule.finds and rule.ignores for rule in RULES)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(free|let)/V (the|all)? {who} ... jail*", "(free / let) _v._ [the / all] ‹who› … jail-"),
        ("=freed (to (the|a)?)?", "“freed” [to [the / a]]"),
        ("(set/V free|release/N)", "(set _v._ free / release _n._)"),
        ("(walk|go)/V free?", "(walk / go) _v._ [free]"),
    ],
)
def test_a_pattern_is_shown_without_its_signs(written: str, shown: str) -> None:
    """Pages show what may be missing in square brackets, alternatives with strokes, and classes as in a dictionary."""
    assert Pattern.of(written).shown() == shown
