"""Disagreements known by who tells what, when and beside what, in whatever words."""

from .tables import Report, Row, findings, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def held(quote: str, number: str, **fields: str) -> Row:
    return ("count_held", quote, {"count": number} | fields)


def freed(quote: str, number: str, **fields: str) -> Row:
    return ("release", quote, {"count": number} | fields)


# ---------------------------------------------------------------- totals


LUMEN = report("Lumen", "2025-03-02", held("On 1 March Lumen's list had 210 people.", "210", date="2025-03-01"))
IN_MARCH = report("Tarn Post", "2025-03-20", freed("On 19 March 30 were let go.", "30", date="2025-03-19"))
ADDED = report(
    "Buzz Daily",
    "2025-05-02",
    freed("More than 55 prisoners are free this year!", "over 55", date="2025"),
    freed("First came 30 on 19 March.", "30", date="2025-03-19"),
    freed("Another 28 followed.", "28"),
)


def by_then(number: str) -> Report:
    rows = (
        freed(f"This year {number} have come home: 30 in March, 4 in May.", number, date="2025"),
        ("release", "30 in March", {"count": "30", "date": "2025-03"}),
        ("release", "4 in May", {"count": "4", "date": "2025-05"}),
    )
    return report("Lumen", "2025-06-01", *rows, text=rows[0][1])


def test_a_total_that_who_keeps_count_later_tells_less_of_added_some_twice() -> None:
    """Nobody who came out is taken from a total: who only adds up is set against the lesser number told later."""
    other = freed("More than 80 prisoners are free this year!", "over 80", date="2025")
    for added in (
        ADDED,
        report("Buzz Daily", "2025-05-02", other, freed("On 19 March 30 went.", "30", date="2025-03-19")),
    ):
        assert [k for k in kinds(LUMEN, IN_MARCH, added, by_then("34")) if k in ("value", "scope")] == ["value"]


def test_a_total_that_went_on_growing_is_no_disagreement() -> None:
    """The lesser of two totals of a year that was not over may have grown into the greater."""
    first = report("Lumen", "2025-04-01", freed("This year 30 have come home.", "30", date="2025"))
    assert not [k for k in kinds(LUMEN, IN_MARCH, first, by_then("34")) if k == "scope"]


# ---------------------------------------------------------------- numbers held


def test_of_three_counters_side_by_side_the_others_differ_from_the_one_told_most() -> None:
    """A reader who lists three counters sets two of them against the one that everybody tells, not all in pairs."""
    listed = report(
        "Lamp",
        "2025-06-02",
        held("On 1 June Lumen has 200 people.", "200", date="2025-06-01", source="Lumen"),
        held("On 1 June the Fund has 260 people.", "260", date="2025-06-01", source="the Fund"),
        held("On 1 June the Union has 150 people.", "150", date="2025-06-01", source="the Union"),
        ("conditions", "No two of them can be added."),
    )
    other = report(
        "Tarn Post", "2025-06-03", held("Lumen counts 200 people.", "200", date="2025-06-01", source="Lumen")
    )
    pairs = [d.question for d in values("disagreement", LUMEN, listed, other) if d.kind.value == "criteria"]
    assert len(pairs) == 2
    assert all("Lumen" in question for question in pairs)


def test_who_counts_by_the_rules_of_another_differs_in_value() -> None:
    """A number by the named other's own rules is of the same people."""
    ours = held("Taken by Lumen's criteria our own list has 217 people.", "217", date="2025-03-01")
    assert kinds(LUMEN, report("Lamp", "2025-03-05", ours)) == ["value"]


def test_a_number_without_a_noun_goes_on_with_those_counted_beside_it() -> None:
    """Who says how many they count themselves, right behind another's number of lawyers, counts lawyers."""
    rows = (
        held("On 1 June Lumen knows of 9 lawyers in cells.", "9", date="2025-06-01", source="Lumen"),
        held("We ourselves make it 12.", "12", date="2025-06-01"),
    )
    assert kinds(report("Bar Union", "2025-06-02", *rows)) == ["criteria"]


def test_cases_opened_become_people_held() -> None:
    """A number of cases that a later report gives as one of prisoners is a difference of unit."""
    opened = report("Blue Wire", "2025-01-20", ("charge", "In Oreld 340 criminal cases were opened.", {"count": "340"}))
    told = report("Buzz Daily", "2025-06-20", held("Oreld speaks of 340 prisoners.", "340"))
    assert "unit" in kinds(opened, told)


# ---------------------------------------------------------------- happenings


def test_two_sources_of_one_report_give_two_numbers_of_one_raid() -> None:
    """A report that sets another's number against its own source's tells of one raid; who gives both tells of two."""
    first = report(
        "Lumen",
        "2025-01-18",
        ("arrest", "On 14 January 58 were taken in Oreld.", {"count": "58", "date": "2025-01-14"}),
    )

    def told(source: str) -> Report:
        rows = (
            ("arrest", "On 14 January 45 were taken.", {"count": "45", "date": "2025-01-14", "source": "the ministry"}),
            ("arrest", "Of 58 in Oreld one hears too.", {"count": "58", "date": "2025-01-14", "source": source}),
        )
        return report("Blue Wire", "2025-01-22", *rows)

    assert kinds(first, told("Lumen")) == ["value"]


def test_fewer_came_out_than_were_pardoned() -> None:
    """Nearly as many as a decree pardoned came out that day by another account: it counts fewer of them."""
    decree = report(
        "Blue Wire",
        "2025-09-14",
        ("pardon", "The decree of 14 September pardons 50.", {"count": "50", "date": "2025-09-14"}),
    )
    gate = report("Tarn Post", "2025-09-16", freed("On 14 September 47 came out.", "47", date="2025-09-14"))
    assert kinds(decree, gate) in (["scope"], [])


def test_a_group_of_one_size_came_out_on_one_of_two_days() -> None:
    """Two groups of 44 within a week, told by others each, are one group whose day is told late."""
    one = report("Blue Wire", "2025-06-22", freed("On 21 June 36 left the prisons of Oreld.", "36", date="2025-06-21"))
    other = report("Buzz Daily", "2025-09-09", freed("In Oreld 36 left on 23 June.", "36", date="2025-06-23"))
    assert kinds(one, other) == ["date_lag"]


def test_a_plan_whose_failure_names_those_who_waited_did_not_take_place() -> None:
    """Who tells that a flight did not leave, and who sat waiting for it, denies the whole that others had announced."""
    plan = report(
        "Blue Wire",
        "2025-01-22",
        (
            "exchange",
            "A second exchange with Oreld follows.",
            {"date": "2025-01-24", "place": "Tarn", "modality": "planned"},
        ),
    )
    names = ("Mira Halden", "Ivo Talby")
    day = {"date": "2025-01-24", "place": "Tarn"}
    failed = report(
        "Lamp",
        "2025-01-26",
        ("exchange", "Nobody of Oreld flew: Mira Halden and Ivo Talby stayed.", *names, day | {"modality": "failed"}),
        ("transfer", "Oreld drove two to Tarn, Mira Halden and Ivo Talby.", *names, day | {"count": "2"}),
    )
    assert "modality" in kinds(plan, failed)


def test_a_death_is_taken_back_without_a_name() -> None:
    """Who speaks of a death that they had reported and took back means the one that they told."""
    death = ("death_in_custody", "Mira Halden died on 3 May.", "Mira Halden", {"date": "2025-05-03"})
    back = (
        "death_in_custody",
        "We took back a death that we reported in May.",
        {"date": "2025-05", "modality": "denied"},
    )
    told = [report("Lumen", "2025-05-04", death), report("Lumen", "2025-10-30", back)]
    assert kinds(*told) == ["correction"]
    other = report("Tarn Post", "2025-10-30", back)
    assert "correction" not in kinds(told[0], other)


def test_a_part_of_a_measure_is_told_as_all_of_it() -> None:
    """Who restores a part is set against who tells that all of it was taken again."""
    part = report(
        "Foreign Office of Sarn",
        "2025-11-28",
        (
            "sanction_imposed",
            "From 2 December no policies are written for Orelair.",
            {"place": "Orelair", "date": "2025-12-02", "modality": "planned"},
        ),
        ("conditions", "It restores part of the measures."),
    )
    whole = report(
        "Buzz Daily",
        "2025-12-10",
        (
            "sanction_imposed",
            "Sarn brought all of them back on Orelair last month.",
            {"place": "Orelair", "date": "2025-11"},
        ),
    )
    assert kinds(part, whole) == ["scope"]


def test_a_treatment_is_disputed_by_what_it_is_of() -> None:
    """Blows and doctors are two things, each told and each denied."""
    told = report(
        "Lamp",
        "2025-05-18",
        ("conditions", "Warders beat Mira Halden.", "Mira Halden"),
        ("conditions", "No doctor came to Mira Halden.", "Mira Halden"),
    )
    answer = report(
        "Ministry of Justice of Oreld",
        "2025-05-20",
        ("conditions", "Nobody struck Mira Halden.", "Mira Halden", {"modality": "denied"}),
        ("conditions", "Mira Halden was examined by a physician.", "Mira Halden"),
    )
    assert kinds(told, answer) == ["modality", "modality"]


def test_a_told_death_that_goes_on_after_its_correction_is_denied_too() -> None:
    """A body corrects itself; an outlet that tells it all the same later is contradicted."""
    death = ("death_in_custody", "Mira Halden died on 3 May.", "Mira Halden", {"date": "2025-05-03"})
    alive = ("death_in_custody", "Mira Halden is alive; we were wrong.", "Mira Halden", {"modality": "denied"})
    again = ("death_in_custody", "Mira Halden died in May.", "Mira Halden", {"date": "2025-05"})
    told = [report("Lumen", "2025-05-04", death), report("Lumen", "2025-05-06", alive)]
    assert kinds(*told) == ["correction"]
    assert kinds(*told, report("Buzz Daily", "2025-08-06", again)) == ["correction", "modality"]


def test_the_question_of_each_is_told_in_one_sentence() -> None:
    """What is found gives its reason."""
    one = report("Blue Wire", "2025-06-22", freed("On 21 June 36 left the prisons of Oreld.", "36", date="2025-06-21"))
    other = report("Buzz Daily", "2025-09-09", freed("In Oreld 36 left on 23 June.", "36", date="2025-06-23"))
    (found,) = findings("disagreement", one, other)
    assert "21 June 2025 or 23 June 2025" in found.reason
