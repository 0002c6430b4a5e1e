"""Composed sentences: what was denied, planned, asked for, called off or only possible is never told as done; nor is anything
made of reports on laws, anniversaries, sports and trade."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from habeas.extraction.slavic.forms import Form, form
from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

PAIRS = Path(__file__).with_name("slavic_pairs.tsv")
"""A language, a type, a sentence in which it happened, and one in which it did not."""

UNDONE = Path(__file__).with_name("slavic_undone.tsv")
"""A language, a type and a sentence that speaks of such a thing and does not tell that it happened."""
FACTS = Path(__file__).with_name("slavic_facts.tsv")
"""A language, a type and a sentence that tells of one such thing done, in the words of rights groups and agencies."""
NOTHING = Path(__file__).with_name("slavic_nothing.tsv")
"""A language and a report on something else: laws and how they work, anniversaries, films, sports, trade, rescues."""


def stated(text: str, language: str) -> Sequence[Statement]:
    return read(text, language).statements


def done(text: str, language: str) -> set[Type]:
    """The types of what a text states as done."""
    return {s.type for s in stated(text, language) if s.modality is Modality.ACTUAL}


def pairs() -> Iterator[tuple[str, Type, str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["language"], Type(row["type"]), row["happened"], row["did not happen"]


@pytest.mark.parametrize(("language", "type_", "happened", "did_not"), list(pairs()))
def test_done_or_not(language: str, type_: Type, happened: str, did_not: str) -> None:
    """Of two sentences alike but for a negation, a wish, a plan or a condition, one tells of something done."""
    assert type_ in done(happened, language)
    assert type_ not in done(did_not, language)


@pytest.mark.parametrize("line", UNDONE.read_text("utf-8").splitlines())
def test_only_spoken_of(line: str) -> None:
    """What is feared, asked for, put off, not talked of or still months away is not told as done."""
    language, type_, text = line.split("\t")
    assert Type(type_) not in done(text, language)


@pytest.mark.parametrize("line", FACTS.read_text("utf-8").splitlines())
def test_told(line: str) -> None:
    """What is commonly said of arrests, trials, prisons, releases and sanctions is stated, in each of the three languages."""
    language, type_, text = line.split("\t")
    assert Type(type_) in done(text, language)


@pytest.mark.parametrize("line", NOTHING.read_text("utf-8").splitlines())
def test_nothing(line: str) -> None:
    """What a law allows, what a team or a tax is freed from and what is told in a film is no statement."""
    language, text = line.split("\t")
    assert stated(text, language) == ()


def test_taken_back_in_the_next_sentence() -> None:
    """A sentence that only says that the one before is wrong denies what that told last, and nothing else."""
    text = "Веру Гальденскую, осуждённую на три года, освободили, писали в сети. Это неправда."
    assert {(s.type, s.modality) for s in stated(text, "ru") if s.type in (Type.RELEASE, Type.SENTENCE)} == {
        (Type.SENTENCE, Modality.ACTUAL),
        (Type.RELEASE, Modality.DENIED),
    }


def test_what_a_prison_denies_stays_told() -> None:
    """Beatings that a prison denies are told on the word of those who tell of them."""
    text = "Веру Гальденскую избили в камере, говорит её сестра. Администрация колонии это опровергла."
    assert Type.CONDITIONS in done(text, "ru")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("освободили задержан вызвалены звільнено умер", Form.DONE),
        ("освободят вызваліцца звільнять обменяют", Form.COMING),
        ("освободить вывезти памілаваць выйсці звільнити вивезти", Form.BARE),
        ("освобождённого затриманих асуджаных", Form.DESCRIBING),
        ("обмен освобождение вызвалення звільненні санкций область", Form.NOUN),
    ],
)
def test_form(words: str, expected: Form) -> None:
    """The ending tells what is done, to come or only named; words that merely end alike are none of these."""
    assert [form(w) for w in words.split()] == [expected] * len(words.split())
