"""Disagreements known by who tells what, whatever the words: own words taken back, numbers and terms denied, rounds."""

import pytest

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def test_a_paper_takes_back_what_nobody_by_name_had_told_it() -> None:
    """Who prints it on the word of an unnamed man, and denies it in its own name, corrects itself."""
    rows = (
        ("death_in_custody", "Mira Halden died on 9 April.", "Mira Halden",
         {"date": "2025-04-09", "source": "a man who works at the infirmary"}),
        ("death_in_custody", "Mira Halden lives and reads her letters.", "Mira Halden", {"modality": "denied"}),
    )  # fmt: skip
    told, denied = report("Tarn Post", "2025-04-10", rows[0]), report("Tarn Post", "2025-04-12", rows[1])
    assert kinds(told, denied) == ["correction"]
    assert kinds(told, report("Sarn Echo", "2025-04-12", rows[1])) == ["modality"]


@pytest.mark.parametrize(("total", "held"), [("at least 1,340", "1,340"), ("1,340", "1,340")])
def test_a_total_told_as_a_least_is_still_taken_for_those_held(total: str, held: str) -> None:
    """Whoever repeats "at least 1,340 since January" as 1,340 behind bars takes the one for the other."""
    first = report(
        "Lumen", "2025-05-02", ("count_detained_total", f"{total} were ever inside since 2021.", {"count": total})
    )
    second = report("Trend", "2025-06-02", ("count_held", f"A huge {held} are inside.", {"count": held}))
    assert kinds(first, second) == ["stock_vs_cumulative"]


def test_a_denied_number_and_the_one_in_its_place_are_of_one_raid() -> None:
    """ "Eight, not eleven" stands against those who told of eleven that day, though the report has both numbers."""
    raid: Row = ("arrest", "Police led eleven people away.", {"count": "11", "date": "2025-01-14"})
    said: tuple[Row, ...] = (
        ("arrest", "Eight were taken at the works.", {"count": "8", "date": "2025-01-14", "place": "the works"}),
        ("arrest", "Not eleven: three slept at home.", {"count": "11", "date": "2025-01-14", "modality": "denied"}),
    )
    assert "value" in kinds(report("Tarn Post", "2025-01-15", raid), report("Lumen", "2025-04-03", *said))


def test_a_term_that_a_report_says_another_told_wrongly() -> None:
    """A report that gives one term and denies another's disputes the term, and not that there was a sentence."""
    told = report(
        "Bar Watch", "2025-06-30",
        ("sentence", "Ivo Talby: two years.", "Ivo Talby", {"date": "2025-06-24", "term": ("two years", 24)}),
        ("sentence", "State radio announced four.", "Ivo Talby",
         {"term": ("four", 48), "modality": "denied", "source": "State radio"}),
    )  # fmt: skip
    assert "value" in kinds(told)
    assert [e.happened for e in values("event", told)] == [True]


def test_two_counts_of_foreigners_are_of_other_people() -> None:
    """Who is a foreigner is a question of whom one counts, and not by which rules they are prisoners."""
    day = {"date": "2025-06-01"}
    one = report("Lumen", "2025-06-02", ("count_held", "On 1 June Lumen had 8 foreign citizens held in Oreld.",
                 {"count": "8", "group": "foreign citizens", **day}))  # fmt: skip
    other = report("Venland Ministry of Justice", "2025-06-03",
                   ("count_held", "On 1 June Lumen's count aside, 4 foreign citizens are held in Oreld.",
                    {"count": "4", "group": "foreign citizens", **day}))  # fmt: skip
    assert kinds(one, other) == ["scope"]


def test_rules_told_once_hold_for_the_number_told_again() -> None:
    """A group that says once that its fewer are those on its list counts by rules of its own wherever it repeats it."""
    day = {"date": "2025-07-18", "place": "Oreld"}
    whole = report("Tarn Wire", "2025-07-18", ("release", "44 people were let out in Oreld.", {"count": "44", **day}))
    rows = (
        ("release", "38 of them in Oreld were on our list.", {"count": "38", **day}),
        ("release", "One of the 38 who left Oreld fell ill.", {"count": "38", **day}),
    )
    own = [report("Lumen", f"2025-07-{20 + n}", row) for n, row in enumerate(rows)]
    assert kinds(whole, *own) == ["criteria"]


@pytest.mark.parametrize(("landed", "found"), [("16", ["scope"]), ("13", [])])
def test_who_left_is_the_list_without_who_would_not_go(landed: str, found: list[str]) -> None:
    """A smaller number of the day is of the same people when those told to have stayed make the difference."""
    list_ = report(
        "Tarn Wire", "2025-05-09",
        ("release", "Oreld let 17 people go to Sarn.", {"count": "17", "date": "2025-05-09", "place": "Sarn"}),
        ("release", "Ivo Talby is one of them.", "Ivo Talby", {"date": "2025-05-09"}),
    )  # fmt: skip
    plane = report(
        "Venland", "2025-05-11",
        ("transfer", "The aircraft brought so many.",
         {"count": landed, "date": "2025-05-09", "place": "Lowmark airfield"}),
        ("refusal", "Ivo Talby would not leave the country.", "Ivo Talby"),
    )  # fmt: skip
    assert [k for k in kinds(list_, plane) if k == "scope"] == found
