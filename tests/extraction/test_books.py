"""A group's own books, batches told by their parts, and measures of states beside freed prisoners."""

from datetime import UTC, date, datetime

import pytest

from habeas.extraction import Extractor
from habeas.extraction.english.bookkeeping import with_bookkeeping
from habeas.extraction.people import People
from habeas.extraction.report import Report
from habeas.model import Document, Statement
from tests.extraction.conftest import stated

_AROUND = " The League keeps this list of political prisoners with great care and thanks everyone who writes to it."


def statements(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 2 May 2024 states."""
    return stated(extractor, text, date(2024, 5, 2))


def told(made: tuple[Statement, ...]) -> list[tuple[str, int | None, str | None]]:
    """Type, number and day of each statement."""
    return [(s.type.value, s.count and s.count.low, s.date and s.date.iso) for s in made]


def test_rows_of_a_book_have_the_day_of_the_line_above(extractor: Extractor) -> None:
    """Who came and who left in a month have their own; parts by sex are no numbers of their own."""
    text = (
        "Register of political prisoners as of 31 October 2023\n\nRecognised, in custody | 263\nof them women | 61\n"
        "of them journalists | 19\nEntered during October 2023 | 15\nLeft during October 2023, term served | 9\n\n"
        + _AROUND
    )
    assert told(statements(extractor, text)) == [
        ("count_held", 263, "2023-10-31"),
        ("count_held", 19, "2023-10-31"),
        ("recognized_political_prisoner", 15, "2023-10"),
        ("release", 9, "2023-10"),
    ]


def test_one_row_is_a_book_under_a_line_that_says_whose(extractor: Extractor) -> None:
    """ "Behind bars: 412" under the name of a register."""
    made = statements(extractor, "Register of political prisoners, 31 January 2023\n\nBehind bars: 412\n\n" + _AROUND)
    assert told(made) == [("count_held", 412, "2023-01-31")]


@pytest.mark.parametrize(
    "rows",
    [
        "Days in prison: 214\nLetters received: 12\nIn prison since: 2019\nColony: 5",
        "To be released: 40\nExpected to be pardoned: 12\nNot yet released in full: 30",
        "Guards in prisons: 90\nBeds in cells: 300",
    ],
)
def test_rows_of_something_else_are_no_book(extractor: Extractor, rows: str) -> None:
    """Neither what is counted of one person, nor what is planned, nor beds."""
    made = statements(extractor, "About the political prisoner Mira Halden\n\n" + rows + "\n\n" + _AROUND)
    assert not [s for s in made if s.count is not None or s.persons != ("Mira Halden",)]


@pytest.mark.parametrize(
    "rows",
    [
        "Political prisoners' football club, the season\n\nLeft in May: 4\nPlayers released: 3",
        "Hospital of the prisoners' doctors\n\nHeld for a night: 12\nDead on arrival: 4",
        "About repression\n\nMeetings held: 12\nPostcards released: 120\nCases held over: 9",
        "Seats in the new parliament\n\nHeld by the League: 14\nHeld by the Farmers: 20",
        "Films on political prisoners\n\nFreed, two parts: 4\nPardoned: 9",
    ],
)
def test_what_else_is_held_and_released_is_no_book_of_prisoners(extractor: Extractor, rows: str) -> None:
    """Meetings, players, patients, seats and films."""
    made = statements(extractor, rows + "\n\n" + _AROUND)
    assert "ledger.en/row" not in {s.by for s in made}


def test_a_long_book_and_a_long_blank_are_read() -> None:
    """Rows beside rows, and a line of blanks behind a number."""
    document = Document(
        "d1",
        "0" * 64,
        "political prisoners\n" + "In cells: 5\n" * 3000 + "In cells: 5" + " " * 60000 + "x",
        "t.txt",
        datetime(2024, 5, 1, tzinfo=UTC),
    )
    report = Report(document, document.text, [], [], People([], {}), {})
    assert len(with_bookkeeping(report, [])) == 3000


def test_a_body_gives_its_own_number(extractor: Extractor) -> None:
    """Who speaks of a bare number beside a list means those on it."""
    text = "There were 310 political prisoners on our list on 1 May 2024. The ministry speaks of 75."
    assert told(statements(extractor, text)) == [("count_held", 310, "2024-05-01"), ("count_held", 75, None)]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Thirty-one political prisoners came out in two waves, twelve in May and nineteen now.", [31, 12, 19]),
        ("The state let go 34 political prisoners: twenty, then the nurse, then eight, then five.", [34, 20, 8, 5]),
        ("In April the president pardoned six political prisoners, in May another nine.", [6, 9]),
        (
            "The first batch of political prisoners, nineteen people, came home in May; the second, six people, in June.",
            [19, 6],
        ),
    ],
)
def test_batches_are_told_as_the_whole_is(extractor: Extractor, text: str, sizes: list[int]) -> None:
    """Each batch is a statement of its own, without a verb of its own."""
    made = statements(extractor, text)
    assert [s.count and s.count.low for s in made] == sizes and len({s.type for s in made}) == 1


def test_more_people_of_another_verb_are_no_batch(extractor: Extractor) -> None:
    """Those arrested later were not freed."""
    made = statements(extractor, "In April six political prisoners were freed, in May another nine were arrested.")
    assert [(s.type.value, s.count and s.count.low) for s in made] == [("release", 6), ("arrest", 9)]


def test_those_freed_before_a_colon_are_counted_whatever_their_number(extractor: Extractor) -> None:
    """The words before the colon are no label."""
    made = statements(extractor, "Sixteen political prisoners were freed: ten journalists and six students.")
    assert ("release", 16) in [(s.type.value, s.count and s.count.low) for s in made]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "The loan for the dam, frozen in May, was unfrozen on Friday after the prisoners were freed.",
            "sanction_lifted",
        ),
        ("The export guarantee works again since Monday, when the political prisoners were freed.", "sanction_lifted"),
        ("Norland froze its guarantee for the mill over the political prisoners.", "sanction_imposed"),
    ],
)
def test_credits_and_guarantees_are_measures_beside_prisoners(extractor: Extractor, text: str, type_: str) -> None:
    """What is frozen is imposed, what runs again is lifted."""
    assert type_ in [s.type.value for s in statements(extractor, text)]


def test_a_lawyers_licence_is_no_measure(extractor: Extractor) -> None:
    """Nor is the account of somebody who is held."""
    assert not statements(extractor, "The licence of the political prisoner's lawyer was revoked.")


@pytest.mark.parametrize("how", ["never", "not"])
def test_who_is_not_on_the_list_is_not_recognised(extractor: Extractor, how: str) -> None:
    """A group's list of political prisoners is the status it gives."""
    (made,) = statements(extractor, f"Mira Halden was {how} on our list of political prisoners.")
    assert (made.type.value, made.modality.value) == ("recognized_political_prisoner", "denied")


@pytest.mark.parametrize(
    ("before", "line", "type_"),
    [
        ("The president pardoned eleven political prisoners.", "The list opens with Mira Halden.", "pardon"),
        ("The president pardoned eleven political prisoners.", "Also on it is Mira Halden.", "pardon"),
        (
            "The president pardoned eleven political prisoners.",
            "The young head the list: the student Mira Halden.",
            "pardon",
        ),
        ("Five political prisoners were let out.", "Among the beneficiaries is the nurse Mira Halden.", "release"),
        ("Ten political prisoners were driven over the border.", "Mira Halden was on it too.", "deportation"),
    ],
)
def test_who_is_on_the_list_is_told_of_as_it_is(extractor: Extractor, before: str, line: str, type_: str) -> None:
    """Whatever words lead to the name."""
    made = statements(extractor, f"{before} {line}")
    assert [(s.type.value, s.persons) for s in made if s.persons] == [(type_, ("Mira Halden",))]


@pytest.mark.parametrize(
    "line",
    [
        "Mira Halden was not on it.",
        "In the polls Mira Halden heads the list.",
        "Mira Halden heads the list of those who were refused.",
        "The League tells of them. It is led by Mira Halden.",
        "A film tells of them. It opens with Mira Halden in her kitchen.",
    ],
)
def test_another_list_frees_nobody(extractor: Extractor, line: str) -> None:
    """A list of candidates, or of those who stay."""
    assert not [s for s in statements(extractor, f"Eleven political prisoners were freed. {line}") if s.persons]


@pytest.mark.parametrize(
    "text",
    [
        "Political prisoners: the ministry came to 12 of the families.",
        "Political prisoners: the league has named 12 people as guards in prisons.",
        "The spy was jailed. Mira Halden, the judge, walked in the other direction.",
    ],
)
def test_words_of_other_matters_count_and_exchange_nobody(extractor: Extractor, text: str) -> None:
    """Visits, guards, and a judge who walks away."""
    assert {s.type.value for s in statements(extractor, text)} <= {"arrest"}


def test_a_row_of_names_and_terms_goes_on_without_the_unit(extractor: Extractor) -> None:
    """ "The same" is the term of the one before."""
    text = "The court gave its verdict on Friday. Mira Halden: three years in a colony. Viktor Talby: the same. Pavel Norin: two and a half."
    made = [s for s in statements(extractor, text) if s.type.value == "sentence"]
    assert [(s.persons, s.term and s.term.months) for s in made] == [
        (("Mira Halden",), 36),
        (("Viktor Talby",), 36),
        (("Pavel Norin",), 30),
    ]


def test_terms_stand_before_those_who_got_them(extractor: Extractor) -> None:
    """With what they are between, and a speaker is not one of them."""
    made = statements(
        extractor, "Six years for the organiser, Mira Halden; three for Viktor Talby; for Dana Korin, two."
    )
    assert {(s.persons, s.term and s.term.months) for s in made} == {
        (("Mira Halden",), 72),
        (("Viktor Talby",), 36),
        (("Dana Korin",), 24),
    }
    assert not statements(extractor, "Two years for theft, Mira Halden said, is too much.")
