"""Numbers that a counter takes back, those read out of a paper, and those of people who refuse food."""

from datetime import date

import pytest

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def detained(quote: str, number: str, source: str | None = None, **fields: str) -> Row:
    return "count_detained_total", quote, {"count": number, "source": source, **fields}


def test_a_counter_that_takes_its_number_back_corrects_itself() -> None:
    """What a counter denies of its own number and gives in its place is a correction, however far the two are apart."""
    first = report(
        "Interior Ministry of Oreld", "2025-03-24", detained("In the night 611 people were detained.", "611")
    )
    then = report(
        "Interior Ministry of Oreld", "2025-10-11",
        detained("The number 611 must be called incomplete.", "611", modality="denied"),
        detained("On checking, 2,105 people were detained.", "2,105"),
    )  # fmt: skip
    assert "correction" in kinds(first, then)


def test_another_counters_denial_corrects_nothing() -> None:
    """Who denies somebody else's number takes back none of their own."""
    first = report("Lumen", "2025-03-24", detained("In the night 611 people were detained.", "611"))
    then = report(
        "Interior Ministry of Oreld", "2025-03-25",
        detained("There were no 611 people.", "611", modality="denied"),
        detained("There were 205 people detained.", "205"),
    )  # fmt: skip
    assert "correction" not in kinds(first, then)


def test_a_corrected_number_is_on_the_basis_and_day_of_the_one_it_replaces() -> None:
    """A number given in the place of another counts what that counted, and is of its day."""
    first = report(
        "Card Archive", "2025-02-05",
        detained("Since the vote of 9 May 2022 we have filed 1,630 people.", "1,630"),
    )  # fmt: skip
    then = report(
        "Card Archive", "2025-09-02",
        detained("In February we gave 1,630; some were twins.", "1,630", modality="denied", date="2025-02"),
        detained("It was 1,604 in February.", "1,604", date="2025-02"),
    )  # fmt: skip
    made = {c.value.low: c for c in values("count", first, then)}
    assert made[1604].basis is made[1630].basis
    assert made[1604].as_of.last == date(2025, 2, 5)


@pytest.mark.parametrize("paper", ["Sheet 9 of the quarterly return", "a leaked table", "внутренняя сводка"])
def test_a_number_read_out_of_a_paper_is_the_papers(paper: str) -> None:
    """Whoever prints a paper counts nobody; a later report that has the number from the paper has it from there."""
    read = report("Tarn Post", "2025-03-28", detained("It has 2,377 people detained.", "2,377", paper))
    later = report("Lumen", "2025-05-02", detained("2,377 people detained, the sheet said.", "2,377", "the sheet"))
    assert {c.source for c in values("count", read, later)} == {f"{paper} (Tarn Post)"}


def test_a_number_of_the_department_is_that_of_the_organ_which_gave_it() -> None:
    """An organ of a state that is only called by what it is, is the one that gave the number; a group's is no organ's."""
    ours = report("Interior Ministry of Oreld", "2025-03-24", detained("In the night 611 people were detained.", "611"))
    later = report(
        "Lumen", "2025-04-02", detained("The ministry speaks of 611 people detained.", "611", "the ministry")
    )
    group = report("Halden Circle", "2025-03-24", detained("In the night 611 people were detained.", "611"))
    assert {c.source for c in values("count", ours, later)} == {"Interior Ministry of Oreld"}
    assert len({c.source for c in values("count", group, later)}) == 2


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("с 2 по 6 апреля задержаны 3140 человек", date(2025, 10, 11)),
        ("з 2 па 6 красавіка затрымалі 3140 чалавек", date(2025, 10, 11)),
        ("In 2024 they detained 3140 people.", date(2024, 12, 31)),
    ],
)
def test_of_what_went_on_for_days_a_number_is_of_the_day_it_is_told(said: str, found: date) -> None:
    """A year has a last day for its number; what went on for some days is counted when somebody counts it."""
    language = "en" if said.isascii() else "be" if "чалавек" in said else "ru"
    told = report("Lumen", "2025-10-11", detained(said, "3140"), language=language)
    (made,) = values("count", told)
    assert made.as_of.last == found
    assert made.basis.value == "flow_in_period"


# ---------------------------------------------------------------- those who refuse food


def fasting(quote: str, number: str, **fields: str) -> Row:
    return "conditions", quote, {"count": number, "place": "colony No. 6 in Tarn", **fields}


OURS = report(
    "Lumen", "2025-03-14", fasting("On 14 March nine inmates of colony No. 6 in Tarn were on hunger strike.", "9")
)


def test_those_who_refuse_food_are_counted_apart() -> None:
    """A number of people on hunger strike is a number held of a group of its own; other numbers of how people fare are none."""
    (made,) = values("count", OURS)
    assert (made.value.low, made.basis.value, made.group) == (9, "stock_as_of", "hunger strikers")
    assert values("count", report("Lumen", "2025-03-14", fasting("No lawyer may see the eight.", "8"))) == []


def test_the_holding_state_counts_fewer_who_refuse_food() -> None:
    """The state's number of those who refuse food and another's differ in value; that there are none denies the other."""
    state = report(
        "Prison Service of Oreld", "2025-03-17",
        fasting("Three convicts declined their meals on 17 March.", "3"),
        ("conditions", "Nobody is on hunger strike there.", {"place": "colony No. 6", "modality": "denied"}),
    )  # fmt: skip
    assert kinds(OURS, state) == ["modality", "value"]


def test_who_takes_in_others_counts_by_other_rules() -> None:
    """A greater number beside which it is said whom else it includes is by rules of its own."""
    kin = report(
        "Defence Circle", "2025-03-21",
        fasting("By the list of the Tarn Parents fourteen men were refusing food on 16 March.", "14", source="Tarn Parents"),
        fasting("not nine, who refuse food, as Lumen wrote.", "9"),
        text="By the list of the Tarn Parents fourteen men were refusing food on 16 March. "
        "not nine, who refuse food, as Lumen wrote. It includes those who still drink broth.",
    )  # fmt: skip
    assert kinds(OURS, kin) == ["criteria"]


def test_numbers_of_two_weeks_are_no_contradiction() -> None:
    """Two groups that tell on different days how many refuse food do not contradict each other."""
    later = report("Halden Circle", "2025-03-24", fasting("Five in Tarn still refuse food.", "5"))
    assert kinds(OURS, later) == []


@pytest.mark.parametrize(
    ("told", "found"), [("2025-03-20", 1), ("2025-04-30", 0), ("2025-03-10", 1), ("2025-02-20", 0)]
)
def test_that_nobody_refuses_food_is_of_its_own_time(told: str, found: int) -> None:
    """It denies a hunger strike of those days, and none that is over by then or not begun."""
    nobody = ("conditions", "Nobody is on hunger strike there.", {"place": "colony No. 6", "modality": "denied"})
    assert len(values("disagreement", OURS, report("Ministry of Justice of Oreld", told, nobody))) == found
