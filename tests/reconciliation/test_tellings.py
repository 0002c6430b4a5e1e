"""What one report tells beside a statement, and which tellings of many reports are of one happening."""

from dataclasses import replace
from datetime import date

import pytest

from habeas.reconciliation import held, reconcile
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.placing import happenings
from habeas.reconciliation.tellings import tellings

from .tables import Report, Row, material, report, values

MIRA, IVO = "Mira Halden", "Ivo Talby"
RAID = "On 4 May 2023 the police took 20 people from the printing house in Lozna, Mira Halden said."


def found(*reports: Report) -> list[set[str]]:
    """The sentences of each happening that the reports tell of."""
    return [{c.said.quote for c in h.claims} for h in happenings(prepare(material(reports)).claims)]


def arrest(quote: str, count: str, place: str | None = None, on: str = "2023-05-04", **fields: str) -> Row:
    return ("arrest", quote, {"count": count, "date": on, "place": place, **fields})


def test_a_charge_told_beside_a_new_arrest_is_laid_with_it() -> None:
    """Who was freed, taken again and is accused of something is accused of it in the new case, not in the first."""
    first = report("Blue Wire", "2023-03-06", ("arrest", "Mira Halden was seized.", MIRA, {"date": "2023-03-04"}))
    again = "On Monday Mira Halden was pulled off a bus in Lozna."
    accused = "The accusation reads 'insult'."
    rows = (("rearrest", again, MIRA, {"date": "2025-08-04"}), ("charge", accused, MIRA))
    assert {again, accused} in found(first, report("Lumen", "2025-08-06", *rows))
    alone = report("Lumen", "2023-03-10", ("charge", accused, MIRA))
    assert len(found(first, alone)) == 1


@pytest.mark.parametrize(
    ("count", "place", "number"),
    [("17", None, 1), ("24", "the printing house", 1), ("17", "the market hall", 2), ("55", None, 2)],
)
def test_other_numbers_of_those_taken_on_one_day(count: str, place: str | None, number: int) -> None:
    """Another report's number of those taken that day is of the same people, unless it names a place of its own or
    is too far from the first."""
    text = f"In the night to Friday {count} were detained, the ministry of Lozna told Halden."
    other = report("Oreld Gazette", "2023-05-06", arrest(text, count, place))
    assert len(found(report("Lumen", "2023-05-05", arrest(RAID, "20", "the printing house")), other)) == number


def test_two_groups_of_one_report_are_two() -> None:
    """A report that gives two numbers for a day tells of two groups; one that corrects a number, of one."""
    more = arrest("In the evening of 4 May it took 25 in the yard.", "25")
    assert len(found(report("Lumen", "2023-05-05", arrest(RAID, "20"), more))) == 2
    wrong = arrest("We wrote that 25 were taken.", "25", modality="denied")
    assert len(found(report("Lumen", "2023-05-05", arrest(RAID, "20"), wrong))) == 1


def test_names_and_the_number_of_the_others_are_one_group() -> None:
    """ "Halden, Talby and four more" are six people, whoever else tells of six."""
    whole = report("Lumen", "2024-03-07", arrest("Six of the staff were arrested in March.", "6", None, "2024-03"))
    quote = "They came for Mira Halden, Ivo Talby and 4 more of the staff."
    rows = (("arrest", quote, MIRA, IVO, {"date": "2024-03"}), ("arrest", quote, {"count": "4", "date": "2024-03"}))
    listed = report("Blue Wire", "2024-06-01", *rows)
    assert len(found(whole, listed)) == 1


def test_who_is_taken_where_the_group_is_taken_is_one_of_it() -> None:
    """A move of one person to the place to which the same report has a group moved is no move of its own."""
    group = ("transfer", "Nine were driven to their own homes.", {"count": "9", "date": "2024-11-28", "place": "homes"})
    one = ("transfer", "Mira Halden is one of them.", MIRA, {"place": "homes"})
    assert len(found(report("Lumen", "2024-11-30", group, one))) == 1


@pytest.mark.parametrize(
    ("quote", "number"),
    [("Thirty were loaded into vans.", 1), ("Thirty are in custody.", 0), ("Thirty sit in the prison of Lozna.", 0)],
)
def test_a_number_of_people_taken_without_a_day(quote: str, number: int) -> None:
    """A number of people who were led away somewhere is of a happening; one of people who are inside, or of whom not
    even the place is told, is of none."""
    assert len(found(report("Lumen", "2024-11-30", ("arrest", quote, {"count": "30", "place": "the yard"})))) == number
    assert found(report("Lumen", "2024-11-30", ("arrest", quote, {"count": "30"}))) == []


def test_that_some_have_fled_is_no_happening() -> None:
    """Exiles without a name and a day are none; one who is named, or left on a day, is."""
    some = ("exile", "Two people who fled are on it as well.", {"count": "2"})
    left = ("exile", "Two staff members left the country on 3 May.", {"count": "2", "date": "2024-05-03"})
    named = ("exile", "Ivo Talby lives abroad.", IVO)
    assert [len(found(report("Lumen", "2024-06-01", row))) for row in (some, left, named)] == [0, 1, 1]


def test_nobody_was_exchanged() -> None:
    """That nobody was exchanged for anything denies the kind of what the report tells of, not that it took place."""
    out = ("release", "Eleven people landed in Lozna.", {"count": "11", "date": "2025-09-04"})
    no = ("exchange", "No person was exchanged for anything.", {"modality": "denied"})
    told = report("Foreign Office", "2025-09-04", out, no)
    assert {e.type.value: e.happened for e in values("event", told)} == {"release": True, "exchange": False}
    assert len({e.happening for e in values("event", told)}) == 1


def test_a_term_tells_two_sentences_apart() -> None:
    """Who was sentenced twice and "is doing nine years" is doing those of the sentence that gave nine."""
    terms = [("2022-03-01", ("nine years", 108)), ("2024-05-01", ("two years", 24))]
    rows = [("sentence", f"A court gave Halden {t[0]}.", MIRA, {"date": day, "term": t}) for day, t in terms]
    now = report("Lumen", "2024-09-01", ("sentence", "She is doing nine.", MIRA, {"term": ("nine", 108)}))
    both = [report("Blue Wire", row[3]["date"], row) for row in rows]
    assert {"A court gave Halden nine years.", "She is doing nine."} in found(*both, now)


@pytest.mark.parametrize(("day", "number"), [("2024-06-17", 1), ("2024-08-17", 2)])
def test_as_many_as_are_named_refused(day: str, number: int) -> None:
    """ "One person stayed behind", days after somebody did, is that person; two months later it is another."""
    refused = "Mira Halden sat down on the steps and would not leave the country."
    first = report("Lumen", "2024-06-15", ("refusal", refused, MIRA, {"date": "2024-06-14"}))
    second = report("Lumen", day, ("refusal", "One person chose to stay.", {"count": "1"}))
    assert len(found(first, second)) == number


@pytest.mark.parametrize(
    ("place", "on", "number"),
    [("the minister", "2024-12-31", 1), ("the minister", "2024-03-31", 2), ("Орелэйр", "2025-01-01", 2)],
)
def test_a_target_called_by_a_common_word(place: str, on: str, number: int) -> None:
    """ "The minister" is the one whom another report names as minister, where their days are near."""
    quote = "From the new year Minister Ivo Talby may travel again."
    row = ("sanction_lifted", quote, {"place": "Ivo Talby", "date": "2025-01-01", "modality": "planned"})
    other = ("sanction_lifted", "It runs out by itself.", {"place": place, "date": on, "modality": "planned"})
    assert len(found(report("Lumen", "2024-11-28", row), report("Blue Wire", "2024-12-05", other))) == number


def test_this_month_had_begun_by_the_report_of_it() -> None:
    """Who is told on the 9th to be in remand "since this month" is held from then on, not from the next month."""
    row = ("arrest", "Mira Halden has been in remand since this month.", MIRA, {"date": "2023-11"})
    (holding,) = held(reconcile(material([report("Lumen", "2023-11-09", row)])), date(2023, 11, 10))
    assert holding.held == "held"


@pytest.mark.parametrize(
    "quote", ["Поліція затримала 12 активісток.", "Police detain 12 activists.", "Задерживают 12 человек."]
)
def test_a_number_taken_in_words_of_any_tense_is_a_happening(quote: str) -> None:
    """People taken stand as a happening of their own where neither a place nor a day is told."""
    assert found(report("Lumen", "2024-11-30", ("arrest", quote, {"count": "12"}))) == [{quote}]


def test_an_undated_number_of_people_exchanged_that_is_only_told_again_is_a_total() -> None:
    """Who only repeats others adds up what they told, of exchanges as of releases; who tells it first, does not."""
    for kind in ("exchange", "release"):
        row = (kind, "43 people came out.", {"count": "43"})
        (claim,) = prepare(material([report("Lumen", "2025-03-01", row)])).claims
        periods = [t.period for c in (claim, replace(claim, retelling=True)) for t in tellings([c])]
        assert periods == [False, True], kind


def test_arrests_that_are_added_up_are_a_total() -> None:
    """A number of arrests that lists its parts is a total of them, though nothing says that anybody was taken."""
    whole = "Bridge and college account for 68 arrests, 27 on 4 March and 41 on 3 April"
    rows = (
        ("arrest", whole, {"count": "68"}),
        ("arrest", "27 on 4 March", {"count": "27", "date": "2024-03-04"}),
        ("arrest", "41 on 3 April", {"count": "41", "date": "2024-04-03"}),
    )
    (total,) = values("sum", report("Lumen", "2024-05-02", *rows, text=f"{whole}."))
    assert len(total.parts) == 2
