"""Disagreements known by what stands beside a number or before it: two units, two raids, two rules, plans dropped."""

import pytest

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def total(quote: str, number: str, **fields: str) -> Row:
    return ("count_detained_total", quote, {"count": number, **fields})


@pytest.mark.parametrize(
    ("acts", "people"),
    [
        ("Arrests since 2 June: 940.", "People whom they befell: 715."),
        ("We logged 940 detentions.", "They befell 715 people, some of them twice."),
        ("Судебных дел | 940", "Людей в них | 715"),
    ],
)
def test_one_counter_tells_acts_and_people(acts: str, people: str) -> None:
    """Who gives both so many acts and so many people gives two units, and contradicts nobody."""
    assert kinds(report("Lumen", "2025-01-08", total(acts, "940"), total(people, "715"))) == ["unit"]
    apart = (report("Lumen", "2025-01-08", total(people, "715")), report("Lumen", "2025-03-08", total(people, "715")))
    assert kinds(*apart) == []


@pytest.mark.parametrize(("number", "found"), [("over 1,200", ["unit"]), ("over 600", [])])
def test_acts_told_later_as_so_many_people_in_round_figures(number: str, found: list[str]) -> None:
    """ "Over 1,200 people" months after 1,240 detentions are these, in another unit; another round number is its own."""
    taken = ("arrest", "Mira Halden was taken on 9 July.", "Mira Halden", {"date": "2024-07-09"})
    first = report("Lumen", "2025-01-08", total("Detentions since 2 June: 1,240.", "1,240"), taken)
    people = total(f"A group says that {number} people were jailed.", number, source="a group")
    assert kinds(first, report("Blue Wire", "2025-03-01", people, taken)) == found


def test_one_report_sets_two_numbers_of_a_raid_against_each_other() -> None:
    """Wherever each says that it was: who gives another's number beside their own speaks of one raid."""
    day = {"date": "2025-05-03"}
    own = ("arrest", "Thirty were taken at the Mill Bridge.", {"count": "30", "place": "the Mill Bridge", **day})
    theirs = ("arrest", "Police led 22 away from Tarn Yard.", {"count": "22", "place": "Tarn Yard", **day})
    cited = ("arrest", "We cannot tell why the police have 22.", {"count": "22", "source": "the police"})
    reports = (report("Tarn Police", "2025-05-04", theirs), report("Lumen", "2025-05-20", own, cited))
    assert kinds(*reports) == ["value"]
    assert kinds(reports[0], report("Lumen", "2025-05-20", own)) == []


def test_a_term_that_a_group_tells_anew() -> None:
    """A group that gives another term than it gave corrects itself; two groups disagree."""
    first = ("sentence", "Mira Halden got ten years.", "Mira Halden", {"term": ("ten years", 120)})
    then = ("sentence", "Mira Halden serves nine years, and not ten.", "Mira Halden", {"term": ("nine years", 108)})
    told = report("Lumen", "2025-05-10", first)
    assert kinds(told, report("Lumen", "2025-05-14", then)) == ["correction"]
    assert kinds(told, report("Tarn Post", "2025-05-14", then)) == ["value"]


def test_a_plan_dropped_before_its_day() -> None:
    """An amnesty that was announced for a day, and whose bill is withdrawn before it, was announced and is not."""
    plan = ("pardon", "By 1 December the house will pass an amnesty.", {"date": "2024-12-01", "modality": "planned"})
    dropped = ("pardon", "The draft was withdrawn yesterday.", {"date": "2024-11-21", "modality": "failed"})
    taken = ("arrest", "Mira Halden was taken on 9 July.", "Mira Halden", {"date": "2024-07-09"})
    told = report("Oreld Today", "2024-10-05", plan, taken)
    assert kinds(told, report("Lumen", "2024-11-22", dropped, taken)) == ["modality"]
    assert kinds(told, report("Lumen", "2024-11-22", dropped)) == []
    assert (
        kinds(told, report("Lumen", "2024-09-22", ("pardon", "There is no bill.", {"modality": "failed"}), taken)) == []
    )


@pytest.mark.parametrize(("other", "found"), [("127", ["criteria"]), ("60", [])])
def test_two_numbers_of_one_counter_for_one_day(other: str, found: list[str]) -> None:
    """Two numbers held on one day, nearly the same, are by two sets of rules; a much smaller one can be of a part."""
    rows = (
        ("count_held", "Now that we changed it there were 136 on 1 March.", {"count": "136", "date": "2025-03-01"}),
        ("count_held", f"As before, {other}.", {"count": other, "date": "2025-03-01"}),
    )
    assert kinds(report("Lumen", "2025-03-05", *rows)) == found
