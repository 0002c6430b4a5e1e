"""What is told of nobody by name: the lot of prisoners, sanctions nowhere in particular, a release asked for. All invented."""

from dataclasses import replace
from datetime import date

import pytest

from habeas.extraction import Extractor, load
from habeas.extraction.english.advice import asked_for
from habeas.extraction.patterns import Match
from habeas.extraction.rules import load_rules
from habeas.extraction.scene import Fired
from habeas.extraction.words import find_pipeline
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import stated


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load()


def read(extractor: Extractor, text: str) -> set[tuple[Type, Modality]]:
    """What a report states, by type and modality."""
    return {(s.type, s.modality) for s in stated(extractor, text, date(2025, 6, 1))}


def sentenced(extractor: Extractor, text: str) -> int:
    """How many sentences a report tells of."""
    return sum(s.type is Type.SENTENCE for s in stated(extractor, text, date(2025, 6, 1)))


TOLD = [
    ("Rights groups said that many of the detainees were tortured.", Type.CONDITIONS, Modality.ACTUAL),
    (
        "The ministry said the sanctions would be lifted if judges took steps to restore the courts.",
        Type.SANCTION_LIFTED,
        Modality.HYPOTHETICAL,
    ),
    ("The envoy insists that no sanctions have been eased.", Type.SANCTION_LIFTED, Modality.DENIED),
]


@pytest.mark.parametrize(("text", "type_", "how"), TOLD, ids=[t for t, _, _ in TOLD])
def test_what_is_told_for_certain_needs_no_name(extractor: Extractor, text: str, type_: Type, how: Modality) -> None:
    """How those held fare, and sanctions that a report surely speaks of, are told without a name or a place."""
    assert (type_, how) in read(extractor, text)


def test_a_sentence_told_by_another_needs_no_term(extractor: Extractor) -> None:
    """Who "received the same sentence" was sentenced, though how long for stands elsewhere; three letters are no term."""
    first = "A court in Lowmark sentenced Mira Halden to seven years in prison on Friday. "
    assert sentenced(extractor, first + "Oren Talby, a co-defendant, received the same sentence.") == 2
    assert sentenced(extractor, first + "Oren Talby, a co-defendant, received three letters.") == 1


def test_arrests_denied_need_no_day(extractor: Extractor) -> None:
    """That there were no arrests is told of no day."""
    told = read(extractor, "Government spokesman Oskar Lind said that there were no arrests of reporters.")
    assert (Type.ARREST, Modality.DENIED) in told


IN_GENERAL = [
    "The chart is of a boy beaten in the street.",
    "Sanctions that are lifted can be imposed again.",
]


@pytest.mark.parametrize("text", IN_GENERAL)
def test_what_is_said_in_general_is_no_fact(extractor: Extractor, text: str) -> None:
    """One boy in passing, and what sanctions are, tell of nothing."""
    assert read(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "verb", "act"),
    [
        ("The League called for the immediate release of all of them.", "called", "release"),
        ("The League called on Norland to free the remaining prisoners.", "called", "free"),
        ("The League called a meeting in Lowmark.", "called", None),
        ("The League released a statement.", "released", None),
    ],
)
def test_who_asks_for_a_release_names_it_in_the_words_that_follow(text: str, verb: str, act: str | None) -> None:
    """Where a release is seen in the verb of those who ask for it, it is read at its own word."""
    line = find_pipeline().read(text, [(0, len(text), False)])[0]
    at = next(i for i, w in enumerate(line.words) if w.text == verb)
    rule = replace(next(r for r in load_rules()[0]["en"].all if r.type is Type.RELEASE), id="model/release")
    found = asked_for(line, Fired(rule, Match(at, at, (at,)), at))
    assert (line.words[found.anchor].text if found is not None else None) == act
