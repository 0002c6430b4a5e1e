"""Disagreements over numbers detained: other units, other places, other figures of one source, numbers out of date."""

import pytest

from .tables import Report, report, values

Told = tuple[str, str, str | None]
"""A sentence, its number, and whom it is from."""


def numbers(outlet: str, told: str, *rows: Told, type_: str = "count_detained_total", **facts: str) -> Report:
    made = ((type_, quote, {"count": count, "source": source}) for quote, count, source in rows)
    return report(outlet, told, *made, **facts)


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


OWN = "Between 18 and 25 February our operators logged 1,126 detentions in fourteen towns."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The police counted 341 people in those two nights.", ["unit"]),
        ("The 341 of the police are people, but of one square only.", ["scope", "unit"]),
        ("The police logged 341 detentions on one night.", []),
        ("The police logged 1,341 detentions in the week, without minors.", ["scope"]),
    ],
)
def test_totals_beside_each_other(quote: str, found: list[str]) -> None:
    """People and acts are other units; numbers of which one is said to be of some only are of another scope."""
    told = numbers(
        "Lumen", "2024-02-26", (OWN, "1,126", None), (quote, "1,341" if "1,341" in quote else "341", "Oreld police")
    )
    assert kinds(told) == found


def test_two_counts_of_one_time() -> None:
    """Two counters' numbers for one time that one report gives, near enough to be of the same people, disagree."""
    rows = (
        ("Lumen counted 380 people detained at the rally.", "380", "Lumen"),
        ("The Oreld police put it at 290 in that night.", "290", "Oreld police"),
    )
    assert kinds(numbers("Tarn Post", "2024-02-26", *rows)) == ["value"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Before midnight it had spoken of 150.", ["value"]),
        ("At first the ministry gave 150.", ["value"]),
        ("Ранее ведомство называло 150.", ["value"]),
        ("Спершу міністерство говорило про 150.", ["value"]),
        ("Of the ministry's number 150 are home.", []),
    ],
)
def test_a_source_that_gave_another_number_before(quote: str, found: list[str]) -> None:
    """What a source said before and what it says now are two values; another number of it is none."""
    rows = (
        ("The Interior Ministry put at 341 the number taken since Monday.", "341", "the Interior Ministry"),
        (quote, "150", "the Interior Ministry"),
    )
    assert kinds(numbers("Tarn Post", "2024-02-21", *rows)) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Police rounded up 1,126 people in one night.", ["unit"]),
        ("There were 1,126 detentions in one night.", []),
    ],
)
def test_detentions_repeated_as_people(told: str, found: list[str]) -> None:
    """A number of acts is no number of people, whoever repeats it as one."""
    own = numbers("Lumen", "2024-02-26", (OWN, "1,126", None))
    again = report("Wow Daily", "2024-09-30", ("arrest", told, {"count": "1,126", "date": "2024-02"}))
    assert kinds(own, again) == found


@pytest.mark.parametrize(
    ("told", "quote", "found"),
    [
        ("2024-09-30", "According to Lumen 318 are still locked up at this moment.", ["date_lag"]),
        ("2024-09-30", "По данным Lumen, сейчас за решёткой 318 человек.", ["date_lag"]),
        ("2024-09-30", "Lumen had 318 names in spring.", []),
        ("2024-04-10", "According to Lumen 318 are still locked up at this moment.", []),
    ],
)
def test_an_old_number_given_as_that_of_now(told: str, quote: str, found: list[str]) -> None:
    """A number of spring is out of date in autumn, where it is told as that of the day."""
    held = [("count_held", "On 1 April 318 were on the list.", {"count": "318", "date": "2024-04-01"})]
    newer = [("count_held", "On 15 September 280 were on the list.", {"count": "280", "date": "2024-09-15"})]
    own = report("Lumen", "2024-04-02", *held)
    later = report("Lumen", "2024-09-18", *newer)
    again = numbers("Wow Daily", told, (quote, "318", "Lumen"), type_="count_held")
    assert [k for k in kinds(own, later, again) if k == "date_lag" or found] == found


def test_what_a_report_says_is_not_one_thing() -> None:
    """Where a counter tells its own number apart from others', they differ in rules, basis and unit; old ones do not."""
    rows = (
        ("count_held", "On 18 February our list had 262 people.", {"count": "262", "date": "2025-02-18"}),
        ("count_held", "It had 318 last April.", {"count": "318", "date": "2024-04"}),
        (
            "count_detained_total",
            "2,431 detentions in the year (Open Line).",
            {"count": "2,431", "source": "Open Line"},
        ),
        ("count_held", "96 convicts (Ministry of Justice).", {"count": "96", "source": "Ministry of Justice"}),
    )
    told = "\n".join(row[1] for row in rows)
    apart = report("Lumen", "2025-02-19", *rows, text=told + "\nOurs are people, theirs acts. None refutes another.")
    silent = report("Lumen", "2025-02-19", *rows)
    assert {"criteria", "stock_vs_cumulative", "unit"} <= set(kinds(apart))
    assert "unit" not in kinds(silent)


@pytest.mark.parametrize(
    ("quote", "number", "group"),
    [
        ("The ministry counts 341 people without minors.", "341", None),
        ("341 человек без учёта несовершеннолетних.", "341", None),
        ("262 people were held, among them women.", "262", None),
        ("262 held and 12 women.", "262", None),
        ("Among them 12 women.", "12", "women"),
        ("Of the 262 detained 12 of them are women.", "12", "women"),
    ],
)
def test_who_is_counted(quote: str, number: str, group: str | None) -> None:
    """Who is left out of a number, or is only some of it, is not who is counted."""
    (count,) = values("count", report("Lumen", "2025-02-19", ("count_held", quote, {"count": number})))
    assert count.group == group


def test_those_taken_in_a_night_told_as_held() -> None:
    """The number of those taken on one occasion is not that of those held, where somebody repeats it as such."""
    own = numbers("Lumen", "2024-02-22", ("In just one night police took away 341 people.", "341", None))
    again = numbers("Wow Daily", "2024-03-30", ("Lumen has 341 behind bars.", "341", "Lumen"), type_="count_held")
    assert kinds(own, again) == ["stock_vs_cumulative"]


@pytest.mark.parametrize(
    ("own", "other", "found"),
    [
        ("On 1 July we count 29 teachers behind bars.", "Open Line has 287 names for 1 July.", ["criteria"]),
        ("On 1 July we count 29 behind bars.", "By the same rules Open Line has 287 for 1 July.", []),
    ],
)
def test_a_counter_sets_another_beside_itself(own: str, other: str, found: list[str]) -> None:
    """Two counters' numbers held, which one of them sets side by side for one day, are by rules of their own."""
    rows = (
        ("count_held", own, {"count": "29", "date": "2025-07-01"}),
        ("count_held", other, {"count": "287", "date": "2025-07-01", "source": "Open Line"}),
    )
    assert kinds(report("Lumen", "2025-07-09", *rows)) == found


def test_acts_repeated_as_people_held_against_their_source() -> None:
    """A source's number of orders that another report gives as its number of people is of another unit."""
    own = numbers("Lumen", "2025-02-26", ("Since January courts issued 157 orders of arrest.", "157", None))
    again = numbers("Wow Daily", "2025-03-30", ("Lumen has 157 people detained.", "157", "Lumen"))
    assert "unit" in kinds(own, again)


def test_a_number_taken_back_is_corrected() -> None:
    """Two numbers of one counter for one day are a correction where it takes one back."""
    day = {"date": "2025-04-18"}
    first = report("Lumen", "2025-04-19", ("count_held", "341 are held on 18 April.", {"count": "341"} | day))
    rows = (
        ("count_held", "We withdraw the 341.", {"count": "341", "modality": "denied"}),
        ("count_held", "For 18 April we give 373.", {"count": "373"} | day),
    )
    assert kinds(first, report("Lumen", "2025-04-26", *rows)) == ["correction"]
    assert kinds(first, report("Lumen", "2025-04-26", rows[1])) == ["value"]
