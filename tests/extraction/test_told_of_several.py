"""What a sentence tells of several at once, each told of rightly: terms without names, the two sides of an exchange, parts."""

from datetime import UTC, datetime

import pytest

from habeas.extraction import Extractor
from habeas.extraction.patterns import Pattern
from habeas.model import Document, Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

TRIAL = "Mira Halden, a teacher, and her husband Ivo Brann, an engineer, were tried in a court in Lowmark. "


def made(text: str) -> list[Statement]:
    """What the rules alone make of a report."""
    return list(read(text, "en").statements)


def of(text: str, type_: Type) -> set[tuple[str, ...]]:
    """The people, or the number, of each statement of a type that is a fact or a plan."""
    told = [s for s in made(text) if s.type is type_ and s.modality in (Modality.ACTUAL, Modality.PLANNED)]
    return {s.persons or ((s.count.text,) if s.count else ()) for s in told}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The court gave life terms to 20 defendants and 8 to 12 years to another six on Monday.", {"20", "six"}),
        ("Ten of them received six years, four others five.", {"Ten", "four"}),
    ],
)
def test_a_term_goes_to_a_number_of_people(text: str, numbers: set[str]) -> None:
    """Terms in one sentence are each told of those who got them."""
    assert of(text, Type.SENTENCE) == {(n,) for n in numbers}


def test_a_pronoun_behind_and_has_a_term_of_its_own() -> None:
    """ "Gave her twelve years and him nine" is two sentences."""
    text = "Mira Halden was tried. Ivo Brann was tried with her. The court gave her twelve years and him nine for espionage."
    terms = {(s.persons, s.term.months) for s in made(text) if s.type is Type.SENTENCE and s.term}
    assert (("Ivo Brann",), 108) in terms


def test_a_row_of_terms_gives_each_their_own() -> None:
    """Nobody in a list has the term of another."""
    text = (
        "Mira Halden (three years) and Ivo Brann (a suspended term of one year) heard their verdict in court on Friday."
    )
    terms = {(p, s.term.months) for s in made(text) if s.type is Type.SENTENCE and s.term for p in s.persons}
    assert ("Mira Halden", 12) not in terms and ("Ivo Brann", 36) not in terms


@pytest.mark.parametrize("opening", ["The same number", "An equal number"])
def test_the_other_side_of_an_exchange_is_as_many(opening: str) -> None:
    """ "The same number went the other way" is the number that came home."""
    text = (
        f"Norland freed 32 soldiers in a prisoner exchange on Monday. {opening} of Norland soldiers went the other way."
    )
    told = [s for s in made(text) if s.type is Type.EXCHANGE and s.count]
    assert [(s.count.low, s.count.high) for s in told if s.count] == [(32, 32), (32, 32)]


@pytest.mark.parametrize(
    "text",
    [
        "The two states swapped prisoners on Monday. Norland also agreed to free 60 of its own dissidents.",
        "Ivo Brann was swapped for a spy in 1971. At the same hour the student Mira Halden was released from prison.",
        "In a prisoner swap ten came home. Later 12,000 political prisoners were bought out of Norland.",
    ],
)
def test_who_is_let_out_beside_an_exchange_is_released(text: str) -> None:
    """A release that a report tells of beside a swap is no side of it."""
    last = text.split(". ")[-1][:20]
    told = [s for s in made(text) if s.quote.startswith(last)]
    assert told and all(s.type is Type.RELEASE for s in told)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the two sides of the prisoner exchange exchanged bodies of soldiers: 1,000 for 35.",
        "The team gave up five goals in the year of the prisoner swap.",
        "Parliament voted 40 against 30 on the prisoner swap.",
    ],
)
def test_what_only_looks_like_an_exchange_is_none(text: str) -> None:
    """The dead, goals and votes are no prisoners."""
    assert not of(text, Type.EXCHANGE)


def test_those_found_not_guilty_are_not_convicted() -> None:
    """An acquittal told as "not guilty" convicts nobody."""
    text = "The court found four of the six not guilty on Monday."
    assert not of(text, Type.CONVICTION)
    assert [s.modality for s in made(text) if s.type is Type.CONVICTION] == [Modality.DENIED]


def test_every_one_of_a_number_is_all_of_it() -> None:
    """ "Every one of the nine" is nine, not one."""
    told = [s.count for s in made("The court acquitted every one of the nine students on Monday.") if s.count]
    assert [(c.low, c.high) for c in told] == [(9, 9)]


def test_he_and_five_others_are_told_of_all() -> None:
    """A pronoun beside a number of others means somebody, too."""
    text = "Mira Halden was jailed in 2020. On Monday the king signed a pardon for her and five other inmates."
    assert of(text, Type.PARDON) == {("Mira Halden",), ("five",)}


def test_two_subjects_of_one_verb_are_both_meant() -> None:
    """Descriptions between them part neither from what both do, and each has only its own."""
    text = TRIAL + "Mira Halden, charged with libel, and Ivo Brann, accused of treason, remain in custody."
    assert ("Mira Halden", "Ivo Brann") in of(text, Type.ARREST)
    assert {("Mira Halden",), ("Ivo Brann",)} <= of(text, Type.CHARGE)


def test_whoever_a_line_lets_go_it_does_not_count_as_held() -> None:
    """ "31 women held in Norland were freed" tells of no number held."""
    assert not of("On Monday 31 women held in Norland were freed by decree.", Type.COUNT_HELD)


def test_a_prosecutor_asks_for_each_of_those_told_of() -> None:
    """ "Twelve years each" is asked for those of whom the sentence before tells."""
    text = "The court acquitted the 22 defendants on Monday. The prosecutor had asked for twelve years each."
    asked = [s for s in made(text) if s.type is Type.SENTENCE and s.modality is Modality.CALLED_FOR]
    assert [s.count.low for s in asked if s.count] == [22]


def test_who_has_yet_to_be_freed_is_not_free() -> None:
    """ "Has yet to be released" denies the release."""
    told = [s for s in made("Mira Halden has yet to be released from prison.") if s.type is Type.RELEASE]
    assert [s.modality for s in told] == [Modality.DENIED]


def test_a_month_is_no_word_of_doubt() -> None:
    """A rule that must not stand with "may" stands with a day in May, and a given name is no month."""
    text = "The citizenship of Mira Halden was revoked on 3 May, a year after her arrest."
    assert of(text, Type.CONDITIONS) == {("Mira Halden",)}
    told = made("Jan Halden was arrested, the police say. Jan Halden is in prison.")
    assert told and all(s.date is None for s in told if s.type is Type.ARREST)


def test_a_compound_fits_however_it_is_read(extractor: Extractor) -> None:
    """A word with a hyphen in a pattern fits it as one word and as three."""
    scene = extractor.survey(
        Document("d", "0", "He was force-fed in prison.", "here", datetime(2024, 5, 21, tzinfo=UTC), language="en")
    )
    line = scene[0].line
    pattern = Pattern.of("force-feed/V")
    assert any(pattern.matches(line, {}, at) for at in pattern.places(line))
