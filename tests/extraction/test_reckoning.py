"""Numbers told for comparison, as a total, or of more people on another day. All figures are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.model import Statement
from habeas.vocabulary import Type
from tests.extraction.conftest import stated


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 1 June 2025 states."""
    return stated(extractor, text, date(2025, 6, 1))


def numbers(extractor: Extractor, text: str, type_: Type) -> list[tuple[int | None, str | None]]:
    """The numbers that statements of a type tell, each with its day."""
    made = read(extractor, text)
    return [(s.count.low, s.date.iso if s.date else None) for s in made if s.type is type_ and s.count is not None]


EARLIER = [
    (
        "On 31 December the number of political prisoners was 214, against five on 3 May.",
        Type.COUNT_HELD,
        [(214, "2024-12-31"), (5, "2025-05-03")],
    ),
    (
        "On 30 April the list of political prisoners had 1,209 names (31 March: 1,184).",
        Type.COUNT_HELD,
        [(1209, "2025-04-30"), (1184, "2025-03-31")],
    ),
    (
        "During 2024, 92 teachers were convicted (105 in 2023).",
        Type.CONVICTION,
        [(92, "2024"), (105, "2023")],
    ),
    (
        "The League said on Friday that 382 political prisoners were in jail, compared with 141 at the start of the year.",
        Type.COUNT_HELD,
        [(382, "2025-05-30"), (141, "2025")],
    ),
    ("During 2022 police arrested 16 believers (17 in 2021).", Type.ARREST, [(16, "2022"), (17, "2021")]),
    ("In 2023 alone, at least 34 people were convicted, up from 31.", Type.CONVICTION, [(34, "2023"), (31, None)]),
]


@pytest.mark.parametrize(("text", "type_", "told"), EARLIER, ids=[t for t, _, _ in EARLIER])
def test_an_earlier_number_is_told_of_its_own_time(
    extractor: Extractor, text: str, type_: Type, told: list[tuple[int, str | None]]
) -> None:
    """A number that another is compared with is told of the same thing, at the time that stands beside it alone."""
    assert numbers(extractor, text, type_) == told


TOTALS = [
    (
        "In 2024 our committee recognised nineteen more teachers as political prisoners, which takes the total to 71.",
        Type.RECOGNISED,
        [(19, "2024"), (71, None)],
    ),
    (
        "The police arrested 46 people on Friday. That brings the number of those detained since April to 212.",
        Type.COUNT_DETAINED,
        [(212, None)],
    ),
    (
        "A decree pardoned 30 prisoners on Friday. The total since May comes to at least 66.",
        Type.PARDON,
        [(30, "2025-05-30"), (66, None)],
    ),
]


@pytest.mark.parametrize(("text", "type_", "told"), TOTALS, ids=[t for t, _, _ in TOTALS])
def test_a_total_sums_up_what_is_told_before_it(
    extractor: Extractor, text: str, type_: Type, told: list[tuple[int, str | None]]
) -> None:
    """What a total sums up is what it names, or else what the number before it is told of; it is of no one day."""
    assert numbers(extractor, text, type_) == told


NEITHER = [
    "Ten prisoners were freed on Friday, against six soldiers.",
    "A court convicted 14 people on Friday (most of them by 20 votes in Lowmark).",
    "In 2021, 30 prisoners died, compared with 12 people released in 2020.",
    "Five people were freed on Monday. This raises the number of decrees signed by the president to 14.",
    "Ten prisoners were freed on Monday, nine more on Tuesday were arrested.",
    "The court convicted three men on Friday. The verdict brings her total sentence to 33 years.",
]


@pytest.mark.parametrize("text", NEITHER)
def test_other_numbers_are_no_earlier_number_and_no_total(extractor: Extractor, text: str) -> None:
    """Those of the other side, numbers of something else in brackets, and somebody's years of prison are neither."""
    assert not any(s.by in ("ledger.en/earlier", "ledger.en/total") for s in read(extractor, text))


def test_more_people_on_another_day_are_told_without_a_verb(extractor: Extractor) -> None:
    """ "Nine more on Wednesday" tells of nine what the sentence told of others on Tuesday."""
    told = numbers(extractor, "Twelve people were freed on Tuesday, nine more on Wednesday.", Type.RELEASE)
    assert told == [(12, "2025-05-27"), (9, "2025-05-28")]
