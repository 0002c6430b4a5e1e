"""Numbers taken for what they are not: a total, or a number of cases, for the number of people held."""

import pytest

from .tables import Report, report, values

STUDENTS = ("count_detained_total", "Since 2022 we have logged 812 detentions of students.", {"count": "812"})
HELD = ("count_held", "Tarn Bureau had 140 behind bars on 1 May.", {"count": "140", "date": "2025-05-01", "source": "Tarn Bureau"})  # fmt: skip
TOTAL = ("count_detained_total", "Lumen has logged 900 detentions since 2023.", {"count": "900", "source": "Lumen"})


def told(*reports: Report) -> list[str]:
    return [d.kind.value for d in values("disagreement", *reports)]


@pytest.mark.parametrize("words", ["812 students are in prison", "812 students are in prison right now"])
def test_a_total_of_some_group_is_taken_for_a_number_held(words: str) -> None:
    """Detentions of students, or of believers, repeated as so many who sit now are confused like those of people."""
    repeated = (
        "count_held",
        words,
        {"count": "812", "source": "Activists"} | ({"date": "now"} if "now" in words else {}),
    )
    reports = report("Lumen", "2025-05-01", STUDENTS), report("Trend Now", "2025-06-01", repeated)
    assert sorted(told(*reports)) == ["stock_vs_cumulative", "unit"]  # and a detention is no person


@pytest.mark.parametrize(("words", "unit"), [("812 people have been through cells", []), ("812 arrests", ["unit"])])
@pytest.mark.parametrize("when", ["2025-06-01", None])
def test_acts_taken_for_people_held_are_of_another_unit(words: str, unit: list[str], when: str | None) -> None:
    """A total of acts that becomes so many people now, dated by its report or not, is of another unit as well."""
    total = ("count_detained_total", f"Since 2022 we have counted {words}.", {"count": "812"})
    held = ("count_held", "812 sit behind bars.", {"count": "812"} | ({"date": when} if when else {}))
    reports = report("Lumen", "2025-05-01", total), report("Trend Now", "2025-06-01", held)
    assert sorted(told(*reports)) == ["stock_vs_cumulative", *unit]


def test_a_counter_that_gives_two_numbers_of_one_day_counts_by_two_rules() -> None:
    """Who gives two exact numbers of one day in one report, one by other rules, contradicts nobody; a list of many is of
    many groups."""
    day = {"date": "2025-05-01"}
    rows = [
        ("count_held", f"{n} are held{more}.", {"count": str(n), **day})
        for n, more in ((214, ""), (198, " by a narrower definition"))
    ]
    assert told(report("Lumen", "2025-05-02", *rows)) == ["criteria"]
    third = ("count_held", "170 are held elsewhere.", {"count": "170", **day})
    assert told(report("Lumen", "2025-05-02", *rows, third)) == []


def test_what_another_only_lists_is_not_confused() -> None:
    """A paper that gives one group's number held and another's total confuses nothing."""
    assert told(report("Morning Kite", "2025-05-03", HELD, TOTAL)) == []


def test_what_another_tells_apart_is_told_apart() -> None:
    """A paper that says of the last two numbers that they cannot be compared names the two as what they are."""
    text = f"{HELD[1]} {TOTAL[1]} Do not subtract one from the other."
    assert told(report("Morning Kite", "2025-05-03", HELD, TOTAL, text=text)) == ["stock_vs_cumulative"]


def test_what_is_told_apart_is_what_was_told_last() -> None:
    """Words behind two numbers held say nothing of the total that was told before them."""
    other = ("count_held", "The Quay Committee has 310 for that day.", {"count": "310", "date": "2025-05-01", "source": "Quay Committee"})  # fmt: skip
    text = f"{TOTAL[1]} {HELD[1]} {other[1]} The two should not be compared, their chair says."
    assert "stock_vs_cumulative" not in told(report("Morning Kite", "2025-05-03", TOTAL, HELD, other, text=text))


def test_a_number_repeated_is_its_counters_own_total() -> None:
    """Of two who give one total, the number held stands against that of its own counter, once."""
    again = ("count_detained_total", "Lumen's 812 detentions since 2022 are still quoted.", {"count": "812"})
    repeated = ("count_held", "812 students are in prison, Lumen says.", {"count": "812", "source": "Lumen"})
    reports = [
        report("Lumen", "2025-05-01", STUDENTS),
        report("Trend Now", "2025-06-01", repeated),
        report("Blue Wire", "2025-06-02", again),
    ]
    assert told(*reports).count("stock_vs_cumulative") == 1


def test_a_number_of_all_repeated_as_of_some_is_of_other_people() -> None:
    """So many prisoners of every kind who become so many believers are a difference of scope."""
    all_ = (
        "count_held",
        "On 1 May 236 political prisoners in Lowmark were on our list.",
        {"count": "236", "date": "2025-05-01"},
    )
    some = (
        "count_held",
        "The jails of Lowmark have 236 believers in them, say activists.",
        {"count": "236", "source": "Activists"},
    )
    reports = report("Lumen", "2025-05-03", all_), report("Trend Now", "2025-06-01", some)
    assert told(*reports) == ["scope"]


def test_a_counter_who_knows_of_nobody_counts_by_other_rules() -> None:
    """A number beside which its counter sets that the ministry knows of none is by rules of its own."""
    own = ("count_held", "On 1 May 189 were on our list.", {"count": "189", "date": "2025-05-01"})
    none = (
        "count_held",
        "The Justice Ministry: none.",
        {"count": "0", "date": "2025-05-01", "source": "Justice Ministry"},
    )
    assert told(report("Lumen", "2025-05-03", own, none)) == ["criteria"]


def test_people_of_one_and_cases_of_another_are_of_two_units() -> None:
    """Totals told within days of each other, of people by one and of protocols by another, are not one number."""
    people = ("count_detained_total", "Since 17 October 1,870 people spent a night in cells.", {"count": "1,870"})
    papers = ("count_detained_total", "Since 17 October 2,310 protocols were drawn up.", {"count": "2,310"})
    reports = [
        report(outlet, told_, row, text=f"{row[1]} So it is in Lowmark and Tarn.")
        for outlet, told_, row in (("Lumen", "2024-02-03", people), ("Blue Wire", "2024-02-05", papers))
    ]
    assert told(*reports) == ["unit"]


def test_cases_set_beside_people_are_of_another_unit() -> None:
    """Who sets a ministry's cases beside its own number of people, for one day, says what each counts."""
    own = ("count_held", "State on 1 May: 158 people.", {"count": "158", "date": "2025-05-01"})
    cases = (
        "count_held",
        "The ministry has 219 cases.",
        {"count": "219", "date": "2025-05-01", "source": "The ministry"},
    )
    assert told(report("Lumen", "2025-05-03", own, cases)) == ["unit"]
