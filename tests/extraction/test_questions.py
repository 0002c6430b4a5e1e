"""Questions that stand by themselves, and their answers. All people are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.vocabulary import Type
from tests.extraction.conftest import stated


def told(extractor: Extractor, text: str) -> list[tuple[Type, tuple[str, ...]]]:
    return [(s.type, s.persons) for s in stated(extractor, text, date(2025, 6, 1))]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Who is Mira Halden?\nA teacher, arrested in March 2022 for a poem.", Type.ARREST),
        ("What became of Ivo Verik?\nHe died in custody.\n\nWhere is Mira Halden now?\nReleased in May.", Type.RELEASE),
    ],
)
def test_an_answer_tells_of_whom_the_question_names(extractor: Extractor, text: str, type_: Type) -> None:
    """Without naming them again, and of nobody whom a question before was about."""
    assert (type_, ("Mira Halden",)) in told(extractor, text)


def test_a_question_tells_nothing(extractor: Extractor) -> None:
    """Nor is its person the one of whom an answer tells that has people of its own."""
    found = told(extractor, "Who arrested Mira Halden?\nTwo officers who were later sentenced to three years.")
    assert [p for _, p in found if p] == []


@pytest.mark.parametrize("asked", ["And your brother?", "What became of your husband?"])
def test_an_answer_about_somebody_of_the_one_asked_is_of_nobody_named_before(extractor: Extractor, asked: str) -> None:
    """Nobody dies by what is told of another."""
    text = f"Where is Ivo Verik now?\nHe was released from prison in 2020.\n\n{asked}\nHe died in prison in 2019.\n"
    found = told(extractor, text)
    assert (Type.RELEASE, ("Ivo Verik",)) in found
    assert (Type.DEATH, ("Ivo Verik",)) not in found


@pytest.mark.parametrize("asked", ["What happened next?", "What did he tell your lawyer?"])
def test_an_answer_goes_on_about_whom_the_question_means(extractor: Extractor, asked: str) -> None:
    """A question about nobody else leaves him the one told of."""
    text = f"Where is Ivo Verik now?\nHe was released from prison in 2020.\n\n{asked}\nHe was arrested again in 2021.\n"
    assert {("Ivo Verik",)} <= {p for t, p in told(extractor, text) if t in (Type.ARREST, Type.REARREST)}
