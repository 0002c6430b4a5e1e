"""Lists, ledgers and exchanges told by numbers: what stands before a colon holds for those behind it."""

from datetime import date

from habeas.extraction import Extractor
from habeas.model import Statement
from tests.extraction.conftest import stated


def statements(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 2 May 2024 states."""
    return stated(extractor, text, date(2024, 5, 2))


def test_a_term_at_the_head_of_a_line_is_that_of_all_behind_the_colon(extractor: Extractor) -> None:
    """Each of those named gets it, though no verb says so."""
    (made,) = statements(extractor, "Eighteen years: Mira Halden; Oren Talby; Ilya Vostrik.")
    assert made.persons == ("Mira Halden", "Oren Talby", "Ilya Vostrik")
    assert made.term is not None and made.term.months == 216


def test_a_number_for_a_number_is_two_sides_of_an_exchange(extractor: Extractor) -> None:
    """The same number is stated once for each side."""
    made = statements(extractor, "The prisoner swap is over. Saturday: 307 for 307.")
    assert [(s.type.value, s.count and s.count.low) for s in made] == [("exchange", 307), ("exchange", 307)]


def test_each_side_of_an_exchange_gives_its_number(extractor: Extractor) -> None:
    """ "Each" makes two statements of one number."""
    made = statements(extractor, "Norland and Vastland exchanged 90 prisoners of war each on Monday.")
    assert [(s.type.value, s.count and s.count.low) for s in made] == [("exchange", 90), ("exchange", 90)]


def test_a_label_with_a_name_stays_the_topic_of_its_line(extractor: Extractor) -> None:
    """Only words that tell something join the sentence; "Mira Halden:" says whom the line is about."""
    (made,) = statements(extractor, "Mira Halden: arrested on 3 March 2024.")
    assert made.type.value == "arrest" and made.persons == ("Mira Halden",)
